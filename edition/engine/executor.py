"""Give batches of tasks to workers, and return the results in the order of the tasks."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from itertools import islice
from typing import Generic, TypeVar

from edition.engine.pool import Workers
from edition.errors import EditionError
from edition.process.logbook import working_on
from edition.process.signals import undisturbed

_IN_FLIGHT = 3

Order = TypeVar("Order")
Task = TypeVar("Task")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Job(Generic[Order, Task, Result]):
    """What is done with each batch of tasks, and how a task is named when a worker dies of it."""

    function: Callable[[Order, Sequence[Task]], list[Result]]
    order: Order
    name: Callable[[Task], str]
    at_once: int | None = None

    def run(self, batch: Sequence[Task]) -> list[Result]:
        """
        Do a batch here and now; where memory or depth do not suffice, one task after the other.
        """
        try:
            with working_on(*map(self.name, batch)):
                return self.function(self.order, batch)
        except (MemoryError, RecursionError):
            return [result for task in batch for result in self.run([task])]


def run(
    job: Job[Order, Task, Result],
    tasks: Iterable[Task],
    count: int,
    workers: Workers,
) -> Iterator[Result]:
    """Do all tasks and return the results in their order, a few batches ahead and no more."""
    batches = _cut(tasks, job.at_once or workers.batch)
    if not workers.are_needed(count):
        for batch in batches:
            yield from job.run(batch)
        return
    waiting: deque[tuple[Sequence[Task], Future[list[Result]]]] = deque()
    ahead = workers.count() * _IN_FLIGHT
    for batch in batches:
        waiting.append((batch, _submit(job, batch, workers.open(), workers)))
        if len(waiting) >= ahead:
            yield from _take(job, waiting, workers)
    while waiting:
        yield from _take(job, waiting, workers)


def _cut(tasks: Iterable[Task], size: int) -> Iterator[list[Task]]:
    """Cut tasks into batches."""
    rest = iter(tasks)
    while batch := list(islice(rest, size)):
        yield batch


def _submit(
    job: Job[Order, Task, Result], batch: Sequence[Task], executor: Executor, workers: Workers
) -> "Future[list[Result]]":
    """Give a batch to the workers; if they died meanwhile that is found out when it is taken."""
    try:
        with undisturbed():
            return executor.submit(job.function, job.order, batch)
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
        results = _submit(job, batch, workers.open(), workers).result()
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
