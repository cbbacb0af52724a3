"""A small grammar, a telegram that it allows, and what a manual would say of both."""

from pathlib import Path

from lxml import etree

from edition.relaxng.explainer import Explainer
from edition.relaxng.messages import Glossary
from edition.relaxng.reader import read_grammar
from edition.relaxng.violations import Violation

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
        "sent": {"attributes": {"when": {"datatype": "A day such as 1950-11-07."}}},
        "list": {
            "attributes": {
                "type": {"values": [{"ident": "arms", "gloss": "weapons"}, {"ident": "troops"}]}
            }
        },
    }
)
ROOT = etree.parse(Path(__file__).parents[1] / "fixtures" / "grammar" / "small.rng").getroot()
RELAXNG = etree.RelaxNG(ROOT)
EXPLAINER = Explainer.prepare(read_grammar(ROOT), GLOSSARY)


def explain(document: str | bytes) -> list[Violation]:
    """The violations of a document, of which lxml must say the same verdict."""
    root = etree.fromstring(document)
    violations = list(EXPLAINER.explain(root))
    assert RELAXNG.validate(root) == (not violations)
    return violations
