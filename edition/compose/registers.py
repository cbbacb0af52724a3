"""
The pages of registers: the list of entries, one entry, one period of an entry.

A list of more than MAX_LISTED lines is cut by years, and a year of more than MAX_LINES_OF_YEAR by
months, never by counting lines. So one telegram more or less changes only the page of its period.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from edition.catalogue.relation import Record, Row
from edition.catalogue.tables import (
    ENTRY,
    NAMED,
    NAMING,
    PERIOD,
    REGISTER_FILE,
    TALLY,
    UNDATED,
    WORDING,
)
from edition.compose.composer import Slice
from edition.compose.entry_pages import FOLDERS, OWN_PAGES, locate_entry, read_kind
from edition.compose.lists import MAX_LISTED
from edition.compose.months import PARTS, list_lines
from edition.compose.sheet import Sheet, Shown
from edition.engine.reader import Reader
from edition.engine.steps import Each, Result, Stage, Step, Task
from edition.transform.fragments import BLANKS, LINES

MAX_LINES_OF_YEAR = 500
_COUNTS = ("mentions", "telegrams", *PARTS)


@dataclass(frozen=True, slots=True)
class Cut:
    """A period of the calendar: its name, its first and its last month."""

    name: str
    first: str
    last: str

    def has(self, row: Record) -> bool:
        """Tell whether a row is of one of the months."""
        return self.first <= str(row["month"]) <= self.last


_ALWAYS = Cut("", "", "~~")


def _cut_entry(reader: Reader, entry: str) -> list[Cut]:
    """
    Return the periods into which the lines about an entry are cut; none if one page is enough.
    """
    named = reader.row(NAMED.name, ref=entry)
    if not named or int(str(named["mentions"])) + int(str(named["parts"])) <= MAX_LISTED:
        return []
    lines = {
        str(row["month"]): sum(int(str(row[name])) for name in ("mentions", *PARTS))
        for row in _list_tallies(reader, entry)
    }
    months = (month for month, count in lines.items() if count)
    return [
        cut
        for year, group in groupby(months, _year)
        for cut in _cut_year(year, {month: lines[month] for month in group})
    ]


def _list_tallies(reader: Reader, entry: str) -> list[Record]:
    """List the months in which an entry is named, in order."""
    return sorted(reader.rows(TALLY.name, ref=entry), key=lambda row: str(row["month"]))


def _year(month: str) -> str:
    """Return the year of a month; undated telegrams are in a year of their own."""
    return month if month == UNDATED else month[:4]


def _cut_year(year: str, months: dict[str, int]) -> Iterator[Cut]:
    if sum(months.values()) <= MAX_LINES_OF_YEAR:
        yield Cut(year, year, f"{year}~")
    else:
        yield from (Cut(month, month, month) for month in months)


def _show_register(reader: Reader, path: str) -> Shown:
    """Show a register's entries, with their mentions if entries have no pages of their own."""
    kind = read_kind(path)
    counts = {row["ref"]: row for row in reader.rows(NAMED.name)}
    rows = sorted(reader.rows(ENTRY.name, kind=kind), key=_order)
    entries = [_tell_entry(row, counts.get(row["id"])) for row in rows]
    for entry in entries if kind not in OWN_PAGES else ():
        cuts = _cut_entry(reader, entry["id"])
        entry["cuts"] = _tell_cuts(reader, entry["id"], cuts)
        mentions = [] if cuts else _list_mentions(reader, entry["id"])
        entry["mentions"] = [_choose(row, (*BLANKS, "cover")) for row in mentions]
    return f"{FOLDERS[kind]}.html", {"kind": kind, "entries": entries}


def _order(row: Record) -> tuple[str, ...]:
    """Return the key by which a register's entries are sorted; categories by type first."""
    kind = row["type"] if row["kind"] == "category" else ""
    return str(kind), str(row["sort"]), str(row["id"])


def _tell_entry(row: Record, counts: Record | None) -> Slice:
    """Return an entry with its address and the numbers of mentions and of telegrams."""
    kind = str(row["kind"])
    return {
        **json.loads(str(row["text"])),
        "count": counts["mentions"] if counts else 0,
        "telegrams": counts["telegrams"] if counts else 0,
        "href": locate_entry(kind, str(row["id"])),
    }


def _find_entry(reader: Reader, entry: str) -> Slice:
    row = reader.rows(ENTRY.name, id=entry)[0]
    return _tell_entry(row, reader.row(NAMED.name, ref=entry))


def _show_entry(reader: Reader, entry: str) -> Shown | None:
    """
    Show who sent, received, had a copy of and mentions an entry; of many, how many they are.
    """
    found = _find_entry(reader, entry)
    if found["kind"] not in OWN_PAGES:
        return None
    path, cuts = f"{found['href']}.html", _cut_entry(reader, entry)
    if not cuts:
        mentions = _list_mentions(reader, entry)
        covers = [row for row in mentions if row["cover"]]
        return path, {
            "entry": found,
            **_list_lines(reader, entry, mentions),
            "words": list(dict.fromkeys(row["text"] for row in mentions)),
            "covers": [_choose(row, ("text", "address", "number", "weighed")) for row in covers],
        }
    wordings = _add_up(reader.rows(WORDING.name, ref=entry))
    return path, {
        "entry": found,
        "cuts": _tell_cuts(reader, entry, cuts),
        "words": list(dict.fromkeys(row["text"] for row in wordings)),
        "covers": [_choose(row, ("text", "count")) for row in wordings if row["cover"]],
    }


