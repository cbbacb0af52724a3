"""The commands of the exchange with others: import, export."""

import sys
import time
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from edition.cli.progress import Bar, tell_outcome
from edition.engine.pool import Workers
from edition.outcome import Outcome

if TYPE_CHECKING:
    from edition.exchange.export.export import Export

_FOUND = 1


@click.command("import", epilog="Example: edition import corpus.xml --into harbour")
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option(
    "--from",
    type=click.Choice(["edition"]),
    expose_value=False,  # there is one kind so far
    help="What the files are: our own exports. It is recognized when it is not given.",
)
@click.option(
    "--into",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    help="The edition that the files come into; that of -C by default.",
)
@click.option("--force", is_flag=True, help="Replace telegrams that differ; keep the old files.")
@click.option(
    "--report",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write what became of each part of the files, as schema/loss.schema.json describes it.",
)
@click.pass_obj
def import_(
    root: Path,
    *,
    files: tuple[Path, ...],
    into: Path,
    force: bool,
    report: Path | None,
) -> None:
    """
    Bring telegrams and register entries of another edition into this one.

    FILE is the standalone TEI of a telegram, the TEI corpus, or the registers as TEI.

    Exit code 0: all of it is here now; 1: some was refused; 2: wrong usage; 3: it could not run.
    """
    from edition.exchange.intake import intake  # noqa: PLC0415 - needed only here

    today, places = datetime.now().astimezone().date(), [(str(file), root / file) for file in files]
    plan = intake.plan_import(root / into, places, today, force=force)
    if report is not None:
        intake.report_plan(plan, root / report)
    for sentence in chain(plan.sentences, intake.write_plan(plan)):
        click.echo(sentence, err=True)
    click.echo(intake.sum_up(plan))
    sys.exit(0 if plan.is_complete else _FOUND)


def _choose(_: click.Context, __: click.Parameter, names: tuple[str, ...]) -> "list[Export | str]":
    """Choose exports by their names."""
    from edition.build.export import choose_exports  # noqa: PLC0415 - needed only here

    try:
        return choose_exports(names)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="NAME") from error


@click.command(epilog="Example: edition export cmif -o exports")
@click.argument("exports", nargs=-1, metavar="[NAME]...", callback=_choose)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="The folder to write into; files of the same names are replaced.",
)
@click.option(
    "--accept-rights", is_flag=True, help="Deposit the edition though a licence is not known."
)
@click.pass_obj
def export(root: Path, exports: "list[Export | str]", output: Path, *, accept_rights: bool) -> None:
    """
    Build the edition and, if there is no error, write exports of it: these, or all.

    The name deposit stands for a BagIt bag of the whole edition, sources with their comments too,
    for an archive: it is made only when it is named, alone, and DIR must be empty or have one.
    """
    started = time.perf_counter()
    with Bar() as bar:
        outcome, told = _write(root, exports, output, bar, accepts_rights=accept_rights)
    for line in told:
        click.echo(line)
    tell_outcome(outcome, started)


def _write(
    root: Path, exports: "list[Export | str]", output: Path, bar: Bar, *, accepts_rights: bool
) -> tuple[Outcome, list[str]]:
    """Write exports or the deposit, and return the lines to print."""
    from edition.build.deposit import write_deposit  # noqa: PLC0415 - needed only here
    from edition.build.export import DEPOSIT, write_exports  # noqa: PLC0415 - the same

    if exports == [DEPOSIT]:
        return write_deposit(root, output, Workers(), bar.tell, accepts_rights=accepts_rights)
    if accepts_rights:
        raise click.UsageError("--accept-rights is for a deposit only.")
    outcome, written = write_exports(root, exports, output, Workers(), bar.tell)
    return outcome, [str(output / path) for path in written]
