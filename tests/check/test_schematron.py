"""Schematron through XSLT: which rule meets which node, and what a finding says."""

import json
import re

import pytest
from lxml import etree
from needs import ROOT, named

from edition.errors import EditionError
from edition.project.odd import generate
from edition.transform.processor import Saxon, Stylesheet

SMALL = ROOT / "tests" / "fixtures" / "odd" / "small.odd"
ODD = ROOT / "schema" / "telegram.odd"
DOCUMENTS = sorted((ROOT / "tei").glob("*/*.xml"))

SCH = "http://purl.oclc.org/dsdl/schematron"

LETTER = """<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader><title>A letter</title></teiHeader>
  <text><p xml:id="p1">Dear Ann, <date from="1950-11-25" to="1950-12-25">then</date></p></text>
</TEI>
"""


@pytest.fixture(scope="module")
def saxon() -> Saxon:
    """The one processor of this module."""
    return Saxon()


@pytest.fixture(scope="module")
def compiler(saxon: Saxon) -> Stylesheet:
    """The stylesheet that makes stylesheets of Schematron, locked in."""
    compiled = saxon.compile(ROOT / "xslt" / "odd" / "sch-to-xslt.xsl")
    saxon.lock()
    return compiled


def rules(saxon: Saxon, compiler: Stylesheet, schematron: str) -> Stylesheet:
    """Compile Schematron as a check does."""
    return saxon.compile_text(saxon.text(compiler, "stylesheet", saxon.parse(schematron)), "rules")


def findings(saxon: Saxon, compiled: Stylesheet, document: str) -> list[tuple[str, str, str, str]]:
    """What Schematron says of a document; paths without namespaces."""
    found: list[dict[str, str]] = json.loads(
        saxon.text(compiled, "findings", saxon.parse(document))
    )
    return [
        (each["rule"], re.sub(r"Q\{[^}]*\}", "", each["path"]), each["role"], each["message"])
        for each in found
    ]


def schema(*patterns: str) -> str:
    """Write Schematron around patterns."""
    return f'<sch:schema xmlns:sch="{SCH}" queryBinding="xslt3">{"".join(patterns)}</sch:schema>'


def test_the_first_matching_rule_fires(saxon: Saxon, compiler: Stylesheet) -> None:
    """Within a pattern a node meets the first rule that matches it; each pattern starts anew."""
    compiled = rules(
        saxon,
        compiler,
        schema(
            """<sch:pattern id="first">
                 <sch:rule context="b[@n='|'] | c">
                   <sch:assert test="false()" role="error">1</sch:assert></sch:rule>
                 <sch:rule context="*">
                   <sch:assert test="self::a" role="warning">2</sch:assert></sch:rule>
               </sch:pattern>""",
            """<sch:pattern id="second">
                 <sch:rule context="b">
                   <sch:report test="@n" role="information">3</sch:report></sch:rule>
               </sch:pattern>""",
        ),
    )

    assert [
        ("first", "/a[1]/b[1]", "error", "1"),
        ("second", "/a[1]/b[1]", "information", "3"),
        ("first", "/a[1]/c[1]", "error", "1"),
        ("first", "/a[1]/b[2]", "warning", "2"),
    ] == findings(saxon, compiled, "<a><b n='|'/><c/><b/></a>")


def test_every_kind_of_context_has_its_path(saxon: Saxon, compiler: Stylesheet) -> None:
    """Findings at elements, attributes and texts come in document order with their paths."""
    compiled = rules(
        saxon,
        compiler,
        schema(
            '<sch:ns prefix="x" uri="urn:x"/>',
            """<sch:pattern id="text"><sch:rule context="x:a//text()[contains(., 't')]">
                 <sch:report test="true()">text</sch:report></sch:rule></sch:pattern>""",
            """<sch:pattern id="attribute"><sch:rule context="/x:a/x:b/@n">
                 <sch:report test="true()">attribute</sch:report></sch:rule></sch:pattern>""",
            """<sch:pattern id="element"><sch:rule context="x:b" role="warning">
                 <sch:report test="true()">element</sch:report></sch:rule></sch:pattern>""",
        ),
    )

    assert [
        ("element", "/a[1]/b[1]", "warning", "element"),
        ("attribute", "/a[1]/b[1]/@n", "error", "attribute"),
        ("text", "/a[1]/b[1]/text()[1]", "error", "text"),
        ("text", "/a[1]/text()[2]", "error", "text"),
    ] == findings(saxon, compiled, "<a xmlns='urn:x'>-<b n='1'>t</b>t</a>")
    assert [] == findings(saxon, compiled, "<a>t</a>")


