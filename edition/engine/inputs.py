"""The files that a build reads, found by name and stamp without opening them."""

import hashlib
import os
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from edition.catalogue.database import Catalogue
from edition.errors import EditionError, UnreadError, explain_change
from edition.files.input_file import open_regular, read_bytes, require_inside
from edition.files.stamps import MISSING, Stamp, is_source_name, list_tree, read_stamp
from edition.project.paths import ROLL, SETTINGS, SUFFIXES, find_resources, locate_input


@dataclass(frozen=True, slots=True)
class Changes:
    """
    The inputs whose bytes differ from the last build's, and those that came or went.

    Either all inputs were looked at, or those that were said to have changed.
    """

    digests: Collection[str]
    names: Collection[str]
    all: bool

    def __bool__(self) -> bool:
        """Tell whether there are any."""
        return bool(self.digests or self.names)

    def concern(self, *starts: str) -> bool:
        """Tell whether an input changed whose path begins so."""
        return any(path.startswith(starts) for path in (*self.digests, *self.names))


@dataclass(frozen=True, slots=True)
class InputFiles:
    """The inputs of an edition, read without following a link out of it."""

    root: Path
    limit: int

    def read(self, path: str) -> bytes | None:
        """Return the bytes of an input, None if there is none; else raise UnreadError."""
        try:
            return self._read(path)
        except EditionError as error:
            if os.path.lexists(locate_input(self.root, path)):
                raise UnreadError(str(error)) from error
            return None
        except OSError:
            return None  # no file can have such a name

    def explain(self, path: str) -> EditionError:
        """Say why an input cannot be read."""
        try:
            self._read(path)
        except EditionError as error:
            return UnreadError(str(error))
        return explain_change(path)

    def _read(self, path: str) -> bytes:
        place = locate_input(self.root, path)
        if path.startswith(("schema/", "xslt/")):
            return read_bytes(place.parent, PurePosixPath(place.name), _MAX_BYTES)
        return read_bytes(self.root, PurePosixPath(path), self.limit)


_STAMPS = """
SELECT path, size, mtime_ns, ctime_ns, inode FROM source WHERE path >= ? AND path < ?
"""
_MAX_BYTES = 50_000_000  # of a schema file or an asset
_UNSETTLED_NANOSECONDS = 2_000_000_000  # a younger file may change and keep its stamp

Span = tuple[str, str]
"""All paths from the first up to but not including the second."""
_MAX_FILES_PER_SPAN = 10_000  # stamps held in memory at once


def list_inputs(root: Path) -> Iterator[tuple[Span, Mapping[str, Stamp]]]:
    """
    List all inputs with their stamps: settings, schema, sources, stylesheets.

    They come in spans that do not overlap; a span of sources has at most 10,000 files.
    """
    yield span_file(SETTINGS), {SETTINGS: read_stamp(root, SETTINGS)}
    yield _span_folder("schema/"), list_tree(find_resources(root, "schema", "telegram.odd"))
    for path, suffix in SUFFIXES.items():
        require_inside(root, path)
        yield from _list_folder(root, f"{path}/", suffix)
    roll = read_stamp(root, str(ROLL))
    yield span_file(str(ROLL)), {} if roll is MISSING else {str(ROLL): roll}
    yield _span_folder("xslt/"), list_tree(find_resources(root, "xslt", "telegram.xsl"))


def list_noted(catalogue: Catalogue, folder: str) -> list[tuple[str, str]]:
    """List the inputs in a folder, each with the digest that was noted, by their paths."""
    query = "SELECT path, digest FROM source WHERE path >= ? AND path < ? ORDER BY path"
    return [(row[0], row[1]) for row in catalogue.query(query, *_span_folder(folder))]


def find_changed(catalogue: Catalogue, root: Path) -> str | None:
    """Return a schema file or stylesheet that is not as it was noted when the build began."""
    for folder, witness in (("schema", "telegram.odd"), ("xslt", "telegram.xsl")):
        span = _span_folder(f"{folder}/")
        rows = catalogue.query(_STAMPS, *span)
        noted = {row[0]: Stamp(*row[1:]) for row in rows}
        stamps = list_tree(find_resources(root, folder, witness))
        if differing := {*noted.items()} ^ {*stamps.items()}:
            return min(path for path, _ in differing)
    return None


def span_file(path: str) -> Span:
    """Return the span of a single path."""
    return path, f"{path}\0"


def _span_folder(prefix: str) -> Span:
    """Return the span of all paths in a folder."""
    return prefix, prefix[:-1] + chr(ord("/") + 1)


def look_at(root: Path, path: str) -> Stamp | None:
    """
    Return the stamp of a path that is, or would be, an input of a build; None for other paths.
    """
    pure = PurePosixPath(path)
    if path in {SETTINGS, str(ROLL)}:
        return read_stamp(root, path)
    suffix = SUFFIXES.get(pure.parent)
    if suffix and is_source_name(pure.name, suffix):
        return read_stamp(root, path)
    return None


def digest_input(root: Path, path: str) -> str:
    """Return the digest of an input; empty if it cannot be read or is not a regular file."""
    try:
        with open_regular(locate_input(root, path)) as file:
            return f"sha256:{hashlib.file_digest(file, 'sha256').hexdigest()}"
    except OSError:
        return ""


def is_settled(stamp: Stamp, looked: int) -> bool:
    """
    Tell whether a file last changed more than 2 s before it was checked, so its stamp is reliable.
    """
    return max(stamp.mtime_ns, stamp.ctime_ns) < looked - _UNSETTLED_NANOSECONDS


def read_clock() -> int:
    """Return the time in nanoseconds, as in stamps."""
    return time.time_ns()


def _list_folder(
    root: Path, prefix: str, suffix: str
) -> Iterator[tuple[Span, Mapping[str, Stamp]]]:
    """List the files of a folder that have the suffix, in spans without gaps between them."""
    names: list[str] = []
    with suppress(OSError):
        names += os.listdir(root / prefix)  # noqa: PTH208 - names only, as there may be very many
    names = sorted(name for name in names if is_source_name(name, suffix))
    first, end = _span_folder(prefix)
    for start in range(0, len(names) or 1, _MAX_FILES_PER_SPAN):
        following = names[start + _MAX_FILES_PER_SPAN : start + _MAX_FILES_PER_SPAN + 1]
        after = prefix + following[0] if following else end
        part = names[start : start + _MAX_FILES_PER_SPAN]
        yield (first, after), {prefix + name: read_stamp(root, prefix + name) for name in part}
        first = after
