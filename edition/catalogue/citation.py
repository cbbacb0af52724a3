"""What a citation of a telegram says (xslt/record/citation.xsl)."""

import json
from typing import Literal, TypedDict


class Author(TypedDict):
    """One who sent a telegram, and whether that is inferred."""

    name: str
    kind: Literal["Person", "Organization"] | None
    inferred: bool


class Citation(TypedDict):
    """What a citation of a telegram says; the edition's own title and editors are settings."""

    id: str
    title: str
    number: str
    authors: list[Author]
    sent: list[str]
    """When it was sent, in words."""
    created: str | None
    """The day, month or year of sending, or two with a slash; only if it is stated."""
    modified: str
    language: str | None
    texts: list[str]
    """The witnesses, each with who published it."""
    shelfmarks: list[str]
    originals: list[str]
    """The same in words."""
    address: str | None


def open_citation(text: str) -> Citation:
    """Open a citation."""
    opened: Citation = json.loads(text)
    return opened
