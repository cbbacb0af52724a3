"""Makes up strings that a pattern of the grammar describes."""

import re
from collections.abc import Sequence
from datetime import date, time
from functools import cache
from random import Random

PLAIN = "abcdefghijklmnopqrstuvwxyz0123456789"
MORE = 4
"""How many times more than the least where a pattern has no most."""
FREQUENCIES = {"?": (0, 1), "*": (0, MORE), "+": (1, 1 + MORE)}
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
    """A string of a pattern, which is in the calendar if it is a date."""
    while not exists(text := write_alternatives(cut(pattern), random)):
        pass
    return text


@cache
def cut(pattern: str) -> tuple[str, ...]:
    """The tokens of a pattern: sets, escapes, quantifiers, brackets and characters."""
    return tuple(re.findall(r"\[(?:\\.|[^\]])+\]|\\.|\{[^}]+\}|.", pattern))


def exists(text: str) -> bool:
    """A string that looks like a date or a time is one; the grammar leaves that to other rules."""
    match = re.fullmatch(r"(\d{4}(?:-\d\d){0,2})?(?:T?(\d\d:\d\d:\d\d)(\S*))?", text)
    if match is None or text == "":
        return True
    try:
        date.fromisoformat(f"{match[1] or '1950'}-01-01"[:10])
        time.fromisoformat(f"{match[2] or '02:00:00'}")
    except ValueError:
        return False
    return re.fullmatch(r"([+-](0\d|1[01]):[0-5]\d|Z)?", match[3] or "") is not None


def write_alternatives(tokens: Sequence[str], random: Random) -> str:
    """A string that one of the branches describes."""
    branches: list[list[str]] = [[]]
    depth = 0
    for token in tokens:
        depth += {"(": 1, ")": -1}.get(token, 0)
        if (token, depth) == ("|", 0):
            branches.append([])
        else:
            branches[-1].append(token)
    return write_sequence(random.choice(branches), random)


def write_sequence(tokens: Sequence[str], random: Random) -> str:
    """
    A string that a branch describes: its parts, each as often as the quantifier behind it says.
    """
    text, start = "", 0
    while start < len(tokens):
        end = find_end(tokens, start)
        least, most, behind = read_quantifier(tokens, end)
        for _ in range(random.randint(least, most)):
            if tokens[start] == "(":
                text += write_alternatives(tokens[start + 1 : end - 1], random)
            else:
                text += write_character(tokens[start], random)
        start = behind
    return text


def find_end(tokens: Sequence[str], start: int) -> int:
    """The index behind a part, which is one token or a group."""
    depth, end = 0, start
    while end == start or depth:
        depth += {"(": 1, ")": -1}.get(tokens[end], 0)
        end += 1
    return end


def read_quantifier(tokens: Sequence[str], index: int) -> tuple[int, int, int]:
    """How often at least and at most, and the index behind the quantifier, if one stands there."""
    sign = tokens[index] if index < len(tokens) else ""
    if sign in FREQUENCIES:
        return *FREQUENCIES[sign], index + 1
    if match := re.fullmatch(r"\{(\d+)(,(\d*))?\}", sign):
        least = int(match[1])
        return least, int(match[3] or least + MORE) if match[2] else least, index + 1
    return 1, 1, index


def write_character(token: str, random: Random) -> str:
    """
    A character of a set, letters and digits where it leaves the choice; else the character itself.
    """
    if len(token) == 1:
        return token
    described = re.compile(token.replace(r"\S", r"[^\s]"))
    plain = [sign for sign in PLAIN if described.fullmatch(sign)]
    return random.choice(
        plain or [sign for sign in map(chr, range(128)) if described.fullmatch(sign)]
    )
