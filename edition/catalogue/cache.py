"""
The folder .edition/, which counts only in the folder where it was made.

A folder from elsewhere may bring a catalogue that says whatever its maker likes. So a note beside
the lock says which file the lock is, down to the moment when the system made it; nobody can
foresee that, and no copy has it. Nothing else in .edition/ is opened before the note was compared.
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
    """Tell whether what is kept was made in this folder, beside this lock."""
    return folder.read(NOTE) == _write_note(lock)


def claim(folder: Folder, lock: Lock) -> bool:
    """
    Throw away what was not made here, and note that all from now on is; tell if anything went.
    """
    if is_own(folder, lock):
        return False
    catalogue = folder.locate(CATALOGUE)
    kept = [STAGED, MARK, *(CATALOGUE.with_name(place.name) for place in list_files(catalogue))]
    found = [path for path in kept if os.path.lexists(folder.root / path)]
    for path in found:
        folder.clear(path)
    folder.write(NOTE, _write_note(lock))
    return bool(found)


def make_room(folder: Folder) -> None:
    """See that the catalogue and its journals are files of their own, or are not there."""
    for place in list_files(folder.locate(CATALOGUE)):
        folder.make_room(CATALOGUE.with_name(place.name))


def _write_note(lock: Lock) -> bytes:
    """Write which file the lock is."""
    return f"{lock.identify()}\n".encode()
