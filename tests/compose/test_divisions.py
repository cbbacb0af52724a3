"""A telegram's page shows each of its divisions: translations beside it, versions folded."""

import re
from itertools import groupby
from pathlib import Path

import pytest
from lxml import html
from needs import ROOT
from telegram_pages import Press, put
from words import list_divisions

VALID = ROOT / "tests" / "fixtures" / "valid"
DIVIDED = [VALID / f"{name}.xml" for name in ("russian", "chinese-original", "divisions")]
RUSSIAN = (VALID / "russian.xml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def press() -> Press:
    """The stylesheets of this edition."""
    return Press.prepare(ROOT / "xslt")


def read(element: html.HtmlElement) -> str:
    """Read the document's words in an element, each block apart."""
    if element.get("data-edition-says") is not None or not isinstance(element.tag, str):
        return ""
    inner = (element.text or "") + "".join(read(each) + (each.tail or "") for each in element)
    return inner if element.tag in {"a", "span", "time", "data"} else f" {inner} "


def split(text: str) -> list[str]:
    """Split a text into words, without what stands around them."""
    return re.findall(r"\w+", text)


def list_cells(page: html.HtmlElement, row: int) -> list[list[str]]:
    """List the words of the cells of a row."""
    rows = page.xpath("//div[@class='pair']")
    return [split(read(cell)) for cell in rows[row]]


@pytest.mark.parametrize("path", DIVIDED, ids=lambda path: path.stem)
def test_each_division_has_its_words_in_their_order(press: Press, path: Path) -> None:
    """What stands beside the telegram is its TEI's words too, wherever its lines stand."""
    page = press.compose(path.read_text("utf-8"))
    cells = page.xpath("//*[@data-edition-beside]")
    cells.sort(key=lambda cell: int(cell.get("data-edition-beside").rpartition("-")[2]))
    beside = groupby(cells, key=lambda cell: cell.get("data-edition-beside"))

    assert [split(" ".join(words)) for words in list_divisions(path)[1:]] == [
        split(" ".join(map(read, group))) for _, group in beside
    ]


def test_a_translation_stands_beside_what_it_renders(press: Press) -> None:
    """A paragraph that renders two stands beside the first, one that renders none below it."""
    page = press.compose(RUSSIAN)
    road, bridge = list_cells(page, 3), list_cells(page, 4)

    assert ["Дорога", "у", "Ялу", "открыта"] == road[0]
    assert ["The", "road", "at", "the", "Yalu"] == road[1][:5]
    assert ["translator", "adds", "this"] == road[1][-3:]
    assert ["الطريق", "عند", "يالو", "مفتوح"] == road[2]
    assert [["Мост", "цел"], [], []] == bridge


def test_order_stays_where_a_translation_changes_it(press: Press) -> None:
    """No word of a translation is moved: a paragraph that comes early keeps its place."""
    source = RUSSIAN.replace('corresp="#tg-1950-9014.p1"', 'corresp="#tg-1950-9014.p3"')
    page = press.compose(source)
    column = [split(read(cell)) for cell in page.xpath("//div[@class='of t1']")]

    assert ["Please"] == column[4][:1]
    assert {"rifles", "TNT", "road", "translator"} < set(column[4])


def test_languages_and_directions(press: Press) -> None:
    """Each column says its language; what is written from right to left says so."""
    page = press.compose(RUSSIAN)
    told = {
        (cell.get("class"), cell.get("lang"), cell.get("dir"))
        for cell in page.xpath("//div[@class='pair']/div[@lang]")
    }

    assert {("of t1", "en", "ltr"), ("of t2", "ar", "rtl")} == told
    assert ["ru"] == page.xpath("//article[@data-edition-text]/@lang")


def test_a_text_from_right_to_left_has_a_translation_from_left_to_right(press: Press) -> None:
    """The original gives the direction of the whole, the translation its own."""
    source = RUSSIAN.replace('type="telegram" xml:lang="ru"', 'type="telegram" xml:lang="fa"')
    page = press.compose(source)

    assert ["rtl"] == page.xpath("//article[@data-edition-text]/@dir")
    assert {"ltr"} == set(page.xpath("//div[@class='of t1']/@dir"))


def test_the_switch_names_the_original_and_each_translation(press: Press) -> None:
    """A reader may choose one of them, or all; without translations there is no switch."""
    page = press.compose(RUSSIAN)
    without = press.compose((VALID / "divisions.xml").read_text("utf-8"))

    assert ["All", "Original", "English K", "Arabic"] == page.xpath(
        "//fieldset[@id='language']//span/text()"
    )
    assert [] == without.xpath("//fieldset[@id='language']")


def test_a_name_that_only_a_translation_has_leads_to_its_register(press: Press) -> None:
    """A name that is no mention has no entry on the page."""
    only = "<persName ref='person:peng-dehuai'>Peng</persName> adds this."
    page = press.compose(RUSSIAN.replace("The translator adds this.", only))

    assert ["../../persons/person-peng-dehuai.html"] == page.xpath("//a[text()='Peng']/@href")
    assert ["#named-place-yalu"] == page.xpath("//article//a[text()='Yalu']/@href")


def test_what_a_publisher_says_stands_above_the_form(press: Press) -> None:
    """His heading and his note on the source are no words of the telegram."""
    page = press.compose((VALID / "divisions.xml").read_text("utf-8"))
    (above,) = page.xpath("//section[contains(@class, 'publisher')]")

    assert ["Heading in K", "Source note in K"] == above.xpath(".//span[@class='label']/text()")
    assert "Zhou Enlai" == above.xpath("string(.//a[@class='name'])")
    assert "File 7, confidential." in above.text_content()
    assert "File 7" not in page.xpath("string(//article[@data-edition-text])")


@pytest.mark.parametrize(
    ("resp", "said"), [("#W", "Draft, by witness W"), ("#translator", "Draft, by nobody")]
)
def test_a_version_says_who_made_it(press: Press, resp: str, said: str) -> None:
    """Whoever answers for a division is named, and a witness by its siglum."""
    version = f"<div type='version' subtype='draft' resp='{resp}'><p>So.</p></div>"
    page = press.compose(put("<p>So.</p>").replace("</body>", f"{version}</body>"))

    assert [said] == page.xpath("//details[contains(@class, 'version')]/summary/text()")


def test_versions_are_folded_and_parts_numbered(press: Press) -> None:
    """A version is opened by its name; paragraphs are numbered through all parts."""
    page = press.compose((VALID / "divisions.xml").read_text("utf-8"))
    numbers = page.xpath("//article[@data-edition-text]//a[@class='pilcrow']/text()")

    assert ["Draft, from W"] == page.xpath("//details[contains(@class, 'version')]/summary/text()")
    assert ["1", "2", "3", "4", "5"] == numbers
    assert ["Part 1", "Part 2", "Part 3"] == page.xpath(
        "//section[@class='part']/p[@class='label']/text()"
    )
