"""A disk on which one change fails: by a full disk, a refusal, or the end of the process."""

import errno
import os
from dataclasses import dataclass, field
from pathlib import Path

from edition.files.disk import Disk, Transaction


class Crash(BaseException):
    """The process ends here; nothing is tidied up."""


HOWS = ("crash before", "crash within", "ENOSPC", "EACCES")


@dataclass(slots=True)
class FailingDisk(Disk):
    """
    Counts the changes and lets the one of this number fail; a number below zero lets all succeed.
    """

    number: int = -1
    how: str = "crash before"
    done: list[str] = field(default_factory=list)

    def _count(self, what: str, place: Path | None = None, data: bytes = b"") -> None:
        """Count a change; fail if it is its turn."""
        self.done.append(what)
        if len(self.done) - 1 != self.number:
            return
        if self.how == "crash within" and place is not None:
            place.write_bytes(data[: len(data) // 2])
        if self.how.startswith("crash"):
            raise Crash
        code = getattr(errno, self.how)
        raise OSError(code, os.strerror(code))

    def make(self, place: Path) -> None:
        """Make a folder, or fail."""
        self._count("make")
        Disk.make(self, place)

    def create(self, place: Path, data: bytes) -> os.stat_result:
        """Write a new file, or half of it, or fail."""
        self._count("create", place, data)
        return Disk.create(self, place, data)

    def rename(self, place: Path, target: Path) -> None:
        """Move a file, or fail."""
        self._count("rename")
        Disk.rename(self, place, target)

    def remove(self, place: Path) -> None:
        """Remove a file, or fail."""
        self._count("remove")
        Disk.remove(self, place)

    def clear(self, place: Path) -> None:
        """Remove a folder, or fail."""
        self._count("clear")
        Disk.clear(self, place)

    def commit(self, transaction: Transaction) -> None:
        """Commit, or fail."""
        self._count("commit")
        Disk.commit(self, transaction)
