"""Check that no id occurs twice in the edition, and that no published id is lost."""

import json
from collections.abc import Iterator
from pathlib import PurePosixPath

from edition.catalogue.tables import ANCHOR, DOCUMENT, PUBLISHED
from edition.check.edition.faults import read_draft, tell
from edition.check.edition.locate import Places
from edition.engine.reader import Reader
from edition.engine.steps import Each, Result, Stage, Step, Task
from edition.findings import Fault
from edition.project.order import Order
from edition.project.paths import ROLL
from edition.read.registers import find_owner
from edition.read.roll import list_published


def _read_ids(reader: Reader, owner: str) -> object:
    """Read which ids are in several files: id, path, the first path, and whether it is a draft."""
    places: dict[str, list[str]] = {}
    for row in reader.rows(ANCHOR.name, owner=owner):
        for name in json.loads(str(row["ids"])):
            places.setdefault(name, []).append(str(row["path"]))
    return [
        [name, path, min(paths), read_draft(reader, path)]
        for name, paths in sorted(places.items())
        for path in sorted({*paths} - {min(paths)})
    ]


def _check_ids(order: Order, task: Task) -> Result:
    """Find ids that another file has too."""
    places: dict[str, Places] = {}
    findings = []
    for name, path, first, draft in task.value:
        if path not in places:
            places[path] = Places.look_up(task, path)
        message = f"The id {name} stands in {first} already."
        fault = Fault(PurePosixPath(path), places[path].locate_id(name), "id.unique", message)
        findings.append(tell(order, fault, draft=draft))
    return Result(findings=findings)


def _list_published(_: object, task: Task) -> Result:
    """List the ids that were published, with their lines."""
    data = task.lookup.file(str(ROLL)) or b""
    rows = [(name, find_owner(name), line) for name, line in list_published(data)]
    return Result({PUBLISHED.name: [*rows]})


def _read_lost(reader: Reader, owner: str) -> object:
    """Read which published ids are gone, with their lines."""
    rows = reader.rows(ANCHOR.name, owner=owner)
    there = {name for row in rows for name in json.loads(str(row["ids"]))}
    published = reader.rows(PUBLISHED.name, owner=owner)
    return [[row["id"], row["line"]] for row in published if row["id"] not in there]


def _check_lost(order: Order, task: Task) -> Result:
    """Find published ids that are gone."""
    return Result(findings=[tell(order, fault) for fault in _find_lost(task.value)])


def _find_lost(lost: list[tuple[str, int]]) -> Iterator[Fault]:
    for name, line in lost:
        message = f"The id {name} was published and is gone."
        yield Fault(ROLL, (line, 1), "id.never-lost", message)


IDS = (
    Step(
        "ids",
        Each(_check_ids),
        _read_ids,
        (ANCHOR.name, "owner"),
        (ANCHOR.name, DOCUMENT.name),
        made_with=("schema/rules.json",),
        stage=Stage.EDITION,
    ),
    Step("published ids", Each(_list_published), writes=(PUBLISHED.name,), stage=Stage.EDITION),
    Step(
        "lost ids",
        Each(_check_lost),
        _read_lost,
        (PUBLISHED.name, "owner"),
        (PUBLISHED.name, ANCHOR.name),
        made_with=("schema/rules.json",),
        stage=Stage.EDITION,
    ),
)
