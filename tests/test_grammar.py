"""
The grammar's own reading: its verdict is lxml's, and it says where, what and what instead.
"""

import time

import pytest
from generate import Generator, generate
from lxml import etree

from edition.grammar.explaining import Explainer
from edition.grammar.reading import GrammarError, read_grammar
from edition.grammar.violations import Violation
from edition.grammar.wording import Glossary

GRAMMAR = """
<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="urn:t"
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start><ref name="telegram"/></start>
  <define name="telegram"><element name="telegram">
    <attribute name="xml:id"><data type="NCName"/></attribute>
    <ref name="head"/>
    <oneOrMore><choice><ref name="p"/><ref name="list"/></choice></oneOrMore>
    <optional><ref name="closer"/></optional>
  </element></define>
  <define name="head"><element name="head">
    <ref name="sent"/><optional><ref name="received"/></optional><ref name="shelfmark"/>
  </element></define>
  <define name="sent"><element name="sent"><ref name="dated"/><empty/></element></define>
  <define name="received"><element name="received"><ref name="dated"/></element></define>
  <define name="dated"><choice>
    <attribute name="when"><choice><data type="date"/><data type="dateTime"/></choice></attribute>
    <group>
      <attribute name="from"><data type="date"/></attribute>
      <attribute name="to"><data type="date"/></attribute>
    </group>
  </choice></define>
  <define name="shelfmark"><element name="shelfmark">
    <data type="token"><param name="pattern">[A-Z]+ \\d+</param></data>
  </element></define>
  <define name="list"><element name="list">
    <optional><attribute name="type">
      <choice><value>arms</value><value>troops</value></choice>
    </attribute></optional>
    <oneOrMore><ref name="label"/><ref name="item"/></oneOrMore>
  </element></define>
  <define name="label"><element name="label"><text/></element></define>
  <define name="item"><element name="item"><ref name="words"/></element></define>
  <define name="p"><element name="p"><ref name="words"/></element></define>
  <define name="closer"><element name="closer"><text/></element></define>
  <define name="words">
    <zeroOrMore><choice><text/><ref name="persName"/><ref name="measure"/></choice></zeroOrMore>
  </define>
  <define name="persName"><element name="persName">
    <optional><attribute name="ref"><list><oneOrMore>
      <data type="token"><param name="pattern">person:[a-z0-9\\-]+</param></data>
    </oneOrMore></list></attribute></optional>
    <text/>
  </element></define>
  <define name="measure"><element name="measure">
    <optional><attribute name="quantity"><data type="nonNegativeInteger"/></attribute></optional>
    <mixed><zeroOrMore><ref name="persName"/></zeroOrMore></mixed>
  </element></define>
</grammar>
"""
TELEGRAM = (
    '<telegram xmlns="urn:t" xml:id="tg-1">'
    '<head><sent when="1950-11-07"/><shelfmark>APRF 45</shelfmark></head>'
    '<p>To <persName ref="person:stalin">Filippov</persName></p>'
    '<list type="arms"><label>1.</label><item>rifles</item></list>'
    "<closer>Zhou</closer></telegram>"
)
GLOSSARY = Glossary.read(
    {
        "persName": {"gloss": "a person’s name", "attributes": {"ref": {"gloss": "the person"}}},
        "label": {"gloss": "the numeral of an item"},
        "list": {
            "attributes": {
                "type": {"values": [{"ident": "arms", "gloss": "weapons"}, {"ident": "troops"}]}
            }
        },
    }
)
ROOT = etree.fromstring(GRAMMAR)
RELAXNG = etree.RelaxNG(ROOT)
EXPLAINER = Explainer.prepare(read_grammar(ROOT), GLOSSARY)


def explain(document: str | bytes) -> list[Violation]:
    """
    The violations of a document, of which lxml must say the same verdict.
    """
    root = etree.fromstring(document)
    violations = list(EXPLAINER.explain(root))
    assert RELAXNG.validate(root) == (not violations)
    return violations


def spoil(before: str, after: str) -> list[tuple[str, str]]:
    """
    Rules and sentences for the telegram once something in it is replaced.
    """
    assert before in TELEGRAM
    return [(v.rule, v.message) for v in explain(TELEGRAM.replace(before, after))]


