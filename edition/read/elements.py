"""
The register elements that telegrams are made with: their digests, and what each needs.

An element's digest is that of its bytes and of what stands around it; it needs the entries it
points to, the works it rests on, and, if it is a category, its taxonomy.
"""

import hashlib
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lxml import etree

from edition.read.pointers import open_guide
from edition.read.source import TEI, Source
from edition.xml.positions import XML_ID

_TAXONOMY, _CATEGORY = f"{TEI}taxonomy", f"{TEI}category"


@dataclass(frozen=True, slots=True)
class Element:
    """A register's element that has an id: its digest, and the ids of those that it needs."""

    id: str
    digest: str
    needed: frozenset[str]


def list_elements(source: Source) -> list[Element]:
    """
    List a register's elements in their order; comments do not count, for they are never copied.
    """
    root = source.tree
    needs: dict[str, set[str]] = {}
    lead = open_guide(source)
    for pointer in source.index.pointers:
        holder = _find_holder(pointer.element)
        if holder is not None:
            names = needs.setdefault(holder.get(XML_ID, ""), set())
            _, name = lead(pointer.token)
            names.update({name, pointer.token.replace(":", "-", 1)} - {""})
    return [
        Element(
            name := str(element.get(XML_ID)),
            _digest(element),
            frozenset(needs.get(name, set()) | _list_frame(element)) - {name},
        )
        for element in root.iter(etree.Element)
        if element.get(XML_ID) is not None and _is_top(element)
    ] + [
        Element(name, _digest(_find_top(element)), frozenset(_list_frame(element)) - {name})
        for element in root.iter(_CATEGORY)
        if (name := str(element.get(XML_ID))) and not _is_top(element)
    ]


def _is_top(element: etree._Element) -> bool:
    """Return whether an element is no category within another."""
    parent = element.getparent()
    return element.tag != _CATEGORY or parent is None or parent.tag != _CATEGORY


def _find_top(category: etree._Element) -> etree._Element:
    """Find the category of a taxonomy in which a category stands, which is copied whole."""
    while not _is_top(category):
        parent = category.getparent()
        if parent is None:
            break
        category = parent
    return category


def _find_holder(element: etree._Element) -> etree._Element | None:
    """Find the element with an id to which a pointer belongs."""
    step: etree._Element | None = element
    while step is not None and step.get(XML_ID) is None:
        step = step.getparent()
    return step


def _list_frame(element: etree._Element) -> set[str]:
    """List the ids of the elements around an element, and of those within it."""
    around = {name for step in element.iterancestors() if (name := step.get(XML_ID)) is not None}
    within = {
        name for step in element.iter(etree.Element) if (name := step.get(XML_ID)) is not None
    }
    return around if element.tag == _TAXONOMY else around | within


def _digest(element: etree._Element) -> str:
    """Return the digest of an element; of a taxonomy, without its categories."""
    found = hashlib.sha256()
    for step in element.iterancestors():
        found.update(f"{step.tag} {sorted(step.attrib.items())}\n".encode())
    if element.tag == _TAXONOMY:
        found.update(repr(sorted(element.attrib.items())).encode())
        for child in element:
            if child.tag != _CATEGORY:
                found.update(_write(child))
    else:
        found.update(_write(element))
    return found.hexdigest()


def _write(element: etree._Element) -> bytes:
    """
    Write an element; as Canonical XML libxml2 refuses relative namespaces and dies of comments.
    """
    return etree.tostring(element, encoding="UTF-8", with_tail=False)


def find_changed(
    old: Mapping[str, str], new: Iterable[Element]
) -> tuple[set[str], list[tuple[str, int, str]]]:
    """
    Find the ids of the elements that are new, gone, changed or moved; and the new rows.

    Moved is what must be taken out so that the others stand in their old order.
    """
    elements = list(new)
    digests = {element.id: element.digest for element in elements}
    changed = {name for name in {*old, *digests} if old.get(name) != digests.get(name)}
    places = {name: place for place, name in enumerate(old)}
    kept = [element.id for element in elements if element.id in places]
    changed.update(set(kept) - _keep_order([(places[name], name) for name in kept]))
    rows = [(element.id, place, element.digest) for place, element in enumerate(elements)]
    return changed, rows


def _keep_order(sequence: list[tuple[int, str]]) -> set[str]:
    """Return as many names as possible whose places ascend."""
    tails: list[int] = []
    holders: list[int] = []
    before: list[int] = []
    for index, (place, _) in enumerate(sequence):
        length = bisect_left(tails, place)
        before.append(holders[length - 1] if length else -1)
        tails[length : length + 1] = [place]
        holders[length : length + 1] = [index]
    kept: set[str] = set()
    index = holders[-1] if holders else -1
    while index >= 0:
        kept.add(sequence[index][1])
        index = before[index]
    return kept
