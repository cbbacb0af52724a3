"""
What may happen to a build from outside: an interruption, another build, a clock, an old catalogue.
"""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from bench.editions import derive, write
from needs import PATIENCE_SECONDS, ROOT
from published import ask_for, copy_built, locate_kept
from spoiled_copies import TELEGRAM, list_tree, replace

from edition.build.build import build
from edition.build.session import Session
from edition.engine.pool import Workers
from edition.files.folder import Folder

pytestmark = pytest.mark.slow

CATALOGUE = ".edition/catalogue.sqlite"
MANY = 203
"""So many telegrams are given to several processes."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The edition, built once."""
    folder = tmp_path_factory.mktemp("interruptions") / "edition"
    write(derive(ROOT, 3), folder)
    ask_for(folder)
    assert build(folder).published
    return folder


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition that several processes work on, built once."""
    folder = tmp_path_factory.mktemp("interruptions") / "many"
    write(derive(ROOT, MANY), folder)
    ask_for(folder)
    assert build(folder, workers=Workers(jobs=2)).published
    return folder


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    """A copy of the built edition."""
    return copy_built(built, tmp_path / "copy")


def start(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    """
    Start a build that hears Ctrl-C, whatever this process does with it.

    Ctrl-C may fall between the opening of a file and its `with`, which no Python code can keep it
    from doing; the file is closed all the same, and Python tells nobody unless it is asked to.
    """
    heard = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    command = f"{heard}from edition.cli.main import main; main()"
    return subprocess.Popen(
        [
            *(sys.executable, "-W", "error", "-W", "ignore::ResourceWarning"),
            *("-c", command, "-C", str(folder), "build", *arguments),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def wait_until(happened: Callable[[], bool]) -> None:
    """Wait until something happened."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.001)


def is_there(group: int) -> bool:
    """Tell whether a process of the group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize(
    ("jobs", "begun"),
    [
        ("1", "catalogue.sqlite"),
        ("1", "staged/telegrams/1950/tg-1950-26637.txt"),
        ("1", "staged/index.html"),
        ("2", "staged/telegrams/1950/tg-1950-26637.txt"),
        ("2", "staged/index.html"),
    ],
)
def test_ctrl_c_stops_it_in_one_line(
    request: pytest.FixtureRequest, tmp_path: Path, jobs: str, begun: str
) -> None:
    """It says so, leaves no process behind, and the next build gives what a clean one gives."""
    clean: Path = request.getfixturevalue("built" if jobs == "1" else "many")
    folder = tmp_path / "edition"
    shutil.copytree(clean, folder, ignore=shutil.ignore_patterns("public", ".edition"))
    running = start(folder, "--jobs", jobs)
    place = folder / locate_kept(clean, begun)
    wait_until(lambda: place.exists() or running.poll() is not None)
    os.killpg(running.pid, signal.SIGINT)
    said, complained = running.communicate(timeout=PATIENCE_SECONDS)

    if running.returncode:
        assert (130, "") == (running.returncode, said)
        assert complained.splitlines()[-1].startswith("edition: stopped; ")
        assert "Traceback" not in complained
    wait_until(lambda: not is_there(running.pid))
    assert build(folder, workers=Workers(jobs=2)).published
    assert list_tree(clean / "public") == list_tree(folder / "public")


def test_the_second_of_two_builds_waits(folder: Path) -> None:
    """While one build holds the edition another says that it waits; then it builds."""
    replace(folder / TELEGRAM, "at once", "without delay")
    with Session.open(folder, Folder(folder)) as session:
        assert session.lock is not None
        assert session.lock.take()
        running = start(folder)
        assert running.stderr is not None
        assert "waiting for another build of this edition\n" == running.stderr.readline()
        assert running.poll() is None
        session.lock.release()
    said, complained = running.communicate(timeout=PATIENCE_SECONDS)

    assert (0, "") == (running.returncode, complained)
    assert " 0 written" not in said, said


def test_two_builds_at_once_give_one_tree(built: Path, tmp_path: Path) -> None:
    """Whoever comes second finds nothing to do."""
    folder = tmp_path / "edition"
    write(derive(ROOT, 3), folder)
    ask_for(folder)
    both = [start(folder), start(folder)]
    ends = [running.communicate(timeout=PATIENCE_SECONDS) for running in both]

    assert [0, 0] == [running.returncode for running in both], ends
    assert 1 == sum(" 0 written, 0 removed" in said for said, _ in ends)
    assert list_tree(built / "public") == list_tree(folder / "public")


@pytest.mark.parametrize(
    "moment", [0, 1, 2**31 - 1, 4_102_444_800], ids=["1970", "a second later", "2038", "2100"]
)
def test_a_clock_that_jumps_hides_no_change(folder: Path, moment: int) -> None:
    """An edit of the same length is seen whatever time the file says it was made."""
    place = folder / TELEGRAM
    for words in ("at once", "at onze", "at once", "at onze"):
        place.write_bytes(
            place.read_bytes().replace(b"at once", b"at on_e").replace(b"at onze", b"at on_e")
        )
        place.write_bytes(place.read_bytes().replace(b"at on_e", words.encode()))
        os.utime(place, (moment, moment))
        assert build(folder).published

        page = (folder / "public/telegrams/1950/tg-1950-26998.html").read_text(encoding="utf-8")
        assert f"500 automobiles {words}" in page


def spoil_nothing(_: Path) -> None:
    """Leave the catalogue as it is."""


def cut(place: Path) -> None:
    """Leave the first half of the catalogue."""
    place.write_bytes(place.read_bytes()[: place.stat().st_size // 2])


def overwrite(place: Path) -> None:
    """Overwrite pages in the midst of the catalogue."""
    size = place.stat().st_size
    with place.open("r+b") as file:
        file.seek(size // 2 // 4096 * 4096)
        file.write(b"\xff" * 8192)


def age(place: Path) -> None:
    """Make it a catalogue of an earlier form."""
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("PRAGMA user_version = 0")
        connection.execute("DROP TABLE telegram")
        connection.commit()


def empty(place: Path) -> None:
    """Leave an empty file."""
    place.write_bytes(b"")


@pytest.mark.parametrize("spoil", [spoil_nothing, cut, overwrite, age, empty, Path.unlink])
def test_a_catalogue_that_is_damaged_or_older_is_made_anew(
    built: Path, folder: Path, spoil: Callable[[Path], None]
) -> None:
    """Nothing in public/ suffers, and a change made meanwhile is not overlooked."""
    before = list_tree(built / "public")
    spoil(folder / CATALOGUE)
    assert build(folder).published
    assert before == list_tree(folder / "public")

    spoil(folder / CATALOGUE)
    replace(folder / TELEGRAM, "at once", "without delay")
    assert build(folder).published
    page = (folder / "public/telegrams/1950/tg-1950-26998.html").read_text(encoding="utf-8")
    assert "500 automobiles without delay" in page
