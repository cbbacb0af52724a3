"""Write files of the edition: completely or not at all, and never through a link."""

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from secrets import token_hex

from edition.errors import EditionError
from edition.files.disk import Disk, discard, explain_failure
from edition.files.input_file import explain_kind, name_kind, open_regular, read_regular
from edition.process.signals import undisturbed

_PIECE_BYTES = 1 << 20
_EFFECTIVE = os.access in os.supports_effective_ids


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that no write leaves; paths are relative to its root."""

    root: Path
    disk: Disk = field(default_factory=Disk)
    _entered: set[PurePosixPath] = field(default_factory=set, repr=False, compare=False)

    def again(self) -> "Folder":
        """
        Return the same folder without what it knows of its subfolders, so they are checked again.
        """
        return Folder(self.root, self.disk)

    def locate(self, path: PurePosixPath) -> Path:
        """Return the place of a file on disk; its parents must be folders, not links."""
        if path.name in {"", ".."}:
            raise EditionError(f"{path} is no file of the edition; nothing is written there.")
        return self.enter(path.parent) / path.name

    def enter(self, path: PurePosixPath) -> Path:
        """Return the place of a folder, which need not exist; each is checked only once."""
        if path in self._entered:
            return self.root / path
        if path.is_absolute() or ".." in path.parts:
            raise EditionError(f"{path} lies outside {self.root.resolve()}; nothing is there.")
        for step in (*reversed(path.parents), path):
            if step not in self._entered:
                if (mode := self._read_mode(step)) is None:
                    return self.root / path
                if not stat.S_ISDIR(mode) and step.name:
                    raise EditionError(
                        f"{step} is {name_kind(mode)}, not a folder, and nothing is written "
                        "through it; move it away and run it again."
                    )
                self._entered.add(step)
        return self.root / path

    def _read_mode(self, path: PurePosixPath) -> int | None:
        """Return the mode of what is at a path, or None if there is nothing."""
        try:
            return (self.root / path).lstat().st_mode
        except FileNotFoundError:
            return None
        except OSError as error:
            raise explain_failure(path, error) from error

    def read(self, path: PurePosixPath) -> bytes | None:
        """Return a file's bytes, or None if there is no such file."""
        place = self.locate(path)
        try:
            return None if place.is_symlink() else read_regular(place)
        except FileNotFoundError:
            return None
        except PermissionError as error:
            raise EditionError(f"{path} may not be read; give permission to read it.") from error
        except OSError as error:
            if error.strerror is None or isinstance(error, IsADirectoryError):
                return None
            raise EditionError(f"{path} could not be read: {error.strerror}.") from error

    def require_writable(self, paths: Iterable[PurePosixPath]) -> None:
        """Raise EditionError if a folder is not writable, before a build moves any file."""
        for path in paths:
            place = self.enter(path)
            while not place.exists():
                place = place.parent
            if not os.access(place, os.W_OK | os.X_OK, effective_ids=_EFFECTIVE):
                code = errno.EROFS if _is_read_only(place) else errno.EACCES
                named = PurePosixPath(os.path.relpath(place, self.root))
                raise explain_failure(named, OSError(code, os.strerror(code)))

    def write(self, path: PurePosixPath, data: bytes) -> None:
        """
        Write a file beside its place, then rename it, so that nobody reads an incomplete file.
        """
        place = self.locate(path)
        beside = name_beside(place)
        try:
            self._make_folder(path.parent)
            with undisturbed():
                self.disk.create(beside, data)
                self.disk.rename(beside, place)
        except OSError as error:
            discard(beside)
            raise explain_failure(path, error) from error

    def pour(self, path: PurePosixPath, pieces: Iterable[bytes]) -> None:
        """Write a file piece by piece beside its place, then rename it."""
        place = self.locate(path)
        beside = name_beside(place)
        try:
            self._make_folder(path.parent)
            self.disk.pour(beside, pieces)
            self.disk.rename(beside, place)
        except OSError as error:
            raise explain_failure(path, error) from error
        finally:
            discard(beside)

    def stream(self, path: PurePosixPath) -> Iterator[bytes]:
        """Read a file piece by piece; raise EditionError for a link, or what cannot be read."""
        place = self.locate(path)
        if place.is_symlink():
            raise EditionError(f"{path} is a link, not a file; put the file itself there.")
        try:
            with open_regular(place) as file:
                while piece := file.read(_PIECE_BYTES):
                    yield piece
        except OSError as error:
            raise explain_kind(path, place, error) from error

    def lay(self, path: PurePosixPath, data: bytes) -> os.stat_result:
        """Write a file that nobody reads before it is moved to its place."""
        place = self.locate(path)
        try:
            self._make_folder(path.parent)
            try:
                return self.disk.create(place, data)
            except FileExistsError:
                self.disk.remove(place)
                return self.disk.create(place, data)
        except OSError as error:
            raise explain_failure(path, error) from error

    def stat(self, path: PurePosixPath) -> os.stat_result | None:
        """Return the status of a file, or None if there is no such file."""
        try:
            return self.locate(path).lstat()
        except OSError:
            return None

    def _make_folder(self, path: PurePosixPath) -> None:
        """Make a folder once, and check that it is one."""
        if path not in self._entered:
            self.disk.make(self.root / path)
            self.enter(path)

    def move(
        self, source: PurePosixPath, target: PurePosixPath, names: Iterable[tuple[str, str]]
    ) -> None:
        """Move files to another folder, each by one rename; a name there and a new name."""
        left, entered = self.enter(source), self.enter(target)
        moved = target
        try:
            self._make_folder(target)
            for old, name in names:
                moved = target / name
                self.disk.rename(left / old, entered / name)
        except OSError as error:
            raise explain_failure(moved, error) from error

    def make_room(self, path: PurePosixPath) -> Path:
        """
        Return a place for a file that another library writes.

        A link, or a file with a second name, is removed from there.
        """
        place = self.locate(path)
        try:
            self._make_folder(path.parent)
            if os.path.lexists(place) and not is_plain(place.lstat()):
                self.disk.remove(place)
        except OSError as error:
            raise explain_failure(path, error) from error
        return place

    def remove(self, path: PurePosixPath) -> None:
        """Remove a file, and the folders that become empty."""
        place = self.locate(path)
        try:
            self.disk.remove(place)
            for folder in path.parents:
                if not folder.name or any((self.root / folder).iterdir()):
                    break
                (self.root / folder).rmdir()
                self._entered.discard(folder)
        except FileNotFoundError:
            return
        except OSError as error:
            raise explain_failure(path, error) from error

    def clear(self, path: PurePosixPath) -> None:
        """Remove a folder and its contents, or a file in its place."""
        place = self.locate(path)
        try:
            if stat.S_ISDIR(place.lstat().st_mode):
                self.disk.clear(place)
            else:
                self.disk.remove(place)
            self._entered.clear()
        except FileNotFoundError:
            return
        except OSError as error:
            raise explain_failure(path, error) from error


def name_beside(place: Path) -> Path:
    """Return a random name in the same folder, which nobody can foresee."""
    return place.with_name(f".{token_hex(8)}.new")


def is_plain(state: os.stat_result) -> bool:
    """Tell whether a file is a regular file with only one name."""
    return stat.S_ISREG(state.st_mode) and state.st_nlink == 1


def _is_read_only(place: Path) -> bool:
    flags = getattr(os, "ST_RDONLY", 0)
    return bool(flags and os.statvfs(place).f_flag & flags)
