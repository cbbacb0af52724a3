"""The book: an EPUB of the telegrams, the registers and the front matter."""

import json
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from judges import ask_epubcheck
from lxml import etree
from needs import ROOT
from overlays import FIXTURES, lay
from published_words import read_chapter
from spoiled_copies import list_tree, replace, run_here
from words import words

from edition.build.build import build

XHTML = "{http://www.w3.org/1999/xhtml}"
BOOK = "public/data/edition.epub"
TELEGRAMS = sorted((ROOT / "tei" / "telegrams").glob("*.xml"))


def read(book: Path, name: str) -> bytes:
    """Read a file of a book."""
    with ZipFile(book) as archive:
        return archive.read(f"book/{name}")


def parse(book: Path, name: str) -> etree._Element:
    """Parse a file of a book."""
    return etree.fromstring(read(book, name))


def list_names(book: Path) -> list[str]:
    """List the files of a book."""
    with ZipFile(book) as archive:
        return archive.namelist()


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The telegrams of eight offices, built."""
    folder = lay(tmp_path_factory.mktemp("offices"), FIXTURES / "offices")
    assert build(folder).published
    return folder


@pytest.mark.parametrize("kind", ["published", "offices"])
def test_epubcheck_accepts_it(kind: str, request: pytest.FixtureRequest) -> None:
    """No error and no warning, with translations, tables, quoted telegrams and hands."""
    folder: Path = request.getfixturevalue(kind)

    assert [] == ask_epubcheck(folder / BOOK)


def test_the_judge_finds_a_broken_link(published: Path, tmp_path: Path) -> None:
    """A link to a chapter that is not in the book is an error."""
    book = tmp_path / "spoiled.epub"
    with ZipFile(published / BOOK) as archive, ZipFile(book, "w") as spoiled:
        for name in archive.namelist():
            data = archive.read(name).replace(b"tg-1950-5708.xhtml", b"tg-1950-9999.xhtml")
            spoiled.writestr(name, data)

    assert {"RSC-001", "RSC-007"} & {*ask_epubcheck(book)}


@pytest.mark.parametrize("path", TELEGRAMS, ids=lambda path: path.stem)
def test_words_are_one_sequence(published: Path, path: Path) -> None:
    """A chapter has the words of its telegram, as its page has them."""
    chapter = read(published / BOOK, f"telegrams/{path.stem}.xhtml")

    assert words(path) == read_chapter(chapter)


def test_it_opens_as_the_format_asks(published: Path) -> None:
    """The media type comes first and is not compressed; there is no script and no image."""
    with ZipFile(published / BOOK) as archive:
        first = archive.infolist()[0]
        suffixes = {Path(name).suffix for name in archive.namelist()}

    assert ("mimetype", ZIP_STORED) == (first.filename, first.compress_type)
    assert {"", ".xml", ".opf", ".xhtml", ".css"} == suffixes


def test_notes_stand_at_the_end_and_lead_back(published: Path) -> None:
    """Each sign leads to its note, each note to its sign."""
    chapter = parse(published / BOOK, "telegrams/tg-1950-26998.xhtml")
    signs = chapter.findall(f".//{XHTML}a[@role='doc-noteref']")
    notes = {str(note.get("id")): note for note in chapter.iter(f"{XHTML}aside")}

    assert 7 == len(notes)
    assert {f"#{name}" for name in notes} == {sign.get("href") for sign in signs}
    for name, note in notes.items():
        (back,) = note.findall(f".//{XHTML}a[@role='doc-backlink']")
        assert f"#{name}-sign" == back.get("href")


def test_registers_lead_to_chapters_and_back(published: Path) -> None:
    """An entry has links to the telegrams that name it."""
    persons = parse(published / BOOK, "registers/persons.xhtml")
    (stalin,) = persons.findall(f".//{XHTML}section[@id='person-stalin']")
    led = {str(link.get("href")) for link in stalin.iter(f"{XHTML}a")}
    chapter = parse(published / BOOK, "telegrams/tg-1950-5708.xhtml")
    back = {str(link.get("href")) for link in chapter.iter(f"{XHTML}a")}

    assert {f"../telegrams/{path.stem}.xhtml" for path in TELEGRAMS} <= led
    assert "../registers/persons.xhtml#person-stalin" in back


def test_languages_are_marked(offices: Path) -> None:
    """Words in another language say which it is, as HTML and as XML."""
    chapter = parse(offices / BOOK, "telegrams/tg-1948-harbin-206.xhtml")
    found = [
        (each.get("lang"), each.get("{http://www.w3.org/XML/1998/namespace}lang"))
        for each in chapter.iter()
        if each.get("lang")
    ]

    assert "zh" in {language.partition("-")[0] for language, _ in found if language}
    assert all(language == same for language, same in found)


def test_an_address_that_nobody_can_have_is_not_told(published: Path) -> None:
    """Of an unchanged base-url the book has only an identifier, and no link leads there."""
    for name in list_names(published / BOOK):
        if name.startswith("book/") and "telegrams/" not in name:
            assert b"example.org" not in read(published / BOOK, name.removeprefix("book/")), name
    package = read(published / BOOK, "package.opf")
    assert b'<dc:identifier id="book">urn:uuid:' in package
    assert b"<dc:source>" not in package


def test_it_is_told_where_the_edition_stands(sources: Path) -> None:
    """With an address, the title page and the package document have it."""
    replace(sources / "edition.toml", "https://example.org/november-1950/", "https://a.edu/b/")
    for path in (sources / "tei/telegrams").glob("*.xml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("example.org/november-1950", "a.edu/b"), encoding="utf-8")

    assert build(sources).published

    assert b"<dc:source>https://a.edu/b/</dc:source>" in read(sources / BOOK, "package.opf")
    assert b"https://a.edu/b/" in read(sources / BOOK, "title.xhtml")
    assert [] == ask_epubcheck(sources / BOOK)


def test_an_edition_without_front_matter(tmp_path: Path) -> None:
    """With two registers and no front matter the book is as sound."""
    folder = lay(tmp_path, FIXTURES / "few")
    assert build(folder).published

    names = list_names(folder / BOOK)
    assert not [name for name in names if "/front/" in name]
    assert {"book/registers/persons.xhtml", "book/registers/terms.xhtml"} <= {*names}
    assert [] == ask_epubcheck(folder / BOOK)


def test_signs_of_markup_are_words(sources: Path) -> None:
    """Names and titles with signs of markup stand in the book as they are."""
    hard = "<Q&A> “x” 'y' \\ ]]> {z}"
    escaped = hard.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    persons = sources / "tei/registers/persons.xml"
    text = persons.read_text(encoding="utf-8")
    persons.write_text(text.replace(">Joseph Stalin<", f">{escaped}<"), encoding="utf-8")
    replace(sources / "edition.toml", '"Telegrams, November 1950"\nversion', '"A <b> & c"\nversion')

    assert build(sources).published

    assert hard in str(parse(sources / BOOK, "registers/persons.xhtml").xpath("string()"))
    assert "A <b> & c" in str(parse(sources / BOOK, "title.xhtml").xpath("string()"))
    assert [] == ask_epubcheck(sources / BOOK)


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three telegrams are as many as are too many for a costly export."""
    monkeypatch.setattr("edition.exchange.extent.MAX_COSTLY", 2)


