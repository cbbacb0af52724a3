"""
A telegram's words as continuous texts, called passages, with what is tagged in them.

Notes, versions, publishers' headings and what readers wrote are left out. The main passage has the
lemma of each apparatus entry and the corrected words. Every other reading, every corrected sic and
every del is a passage of its own. Different blocks, and the words before and after a gap, are
separated by a wall.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from edition.findings import Place
from edition.xml.positions import TEI, Positions

NAMES = {
    f"{TEI}persName": "person",
    f"{TEI}placeName": "place",
    f"{TEI}geogName": "place",
    f"{TEI}orgName": "organization",
}
"""The elements that contain a name, each with the kind of thing it names."""
RS = f"{TEI}rs"
FIGURES = {f"{TEI}{name}" for name in ("date", "time", "measure", "num", "idno", "label")}
"""The elements that say what a figure is."""
ITEM, DATELINE = LINES = (f"{TEI}item", f"{TEI}dateline")
BLOCKS = {
    f"{TEI}{name}"
    for name in (
        "address",
        "addrLine",
        "body",
        "cell",
        "closer",
        "dateline",
        "div",
        "floatingText",
        "fw",
        "head",
        "item",
        "label",
        "list",
        "opener",
        "p",
        "postscript",
        "quote",
        "row",
        "salute",
        "signed",
        "stamp",
        "table",
    )
}
"""The elements whose words are separated from the words before and after them."""
APART = {
    f"{TEI}{name}"
    for name in (
        "address",
        "body",
        "closer",
        "div",
        "list",
        "opener",
        "postscript",
        "row",
        "table",
    )
}
"""The elements without text of their own: what stands in them is apart, even without a space."""
WALL = "\ufffc"
"""The character between words that do not belong together."""

_GAP, _SEG, _SIC, _CHOICE = (f"{TEI}{name}" for name in ("gap", "seg", "sic", "choice"))
_OTHER_READINGS = {f"{TEI}{name}" for name in ("rdg", "sic", "del")}
_SILENT = {f"{TEI}{name}" for name in ("note", "certainty", "expan", "metamark")}
_DIVISION, _HEAD = f"{TEI}div", f"{TEI}head"
ALIGNED = ("p", "item", "opener", "closer")
"""What a translation or version points from and to."""
VERSION = f"{TEI}text/{TEI}body/{TEI}div[@type='version']"
"""The path of a version of a telegram's words, which are compared with no attributes."""
UNCLEAR = {_GAP, f"{TEI}unclear"}
NAMING = {*NAMES, RS}
_NOTED = {*FIGURES, *LINES}


class Tagged(NamedTuple):
    """An element, and where its words start and end in a passage."""

    start: int
    end: int
    element: etree._Element


@dataclass(slots=True)
class Passage:
    """A continuous text, the names and other elements tagged in it, and its other readings."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    starts: list[int] = field(default_factory=list)
    spots: list[tuple[etree._Element, bool]] = field(default_factory=list)
    names: list[Tagged] = field(default_factory=list)
    others: list[Tagged] = field(default_factory=list)
    readings: list[etree._Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words of the passage."""
        return "".join(self.pieces)

    def add(self, words: str, element: etree._Element, *, tail: bool) -> None:
        """Append the text of an element, or the text after it if `tail`."""
        self.starts.append(self.length)
        self.spots.append((element, tail))
        self.pieces.append(words)
        self.length += len(words)

    def note(self, start: int, element: etree._Element) -> None:
        """
        Record where an element's words start and end, if it is a name, a figure or a line.

        Their end is the present end of the passage.
        """
        tag = element.tag
        if tag in NAMING:
            self.names.append(Tagged(start, self.length, element))
        elif tag in _NOTED:
            self.others.append(Tagged(start, self.length, element))

    def locate(self, index: int, positions: Positions) -> Place:
        """Return the place in the file of a character of the passage."""
        number = bisect_right(self.starts, index) - 1
        element, tail = self.spots[number]
        return positions.text(element, index - self.starts[number], tail=tail)


def is_unread(element: etree._Element) -> bool:
    """Tell whether words are not in the main passage: other readings, notes, gaps, resolutions."""
    return _is_silent(element) or element.tag == _GAP or _is_other(element)


def _is_other(element: etree._Element) -> bool:
    """Tell whether an element is a reading other than the main one."""
    if element.tag not in _OTHER_READINGS:
        return False
    parent = element.getparent()
    return element.tag != _SIC or parent is None or parent.tag == _CHOICE


def is_resolution(element: etree._Element) -> bool:
    """Tell whether an element is what a reader wrote; these are no words of the telegram."""
    return element.tag == _SEG and element.get("type") == "resolution"


def _is_silent(element: etree._Element) -> bool:
    """Tell whether the words of an element are in no passage."""
    return element.tag in _SILENT or is_resolution(element)


def list_passages(text: etree._Element) -> tuple[Passage, ...]:
    """List the passages of a telegram's text: the main passage, then the other readings."""
    waiting = [text]
    passages: list[Passage] = []
    while waiting:
        element = waiting.pop()
        passage = Passage()
        _read(passage, element)
        for around in element.iterancestors():
            passage.note(0, around)
        waiting += reversed(passage.readings)
        passages.append(passage)
    return tuple(passages)


def read_words(element: etree._Element) -> str:
    """Return the words of an element: the lemma and corrections, without notes."""
    return " ".join("".join(_list_pieces(element)).split())


def _list_pieces(element: etree._Element) -> Iterator[str]:
    """Yield the pieces of text in an element, without notes and other readings."""
    yield element.text or ""
    for child in element:
        if not is_unread(child):
            yield from _list_pieces(child)
        yield child.tail or ""


def is_partly_read(element: etree._Element) -> bool:
    """Tell whether words of an element are illegible or unclear, so that its value is not read."""
    return any(
        child.tag in UNCLEAR or (not is_unread(child) and is_partly_read(child))
        for child in element
    )


def join_words(passages: Iterable[Passage]) -> str:
    """Return the words of all passages as one string, for a first search."""
    return " ".join(WALL.join(passage.text for passage in passages).split())


def is_left_out(element: etree._Element) -> bool:
    """Tell whether words are not read with the telegram's: a version, a publisher's heading."""
    if element.tag == _DIVISION:
        return element.get("type") == "version"
    return element.tag == _HEAD and element.get("source") is not None


def _read(passage: Passage, element: etree._Element) -> None:
    """Add the words of an element to a passage."""
    start = passage.length
    tag = element.tag
    if tag in BLOCKS:
        passage.add(WALL, element, tail=False)
    if words := element.text:
        passage.add(words, element, tail=False)
    for child in element:
        kind = child.tag
        if tag in APART:
            passage.add(WALL, child, tail=False)
        if kind == _GAP:
            passage.add(WALL, child, tail=False)
        elif _is_other(child):
            passage.readings.append(child)
        elif not _is_silent(child) and not is_left_out(child):
            _read(passage, child)
        if words := child.tail:
            passage.add(words, child, tail=True)
    if tag in BLOCKS:
        passage.add(WALL, element, tail=False)
    passage.note(start, element)
