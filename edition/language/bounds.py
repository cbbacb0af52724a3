"""
Parts and bounds of time: "in the second half of 1951", "before 5 December", "by the end of June".

"before" and "after" leave the day itself out; "by", "until", "not later than", "since" and "not
earlier than" have it in. "early", "late", "mid-", "beginning", "middle" and "end" name no bounds:
the span is then the whole month or year, and vague, unless "by" or "since" makes its end exact.
"""

from dataclasses import replace

from edition.language.almanac import YEARS, parse_month
from edition.language.days import Form, parse_day
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

_BEFORE = (("before",), ("prior", "to"), ("prior",), ("earlier", "than"))
_AFTER = (("after",), ("later", "than"), ("subsequent", "to"), ("subsequent",))
_EXTENDED = (("extend", "to"), ("extended", "to"), ("extending", "to"), ("extends", "to"))
_UNTIL = (("until",), ("till",), ("through",), ("up", "to"), *_EXTENDED, ("up", "until"))
_BY = (
    *(("by",), ("not", "later", "than"), ("no", "later", "than"), ("on", "or", "before")),
    ("not", "after"),
)
_SINCE = (
    *(("since",), ("beginning", "from"), ("beginning", "on"), ("beginning", "in")),
    *(("beginning", "with"), ("starting", "from"), ("starting", "on"), ("starting", "in")),
    *(("starting", "with"), ("as", "from"), ("from",), ("on", "or", "after")),
)
_NOT_EARLIER = (("not", "earlier", "than"), ("no", "earlier", "than"), ("not", "before"))
_PHRASES: dict[tuple[str, ...], str] = {
    phrase: name
    for name, phrases in (
        ("before", _BEFORE),
        ("after", _AFTER),
        ("until", _UNTIL),
        ("by", _BY),
        ("since", _SINCE),
        ("not-earlier", _NOT_EARLIER),
    )
    for phrase in phrases
}
_BY_FIRST: dict[str, list[tuple[str, ...]]] = {}
for _phrase in sorted(_PHRASES, key=len, reverse=True):
    _BY_FIRST.setdefault(_phrase[0], []).append(_phrase)
_NUMBERS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "last": -1,
    "latter": -1,
}
_OPENING = {"beginning", "start", "outset"}
_MIDDLE = {"middle", "midst"}
_CLOSING = {"end", "close"}
_ADJECTIVES = {"early", "late", "mid", "middle"}
_PARTS = {"early", "earlier", "first", "latter", "later", "last", "late"}
STARTS = {"earlier", "later", *_BY_FIRST, *_NUMBERS, *_OPENING, *_MIDDLE, *_CLOSING, *_ADJECTIVES}
STARTS |= {"between", "the", "next", "this"}
_AT_END = {"before": "by", "until": "until", "by": "by", "after": "after"}
_LENGTHS = {"half": 6, "quarter": 3}
_CUTS = {"half": ((1, 15), (16, 0)), "ten": ((1, 10), (11, 20), (21, 0))}
"""The days of a month's parts; 0 is its last."""
_YEAR = 12
_DECADE = 10
_COMMON = 2001
"""A year without a leap day."""


def parse_phrase(tokens: Tokens, index: int, frame: Frame) -> Phrase | None:
    """Read a date phrase of any kind at an index."""
    for words in _BY_FIRST.get(tokens.word(index), ()):
        end = tokens.follow(index, words)
        if end is not None:
            return _parse_bound(tokens, end, frame, _PHRASES[words])
    if tokens.word(index) == "between":
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
        return _bound_part(
            phrase, reading, name, tokens.word(index + (tokens.word(index) == "the"))
        )
    if name == "since":
        lasting = True if tokens.word(index - 1) == "from" else None
        return replace(phrase, reading=replace(reading, lasting=lasting, vague=part is not None))
    if reading.first is None or reading.last is None:
        return None
    return _bound(phrase, name, reading.first, reading.last)


def _bound(phrase: Phrase, name: str, first: Point, last: Point) -> Phrase | None:
    """Make the span of a bound; None where the day next to it depends on an unknown year."""
    lasting = _tell_lasting(name)
    if name in {"before", "until", "by"}:
        end = _step(_widen(first), -1) if name == "before" else last
        return None if end is None else replace(phrase, reading=Span(None, end, lasting))
    start = _step(_widen(last, closing=True), 1) if name == "after" else first
    return None if start is None else replace(phrase, reading=Span(start, None, lasting))


