"""The Julian calendar: what days are called in it, and what its dates say."""

from datetime import date, timedelta

import pytest

from edition.language.agreement import Verdict
from edition.language.date_comparison import compare_date, compare_time
from edition.language.julian import find_day, write_julian
from edition.language.lexicons import LEXICONS
from edition.language.points import Point

SENT = date(1914, 7, 31)


@pytest.mark.parametrize(
    ("day", "julian"),
    [
        (date(1582, 10, 15), Point(1582, 10, 5)),
        (date(1850, 1, 13), Point(1850, 1, 1)),
        (date(1900, 3, 12), Point(1900, 2, 28)),
        (date(1900, 3, 13), Point(1900, 2, 29)),
        (date(1900, 3, 14), Point(1900, 3, 1)),
        (date(1914, 7, 31), Point(1914, 7, 18)),
        (date(1918, 2, 14), Point(1918, 2, 1)),
    ],
)
def test_known_days(day: date, julian: Point) -> None:
    """Twelve days lie between the calendars in the nineteenth century, thirteen after it."""
    assert julian == write_julian(day)


def test_every_day_is_found_again() -> None:
    """What a day is called in the Julian calendar leads back to that day."""
    days = [date(1, 1, 3) + timedelta(number) for number in range(0, 800_000, 7)]

    assert [] == [
        day
        for day in days
        if (point := write_julian(day)).year
        and find_day(point.year, point.month or 0, point.day or 0) != day
    ]


@pytest.mark.parametrize(
    ("attributes", "words"),
    [
        ({"when": "1914-07-31"}, "18"),
        ({"when": "1914-07-31"}, "18 July"),
        ({"when": "1914-07-31"}, "Friday, 18 July 1914"),
        ({"when": "1914-07-31T14:00:00"}, "18 July, 2 p.m."),
        ({"from": "1914-07-30", "to": "1914-07-31"}, "17-18 July"),
        ({"notBefore": "1914-07-14", "notAfter": "1914-08-13"}, "July 1914"),
        ({"notAfter": "1914-07-30"}, "before 18 July"),
        ({"when": "1915-01-07"}, "25 December"),
        ({"when": "1850-01-15"}, "3 January 1850"),
    ],
)
def test_words_agree_with_the_day_they_name(attributes: dict[str, str], words: str) -> None:
    """The attributes are Gregorian, and the words Julian; the weekday is the same in both."""
    assert Verdict.AGREES == compare_date(attributes, words, SENT, julian=True).verdict


@pytest.mark.parametrize("words", ["18", "18 July", "31 July", "Saturday, 18 July", "18.7.14"])
def test_words_that_name_another_day_differ(words: str) -> None:
    """A day more or less is told, and so is a date that was not converted or a wrong weekday."""
    day = "1914-07-31" if words.startswith(("31", "Sat")) else "1914-07-30"
    comparison = compare_date({"when": day}, words, SENT, julian=True)

    assert Verdict.DIFFERS == comparison.verdict


def test_russian_words_are_read_too() -> None:
    """Each lexicon reads its words in either calendar."""
    comparison = compare_date(
        {"when": "1914-07-31"}, "18 июля 1914 г.", SENT, lexicon=LEXICONS["ru"], julian=True
    )

    assert Verdict.AGREES == comparison.verdict


def test_an_hour_is_the_same_in_both() -> None:
    """An hour alone has no calendar."""
    assert Verdict.AGREES == compare_time({"when": "14:00:00"}, "2 p.m.", julian=True).verdict
    assert Verdict.UNREADABLE == compare_time({"when": "18:00:00"}, "18", julian=True).verdict
