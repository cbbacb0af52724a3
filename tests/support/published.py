"""The edition, built once for all tests that look at what is published."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from bench.editions import derive, write
from needs import ROOT

from edition.build.build import build
from edition.catalogue.cache import NOTE, open_lock
from edition.files.digests import compute_digest
from edition.files.folder import Folder
from edition.publish.outputs import locate_staged

MANY = 220
"""More telegrams than are listed on one page."""
PARTS = ("edition.toml", "tei", "schema", "xslt")


def copy_edition(folder: Path, parts: tuple[str, ...] = PARTS) -> Path:
    """Copy the edition's sources, and what they are made with, into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for part in parts:
        place = ROOT / part
        if place.is_dir():
            shutil.copytree(place, folder / part, dirs_exist_ok=True)
        else:
            shutil.copy2(place, folder / part)
    return folder


def ask_for(folder: Path, *exports: str) -> None:
    """Let edition.toml ask for these exports, or for none."""
    place = folder / "edition.toml"
    asked = f"exports = {json.dumps(exports)}\n"
    place.write_text(asked + place.read_text(encoding="utf-8"), encoding="utf-8")


def copy_built(built: Path, folder: Path) -> Path:
    """Copy a built edition into a folder, and let it count as built there."""
    shutil.copytree(built, folder)
    if not (folder / ".edition").exists():
        return folder
    lock = open_lock(Folder(folder))
    (folder / NOTE).write_text(f"{lock.identify()}\n", encoding="utf-8")
    lock.close()
    return folder


def locate_kept(built: Path, name: str) -> str:
    """Return where a build keeps a file in .edition/; a staged one is named by path and content."""
    path = name.removeprefix("staged/")
    if path == name:
        return f".edition/{name}"
    return str(locate_staged(path, compute_digest((built / "public" / path).read_bytes())))


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in an edition's folder."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "edition", *arguments],
        cwd=folder,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the edition that was built; its pages stand in public/."""
    folder = copy_edition(tmp_path_factory.mktemp("edition"))
    done = run(folder, "build")
    assert (0, "") == (done.returncode, done.stderr), done.stdout + done.stderr
    return folder


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition with so many telegrams that its lists are cut, built."""
    folder = tmp_path_factory.mktemp("large")
    write(derive(ROOT, MANY), folder)
    assert build(folder).published
    return folder


@pytest.fixture(scope="session")
def published_pages(published: Path) -> list[Path]:
    """Every HTML page of the built edition."""
    return sorted((published / "public").rglob("*.html"))
