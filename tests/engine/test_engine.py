"""The engine: a small edition, and each way in which a build after another might go wrong."""

import gc
import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from small_edition import (
    ARCHIVE,
    COUNT,
    ENTRY,
    FILES,
    MONTH,
    NAME,
    ODD,
    REGISTERS,
    RELATIONS,
    SHARED,
    STEPS,
    TELEGRAM,
    TEXT,
    Folder,
    Made,
    SmallEdition,
    describe,
    make_finding,
    make_output,
    read_answer,
    read_names,
    write_telegram,
)

from edition.catalogue.relation import Relation, write_key
from edition.engine.due import NEW_STEP, note_outputs
from edition.engine.job import Job
from edition.engine.loop import Copy
from edition.engine.pool import Workers
from edition.engine.reader import Reader
from edition.engine.relations import FILE
from edition.engine.steps import Each, Result, Stage, Step, Task
from edition.errors import EditionError

EXPORT = STEPS[-1]


def open_thread(**more: object) -> SmallEdition:
    """Open a small edition of two telegrams, one of which answers the other."""
    edition = SmallEdition.open(**more)  # type: ignore[arg-type]
    edition.folder.texts.update(
        {
            "tei/telegrams/1": write_telegram("a", day="1950-11-01", names=["p"], words="Mao came"),
            "tei/telegrams/2": write_telegram("b", day="1950-12-03", names=["q"], answers="a"),
            "tei/registers/persons": json.dumps({"p": "Mao", "q": "Zhou"}),
        }
    )
    return edition


def list_steps(made: Made) -> list[str]:
    """List the steps of what was made."""
    return [step for step, _, _ in made]


def list_outputs(edition: SmallEdition) -> list[str]:
    """List the paths of the outputs."""
    return [f"{folder}{name}" for folder, name, _ in edition.show()[0]]


def replace_step(name: str, **changes: object) -> tuple[Step, ...]:
    """Return the steps, one of them changed."""
    return tuple(replace(step, **changes) if step.name == name else step for step in STEPS)  # type: ignore[arg-type]


def test_nothing_is_made_where_nothing_changed() -> None:
    """A second build makes nothing."""
    edition = open_thread()

    assert edition.build()
    assert edition.build() == []


def test_the_last_step_may_read_all_outputs() -> None:
    """It is made again when another output differs, and its own output makes it no more due."""
    edition = open_thread(steps=(*STEPS, ARCHIVE))
    assert ("archive", "") in [(step, subject) for step, subject, _ in edition.build()]
    assert edition.build() == []
    edition.folder.texts["tei/telegrams/2"] = write_telegram("b", day="1950-12-03", title="T")

    made = edition.build()

    assert ("archive", "") == made[-1][:2]
    outputs, _ = edition.show()
    (archive,) = (row for row in outputs if row[1] == "archive")
    others = sorted([*row] for row in outputs if row[1] != "archive")
    assert others == json.loads(str(archive[2]))
    assert edition.build() == []


def test_each_subject_is_made_once() -> None:
    """Full batches are stored and returned once."""
    made = open_thread().build()

    assert len(made) == len({(step, subject) for step, subject, _ in made})


def test_an_edit_makes_what_reads_it_and_says_what_differs() -> None:
    """A new title is made where it is shown: the page, its neighbour, the lists of its month."""
    edition = open_thread()
    edition.build()
    edition.folder.texts["tei/telegrams/1"] = write_telegram(
        "a", title="T", day="1950-11-01", names=["p"], words="Mao came"
    )

    assert [(step, subject) for step, subject, _ in edition.build()] == [
        ("describe", "tei/telegrams/1"),
        ("page", "tei/telegrams/1"),
        ("page", "tei/telegrams/2"),
        ("list", "contents 1950-11"),
        ("list", "contents 1950-12"),
        ("list", "entry p"),
        ("part", "1950-11"),
        ("export", ""),
    ]


def test_a_reason_names_the_key_that_differs() -> None:
    """The reason of what is made again is the key that its step asked for."""
    edition = open_thread()
    edition.build()
    edition.folder.texts["tei/registers/persons"] = json.dumps({"p": "Mao", "q": "Zhou Enlai"})

    reasons = {(step, subject): reasons for step, subject, reasons in edition.build()}
    assert reasons["describe", "tei/telegrams/2"] == (write_key(ENTRY.name, {"id": "q"}),)
    assert ("describe", "tei/telegrams/1") not in reasons


def test_all_reasons_are_named() -> None:
    """What is made again for two reasons tells both, in the order of their letters."""
    edition = open_thread()
    edition.build()
    edition.folder.texts["tei/registers/persons"] = json.dumps({"p": "Chen", "q": "Zhou"})
    edition.folder.texts["tei/telegrams/1"] = write_telegram("a", names=["p"])
    edition.versions = {"describe": "2"}

    reasons = {(step, subject): reasons for step, subject, reasons in edition.build()}
    assert reasons["describe", "tei/telegrams/1"] == (
        write_key(ENTRY.name, {"id": "p"}),
        write_key(FILE, {"path": "tei/telegrams/1"}),
        NEW_STEP,
    )
    assert reasons["describe", "tei/telegrams/2"] == (NEW_STEP,)


def test_what_comes_out_the_same_goes_no_further() -> None:
    """Where only the words of a telegram change, no list is made again."""
    edition = open_thread()
    edition.build()
    edition.folder.texts["tei/telegrams/1"] = write_telegram(
        "a", day="1950-11-01", names=["p"], words="Mao left"
    )

    made = edition.build()
    assert {"list", "part", "export"}.isdisjoint(list_steps(made))


def test_pages_before_and_after_a_telegram_that_comes_or_goes_are_made_again() -> None:
    """They link to it, and then to each other."""
    edition = open_thread()
    edition.build()
    outputs = edition.show()[0]
    edition.folder.texts["tei/telegrams/3"] = write_telegram("c", day="1950-11-20")
    assert list_steps(edition.build()).count("page") == 3
    del edition.folder.texts["tei/telegrams/3"]
    assert list_steps(edition.build()).count("page") == 2
    assert edition.show()[0] == outputs


