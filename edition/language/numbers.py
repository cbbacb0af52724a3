"""
Read numbers in figures and words: "58,000,000", "36 (thirty-six)", "half a million".

A billion is a thousand million. Ordinals, negative numbers and Roman numerals are not claimed, nor
is "58.000", which may be fifty-eight or as many thousands. Only ASCII digits are figures.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from edition.language.digits import Part, multiply, parse_figures, pass_dash
from edition.language.lexicons.en import EN
from edition.language.lexicons.lexicon import Lexicon
from edition.language.number_words import parse_words
from edition.language.tokens import Found, Tokens

_LONG = 10_000
"""From here on figures may restate a scaled one: 58 million (58,000,000)."""
_LINKS = {"-", ".", ",", ":", "/"}
_VALUE = re.compile(r"(-?[0-9]{1,30}(?:\.[0-9]{0,30})?|-?\.[0-9]{1,30})(?:[eE]([+-]?[0-9]{1,2}))?")
_RATIO = re.compile(r"(-?[0-9]{1,30})/(-?[0-9]{1,30})")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as the text gives it; both values where it gives figures and words."""

    value: Fraction
    """The figures' value, or that of the words where they stand alone."""
    restated: Fraction | None = None
    """The words' value where figures and words stand together: "36 (thirty-six)"."""

    @property
    def agrees(self) -> bool:
        """Return whether figures and words have the same value."""
        return self.restated is None or self.restated == self.value


def read_number(text: str, lexicon: Lexicon = EN) -> Number | None:
    """Read a phrase that is one number and nothing else; None for other phrases."""
    tokens = Tokens(text, lexicon)
    read = parse_number(tokens, 0)
    end = len(tokens)
    if lexicon.pieces and tokens.word(end - 1) in lexicon.counting.units:
        end -= 1
    if read is None or read[1] != end:
        return None
    return read[0]


def find_numbers(text: str, lexicon: Lexicon = EN) -> list[Found[Number]]:
    """
    Find every number that stands by itself, each as long as it reaches, in the text's order.

    Parts of names, dates and clock times are not numbers: AT-6, NSC 13/2, 38th, 8.11.1950, 10:00.
    """
    tokens = Tokens(text, lexicon)
    return [tokens.found(first, end, number) for first, end, number in walk_numbers(tokens)]


def walk_numbers(tokens: Tokens) -> Iterator[tuple[int, int, Number]]:
    """Yield the numbers of a text with the indices of their first token and of the token after."""
    index, end = 0, -1
    seldom = tokens.lexicon.numerals.no_numbers
    while index < len(tokens):
        read = parse_number(tokens, index) if stands_alone(tokens, index, end) else None
        if read is None or tokens.cut(index, read[1]).lower() in seldom:
            index += 1
            continue
        yield index, read[1], read[0]
        index = end = read[1]


def stands_alone(tokens: Tokens, index: int, end: int = -1) -> bool:
    """
    Return whether a number may begin here, not inside a name, a date or a word.

    After a dash, a number may begin only if another number ends before the dash: 200–300, not AT–6.
    """
    token = tokens[index]
    if token.kind == "word":
        return token.text in tokens.lexicon.numerals.starts and _is_count(tokens, index, end)
    if token.spaced:
        return token.kind in {"figure", "sign"}
    before, earlier = tokens[index - 1], tokens[index - 2]
    if before.kind == "word":
        return False
    if before.spaced or before.text not in _LINKS:
        return True
    if before.text == "-":
        return end == index - 1
    return before.text != "/" and earlier.kind not in {"figure", "word"}


def _is_count(tokens: Tokens, index: int, end: int) -> bool:
    """
    Return whether a number word begins a number: not "no one", not the "fifty" of "nineteen fifty".
    """
    token, before, after = tokens[index], tokens[index - 1], tokens.word(index + 1)
    numerals = tokens.lexicon.numerals
    if before.text == "-" and not before.spaced and not token.spaced:
        return end == index - 1
    scaled = tokens.word(pass_dash(tokens, index + 1)) in tokens.lexicon.figures.multiples
    led = before.text in numerals.no_count and not scaled
    if token.text in numerals.one and (led or after in numerals.after_one):
        return False
    return before.text not in numerals.ones and before.text not in numerals.tens


def parse_number(tokens: Tokens, index: int, *, joined: bool = True) -> tuple[Number, int] | None:
    """Read the longest number at an index; `joined` says whether "and" may stand in its words."""
    if tokens.word(index) == "(":
        inner = _parse_value(tokens, index + 1, joined=True)
        if inner is None or tokens.word(inner[1]) != ")" or tokens[index + 1].kind == "figure":
            return None
        value, end = multiply(tokens, (inner[0], inner[1] + 1))
        return Number(value), end
    first = _parse_value(tokens, index, joined=joined)
    if first is None:
        return None
    return _parse_restated(tokens, index, first) or (Number(first[0]), first[1])


def _parse_restated(tokens: Tokens, index: int, first: Part) -> tuple[Number, int] | None:
    """Read the same number once more in parentheses: figures in words, or words in figures."""
    enclosed = tokens.word(first[1]) == "("
    second = _parse_value(tokens, first[1] + 1, joined=True) if enclosed else None
    if second is None or tokens.word(second[1]) != ")":
        return None
    figures = [not _is_spelt(tokens, place) for place in (index, first[1] + 1)]
    if all(figures):
        multiples = tokens.lexicon.figures.multiples
        figures = [tokens.word(part[1] - 1) not in multiples for part in (first, second)]
        if max(first[0] * figures[0], second[0] * figures[1]) < _LONG:
            return None
    if figures[0] == figures[1]:
        return None
    scaled, end = multiply(tokens, (Fraction(1), second[1] + 1))
    values = (first[0] * scaled, second[0] * scaled)
    return Number(values[not figures[0]], values[figures[0]]), end


def _is_spelt(tokens: Tokens, index: int) -> bool:
    """Return whether a number is in words, or in characters that are no digits."""
    token = tokens[index]
    counted = token.kind == "figure" and not tokens.text[token.start].isascii()
    return counted or token.kind == "word"


def write_value(value: Fraction) -> str:
    """Write a value as TEI's @quantity has it: a decimal, or a ratio where no decimal is exact."""
    if value.denominator == 1:
        return str(value.numerator)
    rest = value.denominator
    for factor in (2, 5):
        while rest % factor == 0:
            rest //= factor
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    places = value.denominator.bit_length()
    digits = f"{abs(value.numerator) * 10**places // value.denominator:0{places + 1}d}"
    sign = "-" if value < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}".rstrip("0")


def read_value(text: str) -> Fraction | None:
    """Read what TEI's teidata.numeric allows: a decimal, a double or a ratio; None for others."""
    text = text.strip()
    if match := _RATIO.fullmatch(text):
        return Fraction(int(match[1]), int(match[2])) if int(match[2]) else None
    match = _VALUE.fullmatch(text)
    return Fraction(text) if match else None


def _parse_value(tokens: Tokens, index: int, *, joined: bool) -> Part | None:
    """Read a value in figures or in words."""
    if tokens[index].kind == "word":
        return parse_words(tokens, index, joined=joined)
    return parse_figures(tokens, index)
