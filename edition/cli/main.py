"""The commands: each opens, calls and prints."""

import os
import sys
import time
from collections.abc import Collection, Iterator
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any, NoReturn

import click

from edition import __version__
from edition.build.build import build as build_edition
from edition.build.build import rebuild
from edition.build.session import Session
from edition.cli.exchange import export, import_
from edition.cli.lifecycle import init, new, release, upgrade
from edition.cli.progress import FOUND, Bar, tell_outcome
from edition.engine.pool import Workers
from edition.errors import EditionError
from edition.files.folder import Folder
from edition.findings import Severity
from edition.outcome import Outcome
from edition.printable import show
from edition.process.guard import STOPPED
from edition.process.logbook import explain
from edition.process.streams import OutputError, print_last
from edition.report import explain_rule, list_rules

_USAGE, _STOPPED, _INTERRUPTED = 2, 3, 130


@contextmanager
def _show_misuse() -> Iterator[None]:
    """Show invisible characters by their numbers where click repeats what was typed."""
    try:
        yield
    except click.UsageError as error:
        sentence = error.format_message()
        if show(sentence) == sentence or isinstance(error, click.exceptions.NoArgsIsHelpError):
            raise
        raise click.UsageError(show(sentence), error.ctx) from error


class Edition(click.Group):
    """The commands; a failure prints one line and returns an exit code, never a stack trace."""

    def main(self, *args: Any, **extra: Any) -> Any:  # noqa: ANN401 - click's signature
        """Run a command, or print its help; a failing stream is reported on the other one."""
        try:
            return super().main(*args, **extra)
        except OutputError as error:
            print_last(f"edition: {error}")
            sys.exit(_STOPPED)

    @_show_misuse()
    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments before a command's name."""
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's signature
        """Run a command, and turn exceptions into a line and an exit code."""
        try:
            with _show_misuse():
                return super().invoke(ctx)
        except EditionError as error:
            self._stop(ctx, show(str(error)))
        except KeyboardInterrupt:
            self._stop(ctx, STOPPED, _INTERRUPTED)
        except (MemoryError, RecursionError) as error:
            self._stop(ctx, explain(error))
        except BrokenExecutor:
            self._stop(ctx, "The processes that worked died; give the machine more memory.")
        except OSError as error:
            self._stop(ctx, _explain_refusal(error))

    def _stop(self, ctx: click.Context, sentence: str, code: int = _STOPPED) -> NoReturn:
        """Print why a command cannot go on, and exit."""
        click.echo(f"edition: {sentence}", err=True)
        ctx.exit(code)


def _explain_refusal(error: OSError) -> str:
    """Explain an unexpected OSError in a sentence."""
    reason = error.strerror or str(error)
    if error.filename is None:
        return f"The system refused what the program needs: {reason}."
    return f"{show(os.fsdecode(error.filename))} could not be used: {reason}."


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
    """Check and publish an edition of telegrams."""
    ctx.obj = root


@main.command(epilog="Example: edition check tei/telegrams/tg-1950-26637.xml")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif"]),
    default="text",
    show_default=True,
    help="Lines for people, JSON as schema/finding.schema.json describes it, or SARIF 2.1.0.",
)
@click.option("--rule", "rules", metavar="ID", multiple=True, help="Only this rule; repeatable.")
@click.option(
    "--severity",
    type=click.Choice([str(severity) for severity in Severity]),
    default=str(Severity.INFORMATION),
    show_default=True,
    help="Only findings of this weight and above.",
)
@click.option(
    "--max", "limit", metavar="N", type=click.IntRange(0), help="Show the first N findings."
)
@click.option("--diff", is_flag=True, help="Print the certain edits as a diff for git apply.")
@click.option("--fix", is_flag=True, help="Make the certain edits, and keep the originals.")
@click.option("--verbose", is_flag=True, help="List also the quantities and dates not understood.")
@click.pass_obj
def check(root: Path, /, **asked: Any) -> None:  # noqa: ANN401 - click's signature
    """
    Check all sources, or the files and folders named, as the edition's folder has them.

    All of them: what changed since the last build, and what depends on it, if there was one.

    Exit code 0: no error among the findings asked for, shown or not; 1: some; 2: wrong usage;
    3: it could not run.
    """
    from edition.cli.check import Asked, explain_misuse, respond  # noqa: PLC0415 - needed only here

    wanted = Asked(**asked)
    if misuse := explain_misuse(root, wanted):
        raise click.UsageError(misuse)
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    say, note = partial(click.echo, nl=False, color=colour), partial(click.echo, err=True)
    sys.exit(FOUND if respond(root, wanted, say, note, colour=colour) else 0)


