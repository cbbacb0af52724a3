"""
What documents show of a grammar's patterns, and which of them spoiled documents have reached.

A pattern is named by the element it belongs to and, in an attribute's value, by the attribute.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generate import list_parts
from lxml import etree

from edition.relaxng.datatypes import split
from edition.relaxng.messages import describe_datatype, shorten
from edition.relaxng.patterns import Attribute, Data, Element, Pattern, Text, Value, Words
from edition.relaxng.reader import Grammar

CONSTRUCTS = ("element", "attribute", "value list", "datatype", "list", "text")


@dataclass(frozen=True, slots=True)
class Item:
    """A leaf of an element's content, or of one of its attributes' values."""

    owner: str
    attribute: str
    leaf: Pattern

    @property
    def construct(self) -> str:
        """What an ODD calls it."""
        match self.leaf:
            case Element():
                return "element"
            case Attribute():
                return "attribute"
            case Value():
                return "value list"
            case Words():
                return "list"
            case Data(datatype=datatype) if datatype.patterns:
                return "datatype"
        return "text"

    def __str__(self) -> str:
        """Name it as a reader of the ODD would look for it."""
        match self.leaf:
            case Element(name=name):
                said = f"<{shorten(name)}>"
            case Attribute(name=name):
                said = f"@{shorten(name)}"
            case Value(text=text):
                said = f"“{text}”"
            case Data(datatype=datatype):
                said = describe_datatype(datatype)
            case Words():
                said = "words"
            case _:
                said = "text"
        attribute = f"/@{shorten(self.attribute)}" if self.attribute else ""
        return f"{shorten(self.owner)}{attribute}: {said}"


@dataclass(frozen=True, slots=True)
class Inventory:
    """All items of a grammar, by the element they belong to."""

    grammar: Grammar
    items: Mapping[str, frozenset[Item]]

    @classmethod
    def take(cls, grammar: Grammar) -> "Inventory":
        """List the items of every element."""
        contents = grammar.contents.items()
        return cls(grammar, {name: frozenset(_list_items(name, c)) for name, c in contents})

    def show(self, element: etree._Element) -> Counter[Item]:
        """Count the items that an element's own children, attributes and text show."""
        owner = str(element.tag)
        shown: Counter[Item] = Counter()
        children = Counter(child.tag for child in element.iterchildren("*"))
        text = (element.text or "") + "".join(child.tail or "" for child in element)
        for item in self.items.get(owner, frozenset()):
            match item.leaf:
                case Element(name=name):
                    shown[item] = children[name]
                case Attribute(name=name):
                    shown[item] = int(name in element.attrib)
                case leaf if item.attribute:
                    value = element.get(item.attribute)
                    shown[item] = 0 if value is None else self._count(leaf, value)
                case leaf:
                    shown[item] = self._count(leaf, text) if split(text) else 0
        return +shown

    def _count(self, leaf: Pattern, text: str) -> int:
        """Count how often a string, or a word of it, is what a leaf describes."""
        admits = self.grammar.algebra.admits
        return int(admits(leaf, text)) or sum(admits(leaf, word) for word in split(text))


def _list_items(owner: str, content: Pattern) -> Iterator[Item]:
    values = Value | Data | Words
    inside: set[Pattern] = set()
    parts = list_parts(content)
    for part in parts:
        if isinstance(part, Attribute):
            yield Item(owner, "", part)
            strings = {inner for inner in list_parts(part.value) if isinstance(inner, values)}
            yield from (Item(owner, part.name, string) for string in strings)
            inside |= strings | list_parts(part.value)
    for part in parts - inside:
        if isinstance(part, Element | Text | values):
            yield Item(owner, "", part)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The items that accepted and that rejected documents have reached so far."""

    inventory: Inventory
    items: tuple[Item, ...]
    accepted: set[Item] = field(default_factory=set)
    rejected: set[Item] = field(default_factory=set)

    @classmethod
    def begin(cls, grammar: Grammar) -> "Coverage":
        """Nothing of a grammar has been reached."""
        inventory = Inventory.take(grammar)
        items = {item for items in inventory.items.values() for item in items}
        return cls(inventory, tuple(sorted(items, key=str)))

    def note(self, changed: Iterable[Item], shown: Iterable[Item], *, accepted: bool) -> None:
        """Note what a document shows where it was changed, or, rejected, what was changed there."""
        if accepted:
            self.accepted.update(shown)
        else:
            self.rejected.update(changed)

    def list_missing(self, *, accepted: bool) -> list[Item]:
        """
        List what no accepted, or no rejected, document has reached; text is never wrong itself.
        """
        reached = self.accepted if accepted else self.rejected
        wanted = (item for item in self.items if accepted or item.construct != "text")
        return [item for item in wanted if item not in reached]

    def wants(self, item: Item) -> bool:
        """An item is not reached both ways."""
        return item not in self.accepted or (item not in self.rejected and item.construct != "text")

    def want(self, owner: str) -> set[Item]:
        """The items of an element that are not reached both ways."""
        return {item for item in self.inventory.items.get(owner, ()) if self.wants(item)}
