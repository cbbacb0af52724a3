"""
Read values in figures, with separators and scale words: "58,000,000", "1.5 million", "2½".
"""

import unicodedata
from fractions import Fraction

from edition.language.tokens import Tokens

_LONGEST = 18
_GROUPS = 6
_GROUP = 3
_DENOMINATORS = {2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 32, 64, 100}

Part = tuple[Fraction, int]
"""A value, and the index of the token after it."""


def parse_figures(tokens: Tokens, index: int) -> Part | None:
    """Read a value in figures, or a sign such as ½; None if it is part of something else."""
    if tokens[index].kind == "figure":
        figure = _parse_figure(tokens, index)
        return figure and _check_end(tokens, figure)
    fraction = _read_sign(tokens.word(index))
    return None if fraction is None else multiply(tokens, (fraction, index + 1))


def _parse_figure(tokens: Tokens, index: int) -> Part | None:
    """Read figures with their separators, decimals, fraction and scale."""
    whole, end = _parse_groups(tokens, index)
    if len(whole) > _LONGEST:
        return None
    value = Fraction(int(whole))
    if tokens.joins(end, "/") and tokens.joins(end + 1) and tokens[end + 1].kind == "figure":
        return _parse_ratio(tokens, index)
    doubtful = False
    pointed = tokens.joins(end, tokens.lexicon.figures.decimal) and tokens.joins(end + 1)
    if pointed and tokens[end + 1].kind == "figure":
        places = tokens.word(end + 1)
        if len(places) > _LONGEST:
            return None
        doubtful = len(places) == _GROUP and len(whole) <= _GROUP and end == index + 1 and value > 0
        value += Fraction(int(places), 10 ** len(places))
        end += 2
    elif end == index + 1:
        value, end = _add_fraction(tokens, value, end)
    scaled = multiply(tokens, (value, end))
    return None if doubtful and scaled[1] == end else scaled


def _parse_groups(tokens: Tokens, index: int) -> tuple[str, int]:
    """Read digits in groups of three, all with the same separator; return them without it."""
    digits = tokens.word(index)
    end = index + 1
    if len(digits) > _GROUP or digits.startswith("0"):
        return digits, end
    sign = tokens.word(end) if tokens.joins(end) else ""
    decimal = tokens.lexicon.figures.decimal
    groups = [digits]
    if sign in tokens.lexicon.figures.groups:
        while _is_group(tokens, end + 1) and tokens.joins(end, sign) and tokens.joins(end + 1):
            groups.append(tokens.word(end + 1))
            end += 2
            if len(groups) > _GROUPS:
                break
        if sign == decimal and len(groups) == 2:  # noqa: PLR2004 - one sign is a decimal's
            return digits, index + 1
        return "".join(groups), end
    while _is_group(tokens, end) and tokens[end].spaced and len(groups) <= _GROUPS:
        dashed = tokens.joins(end + 1, "-") and tokens[end + 2].kind == "word"
        if dashed or pass_calibre(tokens, end) > end:
            break
        joined = tokens.joins(end + 1) and tokens.joins(end + 2)
        if joined and tokens.word(end + 1) in {":", "/", "."} and tokens[end + 2].kind == "figure":
            break
        groups.append(tokens.word(end))
        end += 1
    return "".join(groups), end


def pass_calibre(tokens: Tokens, index: int) -> int:
    """
    Return the index after a calibre before a plural noun: "82-mm mortars", "122 mm howitzers".
    """
    end = index + 1 + tokens.joins(index + 1, "-")
    after = tokens.word(end + 1)
    figures = tokens.lexicon.figures
    things = after.endswith(figures.plural_ends) and after not in figures.no_things
    named = tokens[index].kind == "figure" and tokens.word(end) in figures.calibres and things
    return end + 1 if named else index


def _is_group(tokens: Tokens, index: int) -> bool:
    return tokens[index].kind == "figure" and len(tokens[index].text) == _GROUP


def _parse_ratio(tokens: Tokens, index: int) -> Part | None:
    """Read a proper fraction in figures; 13/2 and 8/11 are names or dates."""
    over, under = tokens.word(index), tokens.word(index + 2)
    figures = tokens[index].kind == tokens[index + 2].kind == "figure"
    if not figures or tokens.word(index + 1) != "/" or max(len(over), len(under)) > _GROUP:
        return None
    if int(under) not in _DENOMINATORS or not 0 < int(over) < int(under):
        return None
    return multiply(tokens, (Fraction(int(over), int(under)), index + 3))


def _add_fraction(tokens: Tokens, value: Fraction, end: int) -> Part:
    """Add a fraction that follows whole figures: 2½, 2 1/2, 2-1/2."""
    fraction = _read_sign(tokens.word(end))
    if fraction is not None:
        return value + fraction, end + 1
    place = end + 1 if tokens.joins(end, "-") else end
    ratio = _parse_ratio(tokens, place)
    return (value + ratio[0], place + 3) if ratio and ratio[0] < 1 else (value, end)


def _read_sign(sign: str) -> Fraction | None:
    """Read a fraction that is one sign, such as ½."""
    parts = unicodedata.normalize("NFKC", sign).split("\u2044") if len(sign) == 1 else []
    if len(parts) != 2 or not all(part.isascii() and part.isdigit() for part in parts):  # noqa: PLR2004
        return None
    return Fraction(int(parts[0]), int(parts[1]))


def _check_end(tokens: Tokens, figure: Part) -> Part | None:
    """Return None if the figure is part of a name, a date, a clock time or an ordinal."""
    after = tokens[figure[1]]
    if not tokens.joins(figure[1]):
        return figure
    if after.text == "-" and tokens.joins(figure[1] + 1):
        ordinal = tokens.word(figure[1] + 1) in tokens.lexicon.figures.ordinals
        return None if ordinal else figure
    if after.kind == "word":
        glued = tokens.lexicon.figures.glued
        return figure if after.text in glued or not tokens.runs_on(figure[1]) else None
    place = figure[1] + 1
    if after.text not in {".", ",", ":", "/", "'"} or not tokens.joins(place):
        return figure
    goes_on = tokens[place].kind == "figure" or (after.text == "." and tokens.runs_on(place))
    return None if goes_on else figure


def multiply(tokens: Tokens, part: Part) -> Part:
    """Multiply by the scale words that follow: "1.5 million", "5 hundred thousand"."""
    value, end = part
    multiples = tokens.lexicon.figures.multiples
    for _ in range(3):
        place = pass_dash(tokens, end)
        if tokens.word(place) not in multiples:
            break
        value *= multiples[tokens.word(place)]
        end = place + 1
        end += tokens.joins(end, ".") and tokens.word(place) in tokens.lexicon.figures.short
    return value, end


def pass_dash(tokens: Tokens, index: int) -> int:
    """Return the index after a dash in front of a scale word: "sixty-thousand"."""
    dashed = tokens.joins(index, "-") and tokens.joins(index + 1)
    return index + (dashed and tokens.word(index + 1) in tokens.lexicon.figures.multiples)
