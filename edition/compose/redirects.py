"""The pages that stand where the pages of withdrawn telegrams and entries stood."""

import json

from edition.catalogue.tables import ENTRY, TELEGRAM, WITHDRAWN
from edition.compose.entry_pages import locate_entry, name_page
from edition.compose.sheet import Sheet, Shown
from edition.engine.reader import Reader


def _show(reader: Reader, name: str) -> Shown:
    """Show why an id was withdrawn, and what to see instead."""
    (row,) = reader.rows(WITHDRAWN.name, id=name)
    path = str(row["address"])
    top = path.partition("/")[0]
    told = {key: row[key] for key in ("id", "version", "reason", "see")}
    found = _find(reader, str(row["see"])) if row["see"] else None
    address, title = found or (None, None)
    return path, {
        **told,
        "depth": path.count("/"),
        "section": "contents" if top == "telegrams" else top,
        "address": address,
        "title": title,
    }


def _find(reader: Reader, see: str) -> tuple[str, str] | None:
    """Find the page of a telegram, one of its parts, or an entry, and its title."""
    name, _, part = see.partition(".")
    place = f"#{see}" if part else ""
    if row := reader.row(TELEGRAM.name, id=name):
        return f"{row['href']}.html{place}", str(row["title"])
    if row := reader.row(ENTRY.name, id=name):
        return name_page(locate_entry(str(row["kind"]), name)), json.loads(str(row["text"]))["name"]
    if row := reader.row(WITHDRAWN.name, id=name):
        return str(row["address"]), name
    return None


REDIRECTS = Sheet("redirect", "redirect", _show).step(
    "redirect", (WITHDRAWN.name, TELEGRAM.name, ENTRY.name), (WITHDRAWN.name, "id")
)
