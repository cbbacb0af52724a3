"""
What some tests need and not every machine has; where it is missing a test is left out, and says so.

With EDITION_ALL_TESTS=1 (as .ci/run sets it) a test that would be left out fails.
"""

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 600
"""How long a test waits before it calls what it waits for hung; nothing takes a tenth of that."""


def leave_out(reason: str) -> NoReturn:
    """Skip the running test, or fail it where no test may be left out."""
    if os.environ.get("EDITION_ALL_TESTS") == "1":
        pytest.fail(f"left out: {reason}", pytrace=False)
    pytest.skip(reason)


def program(name: str, what: str) -> str:
    """Return the path of an installed program."""
    return shutil.which(name) or leave_out(f"{name} is not installed: {what}")


def named(variable: str, what: str) -> Path:
    """Return the file or folder that an environment variable names."""
    value = os.environ.get(variable)
    if value is None:
        leave_out(f"{variable} is not set; it names {what}")
    path = Path(value).resolve()
    return path if path.exists() else leave_out(f"{variable} names {path}, which is not there")


def sample(name: str) -> Path:
    """Return a file of the partner projects whose texts are not in this repository."""
    samples = named("EDITION_SAMPLES", "the folder with files of partner projects")
    path = samples / name
    return path if path.exists() else leave_out(f"{samples} has no {name}")


def node_package(inner: str, what: str) -> Path:
    """
    Return a file of an installed npm package, in node_modules or where EDITION_NODE_MODULES says.
    """
    folder = Path(os.environ.get("EDITION_NODE_MODULES", ROOT / "node_modules"))
    path = folder / inner
    package = "/".join(inner.split("/")[: 1 + inner.startswith("@")])
    return path if path.is_file() else leave_out(f"npm’s {package} is not installed: {what}")
