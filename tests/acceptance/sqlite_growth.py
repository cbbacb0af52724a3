"""
What full builds and edits cost as an edition grows, counted in steps of SQLite's virtual machine.

A count is the same on a busy machine, unlike a time: python tests/acceptance/sqlite_growth.py
Each doubling may cost 2.3 times as much for a full build, and 1.3 times for the edit of a title.
"""

import sqlite3
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from unittest.mock import patch

HERE = Path(__file__).parents[1]
sys.path[:0] = [str(HERE), str(HERE / "support")]

from bench.editions import derive, write  # noqa: E402 - found by the path above
from needs import ROOT  # noqa: E402 - the same

from edition.build.build import rebuild  # noqa: E402 - the same
from edition.build.session import Session  # noqa: E402 - the same
from edition.catalogue import database  # noqa: E402 - the same
from edition.engine.pool import Workers  # noqa: E402 - the same
from edition.files.folder import Folder  # noqa: E402 - the same

SIZES = (250, 500, 1_000, 2_000, 4_000)
_PER_COUNT = 100
_MOST = {"full build": 2.3, "a title": 1.3, "a note": 2.3}
"""How many times as much each may cost in an edition of twice the size."""


_counted = 0


def _tick() -> int:
    """Count some steps of SQLite's machine."""
    global _counted  # noqa: PLW0603 - what SQLite calls has no other state
    _counted += _PER_COUNT
    return 0


def with_handler(run: Callable[[], object]) -> None:
    """Run something with connections that count."""
    connect = database._connect  # noqa: SLF001 - the one place that opens connections

    def listen(place: Path | None) -> sqlite3.Connection:
        connection = connect(place)
        connection.set_progress_handler(_tick, _PER_COUNT)
        return connection

    with patch.object(database, "_connect", listen):
        run()


def count(run: Callable[[], object]) -> int:
    """Count the steps of SQLite's machine while something is run."""
    before = _counted
    run()
    return _counted - before


def replace(place: Path, old: str, new: str) -> None:
    """Replace a text that a file has."""
    text = place.read_text(encoding="utf-8")
    assert old in text, f"{place} has no {old}"
    place.write_text(text.replace(old, new, 1), encoding="utf-8")


def measure(root: Path, size: int) -> dict[str, int]:
    """Count a full build of so many telegrams, then edits as `edition serve` builds them."""
    write(derive(ROOT, size), root)
    counts: dict[str, int] = {}

    def make(session: Session, *changed: str) -> None:
        outcome = rebuild(session, [PurePosixPath(path) for path in changed] or None)
        assert outcome.published, outcome.findings[:3]
        assert outcome.published.written

    def run() -> None:
        with Session.open(root, Folder(root), Workers()) as session:
            counts["full build"] = count(lambda: make(session))
            telegram = sorted((root / "tei/telegrams").iterdir())[size // 2]
            replace(telegram, "<title>", "<title>Again: ")
            counts["a title"] = count(lambda: make(session, f"tei/telegrams/{telegram.name}"))
            replace(root / "tei/registers/persons.xml", "the Chinese troops in Korea", "the troops")
            counts["a note"] = count(lambda: make(session, "tei/registers/persons.xml"))

    with_handler(run)
    return counts


def main() -> int:
    """Print the table; return 1 if something grows faster than it may."""
    with TemporaryDirectory() as folder:
        found = {size: measure(Path(folder) / str(size), size) for size in SIZES}
    bad = 0
    for name in found[SIZES[0]]:
        print(f"{name:12}", *(f"{found[size][name]:>14,}" for size in SIZES))
        ratios = [found[more][name] / found[less][name] for less, more in pairwise(SIZES)]
        bad += any(ratio > _MOST[name] for ratio in ratios)
        print(f"{'':12}", " " * 14, *(f"{ratio:>14.2f}" for ratio in ratios))
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main())
