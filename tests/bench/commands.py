"""Commands, run as people run them, with the time they take and the most memory a process needs."""

import os
import re
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

ROOT = Path(__file__).parent.parent.parent
_UNKEPT = "PYTHONDONTWRITEBYTECODE"


@dataclass(frozen=True, slots=True)
class Run:
    """
    What a command took: its seconds, the peak of its largest process in bytes, and what it said.
    """

    seconds: float
    peak: int
    said: str

    @property
    def written(self) -> int | None:
        """How many files a build says that it has written."""
        match = re.search(r"(\d+) written", self.said)
        return int(match[1]) if match else None


def run(module: str, *arguments: str) -> Run:
    """
    Run a module in a process of its own; one that fails ends the bench with its words.

    As where it is installed, Python may keep what it compiles.
    The kernel keeps the peak of a process and of those it has waited for: the largest is the peak.
    """
    with TemporaryFile() as output, TemporaryFile() as complaints:
        started = time.perf_counter()
        command = [sys.executable, "-m", module, *arguments]
        around = {key: value for key, value in os.environ.items() if key != _UNKEPT}
        process = subprocess.Popen(command, cwd=ROOT, env=around, stdout=output, stderr=complaints)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        said, complained = (_read(file) for file in (output, complaints))
    if process.returncode != 0:
        raise RuntimeError(f"{' '.join(command[1:])} failed: {said}{complained}")
    return Run(seconds, usage.ru_maxrss * 1024, said)


def _read(file: IO[bytes]) -> str:
    """Read a file from its beginning."""
    file.seek(0)
    return file.read().decode()
