"""Values written in words: "a hundred", "one hundred and forty", "two and a half million"."""

from fractions import Fraction

from edition.language.digits import Part, multiply, pass_dash
from edition.language.tokens import Tokens

_HUNDRED = 100


def parse_words(tokens: Tokens, index: int, *, joined: bool) -> Part | None:
    """Read a value in words; `joined` says whether "and" may stand in it."""
    numerals = tokens.lexicon.numerals
    if tokens.word(index) not in numerals.starts:
        return None
    if numerals.additive:
        return _parse_sum(tokens, index)
    if part := _parse_part(tokens, index):
        return part
    value, end = 0, index
    limit = 10**15
    scales = tokens.lexicon.figures.scales
    while group := _parse_group(tokens, end, joined=joined, first=end == index):
        place = pass_dash(tokens, group[1])
        scale = scales.get(tokens.word(place), 1)
        if scale >= limit or (scale == 1 and group[0] >= limit):
            break
        value, limit = value + group[0] * scale, scale
        end = place + 1 if scale > 1 else group[1]
        if scale == 1:
            break
        end = _pass_comma(tokens, end, joined=joined)
    if end == index:
        return None
    if tokens.word(end - 1) == "," or tokens.word(end - 1) in tokens.lexicon.conjunction:
        end -= 1
    if value < _HUNDRED:
        return _parse_half(tokens, value, end, joined=joined)
    return Fraction(value), end


def _pass_comma(tokens: Tokens, end: int, *, joined: bool) -> int:
    """Pass an "and" after a scale word where number words follow, a comma where hundreds do."""
    word = tokens.word(end)
    small = _parse_small(tokens, end + 1)
    joint = word in tokens.lexicon.conjunction
    if small is None or not (word == "," or (joint and joined)):
        return end
    scale = tokens.word(pass_dash(tokens, small[1]))
    large = scale in tokens.lexicon.numerals.hundred or scale in tokens.lexicon.figures.scales
    return end + 1 if large or joint else end


def _parse_group(
    tokens: Tokens, index: int, *, joined: bool, first: bool
) -> tuple[int, int] | None:
    """Read hundreds, tens and ones: "a hundred", "twelve hundred", "one hundred and forty"."""
    word = tokens.word(index)
    if word in tokens.lexicon.numerals.articles:
        if first and tokens.word(index + 1) in tokens.lexicon.figures.scales:
            return 1, index + 1
        return _parse_hundred(tokens, 1, index + 1, joined=joined) if first else None
    small = _parse_small(tokens, index)
    if small is None:
        return None
    place = pass_dash(tokens, small[1])
    if tokens.word(place) in tokens.lexicon.numerals.hundred and small[0]:
        return _parse_hundred(tokens, small[0], place, joined=joined)
    return small


def _parse_hundred(
    tokens: Tokens, count: int, index: int, *, joined: bool
) -> tuple[int, int] | None:
    """Read "hundred" and the tens and ones that follow it."""
    hundred = tokens.lexicon.numerals.hundred
    if tokens.word(index) not in hundred:
        return None
    value, end = count * _HUNDRED, index + 1
    place = end + (tokens.word(end) in tokens.lexicon.conjunction and joined)
    rest = _parse_small(tokens, place)
    if rest is None or not rest[0] or tokens.word(rest[1]) in hundred:
        return value, end
    return value + rest[0], rest[1]


