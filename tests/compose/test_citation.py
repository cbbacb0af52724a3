"""A telegram's page, its metadata, BibTeX and CSL cite it in the same words."""

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from needs import ROOT
from playwright.sync_api import Browser
from telegram_pages import EDITION, Press

from edition.catalogue.citation import open_citation
from edition.describe.citation import cite_telegram, write_bibtex

TELEGRAM = (ROOT / "tei/telegrams/tg-1950-26637.xml").read_text("utf-8")
STATIONS = (ROOT / "tests/fixtures/valid/stations.xml").read_text("utf-8")
ADDRESS = "https://telegrams.example.edu/tests/"
HOSTILE = (
    "</script><script>alert(1)</script>",
    "<!-- <script> -->",
    "]]></title><img src=x onerror=alert(1)>",
    "\u2028'\";//\\",
)


@pytest.fixture(scope="module")
def press() -> Press:
    """The stylesheets, with an address of the edition's own."""
    return Press.prepare(ROOT / "xslt", {**EDITION, "base-url": ADDRESS, "address": ADDRESS})


def read_meta(page: html.HtmlElement) -> dict[str, list[str]]:
    """Read the metadata of a page by their names."""
    found: dict[str, list[str]] = {}
    for meta in page.xpath("//head/meta[@content]"):
        name = meta.get("name") or meta.get("property") or ""
        found.setdefault(name, []).append(meta.get("content"))
    return found


def read_linked(page: html.HtmlElement) -> dict[str, Any]:
    """Read the linked data of a page."""
    (text,) = page.xpath("//script[@type = 'application/ld+json']/text()")
    read: dict[str, Any] = json.loads(text)
    return read


def read_forms(page: html.HtmlElement) -> tuple[str, dict[str, Any]]:
    """Read BibTeX and the item of CSL."""
    bibtex, csl = (code.text_content() for code in page.xpath("//pre/code"))
    (item,) = json.loads(csl)
    return bibtex, item


def test_all_forms_say_the_same(press: Press) -> None:
    """Title, author, editors, days, shelfmark and address are one in all of them."""
    page = press.compose(TELEGRAM)
    meta, linked, (bibtex, csl) = read_meta(page), read_linked(page), read_forms(page)
    sentence = page.xpath("string(//*[@class = 'citation']/p[1])")
    url = f"{ADDRESS}telegrams/1950/tg-1950-26637.html"
    title = "Mao Zedong to Filippov [Stalin], 7 November 1950, No. 26637"

    assert [title] == meta["citation_title"]
    assert title == linked["name"] == csl["title"]
    assert f"title = {{{{{title}}}}}" in bibtex
    assert sentence.startswith(f"Mao Zedong. {title.replace(', No.', ', telegram No.')}.")
    assert ["Mao Zedong,"] == meta["citation_author"]
    assert ["Mao Zedong"] == meta["DC.creator"]
    assert [{"@type": "Person", "name": "Mao Zedong"}] == linked["author"]
    assert [{"literal": "Mao Zedong"}] == csl["author"]
    assert ["2026-11-22"] == meta["citation_date"] == meta["DCTERMS.modified"]
    assert "22 November 2026" in sentence
    assert ["1950-11-07"] == meta["DCTERMS.created"]
    assert "1950-11-07" == linked["dateSent"]
    assert "origdate = {1950-11-07}" in bibtex
    assert [EDITION["title"]] == meta["citation_book_title"] == meta["og:site_name"]
    assert EDITION["title"] == csl["container-title"] == linked["isPartOf"]["name"]
    assert csl["archive_location"] == linked["isBasedOn"][0]["itemLocation"]
    assert csl["archive_location"] in sentence
    assert csl["note"] in bibtex
    assert [url] == meta["citation_public_url"] == meta["og:url"]
    assert [url] == page.xpath("//link[@rel = 'canonical']/@href")
    assert url == csl["URL"] == linked["@id"]
    assert sentence.endswith(url)


def test_an_unchanged_address_is_nowhere(press: Press) -> None:
    """As long as base-url is an example, no form of the citation has an address."""
    page = Press.prepare(ROOT / "xslt").compose(TELEGRAM)

    assert "example.edu" in html.tostring(press.compose(TELEGRAM), encoding="unicode")
    assert "example.org" not in html.tostring(page, encoding="unicode")
    assert not page.xpath("//link[@rel = 'canonical']")
    assert not {"og:url", "og:image", "citation_public_url"} & {*read_meta(page)}
    assert not {"@id", "url"} & {*read_linked(page)}


def test_a_shared_page_has_the_picture_of_the_edition(press: Press) -> None:
    """The picture stands among the assets and has the size that the page says."""
    meta = read_meta(press.compose(TELEGRAM))
    (address,) = meta["og:image"]
    picture = (ROOT / "xslt" / address.removeprefix(ADDRESS)).read_bytes()
    sizes = [str(int.from_bytes(picture[place : place + 4])) for place in (16, 20)]

    assert picture.startswith(b"\x89PNG")
    assert sizes == ["1200", "630"] == meta["og:image:width"] + meta["og:image:height"]
    assert meta["og:image:alt"]


def test_the_address_of_a_header_is_cited_even_so() -> None:
    """The source states it; the page itself has no canonical address."""
    address = "https://hdl.handle.net/1/2"
    number = '<idno type="edition">'
    page = Press.prepare(ROOT / "xslt").compose(
        TELEGRAM.replace(number, f'<idno type="URI">{address}</idno>{number}')
    )

    assert [address] == read_meta(page)["citation_public_url"]
    assert address == read_forms(page)[1]["URL"]
    assert not page.xpath("//link[@rel = 'canonical']")


