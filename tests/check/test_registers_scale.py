"""Registers may grow: what a check costs grows as they do, counted in steps of SQLite's machine."""

import sqlite3
from itertools import pairwise
from pathlib import Path

import pytest
from growth import FIRST, IN_FIRST, PERSONS, Write, insert

from edition.build.build import check_edition
from edition.catalogue import database
from edition.findings import Finding

MAX_RATIO = 2.3
SIZES = (100, 200, 400, 800)
MANY = 5_000
PER_COUNT = 100
PERSON = (
    '<person xml:id="person-z%" sortKey="z%" source="#src-w">'
    '<persName type="main">Person %</persName></person>'
)
NAMED = '<persName ref="person:z%">Person %</persName> '
UNUSED = insert((PERSONS, "</listPerson>", PERSON))
USED = insert((PERSONS, "</listPerson>", PERSON), (FIRST, IN_FIRST, NAMED))


class Counter:
    """Counts the steps that SQLite's virtual machine makes for connections opened meanwhile."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        connect = database._connect  # noqa: SLF001 - the one place that opens connections

        def listen(place: Path | None) -> sqlite3.Connection:
            connection = connect(place)
            connection.set_progress_handler(self.tick, PER_COUNT)
            return connection

        monkeypatch.setattr(database, "_connect", listen)

    def tick(self) -> int:
        """Count some steps."""
        self.count += PER_COUNT
        return 0

    def check(self, write: Write, folder: Path, size: int) -> tuple[int, list[Finding]]:
        """Check an edition of a size, and return the steps and the findings of its entries."""
        write(folder, size)
        self.count = 0
        findings = check_edition(folder).findings
        return self.count, [each for each in findings if each.rule == "entry.unused"]


@pytest.fixture
def counter(monkeypatch: pytest.MonkeyPatch) -> Counter:
    """What counts steps."""
    return Counter(monkeypatch)


@pytest.mark.parametrize(
    ("write", "unused"), [(UNUSED, True), (USED, False)], ids=["unused", "used"]
)
def test_twice_as_many_entries_cost_twice_as_much(
    counter: Counter, tmp_path: Path, write: Write, *, unused: bool
) -> None:
    """Each entry that nothing points to is one finding; no entry is compared with all others."""
    base, _ = counter.check(write, tmp_path / "base", 1)
    counts: list[int] = []
    for size in SIZES:
        count, findings = counter.check(write, tmp_path / str(size), size)
        counts.append(count - base)
        assert (size if unused else 0) == len(findings)

    assert all(more <= MAX_RATIO * less for less, more in pairwise(counts)), counts


@pytest.mark.slow
def test_many_entries_that_are_used_cost_what_they_are(counter: Counter, tmp_path: Path) -> None:
    """Five thousand entries cost no more each than half as many."""
    base, _ = counter.check(USED, tmp_path / "base", 1)
    less, _ = counter.check(USED, tmp_path / "less", MANY // 2)
    more, findings = counter.check(USED, tmp_path / "more", MANY)

    assert [] == findings
    assert more - base <= MAX_RATIO * (less - base)
