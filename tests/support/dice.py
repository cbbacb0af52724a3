"""Chance that knows a grammar: it aims at the patterns that no spoiled document has reached yet."""

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from covered import Coverage, Inventory, Item
from generate import list_parts
from lxml import etree
from sample import sample_pattern

from edition.relaxng.patterns import Attribute, Data, Element, Pattern, Value
from edition.relaxng.reader import Grammar

WORDS = (
    *("", " ", "a", "a b", " a ", "0", "-1", "1.5", "1,000", "٣", "1950", "1950-11", "1950-11-07"),
    *("1950-13-07", "1950-11-08T02:00:00", "02:00", "person:stalin", "person:Stalin", "#W #K"),
    *("\N{NO-BREAK SPACE}", "毛泽东", "x\ty", "high", "tg-1950-26637.p1", "https://example.org/"),
)


_TRIES = 20
"""How many patterns are drawn in search of one that is wanted."""


@dataclass(frozen=True, slots=True)
class Dice:
    """
    Chance, and the names and values of a grammar that it plays with; what is wanted it prefers.
    """

    random: Random
    contents: Mapping[str, Pattern]
    attributes: tuple[str, ...]
    values: tuple[str, ...]
    coverage: Coverage

    @classmethod
    def prepare(cls, grammar: Grammar, seed: int) -> "Dice":
        """Dice that know the grammar."""
        parts = {part for content in grammar.contents.values() for part in list_parts(content)}
        attributes = {part.name for part in parts if isinstance(part, Attribute)}
        values = {part.text for part in parts if isinstance(part, Value)}
        return cls(
            Random(seed),  # noqa: S311 - nothing here is secret
            grammar.contents,
            tuple(sorted(attributes)),
            (*sorted(values), *WORDS),
            Coverage.begin(grammar),
        )

    def prefer(self, options: Iterable[str], wanted: Container[str]) -> str:
        """Pick an option, mostly one that is wanted."""
        ordered = sorted(options)
        near = [option for option in ordered if option in wanted]
        return self.random.choice(near if near and self.random.random() < 0.7 else ordered)

    def aim(self, documents: Sequence["Original"]) -> tuple["Original", int | None]:
        """
        Pick a document and, mostly, the place in it where something is to be seen that is wanted.
        """
        for _ in range(_TRIES):
            item = self.random.choice(self.coverage.items)
            if self.coverage.wants(item):
                showing = [document for document in documents if item in document.places]
                if showing:
                    document = self.random.choice(showing)
                    return document, self.random.choice(document.places[item])
        return self.random.choice(documents), None

    def pick(self, root: etree._Element) -> etree._Element:
        """Pick an element: rare names as often as frequent ones."""
        name = self.random.choice(sorted({str(element.tag) for element in root.iter("*")}))
        return self.random.choice(list(root.iter(name)))

    def pick_child(self, element: etree._Element) -> str:
        """Pick the name of an element: half the time one that the element may hold."""
        owner = str(element.tag)
        parts = list_parts(self.contents[owner])
        fitting = {part.name for part in parts if isinstance(part, Element)}
        near = fitting and self.random.random() < 0.5
        wanted = {i.leaf.name for i in self.coverage.want(owner) if isinstance(i.leaf, Element)}
        return self.prefer(fitting if near else self.contents, wanted)

    def pick_new_attribute(self, element: etree._Element) -> tuple[str, str]:
        """Pick an attribute and a value: half the time one that the element may have."""
        owner = str(element.tag)
        parts = list_parts(self.contents[owner])
        fitting = {part.name: part for part in parts if isinstance(part, Attribute)}
        if not fitting or self.random.random() < 0.4:
            return self.random.choice(self.attributes), self.random.choice(self.values)
        return self.pick_value(owner, self.prefer(fitting, self.want_attributes(owner)))

    def pick_value(self, owner: str, name: str) -> tuple[str, str]:
        """Pick a value that the attribute of this name may have."""
        items = sorted(
            (
                item
                for item in self.coverage.inventory.items[owner]
                if item.attribute == name and isinstance(item.leaf, Data | Value)
            ),
            key=str,
        )
        if not items:
            return name, self.random.choice(self.values)
        wanted = {str(item) for item in self.coverage.want(owner)}
        chosen = self.prefer(map(str, items), wanted)
        (leaf,) = {item.leaf for item in items if str(item) == chosen}
        patterns = leaf.datatype.patterns if isinstance(leaf, Data) else ()
        text = sample_pattern(patterns[0], self.random) if patterns else getattr(leaf, "text", "")
        return name, text

    def want_attributes(self, owner: str) -> set[str]:
        """The attributes of an element of which something is wanted."""
        wanted = self.coverage.want(owner)
        names = {item.leaf.name for item in wanted if isinstance(item.leaf, Attribute)}
        return names | {item.attribute for item in wanted if item.attribute}

    def pick_attribute(self, element: etree._Element) -> str:
        """Pick one of an element's attributes."""
        return self.prefer(map(str, element.attrib), self.want_attributes(str(element.tag)))


@dataclass(frozen=True, slots=True)
class Original:
    """A document to be spoiled, and what its elements show."""

    root: etree._Element
    shown: tuple[Counter[Item], ...]
    places: Mapping[Item, Sequence[int]]

    @classmethod
    def prepare(cls, root: etree._Element, inventory: Inventory) -> "Original":
        """A document whose elements are looked at once."""
        elements = list(root.iter("*"))
        numbers = {element: number for number, element in enumerate(elements)}
        shown = tuple(map(inventory.show, elements))
        places: dict[Item, list[int]] = {}
        for element, items in zip(elements, shown, strict=True):
            for item in items:
                leaf = item.leaf
                held = element.iterchildren(leaf.name) if isinstance(leaf, Element) else [element]
                places.setdefault(item, []).extend(numbers[some] for some in held)
        return cls(root, shown, places)
