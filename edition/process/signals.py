"""The signals that end a command, and a context that delays them."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

STOPPING = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)
"""Ctrl-C, a request to end, and the closing of the terminal."""
_PATIENCE_SECONDS = 1.0  # wait for each killed worker


@contextmanager
def undisturbed() -> Iterator[None]:
    """Delay the signals until the block is done; processes started in it have them blocked too."""
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
    Kill the workers and this process by a signal, without unwinding.

    The disk is as after any kill. No cleanup runs that a second signal could interrupt.
    """
    kill_workers()
    signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, (number,))
    os.kill(os.getpid(), number)


def kill_workers() -> None:
    """Kill the processes that this one started with multiprocessing, and wait for them to end."""
    if processes := sys.modules.get("multiprocessing"):
        workers = processes.active_children()
        for worker in workers:
            with suppress(OSError, ValueError):
                worker.kill()
        for worker in workers:
            with suppress(OSError, ValueError, AssertionError):
                worker.join(_PATIENCE_SECONDS)


def interrupt_once(number: int, _: FrameType | None) -> None:
    """Raise KeyboardInterrupt, and ignore this signal while things are closed."""
    signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt
