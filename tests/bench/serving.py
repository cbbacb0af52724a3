"""How long `edition serve` takes from a saved telegram to its page in public/."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import NamedTemporaryFile

from .commands import ROOT, Run
from .edits import edit_telegram

_EDITS = 6
"""So many edits in a row; the first does not count, for what it needs is loaded then."""
_PAUSE = 0.002
_ENDED = os.WEXITED | os.WNOHANG | os.WNOWAIT
_PATIENCE = 300.0


def serve(folder: Path, telegram: Path) -> Run:
    """Edit a telegram under a running `edition serve`, and take the median of the times."""
    (page,) = (folder / "public" / "telegrams").glob(f"*/{telegram.stem}.html")
    command = [sys.executable, "-m", "edition", "--root", str(folder), "serve", "--port", "0"]
    with NamedTemporaryFile() as said:
        process = subprocess.Popen(command, cwd=ROOT, stdout=said, stderr=said)
        try:
            _wait(process.pid, lambda: b" checked: " in Path(said.name).read_bytes())
            seconds = [_publish(process.pid, telegram, page) for _ in range(_EDITS)]
        except RuntimeError as error:
            process.kill()
            raise RuntimeError(f"{error}: {Path(said.name).read_text()}") from error
        os.kill(process.pid, signal.SIGINT)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return Run(median(seconds[1:]), usage.ru_maxrss * 1024, "")


def _publish(process: int, telegram: Path, page: Path) -> float:
    """Edit a telegram, and wait until there is another page."""
    before = page.stat().st_ino
    edit_telegram(telegram)
    return _wait(process, lambda: page.stat().st_ino != before)


def _wait(process: int, happened: Callable[[], bool]) -> float:
    """Wait until something happened, and return how long that took."""
    started = time.perf_counter()
    while not happened():
        time.sleep(_PAUSE)
        waited = time.perf_counter() - started
        if waited > _PATIENCE or os.waitid(os.P_PID, process, _ENDED) is not None:
            raise RuntimeError(f"edition serve published nothing in {waited:.0f} s")
    return time.perf_counter() - started
