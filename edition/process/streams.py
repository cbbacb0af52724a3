"""Standard output and standard error: a failure to write is reported once, in one sentence."""

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
    A standard stream could not be written.

    It is no OSError, because click and others treat that in their own ways.
    """


class _Output(FileIO):
    """A stream that raises OutputError once; later writes do nothing, also when Python exits."""

    failed = False

    def write(self, data: "Buffer", /) -> int:
        """Write, and wait if the stream is non-blocking and its reader is slow."""
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
    """Open the null device for closed standard streams; otherwise a file would get their number."""
    for descriptor in (_INPUT, _OUTPUT, _ERROR):
        try:
            os.fstat(descriptor)
        except OSError:
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)  # noqa: FBT003 - positional only


def take_over() -> None:
    """
    Replace standard output and error by streams that report failures and write any character.

    What libraries print on standard error themselves is discarded; `python -X dev` shows it.
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
    """Open a replacement for a stream; a Windows console is returned unchanged."""
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
    """
    Print the reason why a command ends on standard error, or on standard output if that failed.
    """
    for stream in (sys.stderr, sys.stdout):
        with suppress(OutputError):
            if not getattr(getattr(stream.buffer, "raw", None), "failed", False):
                stream.write(f"{sentence}\n")
                stream.flush()
                return
