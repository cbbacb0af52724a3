"""
The elements of registers that telegrams are made with: the digest and the needs of each.

A digest is made of an element's bytes, and of the tags and attributes around it. An element needs
the elements that its pointers lead to, and those around and within it, such as a taxonomy.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from edition.files.digests import compute_digest
from edition.read.pointers import open_guide
from edition.read.registers import find_owner, list_citable
from edition.read.source import TEI, Source
from edition.xml.positions import XML_ID

_PART = slice(len("sha256:"), len("sha256:") + 8)
_TAXONOMY, _CATEGORY, _NOTE = f"{TEI}taxonomy", f"{TEI}category", f"{TEI}note"


@dataclass(frozen=True, slots=True)
class Element:
    """An element of a register that has an id: its digest, and the ids of those that it needs."""

    id: str
    digest: str
    digest_without_notes: str
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
            _digest(element, notes=False),
            frozenset(needs.get(name, set()) | _list_frame(element)) - {name},
        )
        for element in root.iter(etree.Element)
        if element.get(XML_ID) is not None and _is_top(element)
    ] + [
        Element(
            inner,
            _digest(_find_top(element)),
            _digest(_find_top(element), notes=False),
            frozenset(_list_frame(element)) - {inner},
        )
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


def _digest(element: etree._Element, *, notes: bool = True) -> str:
    """Return the digest of an element; that of a taxonomy leaves its categories out."""
    found = hashlib.sha256()
    for step in element.iterancestors():
        found.update(f"{step.tag} {sorted(step.attrib.items())}\n".encode())
    left_out = {_CATEGORY} if element.tag == _TAXONOMY else set()
    left_out |= set() if notes else {_NOTE}
    if not left_out:
        found.update(_write(element))
        return found.hexdigest()
    found.update(f"{element.tag} {sorted(element.attrib.items())} {element.text}".encode())
    for child in element:
        if child.tag not in left_out:
            found.update(_write(child))
    return found.hexdigest()


def _write(element: etree._Element) -> bytes:
    """
    Return the bytes of an element, without the text after it.

    Canonical XML is not used: in it libxml2 refuses relative namespaces and crashes on comments.
    """
    return etree.tostring(element, encoding="UTF-8", with_tail=False)


def digest_citable(source: Source) -> dict[str, str]:
    """
    Return the digest of each citable element: of its words and markup, however they are spaced.

    That of a telegram is the digest of its file; eight digits are enough for its parts.
    """
    citable = {*list_citable(source)}
    digests: dict[str, str] = {}
    for name, element, _ in source.index.named:
        if element is source.tree:
            digests[name] = source.digest
        elif name in citable:
            written = etree.tostring(element, encoding="unicode", with_tail=False)
            digest = compute_digest(b" ".join(written.encode().split()))
            digests[name] = digest if find_owner(name) == name else digest[_PART]
    return digests


def digest_whole(own: Mapping[str, str], needs: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Return the digest of each element with all that it needs, directly or not."""
    walk = _Walk(own, needs)
    for name in own:
        walk.visit(name)
    return walk.found


@dataclass(slots=True)
class _Walk:
    """
    A walk along the needs of elements, which finds those that need each other (Tarjan 1972).

    These have the digest of their whole circle. The time grows with the number of needs.
    """

    own: Mapping[str, str]
    needs: Mapping[str, Iterable[str]]
    found: dict[str, str] = field(default_factory=dict)
    number: dict[str, int] = field(default_factory=dict)
    lowest: dict[str, int] = field(default_factory=dict)
    held: list[str] = field(default_factory=list)

    def visit(self, start: str) -> None:
        """Find the digests of an element and of all that it needs."""
        way = [] if start in self.number else [(start, self._begin(start))]
        while way:
            name, rest = way[-1]
            other = next(rest, None)
            if other is None:
                way.pop()
                self._leave(name)
                for above, _ in way[-1:]:
                    self.lowest[above] = min(self.lowest[above], self.lowest[name])
            elif other not in self.number:
                way.append((other, self._begin(other)))
            elif other not in self.found:
                self.lowest[name] = min(self.lowest[name], self.number[other])

    def _begin(self, name: str) -> Iterator[str]:
        """Number an element, and return those that it needs."""
        self.number[name] = self.lowest[name] = len(self.number)
        self.held.append(name)
        return iter(sorted(other for other in self.needs.get(name, ()) if other in self.own))

    def _leave(self, name: str) -> None:
        """If a circle ends with this element, make the digests of its elements."""
        if self.lowest[name] != self.number[name]:
            return
        circle = [self.held.pop()]
        while circle[-1] != name:
            circle.append(self.held.pop())
        needed = {other for each in circle for other in self.needs.get(each, ())}
        around = sorted(self.found[other] for other in needed if other in self.found)
        whole = repr([sorted((each, self.own[each]) for each in circle), around])
        for each in circle:
            self.found[each] = compute_digest(f"{each} {whole}".encode())
