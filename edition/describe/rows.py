"""Rows of the catalogue for one source: ids, pointers, words and its description."""

from collections.abc import Iterable, Iterator

from edition.catalogue.record import DatedOutline, Entry, Record
from edition.catalogue.tables import UNDATED, Row, Tables
from edition.describe.describer import Description
from edition.describe.summary import extract_outline, extract_shown, find_number, write_json
from edition.read.passages import join_words
from edition.read.pointers import open_guide
from edition.read.registers import list_citable, list_ids
from edition.read.source import TEI, Kind, Source


def list_source_rows(source: Source) -> Tables:
    """
    Return the rows of a source: its ids, its pointers, and a telegram's words.

    A pointer has a row for its target by the prefix's declaration. If the stylesheets read another
    target, that has a row too.
    """
    path = str(source.path)
    citable = set(list_citable(source))
    anchors = [(name, path, kind, name in citable) for name, kind in list_ids(source).items()]
    if source.kind is Kind.TELEGRAM and source.tree.tag == f"{TEI}TEI":
        anchors.append(("", path, "telegram", False))
    pointers: dict[Row, None] = {}
    lead = open_guide(source)
    for token in dict.fromkeys(pointer.token for pointer in source.index.pointers):
        file, name = lead(token)
        if file not in {None, path}:
            pointers[(path, file, name)] = None
        if (entry := _read_prefixed(token)) and entry != name:
            pointers[(path, "", entry)] = None
    for measure in source.tree.iter(f"{TEI}measure"):
        if commodity := measure.get("commodity"):
            pointers[(path, "", f"commodity-{commodity}")] = None
    words: list[Row] = []
    if source.kind is Kind.TELEGRAM and source.passages:
        words.append((path, join_words(source.passages)))
    return {"anchor": list(anchors), "pointer": list(pointers), "words": words}


def _read_prefixed(token: str) -> str:
    """Return the entry that a pointer with a prefix means, as in xslt/shared/pointers.xsl."""
    prefix, colon, name = token.partition(":")
    return f"{prefix}-{name}" if colon and prefix != "telegram" and "#" not in token else ""


def list_entry_rows(path: str, entries: Iterable[Entry]) -> Tables:
    """Return the rows of a register's entries."""
    return {
        "entry": [
            (
                entry["id"],
                entry["kind"],
                entry["type"] or "",
                entry["sort"],
                path,
                write_json(entry),
            )
            for entry in entries
        ]
    }


def list_description_rows(description: Description) -> Tables:
    """
    Return the rows of a telegram's description.

    Telegrams are sorted by their sending; a day without an hour comes after that day's hours.
    """
    record = description.record
    return {
        "telegram": [
            (
                record["id"],
                make_address(record),
                record["title"],
                find_number(record) or record["id"].rpartition("-")[2],
                record["date"],
                f"{record['date']}~",
                _month(record),
                record["replies_to"],
                str(description.path),
                write_json(extract_outline(record)),
                write_json(extract_shown(record)),
            )
        ],
        "mention": list(_list_mentions(record)),
        "party": list(_list_parties(record)),
        "file": [
            (record["id"], f"{record['id']}.{kind}", kind, len(content))
            for kind, content in description.files.items()
        ],
    }


def list_outline_rows(path: str, outline: DatedOutline) -> Tables:
    """Return the row of a telegram's outline, by which it is checked against others."""
    row = (
        *(outline["id"], "", "", "", outline["date"], f"{outline['date']}~", _month(outline)),
        *(outline["replies_to"], path, write_json(outline), ""),
    )
    return {"telegram": [row], "mention": [], "party": [], "file": []}


def make_address(record: Record) -> str:
    """Return the address of a telegram without the extension."""
    return f"telegrams/{record['year']}/{record['id']}"


def _month(record: DatedOutline) -> str:
    """
    Return the month that a telegram is listed under, the year if only that is known, or UNDATED.
    """
    return record["date"][:7] or UNDATED


def _list_mentions(record: Record) -> Iterator[tuple[object, ...]]:
    """List what a telegram's text names, cites and measures, in the order of the record."""
    rows: list[tuple[object, ...]] = []
    for mention in record["mentions"]:
        before, _, rest = mention["context"].partition("⟦")
        text, _, after = rest.partition("⟧")
        rows.append((mention["ref"], mention["anchor"], before, text, after, mention["cover"]))
    rows.extend(
        (reference["target"], reference["anchor"], "", reference["text"], "", False)
        for reference in record["references"]
    )
    if precedence := record["precedence"]:
        rows.append((precedence["ref"], record["id"], "", precedence["text"], "", False))
    for measure in record["quantities"]:
        commodity = measure["commodity"] and f"commodity-{measure['commodity']}"
        rows.extend(
            (term, measure["anchor"], "", measure["text"], "", False)
            for term in (measure["unit"], commodity, measure["act"])
            if term
        )
    month = _month(record)
    for position, (ref, *others) in enumerate(rows):
        yield (record["id"], position, ref, month, *others)


def _list_parties(record: Record) -> Iterator[tuple[object, ...]]:
    """List who handled a telegram, where, and its readers."""
    rows: list[tuple[object, ...]] = []
    for step in record["handling"]:
        rows.extend((step["action"], who, None) for who in step["who"])
        if step["place"]:
            rows.append((step["action"], step["place"], None))
    rows.extend(("copied", copy["who"], copy["copies"]) for copy in record["distribution"])
    month = _month(record)
    for position, (role, ref, copies) in enumerate(rows):
        yield (record["id"], position, role, ref, month, copies)
