"""Sources as Saxon reads them."""

from pathlib import PurePosixPath

from lxml import etree
from needs import ROOT

from edition.findings import Fault
from edition.project.settings import Project
from edition.read.nodes import parse_all, parse_source
from edition.read.source import Kind, Reading, Source, read_source
from edition.transform.processor import Saxon

GOOD = PurePosixPath("tei/telegrams/tg-1950-5708.xml")
BAD = Source(
    PurePosixPath("tei/telegrams/bad.xml"), Kind.TELEGRAM, b"<a>\n <b></a>", "", etree.Element("a")
)
"""A source that no reading makes: it stands for what, against all care, only lxml reads."""


def test_what_saxon_does_not_read_is_a_finding() -> None:
    """It names its file and its place, and ends nothing."""
    fault = parse_source(Saxon(), BAD)

    assert isinstance(fault, Fault)
    assert (BAD.path, "source.limits") == (fault.path, fault.rule)
    assert (2, 7) == fault.place
    assert "The XML parser of the stylesheets does not read the file: " in fault.message


def test_the_others_are_read() -> None:
    """Of several sources the sound ones remain, each with its document."""
    good = read_source(Project.open(ROOT), GOOD)
    assert isinstance(good, Source)

    nodes, reading = parse_all(Saxon(), Reading((good, BAD), ()))

    assert 1 == len(nodes)
    assert (good,) == reading.sources
    assert [BAD.path] == [fault.path for fault in reading.faults]
