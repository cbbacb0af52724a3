"""BEACON: which persons of an authority file have a page here, one file for each authority."""

from collections.abc import Sequence

from edition.catalogue.tables import ENTRY
from edition.compose.entry_pages import locate_entry
from edition.engine.reader import Reader
from edition.exchange.export.export import (
    DATA,
    Export,
    File,
    Library,
    Part,
    Whole,
    open_entries,
    read_entries,
)
from edition.exchange.loss import Leaf, Verdict, drop, keep, weigh
from edition.project.order import Order

_FILES = {
    "GND": File(f"{DATA}beacon-gnd.txt", "text/plain", cut=False),
    "Wikidata": File(f"{DATA}beacon-wikidata.txt", "text/plain", cut=False),
}
_PREFIXES = {"GND": "https://d-nb.info/gnd/", "Wikidata": "https://www.wikidata.org/entity/"}


def _read(reader: Reader, _: str) -> object:
    return read_entries(reader, ("person",))


def _write(order: Order, texts: Sequence[str], _: Library) -> Part:
    """Write a line for each person whom an authority file has."""
    lines: dict[str, list[str]] = {}
    losses = []
    for entry in open_entries(texts):
        page = f"{order.project.settings.base_url}{locate_entry(entry['kind'], entry['id'])}.html"
        for one in entry["identifiers"]:
            if one["type"] in _FILES:
                lines.setdefault(one["type"], []).append(f"{one['value']}||{page}\n")
        losses += weigh(None, entry, judge)
    written = {
        _FILES[name].address: "".join(sorted(dict.fromkeys(found))) for name, found in lines.items()
    }
    return Part(written, losses=losses, reports=bool(written))


def _finish(whole: Whole) -> str:
    """Write what the lines mean above them."""
    name = next(name for name, file in _FILES.items() if file == whole.file)
    settings = whole.order.project.settings
    head = {
        "FORMAT": "BEACON",
        "PREFIX": _PREFIXES[name],
        "NAME": settings.title,
        "INSTITUTION": "; ".join(settings.editors),
        "FEED": whole.url,
    }
    lines = [f"#{key}: {' '.join(value.split())}\n" for key, value in head.items()]
    return "".join((*lines, "\n", *whole.texts))


_ABOUT = "BEACON links a person’s number to a page, and says nothing else."


def judge(leaf: Leaf) -> Verdict | None:
    """Judge a value of an entry: only its id and its numbers are kept."""
    if leaf.path in {("id",), ("kind",)}:
        return keep("address")
    if leaf.path[0] == "identifiers" and leaf.above[1]["type"] in _FILES:
        return (
            keep("number")
            if leaf.path[1] in {"type", "value", "uri"}
            else drop("certainty", _ABOUT)
        )
    return drop("register", _ABOUT)


BEACON = Export(
    "beacon",
    "BEACON",
    "0.1draft",
    "a reader of BEACON written from its draft",
    (*_FILES.values(),),
    (ENTRY.name,),
    _read,
    _write,
    _finish,
    "edition",
    uses=("title", "editors", "base-url"),
)
