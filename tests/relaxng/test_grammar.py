"""
What the grammar's reading says of a document: where, what is wrong, and what is allowed instead.
"""

import pytest
from lxml import etree
from small_grammar import TELEGRAM, explain

from edition.relaxng.violations import Violation


def spoil(before: str, after: str) -> list[tuple[str, str]]:
    """Rules and sentences for the telegram once something in it is replaced."""
    assert before in TELEGRAM
    return [(v.rule, v.message) for v in explain(TELEGRAM.replace(before, after))]


def test_valid() -> None:
    """A valid document has no violation."""
    assert [] == explain(TELEGRAM)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            "persName",
            "persname",
            (
                "persname (in p) is not an element of this encoding;"
                " did you mean persName (a person’s name)?"
            ),
        ),
        (
            "<p>",
            "<p><bold/>",
            (
                "bold (in p) is not an element of this encoding; "
                "allowed here: text, measure and persName (a person’s name)."
            ),
        ),
        (
            "</telegram>",
            "<p/></telegram>",
            "p may not stand in telegram after closer; nothing more is allowed here.",
        ),
        (
            "<label>1.</label>",
            "",
            "list lacks label (the numeral of an item) before item.",
        ),
        (
            '<sent when="1950-11-07"/><shelfmark>APRF 45</shelfmark>',
            '<shelfmark>APRF 45</shelfmark><sent when="1950-11-07"/>',
            "shelfmark stands too early in head; before it belongs sent.",
        ),
        (
            '<sent when="1950-11-07"/><shelfmark>APRF 45</shelfmark>',
            "",
            "head lacks sent and shelfmark.",
        ),
        (
            "<closer>Zhou</closer>",
            "<measure>Zhou</measure>",
            "measure may not stand in telegram itself; it belongs in p.",
        ),
        (
            "<label>1.</label><item>rifles</item>",
            "<measure>1.</measure><item>rifles</item>",
            "measure may not stand in list; allowed here: label (the numeral of an item).",
        ),
        (
            '<head><sent when="1950-11-07"/><shelfmark>APRF 45</shelfmark></head>',
            '<sent when="1950-11-07"/><shelfmark>APRF 45</shelfmark>',
            "sent may not stand in telegram itself; it belongs in head.",
        ),
        (
            '<head><sent when="1950-11-07"/>',
            '<head><list when="1950-11-07"/>',
            "list may not stand in head; did you mean sent, which has such content?",
        ),
        (
            "<shelfmark>APRF 45</shelfmark>",
            "<x>APRF 45</x>",
            "x (in head) is not an element of this encoding; did you mean shelfmark?",
        ),
        (
            "<shelfmark>APRF 45</shelfmark>",
            "<x/>",
            "x (in head) is not an element of this encoding; allowed here: received and shelfmark.",
        ),
        (
            "<p>",
            "<head/><p>",
            "head may not stand in telegram after head; allowed here: list and p.",
        ),
        (
            "<label>1.</label><item>rifles</item>",
            "<label>1.</label>",
            "list lacks item.",
        ),
        (
            "rifles",
            '<b xmlns="urn:x">rifles</b>',
            "b (in item) is of the namespace urn:x; the elements of this encoding are of urn:t.",
        ),
        (
            "rifles",
            '<b xmlns="">rifles</b>',
            "b (in item) has no namespace; the elements of this encoding are of urn:t.",
        ),
    ],
)
def test_element(before: str, after: str, expected: str) -> None:
    """An element that is unknown, misplaced, early or missing is one violation with its remedy."""
    assert [("grammar.element", expected)] == spoil(before, after)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("ref=", "reff=", "persName has no attribute reff; did you mean ref (the person)?"),
        (
            "<persName ref",
            '<persName n="1" ref',
            "persName has no attribute n; it may have: ref (the person).",
        ),
        (
            "<persName ref",
            '<persName xmlns:x="urn:x" x:n="1" ref',
            "persName has no attribute n of the namespace urn:x; it may have: ref (the person).",
        ),
        (
            'when="1950-11-07"',
            'when="1950-11-07" from="1950-11-07"',
            "The attribute from of sent cannot stand beside when; keep one.",
        ),
        ('when="1950-11-07"', 'from="1950-11-07"', "sent lacks its attribute to."),
        ('when="1950-11-07"', "", "sent lacks its attribute from or when."),
        (
            'when="1950-11-07"',
            'wehn="1950-11-07"',
            "sent has no attribute wehn; did you mean when?",
        ),
        ("xml:id", "n", "telegram has no attribute n; did you mean xml:id?"),
    ],
)
def test_attribute(before: str, after: str, expected: str) -> None:
    """An attribute that is unknown, excluded or missing is one violation with its remedy."""
    assert [("grammar.attribute", expected)] == spoil(before, after)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            "1950-11-07",
            "7.11.50",
            "The attribute when of sent is “7.11.50”; it must be a day such as 1950-11-07.",
        ),
        (
            "arms",
            "arm",
            (
                "The attribute type of list is “arm”; did you mean “arms”? "
                "Allowed: arms (weapons) or troops."
            ),
        ),
        (
            "person:stalin",
            "person:stalin Mao",
            (
                "The attribute ref of persName has the word “Mao”; "
                r"each must be of the form person:[a-z0-9\-]+."
            ),
        ),
        (
            "APRF 45",
            "45",
            r"shelfmark contains “45”; it must be of the form [A-Z]+ [0-9]+.",
        ),
        (
            "APRF 45",
            "",
            r"shelfmark is empty; it must be of the form [A-Z]+ [0-9]+.",
        ),
    ],
)
def test_value(before: str, after: str, expected: str) -> None:
    """A value that is not allowed is told with those that are."""
    assert [("grammar.value", expected)] == spoil(before, after)


def test_text() -> None:
    """Text where only elements may stand is a violation at its first character."""
    [violation] = explain(TELEGRAM.replace("<label>", "\n <!-- so --> stray <label>"))
    assert "grammar.text" == violation.rule
    assert (3, False) == (violation.text, violation.tail)
    expected = (
        "The text “stray” may not stand in list; allowed here: label (the numeral of an item)."
    )
    assert expected == violation.message


def test_all_are_found() -> None:
    """Every violation of a document is found, and none hides another."""
    spoiled = TELEGRAM.replace("1950-11-07", "x").replace("APRF 45", "y").replace("arms", "z")
    spoiled = spoiled.replace("person:stalin", "Stalin").replace("<item>", "<item><list/>")
    assert [
        ("grammar.value", "sent"),
        ("grammar.value", "shelfmark"),
        ("grammar.value", "persName"),
        ("grammar.value", "list"),
        ("grammar.element", "list"),
    ] == [(v.rule, etree.QName(v.element).localname) for v in explain(spoiled)]


def test_unknown_elements_are_entered() -> None:
    """What stands in an unknown element is read by its own rules."""
    spoiled = TELEGRAM.replace("rifles", '<bold><persName ref="x"/><em/></bold>')
    assert ["bold", "persName", "em"] == [
        etree.QName(v.element).localname for v in sorted(explain(spoiled), key=_order)
    ]


def _order(violation: Violation) -> int:
    root = violation.element.getroottree().getroot()
    return list(root.iter()).index(violation.element)


@pytest.mark.parametrize(
    ("root", "expected"),
    [
        ("<p xmlns='urn:t'/>", "A document begins with telegram, not with p."),
        ("<p/>", "p has no namespace; the elements of this encoding are of urn:t."),
    ],
)
def test_root(root: str, expected: str) -> None:
    """A document that begins with something else has that one violation."""
    assert [expected] == [v.message for v in explain(root)]
