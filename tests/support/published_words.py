"""The words of a telegram, or of its translation, as its page and its plaintext have them."""

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree, html

LINES = {"article", "div", "footer", "header", "li", "p", "table", "tr"}
CELLS = {"td", "th"}
"""Cells without a class are those of a table of the telegram; others show a list."""
RULE = f"\n{72 * '='}\n"


def read_page(path: Path, division: str = "original") -> list[str]:
    """Read one division's words on a page, without what the edition says among them."""
    page = html.parse(str(path), html.HTMLParser(encoding="utf-8"))
    (text,) = page.xpath("//*[@data-edition-text]")
    return "".join(_pieces(text, division)).split()


def read_chapter(data: bytes) -> list[str]:
    """Read the words of a telegram in its chapter of a book, in the same way."""
    page = etree.fromstring(data)
    for element in page.iter("*"):
        element.tag = etree.QName(element).localname
    text = page.find(".//*[@data-edition-text]")
    assert text is not None
    return "".join(_pieces(text, "original")).split()


def _pieces(element: etree._Element, division: str) -> Iterator[str]:
    """Walk the text of an element; what stands on lines of its own is set apart."""
    if not isinstance(element.tag, str) or element.get("data-edition-says") is not None:
        return
    classes = (element.get("class") or "").split()
    if "of" in classes and division not in classes:
        return
    apart = element.tag in LINES or (element.tag in CELLS and not classes)
    border = " " if apart or (element.tag != "q" and classes == ["words"]) else ""
    yield border
    yield element.text or ""
    for child in element:
        yield from _pieces(child, division)
        yield child.tail or ""
    yield border


def read_plaintext(path: Path, division: int = 0) -> list[str]:
    """Read one division between two rules, without its heading and the signs in braces."""
    _, *divisions, _ = path.read_text(encoding="utf-8").split(RULE)
    text = divisions[division]
    if division:
        _, _, text = text.lstrip().partition("\n\n")
    return re.sub(r"\{[^}]*\}", "", text).split()
