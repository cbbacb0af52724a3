"""Executors: in this process or in others the results are the same, and a death is survived."""

import os
import signal
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from published import copy_edition
from spoiled_copies import list_tree

from edition.build.build import build
from edition.engine.executor import Runner, run
from edition.engine.pool import Workers
from edition.errors import EditionError


def double(_: str, batch: Sequence[int]) -> list[int]:
    """Double numbers."""
    return [2 * number for number in batch]


def die_once(mark: str, batch: Sequence[int]) -> list[int]:
    """Double numbers; die at 13 unless that was done before."""
    if 13 in batch and not Path(mark).exists():
        Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return double(mark, batch)


def die_and_name_process(mark: str, batch: Sequence[int]) -> list[int]:
    """Tell which process had numbers; die at 13 unless that was done before."""
    die_once(mark, batch)
    return name_process(mark, batch)


def die_always(_: str, batch: Sequence[int]) -> list[int]:
    """Double numbers; die at 13."""
    if 13 in batch:
        os.kill(os.getpid(), signal.SIGKILL)
    return double("", batch)


def name_process(_: str, batch: Sequence[int]) -> list[int]:
    """Tell for each number which process had it."""
    return [os.getpid() for _number in batch]


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_tasks(jobs: int) -> None:
    """However many processes work, the results are those of the tasks, one by one."""
    workers = Workers(jobs=jobs, few=0, batch=3)
    try:
        done = list(run(Runner(double, "", str), range(40), 40, workers))
    finally:
        workers.close()

    assert [2 * number for number in range(40)] == done


@pytest.mark.slow
def test_a_worker_that_dies_once_is_forgiven(tmp_path: Path) -> None:
    """The batch that a worker died of is done again by another."""
    workers = Workers(jobs=2, few=0, batch=3)
    try:
        done = list(run(Runner(die_once, str(tmp_path / "mark"), str), range(40), 40, workers))
    finally:
        workers.close()

    assert [2 * number for number in range(40)] == done


@pytest.mark.slow
def test_after_a_death_the_others_work_on(tmp_path: Path) -> None:
    """
    One death costs the workers that were there, and those that did its batches anew one by one.
    """
    workers = Workers(jobs=2, few=0, batch=1)
    runner = Runner(die_and_name_process, str(tmp_path / "mark"), str)
    try:
        processes = list(run(runner, range(60), 60, workers))
    finally:
        workers.close()

    assert len(processes) == 60
    assert len(set(processes)) < 15


@pytest.mark.slow
def test_a_task_that_kills_is_named() -> None:
    """A batch that workers die of is halved down to the one task, which the error names."""
    workers = Workers(jobs=2, few=0, batch=4)
    results = run(Runner(die_always, "", "number {}".format), range(40), 40, workers)

    with pytest.raises(EditionError, match=r"^number 13: the process that worked on it died"):
        list(results)
    workers.close()


def exhaust(_: str, batch: Sequence[int]) -> list[int]:
    """Double numbers; have no memory left at 13."""
    if 13 in batch:
        raise MemoryError
    return double("", batch)


def sink(_: str, batch: Sequence[int]) -> list[int]:
    """Double numbers; sink without end at 13."""
    return sink(_, batch) if 13 in batch else double("", batch)


@pytest.mark.slow
@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("function", [exhaust, sink])
def test_a_task_that_is_too_much_is_named(
    function: Callable[[str, Sequence[int]], list[int]], jobs: int
) -> None:
    """
    Where memory or depth do not suffice for a batch, the one task is found, wherever it is done.
    """
    workers = Workers(jobs=jobs, few=0, batch=4)
    results = run(Runner(function, "", "number {}".format), range(40), 40, workers)

    with pytest.raises(EditionError, match=r"^number 13: "):
        list(results)
    workers.close()


def test_processes_build_the_same_tree(published: Path, tmp_path: Path) -> None:
    """Two processes publish what one process publishes, to the byte."""
    folder = copy_edition(tmp_path / "edition")

    assert build(folder, workers=Workers(jobs=2, few=0, batch=1)).published

    assert list_tree(published / "public") == list_tree(folder / "public")
