"""Findings: what checks find, as values that are collected, sorted and reported together."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from edition.printable import show

Place = tuple[int, int]


class Severity(StrEnum):
    """The severity of a finding; only an error prevents publishing."""

    ERROR = "error"
    WARNING = "warning"
    INFORMATION = "information"


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """
    A certain remedy: replace the characters from start to end of the file's text by this text.
    """

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Fault:
    """A broken rule with its place, and with edits where exactly one remedy is certain."""

    path: PurePosixPath
    place: Place
    rule: str
    message: str
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A problem that an editor should check."""

    path: PurePosixPath
    line: int
    column: int
    rule: str
    severity: Severity
    message: str
    edits: tuple[Edit, ...] = ()

    @property
    def is_error(self) -> bool:
        """Tell whether the finding prevents publishing."""
        return self.severity is Severity.ERROR

    def __str__(self) -> str:
        """Return one line in the form path:line:column, which terminals and editors can open."""
        place = f"{show(str(self.path))}:{self.line}:{self.column}"
        return f"{place}: {self.severity} {self.rule}: {show(self.message)}"
