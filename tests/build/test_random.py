"""
Whatever the checks accept is described and composed: random telegrams, and random front matter.
"""

import json
from collections import Counter
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

import pytest
from lxml import etree, html
from needs import ROOT
from random_telegrams import list_front_matter, list_telegrams
from telegram_pages import EDITION, Press

from edition.check.checker import Checker
from edition.describe.describer import read_told
from edition.findings import Severity
from edition.project import json_schema
from edition.project.settings import Project
from edition.read.source import Kind, Reading, Source
from edition.transform.processor import Saxon

COUNT = 150
SEED = 1950
DIGEST = f"sha256:{'0' * 64}"
PATH = PurePosixPath("tei/telegrams/tg-1950-9002.xml")
UNTRANSCRIBED = "witness.transcribed"


@pytest.fixture(scope="module")
def checker() -> Checker:
    """What checks the telegrams of this edition."""
    return Checker.open(Project.open(ROOT))


@pytest.fixture(scope="module")
def press() -> Press:
    """The stylesheets of this edition."""
    return Press.prepare(ROOT / "xslt")


def is_accepted(text: str, checker: Checker) -> bool:
    """Whether the checks find no error in a telegram."""
    tree = etree.fromstring(text.encode(), etree.XMLParser(collect_ids=False))
    source = Source(PATH, Kind.TELEGRAM, text.encode(), DIGEST, tree)
    return not any(
        finding.severity is Severity.ERROR and finding.rule != UNTRANSCRIBED
        for finding in checker.check(Reading((source,), ()))
    )


def list_problems(page: html.HtmlElement) -> list[str]:
    """Ids that are empty or stand twice, links that lead nowhere, links within links."""
    ids = Counter(str(name) for name in page.xpath("//@id"))
    links = {unquote(str(href)[1:]) for href in page.xpath("//@href[starts-with(., '#')]")}
    return [
        *(f"id {name}" for name, count in ids.items() if count > 1 or not name),
        *(f"link {name}" for name in sorted(links - set(ids))),
        *(f"nested {link.get('href')}" for link in page.xpath("//a//a")),
    ]


def test_telegrams(press: Press, checker: Checker) -> None:
    """A telegram without errors has a record as its schema says, a plaintext, and a sound page."""
    shell = (ROOT / "tests" / "fixtures" / "valid" / "doubt.xml").read_text(encoding="utf-8")
    telegrams = list_telegrams(ROOT / "schema", shell, COUNT, SEED)
    accepted = [telegram for telegram in telegrams if is_accepted(telegram, checker)]
    for telegram in accepted:
        node = press.saxon.parse(telegram)
        record, _ = read_told(*press.saxon.call(press.describe, "describe", node, DIGEST))
        schema = ROOT / "schema" / "record.schema.json"
        assert [] == list(json_schema.find_problems(schema, record)), telegram
        assert press.saxon.write(press.describe, "standalone", {"telegram": node})
        assert [] == list_problems(press.compose(telegram)), telegram

    assert len(accepted) > COUNT * 3 / 4


def test_front_matter() -> None:
    """Whatever stands in the body of front matter becomes a sound page."""
    saxon = Saxon()
    stylesheet = saxon.compile(ROOT / "xslt" / "front.xsl", {"edition": json.dumps(EDITION)})
    saxon.lock()
    shell = Path(ROOT / "tei" / "front" / "principles.xml").read_text(encoding="utf-8")
    shell = shell.replace("</listPrefixDef>", '<prefixDef ident="cited"/></listPrefixDef>')
    for text in list_front_matter(ROOT / "schema", shell, COUNT, SEED):
        page = saxon.text(stylesheet, "front", saxon.parse(text), "principles")
        assert [] == list_problems(html.document_fromstring(page)), text
