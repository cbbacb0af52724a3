"""Numbered lists, judged by the edition's own rule as Schematron has it."""

import json

import pytest
from needs import ROOT

from edition.transform.processor import Saxon, Stylesheet

LIST = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><list>{}</list></text></TEI>'
Judge = tuple[Saxon, Stylesheet]


@pytest.fixture(scope="module")
def judge() -> Judge:
    """The rules of the edition, compiled."""
    saxon = Saxon()
    compiler = saxon.compile(ROOT / "xslt" / "odd" / "sch-to-xslt.xsl")
    saxon.lock()
    schematron = (ROOT / "schema" / "telegram.sch").read_text(encoding="utf-8")
    stylesheet = saxon.text(compiler, "stylesheet", saxon.parse(schematron))
    return saxon, saxon.compile_text(stylesheet, "rules")


def find_wrong(judge: Judge, labels: list[str]) -> list[int]:
    """Tell which labels of a list, counted from one, do not count on."""
    saxon, rules = judge
    items = "".join(f"<label>{label}</label><item/>" for label in labels)
    found = json.loads(saxon.text(rules, "findings", saxon.parse(LIST.format(items))))
    return [
        int(each["path"].rpartition("[")[2].rstrip("]"))
        for each in found
        if each["rule"] == "list.numbering"
    ]


@pytest.mark.parametrize(
    ("labels", "told"),
    [
        ("1. 2. 3.", []),
        ("7. 8. - 9.", []),
        ("1. 2. 4.", ["4"]),
        ("1. 2. 9. 4. 5.", ["9"]),
        ("1. 2. H 3.", []),
        ("1. 2. H 1. 2.", []),
        ("1. a. b. 2.", []),
        ("1. a. c. 2.", ["c"]),
        ("I. II. IV.", ["IV"]),
        ("1. G 4.", []),
    ],
)
def test_numbers_of_paragraphs_go_up(judge: Judge, labels: str, told: list[str]) -> None:
    """They go on through headings and unnumbered paragraphs; after a gap nothing is said."""
    saxon, rules = judge
    blocks = {"-": "<p/>", "H": "<label>H</label>", "G": "<p><gap reason='omitted'/></p>"}
    text = "".join(
        blocks.get(label, f"<p><label>{label}</label> Yes.</p>") for label in labels.split()
    )
    document = LIST.replace("<list>{}</list>", f"<div>{text}</div>")
    found = json.loads(saxon.text(rules, "findings", saxon.parse(document)))
    said = [each["message"] for each in found if each["rule"] == "list.numbering"]

    assert told == [message.split()[2] for message in said]


@pytest.mark.parametrize(
    ("numerals", "wrong"),
    [
        ([], []),
        ([1], []),
        ([7], []),
        ([1, 2, 3, 4], []),
        ([5, 6, 7], []),
        ([1, 2, 99, 4], [3]),
        ([1, 99, 3], [2]),
        ([1, 99, 3, 4], [2]),
        ([99, 2, 3], [1]),
        ([1, 2, 99], [3]),
        ([1, 2, 4, 5], [3]),
        ([1, 2, 2, 3], [3]),
        ([2, 1], [2]),
        ([1, 3], [2]),
        ([1, 2, 3, 1, 2, 3], [4]),
    ],
)
def test_one_wrong_numeral_is_one_finding(
    judge: Judge, numerals: list[int], wrong: list[int]
) -> None:
    """
    A list begins anywhere and counts on by one; a numeral that does not is told, and no other.
    """
    assert wrong == find_wrong(judge, [f"{numeral}." for numeral in numerals])


@pytest.mark.parametrize(
    ("labels", "wrong"),
    [
        (["1)", "2)", "4)"], [3]),
        (["a)", "b)", "d)"], [3]),
        (["1.", "1a.", "2.", "3."], []),
        (["1.", "2x", "3."], []),
        (["1.", "2x", "5."], [3]),
        (["1.", "<choice><sic>99</sic><corr>2</corr></choice>.", "3."], []),
        (["1.", "<choice><sic>2</sic><corr>99</corr></choice>.", "3."], [2]),
        (["a)", "b)", "c)"], []),
        (["a)", "c)"], [2]),
        (["(A)", "(B)", "(D)", "(D)"], [3]),
        (["i.", "ii.", "iii.", "iv.", "v.", "vi.", "vii.", "viii.", "ix.", "x.", "xi."], []),
        (["I", "II", "IV", "IV"], [3]),
        (["h)", "i)", "j)"], []),
        (["а)", "б)", "г)"], [3]),
        (["note", "b)", "mix"], []),
        (["1.", "2.<note>With 1 in K.</note>", "4."], [3]),
    ],
)
def test_a_numeral_is_what_counts(judge: Judge, labels: list[str], wrong: list[int]) -> None:
    """What is no numeral holds a place and is not judged; of a choice the correction counts."""
    assert wrong == find_wrong(judge, labels)


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        (["1. 2.", "3.", "4. 5."], []),
        (["1. 2.", "4."], ["4"]),
        (["-", "1.", "-", "2. 4."], ["4"]),
        (["1.", "1. 2."], []),
        (["1.", "G", "4."], []),
        (["1. 2.", "G", "- 6."], []),
    ],
)
def test_numbers_go_on_through_parts(judge: Judge, parts: list[str], told: list[str]) -> None:
    """The first part stands before the others; after a lost part any number may come."""
    saxon, rules = judge
    blocks = {"-": "<p/>", "G": "<p><gap reason='omitted'/></p>"}
    first, *others = (
        "".join(blocks.get(word, f"<p><label>{word}</label> Yes.</p>") for word in part.split())
        for part in parts
    )
    text = first + "".join(f"<div type='part'>{part}</div>" for part in others)
    document = LIST.replace("<list>{}</list>", f"<div>{text}</div>")
    found = json.loads(saxon.text(rules, "findings", saxon.parse(document)))
    wrong = [each for each in found if each["rule"] == "list.numbering"]

    assert told == [each["message"].split()[2] for each in wrong]
