"""
Find every violation of the grammar in an invalid document.

Each element is checked separately, since its name alone decides what it may contain. So the walk
needs no recursion, and wrong content does not make the parent wrong too.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from edition.relaxng.attributes import AttributeReader
from edition.relaxng.contents import ContentReader
from edition.relaxng.messages import Glossary, Wording
from edition.relaxng.reader import Grammar
from edition.relaxng.recovery import Recovery
from edition.relaxng.suggestions import Intentions
from edition.relaxng.unknown_elements import StrangerReader
from edition.relaxng.violations import Violation


@dataclass(frozen=True, slots=True)
class Explainer:
    """Explains documents by one grammar, and keeps derivatives for the next document."""

    grammar: Grammar
    attributes: AttributeReader
    contents: ContentReader

    @classmethod
    def prepare(cls, grammar: Grammar, glossary: Glossary) -> "Explainer":
        """Make an explainer whose messages use the glosses of the manual."""
        wording = Wording(grammar.algebra, glossary)
        recovery = Recovery(grammar)
        intentions = Intentions(grammar, recovery)
        strangers = StrangerReader(grammar, wording, intentions)
        contents = ContentReader(grammar, wording, recovery, intentions, strangers)
        return cls(grammar, AttributeReader(grammar.algebra, wording), contents)

    def explain(self, root: etree._Element) -> Iterator[Violation]:
        """Yield every violation of a document: for each element, its own before those inside it."""
        waiting = yield from self.contents.strangers.read_root(root)
        while waiting:
            child = waiting.pop()
            element, name = child.element, child.name
            if name is None:
                children = yield from self.contents.strangers.read_unknown(element)
            else:
                content = yield from self.attributes.read(
                    element, name, self.grammar.contents[name], stray=child.stray
                )
                children = yield from self.contents.read(child, name, content)
            waiting += reversed(children)

    def may_hold_text(self, name: str) -> bool:
        """Return whether free text may stand in an element of this name."""
        content = self.grammar.contents.get(name, self.grammar.algebra.empty)
        return self.grammar.algebra.text in self.grammar.algebra.gather(content)
