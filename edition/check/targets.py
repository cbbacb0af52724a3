"""Look up what a pointer leads to: which ids a file has, and the kind of thing that each names."""

import json
import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import PurePosixPath
from typing import Protocol

from edition.catalogue.tables import ANCHOR, ELEMENT, REGISTER
from edition.engine.reader import Lookup
from edition.errors import EditionError
from edition.files.stamps import is_file
from edition.language.names import Matcher
from edition.language.units import Measured
from edition.project.paths import REGISTER_PATHS
from edition.project.settings import Project
from edition.read.pointers import leads_to_telegram
from edition.read.registers import (
    TAXONOMIES,
    find_owner,
    list_entries,
    list_ids,
    list_measured,
    list_own,
)
from edition.read.source import (
    TEI,
    Reading,
    Source,
    parse,
    read_source,
)

_KEPT_TELEGRAMS = 1024
_MAX_SEARCHED = 5_000
"""Among more ids no nearest one is sought, so that a slip costs no more in a large edition."""

UNREADABLE = "unreadable"
"""The kind of everything in a file that exists but cannot be read."""
UNMADE = "unmade"
"""The kind of everything in a register that there is no file of."""


class Targets(Protocol):
    """What pointers may lead to."""

    def kind(self, path: str, name: str) -> str | None:
        """
        Return the kind of what a pointer leads to, or None where it leads nowhere.

        An empty name stands for a telegram itself. The kind is UNREADABLE if the file cannot be
        read, and UNMADE if there is no such register.
        """

    def list_ids(self, path: str) -> Mapping[str, str]:
        """List the ids of a register or telegram, each with its kind; none if there are many."""
        ...


def has_commodity(targets: Targets, word: str) -> bool:
    """Return whether a commodity is declared, or may be where the file cannot be read."""
    return targets.kind(TAXONOMIES, f"commodity-{word}") in {"commodity", UNREADABLE}


def list_forms(path: str) -> Iterator[str]:
    """List the ways in which a path may be written on disk: as it is, and in Unicode's NFD."""
    yield path
    if not path.isascii():
        yield unicodedata.normalize("NFD", path)


class FoundTargets(ABC):
    """Targets whose registers and telegrams are found in one way or another."""

    def kind(self, path: str, name: str) -> str | None:
        """Return the kind of what a pointer leads to, as Targets say."""
        if path in REGISTER_PATHS:
            return self._find_element(path, name)
        ids = self._find_telegram(path)
        return UNREADABLE if ids is None else ids.get(name)

    def list_ids(self, path: str) -> Mapping[str, str]:
        """List ids among which the nearest is sought, as Targets say."""
        if path in REGISTER_PATHS:
            return self._list_elements(path)
        ids = self._find_telegram(path) or {}
        return ids if len(ids) <= _MAX_SEARCHED else {}

    def _find_telegram(self, path: str) -> Mapping[str, str] | None:
        """Return the ids of a telegram; nothing else is read, whatever a pointer names."""
        return self._read_telegram(path) if leads_to_telegram(path) else {}

    @abstractmethod
    def _find_element(self, path: str, name: str) -> str | None:
        """Return the kind of an element of a register."""

    @abstractmethod
    def _list_elements(self, path: str) -> Mapping[str, str]:
        """List the ids of a register, each with its kind; none if there are many."""

    @abstractmethod
    def _read_telegram(self, path: str) -> Mapping[str, str] | None:
        """Return the ids of another telegram: none if there is no such file, None if it is bad."""


class Holdings(FoundTargets):
    """The ids of all registers, and of telegrams, each of which is read when it is needed."""

    def __init__(self, project: Project, registers: Reading) -> None:
        self._project = project
        self._registers = {str(source.path): list_ids(source) for source in registers.sources}
        self._faulty = {str(fault.path) for fault in registers.faults}
        self._sources = registers.sources
        self._telegram = lru_cache(_KEPT_TELEGRAMS)(self._parse_telegram)

    @cached_property
    def names(self) -> Matcher:
        """The names of all entries, put together when they are first needed."""
        return Matcher(entry for register in self._sources for entry in list_entries(register))

    @cached_property
    def measured(self) -> Measured:
        """The words for units and things counted in the taxonomies, each with its entry's id."""
        return frozenset(named for each in self._sources for named in list_measured(each))

    def _find_element(self, path: str, name: str) -> str | None:
        if path in self._registers:
            return self._registers[path].get(name)
        return UNREADABLE if path in self._faulty else UNMADE

    def _list_elements(self, path: str) -> Mapping[str, str]:
        few = sum(map(len, self._registers.values())) <= _MAX_SEARCHED
        return self._registers.get(path, {}) if few else {}

    def _read_telegram(self, path: str) -> Mapping[str, str] | None:
        return self._telegram(path)

    def _parse_telegram(self, name: str) -> Mapping[str, str] | None:
        places = map(PurePosixPath, list_forms(name))
        found = next((path for path in places if is_file(self._project.root / path)), None)
        return {} if found is None else _list_telegram(read_source(self._project, found))


def _list_telegram(source: object) -> Mapping[str, str] | None:
    """Return a telegram's ids, or None if the file is no telegram."""
    if not isinstance(source, Source) or source.tree.tag != f"{TEI}TEI":
        return None
    return list_own(source)


class NotedTargets(FoundTargets):
    """The ids of registers as the catalogue has them; other telegrams are read from disk."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup

    def _find_element(self, path: str, name: str) -> str | None:
        for row in self._lookup.rows(ELEMENT.name, id=name):
            if row["path"] == path:
                return str(row["kind"])
        noted = self._lookup.rows(REGISTER.name, path=path)
        if not noted:
            return UNMADE
        return None if any(row["readable"] for row in noted) else UNREADABLE

    def _list_elements(self, path: str) -> Mapping[str, str]:
        rows = self._lookup.rows(ELEMENT.name)
        few = rows if len(rows) <= _MAX_SEARCHED else ()
        return {str(row["id"]): str(row["kind"]) for row in few if row["path"] == path}

    def _read_telegram(self, path: str) -> Mapping[str, str] | None:
        for form in list_forms(path):
            try:
                data = self._lookup.file(form)
            except EditionError:
                return None
            if data is not None:
                return _list_telegram(parse(PurePosixPath(form), data))
        return {}


class LinkedTargets(NotedTargets):
    """
    Targets of links between telegrams.

    An id found in a file of another name counts as unreadable, because id.matches-file tells it.
    """

    def kind(self, path: str, name: str) -> str | None:
        """Return the kind of what a pointer leads to; what a renamed file has is unreadable."""
        found = super().kind(path, name)
        if found is not None or not leads_to_telegram(path):
            return found
        wanted = name or PurePosixPath(path).stem
        rows = self._lookup.rows(ANCHOR.name, owner=find_owner(wanted))
        renamed = any(wanted in json.loads(str(row["ids"])) for row in rows)
        return UNREADABLE if renamed else None
