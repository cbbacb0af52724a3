"""
Derivatives of patterns: what may still come once something has been read.

After James Clark, "An algorithm for RELAX NG validation". An algebra keeps one object for equal
patterns, so that each derivative is computed once.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from edition.relaxng.datatypes import Datatype, fold, split
from edition.relaxng.patterns import (
    Attribute,
    Choice,
    Data,
    Element,
    Leaf,
    OneOrMore,
    Pair,
    Pattern,
    Text,
    Value,
    Words,
)


@dataclass(frozen=True, slots=True)
class Algebra:
    """Builds simplified patterns and their derivatives, and keeps all of them."""

    patterns: dict[tuple[object, ...], Pattern] = field(default_factory=dict)
    derivatives: dict[tuple[Pattern, frozenset[Pattern]], Pattern] = field(default_factory=dict)
    closings: dict[tuple[Pattern, Pattern], Pattern] = field(default_factory=dict)
    beginnings: dict[Pattern, tuple[Leaf, ...]] = field(default_factory=dict)
    leaves: dict[Pattern, frozenset[Pattern]] = field(default_factory=dict)

    @property
    def empty(self) -> Pattern:
        """The pattern of nothing at all, such as an element without content."""
        return self._keep(("empty",), lambda: Pattern(nullable=True))

    @property
    def never(self) -> Pattern:
        """The pattern that nothing matches, not even empty content."""
        return self._keep(("choice",), lambda: Choice(()))

    @property
    def text(self) -> Pattern:
        """The pattern of any text."""
        return self._keep(("text",), lambda: Text(nullable=True))

    def element(self, name: str) -> Pattern:
        """Return the pattern of an element."""
        return self._keep(("element", name), lambda: Element(name))

    def attribute(self, name: str, value: Pattern) -> Pattern:
        """Return the pattern of an attribute with its value."""
        return self._keep(("attribute", name, value), lambda: Attribute(name, value))

    def data(self, datatype: Datatype) -> Pattern:
        """Return the pattern of a string of a datatype."""
        return self._keep(("data", datatype), lambda: Data(datatype))

    def value(self, text: str, *, kept: bool) -> Pattern:
        """Return the pattern of one exact string."""
        return self._keep(("value", text, kept), lambda: Value(text, kept))

    def words(self, body: Pattern) -> Pattern:
        """Return the pattern of a list of words."""
        return self._keep(("words", body), lambda: Words(body))

    def choice(self, *patterns: Pattern) -> Pattern:
        """
        Return the pattern that allows one of these patterns.

        Choices among them are flattened and repetitions dropped; a single pattern is returned
        itself. The empty pattern is dropped if another one is nullable.
        """
        opened = (p.alternatives if isinstance(p, Choice) else (p,) for p in patterns)
        once = tuple(dict.fromkeys(alternative for some in opened for alternative in some))
        if len(once) > 1 and any(p.nullable for p in once if p is not self.empty):
            once = tuple(p for p in once if p is not self.empty)
        if len(once) == 1:
            return once[0]
        nullable = any(p.nullable for p in once)
        return self._keep(
            ("choice", frozenset(once)) if once else ("choice",),
            lambda: Choice(once, nullable=nullable),
        )

    def pair(self, first: Pattern, second: Pattern, *, interleaved: bool = False) -> Pattern:
        """
        Return the pattern of both patterns, in order or interleaved.

        The first of an ordered pair is never an ordered pair itself.
        """
        if first is self.never or second is self.never:
            return self.never
        if first is self.empty:
            return second
        if second is self.empty:
            return first
        if isinstance(first, Pair) and not interleaved and not first.interleaved:
            return self.pair(first.first, self.pair(first.second, second))
        return self._keep(
            ("pair", first, second, interleaved),
            lambda: Pair(first, second, interleaved, nullable=first.nullable and second.nullable),
        )

    def repeat(self, body: Pattern) -> Pattern:
        """Return the pattern of the body once or more often."""
        if body in (self.empty, self.never) or isinstance(body, OneOrMore):
            return body
        return self._keep(("repeat", body), lambda: OneOrMore(body, nullable=body.nullable))

    def derive(self, pattern: Pattern, leaves: frozenset[Pattern]) -> Pattern:
        """Return what is left of a pattern once something has been read that these leaves match."""
        key = (pattern, leaves)
        if key not in self.derivatives:
            self.derivatives[key] = self._derive(pattern, leaves)
        return self.derivatives[key]

    def close(self, pattern: Pattern, absent: Pattern) -> Pattern:
        """Return the pattern with each of its attributes replaced by another pattern."""
        key = (pattern, absent)
        if key not in self.closings:
            self.closings[key] = self._close(pattern, absent)
        return self.closings[key]

    def begin(self, pattern: Pattern) -> tuple[Leaf, ...]:
        """List the leaves that may come next, in the grammar's order; attributes always may."""
        if pattern not in self.beginnings:
            self.beginnings[pattern] = tuple(dict.fromkeys(self._begin(pattern)))
        return self.beginnings[pattern]

    def gather(self, pattern: Pattern) -> frozenset[Pattern]:
        """Return all leaves of a pattern, wherever they come, including attributes."""
        if pattern not in self.leaves:
            self.leaves[pattern] = self._gather(pattern)
        return self.leaves[pattern]

    def read(self, pattern: Pattern, text: str) -> Pattern:
        """Return what is left of a pattern once a string has been read."""
        return self.derive(
            pattern, frozenset(leaf for leaf in self.begin(pattern) if self._holds(leaf, text))
        )

    def admits(self, pattern: Pattern, text: str) -> bool:
        """Return whether a string matches as an attribute's value or an element's whole content."""
        return self.read(pattern, text).nullable or (pattern.nullable and not split(text))

    def _keep(self, key: tuple[object, ...], make: Callable[[], Pattern]) -> Pattern:
        if key not in self.patterns:
            self.patterns[key] = make()
        return self.patterns[key]

    def _holds(self, leaf: Leaf, text: str) -> bool:
        match leaf:
            case Text():
                return True
            case Data(datatype=datatype):
                return datatype.holds(text)
            case Value(text=value, kept=kept):
                return text == value if kept else fold(text) == fold(value)
            case Words(body=body):
                rest = body
                for word in split(text):
                    rest = self.read(rest, word)
                return rest.nullable
        return False

    def _derive(self, pattern: Pattern, leaves: frozenset[Pattern]) -> Pattern:
        match pattern:
            case Choice(alternatives=alternatives):
                return self.choice(*(self.derive(p, leaves) for p in alternatives))
            case Pair(first=first, second=second, interleaved=interleaved):
                begun = self.pair(self.derive(first, leaves), second, interleaved=interleaved)
                if interleaved or any(isinstance(leaf, Attribute) for leaf in leaves):
                    later = self.pair(first, self.derive(second, leaves), interleaved=interleaved)
                else:
                    later = self.derive(second, leaves) if first.nullable else self.never
                return self.choice(begun, later)
            case OneOrMore(body=body):
                return self.pair(self.derive(body, leaves), self.choice(pattern, self.empty))
            case Text() if pattern in leaves:
                return pattern
        return self.empty if pattern in leaves else self.never

    def _close(self, pattern: Pattern, absent: Pattern) -> Pattern:
        match pattern:
            case Choice(alternatives=alternatives):
                return self.choice(*(self.close(p, absent) for p in alternatives))
            case Pair(first=first, second=second, interleaved=interleaved):
                closed = (self.close(first, absent), self.close(second, absent))
                return self.pair(*closed, interleaved=interleaved)
            case OneOrMore(body=body):
                return self.repeat(self.close(body, absent))
            case Attribute():
                return absent
        return pattern

    def _begin(self, pattern: Pattern) -> Iterable[Leaf]:
        match pattern:
            case Choice(alternatives=alternatives):
                for alternative in alternatives:
                    yield from self.begin(alternative)
            case Pair(first=first, second=second, interleaved=interleaved):
                yield from self.begin(first)
                reached = interleaved or first.nullable
                yield from (
                    leaf for leaf in self.begin(second) if reached or isinstance(leaf, Attribute)
                )
            case OneOrMore(body=body):
                yield from self.begin(body)
            case Text() | Element() | Attribute() | Data() | Value() | Words():
                yield pattern

    def _gather(self, pattern: Pattern) -> frozenset[Pattern]:
        match pattern:
            case Choice(alternatives=alternatives):
                return frozenset().union(*map(self.gather, alternatives))
            case Pair(first=first, second=second):
                return self.gather(first) | self.gather(second)
            case OneOrMore(body=body):
                return self.gather(body)
        return frozenset({pattern})
