"""The contents: all telegrams in the order of sending, by months if they are many."""

import json

from edition.catalogue.record import Step as Handled
from edition.catalogue.relation import Record
from edition.catalogue.tables import ENTRY, MONTH, OUTLINE, TELEGRAM, UNDATED
from edition.compose.composer import Slice
from edition.compose.lists import list_few, list_month
from edition.compose.sheet import Sheet, Shown
from edition.engine.reader import Reader

_READS = (TELEGRAM.name, OUTLINE.name, MONTH.name, ENTRY.name)


def _show(reader: Reader, _: str) -> Shown:
    """Show the number of telegrams per month; up to 200 telegrams are listed too."""
    months = [str(row["month"]) for row in reader.rows(MONTH.name)]
    dated = [month for month in months if month != UNDATED]
    first = reader.rows(TELEGRAM.name, month=dated[0])[0] if dated else None
    last = reader.rows(TELEGRAM.name, month=dated[-1])[-1] if dated else None
    days = {"first": first and str(first["date"])[:10], "last": last and str(last["date"])[:10]}
    return "index.html", {**days, **list_few(reader, _list)}


def _show_month(reader: Reader, month: str) -> Shown:
    """Show the telegrams of a month."""
    return f"contents/{month}.html", list_month(reader, month, _list)


def _list(reader: Reader, month: str) -> list[Slice]:
    """List the telegrams of a month with what the contents show of them."""
    outlines = {row["telegram"]: row["text"] for row in reader.rows(OUTLINE.name, month=month)}
    return [
        _tell(reader, row, json.loads(str(outlines[row["id"]])))
        for row in reader.rows(TELEGRAM.name, month=month)
    ]


def _tell(reader: Reader, row: Record, outline: Slice) -> Slice:
    """Return what the contents show of a telegram."""
    asked = reader.row(TELEGRAM.name, id=row["replies_to"]) if row["replies_to"] else None
    answers = reader.rows(TELEGRAM.name, replies_to=row["id"])
    precedence = outline["precedence"]
    return {
        **{name: row[name] for name in ("href", "title", "number", "date")},
        "regest": outline["regest"],
        "precedence": precedence and precedence["text"],
        **_tell_steps(reader, outline["handling"]),
        "replies_to": asked and _refer(asked),
        "answers": [_refer(answer) for answer in answers],
    }


def _refer(row: Record) -> Slice:
    """Return the address of a telegram and its number, or else its title, for a link."""
    return {"address": f"{row['href']}.html", "number": row["number"] or row["title"]}


def _tell_steps(reader: Reader, handling: list[Handled]) -> Slice:
    """Return when and from where a telegram was sent, and when it was received."""
    sent = next((step for step in handling if step["action"] == "sent"), None)
    received = [step for step in handling if step["action"] == "received"]
    dated = next((step for step in received if step["date"]), None)
    return {
        "sent": sent and sent["date"],
        "from": sent and sent["place"] and _name(reader, sent["place"]),
        "received": dated and dated["date"],
    }


def _name(reader: Reader, entry: str) -> str:
    """Return the name of an entry."""
    row = reader.row(ENTRY.name, id=entry)
    return str(json.loads(str(row["text"]))["name"]) if row else entry


CONTENTS = (
    Sheet("contents", "contents", _show).step("contents", _READS),
    Sheet("contents", "month", _show_month).step("contents page", _READS, (MONTH.name, "month")),
)
