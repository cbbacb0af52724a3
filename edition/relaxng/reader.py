"""
Read a RELAX NG grammar in its XML syntax into patterns.

It reads what a grammar made from an ODD needs, where libxml2 and jing agree. Anything else raises
GrammarError with its line, so that no document is explained by part of a grammar.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from edition.errors import EditionError
from edition.relaxng.datatypes import Datatype, compile_pattern
from edition.relaxng.derivatives import Algebra
from edition.relaxng.patterns import Element, Pattern, Text

_RNG = "{http://relaxng.org/ns/structure/1.0}"
_XML = "http://www.w3.org/XML/1998/namespace"


@dataclass(frozen=True, slots=True)
class Grammar:
    """The pattern of a document's root, and the content of each element, attributes included."""

    algebra: Algebra
    start: Pattern
    contents: dict[str, Pattern]
    namespaces: frozenset[str]


class GrammarError(EditionError):
    """The grammar uses a construct that is not allowed; the message names line and definition."""

    def __init__(self, node: etree._Element, problem: str) -> None:
        names = [str(around.get("name")) for around in node.iterancestors(f"{_RNG}define")]
        place = f"line {node.sourceline} of the grammar{', in '.join(['', *names])}"
        super().__init__(f"{place}: {problem}.")


def read_grammar(root: etree._Element) -> Grammar:
    """Read the grammar below its root element."""
    if root.tag != f"{_RNG}grammar":
        raise GrammarError(root, "the root is not the element grammar of RELAX NG")
    return _Reader(root).read()


@dataclass(slots=True)
class _Reader:
    """What has been read of a grammar so far."""

    root: etree._Element
    algebra: Algebra = field(default_factory=Algebra)
    definitions: dict[str, list[etree._Element]] = field(default_factory=dict)
    read_so_far: dict[str, Pattern | None] = field(default_factory=dict)
    elements: dict[str, etree._Element] = field(default_factory=dict)

    def read(self) -> Grammar:
        """Read the start pattern, then the elements' contents, until no element is new."""
        for node in _list_parts(self.root):
            self.definitions.setdefault(node.get("name", ""), []).append(node)
        start = self.read_definition(self.root, "")
        contents: dict[str, Pattern] = {}
        while len(contents) < len(self.elements):
            name = next(name for name in self.elements if name not in contents)
            contents[name] = self.read_group(_list_children(self.elements[name]))
        namespaces = frozenset(etree.QName(name).namespace or "" for name in contents)
        return Grammar(self.algebra, start, contents, namespaces)

    def read_definition(self, reference: etree._Element, name: str) -> Pattern:
        """
        Return the pattern of a definition.

        It raises GrammarError if the definition is missing or contains itself outside of an
        element.
        """
        if name not in self.definitions:
            raise GrammarError(reference, f"nothing defines {name or 'the start'}")
        if name not in self.read_so_far:
            self.read_so_far[name] = None
            parts = [self.read_group(_list_children(node)) for node in self.definitions[name]]
            self.read_so_far[name] = self.combine(name, parts)
        pattern = self.read_so_far[name]
        if pattern is None:
            raise GrammarError(reference, f"{name} contains itself")
        return pattern

    def combine(self, name: str, parts: list[Pattern]) -> Pattern:
        """
        Combine several definitions of one name as alternatives or interleaved, as they say.

        It raises GrammarError if several definitions do not give exactly one way.
        """
        ways = {node.get("combine") for node in self.definitions[name]} - {None}
        if len(parts) > 1 and ways not in ({"choice"}, {"interleave"}):
            raise GrammarError(self.definitions[name][1], f"{name} is defined twice")
        if ways == {"interleave"}:
            return self.read_interleave(self.definitions[name][0], parts)
        return self.algebra.choice(*parts) if ways else self.read_pairs(parts)

    def read_pattern(self, node: etree._Element) -> Pattern:
        """Return the pattern that an element of the grammar stands for."""
        name = str(node.tag).removeprefix(_RNG)
        if name not in _READERS:
            raise GrammarError(node, f"{name} is not a construct the grammar may use")
        return _READERS[name](self, node)

    def read_pairs(self, parts: list[Pattern], *, interleaved: bool = False) -> Pattern:
        """Return all patterns as one, in order or interleaved."""
        whole = self.algebra.empty
        for part in reversed(parts):
            whole = self.algebra.pair(part, whole, interleaved=interleaved)
        return whole

    def read_group(self, nodes: list[etree._Element]) -> Pattern:
        """Return the nodes' patterns as one, in order."""
        return self.read_pairs([self.read_pattern(node) for node in nodes])

    def read_interleave(self, node: etree._Element, parts: list[Pattern]) -> Pattern:
        """
        Return the patterns interleaved.

        It raises GrammarError if the same element, or text, is in two of them.
        """
        met: set[Pattern] = set()
        for part in parts:
            leaves = {
                leaf for leaf in self.algebra.gather(part) if isinstance(leaf, Element | Text)
            }
            if twice := sorted(getattr(leaf, "name", "text") for leaf in leaves & met):
                raise GrammarError(node, f"an interleave has {twice[0]} in two of its parts")
            met |= leaves
        return self.read_pairs(parts, interleaved=True)

    def read_choice(self, node: etree._Element) -> Pattern:
        """Return the choice of the patterns below."""
        return self.algebra.choice(*(self.read_pattern(child) for child in _list_children(node)))

    def read_element(self, node: etree._Element) -> Pattern:
        """
        Return the pattern of an element.

        Its content is read later, because an element may contain itself.
        """
        name = _find_name(node, _inherit(node, "ns"))
        if self.elements.setdefault(name, node) is not node:
            raise GrammarError(node, f"a second element {name}: one name has one content")
        return self.algebra.element(name)

    def read_attribute(self, node: etree._Element) -> Pattern:
        """Return the pattern of an attribute; any text is allowed if no value is given."""
        value = self.read_group(_list_children(node)) if _list_children(node) else self.algebra.text
        return self.algebra.attribute(_find_name(node, node.get("ns", "")), value)

    def read_data(self, node: etree._Element) -> Pattern:
        """Return the pattern of a token or a string, with the patterns that restrict it."""
        kind = node.get("type")
        if kind not in {"string", "token"}:
            raise GrammarError(node, f"data may be a token or a string, not of type {kind}")
        children = _list_children(node)
        for child in children:
            if child.tag != f"{_RNG}param" or child.get("name") != "pattern":
                raise GrammarError(child, "data may be narrowed by patterns, and by nothing else")
        patterns = tuple(child.text or "" for child in children)
        try:
            for pattern in patterns:
                compile_pattern(pattern)
        except ValueError as error:
            raise GrammarError(node, str(error)) from error
        return self.algebra.data(Datatype(kind == "string", patterns))

    def read_value(self, node: etree._Element) -> Pattern:
        """Return the pattern of one string: a token, unless its type is string."""
        kind = node.get("type", "token")
        if kind not in {"string", "token"}:
            raise GrammarError(node, f"a value may be a token or a string, not of type {kind}")
        return self.algebra.value(node.text or "", kept=kind == "string")


