"""
How far the grammar's reading goes: constructs it refuses, and documents that are large or deep.
"""

import sys

import pytest
from generate import Generator, generate
from lxml import etree
from small_grammar import EXPLAINER, ROOT, explain

from edition.relaxng.reader import GrammarError, read_grammar


@pytest.mark.parametrize(
    "pattern",
    [
        "<externalRef href='x'/>",
        "<element><anyName/><empty/></element>",
        "<element name='a'><data type='date'/></element>",
        "<element name='a'><data type='token'><param name='length'>1</param></data></element>",
        "<element name='a'><data type='token'><param name='pattern'>[</param></data></element>",
        "<element name='a'><value type='integer'>1</value></element>",
        "<choice><element name='a'><empty/></element><element name='a'><text/></element></choice>",
        "<interleave><text/><zeroOrMore><text/></zeroOrMore></interleave>",
        "<mixed><optional><text/></optional></mixed>",
        "<interleave><ref name='b'/><optional><ref name='b'/></optional></interleave>",
        "<ref name='nothing'/>",
        "<ref name='a'/>",
    ],
)
def test_refused_constructs(pattern: str) -> None:
    """A construct that is not planned for is refused with its line."""
    grammar = f"""<grammar xmlns="http://relaxng.org/ns/structure/1.0">
        <start>{pattern}</start>
        <define name="a"><choice><ref name="a"/><empty/></choice></define>
        <define name="b"><element name="b"><empty/></element></define></grammar>"""
    with pytest.raises(GrammarError, match=r"^line [23] of the grammar(, in a)?: "):
        read_grammar(etree.fromstring(grammar))


def test_generated_documents() -> None:
    """Documents made from the grammar are valid, differ, and show all of its patterns."""
    grammar = read_grammar(ROOT)
    generator = Generator.prepare(grammar, 7)
    documents = [generator.make() for _ in range(60)]
    assert [] == [document for document in documents if explain(document)]
    assert 0 == generator.count_missing()
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
def test_steps_grow_with_size(name: str, whole: str) -> None:
    """Twice as many violations take about twice as many steps."""
    steps = [count_steps(name, whole, size) for size in (200, 400, 800)]

    assert steps[2] <= 2.1 * steps[1], steps


def count_steps(name: str, whole: str, size: int) -> int:
    """Count the calls, of Python's functions and of its libraries', that explaining takes."""
    content = "".join(name.replace("{0}", str(n)) for n in range(size))
    root = etree.fromstring(whole.format(content).replace(">", ' xmlns="urn:t">', 1))
    calls = 0

    def count(_frame: object, event: str, _value: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        found = list(EXPLAINER.explain(root))
    finally:
        sys.setprofile(None)
    assert found
    return calls


def test_deep_nesting() -> None:
    """Elements nested as deep as a parser reads them are no problem."""
    document = "<p xmlns='urn:t'>" + "<measure>" * 240 + "</measure>" * 240 + "</p>"
    assert len(explain(document)) == 240
