"""The bundles: what was published, in zip files."""

import json
import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from published import ask_for, copy_built
from spoiled_copies import list_tree, run_here

NAMES = ("text", "tei", "json", "registers", "pages")
COSTLY = "edition.exchange.extent.MAX_COSTLY"


def export(folder: Path, place: Path) -> dict[str, bytes]:
    """Let the command write the bundles, and return them."""
    done = run_here(folder, "export", "zips", "-o", str(place))
    assert 0 == done.exit_code, done.output
    return list_tree(place)


def open_zip(data: bytes) -> dict[str, bytes]:
    """Return the members of a zip file."""
    with ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_members_are_the_published_bytes(published: Path, tmp_path: Path) -> None:
    """Each bundle has a few lines on itself and files as they are in public/; again the same."""
    folder = copy_built(published, tmp_path / "edition")
    tree = list_tree(folder / "public")

    made = export(folder, tmp_path / "out")

    assert sorted(f"zip/{name}.zip" for name in NAMES) == sorted(made)
    for data in made.values():
        readme, *rest = (members := open_zip(data))
        assert "README.txt" == readme
        assert "Telegrams, November 1950\nEdition 0.1\n" in members[readme].decode()
        assert b"example.org" not in members[readme]
        assert rest
        assert {name: tree[name] for name in rest} == {name: members[name] for name in rest}
    texts = {name for name in open_zip(made["zip/text.zip"]) if name != "README.txt"}
    assert {name for name in tree if name.endswith(".txt") and "telegrams/" in name} == texts
    site = open_zip(made["zip/pages.zip"])
    assert {name for name in tree if name.endswith((".html", ".css", ".js"))} <= {*site}
    assert not [name for name in site if name.endswith((".epub", ".zip"))]
    assert made == export(folder, tmp_path / "again")


def test_a_file_that_somebody_changed_is_not_packed(published: Path, tmp_path: Path) -> None:
    """It is told which one, and what to do."""
    folder = copy_built(published, tmp_path / "edition")
    export(folder, tmp_path / "before")
    page = folder / "public/telegrams/1950/tg-1950-5708.txt"
    page.write_bytes(page.read_bytes() + b"more\n")

    done = run_here(folder, "export", "zips", "-o", str(tmp_path / "out"))

    assert 3 == done.exit_code
    assert (
        "tg-1950-5708.txt is not as the build wrote it; run edition build --verify" in done.output
    )


