"""
What Python cannot catch: a library that crashes is told in a sentence that names the files at work.
"""

import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from needs import PATIENCE_SECONDS, leave_out
from published import copy_edition, run
from spoiled_copies import replace

from edition.build.build import build
from edition.engine.pool import Workers
from edition.errors import EditionError
from edition.process.logbook import LOGBOOK, Logbook, working_on

TELEGRAM = "tei/telegrams/tg-1950-5708.xml"
CRASH = (
    "string(matches('a', string-join((1 to 99999 + count({0})) ! '(') || 'a' "
    "|| string-join((1 to 99999 + count({0})) ! ')')))[. = 'neither'], "
)
"""So many brackets in one regular expression end the process in which Saxon reads it."""
DESCRIBE = (
    "record.xsl",
    "f:record($telegram/TEI, $digest)",
    f"(if ($telegram/TEI/@xml:id = 'tg-1950-5708') then ({CRASH.format('$telegram')} ()) else ())",
)
FRONT = (
    "front.xsl",
    "f:front-matter($document/TEI, $stem) => f:html()",
    f"(if ($stem = 'principles') then ({CRASH.format('$document')} ()) else ())",
)
SCHEMA = ("odd/odd-to-sch.xsl", "f:printed($schematron, $digest)", f"({CRASH.format('$odd')} ())")


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """A copy of the edition with stylesheets of its own."""
    return copy_edition(tmp_path / "edition")


def let_crash(folder: Path, stylesheet: str, before: str, crash: str) -> None:
    """Let a stylesheet crash before what it returns."""
    replace(folder / "xslt" / stylesheet, before, f"({crash}, {before})")


@pytest.mark.parametrize(
    ("crash", "command", "named"),
    [
        (DESCRIBE, ["build", "--jobs", "1"], TELEGRAM),
        (FRONT, ["build", "--jobs", "1"], "tei/front/principles.xml"),
        (SCHEMA, ["schema"], "schema/telegram.odd"),
    ],
    ids=["describe", "compose", "schema"],
)
def test_a_crash_names_the_file(
    edition: Path, crash: tuple[str, str, str], command: list[str], named: str
) -> None:
    """Saxon crashes in the first process: one sentence, nothing of Saxon's own, and no page."""
    let_crash(edition, *crash)
    done = run(edition, *command)

    assert (3, "") == (done.returncode, done.stdout)
    assert (
        f"edition: the program crashed (exit code 99) while it worked on {named}; take that file "
        "away, and report it.\n"
    ) == done.stderr
    assert not (edition / "public").exists()


def test_a_stylesheet_that_crashes_the_compiler_is_named(edition: Path) -> None:
    """The same where a stylesheet is compiled."""
    replace(
        edition / "xslt/telegram.xsl",
        "</xsl:stylesheet>",
        f'<xsl:variable name="deep" select="{"(" * 99999}1{")" * 99999}"/></xsl:stylesheet>',
    )
    done = run(edition, "build", "--jobs", "1")

    assert 3 == done.returncode
    assert " while it worked on xslt/telegram.xsl; " in done.stderr
    assert 1 == len(done.stderr.splitlines())


def test_a_crash_of_a_worker_names_the_telegram(edition: Path) -> None:
    """A batch that workers crash at is halved until one telegram is left."""
    let_crash(edition, *DESCRIBE)

    with pytest.raises(EditionError, match=rf"^{TELEGRAM}: the process that worked on it died"):
        build(edition, workers=Workers(jobs=2, few=0, batch=2))


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (signal.SIGSEGV, "edition: the program crashed (SIGSEGV) while it worked on a.xml; "),
        (signal.SIGABRT, "edition: the program crashed (SIGABRT) while it worked on a.xml; "),
        (signal.SIGKILL, "edition: the system ended the program (SIGKILL), perhaps for want of "),
    ],
)
def test_a_signal_that_nobody_sent_is_named(number: signal.Signals, said: str) -> None:
    """Whatever ends the process that works, the one that waits tells it."""
    done = run_guarded(
        "from edition.process.logbook import working_on\n"
        "with working_on('a.xml'):\n"
        f"    os.kill(os.getpid(), {int(number)})\n"
    )

    assert (3, "") == (done.returncode, done.stdout)
    assert done.stderr.startswith(said)
    assert 1 == len(done.stderr.splitlines())


