"""Choose edits that can be made together, and apply them."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence

from edition.findings import Edit


def unite(groups: Iterable[Sequence[Edit]]) -> tuple[list[Edit], list[bool]]:
    """
    Return the edits that can be made together, in order, and for each group whether it is used.

    A group is used whole or not at all. If two groups overlap, the first is used. An edit that two
    groups share is made once.
    """
    chosen: list[Edit] = []
    taken: list[bool] = []
    for group in groups:
        new = [edit for edit in dict.fromkeys(group) if not _has(chosen, edit)]
        taken.append(bool(group) and not any(_overlaps(chosen, edit) for edit in new))
        if taken[-1]:
            for edit in new:
                insort(chosen, edit)
    return chosen, taken


def _has(chosen: Sequence[Edit], edit: Edit) -> bool:
    """Return whether an edit is among the chosen ones."""
    index = bisect_left(chosen, edit)
    return index < len(chosen) and chosen[index] == edit


def _overlaps(chosen: Sequence[Edit], edit: Edit) -> bool:
    """Return whether an edit changes what a chosen one changes, or begins at the same place."""
    index = bisect_left(chosen, edit)
    return any(
        other.start == edit.start or (other.start < edit.end and edit.start < other.end)
        for other in chosen[max(index - 1, 0) : index + 1]
    )


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return a text after edits that stand in order and do not overlap."""
    pieces: list[str] = []
    done = 0
    for edit in edits:
        pieces += [text[done : edit.start], edit.text]
        done = edit.end
    return "".join([*pieces, text[done:]])


def apply_bytes(data: bytes, edits: Iterable[Edit]) -> bytes:
    """Return a UTF-8 file after edits; all other bytes stay, including a byte order mark."""
    mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    return mark + apply(data.decode("utf-8-sig"), edits).encode()
