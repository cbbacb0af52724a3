"""
A process that waits for the one that works, and says in a sentence how it ended.

A library that crashes leaves no time for a word, and a signal may fall into whatever Python is at.
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
_PATIENCE_SECONDS = 5.0
"""How long a process that is to end may be at something that hears no signal."""
_TRACED, _FAILED, _SIGNALLED = 1, 3, 128
_OUTPUT, _ERROR = 1, 2


def run(work: Callable[[], object]) -> None:
    """Let a process of its own work, and end as it does; without such a process work here."""
    if not hasattr(os, "fork"):
        work()
        return
    LOGBOOK.share()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    life, mine = os.pipe()
    gc.freeze()  # else the first search for cycles copies all that both processes share
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
    """Fork, unless the system has no process left."""
    try:
        return os.fork()
    except OSError:
        return None


def _get_ready(life: int) -> None:
    """
    End by a signal at once, unless the caller wants it ignored, and when nobody waits any more.
    """
    for number in STOPPING:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, end_at_once)
    Thread(target=_follow, args=(life,), daemon=True).start()


def _follow(life: int) -> None:
    """End with the guard, also where that is killed."""
    os.read(life, 1)
    kill_workers()
    os._exit(_FAILED)


@dataclass(slots=True)
class _Guard:
    """Who waits for a process, passes signals on, and remembers by which one it was to end."""

    child: int
    told: int = 0

    def listen(self) -> None:
        """Pass signals on; who is told to end and does not is killed."""
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
        """Wait for the end, and say what it was if nobody else could."""
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
    """Say what ended a process in the midst of its work, and at which files it was."""
    from edition.printable import show  # noqa: PLC0415 - seldom needed

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
    """Tell a sentence on standard error or on what is left, in a line of its own."""
    clear = "\r\x1b[K" if os.isatty(_ERROR) else ""
    for descriptor, start in ((_ERROR, clear), (_OUTPUT, "")):
        with suppress(OSError):
            os.write(descriptor, f"{start}edition: {sentence}\n".encode())
            return
