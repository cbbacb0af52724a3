"""
A telegram's words as one text, with what is tagged in it.

Notes are not words of the telegram. Where it has alternatives, the lemma and the corrected words
are read on with what stands around them; every other reading is a passage of its own. Nothing runs
on from one block into the next, or across a gap.
"""

from bisect import bisect_right
from collections.abc import Iterable
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
"""The elements that hold a name, and of what kind of thing."""
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
        "closer",
        "dateline",
        "div",
        "head",
        "item",
        "label",
        "list",
        "opener",
        "p",
        "salute",
        "signed",
    )
}
"""The elements that are set apart from what stands before and after them."""
WALL = "\ufffc"
"""Stands where no words run on."""

_GAP = f"{TEI}gap"
_OTHER_READINGS = {f"{TEI}rdg", f"{TEI}sic"}
_SILENT = {f"{TEI}note", f"{TEI}certainty"}
UNREAD = {_GAP, *_OTHER_READINGS, *_SILENT}
"""What holds no words of the text as it reads: lemma and correction, without notes."""
_NAMING = {*NAMES, RS}
_NOTED = {*FIGURES, *LINES}


class Tagged(NamedTuple):
    """An element, and where its words stand in a passage."""

    start: int
    end: int
    element: etree._Element


@dataclass(slots=True)
class Passage:
    """
    Words that are read on, the names that are tagged in them, and what else says what words are.
    """

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    starts: list[int] = field(default_factory=list)
    spots: list[tuple[etree._Element, bool]] = field(default_factory=list)
    names: list[Tagged] = field(default_factory=list)
    others: list[Tagged] = field(default_factory=list)
    readings: list[etree._Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words."""
        return "".join(self.pieces)

    def add(self, words: str, element: etree._Element, *, tail: bool) -> None:
        """Go on with the text of an element, or with the text after it."""
        self.starts.append(self.length)
        self.spots.append((element, tail))
        self.pieces.append(words)
        self.length += len(words)

    def note(self, start: int, element: etree._Element) -> None:
        """Note an element that says what its words are; they end here."""
        tag = element.tag
        if tag in _NAMING:
            self.names.append(Tagged(start, self.length, element))
        elif tag in _NOTED:
            self.others.append(Tagged(start, self.length, element))

    def locate(self, index: int, positions: Positions) -> Place:
        """Return the place of a character in the file."""
        number = bisect_right(self.starts, index) - 1
        element, tail = self.spots[number]
        return positions.text(element, index - self.starts[number], tail=tail)


def list_passages(text: etree._Element) -> tuple[Passage, ...]:
    """List the passages of a telegram's text: what is read on, then the other readings."""
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


def join_words(passages: Iterable[Passage]) -> str:
    """Join the words of passages, for a first search."""
    return " ".join(WALL.join(passage.text for passage in passages).split())


def _read(passage: Passage, element: etree._Element) -> None:
    """Read the words of an element."""
    start = passage.length
    tag = element.tag
    if tag in BLOCKS:
        passage.add(WALL, element, tail=False)
    if words := element.text:
        passage.add(words, element, tail=False)
    for child in element:
        kind = child.tag
        if kind == _GAP:
            passage.add(WALL, child, tail=False)
        elif kind in _OTHER_READINGS:
            passage.readings.append(child)
        elif kind not in _SILENT:
            _read(passage, child)
        if words := child.tail:
            passage.add(words, child, tail=True)
    if tag in BLOCKS:
        passage.add(WALL, element, tail=False)
    passage.note(start, element)
