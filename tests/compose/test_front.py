"""The front matter's pages keep its words, lead to what it names, and drop nothing silently."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from list_pages import Lists, find, pieces, said
from lxml import etree
from needs import ROOT

from edition.errors import EditionError

TEI = "{http://www.tei-c.org/ns/1.0}"
FRONT = sorted((ROOT / "tei" / "front").glob("*.xml"))


@pytest.fixture(scope="module")
def lists() -> Lists:
    """The stylesheets of this edition."""
    return Lists.prepare()


def front(body: str) -> str:
    """A document of the front matter with this body."""
    title = "<titleStmt><title>Introduction</title></titleStmt>"
    prefixes = "".join(
        f'<prefixDef ident="{name}"/>' for name in ("person", "place", "act", "telegram", "cited")
    )
    declared = f"<encodingDesc><listPrefixDef>{prefixes}</listPrefixDef></encodingDesc>"
    header = f"<teiHeader><fileDesc>{title}</fileDesc>{declared}</teiHeader>"
    return f'<TEI xmlns="{TEI[1:-1]}">{header}<text><body>{body}</body></text></TEI>'


def words(texts: Iterator[str]) -> list[str]:
    """The words of a text without the marks between them."""
    return re.findall(r"\w+", "".join(texts))


@pytest.mark.parametrize("path", FRONT, ids=lambda path: path.stem)
def test_front_matter_keeps_its_words(lists: Lists, path: Path) -> None:
    """The words of an introduction stand on its page, all of them, in their order."""
    body = etree.parse(path).getroot().find(f"{TEI}text/{TEI}body")
    assert body is not None
    (prose,) = lists.front(path.read_text("utf-8"), path.stem).find_class("prose")

    assert words(str(text) for text in body.itertext()) == words(pieces(prose))


def test_front_matter_is_semantic(lists: Lists) -> None:
    """Sections, lists and phrases become what HTML has for them, and languages are kept."""
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
    assert ["ru"] == find(page, "//i/@lang")
    assert ["Book", "Part", "so", "then"] == said(page, "//p/*[self::cite or self::q]") + said(
        page, "//p/em | //p/time"
    )
    assert ["here"] == find(page, "//main//p/@id")


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
    ] == find(page, "//main//p//a/@href")


def test_sections_have_ids_of_their_own(lists: Lists) -> None:
    """The outline leads to every section, also to those that are called the same."""
    sections = ["<head>Rights!</head>", "<head>Rights</head>", "<head>权利 и</head>"]
    divs = "".join(f"<div>{head}<p>x</p></div>" for head in sections)
    page = lists.front(front(f'{divs}<div xml:id="own"><head>Rights</head></div>'))

    ids = ["section-rights", "section-rights-2", "section-权利-и", "own"]
    assert ids == find(page, "//h2/@id")
    links = find(page, "//div[@class='row front']/nav//a/@href")
    assert [f"#{id_}" for id_ in ids] == [unquote(link) for link in links]


def test_unknown_markup_stops_the_page(lists: Lists) -> None:
    """Markup that no template provides for is an error that begins with its path."""
    with pytest.raises(EditionError, match=r"^/Q\{.*p\[1\]/Q\{.*space\[1\] : .*space in p"):
        lists.front(front("<p>Some <space>500 automobiles</space>.</p>"))


def test_unsafe_targets_stop_the_page(lists: Lists) -> None:
    """A reference that is neither ours nor of the web is an error that names it."""
    with pytest.raises(EditionError, match=r"ref\[1\] : the target .*javascript:.* is neither"):
        lists.front(front('<p><ref target="javascript:alert(1)">x</ref></p>'))