def test_a_name_is_searched_for_in_all_texts_when_it_comes_or_goes() -> None:
    """A new name of a register is looked for where it stands, and nowhere else."""
    edition = open_thread()
    edition.build()
    edition.folder.texts["tei/registers/more"] = json.dumps({"r": "came"})

    made = edition.build()
    assert [subject for step, subject, _ in made if step == "names"] == ["tei/telegrams/1"]
    assert "untagged came" in str(edition.show()[1])
    del edition.folder.texts["tei/registers/more"]
    edition.build()
    assert "untagged came" not in str(edition.show()[1])


def test_a_name_that_comes_after_a_search_is_found() -> None:
    """A search knows the rows that there are now."""
    rows = SmallEdition.open().open_store().rows
    assert rows.search(NAME.name, "Mao came") == []
    rows.replace(NAME, {1: {("came", "r")}})

    assert rows.search(NAME.name, "Mao came") == [("came", "r")]


def test_names_that_are_found_stand_in_order() -> None:
    """What is found does not depend on the order of the words."""
    edition = open_thread()
    words = "zyxwvutsr"
    edition.folder.texts["tei/telegrams/1"] = write_telegram("a", words=" ".join(words))
    edition.folder.texts["tei/registers/more"] = json.dumps({f"of {word}": word for word in words})
    edition.build()
    reader = Reader(edition.open_store().rows, STEPS[3])

    found = reader.search(NAME.name, path="tei/telegrams/1")
    assert found == [(word, f"of {word}") for word in sorted(words)]


def test_a_new_step_takes_every_subject_and_one_that_is_gone_leaves_nothing(
    tmp_path: Path,
) -> None:
    """What a step made goes with it, and comes again with it."""
    place, folder = tmp_path / "catalogue", Folder()
    edition = open_thread(place=place, folder=folder, steps=STEPS[:-1])
    edition.build()
    edition.steps = STEPS
    assert list_steps(edition.build()) == ["export"]
    edition.steps = STEPS[:-1]
    assert edition.build() == []
    assert "export" not in list_outputs(edition)


def test_a_relation_that_nobody_writes_any_more_leaves_no_rows_behind() -> None:
    """A step that comes again finds no rows of its last time."""
    steps = (STEPS[0], WRITER, TELLER)
    edition = open_thread(steps=steps, relations=(*RELATIONS, OWN))
    edition.build()
    edition.steps, edition.relations = STEPS[:1], RELATIONS
    edition.build()
    del edition.folder.texts["tei/telegrams/1"]
    edition.steps, edition.relations = steps, (*RELATIONS, OWN)
    edition.build()

    assert edition.show()[0] == [make_output("own", [{"path": "tei/telegrams/2"}])]


def test_a_step_that_writes_another_relation_leaves_no_rows_in_the_first() -> None:
    """What the step wrote goes, also where no other step writes."""
    other = replace(OWN, name="other")
    edition = open_thread(steps=(STEPS[0], WRITER), relations=(*RELATIONS, OWN, other))
    edition.build()
    edition.steps = (STEPS[0], replace(WRITER, make=Each(write_other), writes=("other",)))
    edition.build()

    rows = edition.open_store().rows
    assert rows.list_rows("own", {}) == []
    assert len(rows.list_rows("other", {})) == 2


def test_a_step_with_other_subjects_leaves_nothing_of_the_first() -> None:
    """The subjects that are none any more go, and the new ones come."""
    edition = open_thread(steps=(STEPS[0], WRITER), relations=(*RELATIONS, OWN))
    edition.build()
    edition.steps = (STEPS[0], replace(WRITER, subjects=(REGISTERS.name, "path")))
    edition.build()

    assert edition.open_store().rows.list_rows("own", {}) == [{"path": "tei/registers/persons"}]


def test_what_reads_rows_of_a_step_that_is_gone_is_made_again() -> None:
    """The rows of another step in the same relation stay."""
    second = replace(WRITER, name="second", subjects=(REGISTERS.name, "path"))
    edition = open_thread(steps=(STEPS[0], WRITER, second, TELLER), relations=(*RELATIONS, OWN))
    edition.build()
    edition.steps = (STEPS[0], WRITER, TELLER)
    edition.build()

    rows = [{"path": "tei/telegrams/1"}, {"path": "tei/telegrams/2"}]
    assert edition.show()[0] == [make_output("own", rows)]


def write_own(_: object, task: Task) -> Result:
    """Note a path."""
    return Result({"own": [(task.subject,)]})


def write_other(_: object, task: Task) -> Result:
    """Note a path elsewhere."""
    return Result({"other": [(task.subject,)]})


def read_own(reader: Reader, _: str) -> object:
    """Read what is noted."""
    return reader.rows("own")


def tell_own(_: object, task: Task) -> Result:
    """Write what is noted."""
    return Result(outputs=[make_output("own", task.value)])


OWN = Relation("own", ("path",), (("path",),))
WRITER = Step("writer", Each(write_own), subjects=(FILES.name, "path"), writes=("own",))
TELLER = Step("teller", Each(tell_own), read_own, reads=("own",), stage=Stage.PAGES)


def test_a_subject_goes_with_the_one_that_made_it() -> None:
    """A step that reads nothing of its subjects takes those that there are."""
    teller = Step("teller", Each(tell_subject), subjects=("own", "path"), stage=Stage.PAGES)
    edition = open_thread(steps=(STEPS[0], WRITER, teller), relations=(*RELATIONS, OWN))
    edition.build()
    del edition.folder.texts["tei/telegrams/1"]
    edition.build()

    assert list_outputs(edition) == ["tei/telegrams/2"]


def tell_subject(_: object, task: Task) -> Result:
    """Write an output that is called as the subject."""
    return Result(outputs=[make_output(task.subject, None)])


def test_the_findings_of_a_file_go_with_it() -> None:
    """A file that is gone has nothing to be mended."""
    edition = open_thread()
    edition.folder.texts["tei/telegrams/3"] = write_telegram("c", names=["nobody"])
    edition.build()
    assert "nobody is no entry" in str(edition.show()[1])
    del edition.folder.texts["tei/telegrams/3"]
    edition.build()

    assert "nobody is no entry" not in str(edition.show()[1])


