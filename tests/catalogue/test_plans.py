"""
No query of an incremental build goes through all telegrams, mentions or pointers.

Only the stamps of files are all looked at, folder by folder.
SQLite tells how it would find the rows of each statement that a build really made; the plans do
not depend on how many rows there are, so the small edition speaks for a large one.
"""

import sqlite3
from pathlib import Path, PurePosixPath

from spoiled_copies import replace

from edition.build.build import rebuild
from edition.build.session import Session
from edition.catalogue.tables import TABLES
from edition.compose.sheets import list_families, list_sheets
from edition.engine.pool import Workers
from edition.files.folder import Folder
from edition.publish.inspection import FOLDERS
from edition.publish.published_list import SIZES

TELEGRAM = PurePosixPath("tei/telegrams/tg-1950-26998.xml")
REGISTER = PurePosixPath("tei/registers/persons.xml")
GROWING = frozenset(
    {
        *("telegram", "mention", "party", "pointer", "anchor", "file", "element", "need"),
        *("document", "source", "output", "fingerprint", "sheet", "tally", "wording"),
    }
)
"""The tables whose rows become more with the telegrams."""
WHOLE = {
    FOLDERS: "all of public/ is compared",
    SIZES: "the published list has a part for each long folder",
    "SELECT count(*) FROM output": "the last line tells how many files there are",
    "SELECT count(*) FROM document": "and how many were checked",
    "SELECT 1 FROM fingerprint LIMIT 1": "one row is enough",
}
"""What looks at everything, and why."""
PARTIAL = ("output_staged", "output_new", "document_draft")
"""Indexes of those rows only that are looked for."""


def record(session: Session, statements: list[str]) -> None:
    """Have the statements noted that are made in the session's catalogue."""
    session.catalogue._connection.set_trace_callback(statements.append)  # noqa: SLF001 - to listen


def list_scans(
    connection: sqlite3.Connection, statement: str, growing: frozenset[str] = GROWING
) -> list[str]:
    """List the growing tables that a statement goes through from end to end."""
    try:
        steps = connection.execute(f"EXPLAIN QUERY PLAN {statement}").fetchall()
    except sqlite3.OperationalError:
        return []
    scans = [step[3].split() for step in steps if step[3].startswith("SCAN ")]
    return [words[1] for words in scans if words[1] in growing and words[-1] not in PARTIAL]


def test_a_first_build_asks_nothing_of_all_for_each_telegram(sources: Path) -> None:
    """Before there are indexes too, what is asked or told of one telegram is found by its key."""
    statements: list[str] = []
    with Session.open(sources, Folder(sources)) as session:
        session.look_for_catalogue()
        record(session, statements)
        session.changes_seen = session.catalogue.count_foreign_changes()
        assert rebuild(session).published
    indexed = next(i for i, each in enumerate(statements) if "CREATE INDEX" in each)
    told = {each for each in statements[:indexed] if TELEGRAM.stem in each}
    bare = sqlite3.connect(":memory:")
    bare.executescript(TABLES)
    scans = {
        statement: found
        for statement in sorted(told)
        if (found := list_scans(bare, statement, GROWING | {"todo", "finding", "words"}))
    }

    assert told
    assert {} == scans


def test_no_query_goes_through_what_grows(sources: Path) -> None:
    """After a telegram and an entry were edited every statement finds its rows by an index."""
    statements: list[str] = []
    with Session.open(sources, Folder(sources), Workers(jobs=2)) as session:
        assert rebuild(session).published
        record(session, statements)
        replace(sources / TELEGRAM, "Asks for 500 auto", "Wants 500 auto")
        replace(sources / REGISTER, ">Gao Gang<", ">Gāo Gǎng<")
        outcome = rebuild(session, [TELEGRAM, REGISTER])
        assert outcome.published
        replace(sources / TELEGRAM, "Wants 500 auto", "Needs 500 auto")
        assert rebuild(session).published
        for family in list_families(session.catalogue):
            for sheet in list_sheets(session.catalogue, family):
                assert sheet.slice(session.catalogue)
    connection = sqlite3.connect(sources / ".edition/catalogue.sqlite")
    scans = {
        statement: found
        for statement in sorted(set(statements) - WHOLE.keys())
        if (found := list_scans(connection, statement))
    }
    connection.close()

    assert {} == scans
    assert any("FROM mention" in statement for statement in statements)
    assert WHOLE.keys() <= set(statements)
