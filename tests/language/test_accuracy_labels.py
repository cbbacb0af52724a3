"""
The labels by which the reading of dates and figures is measured: their form, and their volume.
"""

import re
from collections import Counter
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from itertools import groupby, pairwise
from pathlib import Path

import needs
import pytest
from accuracy.passages import (
    Label,
    Passage,
    choose_paragraphs,
    find_texts,
    read_labels,
    read_passages,
)

ACCURACY = needs.ROOT / "tests" / "accuracy"
PLACE = ["document", "passage", "ordinal", "digest", "kind", "start", "phrase"]
DATE = ["when", "from", "to", "notBefore", "notAfter"]
FIGURE = ["quantity", "min", "max", "atLeast", "atMost"]
COLUMNS = {
    "datelines": [*PLACE, *DATE, "vague", "anchor"],
    "figures": [*PLACE, *FIGURE, "exclusive", "approx", "unit"],
}
READ = {"datelines": {"sent", "received", "text"}, "figures": {"amount"}}
UNREAD = {"datelines": {"open", "none"}, "figures": {"open", "other", "none"}}
LASTING = {("from",), ("to",), ("from", "to")}
HAPPENING = {("notBefore",), ("notAfter",), ("notBefore", "notAfter")}
DATES = {("when",)} | LASTING | HAPPENING
FIGURES = {("quantity",), ("min", "max"), ("atLeast",), ("atMost",)}

tables = pytest.mark.parametrize("table", ["datelines", "figures"])


def labels(table: str) -> list[Label]:
    """The labels of a table."""
    return read_labels(ACCURACY / f"{table}.csv")


def read(table: str) -> list[Label]:
    """The labels of a table that say what a phrase means."""
    return [label for label in labels(table) if label.kind in READ[table]]


def place(label: Label) -> tuple[str, str, int]:
    """The passage of a label."""
    return label.document, label.passage, label.ordinal


def attributes(label: Label, names: list[str]) -> tuple[str, ...]:
    """Which of these attributes a label gives."""
    return tuple(name for name in names if name in label.reading)


def earliest(date: str) -> datetime:
    """The first moment of a date; a date that is not in the calendar is a ValueError."""
    return datetime.fromisoformat(date + "YYYY-01-01"[len(date) :])


@pytest.fixture(scope="module")
def volume() -> Path:
    """The volume that the labels are of."""
    return needs.sample("frus1949v07p2.xml")


@pytest.fixture(scope="module")
def passages(volume: Path) -> list[Passage]:
    """The passages of that volume."""
    return list(read_passages(volume))


@tables
def test_columns(table: str) -> None:
    """A table is UTF-8 with LF, and has the columns that its README lists."""
    text = (ACCURACY / f"{table}.csv").read_bytes().decode()

    assert "\r" not in text
    assert COLUMNS[table] == text.partition("\n")[0].split(",")
    assert set(COLUMNS[table]) <= set(re.findall(r"`(\w+)`", (ACCURACY / "README.md").read_text()))


@tables
def test_enough(table: str) -> None:
    """A table says of at least five hundred phrases what they mean."""
    assert len(read(table)) >= 500
    assert READ[table] | UNREAD[table] == {label.kind for label in labels(table)}


@tables
def test_counts(table: str) -> None:
    """The README counts the rows of each kind."""
    row = re.search(rf"\| `{table}\.csv` \| (\d.*) \|", (ACCURACY / "README.md").read_text())
    counts = Counter(label.kind for label in labels(table))

    assert row is not None
    assert {f"{count:,} {kind}" for kind, count in counts.items()} == set(row[1].split(", "))


@tables
def test_order(table: str) -> None:
    """Labels stand in the order of the volume, and no two share a word."""
    for one, other in pairwise(labels(table)):
        assert int(one.document[1:]) <= int(other.document[1:])
        if place(one) == place(other):
            assert one.digest == other.digest
            assert one.start is not None
            assert other.start is not None
            assert one.start + len(one.phrase) <= other.start
    assert len({place(label) for label in labels(table)}) == len(
        [passage for passage, _ in groupby(labels(table), place)]
    )


@tables
def test_empty(table: str) -> None:
    """A passage in which nothing is to be read has one row, without a phrase."""
    for label in labels(table):
        assert (label.kind == "none") == (label.phrase == "") == (label.start is None)
        if label.kind not in READ[table]:
            assert attributes(label, DATE + FIGURE) == ()


def test_dates() -> None:
    """A date is in the calendar, of one kind, and does not end before it begins."""
    for label in read("datelines"):
        given = attributes(label, DATE)
        moments = [earliest(label.reading[name]) for name in given]

        assert given in DATES, label
        assert moments == sorted(moments), label
        assert label.reading.get("vague", "yes") == "yes"
        assert earliest(label.reading["anchor"])


def test_figures() -> None:
    """A figure is a number of one kind with its unit, and a range rises."""
    for label in read("figures"):
        given = attributes(label, FIGURE)
        numbers = [Decimal(label.reading[name]) for name in given]

        assert given in FIGURES, label
        assert numbers == sorted(set(numbers)), label
        assert label.reading["unit"]
        assert label.reading.get("approx", "yes") == "yes"
        assert "exclusive" not in label.reading or given in {("atLeast",), ("atMost",)}


@tables
def test_phrases(table: str, volume: Path) -> None:
    """Every label’s passage is the one that was labelled, and its phrase stands there."""
    for label, text in find_texts(volume, labels(table)):
        assert label.phrase == text[label.start or 0 :][: len(label.phrase)]


def test_passages(passages: list[Passage]) -> None:
    """What is labelled is what the rule chooses: every dateline, and the paragraphs."""
    chosen = {(p.document, p.kind, p.ordinal) for p in choose_paragraphs(passages)}
    datelines = {(p.document, p.kind, p.ordinal) for p in passages if p.kind == "dateline"}

    assert chosen == {place(label) for label in labels("figures")}
    assert chosen | datelines == {place(label) for label in labels("datelines")}


@tables
def test_volume_order(table: str, passages: list[Passage]) -> None:
    """The passages of a table follow each other as in the volume."""
    order = {(p.document, p.kind, p.ordinal): number for number, p in enumerate(passages)}
    positions = [order[place(label)] for label in labels(table)]

    assert sorted(positions) == positions


def test_changed(volume: Path) -> None:
    """A passage that is no longer the one that was labelled is noticed."""
    label = read("figures")[0]
    changed = replace(label, ordinal=label.ordinal + 1)

    with pytest.raises(ValueError, match="is not the one that was labelled"):
        list(find_texts(volume, [changed]))
