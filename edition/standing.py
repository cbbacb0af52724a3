"""
What stands: the files of public/ and the staged ones, as the catalogue expects them.
"""

from collections.abc import Iterable, Mapping
from concurrent.futures import BrokenExecutor, Future
from contextlib import closing, suppress
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path, PurePosixPath
from stat import S_ISREG

from edition.catalogue import Catalogue, connect
from edition.dependencies import add
from edition.disk import Disk
from edition.errors import EditionError
from edition.files import Folder
from edition.inventory import FileStamp, compute_digest, list_folder
from edition.outputs import OWN, PUBLIC, STAGED, Output, Standing
from edition.workshop import Workshop

FILES = """
SELECT folder, count(*) AS files FROM output WHERE folder <> ''
GROUP BY folder ORDER BY files DESC, folder
"""
"""How many files a build left in each folder of public/, most first."""

_STAMPS = "SELECT name, size, mtime_ns, inode FROM output WHERE folder = ? AND NOT staged"
_SOME_STAGED = "SELECT 1 FROM output WHERE folder = ? AND staged LIMIT 1"
_NAMES = "SELECT name FROM output WHERE folder = ?"
_SPOIL = "UPDATE output SET staged = 0, digest = '' WHERE folder = ? AND name = ?"
_PLACE = """
UPDATE output SET staged = 0, size = ?, mtime_ns = ?, inode = ? WHERE folder = ? AND name = ?
"""
_ROW = "SELECT * FROM output WHERE folder = ? AND name = ?"
_OWN = """
INSERT INTO output VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (folder, name)
DO UPDATE SET digest = ?5, size = ?6, mtime_ns = ?7, inode = ?8, staged = ?9
WHERE work = ?3 AND path = ?4
"""
"""A place belongs to the work that has it already."""

_MANY = 10_000
_SHARE = 0.75
"""A helper looks at so large a share of so many files: it has nothing else to do meanwhile."""


@dataclass(frozen=True, slots=True)
class Glance:
    """
    The folders of public/ that a helper was asked to look at, and its answer to come.
    """

    places: frozenset[str]
    answer: Future[dict[str, list[str]]]

    def hear(self) -> dict[str, list[str]]:
        """
        Return the folders that stand as they were left, each with its own; none if the helper died.
        """
        with suppress(BrokenExecutor):
            return self.answer.result()
        return {}


def ask_for_glance(catalogue: Catalogue, workshop: Workshop) -> Glance | None:
    """
    Let a helper look at the largest folders of public/, where there are many files.
    """
    sizes = {row["folder"]: row["files"] for row in catalogue.ask(FILES)}
    files = sum(sizes.values())
    if files < _MANY:
        return None
    before = accumulate(sizes.values(), initial=0)
    places = [place for place, seen in zip(sizes, before, strict=False) if seen < files * _SHARE]
    workshop.workers.call_helper(0, __name__)
    answer = workshop.workers.tell_helper(look_at, workshop.kept, workshop.root, places)
    return None if answer is None else Glance(frozenset(places), answer)


def look_at(kept: Path, root: Path, places: Iterable[str]) -> dict[str, list[str]]:
    """
    Find which folders of public/ stand as the catalogue in a file says, each with its own folders.
    """
    found: dict[str, list[str]] = {}
    with closing(Catalogue(connect(kept), Disk())) as catalogue:
        for place in places:
            names, folders = list_folder(root / PUBLIC / place)
            if _is_as_left(catalogue, place, names):
                found[place] = folders
    return found


def inspect(catalogue: Catalogue, folder: Folder, glance: Glance | None = None) -> bool:
    """
    Compare public/ with what the catalogue expects; tell whether all stands as it should.

    What does not is noted to be made again; what nobody expects in a folder of ours is a stray.
    What a helper looks at comes last, and is compared here only if it is not as it was left.
    """
    expected = {row["folder"] for row in catalogue.ask("SELECT DISTINCT folder FROM output")}
    asked = glance.places if glance else frozenset()
    as_left: dict[str, list[str]] = {}
    well = True
    waiting, later = [""], list[str]()
    while waiting or later:
        if glance and not waiting:
            as_left, asked = glance.hear(), frozenset()
            waiting, later = later, waiting
        place = waiting.pop()
        if place in asked:
            later.append(place)
            continue
        expected.discard(place)
        folders = as_left.get(place)
        if folders is None:
            names, folders = list_folder(folder.root / PUBLIC / place)
            well = _inspect_folder(catalogue, folder, place, names) and well
        waiting += (f"{place}{name}/" for name in folders if place or name in OWN)
    for place in sorted(expected):
        well = _inspect_folder(catalogue, folder, place, {}) and well
    return well


