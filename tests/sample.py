"""
Makes up strings that a pattern of the grammar describes.
"""

import re
from datetime import date, time
from functools import cache
from random import Random

from edition.grammar.expressions import (
    Alternatives,
    Characters,
    Expression,
    Ranges,
    Repetition,
    Sequence,
    parse,
)

PLAIN = "abcdefghijklmnopqrstuvwxyz0123456789"
TEXTS = (
    "To Comrade Filippov",
    "36 (thirty-six)",
    "8.11.1950 & 02 hours",
    "毛泽东 → Сталин",
    "“battle sets” – a < b",
    "TOP PRIORITY\n  T",
    "\N{NO-BREAK SPACE}",
)


def sample_pattern(pattern: str, random: Random) -> str:
    """
    A string of a pattern, which is in the calendar if it is a date.
    """
    while not exists(text := sample(read_expression(pattern), random)):
        pass
    return text


@cache
def find_plain(ranges: Ranges) -> list[str]:
    """
    The letters and digits of a set.
    """
    return [c for c in PLAIN if any(first <= ord(c) <= last for first, last in ranges)]


@cache
def read_expression(pattern: str) -> Expression:
    """
    A pattern's expression, read once.
    """
    return parse(pattern)


def exists(text: str) -> bool:
    """
    A string that looks like a date or a time is one; the grammar leaves that to other rules.
    """
    match = re.fullmatch(r"(\d{4}(?:-\d\d){0,2})?(?:T?(\d\d:\d\d:\d\d)(\S*))?", text)
    if match is None or text == "":
        return True
    try:
        date.fromisoformat(f"{match[1] or '1950'}-01-01"[:10])
        time.fromisoformat(f"{match[2] or '02:00:00'}")
    except ValueError:
        return False
    return re.fullmatch(r"([+-](0\d|1[01]):[0-5]\d|Z)?", match[3] or "") is not None


def sample(expression: Expression, random: Random) -> str:
    """
    A string that an expression describes: letters and digits where it leaves the choice.
    """
    match expression:
        case Characters(ranges):
            first, last = random.choice(ranges)
            return random.choice(find_plain(ranges) or [chr(random.randint(first, last))])
        case Sequence(parts):
            return "".join(sample(part, random) for part in parts)
        case Alternatives(branches):
            return sample(random.choice(branches), random)
        case Repetition(body, least, most):
            count = random.randint(least, least + 4 if most is None else most)
            return "".join(sample(body, random) for _ in range(count))
