"""
Compare words with attributes: quantities, dates and times.

Words that cannot be read are no finding; they can be listed. An error that another rule has found
in the same element comes first: a date that is none, or misspelt, need not agree with anything.
"""

import sys
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache

from lxml import etree

from edition.findings import Fault, Place
from edition.language.agreement import Comparison, Verdict
from edition.language.date_comparison import compare_date, compare_time, read_point
from edition.language.numbers import find_numbers
from edition.language.points import find_day
from edition.language.quantity_comparison import compare_amount, compare_number
from edition.read.passages import UNREAD
from edition.read.source import TEI, Source
from edition.xml.positions import Positions

Attributes = tuple[tuple[str, str], ...]

_KEPT = 4096
_MEASURE, _NUM, _DATE, _TIME = (f"{TEI}{name}" for name in ("measure", "num", "date", "time"))
_SENT = "/".join(
    f"{TEI}{step}"
    for step in ("teiHeader", "profileDesc", "correspDesc", "correspAction[@type='sent']", "date")
)
_RULES = {_MEASURE: "quantity.agrees", _NUM: "quantity.agrees"}
_DATED = ("when", "from", "to", "notBefore", "notAfter")
_COMPARED = {
    _MEASURE: ("quantity", "min", "max", "atLeast", "atMost"),
    _NUM: ("value",),
    _DATE: _DATED,
    _TIME: _DATED,
}


def check(source: Source, known: Iterable[Fault]) -> Iterator[Fault]:
    """Compare the words of each quantity, figure, date and time with its attributes."""
    places = sorted(fault.place for fault in known)
    reference = _find_reference(source)
    for element in source.tree.iter(*_COMPARED):
        words = read_words(element)
        message = _compare_figures(element, words)
        if message:
            if not _is_known(source, element, places):
                place = source.positions.element(element)
                yield Fault(source.path, place, "number-words.agrees", message)
            continue
        comparison = _compare_element(element, words, reference)
        if comparison.verdict is Verdict.DIFFERS:
            given = _read_attributes(element)
            if not _is_known(source, element, places):
                rule = _RULES.get(element.tag, "date-words.agrees")
                place = _locate(source, element, given)
                yield Fault(source.path, place, rule, _explain(words, comparison, given))


def list_unread(source: Source) -> Iterator[tuple[Place, str]]:
    """List the words of quantities, dates and times that say something which could not be read."""
    reference = _find_reference(source)
    for element in source.tree.iter(*_COMPARED):
        words = read_words(element)
        comparison = _compare_element(element, words, reference)
        if words and comparison.verdict is Verdict.UNREADABLE:
            yield source.positions.element(element), words


def read_words(element: etree._Element) -> str:
    """Return the words of an element as they read: lemma and correction, without notes."""
    return " ".join("".join(_list_pieces(element)).split())


def _list_pieces(element: etree._Element) -> Iterator[str]:
    """List the pieces of text in an element."""
    yield element.text or ""
    for child in element:
        if child.tag not in UNREAD:
            yield from _list_pieces(child)
        yield child.tail or ""


def _find_reference(source: Source) -> date | None:
    """Find the day of sending, which dates without a year are near to."""
    for element in source.tree.iterfind(_SENT):
        for name in _DATED:
            point = read_point(element.get(name, ""))
            if point is not None and (day := find_day(point)) is not None:
                return day
    return None


def _compare_figures(element: etree._Element, words: str) -> str:
    """
    Tell of a figure that the words beside it contradict: 36 (thirty-seven).

    It is told of the quantity, unless one of its figures has another value than its own words.
    """
    contradiction = _find_contradiction(words) if element.tag in _RULES else ""
    if not contradiction:
        return ""
    if element.tag == _NUM and next(element.iterancestors(_MEASURE), None) is not None:
        return ""
    if any(_is_wrong(number) for number in element.iter(_NUM) if number is not element):
        return ""
    return f"Figure and words of “{contradiction}” are two numbers."


@lru_cache(maxsize=_KEPT)
def _find_contradiction(words: str) -> str:
    """Find a figure that the words beside it contradict."""
    return next((found.text for found in find_numbers(words) if not found.reading.agrees), "")


def _is_wrong(number: etree._Element) -> bool:
    """Return whether a figure has another value than its words."""
    return _compare_element(number, read_words(number), None).verdict is Verdict.DIFFERS


def _read_attributes(element: etree._Element) -> Attributes:
    """Read those attributes of an element that its words may say."""
    return tuple(
        (name, value) for name in _COMPARED[element.tag] if (value := element.get(name)) is not None
    )


def _compare_element(element: etree._Element, words: str, reference: date | None) -> Comparison:
    """Compare the words of an element with its attributes."""
    tag = str(element.tag)
    given = _read_attributes(element)
    return _compare(tag, given, words, None if tag in _RULES else reference)


@lru_cache(maxsize=_KEPT)
def _compare(tag: str, given: Attributes, words: str, reference: date | None) -> Comparison:
    """
    Compare words with attributes, by the element they are of; editions say much again and again.
    """
    attributes = dict(given)
    if tag == _MEASURE:
        return compare_amount(attributes, words)
    if tag == _NUM:
        return compare_number(attributes.get("value", ""), words)
    compare = compare_time if tag == _TIME else compare_date
    return compare(attributes, words, reference)


def _is_known(source: Source, element: etree._Element, places: Sequence[Place]) -> bool:
    """Return whether something was found in an element already: in its tag, or in what it holds."""
    found = source.positions
    first = bisect_left(places, found.element(element))
    return first < len(places) and places[first] < _find_end(found, element)


def _find_end(found: Positions, element: etree._Element) -> Place:
    """Return where the first thing after an element begins: a text or another element."""
    outer: etree._Element | None = element
    while outer is not None:
        if outer.tail:
            return found.text(outer, 0, tail=True)
        following = outer.getnext()
        if following is not None:
            return found.element(following)
        outer = outer.getparent()
    return sys.maxsize, 1


def _locate(source: Source, element: etree._Element, given: Attributes) -> Place:
    """Return where the first of the attributes that were compared stands, or else the element."""
    found = source.positions
    attributes = [found.attribute(element, name) for name, _ in given]
    return min(attributes, default=found.element(element))


def _explain(words: str, comparison: Comparison, given: Attributes) -> str:
    """Say what the words say and what the attributes do."""
    if comparison.weekday:
        return f"“{words}” names a day that was a {comparison.weekday}."
    said = _write(comparison.words.items()) or "nothing of the kind"
    return f"“{words}” says {said}, the markup {_write(given) or 'nothing of it'}."


def _write(attributes: Iterable[tuple[str, str]]) -> str:
    """Write attributes as they stand in a tag."""
    return " ".join(f'{name}="{value}"' for name, value in attributes)
