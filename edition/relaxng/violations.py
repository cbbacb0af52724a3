"""What the explanation of a document consists of."""

from dataclasses import dataclass

from lxml import etree


@dataclass(frozen=True, slots=True)
class Violation:
    """
    One thing the grammar does not allow, in a sentence.

    It stands at the element's start; or at its attribute, named as Clark writes it; or at the
    character of this index in the element's text, or in the text after it (its tail), comments and
    processing instructions not counted.
    """

    rule: str
    element: etree._Element
    message: str
    attribute: str | None = None
    text: int | None = None
    tail: bool = False
