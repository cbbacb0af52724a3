"""
Set a plaintext in lines of 72 columns.

East Asian wide characters take two columns, combining marks none. Note markers get their braces
last and are between two marks until then. So braces in the telegram are not taken for them.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import groupby, zip_longest
from unicodedata import category

from edition.errors import EditionError
from edition.printable import MARK

COLUMNS = 72
_QUOTED, _INSET = ">", "    "
_MAX_DEPTH = 6  # what is quoted in more quotations is set no further in
_MAX_FIGURE_COLUMNS = COLUMNS // 3  # a wider figure is in no column of a table
_NUMERAL_COLUMNS = COLUMNS // 8  # numerals in a column of a table are narrower
_WIDE = (
    "\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff"
    "\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\U0001f300-\U0001faff\U00020000-\U0003fffd"
)
_CLOSING = "[、。，．：；！？）」』】》〉”’]*"
"""Characters that must not begin a line in East Asian text."""
_is_wide = re.compile(f"[{_WIDE}]").findall
_is_beyond = re.compile(f"[^ -\u02ff\u2010-\u2044{MARK}]").search
_SIGN = re.compile(f"{MARK}([^{MARK}]*){MARK}")

Row = Sequence[str]
"""The name of a setter in _SETTERS, then the texts to set."""


def lay_out(told: str) -> list[str]:
    """
    Set what a stylesheet wrote: one row per line, fields between tabs, the first names the setter.

    A name after signs of quotation is set as far in as there are signs.
    """
    lines: list[str] = []
    for how, rows in groupby((row.split("\t") for row in told.split("\n")), lambda row: row[0]):
        setter = how.lstrip(_QUOTED)
        if setter not in _SETTERS:
            raise EditionError(f"The plaintext has no rows for “{setter}”; it has {_NAMES}.")
        inset = _INSET * min(len(how) - len(setter), _MAX_DEPTH)
        room = COLUMNS - len(inset)
        lines.extend(f"{inset}{line}".rstrip(" ") for line in _SETTERS[setter](list(rows), room))
    return lines


def count_words(lines: Sequence[str]) -> int:
    """
    Count the words of lines without note markers.

    The lines are split as bytes, so only at ASCII whitespace, as in XML.
    """
    return len(_SIGN.sub("", " ".join(lines)).encode().split())


def brace_signs(text: str) -> str:
    """Put note markers in braces."""
    return _SIGN.sub(r"{\1}", text)


def _is_narrow(text: str) -> bool:
    """Tell whether each character takes one column, as in nearly all texts."""
    return text.isascii() or _is_beyond(text) is None


def measure(text: str) -> int:
    """Return the number of columns that a text takes."""
    if _is_narrow(text):
        return len(text)
    marks = sum(category(character).startswith("M") for character in text)
    return len(text) - marks + len(_is_wide(text))


def wrap(text: str, width: int) -> list[str]:
    """Break a text into lines of at most this many columns; a longer word has a line of its own."""
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
    Set a text after a label; further lines begin under its first word.

    A label that takes more than two thirds of the width has lines of its own.
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
    Return the pattern of what stays together.

    This is a wide character with its marks and closing punctuation, or a word up to one.
    """
    planes = (*range(0x300, 0x20000), *range(0xE0100, 0xE01F0))
    marks = "".join(chr(code) for code in planes if category(chr(code)).startswith("M"))
    return re.compile(f"[{_WIDE}][{marks}]*{_CLOSING}|[^ {_WIDE}]+{_CLOSING}| ")


def _set_texts(rows: Sequence[Row], room: int) -> Iterator[str]:
    for _, text in rows:
        yield from wrap(text, room)


def _set_at_right(rows: Sequence[Row], room: int) -> Iterator[str]:
    for line in _set_texts(rows, room):
        yield _align_right(line, room)


def _set_spread(rows: Sequence[Row], room: int) -> Iterator[str]:
    """Set two texts at the two ends of a line, or below each other if they do not fit."""
    for _, left, right in rows:
        between = room - measure(left) - measure(right)
        if between >= 3:  # noqa: PLR2004 - at least three spaces between them
            yield f"{left}{' ' * between}{right}"
        else:
            yield from (*wrap(left, room), *wrap(right, room))


