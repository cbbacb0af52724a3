"""Where something may not be read or written, or the disk is full, nothing published is changed."""

import errno
import os
import resource
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import needs
import pytest
from published import copy_edition
from spoiled_copies import TELEGRAM, list_tree, raise_changes, run_here

from edition.build.build import build
from edition.errors import EditionError
from edition.files.disk import Disk
from edition.files.folder import Folder

_STRANGER = 65534


@pytest.fixture
def open_folder(published: Path) -> Iterator[Path]:
    """A built copy of the edition where every user may go."""
    with tempfile.TemporaryDirectory() as name:
        folder = copy_edition(Path(name) / "edition", ("edition.toml", "tei"))
        shutil.copytree(published / "public", folder / "public")
        Path(name).chmod(0o755)
        yield folder


@contextmanager
def as_stranger(folder: Path) -> Iterator[None]:
    """
    Become the user whom the folder is given to; root itself would be let through everywhere.

    Who may not read Python itself starts no other process.
    """
    run_here(folder, "check")  # whatever is imported late is imported now
    if os.getuid() != 0:
        yield
        return
    if not all(place.stat().st_mode & stat.S_IXOTH for place in needs.ROOT.parents):
        needs.leave_out("the checkout stands where no other user may go")
    for path in (folder, *folder.rglob("*")):
        os.chown(path, _STRANGER, _STRANGER, follow_symlinks=False)
    os.seteuid(_STRANGER)
    try:
        yield
    finally:
        os.seteuid(0)


def test_an_unreadable_source_is_named(open_folder: Path) -> None:
    """A source that may not be read stops the command with a line that names it."""
    with as_stranger(open_folder):
        (open_folder / TELEGRAM).chmod(0)
        result = run_here(open_folder, "build", "--jobs", "1")

    assert (3, "") == (result.exit_code, result.stdout)
    assert result.stderr == f"edition: {TELEGRAM} may not be read; give permission to read it.\n"


def test_an_unreadable_list_of_ids_is_named(open_folder: Path) -> None:
    """A list of published ids that may not be read is no empty one."""
    roll = open_folder / "tei/published.txt"
    roll.write_text("tg-1950-26998\n", encoding="utf-8")
    with as_stranger(open_folder):
        roll.chmod(0)
        result = run_here(open_folder, "build", "--jobs", "1")

    assert (3, "") == (result.exit_code, result.stdout)
    assert result.stderr == (
        "edition: tei/published.txt may not be read; give permission to read it.\n"
    )


@pytest.mark.parametrize("closed", ["public/persons", "public", "."])
def test_no_permission_to_write_changes_nothing(open_folder: Path, closed: str) -> None:
    """Where one folder may not be written nothing is changed, not even what could be."""
    raise_changes(open_folder)
    before = list_tree(open_folder / "public")
    with as_stranger(open_folder):
        (open_folder / closed).chmod(0o555)
        result = run_here(open_folder, "build", "--jobs", "1")
        (open_folder / closed).chmod(0o755)

    assert (3, "") == (result.exit_code, result.stdout)
    assert 1 == len(result.stderr.splitlines()), result.stderr
    assert "could not be written: there is no permission to write; " in result.stderr
    assert before == list_tree(open_folder / "public")


@pytest.mark.parametrize("mode", [0o000, 0o444])
@pytest.mark.parametrize("name", ["lock", "catalogue.sqlite", "made-here"])
def test_a_cache_of_another_owner_is_named(open_folder: Path, name: str, mode: int) -> None:
    """What may not be read or written in .edition/ is told by its name, and with what to do."""
    with as_stranger(open_folder):
        run_here(open_folder, "build", "--jobs", "1")
        raise_changes(open_folder)
        os.seteuid(0)
        os.chown(open_folder / ".edition" / name, 0, 0)
        (open_folder / ".edition" / name).chmod(mode)
        os.seteuid(_STRANGER)
        result = run_here(open_folder, "build", "--jobs", "1")

    if (name, mode) == ("made-here", 0o444):
        assert 0 == result.exit_code
        return
    assert (3, "") == (result.exit_code, result.stdout)
    assert 1 == len(result.stderr.splitlines()), result.stderr
    assert result.stderr.startswith(f"edition: .edition/{name} ")
    assert "permission" in result.stderr


@pytest.mark.parametrize("limit", [2_000, 20_000, 100_000])
def test_a_write_that_ends_early_changes_nothing(built: Path, limit: int) -> None:
    """When the system takes no more bytes, as a full disk does, public/ stays as it was."""
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
    """A disk that is full from the hundredth write on, or the first, leaves public/ as it was."""
    raise_changes(built)
    before = list_tree(built / "public")

    for room in (0, 1, 30):
        with pytest.raises(EditionError, match="the disk is full; free some space"):
            build(built, Folder(built, FullDisk(room)))
        assert before == list_tree(built / "public")


class FullDisk(Disk):
    """A disk with room for so many files."""

    def __init__(self, room: int) -> None:
        self._room = iter(range(room))

    def create(self, place: Path, data: bytes) -> os.stat_result:
        """Write as long as there is room."""
        if next(self._room, None) is None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return super().create(place, data)
