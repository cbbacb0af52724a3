"""Compose all pages that are due."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import PurePosixPath

from edition.build.due_sheets import find_sheets, list_compositions, read_fingerprint
from edition.build.session import Progress, Session
from edition.build.tasks import Order, PageTask, compose_pages
from edition.catalogue.database import Catalogue
from edition.compose import composer, lists
from edition.compose.stylesheets import (
    SHEETS,
    STYLESHEETS,
    Facts,
    list_facts,
    list_settings,
    list_standards,
)
from edition.describe.summary import write_json
from edition.engine.executor import Runner, run
from edition.engine.todo import add_standards
from edition.errors import EditionError
from edition.files.digests import compute_digest
from edition.files.folder import Folder
from edition.outcome import Redone
from edition.project.paths import REGISTERS, locate_input
from edition.publish.inspection import read_standing, record_outputs
from edition.publish.outputs import stage

_COMPOSED_BY = ("page", "front", "manual", *SHEETS)
_COMMIT_EVERY = 2_000
_SHEETS_AT_ONCE = 4  # given to a worker at once: a sheet has more input than a telegram


def compose_all(session: Session, order: Order, progress: Progress, *, fresh: bool) -> list[Redone]:
    """Compose all pages that are due; list them unless this is the first build."""
    redone: list[Redone] = []
    catalogue, project = session.catalogue, order.project
    assert session.folder is not None  # noqa: S101 - pages are composed only to be published
    compare_standards(session, order)
    told = _tell_edition(session, order)
    styles = {work: _choose(session, work, told) for work in _COMPOSED_BY}
    _copy_assets(catalogue, order, session.folder)
    wanted = find_sheets(catalogue, fresh=fresh)
    (pages,) = catalogue.query("SELECT count(*) AS count FROM todo WHERE work <> 'topic'")
    count = pages["count"] + len(wanted)
    runner = Runner(
        compose_pages,
        Order(project, "", session.folder, {style.stylesheet: style for style in styles.values()}),
        lambda task: task.owner,
    )
    sheets = list_compositions(catalogue, styles, wanted)
    failures: list[str] = []
    done = chain(
        run(runner, _list_compositions(catalogue), count, session.workers),
        run(replace(runner, at_once=_SHEETS_AT_ONCE), sheets, count, session.workers),
    )
    for number, composed in enumerate(done, 1):
        if composed.output is None:
            failures.append(composed.failure or "")
            continue
        work, owner = composed.work, composed.owner
        record_outputs(catalogue, work, owner, [composed.output], known=not fresh)
        catalogue.insert("fingerprint", [(work, owner, composed.fingerprint)])
        soft = "context" if work == "page" else work
        catalogue.execute("DELETE FROM todo WHERE work IN (?, ?) AND path = ?", work, soft, owner)
        if number % _COMMIT_EVERY == 0:
            catalogue.commit()
        progress("compose", number, count)
        if not fresh:
            redone.append(Redone(work, owner, composed.reason))
    if failures:
        catalogue.commit()
        raise EditionError(min(failures))
    catalogue.execute("DELETE FROM todo WHERE work IN ('context', 'topic', 'style', 'sheet')")
    return redone


def compare_standards(session: Session, order: Order) -> None:
    """Note the pages that other stylesheets, strings or settings affect."""
    catalogue = session.catalogue
    assert session.styles is not None  # noqa: S101 - they are read first
    digests = {
        row["path"]: row["digest"]
        for row in catalogue.query("SELECT path, digest FROM source WHERE path GLOB 'schema/*'")
    }
    standards = list_standards(session.styles, digests, order.project.settings)
    standards.update(list_settings(session.styles, _tell_edition(session, order)))
    add_standards(catalogue, standards, _COMPOSED_BY)


def _tell_edition(session: Session, order: Order) -> Facts:
    """Return what every page is given about the edition."""
    catalogue = session.catalogue
    front = [(row["stem"], row["title"]) for row in catalogue.query("SELECT * FROM front")]
    return list_facts(order.project.settings, front)


def _choose(session: Session, work: str, told: Facts) -> composer.Style:
    """Return the style of a kind of page: stylesheet, settings and their digest."""
    assert session.styles is not None  # noqa: S101 - they are read first
    style = session.styles[work]
    query = "SELECT path, digest FROM source WHERE path GLOB ?"
    rows = session.catalogue.query(query, f"{REGISTERS}/*")
    registers = repr([tuple(row) for row in rows]) if work == "page" else ""
    return composer.Style(
        STYLESHEETS[work],
        style.choose(told),
        compute_digest(f"{style.digest} {registers}".encode()),
        with_registers=work == "page",
    )


def _copy_assets(catalogue: Catalogue, order: Order, folder: Folder) -> None:
    for row in catalogue.query("SELECT path FROM todo WHERE work = 'asset'"):
        place = locate_input(order.project.root, row["path"])
        path = PurePosixPath("assets", *PurePosixPath(row["path"]).parts[2:])
        standing = read_standing(catalogue, "asset", row["path"]).get(str(path))
        output = stage(folder, path, place.read_bytes(), standing)
        record_outputs(catalogue, "asset", row["path"], [output])
    catalogue.execute("DELETE FROM todo WHERE work = 'asset'")


def _list_compositions(catalogue: Catalogue) -> Iterator[PageTask]:
    """List the pages to compose; where only the context may differ, compare it first."""
    for path, soft, reason, telegram, href in _walk_pages(catalogue):
        values = _write_values(catalogue, telegram)
        fingerprint = compute_digest("".join(values).encode())
        if soft and fingerprint == read_fingerprint(catalogue, "page", path):
            continue
        due = ("page", path, reason)
        yield _compose(catalogue, due, fingerprint, f"{href}.html", values)
    for row in catalogue.query("SELECT path, reason FROM todo WHERE work = 'front' ORDER BY path"):
        stem = PurePosixPath(row["path"]).stem
        due = ("front", row["path"], row["reason"])
        yield _compose(catalogue, due, "", f"{stem}.html", (stem,))
    for row in catalogue.query("SELECT path, reason FROM todo WHERE work = 'manual'"):
        due = ("manual", row["path"], row["reason"])
        yield _compose(catalogue, due, "", "manual.html", ())


def _walk_pages(catalogue: Catalogue) -> Iterator[tuple[str, bool, str, str, str]]:
    """
    List the telegrams whose pages are due, 2,000 per query.

    Each comes with whether only its context may differ, the reason, its id and its address.
    """
    query = """
        SELECT todo.path, min(work <> 'page') AS soft, max(reason) AS reason, id, href FROM todo
        JOIN telegram ON telegram.path = todo.path
        WHERE work IN ('page', 'context') AND todo.path > ?
        GROUP BY todo.path ORDER BY todo.path LIMIT ?
    """
    rows = catalogue.query(query, "", _COMMIT_EVERY)
    while rows:
        yield from (tuple(row) for row in rows)
        rows = catalogue.query(query, rows[-1]["path"], _COMMIT_EVERY)


def _write_values(catalogue: Catalogue, telegram: str) -> tuple[str, str]:
    """Write what a telegram's page is given: the shown part of its record, and its context."""
    (row,) = catalogue.query("SELECT shown FROM telegram WHERE id = ?", telegram)
    return row["shown"], write_json(lists.slice_context(catalogue, telegram))


def _compose(
    catalogue: Catalogue,
    due: tuple[str, str, str],
    fingerprint: str,
    path: str,
    values: tuple[str, ...],
) -> PageTask:
    """Make the task of composing a page from a source."""
    work, source, reason = due
    (row,) = catalogue.query("SELECT digest FROM source WHERE path = ?", source)
    stylesheet = STYLESHEETS[work]
    page = composer.Page(
        PurePosixPath(path), stylesheet, work, PurePosixPath(source), row["digest"], values
    )
    return PageTask(
        work, source, reason, fingerprint, page, read_standing(catalogue, work, source).get(path)
    )
