"""
A text cut into figures, words and signs, with the place of each.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

_FRACTIONS = "\u00bc-\u00be\u2150-\u215f\u2189"
_RAISED = "\u00b2\u00b3\u00b9\u2070-\u209f"
_PIECES = re.compile(
    rf"(?P<figure>[0-9]+)|(?P<word>[^\W\d_{_FRACTIONS}{_RAISED}]+)|(?P<space>\s+)|(?P<sign>.)",
    re.DOTALL,
)
"""Only the ten ASCII digits are figures; every white space of Unicode is a space."""
_SAME = {"−": "-", "’": "'", "‘": "'", "ʼ": "'", "′": "'", "⁄": "/"}

Read = TypeVar("Read")


class Token(NamedTuple):
    """
    A figure, a word in small letters, or a sign; every dash is "-".
    """

    kind: str
    text: str
    start: int
    end: int
    spaced: bool
    """Whether white space stands before it."""
    capital: bool


@dataclass(frozen=True, slots=True)
class Found(Generic[Read]):
    """
    A reading and where its words stand: offsets in code points, the end exclusive.
    """

    start: int
    end: int
    text: str
    reading: Read


class Tokens:
    """
    The tokens of a text; before the first and after the last stand empty ones.
    """

    __slots__ = ("_after", "_before", "_tokens", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._tokens = _split(text)
        self._before = Token("", "", 0, 0, spaced=True, capital=False)
        self._after = Token("", "", len(text), len(text), spaced=True, capital=False)

    def __len__(self) -> int:
        """
        Count the tokens.
        """
        return len(self._tokens)

    def __getitem__(self, index: int) -> Token:
        """
        Return a token, or an empty one outside the text.
        """
        if 0 <= index < len(self._tokens):
            return self._tokens[index]
        return self._before if index < 0 else self._after

    def word(self, index: int) -> str:
        """
        Return the text of a token.
        """
        return self[index].text

    def joins(self, index: int, text: str = "") -> bool:
        """
        Tell whether a token follows the one before without white space, and is this text.
        """
        token = self[index]
        return bool(token.kind) and not token.spaced and (not text or token.text == text)

    def follow(self, index: int, phrase: tuple[str, ...]) -> int | None:
        """
        Return the index after a phrase that stands at an index, or None.
        """
        for offset, part in enumerate(phrase):
            if self[index + offset].text != part:
                return None
        return index + len(phrase)

    def cut(self, first: int, end: int) -> str:
        """
        Return the text from one token up to another, without white space around it.
        """
        if first >= end:
            return ""
        return self.text[self[first].start : self[end - 1].end]

    def found(self, first: int, end: int, reading: Read) -> Found[Read]:
        """
        Say where a reading of the tokens from one up to another stands.
        """
        start, stop = self[first].start, self[end - 1].end
        return Found(start, stop, self.text[start:stop], reading)


def _split(text: str) -> list[Token]:
    """
    Cut a text into tokens, in one walk; signs that only format are left out.
    """
    tokens = []
    spaced = True
    for match in _PIECES.finditer(text):
        kind = match.lastgroup or ""
        if kind == "space":
            spaced = True
            continue
        piece = match.group()
        capital = False
        if kind == "word":
            capital = piece[0].isupper()
            piece = piece.lower()
        elif kind == "sign":
            category = unicodedata.category(piece)
            if category == "Cf":
                continue
            piece = "-" if category == "Pd" else _SAME.get(piece, piece)
        tokens.append(Token(kind, piece, match.start(), match.end(), spaced, capital))
        spaced = False
    return tokens
