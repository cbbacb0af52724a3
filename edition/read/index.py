"""
The elements of a document that have ids, its pointers, and its prefixes.

What an id belongs to and where a pointer leads is told elsewhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, cast

from lxml import etree

from edition.xml.positions import TEI, XML_ID

_POINTING = {
    "ref",
    "target",
    "scheme",
    "ana",
    "unitRef",
    "resp",
    "source",
    "who",
    "corresp",
    "sameAs",
}
_OUTSIDE = ("http:", "https:", "mailto:")


class Named(NamedTuple):
    """
    An element with an id, and the part of the document that it stands in: a child of the root.

    The root itself stands in none; its part is the root.
    """

    id: str
    element: etree._Element
    part: etree._Element


class Pointer(NamedTuple):
    """One token of an attribute that points: where it stands, and what it says."""

    element: etree._Element
    attribute: str
    token: str


class Prefix(NamedTuple):
    """What an element says of a prefix: the form of what follows it, and where it leads."""

    element: etree._Element
    name: str
    form: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Index:
    """
    The elements that have an id, the pointers that do not leave the edition, and the prefixes.

    All are in the order of the document.
    """

    named: tuple[Named, ...]
    pointers: tuple[Pointer, ...]
    prefixes: tuple[Prefix, ...]

    @classmethod
    def read(cls, root: etree._Element) -> "Index":
        """Walk a document and note what names its elements and what points from them."""
        named: list[Named] = []
        pointers: list[Pointer] = []
        for part, element in _walk(root):
            for attribute, value in cast("list[tuple[str, str]]", element.items()):
                if attribute == XML_ID:
                    named.append(Named(value, element, part))
                elif attribute in _POINTING:
                    pointers += [
                        Pointer(element, attribute, token)
                        for token in value.split()
                        if not token.startswith(_OUTSIDE)
                    ]
        prefixes = map(_read_prefix, root.iter(f"{TEI}prefixDef"))
        return cls(tuple(named), tuple(pointers), tuple(prefixes))


def _walk(root: etree._Element) -> Iterator[tuple[etree._Element, etree._Element]]:
    """Walk the elements of a document in their order, each with its part."""
    yield root, root
    for part in root.iterchildren("*"):
        for element in part.iter("*"):
            yield part, element


def _read_prefix(element: etree._Element) -> Prefix:
    """Read what an element says of a prefix."""
    return Prefix(
        element,
        element.get("ident", ""),
        element.get("matchPattern", ""),
        element.get("replacementPattern", ""),
    )
