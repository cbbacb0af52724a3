"""The reports of what exports lose: as JSON, and what the page about them shows."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from edition.catalogue.relation import Record
from edition.catalogue.tables import ENTRY, LOSS, LOSS_LINES, TELEGRAM
from edition.compose.composer import Slice, stage_output
from edition.compose.entry_pages import locate_entry, name_page
from edition.compose.sheet import Shown
from edition.describe.summary import write_json
from edition.engine.reader import Reader
from edition.engine.steps import Result, Task
from edition.exchange.export.export import DATA, Export
from edition.exchange.loss import Line, Sum, count_classes, merge
from edition.project.order import Order

_LINE = ("telegram", "anchor", "what", "class", "count", "why")
_SUM = ("class", "what", "why", "count", "telegrams", "first")


def locate_report(export: str, month: str | None = None) -> str:
    """Return the address of a report."""
    return f"{DATA}loss/{export}{'/' if month else ''}{month or ''}.json"


def write_report(
    export: Export,
    sums: Sequence[Sum],
    lines: Sequence[Line],
    months: Sequence[str] = (),
) -> str:
    """Write the report of an export; of one that is cut it says where those of its months are."""
    addresses = [locate_report(export.name, month) for month in months]
    return write_losses("export", (export.name, export.version), sums, lines, addresses)


def write_losses(
    direction: Literal["export", "import"],
    form: tuple[str, str],
    sums: Sequence[Sum],
    lines: Sequence[Line],
    parts: Sequence[str] = (),
) -> str:
    """Write a report on a format of some version: the nodes by class, then line by line."""
    counts = count_classes(sums)
    told: dict[str, str] = {
        "direction": write_json(direction),
        "format": write_json(dict(zip(("name", "version"), form, strict=True))),
        "nodes": write_json(sum(counts.values())),
        "classes": write_json(counts),
        "sums": write_list(dict(zip(_SUM, one, strict=True)) for one in sums),
    }
    if parts:
        told["parts"] = write_json(parts)
    else:
        told["lines"] = write_list(dict(zip(_LINE, line, strict=True)) for line in lines)
    return "{\n" + ",\n".join(f'  "{key}": {value}' for key, value in told.items()) + "\n}\n"


def write_list(items: Iterable[Mapping[str, object]]) -> str:
    """Write a list with a line for each item."""
    lines = ",\n".join(f"    {write_json(item)}" for item in items)
    return f"[\n{lines}\n  ]" if lines else "[]"


@dataclass(frozen=True, slots=True)
class Reports:
    """Makes the report of each export that loses something."""

    exports: Mapping[str, Export]

    def read(self, reader: Reader, export: str) -> object:
        """Read the sums of all months, and their lines if they are not in files of their own."""
        rows = reader.rows(LOSS.name, export=export)
        kept = reader.rows(LOSS_LINES.name, export=export)
        return {
            "sums": merge_rows(rows),
            "lines": [line for row in kept for line in json.loads(str(row["lines"]))],
            "months": [] if kept else [row["month"] for row in rows],
        }

    def make(self, order: Order, task: Task) -> Result:
        """Write a report."""
        value = task.value
        report = write_report(
            self.exports[task.subject],
            [(*one,) for one in value["sums"]],
            [Line(*line) for line in value["lines"]],
            value["months"],
        )
        return Result(outputs=[stage_output(order, task, locate_report(task.subject), report)])

    def show(self, reader: Reader, _: str) -> Shown | None:
        """Show what each export loses, summed up."""
        rows = reader.rows(LOSS.name)
        if not rows:
            return None
        told = [
            self._tell(reader, export, [row for row in rows if row["export"] == name])
            for name, export in self.exports.items()
            if any(row["export"] == name for row in rows)
        ]
        return "losses.html", {"exports": told}

    def _tell(self, reader: Reader, export: Export, rows: Sequence[Record]) -> Slice:
        sums = merge_rows(rows)
        return {
            "name": export.name,
            "title": export.title,
            "version": export.version,
            "report": locate_report(export.name),
            "counts": count_classes(sums),
            "nodes": sum(one[3] for one in sums),
            "sums": [
                {**dict(zip(_SUM, one, strict=True)), "href": _find_page(reader, one[-1])}
                for one in sums
                if one[0] != "kept"
            ],
        }


def merge_rows(rows: Iterable[Record]) -> list[Sum]:
    """Add up the sums of some months."""
    return merge((*one,) for row in rows for one in json.loads(str(row["sums"])))


def _find_page(reader: Reader, name: str | None) -> object:
    """Find the page of a telegram or an entry."""
    if telegram := reader.row(TELEGRAM.name, id=name):
        return name_page(str(telegram["href"]))
    entry = reader.row(ENTRY.name, id=name)
    return entry and name_page(locate_entry(str(entry["kind"]), str(entry["id"])))
