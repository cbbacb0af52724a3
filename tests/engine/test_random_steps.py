"""
The engine under random edits: what it makes after them is what it makes of the same from nothing.

Files are written, broken, mended, moved and deleted, steps and versions change, outputs go; now and
then work fails, the build is killed in the midst, it ends early, or files change while it runs.
Four seeds take 15 rounds each; ROUNDS= says how many each takes, SEEDS= how many there are,
FIRST_SEED= where they begin.
"""

import json
import os
import random
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pytest
from small_edition import (
    ARCHIVE,
    ODD,
    STEPS,
    Folder,
    SmallEdition,
    make_finding,
    write_telegram,
)

from edition.catalogue.database import DamagedError
from edition.catalogue.items import FINDING, OUTPUT
from edition.catalogue.relation import Relation, Row
from edition.engine.due import NEW_STEP, note_outputs
from edition.engine.pool import Workers
from edition.engine.steps import Each, Result, Stage, Step, Task
from edition.errors import EditionError

ROUNDS = int(os.environ.get("ROUNDS", "15"))
SEEDS = int(os.environ.get("SEEDS", "4"))
FIRST_SEED = int(os.environ.get("FIRST_SEED", "1"))
IDS = "abcdefgh"
ENTRIES = "pqrs"
WORDS = ("Mao", "Zhou", "Stalin", "Chen", "came", "left", "asked")
DAYS = ("", "1950-11-01", "1950-11-02", "1950-12-01", "1951-01-07", "1951")
BROKEN = "{"
MAX_VAIN_SHARE = 0.01
COMPOSING = {"page", "list", "part", "export"}

Item = tuple[str, str]
"""A step and a subject."""


@dataclass
class RestlessFolder(Folder):
    """A folder whose files may change while they are read."""

    changes: list[tuple[str, str | None]] = field(default_factory=list)

    def read(self, path: str) -> bytes | None:
        """Make the next change, then return the bytes of a file, or None."""
        if self.changes:
            other, text = self.changes.pop()
            set_text(self.texts, other, text)
        return super().read(path)


def set_text(texts: dict[str, str], path: str, text: str | None) -> None:
    """Write or delete a file."""
    if text is None:
        texts.pop(path, None)
    else:
        texts[path] = text


