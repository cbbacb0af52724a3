"""
Standing matter: what looks the same in every file that a stylesheet writes is made only once.

In a file stands its key, between two marks; here the text takes the key's place (mark.xsl).
"""

from dataclasses import dataclass, field

from edition.errors import EditionError
from edition.saxon import Saxon, Stylesheet
from edition.signs import MARK


@dataclass(frozen=True, slots=True)
class Matter:
    """
    The standing matter of a stylesheet: each text by its key, made when it is first needed.
    """

    saxon: Saxon
    stylesheet: Stylesheet
    _texts: dict[str, str] = field(default_factory=dict)

    def put(self, written: str) -> str:
        """
        Put each text where its key stands between two marks.
        """
        pieces = written.split(MARK)
        for index in range(1, len(pieces), 2):
            key = pieces[index]
            if key not in self._texts:
                self._texts[key] = self._make(key)
            pieces[index] = self._texts[key]
        return "".join(pieces)

    def _make(self, key: str) -> str:
        """
        Make a piece; a key of no kind stood between marks in a text.
        """
        made = self.saxon.call(self.stylesheet, "standing", key)
        if not made:
            raise EditionError("U+1FFFF is no character; take it out of the text.")
        return made[0]
