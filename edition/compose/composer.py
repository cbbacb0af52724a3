"""Compose pages: from a telegram and its context, or from rows of the catalogue."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

from edition.errors import EditionError
from edition.files.digests import compute_digest
from edition.process.logbook import working_on
from edition.project.settings import Project
from edition.publish.outputs import PUBLIC
from edition.read.nodes import parse_all
from edition.read.source import (
    REGISTER_NAMES,
    REGISTERS,
    Source,
    locate_failure,
    read,
    read_bytes,
    read_source,
)
from edition.transform.fragments import Fragments, set_lines
from edition.transform.processor import Argument, Item, Node, Saxon, Stylesheet
from edition.xml.encoding import make_error
from edition.xml.trees import require_tree

_MAX_OPEN_STYLESHEETS = 8


@dataclass(frozen=True, slots=True)
class Page:
    """
    A page to compose: the stylesheet, its function, the source, and other values.

    A page without a source is a sheet, which a template writes.
    """

    path: PurePosixPath
    stylesheet: str
    function: str
    source: PurePosixPath | None
    source_digest: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Style:
    """A stylesheet and the settings that it is given, as JSON, with the digest of both."""

    stylesheet: str
    edition: str
    digest: str
    with_registers: bool


@dataclass(frozen=True, slots=True)
class _Press:
    """A compiled stylesheet with its own processor, and its fragments."""

    saxon: Saxon
    stylesheet: Stylesheet
    fragments: Fragments


@lru_cache(maxsize=_MAX_OPEN_STYLESHEETS)
def _open_press(project: Project, style: Style) -> _Press:
    """Compile a stylesheet with its own processor, then lock that."""
    saxon = Saxon()
    parameters: dict[str, Argument] = {"edition": style.edition}
    if style.with_registers:
        parameters["registers"] = _parse_registers(project, saxon)
    stylesheet = saxon.compile(project.stylesheets / f"{style.stylesheet}.xsl", parameters)
    saxon.lock()
    return _Press(saxon, stylesheet, Fragments(saxon, stylesheet))


def _parse_registers(project: Project, saxon: Saxon) -> list[Item]:
    """Parse the registers; raise EditionError for one that is unreadable since it was checked."""
    found = read(project, [REGISTERS / f"{name}.xml" for name in REGISTER_NAMES])
    nodes, registers = parse_all(saxon, found)
    for fault in registers.faults:
        raise make_error(fault)
    return list(nodes)


def compose_all(
    project: Project, styles: Mapping[str, Style], pages: Sequence[Page]
) -> Iterator[bytes | EditionError]:
    """
    Compose pages; in the place of a page that failed comes its EditionError.

    All sources are parsed before the first page is composed, so nothing is parsed between two
    pages.
    """
    chosen = [styles[page.stylesheet] for page in pages]
    nodes = [_read(project, style, page) for style, page in zip(chosen, pages, strict=True)]
    for style, page, node in zip(chosen, pages, nodes, strict=True):
        with working_on(str(page.source or PUBLIC / page.path)):
            made = node if isinstance(node, EditionError) else _compose(project, style, page, node)
        yield made


def _read(project: Project, style: Style, page: Page) -> Node | EditionError | None:
    """Parse a page's source; return an error if it changed since the build began."""
    if page.source is None:
        return None
    root = _find_root(project, page.source)
    try:
        data = read_bytes(root, page.source, project.settings.source_bytes)
        if compute_digest(data) != page.source_digest:
            return EditionError(f"{page.source} changed while it was built; run it again.")
        with working_on(str(page.source)):
            if page.source.parent.name == "schema":  # no check has parsed it
                require_tree(page.source, data)
            return _open_press(project, style).saxon.parse(data.decode("utf-8-sig"))
    except EditionError as error:
        return error


def _find_root(project: Project, path: PurePosixPath) -> Path:
    """Return the folder of a source's path: the edition's, or that of its schema."""
    return project.schema.parent if path.parent.name == "schema" else project.root


def _compose(project: Project, style: Style, page: Page, node: Node | None) -> bytes | EditionError:
    try:
        press = _open_press(project, style)
        if page.source is None:
            return _write_sheet(press, page.function, *page.values).encode()
        if page.function == "page":
            record, context = page.values
            values: dict[str, Argument] = {
                "telegram": node,
                "record-json": record,
                "context-json": context,
            }
            written = press.saxon.write(press.stylesheet, page.function, values)
            return press.fragments.put(written).encode()
        return press.saxon.text(press.stylesheet, page.function, node, *page.values).encode()
    except EditionError as error:
        if page.source is None or _find_root(project, page.source) != project.root:
            return error
        source = read_source(project, page.source)
        return locate_failure(source, error) if isinstance(source, Source) else error


def _write_sheet(press: _Press, function: str, slice_: str, lines: str) -> str:
    """Write a sheet from its slice of the catalogue and the lines that Python fills in."""
    written = press.saxon.write(press.stylesheet, function, {"slice": slice_})
    return press.fragments.put(set_lines(written, json.loads(lines)))
