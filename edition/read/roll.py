"""
The roll of published ids, tei/published.txt, to which only edition release adds lines.

Its fields are separated by tabs. A release begins with a line of its own; then comes a line for
each telegram or entry that is new or changed in it, and one for each id that is withdrawn. A line
that is just an id says that it was published, and no more.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from edition.printable import is_text, show
from edition.read.registers import find_owner

_HEAD = "# Every id that was ever published. Only edition release adds lines; none is ever changed."
_RELEASE, _WITHDRAWN, _NONE = "release", "withdrawn", "-"
_ID = re.compile(r"""[^\s:<=>#|."'\\/*?%-][^\s:<>#|"'\\/*?%]*""")
_DIGEST = re.compile("sha256:[0-9a-f]{64}")
_PART = re.compile(r"([^\s:<>]+):([0-9a-f]{8})")
_PAGE = re.compile(r"(?:telegrams/\d{4}|[a-z]+)(?:/|\.html#)([^/]+?)(?:\.html)?")
_LOST = "�"


@dataclass(frozen=True, slots=True)
class Release:
    """A release: its version, the digest of its sources, and its name in the repository."""

    version: str
    digest: str
    tag: str | None

    def write(self) -> str:
        """Write the line."""
        return "\t".join((self.version, _RELEASE, self.digest, self.tag or _NONE))


@dataclass(frozen=True, slots=True)
class State:
    """A telegram or an entry as it was released; its parts by what follows its id."""

    version: str
    id: str
    digest: str
    address: str
    parts: Mapping[str, str]

    def write(self) -> str:
        """Write the line."""
        parts = (f"{name}:{digest}" for name, digest in self.parts.items())
        return "\t".join((self.version, self.id, self.digest, self.address, *parts))


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """An id that was withdrawn: why, and what to see instead."""

    version: str
    id: str
    see: str | None
    reason: str

    def write(self) -> str:
        """Write the line."""
        return "\t".join((self.version, self.id, _WITHDRAWN, self.see or _NONE, self.reason))


Line = Release | State | Withdrawal


@dataclass(slots=True)
class Roll:
    """All that a roll says, and the lines that cannot be read, each with the reason."""

    lines: list[Line] = field(default_factory=list)
    ids: dict[str, tuple[int, str | None]] = field(default_factory=dict)
    """The line where each id stands last, and its version."""
    old: set[str] = field(default_factory=set)
    """The ids of which no more is said than that they were published once."""
    releases: dict[str, Release] = field(default_factory=dict)
    states: dict[str, State] = field(default_factory=dict)
    """The newest state of each telegram and entry."""
    withdrawn: dict[str, tuple[int, Withdrawal]] = field(default_factory=dict)
    faults: list[tuple[int, str]] = field(default_factory=list)

    def is_withdrawn(self, name: str) -> bool:
        """Tell whether an id, or the telegram that it is a part of, was withdrawn."""
        return name in self.withdrawn or find_owner(name) in self.withdrawn

    def read_line(self, number: int, text: str) -> str:
        """Read a line; return why it cannot be read, or an empty string."""
        if _LOST in text:
            return "it is not UTF-8"
        fields = text.split("\t")
        if len(fields) == 1:
            if _ID.fullmatch(text) is None:
                return "it is neither an id nor a line of a release"
            self.ids[text] = number, None
            self.old.add(text)
            return ""
        if not is_text(text) or any(show(each) != each for each in fields):
            return "it has a sign that nobody sees"
        line = _read_fields(fields)
        if line is None:
            return "it has not the fields of a line of a release"
        return self._add(number, line)

    def _add(self, number: int, line: Line) -> str:
        """Add a line; return what it contradicts, or an empty string."""
        if isinstance(line, Release):
            if self.releases.setdefault(line.version, line) != line:
                return f"version {line.version} was released before with another content"
        elif line.version not in self.releases:
            return f"no line before it says that version {line.version} was released"
        elif isinstance(line, State):
            last = self.states.get(line.id)
            if last is not None and last.version == line.version and last != line:
                return f"another line has another {line.id} in version {line.version}"
            self.states[line.id] = line
            names = (line.id, *(f"{line.id}.{part}" for part in line.parts))
            self.ids.update(dict.fromkeys(names, (number, line.version)))
        elif line.id not in self.ids:
            return f"{line.id} was not published before"
        else:
            _, first = self.withdrawn.setdefault(line.id, (number, line))
            if first != line:
                return f"{line.id} was withdrawn in version {first.version} already"
        self.lines.append(line)
        return ""


def _read_fields(fields: list[str]) -> Line | None:
    """Read the fields of a line; None if they are not as they must be."""
    match fields:
        case [version, "release", digest, tag] if version and _DIGEST.fullmatch(digest) and tag:
            return Release(version, digest, None if tag == _NONE else tag)
        case [version, name, "withdrawn", see, reason] if (
            version and _ID.fullmatch(name) and reason and (see == _NONE or _ID.fullmatch(see))
        ):
            return Withdrawal(version, name, None if see == _NONE else see, reason)
        case [version, name, digest, address, *parts] if (
            version and _ID.fullmatch(name) and _DIGEST.fullmatch(digest)
        ):
            page, found = _PAGE.fullmatch(address), [*map(_PART.fullmatch, parts)]
            if page is not None and page[1] == name and None not in found:
                told = {match[1]: match[2] for match in found if match is not None}
                return State(version, name, digest, address, told)
    return None


def read_roll(data: bytes) -> Roll:
    """Read a roll."""
    roll = Roll()
    lines = data.decode("utf-8-sig", "replace").split("\n")
    for number, line in enumerate(lines, 1):
        text = line.strip(" \r")
        if text and not text.startswith("#") and (reason := roll.read_line(number, text)):
            roll.faults.append((number, reason))
    return roll


def extend_roll(data: bytes, lines: Iterable[Line]) -> bytes:
    """Add lines to a roll."""
    text = data or f"{_HEAD}\n".encode()
    end = b"" if text.endswith(b"\n") else b"\n"
    return text + end + "".join(f"{line.write()}\n" for line in lines).encode()


@dataclass(frozen=True, slots=True)
class Change:
    """What is new, changed and withdrawn in a release."""

    release: Release
    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    withdrawn: list[Withdrawal] = field(default_factory=list)


def list_changes(roll: Roll) -> Iterator[Change]:
    """
    List the releases, the oldest first, each with what is new, changed and withdrawn in it.

    Of an id that was only said to be published once, nothing is known that could have changed.
    """
    digests: dict[str, str] = {}
    changes = {version: Change(release) for version, release in roll.releases.items()}
    for line in roll.lines:
        if isinstance(line, Release):
            continue
        change = changes[line.version]
        if isinstance(line, Withdrawal):
            if line not in change.withdrawn:
                change.withdrawn.append(line)
            continue
        named = {line.id: line.digest}
        named |= {f"{line.id}.{part}": digest for part, digest in line.parts.items()}
        for name, digest in named.items():
            if name not in digests and name not in roll.old:
                change.new.append(name)
            elif digests.get(name, digest) != digest:
                change.changed.append(name)
        digests |= named
    return iter(changes.values())
