"""
What stands on the disk, told by names and stamps, without reading a file.
"""

import hashlib
import os
import re
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from operator import attrgetter
from pathlib import Path, PurePosixPath
from stat import S_ISLNK
from typing import NamedTuple

from edition.errors import EditionError
from edition.input_file import explain_kind, open_regular, require_inside
from edition.signs import is_text

SETTINGS = "edition.toml"
ROLL = PurePosixPath("tei/published.txt")
TELEGRAMS = PurePosixPath("tei/telegrams")
REGISTERS = PurePosixPath("tei/registers")
FRONT = PurePosixPath("tei/front")
WITNESSES = PurePosixPath("tei/witnesses")
REGISTER_NAMES = ("persons", "places", "organizations", "cited", "taxonomies")
IGNORED = re.compile(r"\..*|.*~|.*\.sw[a-p]|#.*#|Icon\r", re.DOTALL)

SUFFIXES = {TELEGRAMS: ".xml", REGISTERS: ".xml", FRONT: ".xml", WITNESSES: ".txt"}
"""The folders of sources, and how the names of sources end in each."""

_PACKAGE = Path(__file__).parent
_DOUBT = 2_000_000_000
"""A file changed so shortly before it was looked at may change again without a new stamp."""


class Stamp(NamedTuple):
    """
    What the disk says of a file: as long as it stays, the file's bytes are taken to stay.
    """

    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int


MISSING = Stamp(-1, 0, 0, 0)

Span = tuple[str, str]
"""All paths from the first up to the second, but not that."""
_SPAN = 10_000
"""The stamps of so many files are held at once."""


def find_resources(root: Path, name: str, witness: str) -> Path:
    """
    Prefer the folder's own; else what the package brings; in a checkout that is its parent's.
    """
    places = (root / name, _PACKAGE / "resources" / name, _PACKAGE.parent / name)
    return next((place for place in places if os.path.lexists(place / witness)), places[-1])


def is_file(place: Path) -> bool:
    """
    Tell whether a file stands in a place; none does under a name that is longer than disks take.
    """
    try:
        return place.is_file()
    except OSError:
        return False


def require_settings(root: Path) -> None:
    """
    Refuse a folder that is no edition.
    """
    if not os.path.lexists(root / SETTINGS):
        raise EditionError(
            f"There is no {SETTINGS} in {root}; go to the edition's folder or name it with --root."
        )


def read_stamp(root: Path, path: str) -> Stamp:
    """
    Read the stamp of an input; a file that is not there has one of its own.

    A link is followed where it leads to a file of the edition.
    """
    try:
        state = os.lstat(f"{root}/{path}")
        if S_ISLNK(state.st_mode):
            require_inside(root, PurePosixPath(path))
            state = os.stat(f"{root}/{path}")  # noqa: PTH116 - as above
    except OSError:
        return MISSING
    return Stamp(state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino)


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
    yield _span_folder("xslt/"), list_tree(find_resources(root, "xslt", "page.xsl"))


def span_file(path: str) -> Span:
    """
    Return the span of one path alone.
    """
    return path, f"{path}\0"


def _span_folder(prefix: str) -> Span:
    """
    Return the span of all that begins with a folder's path.
    """
    return prefix, prefix[:-1] + chr(ord("/") + 1)


def is_source_name(name: str, suffix: str) -> bool:
    """
    Tell whether a file of this name is read as a source.

    It ends as sources do, is text, and is not what an editor or a file manager left behind.
    """
    return name.endswith(suffix) and not IGNORED.fullmatch(name) and is_text(name)


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


def locate_input(root: Path, path: str) -> Path:
    """
    Return where an input stands; schema and stylesheets may be the package's.
    """
    top, _, rest = path.partition("/")
    witness = {"schema": "telegram.odd", "xslt": "page.xsl"}.get(top)
    return find_resources(root, top, witness) / rest if witness else root / path


def digest_input(root: Path, path: str) -> str:
    """
    Return the digest of an input's bytes; what cannot be read, or would never end, has none.
    """
    try:
        with open_regular(locate_input(root, path)) as file:
            return f"sha256:{hashlib.file_digest(file, 'sha256').hexdigest()}"
    except OSError:
        return ""


def compute_digest(data: bytes) -> str:
    """
    Return the digest of bytes as records and catalogues have it.
    """
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def is_settled(stamp: Stamp, looked: int) -> bool:
    """
    Tell whether a file that changes after it was looked at would have another stamp.
    """
    return max(stamp.mtime_ns, stamp.ctime_ns) < looked - _DOUBT


def read_clock() -> int:
    """
    Return the time, in the units of stamps.
    """
    return time.time_ns()


def _list_folder(
    root: Path, prefix: str, suffix: str
) -> Iterator[tuple[Span, Mapping[str, Stamp]]]:
    """
    List the files of a folder that have the suffix, in spans that have no gap between them.
    """
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


def list_tree(place: Path) -> dict[str, Stamp]:
    """
    List all files of a folder and of those in it; anything else there is refused.
    """
    found: dict[str, Stamp] = {}
    root = place.parent
    require_inside(root, PurePosixPath(place.name))
    for folder, folders, names in os.walk(place):
        within = PurePosixPath(Path(folder).relative_to(root).as_posix())
        folders[:] = sorted(name for name in folders if _is_input_name(name))
        for name in folders:
            if (Path(folder) / name).is_symlink():
                raise EditionError(f"{within / name} is a link to a folder; copy it here.")
        for name in names:
            if _is_input_name(name):
                found[str(within / name)] = _stamp_file(root, within / name)
    return found


def _stamp_file(root: Path, path: PurePosixPath) -> Stamp:
    """
    Read the stamp of a file that must be one, since others read it by its name.
    """
    place = root / path
    stamp = read_stamp(root, str(path))
    if stamp is not MISSING and not place.is_file():
        raise explain_kind(path, place)
    return stamp


def _is_input_name(name: str) -> bool:
    """
    Tell whether a file or folder of this name is looked at beside stylesheets and schema.
    """
    return not IGNORED.fullmatch(name) and is_text(name)


FileStamp = tuple[int, int, int]
"""Size, time and inode of a file of public/."""

_STAMPED = attrgetter("st_size", "st_mtime_ns", "st_ino")


def list_folder(place: Path) -> tuple[dict[str, FileStamp], list[str]]:
    """
    List the files of a folder of public/ and its folders, links as what they are.

    What begins with a dot is nobody's business.
    """
    names: dict[str, FileStamp] = {}
    folders: list[str] = []
    try:
        entries = os.scandir(place)
    except FileNotFoundError:
        return names, folders
    with entries:
        for entry in entries:
            name = entry.name
            if name[0] == ".":
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append(name)
            else:
                names[name] = _STAMPED(entry.stat(follow_symlinks=False))
    return names, folders
