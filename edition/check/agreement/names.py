"""
Find names whose ref leads to another entry than their words.

The words are a form of an entry of the same kind, and none of the entry pointed to. What another
rule compares is left to it: a signature with the header, a cover name with its identification.
"""

from collections.abc import Container, Iterator
from typing import TypeGuard

from lxml import etree

from edition.check.document.untagged_names import MAX_TOLD, tell_entry
from edition.check.targets import Targets
from edition.findings import Fault
from edition.language.names import Hit, Matcher
from edition.read.passages import read_words
from edition.read.pointers import open_guide
from edition.read.source import TEI, Source
from edition.relaxng.messages import join, quote

_PARTIES = {f"{TEI}{tag}" for tag in ("signed", "addrLine")}
"""The lines whose names correspondent.agrees compares with the header, as it does an origin."""
_STATIONS = "/".join(
    (*(f"{TEI}{step}" for step in ("teiHeader", "profileDesc", "correspDesc")), "*/*[@ref]")
)


def check(source: Source, names: Matcher, targets: Targets) -> Iterator[Fault]:
    """Find the names in a telegram's text that are those of other entries than they point to."""
    lead = open_guide(source)
    stations = {name.get("ref") for name in source.tree.iterfind(_STATIONS)}
    tagged = (name.element for passage in source.passages for name in passage.names)
    for element in dict.fromkeys(tagged):
        ref = element.get("ref")
        hit = _look_up(read_words(element), names) if ref else None
        if ref is None or hit is None:
            continue
        places = [lead(token) for token in ref.split()]
        if not hit.namesakes.ids.isdisjoint(name for _, name in places):
            continue
        kinds = {path and targets.kind(path, name) for path, name in places}
        others = [entry for entry in hit.entries if kinds == {entry.kind}]
        if others and not _is_told(element, ref, stations):
            named = [tell_entry(entry) for entry in others[:MAX_TOLD]]
            said = quote(read_words(element))
            message = f"{said} is a name of {join(named, 'or')}, and none of {ref}."
            place = source.positions.attribute(element, "ref")
            yield Fault(source.path, place, "name.agrees", message)


def _look_up(words: str, names: Matcher) -> Hit | None:
    """Return the name that is all the words of an element, but for signs around it."""
    first = next(iter(names.find(words)), None)
    if first is None or any(map(str.isalnum, words[: first.start] + words[first.end :])):
        return None
    return first


def _is_told(element: etree._Element, ref: str, stations: Container[str | None]) -> bool:
    """Return whether another rule tells that a ref is wrong."""
    parent = element.getparent()
    if parent is None:
        return False
    if _is_identification(parent):
        cover = parent.getprevious()
        return cover is not None and (cover.get("ref") != ref or _is_told(cover, ref, stations))
    if element.get("type") == "cover" and _is_identification(following := element.getnext()):
        real = following.find(f"{TEI}persName")
        if real is not None and real.get("ref") != ref:
            return True
    compared = parent.tag in _PARTIES and element.tag != f"{TEI}placeName"
    if compared or parent.get("type") == "origin":
        return ref not in stations
    return False


def _is_identification(element: etree._Element | None) -> TypeGuard[etree._Element]:
    """Return whether an element is the real name after a cover name."""
    return element is not None and element.get("reason") == "identification"
