"""
The result of comparing attributes with words: values are compared, not spellings.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum


class Verdict(Enum):
    """The result of a comparison."""

    AGREES = "agrees"
    DIFFERS = "differs"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A verdict, and the attributes that the words call for."""

    verdict: Verdict
    words: Mapping[str, str] = field(default_factory=dict)
    weekday: str = ""
    """The true day of the week, if the words name a wrong one."""


UNREADABLE = Comparison(Verdict.UNREADABLE)


def conclude(words: Mapping[str, str], *, agrees: bool, weekday: str = "") -> Comparison:
    """Return the comparison for words that could be read."""
    return Comparison(Verdict.AGREES if agrees else Verdict.DIFFERS, words, weekday)
