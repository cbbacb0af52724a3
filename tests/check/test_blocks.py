"""What a telegram's text may consist of: the rest is refused, each slip in one finding."""

from pathlib import PurePosixPath

import pytest
from lxml import etree
from needs import ROOT

from edition.check.checker import Checker
from edition.project.settings import Project
from edition.read.source import Kind, Reading, Source

PATH = PurePosixPath("tei/telegrams/tg-1950-9002.xml")
SHELL = (ROOT / "tests/fixtures/valid/doubt.xml").read_text(encoding="utf-8")
UNTRANSCRIBED = "witness.transcribed"
P = "<p>Yes.</p>"


@pytest.fixture(scope="module")
def checker() -> Checker:
    """What checks the telegrams of this edition."""
    return Checker.open(Project.open(ROOT))


def list_rules(checker: Checker, text: str) -> list[str]:
    """List the rules that a telegram with this text breaks, warnings among them."""
    start, end = SHELL.index('<div type="telegram">'), SHELL.rindex("</div>")
    document = f'{SHELL[:start]}<div type="telegram">{text}{SHELL[end:]}'
    tree = etree.fromstring(document.encode(), etree.XMLParser(collect_ids=False))
    source = Source(PATH, Kind.TELEGRAM, document.encode(), f"sha256:{'0' * 64}", tree)
    findings = checker.check(Reading((source,), ()))
    return [finding.rule for finding in findings if finding.rule != UNTRANSCRIBED]


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        (f"{P}<closer/><postscript>{P}{P}</postscript>", []),
        (f"{P}<postscript>{P}</postscript>", []),
        (f"{P}<postscript/>", ["grammar.element"]),
        (f"{P}<postscript>Yes.</postscript>", ["grammar.text"]),
        (f"{P}<postscript><p/></postscript>", ["text.empty"]),
        (f"{P}<postscript>{P}</postscript><postscript>{P}</postscript>", ["grammar.element"]),
        (f"{P}<postscript><postscript>{P}</postscript></postscript>", ["grammar.element"]),
        (f"{P}<postscript>{P}</postscript><closer/>", ["grammar.element"]),
        (f"{P}<closer>{P}</closer>", ["grammar.element"]),
        (f"<label>SUPPLY</label>{P}", []),
        (f"<label/>{P}", ["text.empty"]),
        ("<p><label>1.</label> Yes.</p>", []),
        ("<p>Yes <label>1.</label></p>", ["grammar.element"]),
        ("<p><label>1.</label><label>2.</label> Yes.</p>", ["grammar.element"]),
        ("<p><label><label>1.</label></label> Yes.</p>", ["grammar.element"]),
        ("<list><head>All</head><item>rice</item></list>", []),
        ("<list><head/><item>rice</item></list>", ["text.empty"]),
        ("<list><head>All</head></list>", ["grammar.element"]),
        ("<list><item>rice</item><head>All</head></list>", ["grammar.element"]),
        ("<list><head>All</head><head>All</head><item>rice</item></list>", ["grammar.element"]),
        ("<list><item>rice<list><item>white</item></list></item></list>", []),
        ("<list><list><item>rice</item></list></list>", ["grammar.element"]),
        ("<list><item>rice<list/></item></list>", ["grammar.element"]),
        ("<table><head>All</head><row><cell>rice</cell><cell/></row></table>", []),
        ("<table><row role='label'><cell>rice</cell></row></table>", []),
        ("<table/>", ["grammar.element"]),
        ("<table><head>All</head></table>", ["grammar.element"]),
        ("<table><row/></table>", ["grammar.element"]),
        ("<table><row><cell/><cell/></row></table>", ["text.empty"]),
        ("<table><row>rice</row></table>", ["grammar.text"]),
        (
            "<table><row><cell><table><row><cell/></row></table></cell></row></table>",
            ["grammar.element"],
        ),
        ("<p><table><row><cell>rice</cell></row></table></p>", ["grammar.element"]),
        (f"{P}<floatingText type='telegram'><body>{P}</body></floatingText>{P}", []),
        (f"<floatingText type='telegram'>{P}</floatingText>", ["grammar.element"]),
        ("<floatingText type='telegram'><body/></floatingText>", ["grammar.element"]),
        (f"<floatingText><body>{P}</body></floatingText>", ["grammar.attribute"]),
        (
            f"<floatingText type='telegram'><body><div>{P}</div></body></floatingText>",
            ["telegram.single"],
        ),
        (
            f"<p><floatingText type='telegram'><body>{P}</body></floatingText></p>",
            ["grammar.element"],
        ),
        (f"{P}<quote>{P}<list><item>rice</item></list><quote>{P}</quote></quote>", []),
        (f"{P}<quote/>", ["grammar.element"]),
        (f"{P}<quote>Yes.</quote>", ["grammar.text"]),
        (f"{P}<quote><p/></quote>", ["text.empty"]),
        (f"<p>Yes <quote>{P}</quote></p>", ["grammar.element"]),
        (
            "<p>Yes <q>I <q>do</q> <supplied reason='omitted' resp='#editor'>so</supplied></q></p>",
            [],
        ),
        ("<p>Yes <q/></p>", ["text.empty"]),
        ("<p>Yes <q><num value='9'>eight</num></q></p>", ["quantity.agrees"]),
        ("<p>Yes <pb n='2' edRef='#K' facs='https://example.org/2.jpg'/>I<lb/> do</p>", []),
        (f"{P}<pb n='2'/><fw type='header'>TOP</fw>{P}", []),
        ("<list><item>rice</item><pb/><item>salt</item></list>", []),
        ("<list><item>rice</item><lb/><item>salt</item></list>", ["grammar.element"]),
        ("<p>Yes<pb n='2'>2</pb></p>", ["grammar.text"]),
        ("<p>Yes<pb edRef='#X'/></p>", ["ref.resolves"]),
        ("<p>Yes<pb edRef='#editor'/></p>", ["ref.kind"]),
        ("<p>Yes<pb facs='2.jpg'/></p>", ["address.scheme"]),
        (f"{P}<fw type='header'/>", ["text.empty"]),
        (f"{P}<fw>TOP</fw>", ["grammar.attribute"]),
        (f"{P}<fw type='header'><fw type='header'>TOP</fw></fw>", ["grammar.element"]),
        (f"<opener><stamp>SECRET</stamp></opener>{P}<closer><stamp>FILED</stamp></closer>", []),
        ("<p>Yes <stamp>FILED</stamp></p>", []),
        ("<p>Yes <stamp/></p>", ["text.empty"]),
        ("<p>Yes <stamp><stamp>FILED</stamp></stamp></p>", ["grammar.element"]),
        (f"{P}<stamp>FILED</stamp>", ["grammar.element"]),
        ("<p><hi rend='underline' hand='#clerk'>Yes</hi> <hi rend='bold'>I do</hi></p>", []),
        ("<p><hi>Yes</hi></p>", ["grammar.attribute"]),
        ("<p><hi rend='red'>Yes</hi></p>", ["grammar.value"]),
        ("<p>Yes<hi rend='bold'/></p>", ["text.empty"]),
        ("<p>Yes <add hand='#clerk' place='above'>I</add> <del hand='#clerk'>do</del></p>", []),
        ("<p>Yes <add hand='#nobody'>I</add></p>", ["ref.resolves"]),
        ("<p>Yes <del hand='#K'>I</del></p>", ["ref.kind"]),
        ("<p>Yes<add/></p>", ["text.empty"]),
        ("<p>Yes<del/></p>", ["text.empty"]),
        ("<p><choice><abbr>Dept</abbr><expan>Department</expan></choice></p>", []),
        ("<p><choice><abbr>Dept</abbr></choice></p>", ["grammar.element"]),
        ("<p><choice><expan>Department</expan><abbr>Dept</abbr></choice></p>", ["grammar.element"]),
        ("<p><choice><abbr/><expan>Department</expan></choice></p>", ["text.empty"]),
        ("<p><abbr>Dept</abbr></p>", ["grammar.element"]),
        ("<list><label>1.</label><item>rice</item><item>salt</item></list>", ["grammar.element"]),
    ],
)
def test_blocks_stand_where_they_may(checker: Checker, text: str, rules: list[str]) -> None:
    """What is empty, doubled, or in the wrong place is refused."""
    assert rules == list_rules(checker, text)


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("<quote><p>Stalin</p></quote><p>Yes <q>for Stalin</q></p>", ["mention.untagged"] * 2),
        ("<p>Yes <stamp>for Stalin</stamp> <add>for Stalin</add></p>", ["mention.untagged"] * 2),
        ("<p>Yes <hi rend='bold'>20 November 1950</hi></p>", ["mention.untagged"]),
        ("<p>Yes <del>for Stalin</del></p>", ["mention.untagged"]),
        ("<p>Yes <choice><abbr>Stalin</abbr><expan>x</expan></choice></p>", ["mention.untagged"]),
        ("<p><date when='1950-11-20'>20 <del>June</del> <add>November</add></date></p>", []),
        (
            "<p><date when='1950-11-20'>2<pb/>0 <hi rend='bold'>June</hi></date></p>",
            ["date-words.agrees"],
        ),
        ("<table><row><cell>Stalin</cell></row></table>", ["mention.untagged"]),
        ("<p><label>1.</label> Wait until 20 November 1950.</p>", ["mention.untagged"]),
        (f"<label>Stalin</label>{P}", ["mention.untagged"]),
        (f"{P}<postscript><p>Stalin knows.</p></postscript>", ["mention.untagged"]),
        (
            "<list><head>From Stalin</head><item>to<list><item>Stalin</item></list></item></list>",
            ["mention.untagged"] * 2,
        ),
    ],
)
def test_words_of_every_block_are_read(checker: Checker, text: str, rules: list[str]) -> None:
    """A name or a date without a tag is told in every block."""
    assert rules == list_rules(checker, text)
