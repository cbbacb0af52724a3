"""The contents and the downloads list the telegrams, and say what is not stated."""

from pathlib import Path

import pytest
from list_pages import ANSWER, ASKED, Lists, find, row, said
from lxml import html

MOSCOW = {"name": "Moscow time", "assumed": True}


@pytest.fixture(scope="module")
def lists() -> Lists:
    """The stylesheets of this edition."""
    return Lists.prepare()


def telegram(**changes: object) -> dict[str, object]:
    """A telegram of which the contents know next to nothing."""
    unknown: dict[str, object] = {
        "regest": None,
        "precedences": [],
        "sent": [],
        "from": [],
        "received": [],
    }
    return {**ASKED, **unknown, "requests": [], "answers": [], **changes}


def tell(*telegrams: dict[str, object]) -> dict[str, object]:
    """What the first page of a small edition is given."""
    days = sorted(str(one["date"])[:10] for one in telegrams if one["date"])
    first, last = (days[0], days[-1]) if days else (None, None)
    counted: dict[str, object] = {
        "count": len(telegrams),
        "first": first,
        "last": last,
        "months": [],
    }
    return {**counted, "telegrams": telegrams}


def test_contents_say_what_is_not_stated(lists: Lists) -> None:
    """What a telegram does not state is said in words, in the place where it would stand."""
    page = lists.page("contents", "contents", tell(telegram()))

    assert row(page) == {
        "No.": "1",
        "Telegram": "Zhou Enlai to Filippov [Stalin]",
        "Sent": "not stated",
        "Received": "not stated",
        "From": "not stated",
        "Precedence": "not stated",
    }


def test_contents_say_what_is_stated(lists: Lists) -> None:
    """A row says when and whence a telegram was sent, what it is about, and what answers it."""
    known = telegram(
        regest="Asks.",
        sent=[{"when": "1950-11-17T10:00:00", "clock": MOSCOW, "text": ""}],
        received=[{"notAfter": "1950-11-18", "text": ""}],
        precedences=["URGENT T"],
        answers=[ANSWER],
        **{"from": ["Beijing"]},
    )
    page = lists.page("contents", "contents", tell(known))

    assert row(page) == {
        "No.": "1",
        "Telegram": "Zhou Enlai to Filippov [Stalin] Asks. Answered by 2",
        "Sent": "17 Nov, 10:00 Moscow time° (clock assumed)",
        "Received": "not after 18 Nov",
        "From": "Beijing",
        "Precedence": "URGENT T",
    }
    assert ["1950-11-17T10:00:00"] == find(page, "//time/@datetime")
    assert said(page, "//p[contains(@class, 'remark')]")[0].endswith("never converted.")


@pytest.mark.parametrize(
    "when", ["1950-11-17", "1950-11-17T10:00:00Z", "1950-11-17T10:00:00+08:00"]
)
def test_clock_is_assumed_for_hours_without_zone_only(lists: Lists, when: str) -> None:
    """A day, or an hour with its time zone, carries no sign, and no sign is explained."""
    known = telegram(sent=[{"when": when, "text": ""}])
    page = lists.page("contents", "contents", tell(known))

    assert [] == find(page, "//*[@class='degree']")


def test_contents_are_cut_by_month(lists: Lists) -> None:
    """Each month has a table under its name; telegrams without a date stand by themselves."""
    dates = ("", "1950-11-07", "1950-11-17T10:00:00", "1951-02")
    telegrams = [telegram(id=f"tg-1950-{n}", date=date) for n, date in enumerate(dates)]
    page = lists.page("contents", "contents", tell(*telegrams))

    names = ["Date of sending not stated", "November 1950", "February 1951"]
    assert names == said(page, "//h2")
    assert [1, 2, 1] == [len(find(table, "tbody/tr")) for table in find(page, "//table")]


