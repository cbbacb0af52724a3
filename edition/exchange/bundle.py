"""Bundles: published files of one kind in zip files, each small enough to be kept anywhere."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from edition.compose.entry_pages import FOLDERS
from edition.errors import EditionError
from edition.exchange.export.export import DATA
from edition.exchange.export.registers import REGISTERS
from edition.exchange.zip_file import pack
from edition.files.digests import compute_digest
from edition.files.folder import Folder
from edition.project.settings import Settings
from edition.publish.outputs import PUBLIC

MAX_BYTES = 100_000_000  # of a zip file; its members, not compressed, are no more
_MAX_DATA_BYTES = 1_000_000  # a larger file of data/ is no part of the site
_ENTRY_BYTES = 200  # what a zip file says of a member, besides its path twice
_TELEGRAMS = "telegrams/"
_OTHERS = "others"
"""The volume of what belongs to no telegram, where an edition is divided into volumes."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """A kind of files: its name, what it is in a sentence, and which paths belong to it."""

    name: str
    about: str
    has: Callable[[str], bool]


def _end(suffix: str) -> Callable[[str], bool]:
    return lambda path: path.startswith(_TELEGRAMS) and path.endswith(suffix)


_REGISTER_FILES = {file.address for file in REGISTERS.files}
_REGISTER_PAGES = tuple(f"{folder}{end}" for folder in FOLDERS.values() for end in ("/", ".html"))
BUNDLES = (
    Bundle("text", "The telegrams as plain text.", _end(".txt")),
    Bundle("tei", "The telegrams as TEI, each with the entries that it names.", _end(".xml")),
    Bundle("json", "The records of the telegrams.", _end(".json")),
    Bundle(
        "registers",
        "The registers as tables and TEI, and their pages.",
        lambda path: path in _REGISTER_FILES or path.startswith(_REGISTER_PAGES),
    ),
    Bundle(
        "pages",
        "The whole site; open index.html.",
        lambda path: not path.endswith((".epub", ".zip")),
    ),
)


@dataclass(frozen=True, slots=True)
class Packer:
    """Packs what a build published: the digest of each file by its path, and volumes by page."""

    folder: Folder
    settings: Settings
    digests: Mapping[str, str]
    volumes: Mapping[str, str]
    """The volume of each telegram by its page without extension, in a large edition."""

    def pack(self) -> Iterator[tuple[str, bytes]]:
        """Pack all bundles, each into as many zip files as it needs."""
        for bundle in BUNDLES:
            volumes: dict[str, list[str]] = {}
            for path in filter(bundle.has, sorted(self.digests)):
                volumes.setdefault(self._name_volume(path), []).append(path)
            for volume, own in sorted(volumes.items()):
                longest = self._write_readme(bundle, volume, MAX_BYTES, MAX_BYTES)
                parts = [*self._divide(own, MAX_BYTES - len(longest.encode()) - 2 * _ENTRY_BYTES)]
                for number, part in enumerate(parts, 1):
                    which = f"-{number}" if len(parts) > 1 else ""
                    place = f"{bundle.name}{'/' if volume else ''}{volume}{which}"
                    readme = self._write_readme(bundle, volume, number, len(parts))
                    yield f"{DATA}zip/{place}.zip", self._pack_part(readme, part)

    def _name_volume(self, path: str) -> str:
        """Name the volume of a file."""
        if not self.volumes:
            return ""
        return self.volumes.get(path.rpartition(".")[0], _OTHERS)

    def _divide(self, paths: Iterable[str], limit: int) -> Iterator[list[str]]:
        """Divide files so that each part, even if nothing can be compressed, is small enough."""
        part: list[str] = []
        size = 0
        for path in paths:
            own = len(self._read(path)) + 2 * len(path.encode()) + _ENTRY_BYTES
            if path.startswith(DATA) and own > _MAX_DATA_BYTES:
                continue
            if own > limit:
                raise EditionError(
                    f"{PUBLIC / path} alone is too large for a zip file of at most "
                    f"{MAX_BYTES // 1_000_000} MB; divide what it is made of."
                )
            if part and size + own > limit:
                yield part
                part, size = [], 0
            part.append(path)
            size += own
        if part:
            yield part

    def _pack_part(self, readme: str, paths: Iterable[str]) -> bytes:
        files = ((path, self._read(path)) for path in paths)
        return pack((("README.txt", readme.encode()), *files))

    def _read(self, path: str) -> bytes:
        """Return a published file; raise EditionError if it is not as the build wrote it."""
        data = self.folder.read(PUBLIC / path)
        if data is None or compute_digest(data) != self.digests[path]:
            raise EditionError(
                f"{PUBLIC / path} is not as the build wrote it; "
                "run edition build --verify, then export again."
            )
        return data

    def _write_readme(self, bundle: Bundle, volume: str, number: int, parts: int) -> str:
        """Write what a zip file holds, and what may be done with it."""
        settings, rights = self.settings, self.settings.rights
        lines = (
            ", ".join(filter(None, (settings.title, volume))),
            f"Edition {settings.version}" if settings.version else "",
            bundle.about,
            f"Part {number} of {parts}; unpack all into one folder." if parts > 1 else "",
            settings.address or "",
            rights.texts,
            f"Markup: {rights.markup}. Metadata: {rights.metadata}.",
        )
        return "".join(f"{line}\n" for line in lines if line)
