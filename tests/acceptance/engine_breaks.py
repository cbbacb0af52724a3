"""
Faults of the engine, put into a copy of the program one at a time; the engine's tests find each.

Prints which test finds each; the exit code is 1 if one is missed. With names only these faults:
python tests/acceptance/engine_breaks.py [NAME…]
"""

import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from program_faults import Fault, run_tests

_PARTS = ("edition", "tests/engine", "pyproject.toml")
_TESTS = (
    "tests/engine/test_engine.py",
    "tests/engine/test_random_steps.py",
    "--timeout=300",
)
_FAILED = re.compile(r"^FAILED \S+?::(.+?)(?: - |$)", re.MULTILINE)
_SOME_FAILED = 1
"""The exit code of pytest if it ran the tests and one failed."""


FAULTS = (
    # Keys, queries and digests
    Fault(
        "a row may have no place in the order",
        "catalogue/relation",
        "if value is None and column in self.order:",
        "if False:",
    ),
    Fault(
        "a row may have any values",
        "catalogue/relation",
        "if type(value) not in _TYPES:",
        "if False:",
    ),
    Fault(
        "a relation that is gone is still asked",
        "engine/relations",
        "if kind != FILE and kind not in self.declared:",
        "if False:",
    ),
    Fault(
        "a text that is missing is searched",
        "engine/reader",
        "            if text[search.column] is not None\n",
        "",
    ),
    Fault(
        "all rows have no key",
        "catalogue/relation",
        "for columns in ((), *self.keys):\n            yield",
        "for columns in self.keys:\n            yield",
    ),
    Fault(
        "rows of one place stand as they came",
        "catalogue/relation",
        '", ".join((*self.order, *self.columns))',
        '", ".join((*self.order, "rowid"))',
    ),
    Fault(
        "rows do not stand in the order of their relation",
        "catalogue/relation",
        '", ".join((*self.order, *self.columns))',
        '", ".join(self.columns)',
    ),
    Fault(
        "rows without a value are not found",
        "catalogue/relation",
        'f"{column} IS ?"',
        'f"{column} = ?"',
    ),
    Fault(
        "any column is a key",
        "catalogue/relation",
        "if set(by) not in map(set, ((), *self.keys)):",
        "if not set(by) <= set(self.columns):",
    ),
    Fault(
        "a key depends on how it is asked for",
        "catalogue/relation",
        "json.JSONEncoder(sort_keys=True, ensure_ascii=False)",
        "json.JSONEncoder(ensure_ascii=False)",
    ),
    Fault("a value may be no number", "catalogue/relation", ", allow_nan=False", ""),
    Fault(
        "half a character ends the build",
        "catalogue/relation",
        'text.encode("utf-8", "surrogatepass")',
        'text.encode("utf-8")',
    ),
    Fault(
        "a digest only counts rows",
        "catalogue/relation",
        "digest_text(write_value(rows))",
        "digest_text(write_value(len(rows)))",
    ),
    # What steps declare
    Fault(
        "any relation may be read",
        "engine/steps",
        "if relation not in self.reads:",
        "if not self.name:",
    ),
    Fault(
        "what is looked up may be read",
        "engine/steps",
        "if relation not in self.reads:",
        "if relation not in (*self.reads, *self.looks_up):",
    ),
    Fault(
        "what is read may be looked up",
        "engine/steps",
        "if relation not in self.looks_up:",
        "if relation not in (*self.looks_up, *self.reads):",
    ),
    Fault(
        "any relation may be written",
        "engine/steps",
        "{*tables} - {*self.writes}",
        "{*tables} - {*tables}",
    ),
    Fault(
        "a step may read what later steps write too",
        "engine/steps",
        "if name not in before - later:",
        "if name not in before:",
    ),
    Fault(
        "subjects may be written later",
        "engine/steps",
        "sorted({*step.reads, *step.looks_up, relation} - {WHOLE[0]})",
        "sorted({*step.reads, *step.looks_up})",
    ),
    Fault(
        "two steps may have one name",
        "engine/steps",
        "if names.count(name) > 1:",
        "if names.count(name) > len(names):",
    ),
    Fault(
        "a failure ends the batch",
        "engine/steps",
        "return Result(failure=error)",
        "raise",
    ),
    Fault(
        "work gets nothing of what is shared",
        "engine/steps",
        "return self.make(shared, task)",
        "return self.make(None, task)",
    ),
    Fault(
        "a step may run in an earlier stage than the one before",
        "engine/steps",
        "if number and step.stage < steps[number - 1].stage:",
        "if number and step.stage > steps[number - 1].stage > step.stage:",
    ),
    # What is recorded when it is asked for
    Fault(
        "rows that are read are not recorded",
        "engine/reader",
        "        self.asked.add(key)\n",
        "",
    ),
    Fault(
        "the question whether there is a row is not recorded",
        "engine/reader",
        "        self._ask(relation, by)\n        return self._rows.has_row",
        "        self._step.require_read(relation)\n        return self._rows.has_row",
    ),
    Fault(
        "neighbours that are read are not recorded",
        "engine/reader",
        '        self.asked.add(write_key(f"{AROUND} {relation}", place))\n',
        "",
    ),
    Fault(
        "folders that are listed are not recorded",
        "engine/reader",
        '        self.asked.add(write_key(FOLDER, {"path": folder}))\n',
        "",
    ),
    Fault(
        "rows that are looked up are not recorded",
        "engine/reader",
        "            self.found[key] = digest_rows(self._rows[key])\n",
        "",
    ),
    Fault(
        "files that are looked up are not recorded",
        "engine/reader",
        '        self.found[write_key(FILE, {"path": path})] = digest_file(data)\n',
        "",
    ),
    Fault(
        "a missing file is as an empty one",
        "engine/reader",
        'return "" if data is None else compute_digest(data)',
        'return compute_digest(data or b"")',
    ),
    Fault(
        "a file that is required is not recorded",
        "engine/reader",
        "data = self.file(path)",
        "data = self._files.read(path)",
    ),
    Fault(
        "a file that is required may be missing",
        "engine/reader",
        "raise self._files.explain(path)",
        'return b""',
    ),
    Fault(
        "neighbours of any relation may be read",
        "engine/reader",
        "        self._step.require_read(relation)\n        declared =",
        "        declared =",
    ),
    Fault(
        "rows of any relation may be searched for",
        "engine/reader",
        "        self._step.require_read(relation)\n        search =",
        "        search =",
    ),
    Fault("finds stand in any order", "engine/reader", "return sorted(found)", "return [*found]"),
    # Rows that come and go
    Fault(
        "neighbours of rows that go are not looked for",
        "engine/relations",
        "touched = self._list_neighbours(relation, gone.values())",
        "touched = self._list_neighbours(relation, ())",
    ),
    Fault(
        "neighbours of rows that come are not looked for",
        "engine/relations",
        "touched |= self._list_neighbours(relation, arrived)",
        "touched |= self._list_neighbours(relation, ())",
    ),
    Fault(
        "only one neighbour is looked for",
        "engine/relations",
        "for near in self.find_around(relation, place)\n",
        "for near in self.find_around(relation, place)[:1]\n",
    ),
    Fault(
        "the first row is before each",
        "engine/relations",
        '(("<", down), (">", up))',
        '(("<", up), (">", up))',
    ),
    Fault(
        "a row is its own neighbour",
        "engine/relations",
        '(("<", down), (">", up))',
        '(("<=", down), (">", up))',
    ),
    Fault(
        "neighbours that are asked for are thought not to be",
        "engine/relations",
        'asked, start, f"{start}~"',
        "asked, start, start",
    ),
    Fault(
        "keys of rows that go are not noted",
        "engine/relations",
        "for row in differing for key in relation.list_keys(row)",
        "for row in arrived for key in relation.list_keys(row)",
    ),
    Fault(
        "keys of rows that come are not noted",
        "engine/relations",
        "for row in differing for key in relation.list_keys(row)",
        "for row in gone.values() for key in relation.list_keys(row)",
    ),
    Fault(
        "there is never a row",
        "engine/relations",
        'ordered=False)} LIMIT 1"',
        'ordered=False)} LIMIT 0"',
    ),
    Fault(
        "whether there is a row may be asked by any column",
        "engine/relations",
        'self.declared[relation].require_key(by)\n        query = f"{',
        'query = f"{',
    ),
    Fault(
        "keys are listed that nobody asked for",
        "engine/relations",
        "if self._is_asked(relation.name):",
        "if relation.name:",
    ),
    Fault(
        "texts are searched only if nobody asked for them",
        "engine/relations",
        "if not self._is_asked(texts.name):",
        "if self._is_asked(texts.name):",
    ),
    Fault(
        "rows that go are no subjects that differ",
        "engine/relations",
        "return differing, touched",
        "return arrived, touched",
    ),
    Fault(
        "rows that go stay unless others come",
        "engine/relations",
        "if not gone and not come:",
        "if not come:",
    ),
    Fault(
        "all rows of an item differ",
        "engine/relations",
        "for row, rowid in before.items() if row not in new)\n"
        "            come += ((*row, item) for row in new if row not in before)",
        "for row, rowid in before.items())\n            come += ((*row, item) for row in new)",
    ),
    Fault(
        "rows are kept after they changed",
        "engine/relations",
        "if relation.name in self._kept:",
        "if not self._kept:",
    ),
    Fault(
        "finds are kept after rows changed",
        "engine/relations",
        "        self._finds.pop(relation.name, None)\n",
        "",
    ),
    Fault(
        "only names that come are searched for",
        "engine/relations",
        "touched |= self._list_texts(relation, differing)",
        "touched |= self._list_texts(relation, arrived)",
    ),
    Fault(
        "only names that go are searched for",
        "engine/relations",
        "touched |= self._list_texts(relation, differing)",
        "touched |= self._list_texts(relation, [*gone.values()])",
    ),
    Fault(
        "a folder lists those whose names begin like its own",
        "engine/relations",
        'f"{folder}/", f"{folder}0"',
        'folder, f"{folder}~"',
    ),
    # What is stored
    Fault(
        "a subject that is gone is kept",
        "engine/store",
        "touched = self.forget([job.item for job in gone if job.item is not None], step.writes)",
        "touched: set[str] = set()",
    ),
    Fault(
        "a subject that is gone leaves its rows",
        "engine/store",
        "for name in (*sorted(writes), OUTPUT.name, FINDING.name):",
        "for name in (OUTPUT.name, FINDING.name):",
    ),
    Fault(
        "a subject that is gone leaves its outputs",
        "engine/store",
        "(*sorted(writes), OUTPUT.name, FINDING.name)",
        "(*sorted(writes), FINDING.name)",
    ),
    Fault(
        "a subject that is gone leaves its findings",
        "engine/store",
        "(*sorted(writes), OUTPUT.name, FINDING.name)",
        "(*sorted(writes), OUTPUT.name)",
    ),
    Fault(
        "subjects that are gone with another are not noted",
        "engine/store",
        "self._replace(self.rows.declared[name], {item: set() for item in items})",
        "self.rows.replace(self.rows.declared[name], {item: set() for item in items})[1]",
    ),
    Fault(
        "what a subject that is gone read stays",
        "engine/store",
        'for table, column in (("read", "item"), ("item", "id")):',
        'for table, column in (("item", "id"),):',
    ),
    Fault(
        "a failure is stored like a result",
        "engine/store",
        "done = [job for job in kept if job.failure is None]",
        "done = kept",
    ),
    Fault(
        "a failure is not tried again",
        "engine/store",
        "for job in (*gone, *finished)],",
        "for job in jobs],",
    ),
    Fault(
        "a failure deletes what was made before",
        "engine/store",
        "if job.failure is None and job.result and job.result.rows is not None",
        "if job.result and job.result.rows is not None",
    ),
    Fault(
        "a failure has the digest of a result",
        "engine/store",
        "None if job.failure else bytes.fromhex(job.digest)",
        "bytes.fromhex(job.digest)",
    ),
    Fault(
        "findings of a failure are lost",
        "engine/store",
        "made = [job for job in kept if job.result is not None]",
        "made = [job for job in done if job.result is not None]",
    ),
    Fault(
        "subjects that are gone are looked at again and again",
        "engine/store",
        "for job in (*gone, *finished)],",
        "for job in finished],",
    ),
    Fault(
        "rows of an unreadable source are deleted",
        "engine/store",
        "if job.failure is None and job.result and job.result.rows is not None",
        "if job.failure is None and job.result",
    ),
    Fault(
        "findings of an unreadable source are lost",
        "engine/store",
        "made = [job for job in kept if job.result is not None]",
        "made = [job for job in kept if job.result and job.result.rows is not None]",
    ),
    Fault(
        "two outputs with one path are no error",
        "engine/store",
        "bool(self.catalogue.query(found, before)) or bool(self.list_clashes(before))",
        "bool(self.catalogue.query(found, before))",
    ),
    Fault(
        "any finding is an error",
        "engine/store",
        "WHERE severity = 'error' AND stage < ?",
        "WHERE severity <> '' AND stage < ?",
    ),
    Fault(
        "what a page reports stops all pages",
        "engine/store",
        "WHERE severity = 'error' AND stage < ?",
        "WHERE severity = 'error' AND stage <= ?",
    ),
    Fault(
        "a subject may be a number",
        "engine/store",
        "if not isinstance(row[column], str | None)",
        "if False",
    ),
    Fault(
        "two outputs with one path are not listed",
        "engine/store",
        "HAVING count(*) > 1",
        "HAVING count(*) > 2",
    ),
    Fault(
        "outputs clash for the stage that makes them",
        "engine/store",
        "WHERE stage < ? GROUP BY",
        "WHERE stage <= ? GROUP BY",
    ),
    Fault(
        "outputs of one name in two folders clash",
        "engine/store",
        "GROUP BY folder, {OUTPUT.name}.name",
        "GROUP BY {OUTPUT.name}.name",
    ),
    Fault(
        "a clash is called without its folder",
        "engine/store",
        "SELECT folder || {OUTPUT.name}.name AS path",
        "SELECT {OUTPUT.name}.name AS path",
    ),
    Fault(
        "a digest stays that of the first time",
        "engine/store",
        "ON CONFLICT (step, subject) DO UPDATE SET digest = excluded.digest",
        "ON CONFLICT (step, subject) DO NOTHING",
    ),
    Fault(
        "a file that was read other than noted is known",
        "engine/store",
        "self.rows.read_digest(key) != digest",
        "self.rows.read_digest(key) == digest == key",
    ),
    Fault(
        "a file of which another text was noted stays known",
        "engine/store",
        "UPDATE source SET settled = 0, digest = '' WHERE path = ?",
        "UPDATE source SET settled = 0, digest = '' WHERE path = ? AND 0",
    ),
    Fault(
        "what found a file other than noted is due no more",
        "engine/store",
        "if not self._note_unknown(job)]",
        "if self._note_unknown(job) in {True, False}]",
    ),
    Fault(
        "what was looked up is not told from what was read",
        "engine/store",
        "now = {key: key in job.looked_up for",
        "now = {key: key in job.asked for",
    ),
    Fault(
        "what was looked up calls nobody",
        "engine/store",
        "for key in job.asked | job.looked_up.keys()}",
        "for key in job.asked}",
    ),
    Fault(
        "what is read no more is read for ever",
        "engine/store",
        "gone += ((job.item, key) for key in before.keys() - now.keys())",
        "gone += ()",
    ),
    Fault(
        "keys that are read no more stay",
        "engine/store",
        "        self._purge(dict.fromkeys(str(row[1]) for row in gone))\n",
        "",
    ),
    Fault(
        "keys of subjects that are gone stay",
        "engine/store",
        "        self._purge(keys)\n",
        "",
    ),
    Fault(
        "keys that others read are deleted",
        "engine/store",
        '"AND NOT EXISTS (SELECT 1 FROM read WHERE read.key = key.id)",',
        '"",',
    ),
    Fault(
        "digests of keys are not forgotten",
        "engine/store",
        "UPDATE key SET digest = NULL WHERE digest IS NOT NULL AND",
        "UPDATE key SET digest = NULL WHERE digest IS NULL AND",
    ),
    # What must be looked at
    Fault(
        "only the folder of a file lists it",
        "engine/due",
        "for count in range(1, len(parts))",
        "for count in range(len(parts) - 1, len(parts))",
    ),
    Fault(
        "only the first folder of a file lists it",
        "engine/due",
        "for count in range(1, len(parts))",
        "for count in range(1, 2)",
    ),
    Fault(
        "a step that is gone leaves its rows",
        "engine/due",
        'store.note_readers(store.forget([row["id"] for row in items], writes))',
        "len(items)",
    ),
    Fault(
        "who reads what a step that is gone made is not noted",
        "engine/due",
        'store.note_readers(store.forget([row["id"] for row in items], writes))',
        'store.forget([row["id"] for row in items], writes)',
    ),
    Fault(
        "a step that is gone leaves its subjects due",
        "engine/due",
        '            store.catalogue.execute("DELETE FROM due WHERE step = ?", name)\n',
        "",
    ),
    Fault(
        "a step that writes another relation leaves its rows",
        "engine/due",
        "if name not in new or json.loads(new[name])[0] != writes:",
        "if name not in new:",
    ),
    Fault(
        "a relation that is gone leaves its table",
        "engine/due",
        'store.catalogue.execute(f"DROP TABLE IF EXISTS {relation}")',
        "len(relation)",
    ),
    Fault(
        "another version is no other step",
        "engine/due",
        "step.subjects, store.versions[step.name]])",
        "step.subjects])",
    ),
    Fault(
        "other subjects are no other step",
        "engine/due",
        "[sorted(step.writes), step.subjects, store",
        "[sorted(step.writes), store",
    ),
    Fault(
        "a step with other subjects keeps the old ones",
        "engine/due",
        "SELECT subject FROM item WHERE step = ?1\n",
        "SELECT subject FROM item WHERE step = ?1 AND 0\n",
    ),
    Fault(
        "a new step has no subjects",
        "engine/due",
        "UNION SELECT {column} FROM {relation} WHERE {column} IS NOT NULL\n",
        "\n",
    ),
    Fault(
        "one reason is told of many",
        "engine/due",
        "json_group_array(reason) AS reasons",
        "json_array(min(reason)) AS reasons",
    ),
    Fault(
        "a subject is counted once for each reason",
        "engine/due",
        "count(DISTINCT subject)",
        "count(*)",
    ),
    Fault(
        "who made an output that is gone is compared as before",
        "engine/due",
        "SET digest = NULL WHERE id IN",
        "SET digest = digest WHERE id IN",
    ),
    Fault(
        "who made an output that is gone is not due",
        "engine/due",
        "SELECT step, subject, ? FROM item WHERE id IN ({makers})",
        "SELECT step, subject, ? FROM item WHERE id IN ({makers}) AND 0",
    ),
    Fault(
        "an output that is gone is thought to be there",
        "engine/due",
        'f"DELETE FROM {OUTPUT.name} WHERE folder = ? AND name = ?"',
        'f"DELETE FROM {OUTPUT.name} WHERE folder = ? AND name = ? AND 0"',
    ),
    Fault(
        "an output that is gone is looked for in no folder",
        "engine/due",
        "place = (folder + slash, name)",
        "place = (folder, name)",
    ),
    Fault("only one batch is looked at", "engine/due", "    while rows:\n", "    if rows:\n"),
    Fault(
        "outputs so far are not told",
        "engine/due",
        'job.outputs = outputs.get(last["id"], {})',
        "job.outputs = {}",
    ),
    Fault(
        "what was looked up is taken as it was",
        "engine/due",
        "for name in names}",
        "for name in names[:0]}",
    ),
    Fault(
        "all that is looked at differs",
        "engine/due",
        'last is None or last["digest"] != bytes.fromhex(job.digest)',
        "True",
    ),
    Fault(
        "the version is left out of the digest",
        "engine/job",
        "[self.version, self.value, sorted",
        "[self.value, sorted",
    ),
    Fault(
        "the value is left out of the digest",
        "engine/job",
        "[self.version, self.value, sorted",
        "[self.version, sorted",
    ),
    Fault(
        "what was looked up is left out of the digest",
        "engine/job",
        "[self.version, self.value, sorted(self.looked_up.items())]",
        "[self.version, self.value]",
    ),
    Fault(
        "what was looked up is not compared",
        "engine/job",
        "sorted(self.looked_up.items())",
        "sorted(self.looked_up)",
    ),
    Fault(
        "what was looked up is compared in its order",
        "engine/job",
        "sorted(self.looked_up.items())",
        "[*self.looked_up.items()]",
    ),
    # The loop and the workers
    Fault(
        "pages are composed in spite of errors",
        "engine/loop",
        "if stage > self.last or self.store.has_errors(stage):",
        "if stage > self.last:",
    ),
    Fault(
        "checks stop at the first error",
        "engine/loop",
        "if stage > self.last or self.store.has_errors(stage):",
        "if stage > self.last or self.store.has_errors(Stage.PAGES):",
    ),
    Fault(
        "a step that ended is not kept",
        "engine/loop",
        "                self.store.commit()\n",
        "",
    ),
    Fault(
        "a failure discards what else its step made",
        "engine/loop",
        "                self.store.commit()\n            if failures:\n"
        "                raise min(failures, key=str)\n",
        "            if failures:\n                raise min(failures, key=str)\n"
        "            self.store.commit()\n",
    ),
    Fault(
        "a failure is not told",
        "engine/loop",
        "raise min(failures, key=str)",
        "failures.clear()",
    ),
    Fault(
        "the last failure is told",
        "engine/loop",
        "raise min(failures, key=str)",
        "raise max(failures, key=str)",
    ),
    Fault(
        "a failure ends the build with its step",
        "engine/loop",
        "                self.store.commit()\n            if failures:\n"
        "                raise min(failures, key=str)\n",
        "                self.store.commit()\n                if failures:\n"
        "                    raise min(failures, key=str)\n",
    ),
    Fault(
        "all stages run",
        "engine/loop",
        "if stage > self.last or self.store.has_errors(stage):",
        "if self.store.has_errors(stage):",
    ),
    Fault(
        "results belong to another subject",
        "engine/loop",
        "job = self.in_work.popleft()",
        "job = self.in_work.pop()",
    ),
    Fault(
        "what was looked up is not told by the work",
        "engine/loop",
        "job.result, job.looked_up = made.result, made.looked_up",
        "job.result = made.result",
    ),
    Fault(
        "what does not differ is not stored",
        "engine/loop",
        "            self._store([job for job in jobs if not job.differs])\n",
        "",
    ),
    Fault(
        "all that is looked at is held to the end",
        "engine/loop",
        "in read_due(self.engine.store, self.step, self.engine.size):",
        "in [*read_due(self.engine.store, self.step, self.engine.size)]:",
    ),
    Fault(
        "the last batch is not stored",
        "engine/loop",
        "        self._store(done)\n        yield from done\n\n",
        "        yield from done\n\n",
    ),
    Fault(
        "nothing is kept before its step ends",
        "engine/loop",
        "if self.batches and self.batches % self.engine.per_commit == 0:",
        "if not self.stored > -1:",
    ),
    Fault(
        "progress is the number of batches",
        "engine/loop",
        "self.stored += len(jobs)",
        "self.stored += 1",
    ),
    Fault(
        "nothing is progress too",
        "engine/loop",
        "        if not jobs:\n            return\n",
        "",
    ),
    Fault(
        "a step does not say how much is made at once",
        "engine/loop",
        "            self.step.at_once,\n",
        "",
    ),
    Fault(
        "a full batch is stored twice",
        "engine/loop",
        "                yield from done\n                done = []\n",
        "                yield from done\n",
    ),
    Fault(
        "the workers’ copy has no rows by a key",
        "engine/loop",
        "for key in _list_keys(relation, row):",
        "for key in [*_list_keys(relation, row)][:1]:",
    ),
    Fault(
        "the workers’ copy has one row by a key",
        "engine/loop",
        "found.setdefault(key, []).append(row)",
        "found[key] = [row]",
    ),
    Fault(
        "workers keep their first copy",
        "engine/loop",
        "json.loads(zlib.decompress(data))\n    return keys, rows",
        "json.loads(zlib.decompress(data))\n"
        '    return _FIRST.setdefault("", (keys, rows))\n\n\n'
        "_FIRST: dict[str, tuple[dict[str, list[list[str]]], dict[str, list[Record]]]] = {}",
    ),
    Fault(
        "workers look up by any column",
        "engine/loop",
        "if sorted(by) not in keys[relation]:",
        "if False:",
    ),
    Fault(
        "all tasks of a batch look up as one",
        "engine/loop",
        "_Made(result, task.lookup.found)",
        "_Made(result, {key: one for each in tasks for key, one in each.lookup.found.items()})",
    ),
    Fault(
        "lookups belong to another task of the batch",
        "engine/loop",
        "_Made(result, task.lookup.found)",
        "_Made(result, tasks[0].lookup.found)",
    ),
    Fault(
        "work does not get its outputs so far",
        "engine/loop",
        '_Work(job.subject, job.value or "", job.outputs)',
        '_Work(job.subject, job.value or "", {})',
    ),
)


def try_fault(fault: Fault, folder: Path) -> str | None:
    """Put a fault into a copy of the program; return the name of the test that finds it."""
    done = run_tests(fault, folder, _PARTS, _TESTS)
    if not done.returncode:
        return None
    found = _FAILED.search(done.stdout)
    assert done.returncode == _SOME_FAILED, f"{fault.name}: {done.stdout}{done.stderr}"
    assert found, f"{fault.name}: {done.stdout}{done.stderr}"
    return found[1]


def main(*names: str) -> int:
    """Try all faults, or some; return how many were missed."""
    missed = 0
    for fault in FAULTS:
        if not names or fault.name in names:
            with TemporaryDirectory() as folder:
                test = try_fault(fault, Path(folder))
            print(f"{fault.name}: {f'found by {test}' if test else 'MISSED'}", flush=True)
            missed += test is None
    return missed


if __name__ == "__main__":
    sys.exit(bool(main(*sys.argv[1:])))
