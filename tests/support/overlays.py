"""The overlays of tests/fixtures: each is laid over a valid edition, and breaks one rule."""

import shutil
from pathlib import Path

from needs import ROOT

FIXTURES = ROOT / "tests" / "fixtures"
BASE = FIXTURES / "base"
OVERLAYS = sorted(path for path in (FIXTURES / "invalid").iterdir() if path.is_dir())


def lay(folder: Path, *layers: Path) -> Path:
    """Copy folders over each other; a later one's files replace an earlier one's."""
    for layer in layers:
        shutil.copytree(layer, folder, dirs_exist_ok=True)
    return folder
