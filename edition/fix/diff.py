"""
Write edits as a diff that git applies.

The edits say which lines change, so only these lines are compared.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from edition.check.remedies.edits import apply
from edition.findings import Edit

_CONTEXT_LINES = 3
_MISSING = "\n\\ No newline at end of file\n"
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_PLAIN = range(0x20, 0x7F)
_ESCAPES = {7: "a", 8: "b", 9: "t", 10: "n", 11: "v", 12: "f", 13: "r", 34: '"', 92: "\\"}


@dataclass(frozen=True, slots=True)
class Change:
    """Lines of a file, from start up to but not including end (from 0), and the new lines."""

    start: int
    end: int
    lines: tuple[str, ...]


def format_diff(path: str, data: bytes, edits: Sequence[Edit]) -> bytes:
    """Write the edits of a UTF-8 file, which must be in order, as a unified diff."""
    text = data.decode("utf-8")
    moved = int(text.startswith("\ufeff"))
    shifted = [Edit(edit.start + moved, edit.end + moved, edit.text) for edit in edits]
    lines = _LINE.findall(text)
    changes = list(_list_changes(text, lines, shifted))
    if not changes:
        return b""
    old, new = quote(f"a/{path}"), quote(f"b/{path}")
    head = [f"diff --git {old} {new}\n", f"--- {_end(old)}\n", f"+++ {_end(new)}\n"]
    return "".join([*head, *_list_hunks(lines, changes)]).encode()


def quote(path: str) -> str:
    """Write a path as git does: if it has unusual characters, in quotation marks with escapes."""
    data = path.encode("utf-8", "surrogateescape")
    written = "".join(
        f"\\{_ESCAPES[byte]}"
        if byte in _ESCAPES
        else (chr(byte) if byte in _PLAIN else f"\\{byte:03o}")
        for byte in data
    )
    return path if written == path else f'"{written}"'


def _end(path: str) -> str:
    """Add a tab to a path with a space; git would take the part after it for a date."""
    return f"{path}\t" if " " in path and not path.startswith('"') else path


def _list_changes(text: str, lines: Sequence[str], edits: Sequence[Edit]) -> Iterator[Change]:
    """List the lines that edits change; edits of the same line are one change."""
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    group: list[Edit] = []
    last = -1
    for edit in edits:
        first = min(bisect_right(starts, edit.start) - 1, max(len(lines) - 1, 0))
        if group and first > last:
            yield from _change(text, lines, starts, group)
            group = []
        group.append(edit)
        last = max(last, bisect_right(starts, edit.end) - 1)
    if group:
        yield from _change(text, lines, starts, group)


def _change(
    text: str, lines: Sequence[str], starts: Sequence[int], edits: Sequence[Edit]
) -> Iterator[Change]:
    """Return the changed lines of some edits, without equal lines at both ends."""
    first = min(bisect_right(starts, edits[0].start) - 1, max(len(lines) - 1, 0))
    end = min(bisect_right(starts, edits[-1].end), len(lines))
    begin = starts[first]
    moved = [Edit(edit.start - begin, edit.end - begin, edit.text) for edit in edits]
    old = list(lines[first:end])
    new = _LINE.findall(apply(text[begin : starts[end]], moved))
    before = _count_alike(old, new)
    after = _count_alike(reversed(old[before:]), reversed(new[before:]))
    old_end, new_end = len(old) - after, len(new) - after
    if old[before:old_end] != new[before:new_end]:
        yield Change(first + before, first + old_end, tuple(new[before:new_end]))


def _count_alike(old: Iterable[str], new: Iterable[str]) -> int:
    """Count the equal lines at the beginning of both."""
    pairs = zip(old, new, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _list_hunks(lines: Sequence[str], changes: Sequence[Change]) -> Iterator[str]:
    """Write changes with three lines around them; near changes share a hunk."""
    group: list[Change] = []
    grown = 0
    for change in changes:
        if group and change.start - group[-1].end > 2 * _CONTEXT_LINES:
            yield from _write_hunk(lines, group, grown)
            grown += sum(len(some.lines) - (some.end - some.start) for some in group)
            group = []
        group.append(change)
    yield from _write_hunk(lines, group, grown)


def _write_hunk(lines: Sequence[str], group: Sequence[Change], grown: int) -> Iterator[str]:
    """Write a hunk; the argument grown is the number of lines added before it."""
    start = max(group[0].start - _CONTEXT_LINES, 0)
    end = min(group[-1].end + _CONTEXT_LINES, len(lines))
    length = end - start
    new = length + sum(len(some.lines) - (some.end - some.start) for some in group)
    yield f"@@ -{_range(start, length)} +{_range(start + grown, new)} @@\n"
    done = start
    for change in group:
        yield from (_mark(" ", line) for line in lines[done : change.start])
        yield from (_mark("-", line) for line in lines[change.start : change.end])
        yield from (_mark("+", line) for line in change.lines)
        done = change.end
    yield from (_mark(" ", line) for line in lines[done:end])


def _range(start: int, length: int) -> str:
    """Write the first line and the number of lines; without lines, the line before."""
    return f"{start + 1 if length else start},{length}"


def _mark(sign: str, line: str) -> str:
    """Write a line of a diff, and say if it has no line end."""
    return f"{sign}{line}" if line.endswith("\n") else f"{sign}{line}{_MISSING}"
