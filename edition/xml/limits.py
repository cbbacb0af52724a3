"""
The limits of size and depth within which all XML parsers read a file alike.

lxml reads files that the parser in Saxon refuses, as the parsers of other people would. So our
limits are those of Saxon's parser, and a file is measured before Saxon gets it. A slow reading
finds the exact place, but only if a quick test raises doubt.
"""

import re
from collections.abc import Sequence
from xml.parsers import expat

from lxml import etree

from edition.printable import show

VERSION = "1.0"
MAX_DEPTH = 100
MAX_ATTRIBUTES = 200  # of one tag, declarations of namespaces included
MAX_NAME_LETTERS = 1_000  # before the colon of a name, and as many after it
MAX_NAMESPACE_LETTERS = 1_000  # a character beyond U+FFFF counts as two
MAX_REFERENCES = 100_000  # such as &amp; in one file; &gt; and &quot; in an attribute count as two
MAX_PIECE_BYTES = 9_000_000  # of a tag, comment, instruction or text; lxml reads ten million

_VERSION = re.compile(
    rb"""(?:\xef\xbb\xbf)?<\?xml\s[^>]*?\bversion\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)')"""
)
_REFERRING = re.compile(
    rb"""<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>"""
    rb"""|(?P<said>&(?:amp|lt|gt|quot|apos);|<(?:[^<>"']|"[^"]*"|'[^']*')*>)""",
    re.DOTALL,
)
_REFERENCE = re.compile(rb"&(?:(?P<once>amp|lt|apos)|gt|quot);")
_NAMESPACE = re.compile(
    rb"""xmlns[^\s=<>]*\s*=\s*(?:"[^"]{%(most)d}|'[^']{%(most)d})"""
    % {b"most": MAX_NAMESPACE_LETTERS // 2}
)
_IS_DEEP = etree.XPath(f"boolean({'/*' * (MAX_DEPTH + 1)})")
_IS_WIDE = etree.XPath(f"boolean(//@*[{MAX_ATTRIBUTES // 2}])")
_SHOWN_LETTERS = 40

Facts = tuple[int, str]
"""The offset of a byte, and the sentence about what stands there."""


def find_version(data: bytes) -> Facts | None:
    """Find the declaration of a version of XML that not all parsers read."""
    found = _VERSION.match(data)
    if found is None:
        return None
    number = 1 if found[1] is not None else 2
    written = found[number].decode("utf-8", "replace")
    if written == VERSION:
        return None
    said = f"The file says that it is XML {show(_shorten(written)) or 'of no version'}"
    return found.start(number), f'{said}; write version="{VERSION}".'


def is_read(data: bytes) -> bool:
    """Return whether expat can read a file; it allows the same names as the parser in Saxon."""
    try:
        expat.ParserCreate(namespace_separator=" ").Parse(data, True)  # noqa: FBT003 - by position
    except expat.ExpatError:
        return False
    return True


def find_limit(data: bytes, tree: etree._Element) -> Facts | None:
    """
    Find the first place where a file that lxml has read exceeds a limit of all parsers.

    The file is measured only if a quick test raises doubt.
    """
    in_doubt = (
        _IS_DEEP(tree)
        or _IS_WIDE(tree)
        or _may_have_long_name(data)
        or data.count(b"xmlns") >= MAX_ATTRIBUTES // 2
        or _NAMESPACE.search(data)
        or data.count(b"&") > MAX_REFERENCES // 2
        or len(data) > MAX_PIECE_BYTES
    )
    return measure(data) if in_doubt else None


def measure(data: bytes) -> Facts | None:
    """Find the first place where a well-formed file exceeds a limit."""
    return _Measure(data).find()


def _may_have_long_name(data: bytes) -> bool:
    """Return whether a tag has so many bytes without a space that a name may be too long."""
    return any(
        len(word) > MAX_NAME_LETTERS
        for piece in data.split(b"<")
        if len(piece) > MAX_NAME_LETTERS
        for word in piece.rpartition(b">")[0].split()
    )


class _Measure:
    """
    Reads a well-formed file with expat, and compares depth, counts and lengths with the limits.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._first: Facts | None = None
        self._depth = 0
        self._piece = ("text", 0)
        self._parser = expat.ParserCreate()
        self._parser.ordered_attributes = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        if len(data) > MAX_PIECE_BYTES:
            self._parser.CharacterDataHandler = lambda _: self._begin("text")
            self._parser.CommentHandler = lambda _: self._begin("comment")
            self._parser.ProcessingInstructionHandler = lambda *_: self._begin("instruction")

    def find(self) -> Facts | None:
        """Return the first place that exceeds a limit, or None."""
        self._parser.Parse(self._data, True)  # noqa: FBT003 - expat takes the flag by position only
        self._close(len(self._data))
        if self._data.count(b"&") > MAX_REFERENCES // 2:
            self._count_references()
        return self._first

    def _tell(self, index: int, sentence: str) -> None:
        """Note a place that exceeds a limit, unless one before it does."""
        if self._first is None or index < self._first[0]:
            self._first = index, sentence

    def _start(self, name: str, attributes: Sequence[str]) -> None:
        """Measure a start tag."""
        self._begin("tag")
        self._depth += 1
        index, shown = self._parser.CurrentByteIndex, _shorten(name)
        if self._depth > MAX_DEPTH:
            said = f"The element {shown} stands on level {self._depth} here"
            self._tell(index, f"{said}; XML parsers read {MAX_DEPTH} levels.")
        if (count := len(attributes) // 2) > MAX_ATTRIBUTES:
            said = f"The tag {shown} has {count} attributes and declarations of namespaces"
            self._tell(index, f"{said}; XML parsers read {MAX_ATTRIBUTES}.")
        for part in ":".join((name, *attributes[::2])).split(":"):
            if len(part) > MAX_NAME_LETTERS:
                said = f"The name {_shorten(part)} has {len(part)} letters"
                self._tell(index, f"{said}; XML parsers read {MAX_NAME_LETTERS}.")
        for attribute, value in zip(attributes[::2], attributes[1::2], strict=True):
            if attribute.partition(":")[0] == "xmlns":
                self._measure_namespace(index, value)

    def _measure_namespace(self, index: int, namespace: str) -> None:
        """Compare the length of a declared namespace with its limit."""
        length = len(namespace.encode("utf-16-le")) // 2
        if length > MAX_NAMESPACE_LETTERS:
            said = f"The namespace {_shorten(namespace)} has {length} letters"
            self._tell(index, f"{said}; XML parsers read {MAX_NAMESPACE_LETTERS}.")

    def _end(self, _: str) -> None:
        """Note that an element ends."""
        self._begin("tag")
        self._depth -= 1

    def _begin(self, kind: str) -> None:
        """Note where a tag, text, comment or instruction begins; expat gives a text in parts."""
        if (kind, self._piece[0]) != ("text", "text"):
            self._close(self._parser.CurrentByteIndex)
            self._piece = kind, self._parser.CurrentByteIndex

    def _close(self, end: int) -> None:
        """Compare the length of the piece that ends here with its limit."""
        kind, start = self._piece
        if end - start > MAX_PIECE_BYTES:
            article = "An" if kind == "instruction" else "A"
            said = f"{article} {kind} of {end - start} bytes stands here"
            self._tell(start, f"{said}; XML parsers read {MAX_PIECE_BYTES}.")

    def _count_references(self) -> None:
        """Count the references to named characters, and find the first beyond the limit."""
        count, beyond = 0, None
        for piece in _REFERRING.finditer(self._data):
            if piece["said"] is None:
                continue
            for found in _REFERENCE.finditer(self._data, *piece.span()):
                in_text = found.span() == piece.span()
                count += 1 if in_text or found["once"] else 2
                if beyond is None and count > MAX_REFERENCES:
                    beyond = found.start()
        if beyond is not None:
            said = f"The file has {count} references such as &amp;"
            self._tell(beyond, f"{said}; XML parsers read {MAX_REFERENCES}, up to this place.")


def _shorten(text: str) -> str:
    """Return a text, or its first 40 characters if it is longer."""
    text = show(text)
    return text if len(text) <= _SHOWN_LETTERS else f"{text[:_SHOWN_LETTERS]}…"
