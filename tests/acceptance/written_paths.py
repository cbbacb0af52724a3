"""
Every path that a command opens for writing, renames, makes or removes, as the system saw it.

Run it with strace installed; it prints the paths of build, check, check --fix, schema and serve,
each once, and ends with 1 if one lies outside the edition or is not a file or folder of ours:
python tests/acceptance/written_paths.py
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
TELEGRAM = "tei/telegrams/tg-1950-26998.xml"
CALLS = (
    "open,openat,openat2,creat,rename,renameat,renameat2,unlink,unlinkat,rmdir,mkdir,mkdirat,"
    "link,linkat,symlink,symlinkat,mknod,mknodat,truncate,chmod,fchmodat,chown,lchown,fchownat,"
    "utimensat,setxattr,lsetxattr"
)
_CALL = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+|0x[0-9a-f]+)(?!.*E[A-Z]+ )")
_TEXT = re.compile(r'(?:(?:AT_FDCWD|\d+)<([^>]*)>, )?"((?:[^"\\]|\\.)*)"')
_OURS = re.compile(
    r"\.edition(/(lock|made-here|publishing|catalogue\.sqlite(-journal)?|\.[0-9a-f]{16}\.new"
    r"|staged(/.*)?))?"
    r"|public(/.*)?"
    r"|schema/(\.[0-9a-f]{16}\.new|telegram\.(rng|sch|sch\.xsl)|rules\.json)"
    r"|tei/telegrams/(\.[0-9a-f]{16}\.new|tg-1950-26998\.xml(\.~1~)?)"
)
PASSING = {
    "/dev/null": "what is printed to nobody",
    "/dev/tty": "the terminal",
    "/dev/shm/": "semaphores between this process and its workers",  # noqa: S108 - to read
}
"""What is no file on the disk, and what it is for."""


@dataclass(frozen=True, slots=True)
class Run:
    """A command, what is done to the edition before it, and whether it is ended by Ctrl-C."""

    words: tuple[str, ...]
    before: Callable[[Path], None]
    ended: bool = False


def leave(_: Path) -> None:
    """Change nothing."""


def change_title(folder: Path) -> None:
    """Let every page be another."""
    place = folder / "edition.toml"
    text = place.read_text(encoding="utf-8")
    place.write_text(text.replace('title = "', 'title = "The ', 1), encoding="utf-8")


def take_page_away(folder: Path) -> None:
    """Let a published page go at the next build."""
    (folder / "tei/front/principles.xml").unlink()


def add_doctype(folder: Path) -> None:
    """Break a telegram in a way that --fix mends."""
    place = folder / TELEGRAM
    text = place.read_text(encoding="utf-8")
    place.write_text(text.replace("<TEI xmlns", "<!DOCTYPE TEI>\n<TEI xmlns", 1), encoding="utf-8")


RUNS = (
    Run(("build", "--jobs", "1"), leave),
    Run(("build", "--jobs", "2"), change_title),
    Run(("build",), take_page_away),
    Run(("check",), change_title),
    Run(("check", "--fix"), add_doctype),
    Run(("schema",), leave),
    Run(("serve", "--port", "0"), change_title, ended=True),
)


def main() -> int:
    """Run all commands under strace, print what they write, and tell if anything is not ours."""
    wrong = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve() / "edition"
        folder.mkdir()
        for part in ("edition.toml", "tei", "schema", "xslt"):
            copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy2
            copy(ROOT / part, folder / part)
        for run in RUNS:
            run.before(folder)
            paths = sorted(set(_trace(run, folder)))
            print(f"edition {' '.join(run.words)}: {len(paths)} paths")
            for path in paths:
                verdict = _judge(path, folder)
                wrong += verdict == "NOT OURS"
                print(f"  {verdict:9} {path.removeprefix(f'{folder}/')}")
    print(f"{wrong} not ours")
    return min(wrong, 1)


def _trace(run: Run, folder: Path) -> Iterator[str]:
    """Run a command and yield every path that it changes."""
    log = folder.parent / "calls"
    command = ["strace", "-f", "-y", "-s", "4096", "-e", f"trace={CALLS}", "-o", str(log)]
    command += [sys.executable, "-B", "-m", "edition", "-C", str(folder), *run.words]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment
    )
    assert process.stdout
    if run.ended:
        process.stdout.readline()
        process.stdout.readline()
        change_title(folder)
        process.stdout.readline()
        time.sleep(1)
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text("ascii")
        os.kill(int(children.split()[0]), signal.SIGINT)
    process.communicate()
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        yield from read_call(line, folder)


def read_call(line: str, folder: Path) -> Iterator[str]:
    """Read from a line of strace which paths a call changed; reading changes none."""
    found = _CALL.match(line)
    if found is None:
        return
    name, arguments, _ = found.groups()
    if name.startswith("open") and not re.search(r"O_(WRONLY|RDWR|CREAT|TRUNC)", arguments):
        return
    texts = list(_TEXT.finditer(arguments))
    if name in {"symlink", "symlinkat", "setxattr", "lsetxattr"}:
        texts = texts[-1:] if name.startswith("symlink") else texts[:1]
    for text in texts:
        place = text[2].encode().decode("unicode_escape")
        yield os.path.normpath(Path(text[1] or folder, place))


def _judge(path: str, folder: Path) -> str:
    """Tell whether a path is ours, or no file at all."""
    if any(path.startswith(name) for name in PASSING):
        return "no file"
    inside = path.startswith(f"{folder}/") and _OURS.fullmatch(path.removeprefix(f"{folder}/"))
    return "ours" if inside else "NOT OURS"


if __name__ == "__main__":
    sys.exit(main())
