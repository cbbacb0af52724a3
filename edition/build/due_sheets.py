"""
Find the sheets to compare, and those to compose again.

Only families with a touched topic are listed. Of these, sheets with the same slice as before are
not composed.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from edition.build.tasks import PageTask
from edition.catalogue.database import Catalogue
from edition.compose import composer
from edition.compose.sheets import Sheet, find_neighbours, list_families, list_sheets
from edition.compose.tallies import count_all, count_touched
from edition.describe.summary import write_json
from edition.files.digests import compute_digest
from edition.publish.inspection import forget_outputs, read_standing
from edition.transform.fragments import LINES

_NEW = "it is new"
_BESIDE = "a page beside it is new or gone"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A sheet to compare, the reason, and whether it is composed even if its slice is the same."""

    sheet: Sheet
    reason: str
    forced: bool


def find_sheets(catalogue: Catalogue, *, fresh: bool) -> list[Wanted]:
    """
    Update the counts, then find the sheets to compare; sheets that are no longer made are removed.
    """
    reasons: dict[str, dict[str, str]] = {"topic": {}, "style": {}, "sheet": {}}
    for row in catalogue.query("SELECT * FROM todo WHERE work IN ('topic', 'style', 'sheet')"):
        reasons[row["work"]][row["path"]] = row["reason"]
    if fresh:
        count_all(catalogue)
    else:
        count_touched(catalogue, reasons["topic"])
    topics: dict[str, dict[str, str]] = {}
    for topic, reason in reasons["topic"].items():
        family, _, part = topic.partition("/")
        topics.setdefault(family, {})[part] = reason
    families = {**topics, **_find_families(catalogue, reasons["sheet"])}
    if reasons["style"]:
        families.update(dict.fromkeys(list_families(catalogue)))
    hard = {**reasons["style"], **reasons["sheet"]}
    return [
        wanted
        for family in sorted(families)
        for wanted in _look_at(catalogue, family, topics.get(family, {}), hard)
    ]


def _find_families(catalogue: Catalogue, paths: Iterable[str]) -> dict[str, None]:
    query = "SELECT family FROM sheet WHERE path = ?"
    return {row["family"]: None for path in paths for row in catalogue.query(query, path)}


def _look_at(
    catalogue: Catalogue, family: str, topics: Mapping[str, str], hard: Mapping[str, str]
) -> list[Wanted]:
    """
    Find the sheets of a family to compare, and remove those that are no longer made.

    The argument hard has reasons to compose a sheet in any case, by its stylesheet or path.
    """
    query = """
        SELECT sheet.path, digest FROM sheet LEFT JOIN fingerprint
        ON fingerprint.work = 'sheet' AND fingerprint.path = sheet.path WHERE family = ?
    """
    known = {row["path"]: row["digest"] for row in catalogue.query(query, family)}
    sheets = list_sheets(catalogue, family)
    new = [sheet.path for sheet in sheets if not known.get(sheet.path)]
    gone = sorted(known.keys() - {sheet.path for sheet in sheets})
    for path in gone:
        forget_outputs(catalogue, "sheet", path)
        catalogue.execute("DELETE FROM fingerprint WHERE work = 'sheet' AND path = ?", path)
        catalogue.execute("DELETE FROM sheet WHERE path = ?", path)
    catalogue.insert("sheet", ((path, family) for path in new))
    cuts = [sheet.path.removesuffix(".html") for sheet in sheets if sheet.cut]
    moved = [path.removesuffix(".html") for path in (*new, *gone)]
    beside = find_neighbours(cuts, moved)
    found: list[Wanted] = []
    for sheet in sheets:
        forced = hard.get(sheet.stylesheet) or hard.get(sheet.path)
        if sheet.path in new:
            forced = forced or _NEW
        soft = min((topics[topic] for topic in topics if sheet.tells_of((topic,))), default=None)
        if soft is None and sheet.path.removesuffix(".html") in beside:
            soft = _BESIDE
        if reason := forced or soft:
            found.append(Wanted(sheet, reason, bool(forced)))
    return found


def list_compositions(
    catalogue: Catalogue, styles: Mapping[str, composer.Style], wanted: Iterable[Wanted]
) -> Iterator[PageTask]:
    """List the sheets to compose; where only the slice may differ, compare it first."""
    for item in wanted:
        sheet = item.sheet
        told = sheet.slice(catalogue)
        lines = write_json(told.pop(LINES, ()))
        value = write_json(told)
        fingerprint = compute_digest(f"{styles[sheet.stylesheet].digest}{value}{lines}".encode())
        if not item.forced and fingerprint == read_fingerprint(catalogue, "sheet", sheet.path):
            continue
        page = composer.Page(
            PurePosixPath(sheet.path), sheet.stylesheet, sheet.function, None, "", (value, lines)
        )
        standing = read_standing(catalogue, "sheet", sheet.path).get(sheet.path)
        yield PageTask("sheet", sheet.path, item.reason, fingerprint, page, standing)


def read_fingerprint(catalogue: Catalogue, work: str, path: str) -> str:
    """Return the digest of what a page was last made from; empty if there is none."""
    query = "SELECT digest FROM fingerprint WHERE work = ? AND path = ?"
    rows = catalogue.query(query, work, path)
    return rows[0]["digest"] if rows else ""
