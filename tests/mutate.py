"""
Spoils documents, each in one place, as chance and a seed have it.

A change that finds nothing to change returns False, and another one is tried.
"""

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from random import Random

from generate import list_parts
from lxml import etree
from sample import sample_pattern

from edition.grammar.patterns import Attribute, Data, Element, Pattern, Value
from edition.grammar.reading import Grammar

WORDS = (
    *("", " ", "a", "a b", " a ", "0", "-1", "1.5", "1,000", "٣", "1950", "1950-11", "1950-11-07"),
    *("1950-13-07", "1950-11-08T02:00:00", "02:00", "person:stalin", "person:Stalin", "#W #K"),
    *("\N{NO-BREAK SPACE}", "毛泽东", "x\ty", "high", "tg-1950-26637.p1", "https://example.org/"),
)


@dataclass(frozen=True, slots=True)
class Dice:
    """
    Chance, and the names and values of a grammar that it plays with.
    """

    random: Random
    contents: Mapping[str, Pattern]
    attributes: tuple[str, ...]
    values: tuple[str, ...]

    @classmethod
    def prepare(cls, grammar: Grammar, seed: int) -> "Dice":
        """
        Dice that know the grammar.
        """
        parts = {part for content in grammar.contents.values() for part in list_parts(content)}
        attributes = {part.name for part in parts if isinstance(part, Attribute)}
        values = {part.text for part in parts if isinstance(part, Value)}
        return cls(
            Random(seed),  # noqa: S311 - nothing here is secret
            grammar.contents,
            tuple(sorted(attributes)),
            (*sorted(values), *WORDS),
        )

    def pick(self, root: etree._Element) -> etree._Element:
        """
        Pick an element: rare names as often as frequent ones.
        """
        name = self.random.choice(sorted({str(element.tag) for element in root.iter("*")}))
        return self.random.choice(list(root.iter(name)))

    def pick_child(self, element: etree._Element) -> str:
        """
        Pick the name of an element: half the time one that the element may hold.
        """
        parts = list_parts(self.contents[str(element.tag)])
        fitting = sorted({part.name for part in parts if isinstance(part, Element)})
        near = fitting and self.random.random() < 0.5
        return self.random.choice(fitting if near else sorted(self.contents))

    def pick_new_attribute(self, element: etree._Element) -> tuple[str, str]:
        """
        Pick an attribute and a value: half the time one that the element may have.
        """
        parts = list_parts(self.contents[str(element.tag)])
        fitting = sorted({part for part in parts if isinstance(part, Attribute)}, key=repr)
        if not fitting or self.random.random() < 0.5:
            return self.random.choice(self.attributes), self.random.choice(self.values)
        attribute = self.random.choice(fitting)
        forms = sorted((p for p in list_parts(attribute) if isinstance(p, Data | Value)), key=repr)
        form = self.random.choice(forms)
        patterns = form.datatype.patterns if isinstance(form, Data) else ()
        value = sample_pattern(patterns[0], self.random) if patterns else getattr(form, "text", "")
        return attribute.name, value

    def pick_attribute(self, element: etree._Element) -> str:
        """
        Pick one of an element's attributes.
        """
        return self.random.choice(sorted(map(str, element.attrib)))


def spoil(document: etree._Element, dice: Dice) -> tuple[str, bytes]:
    """
    Copy a document, change one place of it, and name the change.
    """
    while True:
        root = deepcopy(document)
        change = dice.random.choice(CHANGES)
        if change(dice.pick(root), dice):
            return change.__name__, etree.tostring(root, encoding="utf-8", xml_declaration=True)


def leave_tail(element: etree._Element) -> None:
    """
    Give the text behind an element to what stands before it.
    """
    parent, previous, tail = element.getparent(), element.getprevious(), element.tail or ""
    element.tail = None
    if previous is not None:
        previous.tail = (previous.tail or "") + tail
    elif parent is not None:
        parent.text = (parent.text or "") + tail


