"""
Rename staged files into public/ one by one, then remove files that are no longer made.

The catalogue is committed first. A build that is killed while files move leaves whole files and a
mark. The next build sees the mark and looks at all of public/, so it finishes.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import PurePosixPath
from stat import S_ISDIR

from edition.catalogue.cache import MARK, STAGED
from edition.catalogue.database import Catalogue
from edition.catalogue.relation import Row
from edition.errors import EditionError
from edition.files.folder import Folder
from edition.outcome import Published
from edition.publish.inspection import inspect_folder
from edition.publish.outputs import PUBLIC, locate_staged, split
from edition.publish.published_list import LIST, list_parts, read_list, write_list

IN_STEP = "in step"
"""The property that says yes if public/ has all that was made, and nothing is to be done."""
_LEARNED = "published list"
_MAX_NAMED = 1_000  # if more files change, only their number is reported
_NEW = """
SELECT made.folder, made.name, made.digest FROM unpublished AS new
CROSS JOIN made ON made.folder = new.folder AND made.name = new.name
LEFT JOIN public ON public.folder = made.folder AND public.name = made.name
WHERE public.digest IS NOT made.digest ORDER BY made.folder, made.name
"""
_OLD = """
SELECT folder, name FROM unpublished NATURAL CROSS JOIN public WHERE NOT EXISTS (
  SELECT 1 FROM made WHERE made.folder = unpublished.folder AND made.name = unpublished.name
)
"""
_PARTS = "SELECT folder, name FROM public WHERE folder >= 'data/files/' AND folder < 'data/files0'"
_EXPECTED = "INSERT OR IGNORE INTO public VALUES (?, ?, '', 0, 0, 0)"
_IS_OURS = "SELECT 1 FROM public WHERE folder = ? AND name = ?"


def is_marked(folder: Folder) -> bool:
    """Tell whether a build was killed while it moved files."""
    return folder.read(MARK) is not None


def adopt(catalogue: Catalogue, folder: Folder) -> bool:
    """
    Note which files of public/ are the edition's, by the published list; return False if known.
    """
    if catalogue.read_property(_LEARNED):
        return False
    listed = read_list(folder) or []
    catalogue.insert("public", ((*place, "", 0, 0, 0) for place in listed))
    catalogue.execute("INSERT OR IGNORE INTO unpublished SELECT folder, name FROM public")
    ours = catalogue.query("SELECT 1 FROM public LIMIT 1")
    if not ours and folder.stat(PUBLIC / "index.html") is not None:
        raise _explain_foreign(["index.html"])
    catalogue.write_property(_LEARNED, "yes")
    return True


def inspect_changed(catalogue: Catalogue, folder: Folder) -> None:
    """Look at the folders in which something is new or old."""
    for place in {row["folder"] for query in (_NEW, _OLD) for row in catalogue.query(query)}:
        inspect_folder(catalogue, folder, place)


def list_missing(catalogue: Catalogue, folder: Folder) -> list[str]:
    """List the outputs that are neither in public/ nor staged."""
    return [
        place + name
        for place, name, digest in catalogue.query(_NEW)
        if folder.stat(locate_staged(place + name, digest)) is None
    ]


def publish(catalogue: Catalogue, folder: Folder) -> Published:
    """Move staged files into public/, the list first; then remove files that are no longer made."""
    parts = {str(LIST), *list_parts(catalogue).values()}
    new: list[Row] = [tuple(row) for row in catalogue.query(_NEW)]
    rows = (*catalogue.query(_OLD), *catalogue.query(_PARTS))
    old = sorted({row["folder"] + row["name"] for row in rows} - parts)
    changed = {str(row[0]) for row in new} | {path[: path.rfind("/") + 1] for path in old}
    lists = write_list(catalogue, folder, changed)
    interrupted = is_marked(folder)
    strays = [PurePosixPath(path) for path in old if _is_file(folder, PUBLIC / path)]
    if new or old or lists:
        _require_way(catalogue, folder, (*lists, *new))
        folders = {PurePosixPath(str(row[0])) for row in (*lists, *new)}
        folder.require_writable(
            PUBLIC / place for place in sorted({*folders, *(path.parent for path in strays)})
        )
        # The list is no output of a step; after a kill it is known to be a build's by this.
        catalogue.execute_many(_EXPECTED, [row[:2] for row in lists])
        catalogue.commit()
        folder.write(MARK, b"Files are being moved into public/; build again to finish.\n")
        _move(catalogue, folder, lists)
        _move(catalogue, folder, new)
        for path in strays:
            folder.remove(PUBLIC / path)
        gone = "DELETE FROM public WHERE folder = ? AND name = ?"
        catalogue.execute_many(gone, [split(path) for path in old])
    folder.clear(STAGED)
    catalogue.execute("DELETE FROM unpublished")
    catalogue.write_property(IN_STEP, "yes")
    catalogue.write_property("built", "yes")
    catalogue.commit()
    folder.remove(MARK)
    written = len(new) + len(lists)
    paths = [PurePosixPath(f"{row[0]}{row[1]}") for row in (*lists, *new)] + strays
    named = tuple(paths) if len(paths) <= _MAX_NAMED else ()
    return Published(count_outputs(catalogue), written, len(strays), interrupted, named)


def _move(catalogue: Catalogue, folder: Folder, rows: Iterable[Row]) -> None:
    """Move staged files to their places, and note them."""
    for place, group in groupby(rows, lambda row: str(row[0])):
        moved = [(str(name), str(digest)) for _, name, digest in group]
        staged = ((locate_staged(place + name, digest).name, name) for name, digest in moved)
        folder.move(STAGED, PUBLIC / place, staged)
        catalogue.insert(
            "public",
            ((place, name, digest, *_stamp(folder, place + name)) for name, digest in moved),
        )


def _stamp(folder: Folder, path: str) -> tuple[int, int, int]:
    """Return size, time and inode of a file that was just moved."""
    state = folder.stat(PUBLIC / path)
    return (state.st_size, state.st_mtime_ns, state.st_ino) if state else (0, 0, 0)


def _is_file(folder: Folder, path: PurePosixPath) -> bool:
    """Tell whether there is a file or a link at a path."""
    state = folder.stat(path)
    return state is not None and not S_ISDIR(state.st_mode)


def count_outputs(catalogue: Catalogue) -> int:
    """Count the files of the edition."""
    return int(catalogue.query("SELECT count(*) FROM public")[0][0])


def _require_way(catalogue: Catalogue, folder: Folder, rows: Sequence[Row]) -> None:
    """Raise EditionError if a folder, or a file that no build wrote, has the name of an output."""
    foreign: list[str] = []
    for place, name, _ in rows:
        path = f"{place}{name}"
        state = folder.stat(PUBLIC / path)
        if state is not None and S_ISDIR(state.st_mode):
            raise EditionError(
                f"{PUBLIC / path} is a folder that stands where a file is needed; "
                "move it away and run it again."
            )
        if state is not None and not catalogue.query(_IS_OURS, place, name):
            foreign.append(path)
    if foreign:
        raise _explain_foreign(foreign)


def _explain_foreign(names: Sequence[str]) -> EditionError:
    """Name files that no build wrote and that are where pages of the edition belong."""
    others = f" and {len(names) - 1} more stand" if len(names) > 1 else " stands"
    them = "them" if len(names) > 1 else "it"
    return EditionError(
        f"{PUBLIC / names[0]}{others} where a file of the edition belongs, and no build wrote "
        f"{them}: move {them} away, or delete {PUBLIC}/ if an earlier version made it."
    )
