"""What a check or a build comes to."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from edition.findings import Finding, Severity

WHOLE_EDITION = (
    *("id.unique", "id.never-lost", "reply.thread", "ledger.balance"),
    *("entry.unused", "source.stray"),
)
"""The rules that documents alone cannot answer for."""


@dataclass(frozen=True, slots=True)
class Published:
    """
    What publishing did: how many files there are, how many were written and removed; few by name.
    """

    files: int
    written: int
    removed: int
    finished_another: bool
    paths: tuple[PurePosixPath, ...] = ()


@dataclass(frozen=True, slots=True)
class Redone:
    """A piece of work that a build did again, and why."""

    work: str
    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check or a build came to."""

    findings: tuple[Finding, ...]
    checked: int
    left_out: tuple[str, ...] = ()
    published: Published | None = None
    redone: tuple[Redone, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def errors(self) -> int:
        """Count the findings that keep an edition from being published."""
        return sum(finding.severity is Severity.ERROR for finding in self.findings)
