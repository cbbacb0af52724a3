"""
Signs of every kind and files of every size are no trouble for the grammar's sentences and places.
"""

import sys

import pytest
from lxml import etree
from small_grammar import EXPLAINER

from edition.check.document.grammar import locate
from edition.xml.positions import Positions

SIGNS = "".join(
    c
    for c in map(chr, range(0x20, 0x110000))
    if c.isdigit() or c.isspace() or c in "‘’“”„«»‐‑‒–—―−\u200f\u202eא毛𝔸"
)


@pytest.mark.parametrize(
    "before", [SIGNS, "\t\t", "“it&#x2019;s”", "\r\n", "a\r\nb\tc", "אב\u202eגד"]
)
def test_columns_count_code_points(before: str) -> None:
    """A stray element is found at its bracket, whatever signs stand before it."""
    data = f'<p xmlns="urn:t">{before}<bold/></p>'.encode()
    root = etree.fromstring(data)
    _, violation = EXPLAINER.explain(root)
    line, column = locate(Positions(data, root), violation)

    assert data.decode().split("\n")[line - 1][column - 1 :].startswith("<bold/>")


@pytest.mark.parametrize("piece", ["long words ", "<bold/>", "’&#x2019;"])
def test_calls_grow_with_size(piece: str) -> None:
    """Twice as much text, or twice as many findings, takes about twice as many calls."""
    counts = [count_calls(f"<p xmlns='urn:t'><x/>{piece * n}</p>".encode()) for n in (5000, 10000)]

    assert counts[1] <= 2.3 * counts[0]


def count_calls(data: bytes) -> int:
    """Count the calls that finding and placing all violations takes."""
    calls = 0

    def count(_frame: object, event: str, _value: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    root = etree.fromstring(data)
    sys.setprofile(count)
    try:
        places = Positions(data, root)
        assert [locate(places, violation) for violation in EXPLAINER.explain(root)]
    finally:
        sys.setprofile(None)
    return calls
