"""
Explain in sentences where a value breaks its JSON Schema.

jsonschema-rs decides whether a value is valid, in a hundredth of the time. Only if it is not,
jsonschema finds what is wrong and where.
"""

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema_rs

from edition.errors import EditionError
from edition.relaxng.messages import find_nearest

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator, ValidationError

_MAX_CHARACTERS = 60


def read_schema(schema: Path) -> str:
    """Return the text of a schema; raise EditionError if it is missing or no JSON."""
    try:
        text = schema.read_text(encoding="utf-8")
        json.loads(text)
    except (OSError, ValueError) as error:
        raise EditionError(
            f"schema/{schema.name} is missing or damaged; put back the one that came with edition."
        ) from error
    return text


@cache
def _load(schema: Path) -> Any:  # noqa: ANN401 - JSON
    return json.loads(read_schema(schema))


@cache
def _open_validator(schema: Path) -> jsonschema_rs.Validator:
    """Compile a schema to decide whether values are valid; patterns are Python's."""
    formats = {"regex": _is_expression}
    return jsonschema_rs.validator_for(_load(schema), formats=formats, validate_formats=True)


def _is_expression(text: str) -> bool:
    try:
        re.compile(text)
    except re.error:
        return False
    return True


@cache
def _open_explainer(schema: Path) -> "Draft202012Validator":
    """Compile a schema to find what is wrong; the library is imported only when needed."""
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - its import takes 0.2 s

    return Draft202012Validator(_load(schema), format_checker=Draft202012Validator.FORMAT_CHECKER)


def find_problems(schema: Path, value: object) -> list[str]:
    """Return one sentence for each fault of a value; an empty list if it is valid."""
    if _is_valid(schema, value):
        return []
    errors = sorted(_open_explainer(schema).iter_errors(value), key=lambda error: error.json_path)
    return [sentence for error in errors for sentence in _sentences(error)]


def _is_valid(schema: Path, value: object) -> bool:
    """Tell whether a value is valid; False for values that JSON has no form for, such as dates."""
    try:
        return _open_validator(schema).is_valid(value)
    except ValueError:
        return False


def _sentences(error: "ValidationError") -> list[str]:
    """Explain one fault by its key and the remedy."""
    where = ".".join(str(step) for step in error.absolute_path)
    schema: dict[str, Any] = error.schema if isinstance(error.schema, dict) else {}
    value: Any = error.instance
    if error.validator == "additionalProperties":
        known = list(schema.get("properties", {}))
        return [_unknown(where, key, known) for key in value if key not in known]
    if error.validator == "required":
        missing = [key for key in schema["required"] if key not in value]
        return [f"the key “{_join(where, key)}” is missing; add it." for key in missing]
    if error.validator == "enum" and (near := _find_near(value, schema["enum"])):
        return [f"“{where}” is {_show(value)}, which is not known; did you mean {_show(near)}?"]
    tell = _WANTED.get(str(error.validator))
    told = tell(schema) if tell else "which is not as it should be; correct it"
    return [f"“{where or 'the whole'}” is {_show(value)}, {told}."]


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


def _find_near(value: object, known: list[object]) -> str:
    """Return the known word that a word is most like; empty if there is none."""
    words = [word for word in known if isinstance(word, str)]
    return (find_nearest(value, words) if isinstance(value, str) else None) or ""


def _show(value: object) -> str:
    """Write a value as JSON, cut after 60 characters."""
    written = json.dumps(value, ensure_ascii=False, default=str)
    return written if len(written) <= _MAX_CHARACTERS else f"{written[:_MAX_CHARACTERS]}…"


def _name_type(named: str | list[str]) -> str:
    names = [named] if isinstance(named, str) else named
    return " or ".join(_TYPES[name] for name in names)


def _describe(schema: dict[str, Any]) -> str:
    """Return the description of a pattern, or the pattern itself."""
    described = str(schema.get("description", schema["pattern"]))
    return (described[0].lower() + described[1:]).removesuffix(".")


def _join(where: str, key: str) -> str:
    return f"{where}.{key}" if where else key


def _unknown(where: str, key: str, known: list[str]) -> str:
    """Explain an unknown key, and suggest the nearest known one."""
    near = find_nearest(key, known)
    meant = f"did you mean “{_join(where, near)}”?" if near else "delete it."
    return f"the key “{_join(where, key)}” is not known; {meant}"
