"""The same sources give the same bytes, wherever they stand and however often they are built."""

from pathlib import Path

from published import copy_built, copy_edition, run
from spoiled_copies import list_tree


def test_two_folders_give_one_tree(published: Path, tmp_path: Path) -> None:
    """
    Two copies at different paths are published byte by byte alike, and neither names its path.
    """
    other = copy_edition(tmp_path / "elsewhere" / "with a space" / "毛泽东")
    done = run(other, "build")

    tree = list_tree(published / "public")

    assert (0, "") == (done.returncode, done.stderr)
    assert tree == list_tree(other / "public")
    for name, data in tree.items():
        assert str(published).encode() not in data, name


def test_second_build_writes_nothing(published: Path, tmp_path: Path) -> None:
    """A build that changes nothing leaves every file as it was, its times too."""
    folder = copy_built(published, tmp_path / "again")
    before = {path: path.stat() for path in sorted((folder / "public").rglob("*"))}

    done = run(folder, "build")

    after = {path: path.stat() for path in sorted((folder / "public").rglob("*"))}
    assert (0, "") == (done.returncode, done.stderr)
    assert " 0 written, 0 removed" in done.stdout
    assert [(path, state.st_mtime_ns, state.st_ino) for path, state in before.items()] == [
        (path, state.st_mtime_ns, state.st_ino) for path, state in after.items()
    ]
