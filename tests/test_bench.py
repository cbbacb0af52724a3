"""The bench's editions are always the same and hold every rule; what it times is there."""

from datetime import date
from pathlib import Path

import pytest
from bench.dates import understand
from bench.editions import Thread, derive, list_readers, write
from bench.persons import make_persons
from bench.stages import STAGES, find
from bench.table import put_between_marks
from needs import ROOT
from published import run


def test_an_edition_is_always_the_same() -> None:
    """Deriving an edition twice gives the same files, and as many telegrams as were asked for."""
    files = list(derive(ROOT, 8))

    assert files == list(derive(ROOT, 8))
    assert 8 == sum(path.match("tei/telegrams/*.xml") for path, _ in files)


@pytest.mark.parametrize("size", [4, 5, 9])
def test_a_derived_edition_holds_every_rule(tmp_path: Path, size: int) -> None:
    """Whole threads or not, each answer that is not what was asked is told, and nothing else."""
    write(derive(ROOT, size), tmp_path)

    done = run(tmp_path, "check")

    assert (0, "") == (done.returncode, done.stderr)
    assert f"{size + 8} files checked: {size // 3} information" in done.stdout


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("1950-11-17", "1951-12-31"),
        ("17 November 1950", "31 December 1951"),
        ("8 November", "22 December"),
        ("8.11.1950", "22.12.1951"),
        ("7.11.50", "21.12.51"),
        ("25.12", "7.2"),
        ("25-26 November", "8-9 January"),
        ("16-17 November", "30-31 December"),
        ("17-18 November", "31 December-1 January"),
        ("January and February 1951", "February and March 1952"),
        ("1951-02-28", "1952-03-31"),
        ("second half of 1951", "second half of 1952"),
    ],
)
def test_dates_move_together(words: str, written: str) -> None:
    """Dates in figures and in words keep their distance when the first telegram is sent later."""
    assert written == understand(words)(date(1951, 12, 21))


def test_no_date_stays_behind() -> None:
    """A copy sent in another year has none of the dates of the original."""
    readers = tuple(make_persons(2))
    thread = Thread.read(ROOT)

    for path, data in thread.copy(7, date(1973, 5, 2), (readers[0], readers[1]), 3):
        text = data.decode().replace("Telegrams, November 1950", "")
        for word in ("1950", "1951", "Vasilevsky", "26637", "5708", "%"):
            assert word not in text, path


def test_persons_have_names_of_their_own() -> None:
    """A thousand persons have a thousand ids; telegrams name the two that are edited."""
    persons = list(make_persons(1000))
    text = b"".join(data for _, data in derive(ROOT, 9)).decode()

    assert 1000 == len({person.id for person in persons})
    assert all(f'"person:{person}"' in text for person in list_readers(9))


@pytest.mark.parametrize("name", STAGES)
def test_stages_are_functions_of_the_edition(name: str) -> None:
    """Every part of a build that is timed is there."""
    assert callable(find(name)[2])


def test_the_page_keeps_its_words() -> None:
    """Only what stands between the marks of BENCH.md is written anew."""
    text = (ROOT / "BENCH.md").read_text(encoding="utf-8")
    once = put_between_marks(text, "| a |")

    assert "| b |" in put_between_marks(once, "| b |")
    assert "| a |" not in put_between_marks(once, "| b |")
    assert text.split("<!--")[0] == once.split("<!--")[0]
