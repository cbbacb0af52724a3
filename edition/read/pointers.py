"""Find where a pointer leads: to which file, and to which id in it."""

import posixpath
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import PurePosixPath

from edition.files.stamps import is_source_name
from edition.read.source import REGISTERS, TELEGRAMS, Source

_TELEGRAM_FOLDER = str(TELEGRAMS)
_KEPT = 64
_KEPT_TOKENS = 4096
_PREFIXED = re.compile(r"([a-z][a-z0-9]*):(.+)")

Lead = tuple[str | None, str]
"""A file and an id in it. The file is None if the prefix is not declared for such a value."""


_ENTRY = r"([a-z0-9\-]+)"
_TELEGRAM = r"(tg-[a-z0-9\-]+)"
_PART = rf"{_TELEGRAM}\.([a-z0-9.\-]+)"
LISTS = {
    "person": "persons",
    "place": "places",
    "org": "organizations",
    "cited": "cited",
    "term": "terms",
}
"""The register of each prefix that is not a taxonomy's."""
_MEANINGS = {
    **{name: {_ENTRY: f"{REGISTERS}/{register}.xml#{name}-$1"} for name, register in LISTS.items()},
    "telegram": {_TELEGRAM: f"{TELEGRAMS}/$1.xml", _PART: f"{TELEGRAMS}/$1.xml#$1.$2"},
}
"""
Where a prefix leads from the edition's folder, by the form of what follows it.

Every other prefix is that of a taxonomy or of units.
"""


def find_meanings(prefix: str) -> Mapping[str, str]:
    """Return where a prefix leads, by the form of what follows it."""
    return _MEANINGS.get(prefix) or {_ENTRY: f"{REGISTERS}/taxonomies.xml#{prefix}-$1"}


def open_guide(source: Source) -> Callable[[str], Lead]:
    """Return a function that finds where the pointers of a source lead."""
    here = str(source.path)
    resolve = _open_expander(source.path.parent, list_declared(source))

    def lead(token: str) -> Lead:
        """Return where a pointer leads; one that begins with # stays in this file."""
        return (here, token[1:]) if token[0] == "#" else resolve(token)

    return lead


@lru_cache(_KEPT)
def _open_expander(
    folder: PurePosixPath, declared: frozenset[tuple[str, str]]
) -> Callable[[str], Lead]:
    """
    Return a function that finds where pointers with a file or a prefix lead.

    Files in one folder that declare the same prefixes share it.
    """

    @lru_cache(_KEPT_TOKENS)
    def resolve(token: str) -> Lead:
        """Turn a pointer into a file and an id in it."""
        if prefixed := _PREFIXED.fullmatch(token):
            return expand(declared, *prefixed.groups()) or (None, "")
        file, _, name = token.partition("#")
        return posixpath.normpath(folder / file), name

    return resolve


def leads_to_telegram(path: str) -> bool:
    """Return whether a path is that of a telegram, which need not exist."""
    folder, _, name = path.rpartition("/")
    return folder == _TELEGRAM_FOLDER and is_source_name(name, ".xml")


def list_declared(source: Source) -> frozenset[tuple[str, str]]:
    """List the prefixes that a file declares, each with the form of what follows it."""
    return frozenset((prefix.name, prefix.form) for prefix in source.index.prefixes)


def expand(declared: frozenset[tuple[str, str]], prefix: str, value: str) -> tuple[str, str] | None:
    """
    Turn a pointer's prefix and value into a file and an id in it.

    Return None unless the value has a form that is declared for the prefix.
    """
    for form, meaning in find_meanings(prefix).items():
        found = re.fullmatch(form, value)
        if found and (prefix, form) in declared:
            for number, group in enumerate(found.groups(), 1):
                meaning = meaning.replace(f"${number}", group)  # noqa: PLW2901 - filled in
            path, _, name = meaning.partition("#")
            return path, name
    return None


@lru_cache(_KEPT)
def explain(prefix: str, folder: PurePosixPath) -> Mapping[str, str]:
    """Return the forms of a prefix, and where each leads from a folder."""
    return {
        form: posixpath.relpath(meaning, folder) for form, meaning in find_meanings(prefix).items()
    }
