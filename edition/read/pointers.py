"""Where a pointer leads: prefixes, what they are short for, and the ids they name."""

import posixpath
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import PurePosixPath

from edition.read.source import REGISTERS, TELEGRAMS, Source

_KEPT = 64
_KEPT_TOKENS = 4096
_PREFIXED = re.compile(r"([a-z][a-z0-9]*):(.+)")

Lead = tuple[str | None, str]
"""Where a pointer leads: a file and a name in it; no file where its prefix is not declared."""


_ENTRY = r"([a-z0-9\-]+)"
_TELEGRAM = r"(tg-[a-z0-9\-]+)"
_PART = rf"{_TELEGRAM}\.([a-z0-9]+)"
_LISTS = {
    "person": "persons",
    "place": "places",
    "org": "organizations",
    "cited": "cited",
    "act": "taxonomies",
    "unit": "taxonomies",
    "precedence": "taxonomies",
    "cipher": "taxonomies",
    "secrecy": "taxonomies",
    "clock": "taxonomies",
}
MEANINGS = {
    **{
        name: {_ENTRY: f"{REGISTERS}/{register}.xml#{name}-$1"} for name, register in _LISTS.items()
    },
    "telegram": {_TELEGRAM: f"{TELEGRAMS}/$1.xml", _PART: f"{TELEGRAMS}/$1.xml#$1.$2"},
}
"""By prefix and by the form of what follows it: where it leads, from the edition's folder."""


def open_guide(source: Source) -> Callable[[str], Lead]:
    """Open what tells where the pointers of a source lead."""
    here = str(source.path)
    resolve = _open_expander(source.path.parent, list_declared(source))

    def lead(token: str) -> Lead:
        """Tell where a pointer leads; a local one stays here."""
        return (here, token[1:]) if token[0] == "#" else resolve(token)

    return lead


@lru_cache(_KEPT)
def _open_expander(
    folder: PurePosixPath, declared: frozenset[tuple[str, str]]
) -> Callable[[str], Lead]:
    """
    Open what expands the pointers of files that stand in one folder and declare the same prefixes.
    """

    @lru_cache(_KEPT_TOKENS)
    def resolve(token: str) -> Lead:
        """Turn a pointer into a file and a name in it."""
        if prefixed := _PREFIXED.fullmatch(token):
            return expand(declared, *prefixed.groups()) or (None, "")
        file, _, name = token.partition("#")
        return posixpath.normpath(folder / file), name

    return resolve


def list_declared(source: Source) -> frozenset[tuple[str, str]]:
    """List the prefixes that a file declares, each with the form of what follows it."""
    return frozenset((prefix.name, prefix.form) for prefix in source.index.prefixes)


def expand(declared: frozenset[tuple[str, str]], prefix: str, value: str) -> tuple[str, str] | None:
    """Turn what stands before and after a pointer's colon into a file and a name in it."""
    for form, meaning in MEANINGS.get(prefix, {}).items():
        found = re.fullmatch(form, value)
        if found and (prefix, form) in declared:
            for number, group in enumerate(found.groups(), 1):
                meaning = meaning.replace(f"${number}", group)  # noqa: PLW2901 - filled in
            path, _, name = meaning.partition("#")
            return path, name
    return None


def explain(prefix: str, path: PurePosixPath) -> dict[str, str]:
    """Explain a prefix for the prefixDefs of a file: forms, and where each leads from there."""
    meanings = explain_all(path.parent)
    return {form: meanings[prefix, form] for form in MEANINGS.get(prefix, {})}


@lru_cache
def explain_all(folder: PurePosixPath) -> Mapping[tuple[str, str], str]:
    """
    Explain all prefixes for the files of a folder: by prefix and form, where it leads from there.
    """
    return {
        (prefix, form): posixpath.relpath(meaning, folder)
        for prefix, meanings in MEANINGS.items()
        for form, meaning in meanings.items()
    }
