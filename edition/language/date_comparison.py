"""Compare dates in attributes with the words they mark."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from edition.language.agreement import UNREADABLE, Comparison, Verdict, conclude
from edition.language.dates import read_date
from edition.language.julian import convert, write_julian
from edition.language.lexicons.en import EN
from edition.language.lexicons.lexicon import Lexicon
from edition.language.points import (
    Moment,
    Point,
    Reading,
    Span,
    complete,
    end_point,
    find_bound,
    find_day,
    list_ends,
    shift,
    start_point,
    write_attributes,
)

_VALUE = re.compile(
    r"(?:(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?"
    r"|--(?P<gmonth>[0-9]{2})(?:-(?P<gday>[0-9]{2}))?|---(?P<lone>[0-9]{2}))?"
    r"(?:(?:T|^)(?P<clock>[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:\.0+)?)(?P<offset>Z|[+-][0-9]{2}:[0-9]{2})?)?"
)
_FIRST = ("from", "notBefore")
_LAST = ("to", "notAfter")
_LASTING = ("from", "to")
_NAMES = ("when", *_LASTING, "notBefore", "notAfter")
_MIDNIGHT = "00:00:00"
_DAY_DIGITS = 2
_POINTED = re.compile(r"([0-9]{1,2})\.([0-9]{2})\.?")


def read_point(value: str) -> Point | None:
    """
    Read a value of TEI's att.datable.w3c; None where it is none or the calendar has no such day.
    """
    match = _VALUE.fullmatch(value.strip())
    if match is None or not match.group():
        return None
    parts = match.groupdict()

    def number(*names: str) -> int | None:
        return next((int(parts[name]) for name in names if parts[name]), None)

    clock = parts["clock"] or ""
    if clock:
        clock = (clock.partition(".")[0] + ":00")[:8] + (parts["offset"] or "")
    point = Point(number("year"), number("month", "gmonth"), number("day", "gday", "lone"), clock)
    return point if point.exists else None


@dataclass(frozen=True, slots=True)
class _Words:
    """Words of a date, and how they are read: language, century, calendar."""

    text: str
    century: int
    lexicon: Lexicon
    julian: bool

    def read(self, near: date | None) -> Reading | None:
        """Read the words; a year that they leave out is that of a day near them."""
        if not self.julian:
            return read_date(self.text, near, self.century, self.lexicon)
        day = find_day(write_julian(near)) if near is not None else None
        reading = read_date(self.text, day, self.century, self.lexicon)
        if reading is None and self.text.isdecimal() and len(self.text) <= _DAY_DIGITS:
            reading = Moment(complete(Point(day=int(self.text)), day))
        return reading and convert(reading)


def compare_date(  # noqa: PLR0913 - what words are read by
    attributes: Mapping[str, str],
    text: str,
    reference: date | None = None,
    century: int = 1900,
    lexicon: Lexicon = EN,
    *,
    julian: bool = False,
) -> Comparison:
    """
    Compare @when, @from, @to, @notBefore and @notAfter with the words of a date or time.

    What the words leave out, the year or the day of a clock time, the attributes may supply; the
    reference then serves only to write what the words give. Precision is part of the value: a
    month does not agree with a day. Whether something lasts is compared where the words tell it.
    A vague part ("the end of June") agrees with whatever is within its whole; midnight that ends
    a day may be written as 24:00:00 or 00:00:00 of that day, or as 00:00:00 of the next. Without
    attributes, or with one that is no date, nothing is compared. Attributes are always Gregorian;
    words may be Julian.
    """
    named = {name: read_point(attributes[name]) for name in _NAMES if name in attributes}
    points = {name: point for name, point in named.items() if point is not None}
    words = _Words(text, century, lexicon, julian)
    days = [find_day(start_point(point)) for point in points.values()]
    given = next((day for day in days if day is not None), None)
    shown = words.read(given if julian and reference is None else reference)
    if shown is None or not points or len(points) != len(named):
        return UNREADABLE
    readings = [shown]
    if not _agree(points, shown, given):
        others = words.read(given), _supply_year(points, words, reference)
        readings += (other for other in others if other is not None)
    agreeing = next((one for one in readings if _agree(points, one, given)), None)
    weekday = _find_other_weekday(agreeing or readings[-1 if reference is None else 0])
    if weekday:
        agreeing = None
    shown = agreeing or (shown if reference is not None else readings[-1])
    if isinstance(shown, Span) and shown.lasting is None and "when" not in named:
        shown = replace(shown, lasting=bool(set(named) & {*_LASTING}))
    return conclude(write_attributes(shown), agrees=agreeing is not None, weekday=weekday)


def compare_time(  # noqa: PLR0913 - what words are read by
    attributes: Mapping[str, str],
    text: str,
    reference: date | None = None,
    century: int = 1900,
    lexicon: Lexicon = EN,
    *,
    julian: bool = False,
) -> Comparison:
    """
    Compare attributes with the words of a time: "10.11" is an hour here, and a day alone is none.
    """
    lead, _, figures = text.strip().rpartition(" ")
    led = not lead or lead.lower() in lexicon.clock.leads
    pointed = _POINTED.fullmatch(figures) if led else None
    words = f"{pointed[1]}:{pointed[2]}" if pointed else text
    comparison = compare_date(attributes, words, reference, century, lexicon, julian=julian)
    differs = comparison.verdict is Verdict.DIFFERS and not comparison.weekday
    timed = any(":" in value for value in comparison.words.values())
    return UNREADABLE if differs and not timed else comparison


def _supply_year(
    points: Mapping[str, Point], words: _Words, reference: date | None
) -> Reading | None:
    """Read words without a reference; a year that they leave out is the attribute's."""
    reading = words.read(None)
    when = points.get("when")
    lacks = isinstance(reading, Moment) and not reading.point.dated and reading.point.month
    if reference is None and lacks and when is not None and isinstance(reading, Moment):
        return Moment(replace(reading.point, year=when.year))
    return reading


