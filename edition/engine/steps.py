"""
A step is a pure function of what it reads.

It says which relations it reads and writes. It reads only what steps before it have written, so
one pass through all steps does everything.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from edition.catalogue.items import OUTPUT, WHOLE
from edition.catalogue.relation import Relation, Row, Tables
from edition.errors import EditionError
from edition.process.logbook import working_on

if TYPE_CHECKING:
    from edition.engine.reader import Lookup, Reader


class Stage(IntEnum):
    """
    When a step runs: after documents the edition is checked, then pages are composed, then packed.

    No stage begins while a stage before it found an error.
    """

    DOCUMENTS = 0
    EDITION = 1
    PAGES = 2
    ARCHIVES = 3


@dataclass(frozen=True, slots=True)
class Task:
    """A subject, what the step read for it, what else it may look up, and its outputs so far."""

    subject: str
    value: Any
    lookup: "Lookup"
    outputs: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Result:
    """
    What was made of a subject.

    If rows is None, the subject could not be read, and its last rows and outputs stay. They stay
    after a failure too, and the next build tries again. An output is a folder, a name and a digest.
    """

    rows: Tables | None = field(default_factory=dict)
    outputs: Iterable[Row] = ()
    findings: Iterable[Row] = ()
    failure: EditionError | None = None


def read_nothing(reader: "Reader", subject: str) -> object:  # noqa: ARG001 - as all that read
    """Read nothing, for steps that only look things up."""
    return None


@dataclass(frozen=True, slots=True)
class Step:
    """
    A step: for each subject it reads a value of JSON types, and of that it makes a result.

    The subjects are the distinct values of a relation's column. The function that makes results
    takes what all tasks share, and a batch of tasks. It runs in workers, which have a copy of the
    relations that it looks up.
    """

    name: str
    make: Callable[[Any, Sequence[Task]], list[Result]]
    read: Callable[["Reader", str], object] = read_nothing
    subjects: tuple[str, str] = WHOLE
    reads: tuple[str, ...] = ()
    looks_up: tuple[str, ...] = ()
    writes: tuple[str, ...] = ()
    made_with: tuple[str, ...] = ()
    """The stylesheets, schema files and settings that decide what is made."""
    stage: Stage = Stage.DOCUMENTS
    at_once: int | None = None
    """The most subjects that a worker is given at once."""

    def require_read(self, relation: str) -> None:
        """Raise ValueError if the step does not say that it reads a relation."""
        if relation not in self.reads:
            raise ValueError(f"The step {self.name} reads {relation} and does not say so.")

    def require_lookup(self, relation: str) -> None:
        """Raise ValueError if the step does not say that its work looks a relation up."""
        if relation not in self.looks_up:
            raise ValueError(f"The step {self.name} looks up {relation} and does not say so.")

    def require_writes(self, tables: Iterable[str]) -> None:
        """Raise ValueError if the step does not say that it writes these relations."""
        if others := sorted({*tables} - {*self.writes}):
            raise ValueError(f"The step {self.name} writes {others[0]} and does not say so.")


Make = Callable[[Any, Task], Result]


@dataclass(frozen=True, slots=True)
class Each:
    """Makes the results of a batch one by one."""

    make: Make

    def __call__(self, shared: object, batch: Sequence[Task]) -> list[Result]:
        """Return the result of each task; an EditionError is a failure."""
        return [self._attempt(shared, task) for task in batch]

    def _attempt(self, shared: object, task: Task) -> Result:
        try:
            with working_on(task.subject):
                return self.make(shared, task)
        except EditionError as error:
            return Result(failure=error)


def require_order(relations: Mapping[str, Relation], steps: Sequence[Step]) -> None:
    """
    Raise ValueError if a step reads what is not all written by steps before it.

    The last step may read all outputs; it must not use those of its own.
    """
    names = [step.name for step in steps]
    for name in sorted(set(names)):
        if names.count(name) > 1:
            raise ValueError(f"Two steps have the name {name}.")
    for number, step in enumerate(steps):
        before = {name for other in steps[:number] for name in other.writes}
        later = {name for other in steps[number:] for name in other.writes}
        relation, column = step.subjects
        for name in sorted({*step.reads, *step.looks_up, relation} - {WHOLE[0]}):
            if name == OUTPUT.name and step is steps[-1]:
                continue
            if name not in before - later:
                raise ValueError(
                    f"The step {step.name} reads {name}, which is not all written before it."
                )
        for name in sorted({*step.writes} - relations.keys()):
            raise ValueError(f"The step {step.name} writes {name}, which is no relation.")
        if step.subjects != WHOLE and (column,) not in relations[relation].keys:
            raise ValueError(f"{relation} has no key {column} for the step {step.name}.")
        if number and step.stage < steps[number - 1].stage:
            raise ValueError(f"The step {step.name} is of an earlier stage than that before it.")
