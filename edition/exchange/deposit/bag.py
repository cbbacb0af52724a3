"""
A bag: a folder of files with their digests, as archives take it in (BagIt 1.0, RFC 8493).

It is filled beside its place and moved there when it is whole. Names in it are ASCII, and none has
a sign that manifests would have to encode.
"""

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Self

from edition import __version__
from edition.errors import EditionError
from edition.files.folder import Folder, name_beside

Content = tuple[str, Iterable[bytes]]
"""A file of the payload: its path below data/, and its bytes piece by piece."""
PAYLOAD = PurePosixPath("data")
_MANIFEST = "manifest-sha512.txt"
_TAG_MANIFEST = f"tag{_MANIFEST}"
_INFO = "bag-info.txt"
_AGENT = "Bag-Software-Agent: edition "
_UNUSUAL = re.compile(r"[^A-Za-z0-9 !#$&'()+,\-./;=@\[\]^_`{}]")


def name_in_bag(path: str) -> str:
    """Write a path in ASCII: another sign is ~ and two hexadecimal digits for each byte."""
    return _UNUSUAL.sub(lambda sign: "".join(f"~{byte:02x}" for byte in sign[0].encode()), path)


@dataclass(slots=True)
class Bag:
    """A bag that is being filled, and how much it holds."""

    place: Path
    folder: Folder
    files: int = 0
    octets: int = 0

    @classmethod
    def open(cls, place: Path) -> Self:
        """Begin a bag; raise EditionError if its place has anything but a whole bag of ours."""
        place = place.resolve()
        if place.exists() and any(place.iterdir()) and not _is_ours(place):
            raise EditionError(
                f"{place} is not empty, and not a deposit as it was made; name another folder."
            )
        return cls(place, Folder(place.with_name(f".{place.name}.unfinished-deposit")))

    def __enter__(self) -> Self:
        """Return the bag."""
        return self

    def __exit__(self, *_: object) -> None:
        """Remove what is left of a bag that was not finished."""
        _clear(self.folder.root)

    def fill(self, contents: Iterable[Content]) -> None:
        """Write the payload and its manifest."""
        _clear(self.folder.root)
        self._write(_MANIFEST, self._write_payload(contents))

    def _write_payload(self, contents: Iterable[Content]) -> Iterator[str]:
        """Write files, and for each its line of the manifest."""
        for path, pieces in contents:
            inside, made = PAYLOAD / name_in_bag(path), _Sum()
            self.folder.pour(inside, made.watch(pieces))
            self.files += 1
            self.octets += made.octets
            yield f"{made.text}  {inside}\n"

    def finish(self, told: Sequence[tuple[str, str]]) -> None:
        """Write what the bag is and the digests of the files that say so; move it to its place."""
        lines = [*told, ("Payload-Oxum", f"{self.octets}.{self.files}")]
        info = [f"{_AGENT}{__version__}", *(f"{name}: {_fold(value)}" for name, value in lines)]
        self._write("bagit.txt", ["BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"])
        self._write(_INFO, [f"{line}\n" for line in sorted(info)])
        tags = ("bagit.txt", _INFO, _MANIFEST)
        self._write(_TAG_MANIFEST, [f"{_digest(self.folder, tag)}  {tag}\n" for tag in tags])
        self._move()

    def _move(self) -> None:
        """Move the bag to its place, and remove the one that was there."""
        folder, here, old = Folder(self.place.parent), PurePosixPath(), name_beside(self.place)
        if self.place.exists():
            folder.move(here, here, [(self.place.name, old.name)])
        folder.move(here, here, [(self.folder.root.name, self.place.name)])
        _clear(old)

    def _write(self, name: str, lines: Iterable[str]) -> None:
        self.folder.pour(PurePosixPath(name), (line.encode() for line in lines))


def _clear(place: Path) -> None:
    Folder(place.parent).clear(PurePosixPath(place.name))


class _Sum:
    """The digest and the size of bytes that go by."""

    def __init__(self) -> None:
        self._made = hashlib.sha512()
        self.octets = 0

    def watch(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """Pass bytes on, and add them up."""
        for piece in pieces:
            self._made.update(piece)
            self.octets += len(piece)
            yield piece

    @property
    def text(self) -> str:
        """Return the digest of all that went by."""
        return self._made.hexdigest()


def _digest(folder: Folder, path: str) -> str:
    digest = _Sum()
    for _ in digest.watch(folder.stream(PurePosixPath(path))):
        pass
    return digest.text


def _fold(value: str) -> str:
    """Write a value in one line."""
    return " ".join(value.split())


def _is_ours(place: Path) -> bool:
    """Tell whether a folder is a bag that this program made, and no file of it is another."""
    folder = Folder(place)
    if not any(line.startswith(_AGENT) for line in _read_lines(folder, _INFO)):
        return False
    listed = {_TAG_MANIFEST: ""}
    for name in (_TAG_MANIFEST, _MANIFEST):
        for line in _read_lines(folder, name):
            digest, _, path = line.partition("  ")
            listed[path] = digest
    found = {
        (Path(above) / name).relative_to(place).as_posix()
        for above, _, names in os.walk(place)
        for name in names
    }
    return found == listed.keys() and all(
        _digest(folder, path) == digest for path, digest in listed.items() if digest
    )


def _read_lines(folder: Folder, name: str) -> list[str]:
    return (folder.read(PurePosixPath(name)) or b"").decode("utf-8", "replace").split("\n")[:-1]
