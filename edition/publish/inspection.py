"""Compare public/ and the staged files with what the catalogue expects."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from stat import S_ISREG

from edition.catalogue.cache import STAGED
from edition.catalogue.database import Catalogue
from edition.engine.todo import add
from edition.errors import EditionError
from edition.files.digests import compute_digest
from edition.files.folder import Folder
from edition.files.stamps import FileStamp, list_folder
from edition.printable import show
from edition.publish.outputs import PUBLIC, Output, Standing

FOLDERS = "SELECT DISTINCT folder FROM output UNION SELECT DISTINCT folder FROM stray"
_STAMPS = "SELECT name, size, mtime_ns, inode FROM output WHERE folder = ? AND NOT staged"
_SOME_STAGED = "SELECT 1 FROM output WHERE folder = ? AND staged LIMIT 1"
_NAMES = "SELECT name FROM output WHERE folder = ?"
_STRAYS = "SELECT name FROM stray WHERE folder = ?"
_SPOIL = "UPDATE output SET staged = 0, digest = '' WHERE folder = ? AND name = ?"
_PLACE = """
UPDATE output SET staged = 0, size = ?, mtime_ns = ?, inode = ? WHERE folder = ? AND name = ?
"""
_ROW = "SELECT * FROM output WHERE folder = ? AND name = ?"
# changes no row if other work already has this path
_OWN = """
INSERT INTO output VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9,
  EXISTS (SELECT 1 FROM stray WHERE folder = ?1 AND name = ?2))
ON CONFLICT (folder, name)
DO UPDATE SET digest = ?5, size = ?6, mtime_ns = ?7, inode = ?8, staged = ?9
WHERE work = ?3 AND path = ?4
"""
_LEAVE = """
INSERT OR IGNORE INTO stray
SELECT folder, name FROM output WHERE folder = ? AND name = ? AND published
"""


def inspect(catalogue: Catalogue, folder: Folder) -> tuple[bool, list[str]]:
    """
    Compare public/ with the catalogue; return whether they agree, and files that no build wrote.

    Missing or changed outputs are noted to be made again. Files and folders that no build wrote are
    kept, and returned the first time that they are seen.
    """
    known = {""}
    for (place,) in catalogue.query(FOLDERS):
        parents = PurePosixPath(place).parents if place else ()
        known |= {place, *(f"{parent}/" for parent in parents if parent.name)}
    well = True
    found: list[tuple[str, str]] = []
    for place in sorted(known):
        names, folders = list_folder(folder.enter(PUBLIC / place))
        right, others = _inspect_folder(catalogue, folder, place, names)
        well = right and well
        found += others
        found += ((place, f"{name}/") for name in folders if f"{place}{name}/" not in known)
    return well, _note_foreign(catalogue, [(place, show(name)) for place, name in found])


def _note_foreign(catalogue: Catalogue, found: Sequence[tuple[str, str]]) -> list[str]:
    """Note the files that no build wrote, and return those that are new."""
    noted = {(row["folder"], row["name"]) for row in catalogue.query("SELECT * FROM foreign_file")}
    if noted == set(found):
        return []
    gone = "DELETE FROM foreign_file WHERE folder = ? AND name = ?"
    catalogue.execute_many(gone, sorted(noted.difference(found)))
    new = sorted(set(found) - noted)
    catalogue.insert("foreign_file", new)
    return [place + name for place, name in new]


def _inspect_folder(
    catalogue: Catalogue, folder: Folder, place: str, names: Mapping[str, FileStamp]
) -> tuple[bool, list[tuple[str, str]]]:
    """Compare one folder; return whether it is unchanged, and the files that no build wrote."""
    left = {row[0]: row[1:] for row in catalogue.query(_STAMPS, place)}
    if left == names and not catalogue.query(_SOME_STAGED, place):
        return True, []
    well = True
    known = [row["name"] for row in catalogue.query(_NAMES, place)]
    for name in known:
        stamp = names.get(name)
        if stamp is None or left.get(name) != stamp:
            well = _inspect_file(catalogue, folder, place, name, stamp) and well
    ours = {*known, *(row["name"] for row in catalogue.query(_STRAYS, place))}
    return well, [(place, name) for name in names if name not in ours]


def _inspect_file(
    catalogue: Catalogue, folder: Folder, place: str, name: str, stamp: FileStamp | None
) -> bool:
    """Check a file whose stamp differs; return whether it is in public/ with the right bytes."""
    (row,) = catalogue.query(_ROW, place, name)
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
    """Tell whether a file with another stamp has the same bytes."""
    state = folder.stat(path)
    if not known or state is None or not S_ISREG(state.st_mode):
        return False
    return compute_digest(folder.read(path) or b"") == known


def _mark(catalogue: Catalogue, place: str, name: str, stamp: FileStamp | None) -> None:
    """Note the stamp of an output in public/, or that it is missing or was changed."""
    if stamp is None:
        catalogue.execute(_SPOIL, place, name)
    else:
        catalogue.execute(_PLACE, *stamp, place, name)


def read_standing(catalogue: Catalogue, work: str, path: str) -> dict[str, Standing]:
    """Return what the catalogue knows of the outputs of some work, by path."""
    query = "SELECT folder, name, digest, staged FROM output WHERE work = ? AND path = ?"
    return {
        row["folder"] + row["name"]: Standing(row["digest"], bool(row["staged"]))
        for row in catalogue.query(query, work, path)
        if row["digest"]
    }


def record_outputs(
    catalogue: Catalogue, work: str, path: str, outputs: Iterable[Output], *, known: bool = True
) -> None:
    """Replace the outputs of some work in the catalogue; known=False if it had none before."""
    query = "SELECT folder, name FROM output WHERE work = ? AND path = ?"
    rows = catalogue.query(query, work, path) if known else []
    old = {(row["folder"], row["name"]) for row in rows}
    for output in outputs:
        place = _split(output.path)
        old.discard(place)
        if output.stamp is None:
            continue
        row = (*place, work, path, output.digest, *output.stamp, output.staged)
        if not catalogue.execute(_OWN, *row):
            raise EditionError(
                f"Two outputs would be published as {output.path}; rename one source."
            )
    _forget(catalogue, old)


def forget_outputs(catalogue: Catalogue, work: str, path: str) -> None:
    """Remove the outputs of work that is no longer needed."""
    record_outputs(catalogue, work, path, ())


def _forget(catalogue: Catalogue, places: Iterable[tuple[str, str]]) -> None:
    """Turn published outputs into strays, which the next publishing removes."""
    for place in places:
        catalogue.execute(_LEAVE, *place)
        catalogue.execute("DELETE FROM output WHERE folder = ? AND name = ?", *place)


def _split(path: PurePosixPath) -> tuple[str, str]:
    """Split a path into folder and name, as the catalogue stores them."""
    folder, slash, name = str(path).rpartition("/")
    return folder + slash, name
