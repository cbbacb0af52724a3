"""
Run the steps, one after the other.

Of each step, all subjects that are due are looked at. Only those for which something differs are
made again, in workers; the others are stored at once. All are stored before the next step is looked
at.
"""

import json
import zlib
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby

from edition.catalogue.relation import Record, Relation, write_key, write_value
from edition.engine import executor
from edition.engine.due import count_due, note_steps, read_due
from edition.engine.job import Job
from edition.engine.pool import Workers
from edition.engine.progress import Progress, keep_silent
from edition.engine.reader import Files, Kept, Lookup, Source
from edition.engine.steps import Result, Stage, Step, Task
from edition.engine.store import Store
from edition.errors import EditionError, UnreadError

SUBJECTS_PER_BATCH = 96
BATCHES_PER_COMMIT = 20


class SubjectError(EditionError):
    """A subject failed; all others of its stage are stored."""


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
    last: Stage = Stage.ARCHIVES
    progress: Progress = keep_silent
    per_commit: int = BATCHES_PER_COMMIT

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
                count = count_due(self.store, step)
                for job in _Turn(self, step, count).run() if count else ():
                    if job.failure is None:
                        yield job
                    else:
                        failures.append(job.failure)
                self.store.commit()
            if failures:
                first = min(failures, key=_rank)
                raise first if isinstance(first, UnreadError) else SubjectError(str(first))


@dataclass(slots=True)
class _Turn:
    """The turn of a step: all its subjects that are due, stored batch by batch."""

    engine: Engine
    step: Step
    count: int
    stored: int = 0
    batches: int = 0
    in_work: deque[Job] = field(default_factory=deque)
    """What differs, in the order in which it is made."""

    def run(self) -> Iterator[Job]:
        """Look at all subjects, and return those that were made again."""
        done: list[Job] = []
        runner = executor.Runner(
            _make,
            self._make_order(),
            lambda work: work.subject or self.step.name,
            self.step.at_once,
        )
        for made in executor.run(runner, self._list_work(), self.count, self.engine.workers):
            job = self.in_work.popleft()
            job.result, job.looked_up = made.result, made.looked_up
            done.append(job)
            if len(done) >= self.engine.size:
                self._store(done)
                yield from done
                done = []
        self._store(done)
        yield from done

    def _make_order(self) -> _Order:
        """Say what all work shares; workers get a copy of what the step looks up."""
        store = self.engine.store
        together = self.engine.workers.are_needed(self.count)
        source = Copy.make(store, self.step.looks_up) if together else store.rows
        return _Order(self.step, self.engine.shared, source, self.engine.files)

    def _list_work(self) -> "Iterator[_Work]":
        """List the work on what differs; what does not is stored at once, to be held no longer."""
        for jobs in read_due(self.engine.store, self.step, self.engine.size):
            self._store([job for job in jobs if not job.differs])
            for job in jobs:
                if job.differs:
                    self.in_work.append(job)
                    yield _Work(job.subject, job.value or "", job.outputs)

    def _store(self, jobs: Sequence[Job]) -> None:
        """Store a batch; after each 20, what was stored and returned is kept."""
        if not jobs:
            return
        if self.batches and self.batches % self.engine.per_commit == 0:
            self.engine.store.commit()
        self.engine.store.store(self.step, jobs)
        self.batches += 1
        self.stored += len(jobs)
        self.engine.progress(self.step.name, self.stored, self.count)


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
    kept: Kept = {}
    tasks = [
        Task(
            work.subject,
            json.loads(work.value),
            Lookup(order.source, order.step, order.files, kept),
            work.outputs,
        )
        for work in batch
    ]
    results = order.step.make(order.shared, tasks)
    return [_Made(result, task.lookup.found) for result, task in zip(results, tasks, strict=True)]
