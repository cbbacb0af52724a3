"""
An EPUB 3.3 of the telegrams with their notes, the registers, and the front matter.

Its chapters are made with the templates of the pages. In a large edition each volume is a book.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from edition.catalogue.relation import pack, unpack
from edition.catalogue.tables import (
    ENTRY,
    LAST_CHANGE,
    LINK,
    MONTH,
    REGISTER_FILE,
    SHOWN,
    TELEGRAM,
    WHOLE_ELEMENT,
)
from edition.compose.composer import MENU, open_press, open_presses, parse_node, read_menu
from edition.compose.entry_pages import FOLDERS, locate_register
from edition.compose.telegram import read_elements
from edition.describe.summary import write_json
from edition.engine.reader import Reader
from edition.errors import explain_change
from edition.exchange.export.export import (
    DATA,
    Export,
    File,
    Library,
    Part,
    Whole,
    open_entries,
    read_entries,
)
from edition.exchange.extent import is_cut, read_volumes
from edition.exchange.zip_file import pack as pack_files
from edition.files.digests import compute_digest
from edition.project.order import Order
from edition.project.paths import FRONT

_FILE = File(f"{DATA}edition.epub", "application/epub+zip", cut=False, divided=True)
_CHAPTER, _REGISTER, _FRONT, _BOOK = (
    f"epub/{name}" for name in ("chapter", "register", "front", "book")
)
_STYLE = "epub/book.css"
_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
"""
Page = dict[str, Any]
"""A page of the book: its address, its title, and its XHTML."""


def _read(reader: Reader, month: str) -> object:
    """Read what the chapters of a month are made of."""
    volumes = read_volumes(reader) if is_cut(reader) else {}
    registers = [
        f"registers/{locate_register(str(row['path']))}" for row in reader.rows(REGISTER_FILE.name)
    ]
    changes = {
        row["telegram"]: row["modified"] for row in reader.rows(LAST_CHANGE.name, month=month)
    }
    chapters = []
    for own in reader.rows(TELEGRAM.name, month=month):
        (shown,) = reader.rows(SHOWN.name, path=own["path"])
        led = {str(row["target_path"]) for row in reader.rows(LINK.name, path=own["path"])}
        near = [row for path in sorted(led) for row in reader.rows(TELEGRAM.name, path=path)]
        told = {name: own[name] for name in ("id", "title", "number", "month", "path", "digest")}
        chapters.append(
            {
                **told,
                "modified": changes[own["id"]],
                "shown": shown["text"],
                "targets": json.loads(str(shown["targets"])),
                "elements": read_elements(reader, shown),
                "near": [
                    f"telegrams/{row['id']}"
                    for row in (own, *near)
                    if volumes.get(str(row["month"])) == volumes.get(month)
                ],
            }
        )
    return {"registers": registers, "chapters": chapters}


def _write(order: Order, value: Mapping[str, Any], library: Library) -> Part:
    """Write the chapters of a month, packed."""
    pages: list[Page] = []
    (press,) = open_presses(order, (_CHAPTER,), {})
    for told in value["chapters"]:
        data = library.source(told["path"])
        if compute_digest(data) != told["digest"]:
            raise explain_change(told["path"])
        values = {
            "telegram": parse_node(press, data),
            "record-json": told["shown"],
            "there-json": write_json([*value["registers"], *told["near"]]),
            "address": order.project.settings.address or "",
        }
        written = press.saxon.write(press.stylesheet, "chapter", values)
        kept = {name: told[name] for name in ("id", "title", "number", "month", "targets")}
        pages.append({**kept, "href": f"telegrams/{told['id']}.xhtml", "text": written})
    newest = max((told["modified"] for told in value["chapters"]), default="")
    return Part({_FILE.address: pack(write_json(pages))} if pages else {}, newest)


def _read_beside(reader: Reader) -> object:
    """Read the entries of the registers, and which front matter there is."""
    return {"front": read_menu(reader)["front"], "entries": read_entries(reader, [*FOLDERS])}


