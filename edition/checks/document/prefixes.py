"""
What a pointer's prefix is short for.

The files say it in prefixDefs, for the software of others. The meaning is one for all: a prefixDef
that says something else is a fault, and redefines nothing.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import PurePosixPath

from edition.faults import Fault
from edition.grammar.wording import quote
from edition.sources import REGISTERS, TELEGRAMS, Source

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


def list_declared(source: Source) -> frozenset[tuple[str, str]]:
    """
    List the prefixes that a file declares, each with the form of what follows it.
    """
    return frozenset((prefix.name, prefix.form) for prefix in source.index.prefixes)


def expand(declared: frozenset[tuple[str, str]], prefix: str, value: str) -> tuple[str, str] | None:
    """
    Turn what stands before and after a pointer's colon into a file and a name in it.
    """
    for form, meaning in MEANINGS.get(prefix, {}).items():
        found = re.fullmatch(form, value)
        if found and (prefix, form) in declared:
            for number, group in enumerate(found.groups(), 1):
                meaning = meaning.replace(f"${number}", group)  # noqa: PLW2901 - filled in
            path, _, name = meaning.partition("#")
            return path, name
    return None


def explain(prefix: str, path: PurePosixPath) -> dict[str, str]:
    """
    Explain a prefix for the prefixDefs of a file: forms, and where each leads from there.
    """
    meanings = _explain_all(path.parent)
    return {form: meanings[prefix, form] for form in MEANINGS.get(prefix, {})}


@lru_cache
def _explain_all(folder: PurePosixPath) -> Mapping[tuple[str, str], str]:
    """
    Explain all prefixes for the files of a folder: by prefix and form, where it leads from there.
    """
    return {
        (prefix, form): posixpath.relpath(meaning, folder)
        for prefix, meanings in MEANINGS.items()
        for form, meaning in meanings.items()
    }


def check(source: Source) -> Iterator[Fault]:
    """
    Find prefixDefs that give a prefix another meaning than the edition does.
    """
    right = _explain_all(source.path.parent)
    for element, name, form, meaning in source.index.prefixes:
        wanted = right.get((name, form))
        if wanted is None:
            place = source.positions.attribute(element, "matchPattern")
            forms = " or ".join(MEANINGS.get(name, {}))
            message = f"The prefix {name} is followed by {forms}, not by {quote(form)}."
            yield Fault(source.path, place, "ref.resolves", message)
        elif meaning != wanted:
            place = source.positions.attribute(element, "replacementPattern")
            message = f"The prefix {name} leads to {wanted} from here, not to {quote(meaning)}."
            yield Fault(source.path, place, "ref.resolves", message)
