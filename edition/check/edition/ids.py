"""Check that no id occurs twice in the edition, and that no published id is lost."""

import json
from pathlib import PurePosixPath

from edition.catalogue.relation import Row, write_value
from edition.catalogue.tables import ANCHOR, DOCUMENT, PUBLISHED, RELEASED, WITHDRAWN
from edition.check.edition.faults import read_draft, tell
from edition.check.edition.locate import Places
from edition.engine.reader import Reader
from edition.engine.steps import Each, Result, Stage, Step, Task
from edition.findings import Fault
from edition.project.order import Order
from edition.project.paths import ROLL
from edition.read.registers import find_owner
from edition.read.roll import read_roll

_RULE = "id.never-lost"


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


def _list_published(order: Order, task: Task) -> Result:
    """List the ids that were published, what was withdrawn, and the releases."""
    roll = read_roll(task.lookup.file(str(ROLL)) or b"")
    owned: dict[str, tuple[dict[str, object], dict[str, object]]] = {}
    for name, place in roll.ids.items():
        owned.setdefault(find_owner(name), ({}, {}))[0][name] = place
    for name, (line, withdrawal) in roll.withdrawn.items():
        owned[find_owner(name)][1][name] = (line, withdrawal.version)
    rows: list[Row] = [(owner, *map(write_value, told)) for owner, told in owned.items()]
    pages: list[Row] = [
        (name, line.version, state.address, line.see, line.reason)
        for name, (_, line) in roll.withdrawn.items()
        if (state := roll.states.get(name)) and "#" not in state.address
    ]
    releases: list[Row] = [(version,) for version in roll.releases]
    faults = (
        Fault(ROLL, (line, 1), _RULE, f"This line cannot be read: {reason}.")
        for line, reason in roll.faults
    )
    return Result(
        {PUBLISHED.name: rows, WITHDRAWN.name: pages, RELEASED.name: releases},
        findings=[tell(order, fault) for fault in faults],
    )


def _read_lost(reader: Reader, owner: str) -> object:
    """
    Read which published ids are gone, and which withdrawn ones are there again.

    If a telegram is gone, its parts are not told.
    """
    rows = reader.rows(ANCHOR.name, owner=owner)
    there = {name: row["path"] for row in rows for name in json.loads(str(row["ids"]))}
    (row,) = reader.rows(PUBLISHED.name, owner=owner)
    published, withdrawn = json.loads(str(row["ids"])), json.loads(str(row["withdrawn"]))
    gone = [] if owner in withdrawn else sorted(published.keys() - withdrawn.keys() - there.keys())
    gone = [owner] if owner in gone else gone
    again = sorted(withdrawn.keys() & there.keys())
    return {
        "gone": [[name, *published[name]] for name in gone],
        "again": [[name, *withdrawn[name], there[name]] for name in again],
    }


def _check_lost(order: Order, task: Task) -> Result:
    """Find published ids that are gone, and withdrawn ones that are used again."""
    faults = [
        Fault(ROLL, (line, 1), _RULE, explain_lost(name, version))
        for name, line, version in task.value["gone"]
    ]
    faults += (
        Fault(
            *(ROLL, (line, 1), _RULE),
            f"The id {name} was withdrawn in version {version}, and stands in {path} again.",
        )
        for name, line, version, path in task.value["again"]
    )
    return Result(findings=[tell(order, fault) for fault in faults])


def explain_lost(name: str, version: str | None) -> str:
    """Say that a published id is gone."""
    released = f" in version {version}" if version else ""
    return f"The id {name} was published{released} and is gone."


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
    Step(
        "published ids",
        Each(_list_published),
        writes=(PUBLISHED.name, WITHDRAWN.name, RELEASED.name),
        made_with=("schema/rules.json",),
        stage=Stage.EDITION,
    ),
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
