"""The encoders' manual as a page."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html
from needs import ROOT

from edition.transform.processor import Saxon, Stylesheet

SMALL = ROOT / "tests" / "fixtures" / "odd" / "small.odd"
ODD = ROOT / "schema" / "telegram.odd"

TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"

QUOTED = (
    ROOT / "tei" / "telegrams" / "tg-1950-26637.xml",
    ROOT / "tei" / "witnesses" / "tg-1950-26637.W.txt",
)

SETTINGS = {
    "title": "An edition",
    "language": "en",
    "rights": {"markup": "CC-BY-4.0", "metadata": "CC0-1.0"},
    "version": "1",
    "menu": {"front": [], "registers": [], "ledger": False},
}


@pytest.fixture(scope="module")
def saxon() -> Saxon:
    """The one processor of this module."""
    return Saxon()


@pytest.fixture(scope="module")
def manual(saxon: Saxon) -> Stylesheet:
    """The stylesheet that makes the manual's page, locked in."""
    stylesheet = saxon.compile(
        ROOT / "xslt" / "odd" / "manual.xsl", {"edition": json.dumps(SETTINGS)}
    )
    saxon.lock()
    return stylesheet


def page(saxon: Saxon, manual: Stylesheet, odd: Path) -> Any:  # noqa: ANN401 - lxml.html has no types
    """Parse the manual's page for an ODD."""
    source = saxon.parse(odd.read_text(encoding="utf-8"))
    return html.document_fromstring(saxon.text(manual, "manual", source))


@pytest.mark.parametrize("odd", [SMALL, ODD], ids=["small", "telegram"])
def test_the_manual_leads_everywhere(saxon: Saxon, manual: Stylesheet, odd: Path) -> None:
    """
    The manual has every section, element and rule at its own anchor, and no link into nothing.
    """
    source = etree.parse(odd)
    anchors = page(saxon, manual, odd).xpath("//@id")

    assert len(set(anchors)) == len(anchors)
    expected = {f"element-{each.get('ident')}" for each in source.iter(f"{TEI}elementSpec")}
    expected |= {
        f"rule-{each.get('ident')}"
        for each in source.iter(f"{TEI}constraintSpec")
        if each.find(f"{TEI}gloss") is not None
    }
    expected |= {str(each.get(ID)) for each in source.iter(f"{TEI}div")}
    assert expected <= set(anchors)
    links = page(saxon, manual, odd).xpath("//main//a/@href[starts-with(., '#')]")
    assert {link[1:] for link in links} <= set(anchors)


@pytest.mark.parametrize("odd", [SMALL, ODD], ids=["small", "telegram"])
def test_the_prose_stands_before_the_reference(saxon: Saxon, manual: Stylesheet, odd: Path) -> None:
    """
    Elements, classes and rules are described after the last section; sections link to elements.
    """
    made = page(saxon, manual, odd)
    sections = [str(each.get(ID)) for each in etree.parse(odd).iter(f"{TEI}div")]
    chapters = [*sections, "elements", "classes", "rules"]

    assert chapters == made.xpath("//main//*[self::h2 or self::h3][@id]/@id")
    described = made.xpath("//section[starts-with(@id, 'element-')]")
    assert described
    assert all(each.xpath("preceding-sibling::h2[@id='elements']") for each in described)
    named = made.xpath("//h2[@id='elements']/preceding-sibling::*//a/@href")
    assert {f"#{each.get('id')}" for each in described} <= set(named)


def test_the_manual_shows_examples_as_typed(saxon: Saxon, manual: Stylesheet) -> None:
    """An example stands on the page as an encoder types it."""
    (example,) = page(saxon, manual, SMALL).xpath("//pre/code/text()")

    assert '<p xml:id="p1">Dear <persName ref="person:a">Ann</persName> &amp; all,</p>' == example


def test_the_worked_telegram_is_quoted_word_for_word() -> None:
    """Each example of the opening chapter stands so in the telegram's file or in its witness."""
    sources = [" ".join(path.read_text(encoding="utf-8").split()) for path in QUOTED]
    (chapter,) = (div for div in etree.parse(ODD).iter(f"{TEI}div") if div.get(ID) == "example")
    examples = [str(each.text) for each in chapter.iter(f"{TEI}eg")]

    assert examples
    for example in examples:
        pieces = [" ".join(piece.split()) for piece in example.split("…")]
        passage = ".*?".join(re.escape(piece) for piece in pieces)
        assert any(re.search(passage, source) for source in sources), example