def test_another_version_of_a_step_is_made_again_and_nothing_else() -> None:
    """A version is the digest of code, stylesheets and settings; another makes all subjects."""
    edition = open_thread()
    edition.build()
    edition.versions = {"page": "2"}

    assert list_steps(edition.build()) == ["page", "page"]
    assert edition.build() == []


def test_a_failure_is_made_by_the_next_build_and_the_others_stand() -> None:
    """A subject that failed is tried again; what else the step made is kept."""
    edition = open_thread()
    edition.steps = replace_step("describe", make=Each(fail_at_two))
    with pytest.raises(EditionError, match="it failed"):
        edition.build()
    edition.steps = STEPS

    made = [(step, subject) for step, subject, _ in edition.build()]
    assert ("describe", "tei/telegrams/2") in made
    assert ("describe", "tei/telegrams/1") not in made


def test_a_failure_keeps_its_findings_and_what_was_made_before() -> None:
    """It is made again though its file says again what it said before."""
    edition = open_thread()
    edition.build()
    before, (outputs, findings) = edition.folder.texts["tei/telegrams/2"], edition.show()
    edition.folder.texts["tei/telegrams/2"] = write_telegram("b", title="T")
    edition.steps = replace_step("describe", make=Each(find_and_fail))
    with pytest.raises(EditionError, match="it failed"):
        edition.build()
    assert edition.show() == (outputs, [*findings, make_finding("tei/telegrams/2", "odd")])
    edition.folder.texts["tei/telegrams/2"] = before
    edition.steps = STEPS

    assert list_steps(edition.build()) == ["describe"]
    assert edition.show() == (outputs, findings)


def find_and_fail(_: object, task: Task) -> Result:
    """Report a finding and a failure."""
    return Result(findings=[make_finding(task.subject, "odd")], failure=EditionError("it failed"))


def test_a_failure_ends_the_build_when_its_stage_ends() -> None:
    """All steps of the stage run, and the first of their failures is told."""
    edition = open_thread()
    failing = {"describe": fail_at_two, "count": fail_to_count}
    edition.steps = tuple(
        replace(step, make=Each(failing[step.name])) if step.name in failing else step
        for step in STEPS
    )
    with pytest.raises(EditionError, match="counts failed"):
        edition.build()

    names = {row["step"] for row in edition.catalogue.query("SELECT step FROM item")}
    assert names == {step.name for step in STEPS if step.stage is Stage.DOCUMENTS}
    assert "a.json" in list_outputs(edition)


def test_what_failed_is_due_for_the_same_reasons() -> None:
    """A version that failed is made by the next build, as it is still another."""
    edition = open_thread()
    edition.build()
    edition.versions = {"describe": "2"}
    edition.steps = replace_step("describe", make=Each(fail_at_two))
    with pytest.raises(EditionError):
        edition.build()
    edition.steps = STEPS

    assert edition.build() == [("describe", "tei/telegrams/2", (NEW_STEP,))]


def fail_to_count(_shared: object, _task: Task) -> Result:
    """Count nothing."""
    raise EditionError("counts failed")


def fail_at_two(shared: object, task: Task) -> Result:
    """Describe a telegram, but not the second."""
    if task.subject.endswith("2"):
        raise EditionError("it failed")
    return describe(shared, task)


def test_a_build_that_is_killed_goes_on_where_it_stood() -> None:
    """What was stored stays, and the rest is made."""
    edition = open_thread()
    edition.steps = replace_step("page", make=die)
    with pytest.raises(KeyboardInterrupt):
        edition.build()
    edition.steps = STEPS

    assert set(list_steps(edition.build())) == {"page", "list", "part", "export"}


def test_a_build_that_is_killed_in_a_step_keeps_the_batches_before() -> None:
    """Every 20 batches are kept, also while more of the step are to be made."""
    edition = SmallEdition.open(size=1, workers=Workers(jobs=1, batch=1))
    for number in range(30):
        edition.folder.texts[f"tei/telegrams/{number:02}"] = write_telegram(f"n{number:02}")

    def die_late(shared: object, task: Task) -> Result:
        if task.subject.endswith("/25"):
            raise KeyboardInterrupt
        return describe(shared, task)

    edition.steps = replace_step("describe", make=Each(die_late))
    with pytest.raises(KeyboardInterrupt):
        edition.build()
    assert list_outputs(edition) == [f"n{number:02}.json" for number in range(20)]
    edition.steps = STEPS
    made = edition.build()

    described = [subject for step, subject, _ in made if step == "describe"]
    assert described == [f"tei/telegrams/{number}" for number in range(20, 30)]


def test_what_does_not_differ_is_stored_while_the_rest_is_not_read_yet() -> None:
    """However many subjects are looked at, two batches of them are held."""
    edition = open_thread(size=2)
    edition.build()
    seen: list[tuple[int, int]] = []

    def look(reader: Reader, path: str) -> object:
        (rows,) = edition.catalogue.query("SELECT count(*) FROM due WHERE step = 'answer'")
        jobs = [held for held in gc.get_objects() if isinstance(held, Job)]
        seen.append((rows[0], sum(job.step.read is look for job in jobs)))
        return read_answer(reader, path)

    for number in range(3, 11):
        edition.folder.texts[f"tei/telegrams/{number:02}"] = write_telegram(f"n{number}")
    edition.build()
    edition.catalogue.execute("INSERT INTO due SELECT step, subject, '' FROM item")
    edition.steps = replace_step("answer", read=look)
    assert edition.build() == []

    assert [due for due, _ in seen] == [10, 10, 8, 8, 6, 6, 4, 4, 2, 2]
    assert max(held for _, held in seen) <= 2 * edition.size


@pytest.mark.parametrize("size", [1, 3, 100])
def test_progress_counts_the_subjects_that_are_stored(size: int) -> None:
    """Each step that has something to do begins with its first batch and ends with its last."""
    calls: list[tuple[str, int, int]] = []
    edition = open_thread(size=size, progress=lambda *call: calls.append(call))
    for number in range(5):
        edition.folder.texts[f"tei/telegrams/n{number}"] = write_telegram(f"n{number}")
    edition.build()

    done = [*range(size, 7, size), 7]
    assert [call for call in calls if call[0] == "describe"] == [
        ("describe", count, 7) for count in done
    ]
    calls.clear()
    edition.build()
    assert calls == []


