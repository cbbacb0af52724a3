"""The command check: which findings to show, in which format, and what to fix."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path, PurePosixPath

from edition.build.build import check_edition
from edition.check.checker import check_paths
from edition.check.document.values import list_unread
from edition.engine.pool import Workers
from edition.files.folder import Folder
from edition.findings import Severity
from edition.fix.diff import format_diff
from edition.fix.plan import Fix, format_fix, format_left, make_fixes, plan_fixes
from edition.outcome import Outcome
from edition.printable import show
from edition.process.logbook import working_on
from edition.project.freshness import require_fresh
from edition.project.rules import read_rules
from edition.project.settings import Project
from edition.read.source import TELEGRAMS, Source, find_sources, read_bytes, read_source
from edition.relaxng.messages import find_nearest
from edition.report import report
from edition.report.json import report_json
from edition.report.sarif import report_sarif

_LINES_PER_WRITE = 1000
_WEIGHTS = list(Severity)

Note = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Asked:
    """
    The options of the command check.

    Without paths all files are checked. The limit is the number of findings shown.
    """

    paths: tuple[Path, ...] = ()
    form: str = "text"
    rules: tuple[str, ...] = ()
    severity: Severity = Severity.INFORMATION
    limit: int | None = None
    diff: bool = False
    fix: bool = False
    verbose: bool = False


def explain_misuse(root: Path, asked: Asked) -> str:
    """Explain why options cannot be combined, or name an unknown rule; empty if all is right."""
    if asked.diff and (asked.fix or asked.form != "text" or asked.limit is not None):
        return "--diff prints nothing but a diff; leave out --fix, --format and --max."
    if asked.verbose and (asked.diff or asked.form != "text"):
        return "--verbose tells people more; leave out --diff and --format."
    known = read_rules(Project.open(root).schema) if asked.rules else {}
    unknown = next((rule for rule in asked.rules if rule not in known), None)
    if unknown is None:
        return ""
    near = find_nearest(unknown, known)
    meant = f"did you mean {near}?" if near else "edition rules lists them."
    return f"There is no rule {unknown}; {meant}"


def respond(
    root: Path, asked: Asked, say: Callable[[str | bytes], None], note: Note, *, colour: bool
) -> bool:
    """Check, fix if asked to, and print; return whether errors remain."""
    started = time.perf_counter()
    outcome = look(root, asked)
    if (asked.diff or asked.fix) and not any(finding.edits for finding in outcome.findings):
        note("No finding has a certain edit; nothing was changed.")
    if asked.diff:
        for fix in _plan(root, outcome, asked):
            say(format_diff(str(fix.path), fix.data, () if fix.refusal else fix.edits))
            _note_all(note, format_left(fix))
        return outcome.errors > 0
    if asked.fix and any(finding.edits for finding in outcome.findings):
        for fix, kept in make_fixes(Folder(root), _plan(root, outcome, asked)):
            _note_all(note, format_fix(fix, kept))
        outcome = look(root, asked)
    unread = list_phrases(root, asked) if asked.verbose else ()
    told = answer(root, outcome, asked, seconds=time.perf_counter() - started, colour=colour)
    lines = chain(unread, told)
    while some := list(islice(lines, _LINES_PER_WRITE)):
        say("".join(f"{line}\n" for line in some))
    return outcome.errors > 0


def list_phrases(root: Path, asked: Asked) -> Iterator[str]:
    """
    List the words of quantities, dates and times that could not be compared with their markup.
    """
    project = Project.open(root)
    for path in find_sources(project, asked.paths or [Path(TELEGRAMS.parent)]):
        source = read_source(project, path)
        with working_on(str(path)):
            unread = list(list_unread(source)) if isinstance(source, Source) else ()
        for (line, column), words in unread:
            yield f"{show(str(path))}:{line}:{column}: not read: “{show(words)}”"


def _note_all(note: Note, lines: Iterable[str]) -> None:
    for line in lines:
        note(line)


def look(root: Path, asked: Asked) -> Outcome:
    """Check what is asked for, and select its findings."""
    if asked.paths:
        project = Project.open(root)
        require_fresh(project.schema)
        outcome = check_paths(project, find_sources(project, asked.paths))
    else:
        outcome = check_edition(root, Workers())
    return select(outcome, asked)


def select(outcome: Outcome, asked: Asked) -> Outcome:
    """Select the findings of the rules asked for, and of their severity and above."""
    weights = _WEIGHTS[: _WEIGHTS.index(asked.severity) + 1]
    return replace(
        outcome,
        findings=tuple(
            finding
            for finding in outcome.findings
            if finding.severity in weights and (not asked.rules or finding.rule in asked.rules)
        ),
        left_out=tuple(rule for rule in outcome.left_out if not asked.rules or rule in asked.rules),
    )


def answer(
    root: Path, outcome: Outcome, asked: Asked, *, seconds: float, colour: bool
) -> Iterator[str]:
    """Format an outcome as asked."""
    if asked.form == "json":
        return report_json(outcome, asked.limit)
    if asked.form == "sarif":
        project = Project.open(root)

        def read(path: PurePosixPath) -> bytes:
            return read_bytes(project.root, path, project.settings.source_bytes)

        return report_sarif(outcome, read_rules(project.schema), read, asked.limit)
    return report(outcome, seconds=seconds, colour=colour, limit=asked.limit)


def _plan(root: Path, outcome: Outcome, asked: Asked) -> Iterator[Fix]:
    """Plan fixes for the files asked for."""
    project = Project.open(root)
    named = set(find_sources(project, asked.paths))
    findings = (finding for finding in outcome.findings if not asked.paths or finding.path in named)
    return plan_fixes(project, findings)
