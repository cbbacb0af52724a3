"""Check that every register entry is used; only terms may be declared for future telegrams."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from edition.check.edition.whole import Whole
from edition.findings import Fault

_UNUSED = """
SELECT id, path FROM entry
WHERE kind <> 'term' AND NOT EXISTS (SELECT 1 FROM pointer WHERE pointer.target = entry.id)
ORDER BY path, id
"""


def check(whole: Whole) -> Iterator[Fault]:
    """Find entries that nothing points to, except terms."""
    for row in whole.catalogue.query(_UNUSED):
        path = PurePosixPath(row["path"])
        message = f"Nothing points to the entry {row['id']}."
        yield Fault(path, whole.places.locate_id(path, row["id"]), "entry.unused", message)
