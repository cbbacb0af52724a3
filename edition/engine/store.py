"""
What each step read and made, and which subjects must be looked at again.

The catalogue has the keys that each item read, and the rows that it made. When rows differ, the
items that read one of their keys are noted in due.
"""

from collections.abc import Iterable, Mapping, Sequence

from edition.catalogue.database import Catalogue
from edition.catalogue.findings import has_errors
from edition.catalogue.items import FINDING, OUTPUT
from edition.catalogue.relation import Relation, Row, read_key, write_key, write_value
from edition.engine.job import Job
from edition.engine.relations import FILE, ITEMS, Relations
from edition.engine.steps import Stage, Step, require_order

READ = f"""
SELECT item, name, looked_up FROM read JOIN key ON key.id = read.key WHERE item IN ({ITEMS})
"""  # noqa: S608 - our own names
_UNKNOWN = "UPDATE source SET settled = 0, digest = '' WHERE path = ?"
"""The next build looks at a file without a digest, and at all that read it."""


class Store:
    """The relations of the catalogue, with what each item read and made."""

    def __init__(
        self,
        catalogue: Catalogue,
        relations: Iterable[Relation],
        steps: Sequence[Step],
        versions: Mapping[str, str],
    ) -> None:
        """
        Open the store; versions has the digest of each step's code, stylesheets and settings.
        """
        self.rows = Relations(catalogue, (*relations, OUTPUT, FINDING))
        require_order(self.rows.declared, steps)
        self.steps = steps
        self.versions = versions
        self.catalogue = catalogue

    def has_errors(self, before: Stage) -> bool:
        """Return whether a step of an earlier stage found an error, or made one output twice."""
        return has_errors(self.catalogue, before) or bool(self.list_clashes(before))

    def list_clashes(self, before: int = len(Stage)) -> list[str]:
        """List the outputs that two subjects make in earlier stages; they are not published."""
        query = f"""
            SELECT new.folder || new.name AS path FROM unpublished AS new
            CROSS JOIN {OUTPUT.name} AS output CROSS JOIN item CROSS JOIN step
            WHERE output.folder = new.folder AND output.name = new.name
            AND item.id = output.item AND step.name = item.step AND stage < ?
            GROUP BY new.folder, new.name HAVING count(*) > 1 ORDER BY path
        """  # noqa: S608 - our own names
        return [row["path"] for row in self.catalogue.query(query, before)]

    def commit(self) -> None:
        """Keep all that was stored."""
        self.catalogue.commit()

    def store(self, step: Step, jobs: Sequence[Job]) -> None:
        """
        Replace what the items of a step read and made; note all that depends on rows that differ.

        What failed stays due, and what found a file other than noted.
        """
        gone = [job for job in jobs if job.value is None]
        kept = [job for job in jobs if job.value is not None]
        done = [job for job in kept if job.failure is None]
        touched = self.forget([job.item for job in gone if job.item is not None], step.writes)
        self._store_items(step, kept)
        self._store_reads(done)
        finished = [job for job in done if not self._note_unknown(job)]
        made = [job for job in kept if job.result is not None]
        touched |= self._replace(FINDING, _group(made, "findings"))
        readable = [
            job
            for job in made
            if job.failure is None and job.result and job.result.rows is not None
        ]
        touched |= self._replace(OUTPUT, _group(readable, "outputs"))
        for job in readable:
            assert job.result is not None  # noqa: S101 - chosen so
            step.require_writes(job.result.rows or ())
        for name in sorted(step.writes):
            rows = {
                job.item or 0: set((job.result.rows or {}).get(name, ()))
                for job in readable
                if job.result
            }
            touched |= self._replace(self.rows.declared[name], rows)
        self.note_readers(touched)
        self.catalogue.execute_many(
            "DELETE FROM due WHERE step = ? AND subject = ?",
            [(step.name, job.subject) for job in (*gone, *finished)],
        )

    def _store_items(self, step: Step, jobs: Sequence[Job]) -> None:
        """Store the digest of each job, none after a failure; new items get a number."""
        self.catalogue.execute_many(
            "INSERT INTO item (step, subject, digest) VALUES (?, ?, ?) "
            "ON CONFLICT (step, subject) DO UPDATE SET digest = excluded.digest",
            [
                (step.name, job.subject, None if job.failure else bytes.fromhex(job.digest))
                for job in jobs
            ],
        )
        rows = self.catalogue.query(
            f"SELECT id, subject FROM item WHERE step = ? AND subject IN ({ITEMS})",  # noqa: S608 - our own names
            step.name,
            write_value([job.subject for job in jobs]),
        )
        numbers = {row["subject"]: row["id"] for row in rows}
        for job in jobs:
            job.item = numbers[job.subject]

    def _store_reads(self, jobs: Sequence[Job]) -> None:
        """Store the keys that each item read."""
        old: dict[int, dict[str, bool]] = {}
        for row in self.catalogue.query(READ, write_value([job.item for job in jobs])):
            old.setdefault(row["item"], {})[row["name"]] = bool(row["looked_up"])
        come: list[Row] = []
        gone: list[Row] = []
        for job in jobs:
            before = old.get(job.item or 0, {})
            now = {key: key in job.looked_up for key in job.asked | job.looked_up.keys()}
            come += ((job.item, key, value) for key, value in now.items() - before.items())
            gone += ((job.item, key) for key in before.keys() - now.keys())
        self.catalogue.execute_many(
            "INSERT OR IGNORE INTO key (name) VALUES (?)",
            [(key,) for key in dict.fromkeys(row[1] for row in come)],
        )
        names = write_value(sorted({str(row[1]) for row in come}))
        query = f"SELECT name, id FROM key WHERE name IN ({ITEMS})"  # noqa: S608 - our own names
        numbers = dict(map(tuple, self.catalogue.query(query, names)))
        self.catalogue.insert("read", ((item, numbers[key], value) for item, key, value in come))
        self.catalogue.execute_many(
            "DELETE FROM read WHERE item = ? AND key = (SELECT id FROM key WHERE name = ?)", gone
        )
        self._purge(dict.fromkeys(str(row[1]) for row in gone))

    def _note_unknown(self, job: Job) -> bool:
        """Note files that work found other than noted; return whether there is one."""
        unknown: list[Row] = [
            (read_key(key)[1]["path"],)
            for key, digest in job.looked_up.items()
            if read_key(key)[0] == FILE and self.rows.read_digest(key) != digest
        ]
        self.catalogue.execute_many(_UNKNOWN, unknown)
        return bool(unknown)

    def _purge(self, keys: Iterable[str]) -> None:
        """Delete those of some keys that no item reads any more."""
        self.catalogue.execute_many(
            "DELETE FROM key WHERE name = ? "
            "AND NOT EXISTS (SELECT 1 FROM read WHERE read.key = key.id)",
            [(key,) for key in keys],
        )

    def _replace(self, relation: Relation, rows: Mapping[int, set[Row]]) -> set[str]:
        """Replace the rows of some items; return the keys of the rows that differ."""
        differing, touched = self.rows.replace(relation, rows)
        if relation == OUTPUT:
            self.catalogue.insert("unpublished", {(row[0], row[1]) for row in differing})
        for step in self.steps:
            if step.subjects[0] == relation.name:
                self._note_subjects(step, relation, differing)
        return touched

    def _note_subjects(self, step: Step, relation: Relation, rows: Sequence[Row]) -> None:
        """Note the subjects of a step that came or went with rows."""
        column = relation.columns.index(step.subjects[1])
        if others := [row[column] for row in rows if not isinstance(row[column], str | None)]:
            raise ValueError(f"{step.name} has the subject {others[0]!r}, which is no text")
        reason = write_key(relation.name, {})
        self.catalogue.execute_many(
            "INSERT OR IGNORE INTO due VALUES (?, ?, ?)",
            [(step.name, row[column], reason) for row in rows if row[column] is not None],
        )

    def forget(self, items: Sequence[int], writes: Iterable[str]) -> set[str]:
        """Remove items with all that they made; return the keys of their rows."""
        if not items:
            return set()
        touched: set[str] = set()
        for name in (*sorted(writes), OUTPUT.name, FINDING.name):
            if name in self.rows.declared:
                touched |= self._replace(self.rows.declared[name], {item: set() for item in items})
        listed = write_value([*items])
        keys = {row["name"] for row in self.catalogue.query(READ, listed)}
        for table, column in (("read", "item"), ("item", "id")):
            self.catalogue.execute(f"DELETE FROM {table} WHERE {column} IN ({ITEMS})", listed)  # noqa: S608 - our own names
        self._purge(keys)
        return touched

    def note_readers(self, keys: Iterable[str]) -> None:
        """Note the items that read one of these keys, and forget the keys' digests."""
        listed = write_value(sorted(keys))
        self.catalogue.execute(
            f"UPDATE key SET digest = NULL WHERE digest IS NOT NULL AND name IN ({ITEMS})",  # noqa: S608 - our own names
            listed,
        )
        self.catalogue.execute(
            "INSERT OR IGNORE INTO due SELECT step, subject, name FROM json_each(?) "
            "JOIN key ON key.name = value JOIN read ON read.key = key.id "
            "JOIN item ON item.id = read.item",
            listed,
        )


def _group(jobs: Iterable[Job], name: str) -> dict[int, set[Row]]:
    """Return the findings or outputs of jobs by their items."""
    return {job.item or 0: set(getattr(job.result, name)) for job in jobs}
