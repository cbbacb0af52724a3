"""edition check --fix: what it changes, what it keeps, and what it leaves alone."""

import os
from pathlib import Path

import pytest
from spoiled_copies import TELEGRAM, list_tree, replace, run_here

from edition.build.build import build, check_edition
from edition.errors import EditionError
from edition.files.disk import Disk
from edition.files.folder import Folder
from edition.fix.plan import make_fixes, plan_fixes
from edition.project.settings import Project

KEPT = f"{TELEGRAM}.~1~"
NOBODY = ('ref="person:gao-gang"', 'ref="person:nobody"')
SLIP = ('ref="person:gao-gang"', 'ref="person: gao-gang"')


def test_the_original_is_kept_aside(sources: Path) -> None:
    """The file is mended, what it was stands beside it, nothing else changes, and all is told."""
    before = list_tree(sources)
    replace(sources / TELEGRAM, *SLIP)
    spoiled = (sources / TELEGRAM).read_bytes()
    (sources / TELEGRAM).chmod(0o640)

    result = run_here(sources, "check", "--fix", str(sources / TELEGRAM))

    assert 0 == result.exit_code
    assert {**before, KEPT: spoiled} == list_tree(sources)
    assert 0o640 == (sources / TELEGRAM).stat().st_mode & 0o777
    assert f"mended {TELEGRAM}:115:189: grammar.value" in result.stderr
    assert f"kept: {KEPT}." in result.stderr
    assert "1 file checked: no finding in " in result.stdout


def test_what_was_kept_before_stays(sources: Path) -> None:
    """
    A second original has another name, also where a dead link has the first; none is a source.
    """
    (sources / KEPT).symlink_to("nowhere")
    replace(sources / TELEGRAM, *SLIP)
    run_here(sources, "check", "--fix")
    replace(sources / TELEGRAM, *SLIP)
    spoiled = (sources / TELEGRAM).read_bytes()
    result = run_here(sources, "check", "--fix")

    assert (sources / KEPT).is_symlink()
    assert spoiled == (sources / f"{TELEGRAM}.~2~").read_bytes()
    assert spoiled == (sources / f"{TELEGRAM}.~3~").read_bytes()
    assert (0, True) == (result.exit_code, "11 files checked: " in result.stdout)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (
            [("17 November 1950</title>", "&nbsp;</title>"), ("<abstract>", "<abstract><p>")],
            "it would still not be well-formed.",
        ),
    ],
)
def test_a_file_that_would_be_no_better_is_left(
    sources: Path, changes: list[tuple[str, str]], told: str
) -> None:
    """Where the mended file would not be well-formed, nothing is written."""
    for old, new in changes:
        replace(sources / TELEGRAM, old, new)
    before = list_tree(sources)
    result = run_here(sources, "check", "--fix")
    shown = run_here(sources, "check", "--diff")

    assert (1, 1) == (result.exit_code, shown.exit_code)
    assert f"not mended {TELEGRAM}: {told}" in result.stderr
    assert f"not mended {TELEGRAM}: {told}" in shown.stderr
    assert "" == shown.stdout
    assert before == list_tree(sources)


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        (
            [("17 November 1950</title>", "R & D</title>"), NOBODY],
            "source.well-formed",
        ),
        ([("<listWit>", "<listwit>"), ("</listWit>", "</listwit>"), NOBODY], "grammar.element"),
    ],
)
def test_what_could_not_be_told_before_prevents_nothing(
    sources: Path, changes: list[tuple[str, str]], found: str
) -> None:
    """
    Where only the first checks were made, what later ones tell of the mended file is not counted.
    """
    for old, new in changes:
        replace(sources / TELEGRAM, old, new)
    result = run_here(sources, "check", "--fix", str(sources / TELEGRAM))

    assert f": {found}\n" in result.stderr
    assert "not mended" not in result.stderr
    assert "person:nobody" in result.stdout


