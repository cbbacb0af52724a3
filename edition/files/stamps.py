"""Stamps of files: size, times and inode, read without opening a file."""

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
    """What the disk says of a file: as long as it stays, the file's bytes are taken to stay."""

    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int


MISSING = Stamp(-1, 0, 0, 0)


def is_file(place: Path) -> bool:
    """
    Tell whether a file stands in a place; none does under a name that is longer than disks take.
    """
    try:
        return place.is_file()
    except OSError:
        return False


def read_stamp(root: Path, path: str) -> Stamp:
    """
    Read the stamp of an input; a file that is not there has one of its own.

    A link is followed where it leads to a file of the edition.
    """
    try:
        state = os.lstat(f"{root}/{path}")
        if S_ISLNK(state.st_mode):
            require_inside(root, PurePosixPath(path))
            state = os.stat(f"{root}/{path}")  # noqa: PTH116 - as above
    except OSError:
        return MISSING
    return Stamp(state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino)


def is_source_name(name: str, suffix: str) -> bool:
    """
    Tell whether a file of this name is read as a source.

    It ends as sources do, is text, and is not what an editor or a file manager left behind.
    """
    return name.endswith(suffix) and not IGNORED.fullmatch(name) and is_text(name)


def list_tree(place: Path) -> dict[str, Stamp]:
    """List all files of a folder and of those in it; anything else there is refused."""
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
    """Read the stamp of a file that must be one, since others read it by its name."""
    place = root / path
    stamp = read_stamp(root, str(path))
    if stamp is not MISSING and not place.is_file():
        raise explain_kind(path, place)
    return stamp


def _is_input_name(name: str) -> bool:
    """Tell whether a file or folder of this name is looked at beside stylesheets and schema."""
    return not IGNORED.fullmatch(name) and is_text(name)


FileStamp = tuple[int, int, int]
"""Size, time and inode of a file of public/."""

_STAMPED = attrgetter("st_size", "st_mtime_ns", "st_ino")


def list_folder(place: Path) -> tuple[dict[str, FileStamp], list[str]]:
    """
    List the files of a folder of public/ and its folders, links as what they are.

    What begins with a dot is nobody's business.
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
