"""Check an element's attributes against the grammar: wrong values, unknown names, missing ones."""

from collections.abc import Generator
from dataclasses import dataclass

from lxml import etree

from edition.relaxng.datatypes import split
from edition.relaxng.derivatives import Algebra
from edition.relaxng.messages import Wording, find_nearest, join, quote, shorten
from edition.relaxng.patterns import Attribute, Choice, OneOrMore, Pair, Pattern, Value, Words
from edition.relaxng.violations import Violation


@dataclass(frozen=True, slots=True)
class AttributeReader:
    """Checks attributes with the derivatives of one algebra."""

    algebra: Algebra
    wording: Wording

    def read(
        self, element: etree._Element, name: str, content: Pattern, *, stray: bool
    ) -> Generator[Violation, None, Pattern]:
        """
        Yield what is wrong with the attributes; return the pattern of the content without them.

        A stray element should not be there at all, so its missing attributes are not reported.
        """
        rest = content
        before: list[Attribute] = []
        unknown: list[str] = []
        for key, value in element.attrib.items():
            attribute, text = str(key), str(value)
            named = self._find(rest, attribute)
            if not named and self._find(content, attribute):
                message = self._explain_excluded(name, content, attribute, before)
                yield Violation("grammar.attribute", element, message, attribute)
            if not named:
                unknown += [] if self._find(content, attribute) else [attribute]
                continue
            fitting = [leaf for leaf in named if self.algebra.admits(leaf.value, text)]
            if not fitting:
                message = self._explain_value(name, named, text)
                yield Violation("grammar.value", element, message, attribute)
            rest = self.algebra.derive(rest, frozenset(fitting or named))
            before += fitting
        for attribute in unknown:
            meant = self._find_meant(rest, attribute, str(element.get(attribute)))
            message = self._explain_name(name, content, attribute, meant)
            yield Violation("grammar.attribute", element, message, attribute)
            rest = self.algebra.derive(rest, frozenset(meant)) if meant else rest
        return (yield from self._finish(element, name, rest, stray=stray))

    def _finish(
        self, element: etree._Element, name: str, rest: Pattern, *, stray: bool
    ) -> Generator[Violation, None, Pattern]:
        closed = self.algebra.close(rest, self.algebra.never)
        if closed is not self.algebra.never:
            return closed
        missing = [self.wording.list_attributes(name, some, "or") for some in self._need(rest)]
        noun = "attribute" if len(missing) == 1 else "attributes"
        if not stray:
            message = f"{shorten(name)} lacks its {noun} {join(missing)}."
            yield Violation("grammar.attribute", element, message)
        return self.algebra.close(rest, self.algebra.empty)

    def _find_meant(self, rest: Pattern, name: str, text: str) -> list[Attribute]:
        """
        Find the attribute that an unknown one was probably meant to be.

        Its name is similar, or it is the only missing attribute that allows the value.
        """
        leaves = [leaf for leaf in self.algebra.begin(rest) if isinstance(leaf, Attribute)]
        known = {shorten(leaf.name) for leaf in leaves}
        if nearest := find_nearest(etree.QName(name).localname, known):
            return [leaf for leaf in leaves if shorten(leaf.name) == nearest]
        missing = [
            leaf for some in self._need(rest) for leaf in some if isinstance(leaf, Attribute)
        ]
        fitting = [leaf for leaf in missing if self.algebra.admits(leaf.value, text)]
        return fitting if len({leaf.name for leaf in fitting}) == 1 else []

    def _find(self, pattern: Pattern, name: str) -> list[Attribute]:
        leaves = self.algebra.begin(pattern)
        return [leaf for leaf in leaves if isinstance(leaf, Attribute) and leaf.name == name]

    def _explain_value(self, element: str, named: list[Attribute], text: str) -> str:
        pattern = self.algebra.choice(*(leaf.value for leaf in named))
        owner = (shorten(element), shorten(named[0].name))
        leaves = self.algebra.begin(pattern)
        subject = f"The attribute {owner[1]} of {owner[0]}"
        allowed = self.wording.say_values(owner, pattern)
        if len(leaves) == 1 and isinstance(leaves[0], Words) and split(text):
            bad = [word for word in split(text) if not self.algebra.admits(leaves[0], word)]
            if bad:
                each = self.wording.say_values(owner, leaves[0].body)
                return f"{subject} has the word {quote(bad[0])}; each must be {each}."
        if not split(text):
            return f"{subject} is empty; it must be {allowed}."
        nearest = find_nearest(text, (leaf.text for leaf in leaves if isinstance(leaf, Value)))
        if nearest is not None:
            return f"{subject} is {quote(text)}; did you mean {quote(nearest)}? Allowed: {allowed}."
        return f"{subject} is {quote(text)}; it must be {allowed}."

    def _explain_excluded(
        self, element: str, content: Pattern, attribute: str, before: list[Attribute]
    ) -> str:
        owner, name = shorten(element), shorten(attribute)
        excluding = [
            shorten(leaf.name) for leaf in before if self._exclude(content, leaf, attribute)
        ]
        others = join(excluding) or "the others"
        return f"The attribute {name} of {owner} cannot stand beside {others}; keep one."

    def _explain_name(
        self, element: str, content: Pattern, attribute: str, meant: list[Attribute]
    ) -> str:
        owner, name = shorten(element), shorten(attribute)
        if name not in {attribute, f"xml:{attribute.rpartition('}')[2]}"}:
            name = f"{name} of the namespace {attribute[1:].partition('}')[0]}"
        if meant:
            listed = self.wording.list_attributes(element, meant)
            return f"{owner} has no attribute {name}; did you mean {listed}?"
        leaves = [leaf for leaf in self.algebra.begin(content) if isinstance(leaf, Attribute)]
        allowed = self.wording.list_attributes(element, leaves)
        ending = f"it may have: {allowed}" if allowed else "it may have none"
        return f"{owner} has no attribute {name}; {ending}."

    def _exclude(self, content: Pattern, leaf: Attribute, attribute: str) -> bool:
        """Return whether `attribute` is no longer allowed once `leaf` has been read."""
        return not self._find(self.algebra.derive(content, frozenset({leaf})), attribute)

    def _need(self, pattern: Pattern) -> list[frozenset[Pattern]]:
        """List the attributes still required; of each set, one attribute is enough."""
        match pattern:
            case Attribute():
                return [frozenset({pattern})]
            case Pair(first=first, second=second):
                return [*self._need(first), *self._need(second)]
            case OneOrMore(body=body):
                return self._need(body)
            case Choice(alternatives=alternatives):
                if self.algebra.close(pattern, self.algebra.never) is self.algebra.never:
                    needs = [self._need(alternative) for alternative in alternatives]
                    return [frozenset().union(*(some[0] for some in needs if some))]
        return []
