"""Check the edition as a whole, with SQL queries of the catalogue."""

from collections.abc import Iterator

from edition.check.edition import ids, ledger, threads, unused_entries
from edition.check.edition.whole import Whole
from edition.findings import Fault
from edition.project.settings import Project

__all__ = ["Whole", "check"]


def check(project: Project, whole: Whole, subject: str, name: str) -> Iterator[Fault]:
    """Find what no document shows alone: in the thread of a telegram, or in the whole edition."""
    match subject, name:
        case "thread", path:
            yield from threads.check(whole, path)
            yield from ledger.check(whole, path)
        case _, "anchors":
            yield from ids.check(project, whole)
        case _, "entries":
            yield from unused_entries.check(whole)
