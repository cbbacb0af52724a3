"""
The one door to the disk: whole files or none, and never outside the edition's folder.
"""

import errno
import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Protocol

from edition.errors import EditionError

_REASONS = {
    errno.ENOSPC: "the disk is full; free some space and run it again",
    errno.EDQUOT: "the disk quota is used up; free some space and run it again",
    errno.EFBIG: "the system allows no larger file; raise the limit and run it again",
    errno.EACCES: "there is no permission to write; change it and run it again",
    errno.EPERM: "there is no permission to write; change it and run it again",
    errno.EROFS: "the file system is read-only; make it writable and run it again",
    errno.ENOTDIR: "a file stands where a folder is needed; move it away and run it again",
    errno.EISDIR: "a folder stands where a file is needed; move it away and run it again",
    errno.EEXIST: "a file stands where a folder is needed; move it away and run it again",
}

_EFFECTIVE = os.access in os.supports_effective_ids


def failure(path: PurePosixPath, error: OSError) -> EditionError:
    """
    A problem of the disk is one sentence that names the file and the remedy.
    """
    reason = _REASONS.get(error.errno or 0, error.strerror or str(error))
    return EditionError(f"{path} could not be written: {reason}.")


def discard(*places: Path) -> None:
    """
    Throw files away that only the build itself reads.
    """
    for place in places:
        with suppress(OSError):
            place.unlink(missing_ok=True)


class Transaction(Protocol):
    """
    What is written at once or not at all.
    """

    def commit(self) -> None:
        """
        Write it.
        """


class Disk:
    """
    Every change that a build makes to the disk; a test gives one that fails.
    """

    def make(self, place: Path) -> None:
        """
        Make a folder and those above it.
        """
        place.mkdir(parents=True, exist_ok=True)

    def write(self, place: Path, data: bytes) -> None:
        """
        Write a file.
        """
        place.write_bytes(data)

    def rename(self, place: Path, target: Path) -> None:
        """
        Give a file another name, in the place of what stands there.
        """
        place.replace(target)

    def remove(self, place: Path) -> None:
        """
        Remove a file.
        """
        place.unlink()

    def clear(self, place: Path) -> None:
        """
        Remove a folder with all that is in it.
        """
        shutil.rmtree(place)

    def commit(self, transaction: Transaction) -> None:
        """
        Keep what a transaction wrote.
        """
        transaction.commit()


@dataclass(frozen=True, slots=True)
class Folder:
    """
    A folder that no write leaves; paths are given from its root.
    """

    root: Path
    disk: Disk = field(default_factory=Disk)
    _inside: set[Path] = field(default_factory=set, repr=False, compare=False)

    def again(self) -> "Folder":
        """
        Return the same folder, which looks anew where links lead.
        """
        return Folder(self.root, self.disk)

    def locate(self, path: PurePosixPath) -> Path:
        """
        Return the place on disk, refusing one that lies outside, also by way of a link.
        """
        place = self.root / path
        if place.parent in self._inside and ".." not in path.parts:
            return place
        root = self.root.resolve()
        if ".." in path.parts or not place.parent.resolve().is_relative_to(root):
            raise EditionError(f"{path} lies outside {root}; nothing is written there.")
        if place.parent.is_dir():
            self._inside.add(place.parent)
        return place

    def read(self, path: PurePosixPath) -> bytes | None:
        """
        Return a file's bytes, or None where there is no such file.
        """
        try:
            return self.locate(path).read_bytes()
        except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
            return None
        except OSError as error:
            raise EditionError(f"{path} could not be read: {error.strerror}.") from error

    def list(self, path: PurePosixPath) -> list[PurePosixPath]:
        """
        Return every file below a folder, in order.
        """
        return sorted(
            PurePosixPath((Path(folder) / name).relative_to(self.root).as_posix())
            for folder, folders, names in os.walk(self.locate(path))
            for name in (*names, *(name for name in folders if (Path(folder) / name).is_symlink()))
        )

    def require_writable(self, paths: Iterable[PurePosixPath]) -> None:
        """
        Refuse to begin what a folder's permissions would not let us end.
        """
        for path in paths:
            place = self.locate(path).parent
            while not place.exists():
                place = place.parent
            if not os.access(place, os.W_OK | os.X_OK, effective_ids=_EFFECTIVE):
                raise failure(path, PermissionError(errno.EACCES, os.strerror(errno.EACCES)))

    def write(self, path: PurePosixPath, data: bytes) -> None:
        """
        Write a file whole: its bytes stand beside it before they take its name.
        """
        place = self.locate(path)
        beside = place.with_name(f".{place.name}.new")
        try:
            self._make_parent(place)
            self.disk.write(beside, data)
            self.disk.rename(beside, place)
        except OSError as error:
            with suppress(OSError):
                beside.unlink()
            raise failure(path, error) from error

    def lay(self, path: PurePosixPath, data: bytes) -> os.stat_result:
        """
        Write a file that nobody reads before it has been moved to where it belongs.
        """
        place = self.locate(path)
        try:
            self._make_parent(place)
            self.disk.write(place, data)
            return place.stat()
        except OSError as error:
            raise failure(path, error) from error

    def stat(self, path: PurePosixPath) -> os.stat_result | None:
        """
        Return what the disk says of a file, or None where there is no such file.
        """
        try:
            state = (self.root / path).lstat()
        except OSError:
            return None
        self.locate(path)
        return state

    def _make_parent(self, place: Path) -> None:
        """
        Make the folder of a file, once.
        """
        if place.parent not in self._inside:
            self.disk.make(place.parent)

    def move(self, source: PurePosixPath, target: PurePosixPath) -> None:
        """
        Give a file another name, in one step.
        """
        place = self.locate(target)
        try:
            self._make_parent(place)
            try:
                self.disk.rename(self.locate(source), place)
            except IsADirectoryError:
                self.disk.clear(place)
                self.disk.rename(self.locate(source), place)
        except OSError as error:
            raise failure(target, error) from error

    def make_room(self, path: PurePosixPath) -> Path:
        """
        Return the place of a file that another library writes.
        """
        place = self.locate(path)
        try:
            self._make_parent(place)
        except OSError as error:
            raise failure(path, error) from error
        return place

    def remove(self, path: PurePosixPath) -> None:
        """
        Remove a file, and the folders that it leaves empty.
        """
        place = self.locate(path)
        try:
            self.disk.remove(place)
            for folder in place.parents:
                if folder == self.root or any(folder.iterdir()):
                    break
                folder.rmdir()
                self._inside.discard(folder)
        except FileNotFoundError:
            return
        except OSError as error:
            raise failure(path, error) from error

    def clear(self, path: PurePosixPath) -> None:
        """
        Remove a folder with all that is in it.
        """
        try:
            self.disk.clear(self.locate(path))
            self._inside.clear()
        except FileNotFoundError:
            return
        except OSError as error:
            raise failure(path, error) from error
