"""Store the results of workers in the catalogue, and note the work that they cause."""

from pathlib import PurePosixPath

from edition.build.differences import (
    store_document,
    store_elements,
    store_entries,
    store_findings,
    store_source,
    store_telegram,
)
from edition.build.names import store_names, store_units
from edition.build.tasks import DocumentResult
from edition.catalogue.database import Catalogue
from edition.engine.todo import add, add_pointing, add_source, find_related, tell_kind
from edition.process.logbook import working_on
from edition.project.settings import Project
from edition.publish.inspection import forget_outputs, record_outputs
from edition.read.elements import list_elements
from edition.read.registers import list_entries, list_measured
from edition.read.source import Source, read_source


def forget(catalogue: Catalogue, path: str) -> None:
    """Remove a deleted source from the catalogue."""
    kind = tell_kind(path)
    add_source(catalogue, path, gone=True)
    catalogue.execute("DELETE FROM source WHERE path = ?", path)
    if kind in {"telegram", "register", "front"}:
        rows = catalogue.query("SELECT * FROM telegram WHERE path = ?", path)
        related = find_related(catalogue, dict(rows[0])) if rows else set()
        add_pointing(catalogue, path, None)
        store_source(catalogue, path, {"anchor": [], "pointer": [], "words": []}, known=True)
        if kind == "telegram":
            store_telegram(catalogue, path, None, fresh=False, related=related)
        catalogue.execute("DELETE FROM document WHERE path = ?", path)
        catalogue.execute("DELETE FROM front WHERE path = ?", path)
        catalogue.execute("DELETE FROM finding WHERE path = ?", path)
        for work in ("describe", "page", "front"):
            forget_outputs(catalogue, work, path)
    elif path.startswith("xslt/assets/"):
        forget_outputs(catalogue, "asset", path)
    for table in ("todo", "fingerprint"):
        catalogue.execute(f"DELETE FROM {table} WHERE path = ?", path)  # noqa: S608 - our own table names
    if path == "tei/published.txt":
        add(catalogue, "whole", ["anchors"], path)


def store_register(catalogue: Catalogue, source: Source) -> None:
    """Store a register's elements and names, and the words for what is counted."""
    path = str(source.path)
    with working_on(path):
        store_elements(catalogue, path, list_elements(source))
        store_names(catalogue, path, list_entries(source))
        if source.path.stem == "taxonomies":
            store_units(catalogue, path, list_measured(source))


def store_front(catalogue: Catalogue, project: Project, path: str) -> None:
    """
    Store the title of a page of the front matter before it is checked; every page links to it.
    """
    if tell_kind(path) == "front":
        source = read_source(project, PurePosixPath(path))
        if isinstance(source, Source):
            _learn_title(catalogue, path, source.title)


def _learn_title(catalogue: Catalogue, path: str, title: str) -> None:
    catalogue.insert("front", [(path, PurePosixPath(path).stem, title)])


def store_result(
    catalogue: Catalogue, surveyed: DocumentResult, *, fresh: bool, known: bool
) -> None:
    """
    Store the result of a document, and note the work that it causes.

    If no document was known before, nothing is replaced and nothing else is caused.
    """
    path = str(surveyed.path)
    kind = tell_kind(path)
    catalogue.execute("DELETE FROM todo WHERE work = 'check' AND path = ?", path)
    if surveyed.mentions is not None:
        store_findings(catalogue, "mention", path, surveyed.mentions, known=known)
        catalogue.execute("DELETE FROM todo WHERE work = 'mention' AND path = ?", path)
    if surveyed.findings is not None:
        store_findings(catalogue, "check", path, surveyed.findings, known=known)
        if known:
            _look_at_whole(catalogue, path, kind)
        store_document(
            catalogue,
            path,
            kind,
            draft=surveyed.draft,
            readable=surveyed.readable,
            known=known,
        )
    if surveyed.digest:
        _note_digest(catalogue, surveyed, kind)
    rows = catalogue.query("SELECT * FROM telegram WHERE path = ?", path) if not fresh else ()
    related = find_related(catalogue, dict(rows[0])) if rows else set()
    if surveyed.sources:
        store_source(catalogue, path, surveyed.sources, known=known)
    if kind == "front" and surveyed.readable:
        _learn_title(catalogue, path, surveyed.title)
    if surveyed.described is not None:
        work = "describe" if kind == "telegram" else "entries"
        catalogue.execute("DELETE FROM todo WHERE work = ? AND path = ?", work, path)
        if kind == "telegram":
            if known:
                store_telegram(catalogue, path, surveyed.described, fresh=fresh, related=related)
            else:
                catalogue.insert_all(surveyed.described)
            record_outputs(catalogue, "describe", path, surveyed.outputs, known=known)
        else:
            store_entries(catalogue, path, surveyed.described)


def _look_at_whole(catalogue: Catalogue, path: str, kind: str) -> None:
    """Note the checks of the edition with findings in a document; their places may have moved."""
    found = "SELECT 1 FROM finding WHERE work = ? AND path = ? LIMIT 1"
    if kind == "telegram" and catalogue.query(found, "thread", path):
        add(catalogue, "thread", [path], path)
    for name in ("anchors", "entries") if kind == "register" else ("anchors",):
        if catalogue.query(found, "whole", name):
            add(catalogue, "whole", [name], path)


def _note_digest(catalogue: Catalogue, surveyed: DocumentResult, kind: str) -> None:
    """
    Store the digest of a document that changed after the build began.

    The next build takes it as new, unless all that depends on it is made in this build.
    """
    path = str(surveyed.path)
    known = "SELECT 1 FROM source WHERE path = ? AND digest = ?"
    if catalogue.query(known, path, surveyed.digest):
        return
    page = {"telegram": "page", "front": "front"}.get(kind)
    due = "SELECT 1 FROM todo WHERE work = ? AND path = ?"
    described = kind == "front" or surveyed.described is not None
    whole = described and (page is None or catalogue.query(due, page, path))
    digest = surveyed.digest if whole else ""
    catalogue.execute("UPDATE source SET settled = 0, digest = ? WHERE path = ?", digest, path)
