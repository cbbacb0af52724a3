"""The words for what is counted or measured, and where one follows a figure."""

from collections.abc import Collection
from functools import lru_cache

from edition.language.digits import pass_calibre
from edition.language.lexicons import LEXICONS
from edition.language.lexicons.en import EN
from edition.language.lexicons.lexicon import Lexicon
from edition.language.tokens import Tokens

Measured = frozenset[tuple[str, str]]
"""The words for what is counted or measured, each with the id of its entry."""

_LIMIT = 6
_WORDS_BETWEEN = 2


class Units:
    """
    Words and phrases to look for after a figure, in any case, found by their first word.

    They are made once from a collection and used for many texts; plurals are given too.
    """

    __slots__ = ("_phrases", "_singular", "lexicon")

    def __init__(self, units: Collection[str], lexicon: Lexicon = EN) -> None:
        self.lexicon = lexicon
        words = {_split(unit, lexicon) for unit in units}
        phrases: dict[str, set[tuple[str, ...]]] = {}
        for phrase in words:
            if 0 < len(phrase) <= _LIMIT:
                phrases.setdefault(phrase[0], set()).add(phrase)
        self._phrases = {
            first: sorted(some, key=lambda phrase: (-len(phrase), phrase))
            for first, some in phrases.items()
        }
        self._singular = {
            phrase
            for phrase in words
            if phrase and not _list_plurals(phrase, lexicon).isdisjoint(words)
        }

    def parse(self, tokens: Tokens, index: int, *, plural: bool = False) -> int:
        """
        Return the index after the unit that stands at an index, or the index itself.

        Where it must be a plural, a word whose plural is known too is none: "3 tank divisions".
        """
        for phrase in self._phrases.get(tokens.word(index), ()):
            end = tokens.follow(index, phrase)
            if end is None or self._goes_on(tokens, end):
                continue
            if not plural or phrase not in self._singular:
                return end
        return index

    def find(self, tokens: Tokens, index: int, *, plural: bool) -> tuple[int, int] | None:
        """
        Find the unit after a figure: joined to it, one or two words after it, or after "of the".

        A singular is one where no plural follows: "a two year plan", but "3 tank divisions".
        """
        joined = tokens.word(index) == "-" and tokens.joins(index + 1)
        beside = self._find_beside(tokens, index + joined, named=joined)
        if tokens.word(index) == "-" or tokens.lexicon.pieces:
            return beside
        return self._find_after(tokens, index, plural=plural) or beside

    def _find_beside(self, tokens: Tokens, index: int, *, named: bool) -> tuple[int, int] | None:
        """Find the unit that stands at an index, in the singular too."""
        grade = tokens.word(index) in tokens.lexicon.counting.grades
        end = index if grade and named else self.parse(tokens, index, plural=grade)
        return (index, end) if end > index else None

    def _find_after(self, tokens: Tokens, index: int, *, plural: bool) -> tuple[int, int] | None:
        """Find the first unit that agrees with the figure before it."""
        place = index
        words = tokens.lexicon.counting
        after = tokens.word(place + 1)
        if tokens.word(place) in tokens.lexicon.of and after in words.demonstratives:
            place += 2
        for _ in range(_WORDS_BETWEEN + 1):
            place = pass_calibre(tokens, place + (tokens.word(place) in words.quotes))
            end = self.parse(tokens, place, plural=plural)
            if end > place:
                return place, end
            named = tokens.joins(place + 1, "-")
            if tokens[place].kind != "word" or (tokens.word(place) in words.stops and not named):
                return None
            place = _pass_word(tokens, place)
        return None

    @staticmethod
    def _goes_on(tokens: Tokens, end: int) -> bool:
        """Return whether a word goes on as another: "gun-boats"."""
        return tokens.joins(end) and tokens[end].kind == "word" and tokens[end - 1].kind == "word"


def _pass_word(tokens: Tokens, index: int) -> int:
    """Pass a word with what a dash joins to it, or an abbreviation: "anti-tank", "AT-6", "U.S."."""
    place = index + 1
    while tokens.word(place) in {"-", "."} and tokens.joins(place) and tokens.joins(place + 1):
        place += 2
    pointed = tokens.word(place) == "." and tokens.word(place - 2) == "."
    return place + (pointed and tokens.joins(place))


def _split(unit: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Cut a unit's words as texts are cut."""
    tokens = Tokens(unit, lexicon)
    return tuple(tokens.word(index) for index in range(len(tokens)))


def find_named(words: str, measured: Measured, lexicon: Lexicon) -> frozenset[str]:
    """
    Return the units and commodities that words name.

    A singular also names what is listed in the plural; plurals are listed themselves.

    One word may stand before the name: "Soviet rifles".
    """
    index = _index(measured, lexicon.language)
    phrase = _split(words, lexicon)
    for form in (phrase, phrase[1:]):
        plurals = _list_plurals(form, lexicon) if form else set()
        found = (index.get(written, frozenset()) for written in (form, *plurals))
        if named := frozenset().union(*found):
            return named
    return frozenset()


@lru_cache(maxsize=16)
def _index(measured: Measured, language: str) -> dict[tuple[str, ...], frozenset[str]]:
    """Return the entries that each phrase names."""
    lexicon = LEXICONS[language]
    index: dict[tuple[str, ...], frozenset[str]] = {}
    for word, entry in measured:
        phrase = _split(word, lexicon)
        index[phrase] = index.get(phrase, frozenset()) | {entry}
    return index


def _list_plurals(phrase: tuple[str, ...], lexicon: Lexicon) -> set[tuple[str, ...]]:
    """List what the plural of a phrase may be."""
    *rest, word = phrase
    forms = {lexicon.counting.irregular.get(word, f"{word}s"), f"{word}es"}
    if word.endswith("y"):
        forms.add(f"{word[:-1]}ies")
    return {(*rest, form) for form in forms}


ENGLISH = EN.counting.units
UNITS = Units(ENGLISH)


@lru_cache(maxsize=16)
def open_units(language: str, words: frozenset[str] = frozenset()) -> Units:
    """Return the units of a language that has a lexicon, with the words of a register."""
    lexicon = LEXICONS[language]
    return Units(lexicon.counting.units | words, lexicon)
