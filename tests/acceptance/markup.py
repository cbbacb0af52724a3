"""
A telegram's markup read from its bytes by a scanner of its own: tags, attributes, words, offsets.

Nothing here knows the edition's code, so that positions can be compared with what the checks say.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_PIECE = re.compile(
    r"<\?.*?\?>|<!--.*?-->|<(?P<close>/?)(?P<name>[\w:.-]+)(?P<inside>[^>]*?)(?P<empty>/?)>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"""\s+(?P<name>[\w:.-]+)="(?P<value>[^"]*)\"""")


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute, from the white space before it to its closing quotation mark."""

    name: str
    value: str
    before: int
    start: int
    end: int


@dataclass(eq=False, slots=True)
class Tag:
    """An element: where its tags stand, what they hold."""

    name: str
    start: int
    end: int
    attributes: dict[str, Attribute]
    parent: "Tag | None"
    children: "list[Tag]" = field(default_factory=list)
    texts: "list[Words]" = field(default_factory=list)
    close: tuple[int, int] | None = None

    def value(self, name: str) -> str | None:
        """Return an attribute's value, or None."""
        found = self.attributes.get(name)
        return None if found is None else found.value

    def ancestors(self) -> "Iterator[Tag]":
        """Walk up from the parent to the root."""
        tag = self.parent
        while tag is not None:
            yield tag
            tag = tag.parent

    def inside(self, *names: str) -> bool:
        """Tell whether an element of one of these names is around this one."""
        return any(tag.name in names for tag in self.ancestors())


@dataclass(frozen=True, slots=True)
class Words:
    """A run of characters between two tags, and the element that it stands in."""

    start: int
    end: int
    owner: Tag


class Markup:
    """A file's tags and words, in their order."""

    def __init__(self, data: bytes) -> None:
        self.text = data.decode("utf-8")
        self.tags: list[Tag] = []
        self.words: list[Words] = []
        self._scan()

    def _scan(self) -> None:
        """Go through the file once."""
        opened: list[Tag] = []
        last = 0
        for piece in _PIECE.finditer(self.text):
            if opened and last < piece.start():
                words = Words(last, piece.start(), opened[-1])
                self.words.append(words)
                opened[-1].texts.append(words)
            last = piece.end()
            if piece["close"]:
                opened.pop().close = piece.span()
            elif piece["name"]:
                tag = self._open(piece, opened[-1] if opened else None)
                if not piece["empty"]:
                    opened.append(tag)

    def _open(self, piece: re.Match[str], parent: Tag | None) -> Tag:
        """Note a start tag."""
        base = piece.start("inside")
        attributes = {
            found["name"]: Attribute(
                found["name"],
                found["value"],
                base + found.start(),
                base + found.start("name"),
                base + found.end(),
            )
            for found in _ATTRIBUTE.finditer(piece["inside"])
        }
        tag = Tag(piece["name"], piece.start(), piece.end(), attributes, parent)
        self.tags.append(tag)
        if parent is not None:
            parent.children.append(tag)
        return tag

    def find(self, *names: str, **values: str) -> Iterator[Tag]:
        """Find elements by name and by attributes' values."""
        for tag in self.tags:
            if tag.name in names and all(tag.value(name) == values[name] for name in values):
                yield tag

    def content(self, tag: Tag) -> str:
        """Return what stands between an element's tags."""
        return self.text[tag.end : tag.close[0]] if tag.close else ""


Edit = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Break:
    """
    A way to break a rule at one place: edits, and where the finding belongs.

    The place is an offset in the unbroken file, and how far beyond it in the broken one.
    It is broken with the transcriptions of all its witnesses, of all but one, or of none.
    """

    rule: str
    edits: tuple[Edit, ...]
    at: int
    beyond: int = 0
    transcribed: bool = True
    missing: str = ""

    def apply(self, text: str) -> bytes:
        """Return the broken file."""
        for start, end, new in sorted(self.edits, reverse=True):
            text = text[:start] + new + text[end:]
        return text.encode("utf-8", "surrogateescape")

    def place(self, data: bytes) -> tuple[int, int]:
        """Count line and column of the finding in the bytes of the broken file."""
        offset = self.at + self.beyond
        for start, end, new in self.edits:
            if end <= self.at and (start, end) != (self.at, self.at):
                offset += len(new) - (end - start)
        before = data.decode("utf-8", "surrogateescape")[:offset]
        return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1


def change(attribute: Attribute, value: str) -> Edit:
    """Give an attribute another value."""
    return attribute.start, attribute.end, f'{attribute.name}="{value}"'


def drop(attribute: Attribute) -> Edit:
    """Take an attribute away."""
    return attribute.before, attribute.end, ""


def add(tag: Tag, name: str, value: str) -> Edit:
    """Give an element another attribute, right after its name."""
    offset = tag.start + 1 + len(tag.name)
    return offset, offset, f' {name}="{value}"'


def insert(offset: int, text: str) -> Edit:
    """Put characters somewhere."""
    return offset, offset, text
