"""
Ranges and lists of days, months and years: "25-26 November", "January and February 1951".

"to" and every dash make a range; "and", "or", commas and strokes only join what follows one upon
the other, since 5 and 9 November are not what is between. A range goes forwards in time.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from edition.language.almanac import parse_number_of_day, parse_year
from edition.language.days import Day, Form, add_time, may_begin, parse_day, parse_moment
from edition.language.points import (
    Moment,
    Point,
    Reading,
    Span,
    complete,
    end_point,
    find_day,
    start_point,
)
from edition.language.tokens import Tokens

_DAYS = {Form.FULL, Form.POINTED}
_MONTHS = {Form.MONTH, Form.NAME}
_LIST = 12


@dataclass(frozen=True, slots=True)
class Frame:
    """The context of a date: the day of the telegram, and the century of short years."""

    reference: date | None = None
    century: int = 1900
    cited: bool = False
    """Whether the date is of a cited telegram, which cannot be later than the reference."""

    def complete(self, point: Point) -> Point:
        """Return a point with the nearest year, if it has none."""
        if self.cited and self.reference is not None:
            return complete(point, self.reference + timedelta(1), -1)
        return complete(point, self.reference)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A reading, the form of its days, and the index of the token after it."""

    reading: Reading
    form: Form
    end: int


def parse_span(tokens: Tokens, index: int, frame: Frame, *, between: bool = False) -> Phrase | None:
    """
    Read a range, a list of what follows one upon the other, or a single day, month or year.

    After "between", "and" stands for "to".
    """
    if not may_begin(tokens, index):
        return None
    if days := _parse_days(tokens, index, frame, between=between):
        return days
    first = parse_moment(tokens, index, frame.century)
    if first is None:
        return None
    following = _parse_following_day(tokens, first, frame, between=between)
    following = following or _parse_second(tokens, first, frame, between=between)
    if following or between:
        return following
    point, end = _add_relative_year(tokens, first, frame)
    return Phrase(Moment(frame.complete(point)), first.form, end)


def _parse_days(tokens: Tokens, index: int, frame: Frame, *, between: bool) -> Phrase | None:
    """Read days before their month: "25-26 November", "the 5th and 6th of November 1950"."""
    place = index + (tokens.word(index) in tokens.lexicon.the)
    number = parse_number_of_day(tokens, place)
    if number is None:
        return None
    joint = _find_joint(tokens, number[1], between=between)
    if joint is None:
        return None
    day = parse_day(tokens, joint[0], frame.century)
    if day is None or day.form is not Form.FULL:
        return None
    if tokens[joint[0]].kind == "word" and parse_number_of_day(tokens, joint[0]) is None:
        return None
    first = replace(day.point, day=number[0])
    return _make(tokens, first, add_time(tokens, day), frame, close=joint[1])


def _parse_following_day(
    tokens: Tokens, first: Day, frame: Frame, *, between: bool
) -> Phrase | None:
    """Read days after their month: "November 25-26, 1950", "September 8 to 10, 1949"."""
    dated = first.point.dated and not tokens.lexicon.calendar.patterns
    if first.form is not Form.FULL or dated or first.point.clock:
        return None
    joint = _find_joint(tokens, first.end, between=between)
    if joint is None:
        return None
    following = parse_day(tokens, joint[0], frame.century)
    if following and following.form is Form.DAY and tokens.lexicon.calendar.patterns:
        point = replace(first.point, day=following.point.day)
        later = add_time(tokens, Day(point, Form.FULL, following.end))
        return _make(tokens, first.point, later, frame, close=joint[1])
    number = parse_number_of_day(tokens, joint[0] + (tokens.word(joint[0]) in tokens.lexicon.the))
    if number is None or following:
        return None
    after = tokens[number[1]]
    goes_on = tokens.joins(number[1]) and tokens.joins(number[1] + 1)
    if goes_on and after.text in {":", ".", ",", "/"} and tokens[number[1] + 1].kind == "figure":
        return None
    year = parse_year(tokens, number[1] + (after.text == ","), frame.century)
    last = Day(
        replace(first.point, day=number[0], year=year[0] if year else None, weekday=None),
        Form.FULL,
        year[1] if year else number[1],
    )
    start = replace(first.point, year=last.point.year)
    return _make(tokens, start, last, frame, close=joint[1])


def _parse_second(tokens: Tokens, first: Day, frame: Frame, *, between: bool) -> Phrase | None:
    """Read a second day, month or year after the first, or a list of months or years."""
    last, close = first, False
    for _ in range(_LIST):
        joint = _find_joint(tokens, last.end, between=between)
        if joint is None or (last is not first and not joint[1]):
            break
        day = parse_moment(tokens, joint[0], frame.century)
        if day is None and first.form is Form.YEAR and not joint[1]:
            day = _parse_short_year(tokens, first, joint[0])
        if day is None or not _is_alike(first, day):
            break
        if last is not first and not _follows(last.point, day.point):
            break
        if last is first and joint[1] and not _follows(last.point, day.point):
            return None
        last, close = day, joint[1]
        if between or not close or first.form in _DAYS:
            break
    if last is first or tokens.word(last.end - 1) == ",":
        return None
    return _make(tokens, first.point, last, frame, close=close and first.form in _DAYS)


