"""Unseen signs in markup, and what looks like the signs of XML."""

import time
from pathlib import PurePosixPath

import pytest

from edition.findings import Fault
from edition.fix.diff import format_diff
from edition.xml.trees import parse_tree

PATH = PurePosixPath("tei/telegrams/t.xml")
TRIES = 3


def find(text: str) -> Fault:
    """Return the one fault of a file."""
    faults = parse_tree(PATH, text.encode())
    assert isinstance(faults, list)
    (fault,) = faults
    return fault


def mend(text: str, fault: Fault) -> str:
    """Make the edits of a fault."""
    for edit in sorted(fault.edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


@pytest.mark.parametrize(
    ("text", "sign", "mended"),
    [
        ("\u200b<?xml version='1.0'?><a/>", "\u200b", "<?xml version='1.0'?><a/>"),
        ("<?xml version='1.0'?>\u2060<a/>", "\u2060", "<?xml version='1.0'?><a/>"),
        ("<?xml\u00a0version='1.0'?><a/>", "\u00a0", "<?xml version='1.0'?><a/>"),
        ("<a/>\u200b\n", "\u200b", "<a/>\n"),
        ("<a/>\n<!-- \u200b -->\u3000\n", "\u3000", "<a/>\n<!-- \u200b -->\n"),
        ("<a>\u00a0<b\u00a0c='\u00a0'/></a>", "\u00a0c", "<a>\u00a0<b c='\u00a0'/></a>"),
        ("<a\u00adb='1'>x</a>", "\u00ad", "<ab='1'>x</a>"),
        ("<a>x</a\u200b>", "\u200b", "<a>x</a>"),
        ("<a b=“c”/>", "“", '<a b="c"/>'),
        ("<a b=“c d” e=„f“/>", "“c", '<a b="c d" e="f"/>'),
        ('<a b="c”/>', "”", '<a b="c"/>'),
        ("<a b=‘c’>‘x’</a>", "‘c", "<a b='c'>‘x’</a>"),
        ("<a b＝＂c＂/>", "＝", '<a b="c"/>'),
        ("<a b='it’s' c=“d”/>", "“", "<a b='it’s' c=\"d\"/>"),
        (
            "<a c='\u00a0>'><b\u00a0c='>\u00a0'/></a>",
            "\u00a0c",
            "<a c='\u00a0>'><b c='>\u00a0'/></a>",
        ),
    ],
)
def test_a_sign_in_markup_is_named_with_its_edit(text: str, sign: str, mended: str) -> None:
    """The fault stands at the first sign; its edits mend all signs in the markup, and no others."""
    fault = find(text)

    start = text.index(sign)
    line = text.count("\n", 0, start) + 1
    assert (line, start - text.rfind("\n", 0, start)) == fault.place
    assert "source.well-formed" == fault.rule
    assert f"U+{ord(sign[0]):04X}" in fault.message
    assert mended == mend(text, fault)
    assert format_diff("t.xml", text.encode(), fault.edits)


@pytest.mark.parametrize(
    "text", ["<a>“x”</b>", "<a b='“'>\u200b</c>", "<a>\u00a0&x</a>", "<a b='1' c/>"]
)
def test_signs_of_the_text_are_no_cause(text: str) -> None:
    """What stands in text or in a value is right, and another slip is told."""
    assert "U+" not in find(text).message


@pytest.mark.parametrize("sign", ["\ufffd", "\x80", "\x9f", "&#xFFFD;", "&#x85;"])
def test_what_was_lost_in_a_conversion_is_told(sign: str) -> None:
    """U+FFFD and the controls are no text, written themselves or by number."""
    fault = find(f"<a>lost {sign} here</a>")

    assert ("source.encoding", (1, 9)) == (fault.rule, fault.place)


def measure(piece: str, count: int) -> float:
    """Time the reading of a file that is not well-formed."""
    text = f"<a>{piece * count}</b>"
    started = time.process_time()
    find(text)
    return time.process_time() - started


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["<b c='", "<b c=“d” ", "<b c='d' ", "“", "\u00a0", "<", "<b c="])
def test_twice_the_markup_takes_twice_the_time(piece: str) -> None:
    """Each doubling of hostile markup takes no more than 2.3 times the time."""
    sizes = (50_000, 200_000)

    assert any(2.3**2 > measure(piece, sizes[1]) / measure(piece, sizes[0]) for _ in range(TRIES))
