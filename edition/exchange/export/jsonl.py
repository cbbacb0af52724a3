"""JSON Lines: all records, one on each line, with the schema that describes them."""

from collections.abc import Sequence

from edition.catalogue.relation import unpack
from edition.catalogue.tables import DESCRIBED
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
from edition.exchange.loss import Leaf, Verdict, keep, weigh
from edition.project.json_schema import read_schema
from edition.project.order import Order

_LINES = File(f"{DATA}records.jsonl", "application/jsonl")
_SCHEMA = File(f"{DATA}record.schema.json", "application/schema+json", cut=False)
_KEPT = keep("records")


def judge(_: Leaf) -> Verdict:
    """Judge a value of a record: all are kept."""
    return _KEPT


def _write(_: Order, packed: Sequence[str], __: Library) -> Part:
    """Write the records of a month as they are."""
    losses, newest = [], ""
    for record in open_records(packed):
        newest = max(newest, record["modified"])
        losses += weigh(record["id"], record, judge)
    texts = {_LINES.address: "".join(f"{unpack(text)}\n" for text in packed)}
    return Part(texts, newest, losses, reports=True)


def _finish(whole: Whole) -> str:
    if whole.file == _SCHEMA:
        return read_schema(whole.order.project.schema / "record.schema.json")
    return "".join(whole.texts)


JSONL = Export(
    "jsonl",
    "JSON Lines of all records",
    "record format 3",
    "JSON Schema",
    (_LINES, _SCHEMA),
    (DESCRIBED.name,),
    read_records,
    _write,
    _finish,
    made_with=("schema/record.schema.json",),
)
