"""
A release of the edition: what is published now joins the roll of published ids.

Nothing of the cache is believed. The edition is checked from nothing, then the roll is written, and
the edition is built. If that fails, the roll becomes what it was.
"""

import os
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from edition.build.build import rebuild, take_turn
from edition.build.session import Session
from edition.catalogue.tables import RELATIONS
from edition.check.edition.ids import explain_lost
from edition.engine.inputs import InputFiles, list_noted
from edition.engine.pool import Workers
from edition.engine.progress import Progress, keep_silent
from edition.engine.relations import Relations
from edition.errors import EditionError, explain_change
from edition.files.digests import compute_digest
from edition.files.folder import Folder
from edition.lifecycle.candidate import Candidate
from edition.outcome import Outcome
from edition.printable import count
from edition.project.paths import ROLL, TELEGRAMS
from edition.project.settings import Project, Settings
from edition.read.registers import find_owner
from edition.read.roll import Release, Roll, Withdrawal, extend_roll, read_roll


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command release was told: the tag; ids to withdraw, each why, and what to see."""

    tag: str | None = None
    withdrawn: tuple[tuple[str, str, str | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Released:
    """What a release found and published, and what is to be said of it."""

    outcome: Outcome
    sentences: tuple[str, ...]


def release(
    root: Path, wanted: Wanted, workers: Workers, progress: Progress = keep_silent
) -> Released:
    """Release an edition; raise EditionError if it may not be released as it is."""
    with Session.open(root, Folder(root), workers) as session:
        session.releases, session.publishes = True, False
        take_turn(session, progress)
        session.forget()
        outcome = rebuild(session, progress=progress)
        project = session.project or Project.open(root)
        old = InputFiles(root, project.settings.source_bytes).read(str(ROLL))
        roll = read_roll(old or b"")
        outcome = _leave_out(outcome, roll, {name for name, _, _ in wanted.withdrawn})
        if outcome.errors:
            return Released(outcome, ("Nothing was released, since there are errors.",))
        candidate = _nominate(session, project.settings, roll, wanted)
        session.publishes = True
        if candidate.is_released():
            outcome = rebuild(session, progress=progress)
            return Released(outcome, (_tell_known(candidate), *_warn(project.settings)))
        candidate.require_releasable()
        new = extend_roll(old or b"", candidate.list_lines())
        outcome = _publish(session, old, new, progress)
        return Released(outcome, (*_tell(candidate), *_warn(project.settings)))


def _nominate(session: Session, settings: Settings, roll: Roll, wanted: Wanted) -> Candidate:
    """Say what is to be released."""
    version = settings.version or ""
    return Candidate(
        Relations(session.catalogue, RELATIONS),
        Release(version, _digest_sources(session), wanted.tag),
        roll,
        tuple(Withdrawal(version, name, see, reason) for name, reason, see in wanted.withdrawn),
    )


def _leave_out(outcome: Outcome, roll: Roll, withdrawn: set[str]) -> Outcome:
    """Leave out the findings that ids are gone which are to be withdrawn now."""
    messages = tuple(
        explain_lost(name, version)
        for name, (_, version) in roll.ids.items()
        if name in withdrawn or find_owner(name) in withdrawn
    )
    findings = (each for each in outcome.findings if not each.message.startswith(messages))
    return replace(outcome, findings=tuple(findings))


def _digest_sources(session: Session) -> str:
    """Return the digest of the list of all sources but the roll."""
    lines = (
        f"{digest.removeprefix('sha256:')}  {path}\n"
        for path, digest in list_noted(session.catalogue, f"{TELEGRAMS.parent}/")
        if path != str(ROLL)
    )
    return compute_digest("".join(lines).encode())


def _publish(session: Session, old: bytes | None, new: bytes, progress: Progress) -> Outcome:
    """Write the roll and build; if that fails, put the old roll back."""
    folder = Folder(session.root)
    _require_file(session.root)
    if faults := read_roll(new).faults:
        raise EditionError(f"{ROLL} was not written, since {faults[0][1]}.")
    if folder.read(ROLL) != old:
        raise explain_change(ROLL)
    folder.write(ROLL, new)
    try:
        return _build(session, progress)
    except BaseException:
        if folder.read(ROLL) == new:
            folder.remove(ROLL) if old is None else folder.write(ROLL, old)
        raise


def _build(session: Session, progress: Progress) -> Outcome:
    """Build; raise EditionError if the sources are not those that were checked."""
    digest = _digest_sources(session)
    outcome = rebuild(session, progress=progress)
    if outcome.errors or _digest_sources(session) != digest:
        raise explain_change(TELEGRAMS.parent)
    return outcome


def _require_file(root: Path) -> None:
    """Raise EditionError if the roll is a link, whose file would not be written."""
    if os.path.islink(root / ROLL):  # noqa: PTH114 - like the others
        raise EditionError(f"{ROLL} is a link; put the file itself there, and release again.")


def _warn(settings: Settings) -> Iterator[str]:
    if settings.address is None:
        yield (
            f"The edition’s address is still an example, {settings.base_url}; before others cite "
            "it, correct base-url in edition.toml and release again."
        )


def _tell_known(candidate: Candidate) -> str:
    """Tell that the roll has this release already, and under which tag."""
    known = candidate.roll.releases[candidate.release.version]
    tagged = f" as {known.tag}" if known.tag else ""
    return f"Version {known.version} was released before{tagged}; nothing changed."


def _tell(candidate: Candidate) -> Iterator[str]:
    """Tell what was released, and what to keep of it in the repository."""
    release, states = candidate.release, candidate.list_states()
    new = sum(state.id not in candidate.roll.ids for state in states)
    yield (
        f"Version {release.version} is released: {new} telegrams and entries new, "
        f"{len(states) - new} changed, {count(len(candidate.withdrawals), 'id')} withdrawn."
    )
    subject = shlex.quote(f"Release {release.version}")
    tagged = f" && git tag {shlex.quote(release.tag)}" if release.tag else ""
    yield f"Keep this state: git add edition.toml tei && git commit -m {subject}{tagged}"
