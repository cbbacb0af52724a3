"""
RELAX NG patterns: what may stand in a place.

The pattern of an element has its name but not its content. In a grammar made from an ODD, all
elements of one name have the same content.
"""

from dataclasses import dataclass, field

from edition.relaxng.datatypes import Datatype


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """What may stand in a place; nullable if the place may be empty."""

    nullable: bool = field(default=False, kw_only=True)


@dataclass(frozen=True, slots=True, eq=False)
class Choice(Pattern):
    """One of the alternatives; without alternatives, nothing is allowed."""

    alternatives: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Pair(Pattern):
    """Both patterns, in order, or mixed if interleaved."""

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
    """One exact string; white space is folded unless it is kept."""

    text: str
    kept: bool


@dataclass(frozen=True, slots=True, eq=False)
class Words(Pattern):
    """A list: the words of a string, one after the other."""

    body: Pattern


Leaf = Text | Element | Attribute | Data | Value | Words
String = Data | Value | Words
