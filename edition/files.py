"""
The one door to the disk: whole files or none, and never outside the edition's folder.
"""

import errno
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path, PurePosixPath

from edition.disk import Disk, discard, explain_failure
from edition.errors import EditionError
from edition.signs import is_text

_EFFECTIVE = os.access in os.supports_effective_ids


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
        folder = self._enter(path.parent)
        if path.name == "..":
            raise self._refuse(path)
        return folder / path.name

    def _enter(self, path: PurePosixPath) -> Path:
        """
        Return the place of a folder, which is looked at once.
        """
        place = self.root / path
        if place not in self._inside:
            if ".." in path.parts or not place.resolve().is_relative_to(self.root.resolve()):
                raise self._refuse(path)
            if place.is_dir():
                self._inside.add(place)
        return place

    def _refuse(self, path: PurePosixPath) -> EditionError:
        """
        Say that a path leads out of the folder.
        """
        return EditionError(f"{path} lies outside {self.root.resolve()}; nothing is written there.")

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
                raise explain_failure(
                    path, PermissionError(errno.EACCES, os.strerror(errno.EACCES))
                )

    def write(self, path: PurePosixPath, data: bytes) -> None:
        """
        Write a file whole: its bytes stand beside it before they take its name.
        """
        place = self.locate(path)
        try:
            self._make_parent(place)
            self._replace(place, data)
        except OSError as error:
            raise explain_failure(path, error) from error

    def _replace(self, place: Path, data: bytes, like: Path | None = None) -> None:
        """
        Write beside a place what then takes its name, with the permissions of another file.
        """
        beside = place.with_name(f".{place.name}.new")
        try:
            self.disk.write(beside, data)
            if like is not None:
                shutil.copymode(like, beside)
            self.disk.rename(beside, place)
        except OSError:
            discard(beside)
            raise

    def amend(self, path: PurePosixPath, data: bytes) -> PurePosixPath:
        """
        Write a file whole with the permissions it had; return where its old content is kept.

        That has a name beside it that no other has: numbered, as cp --backup=t does it.
        """
        place = self.locate(path)
        names = (place.with_name(f"{place.name}.~{number}~") for number in count(1))
        kept = next(name for name in names if not os.path.lexists(name))
        try:
            self.disk.create(kept, place.read_bytes())
            shutil.copystat(place, kept)
            self._replace(place, data, like=kept)
        except OSError as error:
            raise explain_failure(path, error) from error
        return path.with_name(kept.name)

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
            raise explain_failure(path, error) from error

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

    def is_other(self, path: PurePosixPath) -> bool:
        """
        Tell whether something else stands where a folder is needed, such as a link.
        """
        place = self.root / path
        return os.path.lexists(place) and (place.is_symlink() or not place.is_dir())

    def list_folders(self, path: PurePosixPath) -> tuple[str, ...]:
        """
        Return the names of the folders in a folder, which need not be there.
        """
        try:
            with os.scandir(self.root / path) as entries:
                found = [entry.name for entry in entries if entry.is_dir(follow_symlinks=False)]
                found = [name for name in found if is_text(name)]
        except OSError:
            return ()
        return tuple(sorted(found))

    def _make_parent(self, place: Path) -> None:
        """
        Make the folder of a file, once.
        """
        if place.parent not in self._inside:
            self.disk.make(place.parent)

    def move(self, source: PurePosixPath, target: PurePosixPath, names: Iterable[str]) -> None:
        """
        Move files from one folder to another, each in one step.
        """
        left, entered = self._enter(source), self._enter(target)
        moved = target
        try:
            self._make_parent(entered / "_")
            for name in names:
                moved = target / name
                self.disk.rename(left / name, entered / name)
        except OSError as error:
            raise explain_failure(moved, error) from error

    def make_room(self, path: PurePosixPath) -> Path:
        """
        Return the place of a file that another library writes.
        """
        place = self.locate(path)
        try:
            self._make_parent(place)
        except OSError as error:
            raise explain_failure(path, error) from error
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
            raise explain_failure(path, error) from error

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
            raise explain_failure(path, error) from error
