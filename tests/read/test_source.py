"""Which files are sources, and how they are read."""

from pathlib import Path, PurePosixPath

import pytest
from spoiled_copies import replace

from edition.errors import EditionError
from edition.project.settings import Project
from edition.read.source import (
    REGISTER_NAMES,
    Kind,
    Source,
    find_sources,
    list_sources,
    list_witnesses,
    read,
    read_source,
)

PATH = PurePosixPath("tei/telegrams/tg-1950-26998.xml")


def test_sources_are_listed_in_order(sources: Path) -> None:
    """The telegrams come by name; the registers in an order of their own."""
    project = Project.open(sources)
    telegrams = list_sources(project, Kind.TELEGRAM)
    registers = [path.stem for path in list_sources(project, Kind.REGISTER)]

    assert sorted(telegrams) == telegrams
    assert list(REGISTER_NAMES) == registers


def test_witnesses_are_found_by_telegram_and_siglum(sources: Path) -> None:
    """A transcription's name says whose it is, and of which witness."""
    assert {"K", "W"} == set(list_witnesses(Project.open(sources))["tg-1950-26637"])


def test_a_source_knows_its_bytes(sources: Path) -> None:
    """A source has its bytes, their digest, its text without a byte order mark, and its id."""
    place = sources / PATH
    place.write_bytes(b"\xef\xbb\xbf" + place.read_bytes())

    source = read_source(Project.open(sources), PATH)

    assert isinstance(source, Source)
    assert source.data == place.read_bytes()
    assert source.digest.startswith("sha256:")
    assert source.text.startswith("<?xml")
    assert source.id == "tg-1950-26998"
    assert source.kind is Kind.TELEGRAM


def test_a_second_id_is_no_syntax_error(sources: Path) -> None:
    """An id that stands twice does not keep a file from being read: that is a check's to tell."""
    replace(sources / PATH, 'xml:id="tg-1950-26998.p2"', 'xml:id="tg-1950-26998.p1"')

    assert isinstance(read_source(Project.open(sources), PATH), Source)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("</body>", "</bdy>", "The closing tag bdy does not fit body, opened in line "),
        ("<body>", "<bo dy>", "The attribute dy has no value; "),
        ("<body>", "&nbsp;<body>", "The entity &nbsp; is not known; "),
        ("</TEI>", "", "The element TEI, opened in line 4, is not closed."),
        ("</TEI>", "</TEI><TEI/>", "The file goes on after its last closing tag; "),
        ("<body>", "<x:body/><body>", "The prefix x is not declared "),
    ],
)
def test_syntax_is_explained(sources: Path, old: str, new: str, said: str) -> None:
    """What is not well-formed is told in a sentence that names what was open."""
    replace(sources / PATH, old, new)

    reading = read(Project.open(sources), [PATH])

    assert () == reading.sources
    (fault,) = reading.faults
    assert "source.well-formed" == fault.rule
    assert said in fault.message


def test_paths_mean_files_and_folders(sources: Path) -> None:
    """A person may name files, the folders of sources, and the edition itself, each file once."""
    project = Project.open(sources)
    telegrams = list_sources(project, Kind.TELEGRAM)

    assert [PATH] == find_sources(project, [sources / PATH, sources / PATH])
    assert telegrams == find_sources(project, [sources / "tei/telegrams"])
    assert set(telegrams) < set(find_sources(project, [sources]))


@pytest.mark.parametrize("name", ["edition.toml", "tei/witnesses", "../elsewhere.xml"])
def test_what_is_no_source_is_refused(sources: Path, name: str) -> None:
    """A path that is no source of this edition is named, and nothing is guessed."""
    with pytest.raises(EditionError, match=Path(name).name):
        find_sources(Project.open(sources), [sources / name])
