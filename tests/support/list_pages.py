"""The pages that list, composed in memory, and what is read on them."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import html
from needs import ROOT
from telegram_pages import EDITION

from edition.transform.fragments import LINES, Fragments, set_lines
from edition.transform.processor import Saxon, Stylesheet

BLOCKS = {"h1", "h2", "h3", "p", "ul", "li", "dl", "dt", "dd", "div"}
ASKED = {
    "id": "tg-1950-1",
    "href": "telegrams/1950/tg-1950-1",
    "address": "telegrams/1950/tg-1950-1.html",
    "title": "Zhou Enlai to Filippov [Stalin], 17 November 1950",
    "number": "1",
    "date": "1950-11-17T10:00:00",
}
ANSWER = {
    "id": "tg-1950-2",
    "href": "telegrams/1950/tg-1950-2",
    "address": "telegrams/1950/tg-1950-2.html",
    "title": "Filippov [Stalin] to Zhou Enlai",
    "number": "2",
    "date": "",
}


@dataclass(frozen=True, slots=True)
class Lists:
    """The stylesheets of the pages that list."""

    saxon: Saxon
    stylesheets: dict[str, Stylesheet]

    @classmethod
    def prepare(cls) -> "Lists":
        """Compile the stylesheets of this edition and lock them in."""
        saxon = Saxon()
        stylesheets = {
            name: saxon.compile(ROOT / "xslt" / f"{name}.xsl", {"edition": json.dumps(EDITION)})
            for name in ("contents", "register", "front", "downloads")
        }
        saxon.lock()
        return cls(saxon, stylesheets)

    def page(self, stylesheet: str, function: str, slice_: Mapping[str, Any]) -> html.HtmlElement:
        """The page made from a slice of the catalogue."""
        sheet = self.stylesheets[stylesheet]
        told = dict(slice_)
        lines = told.pop(LINES, [])
        written = self.saxon.write(sheet, function, {"slice": json.dumps(told)})
        fragments = Fragments(self.saxon, sheet)
        return html.document_fromstring(fragments.put(set_lines(written, lines)))

    def front(self, source: str, stem: str = "introduction") -> html.HtmlElement:
        """The page made from a document of the front fragments."""
        document = self.saxon.parse(source)
        text = self.saxon.text(self.stylesheets["front"], "front", document, stem)
        return html.document_fromstring(text)


def find(page: html.HtmlElement, path: str) -> list[Any]:
    """The elements or attributes at a path."""
    found: Any = page.xpath(path)
    return list(found)


def said(page: html.HtmlElement, path: str) -> list[str]:
    """The words of the elements at a path, white space collapsed."""
    return [read(element) for element in find(page, path)]


def read(element: html.HtmlElement) -> str:
    """The words of an element, white space collapsed."""
    return " ".join("".join(pieces(element)).split())


def pieces(element: html.HtmlElement) -> Iterator[str]:
    """The text of an element, its blocks set apart."""
    around = " " if element.tag in BLOCKS else ""
    yield around + (element.text or "")
    for child in element:
        yield from pieces(child)
        yield child.tail or ""
    yield around


def row(page: html.HtmlElement, position: int = 1) -> dict[str, str]:
    """The cells of a row of the first table by the names of their columns."""
    cells = find(page, f"(//table)[1]/tbody/tr[{position}]/*")
    return {cell.get("data-label"): read(cell) for cell in cells}
