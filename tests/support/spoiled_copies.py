"""Copies of the edition to be spoiled, and the command line run on them in this process."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from published import copy_edition

from edition.cli.main import main

TELEGRAM = "tei/telegrams/tg-1950-26998.xml"

Spoil = Callable[[Path], object]


def run_here(folder: Path, *arguments: str) -> Result:
    """Run the command line on an edition's folder."""
    return CliRunner().invoke(main, ["-C", str(folder), *arguments])


def replace(path: Path, old: str, new: str) -> None:
    """Replace words of a file, which must be there exactly once."""
    text = path.read_text(encoding="utf-8")
    assert 1 == text.count(old), f"{old} stands {text.count(old)} times in {path.name}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def list_tree(folder: Path) -> dict[str, bytes]:
    """Return all files of a folder with their bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A copy of the edition's sources alone; stylesheets and schema are the package's."""
    return copy_edition(tmp_path / "edition", ("edition.toml", "tei"))


@pytest.fixture
def built(published: Path, tmp_path: Path) -> Path:
    """A copy of the edition with its public/, to be spoiled."""
    folder = copy_edition(tmp_path / "edition", ("edition.toml", "tei"))
    shutil.copytree(published / "public", folder / "public")
    return folder


def overwrite(data: bytes) -> Spoil:
    """Put other bytes in a telegram's place."""
    return lambda folder: (folder / TELEGRAM).write_bytes(data)


def change(old: str, new: str, path: str = TELEGRAM) -> Spoil:
    """Replace words of a file."""
    return lambda folder: replace(folder / path, old, new)


def raise_changes(folder: Path) -> None:
    """Change what is published, so that a build has something to write."""
    replace(folder / "edition.toml", 'title = "Telegrams', 'title = "The telegrams')
