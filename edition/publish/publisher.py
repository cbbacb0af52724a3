"""
Rename staged files into public/ one by one, then remove files that are no longer made.

The catalogue is committed first. A build that is killed while files move leaves whole files and a
mark. The catalogue knows each file by its stamp, staged or moved, so the next build finishes.
"""

from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath
from stat import S_ISDIR

from edition.catalogue.cache import MARK, STAGED
from edition.catalogue.database import Catalogue
from edition.errors import EditionError
from edition.files.folder import Folder
from edition.files.stamps import list_folder
from edition.outcome import Published
from edition.publish.outputs import PUBLIC
from edition.publish.published_list import LIST, read_list, write_list

_LEARNED = "published list"
_MAX_NAMED = 1_000  # if more files change, only their number is reported
_PLACES = """
SELECT folder, count(*) AS files FROM output WHERE staged GROUP BY folder
ORDER BY folder <> ?, folder
"""
_STAGED = "SELECT name FROM output WHERE folder = ? AND staged"
_NEW = "SELECT name FROM output WHERE folder = ? AND staged AND NOT published"
_STRAYS = """
SELECT folder, name FROM stray WHERE NOT EXISTS (
  SELECT 1 FROM output WHERE output.folder = stray.folder AND output.name = stray.name
)
"""


def is_marked(folder: Folder) -> bool:
    """Tell whether a build was killed while it moved files."""
    return folder.read(MARK) is not None


def store_published(catalogue: Catalogue, folder: Folder) -> None:
    """Store once in the catalogue which files of public/ are the edition's."""
    if catalogue.read_property(_LEARNED):
        return
    listed = read_list(folder)
    catalogue.insert("stray", listed or ())
    ours = catalogue.query("SELECT 1 FROM stray LIMIT 1")
    if not ours and folder.stat(PUBLIC / "index.html") is not None:
        raise _explain_foreign(["index.html"])
    catalogue.write_property(_LEARNED, "yes")


def publish(catalogue: Catalogue, folder: Folder) -> Published:
    """Move staged files into public/, the list first; then remove files that are no longer made."""
    write_list(catalogue, folder)
    catalogue.commit()
    interrupted = is_marked(folder)
    rows = catalogue.query(_PLACES, f"{LIST.parent}/")
    places = {row["folder"]: row["files"] for row in rows}
    written = sum(places.values())
    strays = [PurePosixPath(row["folder"], row["name"]) for row in catalogue.query(_STRAYS)]
    strays = [path for path in strays if _is_file(folder, PUBLIC / path)]
    paths: list[PurePosixPath] = []
    if written + len(strays) <= _MAX_NAMED:
        named = ((place, name) for place in places for name in _list(catalogue, place))
        paths += (PurePosixPath(place, name) for place, name in named)
        paths += strays
    if places or strays:
        _require_way(catalogue, folder, places)
        folders = {*map(PurePosixPath, places), *(path.parent for path in strays)}
        folder.require_writable(PUBLIC / place for place in sorted(folders))
        folder.write(MARK, b"Files are being moved into public/; build again to finish.\n")
        for place in places:
            folder.move(STAGED / place, PUBLIC / place, _list(catalogue, place))
        for path in strays:
            folder.remove(PUBLIC / path)
    folder.clear(STAGED)
    catalogue.execute("UPDATE output SET staged = 0 WHERE staged")
    catalogue.execute("UPDATE output SET published = 1 WHERE NOT published")
    catalogue.execute("DELETE FROM stray")
    catalogue.commit()
    folder.remove(MARK)
    return Published(count_outputs(catalogue), written, len(strays), interrupted, tuple(paths))


def _is_file(folder: Folder, path: PurePosixPath) -> bool:
    """Tell whether there is a file or a link at a path."""
    state = folder.stat(path)
    return state is not None and not S_ISDIR(state.st_mode)


def _list(catalogue: Catalogue, place: str) -> list[str]:
    """List the names of the files staged for a folder."""
    return [row["name"] for row in catalogue.query(_STAGED, place)]


def count_outputs(catalogue: Catalogue) -> int:
    """Count the files of the edition."""
    return int(catalogue.query("SELECT count(*) FROM output")[0][0])


def _require_way(catalogue: Catalogue, folder: Folder, places: Iterable[str]) -> None:
    """Raise EditionError if a folder, or a file that no build wrote, has the name of an output."""
    foreign: list[str] = []
    for place in places:
        names, folders = list_folder(folder.enter(PUBLIC / place))
        if blocked := sorted(set(folders).intersection(_list(catalogue, place))):
            raise EditionError(
                f"{PUBLIC / place / blocked[0]} is a folder that stands where a file is needed; "
                "move it away and run it again."
            )
        new = (row["name"] for row in catalogue.query(_NEW, place)) if names else ()
        foreign += (place + name for name in new if name in names)
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
