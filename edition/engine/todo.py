"""
What must be done again after a change, by kind of work.

check: check a document
mention: check only the names in a telegram
describe, page: describe a telegram, compose its page
context: compose a telegram's page if its context differs
entries: describe the entries of a register
front, manual, asset: compose or copy one file
sheet: compose a page of the whole edition
style: compose all sheets of a stylesheet
topic: compare the sheets that may have changed
thread, whole: check the edition
"""

import json
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any

from edition.catalogue.database import Catalogue
from edition.project.paths import FRONT, REGISTERS, ROLL, TELEGRAMS, WITNESSES

Telegram = Mapping[str, Any]

_NEEDING = """
WITH RECURSIVE touched(id) AS (
  VALUES (?) UNION SELECT need.id FROM need JOIN touched ON need.needed = touched.id
)
SELECT DISTINCT pointer.path FROM pointer JOIN touched ON pointer.target = touched.id
JOIN document ON document.path = pointer.path WHERE document.kind = 'telegram'
"""
_AROUND = """
SELECT path FROM (
  SELECT path FROM telegram WHERE (sort, id) < (?1, ?2) ORDER BY sort DESC, id DESC LIMIT 1
) UNION SELECT path FROM (
  SELECT path FROM telegram WHERE (sort, id) > (?1, ?2) ORDER BY sort, id LIMIT 1
)
"""
_RELATED = """
SELECT path FROM telegram WHERE replies_to = ?1 OR id = ?2
UNION SELECT telegram.path FROM pointer JOIN telegram ON telegram.path = pointer.target_path
  WHERE pointer.path = ?3
UNION SELECT telegram.path FROM pointer JOIN telegram ON telegram.path = pointer.path
  WHERE pointer.target_path = ?3
"""


def add(catalogue: Catalogue, work: str, paths: Iterable[object], reason: str) -> None:
    """Note work to be done; a reason noted earlier is kept."""
    for path in paths:
        catalogue.execute("INSERT OR IGNORE INTO todo VALUES (?, ?, ?)", work, str(path), reason)


def tell_kind(path: str) -> str:
    """Return the kind of an input, by its folder."""
    folder = PurePosixPath(path).parent
    kinds = {TELEGRAMS: "telegram", REGISTERS: "register", FRONT: "front", WITNESSES: "witness"}
    return kinds.get(folder, "roll" if path == str(ROLL) else "other")


def add_source(catalogue: Catalogue, path: str, *, gone: bool) -> None:
    """Note the work that a new, changed or deleted source causes."""
    match tell_kind(path):
        case "telegram" | "register" | "front" as kind:
            if not gone:
                add(catalogue, "check", [path], path)
            works = {"telegram": ["describe", "page"], "register": ["entries"], "front": ["front"]}
            for work in works[kind] if not gone else ():
                add(catalogue, work, [path], path)
        case "witness":
            name = unicodedata.normalize("NFC", PurePosixPath(path).stem).rpartition(".")[0]
            for form in {name, unicodedata.normalize("NFD", name)}:
                place = str(TELEGRAMS / f"{form}.xml")
                if catalogue.query("SELECT 1 FROM source WHERE path = ?", place):
                    add(catalogue, "check", [place], path)
        case "roll":
            add(catalogue, "whole", ["anchors"], path)
        case _ if path.startswith("xslt/assets/") and not gone:
            add(catalogue, "asset", [path], path)


def add_pointing(catalogue: Catalogue, path: str, names: Iterable[str] | None) -> None:
    """Note the checks of all documents that point to these names in a file; None means any name."""
    for form in {path, unicodedata.normalize("NFC", path), unicodedata.normalize("NFD", path)}:
        if names is None:
            rows = catalogue.query("SELECT DISTINCT path FROM pointer WHERE target_path = ?", form)
            add(catalogue, "check", (row["path"] for row in rows), path)
            continue
        for name in names:
            rows = catalogue.query(
                "SELECT DISTINCT path FROM pointer WHERE target = ? AND target_path IN (?, '')",
                name,
                form,
            )
            add(catalogue, "check", (row["path"] for row in rows), f"{path}#{name}")


def add_elements(catalogue: Catalogue, path: str, names: Iterable[str]) -> None:
    """Note the telegrams that are described and composed with these elements of a register."""
    for name in names:
        paths = [row["path"] for row in catalogue.query(_NEEDING, name)]
        add(catalogue, "describe", paths, f"{path}#{name}")
        add(catalogue, "page", paths, f"{path}#{name}")


def add_standards(
    catalogue: Catalogue, new: Mapping[tuple[str, str], str], works: Iterable[str]
) -> None:
    """Compare standards with those of the last build, and note all work of a kind that differs."""
    for work in sorted(works):
        rows = catalogue.query("SELECT name, digest FROM standard WHERE work = ?", work)
        old = {row["name"]: row["digest"] for row in rows}
        for (kind, name), digest in sorted(new.items()):
            if kind == work and old.get(name) != digest:
                _add_all(catalogue, work, name)
                catalogue.insert("standard", [(work, name, digest)])


def _add_all(catalogue: Catalogue, work: str, reason: str) -> None:
    """Note all work of one kind."""
    everything = "INSERT OR IGNORE INTO todo SELECT ?, path, ? FROM source WHERE path GLOB ?"
    match work:
        case "check":
            for folder in (TELEGRAMS, REGISTERS, FRONT):
                catalogue.execute(everything, "check", reason, f"{folder}/*")
        case "describe" | "page":
            catalogue.execute(everything, work, reason, f"{TELEGRAMS}/*")
        case "entries":
            catalogue.execute(everything, work, reason, f"{REGISTERS}/*")
        case "front":
            catalogue.execute(everything, work, reason, f"{FRONT}/*")
        case "manual":
            add(catalogue, "manual", ["schema/telegram.odd"], reason)
        case "whole":
            add(catalogue, "whole", ["anchors", "entries"], reason)
            catalogue.execute(
                "INSERT OR IGNORE INTO todo SELECT 'thread', path, ? FROM telegram", reason
            )
        case _:
            add(catalogue, "style", [work], reason)


def find_related(catalogue: Catalogue, telegram: Telegram) -> set[str]:
    """
    Return the paths of the telegrams whose pages link to this one.

    These are its neighbours, its thread, and the telegrams that it cites or is cited by.
    """
    rows = [
        *catalogue.query(_AROUND, telegram["sort"], telegram["id"]),
        *catalogue.query(_RELATED, telegram["id"], telegram["replies_to"], telegram["path"]),
    ]
    return {row["path"] for row in rows} - {telegram["path"]}


def read_entry_name(entry: str) -> str:
    """Return the name of an entry, as lists of telegrams show it."""
    return str(json.loads(entry)["name"])
