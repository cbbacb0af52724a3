"""
How often each entry is named in each month, so that no page counts all telegrams again.

Only the months of changed telegrams are counted again, then the sums.
"""

import json
from collections import Counter
from typing import NamedTuple

from edition.catalogue.relation import Record
from edition.catalogue.tables import MONTH, NAMED, NAMING, TALLY, TELEGRAM, WORDING
from edition.compose.composer import Slice
from edition.engine.reader import Reader
from edition.engine.steps import Each, Result, Stage, Step, Task

PARTS = ("sent", "received", "handled", "copied")


class _Line(NamedTuple):
    """One place where a telegram names an entry, as NAMING has it."""

    telegram: str
    part: str
    anchor: str
    before: str
    text: str
    after: str
    cover: int
    copies: int | None
    weighed: str


_FIELDS = _Line._fields[1:]


def _read_month(reader: Reader, month: str) -> object:
    """Count the telegrams of a month, and how each entry is named in them."""
    namings: dict[str, list[_Line]] = {}
    for row in reader.rows(NAMING.name, month=month):
        lines = [_Line(str(row["telegram"]), *line) for line in json.loads(str(row["lines"]))]
        namings.setdefault(str(row["ref"]), []).extend(lines)
    wordings = Counter(
        (ref, line.text, int(line.cover))
        for ref, lines in namings.items()
        for line in lines
        if line.part == "mention"
    )
    return {
        "telegrams": len(reader.rows(TELEGRAM.name, month=month)),
        "tallies": [[ref, *_count(namings[ref])] for ref in sorted(namings)],
        "wordings": [[*key, count] for key, count in sorted(wordings.items())],
    }


def list_lines(naming: Record) -> list[Slice]:
    """List where a telegram names an entry, each with its address."""
    page = f"{naming['href']}.html"
    about = {"telegram": naming["telegram"], "number": naming["number"]}
    return [
        {**dict(zip(_FIELDS, line, strict=True)), **about, "address": _add(page, line[1])}
        for line in json.loads(str(naming["lines"]))
    ]


def _add(page: str, anchor: str) -> str:
    return f"{page}#{anchor}" if anchor else page


def _count(lines: list[_Line]) -> list[int]:
    """Count mentions, telegrams with mentions, and telegrams by the part taken in them."""
    telegrams = {
        part: {line.telegram for line in lines if line.part == part} for part in ("mention", *PARTS)
    }
    mentions = sum(line.part == "mention" for line in lines)
    return [mentions, *(len(found) for found in telegrams.values())]


def _list_month(_: object, task: Task) -> Result:
    month = task.subject
    return Result(
        {
            MONTH.name: [(month, task.value["telegrams"])],
            TALLY.name: [(ref, month, *counts) for ref, *counts in task.value["tallies"]],
            WORDING.name: [(ref, month, *rest) for ref, *rest in task.value["wordings"]],
        }
    )


def _read_named(reader: Reader, ref: str) -> object:
    """Add up how often an entry is named."""
    rows = reader.rows(TALLY.name, ref=ref)
    return [
        sum(int(str(row[name])) for row in rows for name in names)
        for names in (("mentions",), ("telegrams",), PARTS)
    ]


def _list_named(_: object, task: Task) -> Result:
    return Result({NAMED.name: [(task.subject, *task.value)]})


MONTHS = (
    Step(
        "counts",
        Each(_list_month),
        _read_month,
        (TELEGRAM.name, "month"),
        (TELEGRAM.name, NAMING.name),
        writes=(MONTH.name, TALLY.name, WORDING.name),
        stage=Stage.PAGES,
    ),
    Step(
        "sum",
        Each(_list_named),
        _read_named,
        (TALLY.name, "ref"),
        (TALLY.name,),
        writes=(NAMED.name,),
        stage=Stage.PAGES,
    ),
)
