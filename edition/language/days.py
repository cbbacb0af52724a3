"""
One calendar day, month or year in words, with or without a weekday and a clock time.

Figures with points are day, month and year: 8.11.1950, 7.11.50, 17.11, 8.XI.1950. With strokes
only what is a date in one order alone is claimed: 11/25/1950, not 8/11/1950. Years are those of
1800 to 2099 in four figures, or two after a date in figures or an apostrophe.
"""

from dataclasses import dataclass, replace
from enum import Enum
from functools import partial

from edition.language.almanac import (
    YEARS,
    order_numbers,
    parse_full_year,
    parse_month,
    parse_number_of_day,
    parse_ordinal,
    parse_year,
    widen_year,
)
from edition.language.lexicons.patterns import Parse, match_patterns, parse_within
from edition.language.points import Point
from edition.language.times import is_named_hour, parse_time
from edition.language.tokens import Tokens

_SIGNS = {",", "-", ";"}


class Form(Enum):
    """How a day is written, which decides whether it may be found in a running text."""

    FULL = "a day of a month"
    MONTH = "a month with its year"
    POINTED = "day and month in figures: 17.11"
    NAME = "a month alone"
    YEAR = "a year alone"
    DAY = "a day alone: the 25th"
    ISO = "a year and month in figures: 1950-11"


@dataclass(frozen=True, slots=True)
class Day:
    """What was read: the point, its form, and the index of the token after it."""

    point: Point
    form: Form
    end: int


def may_begin(tokens: Tokens, index: int) -> bool:
    """Return whether a day may begin at an index, by its first token."""
    index += tokens.word(index) in tokens.lexicon.the
    token = tokens[index]
    if token.kind != "word":
        return token.kind == "figure" or token.text == "'"
    calendar = tokens.lexicon.calendar
    named = token.text in calendar.months or token.text in calendar.weekdays
    counted = token.text in calendar.ordinals or token.text in calendar.tens
    return named or counted or is_named_hour(tokens, index)


def parse_moment(tokens: Tokens, index: int, century: int) -> Day | None:
    """Read a day with its weekday and its clock time, which may stand before it or after."""
    if time := parse_time(tokens, index):
        place = time[1]
        place += tokens.word(place) in {",", "-"}
        place += tokens.word(place) in tokens.lexicon.clock.day_leads
        day = parse_weekday(tokens, place, century)
        if day is None or day.form not in {Form.FULL, Form.POINTED, Form.DAY}:
            return None
        return _add_clock(day, time[0], day.end, midnight=_is_midnight(tokens, time[1]))
    day = parse_weekday(tokens, index, century)
    if day is None or day.form not in {Form.FULL, Form.POINTED, Form.DAY}:
        return day
    return add_time(tokens, day)


def add_time(tokens: Tokens, day: Day) -> Day:
    """Add the clock time that follows a day: "July 18, 8 p. m.", "17.11 10:00", "1949—noon"."""
    place = day.end
    joints = tokens.lexicon.clock.joints
    while (tokens.word(place) in _SIGNS or tokens.word(place) in joints) and place < day.end + 2:
        place += 1
    after = parse_time(tokens, place)
    if after is None or tokens.word(after[1]) in tokens.lexicon.clock.ends:
        return day
    return _add_clock(day, after[0], after[1], midnight=_is_midnight(tokens, after[1]))


def _is_midnight(tokens: Tokens, end: int) -> bool:
    return tokens.word(end - 1) in tokens.lexicon.clock.midnight


def _add_clock(day: Day, clock: str, end: int, *, midnight: bool) -> Day:
    """Put a clock time into a day; midnight in words ends the day."""
    clock = "24:00:00" if midnight else clock
    return Day(replace(day.point, clock=clock), day.form, end)


def parse_weekday(tokens: Tokens, index: int, century: int) -> Day | None:
    """Read a day that a weekday may precede: "Monday, 20 November"."""
    weekday = tokens.lexicon.calendar.weekdays.get(tokens.word(index))
    small = tokens.lexicon.calendar.capitals and not tokens[index].capital
    if weekday is None or small:
        return parse_day(tokens, index, century)
    place = index + 1
    place += tokens.joins(place, ".")
    place += tokens.word(place) == ","
    place += tokens.word(place) in tokens.lexicon.the
    day = parse_day(tokens, place, century)
    if day is None or day.form not in {Form.FULL, Form.POINTED, Form.DAY}:
        return None
    return replace(day, point=replace(day.point, weekday=weekday))