def _find_other_weekday(reading: Reading) -> str:
    """Return the true weekday of a date if the words name another, else ""."""
    for point in list_ends(reading):
        day = find_day(point) if point else None
        if day and point and point.weekday is not None and day.weekday() != point.weekday:
            return EN.calendar.day_names[day.weekday()]
    return ""


def _agree(points: Mapping[str, Point], reading: Reading, given: date | None) -> bool:
    """Return whether attributes and words give the same point or the same bounds."""
    when = points.get("when")
    if isinstance(reading, Moment) and when is not None:
        return len(points) == 1 and _is_same(when, reading.point)
    if isinstance(reading, Moment):
        if reading.point.clock or (reading.point.day is not None and given is None):
            return False
        reading = Span(reading.point, reading.point)
    if not _lasts_alike(points, reading):
        return False
    first = _pick(points, _FIRST)
    last = _pick(points, _LAST)
    if reading.vague:
        return _is_within(first, last, reading)
    same_start = _has_same_end(first, reading.first, closing=False)
    return same_start and _has_same_end(last, reading.last, closing=True)


def _lasts_alike(points: Mapping[str, Point], reading: Span) -> bool:
    """Return whether the attributes are of the kind that the words allow."""
    if "when" in points:
        return len(points) == 1 and (reading.vague or reading.lasting is None)
    kinds = {name in _LASTING for name in points}
    return len(kinds) == 1 and reading.lasting in {None, *kinds}


def _pick(points: Mapping[str, Point], names: tuple[str, ...]) -> Point | None:
    """Return the point in one of the attributes; @when is used for both ends."""
    return next((points[name] for name in (*names, "when") if name in points), None)


def _has_same_end(attribute: Point | None, words: Point | None, *, closing: bool) -> bool:
    """Return whether an end is the same to the day, or open in both."""
    if attribute is None or words is None:
        return attribute is words
    widen = end_point if closing else start_point
    return _is_same(widen(attribute), widen(words))


def _is_within(first: Point | None, last: Point | None, reading: Span) -> bool:
    """Return whether attributes stay within a part of time that the words do not bound exactly."""
    start, stop = find_bound(first, closing=False), find_bound(last, closing=True)
    least = find_bound(reading.first, closing=False)
    most = find_bound(reading.last, closing=True)
    if (least is None and reading.first) or (most is None and reading.last):
        return False
    inside = [day for day in (start, stop) if day]
    return bool(inside) and all((least or day) <= day <= (most or day) for day in inside)


def _is_same(attribute: Point, words: Point) -> bool:
    """Return whether two points are equal; the attribute may add the day to a clock time."""
    words = replace(words, weekday=None)
    if words.year is None and words.month is None and words.day is None:
        return _is_midnight(attribute, words) or attribute.clock == words.clock
    if words.clock.startswith("24:") and attribute.clock[:8] in {_MIDNIGHT, "24:00:00"}:
        day = replace(words, clock="")
        return replace(attribute, clock="") in {day, shift(day, 1)}
    return attribute == words


def _is_midnight(attribute: Point, words: Point) -> bool:
    """Return whether both are midnight, 00:00 or 24:00."""
    return {attribute.clock, words.clock} <= {_MIDNIGHT, "24:00:00"}
