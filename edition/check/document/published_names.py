"""
Check that the names of published files are possible on every system.

The ids of telegrams and entries, and the names of pages of the front matter, become names of files
and parts of addresses.
"""

import re
from collections.abc import Iterator

from edition.findings import Fault
from edition.printable import show
from edition.read.source import TEI, Kind, Source
from edition.xml.positions import XML_ID

MAX_NAME_BYTES = 200
"""Disks allow 255; the rest is for what is added to a name, also while the file is written."""

RESERVED = frozenset(
    {
        "index",
        "downloads",
        "ledger",
        "losses",
        "manual",
        "persons",
        "places",
        "organizations",
        "cited",
        "terms",
        "categories",
    }
)
"""The names of pages that an edition may have."""

_DEVICES = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])(?:\..*)?", re.DOTALL)
"""The names that Windows keeps for devices, with anything after a full stop."""
_UNSAFE = re.compile(r"""[\s<>:"/\\|?*%#]|\.$""")
"""What Windows does not allow in a name, or what means something else in an address."""
_RULE = "id.portable"
_DATED = re.compile(r"[A-Za-z0-9.]+-[0-9]{4}(?:-.*)?")
_ENTRY = re.compile("[a-z]+-[a-z0-9-]+")
ENTRIES = [
    f"{TEI}{name}" for name in ("person", "place", "org", "bibl", "entry", "category", "unitDef")
]


def check(source: Source) -> Iterator[Fault]:
    """Find ids and names under which nothing can be published."""
    match source.kind:
        case Kind.TELEGRAM:
            name = source.tree.get(XML_ID, "")
            if name == source.id and (reason := judge_telegram(name)):
                place = source.positions.attribute(source.tree, XML_ID)
                yield Fault(source.path, place, _RULE, f"The id {name} {reason}.")
        case Kind.REGISTER:
            yield from _check_entries(source)
        case Kind.FRONT:
            if reason := _judge_page(source.id):
                place = source.positions.element(source.tree)
                message = f"The page’s name, {show(source.id)}, {reason}."
                yield Fault(source.path, place, _RULE, message)


def _check_entries(source: Source) -> Iterator[Fault]:
    """Find entries of a register that have no id, or an id that cannot name a page."""
    listed = source.tree.iterfind(f"{TEI}standOff/*/*")
    declared = source.tree.iterfind(f"{TEI}teiHeader/{TEI}encodingDesc//*")
    for element in (*declared, *listed):
        if element.tag not in ENTRIES:
            continue
        name = element.get(XML_ID)
        if name is None:
            message = f"This {element.tag.removeprefix(TEI)} has no xml:id, and an entry needs one."
            yield Fault(source.path, source.positions.element(element), _RULE, message)
        elif reason := judge_entry(name):
            place = source.positions.attribute(element, XML_ID)
            yield Fault(source.path, place, _RULE, f"The id {name} {reason}.")


def judge_telegram(name: str) -> str:
    """Say why a telegram's id cannot name a file, or return an empty string."""
    if _DATED.fullmatch(name) is None:
        return "has no year of four digits between its first hyphens; it names the folder"
    return _judge_length(name)


def judge_entry(name: str) -> str:
    """Say why an entry's id cannot name a page, or return an empty string."""
    if _ENTRY.fullmatch(name) is None:
        return "is not a word, a hyphen, and small letters, digits and hyphens"
    return _judge_length(name)


def _judge_page(name: str) -> str:
    """Say why a name of the front matter cannot name a page, or return an empty string."""
    if unsafe := _UNSAFE.search(name):
        return f"has “{show(unsafe[0])}” in it, which not every system and no address takes"
    if show(name) != name:
        return "has a sign in it that nobody sees"
    if _DEVICES.fullmatch(name.casefold()):
        return "is what Windows calls a device, so that nobody can keep the page there"
    if name.casefold() in RESERVED:
        return "is that of another page of the edition"
    return _judge_length(name)


def _judge_length(name: str) -> str:
    """Say that a name is too long for a file, or return an empty string."""
    length = len(name.encode())
    if length <= MAX_NAME_BYTES:
        return ""
    return f"is {length} bytes long; it names a file, and {MAX_NAME_BYTES} are the most"
