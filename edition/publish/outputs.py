"""Stage outputs in .edition/staged/, unless public/ already has the same bytes."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from edition.catalogue.cache import STAGED
from edition.files.digests import compute_digest
from edition.files.folder import Folder

PUBLIC = PurePosixPath("public")


@dataclass(frozen=True, slots=True)
class Standing:
    """The recorded digest of an output, and whether it is staged or already in public/."""

    digest: str
    staged: bool


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the edition: digest and stamp; the stamp is None if nothing changed."""

    path: PurePosixPath
    digest: str
    stamp: tuple[int, int, int] | None = None
    staged: bool = False


def stage(folder: Folder, path: PurePosixPath, data: bytes, standing: Standing | None) -> Output:
    """Stage an output, unless the same bytes are already staged or in public/."""
    found = compute_digest(data)
    if standing is not None and standing.digest == found:
        return Output(path, found)
    if standing is None or standing.staged:
        state = folder.stat(PUBLIC / path)
        if state and state.st_size == len(data) and folder.read(PUBLIC / path) == data:
            return Output(path, found, (state.st_size, state.st_mtime_ns, state.st_ino))
    state = folder.lay(STAGED / path, data)
    return Output(path, found, (state.st_size, state.st_mtime_ns, state.st_ino), staged=True)
