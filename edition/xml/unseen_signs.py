"""
Find signs in markup that nobody sees, or that only look like those of XML.

They are spaces and format characters that XML does not have, and the quotation marks and equals
signs that word processors and input methods write. In an attribute's value and in text they are
right; this module looks only at tags, and at what stands outside all elements.
"""

import re
import unicodedata
from collections.abc import Iterator

from edition.findings import Edit

_DOUBLE, _SINGLE = "\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02", "\u2018\u2019\u201a\u201b\uff07"
_LOOKING = {**dict.fromkeys(_DOUBLE, '"'), **dict.fromkeys(_SINGLE, "'"), "\uff1d": "="}
"""What looks like a sign of XML, with that sign."""
_QUOTE = f"[\"'{_DOUBLE}{_SINGLE}]"
_WHOLE = re.compile(r"""<(?:"[^"<]*"|'[^'<]*'|[^<>"'])*>""")
_PIECE = re.compile(
    r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<\?.*?(?:\?>|\Z)"
    rf"|{_WHOLE.pattern}|<[^<>]*>?",
    re.DOTALL,
)
_DECLARATION = re.compile(r"<\?xml(?![\w.-])")
_STRAIGHT = re.compile(r""""[^"]*"|'[^']*'""")
_VALUE = re.compile(rf"(?<==)\s*({_QUOTE})[^<>\"'{_DOUBLE}{_SINGLE}]*({_QUOTE})")


def find_signs(text: str) -> Iterator[Edit]:
    """Yield, for each unseen or wrong sign in the markup of a file, the edit that mends it."""
    depth = last = 0
    for found in _PIECE.finditer(text):
        piece = found[0]
        if not depth:
            yield from _mend_outside(text, last, found.start())
        last = found.end()
        if _DECLARATION.match(piece):
            yield from _mend_tag(piece, found.start())
        elif not piece.startswith(("<!", "<?")):
            yield from _mend_tag(piece, found.start())
            depth += _count(piece)
    if not depth:
        yield from _mend_outside(text, last, len(text))


def describe_sign(text: str, edit: Edit) -> str:
    """Return a sentence about a sign and its edit."""
    sign = text[edit.start]
    if sign in _LOOKING:
        return f"{sign} (U+{ord(sign):04X}) stands in a tag; write {edit.text}."
    named = f"U+{ord(sign):04X} ({unicodedata.name(sign, 'without a name').lower()})"
    if edit.text:
        return f"{named} stands in a tag; write a space."
    return f"{named} stands in the markup, where nobody sees it; delete it."


def _count(tag: str) -> int:
    """Return by how much a tag makes the depth more or less."""
    if tag.startswith("</"):
        return -1
    return 0 if tag.endswith("/>") else 1


def _mend_outside(text: str, start: int, end: int) -> Iterator[Edit]:
    """Yield the edits that delete unseen signs outside all elements."""
    for index in range(start, end):
        if _is_unseen(text[index]):
            yield Edit(index, index + 1, "")


def _mend_tag(tag: str, start: int) -> Iterator[Edit]:
    """Yield the edits that mend a tag; what stands between its quotation marks is left alone."""
    whole = _WHOLE.fullmatch(tag) is not None
    values = [found.span() for found in _STRAIGHT.finditer(tag)] if whole else []
    inside = {index for first, last in values for index in range(first, last)}
    marks: dict[int, str] = {}
    for found in _VALUE.finditer(tag):
        if found.start(1) not in inside:
            straight = "'" if {found[1], found[2]} <= {*_SINGLE, "'"} else '"'
            inside.update(range(found.start(1), found.end()))
            marks |= {found.start(1): straight, found.end() - 1: straight}
    for index, sign in enumerate(tag):
        meant = marks.get(index) if index in inside else _mean(sign)
        if meant is not None and meant != sign:
            yield Edit(start + index, start + index + 1, meant)


def _mean(sign: str) -> str | None:
    """Return what stands for a sign in a tag, or None if it is right."""
    if sign in _LOOKING:
        return _LOOKING[sign]
    if not _is_unseen(sign):
        return None
    return "" if unicodedata.category(sign) == "Cf" else " "


def _is_unseen(sign: str) -> bool:
    """Return whether a sign is white space or a format character that XML does not have."""
    return sign > "\x7f" and unicodedata.category(sign) in {"Cf", "Zs", "Zl", "Zp"}
