"""
Fold a text for comparing names, with the way back to each of its characters.

Characters are composed, every dash is a hyphen, every apostrophe one sign, any white space is one
space, and between two signs of a script that is written without spaces it is none.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

DASHES = (
    "\u058a\u05be\u1400\u1806\u2010-\u2015\u2043\u2212\u2e17\u2e1a\u2e3a\u2e3b\u2e40\u2e5d"
    "\u301c\u3030\u30a0\ufe31\ufe32\ufe58\ufe63\uff0d\U00010d6e\U00010ead"
)
"""All dashes in Unicode except the keyboard's hyphen; also the minus and a bullet."""

APOSTROPHES = (
    "`\u00b4\u02b9\u02bb-\u02bf\u02c8\u02ca\u02cb\u055a\u05f3\u07f4\u07f5"
    "\u2018-\u201b\u2032\u2035\ua78b\ua78c\uff07"
)
"""Signs written for an apostrophe, except the keyboard's."""

UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3040-\u309f"
    "\u30a1-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uffdc"
    "\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)
"""Scripts that put no space between words, and Korean, which ties its particles to them."""

_SPACES = "\t-\r\x1c-\x1f \x85\xa0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000"
_IGNORED = "\u00ad\u200e\u200f\u2060-\u2064\u2066-\u2069\ufeff"
_FOLDED = re.compile(
    rf"[{_SPACES}{DASHES}{APOSTROPHES}{_IGNORED}](?:(?<=[^{_SPACES}])|(?<! )[{_SPACES}]*"
    rf"|[{_SPACES}]+|(?<=[{UNSPACED}] )(?=[{UNSPACED}]))"
)
"""Whatever is not its own folding; it begins with a set, for that makes the search fast."""
_IS_UNSPACED = re.compile(f"[{UNSPACED}]")
_LEADS, _VOWELS, _TAILS = range(0x1100, 0x1113), range(0x1161, 0x1176), range(0x11A8, 0x11C3)
_SYLLABLES = range(0xAC00, 0xD7A4)
"""Korean syllables and the letters that they may be composed of."""


def _list_signs(ranges: str) -> Iterator[str]:
    """List the signs of a set as regular expressions have it."""
    for first, last in re.findall("(.)(?:-(.))?", ranges):
        yield from map(chr, range(ord(first), ord(last or first) + 1))


_SIGNS = {
    **dict.fromkeys(_list_signs(DASHES), "-"),
    **dict.fromkeys(_list_signs(APOSTROPHES), "'"),
    **dict.fromkeys(_list_signs(_IGNORED), ""),
}
"""Each sign that is not a space, with its folded form."""


@dataclass(slots=True)
class _Shifts:
    """The offsets from a changed text back to the text it was made from."""

    starts: list[int] = field(default_factory=lambda: [0])
    lengths: list[int] = field(default_factory=lambda: [0])

    def note(self, start: int, more: int) -> None:
        """Add `more` characters to the offset from `start` on."""
        self.starts.append(start)
        self.lengths.append(self.lengths[-1] + more)

    def find(self, index: int) -> int:
        """Return the index in the text that this one was made from."""
        return index + self.lengths[bisect_right(self.starts, index) - 1]


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text, and the place of each character in the original."""

    text: str
    original: str
    composing: _Shifts | None
    folding: _Shifts

    def span(self, start: int, end: int) -> tuple[int, int]:
        """
        Return the place of some characters in the original, with the marks over the last.
        """
        first, last = self._find(start), self._find(end - 1) + 1
        while last < len(self.original) and _is_added(self.original, last):
            last += 1
        return first, last

    def _find(self, index: int) -> int:
        index = self.folding.find(index)
        return index if self.composing is None else self.composing.find(index)


def fold(text: str) -> Folded:
    """Fold a text."""
    composed, composing = (text, None) if unicodedata.is_normalized("NFC", text) else _compose(text)
    shifts = _Shifts()
    pieces: list[str] = []
    length = last = 0
    for found in _FOLDED.finditer(composed):
        start, end = found.span()
        sign = _fold_sign(composed, start, end)
        pieces += composed[last:start], sign
        length += start - last + len(sign)
        last = end
        if end - start != len(sign):
            shifts.note(length, end - start - len(sign))
    pieces.append(composed[last:])
    return Folded("".join(pieces), text, composing, shifts)


def _fold_sign(text: str, start: int, end: int) -> str:
    """Return the folded form of a sign or of white space."""
    if (sign := _SIGNS.get(text[start])) is not None:
        return sign
    joined = is_unspaced(text[max(start - 1, 0) : start]) and is_unspaced(text[end : end + 1])
    return "" if joined else " "


def is_unspaced(sign: str) -> bool:
    """Return whether a sign is of a script that is written without spaces."""
    return _IS_UNSPACED.match(sign) is not None


def is_word(sign: str) -> bool:
    """Return whether a sign is part of a word: a letter, a digit, or a mark over one."""
    return sign.isalnum() or _is_mark(sign)


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign)[0] == "M"


def _is_added(text: str, index: int) -> bool:
    """Return whether a sign may join those before it: a mark, or the rest of a syllable."""
    sign, before = ord(text[index]), ord(text[index - 1]) if index else 0
    if sign in _VOWELS:
        return before in _LEADS
    if sign in _TAILS:
        return before in _VOWELS or before in _SYLLABLES
    return _is_mark(text[index])


def _compose(text: str) -> tuple[str, _Shifts]:
    """Compose a text as Unicode's NFC does, each letter with its marks for itself."""
    starts = [index for index in range(len(text)) if not index or not _is_added(text, index)]
    shifts = _Shifts()
    pieces: list[str] = []
    length = 0
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        piece = unicodedata.normalize("NFC", text[start:end])
        pieces.append(piece)
        length += len(piece)
        if len(piece) != end - start:
            shifts.note(length, end - start - len(piece))
    return "".join(pieces), shifts
