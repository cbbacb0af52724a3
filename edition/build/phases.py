"""The phases of a build: registers, documents, checks of the whole edition, pages, publishing."""

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import asdict, replace
from pathlib import PurePosixPath

from edition.build.differences import store_findings
from edition.build.documents import check_and_describe
from edition.build.pages import compare_standards, compose_all
from edition.build.results import forget, store_front, store_register, store_result
from edition.build.session import Progress, Session
from edition.build.tasks import DocumentTask, Order
from edition.catalogue import findings
from edition.catalogue.database import Catalogue
from edition.check import edition as checks
from edition.check.edition import Whole
from edition.compose.stylesheets import Style, list_standards, read_styles
from edition.engine.executor import Runner, run
from edition.engine.todo import add, add_source, add_standards
from edition.errors import EditionError
from edition.files.digests import compute_digest
from edition.outcome import WHOLE_EDITION, Outcome, Redone
from edition.project.freshness import require_fresh
from edition.project.paths import SETTINGS, WITNESSES, find_resources
from edition.project.rules import judge, read_rules
from edition.project.settings import Project
from edition.publish.inspection import read_standing
from edition.publish.publisher import publish
from edition.read.source import (
    REGISTER_NAMES,
    REGISTERS,
    TELEGRAMS,
    Kind,
    Source,
    list_sources,
    read_bytes,
    read_source,
)

_COMMIT_EVERY = 2_000
_WORKS = "SELECT work FROM todo WHERE work IN ('check', 'describe', 'mention') AND path = ?"
_REGISTERS = {str(REGISTERS / f"{name}.xml") for name in REGISTER_NAMES}
_CHECKED_BY = ("check", "describe", "entries", "whole")


def run_phases(
    session: Session, new: Collection[str], gone: Collection[str], progress: Progress
) -> Outcome:
    """Do the work that new and deleted files cause, and what an earlier build left undone."""
    catalogue = session.catalogue
    fresh = not findings.knows_pages(catalogue)
    known = findings.knows_documents(catalogue) or not fresh
    if known:
        catalogue.make_indexes()
    for path in sorted(gone):
        forget(catalogue, path)
    project = _open_project(session, {*new, *gone})
    for path in sorted(new):
        add_source(catalogue, path, gone=False)
        store_front(catalogue, project, path)
    _look_again(catalogue)
    _compare_standards(session, project, {*new, *gone})
    order = Order(project, "", session.folder)
    registers: set[str] = set()
    failures = _survey_registers(session, order, registers)
    surveyed, more = _survey_documents(session, order, progress, fresh=fresh, known=known)
    failures = sorted((*failures, *more, *_survey_registers(session, order, registers)))
    catalogue.make_indexes()
    early = findings.has_errors(catalogue) or bool(failures)
    if not early:
        _check_whole(project, catalogue)
    outcome = Outcome(
        findings.read_findings(catalogue),
        findings.count_documents(catalogue),
        WHOLE_EDITION if early else (),
        redone=tuple(surveyed),
    )
    if outcome.errors or failures or session.folder is None or not session.publishes:
        if session.folder is not None:
            # The next build takes all that was read here as known, so note what pages depend on.
            compare_standards(session, order)
        catalogue.commit()
        if failures and not outcome.errors:
            raise EditionError(failures[0])
        return outcome
    composed = compose_all(session, order, progress, fresh=fresh)
    published = publish(catalogue, session.folder)
    return replace(outcome, published=published, redone=(*surveyed, *composed))


def _look_again(catalogue: Catalogue) -> None:
    """Note the checks of all documents with findings; what was missing may exist now."""
    rows = catalogue.query("SELECT DISTINCT path FROM finding WHERE work = 'check'")
    add(catalogue, "check", [row["path"] for row in rows], "its findings")


