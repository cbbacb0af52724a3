"""
Build or check an edition: find changed files, then run the steps that depend on them.

If nothing changed since the last build, the modules that do the work are not imported.
"""

import time
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from edition.build.session import COSTLY, Session
from edition.catalogue.database import Catalogue, DamagedError
from edition.catalogue.findings import count_documents, format_foreign, is_due, read_findings
from edition.engine.inputs import (
    Changes,
    Span,
    digest_input,
    is_settled,
    list_inputs,
    look_at,
    read_clock,
    span_file,
)
from edition.engine.pool import Workers
from edition.engine.progress import Progress, keep_silent
from edition.errors import EditionError
from edition.files.folder import Folder
from edition.files.stamps import Stamp
from edition.outcome import Outcome, Published
from edition.project.paths import find_resources
from edition.publish.inspection import inspect
from edition.publish.publisher import IN_STEP, adopt, count_outputs, is_marked
from edition.read.strays import find_strays

if TYPE_CHECKING:
    from edition.catalogue.relation import Row

_PAUSE_SECONDS = 0.5
_DAMAGE_ERRORS = (AttributeError, EditionError, LookupError, TypeError, ValueError)
"""What reading damaged rows of the catalogue may raise."""

_KNOWN = """
SELECT path, size, mtime_ns, ctime_ns, inode, settled FROM source WHERE path >= ? AND path < ?
"""
_SAME = "SELECT 1 FROM source WHERE path = ? AND digest = ?"


def check_edition(root: Path, workers: Workers | None = None) -> Outcome:
    """Check the whole edition, reusing the results of the last build; publish nothing."""
    with Session.open_to_check(root, workers) as session:
        return rebuild(session)


def build(  # noqa: PLR0913 - what the command takes
    root: Path,
    folder: Folder | None = None,
    workers: Workers | None = None,
    progress: Progress = keep_silent,
    *,
    verify: bool = False,
    costly: bool = False,
) -> Outcome:
    """Check an edition and publish it in its folder if there is no error."""
    if workers is not None and workers.scheduler is not None:
        root = root.resolve()  # workers elsewhere have another working folder
        folder = replace(folder or Folder(root), root=root)
    with Session.open(root, folder or Folder(root), workers) as session:
        session.verifies, session.releases = verify, costly
        return rebuild(session, progress=progress)


def rebuild(
    session: Session,
    changed: Collection[PurePosixPath] | None = None,
    progress: Progress = keep_silent,
) -> Outcome:
    """Build again after these changes; None means that all files are checked for changes."""
    take_turn(session, progress)
    try:
        session.look_for_catalogue()
        try:
            outcome = _rebuild(session, changed, progress)
        except (DamagedError, *_DAMAGE_ERRORS) as error:
            if not _is_spoilt(session, error):
                raise
            session.open_catalogue(damaged=True)
            outcome = _rebuild(session, None, progress)
        return replace(_tell_strays(session.root, outcome), notes=session.notes)
    except BaseException:
        session.changes_seen = -1
        session.catalogue.roll_back()
        raise
    finally:
        if session.lock is not None:
            session.lock.release()


def _is_spoilt(session: Session, error: Exception) -> bool:
    """Tell whether a build failed because its catalogue is damaged."""
    if session.catalogue.is_new:
        return False
    return not isinstance(error, EditionError) or not session.catalogue.is_sound()


def take_turn(session: Session, progress: Progress) -> None:
    """Wait until no other build of this edition runs."""
    session.look_for_lock()
    while session.lock is not None and not session.lock.take():
        progress("waiting for another build of this edition", 0, 0)
        time.sleep(_PAUSE_SECONDS)


