"""The CMIF file: what correspondence services read of the edition."""

import json
import re
from collections import Counter
from pathlib import Path

import needs
import pytest
from judges import ask_jing, ask_schematron
from lxml import etree
from overlays import FIXTURES, lay

from edition.build.build import build

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
CMIF = "public/data/cmif.xml"


def read(path: Path) -> etree._Element:
    """Read a file."""
    return etree.parse(path).getroot()


def list_letters(folder: Path) -> dict[str, etree._Element]:
    """List the letters by their numbers."""
    return {str(each.get("key")): each for each in read(folder / CMIF).iter(f"{TEI}correspDesc")}


def tell(action: etree._Element) -> list[str]:
    """Return the names and days of an action."""
    return [str(part.text or part.get("when")) for part in action]


@pytest.mark.parametrize("kind", ["published", "large"])
def test_grammar_and_schematron_accept_it(kind: str, request: pytest.FixtureRequest) -> None:
    """The official grammar and the errors of the official Schematron have nothing against it."""
    folder = request.getfixturevalue(kind)
    official = needs.named("EDITION_CMIF", "the folder with CMIF's official grammar and Schematron")

    assert "" == ask_jing(official / "cmi-customization.rng", [folder / CMIF])
    assert [] == ask_schematron(official / "cmif.sch", folder / CMIF)
    assert [] == ask_schematron(official / "cmif.sch", folder / CMIF, "warning")


def test_the_judge_finds_what_is_wrong(published: Path, tmp_path: Path) -> None:
    """A letter without its receipt is refused."""
    official = needs.named("EDITION_CMIF", "the folder with CMIF's official grammar and Schematron")
    tree = etree.parse(published / CMIF)
    for action in [*tree.getroot().iter(f"{TEI}correspAction")][1::2]:
        action.set("type", "sent")
    tree.write(tmp_path / "cmif.xml")

    assert 3 * ["[E0002]"] == ask_schematron(official / "cmif.sch", tmp_path / "cmif.xml")


def test_the_addressee_receives_the_letter(published: Path) -> None:
    """A letter has one sending and one receipt, by its addressees; no day that is not stated."""
    letters = list_letters(published)

    assert {"26637", "26998", "5708"} == letters.keys()
    for letter in letters.values():
        assert ["sent", "received"] == [action.get("type") for action in letter]
    assert ["Joseph Stalin"] == tell(letters["26998"][1])
    assert ["Zhou Enlai", "Beijing", "1950-11-17"] == tell(letters["26998"][0])


def test_it_has_no_hours(published: Path, large: Path) -> None:
    """Each date is a day, and the edition's UUID begins with a letter."""
    for folder in (published, large):
        tree = read(folder / CMIF)
        days = [value for date in tree.iter(f"{TEI}date") for value in date.attrib.values()]
        assert days
        assert [] == [day for day in days if not re.fullmatch(r"\d{4}(-\d\d){0,2}", str(day))]
        (bibl,) = tree.iter(f"{TEI}bibl")
        assert re.fullmatch(r"[a-f][0-9a-f]{7}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", bibl.get(XML_ID, ""))


def test_links_lead_to_pages(published: Path) -> None:
    """Each letter names the page of its telegram."""
    base = "https://example.org/november-1950/"
    for letter in list_letters(published).values():
        address = str(letter.get("ref"))
        assert (published / "public" / address.removeprefix(base)).is_file()


def test_the_report_names_what_is_lost(published: Path) -> None:
    """The hours of the two receipts, the copies and the forwarding are counted, with reasons."""
    report = json.loads((published / "public/data/loss/cmif.json").read_text(encoding="utf-8"))
    lost = Counter(
        {
            each["what"]: each["count"]
            for each in report["sums"]
            if each["class"] == "not-representable"
        }
    )

    assert 2 == lost["received: hour"]
    assert lost["copies"]
    assert lost["forwarded: name"]
    assert all(each["why"] for each in report["sums"] if each["class"] != "kept")


def test_what_was_never_sent_is_left_out(tmp_path: Path) -> None:
    """A draft is no letter; its values are counted as lost."""
    folder = lay(tmp_path, FIXTURES / "base")
    place = folder / "tei/telegrams/tg-1950-1002.xml"
    text = place.read_text(encoding="utf-8")
    place.write_text(text.replace('type="sent"', 'type="drafted"', 1), encoding="utf-8")

    outcome = build(folder)

    assert outcome.published, outcome.findings
    assert ["1001"] == [*list_letters(folder)]
    report = json.loads((folder / "public/data/loss/cmif.json").read_text(encoding="utf-8"))
    assert "never sent" in {each["what"] for each in report["sums"]}
