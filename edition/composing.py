"""
Composing: every page that is to be made, its context or slice, and the workers that make it.
"""

import json
from collections.abc import Iterator
from pathlib import PurePosixPath

from edition import compose, slices
from edition.catalogue import Catalogue
from edition.dependencies import add_standards
from edition.errors import EditionError
from edition.executor import Job, run
from edition.files import Folder
from edition.inventory import REGISTERS, digest, locate_input
from edition.outcome import Redone
from edition.outputs import stage
from edition.sheets import list_sheets
from edition.standards import SHEETS, Style, Told, list_settings, list_standards, tell_edition
from edition.standing import forget_outputs, read_standing, record_outputs
from edition.tasks import Composition, Order, compose_pages
from edition.workshop import Progress, Workshop

_COMPOSED_BY = ("page", "front", "manual", *SHEETS)
_STYLESHEETS = {"manual": "odd/manual"}
_COMMIT_EVERY = 2_000


def compose_all(
    workshop: Workshop, order: Order, progress: Progress, *, fresh: bool
) -> list[Redone]:
    """
    Compose every page that is to be made; tell which, unless it is the first time.
    """
    redone: list[Redone] = []
    catalogue, project = workshop.catalogue, order.project
    assert workshop.styles is not None  # noqa: S101 - what was described was described by them
    assert workshop.folder is not None  # noqa: S101 - pages are composed to be published
    told = _tell_edition(workshop, order)
    digests = {
        row["path"]: row["digest"]
        for row in catalogue.ask("SELECT path, digest FROM source WHERE path GLOB 'schema/*'")
    }
    standards = list_standards(workshop.styles, digests, project.settings)
    standards.update(list_settings(workshop.styles, told))
    add_standards(catalogue, standards, _COMPOSED_BY)
    styles = {work: _choose(catalogue, work, workshop.styles[work], told) for work in _COMPOSED_BY}
    _copy_assets(catalogue, order, workshop.folder)
    sheets = _find_sheets(catalogue)
    count = catalogue.ask("SELECT count(*) FROM todo")[0][0] + len(sheets)
    job = Job(
        compose_pages,
        Order(project, "", workshop.folder, {style.stylesheet: style for style in styles.values()}),
        lambda task: task.owner,
    )
    tasks = _list_compositions(catalogue, styles, sheets)
    failures: list[str] = []
    for number, composed in enumerate(run(job, tasks, count, workshop.workers), 1):
        if composed.output is None:
            failures.append(composed.failure or "")
            continue
        record_outputs(catalogue, composed.work, composed.owner, [composed.output])
        row = (composed.work, composed.owner, composed.fingerprint)
        catalogue.insert("fingerprint", [row])
        works = (composed.work, "context" if composed.work == "page" else composed.work)
        catalogue.tell("DELETE FROM todo WHERE work IN (?, ?) AND path = ?", *works, composed.owner)
        if number % _COMMIT_EVERY == 0:
            catalogue.commit()
        progress("compose", number, count)
        if not fresh:
            redone.append(Redone(composed.work, composed.owner, composed.reason))
    if failures:
        catalogue.commit()
        raise EditionError(min(failures))
    catalogue.tell("DELETE FROM todo WHERE work IN ('context', 'topic', 'style', 'sheet')")
    return redone


def _tell_edition(workshop: Workshop, order: Order) -> Told:
    """
    Tell the pages what edition they belong to.
    """
    catalogue = workshop.catalogue
    (row,) = catalogue.ask("SELECT max(modified) AS modified FROM telegram")
    front = [(row["stem"], row["title"]) for row in catalogue.ask("SELECT * FROM front")]
    return tell_edition(order.project.settings, front, row["modified"] or "")


def _choose(catalogue: Catalogue, work: str, style: Style, told: Told) -> compose.Style:
    """
    Choose what a stylesheet is compiled with.
    """
    rows = catalogue.ask("SELECT path, digest FROM source WHERE path GLOB ?", f"{REGISTERS}/*")
    registers = repr([tuple(row) for row in rows]) if work == "page" else ""
    return compose.Style(
        _STYLESHEETS.get(work, work),
        style.choose(told),
        digest(f"{style.digest} {registers}".encode()),
        with_registers=work == "page",
    )


def _copy_assets(catalogue: Catalogue, order: Order, folder: Folder) -> None:
    """
    Copy what pages are shown with.
    """
    for row in catalogue.ask("SELECT path FROM todo WHERE work = 'asset'"):
        place = locate_input(order.project.root, row["path"])
        path = PurePosixPath("assets", *PurePosixPath(row["path"]).parts[2:])
        standing = read_standing(catalogue, "asset", row["path"]).get(str(path))
        output = stage(folder, path, place.read_bytes(), standing)
        record_outputs(catalogue, "asset", row["path"], [output])
    catalogue.tell("DELETE FROM todo WHERE work = 'asset'")


