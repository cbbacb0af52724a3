"""The language of an element's words: the nearest xml:lang."""

from lxml import etree

from edition.language.lexicons import find_lexicon

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def find_language(element: etree._Element, *, tail: bool = False) -> str:
    """
    Return the language by whose lexicon an element is read, or an empty string if it has none.

    The words after an element (`tail`) are in the language of what is around it.
    """
    inner = element.getparent() if tail else element
    while inner is not None:
        tag = inner.get(_LANG)
        if tag is not None:
            break
        inner = inner.getparent()
    else:
        tag = ""
    lexicon = find_lexicon(tag)
    return lexicon.language if lexicon else ""
