"""All telegrams and registers in one TEI corpus; in a large edition one corpus for each month."""

from collections.abc import Sequence

from edition.catalogue.tables import EXTENT, LAST_CHANGE, PART, TELEGRAM
from edition.engine.reader import Reader
from edition.errors import explain_change
from edition.exchange.corpus import STYLESHEET, weigh_member, write_corpus, write_member
from edition.exchange.export.export import DATA, Export, File, Library, Part, Whole
from edition.exchange.export.registers import CORPUS, REGISTERS
from edition.files.digests import compute_digest
from edition.project.order import Order

_FILE = File(f"{DATA}corpus.xml", "application/tei+xml")
_REGISTERS = "../registers.xml"
"""The registers, as a month's corpus leads there."""


def _read(reader: Reader, month: str) -> object:
    """Read the sources of a month’s telegrams."""
    changes = {
        row["telegram"]: row["modified"] for row in reader.rows(LAST_CHANGE.name, month=month)
    }
    return {
        "registers": _REGISTERS if any(row["cut"] for row in reader.rows(EXTENT.name)) else "",
        "telegrams": [
            [row["id"], row["path"], row["digest"], changes[row["id"]]]
            for row in reader.rows(TELEGRAM.name, month=month)
        ],
    }


def _read_registers(reader: Reader) -> object:
    """Read the registers as members of a corpus, which another export makes."""
    rows = reader.rows(PART.name, export=REGISTERS.name)
    return [row["text"] for row in rows if row["address"] == CORPUS.address]


def _write(order: Order, value: dict[str, Sequence[Sequence[str]]], library: Library) -> Part:
    """Write the members of a month."""
    members: list[str] = []
    losses = []
    for name, path, digest, _ in value["telegrams"]:
        data = library.source(path)
        if compute_digest(data) != digest:
            raise explain_change(path)
        members.append(write_member(order, data, name, str(value["registers"])))
        losses += weigh_member(name, data, members[-1])
    newest = max((day for *_, day in value["telegrams"]), default="")
    return Part({_FILE.address: "".join(members)}, newest, losses, reports=True)


def _finish(whole: Whole) -> str:
    """Write the registers before the telegrams, unless they have a file of their own."""
    title = whole.order.project.settings.title
    return write_corpus(whole, title, "".join((*(whole.beside or ()), *whole.texts)))


TEI = Export(
    "tei",
    "TEI corpus",
    "P5",
    "jing with tei_all.rng",
    (_FILE,),
    (TELEGRAM.name, LAST_CHANGE.name),
    _read,
    _write,
    _finish,
    made_with=(f"xslt/{STYLESHEET}.xsl",),
    read_beside=_read_registers,
    reads_beside=(PART.name,),
    uses=("title", "editors", "rights", "language", "base-url"),
)
