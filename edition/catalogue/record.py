"""
A telegram's record and a register's entry, typed as their JSON Schemas describe them.

What words there are for the actions of stations and the like, the telegrams' schema says alone.
"""

from fractions import Fraction
from typing import Literal, Required, TypedDict

from edition.catalogue.block import Block, Division, Heading, Seen, SourceNote
from edition.catalogue.handling import Cert, Inference, Moment, Step

Figure = int | float | Fraction
"""The figure of a quantity; a Fraction where figures are compared exactly."""


class Number(TypedDict):
    """A number of a telegram: its series, who gave it, and the first and last number of a run."""

    value: str
    series: str | None
    given: str
    station: str | None
    first: str | None
    last: str | None
    cert: Cert
    resp: list[str]


class Class(TypedDict):
    """A term under which a telegram falls: its id, the words of the form, and for which station."""

    ref: str
    text: str
    station: str | None


class Dated(Moment, Inference):
    """A date or an hour in the telegram's text."""

    anchor: str


class Copy(TypedDict):
    """A reader, and the number of his copies if it is stated."""

    who: str
    copies: int | None


class Archived(TypedDict):
    """The shelfmark of a telegram in an archive."""

    repository: str | None
    fond: str | None
    opis: str | None
    delo: str | None
    listy: str | None
    text: str


class Witness(TypedDict):
    """A witness of the text."""

    siglum: str
    title: str
    complete: bool


class Mention(TypedDict):
    """A mention of an entry, with the words around it."""

    ref: str
    anchor: str
    text: str
    context: str
    cover: bool
    cert: Cert
    resp: list[str]


class Quantity(TypedDict, total=False):
    """A quantity: figure, unit, commodity, who does what with it, what it answers or restates."""

    anchor: Required[str]
    text: Required[str]
    quantity: Figure
    min: Figure
    max: Figure
    atLeast: Figure
    atMost: Figure
    unit: Required[str | None]
    commodity: Required[str | None]
    act: Required[str | None]
    by: Required[list[str]]
    of: Required[list[str]]
    answers: Required[str | None]
    restates: Required[str | None]
    cert: Required[Cert]
    resp: Required[list[str]]


Within = TypedDict(
    "Within",
    {
        "anchor": str,
        "target": str | None,
        "from": list[str],
        "to": list[str],
        "date": str | None,
        "quantities": list[Quantity],
    },
)
"""A telegram that is quoted with its form."""


class Reference(TypedDict):
    """A document that a telegram refers to, and whether it is in the edition."""

    anchor: str
    text: str
    target: str
    held: bool
    cert: Cert
    resp: list[str]


class Outline(TypedDict):
    """What telegrams are listed with and compared by."""

    regest: str | None
    classes: list[Class]
    handling: list[Step]
    replies_to: list[str]
    quantities: list[Quantity]


class DatedOutline(Outline):
    """An outline with the date by which telegrams are sorted."""

    id: str
    date: str


class Record(DatedOutline):
    """All that the edition knows of a telegram (schema/record.schema.json)."""

    format: Literal[3]
    source: str
    status: str
    modified: str
    title: str
    language: str
    original: str | None
    year: str
    words: int
    numbers: list[Number]
    addressees: list[str]
    distribution: list[Copy]
    archive: list[Archived]
    witnesses: list[Witness]
    mentions: list[Mention]
    heading: Heading | None
    sourceNote: list[SourceNote]
    blocks: list[Block]
    translations: list[Division]
    versions: list[Division]
    enclosures: list[Division]
    within: list[Within]
    surface: list[Seen]
    dates: list[Dated]
    references: list[Reference]


class EntryName(TypedDict):
    """One of an entry's names."""

    type: str
    lang: str | None
    text: str


Office = TypedDict(
    "Office", {"text": str, "from": str | None, "to": str | None, "when": str | None}
)
"""An office that a person held, and when."""


class Identifier(TypedDict):
    """The identifier of an entry in an authority file."""

    type: str
    value: str
    uri: str | None


class Entry(TypedDict):
    """All that the edition knows of a register's entry (schema/entry.schema.json)."""

    id: str
    kind: Literal["person", "place", "organization", "cited", "term"]
    type: str | None
    taxonomy: str | None
    name: str
    sort: str
    names: list[EntryName]
    birth: str | None
    death: str | None
    offices: list[Office]
    geo: list[float] | None
    description: str
    identifiers: list[Identifier]
    sources: list[str]