def _rebuild(
    session: Session, changed: Collection[PurePosixPath] | None, progress: Progress
) -> Outcome:
    """Find what changed, then run the steps of a build if there is something to do."""
    catalogue, folder = session.catalogue, session.folder
    seen = catalogue.count_foreign_changes()
    if seen != session.changes_seen:
        # Another process may have recorded other settings or stylesheets than were read here.
        session.project = session.styles = None
    looked = read_clock()
    stamps = (
        None
        if changed is None or seen != session.changes_seen
        else _stamp_changed(session, changed)
    )
    if stamps is None:
        found = list_inputs(session.root)
    else:
        found = (
            (span_file(path), {path: stamp} if stamp.size >= 0 else {})
            for path, stamp in stamps.items()
        )
    if folder is not None and session.publishes and stamps is None:
        _inspect(session, folder)
    changes = _find_changes(catalogue, session.root, found, looked, everything=stamps is None)
    if folder is not None and not changes and is_done(session):
        catalogue.commit()
        session.changes_seen = seen
        outcome = Outcome(read_findings(catalogue), count_documents(catalogue))
        if not session.publishes:
            return outcome
        published = Published(count_outputs(catalogue), 0, 0, finished_another=False)
        return replace(outcome, published=published)
    from edition.build.run import run_steps  # noqa: PLC0415 - not needed if nothing changed

    outcome = run_steps(session, changes, progress)
    session.changes_seen = catalogue.count_foreign_changes()
    return outcome


def _inspect(session: Session, folder: Folder) -> None:
    """Compare public/ with what builds wrote: if asked, with a new catalogue, after a crash."""
    catalogue = session.catalogue
    if adopt(catalogue, folder) or session.verifies or is_marked(folder):
        well, foreign = inspect(catalogue, folder)
        session.notes = (*session.notes, *format_foreign(foreign))
        if not well:
            catalogue.write_property(IN_STEP, "")


def is_done(session: Session) -> bool:
    """Tell whether the last build left nothing to do."""
    catalogue = session.catalogue
    if is_due(catalogue) or (session.releases and not catalogue.read_property(COSTLY)):
        return False
    if session.publishes:
        return catalogue.read_property(IN_STEP) == "yes"
    return bool(catalogue.read_property("built"))


def _tell_strays(root: Path, outcome: Outcome) -> Outcome:
    """Add findings for strays among the sources; the catalogue has sources only."""
    found = () if outcome.left_out else tuple(find_strays(root))
    if not found:
        return outcome
    from edition.findings import Fault  # noqa: PLC0415 - not needed if nothing is found
    from edition.project.rules import judge, read_rules  # noqa: PLC0415 - the same

    rules = read_rules(find_resources(root, "schema", "telegram.odd"))
    faults = (Fault(path, (1, 1), "source.stray", message) for path, message in found)
    told = {judge(fault, rules, draft=False) for fault in faults}
    return replace(outcome, findings=tuple(sorted({*outcome.findings, *told})))


def _stamp_changed(session: Session, changed: Iterable[PurePosixPath]) -> dict[str, Stamp] | None:
    """
    Return the stamps of changed sources; None if schema, stylesheets or folders may have changed.
    """
    stamps: dict[str, Stamp] = {}
    for path in changed:
        top = path.parts[0] if path.parts else ""
        if top in {"public", ".edition"}:
            continue
        stamp = look_at(session.root, str(path))
        if stamp is not None:
            stamps[str(path)] = stamp
        elif top in {"schema", "xslt"} or not path.suffix:
            return None
    return stamps


def _find_changes(
    catalogue: Catalogue,
    root: Path,
    found: Iterable[tuple[Span, Mapping[str, Stamp]]],
    looked: int,
    *,
    everything: bool,
) -> Changes:
    """
    Find the files whose bytes differ from the last build's, and those that came or went.

    Files with the recorded stamp are not read.
    """
    changed: list[str] = []
    names: list[str] = []
    for span, stamps in found:
        rows = catalogue.stream(_KNOWN, *span)
        known = {row[0]: row[1:5] if row[5] else None for row in rows}
        if known == stamps:
            continue
        gone = sorted(known.keys() - stamps.keys())
        names += gone
        catalogue.execute_many("DELETE FROM source WHERE path = ?", [(path,) for path in gone])
        noted: list[Row] = []
        for path, stamp in stamps.items():
            if known.get(path) != stamp:
                digest = digest_input(root, path)
                noted.append((path, *stamp, is_settled(stamp, looked), digest))
                if path not in known:
                    names.append(path)
                elif not catalogue.query(_SAME, path, digest):
                    changed.append(path)
        catalogue.insert("source", noted)
    return Changes(changed, names, everything)
