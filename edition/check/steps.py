"""The checks of a document that need others: its links to telegrams, and names in its text."""

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import PurePosixPath

from edition.catalogue.findings import write_finding
from edition.catalogue.tables import (
    ANCHOR,
    DOCUMENT,
    ELEMENT,
    LINK,
    NAME,
    REGISTER,
    UNIT,
    WORDS,
    read_name,
)
from edition.check.checker import set_standards
from edition.check.document import Standards, check_links, check_mentions
from edition.check.targets import LinkedTargets, NotedTargets, list_forms
from edition.engine.reader import Reader
from edition.engine.steps import Each, Result, Step, Task
from edition.findings import Finding
from edition.language.names import Matcher
from edition.project.order import Order
from edition.project.rules import open_rules
from edition.project.settings import Project
from edition.read.registers import find_owner
from edition.read.source import Source, parse
from edition.transform.processor import Saxon


def _read_links(reader: Reader, path: str) -> object:
    """Read whether each link leads to something of a kind that it may lead to."""
    return all(
        _is_right(reader, str(row["target_path"]), str(row["target"]), str(row["kinds"]).split())
        for row in reader.rows(LINK.name, path=path)
    )


def _is_right(reader: Reader, path: str, name: str, kinds: list[str]) -> bool:
    """Tell whether a link leads to an id that is unique in the edition, or to a whole telegram."""
    forms = [*list_forms(path)]
    if not name and any(reader.has(DOCUMENT.name, path=form) for form in forms):
        return not kinds or "telegram" in kinds
    wanted = name or PurePosixPath(path).stem
    for row in reader.rows(ANCHOR.name, owner=find_owner(wanted)):
        kind = json.loads(str(row["ids"])).get(wanted)
        if row["path"] in forms:
            return kind is not None and (not kinds or kind in kinds)
        if kind is not None:
            return True
    return False


def _check_links(order: Order, task: Task) -> Result:
    """Find the links that lead to nothing or to the wrong kind."""
    source = None if task.value else _parse(task)
    if source is None:
        return Result()
    standards = _open_standards(order.project, order.version)
    return _tell(check_links(source, LinkedTargets(task.lookup), standards))


@lru_cache(maxsize=1)
def _open_standards(project: Project, version: str) -> Standards:  # noqa: ARG001 - part of the cache's key
    saxon = Saxon()
    saxon.lock()
    return set_standards(project, saxon)


def _read_names(reader: Reader, path: str) -> object:
    """Search for names in a telegram's words."""
    return {
        "names": reader.search(NAME.name, path=path),
        "measured": [[row["word"], row["id"]] for row in reader.rows(UNIT.name)],
    }


def _check_names(order: Order, batch: Sequence[Task]) -> list[Result]:
    """Find the names, dates and quantities that are not tagged; all names are found at once."""
    rows = {tuple(row) for task in batch for row in task.value["names"]}
    names = Matcher(map(read_name, rows))
    return Each(lambda _, task: _check_mentions(order, names, task))(order, batch)


def _check_mentions(order: Order, names: Matcher, task: Task) -> Result:
    source = _parse(task)
    if source is None:
        return Result()
    measured = frozenset((word, entry) for word, entry in task.value["measured"])
    targets = NotedTargets(task.lookup)
    return _tell(check_mentions(source, names, measured, targets, open_rules(order)))


def _parse(task: Task) -> Source | None:
    """Parse a document; return None if it cannot be read, which was found when it was checked."""
    source = parse(PurePosixPath(task.subject), task.lookup.require(task.subject))
    return source if isinstance(source, Source) else None


def _tell(findings: list[Finding]) -> Result:
    return Result(findings=[write_finding(finding) for finding in findings])


LINKS = Step(
    "links",
    Each(_check_links),
    _read_links,
    (LINK.name, "path"),
    (LINK.name, ANCHOR.name, DOCUMENT.name),
    (ELEMENT.name, REGISTER.name, ANCHOR.name),
    made_with=("schema/rules.json", "schema/telegram.rng", "settings"),
)
NAMES = Step(
    "names",
    _check_names,
    _read_names,
    (WORDS.name, "path"),
    (WORDS.name, NAME.name, UNIT.name),
    (ELEMENT.name, REGISTER.name),
    made_with=("schema/rules.json",),
)
