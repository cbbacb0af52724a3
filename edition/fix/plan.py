"""Apply edits in memory first, and change a file only if that removes findings."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import PurePosixPath

from edition.check.checker import Checker
from edition.check.remedies.edits import apply_bytes, unite
from edition.files.amendment import ChangedError, amend
from edition.files.folder import Folder
from edition.files.input_file import read_bytes
from edition.findings import Edit, Finding
from edition.printable import show
from edition.process.logbook import working_on
from edition.project.settings import Project
from edition.read.source import Reading, Source, parse

_STAGES = {"source", "grammar"}  # checked first; their errors prevent the other checks


@dataclass(frozen=True, slots=True)
class Fix:
    """
    The edits of a file that fix some findings, or the reason why it is not changed.

    The field left has findings whose edits overlap others; the next run can fix them.
    """

    path: PurePosixPath
    data: bytes
    edits: tuple[Edit, ...]
    mended: tuple[Finding, ...]
    left: tuple[Finding, ...] = ()
    refusal: str = ""


def plan_fixes(project: Project, findings: Iterable[Finding]) -> Iterator[Fix]:
    """Plan the edits of each file; the findings must be in order."""
    editable = [finding for finding in findings if finding.edits]
    if not editable:
        return
    checker = Checker.open(project)
    for path, group in groupby(editable, lambda finding: finding.path):
        with working_on(str(path)):
            fix = _plan(checker, path, list(group))
        yield fix


def _plan(checker: Checker, path: PurePosixPath, findings: list[Finding]) -> Fix:
    """Apply the edits in memory and check the result."""
    project = checker.standards.project
    data = read_bytes(project.root, path, project.settings.source_bytes)
    before = _check(checker, path, data)
    if not before.issuperset(findings):
        return Fix(path, data, (), (), refusal="it was changed while it was checked")
    edits, taken = unite(finding.edits for finding in findings)
    mended = [finding for finding, made in zip(findings, taken, strict=True) if made]
    left = [finding for finding, made in zip(findings, taken, strict=True) if not made]
    refusal = _refuse(checker, path, before, apply_bytes(data, edits))
    if not refusal and (project.root / path).is_symlink():
        refusal = "it is a link; mend the file that it leads to"
    return Fix(path, data, tuple(edits), tuple(mended), tuple(left), refusal)


def _refuse(
    checker: Checker, path: PurePosixPath, before: Collection[Finding], mended: bytes
) -> str:
    """Explain why an edited file is no better than before; empty if it is."""
    if not isinstance(parse(path, mended), Source):
        return "it would still not be well-formed"
    after = _list_comparable(before, _check(checker, path, mended))
    if len(after) >= len(before):
        return f"{_count(len(after))} would be found instead of {len(before)}"
    return ""


def _list_comparable(before: Collection[Finding], after: Collection[Finding]) -> list[Finding]:
    """
    List the findings that the checks before the edits could also have found.

    Errors of well-formedness or grammar prevent later checks.
    """
    reached = {finding.rule.partition(".")[0] for finding in before}
    if not reached <= _STAGES:
        return list(after)
    asked = _STAGES if "grammar" in reached else {"source"}
    return [finding for finding in after if finding.rule.partition(".")[0] in asked]


def _count(number: int) -> str:
    return "1 finding" if number == 1 else f"{number} findings"


def _check(checker: Checker, path: PurePosixPath, data: bytes) -> set[Finding]:
    result = parse(path, data)
    reading = Reading((result,), ()) if isinstance(result, Source) else Reading((), tuple(result))
    return set(checker.check(reading))


def make_fixes(folder: Folder, fixes: Iterable[Fix]) -> Iterator[tuple[Fix, PurePosixPath | None]]:
    """
    Write planned fixes, and return where each original is kept; None if a file was not changed.
    """
    for fix in fixes:
        if fix.refusal:
            yield fix, None
            continue
        try:
            kept = amend(folder, fix.path, fix.data, apply_bytes(fix.data, fix.edits))
        except ChangedError as error:
            yield replace(fix, refusal=str(error)), None
        else:
            yield fix, kept


def format_fix(fix: Fix, kept: PurePosixPath | None) -> Iterator[str]:
    """Write what was fixed in a file, what was not, and where the original is kept."""
    if kept is None:
        yield from format_left(fix)
        return
    yield from (f"mended {_locate(finding)}: {finding.rule}" for finding in fix.mended)
    yield from format_left(fix)
    yield f"The file as it was is kept: {show(str(kept))}."


def format_left(fix: Fix) -> Iterator[str]:
    """Write what was not fixed in a file, and why."""
    if fix.refusal:
        yield f"not mended {show(str(fix.path))}: {fix.refusal}."
        return
    for finding in fix.left:
        yield (
            f"not mended {_locate(finding)}: {finding.rule}: another edit changes the same "
            "characters; run it again."
        )


def _locate(finding: Finding) -> str:
    return f"{show(str(finding.path))}:{finding.line}:{finding.column}"