def _bound_part(phrase: Phrase, part: Span, name: str, word: str) -> Phrase | None:
    """
    Make the span of a bound that is a part: exact at "the beginning" and "the end", else vague.
    """
    if part.first is None or part.last is None:
        return None
    if word in _CLOSING and name in _AT_END:
        return _bound(phrase, _AT_END[name], part.first, part.last)
    if word in _OPENING and name in {"before", "since", "not-earlier"}:
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
    place = index + (tokens.word(index) == "the")
    word = tokens.word(place)
    if decade := _parse_decade(tokens, place):
        return decade
    if word in {"last", "next", "this"} and (month := parse_month(tokens, place + 1)):
        direction = {"last": -1, "next": 1, "this": 0}[word]
        point = complete(Point(None, month[0]), frame.reference, direction)
        return Phrase(Moment(point), Form.MONTH, month[1])
    if word in {"month", "months", "year"} and place > index:
        return parse_span(tokens, place + 1 + (tokens.word(place + 1) == "of"), frame)
    if (whole := _find_whole(tokens, place)) is not None:
        return _parse_vague(tokens, whole, frame)
    return _parse_counted(tokens, place, frame) if word in _NUMBERS else None


def _parse_decade(tokens: Tokens, index: int) -> Phrase | None:
    """Read "1930s" or "1930's"."""
    end = index + 1 + tokens.joins(index + 1, "'")
    text = tokens.word(index)
    if tokens[index].kind != "figure" or len(text) != len("1930") or not tokens.joins(end, "s"):
        return None
    first = int(text)
    if first not in YEARS or first % _DECADE:
        return None
    return Phrase(Span(Point(first), Point(first + _DECADE - 1)), Form.MONTH, end + 1)


def _find_whole(tokens: Tokens, index: int) -> int | None:
    """Find the month or year of which a part without bounds stands at an index."""
    word, after = tokens.word(index), tokens.word(index + 1)
    if word in _PARTS and after in {"part", "weeks", "months"}:
        return index + 2 + (tokens.word(index + 2) == "of")
    if word in _ADJECTIVES and after != "of":
        return index + 1 + (after in {"-", "in"})
    if word in _OPENING | _MIDDLE | _CLOSING:
        return index + 1 + (after == "of")
    return None


def _parse_vague(tokens: Tokens, index: int, frame: Frame) -> Phrase | None:
    """Read the month or year of which a part without bounds is named."""
    place = index + (tokens.word(index) == "the")
    phrase = _parse_decade(tokens, place) or parse_span(tokens, _skip_month(tokens, index), frame)
    if phrase is None or phrase.form not in {Form.MONTH, Form.NAME, Form.YEAR}:
        return None
    reading: Reading = phrase.reading
    if isinstance(reading, Moment):
        reading = Span(reading.point, reading.point)
    return Phrase(replace(reading, lasting=None, vague=True), phrase.form, phrase.end)


def _skip_month(tokens: Tokens, index: int) -> int:
    """Pass "the month of" and "the year"."""
    return (
        tokens.follow(index, ("the", "month", "of"))
        or tokens.follow(index, ("the", "year"))
        or index
    )


def _parse_counted(tokens: Tokens, index: int, frame: Frame) -> Phrase | None:
    """Read a half, a quarter or ten days with its number."""
    number, unit = _NUMBERS[tokens.word(index)], tokens.word(index + 1)
    end = tokens.follow(index + 1, ("ten", "days", "of"))
    if end is None:
        end = tokens.follow(index + 1, (unit, "of")) if unit in {"half", "quarter"} else None
    if end is None:
        return None
    day = parse_day(tokens, _skip_month(tokens, end), frame.century)
    if day is None or day.form not in {Form.MONTH, Form.NAME, Form.YEAR}:
        return None
    point = complete(day.point, frame.reference)
    span = _cut(point, unit, number)
    return None if span is None else Phrase(span, Form.MONTH, day.end)


def _cut(point: Point, unit: str, number: int) -> Span | None:
    """Cut a half or a quarter out of a year, a half or ten days out of a month."""
    if point.month is None:
        length = _LENGTHS.get(unit, _YEAR + 1)
        number = _YEAR // length if number == -1 else number
        if not 1 <= number <= _YEAR // length:
            return None
        first, last = (number - 1) * length + 1, number * length
        return Span(replace(point, month=first), replace(point, month=last))
    cuts = _CUTS.get(unit, ())
    number = len(cuts) if number == -1 else number
    if not 1 <= number <= len(cuts):
        return None
    first, last = cuts[number - 1]
    end = replace(point, day=last) if last else _widen(point, closing=True)
    return Span(replace(point, day=first), end)
