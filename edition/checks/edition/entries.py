"""
Every entry of a register is used: terms excepted, which are declared for telegrams to come.
"""

from collections.abc import Iterator
from pathlib import PurePosixPath

from edition.catalogue import Catalogue
from edition.checks.edition.places import locate_id
from edition.faults import Fault
from edition.project import Project

_UNUSED = """
SELECT id, path FROM entry
WHERE kind <> 'term' AND NOT EXISTS (SELECT 1 FROM pointer WHERE pointer.target = entry.id)
ORDER BY path, id
"""


def check(project: Project, catalogue: Catalogue) -> Iterator[Fault]:
    """
    Find entries that nothing points to.
    """
    for row in catalogue.ask(_UNUSED):
        path = PurePosixPath(row["path"])
        message = f"Nothing points to the entry {row['id']}."
        yield Fault(path, locate_id(project, path, row["id"]), "entry.unused", message)
