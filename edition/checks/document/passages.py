"""
A telegram's words in one text, as they are searched, with what is tagged in it.

Notes are not words of the telegram. Where it has alternatives, the lemma and the corrected words
are read on with what stands around them; every other reading is a passage of its own. Nothing runs
on from one block into the next, or across a gap.
"""

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

from edition.checks.document.witness import BLOCKS
from edition.holdings import NAMES
from edition.positions import Place
from edition.sources import TEI, Source, find_positions

RS = f"{TEI}rs"
FIGURES = {f"{TEI}{name}" for name in ("date", "time", "measure", "num", "idno", "label")}
"""The elements that say what a figure is."""
ITEM, DATELINE = LINES = (f"{TEI}item", f"{TEI}dateline")
WALL = "\ufffc"
"""Stands where no words run on."""

_GAP = f"{TEI}gap"
_OTHER_READINGS = {f"{TEI}rdg", f"{TEI}sic"}
_SILENT = {f"{TEI}note", f"{TEI}certainty"}
UNREAD = {_GAP, *_OTHER_READINGS, *_SILENT}
"""What holds no words of the text as it reads: lemma and correction, without notes."""
_NAMING = {*NAMES, RS}
_NOTED = {*FIGURES, *LINES}


@dataclass(frozen=True, slots=True)
class Tagged:
    """
    An element, and where its words stand in a passage.
    """

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
        """
        The words.
        """
        return "".join(self.pieces)

    def add(self, words: str | None, element: etree._Element, *, tail: bool) -> None:
        """
        Go on with the text of an element, or with the text after it.
        """
        if words:
            self.starts.append(self.length)
            self.spots.append((element, tail))
            self.pieces.append(words)
            self.length += len(words)

    def locate(self, index: int, source: Source) -> Place:
        """
        Return the place of a character in the file.
        """
        number = bisect_right(self.starts, index) - 1
        element, tail = self.spots[number]
        return find_positions(source).text(element, index - self.starts[number], tail=tail)


@lru_cache(maxsize=2)
def list_passages(text: etree._Element) -> list[Passage]:
    """
    List the passages of a telegram's text: what is read on, then the other readings.
    """
    waiting = [text]
    passages: list[Passage] = []
    while waiting:
        element = waiting.pop()
        passage = Passage()
        _read(passage, element)
        around = [*element.iterancestors()]
        whole = [Tagged(0, passage.length, step) for step in around]
        passage.names += [tagged for tagged in whole if tagged.element.tag in _NAMING]
        passage.others += [tagged for tagged in whole if tagged.element.tag in _NOTED]
        waiting += reversed(passage.readings)
        passages.append(passage)
    return passages


def list_words(text: etree._Element) -> str:
    """
    Return the words of all passages, for a first search.
    """
    return " ".join(WALL.join(passage.text for passage in list_passages(text)).split())


def _read(passage: Passage, element: etree._Element) -> None:
    """
    Read the words of an element.
    """
    start = passage.length
    tag = element.tag
    block = tag in BLOCKS
    if block:
        passage.add(WALL, element, tail=False)
    passage.add(element.text, element, tail=False)
    for child in element:
        if child.tag == _GAP:
            passage.add(WALL, child, tail=False)
        elif child.tag in _OTHER_READINGS:
            passage.readings.append(child)
        elif child.tag not in _SILENT:
            _read(passage, child)
        passage.add(child.tail, child, tail=True)
    if block:
        passage.add(WALL, element, tail=False)
    if tag in _NAMING:
        passage.names.append(Tagged(start, passage.length, element))
    elif tag in _NOTED:
        passage.others.append(Tagged(start, passage.length, element))
