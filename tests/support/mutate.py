"""
Spoils documents, each in one place, as chance and a seed have it.

A change that finds nothing to change names no element, and another one is tried.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass

from covered import Item
from dice import WORDS, Dice, Original
from lxml import etree

Owners = tuple[etree._Element, ...]  # noqa: SLF001 - lxml has no public name for its elements
"""The elements whose own content or attributes a change concerns; none if nothing was changed."""


@dataclass(frozen=True, slots=True)
class Spoiled:
    """A document changed in one place: how, what was changed, and what that place shows now."""

    change: str
    document: bytes
    changed: frozenset[Item]
    shown: frozenset[Item]


def spoil(documents: Sequence[Original], dice: Dice) -> Spoiled:
    """Copy one of the documents, change one place of it, and name the change."""
    while True:
        original, number = dice.aim(documents)
        root = deepcopy(original.root)
        elements = list(root.iter("*"))
        before = dict(zip(elements, original.shown, strict=True))
        change = dice.random.choice(CHANGES)
        owners = change(dice.pick(root) if number is None else elements[number], dice)
        if owners:
            changed: set[Item] = set()
            shown: set[Item] = set()
            for owner in owners:
                after = dice.coverage.inventory.show(owner)
                known = before.get(owner, Counter())
                changed.update((after - known) + (known - after))
                shown.update(after)
            document = etree.tostring(root, encoding="utf-8", xml_declaration=True)
            return Spoiled(change.__name__, document, frozenset(changed), frozenset(shown))


def name_owners(*elements: etree._Element | None) -> Owners:
    """The elements that there are."""
    return tuple(element for element in elements if element is not None)


def leave_tail(element: etree._Element) -> None:
    """Give the text behind an element to what stands before it."""
    parent, previous, tail = element.getparent(), element.getprevious(), element.tail or ""
    element.tail = None
    if previous is not None:
        previous.tail = (previous.tail or "") + tail
    elif parent is not None:
        parent.text = (parent.text or "") + tail


def delete(element: etree._Element, _: Dice) -> Owners:
    """Take an element out."""
    parent = element.getparent()
    if parent is not None:
        leave_tail(element)
        parent.remove(element)
    return name_owners(parent)


def unwrap(element: etree._Element, _: Dice) -> Owners:
    """Take an element's tags out and leave its content."""
    parent = element.getparent()
    if parent is not None:
        element.tag = "unwrapped"
        etree.strip_tags(parent, "unwrapped")
    return name_owners(parent)


def duplicate(element: etree._Element, _: Dice) -> Owners:
    """Put the same element behind an element."""
    parent = element.getparent()
    if parent is not None:
        element.addnext(deepcopy(element))
    return name_owners(parent)


def swap(element: etree._Element, _: Dice) -> Owners:
    """Put an element behind its next sibling."""
    following = element.getnext()
    if following is not None:
        following.addnext(element)
    return name_owners(following if following is None else following.getparent(), following)


def rename(element: etree._Element, dice: Dice) -> Owners:
    """Give an element another name of the grammar."""
    parent = element.getparent()
    element.tag = dice.pick_child(element if parent is None else parent)
    return name_owners(parent, element)


def misspell(element: etree._Element, dice: Dice) -> Owners:
    """Give an element a name that the grammar does not have."""
    local = etree.QName(element).localname
    element.tag = dice.random.choice((f"{element.tag}x", f"{{urn:x}}{local}"))
    return name_owners(element.getparent(), element)


def move(element: etree._Element, dice: Dice) -> Owners:
    """Put an element into another one."""
    target = dice.pick(element.getroottree().getroot())
    parent = element.getparent()
    if parent is None or target is element or element in target.iterancestors():
        return ()
    leave_tail(element)
    target.insert(dice.random.randint(0, len(target)), element)
    return (parent, target)


def insert(element: etree._Element, dice: Dice) -> Owners:
    """Put an empty element of the grammar into an element."""
    child = etree.Element(dice.pick_child(element))
    element.insert(dice.random.randint(0, len(element)), child)
    return (element, child)


def drop_attribute(element: etree._Element, dice: Dice) -> Owners:
    """Take an attribute away."""
    if element.attrib:
        element.attrib.pop(dice.pick_attribute(element))
        return (element,)
    return ()


def rename_attribute(element: etree._Element, dice: Dice) -> Owners:
    """Give an attribute another name."""
    if not element.attrib:
        return ()
    value = element.attrib.pop(dice.pick_attribute(element))
    element.set(dice.random.choice((*dice.attributes, "refs", "{urn:x}ref", "whne")), value)
    return (element,)


def add_attribute(element: etree._Element, dice: Dice) -> Owners:
    """Give an element one more attribute."""
    element.set(*dice.pick_new_attribute(element))
    return (element,)


def change_value(element: etree._Element, dice: Dice) -> Owners:
    """Give an attribute another value."""
    if not element.attrib:
        return ()
    name = dice.pick_attribute(element)
    value = str(element.get(name))
    near = (f" {value}\n", f"{value}\N{NO-BREAK SPACE}", value.upper(), value[:-1], f"{value} a")
    _, fitting = dice.pick_value(str(element.tag), name)
    chosen = (fitting, fitting, dice.random.choice(dice.values), *near)
    element.set(name, dice.random.choice(chosen))
    return (element,)


def insert_text(element: etree._Element, dice: Dice) -> Owners:
    """Put text into an element or behind it."""
    text = dice.random.choice(WORDS)
    parent = element.getparent()
    if parent is not None and dice.random.random() < 0.5:
        element.tail = text + (element.tail or "")
        return (parent,)
    element.text = text + (element.text or "")
    return (element,)


def change_text(element: etree._Element, dice: Dice) -> Owners:
    """Put other text, or none, in the place of an element's first text."""
    had_text = bool(element.text)
    element.text = dice.random.choice(("", *dice.values))
    return (element,) if had_text else ()


CHANGES: tuple[Callable[[etree._Element, Dice], Owners], ...] = (
    *(delete, unwrap, duplicate, swap, rename, misspell, move, insert),
    *(drop_attribute, rename_attribute, add_attribute, change_value, insert_text, change_text),
)
