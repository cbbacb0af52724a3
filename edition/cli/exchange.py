"""The commands of the exchange with others: import."""

import sys
from datetime import datetime
from itertools import chain
from pathlib import Path

import click

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
    from edition.project.settings import Project  # noqa: PLC0415 - needed only here

    today = datetime.now().astimezone().date()
    taker = intake.Intake.prepare(Project.open(root / into), today, force=force)
    plan = taker.plan((str(file), root / file) for file in files)
    if report is not None:
        intake.report_plan(plan, root / report)
    for sentence in chain(plan.sentences, intake.write_plan(plan)):
        click.echo(sentence, err=True)
    click.echo(intake.sum_up(plan))
    sys.exit(0 if plan.is_complete else _FOUND)
