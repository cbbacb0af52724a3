"""
The one door to JSON Schema: what is wrong with a value, in sentences.
"""

import difflib
import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs

from edition.errors import EditionError

_SHOWN = 60
_Kind = jsonschema_rs.ValidationErrorKind


@cache
def _compile(schema: Path) -> tuple[jsonschema_rs.Validator, dict[str, Any]]:
    """
    Compile a schema once.
    """
    try:
        loaded = json.loads(schema.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise EditionError(
            f"schema/{schema.name} is missing or damaged; put back the one that came with edition."
        ) from error
    formats = {"regex": _is_expression}
    return jsonschema_rs.validator_for(loaded, formats=formats, validate_formats=True), loaded


def _is_expression(text: str) -> bool:
    """
    Tell whether a text is a regular expression, as Python reads them.
    """
    try:
        re.compile(text)
    except re.error:
        return False
    return True


def problems(schema: Path, value: object) -> list[str]:
    """
    Say what is wrong with a value, one sentence for each fault; no sentence, no fault.
    """
    validator, loaded = _compile(schema)
    try:
        if validator.is_valid(value):
            return []
        errors = list(validator.iter_errors(value))
    except ValueError:
        return [
            f"“{where}” is {found}; put it in quotation marks."
            for where, found in _list_foreign(value)
        ]
    errors.sort(key=lambda error: [str(step) for step in error.instance_path])
    return [sentence for error in errors for sentence in _sentences(error, loaded)]


def _list_foreign(value: object, where: str = "") -> Iterator[tuple[str, object]]:
    """
    List what JSON has no form for: dates and times, which TOML has.
    """
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _list_foreign(part, _join(where, str(key)))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from _list_foreign(part, _join(where, str(index)))
    elif not isinstance(value, (str, int, float, bool, type(None))):
        yield where, value


def _sentences(error: jsonschema_rs.ValidationError, loaded: dict[str, Any]) -> list[str]:
    """
    Put one fault into words that name the key and its remedy.
    """
    where = ".".join(str(step) for step in error.instance_path)
    keyword = str(error.schema_path[-1])
    schema = _find(loaded, error.schema_path[:-1])
    match error.kind:
        case _Kind.AdditionalProperties(unexpected=keys):
            return [_unknown(where, key, list(schema["properties"])) for key in sorted(keys)]
        case _Kind.Required(property=key):
            return [f"the key “{_join(where, key)}” is missing; add it."]
    tell = _WANTED.get(keyword)
    told = tell(schema) if tell else "which is not as it should be; correct it"
    return [f"“{where or 'the whole'}” is {_show(error.instance)}, {told}."]


def _find(schema: Any, path: list[str | int]) -> Any:  # noqa: ANN401 - a part of JSON
    """
    Find a part of a schema by its path.
    """
    for step in path:
        schema = schema[step]
    return schema


_TYPES = {
    "array": "a list",
    "boolean": "true or false",
    "integer": "a whole number",
    "null": "nothing",
    "number": "a number",
    "object": "a table",
    "string": "a text in quotation marks",
}
_WANTED: dict[str, Callable[[dict[str, Any]], str]] = {
    "const": lambda schema: f"but must be {_show(schema['const'])}",
    "enum": lambda schema: f"but must be {' or '.join(map(_show, schema['enum']))}",
    "format": lambda schema: f"which is not of the form {schema['format']}; correct it",
    "maximum": lambda schema: f"but must be {schema['maximum']} or less",
    "minimum": lambda schema: f"but must be {schema['minimum']} or more",
    "minItems": lambda schema: f"but needs {schema['minItems']} or more; add what is missing",
    "minLength": lambda schema: f"but needs {schema['minLength']} or more signs",
    "pattern": lambda schema: f"which has not the right form: {_describe(schema)}",
    "type": lambda schema: f"but must be {_name_type(schema['type'])}",
}


def _show(value: object) -> str:
    """
    Write a value as the file may have it, its beginning if it is long.
    """
    written = json.dumps(value, ensure_ascii=False, default=str)
    return written if len(written) <= _SHOWN else f"{written[:_SHOWN]}…"


def _name_type(named: str | list[str]) -> str:
    """
    Name a type, or several, in words.
    """
    names = [named] if isinstance(named, str) else named
    return " or ".join(_TYPES[name] for name in names)


def _describe(schema: dict[str, Any]) -> str:
    """
    Say what a text must look like, as the schema says it, else by its pattern.
    """
    described = str(schema.get("description", schema["pattern"]))
    return (described[0].lower() + described[1:]).removesuffix(".")


def _join(where: str, key: str) -> str:
    """
    Name a key by its whole path.
    """
    return f"{where}.{key}" if where else key


def _unknown(where: str, key: str, known: list[str]) -> str:
    """
    Name an unknown key and the known one that comes nearest.
    """
    near = difflib.get_close_matches(key, known, n=1)
    meant = f"did you mean “{_join(where, near[0])}”?" if near else "delete it."
    return f"the key “{_join(where, key)}” is not known; {meant}"