def _set_fields(rows: Sequence[Row], room: int) -> Iterator[str]:
    """Set texts after their labels, all from the same column."""
    width = max(measure(label) for _, label, _ in rows) + 2
    for _, label, text in rows:
        yield from hang(_align_left(label, width), text, room)


def _set_table(rows: Sequence[Row], room: int) -> Iterator[str]:
    """
    Set a numbered list as a table: numeral, name, figure, rest.

    An item that is not a name with one figure is set as wrapped lines.
    """
    items = [(numeral, *_part(text, figure)) for _, numeral, text, figure in rows]
    widths = [[measure(field) for field in item] for item in items]
    first = max((width[0] for width in widths if width[0] < _NUMERAL_COLUMNS), default=0)
    figures, rests = (max(width[column] for width in widths) for column in (2, 3))
    names = max((width[1] for width in widths if width[2]), default=0)
    names = min(names, room - first - figures - rests - 5)
    for (numeral, name, figure, rest), width in zip(items, widths, strict=True):
        label = f"{_align_right(numeral, first)}  "
        if not figure or width[0] > first:
            yield from hang(label, f"{name} {figure}{rest}".strip(" "), room)
        else:
            *lines, last = hang(label, name, first + 2 + names)
            yield from lines
            yield f"{_align_left(last, first + 4 + names)}{_align_right(figure, figures)}{rest}"


def _set_items(rows: Sequence[Row], room: int) -> Iterator[str]:
    """Set the items of lists within lists: each begins where the words of the list around it do."""
    widths: dict[int, int] = {}
    for _, depth, numeral, _ in rows:
        widths[int(depth)] = max(widths.get(int(depth), 0), measure(numeral))
    for _, depth, numeral, text in rows:
        inset = sum(width + 2 for level, width in widths.items() if level < int(depth))
        label = _align_right(numeral, widths[int(depth)])
        yield from hang(f"{' ' * inset}{label}  ", text, room)


def _set_cells(rows: Sequence[Row], room: int) -> Iterator[str]:
    """Set the rows of a table in columns; if they are too wide, each cell has lines of its own."""
    columns = list(zip_longest(*(row[1:] for row in rows), fillvalue=""))
    widths = [max(map(measure, column)) for column in columns]
    if sum(widths) + 2 * (len(widths) - 1) > room:
        for _, first, *others in rows:
            yield from wrap(first, room)
            yield from (line for text in others if text for line in hang("  ", text, room))
        return
    aligns = [_align_right if _is_figures(column) else _align_left for column in columns]
    for row in zip(*columns, strict=True):
        cells = zip(aligns, row, widths, strict=True)
        yield "  ".join(align(text, width) for align, text, width in cells).rstrip(" ")


def _is_figures(column: Sequence[str]) -> bool:
    """Tell whether the cells of a column, its name apart, are figures."""
    figures = [cell for cell in column[1:] if cell]
    return bool(figures) and all(cell[0].isdecimal() for cell in figures)


def _part(text: str, figure: str) -> tuple[str, str, str]:
    """Split an item into the text before its figure, the figure, and the rest."""
    before, rest = _split_last(text, figure) if figure else ("", "")
    if before and max(measure(figure), measure(rest)) <= _MAX_FIGURE_COLUMNS:
        return before.strip(" "), figure, rest
    return text, "", ""


def _split_last(text: str, figure: str) -> tuple[str, str]:
    """Split a text at the last word that is the figure; an earlier one is part of a name."""
    place = len(text)
    while (place := text.rfind(f" {figure}", 0, place)) > 0:
        end = place + 1 + len(figure)
        if not text[end : end + 1].isalnum():
            return text[:place], text[end:]
    return "", ""


def _align_right(text: str, width: int) -> str:
    return " " * (width - measure(text)) + text


def _align_left(text: str, width: int) -> str:
    return text + " " * (width - measure(text))


_SETTERS: dict[str, Callable[[Sequence[Row], int], Iterator[str]]] = {
    "": lambda rows, _: iter([""] * len(rows)),
    "text": _set_texts,
    "right": _set_at_right,
    "spread": _set_spread,
    "field": _set_fields,
    "row": _set_table,
    "item": _set_items,
    "cells": _set_cells,
}
_NAMES = ", ".join(filter(None, _SETTERS))
