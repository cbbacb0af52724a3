"""What steps read of the catalogue; everything that is asked for is recorded."""

from collections.abc import Mapping
from typing import Protocol

from edition.catalogue.relation import Record, Row, digest_rows, write_key
from edition.engine.relations import AROUND, FILE, NO_FILE, Relations
from edition.engine.steps import Step
from edition.errors import EditionError
from edition.files.digests import compute_digest

FOLDER = "folder"
"""The kind of the keys of the names in a folder."""


class Source(Protocol):
    """Where rows come from: the catalogue, or a copy of some relations."""

    def list_rows(self, relation: str, by: Mapping[str, object]) -> list[Record]:
        """Return the rows with these values."""


class Files(Protocol):
    """The inputs of an edition."""

    def read(self, path: str) -> bytes | None:
        """Return the bytes of an input, None if there is none; else raise EditionError."""

    def explain(self, path: str) -> EditionError:
        """Say why an input cannot be read."""


class Reader:
    """The catalogue for the read function of a step."""

    def __init__(self, rows: Relations, step: Step) -> None:
        self._rows, self._step = rows, step
        self.asked: set[str] = set()

    def rows(self, relation: str, **by: object) -> list[Record]:
        """Return the rows with these values; without any, all rows."""
        self._ask(relation, by)
        return self._rows.list_rows(relation, by)

    def row(self, relation: str, **by: object) -> Record | None:
        """Return the first row with these values, or None."""
        return next(iter(self.rows(relation, **by)), None)

    def has(self, relation: str, **by: object) -> bool:
        """Tell whether there is a row with these values."""
        self._ask(relation, by)
        return self._rows.has_row(relation, by)

    def digest(self, relation: str, **by: object) -> str:
        """Return a digest of rows, which are read only if one of them changed since."""
        return self._rows.read_digest(self._ask(relation, by))

    def around(self, relation: str, row: Record) -> list[Record | None]:
        """Return the row before a row, and the one after it."""
        self._step.require_read(relation)
        declared = self._rows.declared[relation]
        place = {column: row[column] for column in declared.order}
        self.asked.add(write_key(f"{AROUND} {relation}", place))
        return self._rows.find_around(declared, row)

    def search(self, relation: str, **by: object) -> list[Row]:
        """Return the rows that are found in the texts with these values."""
        self._step.require_read(relation)
        search = self._rows.declared[relation].search
        if search is None:
            raise ValueError(f"{relation} is not searched for in texts")
        found = {
            row
            for text in self.rows(search.texts, **by)
            if text[search.column] is not None
            for row in self._rows.search(relation, str(text[search.column]))
        }
        return sorted(found)

    def list(self, folder: str) -> list[str]:
        """List the paths of the inputs below a folder."""
        self.asked.add(write_key(FOLDER, {"path": folder}))
        return self._rows.list_names(folder)

    def _ask(self, relation: str, by: Mapping[str, object]) -> str:
        """Record that rows are asked for."""
        self._step.require_read(relation)
        key = write_key(relation, by)
        self.asked.add(key)
        return key


Kept = dict[str, tuple[list[Record], str]]
"""What keys find, each with its digest, while a batch is made."""


class Lookup:
    """What work looks up while it is done; recorded with the digest of what was found."""

    def __init__(self, source: Source, step: Step, files: Files, kept: Kept | None = None) -> None:
        """Open a lookup; lookups of a batch share what they keep."""
        self._source, self._step, self._files = source, step, files
        self._kept: Kept = {} if kept is None else kept
        self.found: dict[str, str] = {}

    def rows(self, relation: str, **by: object) -> list[Record]:
        """Return the rows with these values."""
        self._step.require_lookup(relation)
        key = write_key(relation, by)
        if key not in self._kept:
            rows = self._source.list_rows(relation, by)
            self._kept[key] = rows, digest_rows(rows)
        rows, self.found[key] = self._kept[key]
        return rows

    def file(self, path: str) -> bytes | None:
        """Return the bytes that a file has now, None if there is none; else raise EditionError."""
        key = write_key(FILE, {"path": path})
        self.found[key] = ""
        data = self._files.read(path)
        self.found[key] = digest_file(data)
        return data

    def require(self, path: str) -> bytes:
        """Return the bytes that a file has now; raise EditionError if there are none."""
        data = self.file(path)
        if data is None:
            raise self._files.explain(path)
        return data


def digest_file(data: bytes | None) -> str:
    """Return the digest of a file's bytes, as the inputs have it."""
    return NO_FILE if data is None else compute_digest(data)
