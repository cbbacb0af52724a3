"""Where registers and their entries are published."""

from pathlib import PurePosixPath

FOLDERS = {
    "person": "persons",
    "place": "places",
    "organization": "organizations",
    "cited": "cited",
    "term": "terms",
    "category": "categories",
}
"""The folder of the pages of each kind of entry."""
_KINDS = {folder: kind for kind, folder in FOLDERS.items()} | {"taxonomies": "category"}
OWN_PAGES = ("person", "place", "organization", "term")
"""The kinds whose entries have pages of their own."""


def read_kind(path: str) -> str:
    """Return the kind of the entries of a register."""
    return _KINDS[PurePosixPath(path).stem]


def locate_register(path: str) -> str:
    """Return where the page of a register is published."""
    return FOLDERS[read_kind(path)]


def locate_entry(kind: str, entry: str) -> str:
    """Return where an entry is published: a page of its own, or a place in its register's page."""
    return f"{FOLDERS[kind]}{'/' if kind in OWN_PAGES else '#'}{entry}"


def name_page(href: str) -> str:
    """Return the file of a page, or of a place in it: persons.html, categories.html#unit-ton."""
    page, mark, place = href.partition("#")
    return f"{page}.html{mark}{place}"
