"""A declared table of the catalogue: its columns, its keys, and the order of its rows."""

import base64
import hashlib
import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import NoneType

Row = tuple[object, ...]
Tables = dict[str, list[Row]]
"""Rows by the name of their relation."""
Record = dict[str, object]
"""A row by its columns."""
_KEPT_KEYS = 4_096
_FAST = 1
_COMPACT = (",", ":")
_encode_key = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=_COMPACT).encode
_encode_value = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=_COMPACT).encode
_TYPES = (str, int, NoneType)
"""What SQLite returns as it was given, so that keys are written in one way."""
Find = Callable[[str], Iterable[Row]]
"""Returns the rows that are found in a text."""


@dataclass(frozen=True, slots=True)
class Search:
    """
    How rows are searched for in texts: the relation and column of the texts, and what makes a Find.

    If rows come or go, only texts in which one of these is found may have other finds.
    """

    texts: str
    column: str
    prepare: Callable[[Sequence[Row]], Find]


@dataclass(frozen=True, slots=True)
class Relation:
    """
    A table: its name, its columns, and the columns by which rows may be asked for.

    The order is given where rows have neighbours; its columns always have a value.
    """

    name: str
    columns: tuple[str, ...]
    keys: tuple[tuple[str, ...], ...] = ()
    order: tuple[str, ...] = ()
    search: Search | None = None
    called: str = ""
    """What a row is called in sentences, if not as the relation."""

    def list_statements(self) -> Iterator[str]:
        """List the statements that make the table and its indexes, unless they are there."""
        yield f"CREATE TABLE IF NOT EXISTS {self.name} ({', '.join(self.columns)}, item INTEGER)"
        for key in dict.fromkeys((("item",), *self.keys, self.order)):
            if key:
                index = f"{self.name}_by_{'_'.join(key)}"
                yield f"CREATE INDEX IF NOT EXISTS {index} ON {self.name} ({', '.join(key)})"

    def list_keys(self, row: Row) -> Iterator[str]:
        """List the keys under which a row is found; the first finds all rows."""
        values = dict(zip(self.columns, row, strict=True))
        for columns in ((), *self.keys):
            yield write_key(self.name, {column: values[column] for column in columns})

    def make_query(self, by: Iterable[str], *, ordered: bool = True) -> str:
        """Return the query for the rows with given values, in an order that is always the same."""
        where = " AND ".join(f"{column} IS ?" for column in by) or "1"
        columns, order = ", ".join(self.columns), ", ".join((*self.order, *self.columns))
        rows = f"SELECT {columns} FROM {self.name} WHERE {where}"  # noqa: S608 - our own names
        return f"{rows} ORDER BY {order}" if ordered else rows

    def require_key(self, by: Iterable[str]) -> None:
        """Raise ValueError if rows cannot be asked for by these columns."""
        if set(by) not in map(set, ((), *self.keys)):
            raise ValueError(f"{self.name} has no key {', '.join(by)}")

    def require_rows(self, rows: Iterable[Row]) -> None:
        """Raise ValueError unless all values are texts, integers or None, and all rows in order."""
        for row in rows:
            for column, value in zip(self.columns, row, strict=True):
                if type(value) not in _TYPES:
                    raise ValueError(f"{self.name} has a {column} of {type(value).__name__}")
                if value is None and column in self.order:
                    raise ValueError(
                        f"{self.name} has a row without {column}, by which it is ordered"
                    )


def write_key(kind: str, by: Mapping[str, object]) -> str:
    """Write what is asked for: a kind, and values by column."""
    return _write_key(kind, tuple(by.items()))


@lru_cache(_KEPT_KEYS)
def _write_key(kind: str, by: tuple[tuple[str, object], ...]) -> str:
    return _encode_key([kind, dict(by)])


def read_key(key: str) -> tuple[str, dict[str, str]]:
    """Return what write_key wrote."""
    kind, by = json.loads(key)
    return kind, by


def write_value(value: object) -> str:
    """Write a value of JSON types; raise TypeError or ValueError for any other."""
    return _encode_value(value)


def digest_text(text: str) -> str:
    """Return 32 hexadecimal digits that stand for a text, for comparisons within a catalogue."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def digest_rows(rows: list[Record]) -> str:
    """Return the digest of rows."""
    return digest_text(write_value(rows))


def pack(text: str) -> str:
    """Pack a long text for a column; a record takes a quarter of its room so."""
    return base64.b64encode(zlib.compress(text.encode(), _FAST)).decode("ascii")


def unpack(packed: str) -> str:
    """Return the text that was packed."""
    return zlib.decompress(base64.b64decode(packed)).decode()
