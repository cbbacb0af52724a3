"""
Parts and bounds of time: "in the second half of 1951", "before 5 December", "by the end of June".

"before" and "after" leave the day itself out; "by", "until", "not later than", "since" and "not
earlier than" have it in. "early", "late", "mid-", "beginning", "middle" and "end" name no bounds:
the span is then the whole month or year, and vague, unless "by" or "since" makes its end exact.
"""

from dataclasses import replace

from edition.language.almanac import YEARS, parse_month
from edition.language.days import Form, parse_day
from edition.language.lexicons.lexicon import Bounds, Phrases
from edition.language.points import (
    Moment,
    Point,
    Reading,
    Span,
    complete,
    end_point,
    shift,
    start_point,
)
from edition.language.spans import Frame, Phrase, parse_span
from edition.language.tokens import Tokens

_AT_END = {"before": "by", "until": "until", "by": "by", "after": "after"}
_CUTS = {"half": ((1, 15), (16, 0)), "ten": ((1, 10), (11, 20), (21, 0))}
"""The days of a month's parts; 0 is its last."""
_YEAR = 12
_DECADE = 10
_COMMON = 2001
"""A year without a leap day."""


def parse_phrase(tokens: Tokens, index: int, frame: Frame) -> Phrase | None:
    """Read a date phrase of any kind at an index."""
    phrase = _parse_led(tokens, index, frame)
    follows = phrase is not None and tokens.lexicon.bounds.after.kinds
    return _parse_after(tokens, phrase, frame) if phrase and follows else phrase


def _parse_led(tokens: Tokens, index: int, frame: Frame) -> Phrase | None:
    """Read a date phrase with the bound or the part that stands before it."""
    bounds = tokens.lexicon.bounds
    for words in bounds.before.by_first.get(tokens.word(index), ()):
        end = tokens.follow(index, words)
        if end is not None:
            return _parse_bound(tokens, end, frame, bounds.before.kinds[words])
    if tokens.word(index) in bounds.between:
        return parse_span(tokens, index + 1, frame, between=True)
    return parse_part(tokens, index, frame) or parse_span(tokens, index, frame)


def _parse_bound(tokens: Tokens, index: int, frame: Frame, name: str) -> Phrase | None:
    """
    Read the date of a bound, and of "from" also the other end; "since" a part is since a day in it.
    """
    part = parse_part(tokens, index, frame)
    phrase = part or parse_span(tokens, index, frame)
    if phrase is None:
        return None
    reading = phrase.reading
    if isinstance(reading, Moment):
        return _bound(phrase, name, reading.point, reading.point)
    if reading.vague:
        place = index + (tokens.word(index) in tokens.lexicon.the)
        return _bound_part(phrase, reading, name, tokens, place)
    if name == "since":
        lasting = True if tokens.word(index - 1) in tokens.lexicon.bounds.from_words else None
        return replace(phrase, reading=replace(reading, lasting=lasting, vague=part is not None))
    if reading.first is None or reading.last is None:
        return None
    return _bound(phrase, name, reading.first, reading.last)


def _parse_after(tokens: Tokens, phrase: Phrase, frame: Frame) -> Phrase | None:
    """Read a part or a bound that stands after its date: 11月上旬, 8日以前."""
    bounds, reading, word = tokens.lexicon.bounds, phrase.reading, tokens.word(phrase.end)
    whole = phrase.form in {Form.MONTH, Form.NAME, Form.YEAR} and isinstance(reading, Moment)
    if whole and isinstance(reading, Moment) and word in bounds.numbers:
        span = _cut(reading.point, bounds, word, bounds.numbers[word])
        phrase = phrase if span is None else Phrase(span, Form.MONTH, phrase.end + 1)
    elif whole and isinstance(reading, Moment) and _find_whole(tokens, phrase.end) is not None:
        point = frame.complete(reading.point)
        phrase = Phrase(Span(point, point, vague=True), phrase.form, phrase.end + 1)
    for words in bounds.after.by_first.get(tokens.word(phrase.end), ()):
        reading, name = phrase.reading, bounds.after.kinds[words]
        if isinstance(reading, Span) and reading.last is None and name == "since":
            return replace(phrase, end=phrase.end + 1)
        if isinstance(reading, Moment):
            return _bound(replace(phrase, end=phrase.end + 1), name, reading.point, reading.point)
    return phrase


def _bound(phrase: Phrase, name: str, first: Point, last: Point) -> Phrase | None:
    """Make the span of a bound; None where the day next to it depends on an unknown year."""
    lasting = _tell_lasting(name)
    if name in {"before", "until", "by"}:
        end = _step(_widen(first), -1) if name == "before" else last
        return None if end is None else replace(phrase, reading=Span(None, end, lasting))
    start = _step(_widen(last, closing=True), 1) if name == "after" else first
    return None if start is None else replace(phrase, reading=Span(start, None, lasting))


def _bound_part(phrase: Phrase, part: Span, name: str, tokens: Tokens, index: int) -> Phrase | None:
    """
    Make the span of a bound that is a part: exact at "the beginning" and "the end", else vague.
    """
    if part.first is None or part.last is None:
        return None
    word, bounds = tokens.word(index), tokens.lexicon.bounds
    if word in bounds.closing and name in _AT_END:
        return _bound(phrase, _AT_END[name], part.first, part.last)
    if word in bounds.opening and name in {"before", "since", "not-earlier"}:
        return _bound(phrase, name, part.first, part.last)
    open_end = name in {"after", "since", "not-earlier"}
    first, last = (part.first, None) if open_end else (None, part.last)
    return replace(phrase, reading=Span(first, last, _tell_lasting(name), vague=True))


