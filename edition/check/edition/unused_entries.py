"""Check that every register entry is used; only categories may be declared for future telegrams."""

from pathlib import PurePosixPath

from edition.catalogue.tables import DOCUMENT, ENTRY, POINTER, UNUSED
from edition.check.edition.faults import read_draft, tell
from edition.check.edition.locate import Places
from edition.engine.reader import Reader
from edition.engine.steps import Each, Result, Stage, Step, Task
from edition.findings import Fault
from edition.project.order import Order


def _read_unused(reader: Reader, entry: str) -> object:
    """Read in which register an entry is that nothing points to, unless it is a category."""
    if reader.has(POINTER.name, target=entry):
        return []
    return [row["path"] for row in reader.rows(ENTRY.name, id=entry) if row["kind"] != "category"]


def _list_unused(_: object, task: Task) -> Result:
    return Result({UNUSED.name: [(path, task.subject) for path in task.value]})


def _read_entries(reader: Reader, path: str) -> object:
    """Read the unused entries of a register."""
    rows = reader.rows(UNUSED.name, path=path)
    return {"ids": [row["id"] for row in rows], "draft": read_draft(reader, path)}


def _check(order: Order, task: Task) -> Result:
    """Find entries that nothing points to; the register is read once for all of them."""
    places = Places.look_up(task, task.subject)
    path = PurePosixPath(task.subject)
    faults = (
        Fault(path, places.locate_id(name), "entry.unused", f"Nothing points to the entry {name}.")
        for name in task.value["ids"]
    )
    return Result(findings=[tell(order, fault, draft=task.value["draft"]) for fault in faults])


UNUSED_ENTRIES = (
    Step(
        "use",
        Each(_list_unused),
        _read_unused,
        (ENTRY.name, "id"),
        (ENTRY.name, POINTER.name),
        writes=(UNUSED.name,),
        stage=Stage.EDITION,
    ),
    Step(
        "unused entries",
        Each(_check),
        _read_entries,
        (UNUSED.name, "path"),
        (UNUSED.name, DOCUMENT.name),
        made_with=("schema/rules.json",),
        stage=Stage.EDITION,
    ),
)
