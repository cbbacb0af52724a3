"""Compare public/ with what builds wrote there."""

from collections.abc import Sequence
from pathlib import PurePosixPath
from stat import S_ISREG

from edition.catalogue.database import Catalogue
from edition.files.digests import compute_digest
from edition.files.folder import Folder
from edition.files.stamps import list_folder
from edition.printable import is_text, show
from edition.publish.outputs import PUBLIC
from edition.publish.published_list import is_list

_FOLDERS = "SELECT DISTINCT folder FROM public UNION SELECT DISTINCT folder FROM made"
_WRITTEN = "SELECT name, size, mtime_ns, inode, digest FROM public WHERE folder = ?"
_MADE = "SELECT 1 FROM made WHERE folder = ? AND name = ? AND digest = ?"
_UNKNOWN = "UPDATE public SET digest = '' WHERE folder = ? AND name = ?"
_GONE = "DELETE FROM public WHERE folder = ? AND name = ?"


def inspect(catalogue: Catalogue, folder: Folder) -> tuple[bool, list[str]]:
    """
    Note what is in public/; return whether all is as it was written, and files that no build wrote.

    Such files and folders are kept, and returned the first time that they are seen.
    """
    known = {""}
    for (place,) in catalogue.query(_FOLDERS):
        parents = PurePosixPath(place).parents if place else ()
        known |= {place, *(f"{parent}/" for parent in parents if parent.name)}
    well = True
    found: list[tuple[str, str]] = []
    for place in sorted(known):
        right, others = inspect_folder(catalogue, folder, place)
        well = right and well
        found += ((place, name) for name in others)
        _, folders = list_folder(folder.enter(PUBLIC / place))
        found += ((place, f"{name}/") for name in folders if f"{place}{name}/" not in known)
    return well, _note_foreign(catalogue, [(place, show(name)) for place, name in found])


def inspect_folder(catalogue: Catalogue, folder: Folder, place: str) -> tuple[bool, list[str]]:
    """
    Note the files of one folder; return whether they are as written, and those no build wrote.

    A file with other stamps is read. One that was moved here before a build was killed is known by
    its bytes.
    """
    names, _ = list_folder(folder.enter(PUBLIC / place))
    written = {row[0]: (tuple(row[1:4]), row[4]) for row in catalogue.query(_WRITTEN, place)}
    changed = {
        name: _read_digest(folder, place, name)
        for name, stamp in names.items()
        if name not in written or written[name][0] != stamp
    }
    foreign = [
        name
        for name, digest in changed.items()
        if name not in written
        and not (is_text(name) and catalogue.query(_MADE, place, name, digest))
    ]
    gone = sorted(written.keys() - names.keys())
    catalogue.execute_many(_GONE, [(place, name) for name in gone])
    ours = [(name, digest) for name, digest in changed.items() if name not in foreign]
    catalogue.insert("public", ((place, name, digest, *names[name]) for name, digest in ours))
    others = [name for name, digest in ours if name not in written or written[name][1] != digest]
    catalogue.insert("unpublished", ((place, name) for name in (*gone, *others)))
    lists = [(place, name) for name in others if is_list(place + name)]
    catalogue.execute_many(_UNKNOWN, lists)
    return not gone and not others, foreign


def _read_digest(folder: Folder, place: str, name: str) -> str:
    """Return the digest of a file; empty for anything that is not one."""
    state = folder.stat(PUBLIC / place / name)
    if state is None or not S_ISREG(state.st_mode):
        return ""
    return compute_digest(folder.read(PUBLIC / place / name) or b"")


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
