"""
Compare the words of quantities, dates and times with their attributes.

Words that cannot be read are no finding, but can be listed. An element with an error from another
rule is not compared: a date that does not exist, or is misspelt, need not agree with its words.
"""

import re
import sys
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache, partial

from lxml import etree

from edition.findings import Fault, Place
from edition.language.agreement import UNREADABLE, Comparison, Verdict
from edition.language.date_comparison import compare_date, compare_time, read_point
from edition.language.lexicons import LEXICONS
from edition.language.numbers import find_numbers
from edition.language.points import find_day
from edition.language.quantity_comparison import compare_amount, compare_number
from edition.language.units import open_units
from edition.read.languages import find_language
from edition.read.passages import VERSION, is_partly_read, is_resolution, read_words
from edition.read.source import TEI, Source
from edition.xml.positions import Positions

Attributes = tuple[tuple[str, str], ...]

_KEPT = 4096
_MEASURE, _NUM, _DATE, _TIME, _SEG = (
    f"{TEI}{name}" for name in ("measure", "num", "date", "time", "seg")
)
_SENT = "/".join(
    f"{TEI}{step}"
    for step in ("teiHeader", "profileDesc", "correspDesc", "correspAction[@type='sent']", "date")
)
_JULIAN = "#julian"
_CALENDARS = {"", "#gregorian", _JULIAN}
"""The calendars whose words are read: ours, where none is named, and these two by their ids."""
_TOLD = {_JULIAN: " (Julian)"}
_RULES = {_MEASURE: "quantity.agrees", _NUM: "quantity.agrees"}
_DATED = ("when", "from", "to", "notBefore", "notAfter")
_OFFSET = re.compile(r"(?<=:[0-9]{2})(Z|[+-][0-9]{2}:[0-9]{2})$")
"""An hour with an offset agrees with the same hour without; the form may state it elsewhere."""
COMPARED = {
    _MEASURE: ("quantity", "min", "max", "atLeast", "atMost"),
    _NUM: ("value",),
    _DATE: _DATED,
    _TIME: _DATED,
}


def check(source: Source, known: Iterable[Fault]) -> Iterator[Fault]:
    """Compare the words of each quantity, figure, date and time with its attributes."""
    places = sorted(fault.place for fault in known)
    reference = _find_reference(source)
    for element in _list_compared(source):
        if is_partly_read(element):
            continue
        words = read_words(element)
        message = _compare_figures(element, words)
        if message:
            if not is_known(source, element, places):
                place = source.positions.element(element)
                yield Fault(source.path, place, "number-words.agrees", message)
            continue
        comparison = _compare_element(element, words, reference)
        if comparison.verdict is Verdict.DIFFERS:
            given = read_attributes(element)
            if not is_known(source, element, places):
                rule = _RULES.get(element.tag, "date-words.agrees")
                place = locate(source, element, given)
                said = f"“{words}”{_TOLD.get(element.get('calendar', ''), '')}"
                yield Fault(source.path, place, rule, _explain(said, comparison, given))


def list_unread(source: Source) -> Iterator[tuple[Place, str]]:
    """Yield the words of quantities, dates and times that could not be read."""
    reference = _find_reference(source)
    for element in _list_compared(source):
        words = read_words(element)
        comparison = _compare_element(element, words, reference)
        unread = comparison.verdict is Verdict.UNREADABLE or is_partly_read(element)
        if words and unread:
            yield source.positions.element(element), words


def _list_compared(source: Source) -> Iterator[etree._Element]:
    """Yield the quantities, figures, dates and times, but not those of versions and readers."""
    left_out = {
        element for version in source.tree.iterfind(VERSION) for element in version.iter(*COMPARED)
    }
    for element in source.tree.iter(*COMPARED):
        if element not in left_out and not any(map(is_resolution, element.iterancestors(_SEG))):
            yield element


def _find_reference(source: Source) -> date | None:
    """Return the day of sending, or None; a date without a year is taken to be near it."""
    for element in source.tree.iterfind(_SENT):
        for name in _DATED:
            point = read_point(element.get(name, ""))
            if point is not None and (day := find_day(point)) is not None:
                return day
    return None


