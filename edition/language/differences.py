"""
Find where two texts differ, word by word, in a time that grows with their length.

Three words that stand together once in each text are the same place in both. Between two such
places the texts are compared in small windows, so that repeated words cost no more than others.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

_TOGETHER = 3
_WINDOW = 64
_ENOUGH = 6
"""So many equal words in a row end a window."""


class Difference(NamedTuple):
    """The words from start to end of one text, which the other has otherwise."""

    start: int
    end: int
    other_start: int
    other_end: int


def find_differences(words: Sequence[str], others: Sequence[str]) -> list[Difference]:
    """Return the differences between two texts in order."""
    found: list[Difference] = []
    place = other_place = 0
    for anchor, other_anchor in (*_find_anchors(words, others), (len(words), len(others))):
        for piece in _compare(words[place:anchor], others[other_place:other_anchor]):
            start, other_start = place + piece.start, other_place + piece.other_start
            end, other_end = place + piece.end, other_place + piece.other_end
            if found and (start, other_start) == (found[-1].end, found[-1].other_end):
                start, _, other_start, _ = found.pop()
            found.append(Difference(start, end, other_start, other_end))
        place, other_place = anchor, other_anchor
    return found


def _find_anchors(words: Sequence[str], others: Sequence[str]) -> list[tuple[int, int]]:
    """Return the most places, in the order of both texts, that are certainly the same."""
    known = _find_single(others)
    pairs = [(place, known[said]) for said, place in _find_single(words).items() if said in known]
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (_, other) in enumerate(pairs):
        number = bisect_left(ends, other)
        before.append(last[number - 1] if number else -1)
        ends[number : number + 1] = [other]
        last[number : number + 1] = [index]
    chain: list[tuple[int, int]] = []
    index = last[-1] if last else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]


def _find_single(words: Sequence[str]) -> dict[tuple[str, ...], int]:
    """Return the places of the words that stand together only once."""
    places: dict[tuple[str, ...], int] = {}
    several: set[tuple[str, ...]] = set()
    for place, said in enumerate(zip(*(words[more:] for more in range(_TOGETHER)), strict=False)):
        if places.setdefault(said, place) != place:
            several.add(said)
    return {said: place for said, place in places.items() if said not in several}


def _compare(words: Sequence[str], others: Sequence[str]) -> Iterator[Difference]:
    """Yield the differences between two texts, window by window."""
    place = other = 0
    while place < len(words) or other < len(others):
        if place < len(words) and other < len(others) and words[place] == others[other]:
            place, other = place + 1, other + 1
            continue
        window, opposite = words[place : place + _WINDOW], others[other : other + _WINDOW]
        codes = SequenceMatcher(None, window, opposite, autojunk=False).get_opcodes()
        at, other_at = place, other
        for said, start, end, other_start, other_end in codes:
            if said != "equal":
                yield Difference(at + start, at + end, other_at + other_start, other_at + other_end)
            place, other = at + end, other_at + other_end
            if said == "equal" and end - start >= _ENOUGH:
                break
