"""What a source weighs is said on the page, in the record and in the plaintext, and by whom."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree, html
from needs import ROOT
from published import copy_edition
from telegram_pages import Press, put
from words import TEI

from edition.build.build import build
from edition.describe.describer import read_told

VALID = ROOT / "tests" / "fixtures" / "valid"
TELEGRAMS = [*sorted((ROOT / "tei" / "telegrams").glob("*.xml")), *sorted(VALID.glob("*.xml"))]
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
CERTAINTIES = ("high", "medium", "low", "unknown")


@pytest.fixture(scope="module")
def press() -> Press:
    """The stylesheets of this edition."""
    return Press.prepare(ROOT / "xslt")


def give_readers(path: Path) -> tuple[str, list[str]]:
    """Let somebody else answer for each thing that a telegram weighs."""
    tree = etree.parse(path).getroot()
    statement = tree.find(f".//{TEI}titleStmt")
    assert statement is not None
    names: list[str] = []
    for element in [*tree.iter(f"{TEI}correspAction", f"{TEI}idno"), *tree.iter()]:
        if "cert" not in element.attrib or str(element.get("resp")).startswith("#reader"):
            continue
        name = f"Reader {len(names):03}"
        element.set("resp", f"#reader{len(names):03}")
        reader = etree.SubElement(statement, f"{TEI}respStmt", {XML_ID: f"reader{len(names):03}"})
        etree.SubElement(reader, f"{TEI}resp").text = "weighed it"
        etree.SubElement(reader, f"{TEI}name").text = name
        names.append(name)
    return etree.tostring(tree, encoding="unicode"), names


@pytest.mark.parametrize("path", TELEGRAMS, ids=lambda path: path.stem)
def test_all_that_is_weighed_is_said(press: Press, path: Path) -> None:
    """Each certainty of a telegram is on its page, in its record and in its plaintext."""
    source, names = give_readers(path)
    page = str(press.compose(source).text_content())
    told = press.saxon.call(press.describe, "describe", press.saxon.parse(source), "sha256:0")
    record, plaintext = read_told(*told)
    answering = set(list_answering(record))

    assert [] == [name for name in names if name not in page]
    assert [] == [name for name in names if name not in " ".join(plaintext.split())]
    assert [] == [name for name in names if name.lower().replace(" ", "") not in answering]


def list_answering(value: object) -> Iterator[str]:
    """List those who, in a record, answer for something that it weighs."""
    if isinstance(value, dict):
        if value.get("cert"):
            yield from value["resp"]
        for each in value.values():
            yield from list_answering(each)
    elif isinstance(value, list):
        for each in value:
            yield from list_answering(each)


def test_the_header_says_what_is_inferred_and_why(press: Press) -> None:
    """A name, a date and a station say on what they rest, how certain they are, and who says so."""
    page = press.compose((VALID / "weighed.xml").read_text("utf-8"))
    (station, *_) = page.xpath("//ol[@class='chain']/li")
    said = " ".join(station.text_content().split())

    for words in (
        "Sent inferred, probable (the editor)",
        "Zhou Enlai inferred, probable (the editor)",
        "General Staff of the Soviet Army from another source, a guess with reasons (the editor)",
        "Beijing from the telegram itself, as good as certain (the editor)",
        "10:00 Beijing time (assumed by the editor) inferred, a guess with reasons (the editor);",
        "The form bears no name. — editor",
        "The form bears no date. — editor, a guess with reasons",
        "That it was sent at all is inferred. — A. Archivist, probable",
    ):
        assert words in said


def test_what_a_note_weighs_is_said_once(press: Press) -> None:
    """How certain a name in a note on a date is stands at the note, and not at the date."""
    note = '<note type="editorial" resp="#editor">By <rs cert="low" resp="#archivist">hand</rs>.'
    source = (VALID / "weighed.xml").read_text("utf-8")
    source = source.replace("05:30<certainty", f"05:30{note}</note><certainty")
    page = press.compose(source)
    told = press.saxon.call(press.describe, "describe", press.saxon.parse(source), "sha256:0")
    _, plaintext = read_told(*told)
    said = "a guess with reasons (A. Archivist)"

    assert 1 == str(page.xpath("string(//ol[@class='chain'])")).count(said)
    assert 1 == " ".join(plaintext.split()).count(said)


def test_what_is_weighed_has_one_place_in_the_record(press: Press) -> None:
    """A reference or a date says itself how certain it is, or is listed among certainties."""
    words = {
        '<ref type="telegram" {}/>': "references",
        '<ref type="document" target="cited:promise-3000" {}/>': "references",
        '<ref type="telegram" target="https://example.org" {}/>': "certainties",
        '<date when="1950-11-17" {}/>': "dates",
        "<date {}/>": "certainties",
        "<time {}/>": "dates",
    }
    text = "".join(
        name.format('cert="low"').replace("/>", f">w{number}</{name[1:].split()[0]}>")
        for number, name in enumerate(words)
    )
    source = press.saxon.parse(put(f"<p>{text}</p>"))
    record, _ = read_told(*press.saxon.call(press.describe, "describe", source, "sha256:0"))
    lists = {kind: record[kind] for kind in ("references", "dates", "certainties")}

    assert [[kind] for kind in words.values()] == [
        [kind for kind, found in lists.items() if f"w{number}" in str(found)]
        for number in range(len(words))
    ]


def test_registers_say_how_certain_a_name_is(tmp_path: Path) -> None:
    """A name and an id of an entry may be weighed; so may each mention and part of it."""
    edition = copy_edition(tmp_path)
    register = edition / "tei/registers/persons.xml"
    text = register.read_text("utf-8")
    name = '<persName type="main" xml:lang="en">Matvei Zakharov'
    assert name in text
    weighed = name.replace("type=", 'cert="low" type=')
    register.write_text(text.replace(name, weighed), "utf-8")

    outcome = build(edition)

    assert outcome.published, outcome.findings
    page = html.parse(str(edition / "public/persons/person-zakharov.html"))
    names = " ".join(page.xpath("string(//section[@aria-labelledby='names'])").split())
    assert "Matvei Zakharov a guess with reasons" in names
    assert "probable (the editor)" in page.xpath("string(//ol[@class='concordance'])")
    assert ["probable"] * 2 == [
        str(small.text_content()).strip() for small in page.xpath("//td[@data-label]//small")
    ]


def test_each_word_of_certainty_is_different() -> None:
    """No two degrees of certainty have the same words."""
    strings = etree.parse(ROOT / "xslt/strings/en.xml")
    words = [str(strings.xpath(f"string(//*[@key='cert.{cert}'])")) for cert in CERTAINTIES]

    assert len(CERTAINTIES) == len(set(words) - {""})


def test_the_record_knows_who_answers(press: Press) -> None:
    """Those whom the record names by an id are listed with their names."""
    source = (VALID / "weighed.xml").read_text("utf-8")
    told = press.saxon.call(press.describe, "describe", press.saxon.parse(source), "sha256:0")
    record = json.loads(told[0])

    assert {"id": "archivist", "name": "A. Archivist"} in record["responsible"]
