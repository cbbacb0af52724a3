"""
Bad input gets one finding or one line that names the file and the remedy; public/ stays as it was.
"""

import errno
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from needs import ROOT
from published import copy_edition
from spoiling import TELEGRAM, list_tree, replace, run_here

from edition.build import build
from edition.errors import EditionError
from edition.files import Disk, Folder

Spoil = Callable[[Path], object]

_STRANGER = 65534


def overwrite(data: bytes) -> Spoil:
    """
    Put other bytes in a telegram's place.
    """
    return lambda folder: (folder / TELEGRAM).write_bytes(data)


def change(old: str, new: str, path: str = TELEGRAM) -> Spoil:
    """
    Replace words of a file.
    """
    return lambda folder: replace(folder / path, old, new)


def put_folder(folder: Path) -> None:
    """
    Put a folder in a telegram's place.
    """
    (folder / TELEGRAM).unlink()
    (folder / TELEGRAM).mkdir()


def put_dangling_link(folder: Path) -> None:
    """
    Put a link that leads nowhere in a telegram's place.
    """
    (folder / TELEGRAM).unlink()
    (folder / TELEGRAM).symlink_to("nowhere.xml")


def take_stylesheet_away(folder: Path) -> None:
    """
    Give the edition stylesheets of its own, and lose one.
    """
    shutil.copytree(ROOT / "xslt", folder / "xslt")
    (folder / "xslt/describe.xsl").unlink()


def damage_rules(folder: Path) -> None:
    """
    Give the edition a schema of its own whose list of rules has lost a bracket.
    """
    shutil.copytree(ROOT / "schema", folder / "schema")
    rules = folder / "schema/rules.json"
    rules.write_bytes(rules.read_bytes().replace(b"{", b"", 1))


def put_pipe(folder: Path) -> None:
    """
    Put a pipe that nobody writes to in a telegram's place.
    """
    (folder / TELEGRAM).unlink()
    os.mkfifo(folder / TELEGRAM)


def replace_by_link(folder: Path, target: Path) -> None:
    """
    Put a link to something outside the edition in a telegram's place.
    """
    (folder.parent / "elsewhere.xml").write_bytes((folder / TELEGRAM).read_bytes())
    (folder / TELEGRAM).unlink()
    (folder / TELEGRAM).symlink_to(target)


def remove_register(folder: Path) -> None:
    """
    Take a register away.
    """
    (folder / "tei/registers/persons.xml").unlink()


def put_file_for_folder(folder: Path) -> None:
    """
    Put a file where the folder of the build's own files should be.
    """
    shutil.rmtree(folder / ".edition", ignore_errors=True)
    (folder / ".edition").write_text("in the way", encoding="utf-8")


def link_public_away(folder: Path) -> None:
    """
    Let public/ lead out of the edition's folder.
    """
    away = folder.parent / "away"
    (folder / "public").rename(away)
    (folder / "public").symlink_to(away)
    raise_changes(folder)


def raise_changes(folder: Path) -> None:
    """
    Change what is published, so that a build has something to write.
    """
    replace(folder / "edition.toml", 'title = "Telegrams', 'title = "The telegrams')


