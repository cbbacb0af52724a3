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

_BATCHES_PER_WORKER = 3

Order = TypeVar("Order")
Task = TypeVar("Task")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Runner(Generic[Order, Task, Result]):
    """A function for batches of tasks, and how a task is named if a worker dies of it."""

    function: Callable[[Order, Sequence[Task]], list[Result]]
    order: Order
    name: Callable[[Task], str]
    at_once: int | None = None

    def run(self, batch: Sequence[Task]) -> list[Result]:
        """Run a batch in this process; if memory or stack run out, run its tasks one by one."""
        try:
            with working_on(*map(self.name, batch)):
                return self.function(self.order, batch)
        except (MemoryError, RecursionError):
            return [result for task in batch for result in self.run([task])]


def run(
    runner: Runner[Order, Task, Result],
    tasks: Iterable[Task],
    count: int,
    workers: Workers,
) -> Iterator[Result]:
    """Run all tasks and return their results in order; at most 3 batches per worker are queued."""
    batches = _cut(tasks, runner.at_once or workers.batch)
    if not workers.are_needed(count):
        for batch in batches:
            yield from runner.run(batch)
        return
    waiting: deque[tuple[Sequence[Task], Future[list[Result]]]] = deque()
    for batch in batches:
        waiting.append((batch, _submit(runner, batch, workers.open(), workers)))
        if len(waiting) >= workers.count() * _BATCHES_PER_WORKER:
            yield from _take(runner, waiting, workers)
    while waiting:
        yield from _take(runner, waiting, workers)


def _cut(tasks: Iterable[Task], size: int) -> Iterator[list[Task]]:
    rest = iter(tasks)
    while batch := list(islice(rest, size)):
        yield batch


def _submit(
    runner: Runner[Order, Task, Result], batch: Sequence[Task], executor: Executor, workers: Workers
) -> "Future[list[Result]]":
    """Submit a batch; if the workers are dead, the returned future raises that error."""
    try:
        with undisturbed():
            return executor.submit(runner.function, runner.order, batch)
    except workers.deaths as error:
        failed: Future[list[Result]] = Future()
        failed.set_exception(error)
        return failed


def _take(
    runner: Runner[Order, Task, Result],
    waiting: "deque[tuple[Sequence[Task], Future[list[Result]]]]",
    workers: Workers,
) -> Iterator[Result]:
    """
    Take the results of the first batch; after a death repeat all queued batches one at a time.
    """
    batch, future = waiting.popleft()
    try:
        results = future.result()
    except workers.deaths:
        again = [batch, *(other for other, _ in waiting)]
        waiting.clear()
        for suspect in again:
            yield from _repeat(runner, suspect, workers)
    else:
        yield from results


def _repeat(
    runner: Runner[Order, Task, Result],
    batch: Sequence[Task],
    workers: Workers,
    *,
    first: bool = True,
) -> Iterator[Result]:
    """
    Run one batch alone, at most twice; if a worker dies again, halve it down to the task at fault.
    """
    workers.close()
    try:
        results = _submit(runner, batch, workers.open(), workers).result()
    except workers.deaths as error:
        if first:
            yield from _repeat(runner, batch, workers, first=False)
            return
        if len(batch) == 1:
            raise EditionError(
                f"{runner.name(batch[0])}: the process that worked on it died again and again; "
                "give it more memory, or take the file away."
            ) from error
        half = len(batch) // 2
        yield from _repeat(runner, batch[:half], workers, first=False)
        yield from _repeat(runner, batch[half:], workers, first=False)
    else:
        yield from results
