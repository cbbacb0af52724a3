"""
The folder .edition/, which is used only in the folder where it was made.

A folder from somebody else may contain a forged catalogue. So a note beside the lock names the
lock's device, inode and ctime. Nobody can foresee the ctime, and no copy has the same. Nothing else
in .edition/ is opened before the note has been compared.
"""

import os
from pathlib import PurePosixPath

from edition.catalogue.database import list_files
from edition.files.folder import Folder
from edition.files.lock import Lock

STAGED = PurePosixPath(".edition/staged")
CATALOGUE = PurePosixPath(".edition/catalogue.sqlite")
LOCK = PurePosixPath(".edition/lock")
MARK = PurePosixPath(".edition/publishing")
NOTE = PurePosixPath(".edition/made-here")


def open_lock(folder: Folder) -> Lock:
    """Open the lock of an edition, and make .edition/ for it."""
    return Lock(folder.make_room(LOCK), LOCK)


def is_own(folder: Folder, lock: Lock) -> bool:
    """Tell whether the cache was made in this folder, beside this lock."""
    return folder.read(NOTE) == _write_note(lock)


def claim(folder: Folder, lock: Lock) -> bool:
    """Delete a cache made elsewhere, and write the note; return whether anything was deleted."""
    if is_own(folder, lock):
        return False
    found = forget(folder)
    folder.write(NOTE, _write_note(lock))
    return found


def forget(folder: Folder) -> bool:
    """Delete what is kept between builds; return whether there was anything."""
    catalogue = folder.locate(CATALOGUE)
    kept = [STAGED, MARK, *(CATALOGUE.with_name(place.name) for place in list_files(catalogue))]
    found = [path for path in kept if os.path.lexists(folder.root / path)]
    for path in found:
        folder.clear(path)
    return bool(found)


def make_room(folder: Folder) -> None:
    """Remove links and hard links in the place of the catalogue and its journals."""
    for place in list_files(folder.locate(CATALOGUE)):
        folder.make_room(CATALOGUE.with_name(place.name))


def _write_note(lock: Lock) -> bytes:
    return f"{lock.identify()}\n".encode()
