"""The language of an element's words: the nearest xml:lang."""

from lxml import etree

from edition.language.lexicons import LEXICONS, find_lexicon

_NONE = {"und", "zxx", "mul", "mis"}
"""No language, or none that has a name."""
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def find_language(element: etree._Element, *, tail: bool = False) -> str:
    """
    Return the language by whose lexicon an element is read, or an empty string if it has none.

    The words after an element (`tail`) are in the language of what is around it.
    """
    inner = element.getparent() if tail else element
    lexicon = None if inner is None else find_lexicon(_find_tag(inner))
    return lexicon.language if lexicon else ""


def find_unread(element: etree._Element) -> str:
    """Return the language of an element that no lexicon reads, or an empty string."""
    tag = _find_tag(element).lower()
    if not tag or find_language(element):
        return ""
    language = tag.partition("-")[0]
    return "" if language in _NONE else tag if language in LEXICONS else language


def _find_tag(element: etree._Element) -> str:
    """Return the nearest xml:lang, or an empty string."""
    inner: etree._Element | None = element
    while inner is not None:
        tag = inner.get(LANG)
        if tag is not None:
            return tag
        inner = inner.getparent()
    return ""
