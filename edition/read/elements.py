"""
The elements of registers that telegrams are made with: the digest and the needs of each.

A digest is made of an element's bytes, and of the tags and attributes around it. An element needs
the elements that its pointers lead to, and those around and within it, such as a taxonomy.
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
    """An element of a register that has an id: its digest, and the ids of those that it needs."""

    id: str
    digest: str
    needed: frozenset[str]


def list_elements(source: Source) -> list[Element]:
    """
    List a register's elements that have ids; categories within categories come last.

    Comments do not count, because they are never copied.
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
        Element(inner, _digest(_find_top(element)), frozenset(_list_frame(element)) - {inner})
        for element in root.iter(_CATEGORY)
        if (inner := element.get(XML_ID)) and not _is_top(element)
    ]


def _is_top(element: etree._Element) -> bool:
    """Return whether an element is not a category within another category."""
    parent = element.getparent()
    return element.tag != _CATEGORY or parent is None or parent.tag != _CATEGORY


def _find_top(category: etree._Element) -> etree._Element:
    """Return the outermost category around a category; it is copied whole."""
    while not _is_top(category):
        parent = category.getparent()
        if parent is None:
            break
        category = parent
    return category


def _find_holder(element: etree._Element) -> etree._Element | None:
    """Return the element itself, or its nearest ancestor, that has an id; None if none has."""
    step: etree._Element | None = element
    while step is not None and step.get(XML_ID) is None:
        step = step.getparent()
    return step


def _list_frame(element: etree._Element) -> set[str]:
    """List the ids around an element and, unless it is a taxonomy, its own and those within it."""
    around = {name for step in element.iterancestors() if (name := step.get(XML_ID)) is not None}
    within = {
        name for step in element.iter(etree.Element) if (name := step.get(XML_ID)) is not None
    }
    return around if element.tag == _TAXONOMY else around | within


def _digest(element: etree._Element) -> str:
    """Return the digest of an element; that of a taxonomy leaves its categories out."""
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
    Return the bytes of an element, without the text after it.

    Canonical XML is not used: in it libxml2 refuses relative namespaces and crashes on comments.
    """
    return etree.tostring(element, encoding="UTF-8", with_tail=False)


def find_changed(
    old: Mapping[str, str], new: Iterable[Element]
) -> tuple[set[str], list[tuple[str, int, str]]]:
    """
    Return the ids of the elements that are new, gone, changed or moved; and the new rows.

    As few elements as possible count as moved; all others keep their old order.
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