def test_progress_counts_a_subject_once_whatever_its_reasons() -> None:
    """What is made again for two reasons, and what does not differ, are one subject each."""
    calls: list[tuple[str, int, int]] = []
    edition = open_thread()
    edition.build()
    edition.progress = lambda *call: calls.append(call)
    edition.folder.texts["tei/registers/persons"] = json.dumps({"p": "Chen", "q": "Zhou"})
    edition.folder.texts["tei/telegrams/1"] = write_telegram("a", names=["p"])
    edition.catalogue.execute("INSERT INTO due VALUES ('describe', 'tei/telegrams/2', '')")
    edition.build()

    assert [call for call in calls if call[0] == "describe"] == [
        ("describe", 1, 2),
        ("describe", 2, 2),
    ]


def die(_: object, batch: Sequence[Task]) -> list[Result]:
    """End the build."""
    raise KeyboardInterrupt(batch[0].subject)


@pytest.mark.parametrize("then", ["a", "b", "c", None])
def test_a_file_that_changes_while_it_is_read_is_looked_at_by_the_next_build(
    then: str | None,
) -> None:
    """Work may read another text than was noted; the next build takes what is there then."""
    edition = SmallEdition.open()
    texts = edition.folder.texts
    texts["tei/telegrams/1"] = write_telegram("a")

    def edit(_: object, task: Task) -> Result:
        texts["tei/telegrams/1"] = write_telegram("b")
        result = describe(None, task)
        if then is None:
            del texts["tei/telegrams/1"]
        else:
            texts["tei/telegrams/1"] = write_telegram(then)
        return result

    edition.steps = replace_step("describe", make=Each(edit))
    with suppress(EditionError):  # a page of a file that is gone
        edition.build()
    edition.steps = STEPS
    edition.build()

    described = [path for path in list_outputs(edition) if path.endswith(".json")]
    assert described == ([f"{then}.json"] if then else [])


def test_a_file_that_comes_while_it_is_looked_up_and_goes_again_leaves_nothing() -> None:
    """A file that was not there when the build began, nor after it, is not in what it made."""
    edition = open_thread()
    texts = edition.folder.texts

    def look(_: object, task: Task) -> Result:
        texts["tei/note"] = "new"
        data = task.lookup.file("tei/note")
        del texts["tei/note"]
        return Result(outputs=[make_output("note", (data or b"").decode())])

    note = Step("note", Each(look), stage=Stage.PAGES)
    edition.steps = (*STEPS, note)
    edition.build()
    edition.steps = (*STEPS, replace(note, make=Each(look_quietly)))
    edition.build()

    assert make_output("note", "") in edition.show()[0]


def test_a_file_that_changed_while_it_was_read_has_no_digest_any_more() -> None:
    """The next build opens it, though its stamp may be the same."""
    edition = open_thread()

    def edit(shared: object, task: Task) -> Result:
        edition.folder.texts[task.subject] = write_telegram(task.subject[-1])
        return describe(shared, task)

    edition.steps = replace_step("describe", make=Each(edit))
    edition.build()

    rows = edition.catalogue.query("SELECT path FROM source WHERE digest = '' AND NOT settled")
    assert [row["path"] for row in rows] == ["tei/telegrams/1", "tei/telegrams/2"]


def test_a_file_that_comes_while_it_is_looked_up_is_listed_by_the_next_build() -> None:
    """It was not there when the build began, so who lists its folder has not seen it."""
    edition = open_thread()
    texts = edition.folder.texts

    def look(_: object, task: Task) -> Result:
        texts["tei/telegrams/3"] = write_telegram("c")
        task.lookup.file("tei/telegrams/3")
        return Result()

    edition.steps = (*STEPS, Step("note", Each(look), stage=Stage.PAGES))
    edition.build()
    edition.build()

    assert "c.html" in list_outputs(edition)


def test_a_file_that_is_not_there_is_looked_up_once() -> None:
    """A second build finds that it is still missing."""
    edition = open_thread()
    edition.steps = (*STEPS, Step("note", Each(look_quietly), stage=Stage.PAGES))

    assert "note" in list_steps(edition.build())
    assert edition.build() == []


def test_a_file_that_work_cannot_do_without_fails_it_until_it_comes() -> None:
    """The failure says which file, and that it cannot be read."""
    edition = open_thread()
    edition.steps = (*STEPS, Step("note", Each(look_firmly), stage=Stage.PAGES))
    with pytest.raises(EditionError, match="tei/note: it cannot be read"):
        edition.build()
    edition.folder.texts["tei/note"] = "new"
    edition.build()

    assert make_output("note", "new") in edition.show()[0]


def test_a_file_that_work_required_is_looked_up() -> None:
    """Work is done again when the file comes, changes or goes, also where it could do without."""
    edition = open_thread()
    edition.steps = (*STEPS, Step("note", Each(look_in_hope), stage=Stage.PAGES))
    for text in ("", "new", "newer"):
        if text:
            edition.folder.texts["tei/note"] = text
        assert "note" in list_steps(edition.build())
        assert make_output("note", text) in edition.show()[0]
    del edition.folder.texts["tei/note"]
    edition.build()

    assert make_output("note", "") in edition.show()[0]
    assert edition.build() == []


def look_firmly(_: object, task: Task) -> Result:
    """Write what a file says that must be there."""
    return Result(outputs=[make_output("note", task.lookup.require("tei/note").decode())])


def look_in_hope(shared: object, task: Task) -> Result:
    """Write what a file says, or nothing."""
    try:
        return look_firmly(shared, task)
    except EditionError:
        return Result(outputs=[make_output("note", "")])


def look_quietly(_: object, task: Task) -> Result:
    """Write what a file says."""
    return Result(outputs=[make_output("note", (task.lookup.file("tei/note") or b"").decode())])


def test_another_id_in_a_file_leaves_no_output_of_the_old_one() -> None:
    """Outputs go with the id that they are named by."""
    edition = open_thread()
    edition.build()
    edition.folder.texts["tei/telegrams/1"] = write_telegram("c", day="1950-11-01")
    edition.build()

    assert not {"a.json", "a.html"}.intersection(list_outputs(edition))
    assert {"c.json", "c.html"} <= set(list_outputs(edition))


