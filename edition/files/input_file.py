"""
Read files that somebody else wrote: only regular files inside the edition's folder.

A link may lead to another file of the folder. A link out of it, a pipe, a socket or a device is
refused.
"""

import os
import stat
from io import BufferedReader
from itertools import takewhile
from pathlib import Path, PurePosixPath

from edition.errors import EditionError

_KINDS = {
    stat.S_IFLNK: "a link",
    stat.S_IFREG: "a file",
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFBLK: "a device",
    stat.S_IFCHR: "a device",
}
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class NotAFileError(OSError):
    """A path is not a regular file; the text says what it is."""


def name_kind(mode: int) -> str:
    """Return the kind of a file by its mode: “a link”, “a pipe”."""
    return _KINDS.get(stat.S_IFMT(mode), "a thing without a name")


def open_regular(place: Path) -> BufferedReader:
    """
    Open a regular file to read it; raise OSError for anything else, without waiting for a pipe.
    """
    file = os.fdopen(os.open(place, _READ), "rb")
    mode = os.fstat(file.fileno()).st_mode
    if not stat.S_ISREG(mode):
        file.close()
        raise NotAFileError(name_kind(mode))
    return file


def read_regular(place: Path, limit: int | None = None) -> bytes:
    """Return a regular file's bytes, at most limit + 1; raise OSError for anything else."""
    with open_regular(place) as file:
        return file.read(-1 if limit is None else limit + 1)


def read_bytes(root: Path, path: PurePosixPath, limit: int) -> bytes:
    """Read a file; EditionError if it is missing, too large, unreadable or not a file."""
    place = root / path
    require_inside(root, path)
    try:
        content = read_regular(place, limit)
    except (NotAFileError, IsADirectoryError) as error:
        raise explain_kind(path, place) from error
    except FileNotFoundError as error:
        raise EditionError(f"{path} is missing; put it back.") from error
    except PermissionError as error:
        raise EditionError(f"{path} may not be read; give permission to read it.") from error
    except OSError as error:
        raise explain_kind(path, place, error) from error
    if len(content) > limit:
        raise EditionError(
            f"{path} is larger than {limit} bytes; split it, or raise source-bytes in edition.toml."
        )
    return content


def explain_kind(path: PurePosixPath, place: Path, error: OSError | None = None) -> EditionError:
    """Explain that a path is not a regular file, or could not be read."""
    try:
        mode = place.stat().st_mode
    except OSError:
        mode = stat.S_IFREG
    if stat.S_ISREG(mode):
        reason = error.strerror if error else "it changed while it was read"
        return EditionError(f"{path} could not be read: {reason}.")
    return EditionError(f"{path} is {name_kind(mode)}, not a file; move it away.")


def require_inside(root: Path, path: PurePosixPath) -> None:
    """
    Raise EditionError if a path, or a folder above it, is a link out of the edition or to nowhere.
    """
    place = root / path
    above = (place, *takewhile(lambda folder: folder != root, place.parents))
    if not any(step.is_symlink() for step in above):
        return
    try:
        real = place.resolve(strict=True)
    except FileNotFoundError as error:
        raise EditionError(f"{path} is a link that leads nowhere; mend or remove it.") from error
    except (OSError, RuntimeError) as error:
        raise EditionError(f"{path} is a link that leads in a circle; remove it.") from error
    if not real.is_relative_to(root.resolve()):
        kind = "a folder" if real.is_dir() else "a file"
        raise EditionError(f"{path} is a link to {kind} outside the edition; copy it here.")
