"""The bench: `python -m tests.bench [SIZE …]`, what `make bench` runs."""

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from .commands import ROOT
from .editions import THREAD
from .measure import Measured, measure, prepare, take_stages
from .table import describe_machine, put_between_marks, write_stages, write_table, write_weights

_SIZES = (3, 1_000, 10_000)
_STAGES_OF = 1_000


def _read_arguments() -> argparse.Namespace:
    """Read what is asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=_SIZES, metavar="SIZE")
    parser.add_argument("--runs", type=int, default=3, help="rounds, of which the median counts")
    parser.add_argument("--jobs", type=int, help="processes; as many as there are cores by default")
    parser.add_argument("--folder", type=Path, help="where the editions are written, and stay")
    parser.add_argument("--print", action="store_true", help="leave BENCH.md as it is")
    chosen = parser.parse_args()
    if min(chosen.sizes) < len(THREAD):
        parser.error("an edition has three telegrams at least")
    return chosen


def _measure_all(folder: Path, chosen: argparse.Namespace) -> Iterator[str]:
    """Measure the editions one after the other, and write the tables."""
    jobs = chosen.jobs or os.cpu_count() or 1
    options = ["--jobs", str(chosen.jobs)] if chosen.jobs else []
    columns: list[Measured] = []
    for size in chosen.sizes:
        sys.stderr.write(f"{size:,} telegrams …\n")
        prepare(folder / str(size), size)
        columns.append(measure(folder / str(size), size, chosen.runs, jobs, options))
    size = min(chosen.sizes, key=lambda size: abs(size - _STAGES_OF))
    stages = take_stages(folder / str(size))
    yield describe_machine(jobs)
    yield f"Interleaved rounds, of which the median counts: {chosen.runs}.\n"
    yield from write_table(columns)
    yield ""
    yield from write_stages(stages, size)
    yield ""
    yield from write_weights(columns[-1])


def main() -> None:
    """Measure, print the tables and put them into BENCH.md."""
    chosen = _read_arguments()
    with TemporaryDirectory(prefix="edition-bench-") as temporary:
        tables = "\n".join(_measure_all(chosen.folder or Path(temporary), chosen))
    sys.stdout.write(f"{tables}\n")
    if not chosen.print:
        page = ROOT / "BENCH.md"
        page.write_text(put_between_marks(page.read_text("utf-8"), tables), encoding="utf-8")


if __name__ == "__main__":
    main()
