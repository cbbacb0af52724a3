"""
Publish: staged outputs take their places one by one, then what does not belong there goes.

The catalogue is committed before: a build that is killed while files move has left whole files,
a mark, and a catalogue that knows each file by its stamp wherever it stands; the next one finishes.
"""

from collections.abc import Iterable
from pathlib import PurePosixPath

from edition.catalogue import Catalogue
from edition.errors import EditionError
from edition.files import Folder
from edition.outcome import Published
from edition.outputs import PUBLIC, STAGED

_MARK = PurePosixPath(".edition/publishing")
_FEW = 1_000
"""So many files that were written or removed are named, of more only how many they are."""
_PLACES = """
SELECT folder, count(*) AS files FROM output WHERE staged GROUP BY folder ORDER BY folder
"""
_STAGED = "SELECT name FROM output WHERE folder = ? AND staged"
_IS_STAGED = "SELECT 1 FROM output WHERE folder = ? AND name = ? AND staged"
_STRAYS = """
SELECT folder, name FROM stray WHERE NOT EXISTS (
  SELECT 1 FROM output WHERE output.folder = stray.folder AND output.name = stray.name
)
"""


def is_marked(folder: Folder) -> bool:
    """
    Tell whether a build was killed while files were moving.
    """
    return folder.read(_MARK) is not None


def publish(catalogue: Catalogue, folder: Folder) -> Published:
    """
    Move what is staged into `public/`, then remove what does not belong there.
    """
    catalogue.commit()
    interrupted = is_marked(folder)
    places = {row["folder"]: row["files"] for row in catalogue.ask(_PLACES)}
    written = sum(places.values())
    strays = [PurePosixPath(row["folder"], row["name"]) for row in catalogue.ask(_STRAYS)]
    strays = [path for path in strays if folder.stat(PUBLIC / path) is not None]
    paths: list[PurePosixPath] = []
    if written + len(strays) <= _FEW:
        named = ((place, name) for place in places for name in _list(catalogue, place))
        paths += (PurePosixPath(place, name) for place, name in named)
        paths += strays
    if places or strays:
        _require_way(catalogue, folder, places)
        folders = {*map(PurePosixPath, places), *(path.parent for path in strays)}
        folder.require_writable(PUBLIC / place / "_" for place in folders)
        folder.write(_MARK, b"Files are being moved into public/; build again to finish.\n")
        for place in places:
            folder.move(STAGED / place, PUBLIC / place, _list(catalogue, place))
        for path in strays:
            folder.remove(PUBLIC / path)
    folder.clear(STAGED)
    catalogue.tell("UPDATE output SET staged = 0 WHERE staged")
    catalogue.tell("DELETE FROM stray")
    catalogue.commit()
    folder.remove(_MARK)
    return Published(count_outputs(catalogue), written, len(strays), interrupted, tuple(paths))


def _list(catalogue: Catalogue, place: str) -> list[str]:
    """
    List the files that are staged for a folder.
    """
    return [row["name"] for row in catalogue.ask(_STAGED, place)]


def count_outputs(catalogue: Catalogue) -> int:
    """
    Count the files of the edition.
    """
    return int(catalogue.ask("SELECT count(*) FROM output")[0][0])


def _require_way(catalogue: Catalogue, folder: Folder, places: Iterable[str]) -> None:
    """
    Refuse to begin where something stands in the way: a link or a file for a folder, or a folder.
    """
    for place in places:
        parent = PurePosixPath(place)
        for above in reversed((parent, *parent.parents)):
            if above.name and folder.is_other(PUBLIC / above):
                raise EditionError(
                    f"{PUBLIC / above} is no folder but a link or a file, and nothing is written "
                    "through it; move it away and run it again."
                )
        for name in folder.list_folders(PUBLIC / parent):
            if catalogue.ask(_IS_STAGED, place, name):
                raise EditionError(
                    f"{PUBLIC / parent / name} is a folder that stands where a file is needed; "
                    "move it away and run it again."
                )
