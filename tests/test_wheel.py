"""The wheel, installed into a clean environment, builds an edition that is nothing but sources."""

import os
import re
import subprocess
import sys
import venv
from pathlib import Path

import needs
import pytest
from needs import ROOT
from new_user import follow_readme
from published import copy_edition
from spoiled_copies import list_tree


def execute(*command: str | Path, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run a command, without what this environment tells Python."""
    return subprocess.run(
        list(map(str, command)),
        cwd=folder,
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={name: value for name, value in os.environ.items() if not name.startswith("PYTHON")},
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout."""
    folder = tmp_path_factory.mktemp("dist")
    done = execute(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder)
    assert 0 == done.returncode, done.stdout + done.stderr
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def binaries(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a clean environment into which the wheel is installed."""
    environment = tmp_path_factory.mktemp("environment")
    venv.create(environment, with_pip=True)
    binaries = environment / ("Scripts" if os.name == "nt" else "bin")
    versions = environment / "versions.txt"
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pins = re.findall(r"^[a-z0-9-]+==[^\\\n]+", lock, re.MULTILINE)
    versions.write_text("\n".join(pins), encoding="utf-8")
    pip = (binaries / "python", "-m", "pip", "--quiet", "--disable-pip-version-check", "install")
    installed = execute(*pip, "--constraint", versions, wheel)
    if installed.returncode:
        needs.leave_out(f"the wheel’s requirements cannot be installed: {installed.stderr[-300:]}")
    return binaries


def test_wheel_builds_an_edition(binaries: Path, published: Path, tmp_path: Path) -> None:
    """What it publishes is byte by byte what the checkout publishes."""
    folder = copy_edition(tmp_path / "edition", ("edition.toml", "tei"))

    version = execute(binaries / "edition", "--version", folder=folder)
    done = execute(binaries / "edition", "build", folder=folder)

    assert 0 == version.returncode
    assert (0, "") == (done.returncode, done.stderr)
    assert list_tree(published / "public") == list_tree(folder / "public")


def test_wheel_makes_an_edition(binaries: Path, tmp_path: Path) -> None:
    """With the wheel alone README's steps lead to the page that it names."""
    follow_readme(binaries, tmp_path)


def test_wheel_makes_the_edition_that_the_checkout_makes(binaries: Path, tmp_path: Path) -> None:
    """Both write the same files, the stylesheets too."""
    execute(binaries / "edition", "init", "wheel", "--eject", folder=tmp_path)
    execute(sys.executable, "-m", "edition", "init", "checkout", "--eject", folder=tmp_path)

    assert list_tree(tmp_path / "checkout")
    assert list_tree(tmp_path / "checkout") == list_tree(tmp_path / "wheel")
