"""
The names of the files being worked on, for the guard to read after a crash.

A crash in a library ends this process, so the names are in memory shared with the guard.
"""

import mmap
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from edition.errors import EditionError

_LAST = b"\0\0"  # follows the last name
_START = 1  # byte 0 says whether the command has ended
_MAX_BYTES = 50_000


@dataclass(slots=True)
class Logbook:
    """The files being worked on, and whether the command has ended; shared memory after share()."""

    memory: mmap.mmap | None = None
    names: tuple[str, ...] = ()

    def share(self) -> None:
        """Move the logbook to memory that is shared with forked processes."""
        self.memory = mmap.mmap(-1, _START + _MAX_BYTES + len(_LAST))

    def note(self, names: tuple[str, ...]) -> None:
        """Store the names of the files being worked on now."""
        self.names = names
        if self.memory is not None:
            text = os.fsencode("\0".join(names))[:_MAX_BYTES] + _LAST
            self.memory[_START : _START + len(text)] = text

    def note_end(self) -> None:
        """Note that the command has ended, successfully or not."""
        if self.memory is not None:
            self.memory[0] = 1

    def has_end(self) -> bool:
        """Tell whether the command has ended."""
        return self.memory is not None and self.memory[0] == 1

    def read(self) -> list[str]:
        """Return the names of the files being worked on."""
        if self.memory is None:
            return list(self.names)
        text, _, _ = self.memory[_START:].partition(_LAST)
        return [os.fsdecode(name) for name in text.split(b"\0") if name]


LOGBOOK = Logbook()


@contextmanager
def working_on(*names: str) -> Iterator[None]:
    """
    Note files while they are worked on.

    A MemoryError or RecursionError in a single file becomes an EditionError that names it.
    """
    before = LOGBOOK.names
    LOGBOOK.note(names)
    try:
        yield
    except (MemoryError, RecursionError) as error:
        if len(names) != 1:
            raise
        raise EditionError(f"{names[0]}: {explain(error)}") from error
    finally:
        LOGBOOK.note(before)


def explain(error: MemoryError | RecursionError) -> str:
    """Explain the error, and say what to do."""
    if isinstance(error, MemoryError):
        return "The memory does not suffice; give the machine more, or take the file away."
    return "Something is nested too deeply; make it flatter, or take the file away."
