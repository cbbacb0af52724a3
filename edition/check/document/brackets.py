"""Find square brackets that are typed in a telegram's text, each where it stands."""

import re
from collections.abc import Iterator

from lxml import etree

from edition.findings import Fault
from edition.read.source import TEI, Source
from edition.relaxng.messages import quote

_ALLOWED = {f"{TEI}{name}" for name in ("note", "metamark", "pc")}
_GAP, _DESC = f"{TEI}gap", f"{TEI}desc"
_BRACKET = re.compile(r"[\[\]]")
_AROUND = 20
"""How many characters on each side of a bracket a message quotes."""


def check(source: Source) -> Iterator[Fault]:
    """Find brackets that say nothing of who typed them."""
    for text in source.tree.iterfind(f"{TEI}text"):
        for element, tail in _list_texts(text):
            words = (element.tail if tail else element.text) or ""
            for found in _BRACKET.finditer(words):
                place = source.positions.text(element, found.start(), tail=tail)
                said = words[max(found.start() - _AROUND, 0) : found.end() + _AROUND]
                message = f"There is a square bracket in {quote(' '.join(said.split()))}."
                yield Fault(source.path, place, "brackets.literal", message)


def _list_texts(element: etree._Element) -> Iterator[tuple[etree._Element, bool]]:
    """List the texts in an element that may hold no bracket, each as it stands in the file."""
    yield element, False
    for child in element:
        if isinstance(child.tag, str) and not _is_allowed(child):
            yield from _list_texts(child)
        yield child, True


def _is_allowed(element: etree._Element) -> bool:
    """Tell whether an element may hold brackets."""
    parent = element.getparent()
    within_gap = element.tag == _DESC and parent is not None and parent.tag == _GAP
    return element.tag in _ALLOWED or within_gap
