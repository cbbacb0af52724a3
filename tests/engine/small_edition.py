"""
A small edition for the tests of the engine: telegrams and registers as JSON, and all kinds of step.

Pages have neighbours and answers, lists are cut by month, names are searched for in texts, and an
export reads digests. Answers are checked in the whole edition, before pages are composed.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from edition.catalogue.database import Catalogue
from edition.catalogue.items import FINDING, OUTPUT
from edition.catalogue.relation import Find, Record, Relation, Row, Search, Tables
from edition.engine.due import note_inputs
from edition.engine.loop import BATCHES_PER_COMMIT, Engine
from edition.engine.pool import Workers
from edition.engine.progress import Progress, keep_silent
from edition.engine.reader import Lookup, Reader
from edition.engine.steps import Each, Result, Stage, Step, Task
from edition.engine.store import Store
from edition.errors import EditionError
from edition.files.digests import compute_digest
from edition.files.disk import Disk

MAX_LISTED = 3
ODD = "U"
"""The title of telegrams that may not answer themselves."""


def find_words(rows: Sequence[Row]) -> Find:
    """Return what finds the rows whose first value is a word of a text."""
    known: dict[object, list[Row]] = {}
    for row in rows:
        known.setdefault(row[0], []).append(row)
    return lambda text: [row for word in set(text.split()) for row in known.get(word, ())]


FILES = Relation("telegram_file", ("path",), (("path",),))
REGISTERS = Relation("register_file", ("path",), (("path",),))
ENTRY = Relation("entry_card", ("id", "name"), (("id",),))
NAME = Relation("entry_name", ("form", "id"), search=Search("text", "words", find_words))
TELEGRAM = Relation(
    "sent",
    ("path", "id", "title", "sort", "month", "answers"),
    (("path",), ("id",), ("month",), ("answers",)),
    order=("sort", "id"),
)
MENTION = Relation(
    "naming", ("telegram", "position", "ref", "month", "topic"), (("ref",), ("topic",))
)
TEXT = Relation("text", ("path", "words"), (("path",),))
COUNT = Relation(
    "counted", ("ref", "month", "count"), (("ref",), ("ref", "month")), ("ref", "month")
)
MONTH = Relation("sent_in", ("month", "count"), (("month",),), ("month",))
LIST = Relation("list", ("name",), (("name",),))
RELATIONS = (FILES, REGISTERS, ENTRY, NAME, TELEGRAM, MENTION, TEXT, COUNT, MONTH, LIST)


def make_output(path: str, value: object) -> Row:
    """Return an output's row; what it is made of stands for its digest."""
    folder, slash, name = path.rpartition("/")
    return folder + slash, name, json.dumps(value, sort_keys=True)


def make_finding(path: str, message: str, severity: str = "warning") -> Row:
    """Return a finding's row."""
    return path, 1, 1, "small", severity, message, "[]"


def read_names(reader: Reader, _: str) -> object:
    """Read the names of all sources."""
    return reader.list("tei")


def plan(_: object, task: Task) -> Result:
    """List telegrams and registers."""
    assert isinstance(task.value, list)
    tables: Tables = {
        relation.name: [(path,) for path in task.value if path.startswith(folder)]
        for relation, folder in ((FILES, "tei/telegrams/"), (REGISTERS, "tei/registers/"))
    }
    return Result(tables)


def read_json(lookup: Lookup, path: str) -> dict[str, object] | None:
    """Read a source, or None if it cannot be read."""
    try:
        found: dict[str, object] = json.loads(lookup.file(path) or b"")
    except ValueError:
        return None
    return found


def register(_: object, task: Task) -> Result:
    """List a register's entries and their names."""
    entries = read_json(task.lookup, task.subject)
    if entries is None:
        finding = make_finding(task.subject, "It cannot be read", "error")
        return Result(rows=None, findings=[finding])
    rows: list[Row] = sorted(entries.items())
    return Result({ENTRY.name: rows, NAME.name: [(name, entry) for entry, name in rows]})


def describe(_: object, task: Task) -> Result:
    """Describe a telegram."""
    path, found = task.subject, read_json(task.lookup, task.subject)
    if found is None:
        return Result(rows=None, findings=[make_finding(path, "It cannot be read", "error")])
    name, names = str(found["id"]), [str(ref) for ref in found["names"]]  # type: ignore[attr-defined]
    entries = {ref: task.lookup.rows(ENTRY.name, id=ref) for ref in names}
    month = str(found["day"])[:7]
    tables: Tables = {
        TELEGRAM.name: [
            (path, name, found["title"], found["day"] or "~", month or None, found["answers"])
        ],
        MENTION.name: [
            (name, position, ref, month, f"{ref}/{month}") for position, ref in enumerate(names)
        ],
        TEXT.name: [(path, found["words"])],
    }
    return Result(
        tables,
        outputs=[make_output(f"{name}.json", [found, entries])],
        findings=[make_finding(path, f"{ref} is no entry") for ref in names if not entries[ref]],
    )


