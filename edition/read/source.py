"""List the sources of the edition and read them safely; a bad file becomes faults."""

import os
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path, PurePosixPath

from lxml import etree

from edition.errors import EditionError, explain_change
from edition.files.digests import compute_digest
from edition.files.input_file import read_bytes
from edition.files.stamps import is_source_name
from edition.findings import Fault
from edition.printable import is_text
from edition.project.paths import (
    FRONT,
    REGISTER_NAMES,
    REGISTERS,
    TELEGRAMS,
    WITNESSES,
    explain_missing,
)
from edition.project.settings import Project
from edition.read.index import Index
from edition.read.passages import Passage, list_passages
from edition.read.strays import NO_TEXT
from edition.xml.positions import TEI, Positions
from edition.xml.trees import parse_tree

__all__ = [
    "FRONT",
    "REGISTERS",
    "REGISTER_NAMES",
    "TEI",
    "TELEGRAMS",
    "WITNESSES",
    "read_bytes",
]


class Kind(StrEnum):
    """What a source is: a telegram, a register, or a page of the front matter."""

    TELEGRAM = "telegram"
    REGISTER = "register"
    FRONT = "front"


_FOLDERS = {TELEGRAMS: Kind.TELEGRAM, REGISTERS: Kind.REGISTER, FRONT: Kind.FRONT}


@dataclass(frozen=True)
class Source:
    """A well-formed file of the edition; what is read in it more than once is kept."""

    path: PurePosixPath
    kind: Kind
    data: bytes
    digest: str
    tree: etree._Element

    @property
    def id(self) -> str:
        """Return the name that the file gives: its stem, in Unicode's NFC."""
        return name_source(self.path)

    @property
    def text(self) -> str:
        """Return the file as text, for Saxon."""
        return self.data.decode("utf-8-sig")

    @property
    def title(self) -> str:
        """Return the title in the header, or the id if there is none."""
        title = self.tree.find(f"{TEI}teiHeader/{TEI}fileDesc/{TEI}titleStmt/{TEI}title")
        words = [] if title is None else [str(text) for text in title.itertext()]
        return " ".join("".join(words).split()) or self.id

    @cached_property
    def index(self) -> Index:
        """The elements that have an id, the pointers and the prefixes."""
        return Index.read(self.tree)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The passages of its text; none if it has no text."""
        text = self.tree.find(f"{TEI}text")
        return () if text is None else list_passages(text)

    @cached_property
    def positions(self) -> Positions:
        """The places of elements, attributes and text."""
        return Positions(self.data, self.tree)


def name_source(path: PurePosixPath) -> str:
    """Return a file's stem, in Unicode's NFC."""
    return unicodedata.normalize("NFC", path.stem)


def list_sources(project: Project, kind: Kind) -> list[PurePosixPath]:
    """List the files of one kind in order, without what editors and file managers leave behind."""
    match kind:
        case Kind.TELEGRAM:
            return _list(project, TELEGRAMS, required=True)
        case Kind.REGISTER:
            paths = [REGISTERS / f"{name}.xml" for name in REGISTER_NAMES]
            return [path for path in paths if os.path.lexists(project.root / path)]
        case Kind.FRONT:
            return _list(project, FRONT, required=False)


def list_witnesses(project: Project) -> dict[str, dict[str, PurePosixPath]]:
    """Return the paths of the witnesses' transcriptions, by telegram and by siglum."""
    found: dict[str, dict[str, PurePosixPath]] = {}
    for path in _list(project, WITNESSES, required=False, suffix=".txt"):
        name, _, siglum = name_source(path).rpartition(".")
        found.setdefault(name, {})[siglum] = path
    return found


def _list(
    project: Project, folder: PurePosixPath, *, required: bool, suffix: str = ".xml"
) -> list[PurePosixPath]:
    """
    List the sources of a folder in order.

    A missing folder raises EditionError if it is required, and so does one that cannot be read.
    """
    try:
        names = sorted(place.name for place in (project.root / folder).iterdir())
    except FileNotFoundError as error:
        if not required:
            return []
        raise EditionError(explain_missing(project.root)) from error
    except OSError as error:
        raise EditionError(f"{folder} could not be read: {error.strerror}.") from error
    return [folder / name for name in names if is_source_name(name, suffix)]


