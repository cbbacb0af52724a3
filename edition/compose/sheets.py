"""
The pages of the whole edition, grouped by family, and the topics that each depends on.

A family is a page and the periods that are cut off from it: contents, downloads, register:<kind>,
entry:<id>. A topic names a possible change in a family. In the contents, contents/ is the first
page, contents/1950-11 a month, contents/* all periods. When a topic is touched, only the slices of
its sheets are compared.
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
"""Returns the slice of a cut, from the catalogue, the cut, and its neighbours' names."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """
    A page of the whole edition: path, stylesheet, function, and its period; None means all time.
    """

    path: str
    stylesheet: str
    function: str
    cut: Cut | None
    slice: Callable[[Catalogue], Slice]

    def tells_of(self, topics: Iterable[str]) -> bool:
        """Tell whether the sheet depends on one of its family's topics."""
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
    """List the sheets of a family, its first page before its periods."""
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
    cuts = [Cut(month, month, month) for month in lists.list_months(catalogue)]
    return _list_cuts(name, name, "month", cuts, adjoin)


def _list_entry(catalogue: Catalogue, entry: str) -> Iterator[Sheet]:
    """List the sheets of an entry; without a page of its own it has periods only, if it is long."""
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
    """List the sheets of periods, each with the names of its neighbours."""
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
    """Return the neighbours, in a sorted list, of the names that are new or gone."""
    found: set[str] = set()
    for name in moved:
        place = bisect_left(names, name)
        after = place + (names[place : place + 1] == [name])
        found.update(names[max(place - 1, 0) : place], names[after : after + 1])
    return found