def read_untagged(reader: Reader, path: str) -> object:
    """Search for names in a telegram's words."""
    return reader.search(NAME.name, path=path)


def tell_untagged(_: object, task: Task) -> Result:
    """Report the names in a telegram's words."""
    assert isinstance(task.value, list)
    return Result(findings=[make_finding(task.subject, f"untagged {row[0]}") for row in task.value])


def read_count(reader: Reader, topic: str) -> object:
    """Count the mentions of an entry in a month."""
    return len(reader.rows(MENTION.name, topic=topic))


def tell_count(_: object, task: Task) -> Result:
    """Note how often an entry is named in a month."""
    ref, _, month = task.subject.partition("/")
    return Result({COUNT.name: [(ref, month, task.value)]})


def read_month(reader: Reader, month: str) -> object:
    """Count the telegrams of a month."""
    return len(reader.rows(TELEGRAM.name, month=month))


def tell_month(_: object, task: Task) -> Result:
    """Note how many telegrams a month has."""
    return Result({MONTH.name: [(task.subject, task.value)]})


def read_answer(reader: Reader, path: str) -> object:
    """Read what a telegram answers, and whether that is there."""
    own = reader.row(TELEGRAM.name, path=path)
    assert own is not None
    answers = own["answers"]
    return [answers, answers is None or reader.has(TELEGRAM.name, id=answers)]


def check_answer(_: object, task: Task) -> Result:
    """Report an answer to a telegram that is not there."""
    assert isinstance(task.value, list)
    answers, found = task.value
    return Result(findings=[] if found else [make_finding(task.subject, f"{answers} is missing")])


def read_circles(reader: Reader, _: str) -> object:
    """List the telegrams of an odd title that answer themselves."""
    rows = reader.rows(TELEGRAM.name)
    return [row["path"] for row in rows if row["title"] == ODD and row["answers"] == row["id"]]


def check_circles(_: object, task: Task) -> Result:
    """Report telegrams that answer themselves."""
    assert isinstance(task.value, list)
    return Result(
        outputs=[make_output("data/circles", task.value)],
        findings=[make_finding(path, "It answers itself", "error") for path in task.value],
    )


def refer(row: Record | None) -> object:
    """Return what a link shows of a telegram."""
    return row and [row["id"], row["title"]]


def read_page(reader: Reader, path: str) -> object:
    """Read what a telegram's page shows of others."""
    own = reader.row(TELEGRAM.name, path=path)
    assert own is not None
    return {
        "own": refer(own),
        "around": [refer(row) for row in reader.around(TELEGRAM.name, own)],
        "answers": refer(reader.row(TELEGRAM.name, id=own["answers"])),
        "answered": [refer(row) for row in reader.rows(TELEGRAM.name, answers=own["id"])],
    }


def page(_: object, task: Task) -> Result:
    """Compose a telegram's page, with the names of its entries, and the register called as it."""
    try:
        found = json.loads(task.lookup.require(task.subject))
    except ValueError:
        return Result()
    assert isinstance(task.value, dict)
    register = task.lookup.file(f"tei/registers/{task.subject.rpartition('/')[2]}") or b""
    names = [task.lookup.rows(ENTRY.name, id=ref) for ref in found["names"]]
    shown = [task.value, found, names, register.decode()]
    return Result(outputs=[make_output(f"{task.value['own'][0]}.html", shown)])


def read_entry(reader: Reader, entry: str) -> object:
    """Read how often an entry is named in each month."""
    return reader.rows(COUNT.name, ref=entry)


def cut_entry(_: object, task: Task) -> Result:
    """List the pages of an entry: one, and one for each month if there are many mentions."""
    assert isinstance(task.value, list)
    many = sum(row["count"] for row in task.value) > MAX_LISTED
    cuts = [f"{task.subject}/{row['month']}" for row in task.value if many]
    return Result({LIST.name: [(f"entry {name}",) for name in (task.subject, *cuts)]})


def read_months(reader: Reader, _: str) -> object:
    """Read the months."""
    return reader.rows(MONTH.name)


