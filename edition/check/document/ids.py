"""
Check that a telegram's id is its file's name, and that its parts' ids begin with it.

No id may occur twice in a document.
"""

import re
from collections.abc import Iterator

from edition.findings import Fault
from edition.read.source import TEI, Kind, Source
from edition.xml.positions import XML_ID

_TEXT = f"{TEI}text"
_OWN = re.compile(r"[a-z0-9]+([.\-][a-z0-9]+)*")
_CITABLE = [f"{TEI}{name}" for name in ("p", "item", "measure", "note", "app")]


def check(source: Source, id_pattern: str) -> Iterator[Fault]:
    """Find ids that are repeated, missing, or not made as they must be."""
    yield from _find_repeated(source)
    if source.kind is Kind.TELEGRAM:
        yield from _check_telegram(source, id_pattern)


def _find_repeated(source: Source) -> Iterator[Fault]:
    """Find ids that occurred in the file before."""
    seen: set[str] = set()
    for name, element, _ in source.index.named:
        if name in seen:
            place = source.positions.attribute(element, XML_ID)
            message = f"The id {name} stands in this file before."
            yield Fault(source.path, place, "id.unique", message)
        seen.add(name)


def _check_telegram(source: Source, id_pattern: str) -> Iterator[Fault]:
    """Compare a telegram's id with its file's name and the edition's pattern; check its parts."""
    root = source.tree
    own = root.get(XML_ID)
    if own != source.id:
        place = source.positions.attribute(root, XML_ID)
        stated = "has no xml:id" if own is None else f"has the xml:id {own}"
        message = f"The telegram {stated}, but its file is named {source.id}."
        yield Fault(source.path, place, "id.matches-file", message)
    elif re.fullmatch(id_pattern, own) is None:
        place = source.positions.attribute(root, XML_ID)
        message = f"The id {own} does not match the edition’s id-pattern, {id_pattern}."
        yield Fault(source.path, place, "id.pattern", message)
    yield from _check_parts(source)


def _check_parts(source: Source) -> Iterator[Fault]:
    """
    Find parts of the text whose id is missing, or not made from the telegram's id.

    A missing id is a fault only in a published telegram. If the telegram's own id is not its file's
    name, the ids of its parts are not compared with it.
    """
    faults = list(_find_nameless(source)) if _is_published(source) else []
    if source.tree.get(XML_ID) == source.id:
        faults += _find_misnamed(source)
    yield from sorted(faults, key=lambda fault: fault.place)


def _is_published(source: Source) -> bool:
    """Return whether a telegram says that it is published."""
    revisions = next(source.tree.iter(f"{TEI}revisionDesc"), None)
    return revisions is not None and revisions.get("status") == "published"


def _find_nameless(source: Source) -> Iterator[Fault]:
    """Find parts of the text that can be cited but have no id."""
    for text in source.tree.iterfind(_TEXT):
        for element in text.iter(*_CITABLE):
            if element.get(XML_ID) is None:
                place = source.positions.element(element)
                message = f"A published telegram’s {element.tag.removeprefix(TEI)} has no xml:id."
                yield Fault(source.path, place, "id.pattern", message)


def _find_misnamed(source: Source) -> Iterator[Fault]:
    """Find parts of the text whose id is not made from the telegram's id."""
    made_from = source.id
    for name, element, part in source.index.named:
        own = name.removeprefix(f"{made_from}.")
        if part.tag == _TEXT and (own == name or _OWN.fullmatch(own) is None):
            place = source.positions.attribute(element, XML_ID)
            message = f"The id {name} is not made from the telegram’s, like {made_from}.p1."
            yield Fault(source.path, place, "id.pattern", message)
