"""
Watch which files of an edition change.

edition.toml and the folders themselves are checked five times a second. A watch ends with the file
or folder that it was set on, and editors replace files by new ones.
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

_QUIET_MS, _MAX_CHANGE_MS, _CHECK_MS = 20, 500, 200
"""In milliseconds: the pause that ends a change, the longest change, the time between checks."""

_ALL = PurePosixPath()
_MAX_PATHS = 500


def watch(root: Path) -> Iterator[frozenset[PurePosixPath] | None]:
    """
    Yield the changed files, again and again; None means that any file may have changed.

    None comes at first, after a watch was set again, and if over 500 files changed. What changes
    while the caller works is part of the next turn.
    """
    root = root.resolve()
    due = {_ALL}
    while True:
        before = _identify_all(root)
        for found in _watch_folders(root):
            due |= found
            if _identify_all(root) != before or any(str(path) in FOLDERS for path in found):
                # Nothing is watched until the next watch is set, so any file may have changed.
                due = {_ALL}
                break
            if due:
                yield None if _ALL in due or len(due) > _MAX_PATHS else frozenset(due)
                due = set()
        else:
            due = {_ALL}


def _watch_folders(root: Path) -> Iterator[set[PurePosixPath]]:
    """Yield what changed in the existing folders, five times a second, even if nothing changed."""
    folders = [root / name for name in FOLDERS if (root / name).is_dir()]
    try:
        # A folder may be deleted before the watch is set; the next turn notices. A watch ends at a
        # name that is not UTF-8; None is yielded then, so other changes are not missed.
        with suppress(FileNotFoundError, WatchfilesRustInternalError):
            for changes in watchfiles.watch(
                *folders,
                watch_filter=_is_source,
                step=_QUIET_MS,
                debounce=_MAX_CHANGE_MS,
                rust_timeout=_CHECK_MS,
                yield_on_timeout=True,
            ):
                yield {_name(root, place) for place in _drop_passing(changes)}
    except OSError as error:
        raise EditionError(f"The sources cannot be watched: {error}.") from error


def _drop_passing(changes: set[tuple[Change, str]]) -> set[Path]:
    """Return the changed places without the temporary files that editors make while saving."""
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
    """Return the path in the edition, or _ALL if a link leads elsewhere."""
    return PurePosixPath(place.relative_to(root).as_posix()) if root in place.parents else _ALL


def _is_source(_: Change, place: str) -> bool:
    """Tell whether a name is not one that editors and file managers leave behind."""
    name = Path(place).name
    return not (name.startswith((".", "#")) or name.endswith("~"))


def _identify_all(root: Path) -> dict[str, tuple[int, ...]]:
    """Return the identities of edition.toml and of the watched folders."""
    return {name: _identify(root / name) for name in (SETTINGS, *FOLDERS)}


def _identify(place: Path) -> tuple[int, ...]:
    """Return values that differ if it is another file or folder, or if a file has changed."""
    try:
        stat = place.stat()
    except OSError:
        return ()
    if place.is_dir():
        return stat.st_dev, stat.st_ino
    return stat.st_dev, stat.st_ino, stat.st_size, stat.st_mtime_ns