def cut_contents(_: object, task: Task) -> Result:
    """List the pages of the contents."""
    assert isinstance(task.value, list)
    months = [f"contents {row['month']}" for row in task.value]
    return Result({LIST.name: [(name,) for name in ("contents ", *months)]})


def read_list(reader: Reader, name: str) -> object:
    """Read what a list shows."""
    kind, _, rest = name.partition(" ")
    if kind == "contents":
        return _read_contents(reader, rest)
    entry, _, month = rest.partition("/")
    counts = reader.rows(COUNT.name, ref=entry)
    cards = reader.rows(ENTRY.name, id=entry)
    if month:
        own = reader.row(COUNT.name, ref=entry, month=month)
        assert own is not None
        around = [
            row if row and row["ref"] == entry else None for row in reader.around(COUNT.name, own)
        ]
        return [cards, around, _read_mentions(reader, topic=f"{entry}/{month}")]
    if sum(int(str(row["count"])) for row in counts) > MAX_LISTED:
        return [cards, counts]
    return [cards, _read_mentions(reader, ref=entry)]


def _read_contents(reader: Reader, month: str) -> object:
    if not month:
        return reader.rows(MONTH.name)
    own = reader.row(MONTH.name, month=month)
    assert own is not None
    telegrams = reader.rows(TELEGRAM.name, month=month)
    asked = [refer(reader.row(TELEGRAM.name, id=row["answers"])) for row in telegrams]
    return [reader.around(MONTH.name, own), [refer(row) for row in telegrams], asked]


def _read_mentions(reader: Reader, **by: object) -> object:
    return [
        [row["position"], refer(reader.row(TELEGRAM.name, id=row["telegram"]))]
        for row in reader.rows(MENTION.name, **by)
    ]


def write_list(_: object, task: Task) -> Result:
    """Compose a list."""
    return Result(outputs=[make_output(f"{task.subject}.html", task.value)])


def read_part(reader: Reader, month: str) -> object:
    """Read the telegrams of a month."""
    return reader.rows(TELEGRAM.name, month=month)


def write_part(_: object, task: Task) -> Result:
    """Write a month's part of the export."""
    return Result(outputs=[make_output(f"export/{task.subject}", task.value)])


def read_export(reader: Reader, _: str) -> object:
    """Read the digest of each month."""
    return [
        [row["month"], reader.digest(TELEGRAM.name, month=row["month"])]
        for row in reader.rows(MONTH.name)
    ]


def write_export(_: object, task: Task) -> Result:
    """Write the export's list of parts."""
    return Result(outputs=[make_output("export", task.value)])


def read_outputs(reader: Reader, _: str) -> object:
    """Read all outputs but the archive."""
    rows = [row for row in reader.rows(OUTPUT.name) if row["name"] != "archive"]
    return sorted([row["folder"], row["name"], row["digest"]] for row in rows)


def write_archive(_: object, task: Task) -> Result:
    """Write all outputs into one."""
    return Result(outputs=[make_output("archive", task.value)])


ARCHIVE = Step(
    "archive", Each(write_archive), read_outputs, reads=(OUTPUT.name,), stage=Stage.ARCHIVES
)
"""May stand after the others."""
STEPS = (
    Step("plan", Each(plan), read_names, writes=(FILES.name, REGISTERS.name)),
    Step(
        "register",
        Each(register),
        subjects=(REGISTERS.name, "path"),
        writes=(ENTRY.name, NAME.name),
    ),
    Step(
        "describe",
        Each(describe),
        subjects=(FILES.name, "path"),
        looks_up=(ENTRY.name,),
        writes=(TELEGRAM.name, MENTION.name, TEXT.name),
    ),
    Step("names", Each(tell_untagged), read_untagged, (TEXT.name, "path"), (TEXT.name, NAME.name)),
    Step(
        "count",
        Each(tell_count),
        read_count,
        (MENTION.name, "topic"),
        (MENTION.name,),
        (),
        (COUNT.name,),
    ),
    Step(
        "month",
        Each(tell_month),
        read_month,
        (TELEGRAM.name, "month"),
        (TELEGRAM.name,),
        (),
        (MONTH.name,),
    ),
    Step(
        "cut entries",
        Each(cut_entry),
        read_entry,
        (ENTRY.name, "id"),
        (COUNT.name,),
        (),
        (LIST.name,),
    ),
    Step(
        "answer",
        Each(check_answer),
        read_answer,
        (TELEGRAM.name, "path"),
        (TELEGRAM.name,),
        stage=Stage.EDITION,
    ),
    Step(
        "circles",
        Each(check_circles),
        read_circles,
        reads=(TELEGRAM.name,),
        stage=Stage.EDITION,
    ),
    Step(
        "cut contents",
        Each(cut_contents),
        read_months,
        reads=(MONTH.name,),
        writes=(LIST.name,),
        stage=Stage.EDITION,
    ),
    Step(
        "page",
        Each(page),
        read_page,
        (TELEGRAM.name, "path"),
        (TELEGRAM.name,),
        (ENTRY.name,),
        stage=Stage.PAGES,
    ),
    Step(
        "list",
        Each(write_list),
        read_list,
        (LIST.name, "name"),
        (TELEGRAM.name, MENTION.name, MONTH.name, COUNT.name, ENTRY.name),
        stage=Stage.PAGES,
    ),
    Step(
        "part",
        Each(write_part),
        read_part,
        (MONTH.name, "month"),
        (TELEGRAM.name,),
        stage=Stage.PAGES,
    ),
    Step(
        "export",
        Each(write_export),
        read_export,
        reads=(MONTH.name, TELEGRAM.name),
        stage=Stage.PAGES,
    ),
)


