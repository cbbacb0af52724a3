"""A text cut into figures, words and signs, with the place of each."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from edition.language.lexicons.en import EN
from edition.language.lexicons.lexicon import Lexicon
from edition.language.lexicons.numerals import write_figure

_FRACTIONS = "\u00bc-\u00be\u2150-\u215f\u2189"
_RAISED = "\u00b2\u00b3\u00b9\u2070-\u209f"
_PIECES = re.compile(
    rf"(?P<figure>[0-9]+)|(?P<word>[^\W\d_{_FRACTIONS}{_RAISED}]+)|(?P<space>\s+)|(?P<sign>.)",
    re.DOTALL,
)
"""Only the ten ASCII digits are figures; all Unicode white space is a space."""
_SAME = {
    "−": "-",
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "′": "'",
    "⁄": "/",
    "（": "(",
    "）": ")",
    "：": ":",
}

_UNSPACED = {"known", "counted", "named"}
"""Pieces of a language that puts no spaces between words."""
_AHEAD = 16
_BEHIND = 8
"""The number of empty tokens that may be read after the text, and before it."""

_SHORT = 2

Read = TypeVar("Read")


class Token(NamedTuple):
    """A figure, a word in small letters, or a sign; all dashes become "-"."""

    kind: str
    text: str
    start: int
    end: int
    spaced: bool
    """Whether white space comes before it."""
    capital: bool


@dataclass(frozen=True, slots=True)
class Found(Generic[Read]):
    """A reading and the place of its words: offsets in code points, the end exclusive."""

    start: int
    end: int
    text: str
    reading: Read


class Tokens:
    """
    The tokens of a text, with empty tokens before the first and after the last, and their lexicon.
    """

    __slots__ = ("_count", "_tokens", "lexicon", "text")

    def __init__(self, text: str, lexicon: Lexicon = EN) -> None:
        self.text = text
        self.lexicon = lexicon
        self._tokens = _split(text, lexicon)
        self._count = len(self._tokens)
        end = len(text)
        self._tokens += [Token("", "", end, end, spaced=True, capital=False)] * _AHEAD
        self._tokens += [Token("", "", 0, 0, spaced=True, capital=False)] * _BEHIND

    def __len__(self) -> int:
        """Return the number of tokens."""
        return self._count

    def __getitem__(self, index: int) -> Token:
        """Return a token, or an empty one a little before or after the text."""
        return self._tokens[index]

    def word(self, index: int) -> str:
        """Return the text of a token."""
        return self._tokens[index].text

    def joins(self, index: int, text: str = "") -> bool:
        """Return whether no white space comes before a token and, if given, its text is `text`."""
        token = self._tokens[index]
        return bool(token.kind) and not token.spaced and (not text or token.text == text)

    def runs_on(self, index: int) -> bool:
        """
        Return whether a word follows without a space, as in 16c, 38th or 5PM.

        A longer word with a capital does not count: a note or a lost space left it there ("18See").
        """
        token = self._tokens[index]
        if token.kind != "word" or token.spaced:
            return False
        return not token.capital or len(token.text) <= _SHORT

    def follow(self, index: int, phrase: tuple[str, ...]) -> int | None:
        """Return the index after a phrase if the phrase is at `index`, else None."""
        end = index
        for part in phrase:
            if self._tokens[end].text != part:
                return None
            end += 1
        return end

    def cut(self, first: int, end: int) -> str:
        """Return the text from token `first` up to token `end`, without white space around it."""
        if first >= end:
            return ""
        return self.text[self[first].start : self[end - 1].end]

    def found(self, first: int, end: int, reading: Read) -> Found[Read]:
        """Return a reading with the place of its tokens, from `first` up to `end`."""
        start, stop = self[first].start, self[end - 1].end
        return Found(start, stop, self.text[start:stop], reading)


@lru_cache(maxsize=4)
def cut(text: str, lexicon: Lexicon = EN) -> Tokens:
    """Return the tokens of a text; dates, times and amounts are looked for in the same ones."""
    return Tokens(text, lexicon)


@lru_cache
def _compile(pieces: str) -> re.Pattern[str]:
    """Compile the expression of a language without spaces, once."""
    return re.compile(f"{pieces}|{_PIECES.pattern}", re.DOTALL) if pieces else _PIECES


def _split(text: str, lexicon: Lexicon) -> list[Token]:
    """Cut a text into tokens; format characters (Unicode category Cf) are left out."""
    tokens = []
    spaced, wide = True, bool(lexicon.pieces)
    for match in _compile(lexicon.pieces).finditer(text):
        kind = match.lastgroup or ""
        if kind == "space":
            spaced = True
            continue
        piece = match.group()
        capital = False
        unspaced = kind in _UNSPACED
        if unspaced:
            figure = write_figure(piece, lexicon.digits) if kind == "counted" else ""
            kind, piece = ("figure", figure) if figure else ("word", piece)
        elif kind == "word":
            capital = piece[0].isupper()
            piece = piece.lower()
        elif kind == "sign":
            category = unicodedata.category(piece)
            if category == "Cf":
                continue
            piece = "-" if category == "Pd" else _SAME.get(piece, piece)
        spaced = spaced or unspaced
        tokens.append(Token(kind, piece, match.start(), match.end(), spaced, capital))
        spaced = unspaced or (kind == "sign" and wide and not match.group().isascii())
    return tokens
