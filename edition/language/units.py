"""The words for what is counted or measured, and where one follows a figure."""

from collections.abc import Collection

from edition.language.digits import pass_calibre
from edition.language.number_words import STARTS as NUMBER_WORDS
from edition.language.tokens import Tokens

_SINGULAR = (
    *("ton", "tonne", "kilogram", "gram", "pound", "ounce", "piece", "pair", "set", "battle set"),
    *("second", "minute", "hour", "day", "week", "month", "year", "kilometer", "kilometre"),
    *("meter", "metre", "mile", "acre", "hectare", "litre", "liter", "gallon", "barrel", "bale"),
    *("bag", "box", "crate", "case", "drum", "bushel", "yard", "inch", "soldier", "officer"),
    *("person", "prisoner", "worker", "refugee", "student", "pilot", "troop"),
    *("division", "regiment", "battalion", "company", "brigade", "platoon", "squadron"),
    *("detachment", "unit", "group", "gun", "rifle", "automobile", "car", "truck", "lorry"),
    *("vehicle", "tank", "plane", "airplane", "aeroplane", "ship", "vessel", "boat"),
    *("locomotive", "wagon", "train", "shell", "cartridge", "round", "mine", "bomb", "grenade"),
    *("mortar", "howitzer", "cannon", "handgun", "pistol", "machine gun", "radio", "horse"),
    *("dollar", "ruble", "rouble", "cent", "franc", "degree", "member", "copy"),
    *("vote", "family", "factory", "inhabitant", "firm", "item", "delegate"),
)
_FIXED = (
    *("men", "women", "people", "children", "armies", "companies", "lorries", "families"),
    *("factories", "feet", "foot", "inches", "boxes", "copies", "yen", "kg", "kgs", "km", "kms"),
    *("mm", "cm", "lb", "lbs", "per cent", "percent", "%", "army", "personnel", "troops"),
    *("aircraft", "yuan", "won", "dead", "corps"),
    *("hrs", "mins", "persons", "dollars", "rounds of ammunition", "man"),
)
ENGLISH = frozenset(
    {*_SINGULAR, *(f"{word}s" for word in _SINGULAR if not word.endswith("s")), *_FIXED}
)
"""Units and things counted in telegrams; a register adds its own."""
_QUOTES = {'"', "'", "“", "«", "„"}
_GRADES = {"mm", "cm", "inch", "degree"}
"""Before what they measure they name it: "82-mm mortars", "the 38 degree line"."""
_STOPS = {
    *NUMBER_WORDS,
    *("and", "or", "the", "in", "on", "at", "to", "by", "for", "from", "with", "is", "was", "were"),
    *("are", "be", "been", "has", "have", "had", "will", "would", "as", "that", "this", "which"),
    *("who", "but", "than", "if", "of", "a", "an", "per", "not", "within", "into", "under"),
    *(
        "caliber",
        "calibre",
        "during",
        "until",
        "since",
        "before",
        "after",
        "when",
        "while",
        "between",
        "against",
    ),
}
_IRREGULAR = {"man": "men", "woman": "women", "foot": "feet", "child": "children"}
_LIMIT = 6
_WORDS_BETWEEN = 2


class Units:
    """
    Words and phrases to look for after a figure, in any case, found by their first word.

    They are made once from a collection and used for many texts; plurals are given too.
    """

    __slots__ = ("_phrases", "_singular")

    def __init__(self, units: Collection[str]) -> None:
        words = {_split(unit) for unit in units}
        phrases: dict[str, set[tuple[str, ...]]] = {}
        for phrase in words:
            if 0 < len(phrase) <= _LIMIT:
                phrases.setdefault(phrase[0], set()).add(phrase)
        self._phrases = {
            first: sorted(some, key=lambda phrase: (-len(phrase), phrase))
            for first, some in phrases.items()
        }
        self._singular = {
            phrase for phrase in words if phrase and not _list_plurals(phrase).isdisjoint(words)
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
        if tokens.word(index) == "-":
            return beside
        return self._find_after(tokens, index, plural=plural) or beside

    def _find_beside(self, tokens: Tokens, index: int, *, named: bool) -> tuple[int, int] | None:
        """Find the unit that stands at an index, in the singular too."""
        grade = tokens.word(index) in _GRADES
        end = index if grade and named else self.parse(tokens, index, plural=grade)
        return (index, end) if end > index else None

    def _find_after(self, tokens: Tokens, index: int, *, plural: bool) -> tuple[int, int] | None:
        """Find the first unit that agrees with the figure before it."""
        place = index
        if tokens.word(place) == "of" and tokens.word(place + 1) in {"the", "these", "our"}:
            place += 2
        for _ in range(_WORDS_BETWEEN + 1):
            place = pass_calibre(tokens, place + (tokens.word(place) in _QUOTES))
            end = self.parse(tokens, place, plural=plural)
            if end > place:
                return place, end
            named = tokens.joins(place + 1, "-")
            if tokens[place].kind != "word" or (tokens.word(place) in _STOPS and not named):
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


def _split(unit: str) -> tuple[str, ...]:
    """Cut a unit's words as texts are cut."""
    tokens = Tokens(unit)
    return tuple(tokens.word(index) for index in range(len(tokens)))


def _list_plurals(phrase: tuple[str, ...]) -> set[tuple[str, ...]]:
    """List what the plural of a phrase may be."""
    *rest, word = phrase
    forms = {_IRREGULAR.get(word, f"{word}s"), f"{word}es"}
    if word.endswith("y"):
        forms.add(f"{word[:-1]}ies")
    return {(*rest, form) for form in forms}


UNITS = Units(ENGLISH)
