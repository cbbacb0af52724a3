"""
Sheets: the pages of the whole edition, each with the topics that it tells of and its slice.

Topics are contents, contents:<month>, downloads, downloads:<month>, register:<kind>, entry:<id>
and entry:<id>:<year>; when one is touched, the slices of its sheets are looked at again.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from edition import slices
from edition.catalogue import Catalogue

_KINDS = {
    "person": "persons",
    "place": "places",
    "organization": "organizations",
    "cited": "cited",
    "term": "terms",
}
_OWN_PAGES = ("person", "place", "organization")


@dataclass(frozen=True, slots=True)
class Sheet:
    """
    A page of the whole edition: where it stands, who makes it, what it tells of.
    """

    path: str
    stylesheet: str
    function: str
    topics: frozenset[str]
    slice: Callable[[Catalogue], slices.Slice]


def list_sheets(catalogue: Catalogue) -> Iterator[Sheet]:
    """
    List the pages of the whole edition.
    """
    yield Sheet(
        "index.html", "contents", "contents", frozenset({"contents"}), slices.slice_contents
    )
    for kind, name in _KINDS.items():
        cut = partial(slices.slice_register, kind=kind, with_mentions=kind not in _OWN_PAGES)
        yield Sheet(f"{name}.html", "register", "register", frozenset({f"register:{kind}"}), cut)
    for row in catalogue.ask("SELECT id, kind FROM entry ORDER BY id"):
        if row["kind"] in _OWN_PAGES:
            yield Sheet(
                f"{_KINDS[row['kind']]}/{row['id']}.html",
                "register",
                "entry",
                frozenset({f"entry:{row['id']}"}),
                partial(slices.slice_entry, entry=row["id"]),
            )
    yield Sheet(
        "downloads.html", "downloads", "downloads", frozenset({"downloads"}), slices.slice_downloads
    )
