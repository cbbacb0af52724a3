"""
Edits for files that cannot be parsed, where only one correction is possible.

A DOCTYPE that declares nothing is deleted. Another encoding is replaced by UTF-8 if it gives the
same characters, or if it is ASCII. An ampersand that begins no reference becomes a reference to
itself, and an HTML entity becomes its character. XML's own references, such as &lt, get a missing
semicolon. A number without a semicolon is left, because nobody knows where its digits end. Unseen
signs in markup are deleted or become spaces, and quotation marks in tags become straight.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from html.entities import name2codepoint

from edition.findings import Edit, Fault
from edition.printable import show
from edition.xml.markup import Markup
from edition.xml.unseen_signs import find_signs

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
    """Add to a fault the edits that certainly correct the file, if there are any."""
    find = _REMEDIES.get(fault.rule)
    edits = find(fault, data) if find else ()
    return replace(fault, edits=tuple(edits)) if edits else fault


def _drop_doctype(fault: Fault, data: bytes) -> Iterator[Edit]:
    """
    Delete a DOCTYPE that declares nothing and names no file, with its line if it stands alone.
    """
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
    """
    Declare UTF-8 if the declared encoding gives the same text, or is ASCII and cannot read it.
    """
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


def _mend_markup(fault: Fault, data: bytes) -> list[Edit]:
    """Correct the unseen and wrong signs in the markup, or the ampersands, where they are told."""
    markup = Markup(data)
    signs = list(find_signs(markup.text))
    if signs and signs[0].start == markup.offset(fault.place):
        return signs
    return _write_references(fault, data)


def _write_references(fault: Fault, data: bytes) -> list[Edit]:
    """
    Correct every bare ampersand and every HTML entity of the file.

    There are no edits if the fault itself cannot be corrected.
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
    """Return what an ampersand and the name after it certainly mean, or None to change nothing."""
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
    "source.well-formed": _mend_markup,
}
