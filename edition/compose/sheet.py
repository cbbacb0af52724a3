"""A kind of page that is made of rows alone."""

from collections.abc import Callable
from dataclasses import dataclass

from edition.catalogue.items import WHOLE
from edition.compose.composer import MENU, Slice, open_press, read_menu, stage_output, write_sheet
from edition.engine.reader import Reader
from edition.engine.steps import Each, Result, Stage, Step, Task
from edition.project.order import Order
from edition.project.settings import Settings

_AT_ONCE = 4  # such a page shows more than a telegram's

Shown = tuple[str, Slice]
"""The path of a page, and what it shows."""


def tell_nothing(_: Settings) -> Slice:
    """Tell nothing of the settings but what the stylesheet is given."""
    return {}


@dataclass(frozen=True, slots=True)
class Sheet:
    """
    A kind of page: its stylesheet, the template that writes it, and what it shows of a subject.

    It shows None of a subject that has no page.
    """

    stylesheet: str
    template: str
    show: Callable[[Reader, str], Shown | None]
    tell: Callable[[Settings], Slice] = tell_nothing
    """What it shows of the settings besides."""
    uses: tuple[str, ...] = ()
    """The settings that are told."""
    stage: Stage = Stage.PAGES

    def step(self, name: str, reads: tuple[str, ...], subjects: tuple[str, str] = WHOLE) -> Step:
        """Return the step that composes these pages from some relations."""
        return Step(
            name,
            Each(self.make),
            self.read,
            subjects,
            (*reads, *(name for name in MENU if name not in reads)),
            made_with=(f"xslt/{self.stylesheet}.xsl", *(f"settings {name}" for name in self.uses)),
            stage=self.stage,
            at_once=_AT_ONCE,
        )

    def read(self, reader: Reader, subject: str) -> object:
        """Read what a page shows, and the menu."""
        shown = self.show(reader, subject)
        if shown is None:
            return None
        return {"path": shown[0], "slice": shown[1], "menu": read_menu(reader)}

    def make(self, order: Order, task: Task) -> Result:
        """Compose a page."""
        if task.value is None:
            return Result()
        press = open_press(order, self.stylesheet, task.value["menu"])
        path = task.value["path"]
        told = {**task.value["slice"], **self.tell(order.project.settings), "page": path}
        page = write_sheet(press, self.template, told)
        return Result(outputs=[stage_output(order, task, path, page)])
