"""
Compare the encoding with each witness, word by word, after normalization.

The text of a witness is made from the encoding. Notes, deleted words and the editor's additions are
left out, and the translator's stand in brackets. Each apparatus entry and choice gives the
witness's reading. Spaces separate the blocks. The whole texts are compared first; only if they
differ, a walk of every character finds the place.
"""

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from lxml import etree

from edition.findings import Fault, Place
from edition.read.passages import APART, BLOCKS
from edition.read.source import TEI, WITNESSES, Source
from edition.relaxng.messages import quote
from edition.xml.encoding import find_faults
from edition.xml.positions import XML_ID

_SIGNS = {
    "\u00a0": " ",
    "\u202f": " ",
    "\u2018": "'",
    "\u2019": "'",
    "\u201c": '"',
    "\u201d": '"',
}
_DROPPED = {f"{TEI}{name}" for name in ("note", "corr", "gap", "certainty", "del", "expan")}
_READINGS = {f"{TEI}{name}" for name in ("lem", "rdg")}
_SUPPLIED = f"{TEI}supplied"
_RUNNING = f"{TEI}fw"
_CONDITIONAL = {_SUPPLIED, _RUNNING, *_READINGS, *_DROPPED}
"""The elements that a witness may not have."""
_AROUND = {_SUPPLIED: ("[", "]"), **dict.fromkeys(BLOCKS, (" ", " "))}
"""The characters before and after an element: brackets, or spaces around a block."""
_NOTHING = ("", "")
_END = "the end of the text"
_RULE = "witness.reproduced"

Transcriptions = Mapping[str, tuple[PurePosixPath, bytes]]
"""The file and the bytes of each transcription, by siglum."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A character of the encoding: in an element's text, or in the text after it if `tail`."""

    element: etree._Element
    index: int
    tail: bool


@dataclass(frozen=True, slots=True)
class Word:
    """A normalized word of the encoding, and the spot of its first character."""

    text: str
    spot: Spot


def normalize(text: str) -> str:
    """Return a text in NFC with plain spaces, straight quotes and collapsed white space."""
    text = unicodedata.normalize("NFC", text)
    for sign, plain in _SIGNS.items():
        text = text.replace(sign, plain)
    return " ".join(text.split())


def read_text(text: etree._Element | None, siglum: str) -> str:
    """Return the normalized text of one witness, as the encoding has it."""
    pieces: list[str] = []
    if text is not None:
        _read_pieces(text, f"#{siglum}", pieces)
    return normalize("".join(pieces))


def _read_pieces(element: etree._Element, wit: str, pieces: list[str]) -> None:
    """Add the texts in an element that one witness has to the pieces."""
    before, after = _AROUND.get(element.tag, _NOTHING)
    pieces += before, element.text or ""
    apart = element.tag in APART
    for child in element:
        if apart:
            pieces.append(" ")
        if child.tag not in _CONDITIONAL or _stands(child, wit):
            _read_pieces(child, wit, pieces)
        pieces.append(child.tail or "")
    pieces.append(after)


def reproduce(text: etree._Element, siglum: str) -> list[Word]:
    """Return the words of one witness, as the encoding has them, with their spots."""
    words: list[Word] = []
    letters: list[str] = []
    start: list[Spot] = []

    def flush() -> None:
        if letters:
            words.append(Word(normalize("".join(letters)), start[0]))
            letters.clear()
            start.clear()

    for spot, letter in _walk(text, f"#{siglum}"):
        if letter.isspace():
            flush()
        else:
            letters.append(letter)
            start.append(spot)
    flush()
    return words


def _walk(element: etree._Element, wit: str) -> Iterator[tuple[Spot, str]]:
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
        if _stands(child, wit):
            yield from _walk(child, wit)
        for index, letter in enumerate(child.tail or ""):
            yield Spot(child, index, tail=True), letter
    for sign in after:
        yield Spot(element, 0, tail=False), sign


def _stands(element: etree._Element, wit: str) -> bool:
    """Return whether a witness has an element."""
    tag = element.tag
    if tag in _READINGS:
        return wit in element.get("wit", "").split()
    if tag == _SUPPLIED:
        return element.get("resp") != "#editor" and wit in element.get("source", wit).split()
    if tag == _RUNNING:
        return wit in element.get("source", "").split()
    return tag not in _DROPPED


def check(source: Source, texts: Transcriptions) -> Iterator[Fault]:
    """Find the first word where the encoding and each witness's transcription differ."""
    witnesses = list(source.tree.iter(f"{TEI}witness"))
    yield from _check_transcriptions(source, witnesses, texts)
    text = source.tree.find(f"{TEI}text")
    sigla = {witness.get(XML_ID) for witness in witnesses}
    differences: dict[tuple[Place, str, str], list[str]] = {}
    for siglum, (path, data) in sorted(texts.items()):
        if faults := find_faults(path, data):
            yield from faults
            continue
        if siglum not in sigla:
            message = f"The header declares no witness {siglum}, which {path} transcribes."
            yield Fault(source.path, source.positions.element(source.tree), _RULE, message)
            continue
        transcription = data.decode("utf-8-sig")
        if read_text(text, siglum) == normalize(transcription):
            continue
        words = [] if text is None else reproduce(text, siglum)
        if difference := _compare(source, words, list_words(transcription)):
            place, found, wanted, line = difference
            where = f"{siglum} ({path.name}, line {line})"
            differences.setdefault((place, found, wanted), []).append(where)
    for (place, found, wanted), transcriptions in differences.items():
        names = " and ".join(transcriptions)
        message = f"The text has {found} where witness {names} has {wanted}."
        yield Fault(source.path, place, _RULE, message)


def _check_transcriptions(
    source: Source, witnesses: Iterable[etree._Element], sigla: Collection[str]
) -> Iterator[Fault]:
    """Find declared witnesses that have no transcription."""
    for witness in witnesses:
        siglum = witness.get(XML_ID, "")
        if siglum not in sigla:
            message = f"There is no {WITNESSES / f'{source.id}.{siglum}.txt'} for witness {siglum}."
            place = source.positions.element(witness)
            yield Fault(source.path, place, "witness.transcribed", message)


def list_words(transcription: str) -> list[tuple[str, int]]:
    """Return the normalized words of a transcription, each with the number of its line."""
    return [
        (word, number)
        for number, line in enumerate(transcription.split("\n"), 1)
        for word in normalize(line).split()
    ]


def _compare(
    source: Source, words: list[Word], expected: list[tuple[str, int]]
) -> tuple[Place, str, str, int] | None:
    """Return the first difference: its place, what stands there, what should, and the line."""
    pairs = zip(words, expected, strict=False)
    index = next(
        (index for index, (word, (wanted, _)) in enumerate(pairs) if word.text != wanted),
        min(len(words), len(expected)),
    )
    if index == len(words) == len(expected):
        return None
    at = words[min(index, len(words) - 1)].spot if words else Spot(source.tree, 0, tail=False)
    found = quote(words[index].text) if index < len(words) else _END
    wanted, line = (
        (quote(expected[index][0]), expected[index][1])
        if index < len(expected)
        else (_END, expected[-1][1] if expected else 1)
    )
    return source.positions.text(at.element, at.index, tail=at.tail), found, wanted, line
