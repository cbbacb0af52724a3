"""
The preview: published pages on this machine, rebuilt while somebody edits.

The main thread watches and builds as `edition build` does, so Ctrl-C ends both in the same way.
Another thread serves. Additions to a page are made in the copy that is sent, never in `public/`.
"""

import signal
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import TypeAlias

from edition.build.session import Session
from edition.engine.pool import Workers
from edition.errors import EditionError
from edition.files.folder import Folder
from edition.outcome import Outcome
from edition.preview.messages import format_changes, format_failure, format_outcome
from edition.preview.server import listen, serving
from edition.preview.state import Board
from edition.preview.watcher import watch
from edition.process.signals import interrupt_once
from edition.project.settings import SETTINGS, Project
from edition.publish.outputs import PUBLIC

Changes: TypeAlias = Collection[PurePosixPath] | None
"""The files that changed; None means that any may have."""

Build: TypeAlias = Callable[[Session, Changes], Outcome]


def serve(
    root: Path, port: int, build: Build, tell: Callable[[str], None], *, colour: bool
) -> None:
    """Build, serve and watch an edition until Ctrl-C."""
    if not (root / SETTINGS).exists():
        Project.open(root)  # raises an error; a broken edition.toml can be mended later
    signal.signal(signal.SIGINT, interrupt_once)  # also where a shell ignores it
    board = Board()
    with (
        suppress(KeyboardInterrupt),
        listen(port) as listener,
        serving(listener, root / PUBLIC, board) as address,
        Session.open(root, Folder(root), Workers()) as session,
    ):
        tell(f"{address} shows the edition as it is edited; Ctrl-C ends it.")
        for lines in follow(session, board, build, colour=colour):
            tell(lines)


def follow(session: Session, board: Board, build: Build, *, colour: bool) -> Iterator[str]:
    """Build after each change, and return lines about it; after a failure check all files."""
    failed = False
    for changes in watch(session.root):
        started = time.perf_counter()
        try:
            outcome = build(session, None if failed else changes)
        except EditionError as error:
            failed = True
            board.post_failure(str(error))
            lines = format_failure(error, colour=colour)
        else:
            failed = False
            board.post(outcome)
            lines = format_outcome(outcome, time.perf_counter() - started, colour=colour)
        yield "\n".join((f"{format_changes(changes)}: {lines[0]}", *lines[1:]))
