"""
The SQLite file of what a build knows of the edition; deleting it is safe.

It holds the stamps and digests of all that was read, what the sources say (extracts of records,
mentions, findings), what is still to be done, and what stands in public/. Whatever is written
between two commits is written whole or not at all.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path, PurePosixPath

from edition.catalogue.tables import FORMAT, INDEXES, TABLES, Row
from edition.errors import EditionError
from edition.files.disk import Disk, discard, explain_failure

_REASONS = {
    sqlite3.SQLITE_FULL: "could not be written: the disk is full; free some space",
    sqlite3.SQLITE_IOERR: "could not be read or written; look at the disk, or delete .edition/",
    sqlite3.SQLITE_READONLY: "may not be written; give permission, or delete .edition/",
    sqlite3.SQLITE_PERM: "may not be written; give permission, or delete .edition/",
    sqlite3.SQLITE_CANTOPEN: "could not be opened; give permission, or delete .edition/",
    sqlite3.SQLITE_BUSY: "is used by another program; end it and run it again",
    sqlite3.SQLITE_LOCKED: "is used by another program; end it and run it again",
    sqlite3.SQLITE_NOMEM: "needs more memory than there is; end other programs",
}
"""What may go wrong with a catalogue that is not damaged, by the codes of SQLite."""
_DAMAGED = "damaged"


class DamagedError(Exception):
    """The file is no catalogue, or one that something has spoiled."""


class Catalogue:
    """An open catalogue; what is asked of it is asked in SQL."""

    def __init__(self, connection: sqlite3.Connection, disk: Disk) -> None:
        connection.row_factory = sqlite3.Row
        self._connection = connection
        self._disk = disk
        self.is_new = False
        self.was_damaged = False

    @classmethod
    def open(cls, place: Path | None, version: str, disk: Disk) -> "Catalogue":
        """
        Open the catalogue that stands in a file, or an empty one in its place or for this run.

        One of another version or format, or that is damaged, is thrown away; what it says was
        published is kept, so that what is published no more can be told from what others put there.
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
            catalogue.insert("stray", map(tuple, published))
        elif found is None:
            catalogue._create(version)
        return catalogue

    @classmethod
    def is_kept(cls, place: Path, version: str) -> bool:
        """
        Tell whether a catalogue stands in a file that this program can go on with, after a build.
        """
        if not (os.access(place, os.W_OK) and os.access(place.parent, os.W_OK)):
            return False
        with closing(cls(_connect(place), Disk())) as kept, suppress(DamagedError, EditionError):
            built = kept.read_version() == version
            return built and bool(kept.query("SELECT 1 FROM fingerprint LIMIT 1"))
        return False

    def _list_published(self) -> list[sqlite3.Row]:
        """
        List what another program or an earlier one noted as published, as far as it can be read.
        """
        with suppress(DamagedError, EditionError):
            return self.query(
                "SELECT folder, name FROM output WHERE published "
                "UNION SELECT folder, name FROM stray"
            )
        return []

    def read_version(self) -> str | None:
        """Read which program made the catalogue; None: it is empty."""
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
        """Make the tables."""
        self.is_new = True
        for statement in (*TABLES.split(";")[:-1], f"PRAGMA user_version = {FORMAT}"):
            self.execute(statement)
        self.write_property("version", version)

    def make_indexes(self) -> None:
        """
        Make the indexes that are not there: sorted once, the rows of a whole edition cost less.
        """
        for statement in INDEXES.split(";")[:-1]:
            self.execute(statement)

    def query(self, statement: str, *values: object) -> list[sqlite3.Row]:
        """Return the rows that a query finds."""
        try:
            return self._connection.execute(statement, values).fetchall()
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise _explain(error) from error

    def stream(self, statement: str, *values: object) -> Iterator[sqlite3.Row]:
        """
        Return the rows that a query finds one after the other, for there may be many.

        Who stops early leaves them open: to close them, as `yield from` would, may be too late.
        """
        with _explained():
            for row in self._connection.execute(statement, values):  # noqa: UP028 - see above
                yield row

    def execute(self, statement: str, *values: object) -> int:
        """Change rows, and return how many."""
        with _explained():
            self.begin()
            return self._connection.execute(statement, values).rowcount

    def execute_many(self, statement: str, rows: Iterable[Row]) -> None:
        """Change rows by one statement, once for each set of values."""
        with _explained():
            self.begin()
            self._connection.executemany(statement, rows)

    def insert(self, table: str, rows: Iterable[Row]) -> None:
        """Add rows to a table; a row of the same key is replaced."""
        listed = list(rows)
        if listed:
            marks = ", ".join("?" * len(listed[0]))
            statement = f"INSERT OR REPLACE INTO {table} VALUES ({marks})"  # noqa: S608 - a table's name of ours
            self.execute_many(statement, listed)

    def insert_all(self, tables: Mapping[str, Iterable[Row]]) -> None:
        """Add rows to several tables."""
        for table, rows in tables.items():
            self.insert(table, rows)

    def read_property(self, name: str) -> str | None:
        """Read what is noted under a name."""
        rows = self.query("SELECT value FROM property WHERE name = ?", name)
        return rows[0]["value"] if rows else None

    def write_property(self, name: str, value: str) -> None:
        """Note something under a name."""
        self.insert("property", [(name, value)])

    def begin(self) -> None:
        """Begin to write, unless that was begun already."""
        if not self._connection.in_transaction:
            self._connection.execute("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """Keep all that was written since the last commit."""
        if self._connection.in_transaction:
            try:
                with _explained():
                    self._disk.commit(self._connection)
            except OSError as error:
                raise explain_failure(PurePosixPath(".edition/catalogue.sqlite"), error) from error

    def roll_back(self) -> None:
        """Forget what was written since the last commit."""
        with suppress(sqlite3.Error):
            self._connection.rollback()

    def count_foreign_changes(self) -> int:
        """Return a number that is another one after another process has written the catalogue."""
        return int(self.query("PRAGMA data_version")[0][0])

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


def _connect(place: Path | None) -> sqlite3.Connection:
    """
    Connect; nothing is written between two commits but what a rollback or a kill takes back.

    Without a place it is a file for this run only, which SQLite keeps in memory while it is small.
    Indexes should find room in memory, else a row costs more the more there are. A lost catalogue
    is made again, so the disk is waited for at commits only.
    """
    with _explained():
        connection = sqlite3.connect(place or "", isolation_level=None, check_same_thread=False)
    with suppress(sqlite3.DatabaseError, UnicodeDecodeError):
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA cache_size = -32768")
    return connection


@contextmanager
def _explained() -> Iterator[None]:
    """Explain what SQLite says."""
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise _explain(error) from error


def _explain(error: sqlite3.Error | UnicodeDecodeError) -> Exception:
    """Turn what SQLite says into a sentence, or into the news that the catalogue is damaged."""
    if isinstance(error, UnicodeDecodeError):
        return DamagedError("SQLite quotes what is no text")
    if not isinstance(error, sqlite3.DatabaseError):
        return error
    code = getattr(error, "sqlite_errorcode", None)
    reason = None if code is None else _REASONS.get(code & 0xFF)
    if reason is None:
        return DamagedError(str(error))
    return EditionError(f".edition/catalogue.sqlite {reason}.")


def list_files(place: Path) -> list[Path]:
    """
    List the files that SQLite may have made for a catalogue: itself, and its journals beside it.
    """
    return [place.with_name(place.name + end) for end in ("", "-journal", "-wal", "-shm")]