def _parse_small(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Read a number below a hundred: "thirty-six", "thirty six", "twelve"."""
    word = tokens.word(index)
    ones, tens = tokens.lexicon.numerals.ones, tokens.lexicon.numerals.tens
    if word in ones:
        return ones[word], index + 1
    if word not in tens:
        return None
    place = index + 2 if tokens.word(index + 1) == "-" else index + 1
    digit = ones.get(tokens.word(place), 0)
    if 0 < digit < 10:  # noqa: PLR2004 - the digits
        return tens[word] + digit, place + 1
    return tens[word], index + 1


def _parse_part(tokens: Tokens, index: int) -> Part | None:
    """
    Read parts of one: "half a million", "three-quarters of a million", "two thirds", "a quarter".
    """
    numerals = tokens.lexicon.numerals
    place = index + (tokens.word(index) in numerals.articles)
    word = tokens.word(place)
    single = word in numerals.halves or (word in numerals.thirds and place > index)
    if single:
        value, end = Fraction(1, numerals.parts[word]), place + 1
    else:
        count = numerals.ones.get(tokens.word(index), 0)
        place = index + 2 if tokens.joins(index + 1, "-") else index + 1
        under = numerals.parts.get(tokens.word(place), 0)
        plural = tokens.word(place).endswith(tokens.lexicon.figures.plural_ends)
        if not 0 < count < under or plural != (count > 1):
            return None
        value, end = Fraction(count, under), place + 1
    scale = pass_dash(tokens, end + (tokens.word(end) in tokens.lexicon.of))
    scale += tokens.word(scale) in numerals.articles
    if tokens.word(scale) in tokens.lexicon.figures.multiples:
        return multiply(tokens, (value, scale))
    return None if single and _is_other(tokens, index, place) else (value, end)


def _is_other(tokens: Tokens, index: int, place: int) -> bool:
    """
    Return whether a word is not a fraction: a quarter of a town, "a third division".
    """
    numerals = tokens.lexicon.numerals
    if tokens.word(place) in numerals.thirds:
        after = tokens[place + 1]
        return after.kind == "word" and after.text not in tokens.lexicon.of
    return tokens.word(place) in numerals.quarters and place == index


def _parse_half(tokens: Tokens, value: int, end: int, *, joined: bool) -> Part:
    """Read what follows a small number: "and a half", "and three quarters", a scale."""
    total = Fraction(value)
    numerals = tokens.lexicon.numerals
    if joined and tokens.word(end) in tokens.lexicon.conjunction:
        place = end + 1
        word = tokens.word(place)
        part = None
        single = word in numerals.articles or word in numerals.one
        after = tokens.word(place + 1)
        if single and (after in numerals.halves or after in numerals.thirds):
            part = Fraction(1, numerals.parts[after]), place + 2
        elif word in numerals.ones:
            part = _parse_fraction(tokens, place)
        if part:
            total, end = total + part[0], part[1]
    return multiply(tokens, (total, end))


def _parse_fraction(tokens: Tokens, index: int) -> Part | None:
    """Read a fraction in words that no scale follows: "three quarters", "one-half"."""
    numerals = tokens.lexicon.numerals
    count = numerals.ones[tokens.word(index)]
    place = index + 2 if tokens.joins(index + 1, "-") else index + 1
    under = numerals.parts.get(tokens.word(place), 0)
    return (Fraction(count, under), place + 1) if 0 < count < under else None


def _parse_sum(tokens: Tokens, index: int) -> Part | None:
    """Read a number that is a sum of its words: "двести сорок тысяч", "два с половиной"."""
    numerals, scales = tokens.lexicon.numerals, tokens.lexicon.figures.scales
    if (mixed := numerals.mixed.get(tokens.word(index))) is not None:
        return multiply(tokens, (Fraction(mixed), index + 1))
    total, end, limit = 0, index, 10**15
    while True:
        group, place = _add_words(tokens, end)
        scale = scales.get(tokens.word(place), 1)
        if place == end:
            alone = tokens.word(end) in numerals.scale_alone
            group, scale = int(alone), scale if alone else 1
        if not group or scale >= limit:
            break
        total, limit, end = total + group * scale, scale, place + (scale > 1)
        if scale == 1:
            break
    if end == index:
        return (Fraction(0), end + 1) if tokens.word(index) in numerals.ones else None
    under = numerals.parts.get(tokens.word(end), 0)
    if total < under:
        return multiply(tokens, (Fraction(total, under), end + 1))
    for phrase in numerals.with_half:
        place = tokens.follow(end, phrase) or 0
        if place:
            return multiply(tokens, (total + Fraction(1, 2), place))
    return multiply(tokens, (Fraction(total), end))


def _add_words(tokens: Tokens, index: int) -> tuple[int, int]:
    """Add hundreds, tens and ones that follow each other, each at most once."""
    numerals = tokens.lexicon.numerals
    value, end = 0, index
    for words in (numerals.hundreds, numerals.tens, numerals.ones):
        number = words.get(tokens.word(end), 0)
        if number and not (words is numerals.ones and value % 100 and number > 9):  # noqa: PLR2004
            value, end = value + number, end + 1
    return value, end
