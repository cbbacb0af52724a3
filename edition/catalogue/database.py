"""
The SQLite file of the catalogue; deleting it is safe.

It has the stamps and digests of all inputs, the rows that steps made of them, what is to be done
again, and what is in public/. All changes between two commits are kept or lost together.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path, PurePosixPath

from edition.catalogue.items import list_statements
from edition.catalogue.relation import Row
from edition.errors import EditionError
from edition.files.disk import Disk, discard, explain_failure

FORMAT = 8  # another one whenever these tables or those of the engine change
_TABLES = """
CREATE TABLE property (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE source (
  path TEXT PRIMARY KEY, size INTEGER, mtime_ns INTEGER, ctime_ns INTEGER, inode INTEGER,
  settled INTEGER, digest TEXT
) WITHOUT ROWID;
CREATE TABLE public (
  folder TEXT, name TEXT, digest TEXT, size INTEGER, mtime_ns INTEGER, inode INTEGER,
  PRIMARY KEY (folder, name)
) WITHOUT ROWID;
CREATE TABLE foreign_file (folder TEXT, name TEXT, PRIMARY KEY (folder, name)) WITHOUT ROWID;
"""
"""Besides the relations: the inputs, what a build wrote into public/, what others wrote there."""
_REASONS = {
    sqlite3.SQLITE_FULL: "could not be written: the disk is full; free some space",
    sqlite3.SQLITE_IOERR_WRITE: (
        "could not be written: the system takes no more bytes; look at the disk and its limits"
    ),
    sqlite3.SQLITE_IOERR: "could not be read or written; look at the disk, or delete .edition/",
    sqlite3.SQLITE_READONLY: "may not be written; give permission, or delete .edition/",
    sqlite3.SQLITE_PERM: "may not be written; give permission, or delete .edition/",
    sqlite3.SQLITE_CANTOPEN: "could not be opened; give permission, or delete .edition/",
    sqlite3.SQLITE_BUSY: "is used by another program; end it and run it again",
    sqlite3.SQLITE_LOCKED: "is used by another program; end it and run it again",
    sqlite3.SQLITE_NOMEM: "needs more memory than there is; end other programs",
}
"""Errors of a catalogue that is not damaged, by SQLite's codes."""
_DAMAGED = "damaged"


class DamagedError(Exception):
    """The file is not a catalogue, or it is damaged."""


class Catalogue:
    """An open catalogue, queried in SQL."""

    def __init__(self, connection: sqlite3.Connection, disk: Disk) -> None:
        connection.row_factory = sqlite3.Row
        self._connection = connection
        self._disk = disk
        self.is_new = False
        self.was_damaged = False

    @classmethod
    def open(cls, place: Path | None, version: str, disk: Disk) -> "Catalogue":
        """
        Open the catalogue in a file, or an empty one there, or one for this run only.

        A catalogue that is damaged, or of another version or format, is deleted. Its list of
        published files is kept, so that old outputs can be told from files that no build wrote.
        """
        catalogue = cls(_connect(place), disk)
        found = catalogue.read_version() if place else None
        if place and found not in {None, version}:
            published = catalogue._list_published()
            catalogue.close()
            discard(*list_files(place))
            catalogue = cls(_connect(place), disk)
            catalogue.was_damaged = found == _DAMAGED
            catalogue._create(version)
            catalogue.insert("public", map(tuple, published))
        elif found is None:
            catalogue._create(version)
        return catalogue

    @classmethod
    def is_kept(cls, place: Path, version: str) -> bool:
        """Tell whether a file is a writable catalogue of this version that a build has filled."""
        if not (os.access(place, os.W_OK) and os.access(place.parent, os.W_OK)):
            return False
        with closing(cls(_connect(place), Disk())) as kept, suppress(DamagedError, EditionError):
            built = kept.read_version() == version
            return built and kept.read_property("built") is not None
        return False

    def _list_published(self) -> list[sqlite3.Row]:
        """
        List the files that the catalogue of any version notes as published, if it can be read.
        """
        with suppress(DamagedError, EditionError):
            return self.query("SELECT folder, name, '', 0, 0, 0 FROM public")
        return []

    def read_version(self) -> str | None:
        """Return the version of the program that made the catalogue; None if it is empty."""
        try:
            if not self.query("SELECT 1 FROM sqlite_master"):
                return None
            ((form,),) = self.query("PRAGMA user_version")
            return self.read_property("version") or "" if form == FORMAT else f"format {form}"
        except DamagedError:
            return _DAMAGED

    def is_sound(self) -> bool:
        """Tell whether SQLite finds no damage in the whole file, which takes time."""
        try:
            return [tuple(row) for row in self.query("PRAGMA quick_check(1)")] == [("ok",)]
        except (DamagedError, EditionError):
            return False

    def _create(self, version: str) -> None:
        self.is_new = True
        for statement in (
            *_TABLES.split(";")[:-1],
            *list_statements(),
            f"PRAGMA user_version = {FORMAT}",
        ):
            self.execute(statement)
        self.write_property("version", version)

    def query(self, statement: str, *values: object) -> list[sqlite3.Row]:
        """Return the rows of a query."""
        try:
            return self._connection.execute(statement, values).fetchall()
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise _explain(error) from error

    def stream(self, statement: str, *values: object) -> Iterator[sqlite3.Row]:
        """
        Return the rows of a query one by one, as there may be many.

        A caller that stops early leaves the cursor open: closing it, as `yield from` would, may
        come too late.
        """
        with _explained():
            for row in self._connection.execute(statement, values):  # noqa: UP028 - see above
                yield row

    def execute(self, statement: str, *values: object) -> int:
        """Change rows, and return how many were changed."""
        with _explained():
            self.begin()
            return self._connection.execute(statement, values).rowcount

    def execute_many(self, statement: str, rows: Iterable[Row]) -> None:
        """Run one statement for each row of values."""
        with _explained():
            self.begin()
            self._connection.executemany(statement, rows)

    def insert(self, table: str, rows: Iterable[Row]) -> None:
        """Add rows to a table; rows with the same key are replaced."""
        listed = list(rows)
        if listed:
            marks = ", ".join("?" * len(listed[0]))
            statement = f"INSERT OR REPLACE INTO {table} VALUES ({marks})"  # noqa: S608 - our own table names
            self.execute_many(statement, listed)

    def read_property(self, name: str) -> str | None:
        """Return the value of a property, or None."""
        rows = self.query("SELECT value FROM property WHERE name = ?", name)
        return rows[0]["value"] if rows else None

    def write_property(self, name: str, value: str) -> None:
        """Store the value of a property."""
        self.insert("property", [(name, value)])

    def begin(self) -> None:
        """Begin a transaction, unless one has begun already."""
        if not self._connection.in_transaction:
            self._connection.execute("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """Keep all changes since the last commit."""
        if self._connection.in_transaction:
            try:
                with _explained():
                    self._disk.commit(self._connection)
            except OSError as error:
                raise explain_failure(PurePosixPath(".edition/catalogue.sqlite"), error) from error

    def roll_back(self) -> None:
        """Undo all changes since the last commit."""
        with suppress(sqlite3.Error):
            self._connection.rollback()

    def count_foreign_changes(self) -> int:
        """Return a number that changes when another process has written to the catalogue."""
        return int(self.query("PRAGMA data_version")[0][0])

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def _connect(place: Path | None) -> sqlite3.Connection:
    """
    Connect to a file, or without a place to a temporary database.

    SQLite keeps a temporary database in memory while it is small. The cache of 32 MiB is for
    indexes: without it, each row takes longer the more rows there are. A lost catalogue is made
    again, so SQLite waits for the disk only at commits.
    """
    with _explained():
        connection = sqlite3.connect(place or "", isolation_level=None, check_same_thread=False)
    with suppress(sqlite3.DatabaseError, UnicodeDecodeError):
        connection.execute("PRAGMA page_size = 8192")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA cache_size = -32768")
    return connection


@contextmanager
def _explained() -> Iterator[None]:
    """Turn SQLite's errors into ours."""
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise _explain(error) from error


def _explain(error: sqlite3.Error | UnicodeDecodeError) -> Exception:
    """Turn an error of SQLite into an EditionError, or a DamagedError if the file is damaged."""
    if isinstance(error, UnicodeDecodeError):
        return DamagedError("SQLite quotes what is no text")
    if not isinstance(error, sqlite3.DatabaseError):
        return error
    code = getattr(error, "sqlite_errorcode", None)
    reason = None if code is None else _REASONS.get(code, _REASONS.get(code & 0xFF))
    if reason is None:
        return DamagedError(str(error))
    return EditionError(f".edition/catalogue.sqlite {reason}.")


def list_files(place: Path) -> list[Path]:
    """List the files that SQLite may make for a catalogue: the database and its journals."""
    return [place.with_name(place.name + end) for end in ("", "-journal", "-wal", "-shm")]
