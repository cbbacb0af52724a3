"""
Signals end a command at once, in one sentence, with all its processes; the next build goes on.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from bench.editions import derive, write
from needs import PATIENCE_SECONDS, ROOT, leave_out
from previewing import need_the_extra
from published import ask_for, copy_edition, locate_kept, run
from spoiled_copies import list_tree

from edition.build.build import build
from edition.engine.pool import Workers
from edition.process.signals import STOPPING

pytestmark = pytest.mark.slow

MANY = 203
"""So many telegrams are given to several processes."""
SENTENCE = "edition: stopped; each file in public/ is whole, and the next build goes on.\n"
CODES = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129}


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition that several processes work on, built once."""
    folder = tmp_path_factory.mktemp("signals") / "many"
    write(derive(ROOT, MANY), folder)
    ask_for(folder)
    assert build(folder, workers=Workers(jobs=2)).published
    return folder


def hear_all() -> None:
    """Let a process hear each signal, also where the tests themselves were started by nohup."""
    for number in STOPPING:
        signal.signal(number, signal.SIG_DFL)


@contextmanager
def start(folder: Path, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """Start a command in a group of its own."""
    with subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "edition", *arguments],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=hear_all,  # noqa: PLW1509 - there are no threads here
    ) as running:
        try:
            yield running
        finally:
            with suppress(ProcessLookupError):
                os.killpg(running.pid, signal.SIGKILL)


def wait_until(happened: Callable[[], object]) -> None:
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


def list_children(process: int) -> list[int]:
    """List the processes that a process has started."""
    try:
        listed = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    except OSError:
        return []
    return [int(word) for word in listed.split()]


def has_loaded(process: int, library: str) -> bool:
    """Tell whether the process that works has loaded a library."""
    with suppress(OSError):
        for child in list_children(process):
            return library in Path(f"/proc/{child}/maps").read_text(encoding="utf-8")
    return False


def wait_for_processes(running: subprocess.Popen[str], count: int) -> None:
    """Wait until the process that works has started so many, or has ended."""

    def are_there() -> bool:
        working = list_children(running.pid)
        return any(len(list_children(process)) >= count for process in working)

    wait_until(lambda: are_there() or running.poll() is not None)


def need_processes() -> None:
    """Leave a test out where nothing tells which processes there are."""
    if not Path(f"/proc/self/task/{os.getpid()}/children").exists():
        leave_out("there is no /proc, which tells what a process has started")


def expect_end(
    running: subprocess.Popen[str], number: signal.Signals, *, group: bool
) -> tuple[str, str]:
    """
    Send a signal to a command or to its group, and expect its one sentence and no process left.
    """
    if group:
        os.killpg(running.pid, number)
    else:
        running.send_signal(number)
    said, complained = running.communicate(timeout=PATIENCE_SECONDS)
    wait_until(lambda: not is_there(running.pid))
    if running.returncode:
        assert (CODES[number], "", SENTENCE) == (running.returncode, said, complained)
    return said, complained


@pytest.mark.parametrize(
    ("number", "jobs", "begun", "group"),
    [
        (signal.SIGTERM, "1", "catalogue.sqlite", False),
        (signal.SIGHUP, "1", "staged/telegrams/1950/tg-1950-26637.txt", True),
        (signal.SIGTERM, "1", "staged/index.html", False),
        (signal.SIGHUP, "2", "catalogue.sqlite", True),
        (signal.SIGTERM, "2", "staged/telegrams/1950/tg-1950-26637.txt", False),
        (signal.SIGINT, "2", "staged/telegrams/1950/tg-1950-26637.txt", True),
        (signal.SIGHUP, "2", "staged/index.html", False),
        (signal.SIGTERM, "2", "publishing", True),
    ],
)
def test_a_build_is_stopped(  # noqa: PLR0913 - what is sent when to whom
    many: Path, tmp_path: Path, number: signal.Signals, jobs: str, begun: str, *, group: bool
) -> None:
    """
    In each phase, in one process and in several, to the command alone and to all its processes.
    """
    folder = tmp_path / "edition"
    shutil.copytree(many, folder, ignore=shutil.ignore_patterns("public", ".edition"))
    with start(folder, "build", "--jobs", jobs) as running:
        place = folder / locate_kept(many, begun)
        wait_until(lambda: place.exists() or running.poll() is not None)
        expect_end(running, number, group=group)

    assert 0 == run(folder, "build", "--jobs", "2").returncode
    assert list_tree(many / "public") == list_tree(folder / "public")


def test_a_build_is_stopped_while_workers_come_up(many: Path, tmp_path: Path) -> None:
    """A process that was just started ends with the others."""
    need_processes()
    folder = tmp_path / "edition"
    shutil.copytree(many, folder, ignore=shutil.ignore_patterns("public", ".edition"))
    for number, started in zip(CODES, (1, 2, 3), strict=True):
        with start(folder, "build", "--jobs", "2") as running:
            wait_for_processes(running, started)
            expect_end(running, number, group=started == 2)


