"""
Edits for files that cannot be parsed, where one correction is certain.

A DOCTYPE that declares nothing can go; an encoding that names the same characters can be UTF-8; an
ampersand that begins no reference is an ampersand, and a character that HTML names is that one.
Where the digits of a number without its semicolon end, nobody knows.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from html.entities import name2codepoint

from edition.findings import Edit, Fault
from edition.printable import show
from edition.xml.markup import Markup

_DOCTYPE = re.compile(r"<!DOCTYPE\s+[^\s\[<>\"']+\s*(?:\[\s*\]\s*)?>")
_ALONE = re.compile(r"[ \t]*\r?\n")
_KNOWN = re.compile(
    r"(?:us-)?ascii|iso-?8859-?\d+|latin-?\d|(?:windows-|cp)125\d|koi8-[ru]|big5|gbk|gb2312|gb18030"
    r"|shift[_-]jis|euc-(?:jp|kr)",
    re.IGNORECASE,
)
_AMPERSAND = re.compile(
    r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<\?.*?(?:\?>|\Z)"
    r"|&(?P<reference>#x[0-9A-Fa-f]+|#[0-9]+|[A-Za-z_][\w.-]*)?(?P<end>;)?",
    re.DOTALL,
)
_XML = {"amp", "lt", "gt", "quot", "apos"}


def add_edits(fault: Fault, data: bytes) -> Fault:
    """Add the edits that certainly mend a file, if there are any."""
    find = _REMEDIES.get(fault.rule)
    edits = find(fault, data) if find else ()
    return replace(fault, edits=tuple(edits)) if edits else fault


def _drop_doctype(fault: Fault, data: bytes) -> Iterator[Edit]:
    """Delete a DOCTYPE that declares nothing, here or elsewhere, with its line if it has one."""
    markup = Markup(data)
    start = markup.offset(fault.place)
    if not (found := _DOCTYPE.match(markup.text, start)):
        return
    line = markup.text.rfind("\n", 0, start) + 1
    after = _ALONE.match(markup.text, found.end())
    if after and not markup.text[line:start].strip(" \t"):
        yield Edit(line, after.end(), "")
    else:
        yield Edit(start, found.end(), "")


def _declare_utf8(fault: Fault, data: bytes) -> Iterator[Edit]:
    """Declare UTF-8 where the declared encoding reads the same, or cannot read the file at all."""
    try:
        markup = Markup(data)
    except UnicodeDecodeError:
        return
    start = markup.offset(fault.place)
    if not (named := _KNOWN.match(markup.text, start)):
        return
    try:
        same = data.decode(named[0]) == data.decode()
    except UnicodeDecodeError:
        same = named[0].lower() in {"us-ascii", "ascii"}
    except LookupError:
        return
    if same:
        yield Edit(start, named.end(), "UTF-8")


def _write_references(fault: Fault, data: bytes) -> list[Edit]:
    """
    Write every stray ampersand of the file as one, and every character that HTML names itself.
    """
    markup = Markup(data)
    start = markup.offset(fault.place)
    if not markup.text.startswith("&", start):
        return []
    edits = [
        Edit(found.start(), found.end(), meant)
        for found in _AMPERSAND.finditer(markup.text)
        if found[0].startswith("&") and (meant := _guess(found)) is not None
    ]
    return edits if any(edit.start == start for edit in edits) else []


def _guess(found: re.Match[str]) -> str | None:
    """
    Say what an ampersand and what follows it certainly mean; None where nothing is to be done.
    """
    name, closed = found["reference"] or "", bool(found["end"])
    if name.startswith("#"):
        return None
    if name in _XML:
        return None if closed else f"&{name};"
    if name in name2codepoint:
        sign = chr(name2codepoint[name])
        seen = sign if show(sign) == sign and not sign.isspace() else f"&#x{ord(sign):X};"
        return seen if closed else None
    return None if name and closed else f"&amp;{found[0][1:]}"


_REMEDIES: dict[str, Callable[[Fault, bytes], Iterator[Edit] | list[Edit]]] = {
    "source.no-doctype": _drop_doctype,
    "source.encoding": _declare_utf8,
    "source.well-formed": _write_references,
}
