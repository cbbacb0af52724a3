"""
Forms of dates and clock times as a language's lexicon gives them: "{day} {month} {year} г.|года".

A pattern has slots in braces and words. Strokes part alternatives; a word that ends in a point may
have one; what ends in a question mark may be left out.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from edition.language.tokens import Tokens

Parse = Callable[[Tokens, int], tuple[int, int] | None]
"""Read the value of a slot; return it and the index after it."""


class Piece(NamedTuple):
    """A slot, or words of which one stands there."""

    slot: str
    words: frozenset[str]
    pointed: frozenset[str]
    optional: bool


@lru_cache(maxsize=64)
def compile_patterns(patterns: tuple[str, ...]) -> tuple[tuple[Piece, ...], ...]:
    """Cut patterns into their pieces, once for each lexicon."""
    return tuple(tuple(map(_cut, pattern.split())) for pattern in patterns)


def _cut(text: str) -> Piece:
    """Make a piece of its text."""
    bare = text.removesuffix("?")
    slot = bare[1:-1] if bare.startswith("{") else ""
    words = [] if slot else bare.split("|")
    pointed = frozenset(word[:-1] for word in words if word.endswith("."))
    return Piece(slot, pointed | frozenset(words), pointed, bare != text)


def match_patterns(
    tokens: Tokens, index: int, patterns: tuple[str, ...], slots: Mapping[str, Parse]
) -> Iterator[tuple[dict[str, int], int]]:
    """Yield the values of each pattern that fits at an index, with the index after it."""
    for pattern in compile_patterns(patterns):
        values: dict[str, int] = {}
        end = index
        for piece in pattern:
            read = slots[piece.slot](tokens, end) if piece.slot else None
            if read is not None:
                values[piece.slot], end = read
            elif tokens.word(end) in piece.words:
                end += 1
                end += tokens.joins(end, ".") and tokens.word(end - 1) in piece.pointed
            elif not piece.optional:
                break
        else:
            yield values, end


def parse_within(tokens: Tokens, index: int, first: int, last: int) -> tuple[int, int] | None:
    """Read one or two figures whose value is within bounds."""
    token = tokens[index]
    if token.kind != "figure" or len(token.text) > 2 or not first <= int(token.text) <= last:  # noqa: PLR2004
        return None
    return int(token.text), index + 1
