"""The standalone TEI of a telegram, with all that it needs of the registers."""

from edition.build.documents import open_desk
from edition.catalogue.tables import FILE, SHOWN, TELEGRAM, WHOLE_ELEMENT
from edition.compose.composer import locate, read_described, stage_output
from edition.compose.telegram import read_elements
from edition.describe.describer import write_standalone
from edition.describe.rows import make_file_row
from edition.engine.reader import Reader
from edition.engine.steps import Each, Result, Stage, Step, Task
from edition.errors import EditionError
from edition.project.order import Order


def _read(reader: Reader, path: str) -> object:
    """Read where a telegram is published, and the digests of its source and its elements."""
    (own,) = reader.rows(TELEGRAM.name, path=path)
    (shown,) = reader.rows(SHOWN.name, path=path)
    names = ("id", "month", "href", "digest")
    return {**{name: own[name] for name in names}, "elements": read_elements(reader, shown)}


def _make(order: Order, task: Task) -> Result:
    """Write a telegram as standalone TEI."""
    data, value = read_described(task), task.value
    desk = open_desk(order)
    if isinstance(desk.describer, EditionError):
        raise desk.describer
    try:
        content = write_standalone(desk.saxon.parse(data.decode("utf-8-sig")), desk.describer)
    except EditionError as error:
        raise locate(task.subject, data, error) from error
    row = make_file_row(value["id"], value["month"], "xml", content)
    output = stage_output(order, task, f"{value['href']}.xml", content)
    return Result({FILE.name: [row]}, [output])


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
