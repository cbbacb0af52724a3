"""
The pages that list: contents, registers, an entry, front matter, downloads.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from composed import EDITION
from lxml import etree, html
from needs import ROOT

from edition.errors import EditionError
from edition.saxon import Saxon, Stylesheet

TEI = "{http://www.tei-c.org/ns/1.0}"
FRONT = sorted((ROOT / "tei" / "front").glob("*.xml"))
ASKED = {
    "id": "tg-1950-1",
    "href": "telegrams/1950/tg-1950-1",
    "title": "Zhou Enlai to Filippov [Stalin], 17 November 1950",
    "number": "1",
    "date": "1950-11-17T10:00:00",
}
ANSWER = {
    "id": "tg-1950-2",
    "href": "telegrams/1950/tg-1950-2",
    "title": "Filippov [Stalin] to Zhou Enlai",
    "number": "2",
    "date": "",
}
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


@dataclass(frozen=True, slots=True)
class Lists:
    """
    The stylesheets of the pages that list.
    """

    saxon: Saxon
    stylesheets: dict[str, Stylesheet]

    def page(self, stylesheet: str, function: str, slice_: object) -> html.HtmlElement:
        """
        The page made from a slice of the catalogue.
        """
        sheet = self.stylesheets[stylesheet]
        return html.document_fromstring(self.saxon.text(sheet, function, json.dumps(slice_)))

    def front(self, source: str, stem: str = "introduction") -> html.HtmlElement:
        """
        The page made from a document of the front matter.
        """
        document = self.saxon.parse(source)
        text = self.saxon.text(self.stylesheets["front"], "front", document, stem)
        return html.document_fromstring(text)

    def entry(self, mentions: tuple[object, ...] = (), **changes: object) -> html.HtmlElement:
        """
        The page of a person who is like the one above but for some changes.
        """
        parts: dict[str, list[object]] = {"sent": [], "received": [], "copied": []}
        for part in parts:
            if part in changes:
                parts[part] = changes.pop(part)  # type: ignore[assignment]
        entry = PERSON | changes
        return self.page("register", "entry", {"entry": entry, "mentions": mentions, **parts})


@pytest.fixture(scope="module")
def lists() -> Lists:
    """
    The stylesheets of this edition, compiled and locked in.
    """
    saxon = Saxon()
    stylesheets = {
        name: saxon.compile(ROOT / "xslt" / f"{name}.xsl", {"edition": json.dumps(EDITION)})
        for name in ("contents", "register", "front", "downloads")
    }
    saxon.lock()
    return Lists(saxon, stylesheets)


def telegram(**changes: object) -> dict[str, object]:
    """
    A telegram of which the contents know next to nothing.
    """
    unknown = {"regest": None, "status": "published", "words": 1, "precedence": None}
    around = {"from": [], "to": [], "sent": None, "received": None, "replies_to": None}
    return {**ASKED, **unknown, **around, "answers": [], **changes}


def mention(text: str, *, cover: bool = False) -> dict[str, object]:
    """
    A mention in the request.
    """
    words = {"before": "To Comrade ", "text": text, "after": ""}
    return {"telegram": ASKED, "anchor": "tg-1950-1.opener", "cover": cover, **words}


def said(page: html.HtmlElement, path: str) -> list[str]:
    """
    The words of the elements at a path, white space collapsed.
    """
    return [" ".join(element.text_content().split()) for element in page.xpath(path)]


def row(page: html.HtmlElement, position: int = 1) -> dict[str, str]:
    """
    The cells of a row of the first table by the names of their columns.
    """
    cells = page.xpath(f"(//table)[1]/tbody/tr[{position}]/*")
    return {cell.get("data-label"): " ".join(cell.text_content().split()) for cell in cells}


def front(body: str) -> str:
    """
    A document of the front matter with this body.
    """
    title = "<titleStmt><title>Introduction</title></titleStmt>"
    header = f"<teiHeader><fileDesc>{title}</fileDesc></teiHeader>"
    return f'<TEI xmlns="{TEI[1:-1]}">{header}<text><body>{body}</body></text></TEI>'


def test_contents_say_what_is_not_stated(lists: Lists) -> None:
    """
    What a telegram does not state is said in words, in the place where it would stand.
    """
    page = lists.page("contents", "contents", {"telegrams": [telegram()]})

    assert row(page) == {
        "No.": "1",
        "Telegram": "Zhou Enlai to Filippov [Stalin]",
        "Sent": "not stated",
        "Received": "not stated",
        "From": "not stated",
        "Precedence": "not stated",
    }


def test_contents_say_what_is_stated(lists: Lists) -> None:
    """
    A row says when and whence a telegram was sent, what it is about, and what answers it.
    """
    sent = {
        "date": {"when": "1950-11-17T10:00:00", "text": "17.11 10:00"},
        "place": {"ref": "place-beijing", "name": "Beijing"},
    }
    received = {"date": {"notAfter": "1950-11-18", "text": ""}, "place": None}
    known = telegram(
        regest="Asks.",
        sent=sent,
        received=received,
        precedence={"ref": "precedence-urgent", "text": "URGENT T"},
        answers=[ANSWER],
    )
    page = lists.page("contents", "contents", {"telegrams": [known]})

    assert row(page) == {
        "No.": "1",
        "Telegram": "Zhou Enlai to Filippov [Stalin] Asks. Answered by 2",
        "Sent": "17 Nov, 10:00° (clock assumed)",
        "Received": "not after 18 Nov",
        "From": "Beijing",
        "Precedence": "URGENT T",
    }
    assert ["1950-11-17T10:00:00"] == page.xpath("//time/@datetime")
    assert "never converted" in page.xpath("string(//main//p[contains(@class, 'remark')])")


@pytest.mark.parametrize(
    "when", ["1950-11-17", "1950-11-17T10:00:00Z", "1950-11-17T10:00:00+08:00"]
)
def test_clock_is_assumed_for_hours_without_zone_only(lists: Lists, when: str) -> None:
    """
    A day, or an hour with its time zone, carries no sign, and no sign is explained.
    """
    known = telegram(sent={"date": {"when": when, "text": ""}, "place": None})
    page = lists.page("contents", "contents", {"telegrams": [known]})

    assert [] == page.xpath("//*[@class='degree']")


def test_contents_are_cut_by_month(lists: Lists) -> None:
    """
    Each month has a table under its name; telegrams without a date stand by themselves.
    """
    dates = ("", "1950-11-07", "1950-11-17T10:00:00", "1951-02")
    telegrams = [telegram(id=f"tg-1950-{n}", date=date) for n, date in enumerate(dates)]
    page = lists.page("contents", "contents", {"telegrams": telegrams})

    names = ["Date of sending not stated", "November 1950", "February 1951"]
    assert names == said(page, "//h2")
    assert [1, 2, 1] == [len(table.xpath("tbody/tr")) for table in page.xpath("//table")]


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
    """
    The first sentence counts the telegrams and names the first and the last day.
    """
    page = lists.page("contents", "contents", {"telegrams": [telegram(date=d) for d in dates]})

    assert [summary] == said(page, "//p[@class='summary']")


def test_values_are_escaped(lists: Lists) -> None:
    """
    Whatever looks like markup in a value is shown, not obeyed.
    """
    evil = "<img src=x onerror=alert(1)>&amp;\"'"
    page = lists.page("contents", "contents", {"telegrams": [telegram(title=evil, regest=evil)]})

    assert [] == page.xpath("//img")
    assert f"{evil} {evil}" == row(page)["Telegram"]


def test_register_lists_entries(lists: Lists) -> None:
    """
    A register's list has each entry's name, scripts, description and counts, in the given order.
    """
    stalin = {**PERSON, "names": COVERS, "description": "Signs.", "count": 1234, "telegrams": 2}
    unnamed = {**PERSON, "id": "person-x", "name": "Somebody", "birth": None}
    page = lists.page("register", "register", {"kind": "person", "entries": [stalin, unnamed]})

    assert row(page) == {
        "Name": "Joseph Stalin1878–",
        "In other scripts": "斯大林 Иосиф Сталин",
        "About": "Signs.",
        "Telegrams": "2",
        "Mentions": "1,234",
    }
    assert row(page, 2)["In other scripts"] == "not stated"
    assert ["zh-Hans", "ru"] == page.xpath("//td//@lang")
    assert ["persons/person-stalin.html"] * 2 == page.xpath("//th/div/a/@href")


def test_cited_documents_have_anchors(lists: Lists) -> None:
    """
    A cited document stands under its id with the words that cite it and where they stand.
    """
    cited = {**PERSON, "id": "cited-x", "kind": "cited", "type": "promise", "name": "A promise"}
    slice_ = {"kind": "cited", "entries": [{**cited, "mentions": [mention("which you promised")]}]}
    page = lists.page("register", "register", slice_)

    assert ["“To Comrade which you promised” 1"] == said(page, "//*[@id='cited-x']//li")
    link = "telegrams/1950/tg-1950-1.html#tg-1950-1.opener"
    assert [link] == page.xpath("//*[@id='cited-x']//li/a/@href")


def test_terms_have_anchors_and_uses(lists: Lists) -> None:
    """
    A term is a row under its id; a taxonomy whose uses nobody counts does not speak of uses.
    """
    term = {**PERSON, "kind": "term", "mentions": []}
    entries = [
        {**term, "id": "act-held", "type": "act", "count": 2, "mentions": [mention("two")] * 2},
        {**term, "id": "act-lost", "type": "act"},
        {**term, "id": "clock-moscow", "type": "clock"},
    ]
    page = lists.page("register", "register", {"kind": "term", "entries": entries})

    assert ["act-held", "act-lost", "clock-moscow"] == page.xpath("//tr/@id")
    assert ["2", "1"] == said(page, "//tr[@id='act-held']/td")[1:]
    assert ["0", "not used in these telegrams"] == said(page, "//tr[@id='act-lost']/td")[1:]
    assert 1 == len(page.xpath("//tr[@id='clock-moscow']/td"))


def test_entry_names_its_languages(lists: Lists) -> None:
    """
    Every name in another script says its language, in the title and in the list of names.
    """
    page = lists.entry(names=COVERS)

    assert ["斯大林", "Иосиф Сталин"] == said(page, "//header//p[@class='scripts']/span")
    assert ["zh-Hans", "ru"] == page.xpath("//p[@class='scripts']/span/@lang")
    facts = dict(zip(said(page, "//dt"), said(page, "//dd"), strict=True))
    assert facts["English"] == "Joseph Stalin, Filippov (cover name), Feng Xi (cover name)"
    assert facts["Chinese, simplified"] == "斯大林"


def test_cover_names_say_who_identifies_them(lists: Lists) -> None:
    """
    A cover name is identified by who put the words in brackets, or else by the entry's sources.
    """
    page = lists.entry((mention("FILIPPOV [Stalin]", cover=True),), names=COVERS)

    assert row(page) == {
        "Cover name": "Filippov",
        "Identified by": "the translator: “[Stalin]”",
        "Where": "1",
    }
    assert row(page, 2) == {
        "Cover name": "Feng Xi",
        "Identified by": "a source of this entry",
        "Where": "in none of these telegrams",
    }
    editors = lists.entry((mention("FILIPPOV ⟨Stalin⟩", cover=True),), names=COVERS)
    assert "the editors: “⟨Stalin⟩”" == row(editors)["Identified by"]


def test_mentions_are_a_concordance(lists: Lists) -> None:
    """
    A mention is the words before, the words, the words after and the place, in this order.
    """
    mentions = (mention("Stalin"), mention("FILIPPOV [Stalin]", cover=True))
    page = lists.entry(mentions, count=2, telegrams=1)

    classes = page.xpath("//ol[@class='concordance']/li[1]/*/@class")
    assert ["before", "keyword", "after", "where"] == classes
    assert ["To Comrade Stalin 1", "To Comrade FILIPPOV [Stalin] 1"] == said(page, "//ol/li")
    (href, _) = page.xpath("//span[@class='where']/a/@href")
    assert "../telegrams/1950/tg-1950-1.html#tg-1950-1.opener" == href
    remark = "2 mentions in 1 telegram. A cover name with its identification counts once."
    assert [remark] == said(page, "//p[@class='remark']")


def test_entry_says_its_parts(lists: Lists) -> None:
    """
    What an entry sent, received and was given copies of stands in a table; empty parts do not.
    """
    page = lists.entry(sent=[ANSWER], copied=[{**ASKED, "copies": 2}, {**ANSWER, "copies": None}])

    assert row(page) == {"Part": "Sent", "Number": "1", "Which": "2"}
    assert row(page, 2) == {"Part": "Copied to", "Number": "2", "Which": "1 (2 copies), 2"}


def test_entry_says_what_is_not_known(lists: Lists) -> None:
    """
    A person without a death and without mentions is said to be so.
    """
    page = lists.entry()

    assert ["Born 18 December 1878 · died not stated"] == said(page, "//p[@class='dates']")
    assert ["Not mentioned in the words of the telegrams."] == said(page, "//p[@class='remark']")


def test_offices_have_their_time(lists: Lists) -> None:
    """
    An office is held on a day, in a month or between days, in words.
    """
    offices = [
        {"text": "Chairman", "from": "1949-10-01", "to": "1954", "when": None},
        {"text": "Secretary", "from": None, "to": None, "when": "1950-11"},
        {"text": "Member", "from": None, "to": None, "when": None},
    ]
    page = lists.entry(offices=offices)

    times = ["from 1 October 1949 to 1954", "November 1950", "not stated"]
    assert times == [row(page, n)["When"] for n in (1, 2, 3)]


def test_places_lie_somewhere(lists: Lists) -> None:
    """
    A place says what it is and where; latitude and longitude name their directions.
    """
    page = lists.entry(kind="place", type="settlement", geo=[-39.5, 116.25], received=[ASKED])

    assert ["Settlement · 39.5° S, 116.25° E"] == said(page, "//p[@class='dates']")
    assert "Received at" == row(page)["Part"]


def test_only_web_addresses_are_links(lists: Lists) -> None:
    """
    An identifier is a link if its address is one of the web, and plain words otherwise.
    """
    identifiers = [
        {"type": "VIAF", "value": "1", "uri": "https://viaf.org/viaf/1"},
        {"type": "URI", "value": "x", "uri": "javascript:alert(1)"},
        {"type": "ISNI", "value": "2", "uri": None},
    ]
    page = lists.entry(identifiers=identifiers)

    assert ["https://viaf.org/viaf/1"] == page.xpath("//aside//a/@href")
    assert ["person-stalinVIAF · URI x · ISNI 2"] == said(page, "//aside")


def words(pieces: Iterator[str]) -> list[str]:
    """
    The words of a text without the marks between them.
    """
    return re.findall(r"\w+", "".join(pieces))


@pytest.mark.parametrize("path", FRONT, ids=lambda path: path.stem)
def test_front_matter_keeps_its_words(lists: Lists, path: Path) -> None:
    """
    The words of an introduction stand on its page, all of them, in their order.
    """
    body = etree.parse(path).getroot().find(f"{TEI}text/{TEI}body")
    assert body is not None
    (prose,) = lists.front(path.read_text("utf-8"), path.stem).find_class("prose")

    assert words(body.itertext()) == words(prose.itertext())


def test_front_matter_is_semantic(lists: Lists) -> None:
    """
    Sections, lists and phrases become what HTML has for them, and languages are kept.
    """
    page = lists.front(
        front("""<div><head>One</head><p xml:id="here">A <term>term</term>, <emph>so</emph>,
        <foreign xml:lang="ru">шифр</foreign>, <title>Book</title>, <title level="a">Part</title>:
        <list><item>first</item></list> and <date when="1950-11-17">then</date>.</p>
        <div><head>Two</head><list><label>1.</label><item>only</item></list></div></div>""")
    )

    assert ["One"] == said(page, "//h2")
    assert ["Two"] == said(page, "//h3")
    assert ["first"] == said(page, "//div[@class='text prose']/ul/li")
    assert ["1.", "only"] == said(page, "//dl/*")
    assert ["term", "шифр"] == said(page, "//i")
    assert ["ru"] == page.xpath("//i/@lang")
    assert ["Book", "Part", "so", "then"] == said(page, "//p/*[self::cite or self::q]") + said(
        page, "//p/em | //p/time"
    )
    assert ["here"] == page.xpath("//main//p/@id")


def test_names_in_prose_are_links(lists: Lists) -> None:
    """
    A name leads to its entry, a reference to its page; a name within a link is no second link.
    """
    page = lists.front(
        front("""<p><persName ref="person:stalin">Stalin</persName>,
        <orgName ref="org:a">the <orgName ref="org:b">inner</orgName></orgName>,
        <ref target="telegram:tg-1950-1.p1">here</ref>, <ref target="cited:x">there</ref>,
        <ref target="principles.html#section-rights">rights</ref>,
        <ref target="https://example.org/">web <persName ref="person:x">X</persName></ref></p>""")
    )

    assert [
        "persons/person-stalin.html",
        "organizations/org-a.html",
        "telegrams/1950/tg-1950-1.html#tg-1950-1.p1",
        "cited.html#cited-x",
        "principles.html#section-rights",
        "https://example.org/",
    ] == page.xpath("//main//p//a/@href")


def test_sections_have_ids_of_their_own(lists: Lists) -> None:
    """
    The outline leads to every section, also to those that are called the same.
    """
    sections = ["<head>Rights!</head>", "<head>Rights</head>", "<head>权利 и</head>"]
    divs = "".join(f"<div>{head}<p>x</p></div>" for head in sections)
    page = lists.front(front(f'{divs}<div xml:id="own"><head>Rights</head></div>'))

    ids = ["section-rights", "section-rights-2", "section-权利-и", "own"]
    assert ids == page.xpath("//h2/@id")
    assert [f"#{id_}" for id_ in ids] == page.xpath("//nav//li/a[starts-with(@href, '#')]/@href")


def test_unknown_markup_stops_the_page(lists: Lists) -> None:
    """
    Markup that no template provides for is an error that begins with its path.
    """
    with pytest.raises(EditionError, match=r"^/Q\{.*p\[1\]/Q\{.*measure\[1\] : .*measure in p"):
        lists.front(front("<p>Some <measure>500 automobiles</measure>.</p>"))


def test_unsafe_targets_stop_the_page(lists: Lists) -> None:
    """
    A reference that is neither ours nor of the web is an error that names it.
    """
    with pytest.raises(EditionError, match="“javascript:alert"):
        lists.front(front('<p><ref target="javascript:alert(1)">x</ref></p>'))


def test_downloads_are_links_with_sizes(lists: Lists) -> None:
    """
    Each file is a link whose words are its format, its telegram and its size.
    """
    files = [
        {"name": "tg-1950-1.txt", "kind": "txt", "bytes": 999},
        {"name": "tg-1950-1.xml", "kind": "xml", "bytes": 34567},
    ]
    page = lists.page("downloads", "downloads", {"telegrams": [{**ASKED, "files": files}]})

    assert row(page) == {
        "No.": "1",
        "Telegram": ASKED["title"],
        "Plain text": "Plain text 1, 999 bytes",
        "TEI": "TEI 1, 34.6 kB",
        "Record, JSON": "not stated",
    }
    hrefs = [f"telegrams/1950/tg-1950-1.{kind}" for kind in ("txt", "xml")]
    assert hrefs == page.xpath("//td//a/@href")


def test_stacked_tables_name_their_cells(published_pages: list[Path]) -> None:
    """
    Where a table becomes labels and values, each cell has its column's name and one element.
    """
    for path in published_pages:
        page = html.document_fromstring(path.read_bytes())
        for table in page.xpath("//table[contains(@class, 'stack')]"):
            heads = [" ".join(th.text_content().split()) for th in table.xpath("thead/tr/th")]
            for line in table.xpath("tbody/tr"):
                labels = [cell.get("data-label") for cell in line]
                assert [head.removesuffix(" ↑") for head in heads] == labels, path
                assert {1} == {len(cell) for cell in line}, path
