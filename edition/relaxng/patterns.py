"""
RELAX NG patterns: what may stand in a place.

An element's content is no part of the pattern it stands in: a grammar made from an ODD has one
content per name.
"""

from dataclasses import dataclass, field

from edition.relaxng.datatypes import Datatype


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """What may stand in a place; nullable when nothing at all may."""

    nullable: bool = field(default=False, kw_only=True)


@dataclass(frozen=True, slots=True, eq=False)
class Choice(Pattern):
    """One of the alternatives; without any, nothing is ever right."""

    alternatives: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Pair(Pattern):
    """Both patterns, in order or, when interleaved, mingled."""

    first: Pattern
    second: Pattern
    interleaved: bool


@dataclass(frozen=True, slots=True, eq=False)
class OneOrMore(Pattern):
    """The body, once or more often."""

    body: Pattern


@dataclass(frozen=True, slots=True, eq=False)
class Text(Pattern):
    """Any text."""


@dataclass(frozen=True, slots=True, eq=False)
class Element(Pattern):
    """An element of this name."""

    name: str


@dataclass(frozen=True, slots=True, eq=False)
class Attribute(Pattern):
    """An attribute of this name and its value."""

    name: str
    value: Pattern


@dataclass(frozen=True, slots=True, eq=False)
class Data(Pattern):
    """A string of a datatype."""

    datatype: Datatype


@dataclass(frozen=True, slots=True, eq=False)
class Value(Pattern):
    """A certain string, white space folded unless it is to be kept."""

    text: str
    kept: bool


@dataclass(frozen=True, slots=True, eq=False)
class Words(Pattern):
    """A list: the words of a string, one after the other."""

    body: Pattern


Leaf = Text | Element | Attribute | Data | Value | Words
String = Data | Value | Words
