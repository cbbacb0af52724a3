"""Split an element's content into elements and the text between them."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from edition.relaxng.datatypes import WHITE_SPACE


@dataclass(frozen=True, slots=True)
class Child:
    """
    An element to be checked later under this name; without a name it is unknown.

    A stray element should not be there at all, so nothing is reported as missing in it.
    """

    element: etree._Element
    name: str | None
    stray: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """The text between two tags: after the element if `tail`, else after its start tag."""

    element: etree._Element
    text: str
    tail: bool

    def is_blank(self) -> bool:
        """Return whether there is nothing but white space."""
        return not self.text.strip(WHITE_SPACE)

    def find_start(self) -> int:
        """Return the index of the first character that is not white space."""
        return len(self.text) - len(self.text.lstrip(WHITE_SPACE))


Part = Run | etree._Element  # noqa: SLF001 - lxml has no public name for its elements


def list_parts(element: etree._Element) -> Iterator[Part]:
    """
    List child elements and the text between them, without comments and instructions.

    White space between elements is left out. Without child elements, even blank text is listed.
    """
    owner, tail, pieces = element, False, [element.text or ""]
    empty = True
    for child in element:
        if isinstance(child.tag, str):
            run = Run(owner, "".join(pieces), tail)
            if not run.is_blank():
                yield run
            yield child
            owner, tail, pieces, empty = child, True, [], False
        pieces.append(child.tail or "")
    run = Run(owner, "".join(pieces), tail)
    if empty or not run.is_blank():
        yield run
