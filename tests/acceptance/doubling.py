"""
How much longer a check and a build take where one thing doubles.

The time is the processor's, of a child process, the best of some runs, less that of the edition
in which nothing has grown. A case that costs too little to be measured is made larger first.
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile

sys.path[:0] = [str(Path(__file__).parent.parent)]

from fault_growth import list_faults  # noqa: E402 - beside this script
from growth import Case, lay  # noqa: E402
from kind_growth import list_kinds  # noqa: E402

_RUNS = 3
_LEAST_SECONDS = 0.2
_LARGEST = 256_000
_LIMIT_SECONDS = 150
_MOST_RATIO = 2.3
_COMMANDS = {"check": ("check", "--format", "sarif"), "build": ("build", "--jobs", "1")}


@dataclass(frozen=True, slots=True)
class Row:
    """
    What a case took at a size, and at twice that.
    """

    case: str
    command: str
    size: int
    seconds: float
    doubled: float
    findings: int

    @property
    def ratio(self) -> float:
        """
        Return how much longer twice as much takes.
        """
        return self.doubled / self.seconds


def run(folder: Path, command: str) -> tuple[float, str, int]:
    """
    Run a command from nothing, and return the seconds of the processor that it took.
    """
    for name in ("public", ".edition"):
        shutil.rmtree(folder / name, ignore_errors=True)
    with TemporaryFile() as output, TemporaryFile() as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "edition", "--root", str(folder), *_COMMANDS[command]],
            stdout=output,
            stderr=errors,
            preexec_fn=limit,  # noqa: PLW1509 - there are no threads here
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        errors.seek(0)
        said, complained = output.read().decode(), errors.read().decode()
    if process.returncode not in (0, 1, -24, -9):
        raise RuntimeError(f"{command} ended with {process.returncode}: {complained[-2000:]}")
    return usage.ru_utime + usage.ru_stime, said, process.returncode


def limit() -> None:
    """
    Let a process end that takes too long.
    """
    resource.setrlimit(resource.RLIMIT_CPU, (_LIMIT_SECONDS, _LIMIT_SECONDS + 5))


def take(case: Case, size: int, command: str, folder: Path, runs: int) -> tuple[float, int]:
    """
    Take the time of a command where there is so much of a thing, and count the findings.
    """
    shutil.rmtree(folder, ignore_errors=True)
    if case.rule == "":
        case.write(folder, size)
    else:
        case.write(folder, size)
    best, found = 1e9, 0
    for _number in range(runs):
        seconds, said, code = run(folder, command)
        best = min(best, seconds)
        if code < 0:
            break
        if command == "check":
            results = json.loads(said)["runs"][0]["results"]
            found = (
                sum(result["ruleId"] == case.rule for result in results)
                if case.rule
                else len(results)
            )
        if seconds > 20:
            break
    return best, found


def measure(case: Case, command: str, folder: Path, runs: int) -> Row:
    """
    Take the time of a command with so much of a thing and with twice as much.
    """
    base, _ = take(case, 1, command, folder, runs)
    size = case.size
    while True:
        seconds, found = take(case, size, command, folder, runs)
        if seconds - base >= _LEAST_SECONDS or size * 2 > _LARGEST or size >= case.size * 16:
            break
        size *= 4
    doubled, _ = take(case, size * 2, command, folder, runs)
    return Row(case.name, command, size, seconds - base, doubled - base, found)


def main() -> None:
    """
    Measure what the arguments name, or all, and print a line for each.
    """
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*")
    parser.add_argument("--runs", type=int, default=_RUNS)
    parser.add_argument("--command", choices=list(_COMMANDS))
    chosen = parser.parse_args()
    cases = [*list_faults(), *list_kinds()]
    cases = [
        case
        for case in cases
        if not chosen.names or any(name in case.name for name in chosen.names)
    ]
    Case("nothing", lambda folder, _: lay(folder), 0)
    commands = [chosen.command] if chosen.command else list(_COMMANDS)
    with TemporaryDirectory(prefix="edition-doubling-") as temporary:
        folder = Path(temporary) / "edition"
        for case in cases:
            for command in commands:
                try:
                    row = measure(case, command, folder, chosen.runs)
                except (RuntimeError, LookupError, StopIteration) as error:
                    print(case.name, command, "FAILED", repr(error)[:1500], flush=True)
                    continue
                mark = "" if row.ratio <= _MOST_RATIO else "  <-- SLOW"
                print(
                    f"{case.name:40} {command:6} {row.size:>7} {row.seconds:8.2f}"
                    f" {row.doubled:8.2f} {row.ratio:5.2f} {row.findings:>6}{mark}",
                    flush=True,
                )


if __name__ == "__main__":
    main()
