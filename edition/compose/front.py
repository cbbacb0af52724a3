"""The pages of the front matter, the manual, and the assets of all pages."""

from pathlib import PurePosixPath

from edition.catalogue.tables import ASSET_FILE, FRONT_FILE
from edition.compose.composer import MENU, locate, open_press, parse_node, read_menu, stage_output
from edition.engine.reader import Reader
from edition.engine.steps import Each, Result, Stage, Step, Task
from edition.errors import EditionError
from edition.project.order import Order
from edition.xml.trees import require_tree

_ODD = "schema/telegram.odd"


def _read_menu(reader: Reader, _: str) -> object:
    """Read the menu, which each page has."""
    return read_menu(reader)


def _compose_front(order: Order, task: Task) -> Result:
    """Compose a page of the front matter."""
    data = task.lookup.require(task.subject)
    press = open_press(order, "front", task.value)
    stem = PurePosixPath(task.subject).stem
    try:
        page = press.saxon.text(press.stylesheet, "front", parse_node(press, data), stem)
    except EditionError as error:
        return Result(failure=locate(task.subject, data, error))
    return Result(outputs=[stage_output(order, task, f"{stem}.html", page)])


def _compose_manual(order: Order, task: Task) -> Result:
    """Compose the manual from the ODD, which no check has parsed."""
    data = task.lookup.require(_ODD)
    require_tree(PurePosixPath(_ODD), data)
    press = open_press(order, "odd/manual", task.value)
    page = press.saxon.text(press.stylesheet, "manual", parse_node(press, data))
    return Result(outputs=[stage_output(order, task, "manual.html", page)])


def _copy_asset(order: Order, task: Task) -> Result:
    """Copy an asset."""
    path = "/".join(("assets", *PurePosixPath(task.subject).parts[2:]))
    return Result(outputs=[stage_output(order, task, path, task.lookup.require(task.subject))])


FRONT_MATTER = (
    Step(
        "front page",
        Each(_compose_front),
        _read_menu,
        (FRONT_FILE.name, "path"),
        MENU,
        made_with=("xslt/front.xsl",),
        stage=Stage.PAGES,
    ),
    Step(
        "manual",
        Each(_compose_manual),
        _read_menu,
        reads=MENU,
        made_with=("xslt/odd/manual.xsl",),
        stage=Stage.PAGES,
    ),
    Step("copy", Each(_copy_asset), subjects=(ASSET_FILE.name, "path"), stage=Stage.PAGES),
)
