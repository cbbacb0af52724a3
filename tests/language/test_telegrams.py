"""What the edition's own telegrams say, and what their attributes say of it."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from lxml import etree
from needs import ROOT

from edition.language.agreement import Comparison, Verdict
from edition.language.date_comparison import compare_date
from edition.language.dates import find_dates
from edition.language.quantities import find_amounts
from edition.language.quantity_comparison import compare_amount, compare_number
from edition.language.units import ENGLISH, Units

TEI = "{http://www.tei-c.org/ns/1.0}"
TELEGRAMS = sorted((ROOT / "tei" / "telegrams").glob("*.xml"))
UNITS = Units(ENGLISH | {"battle sets", "automobiles", "armies"})
SENT = date(1950, 11, 17)
UNREAD = {"all automobiles", "losses on autotransport", "the remaining automobiles"}
"""Measures whose words give no figure; their attributes give none either."""


def list_elements(path: Path, *names: str) -> Iterator[tuple[etree._Element, str]]:
    """List the elements of a text with their words, the notes left out."""
    body = etree.parse(path).getroot().find(f"{TEI}text")
    assert body is not None
    for element in body.iter(*(f"{TEI}{name}" for name in names)):
        yield element, " ".join(read_words(element).split())


def read_words(element: etree._Element) -> str:
    """Return the words of an element without those of its notes."""
    parts = [element.text or ""]
    for child in element:
        parts.append("" if child.tag == f"{TEI}note" else read_words(child))
        parts.append(child.tail or "")
    return "".join(parts)


def compare(element: etree._Element, words: str) -> Comparison:
    """Compare an element's attributes with its words, by what kind of element it is."""
    attributes = {str(name): str(value) for name, value in element.attrib.items()}
    kind = etree.QName(element).localname
    if kind == "measure":
        return compare_amount(attributes, words, UNITS)
    if kind == "num":
        return compare_number(attributes["value"], words)
    return compare_date(attributes, words, SENT)


def test_attributes_agree_with_words() -> None:
    """No date, time, number or measure of the three telegrams differs from its words."""
    verdicts: Counter[tuple[str, Verdict]] = Counter()
    for path in TELEGRAMS:
        for element, words in list_elements(path, "measure", "num", "date", "time"):
            verdict = compare(element, words).verdict
            kind = etree.QName(element).localname
            verdicts[kind, verdict] += 1
            assert verdict is not Verdict.DIFFERS, (path.name, words)
            assert (verdict is Verdict.UNREADABLE) == (words in UNREAD), (path.name, words)

    assert {
        ("measure", Verdict.AGREES): 24,
        ("measure", Verdict.UNREADABLE): 3,
        ("num", Verdict.AGREES): 29,
        ("date", Verdict.AGREES): 11,
        ("time", Verdict.AGREES): 3,
    } == dict(verdicts)


@pytest.mark.parametrize("path", TELEGRAMS, ids=lambda path: path.stem)
def test_what_is_tagged_is_found(path: Path) -> None:
    """Every date tagged in a paragraph is found in its running text, as far as it is tagged."""
    for paragraph, words in list_elements(path, "p"):
        found = [found.text for found in find_dates(words, SENT)]
        tagged = [" ".join(read_words(date).split()) for date in paragraph.iter(f"{TEI}date")]
        assert len(tagged) == len(found), words
        assert all(text in date for text, date in zip(found, tagged, strict=True))


@pytest.mark.parametrize("path", TELEGRAMS, ids=lambda path: path.stem)
def test_measures_are_found(path: Path) -> None:
    """Every measure of a paragraph whose figure stands before its unit is found, and no other."""
    for paragraph, words in list_elements(path, "p"):
        found = [found.text for found in find_amounts(words, UNITS)]
        measures = [" ".join(read_words(one).split()) for one in paragraph.iter(f"{TEI}measure")]
        tagged = [words for words in measures if words not in UNREAD]
        assert len(tagged) == len(found), words
        assert all(text in words for text, words in zip(found, tagged, strict=True))
