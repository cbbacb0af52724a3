"""Diffs as git applies them."""

import subprocess
from pathlib import Path

import needs


def apply_diff(folder: Path, diff: bytes) -> None:
    """Let git apply a diff."""
    git = needs.program("git", "it applies diffs")
    done = subprocess.run(
        [git, "apply", "--whitespace=nowarn"],
        cwd=folder,
        input=diff,
        capture_output=True,
        check=False,
    )
    assert (0, b"") == (done.returncode, done.stderr), diff.decode()