class Trial:
    """An edition, and random edits of it."""

    def __init__(self, seed: int, workers: Workers | None = None) -> None:
        self.random = random.Random(seed)  # noqa: S311 - no secret
        self.folder = RestlessFolder()
        self.readable: dict[str, str] = {}
        """Each file as it was last read without a fault."""
        self.edition = SmallEdition.open(folder=self.folder, size=self.random.choice((1, 3, 8)))
        self.edition.per_commit = self.random.choice((1, 2, 20))
        if workers is not None:
            self.edition.workers = workers
        self.made = self.vain = 0

    def write_any_telegram(self) -> str:
        """Write a telegram of any id, on any day."""
        choose = self.random
        name = choose.choice(IDS)
        return write_telegram(
            name,
            title=choose.choice(("", "T", "U")),
            day=choose.choice(DAYS),
            answers=choose.choice((None, name, name, *IDS)),
            names=choose.choices(ENTRIES, k=choose.randrange(4)),
            words=" ".join(choose.choices(WORDS, k=choose.randrange(4))),
        )

    def write_any_register(self) -> str:
        """Write a register of any entries."""
        choose = self.random
        entries = choose.sample(ENTRIES, choose.randrange(len(ENTRIES)))
        return json.dumps({entry: choose.choice(WORDS) for entry in entries})

    def choose_edit(self) -> tuple[str, str | None]:
        """Choose a file and what it says after an edit; None deletes it."""
        choose = self.random
        telegram = f"tei/telegrams/{choose.choice(('', 'more/'))}{choose.randrange(6)}"
        register = f"tei/registers/{choose.randrange(3)}"
        match choose.randrange(10):
            case 0 | 1:
                return choose.choice((telegram, register)), None
            case 2 if self.folder.texts:
                return choose.choice(sorted(self.folder.texts)), BROKEN
            case 3 | 4:
                return register, self.write_any_register()
            case _:
                return telegram, self.write_any_telegram()

    def edit(self) -> None:
        """Make one, two or three edits; now and then steps or versions change."""
        for _ in range(self.random.randint(1, 3)):
            set_text(self.folder.texts, *self.choose_edit())
        if self.random.random() < 0.1:
            name = self.random.choice([step.name for step in STEPS])
            self.edition.versions = {**self.edition.versions, name: str(self.random.random())}
        if self.random.random() < 0.1:
            self.lose_outputs()
        if self.random.random() < 0.1:
            self.edition.steps = self.random.choice(
                (STEPS, STEPS[:-1], STEPS[:-2], (*STEPS, ARCHIVE), (*STEPS[:-1], ARCHIVE))
            )

    def lose_outputs(self) -> None:
        """Let some outputs be gone, and perhaps one that there never was."""
        rows = (row for rows in list_outputs(self.edition).values() for row in rows)
        paths = sorted(str(path) for path, _ in rows)
        lost = self.random.sample(paths, min(len(paths), self.random.randint(1, 3)))
        note_outputs(self.edition.open_store(), [*lost, "never.html"])
        self.edition.catalogue.commit()

    def mend(self) -> None:
        """Delete what cannot be read, all but one telegram of each id, and most circles."""
        ids: set[object] = set()
        merciful = self.random.random() < 0.3
        for path, text in sorted(self.folder.texts.items()):
            if text == BROKEN:
                del self.folder.texts[path]
            elif path.startswith("tei/telegrams/"):
                telegram = json.loads(text)
                if telegram["id"] in ids or (is_circle(telegram) and not merciful):
                    del self.folder.texts[path]
                else:
                    ids.add(telegram["id"])

    def disturb(self) -> None:
        """Build once so that it fails, is killed, ends early, or sees files change."""
        steps = self.edition.steps
        match self.random.randrange(4):
            case 0:
                failing = self.random.choice([step.name for step in steps])
                self.edition.steps = tuple(
                    self.make_fail(step) if step.name == failing else step for step in steps
                )
            case 1:
                self.interrupt_after(self.random.randint(1, 20_000))
            case 2:
                self.edition.last = self.random.choice((Stage.DOCUMENTS, Stage.EDITION))
            case _:
                chosen = (self.choose_edit() for _ in range(self.random.randint(1, 3)))
                edits = [edit for edit in chosen if edit[1] != BROKEN]
                undone = [(path, self.folder.texts.get(path)) for path, _ in edits]
                self.folder.changes = edits + (undone if self.random.random() < 0.5 else [])
        try:
            self.edition.build()
        except (EditionError, DamagedError):
            pass
        finally:
            self.edition.steps, self.folder.changes = steps, []
            self.edition.last = Stage.ARCHIVES
            self.interrupt_after(0)

    def interrupt_after(self, instructions: int) -> None:
        """Let SQLite stop a statement of so many instructions or more; 0 for never."""
        connection = self.edition.catalogue._connection  # noqa: SLF001 - there is no other way in
        connection.set_progress_handler((lambda: 1) if instructions else None, instructions)

    def make_fail(self, step: Step) -> Step:
        """Return a step whose work fails now and then."""
        assert isinstance(step.make, Each)
        work = step.make.make

        def fail(shared: object, task: Task) -> Result:
            match self.random.randrange(6):
                case 0:
                    raise EditionError("it failed")
                case 1:
                    return Result(failure=EditionError("it failed"))
                case 2:
                    finding = make_finding(task.subject, "it failed", "error")
                    return Result(findings=[finding], failure=EditionError("it failed"))
                case _:
                    return work(shared, task)

        return replace(step, make=Each(fail))

    def build(self) -> None:
        """Build undisturbed, and count the outputs that were made in vain."""
        before = list_outputs(self.edition)
        made = self.edition.build()
        after = list_outputs(self.edition)
        items = {
            (step, subject)
            for step, subject, reasons in made
            if step in COMPOSING and NEW_STEP not in reasons
        }
        self.made += len(items)
        self.vain += sum(before.get(item) == after.get(item) for item in items if item in before)

    def build_from_nothing(self) -> SmallEdition:
        """Build the same files from nothing: first as they were last readable, then as they are."""
        clean = SmallEdition.open(
            folder=Folder(dict(self.readable)),
            steps=self.edition.steps,
            versions=self.edition.versions,
        )
        clean.build()
        clean.folder.texts = dict(self.folder.texts)
        clean.build()
        return clean

    def note_readable(self) -> None:
        """Note each file as it is, unless it is broken."""
        for path in self.readable.keys() - self.folder.texts.keys():
            del self.readable[path]
        for path, text in self.folder.texts.items():
            if text != BROKEN:
                self.readable[path] = text

    def compare(self) -> None:
        """
        Compare what stands with what a build from nothing makes.

        After an error, what later stages made is as it was; so is what was made of a broken file.
        """
        clean = self.build_from_nothing()
        last = self.tell_last_stage()
        assert list_findings(self.edition, last) == list_findings(clean, last)
        outputs, clean_outputs = list_outputs(self.edition, last), list_outputs(clean, last)
        if last is Stage.DOCUMENTS:
            outputs, clean_outputs = map(self.list_described, (outputs, clean_outputs))
        assert outputs == clean_outputs

    def tell_last_stage(self) -> Stage:
        """Return the last stage that the errors of other stages let begin."""
        store = self.edition.open_store()
        return max(stage for stage in Stage if not store.has_errors(stage))

    def list_described(self, outputs: Mapping[Item, list[Row]]) -> dict[Item, list[Row]]:
        """List what was made of telegrams that can be read."""
        return {
            (step, path): rows
            for (step, path), rows in outputs.items()
            if step == "describe" and self.folder.texts[path] != BROKEN
        }


