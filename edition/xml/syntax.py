"""
Explain why a file is not well-formed, in a sentence for the person who typed it.

expat gives the exact byte of the error. The bytes around it show which common slip it is.
"""

import re
from collections.abc import Iterator
from xml.parsers import expat
from xml.parsers.expat import errors

from edition.findings import Place
from edition.xml.positions import Lines

_LOOKED_AT = 1000
_BROKEN = "The markup is broken here."
_NAME = re.compile(rb"[^\s<>/=\"'&;]+")
_ATTRIBUTE = re.compile(rb"""([^\s=<>/"']+)\s*=\s*(?:"[^"]*"|'[^']*')""")
_REFERENCE = re.compile(rb"&(#?[\w.:-]*)$")
_NAMED = re.compile(rb"#x?[0-9a-fA-F]+|amp|lt|gt|quot|apos")
_BARE = re.compile(rb"\s([^\s=<>/\"']+)\s*$")
_ENTITY = re.compile(rb"&[^\s;<&]*;?")
_LETTER = re.compile(
    "[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff]"
)
"""The characters beyond ASCII that may begin a name in the fifth edition of XML 1.0."""
_BAD_NAMESPACE = "A namespace is declared here in a way that XML does not allow."
_SENTENCES = {
    errors.XML_ERROR_SYNTAX: "The file does not begin with an element.",
    errors.XML_ERROR_NO_ELEMENTS: "The file has no element.",
    errors.XML_ERROR_UNCLOSED_CDATA_SECTION: "A CDATA section is not closed; end it with ]]>.",
    errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT: (
        "The file goes on after its last closing tag; delete what stands there."
    ),
    errors.XML_ERROR_MISPLACED_XML_PI: (
        "The XML declaration stands here, but it may only be the very beginning of a file."
    ),
    errors.XML_ERROR_XML_DECL: (
        'The XML declaration is not right; write <?xml version="1.0" encoding="UTF-8"?>.'
    ),
    errors.XML_ERROR_UNDECLARING_PREFIX: _BAD_NAMESPACE,
    errors.XML_ERROR_RESERVED_PREFIX_XML: _BAD_NAMESPACE,
    errors.XML_ERROR_RESERVED_PREFIX_XMLNS: _BAD_NAMESPACE,
    errors.XML_ERROR_RESERVED_NAMESPACE_URI: _BAD_NAMESPACE,
}

Facts = tuple[int, str]


