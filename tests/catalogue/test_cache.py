"""What .edition/ keeps counts only where it was made, and only while it is whole."""

import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from published import copy_built
from spoiled_copies import list_tree, raise_changes, run_here

from edition.build.build import build, check_edition

CATALOGUE = ".edition/catalogue.sqlite"
COPIED = "What stood in .edition/ was not made in this folder; it was made anew."
DAMAGED = "The catalogue in .edition/ was damaged; it was made anew."
MAGIC = bytes.fromhex("d9d505f920a163d7")
SCRIPT = b"<!DOCTYPE html><script>alert(1)</script>"


def poison(folder: Path) -> None:
    """
    Make a page with a script, and a catalogue that says that it is right and nothing is wrong.
    """
    place = folder / "public/index.html"
    place.write_bytes(SCRIPT)
    state = place.stat()
    with sqlite3.connect(folder / CATALOGUE) as database:
        database.execute(
            "UPDATE public SET size = ?, mtime_ns = ?, inode = ? WHERE name = 'index.html'",
            (state.st_size, state.st_mtime_ns, state.st_ino),
        )
        database.execute("DELETE FROM found")
    database.close()


@pytest.mark.parametrize("way", ["copied", "copied with times", "moved into a copy", "forged"])
def test_a_catalogue_from_elsewhere_is_not_believed(
    sources: Path, tmp_path: Path, way: str
) -> None:
    """A folder that brings .edition/ and public/ is built anew, in a sentence."""
    build(sources)
    clean = list_tree(sources / "public")
    poison(sources)
    copy = tmp_path / "copy"
    function = shutil.copy if way == "copied" else shutil.copy2
    shutil.copytree(sources, copy, copy_function=function)
    if way == "moved into a copy":
        shutil.rmtree(copy / ".edition")
        (sources / ".edition").rename(copy / ".edition")
        (copy / ".edition/lock").unlink()
    if way == "forged":
        state = (sources / ".edition/lock").stat()
        note = f"{state.st_dev} {(copy / '.edition/lock').stat().st_ino} {state.st_ctime_ns}\n"
        (copy / ".edition/made-here").write_text(note, encoding="utf-8")

    checked = check_edition(copy)
    outcome = build(copy)

    assert (COPIED,) == outcome.notes
    assert checked.findings == outcome.findings
    assert clean == list_tree(copy / "public")
    assert () == build(copy).notes


def test_an_edition_that_is_moved_keeps_its_catalogue(sources: Path, tmp_path: Path) -> None:
    """Another name for the folder is the same folder."""
    build(sources)
    sources.rename(tmp_path / "renamed")

    outcome = build(tmp_path / "renamed")

    assert ((), ()) == (outcome.notes, outcome.redone)


def write_text(place: Path) -> None:
    """Put a text in a file's place."""
    place.write_text("hello", encoding="utf-8")


def write_nothing(place: Path) -> None:
    """Leave an empty file."""
    place.write_bytes(b"")


