"""What may stand beside a telegram's text: the rest is refused, each slip in one finding."""

from pathlib import PurePosixPath

import pytest
from lxml import etree
from needs import ROOT

from edition.check.checker import Checker
from edition.project.settings import Project
from edition.read.source import Kind, Reading, Source

PATH = PurePosixPath("tei/telegrams/tg-1950-9014.xml")
SHELL = (ROOT / "tests/fixtures/valid/russian.xml").read_text(encoding="utf-8")
UNTRANSCRIBED = "witness.transcribed"
P = '<p xml:id="tg-1950-9014.p1">Да.</p>'
Q = '<p corresp="#tg-1950-9014.p1">Yes.</p>'
TRANSLATION = 'div type="translation" xml:lang="en" source="#K"'


@pytest.fixture(scope="module")
def checker() -> Checker:
    """What checks the telegrams of this edition."""
    return Checker.open(Project.open(ROOT))


def list_rules(checker: Checker, body: str) -> list[str]:
    """List the rules that a telegram with this body breaks, warnings among them."""
    start, end = SHELL.index("<div type"), SHELL.rindex("</div>") + len("</div>")
    document = f"{SHELL[:start]}{body}{SHELL[end:]}"
    tree = etree.fromstring(document.encode(), etree.XMLParser(collect_ids=False))
    source = Source(PATH, Kind.TELEGRAM, document.encode(), f"sha256:{'0' * 64}", tree)
    findings = checker.check(Reading((source,), ()))
    return [finding.rule for finding in findings if finding.rule != UNTRANSCRIBED]


@pytest.mark.parametrize(
    ("beside", "rules"),
    [
        (f"<{TRANSLATION}>{Q}</div>", []),
        (f"<{TRANSLATION}>{Q}<p>More.</p>{Q}</div>", []),
        (f"<{TRANSLATION}>{Q}</div><{TRANSLATION.replace('K', 'W')}>{Q}</div>", []),
        (f"<{TRANSLATION}>{Q}</div><{TRANSLATION}>{Q}</div>", ["division.complete"]),
        (f"<{TRANSLATION.replace('en', 'ru')}>{Q}</div>", ["division.complete"]),
        (f"<{TRANSLATION.replace('en', 'ru-Cyrl')}>{Q}</div>", ["division.complete"]),
        (f'<div type="translation" source="#K">{Q}</div>', ["division.complete"]),
        (f'<div type="translation" xml:lang="en">{Q}</div>', ["division.complete"]),
        (f"<{TRANSLATION}><p>Yes.</p></div>", ["translation.aligned"]),
        (f"<{TRANSLATION}><p corresp='#K'>Yes.</p></div>", ["ref.kind"]),
        (f"<{TRANSLATION}><p corresp='#no'>Yes.</p></div>", ["ref.resolves"]),
        (f"<{TRANSLATION}><p corresp='#tg-1950-9014.p1'/></div>", ["text.empty"]),
        (f"<{TRANSLATION}/>", ["grammar.element"]),
        (f"<{TRANSLATION}>{Q.replace('Yes', '[Yes]')}</div>", ["brackets.literal"] * 2),
        (f"<{TRANSLATION.replace('K', 'Z')}>{Q}</div>", ["ref.resolves"]),
        (f"<{TRANSLATION}>{Q.replace('Yes', '6 November 1950')}</div>", ["mention.untagged"]),
        (f'<div type="version" subtype="code" xml:lang="zxx" source="#K">{Q}</div>', []),
        ('<div type="version" subtype="draft" resp="#editor"><p>6 November</p></div>', []),
        (f'<div type="version" source="#K">{Q}</div>', ["division.complete"]),
        (f'<div type="version" subtype="draft">{Q}</div>', ["division.complete"]),
        (f'<div type="enclosure" subtype="draft">{P}</div>', ["division.complete", "id.unique"]),
        ('<div type="enclosure" n="1"><p>Yes.</p></div>', ["division.complete"]),
        ('<div type="enclosure"><p>Yes.</p></div><div type="envelope"><p>To us.</p></div>', []),
        (f'<div type="enclosure">{Q}</div>', ["translation.aligned"]),
        (
            '<div type="enclosure"><note type="source" resp="#K">F</note><p>Yes.</p></div>',
            ["division.complete"],
        ),
        ('<div type="section"><p>Yes.</p></div>', ["telegram.single"]),
        ('<div type="part" n="1"><p>Yes.</p></div>', ["telegram.single", "division.complete"]),
        ('<div type="telegram"><p>Yes.</p></div>', ["telegram.single"]),
    ],
)
def test_what_stands_beside_a_telegram(checker: Checker, beside: str, rules: list[str]) -> None:
    """Each division says what it is, and a translation what it renders."""
    found = list_rules(checker, f'<div type="telegram" xml:lang="ru">{P}</div>{beside}')

    assert rules == found


