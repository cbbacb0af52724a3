"""The ledger's pages: each quantity with an act, linked to where it stands."""

import re
import shutil
from pathlib import Path

import pytest
from lxml import html
from needs import ROOT

from edition.build.build import build

_ROW = ".//tbody/tr"


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """Build the sample edition in a folder of its own."""
    for part in ("edition.toml", "tei"):
        place = ROOT / part
        (shutil.copytree if place.is_dir() else shutil.copy)(place, tmp_path / part)
    assert build(tmp_path).published
    return tmp_path


def read_rows(page: Path) -> list[list[str]]:
    """Return the cells of a page's table."""
    rows = html.fromstring(page.read_bytes()).findall(_ROW)
    return [[" ".join(str(cell.xpath("string()")).split()) for cell in row] for row in rows]


def test_each_quantity_with_an_act_is_listed(sample: Path) -> None:
    """The table has what the sources encode with an act, in the order of sending."""
    encoded = [
        len(re.findall(r"<measure\b[^>]*\sana=\"act:", path.read_text(encoding="utf-8")))
        for path in sorted((sample / "tei/telegrams").iterdir())
    ]
    rows = read_rows(sample / "public/ledger.html")

    assert sum(encoded) == len(rows)
    assert ["26637", "Soviet rifles 140,000", "requested"] in rows
    assert [row[0] for row in rows] == sorted(
        (row[0] for row in rows), key=["26637", "26998", "5708"].index
    )


def test_a_link_leads_to_the_quantity(sample: Path) -> None:
    """Each link of the first page and of a month leads to an element of a telegram's page."""
    pages = [sample / "public/ledger.html", sample / "public/ledger/1950-11.html"]
    for page in pages:
        links = [
            link.get("href") for link in html.fromstring(page.read_bytes()).findall(f"{_ROW}//a")
        ]
        assert links
        for link in links:
            path, _, anchor = str(link).partition("#")
            telegram = html.fromstring((page.parent / path).read_bytes())
            assert telegram.find(f".//*[@id='{anchor}']") is not None


def test_another_act_is_shown(sample: Path) -> None:
    """An edit of one quantity changes the ledger's pages and those of its telegram."""
    place = sample / "tei/telegrams/tg-1950-26998.xml"
    text = place.read_text(encoding="utf-8")
    place.write_text(text.replace('ana="act:requested"', 'ana="act:promised"', 1), encoding="utf-8")
    redone = {(each.step, each.subject) for each in build(sample).redone}

    assert {("ledger", ""), ("ledger page", "1950-11")} <= redone
    assert ["26998", "500 automobiles", "promised"] in read_rows(sample / "public/ledger.html")