@main.command(epilog="Example: edition build --jobs 2")
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1),
    help="How many processes work on many telegrams; as many as there are cores by default.",
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="A dask scheduler whose workers do the work; they must see this folder at the same path.",
)
@click.option("--explain", is_flag=True, help="Say of all that is made again what differs.")
@click.option(
    "--verify", is_flag=True, help="Look at every file in public/, and mend what was changed."
)
@click.option(
    "--costly",
    is_flag=True,
    help="Make also the exports that a large edition otherwise makes at releases only.",
)
@click.pass_obj
def build(  # noqa: PLR0913 - the options
    root: Path,
    jobs: int | None,
    scheduler: str | None,
    *,
    explain: bool,
    verify: bool,
    costly: bool,
) -> None:
    """Check the edition and, if there is no error, publish it in public/."""
    started = time.perf_counter()
    workers = Workers(jobs=jobs or 0, scheduler=scheduler)
    with Bar() as bar:
        outcome = build_edition(root, Folder(root), workers, bar.tell, verify=verify, costly=costly)
    if explain:
        from edition.report.explanation import explain_all  # noqa: PLC0415 - seldom asked for

        for line in explain_all(outcome):
            click.echo(line)
    tell_outcome(outcome, started)


@main.command(epilog="Example: edition rules witness.reproduced")
@click.argument("rule", required=False)
@click.pass_obj
def rules(root: Path, rule: str | None) -> None:
    """List the rules, or explain one."""
    from edition.project.rules import read_rules  # noqa: PLC0415
    from edition.project.settings import Project  # noqa: PLC0415 - unchanged builds do not import it

    known = read_rules(Project.open(root).schema)
    if rule is not None and rule not in known:
        raise click.BadParameter(f"there is no rule {rule}; edition rules lists them.")
    click.echo("\n".join(list_rules(known) if rule is None else explain_rule(known[rule])))


@main.command(epilog="Example: edition schema")
@click.pass_obj
def schema(root: Path) -> None:
    """
    Make the grammar, the rules and their list from schema/telegram.odd.

    Values of its lists that the pages have no words for are named; pages show their glosses.
    """
    from edition.project import freshness, odd, strings  # noqa: PLC0415 - unchanged builds do not import it
    from edition.project.settings import Project  # noqa: PLC0415

    project = Project.open(root)
    if project.schema != root / "schema":
        raise EditionError("This edition has no schema/telegram.odd of its own.")
    for name, content in odd.generate(project.schema / freshness.ODD, project.stylesheets).items():
        Folder(root).write(PurePosixPath("schema", name), content)
        click.echo(f"schema/{name}")
    click.echo(strings.explain_unworded(project.schema, project.stylesheets), nl=False)


@main.command(epilog="Example: edition serve --port 8080")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="The port on 127.0.0.1; 0 takes any that is free.",
)
@click.pass_obj
def serve(root: Path, port: int) -> None:
    """Build, show the pages on this machine, and keep them as new as their sources until Ctrl-C."""
    try:
        from edition.preview.preview import serve as serve_edition  # noqa: PLC0415 - an optional extra
    except ModuleNotFoundError as error:
        library = str(error.name).partition(".")[0]
        raise EditionError(
            f"edition serve needs {library}; install it: pip install 'edition[serve]'."
        ) from error
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    serve_edition(root, port, _rebuild, click.echo, colour=colour)


def _rebuild(session: Session, changes: Collection[PurePosixPath] | None) -> Outcome:
    with Bar() as bar:
        return rebuild(session, changes, bar.tell)


for command in (export, import_, init, new, release, upgrade):
    main.add_command(command)
