"""A register's entry, typed as its JSON Schema describes it."""

from typing import Literal, TypedDict

from edition.catalogue.handling import Cert


class EntryName(TypedDict):
    """One of an entry's names."""

    type: str
    lang: str | None
    text: str
    cert: Cert
    resp: list[str]


Office = TypedDict(
    "Office", {"text": str, "from": str | None, "to": str | None, "when": str | None}
)
"""An office that a person held, and when."""


class Identifier(TypedDict):
    """The identifier of an entry in an authority file."""

    type: str
    value: str
    uri: str | None
    cert: Cert
    resp: list[str]


class Entry(TypedDict):
    """All that the edition knows of a register's entry (schema/entry.schema.json)."""

    id: str
    kind: Literal["person", "place", "organization", "cited", "term", "category"]
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
