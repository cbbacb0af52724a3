"""
Whether attributes say what their words say: values compared with values, never with spellings.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum


class Verdict(Enum):
    """What a comparison came to."""

    AGREES = "agrees"
    DIFFERS = "differs"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A verdict, and what the words give, written as the attributes would have it."""

    verdict: Verdict
    words: Mapping[str, str] = field(default_factory=dict)
    weekday: str = ""
    """The day of the week that the date falls on, where the words name another."""


UNREADABLE = Comparison(Verdict.UNREADABLE)


def conclude(words: Mapping[str, str], *, agrees: bool, weekday: str = "") -> Comparison:
    """Make the comparison of words that could be read."""
    return Comparison(Verdict.AGREES if agrees else Verdict.DIFFERS, words, weekday)
