"""
A user's own files in public/ stay; only what a build of this edition wrote is replaced or removed.
"""

import json
import shutil
from pathlib import Path

import pytest
from bench.editions import derive, write
from needs import ROOT
from published import ask_for, run
from spoiled_copies import list_tree, replace, run_here

from edition.build.build import build
from edition.files.digests import compute_digest
from edition.files.folder import Folder
from edition.publish.published_list import MAX_FILES, read_list

LIST = "public/data/files.json"
MINE = b"mine"


def put(folder: Path, *names: str) -> None:
    """Put files of one's own into public/."""
    for name in names:
        place = folder / "public" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(MINE)


@pytest.mark.parametrize(
    "name", ["index.html", "assets/edition.css", "persons/person-stalin.html", "data/files.json"]
)
def test_nothing_is_published_over_a_file_of_one_s_own(sources: Path, name: str) -> None:
    """A file that no build wrote, where a file of the edition belongs, stops the build."""
    put(sources, name, "photo.jpg", "persons/photo.jpg")
    before = list_tree(sources / "public")

    result = run_here(sources, "build")

    assert (3, "") == (result.exit_code, result.stdout)
    assert f"edition: public/{name} stands where a file of the edition belongs" in result.stderr
    assert before == list_tree(sources / "public")


def test_a_file_of_one_s_own_is_in_the_way_of_a_later_page(sources: Path) -> None:
    """Also after many builds a new page does not take the place of what somebody put there."""
    build(sources)
    put(sources, "afterword.html")
    front = sources / "tei/front"
    text = (front / "introduction.xml").read_text(encoding="utf-8")
    (front / "afterword.xml").write_text(text, encoding="utf-8")

    result = run_here(sources, "build")

    assert 3 == result.exit_code
    assert "public/afterword.html stands where a file of the edition belongs" in result.stderr
    assert MINE == (sources / "public/afterword.html").read_bytes()
    (sources / "public/afterword.html").unlink()
    assert 0 == run_here(sources, "build").exit_code


def test_an_old_public_is_told_at_once(sources: Path) -> None:
    """What an earlier version published without a list is to be deleted, says one sentence."""
    build(sources)
    shutil.rmtree(sources / ".edition")
    (sources / LIST).unlink()
    before = list_tree(sources / "public")

    result = run_here(sources, "build")

    assert "or delete public/ if an earlier version made it.\n" in result.stderr
    assert before == list_tree(sources / "public")
    shutil.rmtree(sources / "public")
    assert 0 == run_here(sources, "build").exit_code


def test_the_list_tells_what_may_go(sources: Path) -> None:
    """
    Without a catalogue a page of before is removed, one that was changed is replaced: by the list.
    """
    build(sources)
    put(sources, "CNAME", "index.html", "persons/photo.jpg")
    (sources / "tei/front/principles.xml").unlink()
    shutil.rmtree(sources / ".edition")

    outcome = build(sources)

    assert outcome.published
    assert 1 == outcome.published.removed
    assert not (sources / "public/principles.html").exists()
    assert MINE != (sources / "public/index.html").read_bytes()
    assert MINE == (sources / "public/persons/photo.jpg").read_bytes()
    assert (
        "Kept in public/, though no build wrote it: CNAME, persons/photo.jpg.",
    ) == outcome.notes


HOSTILE = [
    *("../tei/telegrams/tg-1950-26637.xml", "/etc/hostname", "a/../../edition.toml", ""),
    *(".", "..", "link/mine.txt", ".git/config", "persons/.htaccess", "a\0b", "a\nb", "x" * 5_000),
    *("notes/mine.txt/", "./notes/mine.txt", "notes//mine.txt", "\ud800"),
]


def test_a_list_is_a_stranger_s(sources: Path) -> None:
    """A listed path that no build would give, or that goes through a link, removes nothing."""
    put(sources, "notes/mine.txt", ".git/config", "persons/.htaccess")
    (sources / "public/link").symlink_to("notes")
    place = sources / LIST
    place.parent.mkdir()
    listed = {"files": dict.fromkeys(HOSTILE, ""), "parts": ["../tei/x.json", 1, None]}
    place.write_text(json.dumps(listed), encoding="utf-8")
    before = list_tree(sources)

    assert 0 == run_here(sources, "build").exit_code

    after = list_tree(sources)
    assert before == {**{path: after[path] for path in before}, LIST: before[LIST]}


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"files": []}', '{"files": {}, "parts": {}}', "[" * 100_000, "\x00"]
)
def test_a_list_that_is_none_is_a_file_like_any(sources: Path, text: str) -> None:
    """Where nothing can be read from the list it is in the way, as a file of one's own is."""
    (sources / LIST).parent.mkdir(parents=True)
    (sources / LIST).write_text(text, encoding="utf-8")

    result = run_here(sources, "build")

    assert 3 == result.exit_code, result.output
    assert "public/data/files.json stands where a file of the edition belongs" in result.stderr


@pytest.mark.parametrize("form", ["link", "folder"])
def test_a_listed_path_is_replaced_whatever_it_holds(sources: Path, form: str) -> None:
    """A link in a page's place is replaced and what it leads to stays; a folder is told."""
    build(sources)
    place = sources / "public/index.html"
    place.unlink()
    put(sources, "notes/mine.html")
    if form == "link":
        place.symlink_to("notes/mine.html")
    else:
        place.mkdir()
    shutil.rmtree(sources / ".edition")

    result = run_here(sources, "build")

    assert ({"link": 0, "folder": 3}[form]) == result.exit_code, result.output
    assert MINE == (sources / "public/notes/mine.html").read_bytes()
    assert (form == "folder") == (place.is_dir())
    assert not place.is_symlink()


def test_the_list_names_every_file_with_its_digest(sources: Path) -> None:
    """Partners can compare each file; after an edit the list is right again."""
    for words in ("first", "second"):
        replace(sources / "edition.toml", 'title = "', f'title = "{words} ')
        build(sources)
        listed = json.loads((sources / LIST).read_text(encoding="utf-8"))["files"]
        found = {
            path: compute_digest(data)
            for path, data in list_tree(sources / "public").items()
            if path != "data/files.json"
        }
        assert found == listed


@pytest.mark.slow
def test_a_long_folder_has_a_part_of_its_own(tmp_path: Path) -> None:
    """The files of many telegrams are listed apart; when most of them go, so does the part."""
    folder = tmp_path / "many"
    write(derive(ROOT, MAX_FILES), folder)
    ask_for(folder)
    assert build(folder).published
    index = json.loads((folder / LIST).read_text(encoding="utf-8"))
    found = {above + name for above, name in read_list(Folder(folder)) or ()}

    assert "data/files/telegrams/1951.json" in index["parts"]
    assert found == list_tree(folder / "public").keys()
    shutil.rmtree(folder / ".edition")
    shutil.rmtree(folder / "tei")
    write(derive(ROOT, MAX_FILES // 10), folder)
    ask_for(folder)
    again = run(folder, "build")
    assert 0 == again.returncode, again.stdout
    assert not (folder / "public/data/files/telegrams/1951.json").exists()
    clean = tmp_path / "clean"
    shutil.copytree(folder, clean, ignore=shutil.ignore_patterns("public", ".edition"))
    build(clean)
    assert list_tree(clean / "public") == list_tree(folder / "public")