def cut(place: Path) -> None:
    """Leave the first half."""
    data = place.read_bytes()
    place.write_bytes(data[: len(data) // 2])


def spoil_json(place: Path) -> None:
    """Take a bracket away from what is kept as JSON."""
    with sqlite3.connect(place) as database:
        database.execute("UPDATE outline SET text = substr(text, 2)")
        database.execute("UPDATE shown SET text = '{'")
        database.execute("UPDATE entry SET text = replace(text, '\"', '')")
    database.close()


def spoil_text(place: Path) -> None:
    """Put bytes that are no text where text is kept."""
    with sqlite3.connect(place) as database:
        database.execute("UPDATE telegram SET title = CAST(x'c328' AS TEXT)")
        database.execute("UPDATE naming SET sort = CAST(x'ff' AS TEXT)")
    database.close()


def spoil_figures(place: Path) -> None:
    """Put words where figures are kept."""
    with sqlite3.connect(place) as database:
        database.execute("UPDATE tally SET mentions = 'many', telegrams = NULL")
        database.execute("UPDATE found SET severity = 'grave', edits = '[[]]'")
    database.close()


@pytest.mark.parametrize(
    "spoil", [write_text, write_nothing, cut, spoil_json, spoil_text, spoil_figures]
)
def test_a_spoilt_catalogue_is_made_anew(sources: Path, spoil: Callable[[Path], None]) -> None:
    """Whatever shows damage, the build ends well, and as a clean one does."""
    build(sources)
    raise_changes(sources)
    spoil(sources / CATALOGUE)

    outcome = build(sources)

    assert outcome.published
    after = list_tree(sources / "public")
    shutil.rmtree(sources / ".edition")
    shutil.rmtree(sources / "public")
    assert outcome.findings == build(sources).findings
    assert after == list_tree(sources / "public")


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
def test_flipped_bits_never_end_the_program(sources: Path, tmp_path: Path, seed: int) -> None:
    """Sixty bits anywhere: the build ends well, or in one sentence that is not about room."""
    build(sources)
    folder = copy_built(sources, tmp_path / "copy")
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    data = bytearray((folder / CATALOGUE).read_bytes())
    for _ in range(60):
        data[chance.randrange(100, len(data))] ^= 1 << chance.randrange(8)
    (folder / CATALOGUE).write_bytes(data)
    raise_changes(folder)

    result = run_here(folder, "build")

    assert result.exit_code in {0, 3}, result.output
    assert result.exit_code == 0 or 1 == len(result.stderr.splitlines())
    assert "free some space" not in result.output


@pytest.mark.slow
@pytest.mark.parametrize("name", ["lock", "catalogue.sqlite", "staged", "publishing", "made-here"])
@pytest.mark.parametrize("form", ["text", "folder"])
def test_whatever_stands_in_the_cache_is_told_or_made_anew(
    sources: Path, name: str, form: str
) -> None:
    """A text or a folder where the build keeps something else ends in a sentence at most."""
    place = sources / ".edition" / name
    place.parent.mkdir()
    if form == "text":
        write_text(place)
    else:
        place.mkdir()
        write_text(place / "mine.txt")

    result = run_here(sources, "build")

    if form == "folder" and name in {"lock", "made-here"}:
        expected = f"edition: .edition/{name} could not be written: a folder stands where a file "
        assert 3 == result.exit_code
        assert result.stderr.startswith(expected)
    else:
        assert 0 == result.exit_code, result.output


def write_journal(catalogue: Path, target: Path) -> None:
    """
    Write a journal that names another file as its super-journal (SQLite file format, 3.1 and 4).
    """
    data = catalogue.read_bytes()
    size = int.from_bytes(data[16:18], "big") % 65_535
    name = str(target).encode("ascii")
    numbers = (0, 1, len(data) // size, 512, size)
    header = MAGIC + b"".join(number.to_bytes(4, "big") for number in numbers)
    tail = (2**30 // size + 1).to_bytes(4, "big") + name
    tail += len(name).to_bytes(4, "big") + sum(name).to_bytes(4, "big") + MAGIC
    catalogue.with_name(f"{catalogue.name}-journal").write_bytes(header.ljust(512, b"\0") + tail)


def test_a_journal_from_elsewhere_is_never_played(sources: Path, tmp_path: Path) -> None:
    """
    SQLite deletes the file that a journal names as its super-journal, so none is opened unseen.
    """
    build(sources)
    target = tmp_path / "precious"
    for command in ("build", "check"):
        copy = tmp_path / command
        shutil.copytree(sources, copy)
        target.write_bytes(b"precious")
        write_journal(copy / CATALOGUE, target)

        assert 0 == run_here(copy, command).exit_code
        assert b"precious" == target.read_bytes()


def test_sqlite_deletes_what_a_journal_names(sources: Path, tmp_path: Path) -> None:
    """The journal of the test above does harm where it is played."""
    build(sources)
    target = tmp_path / "precious"
    target.write_bytes(b"precious")
    write_journal(sources / CATALOGUE, target)
    database = sqlite3.connect(sources / CATALOGUE)
    database.execute("SELECT count(*) FROM public")
    database.close()

    assert not target.exists()
