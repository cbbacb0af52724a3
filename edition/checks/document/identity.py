"""
A telegram's id is its file's name; the ids of its parts are made from it, and none stands twice.
"""

import re
from collections.abc import Iterator

from edition.faults import Fault
from edition.positions import XML_ID
from edition.sources import TEI, Kind, Source, find_positions

_CITABLE = [f"{TEI}{name}" for name in ("p", "item", "measure", "note", "app")]


def check(source: Source, id_pattern: str) -> Iterator[Fault]:
    """
    Find ids that break the rules of identity.
    """
    yield from _find_repeated(source)
    if source.kind is Kind.TELEGRAM:
        yield from _check_telegram(source, id_pattern)


def _find_repeated(source: Source) -> Iterator[Fault]:
    """
    Find ids that stand a second time in the file.
    """
    seen: set[str] = set()
    for element in source.tree.iter("*"):
        if (name := element.get(XML_ID)) is None:
            continue
        if name in seen:
            place = find_positions(source).attribute(element, XML_ID)
            message = f"The id {name} stands in this file before."
            yield Fault(source.path, place, "id.unique", message)
        seen.add(name)


def _check_telegram(source: Source, id_pattern: str) -> Iterator[Fault]:
    """
    Compare a telegram's ids with its file's name and with the edition's pattern.
    """
    root = source.tree
    own = root.get(XML_ID)
    if own != source.id:
        place = find_positions(source).attribute(root, XML_ID)
        stated = "has no xml:id" if own is None else f"has the xml:id {own}"
        message = f"The telegram {stated}, but its file is named {source.id}."
        yield Fault(source.path, place, "id.matches-file", message)
    elif re.fullmatch(id_pattern, own) is None:
        place = find_positions(source).attribute(root, XML_ID)
        message = f"The id {own} does not match the edition’s id-pattern, {id_pattern}."
        yield Fault(source.path, place, "id.pattern", message)
    yield from _check_parts(source)


def _check_parts(source: Source) -> Iterator[Fault]:
    """
    Find parts of the text whose id is not made from the telegram's, or is missing when published.

    Where the telegram's own id is wrong, that is all there is to say of what is made from it.
    """
    published = next(source.tree.iter(f"{TEI}revisionDesc"), None)
    required = published is not None and published.get("status") == "published"
    root_fits = source.tree.get(XML_ID) == source.id
    made = re.compile(re.escape(source.id) + r"\.[a-z0-9]+")
    for text in source.tree.iterfind(f"{TEI}text"):
        for element in text.iter("*"):
            name = element.get(XML_ID)
            if name is None and required and element.tag in _CITABLE:
                place = find_positions(source).element(element)
                message = f"A published telegram’s {element.tag.removeprefix(TEI)} has no xml:id."
                yield Fault(source.path, place, "id.pattern", message)
            elif name is not None and root_fits and made.fullmatch(name) is None:
                place = find_positions(source).attribute(element, XML_ID)
                message = f"The id {name} is not made from the telegram’s, like {source.id}.p1."
                yield Fault(source.path, place, "id.pattern", message)
