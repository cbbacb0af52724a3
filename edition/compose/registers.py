"""
The rows of register pages: the list of entries, one entry, one period of an entry.

A list of more than MAX_LISTED lines is cut by years, and a year of more than MAX_LINES_OF_YEAR by
months, never by counting lines. So one telegram more or less changes only the page of its period.
"""

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from edition.catalogue.database import Catalogue
from edition.catalogue.tables import UNDATED
from edition.compose.lists import MAX_LISTED, ORDER, Cut, Slice
from edition.transform.fragments import BLANKS, LINES

FOLDERS = {
    "person": "persons",
    "place": "places",
    "organization": "organizations",
    "cited": "cited",
    "term": "terms",
}
"""The folder of the pages of each kind of entry."""
OWN_PAGES = ("person", "place", "organization")
MAX_LINES_OF_YEAR = 500
_PAGE = "telegram.href || '.html'"
_PLACE = f"{_PAGE} || CASE WHEN anchor <> telegram.id THEN '#' || anchor ELSE '' END"
_LAST = "~~"  # sorts after all months
_PARTS = ("sent", "received", "copied")
_COUNTED = "coalesce(named.mentions, 0) AS count, coalesce(named.telegrams, 0) AS telegrams"


def cut_entry(catalogue: Catalogue, entry: str) -> list[Cut]:
    """
    Return the periods into which the lines about an entry are cut; none if one page is enough.
    """
    few = "SELECT 1 FROM named WHERE ref = ? AND mentions + parts > ?"
    if not catalogue.query(few, entry, MAX_LISTED):
        return []
    query = """
        SELECT month, mentions + sent + received + copied AS lines FROM tally
        WHERE ref = ? AND mentions + sent + received + copied > 0 ORDER BY month
    """
    return [
        cut
        for year, rows in groupby(catalogue.query(query, entry), lambda row: _year(row["month"]))
        for cut in _cut_year(year, {row["month"]: row["lines"] for row in rows})
    ]


def _year(month: str) -> str:
    """Return the year of a month; undated telegrams are in a year of their own."""
    return month if month == UNDATED else month[:4]


def _cut_year(year: str, months: dict[str, int]) -> Iterator[Cut]:
    if sum(months.values()) <= MAX_LINES_OF_YEAR:
        yield Cut(year, year, f"{year}~")
    else:
        yield from (Cut(month, month, month) for month in months)


def slice_register(catalogue: Catalogue, kind: str) -> Slice:
    """Return a register's entries, with their mentions if entries have no pages of their own."""
    query = f"""
        SELECT id, kind, entry, {_COUNTED} FROM entry LEFT JOIN named ON named.ref = id
        WHERE kind = ? ORDER BY CASE kind WHEN 'term' THEN type ELSE '' END, sort, id
    """  # noqa: S608 - our own columns
    entries = [_tell_entry(row) for row in catalogue.query(query, kind)]
    for entry in entries if kind not in OWN_PAGES else ():
        cuts = cut_entry(catalogue, entry["id"])
        entry["cuts"] = _tell_cuts(catalogue, entry["id"], cuts)
        mentions = [] if cuts else _list_mentions(catalogue, entry["id"])
        entry["mentions"] = [dict(row) for row in mentions]
    return {"kind": kind, "entries": entries}


def _tell_entry(row: Any) -> Slice:  # noqa: ANN401 - a row of the catalogue
    """Return an entry with its address and the numbers of mentions and of telegrams."""
    own = row["kind"] in OWN_PAGES
    return {
        **json.loads(row["entry"]),
        "count": row["count"],
        "telegrams": row["telegrams"],
        "href": f"{FOLDERS[row['kind']]}{'/' if own else '#'}{row['id']}",
    }


def _find_entry(catalogue: Catalogue, entry: str) -> Slice:
    query = f"""
        SELECT id, kind, entry, {_COUNTED} FROM entry LEFT JOIN named ON named.ref = id
        WHERE id = ?
    """  # noqa: S608 - our own columns
    return _tell_entry(catalogue.query(query, entry)[0])


