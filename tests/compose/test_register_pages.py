"""The registers' pages list entries and say of each what it is and where it is mentioned."""

from collections.abc import Iterable, Mapping
from typing import Any

import pytest
from list_pages import ANSWER, ASKED, Lists, find, row, said
from lxml import html

from edition.transform.fragments import BLANKS

PERSON: dict[str, Any] = {
    "id": "person-stalin",
    "kind": "person",
    "type": None,
    "name": "Joseph Stalin",
    "sort": "stalin",
    "names": [],
    "birth": "1878-12-18",
    "death": None,
    "offices": [],
    "geo": None,
    "description": "",
    "identifiers": [],
    "sources": [],
    "count": 0,
    "telegrams": 0,
    "href": "persons/person-stalin",
}
COVERS = [
    {"type": "main", "lang": "en", "text": "Joseph Stalin"},
    {"type": "cover", "lang": "en", "text": "Filippov"},
    {"type": "cover", "lang": "en", "text": "Feng Xi"},
    {"type": "form", "lang": "zh-Hans", "text": "斯大林"},
    {"type": "name", "lang": "ru", "text": "Иосиф Сталин"},
]


@pytest.fixture(scope="module")
def lists() -> Lists:
    """The stylesheets of this edition."""
    return Lists.prepare()


def compose_entry(
    lists: Lists, mentions: tuple[Mapping[str, Any], ...] = (), **changes: object
) -> html.HtmlElement:
    """The page of a person who is like the one above but for some changes."""
    parts = {part: changes.pop(part, []) for part in ("sent", "received", "handled", "copied")}
    entry = PERSON | {"count": len(mentions), "telegrams": 1} | changes
    said = {
        "words": [line["text"] for line in mentions],
        "covers": [line for line in mentions if line["cover"]],
        "lines": tell_lines(mentions),
    }
    return lists.page("register", "entry", {"entry": entry, **parts, **said})


def tell_lines(mentions: Iterable[Mapping[str, Any]]) -> list[list[str]]:
    """Mentions as lines."""
    return [[line[name] for name in BLANKS] for line in mentions]


def mention(text: str, *, cover: bool = False, weighed: str = "") -> dict[str, Any]:
    """A mention in the request."""
    place = {"address": f"{ASKED['address']}#tg-1950-1.opener", "number": ASKED["number"]}
    words = {"before": "To Comrade ", "text": text, "after": "", "weighed": weighed}
    return {**place, "cover": cover, **words}


def test_register_lists_entries(lists: Lists) -> None:
    """
    A register's list has each entry's name, scripts, description and counts, in the given order.
    """
    stalin = {**PERSON, "names": COVERS, "description": "Signs.", "count": 1234, "telegrams": 2}
    unnamed = {**PERSON, "id": "person-x", "name": "Somebody", "birth": None}
    page = lists.page("register", "register", {"kind": "person", "entries": [stalin, unnamed]})

    assert row(page) == {
        "Name": "Joseph Stalin 1878–",
        "In other scripts": "斯大林 Иосиф Сталин",
        "About": "Signs.",
        "Telegrams": "2",
        "Mentions": "1,234",
    }
    assert row(page, 2)["In other scripts"] == "not stated"
    assert ["zh-Hans", "ru"] == find(page, "//td//@lang")
    assert ["persons/person-stalin.html"] * 2 == find(page, "//th/div/a/@href")


def test_cited_documents_have_anchors(lists: Lists) -> None:
    """A cited document stands under its id with the words that cite it and where they stand."""
    cited = {**PERSON, "id": "cited-x", "kind": "cited", "type": "promise", "name": "A promise"}
    slice_ = {"kind": "cited", "entries": [{**cited, "mentions": [mention("which you promised")]}]}
    page = lists.page("register", "register", slice_)

    assert ["“To Comrade which you promised” 1"] == said(page, "//*[@id='cited-x']//li")
    link = "telegrams/1950/tg-1950-1.html#tg-1950-1.opener"
    assert [link] == find(page, "//*[@id='cited-x']//li/a/@href")


