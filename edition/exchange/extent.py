"""
How large the edition is: whether its exports are cut, which are made now, and its volumes.

This is the one place that says so.
"""

import json
from collections import Counter

from edition.catalogue.relation import write_value
from edition.catalogue.tables import EXTENT, MONTH, UNDATED
from edition.engine.reader import Reader
from edition.engine.steps import Each, Result, Stage, Step, Task
from edition.project.order import Order

MAX_WHOLE = 1_000  # telegrams; the exports of a larger edition are cut by months
MAX_COSTLY = 200  # telegrams; the costly exports of a larger edition are made at releases only


def is_cut(reader: Reader) -> bool:
    """Tell whether the exports are cut by months."""
    return any(row["cut"] for row in reader.rows(EXTENT.name))


def is_asked(reader: Reader, name: str) -> bool:
    """Tell whether edition.toml asks for an export."""
    (row,) = reader.rows(EXTENT.name)
    asked = json.loads(str(row["exports"]))
    return asked is None or name in asked


def is_made(reader: Reader, *, costly: bool) -> bool:
    """Tell whether an export is made now: a costly one of a large edition is not."""
    return not costly or any(row["costly"] for row in reader.rows(EXTENT.name))


def _read_extent(reader: Reader, _: str) -> object:
    count = sum(int(str(row["telegrams"])) for row in reader.rows(MONTH.name))
    return {"cut": count > MAX_WHOLE, "large": count > MAX_COSTLY}


def _tell_extent(order: Order, task: Task) -> Result:
    costly = order.releases or not task.value["large"]
    asked = write_value(order.project.settings.exports)
    return Result({EXTENT.name: [(int(task.value["cut"]), int(costly), asked)]})


def read_volumes(reader: Reader) -> dict[str, str]:
    """Read the volume of each month: its year, or the month itself if the year is too large."""
    counts = {str(row["month"]): int(str(row["telegrams"])) for row in reader.rows(MONTH.name)}
    years = Counter[str]()
    for month, count in counts.items():
        years[_year(month)] += count
    return {month: month if years[_year(month)] > MAX_WHOLE else _year(month) for month in counts}


def _year(month: str) -> str:
    return month if month == UNDATED else month[:4]


EXTENT_STEP = Step(
    "extent",
    Each(_tell_extent),
    _read_extent,
    reads=(MONTH.name,),
    writes=(EXTENT.name,),
    made_with=("release", "exports"),
    stage=Stage.PAGES,
)
