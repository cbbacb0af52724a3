"""
How much longer a check and a build take where one thing doubles.

Run `python tests/acceptance/doubling.py [NAME …]`; without names every case is measured, which
takes an hour. The time is the processor's, in a child process, the best of some runs, less that of
the same edition with one piece. What costs too little to be measured is made larger first.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from entry_growth import list_entries
from fault_growth import list_faults
from growth import Case
from pair_growth import list_pairs
from text_growth import list_texts

MAX_RATIO = 2.3
_LEAST_SECONDS = 0.25
_RUNS = 3
_LARGER = 4
_MAX_TIMES_LARGER = 16
_COMMANDS = {"check": ("check", "--format", "sarif"), "build": ("build", "--jobs", "1")}
_ENDED = {0, 1}


@dataclass(frozen=True, slots=True)
class Row:
    """
    What a case took at a size and at twice that, and how many findings of its rule there were.
    """

    case: str
    command: str
    size: int
    seconds: float
    doubled: float
    found: int

    @property
    def ratio(self) -> float:
        """Return how many times as long the double took."""
        return self.doubled / max(self.seconds, 0.001)

    @property
    def is_slow(self) -> bool:
        """Tell whether doubling costs too much; what costs next to nothing does not."""
        return self.doubled >= _LEAST_SECONDS and self.ratio > MAX_RATIO

    def __str__(self) -> str:
        """A row is one line of the table."""
        mark = " slow" if self.is_slow else ""
        return (
            f"{self.case:36} {self.command:6}{self.size:8}{self.seconds:8.2f}"
            f"{self.doubled:8.2f}{self.ratio:6.2f}{self.found:8}{mark}"
        )


def measure(case: Case, command: str, folder: Path, runs: int, least: float) -> Row:
    """Measure a case at a size that costs enough seconds to be measured, and at twice that."""
    base, _ = _take(case, 1, command, folder, runs)
    size = case.size
    seconds, found = _take(case, size, command, folder, runs)
    while seconds - base < least and size < _MAX_TIMES_LARGER * case.size:
        size *= _LARGER
        seconds, found = _take(case, size, command, folder, runs)
    doubled, _ = _take(case, 2 * size, command, folder, runs)
    return Row(case.name, command, size, seconds - base, doubled - base, found)


def _take(case: Case, size: int, command: str, folder: Path, runs: int) -> tuple[float, int]:
    """Return the least time of some runs from nothing, and how many findings the rule had."""
    shutil.rmtree(folder, ignore_errors=True)
    case.write(folder, size)
    taken: list[float] = []
    said = ""
    for _ in range(runs):
        for name in ("public", ".edition"):
            shutil.rmtree(folder / name, ignore_errors=True)
        seconds, said = _run(folder, command)
        taken.append(seconds)
    return min(taken), _count(said, case.rule) if command == "check" else 0


def _count(said: str, rule: str) -> int:
    """Count the findings of a rule, or all."""
    results = json.loads(said)["runs"][0]["results"]
    return sum(rule in {"", result["ruleId"]} for result in results)


def _run(folder: Path, command: str) -> tuple[float, str]:
    """Run a command, and return the seconds of the processor that it took and what it said."""
    with TemporaryFile() as output, TemporaryFile() as complaints:
        arguments = ["-m", "edition", "--root", str(folder), *_COMMANDS[command]]
        process = subprocess.Popen([sys.executable, *arguments], stdout=output, stderr=complaints)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said, complained = _read(output), _read(complaints)
    if process.returncode not in _ENDED:
        raise RuntimeError(f"{command} ended with {process.returncode}: {complained}")
    return usage.ru_utime + usage.ru_stime, said


def _read(file: IO[bytes]) -> str:
    """Read a file from its beginning."""
    file.seek(0)
    return file.read().decode()


def list_cases() -> Iterator[Case]:
    """List every case."""
    yield from list_faults()
    yield from list_texts()
    yield from list_entries()
    yield from list_pairs()


def main() -> None:
    """Measure, print the table, and end with 1 if a doubling costs too much."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="only cases whose names contain one of these")
    parser.add_argument("--runs", type=int, default=_RUNS, help="of which the fastest counts")
    parser.add_argument(
        "--least", type=float, default=_LEAST_SECONDS, help="seconds that a size must take"
    )
    parser.add_argument("--command", choices=list(_COMMANDS), help="only this one")
    chosen = parser.parse_args()
    commands = [chosen.command] if chosen.command else list(_COMMANDS)
    slow = 0
    print(f"{'case':36} {'':6}{'n':>8}{'n, s':>8}{'2n, s':>8}{'':>6}{'found':>8}")
    with TemporaryDirectory(prefix="edition-doubling-") as temporary:
        for case in list_cases():
            if chosen.names and not any(name in case.name for name in chosen.names):
                continue
            for command in commands:
                row = measure(case, command, Path(temporary) / "edition", chosen.runs, chosen.least)
                slow += row.is_slow
                print(row, flush=True)
    sys.exit(1 if slow else 0)


if __name__ == "__main__":
    main()
