"""
The catalogue: what a build knows of the edition, kept in SQLite for the next; deleting it is safe.

It holds the stamps and digests of all that was read, what the sources say (records, mentions,
findings), what is still to be done, and what stands in public/. Whatever is written between two
commits is written whole or not at all.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

from edition.errors import EditionError
from edition.files import Disk, discard, failure

FORMAT = 2
_ENDS = ("", "-journal", "-wal", "-shm")
"""What SQLite may leave: the file, and its journals beside it."""

_TABLES = """
CREATE TABLE property (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE source (
  path TEXT PRIMARY KEY, size INTEGER, mtime_ns INTEGER, ctime_ns INTEGER, inode INTEGER,
  settled INTEGER, digest TEXT
) WITHOUT ROWID;
CREATE TABLE standard (work TEXT, name TEXT, digest TEXT, PRIMARY KEY (work, name)) WITHOUT ROWID;
CREATE TABLE todo (work TEXT, path TEXT, reason TEXT, PRIMARY KEY (work, path)) WITHOUT ROWID;
CREATE TABLE fingerprint (
  work TEXT, path TEXT, digest TEXT, PRIMARY KEY (work, path)
) WITHOUT ROWID;
CREATE TABLE output (
  folder TEXT, name TEXT, work TEXT, path TEXT, digest TEXT,
  size INTEGER, mtime_ns INTEGER, inode INTEGER, staged INTEGER, PRIMARY KEY (folder, name)
) WITHOUT ROWID;
CREATE INDEX output_by_work ON output (work, path);
CREATE INDEX output_staged ON output (staged) WHERE staged;
CREATE TABLE stray (folder TEXT, name TEXT, PRIMARY KEY (folder, name)) WITHOUT ROWID;
CREATE TABLE finding (
  work TEXT, path TEXT, about TEXT, line INTEGER, column INTEGER, rule TEXT, severity TEXT,
  message TEXT, edits TEXT
);
CREATE INDEX finding_by_work ON finding (work, path);
CREATE TABLE document (
  path TEXT PRIMARY KEY, kind TEXT, draft INTEGER, readable INTEGER
) WITHOUT ROWID;
CREATE TABLE front (path TEXT PRIMARY KEY, stem TEXT, title TEXT) WITHOUT ROWID;
CREATE TABLE telegram (
  id TEXT PRIMARY KEY, href TEXT, title TEXT, number TEXT, date TEXT, sort TEXT,
  replies_to TEXT, modified TEXT, path TEXT, record TEXT
);
CREATE INDEX telegram_by_date ON telegram (sort, id);
CREATE INDEX telegram_by_request ON telegram (replies_to);
CREATE INDEX telegram_by_path ON telegram (path);
CREATE INDEX telegram_by_change ON telegram (modified);
CREATE TABLE entry (id TEXT, kind TEXT, type TEXT, sort TEXT, path TEXT, entry TEXT);
CREATE INDEX entry_by_id ON entry (id);
CREATE INDEX entry_by_kind ON entry (kind);
CREATE TABLE element (
  path TEXT, id TEXT, position INTEGER, digest TEXT, PRIMARY KEY (path, id)
) WITHOUT ROWID;
CREATE TABLE name (path TEXT, id TEXT, kind TEXT, name TEXT, forms TEXT);
CREATE TABLE words (path TEXT PRIMARY KEY, text TEXT);
CREATE TABLE need (path TEXT, id TEXT, needed TEXT);
CREATE INDEX need_by_needed ON need (needed);
CREATE INDEX need_by_path ON need (path);
CREATE TABLE mention (
  telegram TEXT, position INTEGER, ref TEXT, anchor TEXT,
  before TEXT, text TEXT, after TEXT, cover INTEGER
);
CREATE INDEX mention_by_ref ON mention (ref, telegram);
CREATE INDEX mention_by_telegram ON mention (telegram);
CREATE TABLE party (telegram TEXT, position INTEGER, role TEXT, ref TEXT, copies INTEGER);
CREATE INDEX party_by_ref ON party (ref, role);
CREATE INDEX party_by_telegram ON party (telegram);
CREATE TABLE pointer (path TEXT, target_path TEXT, target TEXT);
CREATE INDEX pointer_by_path ON pointer (path, target_path);
CREATE INDEX pointer_by_target ON pointer (target, path);
CREATE INDEX pointer_by_target_path ON pointer (target_path, path);
CREATE TABLE anchor (id TEXT, path TEXT, kind TEXT, citable INTEGER);
CREATE INDEX anchor_by_id ON anchor (id, citable, path);
CREATE INDEX anchor_by_path ON anchor (path);
CREATE TABLE file (telegram TEXT, name TEXT, kind TEXT, bytes INTEGER);
CREATE INDEX file_by_telegram ON file (telegram);
"""


class DamagedError(Exception):
    """
    The file is no catalogue, or one that something has spoiled.
    """


Row = tuple[object, ...]


class Catalogue:
    """
    An open catalogue; what is asked of it is asked in SQL.
    """

    def __init__(self, connection: sqlite3.Connection, disk: Disk) -> None:
        connection.row_factory = sqlite3.Row
        self._connection = connection
        self._disk = disk

    @classmethod
    def open(cls, place: Path | None, version: str, disk: Disk) -> "Catalogue":
        """
        Open the catalogue that stands in a file, or an empty one in its place or in memory.

        One of another version or format, or that is damaged, is thrown away.
        """
        with _explained():
            catalogue = cls(_connect(place), disk)
            if place is not None and not catalogue._is_of(version):
                catalogue.close()
                discard(*(place.with_name(place.name + end) for end in _ENDS))
                catalogue = cls(_connect(place), disk)
            if not catalogue.ask("SELECT 1 FROM sqlite_master"):
                catalogue._create(version)
            return catalogue

    def _is_of(self, version: str) -> bool:
        """
        Tell whether this program can go on with the catalogue; it can with an empty one.
        """
        try:
            if not self.ask("SELECT 1 FROM sqlite_master"):
                return True
            ((form,),) = self.ask("PRAGMA user_version")
            return bool(form == FORMAT and self.read_property("version") == version)
        except (sqlite3.DatabaseError, DamagedError, EditionError):
            return False

    def _create(self, version: str) -> None:
        """
        Make the tables.
        """
        self.begin()
        for statement in _TABLES.split(";")[:-1]:
            self._connection.execute(statement)
        self.write_property("version", version)
        self._connection.execute(f"PRAGMA user_version = {FORMAT}")

    def ask(self, query: str, *values: object) -> list[sqlite3.Row]:
        """
        Return the rows that a query finds.
        """
        with _explained():
            return self._connection.execute(query, values).fetchall()

    def walk(self, query: str, *values: object) -> Iterator[sqlite3.Row]:
        """
        Return the rows that a query finds one after the other, for there may be many.
        """
        with _explained():
            yield from self._connection.execute(query, values)

    def tell(self, statement: str, *values: object) -> int:
        """
        Change rows, and return how many.
        """
        with _explained():
            self.begin()
            return self._connection.execute(statement, values).rowcount

    def insert(self, table: str, rows: Iterable[Row]) -> None:
        """
        Add rows to a table; a row of the same key is replaced.
        """
        listed = list(rows)
        if listed:
            marks = ", ".join("?" * len(listed[0]))
            statement = f"INSERT OR REPLACE INTO {table} VALUES ({marks})"  # noqa: S608 - a table's name of ours
            with _explained():
                self.begin()
                self._connection.executemany(statement, listed)

    def read_property(self, name: str) -> str | None:
        """
        Read what is noted under a name.
        """
        rows = self.ask("SELECT value FROM property WHERE name = ?", name)
        return rows[0]["value"] if rows else None

    def write_property(self, name: str, value: str) -> None:
        """
        Note something under a name.
        """
        self.insert("property", [(name, value)])

    def begin(self) -> None:
        """
        Begin to write, unless that was begun already.
        """
        if not self._connection.in_transaction:
            self._connection.execute("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """
        Keep all that was written since the last commit.
        """
        if self._connection.in_transaction:
            try:
                with _explained():
                    self._disk.commit(self._connection)
            except OSError as error:
                raise failure(PurePosixPath(".edition/catalogue.sqlite"), error) from error

    def roll_back(self) -> None:
        """
        Forget what was written since the last commit.
        """
        with suppress(sqlite3.Error):
            self._connection.rollback()

    def count_foreign_changes(self) -> int:
        """
        Return a number that is another one after another process has written the catalogue.
        """
        return int(self.ask("PRAGMA data_version")[0][0])

    def close(self) -> None:
        """
        Let go of the file.
        """
        self._connection.close()


def _connect(place: Path | None) -> sqlite3.Connection:
    """
    Connect; nothing is written between two commits but what a rollback or a kill takes back.
    """
    connection = sqlite3.connect(place or ":memory:", isolation_level=None, check_same_thread=False)
    with suppress(sqlite3.DatabaseError):
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA cache_size = -16384")
    return connection


@contextmanager
def _explained() -> Iterator[None]:
    """
    Turn what SQLite says into a sentence, or into the news that the catalogue is damaged.
    """
    try:
        yield
    except sqlite3.IntegrityError:
        raise
    except sqlite3.OperationalError as error:
        if "no such" in str(error):
            raise DamagedError(str(error)) from error
        raise EditionError(
            f"The catalogue could not be written: {error}; free some space or delete .edition/."
        ) from error
    except sqlite3.DatabaseError as error:
        raise DamagedError(str(error)) from error


class Lock:
    """
    Only one build at a time works on an edition; the system lets go when its process ends.
    """

    def __init__(self, place: Path) -> None:
        self._place = place
        self._connection = sqlite3.connect(
            place, timeout=0.2, isolation_level=None, check_same_thread=False
        )

    def stands(self) -> bool:
        """
        Tell whether the file is still there; somebody may have deleted .edition/.
        """
        return self._place.exists()

    def take(self) -> bool:
        """
        Take the lock, or tell that another process has it.
        """
        try:
            self._connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                return False
            raise EditionError(f".edition/ could not be written: {error}.") from error
        return True

    def release(self) -> None:
        """
        Let the next one work.
        """
        self._connection.rollback()

    def close(self) -> None:
        """
        Let go of the file.
        """
        self._connection.close()
