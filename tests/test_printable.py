"""Signs that nobody sees."""

from pathlib import PurePosixPath

import pytest

from edition.findings import Finding, Severity
from edition.printable import show


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain “quoted” 毛泽东", "plain “quoted” 毛泽东"),
        ("a\nb", "a[U+000A]b"),
        ("a\u2028b", "a[U+2028]b"),
        ("\u202eabc", "[U+202E]abc"),
        ("a\u200bb", "a[U+200B]b"),
        ("a\u00a0b", "a\u00a0b"),
        ("\udcff", "[U+DCFF]"),
        ("\x1b[31m", "[U+001B][31m"),
    ],
)
def test_unseen_signs_are_named(text: str, shown: str) -> None:
    """Controls, marks of direction, zero widths and line separators stand as their numbers."""
    assert shown == show(text)


def test_a_finding_is_one_line() -> None:
    """Neither a path nor a sentence breaks the line."""
    finding = Finding(PurePosixPath("a\nb.xml"), 1, 1, "x.y", Severity.ERROR, "So\rit is.")

    assert "a[U+000A]b.xml:1:1: error x.y: So[U+000D]it is." == str(finding)
