"""A session: an edition's folder and catalogue, and what is kept in memory between builds."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

from edition.catalogue import cache
from edition.catalogue.database import Catalogue
from edition.engine.pool import Workers
from edition.errors import EditionError
from edition.files.disk import Disk
from edition.files.folder import Folder
from edition.files.lock import Lock
from edition.project.paths import require_settings
from edition.project.program_version import name_version

if TYPE_CHECKING:
    from collections.abc import Mapping

    from edition.project.order import Style
    from edition.project.settings import Project

_COPIED = "What stood in .edition/ was not made in this folder; it was made anew."
COSTLY = "costly"
"""The property that says yes if the last build made what is made at releases only."""
_DAMAGED = "The catalogue in .edition/ was damaged; it was made anew."


@dataclass(slots=True)
class Session:
    """What a build or a check works with; without a folder nothing is kept on disk."""

    root: Path
    folder: Folder | None
    catalogue: Catalogue
    workers: Workers
    publishes: bool = True
    verifies: bool = False
    releases: bool = False
    """Whether exports are made that a large edition makes at releases only."""
    lock: Lock | None = None
    project: "Project | None" = None
    styles: "Mapping[str, Style] | None" = None
    changes_seen: int = -1
    notes: tuple[str, ...] = ()
    _opened: tuple[int, int] | None = None

    @classmethod
    def open(
        cls, root: Path, folder: Folder | None = None, workers: Workers | None = None
    ) -> "Session":
        """Open an edition; nothing is read or compiled yet."""
        require_settings(root)
        workers = workers or Workers(jobs=1)
        catalogue = Catalogue.open(None, "", Disk())
        if folder is None:
            return cls(root, None, catalogue, workers, publishes=False)
        return cls(root, folder, catalogue, workers, lock=cache.open_lock(folder))

    @classmethod
    def open_to_check(cls, root: Path, workers: Workers | None = None) -> "Session":
        """
        Open an edition with the catalogue of the last build, if there is one to use.

        Otherwise nothing is kept. A catalogue is not used if another program or folder made it, or
        if it has no pages. Nor is it used if it is read-only or another build has the lock.
        """
        if (root / cache.LOCK).is_file():
            with suppress(EditionError):
                shop = cls.open(root, Folder(root), workers)
                if shop.takes_over():
                    shop.publishes = False
                    return shop
                shop.close()
        return cls.open(root, None, workers)

    def takes_over(self) -> bool:
        """Take the lock, and tell whether there is a catalogue that a check can use."""
        folder, lock = self.folder, self.lock
        if folder is None or lock is None or not lock.take() or not cache.is_own(folder, lock):
            return False
        cache.make_room(folder)
        place = folder.locate(cache.CATALOGUE)
        return place.exists() and Catalogue.is_kept(place, name_version())

    def __enter__(self) -> Self:
        """Return the session."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the session."""
        self.close()

    def close(self) -> None:
        """Close the catalogue and the lock, and stop the workers."""
        self.workers.close()
        self.catalogue.close()
        if self.lock is not None:
            self.lock.close()

    def look_for_lock(self) -> None:
        """Open the lock again if somebody deleted .edition/ meanwhile."""
        if self.lock is not None and self.folder is not None and not self.lock.stands():
            self.lock.close()
            self.lock = cache.open_lock(self.folder.again())

    def look_for_catalogue(self) -> None:
        """Open the catalogue of the folder, unless it is already open."""
        self.notes = ()
        if self.folder is None or self.lock is None:
            return
        self.folder = self.folder.again()
        if cache.claim(self.folder, self.lock):
            self.notes = (_COPIED,)
            self.open_catalogue()
        elif self.changes_seen < 0 or self._name_catalogue() != self._opened:
            self.open_catalogue()

    def forget(self) -> None:
        """Delete what is kept between builds; the next build makes all from nothing."""
        if self.folder is not None:
            self.catalogue.close()
            cache.forget(self.folder)
            self.changes_seen = -1

    def open_catalogue(self, *, damaged: bool = False) -> None:
        """Open the catalogue of the folder, or a new one in place of a damaged one."""
        if self.folder is None:
            return
        self.catalogue.close()
        cache.make_room(self.folder)
        place = self.folder.locate(cache.CATALOGUE)
        if damaged:
            Catalogue.open(place, "", self.folder.disk).close()
        self.catalogue = Catalogue.open(place, name_version(), self.folder.disk)
        if damaged or self.catalogue.was_damaged:
            self.notes = (*self.notes, _DAMAGED)
        self._opened = self._name_catalogue()
        self.changes_seen = -1

    def _name_catalogue(self) -> tuple[int, int] | None:
        """Return device and inode of the catalogue's file, or None."""
        state = self.folder.stat(cache.CATALOGUE) if self.folder else None
        return (state.st_dev, state.st_ino) if state else None
