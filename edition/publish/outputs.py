"""Stage outputs in .edition/, unless public/ has the same bytes already."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from edition.catalogue.cache import STAGED
from edition.files.digests import compute_digest
from edition.files.folder import Folder

PUBLIC = PurePosixPath("public")


@dataclass(frozen=True, slots=True)
class Standing:
    """
    What stands of an output, by its digest: in public/, or staged by a build that published not.
    """

    digest: str
    staged: bool


@dataclass(frozen=True, slots=True)
class Output:
    """
    A file of the edition: its digest, and its stamp where it stands now; no stamp, nothing changed.
    """

    path: PurePosixPath
    digest: str
    stamp: tuple[int, int, int] | None = None
    staged: bool = False


def stage(folder: Folder, path: PurePosixPath, data: bytes, standing: Standing | None) -> Output:
    """Stage an output, unless it stands already."""
    found = compute_digest(data)
    if standing is not None and standing.digest == found:
        return Output(path, found)
    if standing is None or standing.staged:
        state = folder.stat(PUBLIC / path)
        if state and state.st_size == len(data) and folder.read(PUBLIC / path) == data:
            return Output(path, found, (state.st_size, state.st_mtime_ns, state.st_ino))
    state = folder.lay(STAGED / path, data)
    return Output(path, found, (state.st_size, state.st_mtime_ns, state.st_ino), staged=True)
