"""
Publish: staged outputs take their places one by one, then what does not belong there goes.

The catalogue is committed before: a build that is killed while files move has left whole files,
a mark, and a catalogue that knows each file by its stamp wherever it stands; the next one finishes.
"""

from pathlib import PurePosixPath

from edition.catalogue import Catalogue
from edition.errors import EditionError
from edition.files import Folder
from edition.outcome import Published
from edition.outputs import PUBLIC, STAGED

_MARK = PurePosixPath(".edition/publishing")


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
    staged = [
        PurePosixPath(row["folder"], row["name"])
        for row in catalogue.walk("SELECT folder, name FROM output WHERE staged")
    ]
    strays = [
        PurePosixPath(row["folder"], row["name"])
        for row in catalogue.ask("SELECT folder, name FROM stray")
    ]
    strays = [path for path in strays if folder.stat(PUBLIC / path) is not None]
    if staged or strays:
        _require_way(folder, staged)
        folder.require_writable(_list_one_of_each_folder([*staged, *strays]))
        folder.write(_MARK, b"Files are being moved into public/; build again to finish.\n")
        for path in staged:
            folder.move(STAGED / path, PUBLIC / path)
        for path in strays:
            folder.remove(PUBLIC / path)
    folder.clear(STAGED)
    catalogue.tell("UPDATE output SET staged = 0 WHERE staged")
    catalogue.tell("DELETE FROM stray")
    catalogue.commit()
    folder.remove(_MARK)
    return Published(
        count_outputs(catalogue), len(staged), len(strays), interrupted, (*staged, *strays)
    )


def count_outputs(catalogue: Catalogue) -> int:
    """
    Count the files of the edition.
    """
    return int(catalogue.ask("SELECT count(*) FROM output")[0][0])


def _require_way(folder: Folder, staged: list[PurePosixPath]) -> None:
    """
    Refuse to begin where something stands in the way: a link or a file for a folder, or a folder.
    """
    names: dict[PurePosixPath, set[str]] = {}
    for path in staged:
        names.setdefault(path.parent, set()).add(path.name)
    for parent, wanted in sorted(names.items()):
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


def _list_one_of_each_folder(paths: list[PurePosixPath]) -> list[PurePosixPath]:
    """
    Choose one path of each folder, for they share its permissions.
    """
    return [PUBLIC / path for path in {path.parent: path for path in paths}.values()]
