"""However an edition is checked, what is wrong with it is found, with the same edits."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from overlays import BASE, OVERLAYS, lay
from published import copy_built

from edition.build.build import build, check_edition
from edition.check.checker import check_paths
from edition.findings import Edit, Finding
from edition.project.settings import Project
from edition.read.source import Kind, list_sources

WHOLE_RULES = {
    *("entry.unused", "id.never-lost", "id.unique", "language.unread", "ledger.balance"),
    *("reply.parties", "reply.thread", "source.stray", "telegram.double"),
}
"""What only the whole edition shows."""
QUICK = {
    *("chain.order", "entry.unused", "id.unique", "ledger.balance", "mention.ambiguous"),
    *("ref.resolves", "source.no-doctype", "witness.reproduced"),
}
"""A rule of each kind of check."""
Told = list[tuple[Finding, tuple[Edit, ...]]]


def tell(findings: tuple[Finding, ...]) -> Told:
    """Return findings with their edits, which are no part of a finding's comparison."""
    return [(finding, finding.edits) for finding in findings]


def check_each(folder: Path) -> Told:
    """Check every document by its path."""
    project = Project.open(folder)
    paths = [path for kind in Kind for path in list_sources(project, kind)]
    return tell(check_paths(project, paths).findings)


def check_all(folder: Path) -> Told:
    """Check the whole edition."""
    return tell(check_edition(folder).findings)


def build_all(folder: Path) -> Told:
    """Build an edition."""
    return tell(build(folder).findings)


def list_overlays() -> list[Any]:
    """List the overlays; those of most rules are slow together."""
    return [
        overlay if overlay.name in QUICK else pytest.param(overlay, marks=pytest.mark.slow)
        for overlay in OVERLAYS
    ]


@pytest.fixture(scope="module")
def valid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A valid edition that was built."""
    folder = lay(tmp_path_factory.mktemp("edition") / "valid", BASE)
    assert build(folder).published
    return folder


@pytest.mark.parametrize("overlay", list_overlays(), ids=lambda path: path.name)
def test_all_ways_find_the_same(overlay: Path, valid: Path, tmp_path: Path) -> None:
    """
    A check, a build, a build after a valid one, a check after a build: the findings are the same.

    A check by paths has those about documents.
    """
    folder = lay(tmp_path / "new", BASE, overlay)
    known = lay(copy_built(valid, tmp_path / "known"), overlay)

    found = check_all(folder)

    assert found
    assert found == build_all(folder)
    assert found == check_all(folder)
    assert found == check_all(known)
    assert found == build_all(known)
    about = [each for each in found if each[0].rule not in WHOLE_RULES]
    assert about == [each for each in check_each(folder) if each[0].rule not in WHOLE_RULES]


def break_register(folder: Path) -> None:
    """Leave a register open."""
    (folder / "tei/registers/persons.xml").write_bytes(b"<TEI")


def break_telegram(folder: Path) -> None:
    """Leave a telegram open, to which another points."""
    (folder / "tei/telegrams/tg-1950-1001.xml").write_bytes(b"<TEI")


def rename_telegram(folder: Path) -> None:
    """Give a telegram a name that is not its id."""
    place = folder / "tei/telegrams/tg-1950-1001.xml"
    place.rename(place.with_name("tg-1950-1009.xml"))


def write_draft(folder: Path) -> None:
    """Make a telegram a draft, in which a pointer and a link have slips."""
    place = folder / "tei/telegrams/tg-1950-1002.xml"
    text = place.read_text(encoding="utf-8").replace('status="proofed"', 'status="draft"')
    text = text.replace('"person:stalin"', '"person:Stalin"', 1)
    place.write_text(text.replace('"telegram:tg-1950-1001"', '"telegram:TG-1950-1001"'), "utf-8")


def link_to_a_paragraph(folder: Path) -> None:
    """Let a quantity answer a paragraph."""
    place = folder / "tei/telegrams/tg-1950-1002.xml"
    text = place.read_text(encoding="utf-8")
    assert '"telegram:tg-1950-1001.m2"' in text
    text = text.replace('"telegram:tg-1950-1001.m2"', '"telegram:tg-1950-1001.p1"', 1)
    place.write_text(text, "utf-8")


@pytest.mark.parametrize(
    "spoil",
    [break_register, break_telegram, rename_telegram, link_to_a_paragraph, write_draft],
    ids=lambda f: f.__name__,
)
def test_all_ways_find_what_has_no_rule_of_its_own(
    spoil: Callable[[Path], None], valid: Path, tmp_path: Path
) -> None:
    """A file that cannot be read, a wrong name and a draft are found in the same way too."""
    folder = lay(tmp_path / "new", BASE)
    known = copy_built(valid, tmp_path / "known")
    spoil(folder)
    spoil(known)

    found = check_all(folder)

    assert found
    assert found == build_all(folder)
    assert found == check_all(known)
    assert found == build_all(known)
    alone = {each for each in check_each(folder) if not _leads_to_renamed(spoil, each[0])}
    assert alone == {each for each in found if each[0].rule not in WHOLE_RULES}


def _leads_to_renamed(spoil: Callable[[Path], None], finding: Finding) -> bool:
    """Return whether a file that is checked alone does not know that another one was renamed."""
    return spoil is rename_telegram and finding.rule == "ref.resolves"
