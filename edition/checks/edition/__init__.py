"""
Check the edition: what only all records together can tell, in SQL over the catalogue.
"""

from collections.abc import Iterator

from edition.catalogue import Catalogue
from edition.checks.edition import entries, identity, ledger, threads
from edition.faults import Fault
from edition.project import Project


def check(project: Project, catalogue: Catalogue, subject: str, name: str) -> Iterator[Fault]:
    """
    Find what the documents do not tell alone: of the thread of a telegram, or of the whole.
    """
    match subject, name:
        case "thread", path:
            yield from threads.check(project, catalogue, path)
            yield from ledger.check(project, catalogue, path)
        case _, "anchors":
            yield from identity.check(project, catalogue)
        case _, "entries":
            yield from entries.check(project, catalogue)
