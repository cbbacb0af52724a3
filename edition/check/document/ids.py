"""A telegram's id is its file's name, the ids of its parts begin with it, and none occurs twice."""

import re
from collections.abc import Iterator

from edition.findings import Fault
from edition.read.source import TEI, Kind, Source
from edition.xml.positions import XML_ID

_TEXT = f"{TEI}text"
_OWN = re.compile("[a-z0-9]+")
_CITABLE = [f"{TEI}{name}" for name in ("p", "item", "measure", "note", "app")]


def check(source: Source, id_pattern: str) -> Iterator[Fault]:
    """Find ids that break the rules of identity."""
    yield from _find_repeated(source)
    if source.kind is Kind.TELEGRAM:
        yield from _check_telegram(source, id_pattern)


def _find_repeated(source: Source) -> Iterator[Fault]:
    """Find ids that stand a second time in the file."""
    seen: set[str] = set()
    for name, element, _ in source.index.named:
        if name in seen:
            place = source.positions.attribute(element, XML_ID)
            message = f"The id {name} stands in this file before."
            yield Fault(source.path, place, "id.unique", message)
        seen.add(name)


def _check_telegram(source: Source, id_pattern: str) -> Iterator[Fault]:
    """Compare a telegram's ids with its file's name and with the edition's pattern."""
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
    Find parts of the text whose id is not made from the telegram's, or is missing when published.

    Where the telegram's own id is wrong, that is all there is to say of what is made from it.
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
    """Find parts of the text that can be cited and have no id."""
    for text in source.tree.iterfind(_TEXT):
        for element in text.iter(*_CITABLE):
            if element.get(XML_ID) is None:
                place = source.positions.element(element)
                message = f"A published telegram’s {element.tag.removeprefix(TEI)} has no xml:id."
                yield Fault(source.path, place, "id.pattern", message)


def _find_misnamed(source: Source) -> Iterator[Fault]:
    """Find parts of the text whose id is not made from the telegram's."""
    made_from = source.id
    for name, element, part in source.index.named:
        telegram, _, own = name.rpartition(".")
        if part.tag == _TEXT and (telegram != made_from or _OWN.fullmatch(own) is None):
            place = source.positions.attribute(element, XML_ID)
            message = f"The id {name} is not made from the telegram’s, like {made_from}.p1."
            yield Fault(source.path, place, "id.pattern", message)