def _is_as_left(catalogue: Catalogue, place: str, names: Mapping[str, FileStamp]) -> bool:
    """
    Tell whether a folder holds what a build left in it, and nothing waits to take its place there.
    """
    rows = {row[0]: row[1:] for row in catalogue.ask(_STAMPS, place)}
    return rows == names and not catalogue.ask(_SOME_STAGED, place)


def _inspect_folder(
    catalogue: Catalogue, folder: Folder, place: str, names: Mapping[str, FileStamp]
) -> bool:
    """
    Compare one folder.
    """
    if _is_as_left(catalogue, place, names):
        return True
    well = True
    rows = {row[0]: row[1:] for row in catalogue.ask(_STAMPS, place)}
    known = [row["name"] for row in catalogue.ask(_NAMES, place)]
    for name in known:
        stamp = names.get(name)
        if stamp is None or rows.get(name) != stamp:
            well = _inspect_file(catalogue, folder, place, name, stamp) and well
    expected = frozenset(known)
    strays = [(place, name) for name in names if place and name not in expected]
    catalogue.insert("stray", strays)
    return well and not strays


def _inspect_file(
    catalogue: Catalogue, folder: Folder, place: str, name: str, stamp: FileStamp | None
) -> bool:
    """
    Look at a file that is not as it was left, and tell whether it stands as it should.
    """
    (row,) = catalogue.ask(_ROW, place, name)
    known = (row["size"], row["mtime_ns"], row["inode"])
    if stamp is not None and (
        stamp == known or _is_same(folder, PUBLIC / place / name, row["digest"])
    ):
        _mark(catalogue, place, name, stamp)
        return True
    state = folder.stat(STAGED / place / name) if row["staged"] else None
    if state is None or known != (state.st_size, state.st_mtime_ns, state.st_ino):
        add(catalogue, row["work"], [row["path"]], str(PUBLIC / place / name))
        _mark(catalogue, place, name, None)
    return False


def _is_same(folder: Folder, path: PurePosixPath, known: str) -> bool:
    """
    Tell whether a file with another stamp is the same to the byte.
    """
    state = folder.stat(path)
    if not known or state is None or not S_ISREG(state.st_mode):
        return False
    return compute_digest(folder.read(path) or b"") == known


def _mark(catalogue: Catalogue, place: str, name: str, stamp: FileStamp | None) -> None:
    """
    Note that an output stands in public/ with this stamp, or that it is not what it was.
    """
    if stamp is None:
        catalogue.tell(_SPOIL, place, name)
    else:
        catalogue.tell(_PLACE, *stamp, place, name)


def read_standing(catalogue: Catalogue, work: str, path: str) -> dict[str, Standing]:
    """
    Read what stands of the outputs of some work, by path.
    """
    query = "SELECT folder, name, digest, staged FROM output WHERE work = ? AND path = ?"
    return {
        row["folder"] + row["name"]: Standing(row["digest"], bool(row["staged"]))
        for row in catalogue.ask(query, work, path)
        if row["digest"]
    }


def record_outputs(
    catalogue: Catalogue, work: str, path: str, outputs: Iterable[Output], *, known: bool = True
) -> None:
    """
    Note the outputs of some work in the place of those it had, if it may have had some.
    """
    query = "SELECT folder, name FROM output WHERE work = ? AND path = ?"
    rows = catalogue.ask(query, work, path) if known else []
    old = {(row["folder"], row["name"]) for row in rows}
    for output in outputs:
        place = _split(output.path)
        old.discard(place)
        if output.stamp is None:
            continue
        row = (*place, work, path, output.digest, *output.stamp, output.staged)
        if not catalogue.tell(_OWN, *row):
            raise EditionError(
                f"Two outputs would be published as {output.path}; rename one source."
            )
    _forget(catalogue, old)


def forget_outputs(catalogue: Catalogue, work: str, path: str) -> None:
    """
    Note that some work is no more, nor are its outputs.
    """
    record_outputs(catalogue, work, path, ())


def _forget(catalogue: Catalogue, places: Iterable[tuple[str, str]]) -> None:
    """
    Turn outputs into strays.
    """
    for place in places:
        catalogue.tell("DELETE FROM output WHERE folder = ? AND name = ?", *place)
        catalogue.insert("stray", [place])


def _split(path: PurePosixPath) -> tuple[str, str]:
    """
    Split a path into its folder and its name, as the catalogue has them.
    """
    folder, slash, name = str(path).rpartition("/")
    return folder + slash, name
