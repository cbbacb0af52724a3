"""
What keeps a file from being parsed, in a sentence, at the exact byte.
"""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from xml.parsers import expat

from lxml import etree

from edition.positions import Lines, Place

_CONFLICT = re.compile(rb"^(?:<{7}|>{7})(?= |\r?$)", re.MULTILINE)
_ENCODING = re.compile(rb"""(?:\xef\xbb\xbf)?<\?xml[^>]*?\bencoding\s*=\s*["']([^"']*)["']""")
_UTF8 = {b"utf-8", b"utf8", b"us-ascii"}
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_DOCTYPE = b"<!DOCTYPE"


@dataclass(frozen=True, slots=True)
class Fault:
    """
    A rule that is broken: where, and how.
    """

    path: PurePosixPath
    place: Place
    rule: str
    message: str


def find_faults(path: PurePosixPath, data: bytes) -> list[Fault]:
    """
    Find what must not even be given to a parser; what follows from a fault is not told.
    """
    if not data.strip():
        return [Fault(path, (1, 1), "source.well-formed", "The file is empty.")]
    if found := _find_encoding(data):
        return [_fault(path, data, found[0], "source.encoding", found[1])]
    if conflict := _CONFLICT.search(data):
        message = "A merge left its marker here: two versions of these lines stand in the file."
        return [_fault(path, data, conflict.start(), "source.merge-marker", message)]
    if _DOCTYPE in data and (offset := _find_doctype(data)) is not None:
        message = "The file has a DOCTYPE."
        return [_fault(path, data, offset, "source.no-doctype", message)]
    return []


def _fault(path: PurePosixPath, data: bytes, offset: int, rule: str, message: str) -> Fault:
    """
    Make a fault at a byte.
    """
    return Fault(path, Lines(data).place(offset), rule, message)


def _find_encoding(data: bytes) -> tuple[int, str] | None:
    """
    Find the first byte that is not UTF-8, or the declaration of another encoding.
    """
    if data.startswith(_UTF16):
        return 0, "The file is UTF-16."
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start, f"The byte 0x{data[error.start]:02X} is not UTF-8."
    declared = _ENCODING.match(data)
    if declared and declared[1].lower() not in _UTF8:
        return declared.start(1), f"The file says that its encoding is {declared[1].decode()}."
    return None


class _DoctypeError(Exception):
    """
    A document type declaration begins; nothing after it is read.
    """


def _find_doctype(data: bytes) -> int | None:
    """
    Find a DOCTYPE, which the same letters in a comment are not.
    """
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
    Say why a file is not well-formed: expat tells the exact byte, and which element was open.
    """
    parser = expat.ParserCreate()
    lines = Lines(data)
    opened: list[tuple[str, int]] = []

    def start(name: str, _: dict[str, str]) -> None:
        opened.append((name, parser.CurrentByteIndex))

    def end(_: str) -> None:
        opened.pop()

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat takes the flag by position only
    except expat.ExpatError as fault:
        reason = expat.ErrorString(fault.code)
        if opened:
            name, offset = opened[-1]
            reason += f"; <{name}> was opened in line {lines.place(offset)[0]}"
        place = lines.place(min(parser.ErrorByteIndex, len(data)))
    else:
        line, column = error.position
        reason = error.msg.split(", line ")[0]
        place = (max(line, 1), max(column, 1))
    return Fault(path, place, "source.well-formed", f"The file is not well-formed: {reason}.")
