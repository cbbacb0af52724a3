"""
Regular expressions of XML Schema: parsed into sets of characters, and written for Python.

Everything a pattern may use is covered except Unicode blocks, which are refused.
"""

import re
import sys
import unicodedata
from dataclasses import dataclass
from functools import cache
from itertools import groupby

Ranges = tuple[tuple[int, int], ...]
"""The characters of a set: first and last of each run, in order, without overlap."""

_LAST = sys.maxunicode
_NAME_START: Ranges = (
    *((0x3A, 0x3A), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A), (0xC0, 0xD6), (0xD8, 0xF6)),
    *((0xF8, 0x2FF), (0x370, 0x37D), (0x37F, 0x1FFF), (0x200C, 0x200D), (0x2070, 0x218F)),
    *((0x2C00, 0x2FEF), (0x3001, 0xD7FF), (0xF900, 0xFDCF), (0xFDF0, 0xFFFD), (0x10000, 0xEFFFF)),
)
_NAME_MORE: Ranges = ((0x2D, 0x2E), (0x30, 0x39), (0xB7, 0xB7), (0x300, 0x36F), (0x203F, 0x2040))
_SIGNS = r"\|.?*+(){}-[]^"
_CONTROLS = {"n": "\n", "r": "\r", "t": "\t"}


@dataclass(frozen=True, slots=True)
class Characters:
    """
    One character of a set.
    """

    ranges: Ranges


@dataclass(frozen=True, slots=True)
class Sequence:
    """
    One part after the other.
    """

    parts: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Alternatives:
    """
    One of the branches.
    """

    branches: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Repetition:
    """
    The body, at least and at most so many times; without a most, any number of times.
    """

    body: "Expression"
    least: int
    most: int | None


Expression = Characters | Sequence | Alternatives | Repetition


def parse(pattern: str) -> Expression:
    """
    The expression a pattern writes; a pattern that is none is a ValueError.
    """
    reader = _Reader(pattern)
    expression = reader.read_alternatives()
    if reader.rest:
        raise ValueError(f"the pattern {pattern} cannot be read from {reader.rest} on")
    return expression


def render(expression: Expression) -> str:
    """
    The same expression for Python, to be matched against the whole string.
    """
    match expression:
        case Characters(ranges):
            return f"[{''.join(_render_run(*run) for run in ranges)}]" if ranges else "(?!)"
        case Sequence(parts):
            return "".join(map(render, parts))
        case Alternatives(branches):
            return f"(?:{'|'.join(map(render, branches))})"
        case Repetition(body, least, most):
            return f"(?:{render(body)}){{{least},{'' if most is None else most}}}"


def unite(*sets: Ranges) -> Ranges:
    """
    The characters of any of the sets.
    """
    united: list[tuple[int, int]] = []
    for first, last in sorted(run for ranges in sets for run in ranges):
        if united and first <= united[-1][1] + 1:
            united[-1] = (united[-1][0], max(united[-1][1], last))
        else:
            united.append((first, last))
    return tuple(united)


def complement(ranges: Ranges) -> Ranges:
    """
    The characters outside a set.
    """
    starts = (0, *(last + 1 for _, last in ranges))
    ends = (*(first - 1 for first, _ in ranges), _LAST)
    return tuple(run for run in zip(starts, ends, strict=True) if run[0] <= run[1])


def _render_run(first: int, last: int) -> str:
    return f"\\U{first:08x}" if first == last else f"\\U{first:08x}-\\U{last:08x}"


@cache
def _sort_categories() -> dict[str, list[tuple[int, int]]]:
    """
    The runs of each category; the planes without a character yet, and private ones, are left out.
    """
    runs: dict[str, list[tuple[int, int]]] = {}
    for codes in (range(0x40000), range(0xE0000, 0xE1000)):
        for category, run in groupby(codes, key=lambda code: unicodedata.category(chr(code))):
            first, *rest = run
            runs.setdefault(category, []).append((first, rest[-1] if rest else first))
    return runs


def _find_category(name: str) -> Ranges:
    """
    The characters whose Unicode category begins with this name.
    """
    if re.fullmatch("[LMNPSZ][a-z]?|C|Cc|Cf", name) is None:
        raise ValueError(f"the category {name} is not one that a pattern may use")
    categories = _sort_categories().items()
    found = unite(*(tuple(runs) for category, runs in categories if category.startswith(name)))
    return unite(found, ((0x40000, 0xDFFFF), (0xE1000, _LAST))) if name == "C" else found


