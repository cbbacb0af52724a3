"""
The command line, and the one door to click: a command opens, calls and prints.
"""

import os
import sys
import time
from pathlib import Path, PurePosixPath
from typing import Any

import click

from edition import __version__
from edition.check import Outcome, check_paths
from edition.errors import EditionError
from edition.files import Folder
from edition.project import Project
from edition.report import explain_rule, list_rules, report
from edition.rules import read_rules
from edition.schema import ODD, generate, stale
from edition.sources import find_sources

_FOUND, _USAGE, _STOPPED = 1, 2, 3


class Edition(click.Group):
    """
    The commands; what stops one is a line and an exit code, never a stack trace.
    """

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as click has it
        """
        Run a command.
        """
        try:
            return super().invoke(ctx)
        except EditionError as error:
            click.echo(f"edition: {error}", err=True)
            ctx.exit(_STOPPED)


@click.group(
    cls=Edition,
    epilog="Example: edition build",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__)
@click.option(
    "-C",
    "--root",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    help="The edition's folder; the current one by default.",
)
@click.pass_context
def main(ctx: click.Context, root: Path) -> None:
    """
    Check and publish an edition of telegrams.
    """
    ctx.obj = root


@main.command(epilog="Example: edition check tei/telegrams/tg-1950-26637.xml")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.pass_obj
def check(root: Path, paths: tuple[Path, ...]) -> None:
    """
    Check the sources, all of them or the files and folders named.

    Exit code 0: no error; 1: some; 2: wrong usage; 3: it could not run.
    """
    started = time.perf_counter()
    project = _open(root)
    if paths:
        outcome = check_paths(project, find_sources(project, paths))
    else:
        from edition.build import check_edition  # noqa: PLC0415 - one file is checked without it

        outcome = check_edition(project)
    _tell(outcome, started)


@main.command(epilog="Example: edition build")
@click.pass_obj
def build(root: Path) -> None:
    """
    Check the edition and, if there is no error, publish it in public/.
    """
    from edition.build import build as build_edition  # noqa: PLC0415 - one file is checked without it

    started = time.perf_counter()
    _tell(build_edition(_open(root), Folder(root)), started)


@main.command(epilog="Example: edition rules witness.reproduced")
@click.argument("rule", required=False)
@click.pass_obj
def rules(root: Path, rule: str | None) -> None:
    """
    List the rules, or explain one.
    """
    known = read_rules(Project.open(root).schema)
    if rule is not None and rule not in known:
        raise click.BadParameter(f"there is no rule {rule}; edition rules lists them.")
    click.echo("\n".join(list_rules(known) if rule is None else explain_rule(known[rule])))


@main.command(epilog="Example: edition schema")
@click.pass_obj
def schema(root: Path) -> None:
    """
    Make the grammar, the rules and their list from schema/telegram.odd.
    """
    project = Project.open(root)
    if project.schema != root / "schema":
        raise EditionError("This edition has no schema/telegram.odd of its own.")
    for name, content in generate(project.schema / ODD, project.stylesheets).items():
        Folder(root).write(PurePosixPath("schema", name), content)
        click.echo(f"schema/{name}")


def _open(root: Path) -> Project:
    """
    Open the edition, whose generated schema must be that of its ODD.
    """
    project = Project.open(root)
    stale(project.schema)
    return project


def _tell(outcome: Outcome, started: float) -> None:
    """
    Print an outcome and end with its exit code.
    """
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    seconds = time.perf_counter() - started
    click.echo("\n".join(report(outcome, seconds=seconds, colour=colour)), color=colour)
    sys.exit(_FOUND if outcome.errors else 0)
