"""Building: what is published, what keeps it back, and what is told of it."""

import re
import shutil
from pathlib import Path

import pytest
from spoiled_copies import TELEGRAM, list_tree, replace, run_here

from edition.build.build import build, check_edition
from edition.findings import Severity
from edition.project.settings import Project

INFORMED = "ledger.balance"
"""What the edition is told of as it stands."""


def build_here(folder: Path) -> dict[str, bytes]:
    """Build an edition and return what was published."""
    outcome = build(folder)
    assert 0 == outcome.errors, outcome.findings
    return list_tree(folder / "public")


def test_deleting_what_the_build_keeps_is_safe(sources: Path) -> None:
    """Without .edition/, or with nonsense in it, the result is the same."""
    before = build_here(sources)
    shutil.rmtree(sources / ".edition")
    assert before == build_here(sources)

    (sources / ".edition/catalogue.sqlite").write_bytes(b"nonsense")
    (sources / ".edition/staged").mkdir()
    (sources / ".edition/staged/stray.html").touch()
    assert before == build_here(sources)


def test_every_telegram_has_its_four_files(published: Path) -> None:
    """For each telegram a page, its record, its plaintext and its standalone TEI are published."""
    for source in (published / "tei/telegrams").glob("*.xml"):
        year = source.stem.split("-")[1]
        place = published / "public/telegrams" / year / source.stem
        for suffix in (".html", ".json", ".txt", ".xml"):
            assert place.with_name(place.name + suffix).is_file()


def test_an_error_keeps_everything_back(sources: Path) -> None:
    """With one error finding nothing is published, and the rules of the whole are not run."""
    before = build_here(sources)
    replace(sources / TELEGRAM, 'ref="person:gao-gang"', 'ref="person:gao"')
    replace(sources / "edition.toml", 'title = "Tele', 'title = "The tele')

    outcome = build(sources)

    assert 1 == outcome.errors
    assert outcome.left_out
    assert outcome.published is None
    assert before == list_tree(sources / "public")


def test_a_warning_keeps_nothing_back(sources: Path) -> None:
    """An entry that nothing uses is told, and the edition is published."""
    replace(
        sources / "tei/registers/persons.xml",
        "</listPerson>",
        '<person xml:id="person-nobody" sortKey="nobody" source="#src-k">'
        '<persName type="main" xml:lang="en">'
        "Nobody</persName></person></listPerson>",
    )

    outcome = build(sources)

    finding, known = outcome.findings
    assert ("entry.unused", Severity.WARNING) == (finding.rule, finding.severity)
    assert (INFORMED, Severity.INFORMATION) == (known.rule, known.severity)
    assert outcome.published


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            '<date when="1950-11-17">17 November 1950</date>\n        </correspAction>',
            '<date when="1950-11-15">15 November 1950</date>\n        </correspAction>',
            "This reply of 1950-11-15 was sent before its request of 1950-11-17T10:00:00",
        ),
        (
            "telegram:tg-1950-26998",
            "telegram:tg-1950-26637",
            "but the request came from person-mao-zedong",
        ),
    ],
)
def test_a_reply_that_cannot_be_one(sources: Path, old: str, new: str, said: str) -> None:
    """A reply that is earlier than its request, or goes to others, is told at its reference."""
    place = sources / "tei/telegrams/tg-1950-5708.xml"
    text = place.read_text(encoding="utf-8")
    assert old in text
    place.write_text(text.replace(old, new, 1), encoding="utf-8")
    if "15 November" in new:
        replace(
            place,
            '<dateline><date when="1950-11-17">17 November 1950',
            '<dateline><date when="1950-11-15">15 November 1950',
        )
        replace(sources / "tei/witnesses/tg-1950-5708.K.txt", "17 November", "15 November")

    findings = [each for each in check_edition(sources).findings if each.rule != INFORMED]

    (finding,) = (each for each in findings if each.rule.startswith("reply."))
    assert said in finding.message
    line = place.read_text(encoding="utf-8").splitlines()[finding.line - 1]
    assert line[finding.column - 1 :].startswith('target="telegram:')


def test_in_a_draft_a_witness_may_differ_still(sources: Path) -> None:
    """What is an error in a proofed telegram is a warning in a draft."""
    replace(sources / TELEGRAM, "Railroad bridges", "Railway bridges")
    assert 1 == check_edition(sources).errors

    replace(sources / TELEGRAM, '<revisionDesc status="proofed">', '<revisionDesc status="draft">')

    outcome = check_edition(sources)
    assert 0 == outcome.errors
    assert ["witness.reproduced", INFORMED] == [finding.rule for finding in outcome.findings]


def test_markup_nobody_planned_for_stops_with_its_place(sources: Path) -> None:
    """A stylesheet of the folder's own that does not know an element stops, with path and line."""
    shutil.copytree(Project.open(sources).stylesheets, sources / "xslt")
    text = sources / "xslt/plaintext/reading.xsl"
    text.write_text(
        text.read_text(encoding="utf-8").replace("</xsl:stylesheet>", _REFUSAL), encoding="utf-8"
    )

    result = run_here(sources, "build")

    assert 3 == result.exit_code
    assert result.stderr.startswith(f"edition: {TELEGRAM}:")
    assert "nobody planned for this measure" in result.stderr


_REFUSAL = """<xsl:template mode="#all" priority="99"
    match="TEI[@xml:id eq 'tg-1950-26998']//measure">
  <xsl:sequence select="error((), 'At ' || path(.) || ': nobody planned for this measure.')"/>
</xsl:template></xsl:stylesheet>"""


def test_telegrams_of_one_day_stand_by_number(sources: Path) -> None:
    """Without an hour, telegrams of one day come in the order of their numbers, however long."""
    answer = sources / "tei/telegrams/tg-1950-5708.xml"
    for number in ("941", "9413", "10411"):
        place = answer.with_name(f"tg-1950-{number}.xml")
        place.write_text(answer.read_text("utf-8").replace("5708", number), "utf-8")

    contents = build_here(sources)["index.html"].decode()

    order = re.findall(r'href="telegrams/1950/tg-1950-(\d+)\.html"', contents)
    day = [number for number in dict.fromkeys(order) if number not in {"26637", "26998"}]
    assert ["941", "5708", "9413", "10411"] == day
