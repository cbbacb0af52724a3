"""
List the elements of a document that have ids, its pointers, and its prefixes.

registers.py finds what kind of thing has an id, and pointers.py where a pointer leads.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, cast

from lxml import etree

from edition.xml.positions import TEI, XML_ID

POINTING = {
    "ref",
    "target",
    "scheme",
    "ana",
    "unitRef",
    "resp",
    "source",
    "who",
    "corresp",
    "edRef",
    "hand",
    "calendar",
}
_OUTSIDE = ("http:", "https:", "mailto:")


class Named(NamedTuple):
    """
    An element with an id, and its part: the child of the root that it is or stands in.

    The part of the root is the root itself.
    """

    id: str
    element: etree._Element
    part: etree._Element


class Pointer(NamedTuple):
    """One token of an attribute that points to something, and the element it stands in."""

    element: etree._Element
    attribute: str
    token: str


class Prefix(NamedTuple):
    """What a prefixDef says of a prefix: the form of what follows it, and where it leads."""

    element: etree._Element
    name: str
    form: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Index:
    """
    The elements that have ids, the pointers within the edition, and the prefixes.

    All are in the order of the document.
    """

    named: tuple[Named, ...]
    pointers: tuple[Pointer, ...]
    prefixes: tuple[Prefix, ...]

    @classmethod
    def read(cls, root: etree._Element) -> "Index":
        """Collect the ids, pointers and prefixes of a document."""
        named: list[Named] = []
        pointers: list[Pointer] = []
        for part, element in _walk(root):
            for attribute, value in cast("list[tuple[str, str]]", element.items()):
                if attribute == XML_ID:
                    named.append(Named(value, element, part))
                elif attribute in POINTING:
                    pointers += [
                        Pointer(element, attribute, token)
                        for token in value.split()
                        if not token.startswith(_OUTSIDE)
                    ]
        prefixes = map(_read_prefix, root.iter(f"{TEI}prefixDef"))
        return cls(tuple(named), tuple(pointers), tuple(prefixes))


def _walk(root: etree._Element) -> Iterator[tuple[etree._Element, etree._Element]]:
    """Yield the part and the element for each element of a document, in their order."""
    yield root, root
    for part in root.iterchildren("*"):
        for element in part.iter("*"):
            yield part, element


def _read_prefix(element: etree._Element) -> Prefix:
    """Read a prefix from its prefixDef."""
    return Prefix(
        element,
        element.get("ident", ""),
        element.get("matchPattern", ""),
        element.get("replacementPattern", ""),
    )