@pytest.mark.usefixtures("large")
def test_of_many_telegrams_it_is_made_by_its_command_only(sources: Path, tmp_path: Path) -> None:
    """A build makes none and says so; the command writes what a smaller edition has."""
    assert build(sources).published
    data = sources / "public/data"
    listed = json.loads((data / "exports.json").read_text(encoding="utf-8"))["exports"]

    assert not (sources / BOOK).exists()
    (told,) = (each for each in listed if not each["files"])
    assert "epub" == told["export"]
    assert "edition release" in told["note"]
    page = (sources / "public/downloads.html").read_text(encoding="utf-8")
    assert "Made at releases only" in page

    done = run_here(sources, "export", "epub", "-o", str(tmp_path / "out"))

    assert (0, ["edition.epub"]) == (done.exit_code, [*list_tree(tmp_path / "out")])
    assert [] == ask_epubcheck(tmp_path / "out/edition.epub")


def test_a_large_edition_is_divided_into_volumes(
    sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each year is a book, or each month of a year that is too large."""
    monkeypatch.setattr("edition.exchange.extent.MAX_WHOLE", 2)

    assert build(sources).published

    data = sources / "public/data"
    assert [] == ask_epubcheck(data / "edition/1950-11.epub")
    page = (sources / "public/downloads.html").read_text(encoding="utf-8")
    assert 'href="data/edition/1950-11.epub"' in page
