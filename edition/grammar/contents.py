"""
Reads an element's content by the grammar: children and text, those too many and those missing.

After a violation it goes on as the editor who mends it would: an element too many is left out, a
missing one thought of as present, a slip read as the name that was meant.
"""

from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from edition.grammar.datatypes import WHITE_SPACE
from edition.grammar.patterns import Data, Element, Pattern, Value, Words
from edition.grammar.reading import Grammar
from edition.grammar.recovery import Recovery
from edition.grammar.violations import Violation
from edition.grammar.wording import Wording, join, quote, shorten


@dataclass(frozen=True, slots=True)
class Child:
    """
    An element to be read in its turn, as one of this name; without a name it is unknown.
    """

    element: etree._Element
    name: str | None


@dataclass(frozen=True, slots=True)
class Run:
    """
    The text between two tags; a tail stands behind its element, else it stands in it.
    """

    element: etree._Element
    text: str
    tail: bool

    def is_blank(self) -> bool:
        """
        Nothing but white space is as good as nothing between elements.
        """
        return not self.text.strip(WHITE_SPACE)

    def find_start(self) -> int:
        """
        The index of the first character that is not white space.
        """
        return len(self.text) - len(self.text.lstrip(WHITE_SPACE))


@dataclass(slots=True)
class Progress:
    """
    How far an element's content has been read, and what was noticed on the way.
    """

    parent: str
    content: Pattern
    rest: Pattern
    places: Mapping[str, int]
    index: int = 0
    previous: str | None = None
    misplaced: set[str] = field(default_factory=set)
    awaited: set[str] = field(default_factory=set)


def list_parts(element: etree._Element) -> Iterator[Run | etree._Element]:
    """
    The content as the grammar sees it: elements and the text between them, comments gone.
    """
    owner, tail, pieces = element, False, [element.text or ""]
    for child in element:
        if isinstance(child.tag, str):
            yield Run(owner, "".join(pieces), tail)
            yield child
            owner, tail, pieces = child, True, []
        pieces.append(child.tail or "")
    yield Run(owner, "".join(pieces), tail)


