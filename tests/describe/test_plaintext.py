"""Lines of plaintext: how wide a text is, where it breaks, how several share a line."""

import pytest

from edition.describe.plaintext import (
    COLUMNS,
    brace_signs,
    count_words,
    hang,
    lay_out,
    measure,
    wrap,
)
from edition.printable import MARK


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("Beijing", 7), ("北京 Beijing", 12), ("Ёлка", 4), ("e\u0301", 1), ("“a”—⟨b⟩", 7)],
)
def test_measure(text: str, width: int) -> None:
    """A wide character takes two columns, a combining mark none, any other one."""
    assert width == measure(text)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("one two", ["one two"]),
        ("one two three four", ["one two", "three four"]),
        ("a incomprehensibilities b", ["a", "incomprehensibilities", "b"]),
        ("incomprehensibilities", ["incomprehensibilities"]),
        ("one\u00a0two three four", ["one\u00a0two", "three four"]),
        ("о\u0301дин два три", ["о\u0301дин два", "три"]),
        ("武器弹药，很困难", ["武器弹药，", "很困难"]),
        ("武器弹药很，困难", ["武器弹药", "很，困难"]),
        ("第36师 TNT 1000吨", ["第36师 TNT", "1000吨"]),
    ],
)
def test_wrap(text: str, lines: list[str]) -> None:
    """
    Lines break between words and between wide characters, and none begins with what closes one.
    """
    assert lines == wrap(text, 10)


@pytest.mark.parametrize(
    ("label", "text", "lines"),
    [
        ("1. ", "one two three", ["1. one two", "   three"]),
        ("a label, long ", "one two", ["a label,", "long", "  one two"]),
        ("{1}  ", "", ["{1}"]),
    ],
)
def test_hang(label: str, text: str, lines: list[str]) -> None:
    """A text stands behind its label, and below one that leaves no room."""
    assert lines == hang(label, text, 10)


@pytest.mark.parametrize(
    ("told", "lines"),
    [
        (["text\tone two"], ["one two"]),
        (["", "text\tone", "text\t"], ["", "one"]),
        (["right\tone"], [f"{'':{COLUMNS - 3}}one"]),
        (["spread\tone\ttwo"], [f"one{'':{COLUMNS - 6}}two"]),
        ([f"spread\t{'one ' * 17}one\ttwo"], [f"{'one ' * 17}one", "two"]),
        (["field\tEdition\tone", "field\t{10}\ttwo"], ["Edition  one", "{10}     two"]),
    ],
)
def test_rows(told: list[str], lines: list[str]) -> None:
    """Each row is set as its first field says."""
    assert lines == lay_out("\n".join(told))


def test_table() -> None:
    """Figures stand below each other; an item without a figure of its own is wrapped."""
    told = ["row\t1.\tRifles 140,000.\t140,000", "row\t10.\tTNT 1{a}\t1", "row\t\t5 trucks\t5"]
    lines = [" 1.  Rifles  140,000.", "10.  TNT           1{a}", "     5 trucks"]

    assert lines == lay_out("\n".join(told))


def test_figure_within_a_name() -> None:
    """The figure of an item is a word of its own, and no calibre before it."""
    told = ["row\t1.\tGuns 122 mm 12.\t12", "row\t2.\tGuns 5 mm 5\t5", "row\t3.\tX 5, no 55\t5"]
    lines = ["1.  Guns 122 mm  12.", "2.  Guns 5 mm     5", "3.  X             5, no 55"]

    assert lines == lay_out("\n".join(told))


def test_count_words() -> None:
    """A sign is no word, wherever it stands, and what a no-break space holds together is one."""
    lines = ["one|1| |… 2,", "illegible| two", "three\u00a0tons {four five}"]

    assert 5 == count_words([line.replace("|", MARK) for line in lines])


def test_signs_get_braces() -> None:
    """What stands between two marks stands in braces, on one line or on two."""
    assert "a{1} {b} {… 2,\nlost}" == brace_signs("a|1| {b} |… 2,\nlost|".replace("|", MARK))
