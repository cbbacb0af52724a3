"""
Names of files, whatever bytes they are made of: a finding at the file, and the others are told too.
"""

import json
import os
import shutil
from itertools import product
from pathlib import Path, PurePosixPath
from subprocess import CompletedProcess

import pytest
from needs import ROOT
from published import run
from spoiled_copies import TELEGRAM, change, replace, run_here

from edition.check.document.published_names import MAX_NAME_BYTES, RESERVED
from edition.engine.inputs import look_at
from edition.printable import show
from edition.project.settings import SETTINGS

pytestmark = pytest.mark.slow

TELEGRAM_BYTES = (ROOT / TELEGRAM).read_bytes()
FOLDERS = ("telegrams", "registers", "front", "witnesses", ".")
NO_TEXT = (b"tg-\xff.xml", b"\xed\xa0\x80.K.txt", b"\xc3(\x1b[31m\n.xml")
UNSEEN = ("tg-1950-1\n.xml", "tg-1950-\x1b[31m1.xml", "\u202elmx.1.xml", "\u200btg-1950-1.xml")


def put(folder: Path, name: bytes, data: bytes = TELEGRAM_BYTES) -> Path:
    """Put a file under a name of these bytes."""
    place = folder / os.fsdecode(name)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data)
    return place


def require_whole(done: CompletedProcess[str], code: int) -> list[str]:
    """
    Return the lines of what ended as it should: nothing raw, no stack trace, no word on stderr.
    """
    assert (code, "") == (done.returncode, done.stderr), done.stdout + done.stderr
    assert not {*"\x1b\u202e\u200b\r"} & {*done.stdout}
    return done.stdout.splitlines()


def test_a_name_that_is_not_utf8_is_a_stray(sources: Path) -> None:
    """It is told in one line that names its bytes; the edition is published without the file."""
    for within, name in product(FOLDERS, NO_TEXT):
        put(sources / "tei" / within, name)

    lines = require_whole(run(sources, "build"), 0)

    told = [line for line in lines if "source.stray" in line]
    assert len(FOLDERS) * len(NO_TEXT) == len(told)
    assert all("[U+DC" in line.partition(":")[0] for line in told)
    assert all("The name is not UTF-8, so the file is not read." in line for line in told)
    assert (sources / "public/index.html").is_file()


@pytest.mark.parametrize(
    "own", [("xslt", "xslt/telegram", "schema"), ("public", "public/telegrams")]
)
def test_a_name_that_is_not_utf8_stops_no_build(sources: Path, own: tuple[str, ...]) -> None:
    """
    Among stylesheets and a schema of the edition's own it is told; in public/ it is left alone.
    """
    for top in {"xslt", "schema"} & {*own}:
        shutil.copytree(ROOT / top, sources / top)
    names = (b"a\xff.xsl", b"d\xfe/b\xff.css")
    places = [put(sources / folder, name, b"words") for folder, name in product(own, names)]

    require_whole(run(sources, "build"), 0)
    lines = require_whole(run(sources, "build"), 0)

    told = [line for line in lines if "source.stray" in line]
    assert (0 if "public" in own else len(places)) == len(told)
    assert all(line.startswith(own) for line in told)
    assert all(place.read_bytes() == b"words" for place in places)


def test_programs_are_told_in_text(sources: Path) -> None:
    """JSON and SARIF hold no half of a sign; SARIF's address has the bytes."""
    put(sources / "tei/telegrams", NO_TEXT[0])
    put(sources / "tei/witnesses", b"tg-\xff.K.txt")

    told = json.loads(run(sources, "check", "--format", "json").stdout)
    sarif = json.loads(run(sources, "check", "--format", "sarif").stdout)

    paths = [finding["path"] for finding in told["findings"] if "[U+DC" in finding["path"]]
    assert ["tei/telegrams/tg-[U+DCFF].xml", "tei/witnesses/tg-[U+DCFF].K.txt"] == paths
    assert json.dumps([told, sarif], ensure_ascii=False).encode()
    assert "tei/telegrams/tg-%FF.xml" in json.dumps(sarif)


def test_other_findings_are_told_beside(sources: Path) -> None:
    """
    A file with such a name takes nothing from what is told of others, with and without a build.
    """
    (sources / "tei/witnesses/tg-1950-26998.K.txt").unlink()
    before = require_whole(run(sources, "check", TELEGRAM), 0)
    put(sources / "tei/telegrams", NO_TEXT[0])

    assert before[:-1] == require_whole(run(sources, "check", TELEGRAM), 0)[:-1]
    for command in ("check", "build", "build", "check"):
        lines = require_whole(run(sources, command), 0)
        assert {*before[:-2]} < {*lines}


