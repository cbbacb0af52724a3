"""Bundles: published files of one kind in zip files, each small enough to be kept anywhere."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from edition.exchange.export.export import DATA
from edition.exchange.export.registers import REGISTERS
from edition.exchange.zip_file import pack
from edition.files.folder import Folder
from edition.project.settings import Settings
from edition.publish.outputs import read_output

MAX_BYTES = 100_000_000  # of a zip file; its members, not compressed, are no more
_MAX_DATA_BYTES = 1_000_000  # a larger file of data/ is left out of the whole site
_SHARE = 0.9  # of a zip file; a larger file is left out
_ENTRY_BYTES = 200  # what a zip file says of a member, besides its path twice
_ZIP = f"{DATA}zip/"
_OTHERS = "others"
"""The volume of what belongs to no telegram, where an edition is divided into volumes."""

Member = tuple[str, str]
"""The path of a published file, and the digest of its bytes."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """Published files of one kind: the name, what it is in a sentence, and the kind."""

    name: str
    about: str
    kind: str = ""


BUNDLES = (
    Bundle("text", "The telegrams as plain text.", "txt"),
    Bundle("tei", "The telegrams as TEI, each with the entries that it names.", "xml"),
    Bundle("json", "The records of the telegrams.", "json"),
    Bundle("registers", "The registers as tables and TEI.", REGISTERS.name),
)
SITE = Bundle("pages", "The whole site; open index.html.")


def is_of_site(path: str) -> bool:
    """Tell whether a published file is packed with the whole site."""
    return not path.startswith(_ZIP) and not path.endswith(".epub")


@dataclass(frozen=True, slots=True)
class Packer:
    """Packs what a build made, by the volumes of a large edition."""

    folder: Folder
    settings: Settings
    volumes: Mapping[str, str]
    """The volume of each telegram by its page without extension; empty if there are none."""

    def pack(self, bundle: Bundle, members: Iterable[Member]) -> Iterator[tuple[str, bytes]]:
        """Pack a bundle into as many zip files as it needs."""
        volumes: dict[str, list[Member]] = {}
        for member in sorted(members):
            volumes.setdefault(self._name_volume(member[0]), []).append(member)
        for volume, own in sorted(volumes.items()):
            sizes = {member: self._measure(member) for member in own}
            large = [each[0] for each in own if _is_too_large(bundle, each[0], sizes[each])]
            longest = self._write_readme(bundle, volume, (MAX_BYTES, MAX_BYTES), large)
            room = MAX_BYTES - len(longest.encode()) - 2 * _ENTRY_BYTES
            small = {member: size for member, size in sizes.items() if member[0] not in large}
            parts = [*_divide(small, room)]
            for number, part in enumerate(parts, 1):
                readme = self._write_readme(bundle, volume, (number, len(parts)), large)
                yield _locate(bundle, volume, number), self._pack_part(readme, part)

    def list_first(self, bundle: Bundle) -> list[str]:
        """List the address of the first zip file of each volume, if no volume is empty."""
        volumes = {_OTHERS, *self.volumes.values()} if self.volumes else {""}
        return [_locate(bundle, volume, 1) for volume in sorted(volumes)]

    def _name_volume(self, path: str) -> str:
        """Name the volume of a file."""
        if not self.volumes:
            return ""
        return self.volumes.get(path.rpartition(".")[0], _OTHERS)

    def _measure(self, member: Member) -> int:
        """Return the most bytes that a member needs, even if it cannot be compressed."""
        return len(self._read(*member)) + 2 * len(member[0].encode()) + _ENTRY_BYTES

    def _pack_part(self, readme: str, members: Iterable[Member]) -> bytes:
        files = ((path, self._read(path, digest)) for path, digest in members)
        return pack((("README.txt", readme.encode()), *files))

    def _read(self, path: str, digest: str) -> bytes:
        return read_output(self.folder, path, digest)

    def _write_readme(
        self, bundle: Bundle, volume: str, part: tuple[int, int], large: Sequence[str]
    ) -> str:
        """Write what a zip file holds, what is left out, and what may be done with it."""
        settings, rights = self.settings, self.settings.rights
        lines = (
            ", ".join(filter(None, (settings.title, volume))),
            f"Edition {settings.version}" if settings.version else "",
            bundle.about,
            "Part {} of {}; unpack all into one folder.".format(*part) if part[1] > 1 else "",
            f"Left out because of their size: {', '.join(large)}." if large else "",
            settings.address or "",
            rights.texts,
            f"Markup: {rights.markup}. Metadata: {rights.metadata}.",
        )
        return "".join(f"{line}\n" for line in lines if line)


def _is_too_large(bundle: Bundle, path: str, size: int) -> bool:
    """Tell whether a file is left out of a bundle."""
    is_data = bundle is SITE and path.startswith(DATA)
    return size > (_MAX_DATA_BYTES if is_data else MAX_BYTES * _SHARE)


def _divide(sizes: Mapping[Member, int], room: int) -> Iterator[list[Member]]:
    """Divide files into parts that are small enough."""
    part: list[Member] = []
    size = 0
    for member, own in sizes.items():
        if part and size + own > room:
            yield part
            part, size = [], 0
        part.append(member)
        size += own
    if part:
        yield part


def _locate(bundle: Bundle, volume: str, number: int) -> str:
    """Return the address of a zip file."""
    which = f"-{number}" if number > 1 else ""
    return f"{_ZIP}{bundle.name}{'/' if volume else ''}{volume}{which}.zip"
