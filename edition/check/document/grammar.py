"""Check a document against the grammar: lxml says whether it is valid, relaxng/ why it is not."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lxml import etree

from edition.errors import EditionError
from edition.findings import Fault, Place
from edition.read.source import Source
from edition.relaxng.explainer import Explainer
from edition.relaxng.messages import XML, Glossary
from edition.relaxng.reader import read_grammar
from edition.relaxng.violations import Violation
from edition.xml.positions import Positions

_MAX_CHILDREN = 2_000


@dataclass(frozen=True)
class Judge:
    """The grammar as lxml compiles it, and as our own reader reads it when it is first needed."""

    relaxng: etree.RelaxNG
    grammar: etree._ElementTree
    rules: Path

    @classmethod
    def open(cls, schema: Path) -> "Judge":
        """Compile the grammar in a schema folder; EditionError if it is missing or damaged."""
        path = schema / "telegram.rng"
        try:
            tree = etree.parse(
                path,
                etree.XMLParser(resolve_entities=False, remove_comments=True, remove_pis=True),
            )
            return cls(etree.RelaxNG(tree), tree, schema / "rules.json")
        except (OSError, etree.LxmlError) as error:
            raise EditionError(
                f"{path.name} is missing or damaged; make it again with edition schema."
            ) from error

    def accepts(self, tree: etree._Element) -> bool:
        """
        Return whether the grammar allows all of a document.

        If an element that may contain free text has more than 2,000 children, our own reader
        decides. There lxml's time grows with the square of their number (20,000: 5 s, ours 0.4 s).
        """
        if self._is_wide(tree):
            return next(self.explainer.explain(tree), None) is None
        return bool(self.relaxng.validate(tree))

    def _is_wide(self, tree: etree._Element) -> bool:
        """Return whether an element that may contain free text has more than 2,000 children."""
        wide = [element for element in tree.iter("*") if len(element) > _MAX_CHILDREN]
        return any(self.explainer.may_hold_text(element.tag) for element in wide)

    @cached_property
    def explainer(self) -> Explainer:
        """The explainer of violations, with the glosses of the manual."""
        try:
            elements = json.loads(self.rules.read_text(encoding="utf-8"))["elements"]
        except (OSError, ValueError, KeyError) as error:
            raise EditionError(
                f"{self.rules.name} is missing or damaged; make it again with edition schema."
            ) from error
        return Explainer.prepare(read_grammar(self.grammar.getroot()), Glossary.read(elements))


def check(source: Source, judge: Judge) -> Iterator[Fault]:
    """Find everything that the grammar does not allow."""
    if judge.accepts(source.tree):
        return
    explained = False
    for violation in judge.explainer.explain(source.tree):
        explained = True
        place = locate(source.positions, violation)
        yield Fault(source.path, place, violation.rule, violation.message)
    if not explained:
        error = judge.relaxng.error_log[0]
        message = f"The grammar does not allow this: {error.message}."
        yield Fault(source.path, (max(error.line, 1), 1), "grammar.element", message)


def locate(places: Positions, violation: Violation) -> Place:
    """Return the place of a violation: its attribute's name, its text, or else its element."""
    if violation.attribute is not None:
        return places.attribute(violation.element, _write(violation.element, violation.attribute))
    if violation.text is not None:
        return places.text(violation.element, violation.text, tail=violation.tail)
    return places.element(violation.element)


def _write(element: etree._Element, attribute: str) -> str:
    """Return an attribute's name as the file has it, if it is in another namespace than xml."""
    name = etree.QName(attribute)
    if name.namespace is None or attribute.startswith(XML):
        return attribute
    prefixes = [prefix for prefix, uri in element.nsmap.items() if uri == name.namespace]
    return f"{next(filter(None, prefixes), '')}:{name.localname}"