@pytest.mark.parametrize("options", [("--fix",), ("--diff",), ("--format", "json")])
def test_a_name_that_is_asked_for_is_told(sources: Path, options: tuple[str, ...]) -> None:
    """Whoever names such a file on the command line is told the same."""
    place = put(sources / "tei/telegrams", NO_TEXT[0])

    result = run_here(sources, "check", *options, str(place))

    uncertain = (
        "" if "--format" in options else "No finding has a certain edit; nothing was changed.\n"
    )
    assert (0, uncertain) == (result.exit_code, result.stderr)
    assert ("--diff" in options) != ("The name is not UTF-8" in result.stdout)
    assert TELEGRAM_BYTES == place.read_bytes()


def test_a_name_with_unseen_signs_is_told(sources: Path) -> None:
    """Line breaks, escapes and marks of direction are named where the file is told, in one line."""
    front = (ROOT / "tei/front/introduction.xml").read_bytes()
    places = [
        put(
            sources / "tei" / within,
            (name.replace(".xml", ".K.txt") if within == "witnesses" else name).encode(),
            front if within == "front" else TELEGRAM_BYTES,
        )
        for within, name in product(FOLDERS[:-1], UNSEEN)
    ]

    first = require_whole(run(sources, "build"), 1)
    shutil.rmtree(sources / "tei/telegrams")
    shutil.copytree(ROOT / "tei/telegrams", sources / "tei/telegrams")
    for place in (sources / "tei/front").glob("*[!a-z.]*"):
        place.unlink()
    lines = [*first, *require_whole(run(sources, "build"), 0)]

    for place in places:
        shown = show(place.relative_to(sources).as_posix())
        assert [line for line in lines if line.startswith(f"{shown}:")], shown


def test_the_preview_looks_at_no_such_name(tmp_path: Path) -> None:
    """A change of a file whose name is no text is no change of a source."""
    assert look_at(tmp_path, os.fsdecode(b"tei/telegrams/x-\xff.xml")) is None
    assert look_at(tmp_path, "tei/telegrams/x.xml") is not None


POINTERS = (
    "a" * 256,
    "telegram:tg-" + "a" * 5000,
    "../telegrams/" + "a" * 300 + ".xml",
    "../" * 2000 + "etc/passwd",
    "/" + "a/" * 3000 + "x.xml",
    "../telegrams/.tg-1950-5708.xml",
    "../telegrams/x%00.xml",
    "//tei/telegrams/tg-1950-5708.xml",
    "../telegrams/" + "%FF" * 100 + ".xml",
)


def test_a_pointer_is_no_path(sources: Path) -> None:
    """
    Whatever a pointer says, the disk is not asked for what cannot be there: it leads to nothing.
    """
    put(sources / "tei/telegrams", b".tg-1950-5708.xml")
    mark = "No first name and no rank is given."
    other = sources / "tei/telegrams/tg-1950-5708.xml"
    references = "\n".join(f'<ref target="{pointer}">it</ref>' for pointer in POINTERS)
    replace(other, mark, f"{mark}\n{references}")
    text = other.read_text(encoding="utf-8")

    lines = require_whole(run(sources, "build"), 1)

    places = [line.split(": ")[0] for line in lines if " error ref.resolves: " in line]
    number = text[: text.index(references)].count("\n") + 1
    expected = [f"tei/telegrams/{other.name}:{number + n}:6" for n in range(len(POINTERS))]
    assert expected == places
    assert not (sources / "public").exists()


def rename_telegram(folder: Path, name: str) -> None:
    """Put a copy of a telegram under another name, with ids made from that."""
    text = (ROOT / TELEGRAM).read_text(encoding="utf-8").replace("tg-1950-26998", name)
    put(folder / "tei/telegrams", f"{name}.xml".encode(), text.encode())


def rename_entry(folder: Path, name: str) -> None:
    """Give an entry of a register another id, also where it is pointed to."""
    for place in (folder / "tei").rglob("*.xml"):
        text = place.read_text(encoding="utf-8")
        text = text.replace('"person-gao-gang"', f'"{name}"')
        text = text.replace("person:gao-gang", f"person:{name.removeprefix('person-')}")
        place.write_text(text, encoding="utf-8")


