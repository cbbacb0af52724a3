"""What the terminal shows for each build: one line, then findings."""

from collections.abc import Collection
from itertools import islice
from pathlib import PurePosixPath

from edition.errors import EditionError
from edition.outcome import Outcome
from edition.printable import show
from edition.report import format_finding, report
from edition.report.explanation import explain_all

_MAX_SHOWN = 50
_MAX_EXPLAINED = 20


def format_changes(changes: Collection[PurePosixPath] | None) -> str:
    """Write what changed in a few words."""
    if changes is None:
        return "all"
    return show(str(*changes)) if len(changes) == 1 else f"{len(changes)} changes"


def format_outcome(outcome: Outcome, seconds: float, *, colour: bool) -> list[str]:
    """Write the outcome of a build: counts, what was made again and why, at most 50 findings."""
    *_, sum_of_it = report(outcome, seconds=seconds, colour=colour)
    lines = [format_finding(finding, colour=colour) for finding in outcome.findings[:_MAX_SHOWN]]
    further = len(outcome.findings) - len(lines)
    if further:
        lines.append(f"… and {further} more; edition check lists all.")
    told = list(islice(explain_all(outcome), _MAX_EXPLAINED + 1))
    if len(told) > _MAX_EXPLAINED:
        told[-1] = "…"
    return [sum_of_it, *told, *lines]


def format_failure(error: EditionError, *, colour: bool) -> list[str]:
    """Write why a build failed."""
    return ["\033[31mnot built\033[0m" if colour else "not built", f"edition: {show(str(error))}"]
