"""
The labels, the passages of the volume they are about, and the rule by which these were chosen.

A passage is a dateline, or a paragraph that stands in no note, enclosure or other paragraph.
It is known by the xml:id of its document, its ordinal there among passages of its kind, and
the digest of its words: footnotes dropped, white space collapsed.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from lxml import etree

TEI = "{http://www.tei-c.org/ns/1.0}"
ENCLOSURE = "{http://history.state.gov/frus/ns/1.0}attachment"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

LONGEST = 3000
EVERY = (40, 2, 1)  # of the paragraphs with no figure, with one, with more

WORDS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    "|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    "|hundred|thousand|million|billion|dozen"
)
NUMERAL = re.compile(rf"\d[\d,.]*\d|\d|\b(?:{WORDS})\b", re.IGNORECASE)
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
NUMBERING = re.compile(
    rf"\b{MONTH} \d\d?\b|\b\d\d? {MONTH}|\b1[89]\d\d\b"
    r"|\b[A-Z][A-Za-z]*\.?[ –-]\d[\d/,–-]*|\b(?:paras?|nos?|tel)\.? \d+"
    r"|\(\d+\)|\d+/\d+|^[A-Z–-]*\d+\."
)


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of a dateline or a paragraph, and where they stand."""

    document: str
    kind: str
    ordinal: int
    text: str

    @property
    def digest(self) -> str:
        """The first twelve hexadecimal digits of the words' SHA-256."""
        return sha256(self.text.encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Label:
    """What one phrase of a passage says, or that nothing there is to be read."""

    document: str
    passage: str
    ordinal: int
    digest: str
    kind: str
    start: int | None
    phrase: str
    reading: dict[str, str]


def read_labels(path: Path) -> list[Label]:
    """The labels of a table, in its order; a reading holds what is said and leaves out the rest."""
    with path.open(encoding="utf-8", newline="") as table:
        return [read_label(row) for row in csv.DictReader(table)]


def read_label(row: dict[str, str]) -> Label:
    """The label of a row."""
    place = ("document", "passage", "ordinal", "digest", "kind", "start", "phrase")
    return Label(
        document=row["document"],
        passage=row["passage"],
        ordinal=int(row["ordinal"]),
        digest=row["digest"],
        kind=row["kind"],
        start=int(row["start"]) if row["start"] else None,
        phrase=row["phrase"],
        reading={name: value for name, value in row.items() if value and name not in place},
    )


def find_texts(volume: Path, labels: Iterable[Label]) -> Iterator[tuple[Label, str]]:
    """Yield each label with the words of its passage, which are those that were labelled."""
    passages = {(p.document, p.kind, p.ordinal): p for p in read_passages(volume)}
    for label in labels:
        passage = passages.get((label.document, label.passage, label.ordinal))
        if passage is None or passage.digest != label.digest:
            raise ValueError(
                f"{volume.name}: {label.passage} {label.ordinal} of {label.document} is not "
                f"the one that was labelled (digest {label.digest}). "
                "Label it anew, or take the volume that tests/accuracy/README.md names."
            )
        yield label, passage.text


def read_passages(volume: Path) -> Iterator[Passage]:
    """Yield the datelines and the paragraphs of the volume's documents in their order."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for document in etree.parse(volume, parser).iter(f"{TEI}div"):
        if document.get("type") == "document":
            counts = Counter[str]()
            for element in find_passages(document):
                kind = "dateline" if element.tag == f"{TEI}dateline" else "paragraph"
                counts[kind] += 1
                words = " ".join("".join(read_words(element)).split())
                yield Passage(document.get(XML_ID, ""), kind, counts[kind], words)


def find_passages(element: etree._Element, *, enclosed: bool = False) -> Iterator[etree._Element]:
    """
    Yield the datelines in an element, and the outermost paragraphs that are not of an enclosure.
    """
    for child in element.iterchildren("*"):
        if child.tag == f"{TEI}dateline" or (child.tag == f"{TEI}p" and not enclosed):
            yield child
        elif child.tag not in {f"{TEI}p", f"{TEI}note"}:
            yield from find_passages(child, enclosed=enclosed or child.tag == ENCLOSURE)


def read_words(element: etree._Element) -> Iterator[str]:
    """Yield the text of an element without its notes; a line break is a space."""
    yield element.text or ""
    for child in element:
        if child.tag == f"{TEI}lb":
            yield " "
        elif isinstance(child.tag, str) and child.tag != f"{TEI}note":
            yield from read_words(child)
        yield child.tail or ""


def choose_paragraphs(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Yield the paragraphs that are labelled: all with several figures, some with one or none."""
    seen = Counter[int]()
    for passage in passages:
        if passage.kind == "paragraph" and len(passage.text) <= LONGEST:
            figures = min(count_figures(passage.text), len(EVERY) - 1)
            seen[figures] += 1
            if seen[figures] % EVERY[figures] == 0:
                yield passage


def count_figures(text: str) -> int:
    """Count the numerals that are not plainly part of a date or a number that only names."""
    return len(NUMERAL.findall(NUMBERING.sub("", text)))
