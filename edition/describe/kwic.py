"""The mentions of a telegram's lines: who or what is named, with the words around it."""

from collections.abc import Iterator

from edition.catalogue.record import Mention
from edition.printable import MARK

_AROUND = 60
"""How many characters stand before and after a mention, at most."""
_KEPT = 4 * _AROUND


def list_mentions(line: str) -> Iterator[Mention]:
    """
    List the mentions of a line that xslt/record/mentions.xsl marked, in the order they begin.

    The brackets that mark a mention are left out where the words themselves have them.
    """
    anchor, _, marked = line.partition(" ")
    pieces = marked.replace("⟦", "").replace("⟧", "").split(MARK)
    words = "".join(pieces[::2])
    for ids, start, end in _list_places(pieces):
        cover = ids.startswith("*")
        text = _squeeze(words[start:end])
        before, after = words[max(0, start - _KEPT) : start], words[end : end + _KEPT]
        context = f"{_cut_before(before)}⟦{text}⟧{_cut_after(after)}"
        for ref in ids.removeprefix("*").split():
            yield {
                "ref": ref,
                "anchor": anchor,
                "text": text,
                "context": context,
                "cover": cover,
            }


def _list_places(pieces: list[str]) -> list[tuple[str, int, int]]:
    """
    List the ids of each mention and where its words begin and end; every second piece is a tag.
    """
    at = len(pieces[0])
    places: list[tuple[str, int, int]] = []
    open_places: list[int] = []
    for tag, words in zip(pieces[1::2], pieces[2::2], strict=True):
        if tag == ")":
            place = open_places.pop()
            places[place] = (*places[place][:2], at)
        else:
            open_places.append(len(places))
            places.append((tag[1:], at, at))
        at += len(words)
    return places


def _cut_before(text: str) -> str:
    """Cut the end of the text before a mention, at a word."""
    text = _squeeze(f"{text}⟦")[:-1]
    if len(text) <= _AROUND:
        return text
    text = text[-_AROUND:]
    space = text.find(" ", 0, _AROUND - 1)
    return text[space + 1 :]


def _cut_after(text: str) -> str:
    """Cut the beginning of the text after a mention, at a word."""
    text = _squeeze(f"⟧{text}")[1:]
    if len(text) <= _AROUND:
        return text
    text = text[:_AROUND]
    space = text.rfind(" ", 1)
    return text if space == -1 else text[:space]


def _squeeze(text: str) -> str:
    """Leave one space between words, none around them."""
    return " ".join(filter(None, text.split(" "))) if "  " in text else text.strip(" ")
