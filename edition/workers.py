"""
Workers: this process, spawned ones, or those that dask has wherever it is.

Where few tasks come, another process may get ready for the last of them while this one is at the
first: to load a program and compile takes longer than such tasks do.
"""

import gc
import os
import signal
from collections.abc import Callable
from concurrent import futures
from concurrent.futures import BrokenExecutor, Executor
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import import_module
from threading import Thread
from typing import Any, Protocol, TypeVar

from edition.errors import EditionError
from edition.signals import STOPPING, undisturbed

BATCH = 32
"""How many documents a worker is given at once."""
FEW = 200
"""So many documents are done in this process before another has come up."""
_SELDOM = 50_000
"""How many objects a worker makes before it looks for cycles among them."""

_DEATHS = (BrokenExecutor, MemoryError, RecursionError)
"""What Python raises where a process did not come to the end of what it was given."""

Result = TypeVar("Result")

_NO_PROCESSES = (ImportError, NotImplementedError, OSError)
"""What Python raises where no process can be started; the second one for want of semaphores."""


class _Closeable(Protocol):
    """
    What is closed at the end.
    """

    def close(self) -> object:
        """
        Close it.
        """


@dataclass(slots=True)
class Workers:
    """
    Where work is done, opened when there is work for it; jobs=1 means in this process.

    With a helper, one more process takes what is handed on of a few tasks.
    """

    jobs: int = 0
    scheduler: str | None = None
    few: int = FEW
    batch: int = BATCH
    deaths: tuple[type[BaseException], ...] = _DEATHS
    helped: bool = False
    _executor: Executor | None = None
    _helper: Executor | None = None
    _opened: list[_Closeable] = field(default_factory=list)

    def count(self) -> int:
        """
        Count the workers.
        """
        return self.jobs or count_cores()

    def choose(self, tasks: int, *, handed_on: bool = False) -> Executor | None:
        """
        Choose an executor for so many tasks; None is this process.
        """
        if self.scheduler is None and (self.count() == 1 or tasks <= self.few):
            return self._helper if handed_on else None
        return self.open()

    @property
    def has_helper(self) -> bool:
        """
        Tell whether the helper is there.
        """
        return self._helper is not None

    def may_help(self, tasks: int) -> bool:
        """
        Tell whether a helper is of use for so many tasks.
        """
        return self.helped and self.scheduler is None and self.count() > 1 and tasks <= self.few

    def call_helper(self, tasks: int, module: str) -> None:
        """
        Start the helper, if it is of use for so many tasks, and let it load a module meanwhile.

        Where the system starts no process there is none.
        """
        if self.may_help(tasks):
            with suppress(*_NO_PROCESSES):
                self._helper = self._helper or self._spawn(1)
            self.tell_helper(_load, module)

    def tell_helper(
        self, function: Callable[..., Result], *values: object
    ) -> futures.Future[Result] | None:
        """
        Let the helper do something that nobody needs to wait for, after what it was told before.

        If it dies of it, others do its tasks.
        """
        if self._helper is not None:
            with undisturbed(), suppress(BrokenExecutor):
                return self._helper.submit(function, *values)
        return None

    def open(self) -> Executor:
        """
        Open the executor, or return the one that is open; there is no helper beside it.
        """
        if self._executor is None:
            self.close()
            self._executor = self._connect() if self.scheduler else self._spawn(self.count())
        return self._executor

    def _spawn(self, processes: int) -> Executor:
        """
        Spawn processes that leave an interruption to this one.
        """
        from multiprocessing import get_context  # noqa: PLC0415 - a build of a few loads none of it

        # Python's own process that keeps count of semaphores is started here too.
        with undisturbed():
            return futures.ProcessPoolExecutor(processes, get_context("spawn"), initializer=_begin)

    def _connect(self) -> Executor:
        """
        Connect to a dask scheduler, whose workers see the same disk.
        """
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
        """
        Let the workers go.
        """
        executors = (self._executor, self._helper)
        self._executor = self._helper = None
        for executor in executors:
            if executor is not None:
                _stop(executor)
        while self._opened:
            self._opened.pop().close()


def count_cores() -> int:
    """
    Count the cores that this process may use.
    """
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def _load(module: str) -> None:
    """
    Load a module.
    """
    import_module(module)


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
    """
    Stop the workers without waiting for what they are at.
    """
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
