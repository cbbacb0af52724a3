"""Lists of telegrams, which are cut by months if they are long."""

from collections.abc import Callable

from edition.catalogue.relation import Record
from edition.catalogue.tables import MONTH
from edition.compose.composer import Slice
from edition.engine.reader import Reader

MAX_LISTED = 200  # longer lists link to pages by month

List = Callable[[Reader, str], list[Slice]]
"""Lists the telegrams of a month."""


def list_few(reader: Reader, list_telegrams: List) -> Slice:
    """Count the telegrams of each month; list them if there are at most MAX_LISTED."""
    rows = reader.rows(MONTH.name)
    count = sum(int(str(row["telegrams"])) for row in rows)
    told: Slice = {
        "count": count,
        "months": [{"name": row["month"], "telegrams": row["telegrams"]} for row in rows],
    }
    if count <= MAX_LISTED:
        told["telegrams"] = [
            each for row in rows for each in list_telegrams(reader, str(row["month"]))
        ]
    return told


def list_month(reader: Reader, month: str, list_telegrams: List) -> Slice:
    """Return the telegrams of a month, and the names of the months beside it."""
    (own,) = reader.rows(MONTH.name, month=month)
    before, after = map(_name, reader.around(MONTH.name, own))
    telegrams = list_telegrams(reader, month)
    return {"month": month, "previous": before, "next": after, "telegrams": telegrams}


def _name(row: Record | None) -> object:
    return row and row["month"]