def _add_up(rows: Iterable[Record]) -> list[Slice]:
    """Add up the mentions with the same words, in the order of their first months."""
    found: dict[tuple[str, int], Slice] = {}
    for row in sorted(rows, key=lambda row: str(row["month"])):
        key = (str(row["text"]), int(str(row["cover"])))
        told = found.setdefault(
            key, {"first": row["month"], "text": key[0], "cover": key[1], "count": 0}
        )
        told["count"] += row["mentions"]
    return sorted(found.values(), key=lambda told: (told["first"], told["text"], told["cover"]))


def _show_period(reader: Reader, path: str) -> Shown:
    """Show all that names an entry in one period, and the periods beside it."""
    (row,) = reader.rows(PERIOD.name, path=path)
    entry, cut = str(row["ref"]), Cut(*(str(row[name]) for name in ("name", "first", "last")))
    found = _find_entry(reader, entry)
    mentions = _list_mentions(reader, entry, cut)
    (told,) = _tell_cuts(reader, entry, [cut])
    around = {name: row[name] for name in ("name", "previous", "next")}
    covered = any(mention["cover"] for mention in mentions)
    return path, {
        "entry": _choose(found, ("id", "kind", "name", "href")),
        "cut": {**told, **around, "covered": covered},
        **_list_lines(reader, entry, mentions, cut),
    }


def _tell_cuts(reader: Reader, entry: str, cuts: Iterable[Cut]) -> list[Slice]:
    """Return how often an entry is named in each period."""
    tallies = reader.rows(TALLY.name, ref=entry)
    return [
        {
            "name": cut.name,
            **{
                "count" if name == "mentions" else name: sum(
                    int(str(row[name])) for row in tallies if cut.has(row)
                )
                for name in _COUNTS
            },
        }
        for cut in cuts
    ]


def _choose(row: Record | Slice, names: Iterable[str]) -> Slice:
    return {name: row[name] for name in names}


def _list_lines(reader: Reader, entry: str, mentions: Sequence[Slice], cut: Cut = _ALWAYS) -> Slice:
    """List the telegrams and mentions that name an entry in a period."""
    rows = _list_namings(reader, entry, cut)
    parts = {part: _list_part(rows, part) for part in PARTS}
    return {**parts, LINES: [[row[name] for name in BLANKS] for row in mentions]}


def _list_part(rows: Iterable[Slice], part: str) -> list[Slice]:
    """List the telegrams in which an entry has a part, with the number of copies for readers."""
    names = ("address", "number", "weighed", *(("copies",) if part == "copied" else ()))
    told = (tuple(row[name] for name in names) for row in rows if row["part"] == part)
    return [dict(zip(names, each, strict=True)) for each in dict.fromkeys(told)]


def _list_mentions(reader: Reader, entry: str, cut: Cut = _ALWAYS) -> list[Slice]:
    """List the mentions of an entry with the words around them, in the order of sending."""
    return [row for row in _list_namings(reader, entry, cut) if row["part"] == "mention"]


def _list_namings(reader: Reader, entry: str, cut: Cut) -> list[Slice]:
    """List all that names an entry in a period, in the order of sending."""
    rows = [
        row
        for tally in reader.rows(TALLY.name, ref=entry)
        if cut.has(tally)
        for row in reader.rows(NAMING.name, ref=entry, month=tally["month"])
    ]
    rows.sort(key=lambda row: (str(row["sort"]), str(row["telegram"])))
    return [line for row in rows for line in list_lines(row)]


def _read_periods(reader: Reader, entry: str) -> object:
    """Read the periods of an entry, and the folder of its pages."""
    cuts = [[cut.name, cut.first, cut.last] for cut in _cut_entry(reader, entry)]
    kinds = [FOLDERS[str(row["kind"])] for row in reader.rows(ENTRY.name, id=entry)]
    return {"folders": kinds if cuts else [], "cuts": cuts}


def _list_periods(_: object, task: Task) -> Result:
    """List the periods of an entry, each with the names of those beside it."""
    cuts = task.value["cuts"]
    names = [None, *(name for name, _, _ in cuts), None]
    rows: list[Row] = [
        (f"{folder}/{task.subject}/{cut[0]}.html", task.subject, *cut, before, after)
        for folder in task.value["folders"]
        for cut, before, after in zip(cuts, names, names[2:], strict=False)
    ]
    return Result({PERIOD.name: rows})


_READS = (ENTRY.name, NAMED.name, TALLY.name, NAMING.name)

REGISTERS = (
    Step(
        "periods",
        Each(_list_periods),
        _read_periods,
        (ENTRY.name, "id"),
        (ENTRY.name, NAMED.name, TALLY.name),
        writes=(PERIOD.name,),
        stage=Stage.PAGES,
    ),
    Sheet("register", "register", _show_register).step(
        "list", _READS, (REGISTER_FILE.name, "path")
    ),
    Sheet("register", "entry", _show_entry).step(
        "entry page", (*_READS, WORDING.name), (ENTRY.name, "id")
    ),
    Sheet("register", "cut", _show_period).step(
        "period page", (*_READS, PERIOD.name), (PERIOD.name, "path")
    ),
)
