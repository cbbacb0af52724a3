"""Which subjects must be looked at, and what their steps read of them now."""

import json
from collections.abc import Iterable, Iterator, Mapping

from edition.catalogue.items import OUTPUT
from edition.catalogue.relation import write_key, write_value
from edition.engine.job import Job
from edition.engine.reader import FOLDER, Reader
from edition.engine.relations import FILE, ITEMS
from edition.engine.steps import Step
from edition.engine.store import READ, Store

NEW_STEP = "the program or a setting"
"""The reason where a step is new or has another version; all other reasons are keys."""
_DUE = """
SELECT subject, json_group_array(reason) AS reasons FROM due
WHERE step = ? AND subject {} ? GROUP BY subject ORDER BY subject LIMIT ?
"""


def note_inputs(store: Store, changed: Iterable[str], came_or_gone: Iterable[str]) -> None:
    """Note the items that read one of these files, or the names in one of their folders."""
    touched = {write_key(FILE, {"path": path}) for path in changed}
    for path in came_or_gone:
        touched.add(write_key(FILE, {"path": path}))
        parts = path.split("/")
        touched |= {
            write_key(FOLDER, {"path": "/".join(parts[:count])}) for count in range(1, len(parts))
        }
    store.note_readers(touched)


def note_steps(store: Store) -> None:
    """
    Forget what steps made that are gone; of new and changed steps, note every subject.
    """
    known = store.catalogue.query("SELECT name, declared FROM step")
    old = {row["name"]: row["declared"] for row in known}
    new = {
        step.name: write_value([sorted(step.writes), step.subjects, store.versions[step.name]])
        for step in store.steps
    }
    for name, declared in old.items():
        writes = json.loads(declared)[0]
        if name not in new or json.loads(new[name])[0] != writes:
            items = store.catalogue.query("SELECT id FROM item WHERE step = ?", name)
            store.note_readers(store.forget([row["id"] for row in items], writes))
            store.catalogue.execute("DELETE FROM due WHERE step = ?", name)
            for relation in sorted({*writes} - store.rows.declared.keys()):
                store.catalogue.execute(f"DROP TABLE IF EXISTS {relation}")
    store.catalogue.execute("DELETE FROM step")
    rows = ((step.name, step.stage, new[step.name]) for step in store.steps)
    store.catalogue.insert("step", rows)
    for step in store.steps:
        if old.get(step.name) != new[step.name]:
            relation, column = step.subjects
            store.catalogue.execute(
                f"""INSERT OR IGNORE INTO due SELECT ?1, subject, ?2 FROM (
                  SELECT subject FROM item WHERE step = ?1
                  UNION SELECT {column} FROM {relation} WHERE {column} IS NOT NULL
                )""",  # noqa: S608 - our own names
                step.name,
                NEW_STEP,
            )


def note_all(store: Store) -> None:
    """Note all items, to be made again whatever they read."""
    store.catalogue.execute("UPDATE item SET digest = NULL")
    store.catalogue.execute("INSERT OR IGNORE INTO due SELECT step, subject, ? FROM item", NEW_STEP)


def note_outputs(store: Store, paths: Iterable[str]) -> None:
    """Note the items that made these outputs, to be made again whatever they read."""
    for path in paths:
        folder, slash, name = path.rpartition("/")
        place = (folder + slash, name)
        store.catalogue.insert("unpublished", [place])
        makers = f"SELECT item FROM {OUTPUT.name} WHERE folder = ? AND name = ?"  # noqa: S608 - our own names
        reason = write_key(FILE, {"path": f"public/{path}"})
        store.catalogue.execute(f"UPDATE item SET digest = NULL WHERE id IN ({makers})", *place)  # noqa: S608 - our own names
        store.catalogue.execute(
            f"INSERT OR IGNORE INTO due SELECT step, subject, ? FROM item WHERE id IN ({makers})",  # noqa: S608 - our own names
            reason,
            *place,
        )
        store.catalogue.execute(
            f"DELETE FROM {OUTPUT.name} WHERE folder = ? AND name = ?",  # noqa: S608 - our own names
            *place,
        )
    store.note_readers({write_key(OUTPUT.name, {})})


def count_due(store: Store, step: Step) -> int:
    """Count the subjects of a step that must be looked at."""
    query = "SELECT count(DISTINCT subject) AS count FROM due WHERE step = ?"
    return int(store.catalogue.query(query, step.name)[0]["count"])


def read_due(store: Store, step: Step, size: int) -> Iterator[list[Job]]:
    """Look at all subjects of a step that are due, in batches; the caller stores the jobs."""
    rows = store.catalogue.query(_DUE.format(">="), step.name, "", size)
    while rows:
        last = rows[-1]["subject"]
        yield _look_at(store, step, {row["subject"]: json.loads(row["reasons"]) for row in rows})
        rows = store.catalogue.query(_DUE.format(">"), step.name, last, size)


def _look_at(store: Store, step: Step, due: Mapping[str, list[str]]) -> list[Job]:
    """Read what a step reads for some subjects, and compare it with what it read before."""
    relation, column = step.subjects
    subjects = write_value([*due])
    known = {
        row["subject"]: row
        for row in store.catalogue.query(
            f"SELECT id, subject, digest FROM item WHERE step = ? AND subject IN ({ITEMS})",  # noqa: S608 - our own names
            step.name,
            subjects,
        )
    }
    there = {
        row[0]
        for row in store.catalogue.query(
            f"SELECT DISTINCT {column} FROM {relation} WHERE {column} IN ({ITEMS})",  # noqa: S608 - our own names
            subjects,
        )
    }
    items = write_value([row["id"] for row in known.values()])
    looked_up: dict[int, list[str]] = {}
    for row in store.catalogue.query(READ, items):
        if row["looked_up"]:
            looked_up.setdefault(row["item"], []).append(row["name"])
    outputs: dict[int, dict[str, str]] = {}
    for row in store.catalogue.query(
        f"SELECT item, folder || name AS path, digest FROM {OUTPUT.name} WHERE item IN ({ITEMS})",  # noqa: S608 - our own names
        items,
    ):
        outputs.setdefault(row["item"], {})[row["path"]] = row["digest"]
    jobs: list[Job] = []
    for subject, reasons in due.items():
        job = Job(step, subject, tuple(sorted(reasons)), store.versions[step.name])
        last = known.get(subject)
        if last is not None:
            job.item = last["id"]
            job.outputs = outputs.get(last["id"], {})
            names = looked_up.get(last["id"], ())
            job.looked_up = {name: store.rows.read_digest(name) for name in names}
        if subject in there:
            reader = Reader(store.rows, step)
            job.value = write_value(step.read(reader, subject))
            job.asked = reader.asked
            job.differs = last is None or last["digest"] != bytes.fromhex(job.digest)
        jobs.append(job)
    return jobs