def _tell_lasting(name: str) -> bool | None:
    """
    Return whether what has a bound lasts: "until" and "since" leave that open, the others deny it.
    """
    return None if name in {"until", "since"} else False


def _widen(point: Point, *, closing: bool = False) -> Point:
    """Return the first or the last day of a point, also of a month without its year."""
    whole = replace(point, year=_COMMON) if not point.dated and point.month else point
    whole = end_point(whole) if closing else start_point(whole)
    return whole if point.dated else replace(whole, year=None)


def _step(point: Point, days: int) -> Point | None:
    """Return the day next to a bound; a clock time is its own bound."""
    return point if point.clock else shift(point, days)


def parse_part(tokens: Tokens, index: int, frame: Frame) -> Phrase | None:
    """Read a part of a month or year: a half, a quarter, ten days, or one without bounds."""
    bounds = tokens.lexicon.bounds
    place = index + (tokens.word(index) in tokens.lexicon.the)
    word = tokens.word(place)
    if decade := _parse_decade(tokens, place):
        return decade
    if word in bounds.relative and (month := parse_month(tokens, place + 1)):
        direction = bounds.relative[word]
        point = complete(Point(None, month[0]), frame.reference, direction)
        return Phrase(Moment(point), Form.MONTH, month[1])
    if (word in bounds.months or word in bounds.year) and place > index:
        of = tokens.word(place + 1) in tokens.lexicon.of
        return parse_span(tokens, place + 1 + of, frame)
    if (whole := _find_whole(tokens, place)) is not None:
        return _parse_vague(tokens, whole, frame)
    return _parse_counted(tokens, place, frame) if word in bounds.numbers else None


def _parse_decade(tokens: Tokens, index: int) -> Phrase | None:
    """Read "1930s" or "1930's"."""
    end = index + 1 + tokens.joins(index + 1, "'")
    text = tokens.word(index)
    if tokens[index].kind != "figure" or len(text) != len("1930") or not tokens.joins(end):
        return None
    if tokens.word(end) not in tokens.lexicon.bounds.decade:
        return None
    first = int(text)
    if first not in YEARS or first % _DECADE:
        return None
    return Phrase(Span(Point(first), Point(first + _DECADE - 1)), Form.MONTH, end + 1)


def _find_whole(tokens: Tokens, index: int) -> int | None:
    """Find the month or year of which a part without bounds stands at an index."""
    word, after = tokens.word(index), tokens.word(index + 1)
    bounds, of = tokens.lexicon.bounds, tokens.lexicon.of
    if word in bounds.portions and after in bounds.portion_words:
        return index + 2 + (tokens.word(index + 2) in of)
    if word in bounds.adjectives and after not in of:
        return index + 1 + (after in bounds.within)
    if word in bounds.opening or word in bounds.middle or word in bounds.closing:
        return index + 1 + (after in of)
    return None


def _parse_vague(tokens: Tokens, index: int, frame: Frame) -> Phrase | None:
    """Read the month or year of which a part without bounds is named."""
    place = index + (tokens.word(index) in tokens.lexicon.the)
    phrase = _parse_decade(tokens, place) or parse_span(tokens, _skip_month(tokens, index), frame)
    if phrase is None or phrase.form not in {Form.MONTH, Form.NAME, Form.YEAR}:
        return None
    reading: Reading = phrase.reading
    if isinstance(reading, Moment):
        reading = Span(reading.point, reading.point)
    return Phrase(replace(reading, lasting=None, vague=True), phrase.form, phrase.end)


def _skip_month(tokens: Tokens, index: int) -> int:
    """Pass "the month of" and "the year"."""
    return _pass_phrase(tokens, index, tokens.lexicon.bounds.whole)


def _pass_phrase(tokens: Tokens, index: int, phrases: Phrases) -> int:
    """Return the index after one of some phrases, or the index itself."""
    ends = (tokens.follow(index, phrase) for phrase in phrases)
    return next((end for end in ends if end is not None), index)


def _parse_counted(tokens: Tokens, index: int, frame: Frame) -> Phrase | None:
    """Read a half, a quarter or ten days with its number."""
    bounds, of = tokens.lexicon.bounds, tokens.lexicon.of
    number, unit = bounds.numbers[tokens.word(index)], tokens.word(index + 1)
    end = _pass_phrase(tokens, index + 1, bounds.ten_days)
    if end == index + 1:
        end += unit in bounds.lengths
    if end == index + 1 or (of and tokens.word(end) not in of):
        return None
    end += bool(of)
    day = parse_day(tokens, _skip_month(tokens, end), frame.century)
    if day is None or day.form not in {Form.MONTH, Form.NAME, Form.YEAR}:
        return None
    point = complete(day.point, frame.reference)
    span = _cut(point, bounds, unit, number)
    return None if span is None else Phrase(span, Form.MONTH, day.end)


def _cut(point: Point, bounds: Bounds, unit: str, number: int) -> Span | None:
    """Cut a half or a quarter out of a year, a half or ten days out of a month."""
    if point.month is None:
        length = bounds.lengths.get(unit, _YEAR + 1)
        number = _YEAR // length if number == -1 else number
        if not 1 <= number <= _YEAR // length:
            return None
        first, last = (number - 1) * length + 1, number * length
        return Span(replace(point, month=first), replace(point, month=last))
    cuts = _CUTS.get(bounds.cuts.get(unit, ""), ())
    number = len(cuts) if number == -1 else number
    if not 1 <= number <= len(cuts):
        return None
    first, last = cuts[number - 1]
    end = replace(point, day=last) if last else _widen(point, closing=True)
    return Span(replace(point, day=first), end)
