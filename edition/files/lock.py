"""The lock of an edition: one build at a time; the system releases it when the process ends."""

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path, PurePosixPath

from edition.errors import EditionError
from edition.files.disk import explain_failure

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_OPEN = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
# what systems report when another process has the lock
_TAKEN = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}


class Lock:
    """A file that one process at a time has locked; nothing is ever written to it."""

    def __init__(self, place: Path, path: PurePosixPath) -> None:
        self._place = place
        self._path = path
        self._taken = False
        try:
            self._file = os.open(place, _OPEN, 0o666)
        except OSError as error:
            raise explain_failure(path, error) from error

    def stands(self) -> bool:
        """
        Tell whether the open file still exists at its place; somebody may have deleted .edition/.
        """
        try:
            return os.path.samestat(self._place.lstat(), os.fstat(self._file))
        except OSError:
            return False

    def take(self) -> bool:
        """Take the lock; return False if another process has it."""
        if self._taken:
            return True
        try:
            _lock(self._file)
        except OSError as error:
            if error.errno in _TAKEN:
                return False
            raise EditionError(f"{self._path} could not be locked: {error.strerror}.") from error
        self._taken = True
        return True

    def identify(self) -> str:
        """
        Return device, inode and ctime, which name this file only; nobody can foresee the ctime.
        """
        state = os.fstat(self._file)
        return f"{state.st_dev} {state.st_ino} {state.st_ctime_ns}"

    def release(self) -> None:
        """Release the lock."""
        if self._taken:
            with suppress(OSError):
                _unlock(self._file)
            self._taken = False

    def close(self) -> None:
        """Release the lock and close the file."""
        self.release()
        if self._file >= 0:
            os.close(self._file)
            self._file = -1


def _lock(file: int) -> None:
    """Lock a file; raise OSError at once if that fails."""
    if sys.platform == "win32":
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _unlock(file: int) -> None:
    if sys.platform == "win32":
        os.lseek(file, 0, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_UNLCK, 1)
    else:
        fcntl.flock(file, fcntl.LOCK_UN)
