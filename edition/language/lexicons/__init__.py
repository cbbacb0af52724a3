"""The words of each language that can be read."""

from edition.language.lexicons.en import EN
from edition.language.lexicons.lexicon import Lexicon
from edition.language.lexicons.ru import RU
from edition.language.lexicons.zh import ZH

LEXICONS = {lexicon.language: lexicon for lexicon in (EN, RU, ZH)}
_OTHER_SCRIPT = "latn"


def find_lexicon(tag: str) -> Lexicon | None:
    """Find the lexicon of a language tag (BCP 47), or None; words without a tag are English."""
    language, *rest = tag.lower().split("-") if tag else ["en"]
    transcribed = language != "en" and _OTHER_SCRIPT in rest
    return None if transcribed else LEXICONS.get(language)
