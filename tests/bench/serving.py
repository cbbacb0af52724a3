"""
How long `edition serve` takes from a saved telegram to its page in public/.
"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from .commands import ROOT, Run
from .edits import edit_telegram

_EDITS = 6
"""So many edits in a row; the first does not count, for what it needs is loaded then."""
_PAUSE = 0.002
_PATIENCE = 600.0


def serve(folder: Path, telegram: Path) -> Run:
    """
    Edit a telegram under a running `edition serve`, and take the median of the times.
    """
    (page,) = (folder / "public" / "telegrams").glob(f"*/{telegram.stem}.html")
    command = [sys.executable, "-m", "edition", "--root", str(folder), "serve", "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None  # noqa: S101 - it is asked for
        while "checked" not in process.stdout.readline():
            pass
        seconds = [_publish(telegram, page) for _ in range(_EDITS)]
        process.send_signal(signal.SIGINT)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return Run(median(seconds[1:]), usage.ru_maxrss * 1024, "")


def _publish(telegram: Path, page: Path) -> float:
    """
    Edit a telegram, and wait until there is another page.
    """
    before = page.stat().st_ino
    edit_telegram(telegram)
    started = time.perf_counter()
    while page.stat().st_ino == before:
        time.sleep(_PAUSE)
        if time.perf_counter() - started > _PATIENCE:
            raise RuntimeError(f"edition serve has not published {telegram.name}")
    return time.perf_counter() - started
