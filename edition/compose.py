"""
Compose: pages from a telegram and its context, or from a slice of the catalogue.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath

from edition import __version__, slices
from edition.catalogue import Catalogue, address
from edition.describe import locate_failure
from edition.errors import EditionError
from edition.project import Project
from edition.saxon import Argument, Node, Saxon, Stylesheet
from edition.sources import TEI, Kind, Reading, Source, read_bytes

_KINDS = {
    "person": "persons",
    "place": "places",
    "organization": "organizations",
    "cited": "cited",
    "term": "terms",
}
_OWN_PAGES = ("person", "place", "organization")
_FRONT_FIRST = ("introduction", "principles")
_STYLESHEETS = ("contents", "register", "front", "downloads", "odd/manual")

Output = tuple[PurePosixPath, bytes]


@dataclass(frozen=True, slots=True)
class Composer:
    """
    The stylesheets that make pages, compiled with the registers and the edition's settings.
    """

    project: Project
    saxon: Saxon
    stylesheets: Mapping[str, Stylesheet]

    @classmethod
    def prepare(cls, project: Project, reading: Reading, catalogue: Catalogue) -> "Composer":
        """
        Compile what composes, with a processor of its own, which is locked then.
        """
        saxon = Saxon()
        registers = [
            saxon.parse(register.text) for register in reading.select(Kind.REGISTER).sources
        ]
        edition = _write(_tell_edition(project, reading.select(Kind.FRONT).sources, catalogue))
        stylesheets = {
            name: saxon.compile(project.stylesheets / f"{name}.xsl", {"edition": edition})
            for name in _STYLESHEETS
        }
        stylesheets["page"] = saxon.compile(
            project.stylesheets / "page.xsl", {"edition": edition, "registers": registers}
        )
        saxon.lock()
        return cls(project, saxon, stylesheets)

    def page(self, stylesheet: str, function: str, *values: Node | str) -> bytes:
        """
        Call the function that makes a page.
        """
        return self.saxon.text(self.stylesheets[stylesheet], function, *values).encode()


def _tell_edition(
    project: Project, front: Iterable[Source], catalogue: Catalogue
) -> dict[str, object]:
    """
    Tell the pages what edition they belong to; its date is the latest change of a telegram.
    """
    settings = project.settings
    (row,) = catalogue.ask("SELECT max(modified) AS modified FROM telegram")
    return {
        "title": settings.title,
        "base-url": settings.base_url,
        "language": settings.language,
        "editors": settings.editors,
        "rights": asdict(settings.rights),
        "version": __version__,
        "modified": row["modified"] or "",
        "front": [
            {"stem": source.id, "title": _read_title(source)}
            for source in sorted(front, key=_order_front)
        ],
    }


def _order_front(source: Source) -> tuple[int, str]:
    """
    Put the introduction first, then the principles, then the others by name.
    """
    first = _FRONT_FIRST.index(source.id) if source.id in _FRONT_FIRST else len(_FRONT_FIRST)
    return first, source.id


def _read_title(source: Source) -> str:
    """
    Return the title of a page of the front matter.
    """
    title = source.tree.find(f"{TEI}teiHeader/{TEI}fileDesc/{TEI}titleStmt/{TEI}title")
    words = [] if title is None else [str(text) for text in title.itertext()]
    return " ".join("".join(words).split()) or source.id


def compose_telegram(source: Source, catalogue: Catalogue, composer: Composer) -> Output:
    """
    Compose a telegram's page.
    """
    node = composer.saxon.parse(source.text)
    record = slices.read_record(catalogue, source.id)
    context = slices.slice_context(catalogue, source.id)
    values: dict[str, Argument] = {
        "telegram": node,
        "record-json": _write(record),
        "context-json": _write(context),
    }
    try:
        page = composer.saxon.write(composer.stylesheets["page"], "page", values)
    except EditionError as error:
        raise locate_failure(source, error) from error
    return PurePosixPath(f"{address(record)}.html"), page.encode()


def compose_front(source: Source, composer: Composer) -> Output:
    """
    Compose a page of the front matter.
    """
    node = composer.saxon.parse(source.text)
    try:
        page = composer.page("front", "front", node, source.id)
    except EditionError as error:
        raise locate_failure(source, error) from error
    return PurePosixPath(f"{source.id}.html"), page


def compose_edition(catalogue: Catalogue, composer: Composer) -> Iterator[Output]:
    """
    Compose the pages that tell of the whole edition, which see the catalogue only.
    """
    contents = _write(slices.slice_contents(catalogue))
    yield PurePosixPath("index.html"), composer.page("contents", "contents", contents)
    for kind, name in _KINDS.items():
        register = _write(
            slices.slice_register(catalogue, kind, with_mentions=not _has_pages(kind))
        )
        yield PurePosixPath(f"{name}.html"), composer.page("register", "register", register)
    for kind in filter(_has_pages, _KINDS):
        for entry in slices.slice_entries(catalogue, kind):
            path = PurePosixPath(f"{entry['entry']['href']}.html")
            yield path, composer.page("register", "entry", _write(entry))
    downloads = _write(slices.slice_downloads(catalogue))
    yield PurePosixPath("downloads.html"), composer.page("downloads", "downloads", downloads)
    yield _compose_manual(composer)


def _compose_manual(composer: Composer) -> Output:
    """
    Compose the encoders' manual.
    """
    project = composer.project
    odd = read_bytes(project.schema, PurePosixPath("telegram.odd"), project.settings.source_bytes)
    node = composer.saxon.parse(odd.decode())
    return PurePosixPath("manual.html"), composer.page("odd/manual", "manual", node)


def _has_pages(kind: str) -> bool:
    """
    Tell whether each entry of a kind has a page of its own.
    """
    return kind in _OWN_PAGES


def _write(value: object) -> str:
    """
    Write a value for a stylesheet.
    """
    return json.dumps(value, ensure_ascii=False)
