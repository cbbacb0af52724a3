"""Surveying: what a worker keeps from one batch to the next, and what it does not."""

from pathlib import Path, PurePosixPath

from edition.build.documents import check_and_describe
from edition.build.tasks import DocumentTask, Order
from edition.files.folder import Folder
from edition.project.settings import Project

TELEGRAM = PurePosixPath("tei/telegrams/tg-1950-26998.xml")


def test_a_register_that_was_being_written_is_read_again(sources: Path) -> None:
    """Who reads a register half written does not hold on to it once it is whole."""
    register = sources / "tei/registers/places.xml"
    whole = register.read_bytes()
    order = Order(Project.open(sources), "the digests of whole registers", Folder(sources))
    task = DocumentTask(TELEGRAM, {}, check=True, describe=True, mentions=False, standing={})

    register.write_bytes(whole[:1000])
    (half,) = check_and_describe(order, [task])
    register.write_bytes(whole)
    (surveyed,) = check_and_describe(order, [task])

    assert half.described is None
    assert surveyed.described is not None
