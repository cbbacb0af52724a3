"""Change a file that somebody may be editing, without losing what they save meanwhile."""

import os
import shutil
import stat
from itertools import count
from pathlib import Path, PurePosixPath

from edition.files.disk import discard, explain_failure
from edition.files.folder import Folder, is_plain, name_beside
from edition.files.input_file import read_regular
from edition.process.signals import undisturbed


class ChangedError(Exception):
    """A file is not changed; the text says why."""


def amend(folder: Folder, path: PurePosixPath, old: bytes, new: bytes) -> PurePosixPath:
    """
    Replace a file that has not changed since it was read; return the path of the kept original.

    The original gets a new, numbered name in the same folder, as cp --backup=t makes it. Mode,
    owner and extended attributes are kept. The old file is checked once more right before it is
    replaced. ChangedError is raised if it is another file, a link, or cannot be kept as it is.
    """
    place = folder.locate(path)
    names = (place.with_name(f"{place.name}.~{number}~") for number in count(1))
    kept = next(name for name in names if not os.path.lexists(name))
    beside = name_beside(place)
    try:
        state = place.lstat()
        _require_plain(state)
        with undisturbed():
            folder.disk.create(kept, old)
            _copy_attributes(kept, place, state)
            folder.disk.create(beside, new)
            _copy_attributes(beside, place, state)
            os.utime(beside)
            _require_same(place, state, old)
            folder.disk.rename(beside, place)
    except ChangedError:
        discard(beside, kept)
        raise
    except FileNotFoundError as error:
        discard(beside, kept)
        raise ChangedError("it was deleted while it was checked") from error
    except OSError as error:
        discard(beside)
        raise explain_failure(path, error) from error
    return path.with_name(kept.name)


def _require_plain(state: os.stat_result) -> None:
    """
    Raise ChangedError for a link, and for a hard link, whose other name would keep the old bytes.
    """
    if stat.S_ISLNK(state.st_mode):
        raise ChangedError("it is a link; mend the file that it leads to")
    if not is_plain(state):
        raise ChangedError("it has a second name, as a hard link; mend a copy of it")


def _copy_attributes(made: Path, place: Path, state: os.stat_result) -> None:
    """Copy mode, owner and extended attributes from one file to another."""
    shutil.copystat(place, made)
    own = made.lstat()
    if (own.st_uid, own.st_gid) != (state.st_uid, state.st_gid):
        try:
            os.chown(made, state.st_uid, state.st_gid)
        except PermissionError as error:
            raise ChangedError("it belongs to somebody else, who can mend it") from error
        made.chmod(stat.S_IMODE(state.st_mode))


def _require_same(place: Path, state: os.stat_result, data: bytes) -> None:
    """Raise ChangedError if a file is not the one that was read, to the byte."""
    now = place.lstat()
    if _identify(now) != _identify(state) or read_regular(place) != data:
        raise ChangedError("it was changed while it was checked")


def _identify(state: os.stat_result) -> tuple[int, ...]:
    """Return values that differ if it is another file or if it has changed."""
    return state.st_dev, state.st_ino, state.st_nlink, state.st_size, state.st_mtime_ns
