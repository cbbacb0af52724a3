"""
Check the edition: what only all records together can tell, in SQL over the catalogue.
"""

from collections.abc import Iterator

from edition.checks.edition import entries, identity, ledger, threads
from edition.checks.edition.whole import Whole
from edition.faults import Fault
from edition.project import Project

__all__ = ["Whole", "check"]


def check(project: Project, whole: Whole, subject: str, name: str) -> Iterator[Fault]:
    """
    Find what the documents do not tell alone: of the thread of a telegram, or of the whole.
    """
    match subject, name:
        case "thread", path:
            yield from threads.check(whole, path)
            yield from ledger.check(whole, path)
        case _, "anchors":
            yield from identity.check(project, whole)
        case _, "entries":
            yield from entries.check(whole)
