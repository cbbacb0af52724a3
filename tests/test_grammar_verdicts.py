"""
On spoiled documents our own reading of the grammar gives the verdict of lxml and of jing.
"""

from itertools import islice

import pytest
from generate import generate
from lxml import etree
from needs import ROOT, named
from verdicts import Verdict, ask_jing, judge, parse, read_documents

from edition.checks.document.grammar import locate
from edition.grammar.explaining import Explainer
from edition.grammar.reading import read_grammar
from edition.grammar.wording import Glossary
from edition.positions import Positions

GRAMMAR = ROOT / "schema" / "telegram.rng"
SOURCES = sorted((ROOT / "tei").rglob("*.xml"))
COUNT = 400


@pytest.fixture(scope="module")
def explainer() -> Explainer:
    """
    An explainer of the edition's grammar.
    """
    return Explainer.prepare(read_grammar(etree.parse(GRAMMAR).getroot()), Glossary())


@pytest.fixture(scope="module")
def verdicts(explainer: Explainer) -> list[Verdict]:
    """
    The edition's own documents and some that the grammar makes, each spoiled in one place.
    """
    documents = read_documents(SOURCES, explainer.grammar, 10)
    return list(islice(judge(GRAMMAR, documents, 1950), COUNT))


def test_sources_have_no_violation(explainer: Explainer) -> None:
    """
    In a valid document nothing is found.
    """
    found = {path.name: list(explainer.explain(parse(path.read_bytes()))) for path in SOURCES}

    assert {path.name: [] for path in SOURCES} == found


def test_our_verdict_is_that_of_lxml(verdicts: list[Verdict]) -> None:
    """
    A document has a violation exactly if lxml rejects it; many are rejected and many are not.
    """
    assert [] == [verdict for verdict in verdicts if verdict.by_ours != verdict.by_lxml]
    assert 0.25 < sum(verdict.by_lxml for verdict in verdicts) / COUNT < 0.5


def test_our_verdict_is_that_of_jing(verdicts: list[Verdict]) -> None:
    """
    A document has a violation exactly if jing rejects it.
    """
    by_jing = ask_jing(GRAMMAR, [verdict.document for verdict in verdicts])

    assert by_jing == [verdict.by_ours for verdict in verdicts]


def test_every_violation_stands_where_it_says(
    explainer: Explainer, verdicts: list[Verdict]
) -> None:
    """
    An element's violation is at its tag, an attribute's at its name, a text's at a character.
    """
    count = 0
    for verdict in verdicts:
        root = parse(verdict.document)
        positions = Positions(verdict.document, root)
        lines = verdict.document.decode().split("\n")
        for violation in explainer.explain(root):
            line, column = locate(positions, violation)
            found = lines[line - 1][column - 1 :]
            name = etree.QName(violation.attribute or violation.element).localname
            if violation.text is not None:
                assert not found[0].isspace() or found[0] == "\N{NO-BREAK SPACE}"
            elif violation.attribute is not None:
                assert name == found.partition("=")[0].rpartition(":")[2]
            else:
                assert "<" == found[0]
                assert name in found
            count += 1
    assert count > COUNT / 2


def test_what_the_grammar_makes_is_tei(explainer: Explainer) -> None:
    """
    A thousand documents made from the grammar's patterns are valid against the whole of the TEI.
    """
    tei = named("TEI_ALL_RNG", "the RELAX NG of all of TEI P5")
    documents = list(generate(explainer.grammar, 1000))

    assert 0 == ask_jing(tei, documents).count(False)