def test_valid() -> None:
    """
    A valid document has no violation.
    """
    assert [] == explain(TELEGRAM)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            "persName",
            "persname",
            "persname (in p) is not an element of this encoding; "
            "did you mean persName (a person’s name)?",
        ),
        (
            "<p>",
            "<p><bold/>",
            "bold (in p) is not an element of this encoding; "
            "allowed here: text, measure and persName (a person’s name).",
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
            "<label>1.</label><item>rifles</item>",
            "<label>1.</label>",
            "list lacks item.",
        ),
        (
            "rifles",
            '<b xmlns="urn:x">rifles</b>',
            "b is of the namespace urn:x; the elements of this encoding are of urn:t.",
        ),
        (
            "rifles",
            '<b xmlns="">rifles</b>',
            "b has no namespace; the elements of this encoding are of urn:t.",
        ),
    ],
)
def test_element(before: str, after: str, expected: str) -> None:
    """
    An element that is unknown, misplaced, early or missing is one violation with its remedy.
    """
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
    ],
)
def test_attribute(before: str, after: str, expected: str) -> None:
    """
    An attribute that is unknown, excluded or missing is one violation with its remedy.
    """
    assert [("grammar.attribute", expected)] == spoil(before, after)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            "1950-11-07",
            "1950-11-31",
            "The attribute when of sent is “1950-11-31”; it must be a date such as 1950-11-08 "
            "or a date with a time such as 1950-11-08T02:00:00.",
        ),
        (
            "arms",
            "arm",
            "The attribute type of list is “arm”; did you mean “arms”? "
            "Allowed: arms (weapons) or troops.",
        ),
        (
            "person:stalin",
            "person:stalin Mao",
            "The attribute ref of persName has the word “Mao”; "
            r"each must be a word of the form person:[a-z0-9\-]+.",
        ),
        (
            "APRF 45",
            "45",
            r"shelfmark contains “45”; it must be a word of the form [A-Z]+ \d+.",
        ),
        (
            "APRF 45",
            "",
            r"shelfmark is empty; it must be a word of the form [A-Z]+ \d+.",
        ),
    ],
)
def test_value(before: str, after: str, expected: str) -> None:
    """
    A value that is not allowed is told with those that are.
    """
    assert [("grammar.value", expected)] == spoil(before, after)


def test_text() -> None:
    """
    Text where only elements may stand is a violation at its first character.
    """
    [violation] = explain(TELEGRAM.replace("<label>", "\n <!-- so --> stray <label>"))
    assert "grammar.text" == violation.rule
    assert (3, False) == (violation.text, violation.tail)
    expected = (
        "The text “stray” may not stand in list; allowed here: label (the numeral of an item)."
    )
    assert expected == violation.message


def test_all_are_found() -> None:
    """
    Every violation of a document is found, and none hides another.
    """
    spoiled = TELEGRAM.replace("1950-11-07", "x").replace("APRF 45", "y").replace("arms", "z")
    spoiled = spoiled.replace("person:stalin", "Stalin").replace("<item>", "<item><list/>")
    assert [
        ("grammar.value", "sent"),
        ("grammar.value", "shelfmark"),
        ("grammar.value", "persName"),
        ("grammar.value", "list"),
        ("grammar.element", "list"),
        ("grammar.element", "list"),
    ] == [(v.rule, etree.QName(v.element).localname) for v in explain(spoiled)]


def test_unknown_elements_are_entered() -> None:
    """
    What stands in an unknown element is read by its own rules.
    """
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
    """
    A document that begins with something else has that one violation.
    """
    assert [expected] == [v.message for v in explain(root)]


@pytest.mark.parametrize(
    "pattern",
    [
        "<externalRef href='x'/>",
        "<element><anyName/><empty/></element>",
        "<element name='a'><data type='gibberish'/></element>",
        "<element name='a'><data type='token'><param name='pattern'>\\p{IsGreek}</param></data></element>",
        "<element name='a'><value type='integer'>1</value></element>",
        "<choice><element name='a'><empty/></element><element name='a'><text/></element></choice>",
        "<ref name='nothing'/>",
        "<ref name='a'/>",
    ],
)
def test_refused_constructs(pattern: str) -> None:
    """
    A construct that is not planned for is refused with its line.
    """
    grammar = f"""<grammar xmlns="http://relaxng.org/ns/structure/1.0">
        <start>{pattern}</start>
        <define name="a"><choice><ref name="a"/><empty/></choice></define></grammar>"""
    with pytest.raises(GrammarError, match=r"^line [23] of the grammar: "):
        read_grammar(etree.fromstring(grammar))


def test_generated_documents() -> None:
    """
    Documents made from the grammar are valid, differ, and show all of its patterns.
    """
    grammar = read_grammar(ROOT)
    generator = Generator.prepare(grammar, 7)
    documents = [generator.make() for _ in range(60)]
    assert [] == [document for document in documents if explain(document)]
    assert set() == generator.missing
    assert documents[:5] == list(generate(grammar, 5, seed=7))


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("text", "<p>{}</p>"),
        ("<persName ref='x'>a</persName> b ", "<p>{}</p>"),
        ("<label>1</label>", "<list>{}</list>"),
        ("stray <item/>", "<list>{}</list>"),
        ("<odd{0}/>", "<p>{}</p>"),
        ("<p/>", "<item>{}</item>"),
    ],
)
def test_time_grows_with_size(name: str, whole: str) -> None:
    """
    Twice as many violations take about twice the time.
    """
    times = []
    for count in (3000, 6000, 12000):
        content = "".join(name.replace("{0}", str(n)) for n in range(count))
        root = etree.fromstring(whole.format(content).replace(">", ' xmlns="urn:t">', 1))
        start = time.perf_counter()
        assert len(list(EXPLAINER.explain(root))) >= 1
        times.append(time.perf_counter() - start)
    assert times[2] < max(0.2, 3.5 * times[1]), times


def test_deep_nesting() -> None:
    """
    Elements nested as deep as a parser reads them are no problem.
    """
    document = "<p xmlns='urn:t'>" + "<measure>" * 240 + "</measure>" * 240 + "</p>"
    assert len(explain(document)) == 240
