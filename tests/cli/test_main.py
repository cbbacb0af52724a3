"""The command line."""

import inspect
import os
import shutil
import subprocess
import sys
from concurrent.futures import BrokenExecutor
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from needs import ROOT
from spoiled_copies import TELEGRAM, replace, run_here

from edition import __version__
from edition.cli.main import main

COMMANDS = sorted(main.commands.items())


@pytest.mark.parametrize(("name", "command"), COMMANDS)
def test_help_ends_in_an_example(name: str, command: click.Command) -> None:
    """Every command says what it does, and ends in an example of itself."""
    result = run_here(ROOT, name, "--help")

    assert command.help
    assert result.output.rstrip().splitlines()[-1].strip().startswith(f"Example: edition {name}")


@pytest.mark.parametrize(("name", "command"), COMMANDS)
def test_a_commands_body_is_short(name: str, command: click.Command) -> None:
    """A command opens, calls and prints: ten lines are enough."""
    assert command.callback
    lines = inspect.getsource(inspect.unwrap(command.callback)).splitlines()
    ends = [number for number, line in enumerate(lines) if line.strip().endswith('"""')]

    assert len(lines) - 1 - ends[-1] <= 10, name


def test_version_is_the_packages() -> None:
    """The version is told."""
    assert __version__ in run_here(ROOT, "--version").output


def test_named_paths_only_are_told(sources: Path) -> None:
    """With paths, only these files' findings are shown, and one line says what was not run."""
    replace(sources / TELEGRAM, 'ref="person:gao-gang"', 'ref="person:gao"')
    other = sources / "tei/telegrams/tg-1950-5708.xml"

    assert 1 == run_here(sources, "check", str(sources / TELEGRAM)).exit_code
    result = run_here(sources, "check", str(other))

    assert 0 == result.exit_code
    first, last = result.output.splitlines()
    assert first.startswith("Not run, ")
    assert last.startswith("1 file checked: no finding in ")


def test_exit_codes(sources: Path) -> None:
    """0: no error, 1: some, 2: wrong usage, 3: it could not run."""
    assert 0 == run_here(sources, "check").exit_code
    assert 2 == run_here(sources, "check", "--nonsense").exit_code
    assert 2 == run_here(sources, "rules", "no.such").exit_code
    assert 3 == run_here(sources / "tei", "check").exit_code
    (sources / TELEGRAM).write_bytes(b"<")
    assert 1 == run_here(sources, "check").exit_code


def test_checking_writes_nothing(sources: Path) -> None:
    """A check leaves the folder as it was."""
    before = sorted(sources.rglob("*"))
    run_here(sources, "check")
    run_here(sources, "check", str(sources / TELEGRAM))

    assert before == sorted(sources.rglob("*"))


def test_rules_are_listed_and_explained() -> None:
    """All rules come with their severity and claim; one comes with its remedy and its place."""
    listed = run_here(ROOT, "rules").output
    told = run_here(ROOT, "rules", "entry.unused").output

    assert "witness.reproduced" in listed
    assert told.startswith("entry.unused (warning, edition)\n")
    assert "manual.html#rule-entry.unused" in told


def test_the_schema_is_made_from_the_odd(sources: Path) -> None:
    """A changed ODD is noticed by every command until edition schema has been run."""
    for name in ("schema", "xslt"):
        shutil.copytree(ROOT / name, sources / name)
    odd = sources / "schema/telegram.odd"
    odd.write_bytes(odd.read_bytes() + b"<!-- changed -->\n")

    refused = run_here(sources, "check")
    assert 3 == refused.exit_code
    assert "run edition schema" in refused.stderr

    assert 0 == run_here(sources, "schema").exit_code
    assert 0 == run_here(sources, "check").exit_code


