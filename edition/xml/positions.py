"""
Find where something stands in a file: line and column from 1, columns in code points.

lxml knows the line at best. One pass of expat over the bytes finds every tag and every piece of
text. It is made only for files in which a place is needed.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from xml.parsers import expat

from lxml import etree

from edition.findings import Place

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

_XML = "{http://www.w3.org/XML/1998/namespace}"
_CHUNK = 4096
_CONTINUATION = bytes(range(0x80, 0xC0))
_BOM = b"\xef\xbb\xbf"
_STEP = re.compile(r"/(@?)(?:Q\{([^}]*)\})?([^/\[]+)(?:\[(\d+)\])?")
_NAME = re.compile(rb"<[^\s/>]+")
_ATTRIBUTE = re.compile(rb"""\s+([^\s=<>/"']+)\s*=\s*("[^"]*"|'[^']*')""")


class Lines:
    """The lines of a text, which turn a byte's offset into a line and a column."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._starts = [0, *(match.end() for match in re.finditer(rb"\n", data))]
        self._counts = [0]
        for start in range(0, len(data), _CHUNK):
            count = _count(data[start : start + _CHUNK])
            self._counts.append(self._counts[-1] + count)

    def place(self, offset: int) -> Place:
        """Return the line and column of the byte at this offset."""
        line = bisect_right(self._starts, offset)
        start = self._starts[line - 1]
        if line == 1 and self._data.startswith(_BOM):
            start = min(len(_BOM), offset)
        return line, self._points(offset) - self._points(start) + 1

    def _points(self, offset: int) -> int:
        """Count the code points before an offset."""
        chunk = offset // _CHUNK
        return self._counts[chunk] + _count(self._data[chunk * _CHUNK : offset])


def _count(data: bytes) -> int:
    """Count the code points that begin in these bytes."""
    return len(data.translate(None, _CONTINUATION))


@dataclass(frozen=True, slots=True)
class Run:
    """
    A piece of text in the file: its offset in bytes, and its index in the whole text.

    A reference is a run of its own.
    """

    offset: int
    index: int
    text: str


def _append(runs: list[Run], offset: int, text: str) -> None:
    """Append a text that begins at an offset, in runs of at most 4,096 characters."""
    index = runs[-1].index + len(runs[-1].text) if runs else 0
    for start in range(0, len(text), _CHUNK):
        run = Run(offset, index + start, text[start : start + _CHUNK])
        runs.append(run)
        offset += len(run.text.encode())


class Positions:
    """The places of a document's elements, attributes and text."""

    def __init__(self, data: bytes, root: etree._Element) -> None:
        self._data = data
        self.lines = Lines(data)
        self._elements = list(root.iter("*"))
        self._index = {element: index for index, element in enumerate(self._elements)}
        self._tags: list[int] = []
        self._texts: dict[tuple[int, bool], list[Run]] = {}
        self._text_nodes: dict[int, list[int]] = {}
        self._children: dict[etree._Element, dict[str, list[etree._Element]]] = {}
        self._scan()

    def _scan(self) -> None:
        """Record where each start tag and each text begins; a comment does not divide a text."""
        parser = expat.ParserCreate()
        parser.buffer_text = False
        open_elements: list[int] = []
        current = [(-1, False)]
        begins = [True]

        def start(_name: str, _attributes: dict[str, str]) -> None:
            open_elements.append(len(self._tags))
            self._tags.append(parser.CurrentByteIndex)
            current[0] = (open_elements[-1], False)
            begins[0] = True

        def end(_name: str) -> None:
            current[0] = (open_elements.pop(), True)
            begins[0] = True

        def text(characters: str) -> None:
            offset = parser.CurrentByteIndex
            _append(self._texts.setdefault(current[0], []), offset, characters)
            if begins[0]:
                self._text_nodes.setdefault(open_elements[-1], []).append(offset)
                begins[0] = False

        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = text
        parser.Parse(self._data, True)  # noqa: FBT003 - expat takes the flag by position only

    def element(self, element: etree._Element) -> Place:
        """Return the place of an element's `<`."""
        return self.lines.place(self._tags[self._index[element]])

    def attribute(self, element: etree._Element, name: str) -> Place:
        """
        Return the place of an attribute's name, or of the element if it has no such attribute.
        """
        written = name.replace(_XML, "xml:").encode()
        tag = self._tags[self._index[element]]
        found = _NAME.match(self._data, tag)
        while found := found and _ATTRIBUTE.match(self._data, found.end()):
            if found[1] == written:
                return self.lines.place(found.start(1))
        return self.lines.place(tag)

    def text(self, element: etree._Element, index: int, *, tail: bool = False) -> Place:
        """
        Return the place of a character of an element's text, or of the text after it.

        If there is no such character, the place of the element is returned.
        """
        runs = self._texts.get((self._index[element], tail), [])
        number = bisect_right(runs, index, key=lambda run: run.index) - 1
        if number < 0 or index - runs[number].index >= len(runs[number].text):
            return self.element(element)
        run = runs[number]
        return self.lines.place(run.offset + len(run.text[: index - run.index].encode()))

    def path(self, path: str) -> Place:
        """
        Return the place of the node to which an XPath path from the root leads.

        If a step finds no element, the place of the last element found is returned.
        """
        element = self._elements[0]
        for step in list(_STEP.finditer(path))[1:]:
            at, namespace, name, number = step.groups()
            tag = f"{{{namespace}}}{name}" if namespace else name
            if at:
                return self.attribute(element, tag)
            if name == "text()":
                nodes = self._text_nodes[self._index[element]]
                return self.lines.place(nodes[int(number or 1) - 1])
            found = self._find_children(element).get(tag, ())
            if len(found) < int(number or 1):
                break
            element = found[int(number or 1) - 1]
        return self.element(element)

    def _find_children(self, element: etree._Element) -> dict[str, list[etree._Element]]:
        """Return the children of an element by their names; each element is read only once."""
        if element not in self._children:
            named: dict[str, list[etree._Element]] = {}
            for child in element.iterchildren("*"):
                named.setdefault(child.tag, []).append(child)
            self._children[element] = named
        return self._children[element]
