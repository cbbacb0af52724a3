"""
Measure an edition of one size: builds, edits and checks, in turn with what they are compared with.
"""

import json
import os
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

from .commands import ROOT, Run, run
from .editions import derive, list_readers, write
from .edits import edit_entry, edit_stylesheet, edit_telegram
from .serving import serve
from .weights import Weight, weigh

FULL = "full"
LXML, SAXON, PARSE = "lxml", "saxon", "parse"
CHECK, CHECK_COLD = "check all", "check all from nothing"


@dataclass(frozen=True, slots=True)
class Measured:
    """An edition and what was measured of it: for each case its runs, in order."""

    size: int
    source_bytes: int
    named: dict[str, int]
    runs: dict[str, list[Run]]
    weights: list[Weight]

    def seconds(self, case: str) -> float:
        """Return the median of the times that a case took."""
        return median(run.seconds for run in self.runs[case])

    def ratio(self, case: str, baseline: str) -> float:
        """Return how many times as long as a baseline a case takes: the median of the rounds."""
        pairs = zip(self.runs[case], self.runs[baseline], strict=True)
        return median(ours.seconds / bare.seconds for ours, bare in pairs)


def prepare(folder: Path, size: int) -> None:
    """Write an edition that has its own stylesheets."""
    folder.mkdir(parents=True)
    write(derive(ROOT, size), folder)
    shutil.copytree(ROOT / "xslt", folder / "xslt")


def measure(
    folder: Path, size: int, rounds: int, processes: int, options: Sequence[str]
) -> Measured:
    """Measure every case once in each round, when the disk has what the one before it wrote."""
    telegrams = sorted((folder / "tei" / "telegrams").iterdir())
    readers = dict(zip(("often", "seldom"), list_readers(size), strict=True))
    runs: dict[str, list[Run]] = defaultdict(list)
    named = {name: _count_named(telegrams, reader) for name, reader in readers.items()}
    cases = list(_list_cases(folder, telegrams, readers, processes, options))
    for _ in range(rounds):
        for case, make_ready, command in cases:
            make_ready()
            os.sync()
            runs[case].append(command())
    source_bytes = sum(path.stat().st_size for path in telegrams)
    return Measured(size, source_bytes, named, runs, weigh(folder / "public"))


Case = tuple[str, Callable[[], None], Callable[[], Run]]


def _list_cases(
    folder: Path,
    telegrams: Sequence[Path],
    readers: dict[str, str],
    processes: int,
    options: Sequence[str],
) -> Iterator[Case]:
    """List the cases of a round: what is done before, and the command that is measured."""

    def rest() -> None:
        """Do nothing before the command."""

    def build() -> Run:
        return run("edition", "--root", str(folder), "build", *options)

    def check() -> Run:
        return run("edition", "--root", str(folder), "check", str(edited))

    edited = telegrams[len(telegrams) // 2]
    for library in (LXML, SAXON, PARSE):
        yield library, rest, partial(_copy, library, folder, processes)
    yield FULL, partial(clear, folder), build
    yield "nothing", rest, build
    yield "telegram", partial(edit_telegram, edited), build
    yield "served", rest, partial(serve, folder, edited)
    for name, reader in readers.items():
        yield name, partial(edit_entry, folder, reader), build
    yield "stylesheet", partial(edit_stylesheet, folder), build
    yield "check", rest, check
    check_all = partial(run, "edition", "--root", str(folder), "check", "--max", "0")
    yield CHECK, rest, check_all
    yield CHECK_COLD, partial(shutil.rmtree, folder / ".edition"), check_all


def clear(folder: Path) -> None:
    """Delete what builds have made."""
    for name in ("public", ".edition"):
        shutil.rmtree(folder / name, ignore_errors=True)


def _copy(library: str, folder: Path, processes: int) -> Run:
    """Copy the telegrams through a library; what starting it takes does not count."""
    target = folder / "copies"
    ran = run("tests.bench.baselines", library, str(folder), str(target), str(processes))
    shutil.rmtree(target, ignore_errors=True)
    return Run(json.loads(ran.said), ran.peak, ran.said)


def _count_named(telegrams: Sequence[Path], person: str) -> int:
    """Count the telegrams that name a person."""
    pointer = f'"person:{person}"'.encode()
    return sum(pointer in path.read_bytes() for path in telegrams)


def take_stages(folder: Path) -> dict[str, float]:
    """Build once in one process, and return the seconds of each stage."""
    clear(folder)
    seconds: dict[str, float] = json.loads(run("tests.bench.stages", str(folder)).said)
    return seconds
