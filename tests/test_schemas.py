"""
The schemas of what is not TEI.
"""

import json
from pathlib import Path

import jsonschema
import pytest
from needs import ROOT

from edition.schemas import problems

SCHEMAS = sorted((ROOT / "schema").glob("*.schema.json"))


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.name)
def test_schemas_are_schemas(path: Path) -> None:
    """
    Each schema is valid JSON Schema 2020-12.
    """
    jsonschema.Draft202012Validator.check_schema(json.loads(path.read_text(encoding="utf-8")))


def test_every_fault_is_a_sentence(tmp_path: Path) -> None:
    """
    All faults of a value are told, each with its key.
    """
    schema = tmp_path / "s.json"
    schema.write_text(
        '{"additionalProperties": false, "required": ["name"],'
        ' "properties": {"name": {}, "year": {"type": "integer"}, "format": {"const": 1}}}',
        encoding="utf-8",
    )

    found = problems(schema, {"yaer": 1, "year": "x", "format": 2})

    assert [
        "the key “name” is missing; add it.",
        "the key “yaer” is not known; did you mean “year”?",
        "“format” is 2, but must be 1.",
        "“year”: 'x' is not of type 'integer'; correct it.",
    ] == sorted(found)


def test_nothing_is_wrong_with_what_is_right(tmp_path: Path) -> None:
    """
    A valid value gives no sentence.
    """
    schema = tmp_path / "s.json"
    schema.write_text('{"type": "object"}', encoding="utf-8")

    assert [] == problems(schema, {})
