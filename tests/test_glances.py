"""
Glances: a helper looks at large folders of public/ while the build looks at its sources.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from edition.build import build
from edition.errors import EditionError
from edition.files import Folder
from edition.glances import Glance, ask, look
from edition.standing import inspect
from edition.workers import Workers
from edition.workshop import Workshop

PLACE = "telegrams/1950/"
PAGE = Path("public", PLACE, "tg-1950-26998.html")
TELEGRAM = "tei/telegrams/tg-1950-26998.xml"


def spoil(root: Path) -> None:
    """
    Change a page.
    """
    (root / PAGE).write_text("spoiled", encoding="utf-8")


def delete(root: Path) -> None:
    """
    Delete a page.
    """
    (root / PAGE).unlink()


def add_file(root: Path) -> None:
    """
    Add a file that is no page.
    """
    (root / PAGE).with_name("stray.html").touch()


def add_folder(root: Path) -> None:
    """
    Add a folder with a file in it.
    """
    (root / PAGE).with_suffix("").mkdir()
    (root / PAGE).with_suffix("").joinpath("stray.html").touch()


def leave(root: Path) -> None:
    """
    Leave all as it is.
    """
    assert (root / PAGE).is_file()


CHANGES = [spoil, delete, add_file, add_folder, leave]


def see(workshop: Workshop) -> Glance | None:
    """
    Ask a helper that looks, as if there were many files.
    """
    assert workshop.kept is not None
    return ask(workshop.catalogue, workshop.workers, workshop.kept, workshop.root, many=1)


def die(workshop: Workshop) -> Glance | None:
    """
    Ask a helper that dies before it looks.
    """
    workshop.workers.call_helper(0, "edition.glances")
    workshop.workers.tell_helper(os._exit, 1)
    return see(workshop)


def lock_out(workshop: Workshop) -> Glance | None:
    """
    Ask a helper that cannot read the catalogue, for somebody has it for himself.
    """
    workshop.catalogue.tell("PRAGMA locking_mode = EXCLUSIVE")
    workshop.catalogue.commit()
    workshop.catalogue.tell("UPDATE output SET staged = 0 WHERE staged")
    workshop.catalogue.commit()
    return see(workshop)


@pytest.fixture
def workshop(sources: Path) -> Iterator[Workshop]:
    """
    The workshop of an edition that was built.
    """
    build(sources, Folder(sources))
    with Workshop.open(sources, Folder(sources), Workers(jobs=2, helped=True)) as opened:
        opened.look_for_catalogue()
        yield opened


@pytest.mark.parametrize("change", CHANGES)
def test_a_glance_sees_what_changed(workshop: Workshop, change: Callable[[Path], None]) -> None:
    """
    A folder is as it was left while it holds the same files, and its own folders are listed.
    """
    change(workshop.root)
    assert workshop.kept is not None

    seen = look(workshop.kept, workshop.root, [PLACE])

    folders = ["tg-1950-26998"] if change is add_folder else []
    assert seen == ({PLACE: folders} if change in {leave, add_folder} else {})


def test_what_waits_to_take_its_place_is_not_as_it_was_left(workshop: Workshop) -> None:
    """
    A file that is staged is to be published still.
    """
    workshop.catalogue.tell("UPDATE output SET staged = 1 WHERE folder = ?", PLACE)
    workshop.catalogue.commit()
    assert workshop.kept is not None

    assert {} == look(workshop.kept, workshop.root, [PLACE])


@pytest.mark.parametrize("asked", [see, die, lock_out])
@pytest.mark.parametrize("change", CHANGES)
def test_what_changed_is_found(
    workshop: Workshop,
    change: Callable[[Path], None],
    asked: Callable[[Workshop], Glance | None],
) -> None:
    """
    Whatever the helper saw, and also where it saw nothing, public/ is compared whole.
    """
    assert workshop.folder is not None
    change(workshop.root)
    glance = asked(workshop)

    stands = inspect(workshop.catalogue, workshop.folder, glance)

    assert bool(glance and glance.hear()) == (asked is see)
    assert stands == (change is leave)
    due = workshop.catalogue.ask("SELECT path FROM todo WHERE work = 'page'")
    strays = workshop.catalogue.ask("SELECT name FROM stray")
    assert [tuple(row) for row in due] == [(TELEGRAM,)] * (change in {spoil, delete})
    assert [tuple(row) for row in strays] == [("stray.html",)] * (change in {add_file, add_folder})


@pytest.mark.parametrize("named", ["public/telegrams", "public"])
def test_what_is_gone_altogether_is_found(workshop: Workshop, named: str) -> None:
    """
    Folders that the helper is asked for need not be there.
    """
    assert workshop.folder is not None
    shutil.rmtree(workshop.root / named)

    assert not inspect(workshop.catalogue, workshop.folder, see(workshop))
    assert workshop.catalogue.ask("SELECT 1 FROM todo WHERE work = 'page' AND path = ?", TELEGRAM)


def test_where_no_catalogue_is_none_is_made(workshop: Workshop, tmp_path: Path) -> None:
    """
    A helper that finds no catalogue any more says so, and leaves nothing.
    """
    kept = tmp_path / "kept.sqlite"

    with pytest.raises(EditionError):
        look(kept, workshop.root, [PLACE])

    assert not kept.exists()


@pytest.mark.parametrize(
    "workers",
    [Workers(jobs=1, helped=True), Workers(jobs=2), Workers(scheduler="tcp://x", helped=True)],
    ids=["one process", "no helper", "dask"],
)
def test_who_has_no_helper_asks_nobody(workshop: Workshop, workers: Workers) -> None:
    """
    Where no helper may come, everything is looked at here.
    """
    workshop.workers = workers

    assert see(workshop) is None


def test_few_files_need_no_helper(workshop: Workshop) -> None:
    """
    A helper is started for many files only.
    """
    assert workshop.kept is not None

    assert ask(workshop.catalogue, workshop.workers, workshop.kept, workshop.root) is None
    assert not workshop.workers.has_helper
