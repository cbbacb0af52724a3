"""
The one door to jsonschema: what is wrong with a value, in sentences.
"""

import difflib
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator, ValidationError


@cache
def _validator(schema: Path) -> "Draft202012Validator":
    """
    Compile a schema once; the library is loaded by the first who needs it (it takes 0.2 s).
    """
    from jsonschema import Draft202012Validator  # noqa: PLC0415

    return Draft202012Validator(
        json.loads(schema.read_text(encoding="utf-8")),
        format_checker=Draft202012Validator.FORMAT_CHECKER,
    )


def problems(schema: Path, value: object) -> list[str]:
    """
    Say what is wrong with a value, one sentence for each fault; no sentence, no fault.
    """
    errors = sorted(_validator(schema).iter_errors(value), key=lambda error: error.json_path)
    return [sentence for error in errors for sentence in _sentences(error)]


def _sentences(error: "ValidationError") -> list[str]:
    """
    Put one fault into words that name the key and its remedy.
    """
    where = ".".join(str(step) for step in error.absolute_path)
    schema: dict[str, Any] = error.schema if isinstance(error.schema, dict) else {}
    value: Any = error.instance
    match error.validator:
        case "additionalProperties":
            known = list(schema["properties"])
            return [_unknown(where, key, known) for key in value if key not in known]
        case "required":
            missing = [key for key in schema["required"] if key not in value]
            return [f"the key “{_join(where, key)}” is missing; add it." for key in missing]
        case "const":
            return [f"“{where}” is {value!r}, but must be {schema['const']!r}."]
        case _:
            return [f"“{where}”: {error.message}; correct it."]


def _join(where: str, key: str) -> str:
    """
    Name a key by its whole path.
    """
    return f"{where}.{key}" if where else key


def _unknown(where: str, key: str, known: list[str]) -> str:
    """
    Name an unknown key and the known one that comes nearest.
    """
    near = difflib.get_close_matches(key, known, n=1, cutoff=0)
    return f"the key “{_join(where, key)}” is not known; did you mean “{_join(where, near[0])}”?"
