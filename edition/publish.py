"""
Publish: outputs are staged beside `public/`, then take their places one by one.

Only what differs is staged and moved, so a build that changes nothing writes nothing.
A build that ends before its time has changed nothing either, unless it was killed while files
were moving: each is whole then, a mark stays behind, and the next build finishes.
"""

from dataclasses import dataclass, field
from pathlib import PurePosixPath

from edition.errors import EditionError
from edition.files import Folder

PUBLIC = PurePosixPath("public")
_STAGED = PurePosixPath(".edition/staged")
_MARK = PurePosixPath(".edition/publishing")


@dataclass(frozen=True, slots=True)
class Published:
    """
    What publishing did: how many files there are, how many were written and removed.
    """

    files: int
    written: int
    removed: int
    finished_another: bool


@dataclass(frozen=True, slots=True)
class Stage:
    """
    The outputs of a build, waiting to be published.
    """

    folder: Folder
    expected: set[PurePosixPath] = field(default_factory=set)
    changed: list[PurePosixPath] = field(default_factory=list)

    @classmethod
    def open(cls, folder: Folder) -> "Stage":
        """
        Begin with nothing staged.
        """
        folder.clear(_STAGED)
        return cls(folder)

    def add(self, path: PurePosixPath, data: bytes) -> None:
        """
        Stage an output, unless it is published already, to the byte.
        """
        if path in self.expected:
            raise EditionError(f"Two outputs would be published as {path}; rename one source.")
        self.expected.add(path)
        if self.folder.read(PUBLIC / path) != data:
            self.folder.write(_STAGED / path, data)
            self.changed.append(path)


def publish(stage: Stage) -> Published:
    """
    Move what differs into `public/`, then remove what does not belong there.
    """
    folder = stage.folder
    interrupted = folder.read(_MARK) is not None
    wanted = {PUBLIC / path for path in stage.expected}
    strays = [path for path in folder.list(PUBLIC) if path not in wanted]
    if stage.changed or strays:
        folder.require_writable([*(PUBLIC / path for path in stage.changed), *strays])
        folder.write(_MARK, b"Files are being moved into public/; build again to finish.\n")
        for path in stage.changed:
            folder.move(_STAGED / path, PUBLIC / path)
        for path in strays:
            folder.remove(path)
    folder.clear(_STAGED)
    folder.remove(_MARK)
    return Published(len(stage.expected), len(stage.changed), len(strays), interrupted)
