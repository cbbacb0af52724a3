"""An edition of rows that a test makes up; the real steps count them and read their pages."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from edition.build.steps import STEPS
from edition.catalogue.database import Catalogue
from edition.catalogue.items import OUTPUT
from edition.catalogue.relation import Relation, Row, digest_text, write_value
from edition.catalogue.tables import (
    ELEMENT,
    ENTRY,
    EXPORTED,
    FILE,
    FRONT,
    NAMING,
    OUTLINE,
    PACKED,
    REGISTER_FILE,
    RELATIONS,
    RELEASED,
    REPLY,
    TELEGRAM,
)
from edition.compose.contents import CONTENTS
from edition.compose.downloads import DOWNLOADS
from edition.compose.months import MONTHS
from edition.compose.registers import REGISTERS
from edition.engine.due import note_inputs
from edition.engine.loop import Engine
from edition.engine.pool import Workers
from edition.engine.reader import Reader
from edition.engine.steps import Each, Result, Step, Task
from edition.engine.store import Store
from edition.errors import EditionError
from edition.files.digests import compute_digest
from edition.files.disk import Disk

_ROWS = "rows"
_GIVEN = (
    *(ELEMENT, ENTRY, EXPORTED, FILE, FRONT, NAMING, OUTLINE, REGISTER_FILE),
    *(PACKED, RELEASED, REPLY, TELEGRAM),
)
"""The relations that a test fills."""


def open_store(catalogue: Catalogue) -> Store:
    """Open the store of a catalogue that a build has made."""
    return Store(catalogue, RELATIONS, STEPS, {step.name: "" for step in STEPS})


def read_value(store: Store, name: str, subject: str = "") -> Any:  # noqa: ANN401 - JSON
    """Return what a step of a build reads for a subject."""
    (step,) = (step for step in STEPS if step.name == name)
    return step.read(Reader(store.rows, step), subject)


def _give(_: object, task: Task) -> Result:
    """Make the rows that were given."""
    given = json.loads(task.lookup.require(_ROWS))
    return Result({name: [tuple(row) for row in rows] for name, rows in given.items()})


def _show(_: object, task: Task) -> Result:
    """Note what a page shows in place of the page."""
    if task.value is None:
        return Result()
    folder, slash, name = task.value["path"].rpartition("/")
    return Result(outputs=[(folder + slash, name, digest_text(write_value(task.value)))])


_FIRST = Step("given", Each(_give), writes=tuple(relation.name for relation in _GIVEN))
_SHEETS = tuple(
    replace(step, make=Each(_show))
    for step in (*REGISTERS, *CONTENTS, *DOWNLOADS)
    if not step.writes
)
_COUNTS = (*MONTHS, *(step for step in REGISTERS if step.writes))


@dataclass(slots=True)
class KnownRows:
    """The rows of each relation, with the catalogue in which they are counted."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    catalogue: Catalogue = field(default_factory=lambda: Catalogue.open(None, "", Disk()))

    @property
    def store(self) -> Store:
        """The store of the steps that count rows and read pages."""
        steps = (_FIRST, *_COUNTS, *_SHEETS)
        return Store(self.catalogue, RELATIONS, steps, {step.name: "" for step in steps})

    def read(self, _: str) -> bytes:
        """Return the rows, as the bytes of a file."""
        return json.dumps(self.rows).encode()

    def explain(self, path: str) -> EditionError:
        """Say that a file cannot be read."""
        return EditionError(path)

    def build(self) -> set[str]:
        """Count the rows, and return the pages that were read and made again."""
        store, digest = self.store, compute_digest(self.read(_ROWS))
        self.catalogue.insert("source", [(_ROWS, 0, 0, 0, 0, 1, digest)])
        note_inputs(store, [_ROWS], ())
        engine = Engine(store, None, self, Workers(jobs=1))
        return {
            f"{folder}{name}"
            for job in engine.run()
            if job.result
            for folder, name, _ in job.result.outputs
        }

    def show(self) -> Mapping[str, str]:
        """Return the digest of each page."""
        rows = self.list_rows(OUTPUT)
        return {f"{folder}{name}": str(digest) for folder, name, digest in rows}

    def list_rows(self, relation: Relation) -> list[Row]:
        """List the rows of a relation."""
        columns = ", ".join(relation.columns)
        query = f"SELECT {columns} FROM {relation.name} ORDER BY {columns}"  # noqa: S608 - ours
        return [tuple(row) for row in self.catalogue.query(query)]
