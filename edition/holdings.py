"""
What the edition holds: which ids stand in which file, and what kind of thing each is.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import PurePosixPath

from lxml import etree

from edition.index import Named
from edition.inventory import is_file, is_source_name
from edition.language.names import Entry, Matcher
from edition.language.units import ENGLISH, Units
from edition.passages import NAMES
from edition.positions import XML_ID
from edition.project import Project
from edition.sources import REGISTERS, TEI, TELEGRAMS, Kind, Source, read_source

_TAXONOMIES = str(REGISTERS / "taxonomies.xml")
_CITED = REGISTERS / "cited.xml"
_KEPT_TELEGRAMS = 1024
_NAMED = {f"{TEI}person": "person", f"{TEI}place": "place", f"{TEI}org": "organization"}

UNREADABLE = "unreadable"
"""The kind of whatever should stand in a file that is there and cannot be read."""


class Holdings:
    """
    The ids of the registers, all of them, and of the telegrams, each read when it is asked for.
    """

    def __init__(self, project: Project, registers: Sequence[Source]) -> None:
        self._project = project
        self._registers = {str(register.path): list_ids(register) for register in registers}
        self._entries = [entry for register in registers for entry in list_entries(register)]
        self._measured = {word for register in registers for word in list_measured(register)}
        self._telegram = lru_cache(_KEPT_TELEGRAMS)(self._read_telegram)
        self._at_hand: dict[PurePosixPath, Source] = {}

    @cached_property
    def names(self) -> Matcher:
        """
        The names of all entries; they are put together once they are looked for.
        """
        return Matcher(self._entries)

    @cached_property
    def units(self) -> Units:
        """
        The words for what is counted and measured: the common ones, and those of the taxonomies.
        """
        return Units(ENGLISH | self._measured)

    def kind(self, path: str, name: str) -> str | None:
        """
        Return the kind of what a pointer leads to, or None where it leads nowhere.

        A pointer without a name leads to the file itself.
        """
        ids: Mapping[str, str] | None = self._registers.get(path)
        if ids is None:
            ids = self._telegram(path)
        return UNREADABLE if ids is None else ids.get(name)

    def look_again(self, at_hand: Iterable[Source]) -> None:
        """
        Read other telegrams again from now on, but for those at hand; they may have changed.
        """
        self._at_hand = {source.path: source for source in at_hand}
        self._telegram.cache_clear()

    def commodity(self, word: str) -> bool:
        """
        Tell whether a commodity is declared.
        """
        return self.kind(_TAXONOMIES, f"commodity-{word}") == "commodity"

    def taxonomy(self, name: str) -> bool:
        """
        Tell whether a taxonomy of this name is declared.
        """
        return self.kind(_TAXONOMIES, name) == "taxonomy"

    def _read_telegram(self, name: str) -> Mapping[str, str] | None:
        """
        Read the ids of another telegram: none where there is no such file, None where it is bad.
        """
        path = PurePosixPath(name)
        if path.parent != TELEGRAMS or not is_source_name(path.name, ".xml"):
            return {}
        if path in self._at_hand:
            return _list_telegram(self._at_hand[path])
        names = (path.name, unicodedata.normalize("NFD", path.name))
        places = [path.with_name(name) for name in names]
        found = next((place for place in places if is_file(self._project.root / place)), None)
        if found is None:
            return {}
        source = read_source(self._project, found)
        return _list_telegram(source) if isinstance(source, Source) else None


def _list_telegram(source: Source) -> Mapping[str, str] | None:
    """
    List a telegram's ids, and itself without a name; None if it is none.
    """
    return {**list_ids(source), "": "telegram"} if source.tree.tag == f"{TEI}TEI" else None


def list_ids(source: Source) -> Mapping[str, str]:
    """
    List a source's ids, each with its kind.
    """
    cited = source.path == _CITED
    return {named.id: _kind(named.element, cited=cited) for named in source.index.named}


def _kind(element: etree._Element, *, cited: bool) -> str:
    """
    Name what an element with an id is; a category is of its taxonomy's kind.
    """
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
    """
    List the persons, places and organizations of a register with their names.
    """
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
    """
    List the words of the taxonomies for units and commodities.
    """
    units = register.tree.iter(f"{TEI}unitDef")
    names = [label for unit in units for label in unit.iterfind(f"{TEI}label")]
    for taxonomy in register.tree.iter(f"{TEI}taxonomy"):
        if taxonomy.get(XML_ID) == "commodity":
            names += taxonomy.iterfind(f"{TEI}category/{TEI}gloss")
    return {words for name in names if (words := _read(name))}


def _read(name: etree._Element) -> str:
    """
    Return an element's words, white space collapsed.
    """
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
    Tell whether an element of a telegram can be cited: the telegram itself, or what its text holds.
    """
    part = named.part
    return part.getparent() is None or (part.tag == f"{TEI}text" and named.element is not part)
