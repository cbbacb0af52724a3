"""
Kill builds at random moments, with the hits of each phase; after each the next build must be right.

Run it with how many telegrams the edition has and how often each phase is to be hit:
python tests/acceptance/kill.py 100 50
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from bench.editions import derive, write  # noqa: E402 - found by the path above

PHASES = ("start", "check and describe", "compose", "publish")
_DESCRIBED = 2
"""So many files of each telegram are staged before the first page."""


def list_tree(folder: Path) -> dict[str, bytes]:
    """Return all files of a folder with their bytes."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def find_phase(folder: Path, size: int) -> str:
    """Tell from the disk how far a build of so many telegrams has come."""
    if (folder / ".edition/publishing").exists():
        return PHASES[3]
    staged = folder / ".edition/staged"
    with suppress(FileNotFoundError):
        return PHASES[2 if len(os.listdir(staged)) > _DESCRIBED * size else 1]  # noqa: PTH208 - names only
    return PHASES[0]


def start(folder: Path, jobs: str) -> "subprocess.Popen[bytes]":
    """Start a build in a session of its own, so that its workers can be killed with it."""
    return subprocess.Popen(
        [sys.executable, "-m", "edition", "-C", str(folder), "build", "--jobs", jobs],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def kill(process: "subprocess.Popen[bytes]") -> None:
    """Kill a build and its workers."""
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def main(size: int, hits: int) -> None:
    """Kill until every phase was hit often enough."""
    chance = random.Random(1)  # noqa: S311 - nothing secret
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "edition")
        write(derive(ROOT, size), folder)
        started = time.perf_counter()
        assert start(folder, "2").wait() == 0
        duration = time.perf_counter() - started
        clean = list_tree(folder / "public")
        counts: Counter[str] = Counter()
        while min(counts[phase] for phase in PHASES) < hits:
            wanted = min(PHASES, key=lambda phase: counts[phase])
            shutil.rmtree(folder / "public")
            shutil.rmtree(folder / ".edition")
            process = start(folder, "2")
            while process.poll() is None and find_phase(folder, size) != wanted:
                time.sleep(0.001)
            time.sleep(chance.random() * (0.05 if wanted == PHASES[3] else duration / 8))
            if process.poll() is not None:
                continue
            phase = find_phase(folder, size)
            kill(process)
            counts[phase] += 1
            half = [
                name
                for name, data in list_tree(folder / "public").items()
                if data != clean.get(name) and not Path(name).name.startswith(".")
            ]
            assert not half, half
            assert start(folder, "2").wait() == 0
            assert clean == list_tree(folder / "public"), f"after a kill in {phase}"
            line = ", ".join(f"{name}: {counts[name]}" for name in PHASES)
            print(line, flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