FINDINGS: dict[str, tuple[Spoil, str]] = {
    "not well-formed": (change("</body>", "</bdy>"), ":"),
    "empty": (overwrite(b""), ":1:1: error source.well-formed: The file is empty."),
    "only space": (overwrite(b" \n"), ":1:1: error source.well-formed: The file is empty."),
    "DOCTYPE": (
        change("<TEI ", '<!DOCTYPE TEI [<!ENTITY x SYSTEM "/etc/passwd">]>\n<TEI '),
        ":4:1: error source.no-doctype: The file has a DOCTYPE.",
    ),
    "not UTF-8": (
        lambda folder: (folder / TELEGRAM).write_bytes(
            (folder / TELEGRAM).read_bytes().replace(b"Zhou Enlai to", b"Zhou \xc9nlai to", 1)
        ),
        ":8:21: error source.encoding: The byte 0xC9 is not UTF-8.",
    ),
    "UTF-16": (
        lambda folder: (folder / TELEGRAM).write_bytes(
            (folder / TELEGRAM).read_text(encoding="utf-8").encode("utf-16")
        ),
        ":1:1: error source.encoding: The file is UTF-16.",
    ),
    "another encoding declared": (
        change('encoding="UTF-8"', 'encoding="windows-1251"'),
        ":1:31: error source.encoding: The file says that its encoding is windows-1251.",
    ),
    "UTF-16 without its mark": (
        lambda folder: (folder / TELEGRAM).write_bytes(
            (folder / TELEGRAM).read_text(encoding="utf-8").encode("utf-16-le")
        ),
        ":1:2: error source.encoding: The byte 0x00 stands here: ",
    ),
    "not TEI": (overwrite(b"<html/>"), ":1:1: error grammar.element:"),
    "TEI of no namespace": (change(' xmlns="http://www.tei-c.org/ns/1.0"', ""), ":4:1: error "),
    "merge-conflict markers": (
        change("<text>", "<<<<<<< ours\n  <text>\n=======\n  <text>\n>>>>>>> theirs"),
        ":1: error source.merge-marker: A merge left its marker here",
    ),
    "an entity bomb": (
        overwrite(b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><TEI>&b;</TEI>'),
        ":1:1: error source.no-doctype:",
    ),
    "a witness that is not UTF-8": (
        lambda folder: (folder / "tei/witnesses/tg-1950-26998.K.txt").write_bytes(b"\xff\xfeS"),
        "error source.encoding: The file is UTF-16.",
    ),
}

STOPS: dict[str, tuple[Spoil, str]] = {
    "a folder where a file should be": (put_folder, f"{TELEGRAM} is a folder; "),
    "a dangling link": (put_dangling_link, f"{TELEGRAM} is a link that leads nowhere; "),
    "a pipe": (put_pipe, f"{TELEGRAM} is a device or a pipe, not a file; "),
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
    "a missing register": (remove_register, "tei/registers/persons.xml is missing; "),
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
    "a file where the build's folder should be": (put_file_for_folder, ".edition/"),
    "stylesheets of one's own that lack one": (
        take_stylesheet_away,
        "describe.xsl",
    ),
    "a list of rules that is damaged": (damage_rules, "rules.json is missing or damaged; "),
    "public/ that leads elsewhere": (link_public_away, "lies outside "),
}


@pytest.fixture
def built(published: Path, tmp_path: Path) -> Path:
    """
    A copy of the edition with its public/, to be spoiled.
    """
    folder = copy_edition(tmp_path / "edition", ("edition.toml", "tei"))
    shutil.copytree(published / "public", folder / "public")
    return folder


@pytest.mark.parametrize("name", FINDINGS)
def test_spoiled_source_is_one_finding(built: Path, name: str) -> None:
    """
    A source that cannot be one is told in one finding, with its place and a remedy.
    """
    spoil, expected = FINDINGS[name]
    before = list_tree(built / "public")
    spoil(built)

    result = run_here(built, "build")

    found = [line for line in result.stdout.splitlines() if ": error " in line]
    assert 1 == result.exit_code, result.output
    assert [expected in line and line.startswith("tei/") for line in found] == [True], found
    assert found[0].endswith(".")
    assert before == list_tree(built / "public")


@pytest.mark.parametrize("name", STOPS)
def test_stop_is_one_line(built: Path, name: str) -> None:
    """
    What keeps the command from running is told in one line on stderr, with exit code 3.
    """
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


def test_a_bad_register_is_told_with_the_telegrams_findings(built: Path) -> None:
    """
    A register that cannot be read is one finding; no pointer into it is called dangling.
    """
    replace(built / "tei/registers/persons.xml", "</standOff>", "")

    result = run_here(built, "build")

    assert 1 == result.stdout.count(": error ")
    assert "tei/registers/persons.xml:" in result.stdout


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
    """
    Back-ups, locks and icons of editors and file managers are passed over in silence.
    """
    (built / "tei/telegrams" / name).write_bytes(b"\xff not XML")

    result = run_here(built, "check")

    assert 0 == result.exit_code
    assert 1 == len(result.output.splitlines())


def test_a_lock_that_is_a_dangling_link_is_ignored(built: Path) -> None:
    """
    Emacs locks a file by a link that leads nowhere.
    """
    (built / "tei/telegrams/.#tg-1950-26998.xml").symlink_to("someone@host.1234")

    assert 0 == run_here(built, "check").exit_code


def test_nfd_name_is_composed(sources: Path) -> None:
    """
    A name that a Mac decomposed is one finding, which has it composed; its transcription is found.

    Ids are plain letters, so that such a name never fits.
    """
    old = sources / "tei/telegrams/tg-1950-5708.xml"
    new = old.rename(old.with_name("tg-1950-cafe\u0301.xml"))
    witness = sources / "tei/witnesses/tg-1950-5708.K.txt"
    witness.rename(witness.with_name("tg-1950-cafe\u0301.K.txt"))

    result = run_here(sources, "check", str(new))

    (line,) = (line for line in result.output.splitlines() if line.startswith("tei/"))
    assert ": error id.matches-file: " in line
    assert "but its file is named tg-1950-caf\u00e9." in line


@pytest.fixture
def open_folder(published: Path) -> Iterator[Path]:
    """
    A built copy of the edition where every user may go.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = copy_edition(Path(name) / "edition", ("edition.toml", "tei"))
        shutil.copytree(published / "public", folder / "public")
        Path(name).chmod(0o755)
        yield folder


@contextmanager
def as_stranger(folder: Path) -> Iterator[None]:
    """
    Become the user whom the folder is given to; root itself would be let through everywhere.
    """
    run_here(folder, "check")  # whatever is imported late is imported now
    if os.getuid() != 0:
        yield
        return
    for path in (folder, *folder.rglob("*")):
        os.chown(path, _STRANGER, _STRANGER, follow_symlinks=False)
    os.seteuid(_STRANGER)
    try:
        yield
    finally:
        os.seteuid(0)


def test_an_unreadable_source_is_named(open_folder: Path) -> None:
    """
    A source that may not be read stops the command with a line that names it.
    """
    with as_stranger(open_folder):
        (open_folder / TELEGRAM).chmod(0)
        result = run_here(open_folder, "build")

    assert (3, "") == (result.exit_code, result.stdout)
    assert result.stderr == f"edition: {TELEGRAM} may not be read; give permission to read it.\n"


@pytest.mark.parametrize("closed", ["public/persons", "public", "."])
def test_no_permission_to_write_changes_nothing(open_folder: Path, closed: str) -> None:
    """
    Where one folder may not be written nothing is changed, not even what could be.
    """
    raise_changes(open_folder)
    before = list_tree(open_folder / "public")
    with as_stranger(open_folder):
        (open_folder / closed).chmod(0o555)
        result = run_here(open_folder, "build")
        (open_folder / closed).chmod(0o755)

    assert (3, "") == (result.exit_code, result.stdout)
    assert 1 == len(result.stderr.splitlines()), result.stderr
    assert "could not be written: there is no permission to write; " in result.stderr
    assert before == list_tree(open_folder / "public")


@pytest.mark.parametrize("limit", [2_000, 20_000, 100_000])
def test_a_write_that_ends_early_changes_nothing(built: Path, limit: int) -> None:
    """
    When the system takes no more bytes, as a full disk does, public/ stays as it was.
    """
    raise_changes(built)
    before = list_tree(built / "public")

    done = subprocess.run(
        [sys.executable, "-W", "error", "-B", "-m", "edition", "build"],
        cwd=built,
        capture_output=True,
        check=False,
        encoding="utf-8",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )

    assert (3, "") == (done.returncode, done.stdout), done.stderr
    assert 1 == len(done.stderr.splitlines())
    assert "could not be written: " in done.stderr
    assert before == list_tree(built / "public")


def test_a_full_disk_changes_nothing(built: Path) -> None:
    """
    A disk that is full from the hundredth write on, or the first, leaves public/ as it was.
    """
    raise_changes(built)
    before = list_tree(built / "public")

    for room in (0, 1, 30):
        with pytest.raises(EditionError, match="the disk is full; free some space"):
            build(built, Folder(built, FullDisk(room)))
        assert before == list_tree(built / "public")


class FullDisk(Disk):
    """
    A disk with room for so many files.
    """

    def __init__(self, room: int) -> None:
        self._room = iter(range(room))

    def write(self, place: Path, data: bytes) -> None:
        """
        Write as long as there is room.
        """
        if next(self._room, None) is None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        super().write(place, data)
