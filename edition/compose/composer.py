"""Compose pages with a compiled stylesheet: from a source, or from rows of the catalogue."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any

from edition.catalogue.relation import Row
from edition.catalogue.tables import ELEMENT, FRONT, REGISTER_FILE
from edition.describe.summary import write_json
from edition.engine.reader import Reader, digest_file
from edition.engine.steps import Task
from edition.errors import EditionError, explain_change
from edition.project.order import Order, Registers, list_facts
from edition.project.settings import Project
from edition.publish.outputs import stage
from edition.read.nodes import parse_all
from edition.read.source import Source, locate_failure, parse, read_noted
from edition.transform.fragments import LINES, Fragments, set_lines
from edition.transform.processor import Argument, Node, Saxon, Stylesheet
from edition.xml.encoding import make_error

_MAX_OPEN_STYLESHEETS = 32  # more than the steps of a build have
_FIRST = ("introduction", "principles")

Slice = dict[str, Any]
"""What a page shows, as JSON."""


@dataclass(frozen=True, slots=True)
class Press:
    """A compiled stylesheet with its own processor, and its fragments."""

    saxon: Saxon
    stylesheet: Stylesheet
    fragments: Fragments


def open_press(order: Order, stylesheet: str, menu: Slice) -> Press:
    """Open a stylesheet, given the menu."""
    place, chosen = _Place(order.project), _choose(order, stylesheet, menu)
    (press,) = _open_presses(place, (chosen,), None)
    return press


def open_presses(order: Order, stylesheets: Sequence[str], menu: Slice) -> tuple[Press, ...]:
    """Open stylesheets that use the registers, so that all can be given the same node."""
    chosen = tuple(_choose(order, stylesheet, menu) for stylesheet in stylesheets)
    return _open_presses(_Place(order.project), chosen, order.registers)


_Chosen = tuple[str, str, str]
"""The name of a stylesheet, the settings that it uses as JSON, and its digest."""


def _choose(order: Order, stylesheet: str, menu: Slice) -> _Chosen:
    style = order.styles[f"xslt/{stylesheet}.xsl"]
    facts = {**list_facts(order.project.settings, order.values), "menu": menu}
    return stylesheet, style.choose(facts), style.digest


@dataclass(frozen=True, slots=True)
class _Place:
    """Where stylesheets and registers lie; the same content elsewhere is compiled to the same."""

    project: Project = field(compare=False)


@lru_cache(maxsize=_MAX_OPEN_STYLESHEETS)
def _open_presses(
    place: _Place, chosen: Sequence[_Chosen], registers: Registers | None
) -> tuple[Press, ...]:
    """Compile stylesheets with their own processor, then lock that."""
    saxon = Saxon()
    given: dict[str, Argument] = {}
    if registers is not None:
        nodes, reading = parse_all(saxon, read_noted(place.project, registers))
        for fault in reading.faults:
            raise make_error(fault)
        given["registers"] = list(nodes)
    compiled = [
        saxon.compile(place.project.stylesheets / f"{name}.xsl", {**given, "edition": edition})
        for name, edition, _ in chosen
    ]
    saxon.lock()
    return tuple(Press(saxon, stylesheet, Fragments(saxon, stylesheet)) for stylesheet in compiled)


MENU = (FRONT.name, REGISTER_FILE.name, ELEMENT.name)
"""What the menu is made of."""


def read_menu(reader: Reader) -> Slice:
    """Read the pages that every page links to, if they are there: front matter and registers."""
    rows = {PurePosixPath(str(row["path"])).stem: row["title"] for row in reader.rows(FRONT.name)}
    registers = {PurePosixPath(str(row["path"])).stem for row in reader.rows(REGISTER_FILE.name)}
    return {
        "front": [{"stem": stem, "title": rows[stem]} for stem in sorted(rows, key=_order)],
        "registers": sorted(registers),
        "ledger": has_ledger(reader),
    }


def has_ledger(reader: Reader) -> bool:
    """Tell whether the taxonomies say what may be done with quantities."""
    return bool(reader.rows(ELEMENT.name, id="act"))


def _order(stem: str) -> tuple[int, str]:
    """Sort the introduction first, then the principles, then the others by name."""
    return (_FIRST.index(stem) if stem in _FIRST else len(_FIRST)), stem


def stage_output(order: Order, task: Task, path: str, data: str | bytes) -> Row:
    """Stage an output of a task."""
    assert order.folder is not None  # noqa: S101 - pages are composed only to be published
    found = data.encode() if isinstance(data, str) else data
    return stage(order.folder, path, found, task.outputs)


def read_described(task: Task) -> bytes:
    """Read a telegram's source; raise UnreadError if it changed since it was described."""
    data = task.lookup.require(task.subject)
    if digest_file(data) != task.value["digest"]:
        raise explain_change(task.subject)
    return data


def parse_node(press: Press, data: bytes) -> Node:
    """Parse a source with the processor of a stylesheet."""
    return press.saxon.parse(data.decode("utf-8-sig"))


def locate(path: str, data: bytes, error: EditionError) -> EditionError:
    """Return a failure with its place in the source."""
    source = parse(PurePosixPath(path), data)
    return locate_failure(source, error) if isinstance(source, Source) else error


def write_page(press: Press, template: str, values: Mapping[str, Argument]) -> str:
    """Write a page with a template, and insert its fragments."""
    return press.fragments.put(press.saxon.write(press.stylesheet, template, values))


def write_sheet(press: Press, template: str, slice_: Slice) -> str:
    """Write a page from its slice; the lines that Python fills in are a key of it."""
    told = {key: value for key, value in slice_.items() if key != LINES}
    written = press.saxon.write(press.stylesheet, template, {"slice": write_json(told)})
    lines = slice_.get(LINES, ())
    return press.fragments.put(set_lines(written, lines))
