"""
The words of the encoding, of the published page and of the published plaintext are one sequence.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from needs import ROOT
from published import copy_edition, run
from words import words

TELEGRAMS = sorted((ROOT / "tei" / "telegrams").glob("*.xml"))
SUPPLIED = re.compile(
    r'(<xsl:template match="supplied" .*?)<xsl:apply-templates mode="[^"]*"/>', re.DOTALL
)
LINES = {"article", "div", "footer", "header", "li", "p", "table", "tr"}


def read_page(path: Path) -> list[str]:
    """Read the document's words on its page, without what the edition says among them."""
    page = html.parse(str(path), html.HTMLParser(encoding="utf-8"))
    (text,) = page.xpath("//*[@data-edition-text]")
    return "".join(_pieces(text)).split()


def _pieces(element: html.HtmlElement) -> Iterator[str]:
    """Walk the text of an element; what stands on lines of its own is set apart."""
    if element.get("data-edition-says") is not None or not isinstance(element.tag, str):
        return
    border = " " if element.tag in LINES or element.get("class") == "words" else ""
    yield border
    yield element.text or ""
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""
    yield border


def read_plaintext(path: Path) -> list[str]:
    """Read the telegram between the two rules, without the signs in braces."""
    rule = f"\n{72 * '='}\n"
    _, text, _ = path.read_text(encoding="utf-8").split(rule)
    return re.sub(r"\{[^}]*\}", "", text).split()


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
    read = {"html": read_page, "txt": read_plaintext}[kind]

    done = run(folder, "build")

    assert (0, "") == (done.returncode, done.stderr)
    for path in TELEGRAMS:
        found, expected = read(place(folder, path.stem, kind)), words(path)
        kept = ["[]" if word in ("[Stalin]", "[railway]") else word for word in expected]
        assert found != expected
        assert found == kept