def _open_project(session: Session, new: Collection[str]) -> Project:
    """
    Open the edition; raise EditionError if generated schema files are old or folders are missing.
    """
    project = session.project
    ours = SETTINGS in new or any(path.startswith(("schema/", "xslt/")) for path in new)
    if ours or project is None or not project.is_at_home():
        project = session.project = Project.open(session.root)
        if any(path.startswith("schema/") for path in new):
            require_fresh(project.schema)
    some = "SELECT 1 FROM source WHERE path GLOB ? LIMIT 1"
    if not session.catalogue.query(some, f"{TELEGRAMS}/*"):
        list_sources(project, Kind.TELEGRAM)
    known = {
        row["path"]
        for row in session.catalogue.query(
            "SELECT path FROM source WHERE path GLOB ?", f"{REGISTERS}/*"
        )
    }
    for path in sorted(_REGISTERS - known):
        read_bytes(project.root, PurePosixPath(path), project.settings.source_bytes)
    return project


def _compare_standards(session: Session, project: Project, changed: Collection[str]) -> None:
    """Note the documents that other standards affect."""
    catalogue = session.catalogue
    rows = catalogue.query(
        "SELECT path, digest FROM source WHERE path GLOB 'xslt/*' OR path GLOB 'schema/*'"
    )
    digests = {row["path"]: row["digest"] for row in rows}
    if session.styles is None or any(path.startswith("xslt/") for path in changed):
        kept = catalogue.read_property("styles")
        if kept is None or any(path.startswith("xslt/") for path in changed):
            place = find_resources(session.root, "xslt", "telegram.xsl")
            styles = read_styles(
                place, {path: value for path, value in digests.items() if path.startswith("xslt/")}
            )
            catalogue.write_property(
                "styles", json.dumps({work: asdict(style) for work, style in styles.items()})
            )
            session.styles = styles
        else:
            session.styles = {work: Style(**style) for work, style in json.loads(kept).items()}
    add_standards(catalogue, list_standards(session.styles, digests, project.settings), _CHECKED_BY)


def _name_standards(catalogue: Catalogue) -> str:
    """Return a digest of all that documents are checked and described with, registers included."""
    marks = ", ".join("?" * len(_CHECKED_BY))
    rows = catalogue.query(f"SELECT * FROM standard WHERE work IN ({marks})", *_CHECKED_BY)  # noqa: S608 - question marks only
    registers = catalogue.query(
        "SELECT path, digest FROM source WHERE path GLOB ?", f"{REGISTERS}/*"
    )
    return compute_digest(repr([tuple(row) for row in (*rows, *registers)]).encode())


def _survey_registers(session: Session, order: Order, done: set[str]) -> list[str]:
    """Check and describe registers, then those that point to changed ones; each only once."""
    catalogue = session.catalogue
    query = "SELECT DISTINCT path FROM todo WHERE work IN ('check', 'entries') AND path GLOB ?"
    failures: list[str] = []
    named = replace(order, standards=_name_standards(catalogue))
    runner = Runner(check_and_describe, named, lambda task: str(task.path))
    while paths := {row["path"] for row in catalogue.query(query, f"{REGISTERS}/*")} - done:
        done |= paths
        registers = map(PurePosixPath, sorted(paths & _REGISTERS))
        tasks = [_follow_register(catalogue, order.project, path) for path in registers]
        for surveyed in run(runner, tasks, findings.count_due(catalogue), session.workers):
            store_result(catalogue, surveyed, fresh=False, known=True)
            failures += [surveyed.failure] if surveyed.failure else []
    _settle(catalogue, done)
    return failures


def _follow_register(catalogue: Catalogue, project: Project, path: PurePosixPath) -> DocumentTask:
    """Store a register's elements, and make its task."""
    source = read_source(project, path)
    if isinstance(source, Source):
        store_register(catalogue, source)
    return DocumentTask(path, {}, check=True, describe=True, mentions=False, standing={})


def _settle(catalogue: Catalogue, paths: Iterable[str]) -> None:
    """Remove checks that were just done; all files were read as they are on disk."""
    for path in paths:
        catalogue.execute("DELETE FROM todo WHERE work = 'check' AND path = ?", path)


