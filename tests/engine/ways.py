"""
Ways to build: anew, with a session that stays open, by processes, by the command, after a failure.
"""

import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from random import Random

from failing import HOWS, Crash, FailingDisk

from edition.build.build import build, check_edition, rebuild
from edition.build.session import Session
from edition.engine.pool import Workers
from edition.errors import EditionError
from edition.files.folder import Folder
from edition.outcome import Outcome

_FINDING = re.compile(r"[^:]+:\d+:\d+: (?:error|warning|information) ")
_ERRORS, _FAILED = 1, 3
_MOST = 2.2
"""The last of the changes to the disk that may fail, as a power of ten: it is found by chance."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """
    What a build says: its exit status, its findings or why it could not run, and further details.
    """

    status: int
    lines: tuple[str, ...]
    details: str | None = None
    published: bool = False
    redone: tuple[tuple[str, str], ...] = ()

    @classmethod
    def tell(cls, outcome: Outcome) -> "Verdict":
        """Tell what a build came to."""
        details = (
            outcome.checked,
            outcome.left_out,
            [finding.edits for finding in outcome.findings],
        )
        published = outcome.published
        redone = [(item.step, item.subject) for item in outcome.redone]
        if published is not None and published.written + published.removed:
            redone.append((f"{published.written} written", f"{published.removed} removed"))
        return cls(
            _ERRORS if outcome.errors else 0,
            tuple(map(str, outcome.findings)),
            repr(details),
            published is not None,
            tuple(redone),
        )

    @classmethod
    def attempt(cls, root: Path, run: Callable[[], Outcome]) -> "Verdict":
        """Build, and tell what it came to, or why it could not go on."""
        try:
            return cls.tell(run())
        except EditionError as error:
            return cls(_FAILED, (str(error).replace(str(root), "ROOT"),), "")

    def leave_out(self, rules: Sequence[str]) -> "Verdict":
        """Return the same without the findings of some rules."""
        lines = (line for line in self.lines if not any(f" {rule}" in line for rule in rules))
        return replace(self, lines=tuple(lines), details=None)

    def differs(self, clean: "Verdict") -> str:
        """Say how it differs from that of a clean build, if it does."""
        if self.status != clean.status:
            return f"exit status {self.status} {self.lines}, clean {clean.status} {clean.lines}"
        missing = [line for line in clean.lines if line not in self.lines]
        extra = [line for line in self.lines if line not in clean.lines]
        if (missing or extra) and (self.lines or self.status != _FAILED):
            return "".join(
                [
                    *(f"\n  missing {line}" for line in missing),
                    *(f"\n  extra {line}" for line in extra),
                ]
            )
        if None not in (self.details, clean.details) and self.details != clean.details:
            return f"{self.details}, clean {clean.details}"
        return ""


class OvertakenDisk(FailingDisk):
    """A disk on which something else happens at a change of this number, once; nothing fails."""

    meanwhile: Callable[[], object] | None = None

    def _count(self, what: str, place: Path | None = None, data: bytes = b"") -> None:
        """Count a change; let the other thing happen if it is its turn."""
        if len(self.done) == self.number and self.meanwhile is not None:
            self.done.append(what)
            self.meanwhile()
        else:
            super()._count(what, place, data)


@dataclass(slots=True)
class Site:
    """An edition's folder, and the session that may stay open on it as `edition serve` has it."""

    root: Path
    disk: FailingDisk = field(default_factory=FailingDisk)
    session: Session | None = None
    stamps: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """The sources as they were when the open session built last; nothing if it failed."""

    def open(self) -> Session:
        """Open a session that stays open, or return the one that is."""
        if self.session is None:
            self.disk = FailingDisk()
            self.session = Session.open(self.root, Folder(self.root, self.disk))
            self.stamps = {}
        return self.session

    def close(self) -> None:
        """Close the session."""
        if self.session is not None:
            self.session.close()
            self.session = None

    def list_stamps(self) -> dict[str, tuple[int, ...]]:
        """List the stamps of all sources."""
        found: dict[str, tuple[int, ...]] = {}
        places = (self.root / part for part in ("edition.toml", "tei", "schema", "xslt"))
        for place in places:
            for each in (place, *place.rglob("*")):
                if each.is_file():
                    state = each.stat()
                    stamp = (state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino)
                    found[each.relative_to(self.root).as_posix()] = stamp
        return found