def parse_day(tokens: Tokens, index: int, century: int) -> Day | None:
    """Read one day, month or year; None where the calendar has no such day."""
    day = _parse_forms(tokens, index, century)
    return day if day is not None and day.point.exists else None


def _parse_forms(tokens: Tokens, index: int, century: int) -> Day | None:
    """Try each form that may begin at an index."""
    if tokens.lexicon.calendar.patterns:
        dated = parse_figures(tokens, index, century)
        return _pass_year_word(tokens, dated) if dated else _parse_pattern(tokens, index)
    if parse_month(tokens, index):
        return _parse_month_first(tokens, index, century)
    if dated := parse_figures(tokens, index, century):
        return dated
    if year := parse_year(tokens, index, century):
        return Day(Point(year[0]), Form.YEAR, year[1])
    number = parse_number_of_day(tokens, index + (tokens.word(index) in tokens.lexicon.the))
    if number is None or (_is_named(tokens, index) and _is_other_date(tokens, number[1])):
        return None
    return _parse_day_first(tokens, number, century)


def _pass_year_word(tokens: Tokens, day: Day) -> Day:
    """Pass the word that says that the figures before it are a year."""
    end = day.end + (tokens.word(day.end) in tokens.lexicon.calendar.years)
    return replace(day, end=end + (end > day.end and tokens.joins(end, ".")))


def _parse_pattern(tokens: Tokens, index: int) -> Day | None:
    """Read a day, month or year in one of the forms of the lexicon."""
    for values, end in match_patterns(tokens, index, tokens.lexicon.calendar.patterns, _SLOTS):
        day = values.get("day", values.get("ordinal"))
        month = values.get("month", values.get("number"))
        form = _FORMS[values.get("year") is not None, month is not None, day is not None]
        return Day(Point(values.get("year"), month, day), form, end)
    return None


_FORMS = {
    (True, True, True): Form.FULL,
    (False, True, True): Form.FULL,
    (True, True, False): Form.MONTH,
    (False, True, False): Form.NAME,
    (True, False, False): Form.YEAR,
    (False, False, True): Form.DAY,
}
"""The form of what has a year, a month, a day."""
_SLOTS: dict[str, Parse] = {
    "day": parse_number_of_day,
    "ordinal": parse_ordinal,
    "month": parse_month,
    "number": partial(parse_within, first=1, last=12),
    "year": parse_full_year,
}


def _parse_month_first(tokens: Tokens, index: int, century: int) -> Day | None:
    """Read a date that begins with its month: November 8th, 1950; November 1950; November."""
    month = parse_month(tokens, index)
    if month is None:
        return None
    place = month[1] + (tokens.word(month[1]) in tokens.lexicon.the)
    number = parse_number_of_day(tokens, place)
    if number and not _is_clock(tokens, number[1]):
        return _finish(tokens, Point(None, month[0], number[0]), number[1], century)
    after = tokens.word(month[1])
    place = month[1] + (after == "," or after in tokens.lexicon.of)
    if year := parse_year(tokens, place, century):
        return Day(Point(year[0], month[0]), Form.MONTH, year[1])
    return Day(Point(None, month[0]), Form.NAME, month[1])


def _is_clock(tokens: Tokens, index: int) -> bool:
    """
    Return whether the figure before an index is no day but the beginning of a clock time or group.
    """
    if not tokens.joins(index) or not tokens.joins(index + 1):
        return False
    return tokens.word(index) in {":", ",", "."} and tokens[index + 1].kind == "figure"


def _parse_day_first(tokens: Tokens, number: tuple[int, int], century: int) -> Day | None:
    """Read a date that begins with its day: 8 November 1950, the 8th of November, the 25th."""
    end = number[1]
    place = end + (tokens.word(end) == "-" or tokens.word(end) in tokens.lexicon.of)
    if month := parse_month(tokens, place):
        joined = tokens.word(end) == "-"
        return _finish(tokens, Point(None, month[0], number[0]), month[1], century, joined=joined)
    if tokens[end - 1].kind == "word":
        return Day(Point(None, None, number[0]), Form.DAY, end)
    return None


