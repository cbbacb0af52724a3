"""
Telegrams of eight offices, from 1891 to 1953, in an edition of their own.

A Soviet form with the steps of its handling and a reader's word in the margin; two telegrams to the
Department of State, one with heading, bracketed receipt and repeated-to line, one that quotes an
announcement; a consul who quotes a telegram with its form; a private telegram without a number; a
Chinese telegram with its translation; a real Russian one of 1918 with ours; a port's telegram with
a table.
"""

import json
from pathlib import Path

import pytest
from overlays import FIXTURES, lay
from published_words import read_page, read_plaintext
from words import list_divisions

from edition.build.build import build

OFFICES = FIXTURES / "offices"
TELEGRAMS = sorted((OFFICES / "tei" / "telegrams").glob("*.xml"))


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the edition, which has no finding."""
    folder = lay(tmp_path_factory.mktemp("offices"), OFFICES)
    assert () == build(folder).findings
    return folder / "public" / "telegrams"


@pytest.mark.parametrize("path", TELEGRAMS, ids=lambda path: path.stem)
def test_page_and_plaintext_have_every_word(published: Path, path: Path) -> None:
    """The words of each division are one sequence in the encoding, the page and the plaintext."""
    file = published / path.stem.split("-")[1] / path.stem

    for number, expected in enumerate(list_divisions(path)):
        on_page = f"t{number}" if number else "original"
        assert expected == read_page(file.with_suffix(".html"), on_page)
        assert expected == read_plaintext(file.with_suffix(".txt"), number)


@pytest.mark.parametrize(
    ("year", "name", "key", "words"),
    [
        ("1939", "tg-1939-ulan-bator-417", "resolutions", "Дать. 4.7"),
        ("1946", "tg-1946-ankara-611", "heading", "The Chargé in Turkey (Hale) to the Secretary"),
        ("1946", "tg-1946-ankara-611", "sourceNote", "867.156/6–2546: Telegram"),
        ("1891", "tg-1891-zanzibar-34", "within", "person-osborne"),
        ("1948", "tg-1948-harbin-206", "translations", "The bridge was mended on 4 May."),
        ("1918", "tg-1918-04-20-simbirsk", "translations", "the work of his life"),
        ("1953", "tg-1953-accra-77", "blocks", "Cement"),
    ],
)
def test_the_record_has_what_stands_apart(
    published: Path, year: str, name: str, key: str, words: str
) -> None:
    """What is no plain paragraph has a place of its own in the record."""
    record = json.loads((published / year / f"{name}.json").read_text(encoding="utf-8"))

    assert words in json.dumps(record[key], ensure_ascii=False)


def test_a_note_in_the_header_keeps_its_quotation(published: Path) -> None:
    """Words that a note on a date quotes are quoted on the page and in the plaintext."""
    file = published / "1918" / "tg-1918-04-20-simbirsk"

    assert '<q class="words">Написано' in file.with_suffix(".html").read_text(encoding="utf-8")
    assert "“Написано" in file.with_suffix(".txt").read_text(encoding="utf-8")
