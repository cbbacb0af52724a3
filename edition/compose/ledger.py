"""The ledger: what telegrams ask for, promise and deliver, by months if it is long."""

import json

from edition.catalogue.record import Quantity
from edition.catalogue.relation import Record
from edition.catalogue.tables import ELEMENT, ENTRY, MONTH, OUTLINE, TELEGRAM
from edition.compose.composer import Slice, has_ledger
from edition.compose.lists import list_few, list_month
from edition.compose.sheet import Sheet, Shown
from edition.engine.reader import Reader

_READS = (TELEGRAM.name, OUTLINE.name, MONTH.name, ENTRY.name, ELEMENT.name)


def _show(reader: Reader, _: str) -> Shown | None:
    """Show the number of telegrams per month; the quantities of up to 200 are listed too."""
    return ("ledger.html", list_few(reader, _list)) if has_ledger(reader) else None


def _show_month(reader: Reader, month: str) -> Shown | None:
    """Show the quantities of a month's telegrams."""
    if not has_ledger(reader):
        return None
    return f"ledger/{month}.html", list_month(reader, month, _list)


def _list(reader: Reader, month: str) -> list[Slice]:
    """List the quantities of a month that somebody does something with, in the order of sending."""
    outlines = {row["telegram"]: row["text"] for row in reader.rows(OUTLINE.name, month=month)}
    return [
        _tell(reader, row, quantity)
        for row in reader.rows(TELEGRAM.name, month=month)
        for quantity in json.loads(str(outlines[row["id"]]))["quantities"]
        if quantity["act"]
    ]


def _tell(reader: Reader, row: Record, quantity: Quantity) -> Slice:
    """Return what the ledger shows of a quantity: its words, its act, and where it stands."""
    act = reader.row(ENTRY.name, id=quantity["act"])
    return {
        "number": row["number"],
        "title": row["title"],
        "address": f"{row['href']}.html#{quantity['anchor']}",
        "text": quantity["text"],
        "act": json.loads(str(act["text"]))["name"] if act else quantity["act"],
    }


LEDGER = (
    Sheet("ledger", "ledger", _show).step("ledger", _READS),
    Sheet("ledger", "month", _show_month).step("ledger page", _READS, (MONTH.name, "month")),
)