@pytest.mark.parametrize("gone", ["tei/telegrams/1", "tei/telegrams/2"])
def test_two_files_with_one_id_clash_and_when_one_goes_the_other_stands(gone: str) -> None:
    """Both outputs are kept, so nothing is described again when one of the files goes."""
    edition = SmallEdition.open()
    for path in ("tei/telegrams/1", "tei/telegrams/2"):
        edition.folder.texts[path] = write_telegram("a")
    edition.build()
    assert edition.open_store().list_clashes() == ["a.json"]
    assert "a.html" not in list_outputs(edition)
    del edition.folder.texts[gone]

    made = edition.build()
    assert "describe" not in list_steps(made)
    assert {"a.json", "a.html"} <= {*list_outputs(edition)}


def test_a_clash_is_called_as_the_output_with_its_folder() -> None:
    """Outputs of one name in other folders do not clash, nor do stages that have not begun."""
    early = Step("early", Each(write_both), stage=Stage.DOCUMENTS)
    late = Step("late", Each(write_one_again), stage=Stage.PAGES)
    edition = SmallEdition.open(steps=(early, late))
    edition.build()
    store = edition.open_store()

    assert store.list_clashes() == ["more/note"]
    assert store.list_clashes(Stage.PAGES) == []
    assert not store.has_errors(Stage.PAGES)


def write_both(_shared: object, _task: Task) -> Result:
    """Write two outputs of one name in two folders."""
    return Result(outputs=[make_output("note", "one"), make_output("more/note", "one")])


def write_one_again(_shared: object, _task: Task) -> Result:
    """Write an output that another step writes too."""
    return Result(outputs=[make_output("more/note", "two")])


def test_an_entry_that_moves_to_another_register_makes_no_page() -> None:
    """Rows that another item makes again are the same rows."""
    edition = open_thread()
    edition.build()
    edition.folder.texts["tei/registers/persons"] = json.dumps({"p": "Mao"})
    edition.folder.texts["tei/registers/others"] = json.dumps({"q": "Zhou"})

    assert set(list_steps(edition.build())) == {"plan", "register"}


def test_a_register_that_cannot_be_read_keeps_its_rows() -> None:
    """Its finding stops the pages; mended, it makes nothing again."""
    edition = open_thread()
    edition.build()
    good, none = edition.show()
    text = edition.folder.texts["tei/registers/persons"]
    edition.folder.texts["tei/registers/persons"] = "<"
    assert list_steps(edition.build()) == ["register"]
    assert edition.show()[0] == good
    assert len(edition.show()[1]) == len(none) + 1
    edition.folder.texts["tei/registers/persons"] = text
    assert list_steps(edition.build()) == ["register"]
    assert edition.show() == (good, none)


def test_nothing_is_composed_while_there_is_an_error() -> None:
    """Pages wait until the error is mended."""
    edition = open_thread()
    edition.folder.texts["tei/registers/more"] = "<"
    edition.build()
    assert not [path for path in list_outputs(edition) if path.endswith(".html")]
    del edition.folder.texts["tei/registers/more"]
    edition.build()
    assert "a.html" in list_outputs(edition)


@pytest.mark.parametrize("last", Stage)
def test_the_steps_of_later_stages_wait(last: Stage) -> None:
    """A build that ends early makes nothing of what follows; the next one makes that only."""
    edition = open_thread(last=last)
    made = edition.build()
    edition.last = Stage.PAGES
    more = edition.build()

    early = {step.name for step in STEPS if step.stage <= last}
    assert early == {*list_steps(made)}
    assert {step.name for step in STEPS} - early == {*list_steps(more)}


def test_the_whole_edition_is_checked_if_its_documents_have_no_error() -> None:
    """What is checked later has its findings of the last time."""
    edition = open_thread()
    edition.folder.texts["tei/telegrams/1"] = write_telegram("a", title=ODD, answers="a")
    made = edition.build()
    circle = make_finding("tei/telegrams/1", "It answers itself", "error")
    assert edition.show()[1] == [circle]
    assert {"circles", "cut contents"} <= {*list_steps(made)}
    assert "page" not in list_steps(made)
    edition.folder.texts["tei/telegrams/1"] = write_telegram("a")
    edition.folder.texts["tei/registers/more"] = "<"
    assert "circles" not in list_steps(edition.build())
    assert circle in edition.show()[1]
    del edition.folder.texts["tei/registers/more"]

    assert {"circles", "page"} <= {*list_steps(edition.build())}
    assert edition.show()[1] == []


@pytest.mark.parametrize(
    ("path", "text", "errors"),
    [
        ("tei/telegrams/1", write_telegram("a", title=ODD), [False, False, False, False]),
        (
            "tei/telegrams/1",
            write_telegram("a", title=ODD, answers="a"),
            [False, False, True, True],
        ),
        ("tei/telegrams/3", write_telegram("a"), [False, True, True, True]),
        ("tei/registers/persons", "<", [False, True, True, True]),
    ],
)
def test_an_error_is_one_for_the_stages_after_its_own(
    path: str, text: str, errors: list[bool]
) -> None:
    """The stage of an error, and those before it, may begin."""
    edition = open_thread()
    edition.folder.texts[path] = text
    edition.build()
    store = edition.open_store()

    assert [store.has_errors(stage) for stage in Stage] == errors


def test_whether_there_is_a_row_is_asked_and_answered_again() -> None:
    """A telegram that comes or goes calls those that answer it, though it was not there."""
    edition = open_thread()
    edition.folder.texts["tei/telegrams/2"] = write_telegram("b", answers="c")
    edition.build()
    missing = make_finding("tei/telegrams/2", "c is missing")
    assert missing in edition.show()[1]
    edition.folder.texts["tei/telegrams/3"] = write_telegram("c")
    edition.build()
    assert missing not in edition.show()[1]
    edition.folder.texts["tei/telegrams/3"] = write_telegram("c", title="T")
    assert "answer" not in list_steps(edition.build())
    del edition.folder.texts["tei/telegrams/3"]
    edition.build()

    assert missing in edition.show()[1]