SHARED = "shared"
"""What all tasks share."""
Made = list[tuple[str, str, tuple[str, ...]]]
"""Steps and subjects that were made again, and the reasons."""


@dataclass
class Folder:
    """The files of an edition in memory."""

    texts: dict[str, str] = field(default_factory=dict)

    def read(self, path: str) -> bytes | None:
        """Return the bytes of a file, or None."""
        text = self.texts.get(path)
        return None if text is None else text.encode()

    def explain(self, path: str) -> EditionError:
        """Say that a file cannot be read."""
        return EditionError(f"{path}: it cannot be read.")


@dataclass
class SmallEdition:
    """A small edition with its store."""

    catalogue: Catalogue
    folder: Folder
    steps: Sequence[Step] = STEPS
    relations: Sequence[Relation] = RELATIONS
    versions: Mapping[str, str] = field(default_factory=dict)
    workers: Workers = field(default_factory=lambda: Workers(jobs=1))
    size: int = 4
    last: Stage = Stage.ARCHIVES
    progress: Progress = keep_silent
    per_commit: int = BATCHES_PER_COMMIT

    @classmethod
    def open(cls, place: Path | None = None, **more: object) -> "SmallEdition":
        """Open the edition of a place, or a new one."""
        folder = more.pop("folder", None) or Folder()
        return cls(Catalogue.open(place, "1", Disk()), folder, **more)  # type: ignore[arg-type]

    def build(self) -> Made:
        """Note what changed, and run the steps; return what was made, and the reasons."""
        try:
            store = self.open_store()
            self.note(store)
            engine = Engine(
                store,
                SHARED,
                self.folder,
                self.workers,
                self.size,
                self.last,
                self.progress,
                self.per_commit,
            )
            made = [(job.step.name, job.subject, job.reasons) for job in engine.run()]
            self.catalogue.commit()
        except BaseException:
            self.catalogue.roll_back()
            raise
        return made

    def open_store(self) -> Store:
        """Open the store of the edition's steps."""
        versions = {step.name: self.versions.get(step.name, "") for step in self.steps}
        return Store(self.catalogue, self.relations, self.steps, versions)

    def note(self, store: Store) -> None:
        """Note which files changed, came or went."""
        rows = self.catalogue.query("SELECT path, digest FROM source")
        old = {row["path"]: row["digest"] for row in rows}
        new = {path: compute_digest(text.encode()) for path, text in self.folder.texts.items()}
        changed = {path for path, _ in old.items() ^ new.items()}
        self.catalogue.execute_many(
            "DELETE FROM source WHERE path = ?",
            [(path,) for path in sorted(old.keys() - new.keys())],
        )
        self.catalogue.insert(
            "source", ((path, 0, 0, 0, 0, 1, new[path]) for path in sorted(changed & new.keys()))
        )
        note_inputs(store, changed, old.keys() ^ new.keys())

    def show(self) -> tuple[list[Row], list[Row]]:
        """Return the outputs and findings."""
        return self._list(OUTPUT), self._list(FINDING)

    def _list(self, relation: Relation) -> list[Row]:
        columns = ", ".join(relation.columns)
        query = f"SELECT {columns} FROM {relation.name} ORDER BY {columns}"  # noqa: S608 - our own names
        return [tuple(row) for row in self.catalogue.query(query)]


def write_telegram(name: str, **values: object) -> str:
    """Write a telegram."""
    empty: dict[str, object] = {"title": "", "day": "", "answers": None, "names": [], "words": ""}
    return json.dumps({"id": name, **empty, **values})
