"""What people are told."""

from pathlib import PurePosixPath

import pytest

from edition.findings import Finding, Severity
from edition.outcome import Outcome, Published
from edition.report import format_finding, report

PATH = PurePosixPath("tei/telegrams/x.xml")
FINDING = Finding(PATH, 3, 7, "ref.kind", Severity.ERROR, "The error is here.")


def test_a_finding_is_a_line() -> None:
    """A finding has its place, its weight, its rule and its sentence."""
    line = "tei/telegrams/x.xml:3:7: error ref.kind: The error is here."

    assert line == format_finding(FINDING, colour=False)


def test_colour_marks_the_weight_only() -> None:
    """On a terminal the severity is coloured, and not the same word in the sentence."""
    line = format_finding(FINDING, colour=True)

    assert "x.xml:3:7: \033[31merror\033[0m ref.kind: The error is here." in line


@pytest.mark.parametrize(
    ("outcome", "last"),
    [
        (Outcome((), 1), "1 file checked: no finding in 0.2 s."),
        (
            Outcome((FINDING, FINDING), 2, ("a.b",)),
            "2 files checked: 2 errors in 0.2 s.",
        ),
        (
            Outcome((), 10, published=Published(58, 3, 1, finished_another=False)),
            "10 files checked: no finding; 58 files in public/, 3 written, 1 removed, in 0.2 s.",
        ),
    ],
)
def test_the_last_line_sums_up(outcome: Outcome, last: str) -> None:
    """The last line counts files and findings, and tells the time."""
    assert last == list(report(outcome, seconds=0.23, colour=False))[-1]


def test_rules_that_were_not_run_are_named() -> None:
    """One line names the rules that need the whole edition."""
    *_, line, _ = report(Outcome((), 1, ("a.b", "c.d")), seconds=0, colour=False)

    assert "a.b, c.d" in line
    assert "edition build" in line


def test_a_finished_build_is_mentioned() -> None:
    """When an earlier build was interrupted, the one that finishes it says so."""
    done = Outcome((), 1, published=Published(1, 1, 0, finished_another=True))

    assert any("interrupted" in line for line in report(done, seconds=0, colour=False))
