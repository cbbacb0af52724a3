"""A reply and its request: by which dates and clocks one is told to be before the other."""

import json
import re
from typing import Any

import pytest
from needs import ROOT

from edition.check.edition import Whole
from edition.check.edition.threads import check
from edition.project.settings import Project

REPLY = "tg-1950-5708"
ANSWER = f"tei/telegrams/{REPLY}.xml"
REQUEST = "tg-1950-26998"


class Thread:
    """
    A catalogue that holds a request and its reply, of whose sending no more is known than dates.
    """

    def __init__(self, asked: str, answered: str) -> None:
        outlines = (
            json.dumps({"handling": [{"action": "sent", "who": [], "date": date}]})
            for date in (dict(re.findall('(\\w+)="([^"]+)"', text)) for text in (asked, answered))
        )
        self.outlines = dict(zip((REQUEST, REPLY), outlines, strict=True))

    def query(self, _: str, asked: str) -> list[dict[str, str]]:
        """Return the one thread, by the path of its reply, or an outline by the telegram's id."""
        if asked == ANSWER:
            return [{"id": REPLY, "request": REQUEST}]
        return [{"outline": self.outlines[asked]}]


def list_early(asked: str, answered: str) -> list[str]:
    """List what is told of the order of a request and its reply."""
    thread: Any = Thread(asked, answered)
    whole = Whole.open(Project.open(ROOT), thread)
    return [fault.message for fault in check(whole, ANSWER)]


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ('when="1950-11-17T10:00:00" clock="clock-beijing"', 'when="1950-11-17"'),
        (
            'when="1950-11-17T10:00:00" clock="clock-beijing"',
            'when="1950-11-17T09:00:00" clock="clock-moscow"',
        ),
        ('when="1950-11-17T10:00:00+08:00"', 'when="1950-11-17T09:00:00+03:00"'),
        ('when="1950-11-17T02:00:00" clock="clock-beijing"', 'when="1950-11-16"'),
        ('notAfter="1950-11-20"', 'when="1950-11-17"'),
        ('when="1950-11-17"', 'notBefore="1950-11-10"'),
        (
            'notBefore="1950-11-16" notAfter="1950-11-18"',
            'notBefore="1950-11-15" notAfter="1950-11-19"',
        ),
        ('when="1950-11"', 'when="1950-11-01"'),
        ('when="1950-11-17T24:00:00"', 'when="1950-11-18T00:00:00"'),
    ],
)
def test_a_reply_that_may_be_later_is_not_told(asked: str, answered: str) -> None:
    """An open end, a span, a month and the hour of another clock leave room for a reply."""
    assert [] == list_early(asked, answered)


@pytest.mark.parametrize(
    ("asked", "answered", "last", "first"),
    [
        (
            'when="1950-11-17T10:00:00" clock="clock-moscow"',
            'when="1950-11-17T09:00:00" clock="clock-moscow"',
            "1950-11-17T09:00:00",
            "1950-11-17T10:00:00",
        ),
        (
            'when="1950-11-17T10:00:00" clock="clock-beijing"',
            'when="1950-11-16T09:00:00" clock="clock-moscow"',
            "1950-11-16T09:00:00",
            "1950-11-17T10:00:00",
        ),
        (
            'when="1950-11-17T10:00:00+03:00"',
            'when="1950-11-17T14:00:00+08:00"',
            "1950-11-17T14:00:00+08:00",
            "1950-11-17T10:00:00+03:00",
        ),
        ('when="1950-11-17"', 'when="1950-11-16"', "1950-11-16", "1950-11-17"),
        (
            'notBefore="1950-11-16" notAfter="1950-11-18"',
            'notAfter="1950-11-15"',
            "1950-11-15",
            "1950-11-16",
        ),
    ],
)
def test_a_reply_that_cannot_be_later_is_told(
    asked: str, answered: str, last: str, first: str
) -> None:
    """By one clock no reply ends before its request begins; by two it is at most a day before."""
    expected = f"This reply of {last} was sent before its request of {first} ({REQUEST})."

    assert [expected] == list_early(asked, answered)
