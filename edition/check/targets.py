"""Look up what a pointer leads to: which ids a file has, and the kind of thing that each names."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import PurePosixPath

from edition.files.stamps import is_file, is_source_name
from edition.language.names import Matcher
from edition.language.units import ENGLISH, Units
from edition.project.settings import Project
from edition.read.registers import (
    _TAXONOMIES,
    _list_telegram,
    list_entries,
    list_ids,
    list_measured,
)
from edition.read.source import TELEGRAMS, Source, read_source

_KEPT_TELEGRAMS = 1024

UNREADABLE = "unreadable"
"""The kind of everything in a file that exists but cannot be read."""


class Holdings:
    """The ids of all registers, and of telegrams, each of which is read when it is needed."""

    def __init__(self, project: Project, registers: Sequence[Source]) -> None:
        self._project = project
        self._registers = {str(register.path): list_ids(register) for register in registers}
        self._entries = [entry for register in registers for entry in list_entries(register)]
        self._measured = {word for register in registers for word in list_measured(register)}
        self._telegram = lru_cache(_KEPT_TELEGRAMS)(self._read_telegram)
        self._at_hand: dict[PurePosixPath, Source] = {}

    @cached_property
    def names(self) -> Matcher:
        """The names of all entries, put together when they are first needed."""
        return Matcher(self._entries)

    @cached_property
    def units(self) -> Units:
        """The words for units and things counted: common ones, and those of the taxonomies."""
        return Units(ENGLISH | self._measured)

    def kind(self, path: str, name: str) -> str | None:
        """
        Return the kind of what a pointer leads to, or None where it leads nowhere.

        An empty name stands for a telegram itself. The kind is UNREADABLE if the file cannot be
        read.
        """
        ids: Mapping[str, str] | None = self._registers.get(path)
        if ids is None:
            ids = self._telegram(path)
        return UNREADABLE if ids is None else ids.get(name)

    def look_again(self, at_hand: Iterable[Source]) -> None:
        """Forget the telegrams read so far, which may have changed, and use those at hand."""
        self._at_hand = {source.path: source for source in at_hand}
        self._telegram.cache_clear()

    def commodity(self, word: str) -> bool:
        """Return whether a commodity is declared."""
        return self.kind(_TAXONOMIES, f"commodity-{word}") == "commodity"

    def taxonomy(self, name: str) -> bool:
        """Return whether a taxonomy of this name is declared."""
        return self.kind(_TAXONOMIES, name) == "taxonomy"

    def _read_telegram(self, name: str) -> Mapping[str, str] | None:
        """Return the ids of another telegram: none if there is no such file, None if it is bad."""
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