def test_variables_and_messages(saxon: Saxon, compiler: Stylesheet) -> None:
    """
    Variables of schema, pattern and rule are seen where they are declared; a message is one line.
    """
    compiled = rules(
        saxon,
        compiler,
        schema(
            '<sch:let name="all" value="count(//b)"/>',
            """<sch:pattern id="one">
                 <sch:let name="word" value="string(a/@n)"/>
                 <sch:rule context="b">
                   <sch:let name="here" value="$word || position()"/>
                   <sch:assert test="$all = 1" role="error">There are
                     <sch:value-of select="$all"/> <sch:emph>times</sch:emph>
                     “<sch:value-of select="$here, 'x'"/>”
                     in <sch:name/> of <sch:name path=".."/>.</sch:assert>
                 </sch:rule>
               </sch:pattern>""",
        ),
    )

    assert ["There are 2 times “w1 x” in b of a.", "There are 2 times “w2 x” in b of a."] == [
        message for _, _, _, message in findings(saxon, compiled, "<a n='w'><b/><b/></a>")
    ]


def test_a_rule_that_cannot_be_tested_says_so(saxon: Saxon, compiler: Stylesheet) -> None:
    """A test that breaks on a document is one sentence with the rule and the place."""
    compiled = rules(
        saxon,
        compiler,
        schema(
            """<sch:pattern id="is.odd"><sch:rule context="b">
                 <sch:assert test=". mod 2 eq 1">even</sch:assert></sch:rule></sch:pattern>"""
        ),
    )

    with pytest.raises(EditionError, match=r"^The rule is\.odd cannot be tested at /Q\{\}a\[1\]/"):
        findings(saxon, compiled, "<a><b>two</b></a>")


@pytest.mark.parametrize(
    "pattern",
    [
        '<sch:pattern abstract="true"/>',
        '<sch:pattern><sch:rule context="a"><sch:extends rule="x"/></sch:rule></sch:pattern>',
        '<sch:phase id="x"/>',
        '<sch:pattern><sch:rule abstract="true" id="r"/></sch:pattern>',
    ],
)
def test_schematron_that_is_not_understood_is_refused(
    saxon: Saxon, compiler: Stylesheet, pattern: str
) -> None:
    """A construct of Schematron that the compiler does not know makes no stylesheet."""
    with pytest.raises(EditionError, match="holds a construct that this edition does not"):
        rules(saxon, compiler, schema(pattern))


def test_the_small_rules_find_what_they_claim(
    saxon: Saxon,
    compiler: Stylesheet,
) -> None:
    """The Schematron made from the small ODD runs, and finds the mistakes of a letter."""
    compiled = rules(saxon, compiler, generate(SMALL, ROOT / "xslt")["telegram.sch"].decode())
    letter = LETTER.replace("Dear", "[Dear]").replace('to="1950-12-25"', 'to="1950-11-24"')

    assert [] == findings(saxon, compiled, LETTER)
    assert [
        ("text.begins", "/TEI[1]/text[1]"),
        ("brackets.literal", "/TEI[1]/text[1]/p[1]/text()[1]"),
        ("date.order", "/TEI[1]/text[1]/p[1]/date[1]/@to"),
    ] == [found[:2] for found in findings(saxon, compiled, letter)]


def test_all_documents_pass_teis_own_schematron(saxon: Saxon, compiler: Stylesheet) -> None:
    """The Schematron inside TEI's grammar finds nothing in our documents, nor in the ODD."""
    grammar = etree.parse(named("TEI_ALL_RNG", "the RELAX NG of all of TEI P5"))
    embedded = (*grammar.iter(f"{{{SCH}}}ns"), *grammar.iter(f"{{{SCH}}}pattern"))
    compiled = rules(
        saxon,
        compiler,
        schema(*(etree.tostring(each, encoding="unicode", with_tail=False) for each in embedded)),
    )

    assert findings(saxon, compiled, '<date xmlns="http://www.tei-c.org/ns/1.0" subtype="x"/>')
    for path in (*DOCUMENTS, ODD, SMALL):
        assert [] == findings(saxon, compiled, path.read_text(encoding="utf-8")), path.name
