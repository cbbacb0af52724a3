"""
No query of an incremental build goes through all telegrams, mentions or pointers.

SQLite tells how it would find the rows of each statement that a build really made; the plans do
not depend on how many rows there are, so the small edition speaks for a large one.
"""

import sqlite3
from pathlib import Path, PurePosixPath

from spoiling import replace

from edition.build import _KNOWN, rebuild
from edition.files import Folder
from edition.sheets import list_families, list_sheets
from edition.workshop import Workshop

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
    f"{_KNOWN} ORDER BY path": "what changed is found by comparing stamps",
    "SELECT DISTINCT folder FROM output": "all of public/ is compared",
    "SELECT count(*) FROM output": "the last line tells how many files there are",
    "SELECT count(*) FROM document": "and how many were checked",
    "SELECT 1 FROM fingerprint LIMIT 1": "one row is enough",
}
"""What looks at everything, and why."""
PARTIAL = ("output_staged", "document_draft")
"""Indexes of those rows only that are looked for."""


def record(workshop: Workshop, statements: list[str]) -> None:
    """
    Have the statements noted that are made in the workshop's catalogue.
    """
    workshop.catalogue._connection.set_trace_callback(statements.append)  # noqa: SLF001 - to listen


def list_scans(connection: sqlite3.Connection, statement: str) -> list[str]:
    """
    List the growing tables that a statement goes through from end to end.
    """
    try:
        steps = connection.execute(f"EXPLAIN QUERY PLAN {statement}").fetchall()
    except sqlite3.OperationalError:
        return []
    scans = [step[3].split() for step in steps if step[3].startswith("SCAN ")]
    return [words[1] for words in scans if words[1] in GROWING and words[-1] not in PARTIAL]


def test_no_query_goes_through_what_grows(sources: Path) -> None:
    """
    After a telegram and an entry were edited every statement finds its rows by an index.
    """
    statements: list[str] = []
    with Workshop.open(sources, Folder(sources)) as workshop:
        assert rebuild(workshop).published
        record(workshop, statements)
        replace(sources / TELEGRAM, "Asks for 500 auto", "Wants 500 auto")
        replace(sources / REGISTER, ">Gao Gang<", ">Gāo Gǎng<")
        outcome = rebuild(workshop, [TELEGRAM, REGISTER])
        assert outcome.published
        replace(sources / TELEGRAM, "Wants 500 auto", "Needs 500 auto")
        assert rebuild(workshop).published
        for family in list_families(workshop.catalogue):
            for sheet in list_sheets(workshop.catalogue, family):
                assert sheet.slice(workshop.catalogue)
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
