"""The blocks of a telegram's text in its record, its divisions, and what is seen on the sheet."""

from typing import Literal, Required, TypedDict


class Item(TypedDict, total=False):
    """An item of a list, with the words and the lists in it, and what it renders."""

    anchor: Required[str]
    renders: list[str]
    label: Required[str | None]
    blocks: Required[list["Block"]]


class TableRow(TypedDict):
    """A row of a table, and whether it names the columns."""

    label: bool
    cells: list[str]


class Block(TypedDict, total=False):
    """A paragraph, heading, list, table, quotation, quoted telegram, part or postscript."""

    kind: Required[
        Literal["text", "heading", "list", "table", "quotation", "telegram", "part", "postscript"]
    ]
    anchor: Required[str]
    renders: list[str]
    label: str | None
    text: str
    head: str | None
    items: list[Item]
    rows: list[TableRow]
    blocks: list["Block"]
    opener: list[str]
    closer: list[str]


class Division(TypedDict):
    """A translation or another version of a telegram, or what was enclosed."""

    anchor: str
    kind: str
    language: str | None
    source: list[str]
    resp: list[str]
    head: str | None
    opener: list[str]
    blocks: list[Block]
    closer: list[str]


class Heading(TypedDict):
    """The heading that a publisher gave a telegram, and the witnesses that have it."""

    text: str
    source: list[str]


class SourceNote(TypedDict):
    """A publisher's note on the source of a telegram, and whose it is."""

    text: str
    resp: list[str]


class Seen(TypedDict, total=False):
    """A line, page, stamp or emphasis on the sheet, or what a hand did there."""

    anchor: Required[str]
    kind: Required[
        Literal[
            "line",
            "page",
            "running-line",
            "emphasis",
            "stamp",
            "addition",
            "deletion",
            "abbreviation",
        ]
    ]
    text: Required[str]
    number: str | None
    witness: str | None
    image: str | None
    look: str
    place: str | None
    hand: str | None
    expansion: str
