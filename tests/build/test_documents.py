"""What a worker keeps from one batch of documents to the next, and what it does not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from known_rows import open_store
from spoiled_copies import TELEGRAM

from edition.build.build import rebuild
from edition.build.documents import DOCUMENTS, check_and_describe
from edition.build.session import Session
from edition.engine.inputs import InputFiles
from edition.engine.reader import Lookup
from edition.engine.steps import Result, Step, Task
from edition.engine.store import Store
from edition.files.digests import compute_digest
from edition.files.folder import Folder
from edition.project.order import Order
from edition.project.settings import Project

PLACES = "tei/registers/places.xml"
MAX_BYTES = 1_000_000
STEPS = {step.name: step for step in DOCUMENTS}


@dataclass(frozen=True, slots=True)
class Desk:
    """A built edition, and the order of its last build."""

    store: Store
    order: Order

    def make(
        self, path: str, version: str = "", value: object = None, step: Step = STEPS["record"]
    ) -> Result:
        """Check and describe one document, with its witnesses left out."""
        project = self.order.project
        order = replace(self.order, version=version, registers=note_registers(project.root))
        lookup = Lookup(self.store.rows, step, InputFiles(project.root, MAX_BYTES))
        batch: Sequence[Task] = [Task(path, value, lookup, {})]
        (result,) = check_and_describe(order, batch)
        return result


def note_registers(root: Path) -> tuple[tuple[str, str], ...]:
    """Return the registers with their digests."""
    places = sorted((root / "tei/registers").glob("*.xml"))
    return tuple(
        (place.relative_to(root).as_posix(), compute_digest(place.read_bytes())) for place in places
    )


@pytest.fixture
def desk(sources: Path) -> Iterator[Desk]:
    """The edition, built."""
    folder = Folder(sources)
    with Session.open(sources, folder) as session:
        assert rebuild(session).published
        order = Order(Project.open(sources), folder, {}, (), "", {})
        yield Desk(open_store(session.catalogue), order)


def test_a_register_that_was_being_written_is_read_again(desk: Desk, sources: Path) -> None:
    """Who reads a register half written does not hold on to it once it is whole."""
    register = sources / PLACES
    whole = register.read_bytes()

    register.write_bytes(whole[:1000])
    half = desk.make(TELEGRAM)
    register.write_bytes(whole)
    made = desk.make(TELEGRAM)

    assert f"{PLACES} cannot be read; mend it." == str(half.failure)
    assert not half.outputs
    assert made.failure is None


def test_a_register_that_changed_meanwhile_is_told(desk: Desk, sources: Path) -> None:
    """Nothing is described with registers other than those that were noted."""
    step = STEPS["record"]
    noted = replace(desk.order, registers=((PLACES, compute_digest(b"other")),))
    lookup = Lookup(desk.store.rows, step, InputFiles(sources, MAX_BYTES))

    (result,) = check_and_describe(noted, [Task(TELEGRAM, None, lookup, {})])

    assert f"{PLACES} changed while it was read; run it again." == str(result.failure)


def test_a_document_that_is_gone_is_a_failure(desk: Desk) -> None:
    """What cannot be opened is said; the rows of the last build are not asked."""
    result = desk.make("tei/telegrams/tg-1950-1.xml")

    assert str(result.failure).startswith("tei/telegrams/tg-1950-1.xml ")


def test_a_document_that_cannot_be_read_keeps_its_rows(desk: Desk, sources: Path) -> None:
    """It has a finding and None for rows, so those of the last build stay."""
    (sources / TELEGRAM).write_bytes(b"<TEI")

    result = desk.make(TELEGRAM)

    assert result.rows is None
    assert ["source.well-formed"] == [finding[3] for finding in result.findings]


def test_an_unreadable_register_has_no_findings_of_its_own_here(desk: Desk) -> None:
    """That it cannot be read was said when it was first read; its entries stay."""
    result = desk.make(PLACES, value=False, step=STEPS["entries"])

    assert (None, []) == (result.rows, list(result.findings))


def test_faults_of_one_document_are_its_own(desk: Desk, sources: Path) -> None:
    """In a batch, what cannot be read and what has errors leave the others as they are."""
    step = STEPS["record"]
    first, last = "tei/telegrams/tg-1950-26637.xml", "tei/telegrams/tg-1950-5708.xml"
    (sources / first).write_bytes(b"<TEI")
    text = (sources / last).read_text(encoding="utf-8")
    (sources / last).write_text(text.replace("person:stalin", "person:nobody"), encoding="utf-8")
    order = replace(desk.order, registers=note_registers(sources), version="a batch")
    witnesses = {
        siglum: str(path.relative_to(sources))
        for path in sorted((sources / "tei/witnesses").glob("tg-1950-26998.*.txt"))
        if (siglum := path.name.split(".")[1])
    }
    values = {TELEGRAM: witnesses, first: {}, last: {}}
    batch = [
        Task(path, value, Lookup(desk.store.rows, step, InputFiles(sources, MAX_BYTES)), {})
        for path, value in sorted(values.items())
    ]

    results = dict(zip(sorted(values), check_and_describe(order, batch), strict=True))

    assert results[first].rows is None
    assert not results[last].outputs
    assert "ref.resolves" in {finding[3] for finding in results[last].findings}
    assert {"json", "txt"} == {
        str(name).rpartition(".")[2] for _, name, _ in results[TELEGRAM].outputs
    }
    assert [] == list(results[TELEGRAM].findings)
