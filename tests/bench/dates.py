"""The dates of the three telegrams, in attributes and in printed words, moved by whole days."""

import re
from collections.abc import Callable
from datetime import date, timedelta

FIRST_SENT = date(1950, 11, 7)
"""The day on which the first of the three was sent; every other date keeps its distance from it."""

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

DATES = re.compile(
    r"\b195[01]-\d\d-\d\d"
    r"|\b\d+(?:-| or )\d+ November\b"
    r"|\b\d+ (?:November|December)\b(?: 1950|(?! \d{4}))"
    r"|\b\d+\.1[12]\b(?:\.1950|\.50)?"
    r"|January and February 1951|second half of 1951"
)
"""Every date that a telegram has, but not those of the edition and its title."""

_WORDS = re.compile(
    r"(?P<day>\d+)(?:(?P<joint>-| or )(?P<last>\d+))? (?P<month>\w+)(?: (?P<year>\d+))?"
)
_FIGURES = re.compile(r"(?P<day>\d+)\.(?P<month>\d+)(?:\.(?P<year>\d+))?")

Writer = Callable[[date], str]
"""Writes a date, given the day that takes the place of FIRST_SENT."""


def understand(words: str) -> Writer:
    """Tell how these words are written when everything happens on other days."""
    if words in _MONTHS_LATER:
        return _MONTHS_LATER[words]
    if match := _WORDS.fullmatch(words):
        month = MONTHS.index(match["month"]) + 1
        days = (match["day"], match["last"] or match["day"])
        first, last = (_measure(month, int(day)) for day in days)
        if joint := match["joint"]:
            return lambda sent: _join(sent + first, joint, sent + last)
        end = " {0.year}" if match["year"] else ""
        return lambda sent: _name(sent + first) + end.format(sent + first)
    if match := _FIGURES.fullmatch(words):
        distance = _measure(int(match["month"]), int(match["day"]))
        form = {None: "", "50": ".{0:%y}", "1950": ".{0.year}"}[match["year"]]
        return lambda sent: ("{0.day}.{0.month}" + form).format(sent + distance)
    distance = date.fromisoformat(words) - FIRST_SENT
    return lambda sent: (sent + distance).isoformat()


def _measure(month: int, day: int) -> timedelta:
    """Return how long after the first telegram a day of 1950 comes."""
    return date(1950, month, day) - FIRST_SENT


def _name(day: date) -> str:
    """Write a day and its month."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def _join(first: date, joint: str, last: date) -> str:
    """Write two days, with their month once if it is the same."""
    beginning = str(first.day) if first.month == last.month else _name(first)
    return f"{beginning}{joint}{_name(last)}"


def _find_month(sent: date, later: int) -> date:
    """Return the first day of a month after the one of sending."""
    months = sent.year * 12 + sent.month - 1 + later
    return date(months // 12, months % 12 + 1, 1)


def _name_two_months(sent: date) -> str:
    """
    Write the second and the third month after the sending, with their year once if it is the same.
    """
    first, last = _find_month(sent, 2), _find_month(sent, 3)
    year = "" if first.year == last.year else f" {first.year}"
    return f"{MONTHS[first.month - 1]}{year} and {MONTHS[last.month - 1]} {last.year}"


_MONTHS_LATER: dict[str, Writer] = {
    "January and February 1951": _name_two_months,
    "1951-01-01": lambda sent: _find_month(sent, 2).isoformat(),
    "1951-02-28": lambda sent: (_find_month(sent, 4) - timedelta(days=1)).isoformat(),
    "second half of 1951": lambda sent: f"second half of {sent.year + 1}",
    "1951-07-01": lambda sent: f"{sent.year + 1}-07-01",
    "1951-12-31": lambda sent: f"{sent.year + 1}-12-31",
}
"""The periods that are named by months, which have no fixed distance in days."""
