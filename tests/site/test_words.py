"""
The words of the encoding, of the published page and of the published plaintext are one sequence.
"""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from needs import ROOT
from published import copy_edition, run
from published_words import read_page, read_plaintext
from words import words

if TYPE_CHECKING:
    from collections.abc import Callable

TELEGRAMS = sorted((ROOT / "tei" / "telegrams").glob("*.xml"))
SUPPLIED = re.compile(
    r'(<xsl:template match="supplied" .*?)<xsl:apply-templates mode="[^"]*"/>', re.DOTALL
)


def place(folder: Path, name: str, kind: str) -> Path:
    """Name a published file of a telegram."""
    return folder / "public" / "telegrams" / "1950" / f"{name}.{kind}"


@pytest.mark.parametrize("path", TELEGRAMS, ids=lambda path: path.stem)
def test_words_are_one_sequence(published: Path, path: Path) -> None:
    """Nothing is lost, added or moved on the way from the encoding to what is read."""
    expected = words(path)

    assert len(expected) > 100
    assert expected == read_page(place(published, path.stem, "html"))
    assert expected == read_plaintext(place(published, path.stem, "txt"))


@pytest.mark.parametrize(
    ("module", "kind"),
    [("telegram/names.xsl", "html"), ("plaintext/reading.xsl", "txt")],
    ids=["page", "plaintext"],
)
def test_a_template_that_drops_words_is_caught(tmp_path: Path, module: str, kind: str) -> None:
    """An edition whose stylesheet loses what was supplied builds, and the comparison tells."""
    folder = copy_edition(tmp_path / "edition")
    stylesheet = folder / "xslt" / module
    text, count = SUPPLIED.subn(r"\1", stylesheet.read_text(encoding="utf-8"))
    assert 1 == count
    stylesheet.write_text(text, encoding="utf-8")
    read: Callable[[Path], list[str]] = read_page if kind == "html" else read_plaintext

    done = run(folder, "build")

    assert (0, "") == (done.returncode, done.stderr)
    for path in TELEGRAMS:
        found, expected = read(place(folder, path.stem, kind)), words(path)
        kept = ["[]" if word in ("[Stalin]", "[railway]") else word for word in expected]
        assert found != expected
        assert found == kept
