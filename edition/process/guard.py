"""
Run a command in a child process; the parent waits and explains how it ended.

A crash in a library leaves no time for a message, and a signal can interrupt Python anywhere. So
the parent prints the message.
"""

import gc
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from threading import Thread
from types import FrameType
from typing import NoReturn

from edition.process.logbook import LOGBOOK
from edition.process.signals import STOPPING, end_at_once, kill_workers, undisturbed

STOPPED = "stopped; each file in public/ is whole, and the next build goes on."
_PATIENCE_SECONDS = 5.0  # after a signal, before the child is killed
_TRACED, _FAILED, _SIGNALLED = 1, 3, 128
_OUTPUT, _ERROR = 1, 2


def run(work: Callable[[], object]) -> None:
    """Run work in a child process and exit as it does; without fork, run it in this process."""
    if not hasattr(os, "fork"):
        work()
        return
    LOGBOOK.share()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    life, mine = os.pipe()
    gc.freeze()  # otherwise the first garbage collection copies the memory that both share
    with undisturbed():
        child = _fork()
        if child:
            guard = _Guard(child)
            guard.listen()
        elif child == 0:
            os.close(mine)
            _get_ready(life)
    if child:
        os.close(life)
        guard.wait()
    try:
        work()
    except SystemExit:
        LOGBOOK.note_end()
        raise
    LOGBOOK.note_end()


def _fork() -> int | None:
    """Fork; return None if the system allows no more processes."""
    try:
        return os.fork()
    except OSError:
        return None


def _get_ready(life: int) -> None:
    """Let signals end the child at once unless the caller ignores them; end it with its parent."""
    for number in STOPPING:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, end_at_once)
    Thread(target=_follow, args=(life,), daemon=True).start()


def _follow(life: int) -> None:
    """Wait for the end of the parent, also when it is killed; then end this process."""
    os.read(life, 1)
    kill_workers()
    os._exit(_FAILED)


@dataclass(slots=True)
class _Guard:
    """
    The parent process: it passes signals on and remembers the one that asked the child to end.
    """

    child: int
    told: int = 0

    def listen(self) -> None:
        """Pass signals on to the child; kill it if it does not end in time."""
        for number in STOPPING:
            ignored = signal.getsignal(number) is signal.SIG_IGN
            signal.signal(number, self._send if ignored else self._stop)
        signal.signal(signal.SIGALRM, self._kill)

    def _send(self, number: int, _: FrameType | None) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.child, number)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.told = number
        signal.setitimer(signal.ITIMER_REAL, _PATIENCE_SECONDS)
        self._send(number, frame)

    def _kill(self, _: int, frame: FrameType | None) -> None:
        self._send(signal.SIGKILL, frame)

    def wait(self) -> NoReturn:
        """Wait for the child to end, and print an explanation if it could not print one itself."""
        _, status = os.waitpid(self.child, 0)
        signal.pthread_sigmask(signal.SIG_BLOCK, (*STOPPING, signal.SIGALRM))
        code = os.waitstatus_to_exitcode(status)
        if code >= 0 and LOGBOOK.has_end():
            os._exit(code)
        number = -code if -code in STOPPING else self.told
        if number:
            _tell(STOPPED)
            os._exit(_SIGNALLED + number)
        _tell(_explain(code))
        os._exit(_FAILED)


def _explain(code: int) -> str:
    """Explain why the child ended, and name the files that it was working on."""
    from edition.printable import show  # noqa: PLC0415 - rarely needed

    if -code == signal.SIGKILL:
        end = "the system ended the program (SIGKILL), perhaps for want of memory,"
    elif code == _TRACED:
        end = "the program failed, as is shown above,"
    else:
        known = {number.value: number.name for number in signal.Signals}
        name = known.get(-code, f"signal {-code}") if code < 0 else f"exit code {code}"
        end = f"the program crashed ({name})"
    match [show(name) for name in LOGBOOK.read()]:
        case []:
            memory = "" if code == _TRACED else "give it more memory, and if that does not help "
            return f"{end} at no file; {memory}report it."
        case [name]:
            return f"{end} while it worked on {name}; take that file away, and report it."
        case names:
            found = "run edition check with each to find which"
            return f"{end} while it worked on one of these files: {', '.join(names)}; {found}."


def _tell(sentence: str) -> None:
    """Print a sentence on standard error, or on standard output if that fails."""
    clear = "\r\x1b[K" if os.isatty(_ERROR) else ""
    for descriptor, start in ((_ERROR, clear), (_OUTPUT, "")):
        with suppress(OSError):
            os.write(descriptor, f"{start}edition: {sentence}\n".encode())
            return
