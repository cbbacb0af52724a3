"""A register that would be empty is left out; nothing speaks of it, and nothing may point there."""

import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from lxml import etree, html
from overlays import FIXTURES, lay
from spoiled_copies import list_tree, replace

from edition.build.build import build, check_edition
from edition.check.checker import check_paths
from edition.findings import Finding
from edition.project.settings import Project
from edition.read.source import find_sources

FEW = FIXTURES / "few"
TELEGRAM = "tei/telegrams/tg-1921-9701.xml"
REGISTERED = re.compile(
    "cited|organi[sz]ation|quantit|href=.[./]*(?:places|categories|ledger).html"
)
SPEAKING = ("manual.html", "downloads.html", "losses.html", "assets/")
"""What is the same in every edition, or tells what formats are for."""


def tell(findings: Sequence[Finding]) -> list[tuple[str, str]]:
    """Return the rules and the sentences of findings."""
    return [(finding.rule, finding.message) for finding in findings]


def check_alone(folder: Path) -> list[tuple[str, str]]:
    """Check the telegram without a build."""
    project = Project.open(folder)
    return tell(check_paths(project, find_sources(project, [folder / TELEGRAM])).findings)


def test_an_edition_needs_only_the_registers_that_it_uses(tmp_path: Path) -> None:
    """With two registers it is checked and built, and no page leads to another one."""
    folder = lay(tmp_path, FEW)

    outcome = build(folder)
    pages = list_tree(folder / "public")
    spoken = {
        path: found
        for path, data in pages.items()
        if path.endswith(".html") and not path.startswith(SPEAKING)
        if (found := REGISTERED.findall(data.decode()))
    }

    assert () == outcome.findings
    assert {"persons.html", "terms.html"} <= {*pages}
    assert not {"places.html", "organizations.html", "cited.html", "categories.html"} & {*pages}
    assert {} == spoken


def test_a_term_has_its_page_and_its_mentions(tmp_path: Path) -> None:
    """A term is a link, a mention of the record and an entry of the standalone TEI; it may nest."""
    folder = lay(tmp_path, FEW)
    build(folder)
    place = folder / "public/telegrams/1921/tg-1921-9701"
    page = html.parse(place.with_suffix(".html")).getroot()
    term = html.parse(folder / "public/terms/term-frt.html").getroot()
    record = json.loads(place.with_suffix(".json").read_text(encoding="utf-8"))
    standalone = etree.parse(place.with_suffix(".xml"))

    links = page.xpath("//p[@id='tg-1921-9701.p1']//a[@class='name']")
    assert [("#named-term-lcl", "LCL "), ("#named-term-frt", "FRT")] == [
        (link.get("href"), link.text) for link in links
    ]
    assert ["LCL FRT", "FRT"] == [
        mention["text"] for mention in record["mentions"] if mention["ref"].startswith("term-")
    ]
    assert ["The trunk has come as LCL "] == term.xpath("//*[@class='before']/text()")
    assert ["term-frt", "term-lcl"] == standalone.xpath("//*[local-name()='entry']/@xml:id")
    assert "come as LCL FRT. All" in place.with_suffix(".txt").read_text(encoding="utf-8")


def test_a_term_without_entry_is_told_and_an_entry_without_term(tmp_path: Path) -> None:
    """A pointer to no entry is an error; an entry that no telegram points to is a warning."""
    folder = lay(tmp_path, FEW)
    replace(folder / TELEGRAM, 'ref="term:lcl"', 'ref="term:lc"')

    assert [("ref.resolves", "term:lc")] == [
        (rule, message.split()[2]) for rule, message in tell(check_edition(folder).findings)
    ]

    replace(folder / TELEGRAM, 'ref="term:lc"', 'ref="person:karl"')
    assert ["ref.kind"] == [rule for rule, _ in tell(check_edition(folder).findings)]

    replace(folder / TELEGRAM, '<term ref="person:karl">LCL ', "<term>LCL ")
    (finding,) = tell(check_edition(folder).findings)
    assert "entry.unused" == finding[0]
    assert "term-lcl" in finding[1]


def test_a_register_may_come_and_go(tmp_path: Path) -> None:
    """A register more is a page more, in the menu of every page; without it all is as before."""
    folder = lay(tmp_path, FEW)
    place = folder / "tei/registers/places.xml"
    build(folder)
    before = list_tree(folder / "public")
    places = (FIXTURES / "base/tei/registers/places.xml").read_text(encoding="utf-8")

    place.write_text(places, encoding="utf-8")
    build(folder)
    between = list_tree(folder / "public")
    place.unlink()
    build(folder)

    assert b'href="places.html"' in between["index.html"]
    assert "places.html" in between
    assert before == list_tree(folder / "public")


def test_a_pointer_into_a_register_that_is_not_there_says_which_to_make(tmp_path: Path) -> None:
    """However many pointers lead there, it is told once, at the first."""
    folder = lay(tmp_path, FEW)
    (folder / "tei/registers/persons.xml").unlink()

    findings = [each for each in check_edition(folder).findings if str(each.path) == TELEGRAM]

    ((rule, message),) = tell(findings)
    assert "ref.resolves" == rule
    assert "person:anna leads to nothing: there is no tei/registers/persons.xml; make it" in message
    assert tell(findings) == check_alone(folder)


def test_what_is_counted_without_taxonomies_says_which_register_to_make(tmp_path: Path) -> None:
    """The unit tells it, and the commodity is not told too."""
    folder = lay(tmp_path, FEW)
    prefix = (
        '<prefixDef ident="unit" matchPattern="([a-z0-9\\-]+)"'
        ' replacementPattern="../registers/taxonomies.xml#unit-$1"/>'
    )
    measure = 'measure xml:id="tg-1921-9701.m1" quantity="1" unitRef="unit:piece"'
    replace(folder / TELEGRAM, "<listPrefixDef>", f"<listPrefixDef>{prefix}")
    replace(folder / TELEGRAM, "The trunk", f'<{measure} commodity="trunk">The trunk</measure>')

    act, (rule, message) = check_alone(folder)

    assert "measure.act" == act[0]
    assert "ref.resolves" == rule
    assert "there is no tei/registers/taxonomies.xml; make it" in message


@pytest.mark.parametrize("content", ["", "<!-- none yet -->"])
def test_an_empty_register_is_refused(tmp_path: Path, content: str) -> None:
    """A list without entries is no register."""
    folder = lay(tmp_path, FEW)
    persons = (folder / "tei/registers/persons.xml").read_text(encoding="utf-8")
    empty = re.sub(
        "<listPerson>.*</listPerson>", f"<listOrg>{content}</listOrg>", persons, flags=re.DOTALL
    )
    (folder / "tei/registers/organizations.xml").write_text(empty, encoding="utf-8")

    ((rule, message),) = tell(check_edition(folder).findings)

    assert "grammar.element" == rule
    assert message.startswith("listOrg lacks org (organization).")