def _is_named(tokens: Tokens, index: int) -> bool:
    """Return whether a figure is the number of what stands before it: "Deptel 5", "No. 5"."""
    before = tokens[index - 1]
    if before.text == ".":
        return tokens.word(index - 2) in tokens.lexicon.calendar.numbers
    leads = tokens.lexicon.calendar.leads
    return before.text in {"№", "#"} or (before.kind == "word" and before.text not in leads)


def _is_other_date(tokens: Tokens, index: int) -> bool:
    """Return whether a month is followed by its day, as in "Deptel 5 January 11"."""
    month = parse_month(tokens, index)
    other = parse_number_of_day(tokens, month[1]) if month else None
    if month is None or other is None or _is_clock(tokens, other[1]):
        return False
    after = tokens.word(other[1])
    return (
        parse_time(tokens, month[1]) is None
        and after != "-"
        and after not in tokens.lexicon.clock.ends
    )


def _finish(tokens: Tokens, point: Point, end: int, century: int, *, joined: bool = False) -> Day:
    """Add the year that follows a day of a month, an editor's "[23?]" between them passed over."""
    sign = tokens.word(end)
    if sign == "-" and not joined:
        return Day(point, Form.FULL, end)
    place = _pass_bracket(tokens, end) if sign == "[" else end
    place += tokens.word(place) in tokens.lexicon.calendar.before_year
    if year := parse_year(tokens, place, century):
        return Day(replace(point, year=year[0]), Form.FULL, year[1])
    return Day(point, Form.FULL, end)


def _pass_bracket(tokens: Tokens, index: int) -> int:
    """Pass a figure in square brackets, doubtful or not."""
    place = index + 2 + (tokens.word(index + 2) == "?")
    bracketed = tokens[index + 1].kind == "figure" and tokens.word(place) == "]"
    return place + 1 if bracketed else index


def parse_figures(tokens: Tokens, index: int, century: int) -> Day | None:
    """Read a date in figures: 8.11.1950, 7.11.50, 17.11, 8.XI.1950, 1950-11-08, 11/25/1950."""
    sign = tokens.word(index + 1)
    joined = tokens.joins(index + 1) and tokens.joins(index + 2)
    if tokens[index].kind != "figure" or not joined:
        return None
    parts = [tokens.word(index), tokens.word(index + 2)]
    again = tokens.joins(index + 3, sign) and tokens.joins(index + 4)
    if again and tokens[index + 4].kind == "figure":
        parts.append(tokens.word(index + 4))
    lengths = tuple(map(len, parts))
    if any(length > len("1950") for length in lengths):
        return None
    if sign == "-" and lengths[:2] == (4, 2) and all(part.isdigit() for part in parts):
        return _read_iso(parts, index)
    if sign not in {".", "/"} or lengths[0] > len("25"):
        return None
    month = (
        int(parts[1])
        if tokens[index + 2].kind == "figure"
        else tokens.lexicon.calendar.roman.get(parts[1], 0)
    )
    numbers = (int(parts[0]), month) if sign == "." else order_numbers(int(parts[0]), month)
    if len(parts) > len(("day", "month")):
        return _add_year(tokens, numbers, index + 4, century)
    short = sign == "." and tokens[index + 2].kind == "figure" and lengths[1] <= len("11")
    return Day(Point(None, month, numbers[0]), Form.POINTED, index + 3) if short else None


def _add_year(tokens: Tokens, numbers: tuple[int, int], index: int, century: int) -> Day | None:
    """Add the year, in four figures or two, to the numbers of a day and a month."""
    read = widen_year if len(tokens.word(index)) == len("50") else parse_year
    year = read(tokens, index, century)
    if year is None:
        return None
    return Day(Point(year[0], numbers[1], numbers[0]), Form.FULL, year[1])


def _read_iso(parts: list[str], index: int) -> Day | None:
    """Read a day or month as ISO 8601 has it."""
    year, month, *day = map(int, parts)
    if not (year in YEARS and Point(year, month).exists):
        return None
    if day and len(parts[2]) == len("08"):
        return Day(Point(year, month, day[0]), Form.FULL, index + 5)
    return None if day else Day(Point(year, month), Form.ISO, index + 3)
