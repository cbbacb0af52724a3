"""Invisible characters: how they are found, and how they are named where text is printed."""

import re
import unicodedata

MARK = "\U0001ffff"
"""The noncharacter between which stylesheets say what a text is to have there: see mark.xsl."""

_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""Unicode's categories: controls, zero-width and bidirectional marks, halves, line separators."""
_PLANES = "".join(
    f"{chr(plane | 0xFFFE)}{chr(plane | 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
_NO_CHARACTERS = f"\x7f-\x9f\ufdd0-\ufdef{_PLANES}"
"""What HTML takes for a mistake: delete, the second set of controls, and noncharacters."""
_find_no_character = re.compile(f"[{_NO_CHARACTERS}]").search
_find_control = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f{_NO_CHARACTERS}]").search
_find_half = re.compile("[\ud800-\udfff]").search


def show(text: str) -> str:
    """Write each sign that nobody sees by its number."""
    if text.isprintable():
        return text
    return "".join(_name(sign) if unicodedata.category(sign) in _UNSEEN else sign for sign in text)


def find_no_character(text: str) -> re.Match[str] | None:
    """
    Find a sign that a page cannot show as it is: Saxon writes U+0085 as a reference, browsers “…”.
    """
    return _find_no_character(text)


def find_control(text: str) -> re.Match[str] | None:
    """Find a sign that a page cannot show, or a control that XML does not know."""
    return _find_control(text)


def is_text(name: str) -> bool:
    """Tell whether a name is text; bytes that are not UTF-8 stand in it as halves of signs."""
    return name.isascii() or _find_half(name) is None


def make_text(text: str) -> str:
    """Make text of what may hold halves of signs, for programs that read UTF-8."""
    return text if is_text(text) else show(text)


def _name(sign: str) -> str:
    """Name a sign by its number."""
    return f"[U+{ord(sign):04X}]"
