"""
An export: the edition in a format of other projects, or a part of it.

Each is read and written by months. If the edition has few telegrams, the parts of its months become
one file; otherwise each month has its own, so that an edit writes one month again.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from edition.catalogue.entry import Entry
from edition.catalogue.record import Record
from edition.catalogue.relation import unpack
from edition.catalogue.tables import DESCRIBED, ENTRY
from edition.engine.reader import Reader
from edition.exchange.loss import Line
from edition.project.order import Order

DATA = "data/"


@dataclass(frozen=True, slots=True)
class File:
    """
    A file of an export: its address and its media type.

    In a large edition it is cut by months, or divided into volumes; or it is always one.
    """

    address: str
    media_type: str
    cut: bool = True
    divided: bool = False

    def locate(self, period: str | None) -> str:
        """Return the address of the file of a month or volume, or of the one for all."""
        stem, _, suffix = self.address.rpartition(".")
        return self.address if period is None else f"{stem}/{period}.{suffix}"


@dataclass(frozen=True, slots=True)
class Part:
    """What an export makes of a month: texts by the address of the file, and what it loses."""

    texts: Mapping[str, str]
    newest: str = ""
    """The day of the last change of a telegram in it."""
    losses: Sequence[Line] = ()
    reports: bool = False
    """Whether a report of its losses is published."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A file that is to be finished: its parts in order, its month or volume if it has one."""

    order: Order
    file: File
    period: str | None
    newest: str
    texts: Sequence[str]
    months: Sequence[str] = ()
    """The months that have files of their own, if the edition is cut."""
    there: frozenset[str] = frozenset()
    """The addresses of the files that have parts."""
    beside: Any = None
    """What the export reads for the files that are not cut."""
    library: "Library | None" = None
    """What is looked up for the files that are not cut."""

    @property
    def address(self) -> str:
        """Return the file's address below the edition's."""
        return self.file.locate(self.period)

    @property
    def url(self) -> str:
        """Return the file's whole address."""
        return f"{self.order.project.settings.base_url}{self.address}"


class Library(Protocol):
    """What exports look up while they are written: entries, and for TEI the sources."""

    def entry(self, name: str) -> Entry | None:
        """Return the entry with an id, or None if there is none."""

    def source(self, path: str) -> bytes:
        """Return the bytes of a source; raise EditionError if it cannot be read."""


def read_nothing(_: Reader) -> None:
    """Read nothing beside the parts."""


@dataclass(frozen=True, slots=True)
class Export:
    """
    A format: its version, who checks it besides us, its files, and the functions that make them.

    One reads of the catalogue what a month is made of, one writes its part, one finishes a file.
    """

    name: str
    title: str
    version: str
    validator: str
    files: tuple[File, ...]
    reads: tuple[str, ...]
    read: Callable[[Reader, str], Any]
    write: Callable[[Order, Any, Library], Part]
    finish: Callable[[Whole], str | bytes]
    by: Literal["month", "edition"] = "month"
    """Whether each month makes a part, or the whole edition one."""
    made_with: tuple[str, ...] = ()
    """The stylesheets and schema files that decide what is made."""
    uses: tuple[str, ...] = ()
    """The settings that are used."""
    costly: bool = False
    """Whether it takes so long that in a large edition it is made at releases only."""
    shared: bool = False
    """Whether another export is made of its parts, so that they are made in any case."""
    read_beside: Callable[[Reader], Any] = read_nothing
    """Reads what else the files that are not cut are made of."""
    reads_beside: tuple[str, ...] = ()


def join_texts(whole: Whole) -> str:
    """Finish a file that is nothing but its parts."""
    return "".join(whole.texts)


def read_records(reader: Reader, month: str) -> object:
    """Read the records of a month, packed, in the order of sending."""
    return [row["text"] for row in reader.rows(DESCRIBED.name, month=month)]


def open_records(packed: Sequence[str]) -> Iterator[Record]:
    """Unpack records one by one."""
    for text in packed:
        record: Record = json.loads(unpack(text))
        yield record


def read_entries(reader: Reader, kinds: Sequence[str]) -> list[str]:
    """Read the entries of some kinds as JSON, in the order of their registers."""
    rows = [row for kind in kinds for row in reader.rows(ENTRY.name, kind=kind)]
    rows.sort(key=lambda row: (kinds.index(str(row["kind"])), str(row["sort"]), str(row["id"])))
    return [str(row["text"]) for row in rows]


def open_entries(texts: Sequence[str]) -> Iterator[Entry]:
    """Open entries one by one."""
    for text in texts:
        entry: Entry = json.loads(text)
        yield entry
