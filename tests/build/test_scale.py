"""Nothing crawls: operations are counted, or the times of a size and its double compared."""

import time
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from growth import FIRST, IN_FIRST, PERSONS, SECOND, insert
from lxml import etree
from needs import ROOT

from edition.build.build import check_edition
from edition.check.document.grammar import Judge
from edition.check.edition import locate
from edition.engine.steps import Task
from edition.findings import Fault
from edition.language.names import Entry, Matcher
from edition.printable import MARK
from edition.read.source import Source, parse
from edition.transform.processor import Saxon
from edition.xml.positions import Positions

MAX_RATIO = 3.0
RUNS = 3
MAX_TRIES = 3
ASKED = (
    '<measure xml:id="tg-1950-1001.r%" quantity="1000" unitRef="unit:piece" commodity="rifle" '
    'ana="act:requested"><num value="1000">1,000</num> rifles</measure> '
)
PROMISED = (
    '<measure xml:id="tg-1950-1002.r%" quantity="999" unitRef="unit:piece" commodity="rifle" '
    'ana="act:promised" corresp="telegram:tg-1950-1001.r%"><num value="999">999</num> rifles'
    "</measure> "
)
PERSON = (
    '<person xml:id="person-z%" sortKey="z%" source="#src-w">'
    '<persName type="main">Person %</persName></person>'
)
SCHEMATRON = {
    "path": '<p>{}</p>|<supplied reason="omitted">word</supplied>',
    "cover names": '<p>{}</p>|<persName type="cover" ref="person:a">A</persName> ',
    "numerals": "<list>{}</list>|<label>7.</label><item/>",
    "repetitions": '<p>{}</p>|<measure xml:id="m" ana="act:restated" corresp="#n">one</measure> ',
}
"""What stands in the text, and what is repeated in it."""
STATION = (
    "</correspDesc>",
    (
        '<correspAction type="received" xml:id="a%"><persName ref="person:p%">P</persName>'
        "</correspAction>"
    ),
)
OF_STATIONS = {
    "numbers": [
        ("</bibl>", '<idno type="telegram" subtype="received" corresp="#a%">%</idno>'),
    ],
    "classes": [
        ("</textClass>", '<catRef scheme="#p" target="precedence:p" corresp="#a%"/>'),
        ("</opener>", '<seg type="precedence" ana="precedence:p" corresp="#a%">P</seg>'),
    ],
    "addresses": [("</address>", '<addrLine>To <rs ref="person:p%">P</rs></addrLine>')],
}
"""What is put before some text: a station, and what names one."""


PROBE = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:edition:functions">
  <xsl:include href="{}"/>
  <xsl:function name="f:words" visibility="public">
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="f:text($document/*)"/>
  </xsl:function>
</xsl:stylesheet>"""


def grow(work: Callable[[int], Callable[[], object]], size: int) -> float:
    """
    Return how many times as long some work takes where its size doubles, by the processor's time.

    Other programs may slow down one of the two, so a bad ratio is measured again.
    """
    ratios: list[float] = []
    while not ratios or (min(ratios) >= MAX_RATIO and len(ratios) < MAX_TRIES):
        ratios.append(take(work(2 * size)) / take(work(size)))
    return min(ratios)


def take(work: Callable[[], object]) -> float:
    """Take the least time of several runs."""
    times = []
    for _ in range(RUNS):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return min(times)


@pytest.mark.parametrize(
    ("rule", "count", "pieces"),
    [
        ("entry.unused", 30, [(PERSONS, "</listPerson>", PERSON)]),
        ("ledger.balance", 30, [(FIRST, IN_FIRST, ASKED), (SECOND, "I received", PROMISED)]),
    ],
)
def test_a_file_is_read_once_for_all_its_findings(
    rule: str,
    count: int,
    pieces: list[tuple[str, str, str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """However many findings of the edition's checks stand in a file, it is read and parsed once."""
    insert(*pieces)(tmp_path, count)
    parsed: list[PurePosixPath] = []
    read: list[str] = []

    def count_source(path: PurePosixPath, data: bytes) -> Source | list[Fault]:
        parsed.append(path)
        return parse(path, data)

    def count_places(cls: type[locate.Places], task: Task, path: str) -> locate.Places:
        read.append(path)
        return cls(PurePosixPath(path), task.lookup.require(path))

    monkeypatch.setattr(locate, "parse", count_source)
    monkeypatch.setattr(locate.Places, "look_up", classmethod(count_places))

    findings = check_edition(tmp_path).findings

    assert count == sum(finding.rule == rule for finding in findings)
    assert len(set(read)) == len(read)
    assert len(set(parsed)) == len(parsed)
    assert read


class Counted(etree.ElementBase):
    """An element that counts how often its children are listed."""

    listed = 0

    def iterchildren(self, *arguments: str, **options: Any) -> Any:  # type: ignore[override]  # noqa: ANN401 - lxml's signature
        """List the children."""
        Counted.listed += 1
        return super().iterchildren(*arguments, **options)


