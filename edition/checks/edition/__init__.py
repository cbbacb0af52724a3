"""
Check the edition: what only all records together can tell, in SQL over the catalogue.
"""

from collections.abc import Iterator

from edition.catalogue import Catalogue
from edition.checks.edition import entries, identity, threads
from edition.faults import Fault
from edition.project import Project


def check(project: Project, catalogue: Catalogue) -> Iterator[Fault]:
    """
    Find everything that the documents do not tell alone.
    """
    yield from identity.check(project, catalogue)
    yield from entries.check(project, catalogue)
    yield from threads.check(project, catalogue)
