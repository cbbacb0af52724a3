"""A violation: where a document breaks the grammar, and the sentence that explains it."""

from dataclasses import dataclass

from lxml import etree


@dataclass(frozen=True, slots=True)
class Violation:
    """
    One thing that the grammar does not allow, with a sentence about it.

    Its place is the start of the element, or of its attribute, named in Clark notation. If `text`
    is set, the place is the character with this index in the element's text, or in the text after
    the element (its tail). Comments and processing instructions are not counted.
    """

    rule: str
    element: etree._Element
    message: str
    attribute: str | None = None
    text: int | None = None
    tail: bool = False