def test_a_crash_at_many_files_names_all() -> None:
    """Where only a batch is known, each of it is named."""
    done = run_guarded(
        "from edition.process.logbook import working_on\n"
        "with working_on('a.xml', 'b\\x1b.xml'):\n"
        "    os.kill(os.getpid(), 11)\n"
    )

    assert " while it worked on one of these files: a.xml, b[U+001B].xml; " in done.stderr


def test_too_little_memory_is_no_files_fault(edition: Path) -> None:
    """Where Saxon does not even come up, no file is blamed for it."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "edition", "build", "--jobs", "1"],
        cwd=edition,
        capture_output=True,
        check=False,
        encoding="utf-8",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (1 << 31, 1 << 31)),
    )

    assert (3, "") == (done.returncode, done.stdout)
    assert " at no file; give it more memory, " in done.stderr
    assert 1 == len(done.stderr.splitlines())


def test_a_crash_between_files_names_none() -> None:
    """What was worked on before has nothing to do with it."""
    done = run_guarded(
        "from edition.process.logbook import working_on\n"
        "with working_on('a.xml'):\n"
        "    pass\n"
        "os.kill(os.getpid(), 11)\n"
    )

    assert done.stderr == (
        "edition: the program crashed (SIGSEGV) at no file; give it more memory, and if that does "
        "not help report it.\n"
    )


def test_a_trace_is_no_finding() -> None:
    """
    An exception that nobody reckoned with shows itself, and its exit code is that of a failure.
    """
    done = run_guarded("raise ValueError('unforeseen')")

    assert 3 == done.returncode
    assert "ValueError: unforeseen" in done.stderr
    assert done.stderr.endswith(
        "\nedition: the program failed, as is shown above, at no file; report it.\n"
    )


@pytest.mark.parametrize("code", [0, 1, 2, 3, 130])
def test_an_end_is_passed_on(code: int) -> None:
    """What a command ends with, the one who waits ends with, in silence."""
    done = run_guarded(f"print('told'); sys.exit({code})")

    assert (code, "told\n", "") == (done.returncode, done.stdout, done.stderr)


def run_guarded(code: str) -> subprocess.CompletedProcess[str]:
    """Run a piece of code in the place of the command line."""
    body = "".join(f"    {line}\n" for line in code.splitlines())
    script = (
        f"import os, sys\nfrom edition.process import guard\ndef work():\n{body}guard.run(work)\n"
    )
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", script],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


def test_who_works_ends_with_who_waits() -> None:
    """Where the process that waits is killed, the one that works ends as well."""
    if not Path("/proc/self/stat").exists():
        leave_out("there is no /proc, which tells whether a process runs")
    script = (
        "import os, time\nfrom edition.process import guard\n"
        "def work():\n    print(os.getpid(), flush=True)\n    time.sleep(600)\n"
        "guard.run(work)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, text=True
    ) as waiting:
        assert waiting.stdout is not None
        working = int(waiting.stdout.readline())
        assert working != waiting.pid
        waiting.kill()
    until = time.monotonic() + PATIENCE_SECONDS
    while Path(f"/proc/{working}").exists() and time.monotonic() < until:
        time.sleep(0.01)

    assert not Path(f"/proc/{working}").exists()


@pytest.mark.parametrize("error", [MemoryError, RecursionError])
def test_a_file_that_is_too_much_is_named(error: type[Exception]) -> None:
    """Where memory or depth do not suffice for a file, the sentence begins with it."""
    with pytest.raises(EditionError, match=r"^a\.xml: .* or take the file away\.$"):
        fail(error)


def fail(error: type[Exception]) -> None:
    """Fail at a file."""
    with working_on("a.xml"):
        raise error


def test_names_of_any_length_are_noted() -> None:
    """What does not fit into the memory is left out, and what stood there before is gone."""
    book = Logbook()
    book.share()
    book.note(("a" * 49_999, "b", "c" * 300))
    assert ["a" * 49_999] == book.read()
    book.note(("d", os.fsdecode(b"\xff")))
    assert ["d", "\udcff"] == book.read()
    book.note(())
    assert [] == book.read()
    assert () == LOGBOOK.names
