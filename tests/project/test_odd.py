"""The schema's one source: what is made from an ODD, and what an ODD may not say."""

import re
import subprocess
from pathlib import Path

import pytest
from lxml import etree
from needs import ROOT, named, program

from edition.errors import EditionError
from edition.project.freshness import require_fresh
from edition.project.odd import generate

SMALL = ROOT / "tests" / "fixtures" / "odd"
STYLESHEETS = ROOT / "xslt"
SCHEMA = ROOT / "schema"

TEI = "http://www.tei-c.org/ns/1.0"
EXAMPLE = "http://www.tei-c.org/ns/Examples"
RNG = "{http://relaxng.org/ns/structure/1.0}"

LETTER = """<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader><date when="1950-11-17"/><title>A letter</title></teiHeader>
  <text><p xml:id="p1">Dear
    <persName ref="person:ann" type="cover" cert="low" source="#a #b">Ann</persName>, from
    <date from="1950-11-25" to="1950-12-25">25.11 to <persName ref="#p1">her</persName> day</date>
    <num value="0.5 1"><persName ref="#p1">A</persName><persName ref="#p1">B</persName></num>
  </p></text>
</TEI>
"""

MISTAKES = [
    ("<text><p", "<text><q/><p"),
    (' xml:id="p1"', ""),
    (' xml:id="p1"', ' xml:id="p1" xml:lang="en"'),
    ('ref="person:ann"', 'ref="person: ann"'),
    (' ref="person:ann"', ""),
    ('type="cover"', 'type="covert"'),
    ('cert="low"', 'cert="medium"'),
    ('source="#a #b"', 'source=""'),
    ('to="1950-12-25"', 'to="1950-12-25" when="1950-12-25"'),
    ('when="1950-11-17"', 'when="17.11.1950"'),
    ('<date when="1950-11-17"/>', '<date when="1950-11-17"/><date/><date/>'),
    ("day</date>", "<date/></date>"),
    ('value="0.5 1"', 'value="0.5 1.5"'),
    ('value="0.5 1"', 'value="0 0.5 1"'),
    ('<persName ref="#p1">A</persName>', ""),
    ('<persName ref="#p1">A</persName>', "<num/>"),
    ("<title>A letter</title>", ""),
]

REFUSED = [
    ('key="model.phrase" except', 'key="model.prase" except', "elementSpec date names model.prase"),
    ('<elementRef key="text"/>', '<elementRef key="test"/>', "elementSpec TEI names test"),
    (
        '<macroRef key="macro.phrases"/>',
        '<macroRef key="macro.no"/>',
        "names macro.no, but no macro",
    ),
    (
        '<dataRef key="data.pointer"/>',
        '<dataRef key="data.x"/>',
        "persName, attDef ref names data.x",
    ),
    ('<memberOf key="att.sure"/>', '<memberOf key="att.no"/>', "names att.no, but no classSpec"),
    ('except="date"', 'except="data"', "names data, which is no direct member of model.phrase"),
    ('except="date"', 'expand="sequence"', 'says expand="sequence" on classRef'),
    ("<textNode/>", "<anyElement/>", "holds anyElement, which is not understood there"),
    ('usage="opt">', 'usage="rec">', 'says usage="rec" on attDef'),
    (' mode="change"', "", "attDef xml:id is inherited from att.global: say mode"),
    (
        'ident="xml:lang" mode="delete"',
        'ident="n" mode="delete"',
        "attDef n has a mode, but no class",
    ),
    ('<specGrpRef target="#spec-names"/>', "", "persName is not reached by any specGrpRef"),
    ('target="#spec-names"', 'target="#spec-name"', "No specGrp answers to the specGrpRef"),
    ('ident="ref.resolves"', 'ident="date.order"', "date.order is declared 2 times"),
    ('type="warning"', 'type="warn"', "constraintSpec entry.unused has no single severity"),
    (' role="error">A bracket', ">A bracket", "brackets.literal has no single severity"),
    ('scheme="edition"', 'scheme="sql"', "entry.unused has the scheme sql"),
    ("<desc>Remove the entry.</desc>", "", "entry.unused has no desc to say the remedy"),
    ('<div xml:id="names">', "<div>", "date.order stands in no div with an xml:id"),
    (
        '<memberOf key="model.phrase"/>',
        '<memberOf key="model.name"/>',
        "model.name is a member of itself",
    ),
    (
        '<dataRef name="token" restriction="[a-z]{2}"/>',
        '<dataRef name="token" restriction="[a-z]{2}"/><defaultVal>x</defaultVal>',
        "holds defaultVal",
    ),
]