@dataclass(frozen=True, slots=True)
class ContentReader:
    """
    Reads contents with the derivatives of one grammar.
    """

    grammar: Grammar
    wording: Wording
    recovery: Recovery

    def read(
        self, element: etree._Element, name: str, content: Pattern
    ) -> Generator[Violation, None, list[Child]]:
        """
        Yield what is wrong with the content and return the children, to be read in their turn.
        """
        parts = list(list_parts(element))
        places = {part.tag: n for n, part in enumerate(parts) if not isinstance(part, Run)}
        progress = Progress(name, content, content, places)
        children: list[Child] = []
        for progress.index, part in enumerate(parts):
            if not isinstance(part, Run):
                children += yield from self._read_child(progress, part)
            elif not part.is_blank() or not places:
                yield from self._read_text(progress, part)
        yield from self._finish(element, progress)
        return children

    def read_root(self, root: etree._Element) -> Generator[Violation, None, list[Child]]:
        """
        Yield what is wrong with the root's name and return the root, to be read itself.
        """
        if root.tag not in self.grammar.contents:
            return (yield from self._meet_unknown(root, None))
        leaves = self.grammar.algebra.begin(self.grammar.start)
        if self.grammar.algebra.element(root.tag) not in leaves:
            starts = self.wording.list_elements(leaves, "or")
            message = f"A document begins with {starts}, not with {shorten(root.tag)}."
            yield Violation("grammar.element", root, message)
        return [Child(root, root.tag)]

    def read_unknown(self, element: etree._Element) -> Generator[Violation, None, list[Child]]:
        """
        Yield the unknown children of an unknown element and return its children.
        """
        children: list[Child] = []
        for child in element.iterchildren("*"):
            if child.tag in self.grammar.contents:
                children.append(Child(child, child.tag))
            else:
                children += yield from self._meet_unknown(child, None)
        return children

    def _read_text(self, progress: Progress, run: Run) -> Iterator[Violation]:
        algebra = self.grammar.algebra
        rest = algebra.read(progress.rest, run.text)
        if run.is_blank():
            rest = algebra.choice(rest, progress.rest)
        if rest is not algebra.never:
            progress.rest = rest
            return
        leaves = algebra.begin(progress.rest)
        strings = [leaf for leaf in leaves if isinstance(leaf, Data | Value | Words)]
        parent, text = shorten(progress.parent), quote(run.text)
        if strings:
            progress.rest = algebra.derive(progress.rest, frozenset(strings))
            allowed = self.wording.say_values(None, algebra.choice(*strings))
            rule, message = "grammar.value", f"{parent} contains {text}; it must be {allowed}."
        else:
            allowed = self.wording.say_allowed(progress.rest)
            rule, message = "grammar.text", f"The text {text} may not stand in {parent}; {allowed}."
        yield Violation(rule, run.element, message, text=run.find_start(), tail=run.tail)

    def _read_child(
        self, progress: Progress, child: etree._Element
    ) -> Generator[Violation, None, list[Child]]:
        tag = child.tag
        if tag not in self.grammar.contents:
            children = yield from self._meet_unknown(child, progress)
            for meant in (known.name for known in children if known.name):
                rest = self.recovery.step(progress.rest, meant)
                if rest is not self.grammar.algebra.never:
                    progress.rest, progress.previous = rest, meant
            return children
        rest = self.recovery.step(progress.rest, tag)
        if rest is not self.grammar.algebra.never:
            progress.rest, progress.previous = rest, tag
        elif tag in progress.awaited:
            progress.awaited.discard(tag)
        else:
            yield Violation("grammar.element", child, self._recover(progress, tag))
        return [Child(child, tag)]

    def _recover(self, progress: Progress, tag: str) -> str:
        """
        Go on behind an element that cannot come next, and say why it cannot.
        """
        name, parent = self.wording.name_element(tag), shorten(progress.parent)
        bridge = self.recovery.bridge(progress.rest, tag)
        if bridge is None:
            progress.misplaced.add(tag)
            known = self.grammar.algebra.element(tag) in self.recovery.gather(progress.content)
            behind = f" after {shorten(progress.previous)}" if known and progress.previous else ""
            allowed = self.wording.say_allowed(progress.rest)
            return f"{name} may not stand in {parent}{behind}; {allowed}."
        missing, progress.rest = bridge
        progress.previous = tag
        later = [
            some for some in missing if any(self._comes_later(progress, leaf.name) for leaf in some)
        ]
        progress.awaited |= {leaf.name for some in later for leaf in some}
        listed = join([self.wording.list_elements(some, "or") for some in missing])
        if len(later) == len(missing):
            return f"{name} stands too early in {parent}; before it belongs {listed}."
        return f"{parent} lacks {listed} before {shorten(tag)}."

    def _comes_later(self, progress: Progress, name: str) -> bool:
        """
        An element stands further on, where it has no place of its own.
        """
        misplaced = self.recovery.step(progress.rest, name) is self.grammar.algebra.never
        return misplaced and progress.places.get(name, -1) > progress.index

    def _meet_unknown(
        self, child: etree._Element, progress: Progress | None
    ) -> Generator[Violation, None, list[Child]]:
        """
        Yield that an element is unknown and return it under the name that was meant.
        """
        tag = child.tag
        if (etree.QName(tag).namespace or "") not in self.grammar.namespaces:
            yield Violation("grammar.element", child, self._explain_foreign(tag))
            return []
        pattern = progress.rest if progress else self.grammar.algebra.empty
        meant = self.recovery.find_slip(pattern, tag)
        name = shorten(tag)
        place = f" (in {shorten(progress.parent)})" if progress else ""
        if meant is not None:
            ending = f"; did you mean {self.wording.name_element(meant)}?"
        elif progress:
            ending = f"; {self.wording.say_allowed(progress.rest)}."
        else:
            ending = "."
        message = f"{name}{place} is not an element of this encoding{ending}"
        yield Violation("grammar.element", child, message)
        return [Child(child, meant)]

    def _explain_foreign(self, tag: str) -> str:
        name = etree.QName(tag)
        where = f"is of the namespace {name.namespace}" if name.namespace else "has no namespace"
        namespaces = join(sorted(self.grammar.namespaces))
        return f"{name.localname} {where}; the elements of this encoding are of {namespaces}."

    def _finish(self, element: etree._Element, progress: Progress) -> Iterator[Violation]:
        """
        Yield what is missing at the content's end, unless it was met in a wrong place.
        """
        excused = progress.misplaced | progress.awaited
        missing = self.recovery.need(progress.rest)
        parent = shorten(progress.parent)
        strings = (
            [leaf for leaf in missing[0] if isinstance(leaf, Data | Value | Words)]
            if missing
            else []
        )
        if strings:
            allowed = self.wording.say_values(None, self.grammar.algebra.choice(*strings))
            yield Violation("grammar.value", element, f"{parent} is empty; it must be {allowed}.")
            return
        lacking = [
            some
            for some in missing
            if not any(isinstance(leaf, Element) and leaf.name in excused for leaf in some)
        ]
        if lacking:
            listed = join([self.wording.list_elements(some, "or") for some in lacking])
            yield Violation("grammar.element", element, f"{parent} lacks {listed}.")
