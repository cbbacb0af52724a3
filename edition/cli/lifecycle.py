"""The commands of an edition's life: init, new, upgrade."""

import shlex
from datetime import datetime
from pathlib import Path

import click


@click.command(epilog='Example: edition init harbour --title "Telegrams of a harbour"')
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--title", default="Telegrams", show_default=True, help="What the edition is called.")
@click.option(
    "--language",
    metavar="TAG",
    default="en",
    show_default=True,
    help="The language of your own words, as BCP 47 writes it.",
)
@click.option("--eject", is_flag=True, help="Also copy the stylesheets, to change them.")
@click.pass_obj
def init(root: Path, folder: Path, title: str, language: str, *, eject: bool) -> None:
    """Make an edition in a new folder, with one invented telegram that its comments explain."""
    from edition.lifecycle.starter import Wishes, begin  # noqa: PLC0415 - needed only here

    begin(root / folder, Wishes(title, language, ejects=eject), datetime.now().astimezone().date())
    named = shlex.quote(str(root / folder))
    click.echo(f"An edition with one invented telegram stands in {named}.")
    click.echo(f"Build it: edition -C {named} build; then open public/index.html there.")
