"""Find the places of findings about the whole edition in a file."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from lxml import etree

from edition.engine.steps import Task
from edition.errors import explain_change
from edition.findings import Place
from edition.read.languages import LANG, find_unread
from edition.read.source import TEI, Source, parse
from edition.xml.positions import XML_ID, Lines

_ID = re.compile(rb'xml:id="(?=([^"]*)")')


def _has_language(element: etree._Element, language: str) -> bool:
    """Return whether an element says that its words are in a language."""
    return element.get(LANG) is not None and find_unread(element) == language


@dataclass(frozen=True)
class Places:
    """A file, of which each part is read when it is needed."""

    path: PurePosixPath
    data: bytes

    @classmethod
    def look_up(cls, task: Task, path: str) -> "Places":
        """Read a file for a task."""
        return cls(PurePosixPath(path), task.lookup.require(path))

    def locate_id(self, name: str) -> Place:
        """Return the place of an id."""
        return self._source.positions.attribute(self._find(name), XML_ID)

    def locate_element(self, name: str) -> Place:
        """
        Return the place of the element with this id.

        An id that occurs once in the bytes is found without parsing: an edition may have thousands
        of them.
        """
        written = self._written.get(name.encode(), ())
        if len(written) == 1:
            return self._lines.place(self.data.rindex(b"<", 0, written[0]))
        return self._source.positions.element(self._find(name))

    def locate_request(self, name: str) -> Place:
        """Return the place where a telegram says that it answers another."""
        source = self._source
        refs = source.tree.iterfind(f".//{TEI}correspContext/{TEI}ref[@type='reply-to']")
        found = next((ref for ref in refs if str(ref.get("target")).endswith(f":{name}")), None)
        return source.positions.attribute(source.tree if found is None else found, "target")

    def locate_language(self, language: str) -> Place:
        """Return the place of the first xml:lang of a language that applies to the text."""
        text = self._source.tree.find(f"{TEI}text")
        inside = () if text is None else (text, *text.iterancestors(), *text.iterdescendants())
        said = (each for each in inside if _has_language(each, language))
        return self._source.positions.attribute(next(said, self._source.tree), LANG)

    @cached_property
    def _lines(self) -> Lines:
        """The lines of the bytes."""
        return Lines(self.data)

    @cached_property
    def _written(self) -> dict[bytes, list[int]]:
        """The offsets of each id in the bytes."""
        found: dict[bytes, list[int]] = {}
        for match in _ID.finditer(self.data):
            found.setdefault(match[1], []).append(match.start())
        return found

    @cached_property
    def _source(self) -> Source:
        """The source; EditionError if the file has changed so that it cannot be read."""
        source = parse(self.path, self.data)
        if not isinstance(source, Source):
            raise explain_change(self.path)
        return source

    @cached_property
    def _elements(self) -> dict[str, etree._Element]:
        """The first element with each id."""
        return {named.id: named.element for named in reversed(self._source.index.named)}

    def _find(self, name: str) -> etree._Element:
        """Return the first element with an id, or else the root."""
        return self._elements.get(name, self._source.tree)
