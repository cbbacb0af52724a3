"""
Run the steps, one after the other.

Of each step, all subjects that are due are looked at. Only those for which something differs are
made again, in workers. All of them are stored before the next step is looked at.
"""

import json
import zlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from edition.catalogue.relation import Record, Relation, write_key, write_value
from edition.engine import executor
from edition.engine.due import count_due, note_steps, read_due
from edition.engine.job import Job
from edition.engine.pool import Workers
from edition.engine.reader import Files, Lookup, Source
from edition.engine.steps import Result, Stage, Step, Task
from edition.engine.store import Store
from edition.errors import EditionError, UnreadError

SUBJECTS_PER_BATCH = 96
_BATCHES_PER_COMMIT = 20

Progress = Callable[[str, int, int], None]
"""Takes the name of a step, and how many of its subjects have been looked at, of how many."""


def keep_silent(step: str, done: int, count: int) -> None:
    """Show no progress."""


@dataclass(frozen=True, slots=True)
class _Order:
    """What all batches of a step share."""

    step: Step
    shared: object
    source: Source
    files: Files


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of some relations for workers, compressed."""

    data: bytes

    @classmethod
    def make(cls, store: Store, relations: Iterable[str]) -> "Copy":
        """Copy relations, with all rows by each of their keys."""
        keys: dict[str, object] = {}
        found: dict[str, list[Record]] = {}
        for relation in (store.rows.declared[name] for name in relations):
            keys[relation.name] = [sorted(key) for key in ((), *relation.keys)]
            for row in store.rows.list_rows(relation.name, {}):
                for key in _list_keys(relation, row):
                    found.setdefault(key, []).append(row)
        return cls(zlib.compress(write_value([keys, found]).encode()))

    def list_rows(self, relation: str, by: Mapping[str, object]) -> list[Record]:
        """Return the rows of a relation with these values; they must be one of its keys."""
        keys, rows = _open_copy(self.data)
        if sorted(by) not in keys[relation]:
            raise ValueError(f"{relation} has no key {', '.join(by)}")
        return rows.get(write_key(relation, by), [])


def _list_keys(relation: Relation, row: Record) -> Iterator[str]:
    """List the keys that find a row."""
    return relation.list_keys(tuple(row[column] for column in relation.columns))


@lru_cache(maxsize=1)
def _open_copy(data: bytes) -> tuple[dict[str, list[list[str]]], dict[str, list[Record]]]:
    """Return the keys of each relation of a copy, and the rows that each key finds."""
    keys, rows = json.loads(zlib.decompress(data))
    return keys, rows


@dataclass(frozen=True, slots=True)
class Engine:
    """What runs the steps of a store, up to a stage: what all tasks share, inputs, workers."""

    store: Store
    shared: object
    files: Files
    workers: Workers
    size: int = SUBJECTS_PER_BATCH
    last: Stage = Stage.PAGES
    progress: Progress = keep_silent

    def run(self) -> Iterator[Job]:
        """
        Run the steps, and return the subjects that were made again.

        No stage begins after an error. The failure of a subject is raised at the end of its stage,
        so that the others are kept; that an input cannot be read is raised before all else.
        """
        note_steps(self.store)
        for stage, steps in groupby(self.store.steps, lambda step: step.stage):
            if stage > self.last or self.store.has_errors(stage):
                return
            failures: list[EditionError] = []
            for step in steps:
                for job in self._run_step(step):
                    if job.failure is None:
                        yield job
                    else:
                        failures.append(job.failure)
                self.store.commit()
            if failures:
                raise min(failures, key=_rank)

    def _run_step(self, step: Step) -> Iterator[Job]:
        """Look at all subjects of a step that are due, and return those that were made again."""
        count = count_due(self.store, step)
        if not count:
            return
        looked_at: deque[Job] = deque()
        done: list[Job] = []
        batches = 0
        for made in self._make_all(step, looked_at, count):
            while not looked_at[0].differs:
                done.append(looked_at.popleft())
            job = looked_at.popleft()
            job.result, job.looked_up = made.result, made.looked_up
            done.append(job)
            if len(done) >= self.size:
                yield from self._store(step, done)
                done = []
                batches += 1
                self.progress(step.name, min(batches * self.size, count), count)
                if batches % _BATCHES_PER_COMMIT == 0:
                    self.store.commit()
        yield from self._store(step, [*done, *looked_at])
        self.progress(step.name, count, count)

    def _make_all(self, step: Step, looked_at: deque[Job], count: int) -> "Iterator[_Made]":
        """Look at all subjects that are due, and make the results of those that differ."""
        together = self.workers.are_needed(count)
        source = Copy.make(self.store, step.looks_up) if together else self.store.rows
        order = _Order(step, self.shared, source, self.files)

        def list_work() -> Iterator[_Work]:
            for jobs in read_due(self.store, step, self.size):
                looked_at.extend(jobs)
                yield from (
                    _Work(job.subject, job.value or "", job.outputs) for job in jobs if job.differs
                )

        runner = executor.Runner(_make, order, lambda task: task.subject or step.name, step.at_once)
        yield from executor.run(runner, list_work(), count, self.workers)

    def _store(self, step: Step, jobs: Sequence[Job]) -> Iterator[Job]:
        """Store jobs, and return those that were made again."""
        self.store.store(step, jobs)
        yield from (job for job in jobs if job.result is not None)


def _rank(failure: EditionError) -> tuple[bool, str]:
    """Return the key that sorts failures: inputs that cannot be read come first."""
    return not isinstance(failure, UnreadError), str(failure)


@dataclass(frozen=True, slots=True)
class _Work:
    """A task as it is sent to a worker: the subject, its value as JSON, and its outputs so far."""

    subject: str
    value: str
    outputs: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Made:
    """The result of a task, and what its work looked up."""

    result: Result
    looked_up: dict[str, str]


def _make(order: _Order, batch: Sequence[_Work]) -> list[_Made]:
    """Make the results of a batch of tasks, in a worker."""
    tasks = [
        Task(
            work.subject,
            json.loads(work.value),
            Lookup(order.source, order.step, order.files),
            work.outputs,
        )
        for work in batch
    ]
    results = order.step.make(order.shared, tasks)
    return [_Made(result, task.lookup.found) for result, task in zip(results, tasks, strict=True)]
