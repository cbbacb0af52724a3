"""Workers: this process, spawned processes, or those of a dask cluster."""

import gc
import os
import signal
from concurrent import futures
from concurrent.futures import BrokenExecutor, Executor
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Thread
from typing import Any, Protocol, TypeVar

from edition.errors import EditionError
from edition.process.signals import STOPPING, undisturbed

BATCH = 32
"""How many documents a worker is given at once."""
MIN_TASKS_FOR_POOL = 200
"""So many documents are done in this process before another has come up."""
_SELDOM = 50_000
"""How many objects a worker makes before it looks for cycles among them."""

_DEATHS = (BrokenExecutor, MemoryError, RecursionError)
"""What Python raises where a process did not come to the end of what it was given."""

Result = TypeVar("Result")


class _Closeable(Protocol):
    """What is closed at the end."""

    def close(self) -> object:
        """Close it."""


@dataclass(slots=True)
class Workers:
    """Where work is done, opened when there is work for it; jobs=1 means in this process."""

    jobs: int = 0
    scheduler: str | None = None
    few: int = MIN_TASKS_FOR_POOL
    batch: int = BATCH
    deaths: tuple[type[BaseException], ...] = _DEATHS
    _executor: Executor | None = None
    _opened: list[_Closeable] = field(default_factory=list)

    def count(self) -> int:
        """Count the workers."""
        return self.jobs or count_cores()

    def are_needed(self, tasks: int) -> bool:
        """Tell whether so many tasks go to other processes."""
        return self.scheduler is not None or (self.count() > 1 and tasks > self.few)

    def open(self) -> Executor:
        """Open the executor, or return the one that is open."""
        if self._executor is None:
            self._executor = self._connect() if self.scheduler else self._spawn(self.count())
        return self._executor

    def _spawn(self, processes: int) -> Executor:
        """Spawn processes that leave an interruption to this one."""
        from multiprocessing import get_context  # noqa: PLC0415 - a build of a few loads none of it

        # Python's own process that keeps count of semaphores is started here too.
        with undisturbed():
            return futures.ProcessPoolExecutor(processes, get_context("spawn"), initializer=_begin)

    def _connect(self) -> Executor:
        """Connect to a dask scheduler, whose workers see the same disk."""
        try:
            from distributed import Client, KilledWorker  # noqa: PLC0415 - an extra that few need
        except ImportError as error:
            raise EditionError(
                "--scheduler needs dask.distributed; install the extra: edition[cluster]."
            ) from error
        try:
            client = Client(self.scheduler, timeout="10s")
        except (OSError, ValueError) as error:
            raise EditionError(
                f"There is no dask scheduler at {self.scheduler}: {error}."
            ) from error
        self.deaths = (*_DEATHS, KilledWorker)
        self._opened.append(client)
        executor: Executor = client.get_executor(pure=False)
        return executor

    def close(self) -> None:
        """Let the workers go."""
        executor, self._executor = self._executor, None
        if executor is not None:
            _stop(executor)
        while self._opened:
            self._opened.pop().close()


def count_cores() -> int:
    """Count the cores that this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def _begin() -> None:
    """
    Let only the first process hear Ctrl-C, and end with it; look for cycles seldom.

    Nearly all that a worker makes goes as soon as nothing refers to it.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPPING)
    gc.set_threshold(_SELDOM)
    Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    """
    End with the first process, also where that is killed: else a worker waits for it for ever.
    """
    from multiprocessing import parent_process  # noqa: PLC0415 - a build of a few loads none of it

    if (parent := parent_process()) is not None:
        parent.join()
        os._exit(1)


def _stop(executor: Executor) -> None:
    """Stop the workers without waiting for what they are at."""
    if not isinstance(executor, futures.ProcessPoolExecutor):
        executor.shutdown(wait=False)
        return
    processes: dict[int, Any] = dict(getattr(executor, "_processes", None) or {})
    queue: Any = getattr(executor, "_call_queue", None)
    executor.shutdown(wait=False, cancel_futures=True)
    if queue is not None:
        # Else Python waits at its end for what nobody reads any more to be written.
        queue.cancel_join_thread()
    for process in processes.values():
        with suppress(OSError, ValueError):
            process.kill()
    for process in processes.values():
        with suppress(OSError, ValueError, AssertionError):
            process.join()
