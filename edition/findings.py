"""What a check finds: values, collected, sorted and reported together."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from edition.printable import show

Place = tuple[int, int]


class Severity(StrEnum):
    """How much a finding weighs: only an error keeps the edition from being published."""

    ERROR = "error"
    WARNING = "warning"
    INFORMATION = "information"


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """A certain remedy: the characters from start to end of the file's text become this text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule that is broken: where, and how; with edits where one remedy is certain."""

    path: PurePosixPath
    place: Place
    rule: str
    message: str
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing an editor should look at."""

    path: PurePosixPath
    line: int
    column: int
    rule: str
    severity: Severity
    message: str
    edits: tuple[Edit, ...] = ()

    @property
    def is_error(self) -> bool:
        """Tell whether it keeps the edition from being published."""
        return self.severity is Severity.ERROR

    def __str__(self) -> str:
        """A finding is one line, which terminals and editors can follow to its place."""
        place = f"{show(str(self.path))}:{self.line}:{self.column}"
        return f"{place}: {self.severity} {self.rule}: {show(self.message)}"