def _list_compositions(
    catalogue: Catalogue, styles: dict[str, compose.Style], sheets: list[tuple[str, bool, str]]
) -> Iterator[Composition]:
    """
    List the pages to compose; one whose surroundings only may differ is compared first.
    """
    query = """
        SELECT todo.path, min(work <> 'page') AS soft, max(reason) AS reason, id, href FROM todo
        JOIN telegram ON telegram.path = todo.path WHERE work IN ('page', 'context')
        GROUP BY todo.path ORDER BY todo.path
    """
    for row in catalogue.ask(query):
        values = _write_values(catalogue, row["id"])
        fingerprint = digest("".join(values).encode())
        if row["soft"] and fingerprint == _read_fingerprint(catalogue, "page", row["path"]):
            continue
        job = ("page", row["path"], row["reason"])
        yield _compose(catalogue, job, fingerprint, f"{row['href']}.html", values)
    for row in catalogue.ask("SELECT path, reason FROM todo WHERE work = 'front' ORDER BY path"):
        stem = PurePosixPath(row["path"]).stem
        job = ("front", row["path"], row["reason"])
        yield _compose(catalogue, job, "", f"{stem}.html", (stem,))
    for row in catalogue.ask("SELECT path, reason FROM todo WHERE work = 'manual'"):
        job = ("manual", row["path"], row["reason"])
        yield _compose(catalogue, job, "", "manual.html", ())
    found = {path: (forced, reason) for path, forced, reason in sheets}
    for sheet in list_sheets(catalogue):
        if sheet.path not in found:
            continue
        forced, reason = found[sheet.path]
        value = _write(sheet.slice(catalogue))
        fingerprint = digest(f"{styles[sheet.stylesheet].digest}{value}".encode())
        if not forced and fingerprint == _read_fingerprint(catalogue, "sheet", sheet.path):
            continue
        page = compose.Page(
            PurePosixPath(sheet.path), sheet.stylesheet, sheet.function, None, "", (value,)
        )
        standing = read_standing(catalogue, "sheet", sheet.path).get(sheet.path)
        yield Composition("sheet", sheet.path, reason, fingerprint, page, standing)


def _find_sheets(catalogue: Catalogue) -> list[tuple[str, bool, str]]:
    """
    Find the sheets to look at, whether each must be made, and why; those of nothing any more go.
    """
    rows = catalogue.ask("SELECT * FROM todo WHERE work IN ('topic', 'style', 'sheet')")
    wanted = {(row["work"], row["path"]): row["reason"] for row in rows}
    known = {
        row["path"] for row in catalogue.ask("SELECT path FROM fingerprint WHERE work = 'sheet'")
    }
    found: list[tuple[str, bool, str]] = []
    for sheet in list_sheets(catalogue):
        asked = (("style", sheet.stylesheet), ("sheet", sheet.path))
        hard = [wanted[key] for key in asked if key in wanted]
        soft = [wanted["topic", topic] for topic in sheet.topics if ("topic", topic) in wanted]
        if sheet.path not in known:
            hard.append("it is new")
        if hard or soft:
            found.append((sheet.path, bool(hard), min(hard or soft)))
        known.discard(sheet.path)
    for path in sorted(known):
        forget_outputs(catalogue, "sheet", path)
        catalogue.tell("DELETE FROM fingerprint WHERE work = 'sheet' AND path = ?", path)
    return found


def _write_values(catalogue: Catalogue, telegram: str) -> tuple[str, str]:
    """
    Write what a telegram's page is given: its record and what stands around it.
    """
    record = slices.read_record(catalogue, telegram)
    return _write(record), _write(slices.slice_context(catalogue, telegram))


def _compose(
    catalogue: Catalogue,
    job: tuple[str, str, str],
    fingerprint: str,
    path: str,
    values: tuple[str, ...],
) -> Composition:
    """
    Tell how a page is composed from a source.
    """
    work, source, reason = job
    (row,) = catalogue.ask("SELECT digest FROM source WHERE path = ?", source)
    stylesheet = _STYLESHEETS.get(work, work)
    page = compose.Page(
        PurePosixPath(path), stylesheet, work, PurePosixPath(source), row["digest"], values
    )
    return Composition(
        work, source, reason, fingerprint, page, read_standing(catalogue, work, source).get(path)
    )


def _read_fingerprint(catalogue: Catalogue, work: str, path: str) -> str:
    """
    Read what a page was made from the last time.
    """
    query = "SELECT digest FROM fingerprint WHERE work = ? AND path = ?"
    rows = catalogue.ask(query, work, path)
    return rows[0]["digest"] if rows else ""


def _write(value: object) -> str:
    """
    Write a value for a stylesheet.
    """
    return json.dumps(value, ensure_ascii=False)
