"""The entries of a register, with the works and taxonomies that they rest on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from edition.read.index import POINTING
from edition.read.source import Source
from edition.xml.positions import TEI, XML_ID

CATEGORY = f"{TEI}category"
TAXONOMY = f"{TEI}taxonomy"
_PREFIXED = re.compile(r"([a-z]+):([a-z0-9\-]+)")


@dataclass(frozen=True, slots=True)
class Entry:
    """A person, place, term, unit or another entry: its id, its element, what it stands in."""

    id: str
    element: etree._Element
    holder: etree._Element

    @property
    def works(self) -> set[str]:
        """The ids of the works that it cites."""
        cited = (element.get("source", "") for element in self.element.iter())
        return {token.removeprefix("#") for value in cited for token in value.split()}


def list_entries(source: Source) -> Iterator[Entry]:
    """List the entries of a register in order; a taxonomy comes before its categories."""
    declared = source.tree.iterfind(f"{TEI}teiHeader/{TEI}encodingDesc/*")
    for holder in declared:
        if holder.tag in {f"{TEI}classDecl", f"{TEI}unitDecl"}:
            yield from _list_named(holder)
    for holder in source.tree.iterfind(f"{TEI}standOff"):
        yield from _list_named(holder, f"{TEI}entry")
        for listed in holder.iterchildren("*"):
            if listed.tag != f"{TEI}entry":
                yield from _list_named(listed)


def _list_named(holder: etree._Element, tag: str = "*") -> Iterator[Entry]:
    for element in holder.iterchildren(tag):
        if name := element.get(XML_ID):
            yield Entry(name, element, holder)
            if element.tag == TAXONOMY:
                yield from _list_named(element, CATEGORY)


def list_works(source: Source) -> dict[str, etree._Element]:
    """List the works that a register says its entries are known from."""
    works = source.tree.iterfind(f"{TEI}teiHeader/{TEI}fileDesc/{TEI}sourceDesc//{TEI}bibl")
    return {name: work for work in works if (name := work.get(XML_ID))}


def read_words(element: etree._Element) -> str:
    """Return the words of an element."""
    return " ".join("".join(map(str, element.itertext())).split())


def are_same(one: etree._Element, other: etree._Element) -> bool:
    """
    Tell whether two entries say the same, wherever their lines break and however they point.

    Of taxonomies the categories are left out.
    """
    return [*_tell(one)] == [*_tell(other)]


def _tell(element: etree._Element) -> Iterator[object]:
    """Tell all that an entry says, in order."""
    yield element.tag, sorted((name, _read_value(name, text)) for name, text in element.items())
    yield _fold(element.text)
    for child in element.iterchildren("*"):
        if (element.tag, child.tag) != (TAXONOMY, CATEGORY):
            yield from _tell(child)
            yield "" if element.tag == TAXONOMY else _fold(child.tail)
    yield None


def _read_value(name: str | bytes, text: str | bytes) -> str:
    """Read an attribute; a pointer is the id that it leads to."""
    value = str(text)
    return " ".join(map(_lead, value.split())) if name in POINTING else value


def _lead(pointer: str) -> str:
    """Return the id that a pointer leads to, with # before it; an address stays."""
    if found := _PREFIXED.fullmatch(pointer):
        prefix, word = found.groups()
        return f"#{word if prefix == 'telegram' else f'{prefix}-{word}'}"
    return pointer


def _fold(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")
