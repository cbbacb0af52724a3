"""Workers: this process, spawned processes, or the processes of a dask cluster."""

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

BATCH = 32  # documents given to a worker at once
MIN_TASKS_FOR_POOL = 200  # with fewer tasks, this process is done before another has started
_OBJECTS_PER_COLLECTION = 50_000  # made between two searches for cycles

_DEATHS = (BrokenExecutor, MemoryError, RecursionError)
"""What Python raises when a process died or could not finish its batch."""

Result = TypeVar("Result")


class _Closeable(Protocol):
    """Anything with a close method."""

    def close(self) -> object:
        """Close it."""


@dataclass(slots=True)
class Workers:
    """The workers, started when first needed; jobs=1 means this process only."""

    jobs: int = 0
    scheduler: str | None = None
    few: int = MIN_TASKS_FOR_POOL
    batch: int = BATCH
    deaths: tuple[type[BaseException], ...] = _DEATHS
    _executor: Executor | None = None
    _cores: int = 0
    _opened: list[_Closeable] = field(default_factory=list)

    def count(self) -> int:
        """Count the workers; those of a cluster are known when it is connected."""
        return self._cores or self.jobs or count_cores()

    def are_needed(self, tasks: int) -> bool:
        """Tell whether this many tasks are given to other processes."""
        return self.scheduler is not None or (self.count() > 1 and tasks > self.few)

    def open(self) -> Executor:
        """Start the executor, or return the running one."""
        if self._executor is None:
            self._executor = self._connect() if self.scheduler else self._spawn(self.count())
        return self._executor

    def _spawn(self, processes: int) -> Executor:
        """Start processes; Ctrl-C reaches only this one."""
        from multiprocessing import get_context  # noqa: PLC0415 - small builds never import it

        # This also starts Python's resource tracker, with the same signals blocked.
        with undisturbed():
            return futures.ProcessPoolExecutor(processes, get_context("spawn"), initializer=_begin)

    def _connect(self) -> Executor:
        """Connect to a dask scheduler; its workers must see the same files."""
        try:
            from distributed import Client, KilledWorker  # noqa: PLC0415 - an optional extra
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
        self._cores = sum(client.ncores().values())
        executor: Executor = client.get_executor(pure=False)
        return executor

    def close(self) -> None:
        """Stop the workers."""
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
    Set up a worker: ignore Ctrl-C, end with the parent, and look for cycles rarely.

    Reference counting frees nearly all objects of a worker.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPPING)
    gc.set_threshold(_OBJECTS_PER_COLLECTION)
    Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    """End this worker with its parent, also if that is killed; otherwise it would wait for ever."""
    from multiprocessing import parent_process  # noqa: PLC0415 - small builds never import it

    if (parent := parent_process()) is not None:
        parent.join()
        os._exit(1)


def _stop(executor: Executor) -> None:
    """Stop the workers without waiting for their current tasks."""
    if not isinstance(executor, futures.ProcessPoolExecutor):
        executor.shutdown(wait=False)
        return
    processes: dict[int, Any] = dict(getattr(executor, "_processes", None) or {})
    if getattr(executor, "_broken", False):
        # Python is clearing up already; before 3.11.5 it waits for a pipe that nobody reads.
        with suppress(AttributeError):
            executor._call_queue.cancel_join_thread()  # type: ignore[attr-defined]  # noqa: SLF001
    else:
        # The ends of the two pipes that the workers use: without a copy of them here, the threads
        # at the other ends see that the workers are gone, also in the midst of a task or a result.
        for pipe, end in (("_call_queue", "_reader"), ("_result_queue", "_writer")):
            connection: Any = getattr(getattr(executor, pipe, None), end, None)
            if connection is not None:
                connection.close()
    for process in processes.values():
        with suppress(OSError, ValueError):
            process.kill()
    executor.shutdown(wait=True, cancel_futures=True)