def test_categories_have_anchors_and_uses(lists: Lists) -> None:
    """A category is a row under its id; a taxonomy whose uses nobody counts has none."""
    category = {**PERSON, "kind": "category", "mentions": []}
    whole = {**mention("TOP PRIORITY"), "address": ASKED["address"]}
    entries = [
        {**category, "id": "act-held", "type": "act", "count": 2, "mentions": [mention("two")] * 2},
        {**category, "id": "act-lost", "type": "act"},
        {**category, "id": "clock-moscow", "type": "clock", "taxonomy": "Clocks"},
        {**category, "id": "precedence-t", "type": "precedence", "count": 1, "mentions": [whole]},
    ]
    page = lists.page("register", "register", {"kind": "category", "entries": entries})

    assert ["act-held", "act-lost", "clock-moscow", "precedence-t"] == find(page, "//tr/@id")
    assert ["2", "1"] == said(page, "//tr[@id='act-held']/td")[1:]
    assert ["0", "not used in these telegrams"] == said(page, "//tr[@id='act-lost']/td")[1:]
    assert 1 == len(find(page, "//tr[@id='clock-moscow']/td"))
    assert ["Clocks"] == said(page, "//h2[@id='taxonomy-clock']")
    assert [f"{ASKED['href']}.html"] == find(page, "//tr[@id='precedence-t']//a/@href")


def test_entry_names_its_languages(lists: Lists) -> None:
    """Every name in another script says its language, in the title and in the list of names."""
    page = compose_entry(lists, names=COVERS)

    assert ["斯大林", "Иосиф Сталин"] == said(page, "//header//p[@class='scripts']/span")
    assert ["zh-Hans", "ru"] == find(page, "//p[@class='scripts']/span/@lang")
    facts = dict(zip(said(page, "//dt"), said(page, "//dd"), strict=True))
    assert facts["English"] == "Joseph Stalin, Filippov (cover name), Feng Xi (cover name)"
    assert facts["Chinese, simplified"] == "斯大林"


def test_cover_names_say_who_identifies_them(lists: Lists) -> None:
    """
    A cover name is identified by who put the words in brackets, or else by the entry's sources.
    """
    said = mention("FILIPPOV [Stalin]", cover=True, weighed="probable (the translator)")
    page = compose_entry(lists, (said,), names=COVERS)

    assert row(page) == {
        "Cover name": "Filippov",
        "Identified by": "“[Stalin]”: probable (the translator)",
        "Where": "1",
    }
    assert row(page, 2) == {
        "Cover name": "Feng Xi",
        "Identified by": "a source of this entry",
        "Where": "in none of these telegrams",
    }
    editors = compose_entry(lists, (mention("FILIPPOV ⟨Stalin⟩", cover=True),), names=COVERS)
    assert "“⟨Stalin⟩”" == row(editors)["Identified by"]


def test_mentions_are_a_concordance(lists: Lists) -> None:
    """A mention is the words before, the words, the words after and the place, in this order."""
    mentions = (mention("Stalin"), mention("FILIPPOV [Stalin]", cover=True))
    page = compose_entry(lists, mentions)

    classes = find(page, "//ol[@class='concordance']/li[1]/*/@class")
    assert ["before", "keyword", "after", "weighed", "where"] == classes
    assert ["To Comrade Stalin 1", "To Comrade FILIPPOV [Stalin] 1"] == said(page, "//ol/li")
    (href, _) = find(page, "//span[@class='where']/a/@href")
    assert "../telegrams/1950/tg-1950-1.html#tg-1950-1.opener" == href
    remark = "2 mentions in 1 telegram. A cover name with its identification counts once."
    assert [remark] == said(page, "//p[@class='remark']")


CUT: dict[str, Any] = {
    "name": "1950",
    "count": 1234,
    "telegrams": 300,
    "sent": 2,
    "received": 3,
    "handled": 0,
    "copied": 0,
    "previous": None,
    "next": "1951-01",
}


def test_an_entry_named_often_leads_to_years(lists: Lists) -> None:
    """Where there are too many mentions for one page it says how many each year or month has."""
    covers = [{"text": "FILIPPOV [Stalin]", "count": 900}]
    slice_ = {
        "entry": {**PERSON, "names": COVERS, "count": 1300, "telegrams": 310},
        "cuts": [CUT, {**CUT, "name": "1951-01"}],
        "words": [covers[0]["text"]],
        "covers": covers,
    }
    page = lists.page("register", "entry", slice_)

    (cover, table) = find(page, "//table")
    assert ["Filippov", "“[Stalin]”", "900 mentions"] == said(cover, "tbody/tr[1]/*")
    assert ["1950", "2", "3", "0", "0", "300", "1,234"] == said(table, "tbody/tr[1]/*")
    assert ["person-stalin/1950.html", "person-stalin/1951-01.html"] == find(
        table, "tbody//a/@href"
    )
    assert "FILIPPOV [Stalin]" == said(page, "//dd")[0]
    assert ["1300 mentions in 310 telegrams."] == said(page, "//p[@class='remark']")


