"""Check that no id occurs twice in the edition, and that no published id is lost."""

import os
from collections.abc import Iterator
from pathlib import PurePosixPath

from edition.check.edition.whole import Whole
from edition.findings import Fault
from edition.project.settings import Project
from edition.read.source import read_bytes

ROLL = PurePosixPath("tei/published.txt")

_REPEATED = """
WITH repeated AS (
  SELECT id, min(path) AS first FROM anchor WHERE citable GROUP BY id HAVING count(*) > 1
)
SELECT anchor.id, path, first FROM anchor JOIN repeated ON anchor.id = repeated.id
WHERE citable AND path <> first ORDER BY path, anchor.id
"""


def check(project: Project, whole: Whole) -> Iterator[Fault]:
    """Compare the ids that can be cited with each other, and with the list of published ids."""
    for row in whole.catalogue.query(_REPEATED):
        path = PurePosixPath(row["path"])
        message = f"The id {row['id']} stands in {row['first']} already."
        yield Fault(path, whole.places.locate_id(path, row["id"]), "id.unique", message)
    if not os.path.lexists(project.root / ROLL):
        return
    roll = read_bytes(project.root, ROLL, project.settings.source_bytes)
    for number, line in enumerate(roll.decode("utf-8-sig", "replace").split("\n"), 1):
        name = line.strip()
        if name and not whole.catalogue.query(
            "SELECT 1 FROM anchor WHERE id = ? AND citable", name
        ):
            message = f"The id {name} was published and is gone."
            yield Fault(ROLL, (number, 1), "id.never-lost", message)
