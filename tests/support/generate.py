"""
Writes random documents from the grammar's patterns: the same seed, the same documents.

Whatever the grammar admits should be made sooner or later: a choice goes to what has not been shown
yet, or leads there the shortest way; once a document is large enough the smallest content is taken.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random

from lxml import etree
from sample import TEXTS, sample_pattern

from edition.relaxng.patterns import (
    Attribute,
    Choice,
    Data,
    Element,
    OneOrMore,
    Pair,
    Pattern,
    Text,
    Value,
    Words,
)
from edition.relaxng.reader import Grammar, read_grammar

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
LARGE = 150
FAR = 10**6


@cache
def list_parts(pattern: Pattern) -> frozenset[Pattern]:
    """A pattern and every pattern in it."""
    match pattern:
        case Choice(alternatives=alternatives):
            inner = alternatives
        case Pair(first=first, second=second):
            inner = (first, second)
        case OneOrMore(body=body) | Words(body=body) | Attribute(value=body):
            inner = (body,)
        case _:
            inner = ()
    return frozenset({pattern}).union(*map(list_parts, inner))


def list_leaves(content: Pattern) -> set[Pattern]:
    """What an element of this content can show: children, text, attributes and their values."""
    leaves = Attribute | Element | Value | Data | Words | Text
    return {part for part in list_parts(content) if isinstance(part, leaves)}


@dataclass
class Generator:
    """Makes documents one after the other, and knows what they have not shown yet."""

    grammar: Grammar
    random: Random
    missing: dict[str, set[Pattern]] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)
    distances: dict[str, int] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)
    left: int = 0

    @classmethod
    def prepare(cls, grammar: Grammar, seed: int) -> "Generator":
        """A generator that has shown nothing yet and knows the smallest size of every element."""
        missing = {name: list_leaves(content) for name, content in grammar.contents.items()}
        generator = cls(grammar, Random(seed), missing)  # noqa: S311 - nothing here is secret
        sizes: dict[str, int] = {}
        while sizes != generator.sizes or not sizes:
            generator.sizes = sizes
            contents = grammar.contents.items()
            sizes = {name: 1 + generator.measure(content) for name, content in contents}
        return generator

    def count_missing(self) -> int:
        """How many patterns no document has shown."""
        return sum(map(len, self.missing.values()))

    def measure(self, pattern: Pattern) -> int:
        """The number of elements in the smallest content of a pattern."""
        match pattern:
            case Choice(alternatives=alternatives):
                return min(map(self.measure, alternatives))
            case Pair(first=first, second=second):
                return self.measure(first) + self.measure(second)
            case OneOrMore(body=body):
                return self.measure(body)
            case Element(name=name):
                return min(self.sizes.get(name, FAR), FAR)
        return 0

    def make(self) -> bytes:
        """
        The next document: elements are filled in random order, so that none takes all the room.
        """
        self.left = self.random.randint(LARGE // 5, LARGE)
        self.ids.clear()
        self.find_distances()
        starts = list_parts(self.grammar.start)
        name = self.random.choice(sorted(p.name for p in starts if isinstance(p, Element)))
        root = etree.Element(name, nsmap={None: etree.QName(name).namespace})  # type: ignore[dict-item]
        waiting = [root]
        while waiting:
            element = waiting.pop(self.random.randrange(len(waiting)))
            self.fill(element, self.grammar.contents[str(element.tag)])
            waiting += element
        return etree.tostring(root, encoding="utf-8", xml_declaration=True)

    def find_distances(self) -> None:
        """Find how many elements must be entered to reach one that has something to show."""
        self.distances = {name: 0 for name, missing in self.missing.items() if missing}
        for distance in range(1, len(self.grammar.contents)):
            reached = {
                name: distance
                for name, content in self.grammar.contents.items()
                if name not in self.distances
                and any(
                    isinstance(part, Element) and self.distances.get(part.name) == distance - 1
                    for part in list_parts(content)
                )
            }
            if not reached:
                return
            self.distances |= reached

    def fill(self, element: etree._Element, pattern: Pattern) -> None:
        """Give an element what a pattern asks for; its children are filled in their turn."""
        owner = str(element.tag)
        self.missing[owner].discard(pattern)
        match pattern:
            case Choice(alternatives=alternatives):
                self.fill(element, self.choose(owner, alternatives))
            case Pair(first=first, second=second, interleaved=interleaved):
                parts = [first, second]
                if interleaved:
                    self.random.shuffle(parts)
                for part in parts:
                    self.fill(element, part)
            case OneOrMore(body=body):
                self.fill(element, body)
                while self.left > 0 and self.random.random() < 0.6:
                    self.left -= 1
                    self.fill(element, body)
            case Element(name=name):
                self.left -= 1
                etree.SubElement(element, name)
            case Attribute(name=name, value=value):
                element.set(name, self.write_attribute(owner, name, value))
            case Text() | Data() | Value() | Words():
                append(element, self.write(owner, pattern))

    def choose(self, owner: str, alternatives: tuple[Pattern, ...]) -> Pattern:
        """
        An alternative: the smallest in a large document, else mostly one that shows or leads on.
        """
        if self.left <= 0:
            least = min(map(self.measure, alternatives))
            return self.random.choice([p for p in alternatives if self.measure(p) == least])
        missing = self.missing.get(owner, set())
        fresh = [p for p in alternatives if not missing.isdisjoint(list_parts(p))]
        chance = self.random.random()
        if fresh and chance < 0.7:
            return self.random.choice(fresh)
        if chance < 0.9:
            nearest = min(map(self.find_distance, alternatives))
            return self.random.choice([p for p in alternatives if self.find_distance(p) == nearest])
        return self.random.choice(alternatives)

    def find_distance(self, pattern: Pattern) -> int:
        """How far from a pattern's elements there is something to show."""
        names = (part.name for part in list_parts(pattern) if isinstance(part, Element))
        return min((self.distances.get(name, FAR) for name in names), default=FAR)

    def write_attribute(self, owner: str, name: str, value: Pattern) -> str:
        """A value; an xml:id is one that the document does not have."""
        written = self.write(owner, value)
        while name == XML_ID and written in self.ids:
            written = f"{self.write(owner, value)}{len(self.ids)}"
        if name == XML_ID:
            self.ids.add(written)
        return written

    def write(self, owner: str, pattern: Pattern) -> str:
        """A string that a pattern describes."""
        self.missing[owner].discard(pattern)
        match pattern:
            case Choice(alternatives=alternatives):
                return self.write(owner, self.choose(owner, alternatives))
            case Pair(first=first, second=second):
                words = [self.write(owner, part) for part in (first, second)]
            case OneOrMore(body=body):
                words = [self.write(owner, body) for _ in range(self.random.randint(1, 2))]
            case Words(body=body):
                words = [self.write(owner, body)]
            case Data(datatype=datatype) if datatype.patterns:
                return sample_pattern(datatype.patterns[0], self.random)
            case Data() | Text():
                return self.random.choice(TEXTS)
            case Value(text=text):
                return text
            case _:
                words = []
        return " ".join(words)


def append(element: etree._Element, text: str) -> None:
    """Put text at the end of an element's content."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def generate(grammar: Grammar, count: int, seed: int = 1950) -> Iterator[bytes]:
    """So many documents, always the same."""
    generator = Generator.prepare(grammar, seed)
    for _ in range(count):
        yield generator.make()


def main() -> None:
    """Write documents into a folder and say how much of the grammar they show."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("grammar", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1950)
    options = parser.parse_args()
    grammar = read_grammar(etree.parse(options.grammar).getroot())
    generator = Generator.prepare(grammar, options.seed)
    patterns = generator.count_missing()
    for number in range(options.count):
        (options.folder / f"{number:05}.xml").write_bytes(generator.make())
    shown = patterns - generator.count_missing()
    print(f"{options.count} documents show {shown} of {patterns} patterns")  # noqa: T201
    for owner, missing in sorted(generator.missing.items()):
        if missing:
            print(f"{owner}: {len(missing)} are not shown")  # noqa: T201


if __name__ == "__main__":
    main()
