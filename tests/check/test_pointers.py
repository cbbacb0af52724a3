"""Pointers: where they lead, and to what."""

from pathlib import Path, PurePosixPath

import pytest
from needs import ROOT
from spoiled_copies import TELEGRAM, replace

from edition.build.build import check_edition
from edition.check.document import pointers
from edition.check.targets import Holdings
from edition.findings import Fault
from edition.project.settings import Project
from edition.read.source import Kind, Source, list_sources, read, read_source


def check(folder: Path) -> list[Fault]:
    """Check a telegram's pointers."""
    project = Project.open(folder)
    registers = read(project, list_sources(project, Kind.REGISTER))
    source = read_source(project, PurePosixPath(TELEGRAM))
    assert isinstance(source, Source)
    holdings = Holdings(project, registers)
    return [*pointers.check(source, holdings), *pointers.check_links(source, holdings)]


def test_the_telegrams_pointers_are_right(sources: Path) -> None:
    """Every pointer of a real telegram leads to something of the right kind."""
    assert [] == check(sources)


@pytest.mark.parametrize(
    ("old", "new", "rule", "said"),
    [
        (
            'ref="person:gao-gang"',
            'ref="person:gao"',
            "ref.resolves",
            "person:gao leads to nothing",
        ),
        ('ref="person:gao-gang"', 'ref="gao:gang"', "ref.resolves", "The prefix of gao:gang"),
        ('ref="person:gao-gang"', 'ref="#p9"', "ref.resolves", "#p9 leads to nothing"),
        ('ref="person:gao-gang"', 'ref="person:"', "ref.resolves", "person: leads to nothing"),
        ('ref="person:gao-gang"', 'ref="place:yalu"', "ref.kind", "of kind place, not person"),
        ('ref="place:manchuria"', 'ref="org:soviet-army"', "ref.kind", "not place"),
        (
            'ref type="telegram" target="cited:report-peng-gao"',
            'ref type="telegram" target="person:gao-gang"',
            "ref.kind",
            "of kind person, not cited or telegram",
        ),
        (
            'ref type="telegram" target="cited:report-peng-gao"',
            'ref type="telegram" target="telegram:tg-1950-1"',
            "ref.resolves",
            "telegram:tg-1950-1 leads to nothing",
        ),
        (
            'corresp="#tg-1950-26998.m4"',
            'corresp="#tg-1950-26998.p1"',
            "ref.kind",
            "of kind p, not measure",
        ),
        (
            'corresp="#tg-1950-26998.m4"',
            'corresp="telegram:tg-1950-5708.m99"',
            "ref.resolves",
            "m99 leads to nothing",
        ),
        (
            'target="precedence:extremely-urgent"',
            'target="cipher:ciphered"',
            "ref.kind",
            "of kind cipher, not precedence",
        ),
        (
            '<seg type="precedence" ana="precedence:extremely-urgent">',
            '<seg type="precedence" ana="cipher:ciphered">',
            "ref.kind",
            "of kind cipher, not precedence",
        ),
        (
            'scheme="../registers/taxonomies.xml#precedence"',
            'scheme="../registers/taxonomies.xml#nowhere"',
            "ref.resolves",
            "#nowhere leads to nothing",
        ),
        (
            'scheme="../registers/taxonomies.xml#precedence"',
            'scheme="../registers/taxonomies.xml#act-requested"',
            "ref.kind",
            "of kind act, not taxonomy",
        ),
        ('unitRef="unit:day"', 'unitRef="unit:dya"', "measure.unit", "unit:dya leads to nothing"),
        ('unitRef="unit:day"', 'unitRef="act:held"', "measure.unit", "of kind act, not unit"),
        ('ana="act:requested"', 'ana="act:asked"', "measure.act", "act:asked leads to nothing"),
        ('ref="person:gao-gang"', 'ref="unit:day"', "ref.kind", "of kind unit, not person"),
        (
            'unitRef="unit:day"',
            'unitRef="unit:day" commodity="automobile"',
            "measure.commodity",
            "unit:day has the commodity automobile",
        ),
        (
            'atMost="200" unitRef="unit:piece" commodity="automobile"',
            'atMost="200" unitRef="unit:piece" commodity="automobiles"',
            "measure.commodity",
            "there is no commodity-automobiles",
        ),
    ],
)
def test_a_wrong_pointer_is_told(sources: Path, old: str, new: str, rule: str, said: str) -> None:
    """
    A pointer that leads nowhere, or to the wrong kind of thing, is one fault at its attribute.
    """
    replace(sources / TELEGRAM, old, new)
    lines = (sources / TELEGRAM).read_text(encoding="utf-8").splitlines()

    (fault,) = check(sources)

    line, column = fault.place
    assert rule == fault.rule
    assert said in fault.message
    assert new.rpartition(" ")[2].startswith(lines[line - 1][column - 1 :].partition("=")[0])


def test_other_telegrams_are_known_by_their_files(sources: Path) -> None:
    """A pointer to a telegram that cannot be read just now is not called dangling."""
    replace(
        sources / TELEGRAM, 'target="cited:report-peng-gao"', 'target="telegram:tg-1950-5708.m9"'
    )
    (sources / "tei/telegrams/tg-1950-5708.xml").write_bytes(b"<broken")

    assert [] == check(sources)


@pytest.mark.parametrize("target", ["../../notes.xml#x", "../../../outside.xml#x"])
def test_no_other_file_is_read(sources: Path, target: str) -> None:
    """A pointer to a file that is no source leads to nothing, and the file is not opened."""
    for place in (sources / "notes.xml", sources.parent / "outside.xml"):
        place.write_bytes((ROOT / TELEGRAM).read_bytes())
    replace(
        sources / TELEGRAM,
        'ref type="telegram" target="cited:report-peng-gao"',
        f'ref type="telegram" target="{target}"',
    )

    (fault,) = check(sources)
    built = [finding for finding in check_edition(sources).findings if finding.is_error]

    assert f"{target} leads to nothing" in fault.message
    assert ["ref.resolves"] == [finding.rule for finding in built]
