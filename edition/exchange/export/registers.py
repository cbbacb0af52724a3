"""The registers as tables and as a TEI corpus of their files."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from edition.catalogue.entry import Entry
from edition.catalogue.tables import ENTRY, REGISTER_FILE
from edition.compose.entry_pages import FOLDERS, locate_entry, name_page
from edition.engine.reader import Reader
from edition.exchange.corpus import STYLESHEET, write_corpus, write_member
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
from edition.exchange.loss import Leaf, Verdict, keep, look_up, weigh
from edition.exchange.table import (
    LINES,
    WORDS,
    Cell,
    Column,
    Table,
    finish_table,
    judge_cell,
    name_file,
    write_metadata,
    write_tables,
)
from edition.project.order import Order

CORPUS = File(f"{DATA}registers.xml", "application/tei+xml", cut=False)
_METADATA = File(f"{DATA}registers-metadata.json", "application/csvm+json", cut=False)
_ENTRY = Column("entry", "The entry’s id.")
_SAID = (
    Column("cert", "How certain it is, where the register says so."),
    Column("resp", "Who says so: ids.", separator=WORDS),
)


ENTRIES = Table(
    name_file("registers", cut=False),
    "A row for each person, place, organization, cited document, term and category.",
    (
        Column("id", "Its id."),
        Column("url", "Its page.", "anyURI"),
        Column("kind", "What kind of entry."),
        Column("type", "The type of a place, organization or document; a category’s taxonomy."),
        Column("taxonomy", "The name of a category’s taxonomy."),
        Column("name", "The name shown."),
        Column("sort", "By what it is sorted."),
        Column("birth", "When a person was born."),
        Column("death", "When a person died."),
        Column("latitude", "Of a place, in decimal degrees.", "number"),
        Column("longitude", "Of a place, in decimal degrees.", "number"),
        Column("description", "Who or what it is."),
        Column("sources", "The works that say so, one on each line.", separator=LINES),
    ),
    "id",
)
NAMES = Table(
    name_file("names", cut=False),
    "A row for each name of an entry.",
    (
        _ENTRY,
        Column("type", "What kind of name."),
        Column("lang", "Its language."),
        Column("text", "The name."),
        *_SAID,
    ),
)
OFFICES = Table(
    name_file("offices", cut=False),
    "A row for each office that a person held.",
    (
        _ENTRY,
        Column("text", "The office."),
        Column("from", "Since when."),
        Column("to", "Until when."),
        Column("when", "When."),
    ),
)
IDENTIFIERS = Table(
    name_file("identifiers", cut=False),
    "A row for each identifier of an entry in an authority file.",
    (
        _ENTRY,
        Column("type", "The authority file."),
        Column("value", "The identifier."),
        Column("uri", "Its address."),
        *_SAID,
    ),
)
TABLES = (ENTRIES, NAMES, OFFICES, IDENTIFIERS)


def _read(reader: Reader, _: str) -> object:
    return {
        "entries": read_entries(reader, [*FOLDERS]),
        "paths": [row["path"] for row in reader.rows(REGISTER_FILE.name)],
    }


def _write(order: Order, value: Mapping[str, Sequence[str]], library: Library) -> Part:
    """Write the rows of all entries, and the registers as members of a corpus."""
    base = order.project.settings.base_url
    entries = [*open_entries(value["entries"])]
    losses = [line for entry in entries for line in weigh(None, entry, judge)]
    texts = write_tables(TABLES, (row for entry in entries for row in _list_rows(entry, base)))
    if not texts:
        return Part({})
    members = [
        write_member(order, library.source(path), PurePosixPath(path).stem)
        for path in value["paths"]
    ]
    written = {**texts, _METADATA.address: "", CORPUS.address: "".join(members)}
    return Part(written, losses=losses, reports=True)


def _list_rows(entry: Entry, base: str) -> Iterator[tuple[Table, Mapping[str, Cell]]]:
    """List the rows of an entry in all tables."""
    plain: Any = entry
    latitude, longitude = entry["geo"] or (None, None)
    page = name_page(locate_entry(entry["kind"], entry["id"]))
    yield ENTRIES, {**plain, "url": base + page, "latitude": latitude, "longitude": longitude}
    for table, key in ((NAMES, "names"), (OFFICES, "offices"), (IDENTIFIERS, "identifiers")):
        for each in plain[key]:
            yield table, {**each, "entry": entry["id"]}


def _finish(whole: Whole) -> str:
    """Write what stands above the rows, the metadata, or the corpus."""
    if whole.file == _METADATA:
        return write_metadata(whole, TABLES)
    if whole.file == CORPUS:
        title = f"{whole.order.project.settings.title}: registers"
        return write_corpus(whole, title, "".join(whole.texts))
    return finish_table(whole, TABLES)


_VERDICTS = {
    **{column.name: keep("registers.csv") for column in ENTRIES.columns},
    "geo": keep("registers.csv"),
    **{
        f"{key}.{column.name}": keep(f"{key}.csv")
        for key, table in (("names", NAMES), ("offices", OFFICES), ("identifiers", IDENTIFIERS))
        for column in table.columns
    },
}


def judge(leaf: Leaf) -> Verdict | None:
    """Judge a value of an entry: the tables have a column for each."""
    return judge_cell(look_up(_VERDICTS, leaf.path), leaf)


REGISTERS = Export(
    "registers",
    "Registers as CSV and TEI",
    "W3C 2015, TEI P5",
    "csvw (PyPI), jing with tei_all.rng",
    (*(table.file for table in TABLES), _METADATA, CORPUS),
    (ENTRY.name, REGISTER_FILE.name),
    _read,
    _write,
    _finish,
    "edition",
    made_with=(f"xslt/{STYLESHEET}.xsl",),
    uses=("title", "editors", "rights", "language", "base-url"),
    shared=True,
)