def test_a_value_more_in_the_odd_is_shown_everywhere(sources: Path) -> None:
    """A new type of station and of line needs no code: its gloss stands where it has no string."""
    for name in ("schema", "xslt"):
        shutil.copytree(ROOT / name, sources / name)
    odd = sources / "schema/telegram.odd"
    text = odd.read_text(encoding="utf-8")
    for element, gloss in (("correspAction", "it was weighed"), ("seg", "when it was weighed")):
        start = text.index(f'<elementSpec ident="{element}"')
        place = text.index('<valItem ident="received">', start)
        item = f'<valItem ident="weighed"><gloss>{gloss}</gloss></valItem>'
        text = text[:place] + item + text[place:]
    odd.write_text(text, encoding="utf-8")
    made = run_here(sources, "schema")
    said = [line for line in made.stdout.splitlines() if line.startswith("Pages say")]
    assert (
        "Pages say “when it was weighed”; to say it otherwise,"
        " add the string form.weighed to xslt/strings/en.xml." in said
    )

    station = (
        '<correspAction xml:id="tg-1950-26998.weighed" type="weighed">'
        '<persName ref="person:gao-gang">Gao Gang</persName></correspAction>'
    )
    replace(sources / TELEGRAM, "</correspDesc>", f"{station}</correspDesc>")
    assert 0 == run_here(sources, "build").exit_code
    page = (sources / "public/telegrams/1950/tg-1950-26998.html").read_text(encoding="utf-8")
    person = (sources / "public/persons/person-gao-gang.html").read_text(encoding="utf-8")

    assert '<b class="what">it was weighed</b>' in page
    assert "Other stations" in person


def test_an_edition_without_an_odd_makes_no_schema(sources: Path) -> None:
    """The package's schema is not rewritten from an edition's folder."""
    result = run_here(sources, "schema")

    assert 3 == result.exit_code
    assert "no schema/telegram.odd of its own" in result.stderr


def test_output_has_no_colour_in_a_pipe(sources: Path) -> None:
    """Escape codes are for terminals."""
    replace(sources / TELEGRAM, 'ref="person:gao-gang"', 'ref="person:gao"')
    done = subprocess.run(
        [sys.executable, "-m", "edition", "check"],
        cwd=sources,
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={**os.environ, "FORCE_COLOR": "1"},
    )

    assert 1 == done.returncode
    assert "\033" not in done.stdout


def test_an_output_that_takes_nothing_is_one_line(sources: Path) -> None:
    """
    A full disk behind stdout, or a reader who went away, ends the command with a line and code 3.
    """
    read, write = os.pipe()
    os.close(read)
    for output in (os.open("/dev/full", os.O_WRONLY), write):
        done = subprocess.run(
            [sys.executable, "-m", "edition", "rules"],
            cwd=sources,
            stdout=output,
            stderr=subprocess.PIPE,
            check=False,
            encoding="utf-8",
        )
        os.close(output)

        assert 3 == done.returncode, done.stderr
        assert done.stderr.startswith("edition: the output could not be written: ")
        assert 1 == len(done.stderr.splitlines())


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (MemoryError(), "edition: The memory does not suffice; "),
        (RecursionError("maximum recursion depth exceeded"), "edition: Something is nested too "),
        (BrokenExecutor("terminated abruptly"), "edition: The processes that worked died; "),
        (OSError(24, "Too many open files", "a\x1b.xml"), "edition: a[U+001B].xml could not be "),
        (OSError(12, "Cannot allocate memory"), "edition: The system refused what the program "),
        (KeyboardInterrupt(), "edition: stopped; "),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else "",
)
def test_what_stops_a_command_is_one_line(error: BaseException, said: str) -> None:
    """
    Whatever the machine lacks, it is said in a sentence, and the exit code is none of findings.
    """

    def fail() -> None:
        raise error

    group = type(main)("edition", commands={"fail": click.Command("fail", callback=fail)})
    result = CliRunner().invoke(group, ["fail"])

    assert (130 if said.endswith("stopped; ") else 3) == result.exit_code
    assert result.stderr.startswith(said)
    assert 1 == len(result.stderr.splitlines())


def test_signs_that_a_terminal_has_not_are_escaped(sources: Path) -> None:
    """A terminal of another encoding gets every sentence, the signs that it lacks escaped."""
    done = subprocess.run(
        [sys.executable, "-m", "edition", "rules", "id.matches-file"],
        cwd=sources,
        capture_output=True,
        check=False,
        encoding="latin-1",
        env={**os.environ, "PYTHONIOENCODING": "latin-1"},
    )

    assert 0 == done.returncode, done.stderr
    assert "\\u2019" in done.stdout


def test_unseen_signs_of_paths_are_named(sources: Path) -> None:
    """A path with a line break is still one line."""
    result = run_here(sources, "check", "tei/tele\ngrams\u202e.xml")

    assert 3 == result.exit_code
    assert "tele[U+000A]grams[U+202E].xml" in result.stderr
    assert 1 == len(result.stderr.splitlines())
