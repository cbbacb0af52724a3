"""
Find dates, hours and quantities that are not tagged.

Tagged words, names, the labels of lists and document numbers are not searched. In a list item the
figure may follow what it counts. In a dateline a date may be without words.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from math import inf

from edition.language.dates import find_dates, read_date
from edition.language.lexicons import LEXICONS
from edition.language.numbers import find_numbers
from edition.language.quantities import find_amounts
from edition.language.times import find_times
from edition.language.tokens import Tokens
from edition.language.units import Units, open_units
from edition.read.languages import find_language
from edition.read.passages import DATELINE, FIGURES, ITEM, LINES, NAMES, WALL, Passage, Tagged
from edition.read.source import TEI

_NUM = f"{TEI}num"
_PIECE = re.compile(f"[^{WALL}]+")
_CLAUSE = re.compile("[^，。！？；]*[，。！？；]*")
_LETTERS = re.compile(r"[^\W\d_]+")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_FIGURE = re.compile("[0-9\u00bc-\u00be\u2150-\u215f]")
_LONGEST_UNIT = 6

Untagged = tuple[int, str, str]
"""The index in a passage, the words there, and what they are."""


def find_untagged(passage: Passage, units: frozenset[str]) -> Iterator[Untagged]:
    """Find the dates, hours and quantities of a passage that are not tagged."""
    blocks = sorted(
        (other for other in passage.others if other.element.tag in LINES),
        key=lambda block: block.start,
    )
    begins = [block.start for block in blocks]
    numbers = sorted(
        (other.start, other.end) for other in passage.others if other.element.tag == _NUM
    )
    words = passage.text
    masked = _mask(passage, words)
    for piece in _PIECE.finditer(masked):
        start = piece.start()
        language = _find_language(passage, start)
        if language and _may_hold(piece[0], language):
            counted = open_units(language, units)
            number = bisect_right(begins, start) - 1
            block = blocks[number] if number >= 0 and start < blocks[number].end else None
            tag = None if block is None else block.element.tag
            for at, part in _divide(piece[0], language) if tag is None else [(0, piece[0])]:
                for place, said, what in _find(part, counted, is_date=tag == DATELINE):
                    if not _is_number(numbers, start + at + place, len(said)):
                        yield start + at + place, said, what
            if block is not None and tag == ITEM:
                yield from _find_listed(piece[0], start, words, block, counted)


def _is_number(numbers: Sequence[tuple[float, float]], start: int, length: int) -> bool:
    """Return whether words stand in one num, the figure with the word that counts ("36个")."""
    before = bisect_right(numbers, (start, inf)) - 1
    return before >= 0 and start + length <= numbers[before][1]


def _find_language(passage: Passage, index: int) -> str:
    """Return the language of a character of a passage that has a lexicon, or an empty string."""
    element, tail = passage.spots[bisect_right(passage.starts, index) - 1]
    return find_language(element, tail=tail)


def _may_hold(words: str, language: str) -> bool:
    """Return whether there may be something to find; the search itself takes much longer."""
    if _FIGURE.search(words) is not None:
        return True
    if digits := LEXICONS[language].digits.keys():
        return not digits.isdisjoint(words)
    return not _list_signs(language).isdisjoint(_LETTERS.findall(words))


def _divide(words: str, language: str) -> Iterator[tuple[int, str]]:
    """
    Divide words into those to be searched, each with its index.

    In a language with numerals of its own these are the clauses that have one; those beside each
    other are searched together.
    """
    if not LEXICONS[language].digits:
        yield 0, words
        return
    clauses = _CLAUSE.finditer(words)
    for counts, some in groupby(clauses, lambda clause: _may_hold(clause[0], language)):
        if counts:
            first, *others = some
            yield first.start(), words[first.start() : (others or [first])[-1].end()]


@lru_cache
def _list_signs(language: str) -> frozenset[str]:
    """List words of which a date, hour or quantity without figures has one, in all capitals too."""
    lexicon = LEXICONS[language]
    numerals, clock, calendar = lexicon.numerals, lexicon.clock, lexicon.calendar
    counting = {
        *(*numerals.ones, *numerals.tens, *numerals.hundreds, *numerals.parts, *numerals.mixed),
        *(*lexicon.figures.multiples, *clock.noon, *clock.midnight),
    }
    dating = {*calendar.months, *calendar.weekdays}
    every = counting if calendar.capitals else counting | dating
    capitals = (form for word in counting | dating for form in (word.title(), word.upper()))
    return frozenset((*every, *capitals))


def _mask(passage: Passage, words: str) -> str:
    """Return the words with walls in the place of what is tagged."""
    tagged = [other for other in passage.others if _is_tagged(other)]
    tagged += [name for name in passage.names if name.element.tag in NAMES]
    pieces: list[str] = []
    last = 0
    for span in sorted(tagged, key=lambda span: span.start):
        if span.end > last:
            pieces += words[last : span.start], WALL * (span.end - max(span.start, last))
            last = span.end
    return "".join((*pieces, words[last:]))


def _is_tagged(other: Tagged) -> bool:
    """Return whether an element says what its figures mean; a num does so only with a type."""
    element = other.element
    return element.tag in FIGURES and (element.tag != _NUM or element.get("type") is not None)


def _find(piece: str, units: Units, *, is_date: bool) -> Iterator[Untagged]:
    """
    Find dates, hours and quantities; of two that overlap, the one that begins first is taken.

    In a dateline, all words may be a date without a word that says so: "17.11".
    """
    if is_date and read_date(piece.strip(), lexicon=units.lexicon):
        yield len(piece) - len(piece.lstrip()), piece.strip(), "date"
        return
    end = 0
    found = [
        *(
            (found.start, 0, found.end, found.text, "date")
            for found in find_dates(piece, lexicon=units.lexicon)
        ),
        *(
            (found.start, 1, found.end, found.text, "time")
            for found in find_times(piece, units.lexicon)
        ),
        *(
            (found.start, 2, found.end, found.text, "quantity")
            for found in find_amounts(piece, units, units.lexicon)
        ),
    ]
    for start, _, stop, text, what in sorted(found):
        if start >= end:
            yield start, text, what
            end = stop


def _find_listed(
    piece: str, start: int, words: str, item: Tagged, units: Units
) -> Iterator[Untagged]:
    """Find the figure at the end of a list item, after the words for what it counts."""
    for found in find_numbers(piece, units.lexicon)[-1:]:
        first, last = start + found.start, start + found.end
        ends = _LETTER_OR_DIGIT.search(words, last, item.end) is None
        if ends and _ends_in_unit(words[item.start : first], units):
            yield first, found.text, "quantity"


def _ends_in_unit(words: str, units: Units) -> bool:
    """Return whether words end in something that can be counted."""
    tokens = Tokens(words, units.lexicon)
    return any(
        units.parse(tokens, len(tokens) - length) == len(tokens)
        for length in range(1, min(_LONGEST_UNIT, len(tokens)) + 1)
    )
