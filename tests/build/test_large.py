"""An edition with more telegrams than a page has room for: its pages link and stay small."""

import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path, PurePosixPath
from urllib.parse import urldefrag

from list_pages import find
from lxml import html
from published import copy_built
from spoiled_copies import list_tree

from edition.build.build import build
from edition.compose.lists import MAX_LISTED
from edition.compose.registers import MAX_LINES_OF_YEAR

IGNORED = shutil.ignore_patterns("public", ".edition")
REGEST = re.compile(r"(<abstract>\s*<p>)")
KINDS = {
    "contents/1950-11.html",
    "downloads/1951-01.html",
    "persons/person-stalin.html",
    "persons/person-stalin/1950.html",
    "categories/unit-piece/1950-12.html",
    "places/place-beijing/1951.html",
    "categories/act-promised/1950.html",
}
"""A page of each kind that a small edition does not have."""


@cache
def read(path: Path) -> html.HtmlElement:
    """Read a page."""
    return html.document_fromstring(path.read_bytes())


def list_sheets(public: Path) -> Iterator[Path]:
    """List the pages of the whole edition."""
    yield from (path for path in sorted(public.rglob("*.html")) if "telegrams" not in path.parts)


def test_there_are_pages_of_each_kind(large: Path) -> None:
    """
    Contents and downloads are cut by months, entries and terms by years, and full years by months.
    """
    names = {
        path.relative_to(large / "public").as_posix() for path in list_sheets(large / "public")
    }

    assert set() == KINDS - names
    assert [] == find(read(large / "public/index.html"), "//table")


def test_every_link_of_a_sheet_leads_somewhere(large: Path) -> None:
    """Each link among the pages leads to a file of the edition, and to an id in it."""
    public = large / "public"
    lost = []
    for page in list_sheets(public):
        for link in set(find(read(page), "//@href")):
            file, anchor = urldefrag(str(link))
            if re.match("[a-z]+:", file):
                continue
            target = (page.parent / file).resolve() if file else page
            leads = target.is_relative_to(public.resolve()) and target.is_file()
            if not leads or (anchor and not read(target).xpath("//*[@id = $id]", id=anchor)):
                lost.append(f"{page.relative_to(public)} leads to {link}")

    assert [] == lost


def test_no_page_is_longer_than_its_room(large: Path) -> None:
    """
    Only the page of a single month, which is not cut any more, lists more than it has room for.
    """
    for page in list_sheets(large / "public"):
        lines = len(find(read(page), "//ol[@class='concordance']/li"))
        rows = max(
            (len(find(table, "tbody/tr")) for table in find(read(page), "//table")), default=0
        )
        assert lines <= MAX_LINES_OF_YEAR or len(page.stem) > len("1950"), page
        single = page.name == "manual.html" or page.parent.name == "ledger"
        assert rows <= MAX_LISTED or single, page


def test_an_edited_telegram_touches_the_pages_of_its_time(large: Path, tmp_path: Path) -> None:
    """
    New words in a summary make the telegram's files, its month's lists and the exports anew.
    """
    folder = copy_built(large, tmp_path / "edition")
    assert build(folder).redone == ()
    before = list_tree(folder / "public")
    (name,) = (folder / "tei/telegrams").glob("*-100101.xml")
    text = name.read_text(encoding="utf-8")
    name.write_text(REGEST.sub(r"\1Long ago. ", text, count=1), encoding="utf-8")

    published = build(folder).published

    assert published
    month = re.search(r'type="sent".*?when="(\d{4}-\d\d)', text, re.DOTALL)
    assert month
    own = PurePosixPath(f"telegrams/{name.stem.split('-')[1]}/{name.stem}.html")
    files = {own.with_suffix(f".{kind}") for kind in ("html", "json", "txt", "xml")}
    assert PurePosixPath(f"contents/{month[1]}.html") in published.paths
    lists = {PurePosixPath(f"{kind}/{month[1]}.html") for kind in ("contents", "downloads")}
    listed = {PurePosixPath("data/files.json"), PurePosixPath(f"data/files/{own.parent}.json")}
    names = ("atom.xml", "corpus.xml", "records.jsonl", "telegrams.csv")
    exports = {PurePosixPath(f"data/{name}") for name in names}
    exports |= {PurePosixPath(name) for name in ("downloads.html", "data/exports.json")}
    assert set() == set(published.paths) - files - lists - listed - exports
    after = list_tree(folder / "public")
    assert {str(path) for path in published.paths} == {
        path for path in {*before, *after} if before.get(path) != after.get(path)
    }


def test_a_telegram_more_is_the_edition_with_it(large: Path, tmp_path: Path) -> None:
    """A month that appears, and one that goes, give what a clean build gives."""
    folder = copy_built(large, tmp_path / "edition")
    assert build(folder).redone == ()
    last = max((folder / "tei/telegrams").glob("tg-1951-*.xml"))
    for path in (last, *(folder / "tei/witnesses").glob(f"{last.stem}.*")):
        path.unlink()
    assert build(folder).published
    clean = Path(shutil.copytree(folder, tmp_path / "clean", ignore=IGNORED))
    assert build(clean).published

    assert list_tree(clean / "public") == list_tree(folder / "public")
