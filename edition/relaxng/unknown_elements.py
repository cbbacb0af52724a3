"""Report a wrong root, unknown elements, and elements of other namespaces."""

from collections.abc import Generator
from dataclasses import dataclass

from lxml import etree

from edition.relaxng.messages import Wording, join, shorten
from edition.relaxng.parts import Child
from edition.relaxng.patterns import Pattern
from edition.relaxng.reader import Grammar
from edition.relaxng.suggestions import Intentions
from edition.relaxng.violations import Violation


@dataclass(frozen=True, slots=True)
class StrangerReader:
    """Reports unknown elements, and reads each as the element that was probably meant."""

    grammar: Grammar
    wording: Wording
    intentions: Intentions

    def read_root(self, root: etree._Element) -> Generator[Violation, None, list[Child]]:
        """Yield what is wrong with the root's name; return the elements to be checked next."""
        if root.tag not in self.grammar.contents:
            return (yield from self.read(root))
        leaves = self.grammar.algebra.begin(self.grammar.start)
        if self.grammar.algebra.element(root.tag) not in leaves:
            starts = self.wording.list_elements(leaves, "or")
            message = f"A document begins with {starts}, not with {shorten(root.tag)}."
            yield Violation("grammar.element", root, message)
        return [Child(root, root.tag)]

    def read_unknown(self, element: etree._Element) -> Generator[Violation, None, list[Child]]:
        """Yield the unknown children of an unknown element; return the elements to be checked."""
        children: list[Child] = []
        for child in element.iterchildren("*"):
            if child.tag in self.grammar.contents:
                children.append(Child(child, child.tag))
            else:
                children += yield from self.read(child)
        return children

    def read(
        self, child: etree._Element, parent: str | None = None, rest: Pattern | None = None
    ) -> Generator[Violation, None, list[Child]]:
        """
        Yield that an element is unknown; return it under the name that was probably meant.

        For an element of another namespace, the elements of this encoding in it are returned.
        """
        place = f" (in {shorten(parent)})" if parent else ""
        if (etree.QName(child).namespace or "") not in self.grammar.namespaces:
            return (yield from self._read_foreign(child, place))
        pattern = rest or self.grammar.algebra.empty
        slip = self.intentions.find_slip(pattern, child.tag)
        meant = [slip] if slip else [e.name for e in self.intentions.find_meant(pattern, child)]
        if meant:
            names = join([self.wording.name_element(name) for name in meant], "or")
            ending = f"; did you mean {names}?"
        elif rest:
            ending = f"; {self.wording.say_allowed(rest)}."
        else:
            ending = "."
        message = f"{shorten(child.tag)}{place} is not an element of this encoding{ending}"
        yield Violation("grammar.element", child, message)
        return [Child(child, meant[0] if meant else None)]

    def _read_foreign(
        self, child: etree._Element, place: str
    ) -> Generator[Violation, None, list[Child]]:
        """Yield that an element is of another namespace; return the known elements in it."""
        name = etree.QName(child)
        where = f"is of the namespace {name.namespace}" if name.namespace else "has no namespace"
        namespaces = sorted(self.grammar.namespaces)
        ending = f"the elements of this encoding are of {join(namespaces)}"
        message = f"{name.localname}{place} {where}; {ending}."
        yield Violation("grammar.element", child, message)
        children: list[Child] = []
        waiting = list(child.iterchildren("*", reversed=True))
        while waiting:
            below = waiting.pop()
            if below.tag in self.grammar.contents:
                children.append(Child(below, below.tag))
            elif (etree.QName(below).namespace or "") in self.grammar.namespaces:
                children += yield from self.read(below)
            else:
                waiting += below.iterchildren("*", reversed=True)
        return children