@pytest.mark.parametrize(
    "told", ["", ' ana="act:restated"', ' ana="act:restated" corresp="#tg-1950-9014.m1"']
)
def test_the_act_of_a_translated_quantity_stands_in_the_original(
    checker: Checker, told: str
) -> None:
    """A translation need not say again what is done with a quantity, nor where it was said."""
    measure = (
        '<measure{} quantity="300" unitRef="unit:piece" commodity="rifle"{}>'
        '<num value="300">300</num> {}</measure>'
    )
    act = ' ana="act:restated" corresp="telegram:tg-1950-26998.m4"'
    original = measure.format(' xml:id="tg-1950-9014.m1"', act, "винтовок")
    russian, english = P.replace("Да", original), measure.format("", told, "rifles")
    whole = f'<div type="telegram" xml:lang="ru">{russian}</div>'
    translated = f"{whole}<{TRANSLATION}>{Q.replace('Yes', english)}</div>"

    assert [] == list_rules(checker, translated)
    assert ["measure.act"] == list_rules(checker, translated.replace(act, ""))


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        (f'{P}<div type="part" n="1"><p>Да.</p></div>', []),
        ('<div type="part" n="1"><p>Да.</p></div>', []),
        ('<div type="part" n="1"><p><gap reason="omitted"/></p></div>', []),
        ('<div type="part"><p>Да.</p></div>', ["division.complete"]),
        ('<div type="part" n="1" source="#K"><p>Да.</p></div>', ["division.complete"]),
        ('<div type="part" n="1"/>', ["grammar.element"]),
        (f"{P}<{TRANSLATION}>{Q}</div>", ["telegram.single"]),
        (f'<head source="#K">Письмо</head>{P}', []),
        (f'<note type="source" resp="#K">F</note><head source="#K">Письмо</head>{P}', []),
        (f'<head source="#K">Письмо<note type="source" resp="#K">F</note></head>{P}', []),
        (f'<note type="source" resp="#K">F</note>{P}', []),
        (f'<note type="source">F</note>{P}', ["note.resp"]),
        (f"<head>Письмо</head>{P}", ["division.complete"]),
        (f'<head source="#Z">Письмо</head>{P}', ["ref.resolves"]),
        (f'<head source="#K"/>{P}', ["text.empty"]),
        (f'{P}<note type="source" resp="#K">F</note>', ["division.complete"]),
        ('<p>Да.<note type="source" resp="#K">F</note></p>', ["division.complete"]),
        (f'{P}<head source="#K">Письмо</head>', ["grammar.element"]),
        (P.replace("<p", '<p corresp="#tg-1950-9014.p1"'), ["translation.aligned"]),
    ],
)
def test_what_stands_within_a_telegram(checker: Checker, text: str, rules: list[str]) -> None:
    """Parts are numbered; a publisher's heading and source note come first."""
    found = list_rules(checker, f'<div type="telegram" xml:lang="ru">{text}</div>')

    assert rules == found
