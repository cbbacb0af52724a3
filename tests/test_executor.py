"""
Executors: in this process or in others the results are the same, and a death is survived.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from published import copy_edition
from spoiling import list_tree

from edition.build import build
from edition.errors import EditionError
from edition.executor import Job, run
from edition.workers import Workers

PATIENCE = 30.0
"""Seconds."""


def double(_: str, batch: Sequence[int]) -> list[int]:
    """
    Double numbers.
    """
    return [2 * number for number in batch]


def die_once(mark: str, batch: Sequence[int]) -> list[int]:
    """
    Double numbers; die at 13 unless that was done before.
    """
    if 13 in batch and not Path(mark).exists():
        Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return double(mark, batch)


def die_always(_: str, batch: Sequence[int]) -> list[int]:
    """
    Double numbers; die at 13.
    """
    if 13 in batch:
        os.kill(os.getpid(), signal.SIGKILL)
    return double("", batch)


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
    workers.call_helper("edition.errors")
    try:
        (process,) = run(Job(name_process, "", str, handed_on), [1], 1, workers)
    finally:
        workers.close()

    assert (process != os.getpid()) == (jobs > 1 and handed_on)


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
    workers.call_helper("edition.errors")
    workers.tell_helper(die)
    try:
        done = list(run(Job(double, "", str, handed_on=True), range(3), 3, workers))
    finally:
        workers.close()

    assert done == [0, 2, 4]


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_tasks(jobs: int) -> None:
    """
    However many processes work, the results are those of the tasks, one by one.
    """
    workers = Workers(jobs=jobs, few=0, batch=3)
    try:
        done = list(run(Job(double, "", str), range(40), 40, workers))
    finally:
        workers.close()

    assert [2 * number for number in range(40)] == done


def test_a_worker_that_dies_once_is_forgiven(tmp_path: Path) -> None:
    """
    The batch that a worker died of is done again by another.
    """
    workers = Workers(jobs=2, few=0, batch=3)
    try:
        done = list(run(Job(die_once, str(tmp_path / "mark"), str), range(40), 40, workers))
    finally:
        workers.close()

    assert [2 * number for number in range(40)] == done


def test_a_task_that_kills_is_named() -> None:
    """
    A batch that workers die of is halved down to the one task, which the error names.
    """
    workers = Workers(jobs=2, few=0, batch=4)
    results = run(Job(die_always, "", "number {}".format), range(40), 40, workers)

    with pytest.raises(EditionError, match=r"^number 13: the process that worked on it died"):
        list(results)
    workers.close()


@pytest.mark.parametrize(
    "workers",
    [Workers(jobs=2, few=0, batch=1), Workers(jobs=2, helped=True)],
    ids=["two", "one and a helper"],
)
def test_processes_build_the_same_tree(published: Path, tmp_path: Path, workers: Workers) -> None:
    """
    Two processes publish what one process publishes, to the byte.
    """
    folder = copy_edition(tmp_path / "edition")

    assert build(folder, workers=workers).published

    assert list_tree(published / "public") == list_tree(folder / "public")
