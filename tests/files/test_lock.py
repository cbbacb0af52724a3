"""
What is installed: pinned versions with the hashes of their files, each library with its licence.
"""

import os
import re
import shutil
import subprocess
import tomllib
from importlib.metadata import PackageNotFoundError, metadata
from itertools import chain
from pathlib import Path

import needs
import pytest
from needs import ROOT

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
PINNED = re.compile(
    r"^([a-z0-9-]+)==([\w.]+)( ; [^\\\n]+)? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)",
    re.MULTILINE,
)
LISTED = re.compile(r'((?:^ *#.*\n)+)((?:^ *"[\w-]+[<>=].*",\n)+)', re.MULTILINE)
LICENCES = ("MIT", "BSD", "Apache", "MPL")


def name_wanted() -> set[str]:
    """Name what the project asks for: to run, with its extras, and to be built."""
    read = tomllib.loads(PROJECT)
    project = read["project"]
    extras = project["optional-dependencies"].values()
    listed = [
        *project["dependencies"],
        *read["build-system"]["requires"],
        *chain.from_iterable(extras),
    ]
    return {re.split(r"[<>=\[~!]", name)[0] for name in listed}


def list_part(end: str) -> set[str]:
    """Name the packages of the lock that stand before a heading."""
    return {match[1] for match in PINNED.finditer(LOCK.partition(end)[0])}


def test_the_lock_pins_what_the_project_asks_for() -> None:
    """
    Every requirement has one version and the hashes of its files; no registry or path is named.
    """
    pinned = [match[1] for match in PINNED.finditer(LOCK)]
    rest = [line for line in PINNED.sub("", LOCK).splitlines() if line]

    assert name_wanted() <= set(pinned)
    assert len(set(pinned)) == len(pinned)
    assert all(line.startswith("# ") for line in rest)
    assert not re.search(r"https?:|file:|index|/\w+/", LOCK)


def test_who_needs_less_installs_less() -> None:
    """The parts of the lock, which the Makefile cuts at, hold what they say."""
    project = tomllib.loads(PROJECT)["project"]
    plain = list_part("# What edition serve needs")
    served = list_part("# What the tests need")

    assert {"lxml", "click", "hatchling", "editables"} <= plain
    assert not {"starlette", "pytest", "ruff", "distributed"} & plain
    assert {"starlette", "uvicorn", "watchfiles"} <= served
    assert not {"pytest", "ruff", "distributed"} & served
    assert len(project["dependencies"]) < len(plain) < len(served) < len(list_part("\0"))


def test_every_library_is_named_with_its_licence() -> None:
    """The comment above each requirement says why it is there and under which licence."""
    commented = {
        re.split(r"[<>=\[~!]", name)[0]: comment
        for comment, names in LISTED.findall(PROJECT)
        for name in re.findall(r'"([^"]+)"', names)
    }

    assert name_wanted() == commented.keys()
    for name, comment in commented.items():
        named = {licence for licence in LICENCES if re.search(rf"\({licence}\b", comment)}
        assert 1 == len(named), name
        assert known(name) in {"", *named}, name


def known(name: str) -> str:
    """
    Tell the kind of licence that a package's own metadata has, if it is installed and has one.
    """
    try:
        found = metadata(name)
    except PackageNotFoundError:
        return ""
    told = " ".join(
        [
            *(found.get_all("License-Expression") or found.get_all("License") or []),
            *(line for line in found.get_all("Classifier") or [] if line.startswith("License")),
        ]
    )
    return next((licence for licence in LICENCES if licence in told), "")


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A folder with what make needs, and an environment whose pip only tells what it is asked."""
    for name in ("Makefile", "pyproject.toml", "requirements.lock"):
        shutil.copy2(ROOT / name, tmp_path / name)
    binaries = tmp_path / ".venv/bin"
    binaries.mkdir(parents=True)
    pip = binaries / "python"
    pip.write_text(
        '#!/bin/sh\necho "$@" >> asked\nfor last in "$@"; do :; done\n'
        '[ "$last" = . ] || cat "$last" > given\n[ ! -e refuse ]\n',
        encoding="utf-8",
    )
    pip.chmod(0o755)
    return tmp_path


def make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run make."""
    program = needs.program("make", "it installs what is needed")
    return subprocess.run(
        [program, "--silent", *arguments],
        cwd=folder,
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={name: value for name, value in os.environ.items() if not name.startswith("MAKE")},
    )


@pytest.mark.parametrize(
    ("target", "end"),
    [
        ("installed", "# What edition serve needs"),
        ("installed-serve", "# What the tests need"),
        ("installed-dev", "\0"),
    ],
)
def test_make_asks_for_hashes(clone: Path, target: str, end: str) -> None:
    """
    The packages are installed by their hashes first; then the command, for which nothing is loaded.
    """
    assert 0 == make(clone, f".venv/{target}").returncode

    *_, packages, command = (clone / "asked").read_text(encoding="utf-8").splitlines()
    assert f"install --require-hashes --requirement .venv/{target}.txt" in packages
    assert command.endswith("install --no-deps --no-build-isolation --editable .")
    given = (clone / "given").read_text(encoding="utf-8")
    assert list_part(end) == {match[1] for match in PINNED.finditer(given)}
    assert "" == make(clone, f".venv/{target}").stdout


def test_another_registry_may_have_other_files(clone: Path) -> None:
    """
    Where the files are others one sentence says how to go on without, and the versions are kept.
    """
    (clone / "refuse").touch()
    refused = make(clone, ".venv/installed")
    assert 0 != refused.returncode
    assert "make HASHES=no takes them unchecked.\n" in refused.stderr

    (clone / "refuse").unlink()
    assert 0 == make(clone, ".venv/installed", "HASHES=no").returncode
    given = (clone / "given").read_text(encoding="utf-8")
    assert "hash" not in given.partition("==")[2]
    pins = [line for line in given.splitlines() if line and not line.startswith("#")]
    assert all(re.fullmatch(r"[a-z0-9-]+==[\w.]+( ; .*[^\\])?", line) for line in pins)
    assert list_part("# What edition serve needs") == {pin.partition("==")[0] for pin in pins}
