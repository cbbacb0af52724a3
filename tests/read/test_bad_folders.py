"""A folder that is no edition stops the command with a line that names the file and the remedy."""

import os
import shutil
from pathlib import Path

import pytest
from needs import ROOT
from spoiled_copies import TELEGRAM, Spoil, change, list_tree, raise_changes, replace, run_here


def put_folder(folder: Path) -> None:
    """Put a folder in a telegram's place."""
    (folder / TELEGRAM).unlink()
    (folder / TELEGRAM).mkdir()


def put_dangling_link(folder: Path) -> None:
    """Put a link that leads nowhere in a telegram's place."""
    (folder / TELEGRAM).unlink()
    (folder / TELEGRAM).symlink_to("nowhere.xml")


def take_stylesheet_away(folder: Path) -> None:
    """Give the edition stylesheets of its own, and lose one."""
    shutil.copytree(ROOT / "xslt", folder / "xslt")
    (folder / "xslt/record.xsl").unlink()


def damage_rules(folder: Path) -> None:
    """Give the edition a schema of its own whose list of rules has lost a bracket."""
    shutil.copytree(ROOT / "schema", folder / "schema")
    rules = folder / "schema/rules.json"
    rules.write_bytes(rules.read_bytes().replace(b"{", b"", 1))


def put_pipe(folder: Path) -> None:
    """Put a pipe that nobody writes to in a telegram's place."""
    (folder / TELEGRAM).unlink()
    os.mkfifo(folder / TELEGRAM)


def replace_by_link(folder: Path, target: Path) -> None:
    """Put a link to something outside the edition in a telegram's place."""
    (folder.parent / "elsewhere.xml").write_bytes((folder / TELEGRAM).read_bytes())
    (folder / TELEGRAM).unlink()
    (folder / TELEGRAM).symlink_to(target)


def put_file_for_folder(folder: Path) -> None:
    """Put a file where the folder of the build's own files should be."""
    shutil.rmtree(folder / ".edition", ignore_errors=True)
    (folder / ".edition").write_text("in the way", encoding="utf-8")


def link_public_away(folder: Path) -> None:
    """Let public/ lead out of the edition's folder."""
    away = folder.parent / "away"
    (folder / "public").rename(away)
    (folder / "public").symlink_to(away)
    raise_changes(folder)


def put_pipe_beside_error(folder: Path) -> None:
    """Put a pipe in a telegram's place, and an error into a register."""
    put_pipe(folder)
    replace(folder / "tei/registers/persons.xml", "</listPerson>", "<person/></listPerson>")


STOPS: dict[str, tuple[Spoil, str]] = {
    "a folder where a file should be": (put_folder, f"{TELEGRAM} is a folder, not a file; "),
    "a dangling link": (put_dangling_link, f"{TELEGRAM} is a link that leads nowhere; "),
    "a pipe": (put_pipe, f"{TELEGRAM} is a pipe, not a file; "),
    "a pipe, and an error": (put_pipe_beside_error, f"{TELEGRAM} is a pipe, not a file; "),
    "a device": (
        lambda folder: replace_by_link(folder, Path("/dev/zero")),
        f"{TELEGRAM} is a link to a file outside the edition; ",
    ),
    "a link that leads out": (
        lambda folder: replace_by_link(folder, folder.parent / "elsewhere.xml"),
        f"{TELEGRAM} is a link to a file outside the edition; ",
    ),
    "a roll that is a dangling link": (
        lambda folder: (folder / "tei/published.txt").symlink_to("nowhere.txt"),
        "tei/published.txt is a link that leads nowhere; ",
    ),
    "no telegrams": (
        lambda folder: shutil.rmtree(folder / "tei/telegrams"),
        "tei/telegrams is missing; ",
    ),
    "a source too large": (
        change("50_000_000", "10_000", "edition.toml"),
        ".xml is larger than 10000 bytes; ",
    ),
    "no edition.toml": (lambda folder: (folder / "edition.toml").unlink(), "no edition.toml in "),
    "an unknown key in edition.toml": (
        change("language =", "languge =", "edition.toml"),
        "edition.toml: the key “languge” is not known; did you mean “language”?",
    ),
    "an unknown key in a table": (
        change("source-bytes", "source-byte", "edition.toml"),
        "the key “limits.source-byte” is not known; did you mean “limits.source-bytes”?",
    ),
    "a format of tomorrow": (
        change("format = 1", "format = 2", "edition.toml"),
        "edition.toml: “format” is 2, but must be 1.",
    ),
    "edition.toml that is no TOML": (
        change("format = 1", "format : 1", "edition.toml"),
        "edition.toml is not TOML: ",
    ),
    "an id-pattern that is none": (
        change(r"tg-\d{4}-[a-z0-9-]+", "tg-(", "edition.toml"),
        'edition.toml: “id-pattern” is "tg-(", which is not of the form regex; ',
    ),
    "a file where the build's folder should be": (
        put_file_for_folder,
        ".edition is a file, not a folder, ",
    ),
    "stylesheets of one's own that lack one": (
        take_stylesheet_away,
        "record.xsl",
    ),
    "a list of rules that is damaged": (damage_rules, "rules.json is missing or damaged; "),
    "public/ that leads elsewhere": (link_public_away, "public is a link, not a folder, "),
}


@pytest.mark.parametrize("name", STOPS)
def test_stop_is_one_line(built: Path, name: str) -> None:
    """What keeps the command from running is told in one line on stderr, with exit code 3."""
    spoil, expected = STOPS[name]
    before = list_tree(built / "public")
    spoil(built)

    result = run_here(built, "build")

    assert 3 == result.exit_code, result.output
    assert "" == result.stdout
    assert 1 == len(result.stderr.splitlines()), result.stderr
    assert expected in result.stderr
    assert result.stderr.endswith((".\n", "?\n"))
    assert before == list_tree(built / "public")


@pytest.mark.parametrize(
    "name",
    [
        "tg-1950-26998.xml~",
        ".tg-1950-26998.xml.swp",
        "tg-1950-26998.xml.swp",
        ".#tg-1950-26998.xml",
        "#tg-1950-26998.xml#",
        "Icon\r",
        ".DS_Store",
        "._tg-1950-26998.xml",
        "notes.docx",
    ],
)
def test_what_editors_leave_behind_is_ignored(built: Path, name: str) -> None:
    """Back-ups, locks and icons of editors and file managers are passed over in silence."""
    before = run_here(built, "check").output.splitlines()[:-1]
    (built / "tei/telegrams" / name).write_bytes(b"\xff not XML")

    result = run_here(built, "check")

    assert 0 == result.exit_code
    assert before == result.output.splitlines()[:-1]


def test_a_lock_that_is_a_dangling_link_is_ignored(built: Path) -> None:
    """Emacs locks a file by a link that leads nowhere."""
    (built / "tei/telegrams/.#tg-1950-26998.xml").symlink_to("someone@host.1234")

    assert 0 == run_here(built, "check").exit_code
