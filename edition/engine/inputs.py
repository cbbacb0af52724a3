"""The files that a build reads, found by names and stamps without opening them."""

import hashlib
import os
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

from edition.files.input_file import open_regular, require_inside
from edition.files.stamps import MISSING, Stamp, is_source_name, list_tree, read_stamp
from edition.project.paths import ROLL, SETTINGS, SUFFIXES, find_resources, locate_input

_DOUBT = 2_000_000_000
"""A file changed so shortly before it was looked at may change again without a new stamp."""

Span = tuple[str, str]
"""All paths from the first up to the second, but not that."""
_SPAN = 10_000
"""The stamps of so many files are held at once."""


def list_inputs(root: Path) -> Iterator[tuple[Span, Mapping[str, Stamp]]]:
    """
    List all that a build reads: settings, schema, sources, stylesheets, with their stamps.

    They come span by span, for there may be very many; no two spans share a path.
    """
    yield span_file(SETTINGS), {SETTINGS: read_stamp(root, SETTINGS)}
    yield _span_folder("schema/"), list_tree(find_resources(root, "schema", "telegram.odd"))
    for path, suffix in SUFFIXES.items():
        require_inside(root, path)
        yield from _list_folder(root, f"{path}/", suffix)
    roll = read_stamp(root, str(ROLL))
    yield span_file(str(ROLL)), {} if roll is MISSING else {str(ROLL): roll}
    yield _span_folder("xslt/"), list_tree(find_resources(root, "xslt", "telegram.xsl"))


def span_file(path: str) -> Span:
    """Return the span of one path alone."""
    return path, f"{path}\0"


def _span_folder(prefix: str) -> Span:
    """Return the span of all that begins with a folder's path."""
    return prefix, prefix[:-1] + chr(ord("/") + 1)


def look_at(root: Path, path: str) -> Stamp | None:
    """
    Look at one path: its stamp if a build reads it or would, None if it is none of its inputs.
    """
    pure = PurePosixPath(path)
    if path in {SETTINGS, str(ROLL)}:
        return read_stamp(root, path)
    suffix = SUFFIXES.get(pure.parent)
    if suffix and is_source_name(pure.name, suffix):
        return read_stamp(root, path)
    return None


def digest_input(root: Path, path: str) -> str:
    """Return the digest of an input's bytes; what cannot be read, or would never end, has none."""
    try:
        with open_regular(locate_input(root, path)) as file:
            return f"sha256:{hashlib.file_digest(file, 'sha256').hexdigest()}"
    except OSError:
        return ""


def is_settled(stamp: Stamp, looked: int) -> bool:
    """Tell whether a file that changes after it was looked at would have another stamp."""
    return max(stamp.mtime_ns, stamp.ctime_ns) < looked - _DOUBT


def read_clock() -> int:
    """Return the time, in the units of stamps."""
    return time.time_ns()


def _list_folder(
    root: Path, prefix: str, suffix: str
) -> Iterator[tuple[Span, Mapping[str, Stamp]]]:
    """List the files of a folder that have the suffix, in spans that have no gap between them."""
    names: list[str] = []
    with suppress(OSError):
        names += os.listdir(root / prefix)  # noqa: PTH208 - names, of which there may be very many
    names = sorted(name for name in names if is_source_name(name, suffix))
    first, end = _span_folder(prefix)
    for start in range(0, len(names) or 1, _SPAN):
        following = names[start + _SPAN : start + _SPAN + 1]
        after = prefix + following[0] if following else end
        part = names[start : start + _SPAN]
        yield (first, after), {prefix + name: read_stamp(root, prefix + name) for name in part}
        first = after