def build_here(site: Site) -> Verdict:
    """Build in this process, with nothing open before."""
    return Verdict.attempt(site.root, lambda: build(site.root))


def build_verifying(site: Site) -> Verdict:
    """Build, and look at every published file."""
    return Verdict.attempt(site.root, lambda: build(site.root, verify=True))


def build_again(site: Site) -> Verdict:
    """Build with the open session, looking at everything."""
    return _rebuild(site, None)


def build_named(site: Site) -> Verdict:
    """Build with the open session, looking only at the files that are named as changed."""
    now = site.list_stamps()
    before = site.stamps
    if site.session is None or not before:
        return _rebuild(site, None)
    changed = {path for path in {*before, *now} if before.get(path) != now.get(path)}
    names = frozenset(PurePosixPath(path) for path in changed if not _is_passing(path))
    return _rebuild(site, names)


def _is_passing(path: str) -> bool:
    """Tell whether a file is none that is watched."""
    name = PurePosixPath(path).name
    return name.startswith((".", "#")) or name.endswith("~")


def _rebuild(site: Site, names: frozenset[PurePosixPath] | None) -> Verdict:
    """Build with the open session; after a failure it will look at everything."""
    stamps = site.list_stamps()
    session = site.open()
    verdict = Verdict.attempt(site.root, lambda: rebuild(session, names))
    site.stamps = {} if verdict.status == _FAILED else stamps
    return verdict


def build_after_check(site: Site) -> Verdict:
    """Check, then build; both say the same of the sources, unless no page can be made of them."""
    checked = Verdict.attempt(site.root, lambda: check_edition(site.root))
    verdict = build_here(site)
    difference = checked.differs(verdict) if verdict.status != _FAILED else ""
    assert not difference, f"edition check differs from the build after it: {difference}"
    return verdict


def build_by_processes(site: Site) -> Verdict:
    """Build with two processes that do everything."""
    workers = Workers(jobs=2, few=0, batch=2)
    return Verdict.attempt(site.root, lambda: build(site.root, workers=workers))


def build_by_command(site: Site) -> Verdict:
    """Build with the real command."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "edition", "-C", str(site.root), "build"],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    lines = done.stdout.splitlines() if done.returncode != _FAILED else []
    return Verdict(
        done.returncode,
        tuple(line for line in lines if _FINDING.match(line)),
        published=done.returncode == 0,
    )


Way = Callable[[Site], Verdict]
WAYS: dict[Way, int] = {
    build_here: 20,
    build_verifying: 2,
    build_again: 12,
    build_named: 24,
    build_after_check: 8,
    build_by_processes: 2,
    build_by_command: 4,
}
"""The ways to build, and how often each is taken."""
ALONE = (build_here, build_verifying, build_again, build_named, build_after_check)
"""The ways that stay within this process."""
WHOLE = (build_verifying,)
"""The ways that look at what was published too."""


def fail(site: Site, chance: Random, meanwhile: Callable[[], object]) -> str:
    """Build, and let it be killed, fail, or be overtaken by edits in the midst; say how."""
    how = chance.choice((*HOWS, "overtaken"))
    number = int(10 ** chance.uniform(0, _MOST)) - 1
    kept = site.session is not None and chance.random() < 0.5
    disk: FailingDisk = FailingDisk(number, how)
    if how == "overtaken":
        disk = OvertakenDisk(number, how)
        disk.meanwhile = meanwhile
    said = f"{how} at change {number} to the disk{' with the open session' if kept else ''}"
    if kept:
        said = _fail_open(site, disk, said)
    else:
        try:
            build(site.root, Folder(site.root, disk))
        except (Crash, EditionError) as error:
            said += f" ({type(error).__name__}: {error})"
    return said


def _fail_open(site: Site, disk: FailingDisk, said: str) -> str:
    """Build badly with the open session, which is lost if it is killed."""
    session = site.open()
    before = session.folder
    assert before is not None
    stamps = site.list_stamps()
    session.folder = Folder(site.root, disk)
    session.catalogue._disk = disk  # noqa: SLF001 - the catalogue that is open keeps its disk
    try:
        rebuild(session)
    except Crash:
        site.close()
        return f"{said} (Crash)"
    except EditionError as error:
        site.stamps = {}
        said += f" ({error})"
    else:
        site.stamps = stamps
    session.folder = before.again()
    session.catalogue._disk = before.disk  # noqa: SLF001 - see above
    return said
