"""
The pages of the whole edition, grouped by kind, and the topics that each depends on.

A family is a page and what is cut off from it by the calendar: contents, downloads,
register:<kind>, entry:<id>. A topic is what may have changed in a family: contents/ is its first
page, contents/1950-11 a month in it, contents/* all its cuts. When a topic is touched, the slices
of its sheets are looked at again, and those of no others.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from edition.catalogue.database import Catalogue
from edition.compose import lists
from edition.compose.lists import Cut, Slice
from edition.compose.registers import (
    FOLDERS,
    OWN_PAGES,
    cut_entry,
    slice_cut,
    slice_entry,
    slice_register,
)

Adjoin = Callable[..., Slice]
"""What makes the slice of a cut, given the catalogue, the cut, and the names of its neighbours."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """
    A page of the whole edition: where it stands, who makes it, of which time it tells; None is all.
    """

    path: str
    stylesheet: str
    function: str
    cut: Cut | None
    slice: Callable[[Catalogue], Slice]

    def tells_of(self, topics: Iterable[str]) -> bool:
        """Tell whether the sheet tells of one of its family's topics."""
        if self.cut is None:
            return "" in topics
        first, last = self.cut.months
        return any(topic == "*" or first <= topic <= last for topic in topics if topic)


def list_families(catalogue: Catalogue) -> Iterator[str]:
    """List the families of all sheets."""
    yield from ("contents", "downloads")
    yield from (f"register:{kind}" for kind in FOLDERS)
    yield from (f"entry:{row['id']}" for row in catalogue.query("SELECT id FROM entry ORDER BY id"))


def list_sheets(catalogue: Catalogue, family: str) -> list[Sheet]:
    """List the sheets of a family, its first page before its cuts."""
    name, _, which = family.partition(":")
    match name:
        case "contents":
            first = Sheet("index.html", name, name, None, lists.slice_contents)
            return [first, *_list_months(catalogue, name, lists.slice_contents_month)]
        case "downloads":
            first = Sheet("downloads.html", name, name, None, lists.slice_downloads)
            return [first, *_list_months(catalogue, name, lists.slice_downloads_month)]
        case "register":
            cut = partial(slice_register, kind=which)
            return [Sheet(f"{FOLDERS[which]}.html", name, name, None, cut)]
    return list(_list_entry(catalogue, which))


def _list_months(catalogue: Catalogue, name: str, adjoin: Adjoin) -> list[Sheet]:
    """List the sheets of each month."""
    cuts = [Cut(month, month, month) for month in lists.list_months(catalogue)]
    return _list_cuts(name, name, "month", cuts, adjoin)


def _list_entry(catalogue: Catalogue, entry: str) -> Iterator[Sheet]:
    """
    List the sheets of an entry; some kinds have no page of their own, but cuts if they are long.
    """
    for row in catalogue.query("SELECT kind FROM entry WHERE id = ?", entry):
        place = f"{FOLDERS[row['kind']]}/{entry}"
        if row["kind"] in OWN_PAGES:
            make = partial(slice_entry, entry=entry)
            yield Sheet(f"{place}.html", "register", "entry", None, make)
        cuts = cut_entry(catalogue, entry)
        yield from _list_cuts(place, "register", "cut", cuts, partial(slice_cut, entry=entry))


def _list_cuts(
    folder: str, stylesheet: str, function: str, cuts: list[Cut], adjoin: Adjoin
) -> list[Sheet]:
    """List the sheets of a family's cuts, each of which knows its neighbours."""
    names = [None, *(cut.name for cut in cuts), None]
    return [
        Sheet(
            f"{folder}/{cut.name}.html",
            stylesheet,
            function,
            cut,
            partial(adjoin, cut=cut, before=before, after=after),
        )
        for cut, before, after in zip(cuts, names, names[2:], strict=False)
    ]


def find_neighbours(names: list[str], moved: Iterable[str]) -> set[str]:
    """Find the names beside those that are new or gone, in a list in order."""
    found: set[str] = set()
    for name in moved:
        place = bisect_left(names, name)
        after = place + (names[place : place + 1] == [name])
        found.update(names[max(place - 1, 0) : place], names[after : after + 1])
    return found