@pytest.mark.parametrize("text", HOSTILE)
def test_no_title_ends_the_linked_data(text: str) -> None:
    """Whatever a title or an editor's name says, it stays a text, and no script more is there."""
    settings = {**EDITION, "title": text, "editors": [text]}
    title = "<title>Mao Zedong to Filippov [Stalin], 7 November 1950</title>"
    assert title in TELEGRAM
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    written = Press.prepare(ROOT / "xslt", settings).write(
        TELEGRAM.replace(title, f"<title>{escaped}</title>")
    )
    page = html.document_fromstring(written)
    linked = read_linked(page)

    assert 2 == len([*page.iter("script")])
    assert [] == page.xpath("//img | //@onerror")
    assert text == linked["isPartOf"]["name"] == linked["isPartOf"]["editor"][0]["name"]
    assert " ".join(text.split()) in linked["name"]


def test_a_browser_reads_no_script_but_ours(browser: Browser, tmp_path: Path) -> None:
    """Chromium finds the script and the data, and the page’s policy has nothing against either."""
    text = " ".join(HOSTILE)
    place = tmp_path / "page.html"
    settings = {**EDITION, "title": text}
    place.write_text(Press.prepare(ROOT / "xslt", settings).write(TELEGRAM), encoding="utf-8")
    page, said = browser.new_page(), list[str]()
    page.on("console", lambda message: said.append(message.text))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.goto(place.as_uri())
    read = page.evaluate("JSON.parse(document.scripts[1].textContent).isPartOf.name")
    count = page.evaluate("document.scripts.length")
    page.close()

    assert (2, text) == (count, read)
    assert all("ERR_FILE_NOT_FOUND" in line for line in said), said


def test_who_is_inferred_is_no_author_of_metadata(press: Press) -> None:
    """Zotero takes the brackets off, so the name is left out; elsewhere they show it."""
    page = press.compose((ROOT / "tests/fixtures/valid/weighed.xml").read_text("utf-8"))

    assert {"literal": "[Zhou Enlai]"} in read_forms(page)[1]["author"]
    assert "[Zhou Enlai]" in page.xpath("string(//*[@class = 'citation']/p[1])")
    for said in (read_meta(page).get("citation_author", []), read_meta(page).get("DC.creator", [])):
        assert not any("Zhou" in name for name in said)
    assert not any("Zhou" in one["name"] for one in read_linked(page).get("author", []))


def test_a_name_that_zotero_would_part_is_left_out() -> None:
    """It parts names at commas; the other forms have the name."""
    page = Press.prepare(ROOT / "xslt", {**EDITION, "editors": ["A. Bee", "C, d e; f"]}).compose(
        TELEGRAM
    )

    assert ["A. Bee,"] == read_meta(page)["citation_editor"]
    assert ["A. Bee", "C, d e; f"] == [one["literal"] for one in read_forms(page)[1]["editor"]]
    assert "editor = {{A. Bee} and {C, d e; f}}" in read_forms(page)[0]


@pytest.mark.parametrize(
    ("date", "created"),
    [
        ("when='1950-11-16T22:00:00'", "1950-11-16"),
        ("when='1950-11'", "1950-11"),
        ("from='1950-11-16' to='1950-11-17'", "1950-11-16/1950-11-17"),
        ("notBefore='1950-11-16'", None),
        ("from='1950-11-16'", None),
        ("when='1950-11-16' cert='medium'", None),
        ("when='1950-11-16' evidence='conjecture'", None),
    ],
)
def test_only_a_stated_day_is_the_originals(press: Press, date: str, created: str | None) -> None:
    """A limit, or what is inferred, is no day of sending."""
    first, _, rest = STATIONS.partition("<date ")
    while 'type="sent"' not in first.rpartition("<correspAction")[2]:
        more, _, rest = rest.partition("<date ")
        first = f"{first}<date {more}"
    inner, _, after = rest.partition("</correspAction>")
    source = f"{first}<date {date}>then</date></correspAction>{after}"
    assert inner
    bibtex, csl = read_forms(page := press.compose(source))

    assert [created] == read_meta(page).get("DCTERMS.created", [None])
    assert ("origdate" in bibtex) == ("original-date" in csl) == (created is not None)
    assert created is None or f"origdate = {{{created}}}" in bibtex


def test_keys_are_different_and_in_ascii(press: Press) -> None:
    """Ids at the limits of a name, as BibTeX takes them."""
    document = press.saxon.parse(TELEGRAM)
    citation = open_citation(press.saxon.text(press.describe, "citation", document))
    keys = []
    for name in ("tg-1950-ж", "tg-1950-з", "tg-1950-_436_", "tg-" + "9" * 300):
        entry = write_bibtex(cite_telegram({**citation, "id": name}, press.settings))
        keys.append(entry.partition("{")[2].partition(",")[0])

    assert len(keys) == len({*keys})
    assert all(key.isascii() and not set(key) & set("{}\"#%'()=,\\~ ") for key in keys)


def test_pages_of_all_kinds_are_told(published: Path) -> None:
    """Each page has its title and language; none has the address of the examples in its head."""
    for path in sorted((published / "public").rglob("*.html")):
        page = html.parse(path).getroot()
        meta = read_meta(page)
        assert meta["DC.title"] == meta["og:title"], path
        assert {"DC.language", "DC.rights", "og:type", "og:site_name"} <= {*meta}, path
        assert not page.xpath("//head//@*[contains(., 'example.org')]"), path
    home = html.parse(published / "public/index.html").getroot()
    assert ["book"] == read_meta(home)["og:type"]
    assert "Collection" == read_linked(home)["@type"]
