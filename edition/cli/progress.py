"""Show the progress of a command, and its outcome."""

import os
import sys
import time
from typing import NoReturn, Self

import click

from edition.outcome import Outcome
from edition.report import report

FOUND = 1
"""The exit code if there is an error among the findings."""

_REDRAW_SECONDS = 0.1
_LINE_SECONDS = 10.0
_WIDTH = 30


class Bar:
    """The progress of a build: a bar with counts and rate on a terminal, plain lines otherwise."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self._stage = ""
        self._started = self._last = time.perf_counter()

    def __enter__(self) -> Self:
        """Show nothing yet."""
        return self

    def __exit__(self, *_: object) -> None:
        """Clear the line on the terminal."""
        if self._shown and self._stage:
            click.echo("\r\x1b[K", err=True, nl=False)

    def tell(self, stage: str, done: int, total: int) -> None:
        """Show the progress, at most ten times a second on a terminal, else every ten seconds."""
        now = time.perf_counter()
        if stage != self._stage:
            self._stage, self._started, self._last = stage, now, now
            if total and not self._shown:
                return
        elif now - self._last < (_REDRAW_SECONDS if self._shown else _LINE_SECONDS):
            return
        self._last = now
        rate = done / max(now - self._started, 1e-9)
        counts = f" {done}/{total}, {rate:.0f} a second" if total else ""
        if self._shown:
            filled = _WIDTH * done // total if total else 0
            drawn = f"[{'#' * filled}{' ' * (_WIDTH - filled)}] " if total else ""
            click.echo(f"\r\x1b[K{drawn}{stage}{counts}", err=True, nl=False)
        else:
            click.echo(f"{stage}{counts}", err=True)


def tell_outcome(outcome: Outcome, started: float, *sentences: str) -> NoReturn:
    """Print an outcome, and what else there is to say; exit with its code."""
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    seconds = time.perf_counter() - started
    told = (*report(outcome, seconds=seconds, colour=colour), *sentences)
    click.echo("\n".join(told), color=colour)
    sys.exit(FOUND if outcome.errors else 0)
