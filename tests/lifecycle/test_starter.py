"""An edition of one's own, made by edition init."""

import json
import os
import re
import subprocess
import tomllib
from pathlib import Path

import needs
import pytest
from lxml import etree
from needs import ROOT
from spoiled_copies import list_tree, run_here

TITLES = ('He said "no"', "one\ntwo", "a < b & c", "]]>", "--> {{today}}", "'''", "北京 №1")
FRESH = "9 files checked: no finding; 69 files in public/"


@pytest.mark.parametrize("title", TITLES)
def test_a_new_edition_builds_at_once(tmp_path: Path, title: str) -> None:
    """Whatever it is called, it has no finding, and its pages bear the title."""
    made = run_here(tmp_path, "init", "mine", "--title", title)
    built = run_here(tmp_path / "mine", "build")

    assert (0, 0) == (made.exit_code, built.exit_code), made.output + built.output
    assert built.output.startswith(FRESH)
    said = " ".join(title.split())
    assert said == tomllib.loads((tmp_path / "mine/edition.toml").read_text("utf-8"))["title"]
    page = etree.parse(tmp_path / "mine/public/index.html", etree.HTMLParser(encoding="utf-8"))
    assert said in "".join(map(str, page.getroot().itertext()))


def test_the_settings_name_every_key(tmp_path: Path) -> None:
    """Each key that there may be stands in edition.toml, with a comment above it."""
    run_here(tmp_path, "init", "mine", "--title", "T", "--language", "de")
    text = (tmp_path / "mine/edition.toml").read_text(encoding="utf-8")
    shape = json.loads((ROOT / "schema/settings.schema.json").read_text(encoding="utf-8"))
    inner = [(shape["properties"][key]["properties"]) for key in ("rights", "limits")]

    assert "de" == tomllib.loads(text)["language"]
    offered = re.search(r"^# (exports = .*)$", text, re.MULTILINE)
    assert offered
    assert shape["properties"]["exports"]["items"]["enum"] == tomllib.loads(offered[1])["exports"]
    for key in (name for keys in (shape["properties"], *inner) for name in keys):
        assert re.search(rf"^#? ?(?:\[{{1,2}}{key}\]|{key} =)", text, re.MULTILINE), key
    for line in re.finditer(r"^(?:# )?[a-z-]+ = .*$", text, re.MULTILINE):
        above = text[: line.start()].rstrip("\n").splitlines()[-1]
        assert above.startswith(("#", "[[editor]]")), line[0]


def test_editors_find_schema_and_snippets(tmp_path: Path) -> None:
    """The files that a telegram and the catalog name are there; no name is this sample's."""
    run_here(tmp_path, "init", "mine")
    folder = tmp_path / "mine"
    text = (folder / "tei/telegrams/tg-1901-12.xml").read_text(encoding="utf-8")

    for address in re.findall(r'xml-model href="([^"]+)"', text):
        assert (folder / "tei/telegrams" / address).is_file()
    catalog = etree.parse(folder / "schema/catalog.xml").getroot()
    assert all((folder / "schema" / uri.get("uri", "")).is_file() for uri in catalog)
    for path in (folder / ".vscode").iterdir():
        assert json.loads(path.read_text(encoding="utf-8"))
    for path in folder.rglob("*"):
        if path.is_file() and path.parent.name != "schema":
            text = path.read_text(encoding="utf-8")
            assert not re.search("Stalin|Zhou|Mao Zedong|Wilson|November 1950", text), path


def test_the_example_says_that_it_is_invented(tmp_path: Path) -> None:
    """Its comments, its rights and the settings say so; the grammar of the whole TEI takes it."""
    run_here(tmp_path, "init", "mine")
    place = tmp_path / "mine/tei/telegrams/tg-1901-12.xml"
    tree = etree.parse(place)

    assert "are invented." in place.read_text(encoding="utf-8").partition("<TEI")[0]
    rights = tree.find(".//{*}availability/{*}p")
    assert rights is not None
    assert "The words are invented and free for any use." == rights.text
    grammar = etree.RelaxNG(etree.parse(needs.named("TEI_ALL_RNG", "the grammar of all of TEI")))
    for path in sorted((tmp_path / "mine/tei").rglob("*.xml")):
        assert grammar.validate(etree.parse(path)), f"{path}: {grammar.error_log}"


