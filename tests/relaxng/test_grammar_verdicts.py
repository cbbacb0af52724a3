"""On spoiled documents our own reading of the grammar gives the verdict of lxml and of jing."""

from itertools import islice

import pytest
from generate import generate
from lxml import etree
from needs import ROOT, named
from verdicts import Court, Verdict, ask_jing, parse, read_documents

from edition.check.document.grammar import locate
from edition.relaxng.explainer import Explainer
from edition.relaxng.messages import Glossary
from edition.relaxng.reader import read_grammar
from edition.xml.positions import Positions

pytestmark = pytest.mark.slow

GRAMMAR = ROOT / "schema" / "telegram.rng"
SOURCES = sorted((ROOT / "tei").rglob("*.xml"))
COUNT = 5000
MADE = 300
READ = 400


@pytest.fixture(scope="module")
def explainer() -> Explainer:
    """An explainer of the edition's grammar."""
    return Explainer.prepare(read_grammar(etree.parse(GRAMMAR).getroot()), Glossary())


@pytest.fixture(scope="module")
def court() -> Court:
    """The judges, who remember what of the grammar they have seen."""
    return Court.open(GRAMMAR, 1950)


@pytest.fixture(scope="module")
def verdicts(court: Court) -> list[Verdict]:
    """The edition's own documents and some that the grammar makes, each spoiled in one place."""
    documents = read_documents(SOURCES, court.grammar, MADE)
    return list(islice(court.judge(documents), COUNT))


def test_sources_have_no_violation(explainer: Explainer) -> None:
    """In a valid document nothing is found."""
    found = {path.name: list(explainer.explain(parse(path.read_bytes()))) for path in SOURCES}

    assert {path.name: [] for path in SOURCES} == found


def test_our_verdict_is_that_of_lxml_and_jing(verdicts: list[Verdict]) -> None:
    """
    A document has a violation exactly if lxml rejects it, and jing does; many are not rejected.
    """
    by_jing = ask_jing(GRAMMAR, [verdict.spoiled.document for verdict in verdicts])

    judged = zip(verdicts, by_jing, strict=True)
    assert [] == [v for v, jing in judged if not v.by_ours == v.by_lxml == jing]
    assert 0.3 < sum(by_jing) / COUNT < 0.7


def test_the_spoiled_documents_reach_the_grammar(court: Court, verdicts: list[Verdict]) -> None:
    """Nearly every pattern is reached by a document that is accepted, and by one that is not."""
    coverage = court.dice.coverage

    assert len(verdicts) == COUNT
    for accepted in (True, False):
        missing = coverage.list_missing(accepted=accepted)
        assert len(missing) <= 0.1 * len(coverage.items), missing


def test_every_violation_stands_where_it_says(
    explainer: Explainer, verdicts: list[Verdict]
) -> None:
    """An element's violation is at its tag, an attribute's at its name, a text's at a character."""
    count = 0
    for verdict in verdicts[:READ]:
        root = parse(verdict.spoiled.document)
        positions = Positions(verdict.spoiled.document, root)
        lines = verdict.spoiled.document.decode().split("\n")
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
    assert count > READ / 2


def test_what_the_grammar_makes_is_tei(explainer: Explainer) -> None:
    """
    A thousand documents made from the grammar's patterns are valid against the whole of the TEI.
    """
    tei = named("TEI_ALL_RNG", "the RELAX NG of all of TEI P5")
    documents = list(generate(explainer.grammar, 1000))

    assert 0 == ask_jing(tei, documents).count(False)
