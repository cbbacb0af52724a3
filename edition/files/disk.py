"""Every change that a build makes to the disk, and the explanation when one fails."""

import errno
import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Protocol

from edition.errors import EditionError

_REASONS = {
    errno.ENOSPC: "the disk is full; free some space and run it again",
    errno.EDQUOT: "the disk quota is used up; free some space and run it again",
    errno.EFBIG: "the system allows no larger file; raise the limit and run it again",
    errno.EROFS: "the file system is read-only; make it writable and run it again",
    errno.EISDIR: "a folder stands where a file is needed; move it away and run it again",
    errno.EXDEV: "it is on another disk than .edition/; keep the edition on one",
    errno.ENAMETOOLONG: "its name is too long for this disk; choose a shorter one",
    **dict.fromkeys(
        (errno.EACCES, errno.EPERM), "there is no permission to write; change it and run it again"
    ),
    **dict.fromkeys(
        (errno.ENOTDIR, errno.EEXIST),
        "a file stands where a folder is needed; move it away and run it again",
    ),
}


def explain_failure(path: PurePosixPath, error: OSError) -> EditionError:
    """Turn an OSError into one sentence that names the file and the remedy."""
    reason = _REASONS.get(error.errno or 0, error.strerror or str(error))
    return EditionError(f"{path} could not be written: {reason}.")


def discard(*places: Path) -> None:
    """Delete files that only the build reads, and ignore errors."""
    for place in places:
        with suppress(OSError):
            place.unlink(missing_ok=True)


class Transaction(Protocol):
    """Changes that are all kept or all lost."""

    def commit(self) -> None:
        """Keep the changes."""


class Disk:
    """Every change that a build makes to the disk; tests pass one that fails."""

    def make(self, place: Path) -> None:
        """Make a folder and its parents."""
        place.mkdir(parents=True, exist_ok=True)

    def create(self, place: Path, data: bytes) -> os.stat_result:
        """Write a new file, never through a link, and return its status."""
        with place.open("xb", buffering=0) as file:
            rest = memoryview(data)
            while rest:
                rest = rest[file.write(rest) :]
            return os.fstat(file.fileno())

    def pour(self, place: Path, pieces: Iterable[bytes]) -> None:
        """Write a new file piece by piece, never through a link."""
        with place.open("xb") as file:
            for piece in pieces:
                file.write(piece)

    def rename(self, place: Path, target: Path) -> None:
        """Rename a file, and replace what has the new name."""
        place.replace(target)

    def remove(self, place: Path) -> None:
        """Remove a file."""
        place.unlink()

    def clear(self, place: Path) -> None:
        """Remove a folder and its contents."""
        shutil.rmtree(place)

    def commit(self, transaction: Transaction) -> None:
        """Commit a transaction."""
        transaction.commit()
