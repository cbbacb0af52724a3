"""
What the records say together: the edition's catalogue, in SQLite.

A build fills it anew in one transaction; deleting it is always safe.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any

from edition.checks.document.pointers import list_pointers
from edition.describe import Description
from edition.errors import EditionError
from edition.holdings import list_citable
from edition.sources import TEI, Source

Record = dict[str, Any]

_TABLES = """
CREATE TABLE telegram (
  id TEXT PRIMARY KEY, href TEXT, title TEXT, number TEXT, date TEXT, sort TEXT,
  replies_to TEXT,
  modified TEXT, path TEXT, record TEXT
);
CREATE INDEX telegram_by_date ON telegram (sort, id);
CREATE INDEX telegram_by_request ON telegram (replies_to);
CREATE TABLE entry (id TEXT, kind TEXT, type TEXT, sort TEXT, path TEXT, entry TEXT);
CREATE INDEX entry_by_id ON entry (id);
CREATE TABLE mention (
  telegram TEXT, position INTEGER, ref TEXT, anchor TEXT,
  before TEXT, text TEXT, after TEXT, cover INTEGER
);
CREATE INDEX mention_by_ref ON mention (ref);
CREATE TABLE party (telegram TEXT, position INTEGER, role TEXT, ref TEXT, copies INTEGER);
CREATE INDEX party_by_ref ON party (ref, role);
CREATE TABLE pointer (path TEXT, target_path TEXT, target TEXT);
CREATE INDEX pointer_by_target ON pointer (target);
CREATE INDEX pointer_by_target_path ON pointer (target_path);
CREATE TABLE anchor (id TEXT, path TEXT);
CREATE INDEX anchor_by_id ON anchor (id);
CREATE TABLE file (telegram TEXT, name TEXT, kind TEXT, bytes INTEGER);
CREATE INDEX file_by_telegram ON file (telegram);
"""


class Catalogue:
    """
    An open catalogue; what is asked of it is asked in SQL.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        connection.row_factory = sqlite3.Row
        self._connection = connection

    def ask(self, query: str, *values: object) -> list[sqlite3.Row]:
        """
        Return the rows that a query finds.
        """
        return self._connection.execute(query, values).fetchall()

    def _insert(self, table: str, rows: Iterable[tuple[object, ...]]) -> None:
        """
        Add rows to a table.
        """
        for row in rows:
            marks = ", ".join("?" * len(row))
            self._connection.execute(f"INSERT INTO {table} VALUES ({marks})", row)  # noqa: S608 - a table's name of ours

    def add_source(self, source: Source) -> None:
        """
        Note what a source points at and which citable ids it holds.
        """
        path = str(source.path)
        self._insert("anchor", ((name, path) for name in list_citable(source)))
        self._insert(
            "pointer",
            (
                (path, str(pointer.path), pointer.name)
                for pointer in list_pointers(source)
                if pointer.path is not None and pointer.path != source.path
            ),
        )
        self._insert(
            "pointer",
            (
                (path, "", f"commodity-{measure.get('commodity')}")
                for measure in source.tree.iter(f"{TEI}measure")
                if measure.get("commodity")
            ),
        )

    def add_entries(self, path: PurePosixPath, entries: Iterable[Record]) -> None:
        """
        Note a register's entries.
        """
        self._insert(
            "entry",
            (
                (
                    entry["id"],
                    entry["kind"],
                    entry["type"] or "",
                    entry["sort"],
                    str(path),
                    json.dumps(entry, ensure_ascii=False),
                )
                for entry in entries
            ),
        )

    def add_description(self, description: Description) -> None:
        """
        Note what is known of one telegram.

        Telegrams are sorted by their sending: a day without an hour follows that day's hours.
        """
        record = description.record
        self._insert(
            "telegram",
            [
                (
                    record["id"],
                    address(record),
                    record["title"],
                    _number(record),
                    record["date"],
                    f"{record['date']}~",
                    record["replies_to"],
                    record["modified"],
                    str(description.path),
                    json.dumps(record, ensure_ascii=False),
                )
            ],
        )
        self._insert("mention", _list_mentions(record))
        self._insert("party", _list_parties(record))
        self._insert(
            "file",
            (
                (record["id"], f"{record['id']}.{kind}", kind, len(content))
                for kind, content in description.files.items()
            ),
        )


def address(record: Record) -> str:
    """
    Return where a telegram is published, without the extension.
    """
    return f"telegrams/{record['year']}/{record['id']}"


def _number(record: Record) -> str:
    """
    Return the number by which a telegram is known: the cipher bureau's, or the end of its id.
    """
    numbers = (item["value"] for item in record["numbers"] if item["series"] == "cipher-bureau")
    return str(next(numbers, record["id"].rpartition("-")[2]))


def _list_mentions(record: Record) -> Iterator[tuple[object, ...]]:
    """
    List who and what a telegram's text names, cites and measures, in the order of the record.
    """
    rows: list[tuple[object, ...]] = []
    for mention in record["mentions"]:
        before, _, rest = mention["context"].partition("⟦")
        text, _, after = rest.partition("⟧")
        rows.append((mention["ref"], mention["anchor"], before, text, after, mention["cover"]))
    rows.extend(
        (reference["target"], reference["anchor"], "", reference["text"], "", False)
        for reference in record["references"]
    )
    if precedence := record["precedence"]:
        rows.append((precedence["ref"], record["id"], "", precedence["text"], "", False))
    for measure in record["quantities"]:
        commodity = measure["commodity"] and f"commodity-{measure['commodity']}"
        rows.extend(
            (term, measure["anchor"], "", measure["text"], "", False)
            for term in (measure["unit"], commodity, measure["act"])
            if term
        )
    for position, row in enumerate(rows):
        yield (record["id"], position, *row)


def _list_parties(record: Record) -> Iterator[tuple[object, ...]]:
    """
    List who had to do with a telegram, and the places where that was.
    """
    rows: list[tuple[object, ...]] = []
    for step in record["handling"]:
        rows.extend((step["action"], who, None) for who in step["who"])
        if step["place"]:
            rows.append((step["action"], step["place"], None))
    rows.extend(("copied", copy["who"], copy["copies"]) for copy in record["distribution"])
    for position, row in enumerate(rows):
        yield (record["id"], position, *row)


@contextmanager
def open_catalogue(place: Path | None) -> Iterator[Catalogue]:
    """
    Open an empty catalogue, in a file or in memory; it is kept when all went well.
    """
    try:
        connection = _connect(place)
        try:
            yield Catalogue(connection)
            connection.commit()
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise EditionError(
            f"The catalogue could not be written: {error}; free some space or delete .edition/."
        ) from error


def _connect(place: Path | None) -> sqlite3.Connection:
    """
    Connect to an empty catalogue; the tables and all rows are one transaction.
    """
    connection = sqlite3.connect(place or ":memory:", isolation_level=None)
    connection.execute("PRAGMA journal_mode = MEMORY")
    connection.execute("BEGIN")
    for statement in _TABLES.split(";")[:-1]:
        connection.execute(statement)
    return connection
