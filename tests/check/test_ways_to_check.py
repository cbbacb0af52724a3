"""However an edition is checked, what is wrong with it is found, with the same edits."""

from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest
from test_invalid import OVERLAYS, TEI, lay

from edition.build.build import build, check_edition
from edition.check.checker import check_paths
from edition.errors import EditionError
from edition.findings import Edit, Finding
from edition.project.settings import Project
from edition.read.source import Kind, list_sources

WHOLE_RULES = {
    *("entry.unused", "id.never-lost", "id.unique", "ledger.balance", "reply.thread"),
    "source.stray",
}
"""What only the whole edition shows."""
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


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The valid edition that the overlays are laid over."""
    return lay(tmp_path_factory.mktemp("base") / "edition", TEI / "base")


@pytest.mark.parametrize("overlay", OVERLAYS, ids=lambda path: path.name)
def test_all_ways_find_the_same(overlay: Path, tmp_path: Path) -> None:
    """
    A check, a build, a build after a valid one, a check after a build: the findings are the same.

    A check by paths has those about documents.
    """
    folder = lay(tmp_path / "new", TEI / "base", overlay)
    known = lay(tmp_path / "known", TEI / "base")
    assert build(known).published
    lay(known, overlay)

    found = check_all(folder)

    assert found
    assert found == build_all(folder)
    assert found == check_all(folder)
    assert found == check_all(known)
    assert found == build_all(known)
    about = [each for each in found if each[0].rule not in WHOLE_RULES]
    assert about == [each for each in check_each(folder) if each[0].rule not in WHOLE_RULES]
