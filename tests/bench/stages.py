"""
Where a build spends its time: it runs in this process, its parts are timed from outside.

The time of a part is its own: what other parts do inside it is theirs. It is processor time, so
that it means the same on a busy machine.
"""

import functools
import importlib
import inspect
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

STAGES = {
    "edition.engine.inputs:InputFiles.read": "read sources",
    "edition.read.source:parse": "parse (lxml)",
    "edition.transform.processor:Saxon.parse": "parse for Saxon",
    "edition.check.document.grammar:check": "check: grammar",
    "edition.check.document.schematron:check": "check: Schematron",
    "edition.check.document.ids:check": "check: ids",
    "edition.check.document.pointers:check": "check: pointers",
    "edition.check.document.witnesses:check": "check: witnesses",
    "edition.check.document.values:check": "check: words and attributes",
    "edition.check.document.untagged_names:check": "check: mentions",
    "edition.check.document.pointers:check_links": "check: links",
    "edition.check.edition.locate:Places.look_up": "check: places in the whole edition",
    "edition.describe.describer:describe_all": "describe",
    "edition.project.json_schema:find_problems": "records against their schema",
    "edition.catalogue.database:Catalogue.query": "catalogue: queries",
    "edition.catalogue.database:Catalogue.execute": "catalogue: statements",
    "edition.catalogue.database:Catalogue.execute_many": "catalogue: rows",
    "edition.catalogue.database:Catalogue.commit": "catalogue: commits",
    "edition.engine.due:_look_at": "engine: what steps read",
    "edition.engine.store:Store.store": "engine: what was made",
    "edition.describe.rows:list_source_rows": "catalogue: pointers and ids",
    "edition.describe.rows:list_description_rows": "catalogue: records",
    "edition.compose.composer:write_page": "pages of telegrams",
    "edition.compose.composer:write_sheet": "pages of the whole edition",
    "edition.describe.describer:read_told": "describe: lines and mentions",
    "edition.publish.outputs:stage": "stage",
    "edition.publish.publisher:publish": "publish",
}
"""The parts of a build, and what they are called in the table."""

REST = "everything else"


class Clock:
    """Adds up the processor time that each stage takes for itself."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._running = [REST]
        self._last = time.process_time()

    def switch(self, stage: str | None) -> None:
        """Begin a stage inside the running one, or end it."""
        now = time.process_time()
        self.seconds[self._running[-1]] += now - self._last
        self._last = now
        if stage is None:
            self._running.pop()
        else:
            self._running.append(stage)

    def time(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function with its time taken; a generator's, each time it goes on."""

        @functools.wraps(function)
        def timed(*arguments: object, **named: object) -> object:
            self.switch(stage)
            try:
                result = function(*arguments, **named)
            finally:
                self.switch(None)
            return self._follow(stage, result) if inspect.isgenerator(result) else result

        return timed

    def _follow(self, stage: str, generator: Iterator[object]) -> Iterator[object]:
        """Go through a generator, and take its time."""
        while True:
            self.switch(stage)
            try:
                value = next(generator, self)
            finally:
                self.switch(None)
            if value is self:
                return
            yield value


def find(name: str) -> tuple[Any, str, Callable[..., Any]]:
    """Find a function by module and name: what holds it, its name there, and itself."""
    module, _, path = name.partition(":")
    *holders, last = path.split(".")
    holder = functools.reduce(getattr, holders, importlib.import_module(module))
    return holder, last, getattr(holder, last)


def take_times(clock: Clock) -> None:
    """Put the clock around every stage, wherever it has been imported to."""
    importlib.import_module("edition.build.build")
    for name, stage in STAGES.items():
        holder, attribute, function = find(name)
        timed = clock.time(stage, function)
        setattr(holder, attribute, timed)
        for module in [module for key, module in sys.modules.items() if key.startswith("edition.")]:
            for key, value in list(vars(module).items()):
                if value is function:
                    setattr(module, key, timed)


def main(folder: Path) -> None:
    """Build an edition in this process and print the seconds of each stage."""
    from edition.cli.main import main as edition  # noqa: PLC0415 - compiled code is loaded in its stage

    clock = Clock()
    take_times(clock)
    jobs = any(option.name == "jobs" for option in edition.commands["build"].params)
    arguments = ["--root", str(folder), "build", *(["--jobs", "1"] if jobs else [])]
    with redirect_stdout(sys.stderr):
        try:
            edition.main(arguments, prog_name="edition")
        except SystemExit as end:
            if end.code:
                raise
    clock.switch(None)
    sys.stdout.write(json.dumps(clock.seconds))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
