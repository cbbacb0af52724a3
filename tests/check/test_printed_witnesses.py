"""The witnesses' transcriptions, compared with the printed sources and with the encoding."""

import unicodedata
from html.parser import HTMLParser
from pathlib import Path

import needs
import pytest
from needs import ROOT
from published import copy_edition, run

WITNESSES = ROOT / "tei" / "witnesses"
SPANS = {
    "tg-1950-26637.W": ("SECOND MAIN ADMINISTRATION", "7.11.50"),
    "tg-1950-26637.K": ("SECOND MAIN ADMINISTRATION", "7.11.50"),
    "tg-1950-26998.K": ("SECOND MAIN ADMINISTRATION", "17.11 10:00"),
    "tg-1950-5708.K": ("CIPHERED TELEGRAM No. 5708", "17 November 1950"),
}


class Posting(HTMLParser):
    """The lines of a page as a reader sees them: a tag that breaks a line breaks it here."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line where the page begins one."""
        del attrs
        if tag in ("br", "div", "td", "tr", "p", "table", "img"):
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        """Add words to the line."""
        self.lines[-1] += data


def read_posting(text: str) -> list[str]:
    """Read the lines of an HTML posting, whose tags have no-break spaces in them."""
    page = Posting()
    page.feed(text.replace("\N{NO-BREAK SPACE}", " "))
    page.close()
    return page.lines


def squeeze(lines: list[str]) -> list[str]:
    """Collapse white space; lines without a word are none."""
    squeezed = (" ".join(unicodedata.normalize("NFC", line).split()) for line in lines)
    return [line for line in squeezed if line]


def read_seeds() -> dict[str, list[str]]:
    """Read the lines of the two printed sources, by siglum."""
    folder = needs.named("EDITION_SEEDS", "the folder with the printed sources")
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    (posting,) = (text for text in texts if "<br" in text)
    (page,) = (text for text in texts if "<br" not in text)
    return {"W": squeeze(page.splitlines()), "K": squeeze(read_posting(posting))}


def test_every_witness_has_a_span() -> None:
    """The table above names every transcription."""
    assert sorted(SPANS) == sorted(path.stem for path in WITNESSES.glob("*.txt"))


@pytest.mark.parametrize("name", SPANS)
def test_transcription_is_the_printed_span(name: str) -> None:
    """
    A transcription has the lines that stand in the source from the telegram's first to its last.
    """
    first, last = SPANS[name]
    lines = squeeze((WITNESSES / f"{name}.txt").read_text(encoding="utf-8").splitlines())
    seed = read_seeds()[name.rpartition(".")[2]]
    starts = [index for index in range(len(seed)) if seed[index : index + 2] == lines[:2]]

    assert lines[0].startswith(first)
    assert lines[-1] == last
    assert 1 == len(starts)
    assert lines == seed[starts[0] : starts[0] + len(lines)]


@pytest.mark.slow
@pytest.mark.parametrize("name", SPANS)
def test_one_wrong_letter_is_found(name: str, tmp_path: Path) -> None:
    """A transcription that differs from the encoding in one letter is a finding, and only that."""
    folder = copy_edition(tmp_path, ("edition.toml", "tei", "schema"))
    path = folder / "tei" / "witnesses" / f"{name}.txt"
    text = path.read_text(encoding="utf-8")
    assert text.count("automobiles ") + text.count("infantry") > 0
    wrong = text.replace("infantry", "infentry", 1).replace("automobiles ", "automobilez ", 1)
    path.write_text(wrong, encoding="utf-8")

    done = run(folder, "check")

    findings = [line for line in done.stdout.splitlines() if ": error " in line]
    assert 1 == done.returncode
    assert 1 == len(findings)
    assert "witness.reproduced" in findings[0]
    assert f"{name}.txt" in findings[0]
