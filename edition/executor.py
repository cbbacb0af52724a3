"""
Executors: the same work in this process, in spawned ones, or wherever dask has its workers.
"""

import gc
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent import futures
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Generic, Protocol, TypeVar

from edition.errors import EditionError

BATCH = 32
"""How many documents a worker is given at once."""
FEW = 200
"""So many documents are done in this process before another has come up."""
_IN_FLIGHT = 3
_SELDOM = 50_000
"""How many objects a worker makes before it looks for cycles among them."""

Order = TypeVar("Order")
Task = TypeVar("Task")
Result = TypeVar("Result")


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
    """

    jobs: int = 0
    scheduler: str | None = None
    few: int = FEW
    batch: int = BATCH
    deaths: tuple[type[BaseException], ...] = (BrokenExecutor,)
    _executor: Executor | None = None
    _opened: list[_Closeable] = field(default_factory=list)

    def count(self) -> int:
        """
        Count the workers.
        """
        return self.jobs or len(os.sched_getaffinity(0))

    def choose(self, tasks: int) -> Executor | None:
        """
        Choose an executor for so many tasks; None is this process.
        """
        if self.scheduler is None and (self.count() == 1 or tasks <= self.few):
            return None
        return self.open()

    def open(self) -> Executor:
        """
        Open the executor, or return the one that is open.
        """
        if self._executor is None:
            self._executor = self._connect() if self.scheduler else self._spawn()
        return self._executor

    def _spawn(self) -> Executor:
        """
        Spawn processes that leave an interruption to this one.
        """
        from multiprocessing import get_context  # noqa: PLC0415 - a build of a few loads none of it

        return futures.ProcessPoolExecutor(self.count(), get_context("spawn"), initializer=_begin)

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
        self.deaths = (BrokenExecutor, KilledWorker)
        self._opened.append(client)
        executor: Executor = client.get_executor(pure=False)
        return executor

    def close(self) -> None:
        """
        Let the workers go.
        """
        executor, self._executor = self._executor, None
        if executor is not None:
            _stop(executor)
        while self._opened:
            self._opened.pop().close()


@contextmanager
def _undisturbed() -> Iterator[None]:
    """
    Let Ctrl-C wait until processes have been started whole; what is started does not hear it.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """
    Let only the first process hear Ctrl-C, which stops the others; look for cycles seldom.

    Nearly all that a worker makes goes as soon as nothing refers to it.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(_SELDOM)


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
            process.terminate()
    for process in processes.values():
        with suppress(OSError, ValueError, AssertionError):
            process.join()


@dataclass(frozen=True, slots=True)
class Job(Generic[Order, Task, Result]):
    """
    What is to be done with each batch of tasks, and how a task is named when a worker dies of it.
    """

    function: Callable[[Order, Sequence[Task]], list[Result]]
    order: Order
    name: Callable[[Task], str]

    def run(self, batch: Sequence[Task]) -> list[Result]:
        """
        Do a batch here and now.
        """
        return self.function(self.order, batch)


def run(
    job: Job[Order, Task, Result],
    tasks: Iterable[Task],
    count: int,
    workers: Workers,
    batch_size: int | None = None,
) -> Iterator[Result]:
    """
    Do all tasks and return the results in their order, a few batches ahead and no more.
    """
    executor = workers.choose(count)
    batches = _cut(tasks, batch_size or workers.batch)
    if executor is None:
        for batch in batches:
            yield from job.run(batch)
        return
    waiting: deque[tuple[Sequence[Task], Future[list[Result]]]] = deque()
    ahead = workers.count() * _IN_FLIGHT
    for batch in batches:
        waiting.append((batch, _submit(job, batch, workers)))
        if len(waiting) >= ahead:
            yield from _take(job, waiting, workers)
    while waiting:
        yield from _take(job, waiting, workers)


def _cut(tasks: Iterable[Task], size: int) -> Iterator[list[Task]]:
    """
    Cut tasks into batches.
    """
    rest = iter(tasks)
    while batch := list(islice(rest, size)):
        yield batch


def _submit(
    job: Job[Order, Task, Result], batch: Sequence[Task], workers: Workers
) -> "Future[list[Result]]":
    """
    Give a batch to the workers; if they died meanwhile that is found out when it is taken.
    """
    try:
        with _undisturbed():
            return workers.open().submit(job.function, job.order, batch)
    except workers.deaths as error:
        failed: Future[list[Result]] = Future()
        failed.set_exception(error)
        return failed


def _take(
    job: Job[Order, Task, Result],
    waiting: "deque[tuple[Sequence[Task], Future[list[Result]]]]",
    workers: Workers,
) -> Iterator[Result]:
    """
    Take the results of the first batch; when a worker died, do all that waits anew, one by one.
    """
    batch, future = waiting.popleft()
    try:
        results = future.result()
    except workers.deaths:
        again = [batch, *(other for other, _ in waiting)]
        waiting.clear()
        for suspect in again:
            yield from _repeat(job, suspect, workers)
    else:
        yield from results


def _repeat(
    job: Job[Order, Task, Result], batch: Sequence[Task], workers: Workers, *, first: bool = True
) -> Iterator[Result]:
    """
    Do a batch alone; if a worker dies again it was this batch, which is halved down to one task.
    """
    workers.close()
    try:
        results = _submit(job, batch, workers).result()
    except workers.deaths as error:
        if first:
            yield from _repeat(job, batch, workers, first=False)
            return
        if len(batch) == 1:
            raise EditionError(
                f"{job.name(batch[0])}: the process that worked on it died again and again; "
                "give it more memory, or take the file away."
            ) from error
        half = len(batch) // 2
        yield from _repeat(job, batch[:half], workers, first=False)
        yield from _repeat(job, batch[half:], workers, first=False)
    else:
        yield from results
