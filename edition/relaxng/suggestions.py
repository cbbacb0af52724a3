"""
What an editor meant by something that cannot stand where it stands.

A name may be another's slip, content may be that of another element, and an element or a text may
lack the element it belongs in.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from edition.relaxng.derivatives import Algebra
from edition.relaxng.messages import find_nearest, shorten
from edition.relaxng.parts import Part, Run, list_parts
from edition.relaxng.patterns import Attribute, Element, Pattern
from edition.relaxng.reader import Grammar
from edition.relaxng.recovery import Recovery

_NEAR = 0.65
_FAR = 0.8
_MAX_SUGGESTED = 3
"""More elements than these that something may have been meant for are no hint."""


@dataclass(frozen=True, slots=True)
class Intentions:
    """Guesses by the grammar alone; what was guessed of a name is remembered."""

    grammar: Grammar
    recovery: Recovery
    slips: dict[tuple[Pattern, str], str | None] = field(default_factory=dict)
    wrappers: dict[tuple[Pattern, str | None], tuple[Element, ...]] = field(default_factory=dict)

    def find_slip(self, pattern: Pattern, tag: str) -> str | None:
        """Find the element a slip was meant to be, first among those that may come next."""
        key = (pattern, tag)
        if key not in self.slips:
            near = (leaf.name for leaf in list_elements(self.grammar.algebra, pattern))
            self.slips[key] = _find_alike(tag, near, _NEAR) or _find_alike(
                tag, self.grammar.contents, _FAR
            )
        return self.slips[key]

    def find_namesakes(self, tag: str) -> list[str]:
        """Find the elements that have a name's local part in the grammar's own namespaces."""
        local = etree.QName(tag).localname
        names = (f"{{{namespace}}}{local}" for namespace in sorted(self.grammar.namespaces))
        return [name for name in names if name in self.grammar.contents]

    def find_meant(self, pattern: Pattern, element: etree._Element) -> tuple[Element, ...]:
        """
        Find the few elements that may come next and whose attributes and content these would be.
        """
        if not (element.attrib or len(element) or element.text) or self.fits(element, element.tag):
            return ()
        leaves = list_elements(self.grammar.algebra, pattern)
        meant = tuple(leaf for leaf in leaves if self.fits(element, leaf.name))
        return meant if len(meant) <= _MAX_SUGGESTED else ()

    def find_wrappers(self, pattern: Pattern, name: str | None) -> tuple[Element, ...]:
        """
        Find the few elements that may come next and may hold this one, or, without a name, text.
        """
        key = (pattern, name)
        if key not in self.wrappers:
            algebra, held = self.grammar.algebra, self.find_held(name)
            found = tuple(
                leaf
                for leaf in list_elements(algebra, pattern)
                if held in self.grammar.algebra.gather(self.grammar.contents[leaf.name])
            )
            self.wrappers[key] = found if len(found) <= _MAX_SUGGESTED else ()
        return self.wrappers[key]

    def find_held(self, name: str | None) -> Pattern:
        """Find the leaf of an element or, without a name, of text."""
        algebra = self.grammar.algebra
        return algebra.text if name is None else algebra.element(name)

    def fits(self, element: etree._Element, name: str) -> bool:
        """An element's attributes and children are those of an element of this name."""
        if name not in self.grammar.contents:
            return False
        algebra = self.grammar.algebra
        rest = self._read_attributes(element, self.grammar.contents[name])
        for part in list_parts(element):
            if rest is algebra.never:
                return False
            rest = self.read_part(rest, part)
        return rest.nullable

    def read_part(self, pattern: Pattern, part: Part) -> Pattern:
        """What is left of a pattern after a child or a text."""
        if not isinstance(part, Run):
            return self.recovery.step(pattern, part.tag)
        rest = self.grammar.algebra.read(pattern, part.text)
        return self.grammar.algebra.choice(rest, pattern) if part.is_blank() else rest

    def _read_attributes(self, element: etree._Element, pattern: Pattern) -> Pattern:
        algebra = self.grammar.algebra
        for key, value in element.attrib.items():
            leaves = (leaf for leaf in algebra.begin(pattern) if isinstance(leaf, Attribute))
            fitting = (
                leaf
                for leaf in leaves
                if leaf.name == key and algebra.admits(leaf.value, str(value))
            )
            pattern = algebra.derive(pattern, frozenset(fitting))
        return algebra.close(pattern, algebra.never)


def list_elements(algebra: Algebra, pattern: Pattern) -> list[Element]:
    """The elements that may come next."""
    return [leaf for leaf in algebra.begin(pattern) if isinstance(leaf, Element)]


def _find_alike(tag: str, names: Iterable[str], likeness: float) -> str | None:
    """Find the nearest name, namespaces left aside."""
    local = {shorten(name): name for name in names}
    nearest = find_nearest(shorten(tag), local, likeness)
    return local[nearest] if nearest else None