def find_sources(project: Project, places: Iterable[Path]) -> list[PurePosixPath]:
    """Return the sources that files and folders mean; paths start at the edition's folder."""
    root = project.root.resolve()
    found: dict[PurePosixPath, None] = {}
    for place in places:
        absolute = _resolve(project.root / place)
        if not absolute.is_relative_to(root):
            raise EditionError(f"{place} does not belong to this edition.")
        path = PurePosixPath(absolute.relative_to(root).as_posix())
        if path.parent in _FOLDERS and path not in _FOLDERS:
            found[path] = None
            continue
        inside = [folder for folder in _FOLDERS if folder == path or path in folder.parents]
        if not inside:
            raise EditionError(
                f"{place} is no source; name files or folders of {TELEGRAMS.parent}."
            )
        for folder in inside:
            found.update(dict.fromkeys(list_sources(project, _FOLDERS[folder])))
    return list(found)


def _resolve(place: Path) -> Path:
    """Resolve the links in a path, except for its last part."""
    try:
        return place.parent.resolve() / place.name if place.name else place.resolve()
    except (OSError, RuntimeError) as error:
        raise EditionError(f"{place} leads in a circle; name another file.") from error


def tell_kind(path: PurePosixPath) -> Kind:
    """Return the kind of a file, which its folder decides."""
    return _FOLDERS[path.parent]


def read_source(project: Project, path: PurePosixPath) -> Source | list[Fault]:
    """Read one file; return a source, or the faults that keep it from being one."""
    if not is_text(path.name) and os.path.lexists(project.root / path):
        return [Fault(path, (1, 1), "source.stray", NO_TEXT)]
    return parse(path, read_bytes(project.root, path, project.settings.source_bytes))


def parse(path: PurePosixPath, data: bytes) -> Source | list[Fault]:
    """Make a source of a file's bytes, or return the faults that keep it from being one."""
    tree = parse_tree(path, data)
    if isinstance(tree, list):
        return tree
    return Source(path, tell_kind(path), data, compute_digest(data), tree)


@dataclass(frozen=True, slots=True)
class Reading:
    """The sources that were read, and the faults of the other files."""

    sources: tuple[Source, ...]
    faults: tuple[Fault, ...]

    def select(self, kind: Kind) -> "Reading":
        """Return the sources and faults of one kind."""
        return Reading(
            tuple(source for source in self.sources if source.kind is kind),
            tuple(fault for fault in self.faults if tell_kind(fault.path) is kind),
        )


def read(project: Project, paths: Iterable[PurePosixPath]) -> Reading:
    """Read files, and collect all faults."""
    sources: list[Source] = []
    faults: list[Fault] = []
    for path in paths:
        result = read_source(project, path)
        if isinstance(result, Source):
            sources.append(result)
        else:
            faults.extend(result)
    return Reading(tuple(sources), tuple(faults))


def read_noted(project: Project, noted: Iterable[tuple[str, str]]) -> Reading:
    """Read files; raise EditionError for one that has another digest than was noted."""
    sources: list[Source] = []
    faults: list[Fault] = []
    for name, digest in noted:
        path = PurePosixPath(name)
        data = read_bytes(project.root, path, project.settings.source_bytes)
        if compute_digest(data) != digest:
            raise explain_change(path)
        result = parse(path, data)
        if isinstance(result, Source):
            sources.append(result)
        else:
            faults.extend(result)
    return Reading(tuple(sources), tuple(faults))


_PATH = re.compile(r"/Q\{[^\s]*")


def locate_failure(source: Source, error: EditionError) -> EditionError:
    """
    Return an error with the file before its sentence.

    If the sentence names a node of the file, line and column stand there instead of its path.
    """
    sentence = str(error)
    if path := _PATH.search(sentence):
        line, column = source.positions.path(path[0])
        told = sentence.replace(path[0], "").strip(" :")
        return EditionError(f"{source.path}:{line}:{column}: {told}")
    return EditionError(f"{source.path}: {sentence}")