class Reader:
    """Reads a file with expat, and keeps which elements are open and which prefixes declared."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._lines = Lines(data)
        self._opened: list[int] = []
        self._prefixes = ["xml", "xmlns"]
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.StartNamespaceDeclHandler = lambda prefix, _: self._prefixes.append(prefix)
        self._parser.EndNamespaceDeclHandler = lambda _: self._prefixes.pop()

    def explain(self) -> tuple[Place, str] | None:
        """Return where and why a file stops being well-formed, or None if it is well-formed."""
        try:
            self._parser.Parse(self._data, True)  # noqa: FBT003 - by position only
        except expat.ExpatError as fault:
            index = min(self._parser.ErrorByteIndex, len(self._data))
            index, sentence = self._tell(fault.code, index)
            return self._lines.place(index), sentence
        return None

    def _start(self, _name: str, _attributes: dict[str, str]) -> None:
        """Note an open element."""
        self._opened.append(self._parser.CurrentByteIndex)

    def _end(self, _: str) -> None:
        """Note that an element is closed."""
        self._opened.pop()

    def _tell(self, code: int, index: int) -> Facts:
        """Return the byte of the slip, and a sentence about it."""
        data = self._data
        message = errors.messages[code]
        sentence = _SENTENCES.get(message, _BROKEN)
        match message:
            case errors.XML_ERROR_INVALID_TOKEN:
                return _tell_token(data, index, opened=bool(self._opened))
            case errors.XML_ERROR_NO_ELEMENTS if self._opened:
                sentence = f"The element {self._name_open()}, is not closed."
            case errors.XML_ERROR_TAG_MISMATCH:
                closing = _read_name(data, index)
                sentence = f"The closing tag {closing} does not fit {self._name_open()}."
            case errors.XML_ERROR_UNCLOSED_TOKEN:
                sentence = _tell_unclosed(data, index)
            case errors.XML_ERROR_DUPLICATE_ATTRIBUTE:
                sentence = _tell_duplicate(data, index)
            case errors.XML_ERROR_UNDEFINED_ENTITY:
                name = _read(_ENTITY, data, index)
                sentence = f"The entity {name} is not known; write the character itself."
            case errors.XML_ERROR_BAD_CHAR_REF:
                name = _read(_ENTITY, data, index)
                sentence = f"{name} is no character that XML allows; delete it."
            case errors.XML_ERROR_UNBOUND_PREFIX:
                prefix = next(self._list_unbound(index), "of a name")
                sentence = f"The prefix {prefix} is not declared in this tag or around it."
        return index, sentence

    def _name_open(self) -> str:
        """Return the name and the line of the innermost open element."""
        index = self._opened[-1]
        line, _ = self._lines.place(index)
        return f"{_read_name(self._data, index + 1)}, opened in line {line}"

    def _list_unbound(self, index: int) -> Iterator[str]:
        """List the prefixes in a tag that are declared neither in it nor around it."""
        tag = self._data[index + 1 :]
        written = [_read_name(tag, 0)]
        position = len(written[0].encode())
        while match := re.compile(rb"\s*" + _ATTRIBUTE.pattern).match(tag, position):
            written.append(match[1].decode())
            position = match.end()
        declared = {name.removeprefix("xmlns:") for name in written if name.startswith("xmlns:")}
        for name in written:
            prefix, colon, _ = name.partition(":")
            if colon and prefix not in declared and prefix not in self._prefixes:
                yield prefix


def _read(pattern: re.Pattern[bytes], data: bytes, index: int) -> str:
    """Return what a pattern finds at a byte, or an empty string."""
    found = pattern.match(data, index)
    return found[0].decode("utf-8", "replace") if found else ""


def _read_name(data: bytes, index: int) -> str:
    """Read the name at a byte."""
    return _read(_NAME, data, index) or "without a name"


def _tell_unclosed(data: bytes, index: int) -> str:
    """Say that the comment, instruction or tag that begins here has no end."""
    if data.startswith(b"<!--", index):
        return "The comment that begins here is not closed; end it with -->."
    if data.startswith(b"<?", index):
        return "The processing instruction that begins here is not closed; end it with ?>."
    return "The tag that begins here is not closed; end it with >."


def _tell_duplicate(data: bytes, index: int) -> str:
    """
    Name the attribute that stands twice.

    If two prefixes have one namespace, expat gives the place of the tag, so no attribute is named.
    """
    if data.startswith(b"<", index):
        return "Two attributes of this tag have one name in one namespace; delete one of them."
    return f"The attribute {_read_name(data, index)} stands twice in this tag; delete one of them."


def _tell_token(data: bytes, index: int, *, opened: bool) -> Facts:
    """Return the byte and a sentence for the slip at which expat stopped."""
    before = data[max(index - _LOOKED_AT, 0) : index]
    sign = data[index : index + 4].decode("utf-8", "ignore")[:1]
    if (sign and sign < " " and sign not in "\t\n\r") or sign in {"\ufffe", "\uffff"}:
        return index, f"U+{ord(sign):04X} is no character that XML allows; delete it."
    if reference := _REFERENCE.search(before):
        return index - len(reference[0]), _tell_reference(reference[1])
    if before.endswith(b"<") and not _LETTER.match(sign):
        closing = sign == "/" and not opened
        stray = "A closing tag stands here, but no element is open."
        return index - 1, stray if closing else "A bare < stands here; write &lt;."
    if before.endswith(b"]]") and sign == ">":
        return index - 2, "The characters ]]> stand in the text; write ]]&gt;."
    return index, _tell_tag(before, sign)


def _tell_reference(written: bytes) -> str:
    """Say what is wrong with an ampersand and what follows it."""
    if _NAMED.fullmatch(written):
        name = written.decode()
        return f"The reference &{name} does not end; write &{name}; with its semicolon."
    return "A bare & stands here; write &amp;."


def _tell_tag(before: bytes, sign: str) -> str:
    """Say what is wrong with a comment or tag, of which `before` is the part already read."""
    tag = before[before.rfind(b"<") :]
    name = _BARE.search(tag)
    slips = {
        "Two hyphens stand in a comment; write one, or end the comment with -->.": (
            before.rfind(b"<!--") > before.rfind(b"-->")
        ),
        "A < stands in a tag: the tag is not closed with >, "
        "or a quotation mark is missing, or &lt; is meant.": sign == "<",
        "A name has one colon too many.": sign == ":",
        "The value of an attribute stands without quotation marks; add them.": (
            tag.rstrip().endswith(b"=")
        ),
        "Between two attributes a space is missing.": tag.endswith((b'"', b"'")),
        f"Not every XML parser reads {_name_sign(sign)} in a name; write another letter.": (
            sign > "\x7f"
        ),
        f"The attribute {_decode(name[1]) if name else ''} has no value; write one after it.": (
            name is not None
        ),
    }
    return next((sentence for sentence, holds in slips.items() if holds), _BROKEN)


def _name_sign(sign: str) -> str:
    """Return the code point of a character, and the character itself if it is printable."""
    number = f"U+{ord(sign):04X}" if sign else "nothing"
    return f"{sign} ({number})" if sign.isprintable() else number


def _decode(name: bytes) -> str:
    """Return bytes as text; those that are not UTF-8 are replaced."""
    return name.decode("utf-8", "replace")
