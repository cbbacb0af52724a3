"""Where a stylesheet's failure stands."""

from pathlib import Path, PurePosixPath

from spoiled_copies import TELEGRAM

from edition.errors import EditionError
from edition.project.settings import Project
from edition.read.source import Source, locate_failure, read_source


def test_a_failure_has_its_place_and_no_path(sources: Path) -> None:
    """The path that a stylesheet names an element by becomes a line and a column."""
    source = read_source(Project.open(sources), PurePosixPath(TELEGRAM))
    assert isinstance(source, Source)
    path = "/Q{http://www.tei-c.org/ns/1.0}TEI[1]/Q{http://www.tei-c.org/ns/1.0}text[1]"

    told = locate_failure(source, EditionError(f"{path} : no template provides for hi in p."))

    line, column = positions_of(source.text, "<text>")
    assert f"{TELEGRAM}:{line}:{column}: no template provides for hi in p." == str(told)


def positions_of(text: str, words: str) -> tuple[int, int]:
    """Return the line and column of words."""
    offset = text.index(words)
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
