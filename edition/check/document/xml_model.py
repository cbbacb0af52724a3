"""Check the address of the grammar in an xml-model instruction, which other software opens."""

import re
from collections.abc import Iterator
from html import unescape

from edition.findings import Fault
from edition.read.source import Source
from edition.xml.positions import Lines

_PIECE = re.compile(
    rb"""(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->|<\?xml-model\s(?P<model>.*?)\?>|<\?.*?\?>)""", re.DOTALL
)
_ADDRESS = re.compile(rb"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_SCHEME = re.compile(r"(?!https?://)[^/?#]*:|//|.*\\", re.DOTALL)
"""What a browser takes for an address other than http or https, or for another host."""


def check(source: Source) -> Iterator[Fault]:
    """Find xml-model instructions whose address is neither on the web nor a file's path."""
    data = source.data
    piece = _PIECE.match(data)
    while piece:
        address = piece["model"] and _ADDRESS.search(data, *piece.span("model"))
        if address:
            written = unescape((address[1] or address[2] or b"").decode())
            if _SCHEME.match(written.strip()):
                place = Lines(data).place(address.start())
                message = f"The address “{written}” of xml-model leads to no page and no file."
                yield Fault(source.path, place, "address.scheme", message)
        piece = _PIECE.match(data, piece.end())
