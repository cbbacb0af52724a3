"""The Julian calendar: what a day is called in it, and which days its dates are."""

from datetime import date, timedelta

from edition.language.points import Moment, Point, Reading, Span

_FIRST_ORDINAL = -1
"""The ordinal, as Python counts days, of 1 January of the year 1 in the Julian calendar."""
_MONTHS = 12
_DAYS_BEFORE_MARCH = 306
"""From 1 March to the end of February."""


def write_julian(day: date) -> Point:
    """Return the Julian date of a day: 31 July 1914 is 18 July."""
    since = day.toordinal() - _FIRST_ORDINAL + _DAYS_BEFORE_MARCH
    year, rest = divmod(4 * since + 3, 1461)
    month, rest = divmod(5 * (rest // 4) + 2, 153)
    shifted = month + 3
    late = shifted > _MONTHS
    return Point(year + late, shifted - _MONTHS * late, rest // 5 + 1)


def find_day(year: int, month: int, day: int) -> date | None:
    """Return the day of a Julian date; None where Python has no such day."""
    before = month < 3  # noqa: PLR2004 - the year is counted from March
    years, months = year - before, month + _MONTHS * before - 3
    days = 365 * years + years // 4 + (153 * months + 2) // 5 + day - 1
    ordinal = days + _FIRST_ORDINAL - _DAYS_BEFORE_MARCH
    return date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else None


def convert(reading: Reading) -> Reading | None:
    """Turn what words say in the Julian calendar into days of ours; None without a year."""
    if isinstance(reading, Moment):
        return _convert_moment(reading)
    first = reading.first and _find_end(reading.first, closing=False)
    last = reading.last and _find_end(reading.last, closing=True)
    if (reading.first and not first) or (reading.last and not last):
        return None
    return Span(first, last, reading.lasting, reading.vague)


def _convert_moment(moment: Moment) -> Reading | None:
    """Convert a day; a month or a year becomes a span of days, and an hour alone stays."""
    point = moment.point
    if point.year is None:
        return moment if point.clock and point.month is None and point.day is None else None
    first = _find_end(point, closing=False)
    last = _find_end(point, closing=True)
    if first is None or last is None:
        return None
    return Moment(first) if point.day is not None else Span(first, last)


def _find_end(point: Point, *, closing: bool) -> Point | None:
    """Return the first or the last day of a Julian point, with its hour and its weekday."""
    if point.year is None:
        return None
    day = _find_last(point.year, point.month, point.day) if closing else None
    if not closing:
        day = find_day(point.year, point.month or 1, point.day or 1)
    if day is None:
        return None
    return Point(day.year, day.month, day.day, point.clock, point.weekday)


def _find_last(year: int, month: int | None, day: int | None) -> date | None:
    """Return the last day of a Julian year, month or day."""
    if day is not None and month is not None:
        return find_day(year, month, day)
    months = year * _MONTHS + (month or _MONTHS)
    following = find_day(months // _MONTHS, months % _MONTHS + 1, 1)
    return following and following - timedelta(1)
