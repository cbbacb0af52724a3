"""The signals that end a command, and work that no signal may interrupt."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

STOPPING = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)
"""Ctrl-C, a request to end, and a terminal that was closed."""
_PATIENCE_SECONDS = 1.0
"""How long a process that was killed may take to be gone."""


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let the signals wait until something is done whole; processes started so do not hear them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, STOPPING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def end_at_once(number: int, _: FrameType | None = None) -> None:
    """
    End this process and its workers by a signal; what is on the disk is as after any kill.

    Nothing is unwound, so that no signal falls into what another one has begun.
    """
    kill_workers()
    signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, (number,))
    os.kill(os.getpid(), number)


def kill_workers() -> None:
    """Kill the processes that this one has started, where it has started any, and see them gone."""
    if processes := sys.modules.get("multiprocessing"):
        workers = processes.active_children()
        for worker in workers:
            with suppress(OSError, ValueError):
                worker.kill()
        for worker in workers:
            with suppress(OSError, ValueError, AssertionError):
                worker.join(_PATIENCE_SECONDS)


def interrupt_once(number: int, _: FrameType | None) -> None:
    """Raise the interruption, and hear no other while things are closed."""
    signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt
