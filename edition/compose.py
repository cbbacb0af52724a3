"""
Compose: pages from a telegram and its context, or from a slice of the catalogue.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

from edition.describe import locate_failure, put_standing, read_standing
from edition.errors import EditionError
from edition.inventory import digest
from edition.project import Project
from edition.saxon import Argument, Saxon, Stylesheet
from edition.sources import REGISTER_NAMES, REGISTERS, Source, read_bytes, read_source

_KEPT = 8


@dataclass(frozen=True, slots=True)
class Page:
    """
    A page to compose: by which function of which stylesheet, from which source and values.
    """

    path: PurePosixPath
    stylesheet: str
    function: str
    source: PurePosixPath | None
    source_digest: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Style:
    """
    How pages of one kind look: the stylesheet, the settings it is given, the digest of both.
    """

    stylesheet: str
    edition: str
    digest: str
    with_registers: bool


@dataclass(frozen=True, slots=True)
class _Press:
    """
    A stylesheet, compiled with a processor of its own, and its standing matter.
    """

    saxon: Saxon
    stylesheet: Stylesheet
    standing: Mapping[str, str]


@lru_cache(maxsize=_KEPT)
def _open_press(project: Project, style: Style) -> _Press:
    """
    Compile a stylesheet with a processor of its own, which is locked then.
    """
    saxon = Saxon()
    parameters: dict[str, Argument] = {"edition": style.edition}
    if style.with_registers:
        limit = project.settings.source_bytes
        parameters["registers"] = [
            saxon.parse(read_bytes(project.root, path, limit).decode("utf-8-sig"))
            for path in (REGISTERS / f"{name}.xml" for name in REGISTER_NAMES)
        ]
    stylesheet = saxon.compile(project.stylesheets / f"{style.stylesheet}.xsl", parameters)
    saxon.lock()
    standing = read_standing(saxon, stylesheet) if style.with_registers else {}
    return _Press(saxon, stylesheet, standing)


def compose(project: Project, style: Style, page: Page) -> bytes:
    """
    Compose a page.
    """
    press = _open_press(project, style)
    saxon, stylesheet = press.saxon, press.stylesheet
    if page.source is None:
        return saxon.text(stylesheet, page.function, *page.values).encode()
    root = project.schema.parent if page.source.parent.name == "schema" else project.root
    data = read_bytes(root, page.source, project.settings.source_bytes)
    if digest(data) != page.source_digest:
        raise EditionError(f"{page.source} changed while it was built; run it again.")
    node = saxon.parse(data.decode("utf-8-sig"))
    try:
        if page.stylesheet == "page":
            record, context = page.values
            values: dict[str, Argument] = {
                "telegram": node,
                "record-json": record,
                "context-json": context,
            }
            written = saxon.write(stylesheet, page.function, values)
            return put_standing(written, press.standing).encode()
        return saxon.text(stylesheet, page.function, node, *page.values).encode()
    except EditionError as error:
        source = read_source(project, page.source) if root == project.root else None
        if isinstance(source, Source):
            raise locate_failure(source, error) from error
        raise
