"""
Tables as CSV, with the metadata of CSV on the Web that says what each column is.

A spreadsheet takes a cell that begins with one of some signs for a formula. Such a cell, and one
that begins with an apostrophe, has one more apostrophe in front; whoever reads it takes that away.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from edition.describe.summary import write_json
from edition.exchange.export.export import DATA, File, Whole
from edition.exchange.loss import Leaf, Verdict, change
from edition.project.licences import locate_licence

GUARDED = ("=", "+", "-", "@", "\t", "\r", "'")
LINES = "\n"
"""Separates values that may have spaces."""
WORDS = " "
"""Separates ids."""
_GUARD = (
    "A cell that begins with = + - @ or an apostrophe has one more apostrophe in front, "
    "so that no spreadsheet takes it for a formula."
)

_GUARDED = "An apostrophe in front keeps spreadsheets from taking it for a formula."

Cell = str | int | float | bool | Sequence[str] | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what it says, its datatype, and what separates several values."""

    name: str
    about: str
    datatype: str = "string"
    separator: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its file, what a row is, its columns, and those by which rows are told apart."""

    file: File
    about: str
    columns: tuple[Column, ...]
    key: str | None = None


def judge_cell(verdict: Verdict | None, leaf: Leaf) -> Verdict | None:
    """Say that a value is kept in another form if it needs an apostrophe."""
    if verdict and verdict.cls == "kept" and str(leaf.value).startswith(GUARDED):
        return change(verdict.what, _GUARDED)
    return verdict


def name_file(name: str, *, cut: bool = True) -> File:
    """Name the file of a table."""
    return File(f"{DATA}{name}.csv", "text/csv", cut)


def write_tables(
    tables: Sequence[Table], rows: Iterable[tuple[Table, Mapping[str, Cell]]]
) -> dict[str, str]:
    """Write the rows of several tables, each by the address of its file if there are any."""
    found: dict[str, list[Mapping[str, Cell]]] = {each.file.address: [] for each in tables}
    for table, row in rows:
        found[table.file.address].append(row)
    return {
        table.file.address: write_rows(table, own)
        for table in tables
        if (own := found[table.file.address])
    }


def finish_table(whole: Whole, tables: Sequence[Table]) -> str:
    """Write the names of the columns above the rows."""
    table = next(table for table in tables if table.file == whole.file)
    return write_head(table) + "".join(whole.texts)


def write_rows(table: Table, rows: Iterable[Mapping[str, Cell]]) -> str:
    """Write rows without the names of the columns."""
    return _write(
        [_write_cell(column, row.get(column.name)) for column in table.columns] for row in rows
    )


def write_head(table: Table) -> str:
    """Write the names of the columns."""
    return _write([[column.name for column in table.columns]])


def _write(rows: Iterable[Sequence[str]]) -> str:
    target = io.StringIO(newline="")
    csv.writer(target, lineterminator="\r\n").writerows(rows)
    return target.getvalue()


def _write_cell(column: Column, value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    text = value if isinstance(value, str) else (column.separator or WORDS).join(value)
    return f"'{text}" if text.startswith(GUARDED) else text


def write_metadata(whole: Whole, tables: Sequence[Table]) -> str:
    """Write the metadata of tables, whose addresses are relative to it."""
    settings = whole.order.project.settings
    up = "" if whole.period is None else "../"
    described = [
        _describe(table, up + table.file.locate(whole.period).rpartition("data/")[2])
        for table in tables
        if table.file.address in whole.there
    ]
    head = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": settings.title,
        "dc:license": {"@id": locate_licence(settings.rights.metadata)},
        "dc:rights": settings.rights.texts,
        "dc:description": _GUARD,
        "dialect": {"encoding": "utf-8", "header": True, "lineTerminators": ["\r\n"]},
    }
    lines = [f"  {write_json(key)}: {write_json(value)}" for key, value in head.items()]
    listed = ",\n    ".join(map(write_json, described))
    return "{\n" + ",\n".join(lines) + f',\n  "tables": [\n    {listed}\n  ]\n}}\n'


def _describe(table: Table, address: str) -> Mapping[str, object]:
    schema: dict[str, object] = {
        "columns": [_describe_column(each, table.key) for each in table.columns]
    }
    if table.key:
        schema["primaryKey"] = table.key
    return {"url": address, "dc:description": table.about, "tableSchema": schema}


def _describe_column(column: Column, key: str | None) -> Mapping[str, object]:
    told: dict[str, object] = {
        "name": column.name,
        "titles": column.name,
        "dc:description": column.about,
        "datatype": column.datatype,
    }
    if column.separator:
        told["separator"] = column.separator
    if column.name == key:
        told["required"] = True
    return told