def _list_children(node: etree._Element) -> list[etree._Element]:
    """List an element's RELAX NG children, without annotations and the element `name`."""
    return [child for child in node.iterchildren(f"{_RNG}*") if child.tag != f"{_RNG}name"]


def _list_parts(node: etree._Element) -> Iterator[etree._Element]:
    """List starts and definitions, including those in a div."""
    for child in _list_children(node):
        if child.tag == f"{_RNG}div":
            yield from _list_parts(child)
        elif child.tag in {f"{_RNG}start", f"{_RNG}define"}:
            yield child
        else:
            raise GrammarError(child, "a grammar may hold nothing but start, define and div")


def _inherit(node: etree._Element, attribute: str) -> str:
    """Return an attribute of the node or of its nearest ancestor that has it."""
    found = (around.get(attribute) for around in (node, *node.iterancestors()))
    return next((value for value in found if value is not None), "")


def _find_name(node: etree._Element, namespace: str) -> str:
    """Return the one name of an element or attribute, in Clark notation."""
    child = node.find(f"{_RNG}name")
    written = (node.get("name") or (child.text if child is not None else None) or "").strip()
    if not written:
        raise GrammarError(node, "an element or attribute is named by one name")
    if child is not None:
        namespace = _inherit(child, "ns")
    prefix, colon, local = written.rpartition(":")
    if colon:
        namespace = _XML if prefix == "xml" else node.nsmap.get(prefix, "")
    return f"{{{namespace}}}{local}" if namespace else local


_READERS: dict[str, Callable[[_Reader, etree._Element], Pattern]] = {
    "attribute": _Reader.read_attribute,
    "choice": _Reader.read_choice,
    "data": _Reader.read_data,
    "element": _Reader.read_element,
    "empty": lambda reader, _: reader.algebra.empty,
    "group": lambda reader, node: reader.read_group(_list_children(node)),
    "interleave": lambda reader, node: reader.read_interleave(
        node, [reader.read_pattern(child) for child in _list_children(node)]
    ),
    "list": lambda reader, node: reader.algebra.words(reader.read_group(_list_children(node))),
    "mixed": lambda reader, node: reader.read_interleave(
        node, [reader.algebra.text, reader.read_group(_list_children(node))]
    ),
    "notAllowed": lambda reader, _: reader.algebra.never,
    "oneOrMore": lambda reader, node: reader.algebra.repeat(
        reader.read_group(_list_children(node))
    ),
    "optional": lambda reader, node: reader.algebra.choice(
        reader.read_group(_list_children(node)), reader.algebra.empty
    ),
    "ref": lambda reader, node: reader.read_definition(node, node.get("name", "")),
    "text": lambda reader, _: reader.algebra.text,
    "value": _Reader.read_value,
    "zeroOrMore": lambda reader, node: reader.algebra.choice(
        reader.algebra.repeat(reader.read_group(_list_children(node))), reader.algebra.empty
    ),
}