def is_circle(telegram: Mapping[str, object]) -> bool:
    """Tell whether a telegram answers itself and may not."""
    return telegram["title"] == ODD and telegram["answers"] == telegram["id"]


def list_outputs(edition: SmallEdition, last: Stage = Stage.PAGES) -> dict[Item, list[Row]]:
    """List the outputs of each item, up to a stage."""
    return _list_made(edition, last, f"folder || {OUTPUT.name}.name, {OUTPUT.name}.digest", OUTPUT)


def list_findings(edition: SmallEdition, last: Stage) -> dict[Item, list[Row]]:
    """List the findings of each item, up to a stage."""
    return _list_made(edition, last, ", ".join(FINDING.columns), FINDING)


def _list_made(
    edition: SmallEdition, last: Stage, columns: str, relation: Relation
) -> dict[Item, list[Row]]:
    """List rows of each item, up to a stage; no row is of an item that is gone."""
    edition.open_store()
    query = f"""
        SELECT step, subject, {columns} FROM {relation.name}
        LEFT JOIN item ON item.id = {relation.name}.item LEFT JOIN step ON step.name = item.step
        WHERE ifnull(stage, 0) <= ? ORDER BY {columns}
    """  # noqa: S608 - our own names
    found: dict[Item, list[Row]] = {}
    for step, subject, *row in edition.catalogue.query(query, last):
        found.setdefault((step, subject), []).append(tuple(row))
    return found


def run(trial: Trial, rounds: int) -> None:
    """Edit, build and compare, again and again; after errors mend them, build and compare."""
    for _ in range(rounds):
        trial.edit()
        if trial.random.random() < 0.5:
            trial.disturb()
        trial.note_readable()
        trial.build()
        trial.compare()
        if trial.tell_last_stage() < Stage.PAGES and trial.random.random() < 0.7:
            trial.mend()
            trial.note_readable()
            trial.build()
            trial.compare()
            assert trial.tell_last_stage() > Stage.DOCUMENTS
    assert trial.made
    assert trial.vain <= MAX_VAIN_SHARE * trial.made


@pytest.mark.parametrize("seed", range(FIRST_SEED, FIRST_SEED + SEEDS))
def test_builds_after_edits_give_what_a_build_from_nothing_gives(seed: int) -> None:
    """Outputs and findings are the same, and nothing is made in vain."""
    run(Trial(seed), ROUNDS)


def test_workers_give_the_same_after_edits() -> None:
    """With workers, too, what is made after edits is what is made from nothing."""
    workers = Workers(jobs=2, few=2, batch=2)
    trial = Trial(FIRST_SEED, workers)
    for _ in range(5):
        trial.edit()
        trial.note_readable()
        trial.build()
        trial.compare()
    while trial.tell_last_stage() < Stage.PAGES:
        trial.mend()
        trial.note_readable()
        trial.build()
        trial.compare()
    workers.close()
    assert ("list", "contents ") in list_outputs(trial.edition)
