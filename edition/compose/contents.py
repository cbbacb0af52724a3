"""The contents: all telegrams in the order of sending, by months if they are many."""

import json
from collections.abc import Iterable
from functools import partial

from edition.catalogue.handling import Step as Handled
from edition.catalogue.handling import StepDate
from edition.catalogue.record import Class
from edition.catalogue.relation import Record
from edition.catalogue.tables import ENTRY, MONTH, OUTLINE, REPLY, TELEGRAM, UNDATED
from edition.compose.composer import Slice
from edition.compose.lists import list_few, list_month
from edition.compose.sheet import Sheet, Shown
from edition.compose.threads import find_answers, find_requests
from edition.describe.citation import USED, cite_edition, list_metadata, write_linked
from edition.describe.summary import write_json
from edition.engine.reader import Reader
from edition.project.settings import Settings

_READS = (TELEGRAM.name, REPLY.name, OUTLINE.name, MONTH.name, ENTRY.name)


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
    return {
        **{name: row[name] for name in ("href", "title", "number", "date")},
        "regest": outline["regest"],
        "precedences": _tell_precedences(reader, outline["classes"]),
        **_tell_steps(reader, outline["handling"]),
        "requests": [_refer(request) for request in find_requests(reader, row)],
        "answers": [_refer(answer) for answer in find_answers(reader, row)],
    }


def _refer(row: Record) -> Slice:
    """Return the address of a telegram and its number, or else its title, for a link."""
    return {"address": f"{row['href']}.html", "number": row["number"] or row["title"]}


def _tell_precedences(reader: Reader, classes: list[Class]) -> list[str]:
    """Return how urgent a telegram was, in the words of its form or else of the category."""
    return [
        category["text"] or _name(reader, category["ref"])
        for category in classes
        if category["ref"].startswith("precedence-")
    ]


def _tell_steps(reader: Reader, handling: list[Handled]) -> Slice:
    """Return when and from where a telegram was sent, and when it was received."""
    sent = [step for step in handling if step["action"] == "sent"]
    places = (place for step in sent for place in step["places"])
    names = (
        name
        for place in places
        for name in (
            map(partial(_name, reader), place["refs"]) if place["refs"] else (place["text"],)
        )
    )
    return {
        "sent": _list_dates(reader, sent),
        "from": list(dict.fromkeys(names)),
        "received": _list_dates(
            reader, (step for step in handling if step["action"] == "received")
        ),
    }


def _list_dates(reader: Reader, steps: Iterable[Handled]) -> list[Slice]:
    """Return the dates of some steps, each once."""
    dates = (_tell_date(reader, date) for step in steps for date in step["dates"])
    return list({write_json(date): date for date in dates}.values())


def _tell_date(reader: Reader, date: StepDate) -> Slice:
    """Return what the contents show of a date: its hour with the name of its clock."""
    told: Slice = {name: value for name, value in date.items() if name not in {"notes", "resp"}}
    if "clock" in date:
        clock = date["clock"]
        told["clock"] = {"name": _name(reader, clock["ref"]), "assumed": clock["cert"] is not None}
    return told


def _name(reader: Reader, entry: str) -> str:
    """Return the name of an entry."""
    row = reader.row(ENTRY.name, id=entry)
    return str(json.loads(str(row["text"]))["name"]) if row else entry


def _tell_edition(settings: Settings) -> Slice:
    """Tell how the edition is cited; the day of its last change is known to exports only."""
    work = cite_edition(settings, "")
    return {"metadata": list_metadata(work), "linked": write_linked(work, settings)}


CONTENTS = (
    Sheet("contents", "contents", _show, _tell_edition, USED).step("contents", _READS),
    Sheet("contents", "month", _show_month).step("contents page", _READS, (MONTH.name, "month")),
)
