"""What of a check somebody wants to see."""

from pathlib import Path

import pytest
from spoiled_copies import TELEGRAM, replace, run_here


@pytest.fixture
def spoiled(sources: Path) -> Path:
    """An edition with two errors and two warnings."""
    place = sources / TELEGRAM
    replace(place, 'ref="person:peng-dehuai">', 'ref="person:nobody">')
    replace(place, 'ref="person:gao-gang">Gao', 'ref="person:somebody">Gao')
    replace(place, '<geogName ref="place:yalu">', "<geogName>")
    replace(place, '<geogName ref="place:liaodong">', "<geogName>")
    return sources


def list_rules(folder: Path, *arguments: str) -> list[str]:
    """List the rules of the findings that are told."""
    lines = run_here(folder, "check", *arguments).stdout.splitlines()
    return [line.split()[2].rstrip(":") for line in lines if line.startswith(TELEGRAM)]


@pytest.mark.parametrize(
    ("arguments", "rules"),
    [
        ([], {"ref.resolves", "name.ref"}),
        (["--severity", "information"], {"ref.resolves", "name.ref"}),
        (["--severity", "warning"], {"ref.resolves", "name.ref"}),
        (["--severity", "error"], {"ref.resolves"}),
        (["--rule", "name.ref"], {"name.ref"}),
        (["--rule", "name.ref", "--rule", "ref.resolves"], {"ref.resolves", "name.ref"}),
        (["--rule", "name.ref", "--severity", "error"], set()),
    ],
)
def test_only_what_was_asked_for_is_told(
    spoiled: Path, arguments: list[str], rules: set[str]
) -> None:
    """A rule, several, or a weight and above; and the exit code is that of what was asked for."""
    assert rules == set(list_rules(spoiled, *arguments))
    assert int("ref.resolves" in rules) == run_here(spoiled, "check", *arguments).exit_code


def test_a_limit_shows_the_first(spoiled: Path) -> None:
    """One line says how many more there are; they count all the same."""
    every = list_rules(spoiled)
    result = run_here(spoiled, "check", "--max", "1")

    assert every[:1] == list_rules(spoiled, "--max", "1")
    assert (
        f"\n{len(every) - 1} more findings not shown; raise --max to see more.\n" in result.stdout
    )
    assert 1 == run_here(spoiled, "check", "--max", "0").exit_code
    assert "not shown" not in run_here(spoiled, "check", "--max", str(len(every))).stdout


def test_rules_that_were_not_asked_for_are_not_missed(spoiled: Path) -> None:
    """Only rules that were asked for are told not to have been run."""
    told = run_here(spoiled, "check", "--rule", "entry.unused", "--rule", "name.ref").stdout
    assert "Not run, since they need the whole edition without errors: entry.unused (" in told
    assert "Not run" not in run_here(spoiled, "check", "--rule", "name.ref").stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--rule", "ref.resolve"], "There is no rule ref.resolve; did you mean ref.resolves?"),
        (["--rule", "xyz"], "There is no rule xyz; edition rules lists them."),
        (["--diff", "--fix"], "--diff prints nothing but a diff; leave out --fix, "),
        (["--diff", "--format", "json"], "--diff prints nothing but a diff"),
        (["--severity", "fatal"], "'fatal' is not one of 'error', 'warning', 'information'"),
        (["--format", "xml"], "'xml' is not one of 'text', 'json', 'sarif'"),
        (["--max", "-1"], "-1 is not in the range"),
    ],
)
def test_wrong_usage_is_explained(sources: Path, arguments: list[str], told: str) -> None:
    """What cannot be asked for so ends the command with code 2."""
    result = run_here(sources, "check", *arguments)

    assert 2 == result.exit_code
    assert told in " ".join(result.stderr.split())


def test_what_was_not_understood_is_listed_on_request(sources: Path) -> None:
    """Words that could not be compared are told, each at its place, and are no finding."""
    told = run_here(sources, "check", "--verbose")

    assert 0 == told.exit_code
    unread = [line for line in told.stdout.splitlines() if ": not read: " in line]
    quantities = ("losses on autotransport", "all automobiles", "the remaining automobiles")
    assert [f"“{words}”" for words in quantities] == [
        line.partition(": not read: ")[2] for line in unread if "/telegrams/" in line
    ]
    assert unread[0].startswith(f"{TELEGRAM}:115:")
    assert ": not read: " not in run_here(sources, "check").stdout


def test_paths_are_those_of_the_edition(spoiled: Path) -> None:
    """A path is seen from the folder of the edition, wherever the command is given."""
    assert {"ref.resolves", "name.ref"} == set(list_rules(spoiled, TELEGRAM))


@pytest.mark.parametrize("option", ["--diff", "--fix"])
def test_that_nothing_is_certain_is_said(spoiled: Path, option: str) -> None:
    """Where no finding has a certain edit, no file is changed, and that is said."""
    result = run_here(spoiled, "check", option)

    assert "No finding has a certain edit; nothing was changed." in result.stderr
