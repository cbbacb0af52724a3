"""What registers contain: their elements, names and words for what is counted."""

import json
from functools import lru_cache
from pathlib import PurePosixPath

from edition.catalogue.findings import write_finding
from edition.catalogue.relation import Row, digest_text
from edition.catalogue.tables import (
    ELEMENT,
    ELEMENT_TEXT,
    NAME,
    REGISTER,
    REGISTER_FILE,
    UNIT,
    WHOLE_ELEMENT,
)
from edition.engine.reader import Reader
from edition.engine.steps import Each, Result, Step, Task
from edition.findings import Fault
from edition.project.order import Order
from edition.project.rules import judge, open_rules
from edition.read.elements import digest_whole, list_elements
from edition.read.nodes import parse_source
from edition.read.registers import list_entries, list_ids, list_measured
from edition.read.source import Source, parse
from edition.transform.processor import Saxon


@lru_cache(maxsize=1)
def _open_saxon() -> Saxon:
    """Return a processor that only parses."""
    saxon = Saxon()
    saxon.lock()
    return saxon


def _parse(order: Order, task: Task) -> Result:
    """Tell whether a register can be read, and if not, why."""
    source = parse(PurePosixPath(task.subject), task.lookup.require(task.subject))
    parsed = parse_source(_open_saxon(), source) if isinstance(source, Source) else source
    faults = [parsed] if isinstance(parsed, Fault) else parsed if isinstance(parsed, list) else []
    return Result(
        {REGISTER.name: [(task.subject, int(not faults))]},
        findings=[write_finding(judge(fault, open_rules(order), draft=False)) for fault in faults],
    )


def read_readable(reader: Reader, path: str) -> object:
    """Read whether a register can be read."""
    return [row["readable"] for row in reader.rows(REGISTER.name, path=path)] == [1]


def _list(_: object, task: Task) -> Result:
    """List a register's elements, names, and words for what is counted."""
    path = PurePosixPath(task.subject)
    source = parse(path, task.lookup.require(task.subject)) if task.value else None
    if not isinstance(source, Source):
        return Result(rows=None)
    kinds, found = list_ids(source), list_elements(source)
    elements: list[Row] = [
        (each.id, str(path), kinds[each.id], each.digest_without_notes) for each in found
    ]
    texts: list[Row] = [
        (each.id, str(path), each.digest, json.dumps(sorted(each.needed))) for each in found
    ]
    names: list[Row] = [
        (each.id, each.kind, each.name, json.dumps(each.forms)) for each in list_entries(source)
    ]
    words: list[Row] = [*sorted(list_measured(source))]
    return Result(
        {ELEMENT.name: elements, ELEMENT_TEXT.name: texts, NAME.name: names, UNIT.name: words}
    )


def _read_elements(reader: Reader, _: str) -> object:
    """Read the digests and the needs of all elements."""
    rows = reader.rows(ELEMENT_TEXT.name)
    return [[row["id"], row["digest"], json.loads(str(row["needs"]))] for row in rows]


def _digest(_: object, task: Task) -> Result:
    """Make the digest of each element with all that it needs."""
    own: dict[str, str] = {}
    needs: dict[str, set[str]] = {}
    for name, digest, needed in task.value:
        own[name] = digest_text(own.get(name, "") + digest)
        needs.setdefault(name, set()).update(needed)
    return Result({WHOLE_ELEMENT.name: [*digest_whole(own, needs).items()]})


REGISTERS = (
    Step(
        "reading",
        Each(_parse),
        subjects=(REGISTER_FILE.name, "path"),
        writes=(REGISTER.name,),
        made_with=("schema/rules.json", "settings"),
    ),
    Step(
        "elements",
        Each(_list),
        read_readable,
        (REGISTER_FILE.name, "path"),
        (REGISTER.name,),
        writes=(ELEMENT.name, ELEMENT_TEXT.name, NAME.name, UNIT.name),
    ),
    Step(
        "whole elements",
        Each(_digest),
        _read_elements,
        reads=(ELEMENT_TEXT.name,),
        writes=(WHOLE_ELEMENT.name,),
    ),
)
