"""
Staging and publishing.
"""

from pathlib import Path, PurePosixPath

import pytest

from edition.errors import EditionError
from edition.files import Folder
from edition.publish import Stage, publish

ONE, TWO = PurePosixPath("one.html"), PurePosixPath("persons/two.html")


def put(root: Path, outputs: dict[PurePosixPath, bytes]) -> Stage:
    """
    Stage outputs.
    """
    stage = Stage.open(Folder(root))
    for path, data in outputs.items():
        stage.add(path, data)
    return stage


def test_staging_changes_nothing(tmp_path: Path) -> None:
    """
    Until it is published nothing of a build is public.
    """
    put(tmp_path, {ONE: b"1"})

    assert not (tmp_path / "public").exists()


def test_only_what_differs_is_written(tmp_path: Path) -> None:
    """
    A file that is the same keeps its inode and its time; one that differs is replaced.
    """
    publish(put(tmp_path, {ONE: b"1", TWO: b"2"}))
    before = (tmp_path / "public" / ONE).stat()

    done = publish(put(tmp_path, {ONE: b"1", TWO: b"changed"}))

    after = (tmp_path / "public" / ONE).stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert b"changed" == (tmp_path / "public" / TWO).read_bytes()
    assert (2, 1, 0) == (done.files, done.written, done.removed)


def test_strays_are_removed(tmp_path: Path) -> None:
    """
    What no build expects goes, with the folders that it leaves empty.
    """
    publish(put(tmp_path, {ONE: b"1", TWO: b"2"}))

    done = publish(put(tmp_path, {ONE: b"1"}))

    assert 1 == done.removed
    assert [tmp_path / "public" / ONE] == list((tmp_path / "public").iterdir())


def test_tampered_files_are_put_right(tmp_path: Path) -> None:
    """
    A published file that somebody changed is the build's again after the next one.
    """
    publish(put(tmp_path, {ONE: b"1"}))
    (tmp_path / "public" / ONE).write_bytes(b"tampered")

    publish(put(tmp_path, {ONE: b"1"}))

    assert b"1" == (tmp_path / "public" / ONE).read_bytes()


def test_an_interrupted_build_is_finished(tmp_path: Path) -> None:
    """
    A mark stays behind when files were being moved; the next build tells that it has finished.
    """
    (tmp_path / ".edition").mkdir()
    (tmp_path / ".edition/publishing").touch()

    assert publish(put(tmp_path, {ONE: b"1"})).finished_another
    assert not publish(put(tmp_path, {ONE: b"1"})).finished_another


def test_two_outputs_of_one_name_are_refused(tmp_path: Path) -> None:
    """
    Two sources that would be published under one name stop the build.
    """
    stage = put(tmp_path, {ONE: b"1"})

    with pytest.raises(EditionError, match=r"one\.html"):
        stage.add(ONE, b"2")
