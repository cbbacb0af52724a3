"""The downloads: the files of all telegrams, by months if they are many."""

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

from edition.catalogue.relation import Record
from edition.catalogue.tables import EXPORTED, FILE, MONTH, PACKED, RELEASED, TELEGRAM
from edition.compose.composer import Slice
from edition.compose.lists import list_few, list_month
from edition.compose.sheet import Sheet, Shown
from edition.engine.reader import Reader
from edition.engine.steps import Stage

_READS = (TELEGRAM.name, FILE.name, MONTH.name, EXPORTED.name)
_ABOUT = ("export", "title", "version")


def _show(reader: Reader, _: str) -> Shown:
    """Show the number of telegrams per month; up to 200 are listed with their files."""
    told = {
        "exports": _list_exports(reader.rows(EXPORTED.name), ""),
        "zips": reader.rows(PACKED.name),
        "released": reader.has(RELEASED.name),
    }
    return "downloads.html", {**list_few(reader, _list), **told}


def _show_month(reader: Reader, month: str) -> Shown:
    """Show the files of a month: those of exports, and those of its telegrams."""
    exports = _list_exports(reader.rows(EXPORTED.name, month=month), month)
    return f"downloads/{month}.html", {**list_month(reader, month, _list), "exports": exports}


def _list_exports(rows: Sequence[Record], month: str) -> list[Slice]:
    """List exports with the files of a month, or those for all months; others are counted."""
    listed: list[Slice] = []
    for about, group in groupby(rows, itemgetter(*_ABOUT)):
        files = [*group]
        others = [row for row in files if row["month"] != month]
        shown = [row for row in files if row["month"] == month and row["address"]]
        listed.append(
            {
                **dict(zip(_ABOUT, about, strict=True)),
                "files": [{name: row[name] for name in ("address", "bytes")} for row in shown],
                "others": len(others),
                "bytes": sum(int(str(row["bytes"])) for row in others),
            }
        )
    return listed


def _list(reader: Reader, month: str) -> list[Slice]:
    """List the telegrams of a month with the size of each of their files, in bytes."""
    found: dict[object, Slice] = {
        row["id"]: {name: row[name] for name in ("href", "title", "number")}
        for row in reader.rows(TELEGRAM.name, month=month)
    }
    for row in reader.rows(FILE.name, month=month):
        found[row["telegram"]][str(row["kind"])] = row["bytes"]
    return list(found.values())


DOWNLOADS = (
    Sheet("downloads", "downloads", _show, stage=Stage.ARCHIVES).step(
        "downloads", (*_READS, PACKED.name, RELEASED.name)
    ),
    Sheet("downloads", "month", _show_month, stage=Stage.ARCHIVES).step(
        "downloads page", _READS, (MONTH.name, "month")
    ),
)
