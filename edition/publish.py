"""
Publish: staged outputs take their places one by one, then what does not belong there goes.

The catalogue is committed before: a build that is killed while files move has left whole files,
a mark, and a catalogue that knows each file by its stamp wherever it stands; the next one finishes.
"""

from collections.abc import Collection, Mapping
from pathlib import PurePosixPath

from edition.catalogue import Catalogue
from edition.errors import EditionError
from edition.files import Folder
from edition.outcome import Published
from edition.outputs import PUBLIC, STAGED

_MARK = PurePosixPath(".edition/publishing")
_FEW = 1_000
"""So many files that were written or removed are named, of more only how many they are."""
_STAGED = "SELECT folder, name FROM output WHERE staged"
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
    staged: dict[PurePosixPath, list[str]] = {}
    for row in catalogue.walk(_STAGED):
        staged.setdefault(PurePosixPath(row["folder"]), []).append(row["name"])
    strays = [PurePosixPath(row["folder"], row["name"]) for row in catalogue.ask(_STRAYS)]
    strays = [path for path in strays if folder.stat(PUBLIC / path) is not None]
    if staged or strays:
        _require_way(folder, staged)
        folder.require_writable(
            PUBLIC / place / "_" for place in {*staged, *(path.parent for path in strays)}
        )
        folder.write(_MARK, b"Files are being moved into public/; build again to finish.\n")
        for place, names in sorted(staged.items()):
            folder.move(STAGED / place, PUBLIC / place, names)
        for path in strays:
            folder.remove(PUBLIC / path)
    folder.clear(STAGED)
    catalogue.tell("UPDATE output SET staged = 0 WHERE staged")
    catalogue.tell("DELETE FROM stray")
    catalogue.commit()
    folder.remove(_MARK)
    written = sum(map(len, staged.values()))
    paths: list[PurePosixPath] = []
    if written + len(strays) <= _FEW:
        paths += (place / name for place, names in staged.items() for name in names)
        paths += strays
    return Published(count_outputs(catalogue), written, len(strays), interrupted, tuple(paths))


def count_outputs(catalogue: Catalogue) -> int:
    """
    Count the files of the edition.
    """
    return int(catalogue.ask("SELECT count(*) FROM output")[0][0])


def _require_way(folder: Folder, staged: Mapping[PurePosixPath, Collection[str]]) -> None:
    """
    Refuse to begin where something stands in the way: a link or a file for a folder, or a folder.
    """
    for parent, names in sorted(staged.items()):
        wanted = frozenset(names)
        for above in reversed((parent, *parent.parents)):
            if above.name and folder.is_other(PUBLIC / above):
                raise EditionError(
                    f"{PUBLIC / above} is no folder but a link or a file, and nothing is written "
                    "through it; move it away and run it again."
                )
        for name in folder.list_folders(PUBLIC / parent):
            if name in wanted:
                raise EditionError(
                    f"{PUBLIC / parent / name} is a folder that stands where a file is needed; "
                    "move it away and run it again."
                )
