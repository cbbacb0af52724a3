"""
Guess what an editor meant by something that is not allowed where it stands.

A name may be misspelt, content may be that of another element, or a wrapper may be missing.
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
"""If more elements fit than this, none is suggested."""


@dataclass(frozen=True, slots=True)
class Intentions:
    """Guesses from the grammar alone, and keeps what it guessed about names."""

    grammar: Grammar
    recovery: Recovery
    slips: dict[tuple[Pattern, str], str | None] = field(default_factory=dict)
    wrappers: dict[tuple[Pattern, str | None], tuple[Element, ...]] = field(default_factory=dict)

    def find_slip(self, pattern: Pattern, tag: str) -> str | None:
        """
        Return the element that a misspelt name was probably meant to be.

        Elements that may come next are tried first; others must be more similar.
        """
        key = (pattern, tag)
        if key not in self.slips:
            near = (leaf.name for leaf in list_elements(self.grammar.algebra, pattern))
            self.slips[key] = _find_alike(tag, near, _NEAR) or _find_alike(
                tag, self.grammar.contents, _FAR
            )
        return self.slips[key]

    def find_namesakes(self, tag: str) -> list[str]:
        """List the grammar's elements that have the same local name, in any of its namespaces."""
        local = etree.QName(tag).localname
        names = (f"{{{namespace}}}{local}" for namespace in sorted(self.grammar.namespaces))
        return [name for name in names if name in self.grammar.contents]

    def find_meant(self, pattern: Pattern, element: etree._Element) -> tuple[Element, ...]:
        """
        Find the elements that may come next and allow these attributes and this content.

        There are none if the element is empty or right under its own name, or if more than three
        fit.
        """
        if not (element.attrib or len(element) or element.text) or self.fits(element, element.tag):
            return ()
        leaves = list_elements(self.grammar.algebra, pattern)
        meant = tuple(leaf for leaf in leaves if self.fits(element, leaf.name))
        return meant if len(meant) <= _MAX_SUGGESTED else ()

    def find_wrappers(self, pattern: Pattern, name: str | None) -> tuple[Element, ...]:
        """
        Find the elements that may come next and may hold this one, or text if there is no name.

        There are none if more than three fit.
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
        """Return the leaf of an element, or of text if there is no name."""
        algebra = self.grammar.algebra
        return algebra.text if name is None else algebra.element(name)

    def fits(self, element: etree._Element, name: str) -> bool:
        """Return whether an element of this name may have these attributes, children and text."""
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
        """Return what is left of a pattern after a child or a text."""
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
    """List the elements that may come next."""
    return [leaf for leaf in algebra.begin(pattern) if isinstance(leaf, Element)]


def _find_alike(tag: str, names: Iterable[str], likeness: float) -> str | None:
    """Find the most similar name; namespaces are ignored."""
    local = {shorten(name): name for name in names}
    nearest = find_nearest(shorten(tag), local, likeness)
    return local[nearest] if nearest else None
