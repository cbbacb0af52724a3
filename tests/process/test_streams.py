"""
Standard streams that are closed, full or read by nobody: a sentence or silence, never a trace.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from needs import leave_out
from published import run
from spoiled_copies import TELEGRAM, list_tree, replace

COMMANDS = (
    ("build",),
    ("check",),
    ("check", TELEGRAM),
    ("rules",),
    ("rules", "witness.reproduced"),
    ("--help",),
    ("--version",),
    ("check", "--help"),
)
WRONG = (("nonsense",), ("check", "--nonsense"), ("rules", "no.such"), ("build", "--jobs", "many"))
FULL = Path("/dev/full")
LOST = "edition: the output could not be written: No space left on device.\n"


def name(command: tuple[str, ...]) -> str:
    """Name a command as it is typed."""
    return " ".join(command)


def run_shell(folder: Path, closing: str, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a command with what a shell does to its streams."""
    return subprocess.run(
        ["/bin/sh", "-c", f'exec "$@" {closing}', "sh", *execute(*command)],
        cwd=folder,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


def execute(*command: str) -> list[str]:
    """The command as it is executed; warnings are errors."""
    return [sys.executable, "-W", "error", "-m", "edition", *command]


@pytest.mark.parametrize("command", [*COMMANDS, *WRONG], ids=name)
def test_a_closed_stream_changes_nothing(published: Path, command: tuple[str, ...]) -> None:
    """The exit code is as ever; what would go to a closed stream is lost in silence."""
    usual = run(published, *command)
    for closing in (">&-", "2>&-", "<&-", "<&- >&- 2>&-"):
        done = run_shell(published, closing, *command)

        assert usual.returncode == done.returncode, done.stderr
        assert (done.stdout == "") == (usual.stdout == "" or ">&-" in closing.split())
        assert (done.stderr == "") == (usual.stderr == "" or "2>&-" in closing)
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "closing", [">&-", "2>&-", "<&-", ">&- 2>&-", "<&- >&-", "<&- 2>&-", "<&- >&- 2>&-"]
)
def test_no_file_takes_the_number_of_a_closed_stream(
    published: Path, sources: Path, closing: str
) -> None:
    """What is printed into the void is in no page and in no catalogue."""
    assert 0 == run_shell(sources, closing, "build").returncode
    assert 0 == run_shell(sources, closing, "build").returncode

    assert list_tree(published / "public") == list_tree(sources / "public")
    assert (sources / ".edition/catalogue.sqlite").read_bytes().startswith(b"SQLite format 3")


def test_findings_are_told_by_the_exit_code_alone(sources: Path) -> None:
    """Who closes the output asks for the exit code."""
    replace(sources / TELEGRAM, 'ref="person:gao-gang"', 'ref="person:gao"')

    assert 1 == run_shell(sources, ">&- 2>&-", "check").returncode
    assert 1 == run_shell(sources, ">&-", "build").returncode


def run_full(
    folder: Path, command: tuple[str, ...], *, output: bool, error: bool
) -> subprocess.CompletedProcess[str]:
    """Run a command with a full disk behind its output, its errors or both."""
    if not FULL.exists():
        leave_out("there is no /dev/full, which is a full disk")
    with FULL.open("wb") as full:
        return subprocess.run(
            execute(*command),
            cwd=folder,
            stdout=full if output else subprocess.PIPE,
            stderr=full if error else subprocess.PIPE,
            check=False,
            encoding="utf-8",
        )


@pytest.mark.parametrize("command", COMMANDS, ids=name)
def test_output_on_a_full_disk_is_one_sentence(published: Path, command: tuple[str, ...]) -> None:
    """Whichever command loses its output says so, and its exit code is none of findings."""
    done = run_full(published, command, output=True, error=False)

    assert (3, LOST) == (done.returncode, done.stderr)
    assert 3 == run_full(published, command, output=True, error=True).returncode


@pytest.mark.parametrize("command", WRONG, ids=name)
def test_wrong_usage_on_a_full_disk_is_one_sentence(
    published: Path, command: tuple[str, ...]
) -> None:
    """Where errors cannot be told on their own stream, the other has the sentence."""
    done = run_full(published, command, output=False, error=True)

    assert (3, LOST) == (done.returncode, done.stdout)
    assert 2 == run_full(published, command, output=True, error=False).returncode
    assert 3 == run_full(published, command, output=True, error=True).returncode


def test_a_failure_on_a_full_disk_is_one_sentence(tmp_path: Path) -> None:
    """The same for why a command could not run."""
    done = run_full(tmp_path, ("check",), output=False, error=True)

    assert (3, LOST) == (done.returncode, done.stdout)


@pytest.mark.parametrize("command", COMMANDS, ids=name)
def test_a_reader_who_went_away_is_told(published: Path, command: tuple[str, ...]) -> None:
    """As behind `| head`, when it has read enough."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as output:
        done = subprocess.run(
            execute(*command),
            cwd=published,
            stdout=output,
            stderr=subprocess.PIPE,
            check=False,
            encoding="utf-8",
        )

    assert 3 == done.returncode
    assert "edition: the output could not be written: Broken pipe.\n" == done.stderr


def test_a_slow_reader_gets_everything(published: Path) -> None:
    """A pipe that does not let us wait is waited for."""
    usual = run(published, "check", "--format", "sarif").stdout
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    with (
        os.fdopen(reading, "rb") as output,
        subprocess.Popen(
            execute("check", "--format", "sarif"), cwd=published, stdout=writing
        ) as running,
    ):
        os.close(writing)
        said = b""
        while part := output.read1(1000):
            said += part
    assert 0 == running.returncode
    assert usual == said.decode()


def test_libraries_print_nothing_of_their_own(sources: Path) -> None:
    """What Saxon prints on standard error, past Python, is for developers alone."""
    shown = "import os; os.write(2, b'foreign\\n'); import sys; sys.stderr.write('ours\\n')"
    code = f"from edition.process import streams; streams.take_over(); {shown}"
    for options, said in (((), "ours\n"), (("-X", "dev"), "foreign\nours\n")):
        done = subprocess.run(
            [sys.executable, *options, "-c", code],
            cwd=sources,
            capture_output=True,
            check=True,
            encoding="utf-8",
        )
        assert said == done.stderr
