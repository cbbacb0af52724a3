"""Stage outputs in .edition/staged/; there a name says path and content of what it is for."""

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from edition.catalogue.cache import STAGED
from edition.catalogue.relation import Row
from edition.errors import EditionError
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


def list_members(outputs: Iterable[Row], kind: str | None = None) -> list[Row]:
    """Return the rows by which files are packed: kind (by default the extension), path, digest."""
    return [
        (kind or str(name).rpartition(".")[2], f"{folder}{name}", digest)
        for folder, name, digest in outputs
    ]


def read_output(folder: Folder, path: str, digest: str) -> bytes:
    """Read an output that is staged or published; raise EditionError if it is not as written."""
    for place in (locate_staged(path, digest), PUBLIC / path):
        data = folder.read(place)
        if data is not None and compute_digest(data) == digest:
            return data
    raise EditionError(
        f"{PUBLIC / path} is not as the build wrote it; "
        "run edition build --verify, then do it again."
    )


def locate_staged(path: str, digest: str) -> PurePosixPath:
    """Return the place where an output is staged."""
    return STAGED / compute_digest(f"{path} {digest}".encode()).removeprefix("sha256:")


def split(path: str) -> tuple[str, str]:
    """Split a path into folder and name, as the catalogue stores them."""
    folder, slash, name = path.rpartition("/")
    return folder + slash, name
