"""The types of records and entries are those of their JSON Schemas."""

import json
from types import NoneType, UnionType
from typing import Any, Literal, Required, Union, get_args, get_origin, get_type_hints, is_typeddict

import pytest
from needs import ROOT

from edition.catalogue.block import Block
from edition.catalogue.entry import Entry
from edition.catalogue.record import Record

INNER = "a block in a block"
NAMES = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}


def read_schema(name: str) -> dict[str, Any]:
    """Read a schema."""
    schema: dict[str, Any] = json.loads((ROOT / "schema" / name).read_text(encoding="utf-8"))
    return schema


def describe_type(kind: Any, *, inner: bool = False) -> Any:  # noqa: ANN401, PLR0911 - types are values; a line a case
    """Describe a type: the fields of a dict, whether each must be there, and what each holds."""
    if get_origin(kind) is Required:
        return describe_type(get_args(kind)[0], inner=inner)
    if kind is Block and inner:
        return INNER
    if is_typeddict(kind):
        return {
            name: (
                name in kind.__required_keys__,
                describe_type(hint, inner=inner or kind is Block),
            )
            for name, hint in get_type_hints(kind, include_extras=True).items()
        }
    if get_origin(kind) is list:
        return [describe_type(get_args(kind)[0], inner=inner)]
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


def merge(kinds: list[dict[str, Any]]) -> dict[str, Any]:
    """Describe a dict of one of several kinds; a field that one of them lacks may be absent."""
    fields: dict[str, Any] = {}
    for name in dict.fromkeys(name for kind in kinds for name in kind):
        held = [kind[name] for kind in kinds if name in kind]
        values = [value for _, value in held]
        words = isinstance(values[0], frozenset)
        needed = len(held) == len(kinds) and all(needed for needed, _ in held)
        fields[name] = (needed, frozenset().union(*values) if words else values[0])
    return fields


def describe_named(name: str, whole: dict[str, Any]) -> Any:  # noqa: ANN401
    """Describe a definition; a block in a block is not described again."""
    definition = whole["$defs"][name]
    if name == "block":
        whole = {"$defs": whole["$defs"] | {"block": None}}
    return describe_schema(definition, whole) if definition else INNER


def describe_schema(part: dict[str, Any], whole: dict[str, Any]) -> Any:  # noqa: ANN401, PLR0911
    """Describe a schema in the same way."""
    if "$ref" in part:
        return describe_named(part["$ref"].rpartition("/")[2], whole)
    if "allOf" in part:
        merged: dict[str, Any] = {}
        required: set[str] = set()
        for each in (*part["allOf"], {"properties": part.get("properties", {})}):
            target = whole["$defs"][each["$ref"].rpartition("/")[2]] if "$ref" in each else each
            merged |= target.get("properties", {})
            required |= set(target.get("required", []))
        return {k: (k in required, describe_schema(v, whole)) for k, v in merged.items()}
    if "oneOf" in part:
        kinds = [
            describe_schema(each, whole) for each in part["oneOf"] if each.get("type") != "null"
        ]
        return merge(kinds) if len(kinds) > 1 else (kinds[0], None)
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
