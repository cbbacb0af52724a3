"""The pages of the whole edition are cut by the calendar; a change makes few of them again."""

import json
from collections.abc import Iterator
from itertools import count

import pytest
from known_rows import KnownRows

from edition.catalogue.relation import Row
from edition.catalogue.tables import MONTH, NAMED, PERIOD, TALLY, WORDING
from edition.compose.lists import MAX_LISTED
from edition.compose.registers import MAX_LINES_OF_YEAR

PERSON = "persons/person-x.html"
MONTHS = ("1950-11", "1950-12")
OUTLINE = '{"regest": null, "classes": [], "handling": []}'
_numbers = count(1)


@pytest.fixture
def edition() -> Iterator[KnownRows]:
    """An edition that knows one person."""
    entry = '{"id": "person-x", "kind": "person", "name": "X"}'
    path = "tei/registers/persons.xml"
    rows: dict[str, list[Row]] = {
        "register_file": [(path,)],
        "entry": [("person-x", "person", "", "x", path, entry)],
    }
    edition = KnownRows({**rows, "telegram": [], "reply": [], "outline": [], "naming": []})
    yield edition
    edition.catalogue.close()


def add(edition: KnownRows, month: str, mentions: int) -> str:
    """Add a telegram of a month that mentions the person so many times."""
    name = f"tg-1950-{next(_numbers):05}"
    date = "" if month == "undated" else month
    sort = f"{date}~"
    edition.rows["telegram"].append((name, name, name, name, date, sort, month, f"{name}.xml", ""))
    edition.rows["outline"].append((name, month, OUTLINE))
    lines = [["mention", "", "", "X", "", False, None, ""]] * mentions
    told = json.dumps([*lines, ["sent", "", "", "", "", False, None, ""]])
    edition.rows["naming"].append(("person-x", month, sort, name, name, name, told))
    return name


def remove(edition: KnownRows, name: str) -> None:
    """Remove a telegram."""
    for relation in ("telegram", "outline", "naming"):
        edition.rows[relation] = [row for row in edition.rows[relation] if name not in row]


def list_pages(edition: KnownRows, start: str) -> list[str]:
    """List the pages whose addresses begin so."""
    return sorted(path for path in edition.show() if path.startswith(start))


def read_counts(edition: KnownRows) -> dict[str, list[Row]]:
    """Read all that is counted."""
    relations = (MONTH, TALLY, WORDING, NAMED, PERIOD)
    return {relation.name: edition.list_rows(relation) for relation in relations}


def list_cuts(*names: str) -> list[str]:
    """List the pages of the person, cut so."""
    return sorted([PERSON, *(f"persons/person-x/{name}.html" for name in names)])


def test_few_lines_are_on_one_page(edition: KnownRows) -> None:
    """An entry is not cut as long as all that names it has room on its page."""
    add(edition, "1950-11", MAX_LISTED - 2)
    add(edition, "1951-01", 0)
    edition.build()

    assert [PERSON] == list_pages(edition, "persons/")


def test_many_lines_are_cut_by_years(edition: KnownRows) -> None:
    """What has no room is cut by years; what has no date is a year of its own, the last."""
    for month in ("1950-11", "1950", "1951-01", "undated"):
        add(edition, month, MAX_LISTED)
    edition.build()

    assert list_cuts("1950", "1951", "undated") == list_pages(edition, "persons/")


def test_one_line_too_many_cuts_an_entry(edition: KnownRows) -> None:
    """The first line for which there is no room makes pages of years, and goes with them."""
    add(edition, "1950-11", MAX_LISTED - 1)
    edition.build()
    one = list_pages(edition, "persons/")
    name = add(edition, "1951-01", 0)
    edition.build()
    many = list_pages(edition, "persons/")
    remove(edition, name)
    edition.build()

    assert [PERSON] == one
    assert list_cuts("1950", "1951") == many
    assert one == list_pages(edition, "persons/")


def test_a_year_that_is_too_long_is_cut_by_months(edition: KnownRows) -> None:
    """Only that year is; what is dated by the year alone has a page beside its months."""
    add(edition, "1950-11", MAX_LINES_OF_YEAR)
    add(edition, "1950", 1)
    add(edition, "1951-01", 1)
    edition.build()

    assert list_cuts("1950", "1950-11", "1951") == list_pages(edition, "persons/")


