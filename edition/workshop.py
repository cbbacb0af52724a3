"""
The workshop: an edition's folder, its catalogue, and what stays warm from one build to the next.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Self

from edition.catalogue import Catalogue, Lock
from edition.disk import Disk
from edition.errors import EditionError
from edition.files import Folder
from edition.inventory import name_version
from edition.workers import Workers

if TYPE_CHECKING:
    from edition.project import Project
    from edition.standards import Style

Progress = Callable[[str, int, int], None]

_CATALOGUE = PurePosixPath(".edition/catalogue.sqlite")
_LOCK = PurePosixPath(".edition/lock")


def keep_silent(stage: str, done: int, total: int) -> None:
    """
    Tell nobody how far a build has come.
    """


@dataclass(slots=True)
class Workshop:
    """
    What a build works with, or a check, which publishes nothing; without a folder nothing is kept.
    """

    root: Path
    folder: Folder | None
    catalogue: Catalogue
    workers: Workers
    publishes: bool = True
    lock: Lock | None = None
    project: "Project | None" = None
    styles: "Mapping[str, Style] | None" = None
    changes_seen: int = -1
    kept: Path | None = None

    @classmethod
    def open(
        cls, root: Path, folder: Folder | None = None, workers: Workers | None = None
    ) -> "Workshop":
        """
        Open the catalogue of an edition; nothing is read or compiled yet.
        """
        workers = workers or Workers(jobs=1)
        catalogue = Catalogue.open(None, "", Disk())
        if folder is None:
            return cls(root, None, catalogue, workers, publishes=False)
        place = folder.make_room(_CATALOGUE)
        lock = Lock(folder.make_room(_LOCK))
        return cls(root, folder, catalogue, workers, lock=lock, kept=place)

    @classmethod
    def open_to_check(cls, root: Path, workers: Workers | None = None) -> "Workshop":
        """
        Open what the last build left and go on from it; where nothing is left, nothing is kept.

        Nothing is left for a check where the catalogue is another program's, no page was made yet,
        it must not be written, or another build is at it.
        """
        if Catalogue.is_kept(root / _CATALOGUE, name_version()):
            shop = cls.open(root, Folder(root), workers)
            with suppress(EditionError):
                if shop.lock is not None and shop.lock.take():
                    shop.publishes = False
                    return shop
            shop.close()
        return cls.open(root, None, workers)

    def __enter__(self) -> Self:
        """
        Work.
        """
        return self

    def __exit__(self, *_: object) -> None:
        """
        Close what is open.
        """
        self.close()

    def close(self) -> None:
        """
        Close what is open, and let the workers go.
        """
        self.workers.close()
        self.catalogue.close()
        if self.lock is not None:
            self.lock.close()

    def look_for_lock(self) -> None:
        """
        Make another lock where somebody deleted .edition/ under an open workshop.
        """
        if self.lock is not None and self.folder is not None and not self.lock.stands():
            self.lock.close()
            self.lock = Lock(self.folder.again().make_room(_LOCK))

    def look_for_catalogue(self) -> None:
        """
        Open the catalogue that stands in the folder, unless it is the one that is open.
        """
        if self.folder is None or self.kept is None:
            return
        self.folder = self.folder.again()
        if self.changes_seen < 0 or not self.kept.exists():
            self.open_catalogue()

    def open_catalogue(self, *, anew: bool = False) -> None:
        """
        Open the catalogue of the folder, or begin another.
        """
        if self.folder is None or self.kept is None:
            return
        self.catalogue.close()
        version = "" if anew else name_version()
        self.catalogue = Catalogue.open(self.kept, version, self.folder.disk)
        if anew:
            self.catalogue.close()
            self.catalogue = Catalogue.open(self.kept, name_version(), self.folder.disk)
        self.changes_seen = -1
