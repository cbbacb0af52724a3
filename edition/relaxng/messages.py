"""Write the sentences that explain a violation: what is wrong, and what is allowed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from edition.relaxng.datatypes import Datatype, fold
from edition.relaxng.derivatives import Algebra
from edition.relaxng.patterns import Attribute, Data, Element, Pattern, Text, Value, Words

_NAMED = 24
_GLOSSED = 240
_EXCERPT = 40
_LONGEST_SLIP = 40
XML = "{http://www.w3.org/XML/1998/namespace}"


@dataclass(frozen=True, slots=True)
class Glossary:
    """The manual's short explanations of elements, attributes, and attribute forms and values."""

    elements: Mapping[str, str] = field(default_factory=dict)
    attributes: Mapping[tuple[str, str], str] = field(default_factory=dict)
    forms: Mapping[tuple[str, str], str] = field(default_factory=dict)
    values: Mapping[tuple[str, str, str], str] = field(default_factory=dict)

    @classmethod
    def read(cls, elements: Mapping[str, Any]) -> "Glossary":
        """Make a glossary from what rules.json has under its key `elements`."""
        attributes = {
            (element, name): attribute
            for element, entry in elements.items()
            for name, attribute in entry.get("attributes", {}).items()
        }
        return cls(
            {name: entry.get("gloss", "") for name, entry in elements.items()},
            {key: attribute.get("gloss", "") for key, attribute in attributes.items()},
            {key: attribute.get("datatype", "") for key, attribute in attributes.items()},
            {
                (*key, value["ident"]): value.get("gloss", "")
                for key, attribute in attributes.items()
                for value in attribute.get("values", ())
            },
        )


def shorten(clark: str) -> str:
    """Return a name without its namespace, but with xml: if it is in that namespace."""
    return f"xml:{clark[len(XML) :]}" if clark.startswith(XML) else clark.rpartition("}")[2]


def find_nearest(name: str, names: Iterable[str], likeness: float = 0.65) -> str | None:
    """
    Return the name that was probably meant: equal but for capitals, or else similar.

    For a name of more than 40 characters, only capitals may differ. None means that no name fits.
    """
    ordered = sorted(names)
    alike = [other for other in ordered if other.casefold() == name.casefold()]
    if alike or len(name) > _LONGEST_SLIP:
        return alike[0] if alike else None
    return next(iter(get_close_matches(name, ordered, 1, likeness)), None)


def quote(text: str) -> str:
    """
    Return a text, or its beginning if it is long, in quotation marks on one line.

    Characters that cannot be seen are written by their numbers, such as [U+200B].
    """
    beginning = fold(text[: 4 * _EXCERPT])
    if len(beginning) > _EXCERPT:
        beginning = beginning[:_EXCERPT].rstrip() + "…"
    seen = (c if c.isprintable() else f"[U+{ord(c):04X}]" for c in beginning)
    return f"“{''.join(seen)}”"


def join(names: Sequence[str], last: str = "and") -> str:
    """Join names as they are spoken: “a, b and c”."""
    return f" {last} ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def enumerate_names(names: Mapping[str, str], last: str = "and", first: Sequence[str] = ()) -> str:
    """
    Join sorted names, with their glosses if the result has at most 240 characters.

    Without glosses, a list of more than 25 names is cut: the first 24, and how many more.
    """
    ordered = sorted(names, key=lambda name: (name.casefold(), name))
    glossed = join([*first, *(add_gloss(name, names[name]) for name in ordered)], last)
    if len(glossed) <= _GLOSSED:
        return glossed
    if len(ordered) > _NAMED + 1:
        ordered[_NAMED:] = [f"{len(ordered) - _NAMED} more"]
        last = "and"
    return join([*first, *ordered], last)


def add_gloss(name: str, gloss: str) -> str:
    """Return a name with its gloss, if the gloss says more than the name."""
    return f"{name} ({gloss})" if gloss.casefold() not in {"", name.casefold()} else name


@dataclass(frozen=True, slots=True)
class Wording:
    """Describes patterns in words, with the glosses of a glossary."""

    algebra: Algebra
    glossary: Glossary

    def name_element(self, clark: str) -> str:
        """Return an element's name with its gloss."""
        name = shorten(clark)
        return add_gloss(name, self.glossary.elements.get(name, ""))

    def list_elements(self, leaves: Iterable[Pattern], last: str = "and") -> str:
        """Name the elements among some leaves, with glosses if that is short."""
        names = sorted({shorten(leaf.name) for leaf in leaves if isinstance(leaf, Element)})
        return enumerate_names({name: self.glossary.elements.get(name, "") for name in names}, last)

    def list_attributes(self, element: str, leaves: Iterable[Pattern], last: str = "and") -> str:
        """Name the attributes of an element among some leaves, with glosses if that is short."""
        names = sorted({shorten(leaf.name) for leaf in leaves if isinstance(leaf, Attribute)})
        glosses = self.glossary.attributes
        return enumerate_names(
            {name: glosses.get((shorten(element), name), "") for name in names}, last
        )

    def say_allowed(self, pattern: Pattern) -> str:
        """Return a phrase that says what may come next."""
        leaves = self.algebra.begin(pattern)
        names = {shorten(leaf.name) for leaf in leaves if isinstance(leaf, Element)}
        forms = {leaf: self.describe(leaf) for leaf in leaves if isinstance(leaf, Data | Words)}
        values = {quote(leaf.text): "" for leaf in leaves if isinstance(leaf, Value)}
        allowed = {name: self.glossary.elements.get(name, "") for name in names}
        first = ["text"] if any(isinstance(leaf, Text) for leaf in leaves) else []
        listed = enumerate_names(allowed, first=[*first, *dict.fromkeys(forms.values()), *values])
        return f"allowed here: {listed}" if listed else "nothing more is allowed here"

    def say_values(self, owner: tuple[str, str] | None, pattern: Pattern) -> str:
        """
        Return a phrase that says which strings a pattern allows.

        The owner is an element and its attribute, or None for an element's content.
        """
        leaves = self.algebra.begin(pattern)
        glosses = self.glossary.values
        values = {leaf.text for leaf in leaves if isinstance(leaf, Value)}
        listed = enumerate_names(
            {value: glosses.get((*owner, value), "") if owner else "" for value in values}, "or"
        )
        told = self.glossary.forms.get(owner, "") if owner else ""
        forms = [self.describe(leaf) for leaf in leaves if isinstance(leaf, Data | Words)]
        if forms and told:
            forms = [told[0].lower() + told[1:].removesuffix(".")]
        return join([*filter(None, (listed,)), *dict.fromkeys(forms)], "or") or "nothing"

    def describe(self, leaf: Data | Words) -> str:
        """Return a phrase for the form of a string."""
        if isinstance(leaf, Words):
            return f"words, each {self.say_values(None, leaf.body)}"
        return describe_datatype(leaf.datatype)


def describe_datatype(datatype: Datatype) -> str:
    """Return a phrase for a datatype, in words that editors understand."""
    if datatype.patterns == (r"\S+",):
        return "one word without a space"
    return f"of the form {join(datatype.patterns)}" if datatype.patterns else "any text"
