"""Where one machine is not enough: dask's workers publish what this one publishes, to the byte."""

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import needs
import pytest
from bench.editions import derive, write
from spoiled_copies import list_tree, run_here

from edition.build.build import build
from edition.engine.pool import Workers

pytestmark = pytest.mark.slow

SIZE = 40


@pytest.fixture(autouse=True)
def extra() -> None:
    """Without the extra none of these tests can be run."""
    if find_spec("distributed") is None:
        needs.leave_out("dask.distributed is not installed: it belongs to the extra cluster")


def test_a_cluster_publishes_the_same(tmp_path: Path) -> None:
    """A build by way of a scheduler and two workers gives the tree of a build in this process."""
    here, there = tmp_path / "here", tmp_path / "there"
    for folder in (here, there):
        write(derive(needs.ROOT, SIZE), folder)
    assert build(here, workers=Workers(jobs=1)).published

    with import_module("distributed").LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None
    ) as cluster:
        done = run_here(there, "build", "--scheduler", cluster.scheduler_address)

    assert 0 == done.exit_code, done.output
    assert list_tree(here / "public") == list_tree(there / "public")


def test_a_cluster_finds_an_edition_at_a_relative_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The workers have another working folder than the command."""
    write(derive(needs.ROOT, 3), tmp_path / "edition")
    with import_module("distributed").LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None
    ) as cluster:
        monkeypatch.chdir(tmp_path / "edition")
        workers = Workers(scheduler=cluster.scheduler_address)
        outcome = build(Path(), workers=workers)

        assert 2 == workers.count()
    assert outcome.published
    assert not outcome.errors


def test_a_scheduler_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    """Whoever mistypes the address is told so."""
    write(derive(needs.ROOT, 3), tmp_path)

    done = run_here(tmp_path, "build", "--scheduler", "tcp://127.0.0.1:9")

    assert 3 == done.exit_code
    assert "There is no dask scheduler at tcp://127.0.0.1:9" in done.stderr
    assert not (tmp_path / "public").exists()
