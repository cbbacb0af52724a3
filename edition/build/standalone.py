"""The standalone TEI of a telegram, with all that it needs of the registers."""

from pathlib import PurePosixPath

from edition.build.documents import open_desk
from edition.catalogue.tables import FILE, SHOWN, TELEGRAM, WHOLE_ELEMENT
from edition.compose.telegram import read_elements
from edition.describe.describer import write_standalone
from edition.describe.rows import make_file_row
from edition.engine.reader import Reader, digest_file
from edition.engine.steps import Each, Result, Stage, Step, Task
from edition.errors import EditionError
from edition.project.order import Order
from edition.publish.outputs import stage
from edition.read.source import Source, locate_failure, parse


def _read(reader: Reader, path: str) -> object:
    """Read where a telegram is published, and the digests of its source and its elements."""
    (own,) = reader.rows(TELEGRAM.name, path=path)
    names = ("id", "month", "href", "digest")
    return {**{name: own[name] for name in names}, "elements": read_elements(reader, path)}


def _make(order: Order, task: Task) -> Result:
    """Write a telegram as standalone TEI."""
    data, value = task.lookup.require(task.subject), task.value
    desk = open_desk(order)
    if digest_file(data) != value["digest"] or isinstance(desk.describer, EditionError):
        raise EditionError(f"{task.subject} changed while it was built; run it again.")
    assert order.folder is not None  # noqa: S101 - it is made only to be published
    try:
        content = write_standalone(desk.saxon.parse(data.decode("utf-8-sig")), desk.describer)
    except EditionError as error:
        source = parse(PurePosixPath(task.subject), data)
        raise locate_failure(source, error) if isinstance(source, Source) else error from error
    row = make_file_row(value["id"], value["month"], "xml", content)
    return Result(
        {FILE.name: [row]}, [stage(order.folder, f"{value['href']}.xml", content, task.outputs)]
    )


STANDALONE = Step(
    "standalone TEI",
    Each(_make),
    _read,
    (TELEGRAM.name, "path"),
    (TELEGRAM.name, SHOWN.name, WHOLE_ELEMENT.name),
    writes=(FILE.name,),
    made_with=("xslt/record.xsl",),
    stage=Stage.PAGES,
)