def test_periods_know_those_beside_them(edition: KnownRows) -> None:
    """Each period has the names of the one before and the one after."""
    for month in ("1950-11", "1951-01", "undated"):
        add(edition, month, MAX_LISTED)
    edition.build()

    assert [
        ("1950", None, "1951"),
        ("1951", "1950", "undated"),
        ("undated", "1951", None),
    ] == [(row[2], *row[5:]) for row in edition.list_rows(PERIOD)]


def test_a_telegram_more_touches_its_own_time(edition: KnownRows) -> None:
    """
    The pages of its month and year are made again, and those that count all months.

    A new month is linked from the months beside it.
    """
    for month in ("1950-11", "1951-01", "1952-02", "1953-01"):
        add(edition, month, MAX_LISTED)
    edition.build()
    before = edition.show()
    add(edition, "1951-03", 1)

    made = edition.build()

    after = edition.show()
    months = ("1951-01", "1951-03", "1952-02")
    lists = {f"{name}/{month}.html" for name in ("contents", "downloads") for month in months}
    counts = {"index.html", "downloads.html", "persons.html", PERSON}
    assert {"persons/person-x/1951.html", *counts, *lists} == made
    assert made == {path for path in after if before.get(path) != after[path]}


def test_the_same_rows_make_nothing_again(edition: KnownRows) -> None:
    """In another order too, rows are the same."""
    for month in MONTHS:
        add(edition, month, MAX_LISTED)
    edition.build()
    for rows in edition.rows.values():
        rows.reverse()

    assert set() == edition.build()


def test_counting_what_changed_is_counting_everything(edition: KnownRows) -> None:
    """Counts after a change are those of a catalogue in which everything was counted."""
    gone = [add(edition, month, 3) for month in MONTHS]
    add(edition, "1950-11", 2)
    edition.build()
    for name in gone:
        remove(edition, name)
    edition.build()
    anew = KnownRows(edition.rows)
    anew.build()

    assert read_counts(anew) == read_counts(edition)
    assert [("person-x", 2, 1, 1)] == edition.list_rows(NAMED)
    assert anew.show() == edition.show()
    anew.catalogue.close()


@pytest.mark.parametrize(
    ("month", "cut"), [("1950-11", "1950"), ("1950", "1950"), ("1951-01", "1951")]
)
def test_a_period_is_made_of_its_months(edition: KnownRows, month: str, cut: str) -> None:
    """A telegram more makes again the page of the period that has its month, and no other."""
    for known in ("1950-11", "1950", "1951-01", "undated"):
        add(edition, known, MAX_LISTED)
    edition.build()
    add(edition, month, 1)

    made = edition.build()

    assert {PERSON, f"persons/person-x/{cut}.html"} == {
        path for path in made if path.startswith("persons/")
    }


@pytest.mark.parametrize(
    ("month", "beside"),
    [
        ("1950-02", {"1950-01", "1950-04"}),
        ("1950-03", {"1950-02", "1950-04"}),
        ("1950-05", {"1950-04"}),
        ("1950-01", {"1950-02"}),
    ],
)
def test_months_beside_one_that_comes_or_goes(
    edition: KnownRows, month: str, beside: set[str]
) -> None:
    """The month before and the month after are made again, as they link to it."""
    names = {
        known: add(edition, known, 0)
        for known in ("1950-01", "1950-02", "1950-03", "1950-04", "1950-05")
        if known != "1950-03" or month == "1950-03"
    }
    pages = {f"downloads/{name}.html" for name in beside}
    edition.build()
    telegram = edition.rows["telegram"]
    outlines, namings = edition.rows["outline"], edition.rows["naming"]
    remove(edition, names[month])

    gone = edition.build()
    edition.rows.update({"telegram": telegram, "outline": outlines, "naming": namings})
    come = edition.build()

    assert pages == {path for path in gone if path.startswith("downloads/")}
    assert {*pages, f"downloads/{month}.html"} == {
        path for path in come if path.startswith("downloads/")
    }
