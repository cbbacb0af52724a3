"""
The datatypes of the grammar: tokens and strings, which patterns may restrict.

Numbers, dates and pointers are tokens with a pattern too. Validators disagree about the types that
XML Schema has for them.
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
"""Matches patterns that mean the same in XML Schema and in Python, except for backslash S."""


@dataclass(frozen=True, slots=True)
class Datatype:
    """A token (white space is folded) or a string (white space is kept), with its patterns."""

    kept: bool
    patterns: tuple[str, ...]

    def holds(self, text: str) -> bool:
        """Return whether every pattern matches the text, with its white space folded or kept."""
        value = text if self.kept else fold(text)
        return all(compile_pattern(pattern).fullmatch(value) for pattern in self.patterns)


@cache
def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Compile a pattern of XML Schema for Python; raise ValueError if it cannot be read here."""
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
    """Return an escape for Python, which counts more signs as white space than XML Schema."""
    return "[^ \t\n\r]" if escape[1] == "S" else escape[0]


def split(text: str) -> list[str]:
    """Return the words between XML's white space; a no-break space does not separate words."""
    return re.findall(r"[^ \t\n\r]+", text)


def fold(text: str) -> str:
    """Return a text with its white space folded to single spaces, and none at its ends."""
    return " ".join(split(text))