def test_a_year_of_an_entry_has_a_page(lists: Lists) -> None:
    """It tells the entry's parts and mentions in that time, and leads to the entry and the next."""
    entry = {key: PERSON[key] for key in ("id", "kind", "name", "href")}
    parts = {"sent": [ANSWER], "received": [], "handled": [], "copied": []}
    lines = {"lines": tell_lines([mention("Stalin")])}
    page = lists.page("register", "cut", {"entry": entry, "cut": CUT, **parts, **lines})

    assert ["Joseph Stalin, 1950"] == said(page, "//h1")
    hrefs = ["../../persons/person-stalin.html", "1951-01.html"]
    assert hrefs == find(page, "//main//nav//a/@href")
    (_, href) = find(page, "//main//table//a/@href | //ol//a/@href")
    assert "../../telegrams/1950/tg-1950-1.html#tg-1950-1.opener" == href


def test_long_lists_of_uses_are_cut(lists: Lists) -> None:
    """A category or a cited document with too many uses has links to years in their place."""
    long = {**PERSON, "count": 1234, "mentions": [], "cuts": [CUT]}
    category = {
        **long,
        "id": "unit-piece",
        "kind": "category",
        "type": "unit",
        "href": "categories#unit-piece",
    }
    cited = {**long, "id": "cited-x", "kind": "cited", "type": "promise", "href": "cited#cited-x"}
    categories = lists.page("register", "register", {"kind": "category", "entries": [category]})
    works = lists.page("register", "register", {"kind": "cited", "entries": [cited]})

    assert ["categories/unit-piece/1950.html"] == find(
        categories, "//tr[@id='unit-piece']//a/@href"
    )
    assert ["1950 (1234)"] == said(categories, "//tr[@id='unit-piece']/td[last()]")
    assert ["cited/cited-x/1950.html"] == find(works, "//*[@id='cited-x']//a/@href")
    whole = lists.page("register", "cut", {"entry": category, "cut": CUT})
    assert "../../categories.html#unit-piece" == find(whole, "//main//nav//a/@href")[0]


def test_entry_says_its_parts(lists: Lists) -> None:
    """
    What an entry sent, received and was given copies of stands in a table; empty parts do not.
    """
    page = compose_entry(
        lists, sent=[ANSWER], copied=[{**ASKED, "copies": 2}, {**ANSWER, "copies": None}]
    )

    assert row(page) == {"Part": "Sent", "Number": "1", "Which": "2"}
    assert row(page, 2) == {"Part": "Copied to", "Number": "2", "Which": "1 (2 copies), 2"}


def test_entry_says_what_is_not_known(lists: Lists) -> None:
    """A person without a death and without mentions is said to be so."""
    page = compose_entry(lists)

    assert ["Born 18 December 1878 · died not stated"] == said(page, "//p[@class='dates']")
    assert ["Not mentioned in the words of the telegrams."] == said(page, "//p[@class='remark']")


def test_offices_have_their_time(lists: Lists) -> None:
    """An office is held on a day, in a month or between days, in words."""
    offices = [
        {"text": "Chairman", "from": "1949-10-01", "to": "1954", "when": None},
        {"text": "Secretary", "from": None, "to": None, "when": "1950-11"},
        {"text": "Member", "from": None, "to": None, "when": None},
    ]
    page = compose_entry(lists, offices=offices)

    times = ["from 1 October 1949 to 1954", "November 1950", "not stated"]
    assert times == [row(page, n)["When"] for n in (1, 2, 3)]


def test_places_lie_somewhere(lists: Lists) -> None:
    """A place says what it is and where; latitude and longitude name their directions."""
    page = compose_entry(
        lists, kind="place", type="settlement", geo=[-39.5, 116.25], received=[ASKED]
    )

    assert ["Settlement · 39.5° S, 116.25° E"] == said(page, "//p[@class='dates']")
    assert "Received at" == row(page)["Part"]


def test_only_web_addresses_are_links(lists: Lists) -> None:
    """An identifier is a link if its address is one of the web, and plain words otherwise."""
    identifiers = [
        {"type": "VIAF", "value": "1", "uri": "https://viaf.org/viaf/1"},
        {"type": "URI", "value": "x", "uri": "javascript:alert(1)"},
        {"type": "ISNI", "value": "2", "uri": None},
    ]
    page = compose_entry(lists, identifiers=identifiers)

    assert ["https://viaf.org/viaf/1"] == find(page, "//aside//a/@href")
    assert ["person-stalin VIAF · URI x · ISNI 2"] == said(page, "//aside")