def _parse_short_year(tokens: Tokens, first: Day, index: int) -> Day | None:
    """Read the two figures of a second year: "1949-50"."""
    token = tokens[index]
    if token.kind != "figure" or len(token.text) != 2 or first.point.year is None:  # noqa: PLR2004
        return None
    if tokens.joins(index + 1) and tokens[index + 1].kind in {"word", "figure"}:
        return None
    year = first.point.year // 100 * 100 + int(token.text)
    return Day(Point(year), Form.YEAR, index + 1) if year > first.point.year else None


def _find_joint(tokens: Tokens, index: int, *, between: bool) -> tuple[int, bool] | None:
    """Find what joins two days; return the index after it and whether they must be consecutive."""
    word = tokens.word(index)
    if between:
        return (index + 1, False) if word in tokens.lexicon.conjunction else None
    bounds, after = tokens.lexicon.bounds, tokens.word(index + 1)
    if word in bounds.to:
        return index + 1, False
    if word == "," and after in bounds.to and after != "-":
        return index + 2, False
    if word in bounds.joins:
        return index + 1 + (word == "," and after in tokens.lexicon.alternatives), True
    return None


def _is_alike(first: Day, last: Day) -> bool:
    """Return whether both points are days, both are months or both are years."""
    kinds = (_DAYS, _MONTHS, {Form.YEAR}, {Form.DAY})
    return any(first.form in kind and last.form in kind for kind in kinds)


def _follows(first: Point, last: Point) -> bool:
    """Return whether two days, months or years are consecutive."""
    if first.day is not None:
        before, after = find_day(_fill(first, last)), find_day(_fill(last, first))
        if before is None or after is None:
            same = first.month == last.month and last.day is not None
            return same and last.day == first.day + 1
        return (after - before).days == 1
    if first.month is not None and last.month is not None:
        years = (last.year or first.year or 0) - (first.year or last.year or 0)
        return last.month + 12 * years - first.month == 1 or (
            last.year is None and (first.month, last.month) == (12, 1)
        )
    return first.year is not None and last.year == first.year + 1


def _fill(point: Point, other: Point) -> Point:
    """Return a point with the other end's year, if it has none."""
    return point if point.dated else replace(point, year=other.year)


def _make(tokens: Tokens, first: Point, last: Day, frame: Frame, *, close: bool) -> Phrase | None:
    """Make a span of two points; None where it would not go forwards, or not from day to day."""
    relative, end = _add_relative_year(tokens, last, frame)
    if not first.exists or (close and not _follows(first, relative)):
        return None
    if not _may_follow(first, relative):
        return None
    first, point = join(first, relative, frame.reference)
    start, stop = find_day(start_point(first)), find_day(end_point(point))
    if first.dated and (start is None or stop is None or stop < start):
        return None
    return Phrase(Span(first, point), last.form, end)


def _may_follow(first: Point, last: Point) -> bool:
    """Return whether a point of the same month and year as another, or of none stated, is later."""
    stated = first.dated and last.dated
    if first.month != last.month or (stated and first.year != last.year):
        return True
    return first.day is None or (first.day, first.clock) < (last.day or 0, last.clock)


def join(first: Point, last: Point, reference: date | None) -> tuple[Point, Point]:
    """Fill in a missing year from the other end of the span, else from the reference."""
    if not first.dated and not last.dated:
        first = complete(first, reference)
    if first.dated and not last.dated:
        over = (last.month or 0, last.day or 0) < (first.month or 0, first.day or 0)
        return first, replace(last, year=(first.year or 0) + over)
    if last.dated and not first.dated:
        over = (first.month or 0, first.day or 0) > (last.month or 0, last.day or 32)
        return replace(first, year=(last.year or 0) - over), last
    return first, last


def _add_relative_year(tokens: Tokens, day: Day, frame: Frame) -> tuple[Point, int]:
    """Read "of this year", "of last year" or "of next year" after a day or month."""
    bounds = tokens.lexicon.bounds
    place = day.end + (tokens.word(day.end) in tokens.lexicon.of)
    years = bounds.relative.get(tokens.word(place))
    relative = years is not None and tokens.word(place + 1) in bounds.year and place > day.end
    if not relative or day.point.dated or frame.reference is None or years is None:
        return day.point, place + 2 if relative and not day.point.dated else day.end
    return replace(day.point, year=frame.reference.year + years), place + 2
