"""
Days that share a month and a year: "June 21 and 29", "3, 5 and 10 January 1950".

Two consecutive days are read as a span.
"""

from dataclasses import replace

from edition.language.almanac import parse_month, parse_number_of_day, parse_year
from edition.language.points import Moment, Point, Reading, complete
from edition.language.spans import Frame
from edition.language.tokens import Found, Tokens

_MAX_DAYS = 8
_Numbers = list[tuple[int, int, int]]
"""Days, each with the index of its first token and of the token after it."""


def parse_list(tokens: Tokens, index: int, frame: Frame) -> tuple[list[Found[Reading]], int] | None:
    """Read two or more days joined by "and" or "or"; return them with their places, and the end."""
    month = parse_month(tokens, index)
    numbers, end = _parse_numbers(tokens, month[1] if month else index)
    if len(numbers) < 2:  # noqa: PLR2004 - a list
        return None
    if month is None:
        month = parse_month(tokens, end + (tokens.word(end) in tokens.lexicon.of))
        end = month[1] if month else end
    elif (
        tokens[end].kind == "word"
        and tokens.word(end) not in tokens.lexicon.surroundings.after_list
    ):
        return None
    days = [day for day, _, _ in numbers]
    if month is None or parse_month(tokens, end) or (len(days) < 3 and days[1] - days[0] == 1):  # noqa: PLR2004
        return None
    of = tokens.word(end) == "," or tokens.word(end) in tokens.lexicon.of
    year = parse_year(tokens, end + of, frame.century)
    end = year[1] if year else end
    points = [Point(year[0] if year else None, month[0], day) for day in days]
    if not all(point.exists for point in points):
        return None
    first = complete(points[0], frame.reference)
    points = [replace(point, year=first.year) for point in points]
    starts = [index, *(start for _, start, _ in numbers[1:])]
    ends = [*(stop for _, _, stop in numbers[:-1]), end]
    places = zip(starts, ends, points, strict=True)
    found: list[Found[Reading]] = []
    for start, stop, point in places:
        found.append(tokens.found(start, stop, Moment(point)))
    return found, end


def _parse_numbers(tokens: Tokens, index: int) -> tuple[_Numbers, int]:
    """Read days with commas between them and "and" or "or" before the last."""
    numbers: _Numbers = []
    place = index
    alternatives = tokens.lexicon.alternatives
    for _ in range(_MAX_DAYS):
        number = parse_number_of_day(tokens, place)
        if number is None or (numbers and number[0] <= numbers[-1][0]):
            break
        numbers.append((number[0], place, number[1]))
        last = tokens.word(place - 1) in alternatives
        place = number[1]
        if last and len(numbers) > 1:
            return ([], index) if _goes_on(tokens, place) else (numbers, place)
        place += tokens.word(place) == ","
        place += tokens.word(place) in alternatives
        if place == number[1]:
            break
    return [], index


def _goes_on(tokens: Tokens, index: int) -> bool:
    """Return whether the last figure is part of a clock time, a number or a percentage."""
    after, next_one = tokens.word(index), tokens[index + 1]
    if after in tokens.lexicon.surroundings.list_goes_on:
        return True
    glued = tokens.joins(index) and tokens.joins(index + 1)
    return glued and after in {":", ".", ",", "/"} and next_one.kind == "figure"
