"""
Editions in which one thing grows: every rule's fault, every kind of element, entry and word.

A rule's fault is that of its overlay in tests/tei/invalid, repeated; all else grows in the valid
edition of tests/tei/base.
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

TEI = ROOT / "tests" / "tei"
FIRST, SECOND = (f"tei/telegrams/tg-1950-100{number}.xml" for number in (1, 2))
PERSONS, PLACES, BODIES, CITED, TAXONOMIES = (
    f"tei/registers/{name}.xml"
    for name in ("persons", "places", "organizations", "cited", "taxonomies")
)

Write = Callable[[Path, int], None]
Piece = Callable[[int], str]


@dataclass(frozen=True, slots=True)
class Case:
    """
    What grows: how it is written into a folder, from which size on, and the rule it breaks.
    """

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


def find_around(markup: Markup, place: Mapping[str, Any], name: str) -> Tag:
    """
    Find the innermost element of a name around a place, or else the first that begins after it.
    """
    lines = markup.text.split("\n")
    offset = sum(len(line) + 1 for line in lines[: place["line"] - 1]) + place["column"] - 1
    named = [tag for tag in markup.tags if tag.name == name]
    around = [tag for tag in named if tag.start <= offset < find_end(tag)]
    return around[-1] if around else next(tag for tag in named if tag.start >= offset)


def find_end(tag: Tag) -> int:
    """
    Tell where an element ends.
    """
    return tag.close[1] if tag.close else tag.end


def number_ids(piece: str, number: int) -> str:
    """
    Give the copy of an element ids of its own.
    """
    return re.sub(r'(xml:id="[^"]*)"', rf'\1x{number}"', piece) if number else piece


def repeat(rule: str, name: str, renew: Callable[[str, int], str] = number_ids) -> Write:
    """
    Repeat the element of an overlay in which a rule is broken; last, where it is broken twice.
    """
    expected = json.loads((TEI / "invalid" / rule / "expected.json").read_text(encoding="utf-8"))
    place = expected[-1]

    def write(folder: Path, count: int) -> None:
        lay(folder, rule)
        path = folder / place["path"]
        markup = Markup(path.read_bytes())
        tag = find_around(markup, place, name)
        piece = markup.text[tag.start : find_end(tag)]
        copies = "\n".join(renew(piece, number) for number in range(count))
        text = markup.text[: tag.start] + copies + markup.text[find_end(tag) :]
        path.write_text(text, encoding="utf-8")

    return write


def insert(*places: tuple[str, str, Piece], rules: tuple[str, ...] = ()) -> Write:
    """
    Put numbered pieces before some text of a file, or of several files.
    """

    def write(folder: Path, count: int) -> None:
        lay(folder, *rules)
        for name, before, piece in places:
            path = folder / name
            head, found, tail = path.read_text(encoding="utf-8").partition(before)
            if not found:
                raise LookupError(f"{name} has no {before}")
            text = "".join([head, *map(piece, range(count)), found, tail])
            path.write_text(text, encoding="utf-8")

    return write


def always(piece: str) -> Piece:
    """
    The same piece each time.
    """
    return lambda number: piece.replace("%", str(number))


def change(path: Path, edit: Callable[[str], str]) -> None:
    """
    Write a file anew.
    """
    path.write_text(edit(path.read_text(encoding="utf-8")), encoding="utf-8")