def _compare_figures(element: etree._Element, words: str) -> str:
    """
    Return a message if a figure differs from the words beside it: 36 (thirty-seven).

    A num within a measure gets no message, because the measure does. The message is left out if a
    num within the element has another value than its words.
    """
    compared = element.tag in _RULES
    contradiction = _find_contradiction(words, find_language(element)) if compared else ""
    if not contradiction:
        return ""
    if element.tag == _NUM and next(element.iterancestors(_MEASURE), None) is not None:
        return ""
    if any(_is_wrong(number) for number in element.iter(_NUM) if number is not element):
        return ""
    return f"Figure and words of “{contradiction}” are two numbers."


@lru_cache(maxsize=_KEPT)
def _find_contradiction(words: str, language: str) -> str:
    """Return the first figure that the words beside it contradict, or an empty string."""
    lexicon = LEXICONS.get(language)
    numbers = find_numbers(words, lexicon) if lexicon else []
    return next((found.text for found in numbers if not found.reading.agrees), "")


def _is_wrong(number: etree._Element) -> bool:
    """Return whether a num has another value than its words."""
    return _compare_element(number, read_words(number), None).verdict is Verdict.DIFFERS


def read_attributes(element: etree._Element) -> Attributes:
    """Return the attributes of an element that its words may state."""
    return tuple(
        (name, value) for name in COMPARED[element.tag] if (value := element.get(name)) is not None
    )


def _compare_element(element: etree._Element, words: str, reference: date | None) -> Comparison:
    """Compare the words of an element with its attributes."""
    tag = str(element.tag)
    given = read_attributes(element)
    if tag in _RULES:
        return _compare(tag, given, words, find_language(element), None, "")
    calendar = element.get("calendar", "")
    return _compare(tag, given, words, find_language(element), reference, calendar)


@lru_cache(maxsize=_KEPT)
def _compare(  # noqa: PLR0913, PLR0917 - the key of what is kept
    tag: str,
    given: Attributes,
    words: str,
    language: str,
    reference: date | None,
    calendar: str,
) -> Comparison:
    """
    Compare words with attributes, as their element requires, by the lexicon of their language.

    Without a lexicon nothing is compared, and no date of a calendar that is not read. The results
    are kept, because the same words occur again and again.
    """
    attributes = dict(given)
    lexicon = LEXICONS.get(language)
    if lexicon is None or calendar not in _CALENDARS:
        return UNREADABLE
    if tag == _MEASURE:
        return compare_amount(attributes, words, open_units(language), lexicon)
    if tag == _NUM:
        return compare_number(attributes.get("value", ""), words, lexicon)
    compare = partial(compare_time if tag == _TIME else compare_date, julian=calendar == _JULIAN)
    comparison = compare(attributes, words, reference, lexicon=lexicon)
    bare = {name: strip_offset(value) for name, value in attributes.items()}
    if comparison.verdict is Verdict.DIFFERS and bare != attributes:
        without = compare(bare, words, reference, lexicon=lexicon)
        return without if without.verdict is Verdict.AGREES else comparison
    return comparison


def strip_offset(value: str) -> str:
    """Return a date without the offset of its hour."""
    return _OFFSET.sub("", value)


def is_known(source: Source, element: etree._Element, places: Sequence[Place]) -> bool:
    """Return whether a fault stands in an element already: in its tag, or in its content."""
    found = source.positions
    first = bisect_left(places, found.element(element))
    return first < len(places) and places[first] < _find_end(found, element)


def _find_end(found: Positions, element: etree._Element) -> Place:
    """Return the place of the first text or element after an element."""
    outer: etree._Element | None = element
    while outer is not None:
        if outer.tail:
            return found.text(outer, 0, tail=True)
        following = outer.getnext()
        if following is not None:
            return found.element(following)
        outer = outer.getparent()
    return sys.maxsize, 1


def locate(source: Source, element: etree._Element, given: Attributes) -> Place:
    """Return the place of the first attribute that was compared, or else of the element."""
    found = source.positions
    attributes = [found.attribute(element, name) for name, _ in given]
    return min(attributes, default=found.element(element))


def _explain(words: str, comparison: Comparison, given: Attributes) -> str:
    """Say what the words say and what the attributes say."""
    if comparison.weekday:
        return f"{words} names a day that was a {comparison.weekday}."
    said = write(comparison.words.items()) or "nothing of the kind"
    return f"{words} says {said}, the markup {write(given) or 'nothing of it'}."


def write(attributes: Iterable[tuple[str, str]]) -> str:
    """Write attributes as they stand in a tag."""
    return " ".join(f'{name}="{value}"' for name, value in attributes)
