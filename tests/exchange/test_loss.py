"""The reports of what exports lose."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from needs import ROOT

from edition.exchange.export.letter import judge_letter
from edition.exchange.loss import CLASSES, weigh

SCHEMA = json.loads((ROOT / "schema/loss.schema.json").read_text(encoding="utf-8"))


def read(path: Path) -> Any:  # noqa: ANN401 - JSON
    """Read a JSON file."""
    return json.loads(path.read_text(encoding="utf-8"))


def count(value: Any) -> int:  # noqa: ANN401 - JSON
    """Count what a value says: texts, numbers and truth values."""
    if isinstance(value, dict | list):
        return sum(count(inner) for inner in (value.values() if isinstance(value, dict) else value))
    return int(value not in (None, ""))


def list_reports(folder: Path) -> list[Path]:
    """List the reports of an edition."""
    found = sorted((folder / "public/data/loss").glob("*.json"))
    assert found
    return found


@pytest.mark.parametrize("kind", ["published", "large"])
def test_reports_are_as_the_schema_says(kind: str, request: pytest.FixtureRequest) -> None:
    """Each has lines that add up to its sums, its classes and all nodes."""
    for path in list_reports(request.getfixturevalue(kind)):
        report = read(path)
        assert [] == [*Draft202012Validator(SCHEMA).iter_errors(report)]
        assert report["nodes"] == sum(report["classes"].values())
        for lines in (report["lines"], report["sums"]):
            assert report["classes"] == {
                name: sum(line["count"] for line in lines if line["class"] == name)
                for name in CLASSES
            }


def test_every_value_is_counted(published: Path) -> None:
    """The classes add up to the values of the records, and no value is unknown to an export."""
    records = [read(path) for path in (published / "public/telegrams").rglob("*.json")]
    report = read(published / "public/data/loss/cmif.json")

    assert sum(map(count, records)) == report["nodes"]
    for path in list_reports(published):
        assert 0 == read(path)["classes"]["not-understood"], path.name


@pytest.mark.parametrize("place", [(), ("handling", 0), ("handling", 0, "who", 0)])
def test_what_an_export_does_not_know_is_counted(
    published: Path, place: tuple[str | int, ...]
) -> None:
    """A value that nobody planned for is a line of its own."""
    record = read(published / "public/telegrams/1950/tg-1950-26998.json")
    table = record
    for key in place:
        table = table[key]
    table["weather"] = {"sky": "clear", "wind": 3}

    lines = weigh(record["id"], record, judge_letter(record))

    unknown = [line for line in lines if line.cls == "not-understood"]
    name = ".".join((*(str(key) for key in place if isinstance(key, str)), "weather"))
    assert {(f"{name}.sky", 1), (f"{name}.wind", 1)} == {
        (line.what, line.nodes) for line in unknown
    }
    assert count(record) == sum(line.nodes for line in lines)


def test_the_page_tells_the_sums(published: Path) -> None:
    """What is lost stands on the page with its reason."""
    page = (published / "public/losses.html").read_text(encoding="utf-8")

    for each in read(published / "public/data/loss/cmif.json")["sums"]:
        if each["class"] != "kept":
            assert each["what"] in page
            assert each["why"] in page
