"""The rules, and what becomes of a fault."""

from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest
import spoiled_copies
from needs import ROOT

from edition.build.build import check_edition
from edition.errors import EditionError
from edition.findings import Fault, Severity
from edition.project.rules import Rule, judge, read_rules

PATH = PurePosixPath("tei/telegrams/x.xml")
RULES = read_rules(ROOT / "schema")


def make_fault(rule: str) -> Fault:
    """Make a fault of a rule."""
    return Fault(PATH, (3, 7), rule, "This is so.")


def test_a_finding_has_its_rules_severity_and_remedy() -> None:
    """The sentence of a fault is followed by the remedy that the rule gives."""
    rules = read_rules(ROOT / "schema")

    finding = judge(make_fault("entry.unused"), rules, draft=False)

    assert Severity.WARNING is finding.severity
    assert f"This is so. {rules['entry.unused'].remedy}" == finding.message
    assert str(finding).startswith("tei/telegrams/x.xml:3:7: warning entry.unused: This is so. ")


@pytest.mark.parametrize(
    ("rule", "severity"),
    [
        ("witness.reproduced", Severity.WARNING),
        ("reply.thread", Severity.WARNING),
        ("ref.resolves", Severity.ERROR),
        ("number.agrees", Severity.ERROR),
    ],
)
def test_a_draft_need_not_agree_yet(rule: str, severity: Severity) -> None:
    """In a draft, what Python finds not to agree is a warning; everything else stays what it is."""
    rules = read_rules(ROOT / "schema")

    assert severity is judge(make_fault(rule), rules, draft=True).severity
    assert Severity.ERROR is judge(make_fault(rule), rules, draft=False).severity


def test_a_rule_that_nobody_declared_stops() -> None:
    """A fault of a rule that the ODD does not declare is a fault of ours."""
    with pytest.raises(EditionError, match=r"rules\.json does not know"):
        judge(make_fault("no.such"), {}, draft=False)


@pytest.mark.parametrize("text", ["", "[]", '{"rules": [{"id": "x"}]}'])
def test_a_damaged_list_is_one_sentence(tmp_path: Path, text: str) -> None:
    """A rules.json that cannot be read says how to make it again."""
    (tmp_path / "rules.json").write_text(text, encoding="utf-8")

    with pytest.raises(EditionError, match="edition schema"):
        read_rules(tmp_path)


def test_rules_are_whole() -> None:
    """Every rule has a claim and a remedy that are sentences."""
    for rule in read_rules(ROOT / "schema").values():
        assert isinstance(rule, Rule)
        assert rule.sentence.endswith(".")
        assert rule.remedy.endswith(".")
        assert rule.by in {"grammar", "schematron", "document", "edition"}


def show_wrongly(folder: Path, rule: Rule) -> bool:
    """Make of the first right example that stands in a copy of the edition a wrong one."""
    if (folder / rule.right).is_file():
        (folder / rule.right).rename(folder / rule.wrong)
        return True
    for path in sorted((folder / "tei").rglob("*.xml")):
        text = path.read_text(encoding="utf-8")
        if rule.right in text:
            path.write_text(text.replace(rule.right, rule.wrong, 1), encoding="utf-8")
            return True
    return False


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_every_rule_has_an_example(sources: Path, rule: Rule) -> None:
    """
    What is right stands in the edition so, and what is wrong breaks the rule there.

    Of information the edition has what is told; it is in the right.
    """
    if rule.severity is Severity.INFORMATION:
        rule = replace(rule, right=rule.wrong, wrong=f"{rule.wrong} ")
    if rule.id == "id.never-lost":
        (sources / "tei/published.txt").write_text("tg-1950-5708.m5\n", encoding="utf-8")

    if rule.id == "mention.ambiguous":
        places = sources / "tei/registers/places.xml"
        spoiled_copies.replace(places, ">Manchurian station<", ">Manchuria<")

    telegrams = sources / "tei/telegrams"
    if rule.id == "language.unread":
        spoiled_copies.replace(telegrams / "tg-1950-5708.xml", 'xml:lang="en"', 'xml:lang="de"')

    if rule.id == "telegram.double":
        original = telegrams / "tg-1950-26998.xml"
        header, div, body = original.read_text(encoding="utf-8").partition("<body>")
        body = body.replace(">26998</idno>", ">26637</idno>")
        original.write_text(f"{header}{div}{body}", encoding="utf-8")
        copy = f"{header.replace('>26998</idno>', '>26637</idno>')}{div}{body}"
        renamed = copy.replace("tg-1950-26998", "tg-1950-1")
        (telegrams / "tg-1950-1.xml").write_text(renamed, encoding="utf-8")
        witness = sources / "tei/witnesses/tg-1950-26998.K.txt"
        spoiled_copies.replace(witness, "No. 26998", "No. 26637")

    if rule.id == "reply.thread":
        line = '<dateline><date when="1950-11-{}">{} November 1950'
        reply = telegrams / "tg-1950-5708.xml"
        spoiled_copies.replace(reply, line.format(17, 17), line.format(15, 15))
        witness = sources / "tei/witnesses/tg-1950-5708.K.txt"
        spoiled_copies.replace(witness, "17 November 1950", "15 November 1950")

    if rule.id == "number-words.agrees":
        for witness in (sources / "tei/witnesses").glob("tg-1950-26637.*"):
            text = witness.read_text(encoding="utf-8")
            witness.write_text(text.replace("thirty-six", "thirty-seven", 1), encoding="utf-8")

    assert rule.wrong
    assert rule.right != rule.wrong
    assert show_wrongly(sources, rule)
    assert rule.id in {finding.rule for finding in check_edition(sources).findings}


def test_an_example_is_shown(sources: Path) -> None:
    """The command line shows both, indented, whatever they are."""
    told = spoiled_copies.run_here(sources, "rules", "station.single").stdout

    assert "\nWrong:\n    <placeName ref=" in told
    assert "\nRight:\n    <placeName ref=" in told
