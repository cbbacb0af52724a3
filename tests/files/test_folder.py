"""The door to the disk."""

from pathlib import Path, PurePosixPath

import pytest
from failing import FailingDisk

from edition.errors import EditionError
from edition.files.folder import Folder

NAME = PurePosixPath("a/b.txt")


def test_written_files_are_whole(tmp_path: Path) -> None:
    """A file is written with its folders, and nothing else stays behind."""
    folder = Folder(tmp_path)
    folder.write(NAME, b"one")
    folder.write(NAME, b"two")

    assert b"two" == folder.read(NAME)
    assert [tmp_path / NAME] == list((tmp_path / "a").iterdir())


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    """Where the new bytes cannot stand, the old ones stay, and nothing lies beside them."""
    folder = Folder(tmp_path)
    folder.write(NAME, b"old")
    full = Folder(tmp_path, FailingDisk(number=1, how="ENOSPC"))

    with pytest.raises(EditionError, match=r"^a/b\.txt could not be written: the disk is full"):
        full.write(NAME, b"new")

    assert b"old" == folder.read(NAME)
    assert [tmp_path / NAME] == list((tmp_path / "a").iterdir())


@pytest.mark.parametrize("path", ["../x", "a/../../x", "/x", "link/x"])
def test_nothing_is_written_outside(tmp_path: Path, path: str) -> None:
    """Neither dots nor an absolute path nor a link lead a write out of the folder."""
    root = tmp_path / "root"
    root.mkdir()
    (root / "link").symlink_to(tmp_path)

    with pytest.raises(EditionError, match=r"lies outside|is a link, not a folder"):
        Folder(root).write(PurePosixPath(path), b"")

    assert [root] == list(tmp_path.iterdir())


def test_a_link_is_replaced_not_followed(tmp_path: Path) -> None:
    """A link in a file's place is replaced; what it led to stays as it was."""
    (tmp_path / "other").write_bytes(b"other")
    root = tmp_path / "root"
    root.mkdir()
    (root / "x").symlink_to(tmp_path / "other")

    Folder(root).write(PurePosixPath("x"), b"new")

    assert b"other" == (tmp_path / "other").read_bytes()
    assert not (root / "x").is_symlink()


def test_moving_leaves_a_folder_where_it_is(tmp_path: Path) -> None:
    """
    A file that is moved does not take its name from a folder that stands there, nor what is in it.
    """
    folder = Folder(tmp_path)
    folder.write(PurePosixPath("x"), b"new")
    folder.write(PurePosixPath("public/x/theirs"), b"")

    with pytest.raises(EditionError, match="a folder stands where a file is needed"):
        folder.move(PurePosixPath(), PurePosixPath("public"), [("x", "x")])

    assert b"" == folder.read(PurePosixPath("public/x/theirs"))


def test_removing_leaves_no_empty_folders(tmp_path: Path) -> None:
    """With the last file of a folder the folder goes, but never the root."""
    folder = Folder(tmp_path)
    folder.write(NAME, b"")
    folder.remove(NAME)

    assert [] == list(tmp_path.iterdir())


def test_what_is_not_there_is_none(tmp_path: Path) -> None:
    """Reading what is not there, or is a folder, gives nothing; clearing it is no fault."""
    folder = Folder(tmp_path)
    (tmp_path / "a").mkdir()
    folder.clear(NAME)

    assert folder.read(NAME) is None
    assert folder.read(PurePosixPath("a")) is None
