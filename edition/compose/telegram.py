"""The page of a telegram: its record, its entries, and its links to other telegrams."""

import json
from collections.abc import Sequence

from edition.catalogue.relation import Record
from edition.catalogue.tables import FILE, FRONT, LINK, SHOWN, TELEGRAM, WHOLE_ELEMENT
from edition.compose.composer import (
    Press,
    Slice,
    locate,
    open_press,
    parse_node,
    read_described,
    read_front,
    stage_output,
    write_page,
)
from edition.describe.describer import FILES
from edition.describe.summary import write_json
from edition.engine.reader import Reader
from edition.engine.steps import Result, Stage, Step, Task
from edition.errors import EditionError
from edition.process.logbook import working_on
from edition.project.order import Order
from edition.transform.processor import Node

_CARD = ("id", "href", "title", "number", "date")


def _read_page(reader: Reader, path: str) -> object:
    """Read what a telegram's page shows."""
    (own,) = reader.rows(TELEGRAM.name, path=path)
    (shown,) = reader.rows(SHOWN.name, path=path)
    return {
        "href": own["href"],
        "digest": own["digest"],
        "shown": shown["text"],
        "context": _read_context(reader, own),
        "elements": read_elements(reader, shown),
        "front": read_front(reader),
    }


def read_elements(reader: Reader, shown: Record) -> list[object]:
    """Read the digests of all that a telegram needs of the registers."""
    return [
        row["digest"]
        for name in json.loads(str(shown["targets"]))
        for row in reader.rows(WHOLE_ELEMENT.name, id=name)
    ]


def _read_context(reader: Reader, own: Record) -> Slice:
    """Read the neighbours of a telegram, its thread, its citations and its files."""
    before, after = reader.around(TELEGRAM.name, own)
    files = {row["kind"]: row for row in reader.rows(FILE.name, telegram=own["id"])}
    cited = {str(row["target_path"]) for row in reader.rows(LINK.name, path=own["path"])}
    citing = {str(row["path"]) for row in reader.rows(LINK.name, target_path=own["path"])}
    asked = reader.row(TELEGRAM.name, id=own["replies_to"]) if own["replies_to"] else None
    answers = reader.rows(TELEGRAM.name, replies_to=own["id"])
    return {
        "previous": before and _refer(before),
        "next": after and _refer(after),
        "replies_to": asked and _refer(asked),
        "answers": [_refer(row) for row in answers],
        "cites": _list(reader, sorted(cited)),
        "cited_by": _list(reader, sorted(citing)),
        "files": [
            {name: files[kind][name] for name in ("name", "kind", "bytes")} for kind in FILES
        ],
        "digest": own["digest"],
    }


def _refer(row: Record) -> Slice:
    """Return what a link shows of a telegram."""
    return {name: row[name] for name in _CARD}


def _list(reader: Reader, paths: Sequence[str]) -> list[Slice]:
    """Return what links show of the telegrams of some files, in the order of sending."""
    rows = [row for path in paths for row in reader.rows(TELEGRAM.name, path=path)]
    return [_refer(row) for row in sorted(rows, key=lambda row: (str(row["sort"]), str(row["id"])))]


def _compose(order: Order, batch: Sequence[Task]) -> list[Result]:
    """Compose the pages of a batch; all sources are parsed before the first page is composed."""
    try:
        press = open_press(order, "telegram", batch[0].value["front"], registers=True)
    except EditionError as error:
        return [Result(failure=error) for _ in batch]
    parsed = [_parse(press, task) for task in batch]
    return [
        Result(failure=found)
        if isinstance(found, EditionError)
        else _compose_page(order, press, task, *found)
        for task, found in zip(batch, parsed, strict=True)
    ]


def _parse(press: Press, task: Task) -> tuple[bytes, Node] | EditionError:
    """Parse a page's source; return an error if it changed since it was described."""
    try:
        with working_on(task.subject):
            data = read_described(task)
            return data, parse_node(press, data)
    except EditionError as error:
        return error


def _compose_page(order: Order, press: Press, task: Task, data: bytes, node: Node) -> Result:
    value = task.value
    try:
        with working_on(task.subject):
            page = write_page(
                press,
                "page",
                {
                    "telegram": node,
                    "record-json": value["shown"],
                    "context-json": write_json(value["context"]),
                },
            )
    except EditionError as error:
        return Result(failure=locate(task.subject, data, error))
    return Result(outputs=[stage_output(order, task, f"{value['href']}.html", page)])


PAGES = Step(
    "page",
    _compose,
    _read_page,
    (TELEGRAM.name, "path"),
    (*(TELEGRAM.name, SHOWN.name, LINK.name, FILE.name, WHOLE_ELEMENT.name), FRONT.name),
    made_with=("xslt/telegram.xsl",),
    stage=Stage.PAGES,
)
