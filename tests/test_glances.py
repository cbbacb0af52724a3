"""
Glances: a helper looks at large folders of public/ while the build looks at its sources.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from spoiling import list_tree

from edition import standing
from edition.build import build, rebuild
from edition.files import Folder
from edition.standing import Glance, ask_for_glance, inspect, look_at
from edition.workers import Workers
from edition.workshop import Workshop

PLACE = "telegrams/1950/"
PAGE = Path("public", PLACE, "tg-1950-26998.html")


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
    Ask a helper that looks.
    """
    return ask_for_glance(workshop.catalogue, workshop)


def die(workshop: Workshop) -> Glance | None:
    """
    Ask a helper that dies before it looks.
    """
    workshop.workers.call_helper(0, "edition.standing")
    workshop.workers.tell_helper(os._exit, 1)
    return ask_for_glance(workshop.catalogue, workshop)


@pytest.fixture
def workshop(sources: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workshop]:
    """
    The workshop of an edition that was built, whose files count as many.
    """
    build(sources, Folder(sources))
    monkeypatch.setattr(standing, "_MANY", 1)
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

    as_left = look_at(workshop.kept, workshop.root, [PLACE])

    folders = ["tg-1950-26998"] if change is add_folder else []
    assert as_left == ({PLACE: folders} if change in {leave, add_folder} else {})


def test_what_waits_to_take_its_place_is_not_as_it_was_left(workshop: Workshop) -> None:
    """
    A file that is staged is to be published still.
    """
    workshop.catalogue.tell("UPDATE output SET staged = 1 WHERE folder = ?", PLACE)
    workshop.catalogue.commit()
    assert workshop.kept is not None

    assert {} == look_at(workshop.kept, workshop.root, [PLACE])


@pytest.mark.parametrize("ask", [see, die])
@pytest.mark.parametrize("change", CHANGES)
def test_what_changed_is_put_right(
    workshop: Workshop, change: Callable[[Path], None], ask: Callable[[Workshop], Glance | None]
) -> None:
    """
    Whatever the helper saw, and also where it died, public/ is compared and put right.
    """
    assert workshop.folder is not None
    before = list_tree(workshop.root / "public")
    change(workshop.root)

    glance = ask(workshop)
    stands = inspect(workshop.catalogue, workshop.folder, glance)
    outcome = rebuild(workshop)

    assert bool(glance and glance.hear()) == (ask is see)
    assert stands == (change is leave)
    assert before == list_tree(workshop.root / "public")
    assert outcome.published is not None
    assert outcome.published.written == (change in {spoil, delete})
    assert outcome.published.removed == (change in {add_file, add_folder})


def test_few_files_need_no_helper(sources: Path) -> None:
    """
    A helper is started for many files only.
    """
    build(sources, Folder(sources))
    workers = Workers(jobs=2, helped=True)
    with Workshop.open(sources, Folder(sources), workers) as workshop:
        workshop.look_for_catalogue()

        assert ask_for_glance(workshop.catalogue, workshop) is None
        assert not workers.has_helper
