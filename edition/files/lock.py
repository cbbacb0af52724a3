"""The lock of an edition: one build at a time; the system releases it when its process ends."""

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
_TAKEN = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}
"""What the systems say where another process has the lock."""


class Lock:
    """A file that one process at a time has locked; nothing is ever written into it."""

    def __init__(self, place: Path, path: PurePosixPath) -> None:
        self._place = place
        self._path = path
        self._taken = False
        try:
            self._file = os.open(place, _OPEN, 0o666)
        except OSError as error:
            raise explain_failure(path, error) from error

    def stands(self) -> bool:
        """Tell whether the file is still there; somebody may have deleted .edition/."""
        try:
            return os.path.samestat(self._place.lstat(), os.fstat(self._file))
        except OSError:
            return False

    def take(self) -> bool:
        """Take the lock, unless it is taken already, or tell that another process has it."""
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
        """Name this file among all there ever were: nobody can foresee the moment of its making."""
        state = os.fstat(self._file)
        return f"{state.st_dev} {state.st_ino} {state.st_ctime_ns}"

    def release(self) -> None:
        """Let the next one work."""
        if self._taken:
            with suppress(OSError):
                _unlock(self._file)
            self._taken = False

    def close(self) -> None:
        """Let go of the file."""
        self.release()
        if self._file >= 0:
            os.close(self._file)
            self._file = -1


def _lock(file: int) -> None:
    """Lock a file, or raise OSError at once."""
    if sys.platform == "win32":
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _unlock(file: int) -> None:
    """Unlock a file."""
    if sys.platform == "win32":
        os.lseek(file, 0, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_UNLCK, 1)
    else:
        fcntl.flock(file, fcntl.LOCK_UN)
