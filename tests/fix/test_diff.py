"""Diffs, applied by git."""

from pathlib import Path

import pytest
from git_apply import apply_diff
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edition.check.remedies.edits import apply_bytes, unite
from edition.findings import Edit
from edition.fix.diff import format_diff, quote

PIECES = st.sampled_from(["a", "é", "\n", "\r\n", "毛", "x \t", "\n\n", "𝔸", "אב", "\u202e"])
NAMES = ("f.xml", "d é/毛.xml", "a b.xml", 'q"\\\t.xml')


@st.composite
def edited_texts(draw: st.DrawFn) -> tuple[bytes, list[Edit]]:
    """Draw a file and edits of it."""
    mark = draw(st.sampled_from([b"", b"\xef\xbb\xbf"]))
    text = "".join(draw(st.lists(PIECES, max_size=50)))
    offsets = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(offsets, offsets, st.sampled_from(["", "z", "\n", "q\nr"]))))
    edits, _ = unite([Edit(min(a, b), max(a, b), new)] for a, b, new in spans)
    return mark + text.encode(), edits


@settings(max_examples=60, deadline=None, suppress_health_check=[*HealthCheck])
@given(edited_texts(), st.sampled_from(NAMES))
def test_git_makes_of_a_diff_what_the_edits_make(
    tmp_path: Path, drawn: tuple[bytes, list[Edit]], name: str
) -> None:
    """Whatever the line ends, the signs and the file's name, git comes to the same bytes."""
    data, edits = drawn
    place = tmp_path / name
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(data)
    mended = apply_bytes(data, edits)
    diff = format_diff(name, data, edits)

    assert (mended == data) == (not diff)
    if diff:
        apply_diff(tmp_path, diff)
        assert mended == (place.read_bytes() if place.exists() else b"")


def test_a_diff_holds_nothing_but_the_changed_lines_and_three_around() -> None:
    """Far changes have hunks of their own, near ones share one."""
    data = "".join(f"{number}\n" for number in range(30)).encode()
    diff = format_diff("f", data, [Edit(0, 1, "a"), Edit(10, 11, "b"), Edit(68, 70, "c\nd")])

    assert diff.decode().splitlines() == [
        "diff --git a/f b/f", "--- a/f", "+++ b/f",
        "@@ -1,9 +1,9 @@", "-0", "+a", " 1", " 2", " 3", " 4", "-5", "+b", " 6", " 7", " 8",
        "@@ -24,7 +24,8 @@", " 23", " 24", " 25", "-26", "+c", "+d", " 27", " 28", " 29",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "quoted"),
    [("a/b c", "a/b c"), ("a/é", '"a/\\303\\251"'), ('a"\n', '"a\\"\\n"'), ("\udcff", '"\\377"')],
)
def test_paths_are_quoted_as_git_does(path: str, quoted: str) -> None:
    """Unusual signs are written by their bytes."""
    assert quoted == quote(path)
