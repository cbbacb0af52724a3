"""
Set a plaintext in lines of 72 columns.

East Asian wide characters take two columns, combining marks none. A sign of a note stands between
two marks until it is given its braces, so that no brace of the telegram's own is taken for one.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import groupby
from unicodedata import category

from edition.errors import EditionError
from edition.printable import MARK

COLUMNS = 72
_LEAST = COLUMNS // 3
"""A figure that is wider stands in no column of a table."""
_NUMERAL = COLUMNS // 8
"""A numeral that is as wide stands in no column of a table."""
_WIDE = (
    "\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff"
    "\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\U0001f300-\U0001faff\U00020000-\U0003fffd"
)
_CLOSING = "[、。，．：；！？）」』】》〉”’]*"
"""What may not begin a line in East Asian text."""
_is_wide = re.compile(f"[{_WIDE}]").findall
_is_beyond = re.compile(f"[^ -\u02ff\u2010-\u2044{MARK}]").search
_SIGN = re.compile(f"{MARK}([^{MARK}]*){MARK}")

Row = Sequence[str]
"""How some texts are set, and the texts."""


def lay_out(told: str) -> list[str]:
    """Set what a stylesheet tells: a row a line, its fields between tabs, the first says how."""
    lines: list[str] = []
    for how, rows in groupby((row.split("\t") for row in told.split("\n")), lambda row: row[0]):
        if how not in _SETTERS:
            raise EditionError(f"The plaintext has no rows for “{how}”; it has {_NAMES}.")
        lines.extend(_SETTERS[how](list(rows)))
    return lines


def count_words(lines: Sequence[str]) -> int:
    """
    Count the words of some lines, signs not among them.

    Bytes part at the spaces of ASCII only, as XML does.
    """
    return len(_SIGN.sub("", " ".join(lines)).encode().split())


def brace_signs(text: str) -> str:
    """Put the signs in a text in braces."""
    return _SIGN.sub(r"{\1}", text)


def _is_narrow(text: str) -> bool:
    """Tell whether each character of a text takes one column, as in nearly all of them."""
    return text.isascii() or _is_beyond(text) is None


def measure(text: str) -> int:
    """Tell how many columns a text takes."""
    if _is_narrow(text):
        return len(text)
    marks = sum(category(character).startswith("M") for character in text)
    return len(text) - marks + len(_is_wide(text))


def wrap(text: str, width: int) -> list[str]:
    """Break a text into lines of at most so many columns; a word that is longer stands alone."""
    if len(text) * 2 <= width:
        return [text] if text else []
    if _is_narrow(text):
        return _break_words(text, width)
    columns = measure(text)
    if columns <= width:
        return [text]
    if columns == len(text) and not _is_wide(text):
        return _break_words(text, width)
    return list(_break_units(text, width))


def hang(label: str, text: str, width: int) -> list[str]:
    """
    Set a text behind a label, the lines that follow under its first word.

    A label that leaves no room stands on its own lines.
    """
    indent = measure(label)
    room = width - indent
    if room < width // 3:
        below = (f"  {line}" for line in wrap(text, width - 2))
        return [*wrap(label.strip(" "), width), *below]
    lines = wrap(text, room)
    if not lines:
        return [label.rstrip(" ")]
    return [label + lines[0], *(" " * indent + line for line in lines[1:])]


def _break_words(text: str, width: int) -> list[str]:
    """Break a text between words only."""
    lines = []
    start = 0
    while len(text) - start > width:
        end = text.rfind(" ", start, start + width + 1)
        if end == -1:
            end = text.find(" ", start)
        if end == -1:
            break
        lines.append(text[start:end])
        start = end + 1
    lines.append(text[start:])
    return lines


def _break_units(text: str, width: int) -> Iterator[str]:
    """Break a text between words and between wide characters."""
    line = ""
    for unit in _open_units().findall(text):
        if line and unit != " " and measure(line + unit) > width:
            yield line.removesuffix(" ")
            line = ""
        line += unit
    yield line.removesuffix(" ")


@cache
def _open_units() -> re.Pattern[str]:
    """
    What stays together: a wide character with its marks and what closes it, or a word up to one.
    """
    planes = (*range(0x300, 0x20000), *range(0xE0100, 0xE01F0))
    marks = "".join(chr(code) for code in planes if category(chr(code)).startswith("M"))
    return re.compile(f"[{_WIDE}][{marks}]*{_CLOSING}|[^ {_WIDE}]+{_CLOSING}| ")


def _set_texts(rows: Sequence[Row]) -> Iterator[str]:
    """Set texts in lines of their own."""
    for _, text in rows:
        yield from wrap(text, COLUMNS)


def _set_at_right(rows: Sequence[Row]) -> Iterator[str]:
    """Set texts at the right end of their lines."""
    for line in _set_texts(rows):
        yield _push(line, COLUMNS)


def _set_spread(rows: Sequence[Row]) -> Iterator[str]:
    """
    Set two texts at the two ends of a line; where they do not fit, the second below the first.
    """
    for _, left, right in rows:
        between = COLUMNS - measure(left) - measure(right)
        if between >= 3:  # noqa: PLR2004 - three spaces part them
            yield f"{left}{' ' * between}{right}"
        else:
            yield from (*wrap(left, COLUMNS), *wrap(right, COLUMNS))


def _set_fields(rows: Sequence[Row]) -> Iterator[str]:
    """Set texts behind their labels, all from the same column on."""
    width = max(measure(label) for _, label, _ in rows) + 2
    for _, label, text in rows:
        yield from hang(_fill(label, width), text, COLUMNS)


def _set_table(rows: Sequence[Row]) -> Iterator[str]:
    """
    Set the items of a numbered list as a table: the numeral, the name, the figure, what follows.

    An item that is no name with one figure stands in wrapped lines.
    """
    items = [(numeral, *_part(text, figure)) for _, numeral, text, figure in rows]
    widths = [[measure(field) for field in item] for item in items]
    first = max((width[0] for width in widths if width[0] < _NUMERAL), default=0)
    figures, rests = (max(width[column] for width in widths) for column in (2, 3))
    names = max((width[1] for width in widths if width[2]), default=0)
    names = min(names, COLUMNS - first - figures - rests - 5)
    for (numeral, name, figure, rest), width in zip(items, widths, strict=True):
        label = f"{_push(numeral, first)}  "
        if not figure or width[0] > first:
            yield from hang(label, f"{name} {figure}{rest}".strip(" "), COLUMNS)
        else:
            *lines, last = hang(label, name, first + 2 + names)
            yield from lines
            yield f"{_fill(last, first + 4 + names)}{_push(figure, figures)}{rest}"


def _part(text: str, figure: str) -> tuple[str, str, str]:
    """Part an item into what stands before its figure, the figure, and what follows."""
    before, rest = _split_last(text, figure) if figure else ("", "")
    if before and max(measure(figure), measure(rest)) <= _LEAST:
        return before.strip(" "), figure, rest
    return text, "", ""


def _split_last(text: str, figure: str) -> tuple[str, str]:
    """Split a text at the last word that is a figure: one before it is part of a name."""
    place = len(text)
    while (place := text.rfind(f" {figure}", 0, place)) > 0:
        end = place + 1 + len(figure)
        if not text[end : end + 1].isalnum():
            return text[:place], text[end:]
    return "", ""


def _push(text: str, width: int) -> str:
    """Set a text at the right end of its column."""
    return " " * (width - measure(text)) + text


def _fill(text: str, width: int) -> str:
    """Set a text at the left end of its column, filled with spaces."""
    return text + " " * (width - measure(text))


_SETTERS: dict[str, Callable[[Sequence[Row]], Iterator[str]]] = {
    "": lambda rows: iter([""] * len(rows)),
    "text": _set_texts,
    "right": _set_at_right,
    "spread": _set_spread,
    "field": _set_fields,
    "row": _set_table,
}
_NAMES = ", ".join(filter(None, _SETTERS))