def _find_class(letter: str) -> Ranges:
    """
    The characters of an escape such as backslash and s; its capital means the others.
    """
    match letter:
        case "s":
            return unite(((0x9, 0xA), (0xD, 0xD), (0x20, 0x20)))
        case "d":
            return _find_category("Nd")
        case "i":
            return _NAME_START
        case "c":
            return unite(_NAME_START, _NAME_MORE)
        case "w":
            return complement(unite(*map(_find_category, "PZC")))
    if letter.lower() not in "sdicw" or letter.islower():
        raise ValueError(f"\\{letter} is not an escape of XML Schema")
    return complement(_find_class(letter.lower()))


class _Reader:
    """
    What is left of a pattern, read from its left.
    """

    def __init__(self, rest: str) -> None:
        self.rest = rest

    def take(self, count: int = 1) -> str:
        """
        The next characters, which are then read.
        """
        if len(self.rest) < count:
            raise ValueError("a pattern ends too early")
        taken, self.rest = self.rest[:count], self.rest[count:]
        return taken

    def read_alternatives(self) -> Expression:
        """
        Branches, up to a closing bracket or the end.
        """
        branches = [self.read_sequence()]
        while self.rest.startswith("|"):
            self.take()
            branches.append(self.read_sequence())
        return branches[0] if len(branches) == 1 else Alternatives(tuple(branches))

    def read_sequence(self) -> Expression:
        """
        Repeated parts, up to the end of the branch.
        """
        parts: list[Expression] = []
        while self.rest and self.rest[0] not in "|)":
            parts.append(self.read_repetition(self.read_part()))
        return parts[0] if len(parts) == 1 else Sequence(tuple(parts))

    def read_repetition(self, body: Expression) -> Expression:
        """
        The part with the quantifier that follows it, if one does.
        """
        match = re.match(r"(?P<sign>[?*+])|\{(?P<least>\d+)(?P<open>,(?P<most>\d*))?\}", self.rest)
        if match is None:
            return body
        self.take(match.end())
        if match["sign"]:
            return Repetition(body, int(match["sign"] == "+"), 1 if match["sign"] == "?" else None)
        least = int(match["least"])
        most = (int(match["most"]) if match["most"] else None) if match["open"] else least
        if most is not None and most < least:
            raise ValueError(f"at least {least} and at most {most} cannot both be")
        return Repetition(body, least, most)

    def read_part(self) -> Expression:
        """
        A group, a set, or one character.
        """
        sign = self.take()
        if sign == "(":
            inner = self.read_alternatives()
            if self.take() != ")":
                raise ValueError("a group of a pattern is not closed")
            return inner
        if sign == "[":
            return Characters(self.read_set())
        if sign == ".":
            return Characters(complement(((0xA, 0xA), (0xD, 0xD))))
        if sign in "?*+{}]":
            raise ValueError(f"{sign} stands in a pattern without its escape")
        return Characters(self.read_escape() if sign == "\\" else ((ord(sign), ord(sign)),))

    def read_set(self) -> Ranges:
        """
        The set behind an opening bracket, up to its closing one.
        """
        negated = self.rest.startswith("^")
        self.take(int(negated))
        sets: list[Ranges] = []
        without: Ranges = ()
        while (sign := self.take()) != "]" or not sets:
            if sign == "]" or (sign == "-" and not (sets and self.rest.startswith("["))):
                raise ValueError(f"{sign} stands in a set without its escape")
            if sign == "-" and self.rest.startswith("["):
                self.take()
                without = self.read_set()
                continue
            characters = self.read_escape() if sign == "\\" else ((ord(sign), ord(sign)),)
            if re.match(r"-[^\[\]]", self.rest):
                self.take()
                characters = ((characters[0][0], self.read_end()),)
            sets.append(characters)
        united = complement(unite(*sets)) if negated else unite(*sets)
        return complement(unite(complement(united), without)) if without else united

    def read_end(self) -> int:
        """
        The last character of a run.
        """
        sign = self.take()
        return self.read_escape()[0][0] if sign == "\\" else ord(sign)

    def read_escape(self) -> Ranges:
        """
        The characters an escape means.
        """
        letter = self.take()
        if letter in "pP":
            name, closed, self.rest = self.rest.removeprefix("{").partition("}")
            if not closed:
                raise ValueError("a category of a pattern is not closed")
            characters = _find_category(name)
            return characters if letter == "p" else complement(characters)
        if letter in _CONTROLS or letter in _SIGNS:
            code = ord(_CONTROLS.get(letter, letter))
            return ((code, code),)
        return _find_class(letter)
