"""An element's content as the grammar sees it: elements, and the text between them."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from edition.relaxng.datatypes import WHITE_SPACE


@dataclass(frozen=True, slots=True)
class Child:
    """
    An element to be read in its turn, as one of this name; without a name it is unknown.

    A stray should not be there at all: what it lacks is of no interest.
    """

    element: etree._Element
    name: str | None
    stray: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """The text between two tags; a tail stands behind its element, else it stands in it."""

    element: etree._Element
    text: str
    tail: bool

    def is_blank(self) -> bool:
        """Nothing but white space is as good as nothing between elements."""
        return not self.text.strip(WHITE_SPACE)

    def find_start(self) -> int:
        """The index of the first character that is not white space."""
        return len(self.text) - len(self.text.lstrip(WHITE_SPACE))


Part = Run | etree._Element  # noqa: SLF001 - lxml has no public name for its elements


def list_parts(element: etree._Element) -> Iterator[Part]:
    """
    List elements and the text between them; comments and processing instructions are gone.

    White space between elements is left out; alone, it is the element's text.
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
