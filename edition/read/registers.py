"""What registers and telegrams hold: ids, entries, names, units."""

from collections.abc import Iterator, Mapping

from lxml import etree

from edition.language.names import Entry
from edition.read.index import Named
from edition.read.passages import NAMES
from edition.read.source import REGISTERS, TEI, Kind, Source
from edition.xml.positions import XML_ID

_TAXONOMIES = str(REGISTERS / "taxonomies.xml")
_CITED = REGISTERS / "cited.xml"
_NAMED = {f"{TEI}person": "person", f"{TEI}place": "place", f"{TEI}org": "organization"}


def _list_telegram(source: Source) -> Mapping[str, str] | None:
    """List a telegram's ids, and itself without a name; None if it is none."""
    return {**list_ids(source), "": "telegram"} if source.tree.tag == f"{TEI}TEI" else None


def list_ids(source: Source) -> Mapping[str, str]:
    """List a source's ids, each with its kind."""
    cited = source.path == _CITED
    return {named.id: _kind(named.element, cited=cited) for named in source.index.named}


def _kind(element: etree._Element, *, cited: bool) -> str:
    """Name what an element with an id is; a category is of its taxonomy's kind."""
    match name := element.tag.removeprefix(TEI):
        case "org":
            return "organization"
        case "unitDef":
            return "duration" if element.get("type") == "duration" else "unit"
        case "TEI":
            return "telegram"
        case "bibl" if cited and next(element.iterancestors(f"{TEI}standOff"), None) is not None:
            return "cited"
        case "category":
            taxonomy = next(element.iterancestors(f"{TEI}taxonomy"), None)
            return name if taxonomy is None else taxonomy.get(XML_ID, name)
        case _:
            return name


def list_entries(register: Source) -> Iterator[Entry]:
    """List the persons, places and organizations of a register with their names."""
    for tag, kind in _NAMED.items():
        for element in register.tree.iter(tag):
            names = [
                (name.get("type"), words)
                for name in element.iterchildren(*NAMES)
                if (words := _read(name))
            ]
            if names and (own := element.get(XML_ID)) is not None:
                main = next((words for kind, words in names if kind == "main"), names[0][1])
                yield Entry(own, kind, main, tuple(words for _, words in names))


def list_measured(register: Source) -> set[str]:
    """List the words of the taxonomies for units and commodities."""
    units = register.tree.iter(f"{TEI}unitDef")
    names = [label for unit in units for label in unit.iterfind(f"{TEI}label")]
    for taxonomy in register.tree.iter(f"{TEI}taxonomy"):
        if taxonomy.get(XML_ID) == "commodity":
            names += taxonomy.iterfind(f"{TEI}category/{TEI}gloss")
    return {words for name in names if (words := _read(name))}


def _read(name: etree._Element) -> str:
    """Return an element's words, white space collapsed."""
    return " ".join("".join(map(str, name.itertext())).split())


def list_citable(source: Source) -> list[str]:
    """
    List the ids that only one thing of the whole edition may have: no sigla, no sources' keys.
    """
    match source.kind:
        case Kind.TELEGRAM:
            return [named.id for named in source.index.named if _is_citable(named)]
        case Kind.REGISTER:
            encoding = source.tree.iterfind(f"{TEI}teiHeader/{TEI}encodingDesc//*")
            elements = (*encoding, *source.tree.iterfind(f"{TEI}standOff//*"))
            return [name for element in elements if (name := element.get(XML_ID)) is not None]
        case Kind.FRONT:
            return []


def _is_citable(named: Named) -> bool:
    """
    Return whether an element can be cited: the telegram itself, or an element of its text.
    """
    part = named.part
    return part.getparent() is None or (part.tag == f"{TEI}text" and named.element is not part)