@pytest.mark.parametrize(("name", "found"), [("a", True), ("c", False)])
def test_the_question_whether_there_is_a_row_is_recorded(name: str, *, found: bool) -> None:
    """Found or not, its key is among those that were asked for."""
    edition = open_thread()
    edition.build()
    reader = Reader(edition.open_store().rows, EXPORT)

    assert reader.has(TELEGRAM.name, id=name) is found
    assert reader.asked == {write_key(TELEGRAM.name, {"id": name})}


def test_outputs_that_are_gone_are_made_again() -> None:
    """Whatever their makers read, these are made, and nothing else."""
    edition = open_thread()
    edition.build()
    before = edition.show()
    note_outputs(edition.open_store(), ["a.json", "export/1950-12", "nothing.html"])
    assert {"a.json", "export/1950-12"}.isdisjoint(list_outputs(edition))

    assert edition.build() == [
        ("describe", "tei/telegrams/1", (write_key(FILE, {"path": "public/a.json"}),)),
        ("part", "1950-12", (write_key(FILE, {"path": "public/export/1950-12"}),)),
    ]
    assert edition.show() == before
    assert edition.build() == []


def test_an_output_that_is_gone_is_made_again_by_all_who_make_it() -> None:
    """Two outputs that clash are gone both, and clash again."""
    edition = SmallEdition.open()
    for path in ("tei/telegrams/1", "tei/telegrams/2"):
        edition.folder.texts[path] = write_telegram("a")
    edition.build()
    note_outputs(edition.open_store(), ["a.json"])
    assert edition.open_store().list_clashes() == []

    assert list_steps(edition.build()) == ["describe", "describe"]
    assert edition.open_store().list_clashes() == ["a.json"]


def read_undeclared(reader: Reader, _: str) -> object:
    """Read what the step does not name."""
    return reader.rows(TELEGRAM.name)


def read_around_undeclared(reader: Reader, _: str) -> object:
    """Read neighbours in a relation that the step does not name."""
    return reader.around(TELEGRAM.name, {"sort": "", "id": ""})


def search_undeclared(reader: Reader, _: str) -> object:
    """Search for rows of a relation that the step does not name."""
    return reader.search(NAME.name)


def has_undeclared(reader: Reader, _: str) -> object:
    """Ask whether there is a row of a relation that the step does not name."""
    return reader.has(TELEGRAM.name)


def digest_undeclared(reader: Reader, _: str) -> object:
    """Ask for the digest of rows of a relation that the step does not name."""
    return reader.digest(TELEGRAM.name)


def look_up_undeclared(_: object, task: Task) -> Result:
    """Look up what the step does not name."""
    return Result({TELEGRAM.name: [tuple(task.lookup.rows(TELEGRAM.name))]})


def write_undeclared(_shared: object, _task: Task) -> Result:
    """Write what the step does not name."""
    return Result({TELEGRAM.name: []})


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"read": read_undeclared}, "reads sent and does not say so"),
        ({"read": read_undeclared, "looks_up": (TELEGRAM.name,)}, "reads sent and does not say so"),
        ({"read": has_undeclared}, "reads sent and does not say so"),
        ({"read": digest_undeclared}, "reads sent and does not say so"),
        ({"read": read_around_undeclared}, "reads sent and does not say so"),
        ({"read": search_undeclared, "reads": (TEXT.name,)}, "reads entry_name and does not"),
        ({"make": Each(look_up_undeclared)}, "looks up sent and does not say so"),
        ({"make": Each(look_up_undeclared), "reads": (TELEGRAM.name,)}, "looks up sent and does"),
        ({"make": Each(write_undeclared)}, "writes sent and does not say so"),
    ],
)
def test_what_a_step_does_not_declare_fails_when_it_happens(
    changes: dict[str, object], message: str
) -> None:
    """Undeclared reads, lookups and writes are errors of the program."""
    edition = open_thread()
    edition.steps = (*STEPS, replace(Step("silent", EXPORT.make, stage=Stage.PAGES), **changes))  # type: ignore[arg-type]

    with pytest.raises(ValueError, match=message):
        edition.build()


@pytest.mark.parametrize(
    ("steps", "message"),
    [
        ((STEPS[2], *STEPS[:2]), "describe reads entry_card"),
        ((STEPS[1], STEPS[0]), "register reads register_file"),
        ((*STEPS, STEPS[0]), "Two steps have the name plan"),
        ((*STEPS, replace(STEPS[2], name="again")), "names reads sent|names reads text|reads"),
        ((*STEPS, Step("x", EXPORT.make, writes=("nothing",))), "is no relation"),
        ((*STEPS[:3], Step("x", EXPORT.make, subjects=(TELEGRAM.name, "title"))), "no key title"),
        ((*STEPS, Step("x", EXPORT.make)), "x is of an earlier stage"),
        ((Step("x", EXPORT.make, reads=("sent",), writes=("sent",)),), "x reads sent"),
        ((*STEPS[:-1], ARCHIVE, replace(EXPORT, stage=ARCHIVE.stage)), "archive reads made"),
    ],
)
def test_steps_that_cannot_run_in_their_order_are_refused(
    steps: tuple[Step, ...], message: str
) -> None:
    """A step reads what is all written before it, and nothing else."""
    with pytest.raises(ValueError, match=message):
        open_thread(steps=steps).open_store()


def test_rows_are_asked_for_by_declared_keys_only() -> None:
    """A question without an index is refused."""
    edition = open_thread()
    edition.build()
    reader = Reader(edition.open_store().rows, EXPORT)

    with pytest.raises(ValueError, match="sent has no key title"):
        reader.rows(TELEGRAM.name, title="")
    with pytest.raises(ValueError, match="sent has no key title"):
        reader.has(TELEGRAM.name, title="")


def test_rows_that_stay_do_not_differ() -> None:
    """Only rows that come or go are returned, and only their keys are noted."""
    rows = SmallEdition.open().open_store().rows
    rows.replace(MONTH, {1: {("1950-11", 1), ("1950-12", 2)}})
    rows.read_digest(write_key(MONTH.name, {"month": "1950-11"}))

    differing, touched = rows.replace(MONTH, {1: {("1950-11", 1), ("1950-12", 3)}})
    assert sorted(differing) == [("1950-12", 2), ("1950-12", 3)]
    assert touched == {write_key(MONTH.name, by) for by in ({}, {"month": "1950-12"})}


