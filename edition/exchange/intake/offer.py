"""What a file brings: sources that our own export was made of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

from lxml import etree

from edition.check.document.published_names import judge_telegram
from edition.exchange.corpus import POINTERS
from edition.files.digests import compute_digest
from edition.findings import Place
from edition.printable import show
from edition.project.paths import REGISTER_NAMES, REGISTERS, TELEGRAMS
from edition.project.settings import Project
from edition.read.pointers import LISTS
from edition.transform.processor import Node, Saxon, Stylesheet
from edition.xml.positions import TEI, XML_ID, Positions

STYLESHEET = "intake"
READ = "the standalone TEI of a telegram, the TEI corpus and the registers as TEI"
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<?xml-model href="../../schema/telegram.rng" type="application/xml" schematypens="http://relaxng.org/ns/structure/1.0"?>
<?xml-model href="../../schema/telegram.sch" type="application/xml" schematypens="http://purl.oclc.org/dsdl/schematron"?>
"""
"""What every source begins with."""

_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.\-]*")


@dataclass(frozen=True, slots=True)
class Input:
    """A file that is imported: its name as it was typed, its bytes, and its tree."""

    name: str
    data: bytes
    tree: etree._Element

    def tell(self, place: Place, sentence: str) -> str:
        """Write a sentence about a place in it."""
        line, column = place
        return f"{show(self.name)}:{line}:{column}: {sentence}"


@dataclass(frozen=True, slots=True)
class Offer:
    """
    A source that a file brings: where it belongs, its bytes, and the element that it is made of.

    A register of standalone TEI is made of the entries in it.
    """

    path: PurePosixPath
    data: bytes
    element: etree._Element

    @property
    def is_telegram(self) -> bool:
        """Tell whether it is a telegram."""
        return self.path.parent == TELEGRAMS


@dataclass(frozen=True, slots=True)
class Refusal:
    """An element of a file that is not taken, and a sentence that says why."""

    element: etree._Element
    attribute: str | None
    sentence: str

    def locate(self, positions: Positions) -> Place:
        """Return its place in the file."""
        if self.attribute is None:
            return positions.element(self.element)
        return positions.attribute(self.element, self.attribute)


def is_telegram(element: etree._Element) -> bool:
    """Tell whether a TEI element is a telegram of an edition like this."""
    steps = ("teiHeader", "fileDesc", "publicationStmt", "idno[@type='edition']")
    return (
        element.find(f"{TEI}text/{TEI}body/{TEI}div[@type='telegram']") is not None
        and element.find("/".join(f"{TEI}{step}" for step in steps)) is not None
    )


def is_ours(tree: etree._Element) -> bool:
    """Tell whether a file is an export of an edition like this."""
    if tree.tag == f"{TEI}TEI":
        return is_telegram(tree)
    members = tree.iterchildren(f"{TEI}TEI")
    return tree.tag == f"{TEI}teiCorpus" and any(
        member.get("n") in REGISTER_NAMES or is_telegram(member) for member in members
    )


@lru_cache(maxsize=1)
def _open(path: Path, _: str) -> tuple[Saxon, Stylesheet]:
    """Compile the stylesheet, given a digest as well, so that another one is compiled again."""
    saxon = Saxon()
    lists = " ".join(f"{prefix} {register}" for prefix, register in LISTS.items())
    compiled = saxon.compile(path, {"pointing": POINTERS, "lists": lists})
    saxon.lock()
    return saxon, compiled


@dataclass(frozen=True, slots=True)
class Opener:
    """Makes the sources of a file."""

    project: Project
    saxon: Saxon
    stylesheet: Stylesheet
    day: str

    @classmethod
    def prepare(cls, project: Project, day: str) -> "Opener":
        """Compile what it needs; the day is when a register is begun."""
        path = project.stylesheets / f"{STYLESHEET}.xsl"
        own = sorted((path.parent / STYLESHEET).glob("*.xsl"))
        parts = (path, path.parent / "shared" / "tokens.xsl", *own)
        digest = compute_digest(b"".join(part.read_bytes() for part in parts))
        return cls(project, *_open(path, digest), day)

    def open(self, given: Input) -> Iterator[Offer | Refusal]:
        """List the sources that a file brings, registers first."""
        node = self.saxon.parse(given.data.decode("utf-8-sig"))
        if given.tree.tag == f"{TEI}TEI":
            yield from self._open_standalone(given.tree, node)
        else:
            yield from self._open_corpus(given.tree, node)

    def _open_standalone(self, tree: etree._Element, node: Node) -> Iterator[Offer | Refusal]:
        refusal = self._refuse_telegram(tree)
        if refusal:
            yield refusal
            return
        for name in self.saxon.call(self.stylesheet, "register-names", node):
            written = self.saxon.text(self.stylesheet, "register-source", node, name, self.day)
            yield Offer(REGISTERS / f"{name}.xml", _finish(written), tree)
        written = self.saxon.text(self.stylesheet, "telegram-source", node)
        yield Offer(TELEGRAMS / f"{tree.get(XML_ID)}.xml", _finish(written), tree)

    def _open_corpus(self, tree: etree._Element, node: Node) -> Iterator[Offer | Refusal]:
        numbered = [*enumerate(tree.iterchildren(f"{TEI}TEI"), 1)]
        for number, member in sorted(numbered, key=lambda pair: is_telegram(pair[1])):
            refusal = self._refuse_member(member)
            if refusal:
                yield refusal
                continue
            stem = member.get("n") or member.get(XML_ID) or ""
            written = self.saxon.text(self.stylesheet, "member-source", node, number, stem)
            folder = TELEGRAMS if is_telegram(member) else REGISTERS
            yield Offer(folder / f"{stem}.xml", _finish(written), member)

    def _refuse_member(self, member: etree._Element) -> Refusal | None:
        """Say why a member is neither a telegram nor a register, or why its id will not do."""
        if is_telegram(member):
            return self._refuse_telegram(member)
        name = member.get("n")
        if name in REGISTER_NAMES:
            return None
        if name is None:
            sentence = "This is neither a telegram nor a register of an edition; it was not taken."
            return Refusal(member, None, sentence)
        known = ", ".join(REGISTER_NAMES)
        sentence = f"There is no register {show(name)}, only {known}; it was not taken."
        return Refusal(member, "n", sentence)

    def _refuse_telegram(self, telegram: etree._Element) -> Refusal | None:
        """Say why a telegram cannot have its id here."""
        name = telegram.get(XML_ID)
        if name is None:
            return Refusal(telegram, None, "The telegram has no xml:id; give it one.")
        named = f"The id {show(name)}"
        if _SAFE.fullmatch(name) is None:
            sentence = "has other signs than letters, digits, hyphens and full stops; rename it"
        elif reason := judge_telegram(name):
            sentence = f"{reason}; rename it"
        elif re.fullmatch(self.project.settings.id_pattern, name) is None:
            pattern = self.project.settings.id_pattern
            sentence = f"does not match {pattern}; change id-pattern in edition.toml, or rename it"
        else:
            return None
        return Refusal(telegram, XML_ID, f"{named} {sentence}.")


def _finish(written: str) -> bytes:
    """Write a source as a file."""
    return f"{HEAD}{written}\n".encode()