def test_files_that_were_not_named_are_left(sources: Path) -> None:
    """A register that cannot be read is told of with every path, but not mended with it."""
    register = sources / "tei/registers/persons.xml"
    replace(register, "<TEI", "<!DOCTYPE TEI>\n<TEI")
    before = list_tree(sources)
    result = run_here(sources, "check", "--fix", str(sources / TELEGRAM))

    assert "persons.xml:4:1: error source.no-doctype" in result.stdout
    assert before == list_tree(sources)


def test_what_other_rules_say_is_left(sources: Path) -> None:
    """Only the remedies of the rules that were asked for are made."""
    replace(sources / TELEGRAM, *SLIP)
    replace(sources / TELEGRAM, "<listWit>", "<listwit>")
    replace(sources / TELEGRAM, "</listWit>", "</listwit>")
    result = run_here(sources, "check", "--fix", "--rule", "grammar.value")
    text = (sources / TELEGRAM).read_text(encoding="utf-8")

    assert 0 == result.exit_code
    assert (True, True) == (SLIP[0] in text, "<listwit>" in text)


def test_the_second_of_two_overlapping_edits_waits(sources: Path) -> None:
    """Two prefixes that would be declared in one place take two runs, and the first says so."""
    text = (sources / TELEGRAM).read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    kept = [
        line for line in lines if not any(f'ident="{name}"' in line for name in ("unit", "org"))
    ]
    (sources / TELEGRAM).write_text("".join(kept), encoding="utf-8")

    first = run_here(sources, "check", "--fix")
    second = run_here(sources, "check", "--fix")

    assert (1, 0) == (first.exit_code, second.exit_code)
    assert "ref.resolves: another edit changes the same characters; run it again." in first.stderr
    assert sorted(lines) == sorted(
        (sources / TELEGRAM).read_text(encoding="utf-8").splitlines(keepends=True)
    )


def test_a_file_that_changed_meanwhile_is_left(sources: Path) -> None:
    """
    Edits are made of the very bytes in which they were found, at the beginning and at the end.
    """
    project = Project.open(sources)
    replace(sources / TELEGRAM, *SLIP)
    findings = check_edition(sources).findings
    (planned,) = plan_fixes(project, findings)
    replace(sources / TELEGRAM, "<abstract>", "\n<abstract>")
    before = list_tree(sources)
    (late,) = plan_fixes(project, findings)

    assert planned.edits
    assert "it was changed while it was checked" == late.refusal
    ((left, kept),) = make_fixes(Folder(sources), [planned])
    assert ("it was changed while it was checked", None) == (left.refusal, kept)
    assert before == list_tree(sources)


def test_a_link_is_left(sources: Path) -> None:
    """A link stays a link: the file that it leads to is to be mended."""
    place = sources / TELEGRAM
    replace(place, *SLIP)
    place.rename(sources / "elsewhere.xml")
    place.symlink_to(sources / "elsewhere.xml")
    result = run_here(sources, "check", "--fix")

    assert "it is a link; mend the file that it leads to." in result.stderr
    assert place.is_symlink()


class FullDisk(Disk):
    """A disk on which the mended file has no room any more."""

    def create(self, place: Path, data: bytes) -> os.stat_result:
        """Write a part of it, and fail."""
        if place.name.endswith(".new"):
            place.write_bytes(data[:10])
            raise OSError(28, os.strerror(28))
        return super().create(place, data)


def test_a_full_disk_leaves_the_file_as_it_was(sources: Path) -> None:
    """What could not be written changes nothing; the copy that was made stays."""
    replace(sources / TELEGRAM, *SLIP)
    before = list_tree(sources)
    fixes = list(plan_fixes(Project.open(sources), check_edition(sources).findings))

    with pytest.raises(EditionError, match="the disk is full"):
        list(make_fixes(Folder(sources, FullDisk()), fixes))

    assert {**before, KEPT: before[TELEGRAM]} == list_tree(sources)


def test_edits_survive_in_the_catalogue(sources: Path) -> None:
    """What a build tells of a file that did not change has the edits that the first build found."""
    replace(sources / TELEGRAM, *SLIP)
    first, second = build(sources).findings, build(sources).findings

    assert first == second == check_edition(sources).findings
    assert [1] == [len(finding.edits) for finding in second]
    assert plan_fixes(Project.open(sources), second)
