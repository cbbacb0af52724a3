"""Faults put into a copy of the program, whose tests shall find them."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault: its name, the module that has it, and what stands there instead of which words."""

    name: str
    module: str
    old: str
    new: str


def run_tests(
    fault: Fault, folder: Path, parts: Iterable[str], tests: Iterable[str], **variables: str
) -> subprocess.CompletedProcess[str]:
    """Copy parts of the program into a folder, put a fault into them, and run tests there."""
    for part in parts:
        (folder / part).parent.mkdir(exist_ok=True)
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy2
        copy(ROOT / part, folder / part)
    place = folder / "edition" / f"{fault.module}.py"
    text = place.read_text(encoding="utf-8")
    assert 1 == text.count(fault.old), f"{fault.name}: {text.count(fault.old)} places"
    place.write_text(text.replace(fault.old, fault.new), encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-x", "-q", *tests],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), **variables},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
