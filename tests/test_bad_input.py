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
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import pytest
from published import copy_edition
from spoiling import TELEGRAM, list_tree, replace, run_here

from edition.build import build
from edition.errors import EditionError
from edition.files import Folder, failure
from edition.project import Project

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
        "edition.toml: “id-pattern”: 'tg-(' is not a 'regex'",
    ),
    "a file where the build's folder should be": (put_file_for_folder, ".edition/"),
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


def test_nfd_name_is_its_nfc_id(sources: Path) -> None:
    """
    A file name that a Mac decomposed is the same id as the composed one in the file.
    """
    replace(sources / "edition.toml", r"tg-\d{4}-[a-z0-9-]+", r"tg-\d{4}-[a-zé0-9-]+")
    old = sources / "tei/telegrams/tg-1950-5708.xml"
    text = old.read_text(encoding="utf-8").replace("tg-1950-5708", "tg-1950-caf\u00e9")
    old.unlink()
    (sources / "tei/telegrams/tg-1950-cafe\u0301.xml").write_text(text, encoding="utf-8")
    witness = sources / "tei/witnesses/tg-1950-5708.K.txt"
    witness.rename(witness.with_name("tg-1950-cafe\u0301.K.txt"))

    result = run_here(sources, "check", "tei/telegrams/tg-1950-cafe\u0301.xml")

    assert "id.matches-file" not in result.output


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
            build(Project.open(built), FullDisk(built, iter(range(room))))
        assert before == list_tree(built / "public")


@dataclass(frozen=True)
class FullDisk(Folder):
    """
    A folder on a disk with room for so many files.
    """

    room: Iterator[int]

    def write(self, path: PurePosixPath, data: bytes) -> None:
        """
        Write as long as there is room.
        """
        if next(self.room, None) is None:
            raise failure(path, OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))
        Folder.write(self, path, data)
