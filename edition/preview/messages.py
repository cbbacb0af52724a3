"""What the terminal shows for each build: one line, then the findings."""

from collections.abc import Collection
from pathlib import PurePosixPath

from edition.errors import EditionError
from edition.outcome import Outcome
from edition.printable import show
from edition.report import format_finding, report

_SHOWN = 50


def format_changes(changes: Collection[PurePosixPath] | None) -> str:
    """Name what changed in a few words."""
    if changes is None:
        return "all"
    return show(str(*changes)) if len(changes) == 1 else f"{len(changes)} changes"


def format_outcome(outcome: Outcome, seconds: float, *, colour: bool) -> list[str]:
    """
    Tell what a build came to: the sum of it first, then its findings, the first of them if many.
    """
    *_, sum_of_it = report(outcome, seconds=seconds, colour=colour)
    lines = [format_finding(finding, colour=colour) for finding in outcome.findings[:_SHOWN]]
    further = len(outcome.findings) - len(lines)
    if further:
        lines.append(f"… and {further} more; edition check lists all.")
    return [sum_of_it, *lines]


def format_failure(error: EditionError, *, colour: bool) -> list[str]:
    """Tell why a build could not go on."""
    return ["\033[31mnot built\033[0m" if colour else "not built", f"edition: {show(str(error))}"]