def _finish(whole: Whole) -> bytes:
    """Make the pages around the chapters, and pack the book."""
    settings = whole.order.project.settings
    chapters: list[Page] = [page for text in whole.texts for page in json.loads(unpack(text))]
    kinds = [*_group_by_kind(whole.beside["entries"])]
    there = [
        *(f"front/{front['stem']}" for front in whole.beside["front"]),
        *(f"registers/{FOLDERS[kind]}" for kind, _ in kinds),
        *(f"telegrams/{page['id']}" for page in chapters),
    ]
    front = [*_make_front(whole, there)]
    registers = [*_make_registers(whole, kinds, chapters, there)]
    book = {
        "title": ", ".join(filter(None, (settings.title, whole.period))),
        "identifier": f"urn:uuid:{uuid5(NAMESPACE_URL, whole.url)}",
        "address": settings.address or "",
        "modified": whole.newest,
        "front": _leave_out_texts(front),
        "registers": _leave_out_texts(registers),
        "months": [
            {"name": month, "chapters": _leave_out_texts(pages)}
            for month, pages in groupby(chapters, lambda page: page["month"])
        ],
    }
    files = _list_files(whole.order, book, (*front, *chapters, *registers))
    return pack_files(files, stored=["mimetype"])


def _leave_out_texts(pages: Iterable[Page]) -> list[Page]:
    """List the pages without their texts."""
    return [{key: page[key] for key in page if key != "text"} for page in pages]


def _group_by_kind(entries: Iterable[str]) -> Iterator[tuple[str, list[Any]]]:
    """Group the entries of all registers by their kinds."""
    for kind, group in groupby(open_entries([*entries]), lambda entry: entry["kind"]):
        yield kind, [*group]


def _make_front(whole: Whole, there: Sequence[str]) -> Iterator[Page]:
    """Make a page of each document of the front matter."""
    assert whole.library is not None  # noqa: S101 - whoever finishes the book has one
    press = open_press(whole.order, _FRONT, {})
    for front in whole.beside["front"]:
        data = whole.library.source(str(FRONT / f"{front['stem']}.xml"))
        values = {
            "document": parse_node(press, data),
            "title": front["title"] or front["stem"],
            "there-json": write_json(there),
            "address": whole.order.project.settings.address or "",
        }
        text = press.saxon.write(press.stylesheet, "front-page", values)
        yield {"href": f"front/{front['stem']}.xhtml", "title": values["title"], "text": text}


def _make_registers(
    whole: Whole,
    kinds: Iterable[tuple[str, list[Any]]],
    chapters: Iterable[Page],
    there: Sequence[str],
) -> Iterator[Page]:
    """Make a page of each register, with links to the telegrams that name its entries."""
    naming: dict[str, list[Page]] = {}
    for page in chapters:
        for name in page["targets"]:
            told = {"number": page["number"] or page["id"]}
            naming.setdefault(name, []).append({**told, "href": f"telegrams/{page['id']}"})
    press = open_press(whole.order, _REGISTER, {})
    for kind, entries in kinds:
        told = {
            "kind": kind,
            "entries": [{**entry, "telegrams": naming.get(entry["id"], [])} for entry in entries],
            "there": there,
            "address": whole.order.project.settings.address or "",
        }
        text = press.saxon.write(press.stylesheet, "register-page", {"slice": write_json(told)})
        yield {"href": f"registers/{FOLDERS[kind]}.xhtml", "name": FOLDERS[kind], "text": text}


def _list_files(
    order: Order, book: Mapping[str, object], pages: Iterable[Page]
) -> Iterator[tuple[str, bytes]]:
    """List the files of the book, the media type first."""
    press = open_press(order, _BOOK, {})
    yield "mimetype", b"application/epub+zip"
    yield "META-INF/container.xml", _CONTAINER.encode()
    for name, template in (
        *(("package.opf", "package"), ("title.xhtml", "title-page")),
        ("contents.xhtml", "contents"),
    ):
        yield (
            f"book/{name}",
            press.saxon.write(press.stylesheet, template, {"slice": write_json(book)}).encode(),
        )
    yield "book/book.css", (order.project.stylesheets / _STYLE).read_bytes()
    for page in pages:
        yield f"book/{page['href']}", page["text"].encode()


EPUB = Export(
    "epub",
    "EPUB, a book for e-readers",
    "3.3",
    "epubcheck",
    (_FILE,),
    (
        *(MONTH.name, TELEGRAM.name, SHOWN.name, LINK.name, WHOLE_ELEMENT.name),
        *(LAST_CHANGE.name, REGISTER_FILE.name),
    ),
    _read,
    _write,
    _finish,
    made_with=tuple(f"xslt/{name}.xsl" for name in (_CHAPTER, _REGISTER, _FRONT, _BOOK)),
    uses=("title", "base-url"),
    costly=True,
    read_beside=_read_beside,
    reads_beside=(*MENU, ENTRY.name),
)
