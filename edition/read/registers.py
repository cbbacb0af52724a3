"""List the ids of registers and telegrams, and the entries, names and units of registers."""

from collections.abc import Iterator, Mapping

from lxml import etree

from edition.language.names import Entry
from edition.read.index import Named
from edition.read.passages import NAMES
from edition.read.source import REGISTERS, TEI, Kind, Source
from edition.xml.positions import XML_ID

TAXONOMIES = str(REGISTERS / "taxonomies.xml")
_CALLED = {"org": "organization", "entry": "term", "TEI": "telegram"}
_CITED = REGISTERS / "cited.xml"
_NAMED = {f"{TEI}person": "person", f"{TEI}place": "place", f"{TEI}org": "organization"}


def list_own(source: Source) -> Mapping[str, str]:
    """Return a source's ids, each with its kind; a telegram itself has an empty name too."""
    own = source.kind is Kind.TELEGRAM and source.tree.tag == f"{TEI}TEI"
    return {**list_ids(source), **({"": "telegram"} if own else {})}


def list_ids(source: Source) -> Mapping[str, str]:
    """Return a source's ids, each with its kind."""
    cited = source.path == _CITED
    return {named.id: _kind(named.element, cited=cited) for named in source.index.named}


def _kind(element: etree._Element, *, cited: bool) -> str:
    """Return the kind of an element with an id; that of a category is its taxonomy's id."""
    match name := element.tag.removeprefix(TEI):
        case "org" | "entry" | "TEI":
            return _CALLED[name]
        case "unitDef":
            return "duration" if element.get("type") == "duration" else "unit"
        case "bibl" if cited and next(element.iterancestors(f"{TEI}standOff"), None) is not None:
            return "cited"
        case "category":
            taxonomy = next(element.iterancestors(f"{TEI}taxonomy"), None)
            return name if taxonomy is None else taxonomy.get(XML_ID, name)
        case _:
            return name


def list_entries(register: Source) -> Iterator[Entry]:
    """Yield the persons, places and organizations of a register that have a name and an id."""
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


def list_measured(register: Source) -> set[tuple[str, str]]:
    """Return the names of units and commodities in the taxonomies, each with the entry's id."""
    entries = {unit: unit.iterfind(f"{TEI}label") for unit in register.tree.iter(f"{TEI}unitDef")}
    for taxonomy in register.tree.iter(f"{TEI}taxonomy"):
        if taxonomy.get(XML_ID) == "commodity":
            commodities = taxonomy.iterfind(f"{TEI}category")
            entries.update({each: each.iterfind(f"{TEI}gloss") for each in commodities})
    return {
        (words, entry.get(XML_ID, ""))
        for entry, names in entries.items()
        for name in names
        if (words := _read(name))
    }


def _read(name: etree._Element) -> str:
    """Return an element's words, with white space collapsed."""
    return " ".join("".join(map(str, name.itertext())).split())


def list_citable(source: Source) -> list[str]:
    """List the ids that must be unique in the whole edition, without sigla and keys of sources."""
    match source.kind:
        case Kind.TELEGRAM:
            return [named.id for named in source.index.named if _is_citable(named)]
        case Kind.REGISTER:
            encoding = source.tree.iterfind(f"{TEI}teiHeader/{TEI}encodingDesc//*")
            elements = (*encoding, *source.tree.iterfind(f"{TEI}standOff//*"))
            return [name for element in elements if (name := element.get(XML_ID)) is not None]
        case Kind.FRONT:
            return []


def find_owner(name: str) -> str:
    """Return the id before the first dot: that of the telegram, for a part of one."""
    return name.partition(".")[0]


def _is_citable(named: Named) -> bool:
    """Return whether an element is the telegram itself or stands within its text."""
    part = named.part
    return part.getparent() is None or (part.tag == f"{TEI}text" and named.element is not part)
