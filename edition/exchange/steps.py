"""The steps of the exchange: the parts of all exports, their files, the reports and the list."""

from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter

from edition.catalogue.items import WHOLE
from edition.catalogue.relation import Record
from edition.catalogue.tables import ENTRY, EXPORTED, LOSS, LOSS_LINES, PACKED, TELEGRAM
from edition.compose.composer import stage_output
from edition.compose.sheet import Sheet
from edition.describe.summary import write_json
from edition.engine.reader import Reader
from edition.engine.steps import Each, Result, Stage, Step, Task
from edition.exchange.assembly import Assembly
from edition.exchange.export.export import DATA
from edition.exchange.exports import EXPORTS
from edition.exchange.extent import EXTENT_STEP, MAX_COSTLY
from edition.exchange.release import RELEASES
from edition.exchange.report import Reports, write_list
from edition.project.order import Order

LIST = f"{DATA}exports.json"
_ABOUT, _FILE = EXPORTED.columns[:4], EXPORTED.columns[4:]
_NOTE = (
    f"Above {MAX_COSTLY} telegrams, it is made by edition release, "
    "edition build --costly and edition export only."
)


def _read_list(reader: Reader, _: str) -> object:
    """Read which files there are."""
    return {"exports": reader.rows(EXPORTED.name), "zips": reader.rows(PACKED.name)}


def _make_list(order: Order, task: Task) -> Result:
    """Write the list of all exports, for programs."""
    if not any(task.value.values()):
        return Result()
    exports = [
        {**dict(zip(_ABOUT, about, strict=True)), **_tell_files(rows)}
        for about, rows in groupby(task.value["exports"], itemgetter(*_ABOUT))
    ]
    zips = write_json(_tell_files(task.value["zips"])) if task.value["zips"] else "null"
    lists = f'"exports": {write_list(exports)},\n  "zips": {zips}'
    text = f'{{\n  "format": 1,\n  {lists}\n}}\n'
    return Result(outputs=[stage_output(order, task, LIST, text)])


def _tell_files(rows: Iterable[Record]) -> dict[str, object]:
    """Tell some files, or why there are none; a size that is not known is left out."""
    files = [
        {name: row[name] for name in _FILE if name in row and row[name] != 0}
        for row in rows
        if row["address"]
    ]
    return {"files": files} if files else {"files": files, "note": _NOTE}


_ASSEMBLIES = [Assembly(export) for export in EXPORTS]
_REPORTS = Reports({export.name: export for export in EXPORTS})

EXCHANGE = (
    EXTENT_STEP,
    *(assembly.make_part_step() for assembly in _ASSEMBLIES),
    *(assembly.make_whole_step() for assembly in _ASSEMBLIES),
    Step(
        "loss report",
        Each(_REPORTS.make),
        _REPORTS.read,
        (LOSS.name, "export"),
        (LOSS.name, LOSS_LINES.name),
        stage=Stage.PAGES,
    ),
    RELEASES,
    Sheet("losses", "losses", _REPORTS.show).step(
        "losses page", (LOSS.name, TELEGRAM.name, ENTRY.name)
    ),
)

EXPORTS_LIST = Step(
    "list of exports",
    Each(_make_list),
    _read_list,
    WHOLE,
    (EXPORTED.name, PACKED.name),
    stage=Stage.ARCHIVES,
)
