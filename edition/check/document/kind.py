"""Check that a file is what its folder says: a telegram, a register, or a front matter page."""

from collections.abc import Iterator

from lxml import etree

from edition.findings import Fault
from edition.read.source import TEI, Kind, Source

_LISTS = {
    "persons": "standOff/listPerson",
    "places": "standOff/listPlace",
    "organizations": "standOff/listOrg",
    "cited": "standOff/listBibl",
    "terms": "standOff/entry",
    "taxonomies": "teiHeader/encodingDesc/classDecl",
}


_OF_REGISTERS = ("teiHeader/encodingDesc/classDecl", "teiHeader/encodingDesc/unitDecl")
"""What a register may have, and a telegram may not."""


def check(source: Source) -> Iterator[Fault]:
    """Find why a valid document does not belong where it stands."""
    element, message = {
        Kind.TELEGRAM: _check_telegram,
        Kind.REGISTER: _check_register,
        Kind.FRONT: _check_front,
    }[source.kind](source)
    if message:
        yield Fault(source.path, source.positions.element(element), "source.kind", message)


def _find(source: Source, path: str) -> etree._Element | None:
    """Return the element at a path from the root, or None."""
    return source.tree.find("/".join(f"{TEI}{step}" for step in path.split("/")))


def _check_telegram(source: Source) -> tuple[etree._Element, str]:
    """Check that there is a telegram with an id of the edition, and no entry of a register."""
    publication = _find(source, "teiHeader/fileDesc/publicationStmt")
    if _find(source, "text/body/div[@type='telegram']") is None:
        return _find_contents(source), "This file holds no telegram: no div of type telegram."
    if publication is not None and publication.find(f"{TEI}idno[@type='edition']") is None:
        return publication, "The telegram gives no idno of type edition."
    for path in _OF_REGISTERS:
        if (found := _find(source, path)) is not None:
            name = path.rpartition("/")[2]
            return found, f"The telegram has a {name}; its entries belong into tei/registers/."
    return source.tree, ""


def _check_register(source: Source) -> tuple[etree._Element, str]:
    """Check that a register has the list that its name says."""
    path = _LISTS.get(source.path.stem)
    if path is None:
        return source.tree, f"There is no register {source.path.stem}."
    if _find(source, path) is None:
        return _find_contents(source), f"The register {source.path.stem} has no {path}."
    return source.tree, ""


def _check_front(source: Source) -> tuple[etree._Element, str]:
    """Check that a page of the front matter is neither a telegram nor a register."""
    telegram = _find(source, "text/body/div[@type='telegram']")
    if telegram is not None:
        return telegram, "This is a telegram, but the file stands among the front matter."
    if _find(source, "text") is None:
        return _find_contents(
            source
        ), "This is a register, but the file stands among the front matter."
    return source.tree, ""


def _find_contents(source: Source) -> etree._Element:
    """Return the last child of the root, which follows the header."""
    return source.tree[-1]
