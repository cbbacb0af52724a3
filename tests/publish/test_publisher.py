"""Staging and publishing."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest
from published import ask_for
from spoiled_copies import list_tree, replace

from edition.build.build import build, rebuild
from edition.build.session import Session
from edition.catalogue.database import Catalogue
from edition.catalogue.relation import write_key
from edition.engine.relations import FILE
from edition.errors import EditionError
from edition.files.disk import Disk
from edition.files.folder import Folder
from edition.outcome import Published
from edition.publish.inspection import inspect
from edition.publish.outputs import split, stage
from edition.publish.published_list import MAX_FILES
from edition.publish.publisher import adopt, is_marked, publish

ONE, TWO = "one.html", "persons/two.html"
PAGE = "public/index.html"
STYLE = "public/assets/edition.css"


def put(root: Path, outputs: dict[str, bytes]) -> Catalogue:
    """Stage outputs, as a build does that works on all of them."""
    folder = Folder(root)
    catalogue = Catalogue.open(folder.make_room(PurePosixPath(".edition/c")), "", Disk())
    before = {
        row["folder"] + row["name"]: row["digest"] for row in catalogue.query("SELECT * FROM made")
    }
    rows = [stage(folder, path, data, before) for path, data in outputs.items()]
    catalogue.execute("DELETE FROM made")
    catalogue.insert("made", [(*row, number) for number, row in enumerate(rows)])
    catalogue.insert("unpublished", {split(path) for path in (*before, *outputs)})
    if adopt(catalogue, folder) or is_marked(folder):
        inspect(catalogue, folder)
    return catalogue


def finish(root: Path, outputs: dict[str, bytes]) -> Published:
    """Stage outputs and publish them."""
    catalogue = put(root, outputs)
    try:
        return publish(catalogue, Folder(root))
    finally:
        catalogue.close()


def test_staging_changes_nothing(tmp_path: Path) -> None:
    """Until it is published nothing of a build is public."""
    put(tmp_path, {ONE: b"1"}).close()

    assert not (tmp_path / "public").exists()


def test_only_what_differs_is_written(tmp_path: Path) -> None:
    """A file that is the same keeps its inode and its time; one that differs is replaced."""
    finish(tmp_path, {ONE: b"1", TWO: b"2"})
    before = (tmp_path / "public" / ONE).stat()

    done = finish(tmp_path, {ONE: b"1", TWO: b"changed"})

    after = (tmp_path / "public" / ONE).stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert b"changed" == (tmp_path / "public" / TWO).read_bytes()
    assert (3, 2, 0) == (done.files, done.written, done.removed)


def test_strays_are_removed(tmp_path: Path) -> None:
    """What a build wrote and the next does not goes, with the folders that it leaves empty."""
    finish(tmp_path, {ONE: b"1", TWO: b"2"})

    done = finish(tmp_path, {ONE: b"1"})

    assert 1 == done.removed
    assert ["data", "one.html"] == sorted(path.name for path in (tmp_path / "public").iterdir())


def test_the_part_of_a_folder_that_is_short_again_goes(tmp_path: Path) -> None:
    """A long folder is listed apart; when it is short, its part is removed."""
    long = {f"persons/{number:03}.html": b"" for number in range(MAX_FILES + 1)}
    finish(tmp_path, long)
    part = tmp_path / "public/data/files/persons.json"
    assert part.is_file()

    finish(tmp_path, dict([*long.items()][:3]))

    assert not part.exists()
    assert ["files.json"] == [place.name for place in (tmp_path / "public/data").iterdir()]


def test_what_others_put_there_stays(sources: Path) -> None:
    """What no build wrote stays, wherever it stands, and is named once."""
    build(sources)
    public = sources / "public"
    named = ["CNAME", "images/map.png", "persons/photo.jpg"]
    for name in (*named, ".git/HEAD", ".nojekyll", "persons/.htaccess"):
        (public / name).parent.mkdir(exist_ok=True)
        (public / name).write_bytes(b"theirs")
    before = list_tree(public)

    assert () == build(sources).notes
    told = build(sources, verify=True)

    expected = "Kept in public/, though no build wrote it: CNAME, images/, persons/photo.jpg."
    assert ((expected,), ()) == (told.notes, told.redone)
    assert () == build(sources, verify=True).notes
    shutil.rmtree(sources / ".edition")
    assert (expected,) == build(sources).notes
    assert before == list_tree(public)


def test_what_another_program_published_goes(sources: Path) -> None:
    """
    A page that an earlier program published and this one does not is removed, wherever it stands.
    """
    build(sources)
    (sources / "tei/front/principles.xml").unlink()
    with sqlite3.connect(sources / ".edition/catalogue.sqlite") as connection:
        connection.execute("UPDATE property SET value = 'earlier' WHERE name = 'version'")
    connection.close()
    (sources / "public/theirs.html").touch()

    published = build(sources).published

    assert published
    assert 1 == published.removed
    assert not (sources / "public/principles.html").exists()
    assert (sources / "public/theirs.html").exists()


@pytest.mark.parametrize("inside", [True, False])
def test_nothing_is_written_through_a_link(sources: Path, tmp_path: Path, *, inside: bool) -> None:
    """
    A link where a folder of public/ is needed stops the build in a sentence, wherever it leads.
    """
    build(sources)
    other = sources / "notes" if inside else tmp_path / "other"
    (sources / "public/persons").rename(other)
    (sources / "public/persons").symlink_to(other)
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in other.iterdir()}
    register = sources / "tei/registers/persons.xml"
    register.write_text(register.read_text("utf-8").replace(">Gao Gang<", ">Gāo Gǎng<"), "utf-8")

    with pytest.raises(EditionError, match="public/persons"):
        build(sources)

    after = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in other.iterdir()}
    assert before == after


def test_a_folder_where_a_page_is_needed_stays(sources: Path) -> None:
    """A folder that stands where a file is needed stops the build before anything is moved."""
    build(sources)
    shutil.rmtree(sources / "public/persons")
    (sources / "public/index.html").unlink()
    (sources / "public/index.html").mkdir()
    (sources / "public/index.html/theirs").touch()

    with pytest.raises(EditionError, match=r"public/index\.html is a folder"):
        build(sources, verify=True)

    assert (sources / "public/index.html/theirs").exists()
    assert not (sources / "public/persons").exists()


def test_what_stands_is_not_written_without_a_catalogue(tmp_path: Path) -> None:
    """When the catalogue is gone, what is public already is found to be the same, to the byte."""
    finish(tmp_path, {ONE: b"1", TWO: b"2"})
    (tmp_path / ".edition/c").unlink()

    done = finish(tmp_path, {ONE: b"1", TWO: b"changed"})

    assert (3, 2, 0) == (done.files, done.written, done.removed)


def test_what_stands_is_not_written_again(sources: Path) -> None:
    """When the catalogue is gone and nothing differs, nothing is written."""
    build(sources)
    shutil.rmtree(sources / ".edition")

    assert (0, 0) == _count(build(sources).published)


def overwrite(place: Path) -> None:
    """Put other words into a file."""
    place.write_bytes(b"tampered")


@pytest.mark.parametrize("tamper", [overwrite, Path.unlink])
def test_tampered_files_are_put_right(sources: Path, tamper: Callable[[Path], None]) -> None:
    """
    A published file that somebody changed or took away is found if all are looked at, and mended.
    """
    build(sources)
    place = sources / PAGE
    before = place.read_bytes()
    tamper(place)

    outcome = build(sources, verify=True)

    assert before == place.read_bytes()
    assert outcome.published
    assert (PurePosixPath("index.html"),) == outcome.published.paths
    assert [("contents", "", (write_key(FILE, {"path": PAGE}),))] == [
        (each.step, each.subject, each.reasons) for each in outcome.redone
    ]
    assert () == build(sources, verify=True).redone


@pytest.mark.parametrize("tamper", [overwrite, Path.unlink])
def test_the_list_is_put_right(sources: Path, tamper: Callable[[Path], None]) -> None:
    """The list of all files is no page, but it is looked at and mended as they are."""
    build(sources)
    place = sources / "public/data/files.json"
    before = place.read_bytes()
    tamper(place)

    published = build(sources, verify=True).published

    assert published
    assert (PurePosixPath("data/files.json"),) == published.paths
    assert before == place.read_bytes()


@pytest.mark.parametrize("tamper", [overwrite, Path.unlink])
def test_a_build_with_nothing_to_do_looks_at_sources_only(
    sources: Path, tamper: Callable[[Path], None]
) -> None:
    """What somebody did in public/ stays until a build writes into that folder, or packs it."""
    ask_for(sources)
    build(sources)
    before = list_tree(sources / "public")
    tamper(sources / PAGE)
    tamper(sources / STYLE)
    left = list_tree(sources / "public")

    outcome = build(sources)

    assert (0, 0) == _count(outcome.published)
    assert left == list_tree(sources / "public")

    introduction = sources / "tei/front/introduction.xml"
    replace(introduction, "<title>Introduction", "<title>An introduction")
    build(sources)
    replace(introduction, "<title>An introduction", "<title>Introduction")
    build(sources)

    style = STYLE.removeprefix("public/")
    mended = list_tree(sources / "public")
    assert {**before, style: b""} == {**mended, style: b""}
    assert left.get(style) == mended.get(style)
    build(sources, verify=True)
    assert before == list_tree(sources / "public")


def _count(published: Published | None) -> tuple[int, int]:
    """Return how many files were written and removed."""
    assert published
    return published.written, published.removed


def test_an_interrupted_build_is_finished(tmp_path: Path) -> None:
    """
    A mark stays behind when files were being moved; the next build tells that it has finished.
    """
    (tmp_path / ".edition").mkdir()
    (tmp_path / ".edition/publishing").touch()

    assert finish(tmp_path, {ONE: b"1"}).finished_another
    assert not finish(tmp_path, {ONE: b"1"}).finished_another


def test_two_outputs_of_one_name_are_refused(sources: Path) -> None:
    """Two things that would be published under one name stop the build; nothing is moved."""
    build(sources)
    with sqlite3.connect(sources / ".edition/catalogue.sqlite") as connection:
        connection.execute(
            "INSERT INTO made SELECT folder, name, '', (SELECT id FROM item WHERE step = 'manual') "
            "FROM made WHERE folder = '' AND name = 'index.html'"
        )
        connection.execute("INSERT INTO unpublished VALUES ('', 'index.html')")
        connection.execute("UPDATE property SET value = '' WHERE name = 'in step'")
    connection.close()
    before = list_tree(sources / "public")

    with pytest.raises(EditionError, match=r"Two outputs would be published as index\.html"):
        build(sources)

    assert before == list_tree(sources / "public")


def test_a_warm_workshop_looks_only_at_what_is_named(sources: Path) -> None:
    """After a whole build a change that is named is published, and nothing else is looked at."""
    path = PurePosixPath("tei/telegrams/tg-1950-26637.xml")
    with Session.open(sources, Folder(sources)) as session:
        assert rebuild(session).published
        for words in ("Demands", "Requires"):
            place = sources / path
            text = place.read_text(encoding="utf-8")
            abstract = text.index("<abstract>")
            changed = text[:abstract] + text[abstract:].replace("<p>", f"<p>{words} ", 1)
            place.write_text(changed, encoding="utf-8")
            published = rebuild(session, [path]).published
            assert published
            assert "index.html" in map(str, published.paths)
            assert words in (sources / "public/index.html").read_text(encoding="utf-8")
        broken = place.read_bytes()
        place.write_bytes(broken[:-20])
        assert rebuild(session, [path]).errors
        place.write_bytes(broken)
        assert not rebuild(session, [path]).errors
        assert () == rebuild(session).redone
