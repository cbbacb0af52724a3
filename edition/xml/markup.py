"""
Convert lines and columns to the characters typed there, and back.

Offsets are counted as in edits: in code points of the file's text from 0, without a byte order
mark.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from xml.parsers import expat

from edition.findings import Place
from edition.xml.positions import Lines

_ATTRIBUTE = re.compile(r"""(?P<name>[^\s=<>/"']+)\s*=\s*(?:"(?P<two>[^"]*)"|'(?P<one>[^']*)')""")
_TAG = re.compile(r"""<(?P<name>[^\s<>/="']+)(?:"[^"]*"|'[^']*'|[^<>"'])*>""")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters, and the offset of the first."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Return the offset after the last character."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Written:
    """An attribute as it was typed: its name and, without quotation marks, its value."""

    name: Piece
    value: Piece


class Markup:
    """A file's text, in which tags and attributes can be found by their offset."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.text = data.decode("utf-8-sig")
        self._starts = [0, *(match.end() for match in re.finditer("\n", self.text))]
        self._closings: dict[int, int] | None = None

    def offset(self, place: Place) -> int:
        """Return the offset of the character at a line and a column."""
        line, column = place
        return self._starts[line - 1] + column - 1

    def place(self, offset: int) -> Place:
        """Return the line and the column of a character."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def tag(self, offset: int) -> Piece | None:
        """Return the start tag in which a character stands."""
        found = _TAG.match(self.text, max(self.text.rfind("<", 0, offset + 1), 0))
        return Piece(found.start(), found[0]) if found and found.end() > offset else None

    def name(self, offset: int) -> Piece | None:
        """Return the name in the start tag that begins here."""
        found = _TAG.match(self.text, offset)
        return Piece(found.start("name"), found["name"]) if found else None

    def attribute(self, offset: int) -> Written | None:
        """Return the attribute whose name begins here."""
        found = _ATTRIBUTE.match(self.text, offset)
        return _read(found) if found and self.tag(offset) else None

    def attributes(self, tag: Piece) -> list[Written]:
        """Return the attributes of a start tag."""
        first = tag.start + len(tag.text.split(maxsplit=1)[0])
        return [_read(found) for found in _ATTRIBUTE.finditer(self.text, first, tag.end)]

    def closing(self, offset: int) -> Piece | None:
        """Return the name in the end tag of the element that begins here; an empty tag has none."""
        if self._closings is None:
            self._closings = self._pair()
        end = self._closings.get(offset)
        name = self.name(offset)
        return None if end is None or name is None else Piece(end + 2, name.text)

    def _pair(self) -> dict[int, int]:
        """
        Return the offset of each element's end tag by that of its start tag; empty tags have none.
        """
        lines = Lines(self._data)
        opened: list[int] = []
        pairs: dict[int, int] = {}
        parser = expat.ParserCreate()

        def start(_name: str, _attributes: dict[str, str]) -> None:
            opened.append(parser.CurrentByteIndex)

        def end(_name: str) -> None:
            begun, ended = opened.pop(), parser.CurrentByteIndex
            if self._data.startswith(b"</", ended):
                pairs[self.offset(lines.place(begun))] = self.offset(lines.place(ended))

        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.Parse(self._data, True)  # noqa: FBT003 - expat takes the flag by position only
        return pairs


def _read(found: re.Match[str]) -> Written:
    """Make an attribute of what was found."""
    quoted = "two" if found["two"] is not None else "one"
    return Written(
        Piece(found.start("name"), found["name"]), Piece(found.start(quoted), found[quoted])
    )
