"""Stamps of files: size, times and inode, read without opening the file."""

import os
import re
from operator import attrgetter
from pathlib import Path, PurePosixPath
from stat import S_ISLNK
from typing import NamedTuple

from edition.errors import EditionError
from edition.files.input_file import explain_kind, require_inside
from edition.printable import is_text

IGNORED = re.compile(r"\..*|.*~|.*\.sw[a-p]|#.*#|Icon\r", re.DOTALL)


class Stamp(NamedTuple):
    """
    Size, times and inode of a file; while they stay the same, the bytes are taken to be the same.
    """

    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int


MISSING = Stamp(-1, 0, 0, 0)


def is_file(place: Path) -> bool:
    """Tell whether a place is a file; False for a name that is too long for the disk."""
    try:
        return place.is_file()
    except OSError:
        return False


def read_stamp(root: Path, path: str) -> Stamp:
    """
    Return the stamp of an input, or MISSING.

    A link is followed if it leads to a file of the edition.
    """
    try:
        state = os.lstat(f"{root}/{path}")
        if S_ISLNK(state.st_mode):
            require_inside(root, PurePosixPath(path))
            state = os.stat(f"{root}/{path}")  # noqa: PTH116 - like os.lstat above
    except OSError:
        return MISSING
    return Stamp(state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino)


def is_source_name(name: str, suffix: str) -> bool:
    """
    Tell whether a file of this name is read as a source.

    The name has the suffix, is UTF-8, and is not of a kind that editors and file managers leave.
    """
    return name.endswith(suffix) and not IGNORED.fullmatch(name) and is_text(name)


def list_tree(place: Path) -> dict[str, Stamp]:
    """
    List all files in a folder and its subfolders; raise EditionError for links and other things.
    """
    found: dict[str, Stamp] = {}
    root = place.parent
    require_inside(root, PurePosixPath(place.name))
    for folder, folders, names in os.walk(place):
        within = PurePosixPath(Path(folder).relative_to(root).as_posix())
        folders[:] = sorted(name for name in folders if _is_input_name(name))
        for name in folders:
            if (Path(folder) / name).is_symlink():
                raise EditionError(f"{within / name} is a link to a folder; copy it here.")
        for name in names:
            if _is_input_name(name):
                found[str(within / name)] = _stamp_file(root, within / name)
    return found


def _stamp_file(root: Path, path: PurePosixPath) -> Stamp:
    """Return the stamp of a file; raise EditionError if it is not one."""
    place = root / path
    stamp = read_stamp(root, str(path))
    if stamp is not MISSING and not place.is_file():
        raise explain_kind(path, place)
    return stamp


def _is_input_name(name: str) -> bool:
    """Tell whether a file or folder of this name counts in xslt/ and schema/."""
    return not IGNORED.fullmatch(name) and is_text(name)


FileStamp = tuple[int, int, int]
"""Size, modification time and inode of a file in public/."""

_STAMPED = attrgetter("st_size", "st_mtime_ns", "st_ino")


def list_folder(place: Path) -> tuple[dict[str, FileStamp], list[str]]:
    """
    List the files of a folder of public/ with their stamps, and its subfolders.

    Links count as files. Names that begin with a dot are ignored.
    """
    names: dict[str, FileStamp] = {}
    folders: list[str] = []
    try:
        entries = os.scandir(place)
    except FileNotFoundError:
        return names, folders
    with entries:
        for entry in entries:
            name = entry.name
            if name[0] == ".":
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append(name)
            else:
                names[name] = _STAMPED(entry.stat(follow_symlinks=False))
    return names, folders
