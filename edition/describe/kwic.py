"""The mentions in a telegram's lines, with the words around them."""

from collections.abc import Iterator

from edition.catalogue.record import Mention
from edition.printable import MARK

_MAX_CHARACTERS = 60  # before and after a mention, at most
_MAX_RAW = 4 * _MAX_CHARACTERS  # before runs of spaces become one space


def list_mentions(line: str) -> Iterator[Mention]:
    """
    List the mentions of a line that xslt/record/mentions.xsl marked, in order of their beginning.

    The brackets ⟦ and ⟧ are removed from the telegram's own words.
    """
    anchor, _, marked = line.partition(" ")
    pieces = marked.replace("⟦", "").replace("⟧", "").split(MARK)
    words = "".join(pieces[::2])
    for ids, start, end in _list_places(pieces):
        refs, weighed, _ = _split(ids)
        cert, _, resp = weighed.partition(" ")
        cover = refs.startswith("*")
        text = _squeeze(words[start:end])
        before, after = words[max(0, start - _MAX_RAW) : start], words[end : end + _MAX_RAW]
        context = f"{_cut_before(before)}⟦{text}⟧{_cut_after(after)}"
        for ref in refs.removeprefix("*").split():
            yield {
                "ref": ref,
                "anchor": anchor,
                "text": text,
                "context": context,
                "cover": cover,
                "cert": cert or None,
                "resp": resp.split(),
            }


def list_weighed(line: str) -> Iterator[str]:
    """List in words how certain each mention of a line is, and who says so."""
    pieces = line.split(MARK)
    for ids, _, _ in _list_places(pieces):
        refs, _, said = _split(ids)
        yield from (said for _ in refs.removeprefix("*").split())


def _split(tag: str) -> tuple[str, str, str]:
    """Split a tag into the ids, the certainty with those who say so, and both in words."""
    refs, _, rest = tag.partition("|")
    weighed, _, said = rest.partition("|")
    return refs, weighed, said


def _list_places(pieces: list[str]) -> list[tuple[str, int, int]]:
    """List the ids of each mention with its start and end; every second piece is a tag."""
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
    """Cut the text before a mention to its last words."""
    text = _squeeze(f"{text}⟦")[:-1]
    if len(text) <= _MAX_CHARACTERS:
        return text
    text = text[-_MAX_CHARACTERS:]
    space = text.find(" ", 0, _MAX_CHARACTERS - 1)
    return text[space + 1 :]


def _cut_after(text: str) -> str:
    """Cut the text after a mention to its first words."""
    text = _squeeze(f"⟧{text}")[1:]
    if len(text) <= _MAX_CHARACTERS:
        return text
    text = text[:_MAX_CHARACTERS]
    space = text.rfind(" ", 1)
    return text if space == -1 else text[:space]


def _squeeze(text: str) -> str:
    """Keep one space between words, none around them."""
    return " ".join(filter(None, text.split(" "))) if "  " in text else text.strip(" ")
