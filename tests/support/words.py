"""The words of a telegram as they read, from its TEI alone: what every output is compared with."""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

TEI = "{http://www.tei-c.org/ns/1.0}"
NOT_READ = {"note", "rdg", "certainty", "gap", "del", "expan", "metamark"}
INLINE = {
    *("persName", "placeName", "geogName", "orgName", "rs", "measure", "num", "date", "time"),
    *("ref", "idno", "foreign", "emph", "term", "title", "q", "supplied", "unclear"),
    *("app", "lem", "choice", "corr", "abbr", "hi", "add", "lb", "pb", "seg", "sic", "pc"),
}
FORM = {"opener", "closer", "address"}


def words(path: Path) -> list[str]:
    """The words of the telegram in a file."""
    return list_divisions(path)[0]


def list_divisions(path: Path) -> list[list[str]]:
    """The words of each division in a file; the telegram itself comes first."""
    tree = etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True))
    divisions = tree.findall(f"{TEI}text/{TEI}body/{TEI}div")
    assert divisions[0].get("type") == "telegram"
    return ["".join(_pieces(division)).split() for division in divisions]


def _pieces(element: etree._Element) -> Iterator[str]:
    """
    The pieces of text in an element, with a space at the borders of what stands on its own lines.
    """
    before, after = _borders(element)
    yield before
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and _is_read(child):
            yield from _pieces(child)
        yield child.tail or ""
    yield after


def _is_read(element: etree._Element) -> bool:
    """Whether an element's words are among the telegram's as they read."""
    name, kind = etree.QName(element).localname, element.get("type")
    parent = element.getparent()
    corrected = name == "sic" and parent is not None and parent.tag == f"{TEI}choice"
    publishers = name == "head" and element.get("source")
    written = (name, kind) == ("seg", "resolution")
    return not (name in NOT_READ or publishers or corrected or written)


def _borders(element: etree._Element) -> tuple[str, str]:
    """
    What stands before and after an element's words: the brackets of an addition, a line's end.
    """
    name = etree.QName(element).localname
    parent = element.getparent()
    if name == "supplied":
        return ("⟨", "⟩") if element.get("resp") == "#editor" else ("[", "]")
    if name not in INLINE or (parent is not None and etree.QName(parent).localname in FORM):
        return " ", " "
    return "", ""
