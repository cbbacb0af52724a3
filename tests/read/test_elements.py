"""The elements of registers that telegrams are made with."""

from pathlib import PurePosixPath

import pytest
from needs import ROOT

from edition.read.elements import Element, list_elements
from edition.read.source import Source, parse

PATH = PurePosixPath("tei/registers/taxonomies.xml")
TEXT = (ROOT / PATH).read_text(encoding="utf-8")


def list_all(text: str) -> list[Element]:
    """List the elements of a register that is this text."""
    source = parse(PATH, text.encode())
    assert isinstance(source, Source)
    return list_elements(source)


@pytest.mark.parametrize("remark", ["<!-- a note -->", "<?note?>"])
@pytest.mark.parametrize("place", ["<category ", "<catDesc", "</category>", "</taxonomy>"])
def test_a_comment_is_no_part_of_an_element(place: str, remark: str) -> None:
    """
    A comment before or in a category leaves all digests as they are; libxml2 died of the first.
    """
    assert list_all(TEXT) == list_all(TEXT.replace(place, remark + place))


def test_a_relative_namespace_is_only_odd() -> None:
    """
    A namespace that is no whole address, which canonical XML does not allow, is a part like others.
    """
    (changed,) = {
        element.id
        for old, element in zip(
            list_all(TEXT),
            list_all(TEXT.replace("<category ", '<category xmlns:odd="odd" ', 1)),
            strict=True,
        )
        if old != element
    }

    assert changed in TEXT
