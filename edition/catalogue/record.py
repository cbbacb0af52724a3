"""
A telegram's record, typed as its JSON Schema describes it.

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
    """A category of a telegram: its id, the words of the form, and for which station."""

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


class Line(TypedDict):
    """A line of the form, and the station that it names."""

    anchor: str
    kind: str
    text: str
    station: str | None


class Resolution(TypedDict):
    """What a reader wrote on the sheet."""

    anchor: str
    text: str
    hand: str | None
    place: str | None
    witnesses: list[str]


class Printed(TypedDict):
    """What some witnesses print for a gap, or around doubtful words."""

    text: str
    witnesses: list[str]


class Doubt(TypedDict, total=False):
    """What is missing, hard to read or supplied."""

    anchor: Required[str]
    kind: Required[Literal["gap", "unclear", "supplied"]]
    text: Required[str]
    reason: Required[str | None]
    quantity: Figure
    unit: Required[str | None]
    description: Required[str | None]
    printed: Required[list[Printed]]
    witnesses: Required[list[str]]
    cert: Required[Cert]
    resp: Required[list[str]]


class Counted(TypedDict):
    """A figure of a line of the form: what it counts or numbers."""

    anchor: str
    kind: str
    value: Figure
    text: str


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
    answers: Required[list[str]]
    restates: Required[list[str]]
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
    """A document that a telegram refers to, its id if it is identified, and whether it is held."""

    anchor: str
    kind: str
    text: str
    target: str | None
    held: bool
    cert: Cert
    resp: list[str]


class Certainty(TypedDict):
    """How certain something is that has no other place in the record."""

    anchor: str
    of: str
    text: str
    cert: Cert
    resp: list[str]


class Responsible(TypedDict):
    """One who answers for something."""

    id: str
    name: str


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
    lines: list[Line]
    resolutions: list[Resolution]
    doubts: list[Doubt]
    figures: list[Counted]
    dates: list[Dated]
    references: list[Reference]
    certainties: list[Certainty]
    responsible: list[Responsible]
