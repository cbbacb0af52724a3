"""
The names of registers in the catalogue, and the telegrams that contain a changed name.

Only names that are new, gone or changed are searched for, in the stored words of all telegrams.
"""

import json
from collections.abc import Iterable

from edition.catalogue.database import Catalogue
from edition.engine.todo import add
from edition.language.names import Entry, Matcher


def store_names(catalogue: Catalogue, path: str, entries: Iterable[Entry]) -> None:
    """Note a register's names; telegrams that may contain a changed one are checked again."""
    rows = catalogue.query("SELECT id, kind, name, forms FROM name WHERE path = ?", path)
    old = [
        Entry(row["id"], row["kind"], row["name"], tuple(json.loads(row["forms"]))) for row in rows
    ]
    new = list(entries)
    if changed := _find_changed(old, new):
        _follow(catalogue, path, changed)
        catalogue.execute("DELETE FROM name WHERE path = ?", path)
        catalogue.insert(
            "name",
            (
                (path, entry.id, entry.kind, entry.name, json.dumps(entry.forms))
                for entry in sorted(new, key=lambda entry: entry.id)
            ),
        )


def store_units(catalogue: Catalogue, path: str, words: Iterable[str]) -> None:
    """Note the words for what is counted; if they changed, every telegram is checked again."""
    listed = json.dumps(sorted(words), ensure_ascii=False)
    if listed != catalogue.read_property("units"):
        rows = catalogue.query("SELECT path FROM words")
        add(catalogue, "mention", [row["path"] for row in rows], path)
        catalogue.write_property("units", listed)


def _find_changed(old: Iterable[Entry], new: Iterable[Entry]) -> list[Entry]:
    """Find entries with new or gone names, and those; all names if kind or shown name changed."""
    forms: dict[tuple[str, str, str], set[str]] = {}
    for entries in (old, new):
        for entry in entries:
            forms.setdefault((entry.id, entry.kind, entry.name), set()).symmetric_difference_update(
                entry.forms
            )
    return [Entry(*key, tuple(sorted(found))) for key, found in sorted(forms.items()) if found]


def _follow(catalogue: Catalogue, path: str, changed: Iterable[Entry]) -> None:
    """Note the telegrams that contain one of the names."""
    matcher = Matcher(changed)
    for row in catalogue.stream("SELECT path, text FROM words"):
        if hits := matcher.find(row["text"]):
            add(catalogue, "mention", [row["path"]], f"{path}#{hits[0].entries[0].id}")
