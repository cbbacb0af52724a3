"""Everything that is written here is TEI, and so is everything that is published."""

import json
import re
from pathlib import Path

import needs
import pytest
from judges import ask_jing
from lxml import etree
from needs import ROOT

from edition.transform.processor import Saxon

SOURCES = sorted(
    path
    for folder in ("tei", "tests/fixtures/base/tei", "tests/fixtures/few/tei")
    for path in (ROOT / folder).rglob("*.xml")
)
SNIPPETS: dict[str, dict[str, str | list[str]]] = json.loads(
    (ROOT / ".vscode" / "tei.code-snippets").read_text(encoding="utf-8")
)
VARIABLES = {
    "TM_FILENAME_BASE": "tg-1950-1",
    "TM_SELECTED_TEXT": "",
}
PLACES = {
    "<person ": ("persons", "<listPerson>"),
    "<place ": ("places", "<listPlace>"),
    "<org ": ("organizations", "<listOrg>"),
    "<entry ": ("terms", "<standOff>"),
}


def list_published(published: Path) -> list[Path]:
    """List the standalone TEI files."""
    found = sorted((published / "public" / "telegrams").rglob("*.xml"))
    assert len(found) == len(list((ROOT / "tei" / "telegrams").glob("*.xml")))
    return found


def test_sources_and_published_files_are_tei(published: Path) -> None:
    """They are accepted by jing, all of them, by the grammar of the whole TEI."""
    grammar = needs.named("TEI_ALL_RNG", "the RELAX NG of all of TEI P5")

    assert "" == ask_jing(grammar, [*SOURCES, *list_published(published)])


def test_sources_follow_the_grammar_for_jing_too() -> None:
    """Every source is accepted by jing, by the grammar that this edition generates."""
    assert "" == ask_jing(ROOT / "schema" / "telegram.rng", SOURCES)


def test_published_files_pass_the_schematron_of_the_tei(published: Path) -> None:
    """The rules inside the grammar of the whole TEI find nothing in what is published."""
    grammar = etree.parse(needs.named("TEI_ALL_RNG", "the RELAX NG of all of TEI P5"))
    schematron = "{http://purl.oclc.org/dsdl/schematron}"
    schema = etree.Element(f"{schematron}schema", queryBinding="xslt3")
    schema.extend([*grammar.iter(f"{schematron}ns"), *grammar.iter(f"{schematron}pattern")])
    saxon = Saxon()
    compiler = saxon.compile(ROOT / "xslt" / "odd" / "sch-to-xslt.xsl")
    saxon.lock()
    document = saxon.parse(etree.tostring(schema, encoding="unicode"))
    rules = saxon.compile_text(saxon.text(compiler, "stylesheet", document), "tei_all.rng")

    for path in [*SOURCES, *list_published(published)]:
        assert [] == json.loads(
            saxon.text(rules, "findings", saxon.parse(path.read_text(encoding="utf-8")))
        ), path.name


def test_catalog_leads_to_the_schema() -> None:
    """What the XML catalog points to is there."""
    catalog = etree.parse(ROOT / "schema" / "catalog.xml")
    for uri in catalog.iter("{*}uri"):
        assert (ROOT / "schema" / uri.get("uri", "absent")).is_file()


def expand(body: str) -> str:
    """Return what a snippet gives to someone who accepts all that it proposes."""
    choice = re.compile(r"\$\{(\d+)\|([^,|}]+)[^}]*\|\}")
    proposal = re.compile(r"\$\{\w+:([^${}]*)\}")
    proposals = {found[1]: found[2] for found in re.finditer(r"\$\{(\d+):([^${}]+)\}", body)}
    proposals |= {found[1]: found[2] for found in choice.finditer(body)}
    body = choice.sub(r"\2", body)
    while proposal.search(body):
        body = proposal.sub(r"\1", body)
    body = re.sub(r"(?<!\\)\$(\d+)", lambda found: proposals.get(found[1], ""), body)
    body = re.sub(r"(?<!\\)\$([A-Z_]+)", lambda found: VARIABLES[found[1]], body)
    return body.replace("\\$", "$")


def place_snippet(body: str) -> str:
    """Put a snippet where an encoder would."""
    fixtures = ROOT / "tests" / "fixtures"
    base = fixtures / "base" / "tei"
    for start, (register, container) in PLACES.items():
        if body.startswith(start):
            folder = fixtures / "few" / "tei" if register == "terms" else base
            text = (folder / "registers" / f"{register}.xml").read_text(encoding="utf-8")
            return text.replace(container, container + body)
    text = (base / "telegrams" / "tg-1950-1001.xml").read_text(encoding="utf-8")
    if body.startswith("<p "):
        return text.replace("<list>", body + "<list>")
    if body.startswith("<label>"):
        return text.replace("</list>", body + "</list>")
    return text.replace("Rearmament begins", f"Rearmament {body} begins")


@pytest.mark.parametrize("name", SNIPPETS)
def test_snippet_is_valid(name: str) -> None:
    """What an editor's snippet writes follows the grammar."""
    grammar = etree.RelaxNG(etree.parse(ROOT / "schema" / "telegram.rng"))
    body = "\n".join(SNIPPETS[name]["body"])
    document = place_snippet(expand(body))
    tree = etree.fromstring(document.encode(), etree.XMLParser(collect_ids=False))

    assert "${" not in document
    assert grammar.validate(tree), str(grammar.error_log)
