"""The citations of the edition and its telegrams, as reference managers read them."""

import json
from pathlib import Path
from typing import Any

import pytest
from judges import format_items, read_bibtex
from lxml import html
from needs import ROOT
from spoiled_copies import replace

from edition.build.build import build
from edition.catalogue.citation import open_citation
from edition.describe.citation import EDITION, cite_telegram, write_bibtex, write_csl
from edition.project.settings import Project

DATA = "public/data"
HOSTILE = (
    r"R&D: 100 % of $1, #2_a “b” \c {d}~^ and \& @misc{x, y}",
    "} unbalanced {{ braces \\",
    'a "quoted" word, and more; and less',
    "毛泽东 and Иосиф Сталин و ستالين",
    "a line\nand\tanother",
    "<i>no</i> mark-up &amp; no entity",
)


def read_csl(path: Path) -> list[dict[str, Any]]:
    """Read the items of CSL-JSON."""
    items: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return items


@pytest.mark.parametrize("kind", ["published", "large"])
def test_readers_understand_every_item(kind: str, request: pytest.FixtureRequest) -> None:
    """Both formats have an item for each telegram and one for the edition, with the same words."""
    folder: Path = request.getfixturevalue(kind)
    entries = read_bibtex((folder / DATA / "citations.bib").read_text(encoding="utf-8"))
    items = read_csl(folder / DATA / "citations.json")
    formatted = format_items(items)
    names = {path.stem for path in (folder / "tei/telegrams").glob("*.xml")}

    assert {EDITION, *names} == {*entries} == {item["id"] for item in items}
    for item in items:
        entry, said = entries[item["id"]], formatted[item["id"].lower()]
        assert item["title"] == entry["title"]
        assert item["title"] in said
        assert entry["year"] in said
        assert item.get("container-title", "") == entry.get("booktitle", "")
        assert item.get("container-title", "") in said
        for author in item.get("author", []):
            assert author["literal"] in said
            assert author["literal"] in entry["author"]


def test_the_page_offers_the_same(published: Path) -> None:
    """What a telegram’s page offers is its item in the files."""
    entries = (published / DATA / "citations.bib").read_text(encoding="utf-8")
    items = {item["id"]: item for item in read_csl(published / DATA / "citations.json")}
    for path in (published / "public/telegrams").rglob("*.html"):
        bibtex, csl = (
            code.text_content() for code in html.parse(path).getroot().xpath("//pre/code")
        )
        assert bibtex in entries
        assert [items[path.stem]] == json.loads(csl)


def test_the_edition_alone_has_a_file(published: Path) -> None:
    """It is dated by the last change of a telegram, and no example is its address."""
    (item,) = read_csl(published / DATA / "edition.json")
    entries = read_bibtex((published / DATA / "edition.bib").read_text(encoding="utf-8"))

    assert [EDITION] == [*entries]
    assert "book" == item["type"]
    assert [[2026, 11, 22]] == item["issued"]["date-parts"]
    assert "URL" not in item
    assert "example.org" not in json.dumps([item, entries])


@pytest.mark.parametrize("text", HOSTILE)
def test_every_sign_comes_back(text: str) -> None:
    """Signs of BibTeX, TeX and JSON are themselves for those who read the formats."""
    told = {
        "id": "tg-1950-1.a_b-c",
        "title": text,
        "number": "No. 1",
        "authors": [{"name": text, "kind": None, "inferred": False}],
        "sent": [],
        "created": None,
        "modified": "2026-11-22",
        "language": None,
        "texts": [text],
        "shelfmarks": [text],
        "originals": [text],
        "address": "https://hdl.handle.net/a_b%20{c}~d#e&f",
    }
    settings = Project.open(ROOT).settings
    first, work = (
        cite_telegram(open_citation(json.dumps(one)), settings)
        for one in ({**told, "title": "one", "id": "b"}, told)
    )
    entries = read_bibtex(f"{write_bibtex(first)}\n{write_bibtex(work)}")
    (item,) = items = json.loads(f"[{write_csl(work)}]")
    known = text.translate({ord("{"): "", ord("}"): ""}) if "{{" in text else text

    assert ["b", "tg-1950-1.a_b-c"] == [*entries]
    assert f"{known}, No. 1".split() == entries["tg-1950-1.a_b-c"]["title"].split()
    assert known.split() == entries["tg-1950-1.a_b-c"]["author"].split()
    assert [{"literal": text}] == item["author"]
    assert format_items(items)


@pytest.fixture
def cut(monkeypatch: pytest.MonkeyPatch) -> None:
    """Exports are cut as in an edition with more than 1,000 telegrams."""
    monkeypatch.setattr("edition.exchange.extent.MAX_WHOLE", 2)


@pytest.mark.usefixtures("cut")
def test_months_have_files_of_their_own(sources: Path) -> None:
    """They hold the telegrams; the edition has its file beside them."""
    replace(sources / "edition.toml", "//example.org", "//telegrams.example.edu")
    assert build(sources).published
    data = sources / DATA
    entries = read_bibtex((data / "citations/1950-11.bib").read_text(encoding="utf-8"))
    items = read_csl(data / "citations/1950-11.json")

    assert 3 == len(entries) == len(items)
    assert not (data / "citations.bib").exists()
    (own,) = read_csl(data / "edition.json")
    assert "https://telegrams.example.edu/november-1950/" == own["URL"]
    assert all(item["URL"].startswith(own["URL"]) for item in items)
