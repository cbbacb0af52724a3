"""
No query of an incremental build goes through all telegrams, outputs or pointers.

SQLite tells how it would find the rows of each statement that a build really made, in an edition of
so many telegrams that its lists are cut. The plans do not depend on how many rows there are.
"""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import pytest
from published import copy_built
from spoiled_copies import replace

from edition.build.build import rebuild
from edition.build.session import Session
from edition.catalogue.items import FINDING, OUTPUT
from edition.catalogue.tables import (
    ASSET_FILE,
    EXTENT,
    FRONT,
    FRONT_FILE,
    REGISTER,
    REGISTER_FILE,
    RELATIONS,
)
from edition.engine.pool import Workers
from edition.files.folder import Folder

TELEGRAM = "tei/telegrams/tg-1950-26998.xml"
REGISTER_PATH = "tei/registers/persons.xml"
_SMALL = (ASSET_FILE, EXTENT, FRONT, FRONT_FILE, REGISTER, REGISTER_FILE)
SMALL = {relation.name for relation in _SMALL}
"""The relations that do not grow with the edition."""
OTHERS = ("item", "key", "read", "due", "unpublished", "source", "public", "foreign_file")
GROWING = {relation.name for relation in (*RELATIONS, OUTPUT, FINDING)} - SMALL | {*OTHERS}
"""The tables that grow with the edition."""
ALWAYS = {
    "SELECT count(*) FROM public": "the last line says how many files there are",
    "SELECT (SELECT count(*) FROM telegram_file)": "and how many were checked",
    "SELECT DISTINCT path, line, column, rule": "all findings are told",
    "SELECT 1 FROM item LIMIT 1": "one row is enough",
    "SELECT version FROM released WHERE 1 LIMIT 1": "the same",
    "SELECT folder, name FROM unpublished": "these are the outputs that changed",
    "SELECT new.folder || new.name AS path FROM unpublished": "the same",
    "SELECT made.folder, made.name, made.digest FROM unpublished": "the same",
    "SELECT month, telegrams FROM month WHERE 1 ": "contents list the months",
    "SELECT export, month, sums FROM loss WHERE 1 ": "what exports lose is added up by months",
    "SELECT export, title, version, validator": "the downloads and the list of exports tell all",
    "SELECT address, bytes FROM packed WHERE 1 ": "the same of the zip files",
    "SELECT telegram, month, modified FROM last_change WHERE 1 ": "the feed has the latest",
}
"""How statements begin that look at all rows in each build, and why."""
ENTRIES = {
    "SELECT id, kind, name, forms FROM name WHERE 1 ": "all names are searched for",
    "SELECT word, id FROM unit WHERE 1 ": "all units are searched for",
    "SELECT ref, mentions, telegrams, parts FROM named WHERE 1 ": "lists of entries have counts",
}
"""How statements begin that look at all of the registers where a telegram changed."""
REGISTERS = {
    **ENTRIES,
    "SELECT path, text FROM words": "a new name is looked for in all texts, once",
    "SELECT id, path, digest, needs FROM element_text WHERE 1 ": "needs lead to any register",
}
"""The same, where a register changed; only the words grow with the telegrams."""
Reasons = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Traced:
    """A build of a large edition, with a change: its statements."""

    session: Session
    folder: Path

    def trace(self, change: Callable[[Path], None], *paths: str) -> list[str]:
        """Return the statements of a build after a change; without paths it looks for changes."""
        statements: list[str] = []
        connection = self.session.catalogue._connection  # noqa: SLF001 - to listen
        change(self.folder)
        connection.set_trace_callback(statements.append)
        try:
            outcome = rebuild(self.session, [PurePosixPath(path) for path in paths] or None)
        finally:
            connection.set_trace_callback(None)
        assert outcome.published, outcome.findings
        assert outcome.published.written
        return statements

    def list_scans(self, statements: list[str], *allowed: Reasons) -> dict[str, list[str]]:
        """List the growing tables that statements go through, but for those with a reason."""
        known = tuple(start for reasons in allowed for start in reasons)
        place = self.folder / ".edition/catalogue.sqlite"
        with closing(sqlite3.connect(place)) as connection:
            return {
                statement: scans
                for statement in sorted({" ".join(each.split()) for each in statements})
                if not statement.startswith(known)
                if (scans := list_scans(connection, statement))
            }


def list_scans(connection: sqlite3.Connection, statement: str) -> list[str]:
    """List the growing tables that a statement goes through, or sorts by an index of its own."""
    if not statement.startswith(("SELECT", "INSERT", "UPDATE", "DELETE", "WITH")):
        return []
    steps = connection.execute(f"EXPLAIN QUERY PLAN {statement}").fetchall()
    words = [step[3].split() for step in steps]
    return [
        found[1]
        for found in words
        if (found[0] == "SCAN" and (found[1] in GROWING or found[1] in {"new", "output"}))
        or "AUTOMATIC" in found
    ]


@pytest.fixture
def traced(large: Path, tmp_path: Path) -> Iterator[Traced]:
    """A large edition that was built in this session."""
    folder = copy_built(large, tmp_path / "edition")
    with Session.open(folder, Folder(folder), Workers(jobs=2)) as session:
        assert not rebuild(session).redone
        yield Traced(session, folder)


def edit_telegram(folder: Path) -> None:
    """Change words of a telegram's summary."""
    replace(folder / TELEGRAM, "Asks for 500 auto", "Wants 500 auto")


def edit_register(folder: Path) -> None:
    """Change a name."""
    replace(folder / REGISTER_PATH, ">Gao Gang<", ">Gāo Gǎng<")


def remove_telegram(folder: Path) -> None:
    """Remove the last telegram."""
    last = max((folder / "tei/telegrams").glob("tg-1951-*.xml"))
    for path in (last, *(folder / "tei/witnesses").glob(f"{last.stem}.*")):
        path.unlink()


@pytest.mark.parametrize(
    ("change", "paths"),
    [(edit_telegram, (TELEGRAM,)), (edit_telegram, ()), (remove_telegram, ())],
    ids=["one that is said", "one that is found", "one that is gone"],
)
def test_a_telegram_is_no_reason_to_go_through_others(
    traced: Traced, change: Callable[[Path], None], paths: tuple[str, ...]
) -> None:
    """Every statement finds its rows by an index, but for counts, findings, names and units."""
    statements = traced.trace(change, *paths)

    assert {} == traced.list_scans(statements, ALWAYS, ENTRIES)


def test_an_entry_is_no_reason_to_go_through_telegrams(traced: Traced) -> None:
    """Registers are read as a whole, and of telegrams only their words."""
    statements = traced.trace(edit_register, REGISTER_PATH)

    assert {} == traced.list_scans(statements, ALWAYS, REGISTERS)


def test_reasons_are_of_statements_that_are_made(traced: Traced) -> None:
    """Each reason is of a statement that looks at all rows."""
    statements = [
        *traced.trace(edit_register, REGISTER_PATH),
        *traced.trace(edit_telegram, TELEGRAM),
        *traced.trace(remove_telegram),
    ]
    scanned = traced.list_scans(statements)

    starts = {*ALWAYS, *REGISTERS}
    assert set() == {s for s in starts if not any(each.startswith(s) for each in scanned)}
