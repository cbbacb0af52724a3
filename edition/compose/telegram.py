"""The page of a telegram, and its standalone TEI."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from edition.catalogue.citation import open_citation
from edition.catalogue.relation import Record
from edition.catalogue.tables import (
    CITATION,
    FILE,
    LINK,
    MEMBER,
    REPLY,
    SHOWN,
    TELEGRAM,
    WHOLE_ELEMENT,
)
from edition.compose.composer import (
    MENU,
    Press,
    Slice,
    locate,
    open_presses,
    parse_node,
    read_described,
    read_menu,
    stage_output,
    write_page,
)
from edition.compose.threads import find_answers, find_requests, sort_telegrams
from edition.describe.citation import (
    USED,
    cite_telegram,
    list_metadata,
    write_bibtex,
    write_csl,
    write_linked,
)
from edition.describe.summary import write_json
from edition.engine.reader import Reader
from edition.engine.steps import Result, Stage, Step, Task
from edition.errors import EditionError
from edition.process.logbook import working_on
from edition.project.order import Order
from edition.project.settings import Settings
from edition.publish.outputs import list_members
from edition.transform.processor import Node

_CARD = ("id", "href", "title", "number", "date")
FILES = ("txt", "xml", "json")
"""The kinds of file that are published beside a page, in this order."""


def _read_page(reader: Reader, path: str) -> object:
    """Read what a telegram's page shows."""
    (own,) = reader.rows(TELEGRAM.name, path=path)
    (shown,) = reader.rows(SHOWN.name, path=path)
    (citation,) = reader.rows(CITATION.name, path=path)
    return {
        **{name: own[name] for name in ("id", "month", "href", "digest")},
        "shown": shown["text"],
        "citation": citation["text"],
        "sizes": json.loads(str(shown["sizes"])),
        "context": _read_context(reader, own),
        "elements": read_elements(reader, shown),
        "menu": read_menu(reader),
    }


def read_elements(reader: Reader, shown: Record) -> list[object]:
    """Read the digests of all that a telegram needs of the registers."""
    return [
        row["digest"]
        for name in json.loads(str(shown["targets"]))
        for row in reader.rows(WHOLE_ELEMENT.name, id=name)
    ]


def _read_context(reader: Reader, own: Record) -> Slice:
    """Read the neighbours of a telegram, its thread and its citations."""
    before, after = reader.around(TELEGRAM.name, own)
    links = reader.rows(LINK.name, path=own["path"])
    cited = {str(row["target_path"]) for row in links if row["referrer"] == "telegram"}
    noted = {str(row["target_path"]) for row in links if row["referrer"] == "note"}
    back = reader.rows(LINK.name, target_path=own["path"])
    citing = {str(row["path"]) for row in back if row["referrer"] == "telegram"}
    return {
        "previous": before and _refer(before),
        "next": after and _refer(after),
        "requests": _list(find_requests(reader, own)),
        "answers": _list(find_answers(reader, own)),
        "cites": _list(_find(reader, cited)),
        "cited_by": _list(_find(reader, citing)),
        "see_also": _list(_find(reader, noted - cited - citing)),
        "digest": own["digest"],
    }


def _refer(row: Record) -> Slice:
    """Return what a link shows of a telegram."""
    return {name: row[name] for name in _CARD}


def _find(reader: Reader, paths: Iterable[str]) -> list[Record]:
    """Find the telegrams of some files, in the order of sending."""
    rows = (row for path in sorted(paths) for row in reader.rows(TELEGRAM.name, path=path))
    return sort_telegrams(rows)


def _list(rows: Iterable[Record]) -> list[Slice]:
    """Return what links show of telegrams."""
    return [_refer(row) for row in rows]


@dataclass(frozen=True, slots=True)
class _Presses:
    """The stylesheets that are given a telegram."""

    page: Press
    record: Press


def _compose(order: Order, batch: Sequence[Task]) -> list[Result]:
    """Compose the pages of a batch; all sources are parsed before the first page is composed."""
    try:
        presses = _Presses(*open_presses(order, ("telegram", "record"), batch[0].value["menu"]))
    except EditionError as error:
        return [Result(failure=error) for _ in batch]
    parsed = [_parse(presses, task) for task in batch]
    return [
        Result(failure=found)
        if isinstance(found, EditionError)
        else _compose_page(order, presses, task, *found)
        for task, found in zip(batch, parsed, strict=True)
    ]


def _parse(presses: _Presses, task: Task) -> tuple[bytes, Node] | EditionError:
    """Parse a page's source; return an error if it changed since it was described."""
    try:
        with working_on(task.subject):
            data = read_described(task)
            return data, parse_node(presses.page, data)
    except EditionError as error:
        return error


def _compose_page(order: Order, presses: _Presses, task: Task, data: bytes, node: Node) -> Result:
    """Write a telegram as standalone TEI, and its page, which tells the size of each file."""
    value = task.value
    try:
        with working_on(task.subject):
            standalone = write_page(presses.record, "standalone", {"telegram": node}).encode()
            sizes = {**value["sizes"], "xml": len(standalone)}
            files = [
                {"name": f"{value['id']}.{kind}", "kind": kind, "bytes": sizes[kind]}
                for kind in FILES
            ]
            around = {**value["context"], "files": files}
            page = write_page(
                presses.page,
                "page",
                {
                    "telegram": node,
                    "record-json": value["shown"],
                    "context-json": write_json(around),
                    "citation-json": write_citation(value["citation"], order.project.settings),
                },
            )
    except EditionError as error:
        return Result(failure=locate(task.subject, data, error))
    rows = [(value["id"], value["month"], *file.values()) for file in files]
    staged = [stage_output(order, task, f"{value['href']}.xml", standalone)]
    return Result(
        {FILE.name: rows, MEMBER.name: list_members(staged)},
        [*staged, stage_output(order, task, f"{value['href']}.html", page)],
    )


def write_citation(text: str, settings: Settings) -> str:
    """Add the forms of a citation to what it says, as JSON."""
    citation = open_citation(text)
    work = cite_telegram(citation, settings)
    forms = {
        "bibtex": write_bibtex(work),
        "csl": f"[\n{write_csl(work)}\n]",
        "metadata": list_metadata(work),
        "linked": write_linked(work, settings),
    }
    return write_json({**citation, **forms})


PAGES = Step(
    "page",
    _compose,
    _read_page,
    (TELEGRAM.name, "path"),
    (TELEGRAM.name, REPLY.name, SHOWN.name, CITATION.name, LINK.name, WHOLE_ELEMENT.name, *MENU),
    writes=(FILE.name, MEMBER.name),
    made_with=("xslt/telegram.xsl", "xslt/record.xsl", *(f"settings {name}" for name in USED)),
    stage=Stage.PAGES,
)
