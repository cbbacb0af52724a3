"""
Check an element's content against the grammar: what is not allowed and what is missing.

After a violation, reading goes on as if the editor had corrected it. An extra element is skipped, a
missing one is assumed, and a misspelt one is read under the name that was meant.
"""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from edition.relaxng.messages import Wording, join, quote, shorten
from edition.relaxng.parts import Child, Part, Run, list_parts
from edition.relaxng.patterns import Data, Element, Pattern, Value, Words
from edition.relaxng.reader import Grammar
from edition.relaxng.recovery import Missing, Recovery
from edition.relaxng.suggestions import Intentions
from edition.relaxng.unknown_elements import StrangerReader
from edition.relaxng.violations import Violation


@dataclass(slots=True)
class Progress:
    """
    How far an element's content has been read, and what was noticed so far.

    If neighbouring elements lack the same wrapper element, only the first is reported.
    """

    parent: str
    content: Pattern
    rest: Pattern
    parts: list[Part]
    places: dict[str, int]
    index: int = 0
    previous: str | None = None
    wrappers: tuple[Element, ...] = ()
    misplaced: set[str] = field(default_factory=set)
    awaited: set[str] = field(default_factory=set)

    @classmethod
    def begin(cls, element: etree._Element, name: str, content: Pattern) -> "Progress":
        """Return the progress before anything has been read."""
        parts = list(list_parts(element))
        places = {part.tag: n for n, part in enumerate(parts) if not isinstance(part, Run)}
        return cls(name, content, content, parts, places)

    def step(self, rest: Pattern, name: str) -> None:
        """Record that an element of this name has been read, and what may follow."""
        self.rest, self.previous, self.wrappers = rest, name, ()

    def look_ahead(self) -> etree._Element | None:
        """Return the next element, or None if there is none."""
        following = self.parts[self.index + 1 : self.index + 3]
        return next((part for part in following if not isinstance(part, Run)), None)


