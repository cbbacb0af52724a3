"""
Workers: who does what of few tasks, and when processes end.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from needs import leave_out

from edition.executor import Job, run
from edition.workers import Workers

PATIENCE = 30.0
"""Seconds."""


def name_process(_: str, batch: Sequence[int]) -> list[int]:
    """
    Tell for each number which process had it.
    """
    return [os.getpid() for _number in batch]


def die() -> None:
    """
    Die.
    """
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize(("jobs", "handed_on"), [(1, True), (2, False), (2, True)])
def test_a_helper_takes_what_is_handed_on(jobs: int, *, handed_on: bool) -> None:
    """
    Of a few tasks, those that are handed on are done by the helper, where one more may work.
    """
    workers = Workers(jobs=jobs, helped=True)
    workers.call_helper(1, "edition.errors")
    try:
        (process,) = run(Job(name_process, "", str, handed_on), [1], 1, workers)
    finally:
        workers.close()

    assert (process != os.getpid()) == (jobs > 1 and handed_on)


@pytest.mark.parametrize(("tasks", "called"), [(200, True), (201, False)])
def test_a_helper_is_called_for_few_tasks(tasks: int, *, called: bool) -> None:
    """
    Many tasks have workers enough.
    """
    workers = Workers(jobs=2, helped=True)
    workers.call_helper(tasks, "edition.errors")
    try:
        assert called == workers.has_helper
        workers.open()
        assert not workers.has_helper
    finally:
        workers.close()


def test_where_no_process_starts_nobody_helps() -> None:
    """
    A system without processes has no helper, and needs none.
    """
    without = "import sys; sys.modules['multiprocessing'] = None"
    workers = "from edition.workers import Workers; workers = Workers(jobs=2, helped=True)"
    told = "workers.call_helper(1, 'edition.errors'); print(workers.has_helper)"
    ran = subprocess.run(
        [sys.executable, "-c", f"{without}; {workers}; {told}"],
        capture_output=True,
        check=False,
        text=True,
    )

    assert ("False\n", "") == (ran.stdout, ran.stderr)


def test_workers_end_with_the_first_process(tmp_path: Path) -> None:
    """
    Where the first process is killed, its workers wait for it no longer.
    """
    script = tmp_path / "first.py"
    script.write_text(
        "import time\n"
        "from edition.workers import Workers\n"
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

    until = time.monotonic() + PATIENCE
    while left and time.monotonic() < until:
        time.sleep(0.05)
        left = [process for process in left if is_running(process)]
    assert left == []


def is_running(process: int) -> bool:
    """
    Tell whether a process is there and has not ended.
    """
    state = Path(f"/proc/{process}/stat")
    try:
        return state.read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_a_helper_that_dies_is_replaced() -> None:
    """
    What a helper that died was to do is done all the same.
    """
    workers = Workers(jobs=2, helped=True)
    workers.call_helper(1, "edition.errors")
    workers.tell_helper(die)
    (helper,) = workers._helper._processes  # type: ignore[union-attr] # noqa: SLF001 - to know it again
    try:
        processes = list(run(Job(name_process, "", str, handed_on=True), range(80), 80, workers))
    finally:
        workers.close()

    assert len(processes) == 80
    assert not {helper, os.getpid()} & set(processes)
