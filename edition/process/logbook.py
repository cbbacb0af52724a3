"""
Which files are being worked on, written where the guard can read it.

A library that crashes takes this process with it, so the names stand in memory that both share.
"""

import mmap
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from edition.errors import EditionError

_LAST = b"\0\0"
"""What stands behind the last name."""
_START = 1
"""Where the names begin: behind the mark of the end."""
_MAX_BYTES = 50_000


@dataclass(slots=True)
class Logbook:
    """What is being worked on, and whether the command came to its end; kept in memory, if any."""

    memory: mmap.mmap | None = None
    names: tuple[str, ...] = ()

    def share(self) -> None:
        """Keep it from now on in memory that forked processes share."""
        self.memory = mmap.mmap(-1, _START + _MAX_BYTES + len(_LAST))

    def note(self, names: tuple[str, ...]) -> None:
        """Note the files that are being worked on now."""
        self.names = names
        if self.memory is not None:
            text = os.fsencode("\0".join(names))[:_MAX_BYTES] + _LAST
            self.memory[_START : _START + len(text)] = text

    def note_end(self) -> None:
        """Note that the command came to its end, whatever that is."""
        if self.memory is not None:
            self.memory[0] = 1

    def has_end(self) -> bool:
        """Tell whether the command came to its end."""
        return self.memory is not None and self.memory[0] == 1

    def read(self) -> list[str]:
        """Read the files that were being worked on."""
        if self.memory is None:
            return list(self.names)
        text, _, _ = self.memory[_START:].partition(_LAST)
        return [os.fsdecode(name) for name in text.split(b"\0") if name]


LOGBOOK = Logbook()


@contextmanager
def working_on(*names: str) -> Iterator[None]:
    """
    Note files while they are worked on; where memory or depth do not suffice for one, name it.
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
    """Say what did not suffice, and what to do."""
    if isinstance(error, MemoryError):
        return "The memory does not suffice; give the machine more, or take the file away."
    return "Something is nested too deeply; make it flatter, or take the file away."
