"""How the words can be broken: a letter of each word that a witness has, one word at a time."""

from collections.abc import Iterator
from itertools import groupby

from markup import Break, Edit, Markup, Tag, Words

BLOCKS = {
    *("address", "addrLine", "body", "closer", "dateline", "div", "head", "item", "label", "list"),
    *("opener", "p", "salute", "signed"),
}
DROPPED = {"note", "certainty", "gap", "corr"}
Letter = tuple[str, int, Tag | None]
"""A character, its offset, and the element it stands in; none for what is in no byte."""


def break_text(markup: Markup) -> Iterator[Break]:
    """Change the last letter of every word; the finding stands at the word's first."""
    (text,) = markup.find("text")
    found: dict[int, Break] = {}
    for witness in markup.find("witness"):
        letters = walk(markup, text, f"#{witness.value('xml:id')}")
        for blank, group in groupby(letters, key=lambda letter: letter[0].isspace()):
            word = list(group)
            if not blank:
                found.setdefault(word[0][1], break_word(markup, word))
    yield from found.values()


def walk(markup: Markup, tag: Tag, wit: str) -> Iterator[Letter]:
    """Walk the characters of an element that a witness has."""
    if not stands(tag, wit):
        return
    before, after = ("[", "]") if tag.name == "supplied" else ("", "")
    if tag.name in BLOCKS:
        before, after = " ", " "
    if before:
        starts_with_words = bool(tag.texts) and tag.texts[0].start == tag.end
        yield before, tag.end if starts_with_words else tag.start, None
    parts: list[Words | Tag] = [*tag.texts, *tag.children]
    for part in sorted(parts, key=lambda part: part.start):
        if isinstance(part, Tag):
            yield from walk(markup, part, wit)
        else:
            for offset in range(part.start, part.end):
                yield markup.text[offset], offset, tag
    if after:
        yield after, tag.end, None


def stands(tag: Tag, wit: str) -> bool:
    """Tell whether a witness has an element."""
    if tag.name in ("lem", "rdg"):
        return wit in (tag.value("wit") or "").split()
    if tag.name == "supplied":
        return tag.value("resp") != "#editor" and wit in (tag.value("source") or wit).split()
    return tag.name not in DROPPED


def break_word(markup: Markup, word: list[Letter]) -> Break:
    """Change a word's last letter; a number's in the header too, so that they still agree."""
    letter, offset, owner = next(part for part in reversed(word) if part[2] is not None)
    new = "x" if letter != "x" else "y"
    edits: list[Edit] = [(offset, offset + 1, new)]
    if owner is not None and owner.name == "idno":
        edits += change_number(markup, owner, markup.text[owner.end : offset] + new)
    return Break("witness.reproduced", tuple(edits), word[0][1])


def change_number(markup: Markup, idno: Tag, number: str) -> Iterator[Edit]:
    """Give the header the number that the text will have."""
    for other in markup.find("idno", type="telegram", subtype=idno.value("subtype") or ""):
        if other.inside("teiHeader") and other.close:
            yield other.end, other.close[0], number
