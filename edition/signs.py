"""
Signs that nobody sees: what is printed names them, so that a line stays one line.
"""

import unicodedata

MARK = "\U0001ffff"
"""The noncharacter between which stylesheets say what a text is to have there: see mark.xsl."""

_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""Unicode's categories: controls, zero-width and bidirectional marks, halves, line separators."""


def show(text: str) -> str:
    """
    Write each sign that nobody sees by its number.
    """
    if text.isprintable():
        return text
    return "".join(_name(sign) if unicodedata.category(sign) in _UNSEEN else sign for sign in text)


def _name(sign: str) -> str:
    """
    Name a sign by its number.
    """
    return f"[U+{ord(sign):04X}]"
