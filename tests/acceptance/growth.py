"""
Editions in which one thing grows: a rule's fault, or a kind of element, entry or word.

A fault is that of the rule's overlay in tests/fixtures/invalid, repeated; all else grows in the
valid edition of tests/fixtures/base.
"""

import json
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markup import Markup, Tag
from needs import ROOT

TEI = ROOT / "tests" / "fixtures"
FIRST, SECOND = (f"tei/telegrams/tg-1950-100{number}.xml" for number in (1, 2))
PERSONS, PLACES, BODIES, CITED, TAXONOMIES = (
    f"tei/registers/{name}.xml"
    for name in ("persons", "places", "organizations", "cited", "taxonomies")
)
IN_FIRST = "According to <ref"
IN_SECOND = "I received <ref"
"""The words with which the first paragraphs of the two telegrams begin."""

Write = Callable[[Path, int], None]
Piece = Callable[[int], str]
Place = tuple[str, str, str]
"""A file, the text before which pieces are put, and a piece, in which % is its number."""


@dataclass(frozen=True, slots=True)
class Case:
    """What grows: how it is written into a folder, from which size on, and the rule it breaks."""

    name: str
    write: Write
    size: int
    rule: str = ""


def lay(folder: Path, *rules: str) -> None:
    """
    Copy the valid edition, and over it the overlays of rules.

    Transcriptions stay away: that a longer text is not theirs is not what is measured.
    """
    for layer in (TEI / "base", *(TEI / "invalid" / rule for rule in rules)):
        shutil.copytree(layer, folder, dirs_exist_ok=True)
    shutil.rmtree(folder / "tei" / "witnesses")


def change(path: Path, edit: Callable[[str], str]) -> None:
    """Write a file anew."""
    path.write_text(edit(path.read_text(encoding="utf-8")), encoding="utf-8")


def insert(*places: Place, rules: tuple[str, ...] = ()) -> Write:
    """Put numbered pieces before some text of a file, or of several files."""
    return put(*((name, before, fill(piece)) for name, before, piece in places), rules=rules)


def put(*places: tuple[str, str, Piece], rules: tuple[str, ...] = ()) -> Write:
    """Put pieces that are made by their numbers before some text of a file, or of several files."""

    def write(folder: Path, count: int) -> None:
        lay(folder, *rules)
        for name, before, piece in places:
            head, found, tail = (folder / name).read_text(encoding="utf-8").partition(before)
            if not found:
                raise LookupError(f"{name} has no {before}")
            text = "".join([head, *map(piece, range(count)), found, tail])
            (folder / name).write_text(text, encoding="utf-8")

    return write


def fill(piece: str) -> Piece:
    """Make pieces in which the number stands for a percent sign."""
    return lambda number: piece.replace("%", str(number))


def repeat(rule: str, name: str, renew: Callable[[str, int], str] | None = None) -> Write:
    """
    Repeat the element of an overlay in which a rule is broken; the last, where it is broken twice.
    """
    expected = (TEI / "invalid" / rule / "expected.json").read_text(encoding="utf-8")
    place = json.loads(expected)[-1]
    make = renew or _number_ids

    def write(folder: Path, count: int) -> None:
        lay(folder, rule)
        path = folder / place["path"]
        markup = Markup(path.read_bytes())
        tag = _find_around(markup, place, name)
        piece = markup.text[tag.start : _find_end(tag)]
        copies = "\n".join(make(piece, number) for number in range(count))
        text = markup.text[: tag.start] + copies + markup.text[_find_end(tag) :]
        path.write_text(text, encoding="utf-8")

    return write


def _find_around(markup: Markup, place: Mapping[str, Any], name: str) -> Tag:
    """
    Find the innermost element of a name around a place, or else the first that begins after it.
    """
    lines = markup.text.split("\n")
    offset = sum(len(line) + 1 for line in lines[: place["line"] - 1]) + place["column"] - 1
    named = [tag for tag in markup.tags if tag.name == name]
    around = [tag for tag in named if tag.start <= offset < _find_end(tag)]
    return around[-1] if around else next(tag for tag in named if tag.start >= offset)


def _find_end(tag: Tag) -> int:
    """Tell where an element ends."""
    return tag.close[1] if tag.close else tag.end


def _number_ids(piece: str, number: int) -> str:
    """Give the copy of an element ids of its own."""
    return re.sub(r'(xml:id="[^"]*)"', rf'\1x{number}"', piece) if number else piece
