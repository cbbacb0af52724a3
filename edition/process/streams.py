"""Standard output and error: if they cannot be written, this is said once, in a sentence."""

import os
import select
import sys
from contextlib import suppress
from io import BufferedWriter, FileIO, TextIOWrapper
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from typing_extensions import Buffer

_INPUT, _OUTPUT, _ERROR = 0, 1, 2


class OutputError(Exception):
    """
    Why a standard stream takes no more.

    It is no OSError, which click and others have their own ways with.
    """


class _Output(FileIO):
    """A stream that fails once; what comes after that goes nowhere, also when Python ends."""

    failed = False

    def write(self, data: "Buffer", /) -> int:
        """Write, also where whoever reads is slower and does not let us wait."""
        if self.failed:
            return memoryview(data).nbytes
        try:
            while (count := super().write(data)) is None:
                select.select([], [self], [])
        except OSError as error:
            self.failed = True
            raise OutputError(f"the output could not be written: {error.strerror}.") from error
        return count


def fill_closed() -> None:
    """
    Put nothing in the place of standard streams that were closed, or a file gets their number.
    """
    for descriptor in (_INPUT, _OUTPUT, _ERROR):
        try:
            os.fstat(descriptor)
        except OSError:
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)  # noqa: FBT003 - by position only


def take_over() -> None:
    """
    Write to standard output and error so that a failure is told, and every sign in some way.

    What libraries print on standard error by themselves is for nobody; `python -X dev` shows it.
    """
    sys.stdout = _open(sys.stdout, _OUTPUT)
    descriptor = _ERROR
    if hasattr(os, "fork") and not sys.flags.dev_mode:
        descriptor = os.dup(_ERROR)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, _ERROR)
        os.close(nowhere)
    sys.stderr = _open(sys.stderr, descriptor)


def _open(stream: TextIO | None, descriptor: int) -> TextIO:
    """Open what is written to in a stream's place; a console of Windows stays as it is."""
    binary = getattr(stream, "buffer", None)
    if stream is not None and not isinstance(getattr(binary, "raw", binary), FileIO):
        return stream
    return TextIOWrapper(
        BufferedWriter(_Output(descriptor, "wb", closefd=False)),
        encoding=stream.encoding if stream else "utf-8",
        errors="backslashreplace",
        line_buffering=getattr(stream, "line_buffering", False),
        write_through=getattr(stream, "write_through", False),
    )


def print_last(sentence: str) -> None:
    """Tell why a command ends, on standard error or on what is left."""
    for stream in (sys.stderr, sys.stdout):
        with suppress(OutputError):
            if not getattr(getattr(stream.buffer, "raw", None), "failed", False):
                stream.write(f"{sentence}\n")
                stream.flush()
                return
