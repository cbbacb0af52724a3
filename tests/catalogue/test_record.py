"""The types of records and entries are those of their JSON Schemas."""

import json
from types import NoneType, UnionType
from typing import Any, Literal, Required, Union, get_args, get_origin, get_type_hints, is_typeddict

import pytest
from needs import ROOT

from edition.catalogue.record import Entry, Record

NAMES = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}


def read_schema(name: str) -> dict[str, Any]:
    """Read a schema."""
    schema: dict[str, Any] = json.loads((ROOT / "schema" / name).read_text(encoding="utf-8"))
    return schema


def describe_type(kind: Any) -> Any:  # noqa: ANN401, PLR0911 - types are values; a line a case
    """Describe a type: the fields of a dict, whether each must be there, and what each holds."""
    if get_origin(kind) is Required:
        return describe_type(get_args(kind)[0])
    if is_typeddict(kind):
        return {
            name: (name in kind.__required_keys__, describe_type(hint))
            for name, hint in get_type_hints(kind, include_extras=True).items()
        }
    if get_origin(kind) is list:
        return [describe_type(get_args(kind)[0])]
    if get_origin(kind) is Literal:
        return frozenset(get_args(kind))
    if get_origin(kind) in {Union, UnionType}:
        parts = [part for part in get_args(kind) if part is not NoneType]
        if int in parts:  # a figure
            return "number" if len(parts) > 1 else ("integer", None)
        (part,) = parts
        described = describe_type(part)
        if isinstance(described, frozenset):
            return described | {None}
        return (described, None)
    return NAMES[kind]


def describe_schema(part: dict[str, Any], whole: dict[str, Any]) -> Any:  # noqa: ANN401, PLR0911
    """Describe a schema in the same way."""
    if "$ref" in part:
        return describe_schema(whole["$defs"][part["$ref"].rpartition("/")[2]], whole)
    if "allOf" in part:
        merged: dict[str, Any] = {}
        required: set[str] = set()
        for each in (*part["allOf"], {"properties": part.get("properties", {})}):
            target = whole["$defs"][each["$ref"].rpartition("/")[2]] if "$ref" in each else each
            merged |= target.get("properties", {})
            required |= set(target.get("required", []))
        return {k: (k in required, describe_schema(v, whole)) for k, v in merged.items()}
    if "oneOf" in part:
        (one,) = [each for each in part["oneOf"] if each.get("type") != "null"]
        return (describe_schema(one, whole), None)
    if "const" in part:
        return frozenset({part["const"]})
    if "enum" in part:
        return frozenset(part["enum"])
    kind = part["type"]
    if isinstance(kind, list):
        return (next(name for name in kind if name != "null"), None)
    if kind == "object":
        needed = part.get("required", [])
        return {
            name: (name in needed, describe_schema(each, whole))
            for name, each in part["properties"].items()
        }
    if kind == "array":
        item = part.get("items") or part["prefixItems"][0]
        return [describe_schema(item, whole)]
    return kind


@pytest.mark.parametrize(
    ("kind", "name"), [(Record, "record.schema.json"), (Entry, "entry.schema.json")]
)
def test_types_are_those_of_the_schema(kind: type, name: str) -> None:
    """Every field of the schema has the same type in Python."""
    schema = read_schema(name)

    assert describe_schema(schema, schema) == describe_type(kind)
