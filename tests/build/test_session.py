"""What a check goes on from: what the last build left, if it can; what it finds is the same."""

import shutil
from pathlib import Path, PurePosixPath

import pytest
from spoiled_copies import TELEGRAM, Spoil, list_tree, replace

from edition.build.build import build, check_edition, rebuild
from edition.build.session import Session
from edition.engine.due import NEW_STEP
from edition.files.folder import Folder
from edition.publish.publisher import IN_STEP

CATALOGUE = ".edition/catalogue.sqlite"
INTRODUCTION = "tei/front/introduction.xml"


@pytest.fixture
def kept(sources: Path) -> Path:
    """A copy of the edition, built."""
    assert build(sources).published
    return sources


def misname(folder: Path) -> None:
    """Let a name point to nobody."""
    replace(folder / TELEGRAM, 'ref="person:gao-gang"', 'ref="person:gao"')


def say_another_figure(folder: Path) -> None:
    """Let an answer promise more than was asked for."""
    place = folder / "tei/telegrams/tg-1950-5708.xml"
    text = place.read_text(encoding="utf-8")
    place.write_text(text.replace("355", "385"), encoding="utf-8")


def take_entry_away(folder: Path) -> None:
    """Take an entry out of its register."""
    place = folder / "tei/registers/persons.xml"
    text = place.read_text(encoding="utf-8")
    start = text.index('<person xml:id="person-gao-gang"')
    end = text.index("</person>", start) + len("</person>")
    place.write_text(text[:start] + text[end:], encoding="utf-8")


def take_request_away(folder: Path) -> None:
    """Delete a telegram that another answers, and its witnesses."""
    for place in folder.glob("tei/*/tg-1950-26998.*"):
        place.unlink()


@pytest.mark.parametrize("spoil", [misname, say_another_figure, take_entry_away, take_request_away])
def test_after_a_build_a_check_finds_what_it_finds_without(kept: Path, spoil: Spoil) -> None:
    """The findings are those of a check that knows nothing; nothing is published."""
    before = list_tree(kept / "public")
    spoil(kept)
    apart = Path(shutil.copytree(kept, kept.with_name("apart")))
    shutil.rmtree(apart / ".edition")

    found = check_edition(kept).findings

    assert found
    assert check_edition(apart).findings == found
    assert not (apart / ".edition").exists()
    assert before == list_tree(kept / "public")
    assert check_edition(kept).findings == found


def test_a_build_after_a_check_gives_what_a_clean_one_gives(kept: Path) -> None:
    """What a check described already is published by the next build."""
    replace(kept / TELEGRAM, "at once", "without delay")
    assert 0 == check_edition(kept).errors
    published = build(kept).published

    assert published
    assert {f"tg-1950-26998.{kind}" for kind in ("html", "json", "xml")} <= {
        path.name for path in published.paths
    }
    after = list_tree(kept / "public")
    shutil.rmtree(kept / ".edition")
    shutil.rmtree(kept / "public")
    assert build(kept).published
    assert after == list_tree(kept / "public")


def test_a_check_does_no_work_that_is_done(kept: Path) -> None:
    """After a build there is nothing to check again, and a check says the same as the build did."""
    with Session.open_to_check(kept) as session:
        assert session.folder
        assert not session.publishes

    outcome = check_edition(kept)

    assert build(kept).findings == outcome.findings
    assert () == outcome.redone
    assert outcome.published is None


def spoil_catalogue(folder: Path) -> None:
    """Put nonsense in the catalogue's place."""
    (folder / CATALOGUE).write_bytes(b"nonsense")


def forget_pages(folder: Path) -> None:
    """Begin a catalogue as a build does that is stopped by an error."""
    shutil.rmtree(folder / ".edition")
    misname(folder)
    assert build(folder).errors
    replace(folder / TELEGRAM, 'ref="person:gao"', 'ref="person:gao-gang"')


def empty_catalogue(folder: Path) -> None:
    """Put an empty file in the catalogue's place."""
    (folder / CATALOGUE).write_bytes(b"")


@pytest.mark.parametrize("spoil", [spoil_catalogue, forget_pages, empty_catalogue])
def test_what_cannot_be_gone_on_from_stays_as_it_is(kept: Path, spoil: Spoil) -> None:
    """A check then begins anew, keeps nothing, and finds the same."""
    expected = check_edition(kept).findings
    spoil(kept)
    before = list_tree(kept / ".edition")

    assert expected == check_edition(kept).findings
    assert before == list_tree(kept / ".edition")


def test_a_check_waits_for_no_build(kept: Path) -> None:
    """While a build is at the edition a check begins anew."""
    with Session.open(kept, Folder(kept)) as session:
        assert session.lock
        assert session.lock.take()
        with Session.open_to_check(kept) as other:
            assert other.folder is None
        assert 0 == check_edition(kept).errors


@pytest.mark.parametrize(
    ("path", "step", "old", "new"),
    [
        (TELEGRAM, "record", "Asks for 500 auto", "Wants 500 auto"),
        (INTRODUCTION, "check", "<title>Introduction", "<title>An introduction"),
    ],
    ids=["words", "title"],
)
def test_what_changes_while_it_is_checked_is_new_to_the_next_build(
    sources: Path, path: str, step: str, old: str, new: str
) -> None:
    """
    What was to be checked, and was edited meanwhile, is told by the page that the next build makes.
    """
    with Session.open(sources, Folder(sources)) as session:
        assert rebuild(session).published
        session.catalogue.execute("INSERT INTO due VALUES (?, ?, ?)", step, path, NEW_STEP)
        session.catalogue.execute(
            "UPDATE item SET digest = NULL WHERE step = ? AND subject = ?", step, path
        )
        session.catalogue.write_property(IN_STEP, "")
        session.catalogue.commit()
        replace(sources / path, old, new)
        rebuild(session, [])
        assert rebuild(session, [PurePosixPath(path)]).published
    (page,) = (
        *(sources / "public").glob(f"telegrams/*/{Path(TELEGRAM).stem}.html"),
        *(sources / "public").glob("introduction.html"),
    )[:: 1 if path == INTRODUCTION else -1][-1:]

    assert new.removeprefix("<title>") in page.read_text(encoding="utf-8")
