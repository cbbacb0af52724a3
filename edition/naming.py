"""
Naming: the registers' names as the catalogue knows them, and which telegrams hold changed ones.

Only the names that are new, gone or changed are looked for, in the words kept of every telegram.
"""

import json
from collections.abc import Iterable

from edition.catalogue import Catalogue
from edition.dependencies import add
from edition.language.names import Entry, Matcher


def learn_names(catalogue: Catalogue, path: str, entries: Iterable[Entry]) -> None:
    """
    Note the names of a register; the telegrams that may hold one that differs are searched again.
    """
    rows = catalogue.ask("SELECT id, kind, name, forms FROM name WHERE path = ?", path)
    old = {
        Entry(row["id"], row["kind"], row["name"], tuple(json.loads(row["forms"]))) for row in rows
    }
    new = set(entries)
    if changed := old ^ new:
        _follow(catalogue, path, changed)
        catalogue.tell("DELETE FROM name WHERE path = ?", path)
        catalogue.insert(
            "name",
            (
                (path, entry.id, entry.kind, entry.name, json.dumps(entry.forms))
                for entry in sorted(new, key=lambda entry: entry.id)
            ),
        )


def _follow(catalogue: Catalogue, path: str, changed: Iterable[Entry]) -> None:
    """
    Note the telegrams whose words hold one of some entries' names.
    """
    matcher = Matcher(changed)
    for row in catalogue.walk("SELECT path, text FROM words"):
        if hits := matcher.find(row["text"]):
            add(catalogue, "mention", [row["path"]], f"{path}#{hits[0].entries[0].id}")
