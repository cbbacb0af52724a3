"""
Reproduce a witness from the encoding: its words, each with the place of its first character.

Notes, deleted words and the editor's additions are left out, and those of others stand in brackets.
What a reader wrote, running lines, a publisher's heading, signs of doubt and what is printed for an
omission are read if they name the witness. Each apparatus entry and choice gives the witness's
reading. Spaces separate the blocks.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from lxml import etree

from edition.language.folded_text import UNSPACED
from edition.read.passages import APART, BLOCKS, is_resolution
from edition.read.source import TEI, Source
from edition.xml.positions import XML_ID

_SIGNS = {
    "\u00a0": " ",
    "\u202f": " ",
    "\u2018": "'",
    "\u2019": "'",
    "\u201c": '"',
    "\u201d": '"',
}
_DROPPED = {f"{TEI}{name}" for name in ("note", "corr", "certainty", "del", "expan")}
_READINGS = {f"{TEI}{name}" for name in ("lem", "rdg")}
_SUPPLIED = f"{TEI}supplied"
_WITNESSES = "/".join(
    f"{TEI}{step}" for step in ("teiHeader", "fileDesc", "sourceDesc", "listWit", "witness")
)
_SEG = f"{TEI}seg"
_HEAD = f"{TEI}head"
_SOURCED = {f"{TEI}{name}" for name in ("fw", "metamark", "desc", "head")}
"""The elements that only the witnesses have that they name."""
_CONDITIONAL = {_SUPPLIED, _SEG, *_SOURCED, *_READINGS, *_DROPPED}
"""The elements that a witness may not have."""
_DIVISION = f"{TEI}text/{TEI}body/{TEI}div"
_ENCLOSED = {"enclosure", "envelope"}
_AROUND = {_SUPPLIED: ("[", "]"), **dict.fromkeys(BLOCKS, (" ", " "))}
"""The characters before and after an element: brackets, or spaces around a block."""
_NOTHING = ("", "")
_PIECE = re.compile(rf"(?:[{UNSPACED}]|[^{UNSPACED}]+)[\u0300-\u036f\u1160-\u11ff\u3099\u309a]*")
"""A sign of a script that puts no spaces between words, with its marks, or a word of another."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The pointers to the witness that is read, and to all witnesses of its telegram."""

    pointer: str
    witnesses: frozenset[str]

    @classmethod
    def open(cls, text: etree._Element, siglum: str) -> "Reading":
        """Return the reading of one witness of the telegram with this text."""
        witnesses = text.getroottree().iterfind(_WITNESSES)
        return cls(f"#{siglum}", frozenset(f"#{each.get(XML_ID)}" for each in witnesses))

    def has(self, element: etree._Element) -> bool:
        """Return whether the witness has an element."""
        tag = element.tag
        if tag not in _CONDITIONAL:
            return True
        if tag in _READINGS:
            return self.pointer in element.get("wit", "").split()
        if tag == _SUPPLIED:
            return self._has_supplied(element)
        if tag == _HEAD and element.get("source") is None:
            return True
        if tag in _SOURCED or is_resolution(element):
            return self.pointer in element.get("source", "").split()
        return tag not in _DROPPED

    def _has_supplied(self, element: etree._Element) -> bool:
        """
        Return whether the witness has words that somebody supplied.

        Without a source, a witness alone has what it is responsible for; all have what others are.
        """
        responsible = element.get("resp", "").split()
        named = element.get("source", "").split() or self.witnesses.intersection(responsible)
        return responsible != ["#editor"] and self.pointer in (named or {self.pointer})


@dataclass(frozen=True, slots=True)
class Spot:
    """A character of the encoding: in an element's text, or in the text after it if `tail`."""

    element: etree._Element
    index: int
    tail: bool


@dataclass(frozen=True, slots=True)
class Word:
    """A normalized word of the encoding, after its space, and the spot of its first character."""

    text: str
    spot: Spot


def normalize(text: str) -> str:
    """Return a text in NFC with plain spaces, straight quotes and collapsed white space."""
    text = unicodedata.normalize("NFC", text)
    for sign, plain in _SIGNS.items():
        text = text.replace(sign, plain)
    return " ".join(text.split())


def find_divisions(source: Source, siglum: str) -> list[etree._Element]:
    """
    Return the divisions that a witness prints.

    These are the translation or version that names it, or else the telegram. An enclosure belongs
    to the witnesses that it names, or to those of the telegram.
    """
    divisions = source.tree.findall(_DIVISION)
    naming = [each for each in divisions if f"#{siglum}" in each.get("source", "").split()]
    if any(each.get("type") not in _ENCLOSED for each in naming):
        return naming
    return [
        each
        for each in divisions
        if each in naming
        or each.get("type") == "telegram"
        or (each.get("type") in _ENCLOSED and not each.get("source"))
    ]


def read_text(divisions: Iterable[etree._Element], siglum: str) -> str:
    """Return the normalized text of one witness, as the encoding has it."""
    pieces: list[str] = []
    for division in divisions:
        _read_pieces(division, Reading.open(division, siglum), pieces)
    return normalize("".join(pieces))


def _read_pieces(element: etree._Element, wit: Reading, pieces: list[str]) -> None:
    """Add the texts in an element that one witness has to the pieces."""
    before, after = _AROUND.get(element.tag, _NOTHING)
    pieces += before, element.text or ""
    apart = element.tag in APART
    for child in element:
        if apart:
            pieces.append(" ")
        if wit.has(child):
            _read_pieces(child, wit, pieces)
        pieces.append(child.tail or "")
    pieces.append(after)


def reproduce(divisions: Iterable[etree._Element], siglum: str) -> list[Word]:
    """Return the words of one witness, as the encoding has them, with their spots."""
    words: list[Word] = []
    letters: list[str] = []
    spots: list[Spot] = []

    def flush() -> None:
        written = "".join(letters)
        words.extend(Word(text, spots[start]) for text, start in divide(written))
        letters.clear()
        spots.clear()

    walks = (_walk(division, Reading.open(division, siglum)) for division in divisions)
    for spot, letter in chain.from_iterable(walks):
        if letter.isspace():
            flush()
        else:
            letters.append(letter)
            spots.append(spot)
    flush()
    return words


def divide(written: str) -> Iterator[tuple[str, int]]:
    """Divide what stands without a space into words, each normalized, with its first index."""
    for piece in _PIECE.finditer(written):
        space = "" if piece.start() else " "
        yield space + normalize(piece[0]), piece.start()


def _walk(element: etree._Element, wit: Reading) -> Iterator[tuple[Spot, str]]:
    """Yield the characters of an element that one witness has, each with its spot."""
    before, after = _AROUND.get(element.tag, _NOTHING)
    for sign in before:
        yield Spot(element, 0, tail=False), sign
    for index, letter in enumerate(element.text or ""):
        yield Spot(element, index, tail=False), letter
    apart = element.tag in APART
    for child in element:
        if apart:
            yield Spot(element, 0, tail=False), " "
        if wit.has(child):
            yield from _walk(child, wit)
        for index, letter in enumerate(child.tail or ""):
            yield Spot(child, index, tail=True), letter
    for sign in after:
        yield Spot(element, 0, tail=False), sign
