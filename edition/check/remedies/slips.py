"""
Edits for slips that the grammar finds, where only one correction is possible.

A name or listed value that differs from an allowed one only in capitals is written as that one.
White space and invisible characters are removed from pointers, dates and figures. A pointer is
corrected only if the new one leads to something.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from edition.check.document.grammar import Judge
from edition.check.targets import UNMADE, UNREADABLE, Targets, has_commodity
from edition.findings import Edit, Fault
from edition.read import pointers
from edition.read.registers import list_ids
from edition.read.source import TEI, Source
from edition.relaxng.datatypes import WHITE_SPACE, fold, split
from edition.relaxng.messages import shorten
from edition.relaxng.patterns import Attribute, Value, Words
from edition.xml.markup import Markup, Written

_POINTER = re.compile(r"(?P<prefix>[a-z]+):(?P<name>[^\s:/#]+)|#(?P<local>\S+)")
_JOINED = re.compile(r"\s*([:#\-])\s*")
_DATE = re.compile(r"\d{4}-\d\d(?:-\d\d(?:T\d\d:\d\d:\d\d\S*)?)?|\d\d:\d\d:\d\d\S*")
_TIME_APART = re.compile(r"(?<=^\d{4}-\d\d-\d\d) (?=\d\d:\d\d:\d\d)")
_GROUPS = re.compile(r"\d{1,3}(?: \d{3})+(?:\.\d+)?")


@dataclass(frozen=True)
class Patient:
    """A document with slips, and what is needed to correct them."""

    source: Source
    judge: Judge
    targets: Targets

    @cached_property
    def markup(self) -> Markup:
        """The document as it was typed."""
        return Markup(self.source.data)

    @cached_property
    def ids(self) -> Mapping[str, str]:
        """The ids of the document, each with its kind."""
        return list_ids(self.source)

    @cached_property
    def declared(self) -> frozenset[tuple[str, str]]:
        """The prefixes that the document declares, each with the form of what follows it."""
        return pointers.list_declared(self.source)

    @cached_property
    def elements(self) -> set[str]:
        """The names of the elements of the encoding."""
        return {shorten(name) for name in self.judge.explainer.grammar.contents}

    def find_attributes(self, element: str) -> list[Attribute]:
        """List the attributes that an element may have."""
        grammar = self.judge.explainer.grammar
        content = grammar.contents.get(f"{TEI}{element}", grammar.algebra.empty)
        leaves = grammar.algebra.begin(content)
        return [leaf for leaf in leaves if isinstance(leaf, Attribute)]

    def find_kind(self, token: str) -> str | None:
        """Return the kind of what a pointer leads to, or None if it leads nowhere."""
        found = _POINTER.fullmatch(token)
        if found is None:
            return None
        if found["local"]:
            return self.ids.get(found["local"])
        place = pointers.expand(self.declared, found["prefix"], found["name"])
        return self._look_up(*place) if place else None

    def find_undeclared(self, token: str) -> str | None:
        """Return the kind of what a pointer would lead to if its prefix were declared."""
        prefix, _, value = token.partition(":")
        declared = frozenset((prefix, form) for form in pointers.find_meanings(prefix))
        place = pointers.expand(declared, prefix, value)
        return self._look_up(*place) if place else None

    def _look_up(self, path: str, name: str) -> str | None:
        """Return the kind of an id, in this file or in another."""
        if path == str(self.source.path) and name:
            return self.ids.get(name)
        kind = self.targets.kind(path, name)
        return None if kind in {UNREADABLE, UNMADE} else kind


def mend_element(fault: Fault, patient: Patient) -> Iterator[Edit]:
    """Correct the capitals of an element's name, in both tags."""
    offset = patient.markup.offset(fault.place)
    name = patient.markup.name(offset)
    if name is None or name.text in patient.elements:
        return
    meant = _find_alike(name.text, patient.elements)
    closing = patient.markup.closing(offset)
    if meant:
        for tag in (name, closing):
            if tag is not None:
                yield Edit(tag.start, tag.end, meant)


def mend_attribute(fault: Fault, patient: Patient) -> Iterator[Edit]:
    """Correct the capitals of an attribute's name."""
    found = _find_attribute(fault, patient)
    if found is None:
        return
    element, written = found
    allowed = {shorten(leaf.name) for leaf in patient.find_attributes(element)}
    if written.name.text not in allowed and (meant := _find_alike(written.name.text, allowed)):
        yield Edit(written.name.start, written.name.end, meant)


def mend_value(fault: Fault, patient: Patient) -> Iterator[Edit]:
    """Correct an attribute's value, if exactly one guess is allowed."""
    found = _find_attribute(fault, patient)
    if found is None or "&" in found[1].value.text:
        return
    element, written = found
    leaves = [
        leaf for leaf in patient.find_attributes(element) if shorten(leaf.name) == written.name.text
    ]
    admits = patient.judge.explainer.grammar.algebra.admits
    meant = {
        value
        for value in _guess(written, leaves, patient)
        if any(admits(leaf.value, value) for leaf in leaves)
    }
    if len(meant) == 1:
        yield Edit(written.value.start, written.value.end, *meant)


def _find_attribute(fault: Fault, patient: Patient) -> tuple[str, Written] | None:
    """Return the attribute in which a fault stands, after the name of its element."""
    offset = patient.markup.offset(fault.place)
    written = patient.markup.attribute(offset)
    tag = patient.markup.tag(offset)
    name = patient.markup.name(tag.start) if tag else None
    return (name.text, written) if written and name else None


def _find_alike(name: str, names: Iterable[str]) -> str | None:
    """Return the only name that is equal but for capitals."""
    alike = [other for other in names if other.casefold() == name.casefold()]
    return alike[0] if len(alike) == 1 else None


def clean(value: str) -> str:
    """Return a value without invisible characters, and with white space folded to single spaces."""
    seen = "".join(
        " " if sign.isspace() else sign
        for sign in value
        if unicodedata.category(sign) != "Cf" or sign in WHITE_SPACE
    )
    return fold(seen)


def _guess(written: Written, leaves: list[Attribute], patient: Patient) -> Iterator[str]:
    """Yield the values that may have been meant."""
    value = clean(written.value.text)
    begin = patient.judge.explainer.grammar.algebra.begin
    said = [way for leaf in leaves for way in begin(leaf.value)]
    if meant := _find_alike(value, {way.text for way in said if isinstance(way, Value)}):
        yield meant
    joined = _JOINED.sub(r"\1", value)
    apart = _TIME_APART.sub("T", joined)
    yield from (date for date in (joined, apart) if _DATE.fullmatch(date))
    if _GROUPS.fullmatch(value):
        yield value.replace(" ", "")
    several = any(isinstance(way, Words) for way in said)
    for words in (joined, joined.lower()):
        tokens = split(words)
        if (several or len(tokens) == 1) and all(map(patient.find_kind, tokens)):
            yield words
            break
    word = value.lower()
    if written.name.text == "commodity" and has_commodity(patient.targets, word):
        yield word