def _survey_documents(
    session: Session, order: Order, progress: Progress, *, fresh: bool, known: bool
) -> tuple[list[Redone], list[str]]:
    """
    Check and describe all documents that are due; return what was done again, and failures.

    If no document was known, the first rows are stored without comparing them with older ones.
    """
    catalogue = session.catalogue
    failures: list[str] = []
    redone: list[Redone] = []
    bad = catalogue.query(
        "SELECT 1 FROM finding WHERE severity = 'error' AND path GLOB ? LIMIT 1", f"{REGISTERS}/*"
    )
    blind = catalogue.query(
        "SELECT 1 FROM document WHERE kind = 'register' AND NOT readable LIMIT 1"
    )
    done: set[str] = set()
    while paths := _list_documents(catalogue, described=not bad, done=done):
        done.update(paths)
        redone += [] if fresh else _list_todo(catalogue)
        named = replace(order, standards=_name_standards(catalogue), blind=bool(blind))
        runner = Runner(check_and_describe, named, lambda task: str(task.path))
        tasks = _list_surveys(catalogue, paths, described=not bad, known=known)
        for number, surveyed in enumerate(run(runner, tasks, len(paths), session.workers), 1):
            store_result(catalogue, surveyed, fresh=fresh, known=known)
            if blind:
                add(catalogue, "check", [surveyed.path], "a register that could not be read")
            if surveyed.failure:
                failures.append(surveyed.failure)
            if number % _COMMIT_EVERY == 0:
                catalogue.commit()
            progress("check and describe", number, len(paths))
    if not blind:
        _settle(catalogue, done)
    return redone, failures


def _list_todo(catalogue: Catalogue) -> list[Redone]:
    """List what is to be checked and described, with the reasons."""
    query = "SELECT work, path, reason FROM todo WHERE work IN ('check', 'describe', 'mention')"
    return [Redone(*row) for row in catalogue.query(query)]


def _list_documents(catalogue: Catalogue, *, described: bool, done: Collection[str]) -> list[str]:
    """List the documents to be checked or described that were not done in this build."""
    query = """SELECT DISTINCT path FROM todo WHERE work IN ('check', 'mention', ?)
        AND NOT path GLOB ? ORDER BY path"""
    rows = catalogue.query(query, "describe" if described else "check", f"{REGISTERS}/*")
    return [row["path"] for row in rows if row["path"] not in done]


def _list_surveys(
    catalogue: Catalogue, paths: Iterable[str], *, described: bool, known: bool
) -> Iterator[DocumentTask]:
    """Make the task of each document."""
    for path in paths:
        works = {row["work"] for row in catalogue.query(_WORKS, path)}
        yield DocumentTask(
            PurePosixPath(path),
            _find_witnesses(catalogue, PurePosixPath(path).stem),
            check="check" in works,
            describe=described and "describe" in works,
            mentions="mention" in works,
            standing=read_standing(catalogue, "describe", path) if known else {},
        )


def _find_witnesses(catalogue: Catalogue, name: str) -> dict[str, PurePosixPath]:
    """Return the transcriptions of a telegram's witnesses by siglum."""
    query = "SELECT path FROM source WHERE path > ? AND path < ? ORDER BY path"
    start = f"{WITNESSES}/{name}"
    paths = [PurePosixPath(row["path"]) for row in catalogue.query(query, f"{start}.", f"{start}/")]
    return {
        siglum: path
        for path in paths
        for stem, _, siglum in (path.stem.rpartition("."),)
        if stem == name
    }


def _check_whole(project: Project, catalogue: Catalogue) -> None:
    rules, whole = read_rules(project.schema), Whole.open(project, catalogue)
    drafts = {row["path"] for row in catalogue.query("SELECT path FROM document WHERE draft")}
    for row in catalogue.query("SELECT work, path FROM todo WHERE work IN ('whole', 'thread')"):
        faults = checks.check(project, whole, row["work"], row["path"])
        findings = {judge(fault, rules, draft=str(fault.path) in drafts) for fault in faults}
        store_findings(catalogue, row["work"], row["path"], findings)
    catalogue.execute("DELETE FROM todo WHERE work IN ('whole', 'thread')")
