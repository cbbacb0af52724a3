"""Run the steps of a build: what is checked, what is made again, what is published."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace

from edition.build.session import COSTLY, Session
from edition.build.steps import STEPS
from edition.catalogue import findings
from edition.catalogue.tables import RELATIONS
from edition.compose.stylesheets import list_stylesheets, list_versions, read_styles
from edition.engine.due import note_all, note_inputs, note_outputs
from edition.engine.inputs import Changes, InputFiles, find_changed
from edition.engine.loop import Engine, SubjectError
from edition.engine.progress import Progress
from edition.engine.steps import Stage
from edition.engine.store import Store
from edition.errors import EditionError, UnreadError, explain_change
from edition.files.digests import compute_digest
from edition.outcome import WHOLE_EDITION, Outcome, Redone
from edition.project.freshness import require_fresh
from edition.project.order import Order, Style
from edition.project.paths import REGISTER_PATHS, SETTINGS, find_resources
from edition.project.rules import read_values
from edition.project.settings import Project
from edition.publish.inspection import inspect
from edition.publish.publisher import IN_STEP, inspect_changed, list_missing, publish
from edition.read.source import (
    REGISTERS,
    TELEGRAMS,
    Kind,
    list_sources,
)


def run_steps(session: Session, changes: Changes, progress: Progress) -> Outcome:
    """Make again what depends on changed files, and what an earlier build left undone."""
    catalogue = session.catalogue
    catalogue.write_property(IN_STEP, "")
    catalogue.write_property(COSTLY, "yes" if session.releases else "")
    engine = _open_engine(session, changes, progress)
    first = not catalogue.query("SELECT 1 FROM item LIMIT 1")
    note_inputs(engine.store, changes.digests, changes.names)
    redone: list[Redone] = []
    failure: EditionError | None = None
    try:
        redone += _list_redone(engine, first=first)
    except (SubjectError, UnreadError) as error:
        failure = error
    if changed := find_changed(catalogue, session.root):
        note_all(engine.store)
        failure = explain_change(changed)
    early = findings.has_errors(catalogue) or failure is not None
    outcome = Outcome(
        findings.read_findings(catalogue),
        findings.count_documents(catalogue),
        WHOLE_EDITION if early else (),
        redone=tuple(redone),
        first=first,
    )
    catalogue.commit()
    if isinstance(failure, UnreadError) or (failure is not None and not outcome.errors):
        raise failure
    if outcome.errors or session.folder is None or not session.publishes:
        return outcome
    return _publish(session, engine, outcome, looks=changes.all)


def _publish(session: Session, engine: Engine, outcome: Outcome, *, looks: bool) -> Outcome:
    """
    Pack what was made, then publish all; what is no longer staged is made again first.

    If asked, the folders where something changes are looked at before, and all of public/ where
    packing fails.
    """
    catalogue, folder = session.catalogue, session.folder
    assert folder is not None  # noqa: S101 - it is published somewhere
    engine = replace(engine, last=Stage.ARCHIVES)
    redone = [*outcome.redone]
    failed = False
    try:
        redone += _list_redone(engine, first=outcome.first)
    except SubjectError:  # a published file that is to be packed may have been changed
        failed = True
        inspect(catalogue, folder)
    if clashes := engine.store.list_clashes():
        raise EditionError(f"Two outputs would be published as {clashes[0]}; rename one source.")
    if looks:
        inspect_changed(catalogue, folder)
    if (missing := list_missing(catalogue, folder)) or failed:
        note_outputs(engine.store, missing)
        redone += _list_redone(engine, first=outcome.first)
    return replace(outcome, redone=tuple(redone), published=publish(catalogue, folder))


def _list_redone(engine: Engine, *, first: bool) -> Iterator[Redone]:
    """Run the steps, and return what was made again: nothing, if all is made for the first time."""
    for job in engine.run():
        if not first:
            yield Redone(job.step.name, job.subject, job.reasons)


def _open_engine(session: Session, changes: Changes, progress: Progress) -> Engine:
    """Open the engine with the edition as it is now."""
    catalogue = session.catalogue
    order, digests = open_order(session, changes)
    versions = list_versions(STEPS, order, digests)
    version = compute_digest(json.dumps(versions, sort_keys=True).encode())
    project = order.project
    return Engine(
        Store(catalogue, RELATIONS, STEPS, versions),
        replace(order, version=version),
        InputFiles(project.root, project.settings.source_bytes),
        session.workers,
        last=Stage.PAGES if session.folder and session.publishes else Stage.EDITION,
        progress=progress,
    )


def open_order(session: Session, changes: Changes) -> tuple[Order, Mapping[str, str]]:
    """Return what all tasks share, without a version, and the digests of what it is made with."""
    catalogue = session.catalogue
    project = _open_project(session, changes)
    digests = {
        row["path"]: row["digest"]
        for row in catalogue.query(
            "SELECT path, digest FROM source "
            "WHERE path GLOB 'xslt/*' OR path GLOB 'schema/*' OR path GLOB ?",
            f"{REGISTERS}/*",
        )
    }
    styles = _read_styles(session, changes, digests)
    values = read_values(project.schema)
    registers = tuple((path, digests[path]) for path in REGISTER_PATHS if path in digests)
    order = Order(project, session.folder, styles, registers, "", values, session.releases)
    return order, digests


def _open_project(session: Session, changes: Changes) -> Project:
    """
    Open the edition; raise EditionError if generated schema files are old or folders are missing.
    """
    project = session.project
    if project is None or changes.concern(SETTINGS, "schema/", "xslt/") or not project.is_at_home():
        project = session.project = Project.open(session.root)
        if changes.concern("schema/"):
            require_fresh(project.schema)
    some = "SELECT 1 FROM source WHERE path GLOB ? LIMIT 1"
    if not session.catalogue.query(some, f"{TELEGRAMS}/*"):
        list_sources(project, Kind.TELEGRAM)
    return project


def _read_styles(
    session: Session, changes: Changes, digests: Mapping[str, str]
) -> Mapping[str, Style]:
    """Return the stylesheets, read again only if one changed."""
    catalogue = session.catalogue
    kept = catalogue.read_property("styles")
    if kept is None or changes.concern("xslt/"):
        place = find_resources(session.root, "xslt", "telegram.xsl")
        names = {path: value for path, value in digests.items() if path.startswith("xslt/")}
        styles = read_styles(place, list_stylesheets(STEPS), names)
        written = {name: asdict(style) for name, style in styles.items()}
        catalogue.write_property("styles", json.dumps(written))
        session.styles = styles
    elif session.styles is None:
        session.styles = {name: Style(**style) for name, style in json.loads(kept).items()}
    return session.styles
