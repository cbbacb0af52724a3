"""
Which files of an edition changed.

The folders are watched. edition.toml and the folders themselves are looked at a few times a second:
a watch ends with the file or folder that it was set on, and editors put new files in the place of
old ones.
"""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath

import watchfiles
from watchfiles import Change
from watchfiles._rust_notify import WatchfilesRustInternalError

from edition.errors import EditionError
from edition.project.settings import SETTINGS

FOLDERS = ("tei", "xslt", "schema")

_REST, _LONGEST, _LOOK = 20, 500, 200
"""
In milliseconds: the rest that ends a change, the longest change, and how often we look ourselves.
"""

_ALL = PurePosixPath()
_MANY = 500


def watch(root: Path) -> Iterator[frozenset[PurePosixPath] | None]:
    """
    Yield what changed, again and again; None stands for all: at first, and when it is very much.

    Nothing is lost between two turns: what changes while the caller works is told in the next.
    """
    root = root.resolve()
    due = {_ALL}
    while True:
        before = _look(root)
        for found in _watch_folders(root):
            due |= found
            if _look(root) != before or any(str(path) in FOLDERS for path in found):
                # Until the next watch is set nobody looks, so all is looked at once it is.
                due = {_ALL}
                break
            if due:
                yield None if _ALL in due or len(due) > _MANY else frozenset(due)
                due = set()
        else:
            due = {_ALL}


def _watch_folders(root: Path) -> Iterator[set[PurePosixPath]]:
    """Yield what changed in the folders that are there, if only nothing, a few times a second."""
    folders = [root / name for name in FOLDERS if (root / name).is_dir()]
    try:
        # A folder may go between the line above and the watch; the next turn knows it. A watch ends
        # at a name that is not UTF-8, and what else it would have told is found by looking at all.
        with suppress(FileNotFoundError, WatchfilesRustInternalError):
            for changes in watchfiles.watch(
                *folders,
                watch_filter=_is_source,
                step=_REST,
                debounce=_LONGEST,
                rust_timeout=_LOOK,
                yield_on_timeout=True,
            ):
                yield {_name(root, place) for place in _drop_passing(changes)}
    except OSError as error:
        raise EditionError(f"The sources cannot be watched: {error}.") from error


def _drop_passing(changes: set[tuple[Change, str]]) -> set[Path]:
    """Name what changed, without what editors put beside a file for a moment while they save it."""
    places = {
        change: {Path(place) for kind, place in changes if kind is change} for change in Change
    }
    passing = {
        place
        for place in places[Change.added] & places[Change.deleted]
        if not place.suffix and not place.exists()
    }
    return set().union(*places.values()) - passing


def _name(root: Path, place: Path) -> PurePosixPath:
    """
    Name a file from the edition's folder; where a link leads elsewhere, anything may have changed.
    """
    return PurePosixPath(place.relative_to(root).as_posix()) if root in place.parents else _ALL


def _is_source(_: Change, place: str) -> bool:
    """Tell a source from what editors and file managers leave behind."""
    name = Path(place).name
    return not (name.startswith((".", "#")) or name.endswith("~"))


def _look(root: Path) -> dict[str, tuple[int, ...]]:
    """Tell which edition.toml and which folders are there now."""
    return {name: _identify(root / name) for name in (SETTINGS, *FOLDERS)}


def _identify(place: Path) -> tuple[int, ...]:
    """
    Tell one file from another, and from itself when it has changed; a folder only from another.
    """
    try:
        stat = place.stat()
    except OSError:
        return ()
    if place.is_dir():
        return stat.st_dev, stat.st_ino
    return stat.st_dev, stat.st_ino, stat.st_size, stat.st_mtime_ns