def require_refusal(folder: Path) -> list[str]:
    """Return the errors that a build tells; nothing is published then."""
    lines = require_whole(run(folder, "build"), 1)
    assert not (folder / "public").exists()
    return [line for line in lines if ": error " in line]


def test_a_telegrams_id_that_is_too_long_is_told(sources: Path) -> None:
    """An id that names no file is an error at the id, before anything is written."""
    names = ["tg-1950-" + "a" * (length - 8) for length in (MAX_NAME_BYTES + 1, 250, 251)]
    for name in names:
        rename_telegram(sources, name)

    for name, line in zip(names, require_refusal(sources), strict=True):
        assert line.startswith(f"tei/telegrams/{name}.xml:")
        assert f" error id.portable: The id {name} is {len(name)} bytes long;" in line


def test_a_telegrams_id_names_its_folder(sources: Path) -> None:
    """Also where the edition's own pattern allows anything, the folder is a year."""
    change(r"'tg-\d{4}-[a-z0-9-]+'", "'.*'", SETTINGS)(sources)
    names = ["tg-..-x", "tg-1950.x-1", "tg-50-1", "tg-con-1", "tg"]
    for name in names:
        rename_telegram(sources, name)

    for name, line in zip(names, require_refusal(sources), strict=True):
        assert f" error id.portable: The id {name} has no year of four digits" in line


@pytest.mark.parametrize("name", ["person-" + "a" * 200, "person-Gao", "con", "person-a.b"])
def test_an_entrys_id_that_names_no_page_is_told(sources: Path, name: str) -> None:
    """Entries have pages of their own, named as they are."""
    rename_entry(sources, name)

    (line,) = (line for line in require_refusal(sources) if " id.portable: " in line)

    assert line.startswith("tei/registers/persons.xml:")
    assert f"The id {name} is " in line


def test_an_entry_without_an_id_is_told(sources: Path) -> None:
    """The grammar lets a cited work have none, but nothing can be published of it."""
    cited = sources / "tei/registers/cited.xml"
    before, _, after = cited.read_text(encoding="utf-8").rpartition("</listBibl>")
    cited.write_text(f"{before}<bibl><title>x</title></bibl></listBibl>{after}", encoding="utf-8")

    (line,) = require_refusal(sources)

    assert " error id.portable: This bibl has no xml:id, and an entry needs one. " in line


def test_a_page_of_the_front_matter_has_a_name_for_a_file(sources: Path) -> None:
    """
    A page whose name is another's, a device's, or no part of an address, is an error at its root.
    """
    data = (ROOT / "tei/front/introduction.xml").read_bytes()
    names = (
        *("index", "Index", "manual", "terms", "con", "NUL", "com1.notes", "javascript:alert(1)"),
        *("a b", "a?b", "a#b", "a%2Fb", "a\\b", 'a"b', "trailing.", "a\nb", "\u202eb", "b" * 201),
    )
    for name in names:
        put(sources / "tei/front", f"{name}.xml".encode(), data)

    told = require_refusal(sources)

    assert len(names) == len(told)
    assert all(":4:1: error id.portable: The page’s name, " in line for line in told)


def test_names_at_the_limit_are_published(sources: Path) -> None:
    """The longest ids have their files; a page may have a name of another script."""
    data = (ROOT / "tei/front/introduction.xml").read_bytes()
    pages = ("about", "введение", "Notes-2", "index-of-names", "a" * MAX_NAME_BYTES)
    for name in pages:
        put(sources / "tei/front", f"{name}.xml".encode(), data)
    rename_telegram(sources, name := "tg-1950-" + "a" * (MAX_NAME_BYTES - 8))
    rename_entry(sources, entry := "person-" + "a" * (MAX_NAME_BYTES - 7))

    require_whole(run(sources, "build"), 0)

    for page in (f"telegrams/1950/{name}", f"persons/{entry}", *pages):
        assert (sources / f"public/{page}.html").is_file()


def test_the_reserved_names_are_the_editions_pages(published: Path) -> None:
    """
    What an edition may have at the top of public/ is known, so that no page of its own takes it.
    """
    pages = {PurePosixPath(page).stem for page in (published / "public").glob("*.html")}
    front = {page.stem for page in (ROOT / "tei/front").glob("*.xml")}

    assert (pages - front) | {"terms"} == RESERVED
