"""Find the places of findings about the whole edition; a file is read once for all of them."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import PurePosixPath

from lxml import etree

from edition.errors import EditionError
from edition.findings import Place
from edition.project.settings import Project
from edition.read.source import TEI, Source, read_bytes, read_source
from edition.xml.positions import XML_ID, Lines

_ID = re.compile(rb'xml:id="(?=([^"]*)")')


class Places:
    """
    Finds the places of ids and pointers; only the last file is kept, for findings come in order.
    """

    def __init__(self, project: Project) -> None:
        self._open = lru_cache(1)(lambda path: _File(project, path))

    def locate_id(self, path: PurePosixPath, name: str) -> Place:
        """Return the place of an id in a file."""
        file = self._open(path)
        return file.source.positions.attribute(file.find(name), XML_ID)

    def locate_element(self, path: PurePosixPath, name: str) -> Place:
        """
        Return the place of the element with this id in a file.

        An id that occurs once in the bytes is found without parsing: an edition may have thousands
        of them.
        """
        file = self._open(path)
        written = file.written.get(name.encode(), ())
        if len(written) == 1:
            return file.lines.place(file.data.rindex(b"<", 0, written[0]))
        return file.source.positions.element(file.find(name))

    def locate_request(self, path: PurePosixPath) -> Place:
        """Return the place where a telegram says which telegram it answers."""
        source = self._open(path).source
        found = source.tree.find(f".//{TEI}correspContext/{TEI}ref[@type='reply-to']")
        return source.positions.attribute(source.tree if found is None else found, "target")


@dataclass(frozen=True)
class _File:
    """A file, of which each part is read when it is needed."""

    project: Project
    path: PurePosixPath

    @cached_property
    def data(self) -> bytes:
        """The file's bytes."""
        return read_bytes(self.project.root, self.path, self.project.settings.source_bytes)

    @cached_property
    def lines(self) -> Lines:
        """The lines of the bytes."""
        return Lines(self.data)

    @cached_property
    def written(self) -> dict[bytes, list[int]]:
        """The offsets of each id in the bytes."""
        found: dict[bytes, list[int]] = {}
        for match in _ID.finditer(self.data):
            found.setdefault(match[1], []).append(match.start())
        return found

    @cached_property
    def source(self) -> Source:
        """The source; EditionError if the file has changed so that it cannot be read."""
        source = read_source(self.project, self.path)
        if not isinstance(source, Source):
            raise EditionError(f"{self.path} changed while it was checked; run it again.")
        return source

    @cached_property
    def _elements(self) -> dict[str, etree._Element]:
        """The first element with each id."""
        return {named.id: named.element for named in reversed(self.source.index.named)}

    def find(self, name: str) -> etree._Element:
        """Return the first element with an id, or else the root."""
        return self._elements.get(name, self.source.tree)