MISJUDGED = [
    (
        '<dataRef name="token" restriction="[a-z]{2}"/>',
        '<dataRef name="IDREF"/>',
        "classSpec att.global, attDef xml:lang is of the type IDREF, on which validators differ",
    ),
    (
        '<dataFacet name="pattern" value="[01]|[0-9.]+"/>',
        '<dataFacet name="minLength" value="1"/>',
        "dataSpec data.share has the facet minLength; a pattern is the only one",
    ),
    (
        '<sequence minOccurs="0">',
        '<sequence minOccurs="0"><empty/>',
        "elementSpec num holds empty beside something else",
    ),
    (
        '<datatype minOccurs="1" maxOccurs="2">',
        '<datatype minOccurs="1" maxOccurs="3">',
        "elementSpec num, attDef value is said 1 to 3 times",
    ),
    (
        '<datatype minOccurs="1" maxOccurs="2">',
        '<datatype minOccurs="0" maxOccurs="1">',
        "elementSpec num, attDef value is said 0 to 1 times",
    ),
    (
        '<dataRef name="token" restriction="#[A-Za-z0-9.\\-]+"/>',
        '<dataRef name="token" restriction="#[A-Za-z0-9.\\-]+" maxOccurs="2"/>',
        "dataSpec data.pointer holds the string dataRef token repeated or beside something else",
    ),
    (
        '<dataRef name="token" restriction="\\S+"/>',
        '<sequence><dataRef name="token" restriction="\\S+"/></sequence>',
        "holds sequence; a datatype is one dataRef or valList, or an alternate of them",
    ),
    (
        "<textNode/>",
        '<dataRef name="token"/>',
        "holds the string dataRef token repeated or beside something else",
    ),
    (
        'restriction="person:[a-z0-9\\-]+"',
        'restriction="person:[a-z0-9-]+"',
        "of the grammar, in data.pointer: the pattern person:[a-z0-9-]+ has something else than",
    ),
]


@pytest.fixture(scope="module")
def small() -> dict[str, bytes]:
    """What is made from the small ODD of these tests."""
    return generate(SMALL / "small.odd", STYLESHEETS)


@pytest.mark.parametrize("name", ["telegram.rng", "telegram.sch", "rules.json"])
def test_a_small_odd_makes_what_is_expected(small: dict[str, bytes], name: str) -> None:
    """An ODD that uses every construct makes exactly the files kept beside it."""
    assert (SMALL / f"expected.{name}").read_text(encoding="utf-8") == small[name].decode()


def test_the_grammar_accepts_and_rejects(small: dict[str, bytes]) -> None:
    """
    The grammar works in lxml: it accepts a letter, and the same letter with one mistake it rejects.
    """
    grammar = etree.RelaxNG(etree.fromstring(small["telegram.rng"]))

    assert grammar.validate(etree.fromstring(LETTER)), grammar.error_log
    for right, wrong in MISTAKES:
        mistaken = LETTER.replace(right, wrong, 1)
        assert mistaken != LETTER
        assert not grammar.validate(etree.fromstring(mistaken)), wrong


def test_jing_agrees(small: dict[str, bytes], tmp_path: Path) -> None:
    """The grammar works in jing, whose verdicts on the letter and its mistakes are lxml's."""
    jing = program("jing", "its verdicts are compared with lxml’s")
    grammar = tmp_path / "telegram.rng"
    grammar.write_bytes(small["telegram.rng"])
    letters = [tmp_path / f"{number}.xml" for number in range(len(MISTAKES) + 1)]
    letters[0].write_text(LETTER, encoding="utf-8")
    for path, (right, wrong) in zip(letters[1:], MISTAKES, strict=True):
        path.write_text(LETTER.replace(right, wrong, 1), encoding="utf-8")

    run = subprocess.run([jing, grammar, *letters], capture_output=True, text=True, check=False)

    rejected = {path.name for path in letters if f"{path}:" in run.stdout}
    assert {path.name for path in letters[1:]} == rejected, run.stdout


