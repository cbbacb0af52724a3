"""Find what keeps a file from being parsed, at the exact byte."""

import re
import sys
from pathlib import PurePosixPath
from xml.parsers import expat

from lxml import etree

from edition.errors import EditionError
from edition.findings import Fault, Place
from edition.printable import find_no_character
from edition.xml.limits import find_limit, find_version, is_read, measure
from edition.xml.markup import Markup
from edition.xml.positions import Lines
from edition.xml.syntax import Reader
from edition.xml.unseen_signs import describe_sign, find_signs

_CONFLICT = re.compile(rb"^(?:<{7}|>{7})(?= |\r?$)", re.MULTILINE)
_ENCODING = re.compile(rb"""(?:\xef\xbb\xbf)?<\?xml[^>]*?\bencoding\s*=\s*["']([^"']*)["']""")
_UTF8 = {b"utf-8", b"utf8"}
_ASCII = {b"us-ascii", b"ascii"}
_MARKS = {
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}
"""Byte order marks; those of UTF-32 come first, because one begins like a mark of UTF-16."""
_REFERENCES = re.compile(
    rb"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|&#(?:x0*([0-9A-Fa-f]{1,6})|0*([0-9]{1,7}));",
    re.DOTALL,
)
"""
Numeric references. Comments and CDATA sections match too, because such numbers are text there.
"""
NO_CHARACTERS = re.compile(
    rb"\x7f|\xc2[\x80-\x9f]|\xef\xb7[\x90-\xaf]|\xef\xbf[\xbd-\xbf]"
    + b"".join(rb"|%c[\x8f\x9f\xaf\xbf]\xbf[\xbe\xbf]" % first for first in range(0xF0, 0xF5))
)
"""What find_no_character finds, and U+FFFD; a branch that begins with one fixed byte is fast."""
_LAST_CONTROL = 0x9F
_LOST = "\ufffd"
_DOCTYPE = b"<!DOCTYPE"


def make_error(fault: Fault) -> EditionError:
    """Make an error of a fault in a file that the command needs."""
    line, column = fault.place
    return EditionError(f"{fault.path}:{line}:{column}: {fault.message}")


def find_faults(path: PurePosixPath, data: bytes) -> list[Fault]:
    """
    Return the first fault that forbids giving a file to a parser, or an empty list.

    Faults that may follow from it are not reported.
    """
    if not data.strip():
        return [Fault(path, (1, 1), "source.well-formed", "The file is empty.")]
    if found := _find_encoding(data):
        return [_fault(path, data, found[0], "source.encoding", found[1])]
    if _has_mark(data) and (conflict := _CONFLICT.search(data)):
        message = "A merge left its marker here: two versions of these lines stand in the file."
        return [_fault(path, data, conflict.start(), "source.merge-marker", message)]
    if version := find_version(data):
        return [_fault(path, data, version[0], "source.limits", version[1])]
    if _DOCTYPE in data and (offset := _find_doctype(data)) is not None:
        message = "The file has a DOCTYPE."
        return [_fault(path, data, offset, "source.no-doctype", message)]
    return []


def _has_mark(data: bytes) -> bool:
    """Return whether a merge marker is possible (seven < or >); this saves a slow search."""
    return b"<" * 7 in data or b">" * 7 in data


def _fault(path: PurePosixPath, data: bytes, offset: int, rule: str, message: str) -> Fault:
    """Make a fault at a byte."""
    return Fault(path, Lines(data).place(offset), rule, message)


def _find_encoding(data: bytes) -> tuple[int, str] | None:
    """Find the first byte that UTF-8 text cannot have, or the declaration of another encoding."""
    if name := next((name for mark, name in _MARKS.items() if data.startswith(mark)), None):
        return 0, f"The file is {name}."
    if (offset := data.find(0)) >= 0:
        return offset, "The byte 0x00 stands here: the file is UTF-16, or no text at all."
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start, f"The byte 0x{data[error.start]:02X} is not UTF-8."
    if no_character := _find_no_character(data):
        return no_character
    declared = _ENCODING.match(data)
    if declared is None or declared[1].lower() in (_UTF8 | _ASCII if data.isascii() else _UTF8):
        return None
    return declared.start(1), f"The file says that its encoding is {declared[1].decode()}."