def test_no_keys_are_listed_of_a_relation_that_nobody_asked_for() -> None:
    """Rows that come before all who read them cost no keys."""
    rows = SmallEdition.open().open_store().rows
    row = ("1950-11", 1)

    assert rows.replace(MONTH, {1: {row}}) == ([row], set())


def test_a_row_without_a_place_in_the_order_is_refused() -> None:
    """Neighbours are found by columns that have a value."""
    rows = SmallEdition.open().open_store().rows

    with pytest.raises(ValueError, match="sent_in has a row without month"):
        rows.replace(MONTH, {1: {(None, 1)}})


@pytest.mark.parametrize("value", [True, 1.0, b"a"])
def test_a_row_has_texts_and_integers(value: object) -> None:
    """What SQLite returns otherwise than it was given would be found by another key."""
    rows = SmallEdition.open().open_store().rows

    with pytest.raises(ValueError, match="sent_in has a count of"):
        rows.replace(MONTH, {1: {("1950-11", value)}})


def test_a_subject_is_a_text() -> None:
    """Subjects are written in the catalogue as texts."""
    counted = Relation("counted_twice", ("count",), (("count",),))
    writer = Step("writer", Each(write_one), writes=(counted.name,))
    reader = Step("teller", EXPORT.make, subjects=(counted.name, "count"))
    edition = SmallEdition.open(steps=(writer, reader), relations=(counted,))

    with pytest.raises(ValueError, match="teller has the subject 1, which is no text"):
        edition.build()


def write_one(_shared: object, _task: Task) -> Result:
    """Note the number one."""
    return Result({"counted_twice": [(1,)]})


def test_what_a_page_reports_is_mended_by_the_next_build() -> None:
    """An error of a step that composes keeps no step from composing again."""
    edition = open_thread()
    edition.steps = replace_step("page", make=Each(complain))
    edition.build()
    assert "no title" in str(edition.show()[1])
    edition.folder.texts["tei/telegrams/1"] = write_telegram("a", title="T", day="1950-11-01")
    edition.folder.texts["tei/telegrams/2"] = write_telegram("b", title="T", day="1950-11-02")

    edition.build()
    assert "no title" not in str(edition.show()[1])


def complain(_: object, task: Task) -> Result:
    """Report a page without a title as an error."""
    assert isinstance(task.value, dict)
    untitled = not task.value["own"][1]
    return Result(findings=[make_finding(task.subject, "no title", "error")] if untitled else [])


def test_a_relation_that_is_looked_up_no_more_may_go() -> None:
    """A step of another version is made anew, though what it looked up is gone."""
    edition = open_thread()
    edition.build()
    described = replace(STEPS[2], make=Each(write_nothing), looks_up=())
    edition.steps = (STEPS[0], described)
    edition.relations = tuple(one for one in RELATIONS if one not in {ENTRY, NAME})
    edition.versions = {"describe": "2"}

    assert {"describe"} == {step for step, _, _ in edition.build()}


def write_nothing(_shared: object, _task: Task) -> Result:
    """Make nothing of a telegram."""
    return Result()


@pytest.mark.parametrize("workers", [Workers(jobs=1), Workers(jobs=2, few=1)], ids=["one", "two"])
def test_rows_are_looked_up_by_declared_keys_only(workers: Workers) -> None:
    """Work asks by keys, in this process and in others."""
    edition = open_thread()
    edition.steps = replace_step("describe", make=Each(look_up_by_name))
    edition.workers = workers

    with pytest.raises(ValueError, match="entry_card has no key name"):
        edition.build()
    workers.close()


def look_up_by_name(_: object, task: Task) -> Result:
    """Look up an entry by what is no key."""
    return Result({TELEGRAM.name: [tuple(task.lookup.rows(ENTRY.name, name="Mao"))]})


def test_rows_stand_in_the_order_of_their_relation() -> None:
    """Telegrams stand by their days, whatever their files are called."""
    edition = open_thread()
    edition.folder.texts["tei/telegrams/0"] = write_telegram("c", day="1950-12-31")
    edition.build()

    rows = edition.open_store().rows.list_rows(TELEGRAM.name, {})
    assert [row["id"] for row in rows] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("relation", "by", "count"),
    [
        (TELEGRAM, {}, 3),
        (TELEGRAM, {"answers": None}, 2),
        (TELEGRAM, {"month": "1950-12"}, 1),
        (COUNT, {"month": "1950-11", "ref": "p"}, 1),
        (COUNT, {"ref": "p"}, 2),
        (COUNT, {"ref": "none"}, 0),
    ],
)
def test_a_copy_finds_what_the_catalogue_finds(
    relation: Relation, by: dict[str, object], count: int
) -> None:
    """Workers find the same rows by each key, in the same order."""
    edition = open_thread()
    edition.folder.texts["tei/telegrams/0"] = write_telegram("c", day="1950-10-01", names=["p"])
    edition.build()
    store = edition.open_store()

    rows = store.rows.list_rows(relation.name, by)
    assert len(rows) == count
    assert Copy.make(store, [relation.name]).list_rows(relation.name, by) == rows


@pytest.mark.parametrize("value", [{"a"}, b"a", float("nan"), object()])
def test_a_value_has_json_types(value: object) -> None:
    """What cannot be written as JSON is no value of a step."""
    edition = open_thread()
    edition.steps = (*STEPS, replace(EXPORT, name="odd", read=lambda *_: value))

    with pytest.raises((TypeError, ValueError)):
        edition.build()


def test_work_gets_what_was_compared() -> None:
    """A value reaches the work as it was written: tuples as lists, keys as strings."""
    seen: list[object] = []
    edition = open_thread()
    odd = replace(EXPORT, name="odd", read=lambda *_: {1: (2, "é\ud800")}, make=Each(keep(seen)))
    edition.steps = (*STEPS, odd)
    edition.build()

    assert seen == [{"1": [2, "é\ud800"]}]


