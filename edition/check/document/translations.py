"""
Compare the dates, quantities and names of each translation with those of the original.

Compared are the parts that a translation aligns with parts of the original. Within them the order
does not count, unless values differ. What is illegible on one side is not missed on the other.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import zip_longest

from lxml import etree

from edition.check.document.untagged_values import find_untagged
from edition.check.document.values import (
    COMPARED,
    Attributes,
    is_known,
    locate,
    read_attributes,
    strip_offset,
    write,
)
from edition.findings import Fault, Place
from edition.read.passages import ALIGNED, NAMING, UNCLEAR, is_partly_read, is_unread
from edition.read.source import TEI, Source
from edition.xml.positions import XML_ID

_RULE = "translation.agrees"
_ALIGNED = {f"{TEI}{name}" for name in ALIGNED}
_DIVISION = f"{TEI}text/{TEI}body/{TEI}div"
_DATE, _MEASURE = f"{TEI}date", f"{TEI}measure"
_COUNTED = ("unitRef", "commodity")

Key = tuple[tuple[str, str], ...]
"""What a date or a quantity says: its attributes in one form."""


@dataclass(slots=True)
class Side:
    """The values and names of aligned parts in one language, and whether some are illegible."""

    parts: list[etree._Element] = field(default_factory=list)
    values: dict[str, list[etree._Element]] = field(
        default_factory=lambda: {_DATE: [], _MEASURE: []}
    )
    names: list[etree._Element] = field(default_factory=list)
    open: bool = False

    def add(self, part: etree._Element, ends: Callable[[etree._Element], bool]) -> None:
        """Add a part, without the parts in it that are aligned themselves."""
        self.parts.append(part)
        waiting = [part]
        while waiting:
            element = waiting.pop()
            self.open = self.open or element.tag in UNCLEAR
            if element.tag in self.values and not is_partly_read(element) and read_key(element):
                self.values[element.tag].append(element)
            elif element.tag in NAMING and element.get("ref"):
                self.names.append(element)
            waiting += [
                child
                for child in reversed(element)
                if (not is_unread(child) or child.tag in UNCLEAR) and not ends(child)
            ]


def read_key(element: etree._Element) -> Key:
    """Return what a date or a quantity says; nothing if it has no such attribute."""
    said = tuple(
        (name, strip_offset(value) if element.tag == _DATE else f"{Decimal(value).normalize():f}")
        for name in COMPARED[element.tag]
        if (value := element.get(name)) is not None
    )
    counted = tuple((name, value) for name in _COUNTED if (value := element.get(name)) is not None)
    return said + counted


@dataclass(frozen=True)
class Known:
    """A telegram, and the places where something has been found already."""

    source: Source
    places: Sequence[Place]

    @cached_property
    def untagged(self) -> Sequence[Place]:
        """The places of dates and hours that another rule finds not to be tagged."""
        return sorted(
            passage.locate(start, self.source.positions)
            for passage in self.source.passages
            for start, _, _ in find_untagged(passage, frozenset())
        )

    def holds(self, *elements: etree._Element) -> bool:
        """Tell whether something has been found in one of some elements."""
        return any(is_known(self.source, element, self.places) for element in elements)


def check(source: Source, known: Iterable[Fault]) -> Iterator[Fault]:
    """Find what a translation says otherwise than the original, or does not say."""
    edited = source.tree.find(f"{_DIVISION}[@type='telegram']")
    translations = source.tree.findall(f"{_DIVISION}[@type='translation']")
    if edited is None or not translations:
        return
    found = Known(source, sorted(fault.place for fault in known))
    own = {name: element for element in edited.iter("*") if (name := element.get(XML_ID))}
    for translation in translations:
        pairs = list(_list_pairs(translation, own))
        for said, element in pairs:
            yield from _judge(found, element, said)
        taken = {element for pair in pairs for element in pair}
        for original, rendering in _align(translation, own):
            yield from _compare(found, original, rendering, taken)


def _list_pairs(
    translation: etree._Element, own: Mapping[str, etree._Element]
) -> Iterator[tuple[etree._Element, etree._Element]]:
    """Yield pairs: a value of the original, and that of the translation which points to it."""
    for element in translation.iter(_DATE, _MEASURE):
        said = own.get(element.get("corresp", "").removeprefix("#"))
        if said is not None and said.tag == element.tag:
            yield said, element


def _align(
    translation: etree._Element, own: Mapping[str, etree._Element]
) -> Iterator[tuple[Side, Side]]:
    """Yield what belongs together: parts of the original, and the parts that render them."""
    parts = [
        (part, [own[name] for name in _list_targets(part) if name in own])
        for part in translation.iter(*_ALIGNED)
    ]
    leaders: dict[etree._Element, etree._Element] = {}

    def lead(target: etree._Element) -> etree._Element:
        """Return the part of the original that stands for all that belong to this one."""
        while (leader := leaders.setdefault(target, target)) is not target:
            leaders[target] = leaders[leader]
            target = leader
        return target

    for _, targets in parts:
        for target in targets:
            leaders[lead(target)] = lead(targets[0])
    aligned = {part for part, targets in parts if targets}
    sides: dict[etree._Element, tuple[Side, Side]] = {}
    for target in list(leaders):
        original, _ = sides.setdefault(lead(target), (Side(), Side()))
        original.add(target, leaders.__contains__)
    for part, targets in parts:
        if targets:
            sides[lead(targets[0])][1].add(part, aligned.__contains__)
    yield from sides.values()


def _list_targets(part: etree._Element) -> list[str]:
    """List the ids to which a part points."""
    return [token.removeprefix("#") for token in part.get("corresp", "").split()]


def _compare(
    known: Known,
    original: Side,
    rendering: Side,
    taken: AbstractSet[etree._Element],
) -> Iterator[Fault]:
    """Compare the values and the names of parts that belong together."""
    for tag in (_DATE, _MEASURE):
        said = [element for element in original.values[tag] if element not in taken]
        rendered = [element for element in rendering.values[tag] if element not in taken]
        others, more = _list_different(rendered, said), _list_different(said, rendered)
        for other, one in zip_longest(others, more):
            if other is not None and one is not None:
                yield from _judge(known, other, one)
            elif other is not None and not original.open:
                yield from _judge(known, other, None)
            elif one is not None and not rendering.open and not _has_untagged(known, rendering):
                yield from _judge(known, rendering.parts[0], one)
    yield from _compare_names(known, original, rendering)


def _has_untagged(known: Known, side: Side) -> bool:
    """Tell whether parts have a value that is not tagged, so that none can be missed."""
    return any(is_known(known.source, part, known.untagged) for part in side.parts)


def _list_different(
    elements: Sequence[etree._Element], others: Sequence[etree._Element]
) -> list[etree._Element]:
    """Return the elements that no element of the other side equals; each is matched once."""
    left = Counter(map(read_key, others))
    found = []
    for element in elements:
        key = read_key(element)
        if left[key] > 0:
            left[key] -= 1
        else:
            found.append(element)
    return found


def _compare_names(known: Known, original: Side, rendering: Side) -> Iterator[Fault]:
    """Find a name that the translation has in the place of another one."""
    said = dict.fromkeys(ref for name in original.names for ref in name.get("ref", "").split())
    for name in rendering.names:
        other = [ref for ref in name.get("ref", "").split() if ref not in said]
        if other:
            named = {ref for each in rendering.names for ref in each.get("ref", "").split()}
            missing = [ref for ref in said if ref not in named]
            if missing and not rendering.open and not known.holds(name):
                place = known.source.positions.attribute(name, "ref")
                message = f"The translation names {other[0]} where the original has {missing[0]}."
                yield Fault(known.source.path, place, _RULE, message)
            return


def _judge(known: Known, rendered: etree._Element, said: etree._Element | None) -> Iterator[Fault]:
    """
    Find that a value of the translation is not that of the original, or that only one has it.

    A value that only the original has is told at the part that should have it. What has an error
    already is not told again.
    """
    if known.holds(rendered, *([] if said is None else [said])):
        return
    given: Attributes = ()
    if rendered.tag in COMPARED:
        given = read_attributes(rendered)
    if said is None:
        message = f"The translation has {_tell(rendered)}, which the original lacks."
    elif rendered.tag not in COMPARED:
        message = f"The translation of this part lacks {_tell(said)}, which the original has."
    elif read_key(rendered) != read_key(said):
        message = f"The translation has {_tell(rendered)} where the original has {_tell(said)}."
    else:
        return
    yield Fault(known.source.path, locate(known.source, rendered, given), _RULE, message)


def _tell(element: etree._Element) -> str:
    """Write the attributes by which a value is compared, as they stand in its tag."""
    return write((name, element.get(name, "")) for name, _ in read_key(element))