@dataclass(frozen=True, slots=True)
class ContentReader:
    """Checks contents with the derivatives of one grammar."""

    grammar: Grammar
    wording: Wording
    recovery: Recovery
    intentions: Intentions
    strangers: StrangerReader

    def read(
        self, child: Child, name: str, content: Pattern
    ) -> Generator[Violation, None, list[Child]]:
        """Yield what is wrong with the content; return the elements to be checked next."""
        progress = Progress.begin(child.element, name, content)
        children: list[Child] = []
        for index, part in enumerate(progress.parts):
            progress.index = index
            if isinstance(part, Run):
                yield from self._read_text(progress, part)
            else:
                children += yield from self._read_child(progress, part)
        if not child.stray:
            yield from self._finish(child.element, progress)
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
        elif self._is_wrapped(progress, None):
            return
        else:
            rule, before = "grammar.text", progress.rest
            wrappers = self._enter_wrapper(progress, None)
            ending = (
                f" itself; it belongs in {wrappers}"
                if wrappers and progress.wrappers
                else f"; {self.wording.say_allowed(before)}"
            )
            message = f"The text {text} may not stand in {parent}{ending}."
        yield Violation(rule, run.element, message, text=run.find_start(), tail=run.tail)

    def _read_child(
        self, progress: Progress, child: etree._Element
    ) -> Generator[Violation, None, list[Child]]:
        tag = child.tag
        if tag not in self.grammar.contents:
            return (yield from self._read_unknown_child(progress, child))
        rest = self.recovery.step(progress.rest, tag)
        if rest is not self.grammar.algebra.never:
            progress.step(rest, tag)
        elif tag in progress.awaited:
            progress.awaited.discard(tag)
        elif not self._is_wrapped(progress, tag):
            return (yield from self._recover(progress, child))
        return [Child(child, tag)]

    def _read_unknown_child(
        self, progress: Progress, child: etree._Element
    ) -> Generator[Violation, None, list[Child]]:
        children = yield from self.strangers.read(child, progress.parent, progress.rest)
        never = self.grammar.algebra.never
        meant = [known.name for known in children if known.element is child]
        for name in meant or self.intentions.find_namesakes(child.tag):
            if name and (rest := self.recovery.step(progress.rest, name)) is not never:
                progress.step(rest, name)
                return children
        self._pass_over(progress)
        return [replace(known, stray=known.stray or known.element is child) for known in children]

    def _recover(
        self, progress: Progress, child: etree._Element
    ) -> Generator[Violation, None, list[Child]]:
        """Yield why an element cannot stand here, and choose how to go on after it."""
        tag, parent = child.tag, shorten(progress.parent)
        name = self.wording.name_element(tag)
        known = self.grammar.algebra.element(tag) in self.grammar.algebra.gather(progress.content)
        if meant := self.intentions.find_meant(progress.rest, child):
            progress.step(self.recovery.step(progress.rest, meant[0].name), meant[0].name)
            guess = f"did you mean {self.wording.list_elements(meant, 'or')}"
            message = f"{name} may not stand in {parent}; {guess}, which has such content?"
            read_as = Child(child, meant[0].name)
        elif bridge := self.recovery.bridge(progress.rest, tag):
            message, read_as = self._cross(progress, tag, *bridge), Child(child, tag)
        elif not known and (wrappers := self._enter_wrapper(progress, tag)):
            message = f"{name} may not stand in {parent} itself; it belongs in {wrappers}."
            read_as = Child(child, tag, stray=not (child.attrib or len(child) or child.text))
        else:
            progress.misplaced.add(tag)
            behind = f" after {shorten(progress.previous)}" if known and progress.previous else ""
            allowed = self.wording.say_allowed(progress.rest)
            message = f"{name} may not stand in {parent}{behind}; {allowed}."
            read_as = Child(child, tag, stray=True)
            self._pass_over(progress)
        yield Violation("grammar.element", child, message)
        return [read_as]

    def _cross(
        self, progress: Progress, tag: str, missing: tuple[tuple[Element, ...], ...], rest: Pattern
    ) -> str:
        """Go on as if the elements missing before this one were there; return a message."""
        progress.step(rest, tag)
        later = [
            some for some in missing if any(self._comes_later(progress, leaf.name) for leaf in some)
        ]
        progress.awaited |= {leaf.name for some in later for leaf in some}
        listed = join([self.wording.list_elements(some, "or") for some in missing])
        name, parent = self.wording.name_element(tag), shorten(progress.parent)
        if len(later) == len(missing):
            return f"{name} stands too early in {parent}; before it belongs {listed}."
        return f"{parent} lacks {listed} before {shorten(tag)}."

    def _is_wrapped(self, progress: Progress, name: str | None) -> bool:
        """
        Return whether the wrapper just reported as missing may also hold this element or text.

        The name is None for text.
        """
        if not progress.wrappers:
            return False
        held = self.intentions.find_held(name)
        return any(
            held in self.grammar.algebra.gather(self.grammar.contents[wrapper.name])
            for wrapper in progress.wrappers
        )

    def _enter_wrapper(self, progress: Progress, name: str | None) -> str:
        """
        Name the wrappers that may hold an element or text, and go on as if one were there.

        If what follows fits without a wrapper, none is assumed.
        """
        wrappers = self.intentions.find_wrappers(progress.rest, name)
        following = progress.look_ahead()
        if wrappers and not self._continues(progress.rest, following):
            after = {leaf: self.recovery.step(progress.rest, leaf.name) for leaf in wrappers}
            fitting = [leaf for leaf in after if self._continues(after[leaf], following)]
            chosen = (*fitting, *wrappers)[0]
            progress.step(after[chosen], chosen.name)
            progress.wrappers = wrappers
        return self.wording.list_elements(wrappers, "or")

    def _continues(self, pattern: Pattern, following: etree._Element | None) -> bool:
        """Return whether the pattern allows the next element, or the end if there is none."""
        if following is None:
            return pattern.nullable
        return self.recovery.step(pattern, following.tag) is not self.grammar.algebra.never

    def _pass_over(self, progress: Progress) -> None:
        """
        Skip an element that is not allowed.

        If exactly one element is missing before the next element or the end, it is taken as
        present.
        """
        following = progress.look_ahead()
        if self._continues(progress.rest, following):
            return
        if following is None:
            missing: Missing = self.recovery.need(progress.rest)
        else:
            bridge = self.recovery.bridge(progress.rest, following.tag)
            missing = bridge[0] if bridge else ()
        if len(missing) == 1 and isinstance(leaf := missing[0][0], Element):
            progress.rest = self.recovery.step(progress.rest, leaf.name)

    def _comes_later(self, progress: Progress, name: str) -> bool:
        """Return whether an element of this name stands further on, but is not allowed next."""
        misplaced = self.recovery.step(progress.rest, name) is self.grammar.algebra.never
        return misplaced and progress.places.get(name, -1) > progress.index

    def _finish(self, element: etree._Element, progress: Progress) -> Iterator[Violation]:
        """Yield what is missing at the end of the content, unless it stands in a wrong place."""
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
