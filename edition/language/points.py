"""
Points and spans of time, as precise as their words, and their TEI attributes.

Values are those of TEI's att.datable.w3c (W3C XML Schema's date types, a part of ISO 8601).
"""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date

_LEAP = 2000
_MONTHS = 12
_REACH_YEARS = 8
"""Within 8 years of a reference there is always a 29 February."""
FIRST, LAST = ("when", "from", "notBefore"), ("when", "to", "notAfter")
"""The attributes that say when a date begins, and when it ends."""


@dataclass(frozen=True, slots=True)
class Point:
    """A year, month, day or moment; what the words do not give is None or empty."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    clock: str = ""
    weekday: int | None = None
    """The day of the week that the words name, Monday being 0."""

    @property
    def exists(self) -> bool:
        """Return whether the calendar has it; 29 February without a year exists."""
        year = _LEAP if self.year is None else self.year
        month = 1 if self.month is None else self.month
        if not (MINYEAR <= year <= MAXYEAR and 1 <= month <= _MONTHS):
            return False
        return self.day is None or 1 <= self.day <= monthrange(year, month)[1]

    @property
    def dated(self) -> bool:
        """Return whether the year is known."""
        return self.year is not None


@dataclass(frozen=True, slots=True)
class Moment:
    """What is said to be at one point: TEI's @when."""

    point: Point


@dataclass(frozen=True, slots=True)
class Span:
    """What is said to last, or to happen some time, between two points; either may be open."""

    first: Point | None
    last: Point | None
    lasting: bool | None = None
    """True for @from and @to, False for @notBefore and @notAfter, None where words do not tell."""
    vague: bool = False
    """Whether the words name a part without bounds, as "early in": the span is the whole."""


Reading = Moment | Span


def write_point(point: Point) -> str:
    """
    Write a point: 1950-11-08T02:00:00, 1950-11-08, 1950-11, 1950, --11-08, --11, ---08, 02:00:00.

    A clock time without the year is written after its day, though TEI has no such value.
    """
    day = f"-{point.day:02d}" if point.day is not None else ""
    if point.year is not None:
        month = f"-{point.month:02d}" if point.month is not None else ""
        written = f"{point.year:04d}{month}{day}"
    elif point.month is not None:
        written = f"--{point.month:02d}{day}"
    else:
        written = f"--{day}" if day else ""
    return f"{written}T{point.clock}" if written and point.clock else written or point.clock


def write_attributes(reading: Reading) -> dict[str, str]:
    """
    Write a reading as attributes: when, from and to, or notBefore and notAfter.

    A span is written to the day. Where words do not tell whether it lasts, two ends are written
    as from and to, one as notBefore or notAfter.
    """
    if isinstance(reading, Moment):
        return {"when": write_point(reading.point)}
    lasting = reading.lasting
    if lasting is None:
        lasting = reading.first is not None and reading.last is not None and not reading.vague
    names = ("from", "to") if lasting else ("notBefore", "notAfter")
    ends = (reading.first and start_point(reading.first), reading.last and end_point(reading.last))
    pairs = zip(names, ends, strict=True)
    return {name: write_point(end) for name, end in pairs if end is not None}


def start_point(point: Point) -> Point:
    """Return the first day of a year or month; a day or moment is itself."""
    if point.year is None or point.day is not None:
        return point
    return replace(point, month=point.month or 1, day=1)


def end_point(point: Point) -> Point:
    """Return the last day of a year or month; a day or moment is itself."""
    if point.year is None or point.day is not None:
        return point
    month = point.month or _MONTHS
    return replace(point, month=month, day=monthrange(point.year, month)[1])


def find_day(point: Point) -> date | None:
    """Return the calendar day of a point that has one."""
    if point.year is None or point.month is None or point.day is None or not point.exists:
        return None
    return date(point.year, point.month, point.day)


def list_ends(reading: Reading) -> tuple[Point | None, Point | None]:
    """Return the first and the last point of a date."""
    if isinstance(reading, Moment):
        return reading.point, reading.point
    return reading.first, reading.last


def find_bound(point: Point | None, *, closing: bool) -> date | None:
    """Return the first or the last calendar day of a point."""
    if point is None:
        return None
    return find_day(end_point(point) if closing else start_point(point))


def shift(point: Point, days: int) -> Point | None:
    """Return the day so many days later; None where that depends on an unknown year or month."""
    if point.month is None or point.day is None:
        return None
    ordinal = date(point.year or _LEAP, point.month, point.day).toordinal() + days
    if not 1 <= ordinal <= date.max.toordinal():
        return None
    moved = date.fromordinal(ordinal)
    if point.year is None and _crosses_february(point, moved):
        return None
    return Point(moved.year if point.year else None, moved.month, moved.day)


def _crosses_february(point: Point, moved: date) -> bool:
    """Return whether a leap day matters between two days of an unknown year."""
    return {point.month, moved.month} == {2, 3} or (moved.month, moved.day) == (2, 29)


def complete(point: Point, reference: date | None, direction: int = 0) -> Point:
    """
    Give a point without its year the nearest one to a reference, the earlier of two as near.

    A day without its month gets the nearest month too. A direction of -1 or 1 takes the nearest
    one before or after the reference, never the one it is in. Without a reference, or where there
    is nothing to give (a year, a clock time alone), the point stays as it is.
    """
    if reference is None or point.year is not None or (point.month is None and point.day is None):
        return point
    nearest: tuple[int, int, Point] | None = None
    for year, month in _list_months(point, reference):
        whole = replace(point, year=year, month=month)
        away = _measure(whole, reference) if whole.exists else 0
        if whole.exists and (not direction or direction * away > 0):
            candidate = (abs(away), away, whole)
            if nearest is None or candidate[:2] < nearest[:2]:
                nearest = candidate
    return nearest[2] if nearest else point


def _list_months(point: Point, reference: date) -> list[tuple[int, int]]:
    """List the years and months, around a reference, in which a point may be."""
    if point.month is not None:
        reach = _REACH_YEARS if (point.month, point.day) == (2, 29) else 1
        years = range(reference.year - reach, reference.year + reach + 1)
        months = [(year, point.month) for year in years]
    else:
        number = reference.year * _MONTHS + reference.month - 1
        months = [divmod(number + step, _MONTHS) for step in (-2, -1, 0, 1, 2)]
        months = [(year, month + 1) for year, month in months]
    return [month for month in months if MINYEAR <= month[0] < MAXYEAR]


def _measure(point: Point, reference: date) -> int:
    """Return how many days after a reference a day, or the nearest day of a month, is."""
    first, last = find_bound(point, closing=False), find_bound(point, closing=True)
    if first is None or last is None:
        return 0
    if first <= reference <= last:
        return 0
    return (first - reference).days if first > reference else (last - reference).days
