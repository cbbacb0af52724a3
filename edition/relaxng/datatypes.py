"""
The datatypes of the grammar: tokens and strings, narrowed by patterns.

Numbers, dates and pointers are tokens with a pattern too: the types that XML Schema has for them
are where validators differ.
"""

import re
from dataclasses import dataclass
from functools import cache

WHITE_SPACE = " \t\n\r"
_PLAIN = re.compile(
    r"""
    (?: (?: [^\\|.?*+(){}\[\]^$]                     # a character
          | \\ [\\|.?*+(){}\[\]^ntrS-]                # an escape
          | \[ (?: (?:[^\\\[\]^-] | \\ [\\|.?*+(){}\[\]^ntr-]) (?: - [^\\\[\]^-] )? )+ \]
          | \)
        ) (?: [?*+] | \{ \d+ (?:,\d*)? \} )?
      | [(|]
    )*
    """,
    re.VERBOSE,
)
"""The patterns that mean the same in XML Schema and in Python, but for backslash and S."""


@dataclass(frozen=True, slots=True)
class Datatype:
    """A token, whose white space is folded, or a string, whose is kept; and the patterns it has."""

    kept: bool
    patterns: tuple[str, ...]

    def holds(self, text: str) -> bool:
        """A string belongs to the type when each pattern describes it."""
        value = text if self.kept else fold(text)
        return all(compile_pattern(pattern).fullmatch(value) for pattern in self.patterns)


@cache
def compile_pattern(pattern: str) -> re.Pattern[str]:
    """A pattern of XML Schema for Python; one that is not plain is a ValueError."""
    if _PLAIN.fullmatch(pattern) is None:
        raise ValueError(
            f"the pattern {pattern} has something else than characters, sets such as [a-z0-9], "
            r"groups, alternatives, quantifiers and \S, which is all that is read here"
        )
    try:
        return re.compile(re.sub(r"\\(.)", _translate, pattern))
    except re.error as error:
        raise ValueError(f"the pattern {pattern} cannot be read: {error}") from error


def _translate(escape: re.Match[str]) -> str:
    """The escape for Python, whose white space is more than that of XML Schema."""
    return "[^ \t\n\r]" if escape[1] == "S" else escape[0]


def split(text: str) -> list[str]:
    """The words between white space as XML has it, which a no-break space is not."""
    return re.findall(r"[^ \t\n\r]+", text)


def fold(text: str) -> str:
    """A string with its white space folded to single spaces."""
    return " ".join(split(text))
