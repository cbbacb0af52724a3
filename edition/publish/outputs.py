"""Stage outputs in .edition/staged/; there a name says path and content of what it is for."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from edition.catalogue.cache import STAGED
from edition.catalogue.relation import Row
from edition.files.digests import compute_digest
from edition.files.folder import Folder

PUBLIC = PurePosixPath("public")


def stage(folder: Folder, path: str, data: bytes, outputs: Mapping[str, str]) -> Row:
    """
    Stage an output, unless it is as before; return its row: folder, name, digest.

    The outputs so far are given by their paths.
    """
    digest = compute_digest(data)
    if outputs.get(path) != digest:
        folder.lay(locate_staged(path, digest), data)
    return (*split(path), digest)


def locate_staged(path: str, digest: str) -> PurePosixPath:
    """Return the place where an output is staged."""
    return STAGED / compute_digest(f"{path} {digest}".encode()).removeprefix("sha256:")


def split(path: str) -> tuple[str, str]:
    """Split a path into folder and name, as the catalogue stores them."""
    folder, slash, name = path.rpartition("/")
    return folder + slash, name
