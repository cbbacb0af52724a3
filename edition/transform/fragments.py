"""
Fragments that a stylesheet writes once, and lists whose lines have the same form.

Where a page has a key between two marks, the fragment of that key is inserted. A fragment is made
when it is first needed. A stylesheet writes the form of one line with blanks, and Python fills it
in for every line. This takes 0.7 ms per page of a whole edition, against 1.8 ms where XSLT writes
every line.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from edition.errors import EditionError
from edition.printable import MARK
from edition.transform.processor import Saxon, Stylesheet

LINES = "lines"
"""The key before the form of a line, and the key of the lines in a slice."""
END = "end of lines"
BLANKS = ("before", "text", "after", "address", "number", "weighed")
"""The fields of a line in this order; a form names its blanks by them."""

_SPECIAL = re.compile(r"[&<>\r\x7f-\xa0]")
_IN_VALUES = (('"', "&#34;"), ("&lt;", "<"), ("\t", "&#x9;"), ("\n", "&#xA;"))
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\xa0": "&nbsp;", "\x7f": "", "\r": "&#xD;"}


def set_lines(written: str, lines: Iterable[Sequence[str]]) -> str:
    """Replace the form of a line by all lines; a sheet without a form is returned unchanged."""
    pieces = written.split(MARK)
    keys = pieces[1::2]
    if LINES not in keys or END not in keys:
        return written
    first, last = (2 * keys.index(key) + 1 for key in (LINES, END))
    whole = "".join(_set_each(pieces[first + 1 : last], lines))
    return MARK.join(pieces[:first]) + whole + MARK.join(pieces[last + 1 :])


def _set_each(form: Sequence[str], lines: Iterable[Sequence[str]]) -> list[str]:
    """Fill in the form for each line; in the form, fixed pieces and keys of blanks alternate."""
    keys = form[1::2]
    for key in keys:
        if key not in BLANKS:
            raise EditionError(f"A line has no {key} to fill a blank; it has {', '.join(BLANKS)}.")
    order = [
        (BLANKS.index(key), _escape_value if _is_open(before) else _escape)
        for key, before in zip(keys, form[::2], strict=False)
    ]
    pattern = "%s".join(piece.replace("%", "%%") for piece in form[::2])
    return [pattern % tuple([escape(line[index]) for index, escape in order]) for line in lines]


def _is_open(before: str) -> bool:
    """Tell whether a text ends inside a tag, so that an attribute's value follows."""
    return before.rfind("<") > before.rfind(">")


def _escape(text: str) -> str:
    """Escape a text as Saxon does in a page."""
    return _SPECIAL.sub(_escape_sign, text)


def _escape_value(text: str) -> str:
    """Escape an attribute's value as Saxon does in a page."""
    text = _escape(text)
    for sign, written in _IN_VALUES:
        text = text.replace(sign, written)
    return text


def _escape_sign(found: re.Match[str]) -> str:
    """Write a character as an HTML entity, or by its number."""
    return _ESCAPES.get(found[0], f"&#x{ord(found[0]):x};")


@dataclass(frozen=True, slots=True)
class Fragments:
    """The fragments of a stylesheet by key, each made when it is first needed."""

    saxon: Saxon
    stylesheet: Stylesheet
    _texts: dict[str, str] = field(default_factory=dict)

    def put(self, written: str) -> str:
        """Replace each key between two marks by its fragment."""
        pieces = written.split(MARK)
        for index in range(1, len(pieces), 2):
            key = pieces[index]
            if key not in self._texts:
                self._texts[key] = self._make(key)
            pieces[index] = self._texts[key]
        return "".join(pieces)

    def _make(self, key: str) -> str:
        """Make a fragment; an unknown key means that a text contains U+1FFFF."""
        made = self.saxon.call(self.stylesheet, "make-fragment", key)
        if not made:
            raise EditionError("U+1FFFF is no character; take it out of the text.")
        return made[0]