def test_the_children_of_an_element_are_listed_once() -> None:
    """The places of all paths take one pass: an element is asked for its children once."""
    data = f"<a>{'<b/><c/>' * 200}</a>".encode()
    parser = etree.XMLParser()
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=Counted))
    positions = Positions(data, etree.fromstring(data, parser))

    Counted.listed = 0
    columns = [positions.path(f"/a[1]/c[{number}]")[1] for number in range(1, 201)]

    assert list(range(8, 8 + 8 * 200, 8)) == columns
    assert 1 == Counted.listed


@pytest.mark.parametrize("kind", SCHEMATRON)
def test_schematron_rules_do_not_crawl(kind: str) -> None:
    """Twice as many faults of one rule, or things that it looks at, take about twice as long."""
    text, piece = SCHEMATRON[kind].split("|")
    saxon = Saxon()
    sheet = saxon.compile(ROOT / "schema" / "telegram.sch.xsl")
    saxon.lock()

    def prepare(size: int) -> Callable[[], object]:
        document = (
            '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body>'
            f'<div type="telegram">{text.format(piece * size)}</div></body></text></TEI>'
        )
        node = saxon.parse(document)
        return lambda: saxon.text(sheet, "findings", node)

    assert grow(prepare, 4_000) < MAX_RATIO


@pytest.mark.parametrize("kind", OF_STATIONS)
def test_a_telegram_of_many_stations_is_described_in_linear_time(kind: str) -> None:
    """Twice as many stations, and as much that names one of them, take about twice as long."""
    saxon = Saxon()
    sheet = saxon.compile(ROOT / "xslt" / "record.xsl", {"registers": []})
    saxon.lock()
    source = (ROOT / "tests/fixtures/base" / FIRST).read_text(encoding="utf-8")

    def prepare(size: int) -> Callable[[], object]:
        text = source
        for before, piece in [STATION, *OF_STATIONS[kind]]:
            pieces = "".join(piece.replace("%", str(number)) for number in range(size))
            text = text.replace(before, pieces + before, 1)
        node = saxon.parse(text)
        return lambda: saxon.call(sheet, "describe", node, "sha256:0")

    assert grow(prepare, 1_000) < MAX_RATIO


def test_a_wide_paragraph_is_judged_in_linear_time() -> None:
    """
    A paragraph with very many elements is not left to lxml, which compares each with all before.
    """
    judge = Judge.open(ROOT / "schema")
    source = (ROOT / "tests/fixtures/base" / FIRST).read_text(encoding="utf-8")

    def prepare(size: int) -> Callable[[], object]:
        piece = '<gap reason="illegible"/> word '
        tree = etree.fromstring(source.replace(IN_FIRST, piece * size + IN_FIRST).encode())
        assert judge.accepts(tree)
        return lambda: judge.accepts(tree)

    assert grow(prepare, 6_000) < MAX_RATIO


def test_a_wide_paragraph_is_judged_as_a_narrow_one() -> None:
    """What the grammar does not allow is found among very many elements too."""
    judge = Judge.open(ROOT / "schema")
    source = (ROOT / "tests/fixtures/base" / FIRST).read_text(encoding="utf-8")
    wide = "<gap reason='illegible'/> " * 3_000
    bad = "<gap reason='lost'/> "

    verdicts = [
        judge.accepts(etree.fromstring(source.replace(IN_FIRST, more + IN_FIRST).encode()))
        for more in ("", wide, bad, wide + bad)
    ]

    assert [True, True, False, False] == verdicts


def test_a_name_of_many_entries_is_one_name() -> None:
    """The entries that share a name are put together once, not at each place where it stands."""
    entries = [Entry(f"person-{n}", "person", "Ivan Ivanov", ("Ivan Ivanov",)) for n in range(50)]

    hits = Matcher(entries).find("Ivan Ivanov met Ivan Ivanov.")

    assert 2 == len(hits)
    assert hits[0].namesakes is hits[1].namesakes
    assert 50 == len(hits[0].namesakes.ids)


def test_signs_in_a_row_are_set_in_linear_time(tmp_path: Path) -> None:
    """Notes that follow one another, each after a space, are no riddle for a pattern."""
    probe = tmp_path / "probe.xsl"
    probe.write_text(PROBE.format((ROOT / "xslt" / "record.xsl").as_uri()), encoding="utf-8")
    saxon = Saxon()
    sheet = saxon.compile(probe, {"registers": []})
    saxon.lock()

    def prepare(size: int) -> Callable[[], object]:
        signs = "".join(f"{MARK}{number}{MARK} " for number in range(size))
        node = saxon.parse(f"<p>word {signs}.</p>")
        return lambda: saxon.text(sheet, "words", node)

    assert grow(prepare, 4_000) < MAX_RATIO
