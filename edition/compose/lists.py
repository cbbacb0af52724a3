"""A telegram's context, and the rows of contents and downloads."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from edition.catalogue.database import Catalogue

Slice = dict[str, Any]

REF = "telegram.id, telegram.href, telegram.title, telegram.number, telegram.date"
ORDER = "telegram.sort, telegram.id"
MAX_LISTED = 200  # longer lists link to pages by month
_SHOWN = ("href", "title", "number", "date", "regest", "precedence")
_CONTENTS = """
SELECT telegram.id, telegram.href, telegram.title, telegram.number, telegram.date,
json_extract(telegram.outline, '$.regest') AS regest,
json_extract(telegram.outline, '$.precedence.text') AS precedence,
json_extract(telegram.outline, '$.handling') AS handling,
asked.href || '.html' AS asked_address, asked.number AS asked_number
FROM telegram LEFT JOIN telegram AS asked ON asked.id = telegram.replies_to
WHERE telegram.month = ? ORDER BY telegram.sort, telegram.id
"""
_ANSWERS = """
SELECT answer.replies_to, answer.href || '.html' AS address, answer.number
FROM telegram JOIN telegram AS answer ON answer.replies_to = telegram.id
WHERE telegram.month = ? ORDER BY answer.sort, answer.id
"""
_FILES = """
SELECT telegram, kind, bytes FROM telegram JOIN file ON file.telegram = telegram.id WHERE month = ?
"""


@dataclass(frozen=True, slots=True)
class Cut:
    """A period of the calendar: its name, its first and its last month."""

    name: str
    first: str
    last: str

    @property
    def months(self) -> tuple[str, str]:
        """Return the first and the last month."""
        return self.first, self.last


def list_telegrams(catalogue: Catalogue, clause: str, *values: object) -> list[Slice]:
    """List telegrams with address, title, number and date."""
    query = f"SELECT DISTINCT {REF} FROM telegram {clause}"  # noqa: S608 - our own clauses
    return [dict(row) for row in catalogue.query(query, *values)]


def _find_telegram(catalogue: Catalogue, clause: str, *values: object) -> Slice | None:
    return next(iter(list_telegrams(catalogue, f"{clause} LIMIT 1", *values)), None)


def slice_context(catalogue: Catalogue, telegram: str) -> Slice:
    """Return the context of a telegram for its page: neighbours, thread, citations and files."""
    (own,) = catalogue.query(
        "SELECT sort, telegram.path, replies_to, digest FROM telegram "
        "JOIN source ON source.path = telegram.path WHERE id = ?",
        telegram,
    )
    before = "WHERE (sort, id) < (?, ?) ORDER BY sort DESC, id DESC"
    after = "WHERE (sort, id) > (?, ?) ORDER BY sort, id"
    return {
        "previous": _find_telegram(catalogue, before, own["sort"], telegram),
        "next": _find_telegram(catalogue, after, own["sort"], telegram),
        "replies_to": _find_telegram(catalogue, "WHERE id = ?", own["replies_to"]),
        "answers": _list_answers(catalogue, telegram),
        "cites": list_telegrams(
            catalogue,
            "JOIN pointer ON pointer.target_path = telegram.path "
            f"WHERE pointer.path = ? ORDER BY {ORDER}",
            own["path"],
        ),
        "cited_by": list_telegrams(
            catalogue,
            "JOIN pointer ON pointer.path = telegram.path "
            f"WHERE pointer.target_path = ? ORDER BY {ORDER}",
            own["path"],
        ),
        "files": _list_files(catalogue, telegram),
        "digest": own["digest"],
    }


def _list_answers(catalogue: Catalogue, telegram: str) -> list[Slice]:
    return list_telegrams(catalogue, f"WHERE replies_to = ? ORDER BY {ORDER}", telegram)


def _list_files(catalogue: Catalogue, telegram: str) -> list[Slice]:
    query = "SELECT name, kind, bytes FROM file WHERE telegram = ? ORDER BY rowid"
    return [dict(row) for row in catalogue.query(query, telegram)]


def slice_contents(catalogue: Catalogue) -> Slice:
    """Return the number of telegrams per month; up to 200 telegrams are listed too."""
    day = "SELECT date FROM telegram WHERE sort < '~' ORDER BY sort {} LIMIT 1"
    days = [row["date"][:10] for way in ("", "DESC") for row in catalogue.query(day.format(way))]
    first, last = days or (None, None)
    return {"first": first, "last": last, **_list_few(catalogue, _list_contents)}


def slice_contents_month(
    catalogue: Catalogue, cut: Cut, before: str | None, after: str | None
) -> Slice:
    """Return the telegrams of a month in the order of sending, and the neighbouring months."""
    listed = _list_contents(catalogue, cut.name)
    return {"month": cut.name, "previous": before, "next": after, "telegrams": listed}


def list_months(catalogue: Catalogue) -> list[str]:
    """List the months in which telegrams were sent, in order."""
    return [row["month"] for row in catalogue.query("SELECT month FROM month ORDER BY month")]


def _list_few(catalogue: Catalogue, make: Callable[[Catalogue, str], list[Slice]]) -> Slice:
    """Count the telegrams of each month; list them if there are at most MAX_LISTED."""
    rows = catalogue.query("SELECT month AS name, telegrams FROM month ORDER BY month")
    count = sum(row["telegrams"] for row in rows)
    told: Slice = {"count": count, "months": [dict(row) for row in rows]}
    if count <= MAX_LISTED:
        told["telegrams"] = [one for row in rows for one in make(catalogue, row["name"])]
    return told


def _list_contents(catalogue: Catalogue, month: str) -> list[Slice]:
    """List the telegrams of a month with what the contents show of them."""
    rows = catalogue.query(_CONTENTS, month)
    handlings = [json.loads(row["handling"]) for row in rows]
    names: dict[str, str] = {}
    for place in {step["place"] for handling in handlings for step in handling if step["place"]}:
        names[place] = _name(catalogue, place)
    answers: dict[str, list[Slice]] = {}
    for row in catalogue.query(_ANSWERS, month):
        answers.setdefault(row["replies_to"], []).append(_refer(row))
    return [
        {
            **{name: row[name] for name in _SHOWN},
            **_tell_steps(handling, names),
            "replies_to": _refer(row, "asked_") if row["asked_address"] else None,
            "answers": answers.get(row["id"], []),
        }
        for row, handling in zip(rows, handlings, strict=True)
    ]


def _refer(row: Any, prefix: str = "") -> Slice:  # noqa: ANN401 - a row of the catalogue
    """Return the address and number of a telegram, for a link."""
    return {name: row[f"{prefix}{name}"] for name in ("address", "number")}


def _tell_steps(handling: list[Slice], names: Mapping[str, str]) -> Slice:
    """Return when and from where a telegram was sent, and when it was received."""
    sent = next((step for step in handling if step["action"] == "sent"), None)
    received = [step for step in handling if step["action"] == "received"]
    dated = next((step for step in received if step["date"]), None)
    return {
        "sent": sent and sent["date"],
        "from": sent and names.get(sent["place"]),
        "received": dated and dated["date"],
    }


def _name(catalogue: Catalogue, ref: str) -> str:
    """Return the name of an entry."""
    rows = catalogue.query(
        "SELECT json_extract(entry, '$.name') AS name FROM entry WHERE id = ?", ref
    )
    return rows[0]["name"] if rows else ref


def slice_downloads(catalogue: Catalogue) -> Slice:
    """Return the number of telegrams per month; up to 200 are listed with their files."""
    return _list_few(catalogue, _list_downloads)


def slice_downloads_month(
    catalogue: Catalogue, cut: Cut, before: str | None, after: str | None
) -> Slice:
    """Return the files of a month's telegrams, and the neighbouring months."""
    listed = _list_downloads(catalogue, cut.name)
    return {"month": cut.name, "previous": before, "next": after, "telegrams": listed}


def _list_downloads(catalogue: Catalogue, month: str) -> list[Slice]:
    """List the telegrams of a month with the size of each of their files, in bytes."""
    found = {
        telegram["id"]: {name: telegram[name] for name in ("href", "title", "number")}
        for telegram in list_telegrams(catalogue, f"WHERE month = ? ORDER BY {ORDER}", month)
    }
    for row in catalogue.query(_FILES, month):
        found[row["telegram"]][row["kind"]] = row["bytes"]
    return list(found.values())