def test_the_files_for_others_can_be_read(tmp_path: Path) -> None:
    """The Makefile has three targets; the command builds what the pages' files publish."""
    run_here(tmp_path, "init", "mine")
    folder = tmp_path / "mine"
    make = needs.program("make", "it runs the targets")
    said = subprocess.run(
        [make, "--no-print-directory", "--dry-run", "build", "check", "serve"],
        cwd=folder,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )

    assert ["edition build", "edition check", "edition serve"] == said.stdout.splitlines()
    assert {"/public/", "/.edition/"} <= set((folder / ".gitignore").read_text("utf-8").split("\n"))
    for path in (".github/workflows/pages.yml", ".gitlab-ci.yml"):
        assert "edition build" in (folder / path).read_text(encoding="utf-8")


def test_ejected_stylesheets_are_the_editions_own(tmp_path: Path) -> None:
    """With --eject the pages are made by the copies, and are the same."""
    run_here(tmp_path, "init", "plain")
    run_here(tmp_path, "init", "own", "--eject")
    for name in ("plain", "own"):
        assert 0 == run_here(tmp_path / name, "build").exit_code

    assert list_tree(ROOT / "xslt") == list_tree(tmp_path / "own/xslt")
    assert list_tree(tmp_path / "plain/public") == list_tree(tmp_path / "own/public")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--title", " \n"], "The title is empty; give one."),
        (["--title", "a\x01b"], "The title “a[U+0001]b” has a sign that no page can show;"),
        (["--title", "a\udcffb"], "The title “a[U+DCFF]b” has a sign that no page can show;"),
        (["--language", "not a tag"], '“language” is "not a tag", which has not the right form:'),
        (["--language", "d<e"], '“language” is "d<e", which has not the right form:'),
        (["--language", ""], "The language is empty; give one."),
    ],
)
def test_what_cannot_be_is_one_sentence(tmp_path: Path, arguments: list[str], said: str) -> None:
    """Nothing is written then."""
    result = run_here(tmp_path, "init", "mine", *arguments)

    assert 3 == result.exit_code
    assert said in result.output
    assert 1 == len(result.output.splitlines())
    assert [] == list(tmp_path.iterdir())


def test_a_folder_with_files_stays_as_it_is(tmp_path: Path) -> None:
    """A folder that is not empty, and a file, are refused; an empty folder is taken."""
    (tmp_path / "full").mkdir()
    (tmp_path / "full/letter.txt").write_text("dear", encoding="utf-8")
    (tmp_path / "empty").mkdir()

    refused = run_here(tmp_path, "init", "full")
    file = run_here(tmp_path, "init", "full/letter.txt")
    taken = run_here(tmp_path, "init", "empty")

    assert (3, 3, 0) == (refused.exit_code, file.exit_code, taken.exit_code)
    assert "full is not empty, and nothing was written; name a new folder." in refused.output
    assert "letter.txt is a file; name a new folder." in file.output
    assert {"letter.txt": b"dear"} == list_tree(tmp_path / "full")


def test_a_folder_without_permission_is_told(tmp_path: Path) -> None:
    """Where nothing may be written one sentence says so, and nothing is left behind."""
    if os.geteuid() == 0:
        result = run_here(tmp_path, "init", "/proc/mine")
    else:
        (tmp_path / "locked").mkdir(mode=0o555)
        result = run_here(tmp_path, "init", "locked/mine")

    assert 3 == result.exit_code
    assert "could not be written: " in result.output
    assert 1 == len(result.output.splitlines())
