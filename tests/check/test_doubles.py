"""Which telegrams are there twice, and which languages nothing reads."""

from pathlib import PurePosixPath

import pytest
from lxml import etree
from needs import ROOT

from edition.check.edition.doubles import tell_likeness
from edition.check.edition.languages import list_languages
from edition.read.source import Kind, Source

PATH = PurePosixPath("tei/telegrams/tg-1950-26998.xml")
TEXT = (ROOT / PATH).read_text(encoding="utf-8")


def read(text: str) -> Source:
    """A telegram with this text."""
    data = text.encode()
    tree = etree.fromstring(data, etree.XMLParser(remove_comments=True))
    return Source(PATH, Kind.TELEGRAM, data, "", tree)


def change(old: str, new: str) -> Source:
    """The telegram of the sample, with some words replaced."""
    assert old in TEXT
    return read(TEXT.replace(old, new))


def test_number_sender_and_day_make_telegrams_alike() -> None:
    """The place of sending does not count; the year alone is no day."""
    likeness = tell_likeness(read(TEXT))
    place = '<placeName ref="place:beijing">Beijing</placeName>'
    sent = 'when="1950-11-17T10:00:00"'

    assert "26998 person:zhou-enlai 1950-11-17" == likeness
    assert likeness == tell_likeness(change(place, ""))
    assert likeness != tell_likeness(change(sent, 'when="1950-11-18T10:00:00"'))
    assert tell_likeness(change(sent, 'when="1950"')) is None


@pytest.mark.parametrize(
    ("words", "languages"),
    [
        ('<date when="1950-11-18" xml:lang="de">18. November</date>', ["de"]),
        ('<date when="1950-11-18" xml:lang="ru">18 ноября</date>', []),
        ('<foreign xml:lang="la">Vale</foreign>', []),
        (
            '<seg type="resolution" xml:lang="de">Gesehen <date when="1950-11-18">18.</date></seg>',
            [],
        ),
    ],
)
def test_only_what_would_be_compared_is_told(words: str, languages: list[str]) -> None:
    """A language is told for dates and figures, but not for what a reader wrote."""
    assert languages == list_languages(change("Can you satisfy", f"{words} Can you satisfy"))
