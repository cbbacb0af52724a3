"""The tables of the exports, read by a library for CSV on the Web and by Python's own."""

import csv
import json
import re
from pathlib import Path

import pytest
from judges import read_tables
from overlays import FIXTURES, lay
from published import copy_edition
from spoiled_copies import replace

from edition.build.build import build
from edition.exchange.export.columns import TABLES
from edition.exchange.export.export import File
from edition.exchange.table import Column, Table, write_head, write_rows

# The library asks for regular expressions that Python 3.11 warns of.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
TABLE = Table(
    File("data/x.csv", "text/csv"),
    "Words.",
    (Column("words", ""), Column("ids", "", separator=" ")),
)


@pytest.mark.parametrize("kind", ["published", "large"])
def test_the_library_reads_them(kind: str, request: pytest.FixtureRequest) -> None:
    """Each row of each table is as its metadata says, and each telegram is there once."""
    folder: Path = request.getfixturevalue(kind)
    tables = read_tables(folder, "csv-metadata.json")
    sources = {path.stem for path in (folder / "tei/telegrams").glob("*.xml")}

    assert {table.file.address.removeprefix("data/") for table in TABLES} == {*tables}
    assert sources == {row["id"] for row in tables["telegrams.csv"]}
    assert len(sources) == len(tables["telegrams.csv"])
    for rows in tables.values():
        assert {row.get("telegram", row.get("id")) for row in rows} <= sources


def test_rows_say_what_the_records_say(published: Path) -> None:
    """Each mention, quantity and reference of a record is a row."""
    tables = read_tables(published, "csv-metadata.json")
    for path in (published / "public/telegrams").rglob("*.json"):
        record = json.loads(path.read_text(encoding="utf-8"))
        for key in ("mentions", "quantities", "references"):
            rows = [row for row in tables[f"{key}.csv"] if row["telegram"] == record["id"]]
            assert [each["text"] for each in record[key]] == [row["text"] for row in rows]
        (own,) = (row for row in tables["telegrams.csv"] if row["id"] == record["id"])
        assert [number["value"] for number in record["numbers"]] == own["numbers"]


@pytest.mark.parametrize(
    "words",
    ["=1+1", "+7", "-x", "@a", "'quoted'", 'say "no"', "a;b,c", "two\nlines", " 毛泽东 ", "\t=1"],
)
def test_every_cell_can_be_read_again(words: str) -> None:
    """An apostrophe in front keeps a cell from being a formula; without it, it is as it was."""
    text = write_head(TABLE) + write_rows(TABLE, [{"words": words, "ids": ["a", "b"]}])

    _, (cell, ids) = csv.reader(text.splitlines(keepends=True))

    assert not cell.startswith(("=", "+", "-", "@", "\t"))
    assert words == cell.removeprefix("'")
    assert "a b" == ids
    assert text.endswith("\r\n")


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    """A name of a register that begins with a formula's sign is a text."""
    folder = copy_edition(tmp_path / "edition", ("edition.toml", "tei"))
    place = folder / "tei/registers/persons.xml"
    replace(place, ">Gao Gang<", '>=cmd|"/c calc"!A0; Gao<')

    assert build(folder).published
    cells = [
        cell
        for path in (folder / "public/data").glob("*.csv")
        for row in csv.reader(path.read_text(encoding="utf-8").splitlines(keepends=True))
        for cell in row
    ]
    assert [] == [cell for cell in cells if re.match(r"[=+\-@\t\r]", cell)]


def test_a_table_without_rows_is_left_out(tmp_path: Path) -> None:
    """Where no telegram has a quantity, no file and no metadata speak of quantities."""
    folder = lay(tmp_path, FIXTURES / "few")
    assert build(folder).published
    listed = (folder / "public/data/exports.json").read_text(encoding="utf-8")

    assert "telegrams.csv" in read_tables(folder, "csv-metadata.json")
    assert not (folder / "public/data/quantities.csv").exists()
    assert "quantities" not in listed
