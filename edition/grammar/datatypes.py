"""
The datatypes of the grammar: tokens and strings, narrowed by patterns.

Numbers, dates and pointers are tokens with a pattern too: the types that XML Schema has for them
are where validators differ.
"""

import re
from dataclasses import dataclass
from functools import cache

from edition.grammar.expressions import parse, render

WHITE_SPACE = " \t\n\r"


@dataclass(frozen=True, slots=True)
class Datatype:
    """
    A token, whose white space is folded, or a string, whose is kept; and the patterns it has.
    """

    kept: bool
    patterns: tuple[str, ...]

    def holds(self, text: str) -> bool:
        """
        A string belongs to the type when each pattern describes it.
        """
        value = text if self.kept else fold(text)
        return all(compile_pattern(pattern).fullmatch(value) for pattern in self.patterns)


@cache
def compile_pattern(pattern: str) -> re.Pattern[str]:
    """
    A pattern of XML Schema for Python; one that cannot be read is a ValueError.
    """
    return re.compile(render(parse(pattern)))


def split(text: str) -> list[str]:
    """
    The words between white space as XML has it, which a no-break space is not.
    """
    return re.findall(r"[^ \t\n\r]+", text)


def fold(text: str) -> str:
    """
    A string with its white space folded to single spaces.
    """
    return " ".join(split(text))
