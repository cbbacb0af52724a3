"""Find what is missing before an element that cannot come next, or at the end."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from edition.relaxng.patterns import (
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
from edition.relaxng.reader import Grammar

_STATES = 200
"""The most patterns that are searched for a way to the element that came too early."""

_LONGEST = 40
"""The most missing elements that are reported for one parent."""

Bridge = tuple[tuple[tuple[Element, ...], ...], Pattern]
"""The elements missing before another, each with its alternatives; the pattern after it."""

Missing = tuple[tuple[Leaf, ...], ...]
"""What is missing, in order; of each item, one leaf is enough."""


@dataclass(frozen=True, slots=True)
class Recovery:
    """Finds what is missing, and keeps the bridges that it found."""

    grammar: Grammar
    bridges: dict[tuple[Pattern, str], Bridge | None] = field(default_factory=dict)

    def step(self, pattern: Pattern, name: str) -> Pattern:
        """Return what is left of a pattern after an element."""
        return self.grammar.algebra.derive(pattern, frozenset({self.grammar.algebra.element(name)}))

    def bridge(self, pattern: Pattern, name: str) -> Bridge | None:
        """Return the fewest missing elements before this one and the pattern after it, or None."""
        key = (pattern, name)
        if key not in self.bridges:
            self.bridges[key] = self._bridge(pattern, name)
        return self.bridges[key]

    def need(self, pattern: Pattern) -> Missing:
        """List what is missing if nothing more comes, at most 40 items."""
        missing: list[tuple[Leaf, ...]] = []
        while not pattern.nullable and len(missing) < _LONGEST:
            leaves = tuple(dict.fromkeys(self._need_next(pattern)))
            if not leaves:
                break
            missing.append(leaves)
            pattern = self.grammar.algebra.derive(pattern, frozenset(leaves[:1]))
        return tuple(missing)

    def _bridge(self, pattern: Pattern, name: str) -> Bridge | None:
        never = self.grammar.algebra.never
        seen = {pattern}
        states: list[Bridge] = [((), pattern)]
        for missing, state in states:
            leaves = list(self._need_next(state))
            leaves += [] if missing else self.grammar.algebra.begin(state)
            elements = dict.fromkeys(leaf for leaf in leaves if isinstance(leaf, Element))
            after = {leaf: self.step(state, leaf.name) for leaf in elements}
            ways = [leaf for leaf in after if self.step(after[leaf], name) is not never]
            if ways:
                return (*missing, tuple(ways)), self.step(after[ways[0]], name)
            for leaf, following in after.items():
                if following not in seen and len(seen) < _STATES:
                    seen.add(following)
                    states.append(((*missing, (leaf,)), following))
        return None

    def _need_next(self, pattern: Pattern) -> Iterator[Leaf]:
        """Yield the leaves of which one must come before the pattern can end."""
        if pattern.nullable:
            return
        match pattern:
            case Choice(alternatives=alternatives):
                for alternative in alternatives:
                    yield from self._need_next(alternative)
            case Pair(first=first, second=second):
                yield from self._need_next(second if first.nullable else first)
            case OneOrMore(body=body):
                yield from self._need_next(body)
            case Text() | Element() | Data() | Value() | Words():
                yield pattern
