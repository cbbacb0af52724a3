"""Read names of months and weekdays, and numbers of days and years."""

from edition.language.points import Point
from edition.language.tokens import Tokens

YEARS = range(1800, 2100)
_LONGEST_DAY = 31


def parse_number_of_day(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Read the number of a day: 8, 8th, eighth, twenty-fifth; return it and the index after it."""
    token = tokens[index]
    if token.kind == "figure":
        if len(token.text) > 2 or not 1 <= int(token.text) <= _LONGEST_DAY:  # noqa: PLR2004
            return None
        if tokens.runs_on(index + 1):
            suffixed = tokens.word(index + 1) in tokens.lexicon.calendar.suffixes
            return (int(token.text), index + 2) if suffixed else None
        dashed = tokens.joins(index + 1, "-") and tokens.joins(index + 2)
        if dashed and tokens.word(index + 2) in tokens.lexicon.calendar.dashed:
            return int(token.text), index + 3
        return int(token.text), index + 1
    return _parse_spelt_day(tokens, index)


def _parse_spelt_day(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Read the number of a day in words: eighth, twenty-fifth."""
    token = tokens[index]
    tens, ordinals = tokens.lexicon.calendar.tens, tokens.lexicon.calendar.ordinals
    if token.text in ordinals:
        return ordinals[token.text], index + 1
    if token.text in tens and tokens.lexicon.calendar.patterns:
        spaced = tens[token.text] + ordinals.get(tokens.word(index + 1), 0)
        return (spaced, index + 2) if spaced % 10 and spaced <= _LONGEST_DAY else None
    number = tens.get(token.text, 0) + ordinals.get(tokens.word(index + 2), 0)
    if (
        token.text in tens
        and tokens.word(index + 1) == "-"
        and number % 10
        and number <= _LONGEST_DAY
    ):
        return number, index + 3
    return None


def parse_month(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """
    Read the name of a month, with the point of a short form; return it and the index after it.
    """
    token = tokens[index]
    calendar = tokens.lexicon.calendar
    if token.text not in calendar.months or (token.text in calendar.proper and not token.capital):
        return None
    end = index + 1 + (token.text in calendar.short and tokens.joins(index + 1, "."))
    return calendar.months[token.text], end


def parse_year(tokens: Tokens, index: int, century: int) -> tuple[int, int] | None:
    """Read a year in four figures, or in two after an apostrophe."""
    if tokens.word(index) == "'" and tokens.joins(index + 1) and len(tokens.word(index + 1)) == 2:  # noqa: PLR2004
        return widen_year(tokens, index + 1, century)
    token = tokens[index]
    if token.kind != "figure" or len(token.text) != 4 or int(token.text) not in YEARS:  # noqa: PLR2004
        return None
    after = tokens[index + 1]
    if after.text in tokens.lexicon.calendar.clocks or tokens.runs_on(index + 1):
        return None
    goes_on = tokens.joins(index + 1) and tokens.joins(index + 2)
    if goes_on and after.text in {":", ",", "."} and tokens[index + 2].kind == "figure":
        return None
    return int(token.text), index + 1


def widen_year(tokens: Tokens, index: int, century: int) -> tuple[int, int] | None:
    """Read two figures as a year within the hundred years from `century`."""
    if tokens[index].kind != "figure":
        return None
    return century + (int(tokens.word(index)) - century) % 100, index + 1


def parse_full_year(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Read a year in four figures, whatever follows."""
    token = tokens[index]
    if token.kind != "figure" or len(token.text) != 4 or int(token.text) not in YEARS:  # noqa: PLR2004
        return None
    return int(token.text), index + 1


def parse_ordinal(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Read the number of a day that is no plain figure: 8-го, восьмого."""
    read = parse_number_of_day(tokens, index)
    plain = tokens[index].kind == "figure" and read is not None and read[1] == index + 1
    return None if plain else read


def order_numbers(first: int, second: int) -> tuple[int, int]:
    """
    Return day and month of two numbers that are a date in one order alone; else none that exist.
    """
    if Point(None, first, second).exists == Point(None, second, first).exists:
        return (first, second) if first == second else (0, 0)
    return (second, first) if Point(None, first, second).exists else (first, second)
