"""The schemas of what is not TEI."""

import json
from datetime import date
from pathlib import Path

import jsonschema_rs
import pytest
from needs import ROOT

from edition.errors import EditionError
from edition.project.json_schema import find_problems

SCHEMAS = sorted((ROOT / "schema").glob("*.schema.json"))


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.name)
def test_schemas_are_schemas(path: Path) -> None:
    """Each schema is valid JSON Schema 2020-12."""
    jsonschema_rs.meta.validate(json.loads(path.read_text(encoding="utf-8")))


def test_every_fault_is_a_sentence(tmp_path: Path) -> None:
    """All faults of a value are told, each with its key."""
    schema = tmp_path / "s.json"
    schema.write_text(
        '{"additionalProperties": false, "required": ["name"],'
        ' "properties": {"name": {}, "year": {"type": "integer"}, "format": {"const": 1}}}',
        encoding="utf-8",
    )

    found = find_problems(schema, {"yaer": 1, "year": "x", "format": 2})

    assert [
        "the key “name” is missing; add it.",
        "the key “yaer” is not known; did you mean “year”?",
        "“format” is 2, but must be 1.",
        '“year” is "x", but must be a whole number.',
    ] == sorted(found)


def test_nothing_is_wrong_with_what_is_right(tmp_path: Path) -> None:
    """A valid value gives no sentence."""
    schema = tmp_path / "s.json"
    schema.write_text('{"type": "object"}', encoding="utf-8")

    assert [] == find_problems(schema, {})


@pytest.mark.parametrize(
    ("schema", "value", "said"),
    [
        (
            {"type": ["string", "null"]},
            1,
            "is 1, but must be a text in quotation marks or nothing.",
        ),
        ({"pattern": "^a"}, "b", 'is "b", which has not the right form: ^a.'),
        ({"pattern": "^a", "description": "An a."}, "b", "which has not the right form: an a."),
        ({"minItems": 1}, [], "is [], but needs 1 or more; add what is missing."),
        ({"minLength": 1}, "", 'is "", but needs 1 or more signs.'),
        ({"minimum": 1}, 0, "is 0, but must be 1 or more."),
        ({"maximum": 1}, 2, "is 2, but must be 1 or less."),
        ({"enum": ["a", "b"]}, "c", 'is "c", but must be "a" or "b".'),
        ({"format": "regex"}, "(", 'is "(", which is not of the form regex; correct it.'),
        ({"const": "a"}, "b" * 99, f'is "{"b" * 59}…, but must be "a".'),
        ({"uniqueItems": True}, [1, 1], "is [1, 1], which is not as it should be; correct it."),
        (
            {"additionalProperties": False, "properties": {"other": {}}},
            {"a": 1},
            "the key “x.a” is not known; delete it.",
        ),
    ],
)
def test_sentences_are_our_own(
    tmp_path: Path, schema: dict[str, object], value: object, said: str
) -> None:
    """What is wrong is told without the library's words."""
    place = tmp_path / "s.json"
    place.write_text(json.dumps({"properties": {"x": schema}}), encoding="utf-8")

    (found,) = find_problems(place, {"x": value})

    assert found.endswith(said)
    assert "“x" in found


def test_a_damaged_schema_is_one_sentence(tmp_path: Path) -> None:
    """A schema that cannot be read is named."""
    (tmp_path / "s.json").write_text("{", encoding="utf-8")

    with pytest.raises(EditionError, match=r"^schema/s\.json is missing or damaged; "):
        find_problems(tmp_path / "s.json", {})


def test_what_only_toml_knows_is_told(tmp_path: Path) -> None:
    """A date, for which JSON has no form, is named by its key."""
    schema = {"properties": {"a": {"items": {"properties": {"b": {"type": "string"}}}}}}
    (tmp_path / "s.json").write_text(json.dumps(schema), encoding="utf-8")

    found = find_problems(tmp_path / "s.json", {"a": [{"b": date(1950, 11, 8)}]})

    assert ['“a.0.b” is "1950-11-08", but must be a text in quotation marks.'] == found