def keep(seen: list[object]) -> Callable[[object, Task], Result]:
    """Return work that keeps its values."""

    def make(_: object, task: Task) -> Result:
        seen.append(task.value)
        return Result()

    return make


def test_work_gets_what_all_tasks_share() -> None:
    """Batches get it, and each work of a batch."""
    seen: list[object] = []

    def look(shared: object, _: Task) -> Result:
        seen.append(shared)
        return Result()

    SmallEdition.open(steps=(Step("note", Each(look)),)).build()
    assert seen == [SHARED]


def test_a_step_may_say_how_much_is_made_at_once() -> None:
    """A worker gets no more subjects at once."""
    seen: list[int] = []

    def look(_: object, batch: Sequence[Task]) -> list[Result]:
        seen.append(len(batch))
        return [Result() for _ in batch]

    note = Step("note", look, subjects=(FILES.name, "path"), at_once=2)
    edition = open_thread(steps=(STEPS[0], note))
    edition.folder.texts["tei/telegrams/3"] = write_telegram("c")
    edition.build()

    assert seen == [2, 1]


def test_work_gets_its_outputs_so_far() -> None:
    """Work that is done again knows what it made the last time."""
    seen: list[dict[str, str]] = []

    def look(_: object, task: Task) -> Result:
        seen.append({**task.outputs})
        return Result(outputs=[make_output("more/note", len(seen))])

    edition = open_thread()
    edition.steps = (*STEPS, Step("note", Each(look), stage=Stage.PAGES))
    edition.build()
    edition.versions = {"note": "2"}
    edition.build()

    assert seen == [{}, {"more/note": "1"}]


def test_rows_of_one_place_stand_in_one_order_whoever_came_first() -> None:
    """Lists do not depend on the order in which rows were stored."""
    first, then = open_thread(), SmallEdition.open()
    first.folder.texts["tei/telegrams/3"] = write_telegram("c", day="1950-11-01", names=["p"])
    first.build()
    for path in sorted(first.folder.texts, reverse=True):
        then.folder.texts[path] = first.folder.texts[path]
        then.build()

    assert first.show() == then.show()


def test_nothing_is_due_after_a_build() -> None:
    """Subjects and steps that are gone are looked at once."""
    edition = open_thread()
    edition.build()
    edition.folder.texts["tei/telegrams/1"] = write_telegram("c")
    edition.folder.texts["tei/registers/more"] = "<"
    edition.build()
    assert edition.catalogue.query("SELECT 1 FROM due WHERE step = ?", EXPORT.name)
    edition.steps = STEPS[:-1]
    del edition.folder.texts["tei/registers/more"]
    edition.build()

    assert edition.catalogue.query("SELECT step FROM due") == []


def test_keys_that_nobody_reads_are_deleted() -> None:
    """The catalogue keeps no key of what is gone."""
    edition = open_thread()
    edition.build()
    del edition.folder.texts["tei/telegrams/2"]
    edition.build()

    names = [row["name"] for row in edition.catalogue.query("SELECT name FROM key")]
    assert names
    assert not [name for name in names if "telegrams/2" in name]
    unread = "SELECT 1 FROM key WHERE NOT EXISTS (SELECT 1 FROM read WHERE read.key = key.id)"
    assert edition.catalogue.query(unread) == []


def test_what_a_subject_reads_no_more_is_forgotten() -> None:
    """A telegram without a name looks no entry up."""
    edition = open_thread()
    edition.folder.texts["tei/telegrams/2"] = write_telegram("b", names=["nobody"])
    edition.build()
    known = "SELECT 1 FROM key WHERE name = ?"
    key = write_key(ENTRY.name, {"id": "nobody"})
    assert edition.catalogue.query(known, key)
    edition.folder.texts["tei/telegrams/2"] = write_telegram("b")
    edition.build()

    assert edition.catalogue.query(known, key) == []


def test_workers_make_what_one_process_makes() -> None:
    """Workers have a copy of what they look up."""
    one, many = open_thread(), open_thread()
    for number in range(30):
        text = write_telegram(f"n{number}", day=f"1951-0{number % 9 + 1}-01", names=["p", "none"])
        for edition in (one, many):
            edition.folder.texts[f"tei/telegrams/n{number}"] = text
    with_workers = Workers(jobs=2, few=5, batch=4)
    many.workers = with_workers
    one.build()
    many.build()
    with_workers.close()

    assert one.show() == many.show()


def test_the_names_of_a_folder_are_read_with_all_below() -> None:
    """A file that comes in a folder below is found."""
    edition = open_thread()
    edition.build()
    edition.folder.texts["tei/telegrams/more/3"] = write_telegram("c")

    assert ("plan", "") in [(step, subject) for step, subject, _ in edition.build()]
    assert "c.json" in list_outputs(edition)
    assert read_names is STEPS[0].read


@pytest.mark.parametrize("folder", ["tei", "tei/telegrams", "tei/telegrams/more"])
def test_each_folder_above_a_file_lists_it(folder: str) -> None:
    """A file that comes is found by a step that lists any folder above it."""
    note = Step("note", Each(tell_subject), lambda reader, _: reader.list(folder))
    edition = open_thread(steps=(note, *STEPS))
    edition.build()
    edition.folder.texts["tei/telegrams/more/3"] = write_telegram("c")

    assert "note" in list_steps(edition.build())


def test_a_folder_does_not_list_another_whose_name_begins_like_its_own() -> None:
    """Only what is below a folder is listed."""
    edition = open_thread()
    edition.folder.texts["tei/registers-old/persons"] = "{}"
    edition.build()
    reader = Reader(edition.open_store().rows, STEPS[0])

    assert reader.list("tei/registers") == ["tei/registers/persons"]


def test_nothing_is_found_in_a_text_that_is_missing() -> None:
    """A telegram without words is not searched, also when a name comes later."""
    edition = open_thread()
    edition.folder.texts["tei/telegrams/1"] = write_telegram("a", words=None)
    edition.folder.texts["tei/registers/persons"] = json.dumps({"p": "None"})
    edition.build()
    edition.folder.texts["tei/registers/more"] = json.dumps({"r": "None"})

    assert "names" not in {step for step, _, _ in edition.build()}
    assert "untagged" not in str(edition.show()[1])