def _find_no_character(data: bytes) -> tuple[int, str] | None:
    """Find a control or a noncharacter, written itself or by its number."""
    if found := NO_CHARACTERS.search(data):
        return found.start(), _explain_no_character(found[0].decode())
    for reference in _REFERENCES.finditer(data) if b"&#" in data else ():
        number = int(reference[1] or b"0", 16) or int(reference[2] or b"0")
        sign = chr(number) if number <= sys.maxunicode else ""
        if sign == _LOST or find_no_character(sign):
            return reference.start(), _explain_no_character(sign)
    return None


def _explain_no_character(sign: str) -> str:
    """
    Say what a control or noncharacter is, and which character Windows has under a control's number.
    """
    code = ord(sign)
    if sign == _LOST:
        return "U+FFFD stands here: a program has put it in the place of what it could not read."
    if code > _LAST_CONTROL:
        return f"U+{code:04X} stands here, which is no character."
    meant = bytes([code]).decode("cp1252", "ignore").strip("\x7f")
    windows = f"; in a text from Windows it was “{meant}”" if meant else ""
    return f"U+{code:04X} stands here, a control that no page shows{windows}."


class _DoctypeError(Exception):
    """Raised where a DOCTYPE begins, so that nothing after it is read."""


def _find_doctype(data: bytes) -> int | None:
    """Find a DOCTYPE; the same letters in a comment are none."""
    parser = expat.ParserCreate()

    def declare(*_: object) -> None:
        raise _DoctypeError

    parser.StartDoctypeDeclHandler = declare
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat takes the flag by position only
    except _DoctypeError:
        return data.rfind(_DOCTYPE, 0, parser.CurrentByteIndex + len(_DOCTYPE))
    except expat.ExpatError:
        return None
    return None


def explain_syntax(path: PurePosixPath, data: bytes, error: etree.XMLSyntaxError) -> Fault:
    """
    Return a fault that says why lxml cannot read a file: a slip or an exceeded limit.

    If neither is found, the fault has lxml's own message.
    """
    if slip := Reader(data).explain():
        place, sentence = _find_sign(data, slip[0]) or slip
        return Fault(path, place, "source.well-formed", sentence)
    if told := measure(data):
        return _fault(path, data, told[0], "source.limits", told[1])
    first = error.msg.split(", line ")[0].splitlines()[0].rstrip(".")
    message = f"The XML parser does not read the file: {first}."
    return Fault(path, (max(error.lineno or 1, 1), 1), "source.well-formed", message)


def _find_sign(data: bytes, slip: Place) -> tuple[Place, str] | None:
    """Find an unseen or wrong sign in the markup that is the cause of a slip."""
    markup = Markup(data)
    first = next(find_signs(markup.text), None)
    if first is None:
        return None
    tag = max(markup.text.rfind("<", 0, first.start), 0)
    if markup.place(tag) > slip:
        return None
    return markup.place(first.start), describe_sign(markup.text, first)


def find_excess(path: PurePosixPath, data: bytes, tree: etree._Element) -> list[Fault]:
    """
    Find what lxml has read but other parsers would refuse.

    lxml allows more names than the fourth edition of XML 1.0, and sometimes reads only half of one.
    """
    if not is_read(data):
        place, sentence = Reader(data).explain() or ((1, 1), "Not every XML parser reads the file.")
        return [Fault(path, place, "source.well-formed", sentence)]
    told = find_limit(data, tree)
    return [_fault(path, data, told[0], "source.limits", told[1])] if told else []