def test_no_zip_file_is_too_large(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bundle of more bytes is divided; together the parts have the same members."""
    folder = copy_built(published, tmp_path / "edition")
    whole = export(folder, tmp_path / "whole")
    monkeypatch.setattr(COSTLY, 2)
    monkeypatch.setattr("edition.exchange.bundle.MAX_BYTES", 400_000)

    made = export(folder, tmp_path / "out")

    parts = [data for name, data in made.items() if name.startswith("zip/pages")]
    assert {"zip/pages.zip", "zip/pages-2.zip", "zip/pages-3.zip"} <= {*made}
    assert max(map(len, made.values())) <= 400_000
    together = {name for data in parts for name in open_zip(data)}
    assert {*open_zip(whole["zip/pages.zip"])} == together
    assert b"Part 1 of" in open_zip(made["zip/pages.zip"])["README.txt"]


def test_a_file_that_no_zip_file_can_hold_is_left_out(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The others are packed, and the README names it; a build goes on."""
    folder = copy_built(published, tmp_path / "edition")
    monkeypatch.setattr("edition.exchange.bundle.MAX_BYTES", 40_000)

    made = export(folder, tmp_path / "out")

    site = [open_zip(data) for name, data in made.items() if name.startswith("zip/pages")]
    assert all("telegrams/1950/tg-1950-26637.html" not in members for members in site)
    assert b"Left out because of their size: " in site[0]["README.txt"]
    assert b"telegrams/1950/tg-1950-26637.html" in site[0]["README.txt"]
    assert max(map(len, made.values())) <= 40_000


def test_long_rights_leave_a_zip_file_small_enough(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Room is kept for what the README says."""
    place = sources / "edition.toml"
    rights = "".join(f"{number:05}" for number in range(3_000))
    text = re.sub(r'texts = ".*"', f'texts = "{rights}"', place.read_text(encoding="utf-8"))
    place.write_text(text, encoding="utf-8")
    monkeypatch.setattr("edition.exchange.bundle.MAX_BYTES", 400_000)

    assert max(map(len, export(sources, tmp_path / "out").values())) <= 400_000


def test_a_large_edition_is_divided_into_volumes(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Telegrams are packed by their volumes, and the rest of the site by itself."""
    monkeypatch.setattr("edition.exchange.extent.MAX_WHOLE", 2)

    made = export(sources, tmp_path / "out")

    assert {"zip/text/1950-11.zip", "zip/pages/1950-11.zip", "zip/pages/others.zip"} <= {*made}
    assert "index.html" in open_zip(made["zip/pages/others.zip"])
    assert b", 1950-11\n" in open_zip(made["zip/text/1950-11.zip"])["README.txt"]


def test_a_build_packs_what_it_publishes(sources: Path) -> None:
    """The zip files lie beside the exports, and the downloads page and the list name them."""
    assert 0 == run_here(sources, "build").exit_code

    public = sources / "public"
    packed = {f"zip/{name}.zip" for name in NAMES}
    assert packed == {*list_tree(public / "data")} & packed
    page = (public / "downloads.html").read_text(encoding="utf-8")
    size = f"{(public / 'data/zip/text.zip').stat().st_size / 1000:.1f}&nbsp;kB"
    assert f'<a href="data/zip/text.zip">text.zip</a>, {size}' in page
    assert '<a href="data/zip/pages.zip">pages.zip</a>' in page
    listed = json.loads((public / "data/exports.json").read_bytes())["zips"]["files"]
    assert packed == {file["address"].removeprefix("data/") for file in listed}
    site = open_zip((public / "data/zip/pages.zip").read_bytes())
    assert page.encode() == site["downloads.html"]


def test_an_edit_packs_again_what_differs(sources: Path) -> None:
    """A telegram's note is in the site and in TEI, not in the zip file of the registers."""
    run_here(sources, "build")
    before = list_tree(sources / "public/data/zip")
    place = sources / "tei/telegrams/tg-1950-5708.xml"
    text = place.read_text(encoding="utf-8").replace("</note>", " It is so.</note>", 1)
    place.write_text(text, encoding="utf-8")

    told = run_here(sources, "build", "--explain").output

    after = list_tree(sources / "public/data/zip")
    assert {"tei.zip", "pages.zip"} <= {name for name in after if after[name] != before[name]}
    assert before["registers.zip"] == after["registers.zip"]
    assert "zip file of the site: published files\n" in told
    assert ", 0 written, 0 removed" in run_here(sources, "build").output


def test_a_page_that_somebody_changed_is_made_again_before_it_is_packed(sources: Path) -> None:
    """The next build that packs mends it, and packs the page as it should be."""
    run_here(sources, "build")
    page = sources / "public/manual.html"
    right = page.read_bytes()
    page.write_bytes(right + b"more\n")
    place = sources / "tei/telegrams/tg-1950-5708.xml"
    text = place.read_text(encoding="utf-8").replace("</note>", " It is so.</note>", 1)
    place.write_text(text, encoding="utf-8")

    done = run_here(sources, "build")

    assert 0 == done.exit_code, done.output
    assert right == page.read_bytes()
    site = open_zip((sources / "public/data/zip/pages.zip").read_bytes())
    assert right == site["manual.html"]


def test_zip_files_of_a_large_edition_are_packed_at_releases(
    sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build says so on the downloads page and in the list, and packs them if it is asked."""
    monkeypatch.setattr(COSTLY, 2)

    assert 0 == run_here(sources, "build").exit_code

    public = sources / "public"
    assert not (public / "data/zip").exists()
    page = (public / "downloads.html").read_text(encoding="utf-8")
    row = page[page.index('id="zips"') :]
    assert "Made at releases only, because the edition is large" in row[: row.index("</tr>")]
    assert "note" in json.loads((public / "data/exports.json").read_bytes())["zips"]
    assert 0 == run_here(sources, "build", "--costly").exit_code
    assert {f"{name}.zip" for name in NAMES} == {*list_tree(public / "data/zip")}
    assert "edition.epub" in list_tree(public / "data")
    assert ", 0 written, 0 removed" in run_here(sources, "build", "--costly").output


def test_an_edition_can_do_without_zip_files(sources: Path) -> None:
    """Where edition.toml does not ask for them, none are packed and none are named."""
    ask_for(sources, "tei")

    assert 0 == run_here(sources, "build").exit_code

    assert not (sources / "public/data/zip").exists()
    assert "zip" not in (sources / "public/downloads.html").read_text(encoding="utf-8").lower()
