"""
Whatever change of a build fails, and however: the next build gives what a clean one gives.

With EDITION_ALL_FAULTS=1 (make test-faults) every change fails in turn; else a choice of them.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from failing import HOWS, Crash, FailingDisk
from published import ask_for, copy_built, copy_edition
from spoiled_copies import list_tree, replace

from edition.build.build import build
from edition.errors import EditionError
from edition.files.folder import Folder

pytestmark = pytest.mark.slow

ALL = os.environ.get("EDITION_ALL_FAULTS") == "1"
CHOSEN = 2
"""How many changes of each kind fail where not all do."""


def start(folder: Path) -> None:
    """Build for the first time."""


def raise_changes(folder: Path) -> None:
    """Rename a telegram's words, take a front page away, add an asset's words."""
    replace(folder / "edition.toml", 'title = "Telegrams', 'title = "The telegrams')
    (folder / "tei/front/principles.xml").unlink()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The edition, built once."""
    folder = copy_edition(tmp_path_factory.mktemp("faults") / "edition", ("edition.toml", "tei"))
    ask_for(folder, "cmif")
    assert build(folder).published
    return folder


@pytest.mark.parametrize("how", HOWS)
@pytest.mark.parametrize("changes", [start, raise_changes])
def test_a_change_that_fails_is_made_good(
    built: Path, tmp_path: Path, changes: Callable[[Path], None], how: str
) -> None:
    """A build whose change fails leaves only whole files; the next build gives the clean tree."""
    base = copy_built(built, tmp_path / "base")
    if changes is start:
        shutil.rmtree(base / "public")
        shutil.rmtree(base / ".edition")
    else:
        build(base)
    before = list_tree(base / "public")
    changes(base)
    whole = copy_built(base, tmp_path / "whole")
    disk = FailingDisk()
    assert build(whole, Folder(whole, disk)).published
    after = list_tree(whole / "public")

    for number in choose(disk.done):
        folder = copy_built(base, tmp_path / f"{number}")
        said = f"{how} of change {number}, a {disk.done[number]}"
        failing = FailingDisk(number, how)
        try:
            build(folder, Folder(folder, failing))
        except (Crash, EditionError):
            pass
        else:
            pytest.fail(f"{said} was not noticed")
        for name, data in list_tree(folder / "public").items():
            found = Path(name)
            if found.name.startswith("."):
                continue
            assert data in (before.get(name), after.get(name)), f"{said}: {name}"
        if disk.done[: number + 1].count("rename") == 0:
            assert before == list_tree(folder / "public"), said

        assert build(folder).published, said
        assert after == list_tree(folder / "public"), said
        shutil.rmtree(folder)


def choose(done: list[str]) -> list[int]:
    """
    Choose the changes that fail in turn: all, or of each kind some from the first to the last.
    """
    if ALL:
        return list(range(len(done)))
    chosen: set[int] = set()
    for kind in set(done):
        places = [number for number, what in enumerate(done) if what == kind]
        step = max(1, len(places) // CHOSEN)
        chosen.update([*places[::step][:CHOSEN], places[-1]])
    return sorted(chosen)
