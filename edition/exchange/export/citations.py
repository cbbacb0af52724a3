"""
How to cite the edition and each telegram, for reference managers: BibTeX and CSL-JSON.

Each format has a file with all citations, and one with that of the edition alone.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from edition.catalogue.citation import open_citation
from edition.catalogue.record import Record
from edition.catalogue.tables import CITATION, DESCRIBED
from edition.describe.citation import (
    USED,
    Work,
    cite_edition,
    cite_telegram,
    write_bibtex,
    write_csl,
)
from edition.engine.reader import Reader
from edition.exchange.export.export import (
    DATA,
    Export,
    File,
    Library,
    Part,
    Whole,
    open_records,
    read_records,
)
from edition.exchange.loss import Judge, Leaf, Verdict, change, drop, keep, look_up, weigh
from edition.project.order import Order


@dataclass(frozen=True, slots=True)
class _Form:
    """A format of citations: its files, and what stands before, between and after its items."""

    telegrams: File
    edition: File
    write: Callable[[Work], str]
    before: str = ""
    between: str = "\n"
    after: str = ""

    def write_part(self, order: Order, value: Mapping[str, Any], _: Library) -> Part:
        """Write how the telegrams of a month are cited."""
        settings = order.project.settings
        records = [*open_records(value["records"])]
        works = [cite_telegram(open_citation(text), settings) for text in value["citations"]]
        written = self.between.join(self.write(work) for work in works)
        losses = [line for one in records for line in weigh(one["id"], one, make_judge(one))]
        newest = max((work.modified for work in works), default="")
        return Part({self.telegrams.address: written}, newest, losses, reports=True)

    def finish(self, whole: Whole) -> str:
        """Write the edition and the telegrams after it; in the file of a month the telegrams."""
        own = self.write(cite_edition(whole.order.project.settings, whole.newest))
        texts: Sequence[str] = whole.texts if whole.period else [own, *whole.texts]
        return f"{self.before}{self.between.join(filter(None, texts))}{self.after}"

    def make(self, name: str, title: str, version: str, validator: str) -> Export:
        """Return the export of this format."""
        return Export(
            *(name, title, version, validator),
            (self.telegrams, self.edition),
            (DESCRIBED.name, CITATION.name),
            _read,
            self.write_part,
            self.finish,
            uses=USED,
        )


def _read(reader: Reader, month: str) -> object:
    """Read how the telegrams of a month are cited, and their records."""
    rows = reader.rows(CITATION.name, month=month)
    return {"records": read_records(reader, month), "citations": [row["text"] for row in rows]}


_ABOUT = "A citation has no place for this."
_VERDICTS = {
    **dict.fromkeys(Record.__annotations__, drop("what is not cited", _ABOUT)),
    **dict.fromkeys(("id", "year"), keep("key")),
    "title": keep("title"),
    "modified": keep("day of the last change"),
    "language": keep("language"),
    "archive.text": keep("shelfmark"),
    "witnesses.siglum": keep("witnesses"),
    "witnesses.title": change("witnesses", "Who published the words is named, and the number."),
}
_PARTY = {
    **dict.fromkeys(
        ("refs", "text"), change("authors", "The name is that of the entry if there is one.")
    ),
    **dict.fromkeys(
        ("evidence", "cert"), change("authors", "Who is inferred stands in square brackets.")
    ),
    **dict.fromkeys(("role", "notes", "resp"), drop("notes on a name", _ABOUT)),
}
_DATE = drop("notes on a date", _ABOUT)
_SENT = change("day of sending", "A day that is stated is given; a note has the words.")
_STATION = drop("stations", "A citation knows the sending only.")


def make_judge(record: Record) -> Judge:
    """Judge the values of a record: what a citation says."""

    def judge(leaf: Leaf) -> Verdict | None:
        if leaf.path[0] == "handling":
            return _judge_step(leaf)
        if leaf.path == ("numbers", "value") and leaf.above[1] is record["numbers"][0]:
            return keep("number")
        return look_up(_VERDICTS, leaf.path)

    return judge


def _judge_step(leaf: Leaf) -> Verdict | None:
    """Judge a value of a step of the handling."""
    step, name = leaf.above[1], leaf.path[1]
    if step["action"] not in {"sent", "drafted"} or name not in {"who", "dates"}:
        return _STATION
    if name == "dates":
        return _DATE if leaf.path[2] in {"notes", "resp"} else _SENT
    return look_up(_PARTY, leaf.path[2:]) if leaf.above[2]["role"] is None else _STATION


BIBTEX = _Form(
    File(f"{DATA}citations.bib", "application/x-bibtex"),
    File(f"{DATA}edition.bib", "application/x-bibtex", cut=False),
    write_bibtex,
).make("bibtex", "BibTeX", "0.99d, with fields of biblatex", "bibtexparser (PyPI)")
CSL = _Form(
    File(f"{DATA}citations.json", "application/vnd.citationstyles.csl+json"),
    File(f"{DATA}edition.json", "application/vnd.citationstyles.csl+json", cut=False),
    write_csl,
    "[\n",
    ",\n",
    "\n]\n",
).make("csl", "CSL-JSON", "1.0.2", "citeproc-py (PyPI)")
