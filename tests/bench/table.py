"""The tables of BENCH.md."""

import os
import platform
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

from edition import __version__

from .measure import CHECK, CHECK_COLD, FULL, LXML, PARSE, SAXON, Measured

BEGIN, END = "<!-- measured: written by make bench -->", "<!-- end of what was measured -->"
_LIBRARIES = ("lxml", "saxonche")
_MEGABYTE = 1_000_000

Row = tuple[str, Callable[[Measured], str]]


def describe_machine(jobs: int) -> str:
    """Describe what was measured on: cores, memory, versions."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    libraries = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    return (
        f"edition {__version__}, {libraries}, Python {platform.python_version()}, "
        f"{platform.system()} {platform.machine()}, {jobs} cores ({_name_processor()}), "
        f"{memory:.0f} GB of memory."
    )


def _name_processor() -> str:
    """Name the processor, where the system tells."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or "unknown"
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, "unknown")


def _write_time(seconds: float) -> str:
    """Write a time with as many digits as mean something."""
    return f"{seconds:.2f} s" if seconds < 10 else f"{seconds:.1f} s"


def _tell(case: str) -> Callable[[Measured], str]:
    """Tell the time of a case, and how many files it wrote."""

    def tell(measured: Measured) -> str:
        written = measured.runs[case][-1].written
        files = "" if written is None else f" ({written:,} written)"
        return _write_time(measured.seconds(case)) + files

    return tell


def _tell_entry(case: str) -> Callable[[Measured], str]:
    """Tell the time of an edited entry, and how many telegrams name it."""
    return lambda measured: f"{_tell(case)(measured)}; named in {measured.named[case]:,}"


def _compare(case: str, baseline: str) -> Callable[[Measured], str]:
    """Tell which part of a baseline's rate a case reaches."""
    return lambda measured: f"1/{measured.ratio(case, baseline):,.1f}"


def _tell_peak(case: str) -> Callable[[Measured], str]:
    """Tell the most memory that any process of a case needed."""
    return lambda measured: f"{max(r.peak for r in measured.runs[case]) / _MEGABYTE:.0f} MB"


_ROWS: tuple[Row, ...] = (
    ("mean size of a source", lambda m: f"{m.source_bytes / m.size / 1000:.1f} KB"),
    ("full build", _tell(FULL)),
    ("— telegrams a second", lambda m: f"{m.size / m.seconds(FULL):,.0f}"),
    ("— MB of sources a second", lambda m: f"{m.source_bytes / _MEGABYTE / m.seconds(FULL):.2f}"),
    ("— peak of the largest process", _tell_peak(FULL)),
    ("lxml: parse, serialize, write, on one core", _tell(LXML)),
    ("— rate of the full build against it", _compare(FULL, LXML)),
    ("saxonche: identity, on all cores", _tell(SAXON)),
    ("— rate of the full build against it", _compare(FULL, SAXON)),
    ("nothing edited", _tell("nothing")),
    ("one telegram edited", _tell("telegram")),
    ("— under `edition serve`, until its page is there", _tell("served")),
    ("one person’s entry edited", _tell_entry("seldom")),
    ("another’s, named about twice as often", _tell_entry("often")),
    ("one stylesheet edited", _tell("stylesheet")),
    ("`edition check` of one file, from cold", _tell("check")),
    ("`edition check` of all, after a build", _tell(CHECK)),
    ("— of all, where nothing is kept", _tell(CHECK_COLD)),
    ("— peak of the largest process", _tell_peak(CHECK_COLD)),
    ("lxml: parse alone, on all cores", _tell(PARSE)),
    ("— rate of the check after a build against it", _compare(CHECK, PARSE)),
    ("— of the check where nothing is kept", _compare(CHECK_COLD, PARSE)),
)


def write_table(measured: Sequence[Measured]) -> Iterator[str]:
    """Write what was measured, a column for each size."""
    yield "| telegrams | " + " | ".join(f"{column.size:,}" for column in measured) + " |"
    yield "|---|" + "--:|" * len(measured)
    for label, tell in _ROWS:
        yield f"| {label} | " + " | ".join(tell(column) for column in measured) + " |"


def write_stages(stages: Mapping[str, float], size: int) -> Iterator[str]:
    """Write the share of each stage, the largest first."""
    total = sum(stages.values())
    yield f"| stage, of {size:,} telegrams in one process | a telegram | share |"
    yield "|---|--:|--:|"
    for stage, seconds in sorted(stages.items(), key=lambda item: -item[1]):
        yield f"| {stage} | {1000 * seconds / size:.2f} ms | {100 * seconds / total:.0f} % |"
    yield f"| all | {1000 * total / size:.2f} ms | |"


def write_weights(measured: Measured) -> Iterator[str]:
    """Write what the files of each kind weigh."""
    heading = ("files", "mean", "largest", "mean, gzip", "all")
    yield f"| published, of {measured.size:,} telegrams | {' | '.join(heading)} |"
    yield "|---|--:|--:|--:|--:|--:|"
    for weight in measured.weights:
        sizes = (weight.mean, weight.largest, weight.compressed)
        columns = " | ".join(f"{size / 1000:,.1f} KB" for size in sizes)
        total = f"{weight.total / _MEGABYTE:,.1f} MB"
        yield f"| {weight.kind} | {weight.files:,} | {columns} | {total} |"


def put_between_marks(text: str, tables: str) -> str:
    """Put the tables into a text, in place of those that stand between the marks."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{tables}\n\n{END}{after}"
