"""Comments and processing instructions put into a document wherever they may stand."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

COMMENT = '<!-- not <p n="1"> & ]]> {$x} <xsl:include href="../../../no.xsl"/> -->'
INSTRUCTION = '<?remark not <p n="1"> & ]]> {$x} <xsl:include href="../../../no.xsl"/> ?>'
REMARKS = (COMMENT, INSTRUCTION)

_MARKUP = re.compile(
    r"""<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>|<(?:[^<>"']|"[^"]*"|'[^']*')*>""", re.DOTALL
)


def list_places(text: str) -> list[int]:
    """List where a remark may stand: before and after each tag, and in the midst of each text."""
    places: set[int] = set()
    end = 0
    for found in _MARKUP.finditer(text):
        if end and found.start() - end > 1:
            places.add(_find_middle(text, end, found.start()))
        if not found[0].startswith("<?xml "):
            places.add(found.start())
        places.add(found.end())
        end = found.end()
    return sorted(places)


def _find_middle(text: str, start: int, end: int) -> int:
    """Find the midst of a text, not within a reference."""
    middle = (start + end) // 2
    reference = text.rfind("&", start, middle)
    return reference if reference > text.rfind(";", start, middle) else middle


@dataclass(frozen=True, slots=True)
class Remarked:
    """A text, and the places of it at which a remark is put."""

    text: str
    places: Sequence[int]
    remark: str

    def write(self) -> str:
        """Return the text with the remarks."""
        ends = [*self.places, len(self.text)]
        pieces = [self.text[start:end] for start, end in zip([0, *ends], ends, strict=False)]
        return self.remark.join(pieces)

    def follow(self, line: int, column: int) -> set[tuple[int, int]]:
        """Return where a line and column of the text have moved: before or after a remark there."""
        lines = self.text.split("\n")
        start = sum(len(before) + 1 for before in lines[: line - 1])
        offset = start + column - 1
        earlier = bisect_left(self.places, start)
        counts = {bisect_left(self.places, offset), bisect_right(self.places, offset)}
        return {(line, column + (count - earlier) * len(self.remark)) for count in counts}
