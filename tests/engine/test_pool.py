"""Workers: who does what of few tasks, and when processes end."""

import subprocess
import sys
import time
from pathlib import Path

from needs import PATIENCE_SECONDS, leave_out


def test_workers_end_with_the_first_process(tmp_path: Path) -> None:
    """Where the first process is killed, its workers wait for it no longer."""
    script = tmp_path / "first.py"
    script.write_text(
        "import time\n"
        "from edition.engine.pool import Workers\n"
        "if __name__ == '__main__':\n"
        "    workers = Workers(jobs=2).open()\n"
        "    for done in [workers.submit(time.sleep, 0.2) for _ in range(4)]:\n"
        "        done.result()\n"
        "    print(*workers._processes, flush=True)\n"
        "    time.sleep(600)\n"
    )
    if not Path("/proc/self/stat").exists():
        leave_out("there is no /proc, which tells whether a process runs")
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True) as one:
        assert one.stdout is not None
        left = [int(word) for word in one.stdout.readline().split()]
        assert len(left) == len([process for process in left if is_running(process)]) == 2
        one.kill()

    until = time.monotonic() + PATIENCE_SECONDS
    while left and time.monotonic() < until:
        time.sleep(0.05)
        left = [process for process in left if is_running(process)]
    assert left == []


def test_workers_are_stopped_in_the_midst_of_a_result(tmp_path: Path) -> None:
    """A result of which only the beginning was written keeps no process from its end."""
    script = tmp_path / "first.py"
    script.write_text(
        "import os, struct, sys, time\n"
        "from edition.engine.pool import Workers\n"
        "def begin(place):\n"
        "    results = sys._getframe(1).f_locals['result_queue']\n"
        "    os.write(results._writer.fileno(), struct.pack('!i', 1000) + b'x')\n"
        "    open(place, 'w').close()\n"
        "    time.sleep(600)\n"
        "if __name__ == '__main__':\n"
        "    workers = Workers(jobs=2)\n"
        "    begun = workers.open().submit(begin, sys.argv[1])\n"
        "    while not os.path.exists(sys.argv[1]) and not begun.done():\n"
        "        time.sleep(0.01)\n"
        "    assert not begun.done(), begun.result()\n"
        "    workers.close()\n"
    )
    done = subprocess.run(
        [sys.executable, str(script), str(tmp_path / "begun")],
        capture_output=True,
        check=False,
        text=True,
        timeout=PATIENCE_SECONDS,
    )

    assert (0, "", "") == (done.returncode, done.stdout, done.stderr)


def is_running(process: int) -> bool:
    """Tell whether a process is there and has not ended."""
    state = Path(f"/proc/{process}/stat")
    try:
        return state.read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
