"""
Glances: where public/ holds very many files, a helper looks at most of them meanwhile.

It only tells which folders stand as the last build left them; what it cannot tell is looked at
where it was asked.
"""

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import BrokenExecutor, Future
from contextlib import closing, suppress
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from edition.catalogue import Catalogue, DamagedError
from edition.errors import EditionError
from edition.inventory import FileStamp, list_folder
from edition.outputs import OWN, PUBLIC
from edition.workers import Workers

MANY = 30_000
"""So many files take longer to look at than a helper to come up."""
_SHARE = 0.75
"""How much of them the helper looks at, while the build looks at the sources first."""

FILES = """
SELECT folder, count(*) AS files FROM output WHERE folder <> ''
GROUP BY folder ORDER BY files DESC, folder
"""
_STAMPS = "SELECT name, size, mtime_ns, inode FROM output WHERE folder = ? AND NOT staged"
_SOME_STAGED = "SELECT 1 FROM output WHERE folder = ? AND staged LIMIT 1"

Seen = Mapping[str, list[str]]
"""Folders of public/ that stand as they were left, each with the names of its own folders."""


@dataclass(frozen=True, slots=True)
class Glance:
    """
    The folders of public/ that a helper was asked to look at, and its answer to come.
    """

    places: frozenset[str]
    answer: Future[Seen]

    def hear(self) -> Seen:
        """
        Return what the helper saw, which is nothing if it died or could not read the catalogue.
        """
        with suppress(BrokenExecutor, DamagedError, EditionError):
            return self.answer.result()
        return {}


def ask(
    catalogue: Catalogue, workers: Workers, kept: Path, root: Path, many: int = MANY
) -> Glance | None:
    """
    Let a helper look at the largest folders of public/, if there are many files and it may come.
    """
    if not workers.may_help(0):
        return None
    sizes = {row["folder"]: row["files"] for row in catalogue.ask(FILES)}
    files = sum(sizes.values())
    if files < many:
        return None
    before = accumulate(sizes.values(), initial=0)
    places = [place for place, seen in zip(sizes, before, strict=False) if seen < files * _SHARE]
    workers.call_helper(0, __name__)
    answer = workers.tell_helper(look, kept, root, places)
    return None if answer is None else Glance(frozenset(places), answer)


def look(kept: Path, root: Path, places: Iterable[str]) -> Seen:
    """
    Find which folders of public/ stand as the catalogue in a file says.
    """
    seen: dict[str, list[str]] = {}
    with closing(Catalogue.open_to_read(kept)) as catalogue:
        for place in places:
            names, folders = list_folder(root / PUBLIC / place)
            if names == read_left(catalogue, place) and not is_awaited(catalogue, place):
                seen[place] = folders
    return seen


def walk(root: Path, glance: Glance | None) -> Iterator[tuple[str, Mapping[str, FileStamp] | None]]:
    """
    Walk through the folders of public/, those that a helper was asked to look at last.

    Each comes with its files, or with None where the helper saw that all stands as it was left.
    """
    waiting = [""]
    asked = glance.places if glance else frozenset()
    later: list[str] = []
    while waiting:
        place = waiting.pop()
        if place in asked:
            later.append(place)
        else:
            names, folders = list_folder(root / PUBLIC / place)
            yield place, names
            waiting += _list_own(place, folders)
    seen = glance.hear() if glance and later else {}
    while later:
        place = later.pop()
        if place in seen:
            yield place, None
            later += _list_own(place, seen[place])
        else:
            names, folders = list_folder(root / PUBLIC / place)
            yield place, names
            later += _list_own(place, folders)


def _list_own(place: str, folders: Iterable[str]) -> Iterator[str]:
    """
    List the folders in a folder; at the top only those in which all is ours.
    """
    return (f"{place}{name}/" for name in folders if place or name in OWN)


def read_left(catalogue: Catalogue, place: str) -> Mapping[str, FileStamp]:
    """
    Read what a build left in a folder.
    """
    return {row[0]: row[1:] for row in catalogue.ask(_STAMPS, place)}


def is_awaited(catalogue: Catalogue, place: str) -> bool:
    """
    Tell whether something staged waits to take its place in a folder.
    """
    return bool(catalogue.ask(_SOME_STAGED, place))
