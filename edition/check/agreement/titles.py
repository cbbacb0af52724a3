"""
Find titles that name other parties, or another day, than the header and the form.

A title names who sent the telegram and to whom, and when. Its first two persons or organizations
are parties of the telegram; what it is about may follow.
"""

from collections.abc import Iterator
from datetime import date

from lxml import etree

from edition.check.targets import Targets
from edition.findings import Fault
from edition.language.date_comparison import read_point
from edition.language.dates import find_dates
from edition.language.lexicons import LEXICONS
from edition.language.names import Hit, Matcher
from edition.language.points import FIRST, LAST, Point, find_bound, list_ends
from edition.read.languages import find_language
from edition.read.passages import NAMES, read_words
from edition.read.pointers import open_guide
from edition.read.source import TEI, Source
from edition.relaxng.messages import join, quote

_TITLE = "/".join(f"{TEI}{step}" for step in ("teiHeader", "fileDesc", "titleStmt", "title"))
_NAMING = tuple(f"{TEI}{name}" for name in ("correspDesc", "signed", "addrLine"))
_DATING = tuple(f"{TEI}{name}" for name in ("correspDesc", "opener", "closer"))
_PARTIES = 2
_KINDS = {"person", "organization"}

Days = tuple[date, date]
"""The first and the last day of a date."""


def check(source: Source, names: Matcher, targets: Targets) -> Iterator[Fault]:
    """Find what the title names and neither header nor form has."""
    title = source.tree.find(_TITLE)
    if title is None:
        return
    words = read_words(title)
    wrong = [*_find_strangers(source, words, names, targets), *_find_days(source, title, words)]
    if wrong:
        message = f"The title names {join(wrong)}, but header and form do not."
        yield Fault(source.path, source.positions.element(title), "title.agrees", message)


def _find_strangers(source: Source, words: str, names: Matcher, targets: Targets) -> Iterator[str]:
    """Yield the names at the beginning of a title that are those of no party, if all are known."""
    lead = open_guide(source)
    named = [
        (each.tag, lead(token))
        for part in source.tree.iter(*_NAMING)
        for each in part.iter("*")
        for token in each.get("ref", "").split()
    ]
    parties = {name for _, (_, name) in named}
    known = all(
        path and (kind := targets.kind(path, name)) and kind == NAMES.get(tag, kind)
        for tag, (path, name) in named
    )
    for hit in _list_outer(names.find(words))[:_PARTIES] if parties and known else ():
        if hit.namesakes.ids.isdisjoint(parties):
            yield quote(words[hit.start : hit.end])


def _list_outer(hits: list[Hit]) -> list[Hit]:
    """List the persons and organizations that are named outside other names."""
    outer: list[Hit] = []
    end = 0
    for hit in hits:
        if hit.start >= end:
            end = hit.end
            if not hit.namesakes.kinds.isdisjoint(_KINDS):
                outer.append(hit)
    return outer


def _find_days(source: Source, title: etree._Element, words: str) -> Iterator[str]:
    """Yield the dates of a title that share no day with one of header and form."""
    lexicon = LEXICONS.get(find_language(title))
    parts = source.tree.iter(*_DATING)
    days = [days for part in parts for each in part.iter(f"{TEI}date") if (days := _read(each))]
    for found in find_dates(words, lexicon=lexicon) if lexicon and days else ():
        said = _bound(*list_ends(found.reading))
        if said and not any(first <= said[1] and said[0] <= last for first, last in days):
            yield quote(found.text)


def _read(element: etree._Element) -> Days | None:
    """Return the first and the last day of a date's attributes, if it has both."""
    ends = (
        next((element.get(name, "") for name in names if element.get(name)), "")
        for names in (FIRST, LAST)
    )
    return _bound(*map(read_point, ends))


def _bound(first: Point | None, last: Point | None) -> Days | None:
    """Return the days at which a date begins and ends, if both are known."""
    begin, end = find_bound(first, closing=False), find_bound(last, closing=True)
    return (begin, end) if begin and end else None
