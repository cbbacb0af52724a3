"""The commands of an edition's life: init, new, release, upgrade."""

import re
import shlex
import time
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from edition.cli.progress import Bar, tell_outcome
from edition.engine.pool import Workers

_TAG = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/+-]*")


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


@click.command(epilog="Example: edition new 13 --date 1901-03-04 --from Vale --to org:customs")
@click.argument("number", required=False)
@click.option("--date", "day", metavar="DAY", required=True, help="When it was sent: 1901-03-04.")
@click.option("--from", "sender", metavar="NAME", required=True, help="Who sent it: a name or id.")
@click.option("--to", "addressee", metavar="NAME", required=True, help="To whom it was sent.")
@click.option("--add", is_flag=True, help="Add the entries that are missing to their registers.")
@click.pass_obj
def new(root: Path, /, *, add: bool, **told: Any) -> None:  # noqa: ANN401 - click's signature
    """
    Begin the next telegram, with all that the settings and the registers know of it.

    A name that no register has is a person's; write place:NAME or org:NAME for others.
    """
    from edition.lifecycle.telegram import Wanted, plan_telegram, write_telegram  # noqa: PLC0415
    from edition.project.settings import Project  # noqa: PLC0415 - needed only here

    project = Project.open(root)
    draft = plan_telegram(project, Wanted(**told), datetime.now().astimezone().date())
    for line in write_telegram(project, draft, adds=add):
        click.echo(line)


def _choose_tag(_: click.Context, __: click.Parameter, tag: str | None) -> str | None:
    """Refuse a tag that no repository takes."""
    if tag is not None and (_TAG.fullmatch(tag) is None or ".." in tag):
        raise click.BadParameter(f"“{tag}” cannot name a tag; write one such as v1.0.")
    return tag


@click.command(epilog="Example: edition release --tag v1.0")
@click.option("--tag", metavar="NAME", callback=_choose_tag, help="What the repository calls it.")
@click.option("--withdraw", "ids", metavar="ID", multiple=True, help="An id to withdraw.")
@click.option("--reason", "reasons", metavar="TEXT", multiple=True, help="Why; readers see it.")
@click.option("--see", "instead", metavar="ID", multiple=True, help="What to see instead.")
@click.pass_obj
def release(root: Path, /, tag: str | None, **told: tuple[str, ...]) -> None:
    """
    Build from nothing, and note all that is published in tei/published.txt.

    Errors, telegrams that are not published, and ids that are gone are refused. An id that must go
    is withdrawn: its page then says why, or leads on. Repeat --withdraw for more; they share one
    --reason and one --see, or have one each.
    """
    from edition.lifecycle.release import Wanted  # noqa: PLC0415 - needed only here
    from edition.lifecycle.release import release as release_edition  # noqa: PLC0415

    wanted, started = Wanted(tag, _pair(**told)), time.perf_counter()
    with Bar() as bar:
        released = release_edition(root, wanted, Workers(), bar.tell)
    tell_outcome(released.outcome, started, *released.sentences)


def _pair(
    ids: tuple[str, ...], reasons: tuple[str, ...], instead: tuple[str, ...]
) -> tuple[tuple[str, str, str | None], ...]:
    """Pair ids that are withdrawn with their reasons, and with what to see instead."""
    from edition.lifecycle.template import clean  # noqa: PLC0415 - needed only here

    if len({*ids}) < len(ids):
        raise click.UsageError("An id is withdrawn twice; name it once.")
    if len(reasons) not in {bool(ids), len(ids)}:
        raise click.UsageError("Give one --reason for what is withdrawn, or one for each.")
    if len(instead) not in {0, bool(ids), len(ids)}:
        raise click.UsageError("Give one --see for what is withdrawn, or one for each.")
    told = [clean("reason", reason) for reason in reasons] * (len(ids) // (len(reasons) or 1))
    seen = [*(instead or (None,))] * (len(ids) // (len(instead) or 1))
    return tuple(zip(ids, told, seen, strict=True))


@click.command(epilog="Example: edition upgrade --write")
@click.option("--write", is_flag=True, help="Make the changes, and keep the files as they were.")
@click.pass_obj
def upgrade(root: Path, *, write: bool) -> None:
    """Show as a diff what this version of the command asks of an older edition."""
    from edition.lifecycle.upgrade import upgrade as upgrade_edition  # noqa: PLC0415
    from edition.project.settings import Project  # noqa: PLC0415 - needed only here

    for diff, sentences in upgrade_edition(Project.open(root), writes=write):
        click.echo(diff, nl=False)
        for sentence in sentences:
            click.echo(sentence, err=True)