@pytest.mark.parametrize(("right", "wrong", "sentence"), [*REFUSED, *MISJUDGED])
def test_what_is_not_understood_is_refused(
    tmp_path: Path, right: str, wrong: str, sentence: str
) -> None:
    """
    An ODD that says what is not understood or judged differently, or names nothing, makes nothing.
    """
    source = (SMALL / "small.odd").read_text(encoding="utf-8")
    assert right in source
    odd = tmp_path / "refused.odd"
    odd.write_text(source.replace(right, wrong, 1), encoding="utf-8")

    with pytest.raises(EditionError, match=re.escape(sentence)):
        generate(odd, STYLESHEETS)


def test_an_odd_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """An ODD that is missing or not UTF-8 is an error that names it."""
    with pytest.raises(EditionError, match=r"absent\.odd cannot be read"):
        generate(tmp_path / "absent.odd", STYLESHEETS)
    (tmp_path / "latin.odd").write_bytes("<é/>".encode("latin-1"))
    with pytest.raises(EditionError, match=r"latin\.odd:1:2: The byte 0xE9"):
        generate(tmp_path / "latin.odd", STYLESHEETS)


def test_stale_files_are_noticed(small: dict[str, bytes], tmp_path: Path) -> None:
    """
    A generated file that was made from another ODD, or is missing, is one sentence with the remedy.
    """
    (tmp_path / "telegram.odd").write_bytes((SMALL / "small.odd").read_bytes())
    for name, made in small.items():
        (tmp_path / name).write_bytes(made)
    require_fresh(tmp_path)

    (tmp_path / "rules.json").unlink()
    with pytest.raises(
        EditionError, match=r"^schema/rules\.json is missing; run edition schema\.$"
    ):
        require_fresh(tmp_path)
    (tmp_path / "telegram.odd").write_bytes(b"<TEI/>")
    with pytest.raises(EditionError) as caught:
        require_fresh(tmp_path)
    assert str(caught.value) == (
        "schema/telegram.rng was made from another schema/telegram.odd; run edition schema."
    )


def test_the_schema_is_current() -> None:
    """The committed grammar and rules are, byte for byte, what the ODD makes."""
    require_fresh(SCHEMA)
    for name, made in generate(SCHEMA / "telegram.odd", STYLESHEETS).items():
        assert (SCHEMA / name).read_bytes() == made, f"schema/{name} differs; run edition schema"


def test_every_example_of_the_manual_is_valid() -> None:
    """
    Each example of the manual that is one whole element is valid against the manual's own grammar.
    """
    grammar = etree.parse(SCHEMA / "telegram.rng")
    (start,) = grammar.getroot().iter(f"{RNG}start")
    for example in etree.parse(SCHEMA / "telegram.odd").iter(f"{{{EXAMPLE}}}egXML"):
        if example.get("valid") in ("feasible", "false"):
            continue
        for element in example:
            start[:] = [etree.Element(f"{RNG}ref", name=etree.QName(element).localname)]
            text = etree.tostring(element, encoding="unicode", with_tail=False)
            document = etree.fromstring(text.replace(EXAMPLE, TEI))
            schema = etree.RelaxNG(grammar)
            assert schema.validate(document), f"line {element.sourceline}: {schema.error_log}"


def test_the_odd_is_valid_tei() -> None:
    """The manual and the small ODD are valid against the whole of the TEI."""
    grammar = named("TEI_ALL_RNG", "the RELAX NG of all of TEI P5")
    jing = program("jing", "the ODD is validated with it")

    run = subprocess.run(
        [jing, grammar, SCHEMA / "telegram.odd", SMALL / "small.odd"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stdout == ""
    assert run.returncode == 0
