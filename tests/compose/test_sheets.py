"""The pages of the whole edition are cut by the calendar, and told apart by what touched them."""

from collections.abc import Iterable, Iterator
from itertools import count

import pytest

from edition.catalogue.database import Catalogue
from edition.catalogue.tables import Row
from edition.compose.lists import MAX_LISTED, Cut
from edition.compose.registers import MAX_LINES_OF_YEAR
from edition.compose.sheets import find_neighbours, list_sheets
from edition.compose.tallies import count_all, count_touched
from edition.files.disk import Disk

COUNTED = ("tally", "wording", "named", "month")
MONTHS = ("1950-11", "1950-12")
_numbers = count(1)


@pytest.fixture
def catalogue() -> Iterator[Catalogue]:
    """A catalogue that knows one person."""
    catalogue = Catalogue.open(None, "", Disk())
    entry = '{"id": "person-x", "kind": "person", "name": "X"}'
    catalogue.insert("entry", [("person-x", "person", "", "x", "persons.xml", entry)])
    yield catalogue
    catalogue.close()


def add(catalogue: Catalogue, month: str, mentions: int) -> str:
    """Add a telegram of a month that mentions the person so many times."""
    name = f"tg-1950-{next(_numbers):05}"
    date = "" if month == "undated" else month
    row = (name, name, name, name, date, f"{date}~", month, None, f"{name}.xml", "{}", "{}")
    catalogue.insert("telegram", [row])
    words = ((name, n, "person-x", month, name, "", "X", "", False) for n in range(mentions))
    catalogue.insert("mention", words)
    catalogue.insert("party", [(name, 0, "sent", "person-x", month, None)])
    return name


def name_sheets(catalogue: Catalogue, family: str = "entry:person-x") -> list[str]:
    """Return where the sheets of a family stand."""
    return [sheet.path for sheet in list_sheets(catalogue, family)]


def read_counts(catalogue: Catalogue) -> dict[str, list[Row]]:
    """Read all that is counted."""
    return {
        table: sorted(tuple(row) for row in catalogue.query(f"SELECT * FROM {table}"))  # noqa: S608 - ours
        for table in COUNTED
    }


def test_few_lines_stand_on_one_page(catalogue: Catalogue) -> None:
    """An entry is not cut as long as all that names it has room on its page."""
    add(catalogue, "1950-11", MAX_LISTED - 2)
    add(catalogue, "1951-01", 0)
    count_all(catalogue)

    assert ["persons/person-x.html"] == name_sheets(catalogue)


def test_many_lines_are_cut_by_years(catalogue: Catalogue) -> None:
    """What has no room is cut by years; what has no date is a year of its own, the last."""
    for month in ("1950-11", "1950", "1951-01", "undated"):
        add(catalogue, month, MAX_LISTED)
    count_all(catalogue)

    cuts = [f"persons/person-x/{name}.html" for name in ("1950", "1951", "undated")]
    assert ["persons/person-x.html", *cuts] == name_sheets(catalogue)


def test_a_year_that_is_too_long_is_cut_by_months(catalogue: Catalogue) -> None:
    """Only that year is; what is dated by the year alone stands beside its months."""
    add(catalogue, "1950-11", MAX_LINES_OF_YEAR)
    add(catalogue, "1950", 1)
    add(catalogue, "1951-01", 1)
    count_all(catalogue)

    cuts = [f"persons/person-x/{name}.html" for name in ("1950", "1950-11", "1951")]
    assert ["persons/person-x.html", *cuts] == name_sheets(catalogue)


def test_a_telegram_more_touches_its_own_time(catalogue: Catalogue) -> None:
    """After an insert the slices of all other years and months are what they were."""
    for month in ("1950-11", "1951-01", "1952-02"):
        add(catalogue, month, MAX_LISTED)
    count_all(catalogue)
    families = ("entry:person-x", "contents", "downloads")
    before = {
        sheet.path: repr(sheet.slice(catalogue))
        for family in families
        for sheet in list_sheets(catalogue, family)
        if sheet.function == "cut"
    }
    add(catalogue, "1951-03", 1)
    count_touched(catalogue, ["contents/1951-03", "entry:person-x/1951-03"])

    after = {sheet.path: sheet for sheet in list_sheets(catalogue, families[0])}
    changed = [path for path in before if before[path] != repr(after[path].slice(catalogue))]
    assert ["persons/person-x/1951.html"] == changed
    assert ["contents/1951-03.html"] == [
        path for path in name_sheets(catalogue, "contents") if "1951-03" in path
    ]


def test_counting_what_changed_is_counting_everything(catalogue: Catalogue) -> None:
    """Counts of what was touched are those of a catalogue in which everything was counted."""
    gone = [add(catalogue, month, 3) for month in ("1950-11", "1950-12")]
    add(catalogue, "1950-11", 2)
    count_all(catalogue)
    for name in gone:
        for table, column in (("telegram", "id"), ("mention", "telegram"), ("party", "telegram")):
            catalogue.execute(f"DELETE FROM {table} WHERE {column} = ?", name)  # noqa: S608 - ours
    topics = [f"{family}/{month}" for family in ("contents", "entry:person-x") for month in MONTHS]
    count_touched(catalogue, topics)
    touched = read_counts(catalogue)
    for table in COUNTED:
        catalogue.execute(f"DELETE FROM {table}")  # noqa: S608 - ours
    count_all(catalogue)

    assert read_counts(catalogue) == touched
    assert [("person-x", 2, 1, 1)] == touched["named"]


def test_a_sheet_knows_what_it_tells_of(catalogue: Catalogue) -> None:
    """The first page tells of its family as a whole; a cut of the months in it, or of all cuts."""
    add(catalogue, "1950-11", MAX_LISTED)
    add(catalogue, "1951-01", MAX_LISTED)
    count_all(catalogue)
    first, year, _ = list_sheets(catalogue, "entry:person-x")

    assert Cut("1950", "1950", "1950~") == year.cut
    assert [True, False, False] == [first.tells_of([topic]) for topic in ("", "1950-11", "*")]
    told = [year.tells_of([topic]) for topic in ("1950-11", "1950", "*", "", "1951-01", "undated")]
    assert [True, True, True, False, False, False] == told


@pytest.mark.parametrize(
    ("moved", "beside"),
    [(["b"], {"a", "d"}), (["c"], {"b", "d"}), (["e"], {"d"}), ([], set()), (["a"], {"b"})],
)
def test_who_stands_beside(moved: Iterable[str], beside: set[str]) -> None:
    """Beside what is new or gone stand the one before and the one after."""
    assert beside == find_neighbours(["a", "b", "d"], moved)