def slice_entry(catalogue: Catalogue, entry: str) -> Slice:
    """
    Return who sent, received, had a copy of and mentions an entry; of many, how many they are.
    """
    told: Slice = {"entry": _find_entry(catalogue, entry)}
    cuts = cut_entry(catalogue, entry)
    if not cuts:
        mentions = _list_mentions(catalogue, entry)
        covers = [row for row in mentions if row["cover"]]
        return {
            **told,
            **_list_lines(catalogue, entry, mentions),
            "words": list(dict.fromkeys(row["text"] for row in mentions)),
            "covers": [_choose(row, ("text", "address", "number")) for row in covers],
        }
    wording = """
        SELECT text, cover, sum(mentions) AS count FROM wording WHERE ref = ?
        GROUP BY text, cover ORDER BY min(month), text, cover
    """
    rows = catalogue.query(wording, entry)
    return {
        **told,
        "cuts": _tell_cuts(catalogue, entry, cuts),
        "words": list(dict.fromkeys(row["text"] for row in rows)),
        "covers": [_choose(row, ("text", "count")) for row in rows if row["cover"]],
    }


def slice_cut(
    catalogue: Catalogue, cut: Cut, before: str | None, after: str | None, *, entry: str
) -> Slice:
    """Return all that names an entry in one period, and the neighbouring periods."""
    found = _find_entry(catalogue, entry)
    shown = {name: found[name] for name in ("id", "kind", "name", "href")}
    around = {"name": cut.name, "previous": before, "next": after}
    (told,) = _tell_cuts(catalogue, entry, [cut])
    mentions = _list_mentions(catalogue, entry, *cut.months)
    covered = any(row["cover"] for row in mentions)
    lines = _list_lines(catalogue, entry, mentions, *cut.months)
    return {"entry": shown, "cut": {**told, **around, "covered": covered}, **lines}


def _tell_cuts(catalogue: Catalogue, entry: str, cuts: list[Cut]) -> list[Slice]:
    """Return how often an entry is named in each period."""
    query = """
        SELECT coalesce(sum(mentions), 0) AS count, coalesce(sum(telegrams), 0) AS telegrams,
        coalesce(sum(sent), 0) AS sent, coalesce(sum(received), 0) AS received,
        coalesce(sum(copied), 0) AS copied
        FROM tally WHERE ref = ? AND month BETWEEN ? AND ?
    """
    return [
        {"name": cut.name, **dict(row)}
        for cut in cuts
        for row in catalogue.query(query, entry, *cut.months)
    ]


def _choose(row: Any, names: Iterable[str]) -> Slice:  # noqa: ANN401 - a row of the catalogue
    return {name: row[name] for name in names}


def _list_lines(
    catalogue: Catalogue, entry: str, mentions: list[Any], first: str = "", last: str = _LAST
) -> Slice:
    """List the telegrams and mentions that name an entry from one month to another."""
    parts = {part: _list_part(catalogue, entry, part, first, last) for part in _PARTS}
    return {**parts, LINES: list(map(_read_line, mentions))}


_read_line = itemgetter(*BLANKS)


def _list_part(catalogue: Catalogue, entry: str, part: str, first: str, last: str) -> list[Slice]:
    """List the telegrams in which an entry has a part, with the number of copies for readers."""
    copies = ", copies" if part == "copied" else ""
    query = f"""
        SELECT DISTINCT {_PAGE} AS address, number{copies}
        FROM telegram JOIN party ON party.telegram = telegram.id
        WHERE party.ref = ? AND party.month BETWEEN ? AND ? AND role = ? ORDER BY {ORDER}
    """  # noqa: S608 - our own columns
    return [dict(row) for row in catalogue.query(query, entry, first, last, part)]


def _list_mentions(
    catalogue: Catalogue, entry: str, first: str = "", last: str = _LAST
) -> list[Any]:
    """List the mentions of an entry with the words around them, in the order of sending."""
    query = f"""
        SELECT before, text, after, {_PLACE} AS address, number, cover
        FROM mention JOIN telegram ON mention.telegram = telegram.id
        WHERE ref = ? AND mention.month BETWEEN ? AND ? ORDER BY {ORDER}, position
    """  # noqa: S608 - our own columns
    return catalogue.query(query, entry, first, last)
