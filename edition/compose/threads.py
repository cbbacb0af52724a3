"""The telegrams that a telegram answers, and those that answer it."""

from collections.abc import Iterable

from edition.catalogue.relation import Record
from edition.catalogue.tables import REPLY, TELEGRAM
from edition.engine.reader import Reader


def find_requests(reader: Reader, telegram: Record) -> list[Record]:
    """Find the telegrams of the edition that a telegram answers, in the order of sending."""
    replies = reader.rows(REPLY.name, path=telegram["path"])
    return _find(reader, (row["request"] for row in replies))


def find_answers(reader: Reader, telegram: Record) -> list[Record]:
    """Find the telegrams that answer a telegram, in the order of sending."""
    replies = reader.rows(REPLY.name, request=telegram["id"])
    return _find(reader, (row["telegram"] for row in replies))


def _find(reader: Reader, names: Iterable[object]) -> list[Record]:
    rows = (reader.row(TELEGRAM.name, id=name) for name in names)
    return sort_telegrams(row for row in rows if row)


def sort_telegrams(rows: Iterable[Record]) -> list[Record]:
    """Return telegrams in the order of sending."""
    return sorted(rows, key=lambda row: (str(row["sort"]), str(row["id"])))