@pytest.mark.parametrize(
    ("number", "library"), list(zip(CODES, ("_sqlite3", "saxonc", "ahocorasick"), strict=True))
)
def test_a_check_is_stopped(many: Path, number: signal.Signals, library: str) -> None:
    """A check of named files ends as a build does, whatever it is just loading."""
    need_processes()
    with start(many, "check", "tei/telegrams") as running:
        wait_until(lambda: has_loaded(running.pid, library) or running.poll() is not None)
        expect_end(running, number, group=False)


def test_a_check_with_workers_is_stopped(many: Path, tmp_path: Path) -> None:
    """So does a check of everything, by several processes."""
    need_processes()
    folder = tmp_path / "edition"
    shutil.copytree(many, folder, ignore=shutil.ignore_patterns("public", ".edition"))
    with start(folder, "check") as running:
        wait_for_processes(running, 3)
        expect_end(running, signal.SIGTERM, group=False)
    assert not (folder / ".edition").exists()


@pytest.mark.parametrize(
    ("number", "shown", "group"),
    [
        (signal.SIGTERM, "http://", False),
        (signal.SIGHUP, "http://", True),
        (signal.SIGTERM, "all: ", True),
        (signal.SIGHUP, "all: ", False),
    ],
)
def test_serve_is_stopped(
    tmp_path: Path, number: signal.Signals, shown: str, *, group: bool
) -> None:
    """The preview ends as a build does, also while it builds."""
    need_the_extra()
    folder = copy_edition(tmp_path / "edition")
    with start(folder, "serve", "--port", "0") as running:
        assert running.stdout is not None
        while not running.stdout.readline().startswith(shown):
            assert running.poll() is None
        if group:
            os.killpg(running.pid, number)
        else:
            running.send_signal(number)
        complained = running.stderr.read() if running.stderr else ""
        assert CODES[number] == running.wait(PATIENCE_SECONDS)
        wait_until(lambda: not is_there(running.pid))
    assert SENTENCE == complained
    assert 0 == run(folder, "build").returncode


def test_serve_ends_by_ctrl_c_as_it_should(tmp_path: Path) -> None:
    """
    A terminal sends Ctrl-C to all processes of a command; that is no failure and has no sentence.
    """
    need_the_extra()
    folder = copy_edition(tmp_path / "edition")
    with start(folder, "serve", "--port", "0") as running:
        assert running.stdout is not None
        while not running.stdout.readline().startswith("all: "):
            assert running.poll() is None
        os.killpg(running.pid, signal.SIGINT)
        _, complained = running.communicate(timeout=PATIENCE_SECONDS)
        wait_until(lambda: not is_there(running.pid))
    assert (0, "") == (running.returncode, complained)


def test_what_hears_no_signal_is_ended_all_the_same(tmp_path: Path) -> None:
    """A library that does not return is not waited for without end."""
    folder = copy_edition(tmp_path / "edition")
    stylesheet = folder / "xslt/record.xsl"
    text = stylesheet.read_text(encoding="utf-8")
    endless = (
        "(for $one in 1 to 2000000000, $other in 1 to 2000000000 "
        "return ($one + $other)[. lt count($telegram)] ! string(.))"
    )
    before = "f:record($telegram/TEI, $digest)"
    stylesheet.write_text(text.replace(before, f"({endless}, {before})"), "utf-8")
    with start(folder, "build", "--jobs", "1") as running:
        wait_until(lambda: list((folder / ".edition").glob("catalogue.sqlite*")))
        wait_until(lambda: has_loaded(running.pid, "saxonc"))
        time.sleep(2)  # compiling and checking take a second; who comes too early is right as well
        expect_end(running, signal.SIGTERM, group=False)
    assert 143 == running.returncode


@pytest.mark.parametrize("number", CODES, ids=lambda number: number.name)
def test_who_is_to_hear_nothing_hears_nothing(many: Path, number: signal.Signals) -> None:
    """What a caller ignores, as nohup does, stays ignored."""
    need_processes()
    ignoring = f"import signal; signal.signal({int(number)}, signal.SIG_IGN); "
    command = f"{ignoring}from edition.__main__ import main; main()"
    with subprocess.Popen(
        [sys.executable, "-c", command, "check", "tei/telegrams"],
        cwd=many,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as running:
        wait_until(lambda: has_loaded(running.pid, "_sqlite3") or running.poll() is not None)
        os.killpg(running.pid, number)
        said, complained = running.communicate(timeout=PATIENCE_SECONDS)

    assert (0, "") == (running.returncode, complained)
    assert f"{MANY} files checked" in said