def delete(element: etree._Element, _: Dice) -> bool:
    """
    Take an element out.
    """
    parent = element.getparent()
    if parent is not None:
        leave_tail(element)
        parent.remove(element)
    return parent is not None


def unwrap(element: etree._Element, _: Dice) -> bool:
    """
    Take an element's tags out and leave its content.
    """
    parent = element.getparent()
    if parent is not None:
        element.tag = "unwrapped"
        etree.strip_tags(parent, "unwrapped")
    return parent is not None


def duplicate(element: etree._Element, _: Dice) -> bool:
    """
    Put the same element behind an element.
    """
    if element.getparent() is None:
        return False
    element.addnext(deepcopy(element))
    return True


def swap(element: etree._Element, _: Dice) -> bool:
    """
    Put an element behind its next sibling.
    """
    following = element.getnext()
    if following is not None:
        following.addnext(element)
    return following is not None


def rename(element: etree._Element, dice: Dice) -> bool:
    """
    Give an element another name of the grammar.
    """
    parent = element.getparent()
    element.tag = dice.pick_child(element if parent is None else parent)
    return True


def misspell(element: etree._Element, dice: Dice) -> bool:
    """
    Give an element a name that the grammar does not have.
    """
    local = etree.QName(element).localname
    element.tag = dice.random.choice((f"{element.tag}x", f"{{urn:x}}{local}"))
    return True


def move(element: etree._Element, dice: Dice) -> bool:
    """
    Put an element into another one.
    """
    target = dice.pick(element.getroottree().getroot())
    if element.getparent() is None or target is element or element in target.iterancestors():
        return False
    leave_tail(element)
    target.insert(dice.random.randint(0, len(target)), element)
    return True


def insert(element: etree._Element, dice: Dice) -> bool:
    """
    Put an empty element of the grammar into an element.
    """
    child = etree.Element(dice.pick_child(element))
    element.insert(dice.random.randint(0, len(element)), child)
    return True


def drop_attribute(element: etree._Element, dice: Dice) -> bool:
    """
    Take an attribute away.
    """
    if element.attrib:
        element.attrib.pop(dice.pick_attribute(element))
        return True
    return False


def rename_attribute(element: etree._Element, dice: Dice) -> bool:
    """
    Give an attribute another name.
    """
    if not element.attrib:
        return False
    value = element.attrib.pop(dice.pick_attribute(element))
    element.set(dice.random.choice((*dice.attributes, "refs", "{urn:x}ref", "whne")), value)
    return True


def add_attribute(element: etree._Element, dice: Dice) -> bool:
    """
    Give an element one more attribute.
    """
    element.set(*dice.pick_new_attribute(element))
    return True


def change_value(element: etree._Element, dice: Dice) -> bool:
    """
    Give an attribute another value.
    """
    if not element.attrib:
        return False
    name = dice.pick_attribute(element)
    value = str(element.get(name))
    near = (f" {value}\n", f"{value}\N{NO-BREAK SPACE}", value.upper(), value[:-1], f"{value} a")
    element.set(name, dice.random.choice((dice.random.choice(dice.values), *near)))
    return True


def insert_text(element: etree._Element, dice: Dice) -> bool:
    """
    Put text into an element or behind it.
    """
    text = dice.random.choice(WORDS)
    if element.getparent() is not None and dice.random.random() < 0.5:
        element.tail = text + (element.tail or "")
    else:
        element.text = text + (element.text or "")
    return True


def change_text(element: etree._Element, dice: Dice) -> bool:
    """
    Put other text, or none, in the place of an element's first text.
    """
    had_text = bool(element.text)
    element.text = dice.random.choice(("", *dice.values))
    return had_text


CHANGES: tuple[Callable[[etree._Element, Dice], bool], ...] = (
    *(delete, unwrap, duplicate, swap, rename, misspell, move, insert),
    *(drop_attribute, rename_attribute, add_attribute, change_value, insert_text, change_text),
)