def test_contents_of_many_telegrams_lead_to_months(lists: Lists) -> None:
    """Where there are too many telegrams for one page it says how many each month has."""
    months = [
        {"name": name, "telegrams": count}
        for name, count in (("1950-11", 300), ("1950-12", 1), ("1951", 2), ("undated", 3))
    ]
    told = {"count": 306, "first": "1950-11-07", "last": "1951", "months": months}
    page = lists.page("contents", "contents", told)

    assert ["306 telegrams, sent from 7 November 1950 to 1951."] == said(
        page, "//p[@class='summary']"
    )
    assert ["1950", "1951", "Date of sending not stated"] == said(page, "//h2")
    listed = ["November 300 telegrams", "December 1 telegram", "Month not stated 2 telegrams"]
    assert listed == said(page, "//ul[contains(@class, 'months')]/li")[:3]
    hrefs = [f"contents/{month['name']}.html" for month in months]
    assert hrefs == find(page, "//main//a/@href")


@pytest.mark.parametrize("stylesheet", ["contents", "downloads"])
def test_a_month_has_a_page(lists: Lists, stylesheet: str) -> None:
    """It lists the month's telegrams, and leads to all months and to those before and after."""
    slice_ = {
        "month": "1950-11",
        "previous": "1950-10",
        "next": None,
        "telegrams": [telegram()],
    }
    page = lists.page(stylesheet, "month", slice_)

    assert said(page, "//h1")[0].endswith("November 1950")
    whole = {"contents": "../index.html", "downloads": "../downloads.html"}[stylesheet]
    assert ["1950-10.html", whole] == find(page, "//main//nav//a/@href")
    assert ["← October 1950", "All months"] == said(page, "//main//nav//a")
    assert [f"../{ASKED['href']}.html"] == find(page, "//table//a/@href")


@pytest.mark.parametrize(
    ("dates", "summary"),
    [
        ([], "0 telegrams."),
        (["1950-11-17"], "1 telegram, sent on 17 November 1950."),
        (["1950-11-07", "1950-11-17"], "2 telegrams, sent from 7 November to 17 November 1950."),
        (["1950-12", "1951"], "2 telegrams, sent from December 1950 to 1951."),
    ],
)
def test_contents_are_summarized(lists: Lists, dates: list[str], summary: str) -> None:
    """The first sentence counts the telegrams and names the first and the last day."""
    page = lists.page("contents", "contents", tell(*(telegram(date=d) for d in dates)))

    assert [summary] == said(page, "//p[@class='summary']")


def test_values_are_escaped(lists: Lists) -> None:
    """Whatever looks like markup in a value is shown, not obeyed."""
    evil = "<img src=x onerror=alert(1)>&amp;\"'"
    page = lists.page("contents", "contents", tell(telegram(title=evil, regest=evil)))

    assert [] == find(page, "//img")
    assert f"{evil} {evil}" == row(page)["Telegram"]


def test_downloads_are_links_with_sizes(lists: Lists) -> None:
    """Each file is a link whose words are its format, its telegram and its size."""
    telegrams = [{**ASKED, "txt": 999, "xml": 34567}]
    page = lists.page("downloads", "downloads", {"telegrams": telegrams, "months": []})

    assert row(page) == {
        "No.": "1",
        "Telegram": ASKED["title"],
        "Plain text": "Plain text 1, 999 bytes",
        "TEI": "TEI 1, 34.6 kB",
        "Record, JSON": "not stated",
    }
    hrefs = [f"telegrams/1950/tg-1950-1.{kind}" for kind in ("txt", "xml")]
    assert hrefs == find(page, "//td//a/@href")


def test_stacked_tables_name_their_cells(published_pages: list[Path]) -> None:
    """Where a table becomes labels and values, each cell has its column's name and one element."""
    for path in published_pages:
        page = html.document_fromstring(path.read_bytes())
        for table in find(page, "//table[contains(@class, 'stack')]"):
            heads = [" ".join(th.text_content().split()) for th in find(table, "thead/tr/th")]
            for line in find(table, "tbody/tr"):
                labels = [cell.get("data-label") for cell in line]
                assert [head.removesuffix(" ↑") for head in heads] == labels, path
                assert {1} == {len(cell) for cell in line}, path
