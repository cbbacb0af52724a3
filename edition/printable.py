"""Write for people: invisible characters so that they can see them, and a number with its noun."""

import re
import unicodedata

MARK = "\U0001ffff"
"""The noncharacter around text that Python replaces: see xslt/shared/marks.xsl."""

_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""Unicode categories: controls, invisible format characters, surrogates, line separators."""
_PLANES = "".join(
    f"{chr(plane | 0xFFFE)}{chr(plane | 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
_NO_CHARACTERS = f"\x7f-\x9f\ufdd0-\ufdef{_PLANES}"
"""Parse errors in HTML: delete, the C1 controls, and noncharacters."""
_find_no_character = re.compile(f"[{_NO_CHARACTERS}]").search
_find_control = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f{_NO_CHARACTERS}]").search
_find_half = re.compile("[\ud800-\udfff]").search


def show(text: str) -> str:
    """Replace invisible characters by their numbers, such as [U+200B]."""
    if text.isprintable():
        return text
    return "".join(_name(sign) if unicodedata.category(sign) in _UNSEEN else sign for sign in text)


def count(number: int, noun: str) -> str:
    """Write a number with its noun, in the plural unless there is one or the noun has none."""
    return f"{number} {noun if number == 1 or noun == 'information' else f'{noun}s'}"


def find_no_character(text: str) -> re.Match[str] | None:
    """
    Find a character that a page cannot show.

    For example, Saxon writes U+0085 as a reference, which browsers show as “…”.
    """
    return _find_no_character(text)


def find_control(text: str) -> re.Match[str] | None:
    """Find a character that a page cannot show, or a control that XML does not allow."""
    return _find_control(text)


def is_text(name: str) -> bool:
    """
    Tell whether a file name is valid text; Python writes bytes that are not UTF-8 as surrogates.
    """
    return name.isascii() or _find_half(name) is None


def make_text(text: str) -> str:
    """Replace surrogates by their numbers, for programs that read UTF-8."""
    return text if is_text(text) else show(text)


def _name(sign: str) -> str:
    return f"[U+{ord(sign):04X}]"
