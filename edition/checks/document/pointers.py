"""
Every pointer leads to something, and to something of the kind that its element needs.
"""

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath
from typing import cast

from lxml import etree

from edition.checks.document import prefixes
from edition.faults import Fault
from edition.holdings import UNREADABLE, Holdings, list_ids
from edition.sources import TEI, Source, find_positions

_ATTRIBUTES = {
    "ref",
    "target",
    "scheme",
    "ana",
    "unitRef",
    "resp",
    "source",
    "who",
    "corresp",
    "sameAs",
}
_OUTSIDE = ("http:", "https:", "mailto:")
_KEPT = 64
_KEPT_TOKENS = 4096
_PREFIXED = re.compile(r"([a-z][a-z0-9]*):(.+)")
_NAMES = {"person", "place", "organization"}
_DOCUMENTS = {"telegram", "cited"}

_KINDS: dict[tuple[str, str], set[str]] = {
    ("persName", "ref"): {"person"},
    ("author", "ref"): {"person", "organization"},
    ("placeName", "ref"): {"place"},
    ("geogName", "ref"): {"place"},
    ("orgName", "ref"): {"organization"},
    ("repository", "ref"): {"organization"},
    ("rs", "ref"): _NAMES,
    ("ref", "target"): _DOCUMENTS,
    ("seg", "ana"): {"precedence", "cipher", "secrecy"},
    ("date", "ana"): {"clock"},
    ("time", "ana"): {"clock"},
    ("measure", "ana"): {"act"},
    ("measure", "unitRef"): {"unit"},
    ("measure", "corresp"): {"measure"},
    ("measure", "sameAs"): {"measure"},
    ("catRef", "scheme"): {"taxonomy"},
}
_RULES = {("measure", "ana"): "measure.act", ("measure", "unitRef"): "measure.unit"}


@dataclass(frozen=True, slots=True)
class Pointer:
    """
    One token of an attribute that points: where it stands, what it says, where it leads.
    """

    element: etree._Element
    attribute: str
    token: str
    path: PurePosixPath | None
    name: str


@lru_cache(_KEPT)
def list_pointers(source: Source) -> tuple[Pointer, ...]:
    """
    List a source's pointers, without those that leave the edition.

    One that stays in its source has that source's own path, the very same.
    """
    here = source.path
    expand = _open_expander(here.parent, prefixes.list_declared(source))
    return tuple(
        Pointer(
            element,
            attribute,
            token,
            here if path == here else path,
            name,
        )
        for element in source.tree.iter("*")
        for attribute, value in cast("list[tuple[str, str]]", element.items())
        if attribute in _ATTRIBUTES
        for token in value.split()
        if not token.startswith(_OUTSIDE)
        for path, name in ((here, token[1:]) if token[0] == "#" else expand(token),)
    )


@lru_cache(_KEPT)
def _open_expander(
    folder: PurePosixPath, declared: frozenset[tuple[str, str]]
) -> Callable[[str], tuple[PurePosixPath | None, str]]:
    """
    Open what expands the pointers of files that stand in one folder and declare the same prefixes.
    """

    @lru_cache(_KEPT_TOKENS)
    def expand(token: str) -> tuple[PurePosixPath | None, str]:
        """
        Turn a pointer into a file and a name in it; no file where its prefix is not declared.
        """
        if prefixed := _PREFIXED.fullmatch(token):
            return prefixes.expand(declared, *prefixed.groups()) or (None, "")
        file, _, name = token.partition("#")
        return PurePosixPath(posixpath.normpath(folder / file)), name

    return expand


def check(source: Source, holdings: Holdings) -> Iterator[Fault]:
    """
    Find pointers that lead nowhere or to the wrong kind of thing.
    """
    yield from prefixes.check(source)
    own = list_ids(source)
    for pointer in list_pointers(source):
        if pointer.path is source.path and pointer.name:
            kind = own.get(pointer.name)
        elif pointer.path is not None:
            kind = holdings.kind(pointer.path, pointer.name)
        else:
            kind = None
        if pointer.path is None and not _is_declared(pointer, source):
            fault: tuple[str, str] | None = ("ref.resolves", _explain_prefix(pointer))
        else:
            judged = "unit" if kind == "duration" else kind
            fault = _judge(pointer, judged, _find_kinds(pointer, holdings))
        if fault:
            rule, message = fault
            place = find_positions(source).attribute(pointer.element, pointer.attribute)
            yield Fault(source.path, place, rule, message)
        elif kind == "duration" and (word := pointer.element.get("commodity")) is not None:
            place = find_positions(source).attribute(pointer.element, "commodity")
            message = f"A duration counts nothing, but {pointer.token} has the commodity {word}."
            yield Fault(source.path, place, "measure.commodity", message)
    yield from _check_commodities(source, holdings)


def _is_declared(pointer: Pointer, source: Source) -> bool:
    """
    Tell whether the file declares a pointer's prefix.
    """
    prefix = pointer.token.partition(":")[0]
    return any(declared.get("ident") == prefix for declared in source.tree.iter(f"{TEI}prefixDef"))


def _explain_prefix(pointer: Pointer) -> str:
    """
    Say that a pointer's prefix is not declared.
    """
    prefix = pointer.token.partition(":")[0]
    return (
        f"The prefix of {pointer.token} is not declared in this file: "
        f"listPrefixDef has no prefixDef for {prefix}."
    )


def _judge(pointer: Pointer, kind: str | None, allowed: set[str] | None) -> tuple[str, str] | None:
    """
    Say which rule a pointer breaks, and how.
    """
    tag = pointer.element.tag.removeprefix(TEI)
    rule = _RULES.get((tag, pointer.attribute))
    if kind == UNREADABLE:
        return None
    if kind is None:
        return rule or "ref.resolves", f"The pointer {pointer.token} leads to nothing."
    if allowed is None or kind in allowed:
        return None
    wanted = " or ".join(sorted(allowed))
    message = (
        f"The pointer {pointer.token} of {tag} leads to something of kind {kind}, not {wanted}."
    )
    return rule or "ref.kind", message


def _find_kinds(pointer: Pointer, holdings: Holdings) -> set[str] | None:
    """
    Find the kinds that a pointer may lead to; None where any will do.
    """
    element = pointer.element
    tag = element.tag.removeprefix(TEI)
    match tag, pointer.attribute:
        case "seg", "ana":
            return {element.get("type", "")}
        case "catRef", "target":
            scheme = element.get("scheme", "").rpartition("#")[2]
            return {scheme} if holdings.taxonomy(scheme) else None
        case _:
            return _KINDS.get((tag, pointer.attribute))


def _check_commodities(source: Source, holdings: Holdings) -> Iterator[Fault]:
    """
    Find commodities that the taxonomy does not declare.
    """
    for element in source.tree.iter(f"{TEI}measure"):
        word = element.get("commodity")
        if word is not None and not holdings.commodity(word):
            place = find_positions(source).attribute(element, "commodity")
            message = f"The commodity {word} is not declared: there is no commodity-{word}."
            yield Fault(source.path, place, "measure.commodity", message)
