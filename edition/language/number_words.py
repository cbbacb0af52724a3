"""Values written in words: "a hundred", "one hundred and forty", "two and a half million"."""

from fractions import Fraction

from edition.language.digits import MULTIPLES, SCALES, Part, multiply, pass_dash
from edition.language.tokens import Tokens

ONES = {
    word: value
    for value, word in enumerate(
        (
            *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
            *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
            *("seventeen", "eighteen", "nineteen"),
        )
    )
}
TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fourty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
PARTS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "thirds": 3,
    "quarter": 4,
    "quarters": 4,
    "fourth": 4,
    "fourths": 4,
    "fifth": 5,
    "fifths": 5,
    "sixth": 6,
    "sixths": 6,
    "eighth": 8,
    "eighths": 8,
    "tenth": 10,
    "tenths": 10,
}
STARTS = {*ONES, *TENS, "a", "an", "half", "quarter"}
_HUNDRED = 100


def parse_words(tokens: Tokens, index: int, *, joined: bool) -> Part | None:
    """Read a value in words; `joined` says whether "and" may stand in it."""
    if tokens.word(index) not in STARTS:
        return None
    if part := _parse_part(tokens, index):
        return part
    value, end = 0, index
    limit = 10**15
    while group := _parse_group(tokens, end, joined=joined, first=end == index):
        place = pass_dash(tokens, group[1])
        scale = SCALES.get(tokens.word(place), 1)
        if scale >= limit or (scale == 1 and group[0] >= limit):
            break
        value, limit = value + group[0] * scale, scale
        end = place + 1 if scale > 1 else group[1]
        if scale == 1:
            break
        end = _pass_comma(tokens, end, joined=joined)
    if end == index:
        return None
    if tokens.word(end - 1) == "," or (tokens.word(end - 1) == "and"):
        end -= 1
    if value < _HUNDRED:
        return _parse_half(tokens, value, end, joined=joined)
    return Fraction(value), end


def _pass_comma(tokens: Tokens, end: int, *, joined: bool) -> int:
    """Pass an "and" after a scale word where number words follow, a comma where hundreds do."""
    word = tokens.word(end)
    small = _parse_small(tokens, end + 1)
    if small is None or not (word == "," or (word == "and" and joined)):
        return end
    scale = tokens.word(pass_dash(tokens, small[1]))
    large = scale == "hundred" or scale in SCALES
    return end + 1 if large or word == "and" else end


def _parse_group(
    tokens: Tokens, index: int, *, joined: bool, first: bool
) -> tuple[int, int] | None:
    """Read hundreds, tens and ones: "a hundred", "twelve hundred", "one hundred and forty"."""
    word = tokens.word(index)
    if word in {"a", "an"}:
        if first and tokens.word(index + 1) in SCALES:
            return 1, index + 1
        return _parse_hundred(tokens, 1, index + 1, joined=joined) if first else None
    small = _parse_small(tokens, index)
    if small is None:
        return None
    place = pass_dash(tokens, small[1])
    if tokens.word(place) == "hundred" and small[0]:
        return _parse_hundred(tokens, small[0], place, joined=joined)
    return small


def _parse_hundred(
    tokens: Tokens, count: int, index: int, *, joined: bool
) -> tuple[int, int] | None:
    """Read "hundred" and the tens and ones that follow it."""
    if tokens.word(index) != "hundred":
        return None
    value, end = count * _HUNDRED, index + 1
    place = end + (tokens.word(end) == "and" and joined)
    rest = _parse_small(tokens, place)
    if rest is None or not rest[0] or tokens.word(rest[1]) == "hundred":
        return value, end
    return value + rest[0], rest[1]


def _parse_small(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Read a number below a hundred: "thirty-six", "thirty six", "twelve"."""
    word = tokens.word(index)
    if word in ONES:
        return ONES[word], index + 1
    if word not in TENS:
        return None
    place = index + 2 if tokens.word(index + 1) == "-" else index + 1
    ones = ONES.get(tokens.word(place), 0)
    if 0 < ones < 10:  # noqa: PLR2004 - the digits
        return TENS[word] + ones, place + 1
    return TENS[word], index + 1


def _parse_part(tokens: Tokens, index: int) -> Part | None:
    """
    Read parts of one: "half a million", "three-quarters of a million", "two thirds", "a quarter".
    """
    place = index + (tokens.word(index) in {"a", "an"})
    word = tokens.word(place)
    single = word in {"half", "quarter"} or (word == "third" and place > index)
    if single:
        value, end = Fraction(1, PARTS[word]), place + 1
    else:
        count = ONES.get(tokens.word(index), 0)
        place = index + 2 if tokens.joins(index + 1, "-") else index + 1
        under = PARTS.get(tokens.word(place), 0)
        plural = tokens.word(place).endswith("s")
        if not 0 < count < under or plural != (count > 1):
            return None
        value, end = Fraction(count, under), place + 1
    scale = pass_dash(tokens, end + (tokens.word(end) == "of"))
    scale += tokens.word(scale) in {"a", "an"}
    if tokens.word(scale) in MULTIPLES:
        return multiply(tokens, (value, scale))
    return None if single and _is_other(tokens, index, place) else (value, end)


def _is_other(tokens: Tokens, index: int, place: int) -> bool:
    """
    Return whether a word is not a fraction: a quarter of a town, "a third division".
    """
    if tokens.word(place) == "third":
        return tokens[place + 1].kind == "word" and tokens.word(place + 1) != "of"
    return tokens.word(place) == "quarter" and place == index


def _parse_half(tokens: Tokens, value: int, end: int, *, joined: bool) -> Part:
    """Read what follows a small number: "and a half", "and three quarters", a scale."""
    total = Fraction(value)
    if joined and tokens.word(end) == "and":
        place = end + 1
        word = tokens.word(place)
        part = None
        if word in {"a", "one"} and tokens.word(place + 1) in {"half", "quarter", "third"}:
            part = Fraction(1, PARTS[tokens.word(place + 1)]), place + 2
        elif word in ONES:
            part = _parse_fraction(tokens, place)
        if part:
            total, end = total + part[0], part[1]
    return multiply(tokens, (total, end))


def _parse_fraction(tokens: Tokens, index: int) -> Part | None:
    """Read a fraction in words that no scale follows: "three quarters", "one-half"."""
    count = ONES[tokens.word(index)]
    place = index + 2 if tokens.joins(index + 1, "-") else index + 1
    under = PARTS.get(tokens.word(place), 0)
    return (Fraction(count, under), place + 1) if 0 < count < under else None
