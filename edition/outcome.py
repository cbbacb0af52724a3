"""The outcome of a check or a build."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from edition.findings import Finding, Severity

WHOLE_EDITION = (
    *("id.unique", "id.never-lost", "reply.thread", "reply.parties", "ledger.balance"),
    *("entry.unused", "telegram.double", "language.unread", "source.stray"),
)
"""The rules that need the whole edition, not one document."""


@dataclass(frozen=True, slots=True)
class Published:
    """
    How many files are in public/, were written and were removed; their paths if at most 1,000.
    """

    files: int
    written: int
    removed: int
    finished_another: bool
    paths: tuple[PurePosixPath, ...] = ()


@dataclass(frozen=True, slots=True)
class Redone:
    """What a step made again, and the keys that it read whose rows differ."""

    step: str
    subject: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """
    The outcome of a check or a build.

    What was made is not listed if it is the first time.
    """

    findings: tuple[Finding, ...]
    checked: int
    left_out: tuple[str, ...] = ()
    published: Published | None = None
    redone: tuple[Redone, ...] = ()
    first: bool = False
    notes: tuple[str, ...] = ()

    @property
    def errors(self) -> int:
        """Count the findings that prevent publishing."""
        return sum(finding.severity is Severity.ERROR for finding in self.findings)
