"""The rows of one source: its ids, pointers and words, and its description."""

from collections.abc import Iterable, Iterator

from edition.catalogue.record import DatedOutline, Entry, Record
from edition.catalogue.relation import Row, Tables
from edition.catalogue.tables import (
    ANCHOR,
    ENTRY,
    FILE,
    NAMING,
    OUTLINE,
    POINTER,
    SHOWN,
    TELEGRAM,
    UNDATED,
)
from edition.describe.describer import Description
from edition.describe.summary import extract_outline, extract_shown, find_number, write_json
from edition.read.pointers import open_guide
from edition.read.registers import find_owner, list_citable, list_ids
from edition.read.source import TEI, Kind, Source


def list_source_rows(source: Source) -> Tables:
    """
    Return the rows of a source: its ids and its pointers.

    A pointer has a row for its target by the prefix's declaration. If the stylesheets read another
    target, that has a row too.
    """
    path = str(source.path)
    citable = set(list_citable(source))
    anchors: list[Row] = [
        (path, name, kind, find_owner(name) if name in citable else None)
        for name, kind in list_ids(source).items()
    ]
    if source.kind is Kind.TELEGRAM and source.tree.tag == f"{TEI}TEI":
        anchors.append((path, "", "telegram", None))
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
    return {ANCHOR.name: anchors, POINTER.name: list(pointers)}


def _read_prefixed(token: str) -> str:
    """Return the entry that a pointer with a prefix means, as in xslt/shared/pointers.xsl."""
    prefix, colon, name = token.partition(":")
    return f"{prefix}-{name}" if colon and prefix != "telegram" and "#" not in token else ""


def list_entry_rows(path: str, entries: Iterable[Entry]) -> Tables:
    """Return the rows of a register's entries."""
    return {
        ENTRY.name: [
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
    record, month, path = description.record, _month(description.record), str(description.path)
    number = find_number(record) or record["id"].rpartition("-")[2]
    return {
        TELEGRAM.name: [
            (
                record["id"],
                make_address(record),
                record["title"],
                number,
                record["date"],
                _sort(record),
                month,
                record["replies_to"],
                path,
                description.digest,
            )
        ],
        OUTLINE.name: [(record["id"], month, write_json(extract_outline(record)))],
        SHOWN.name: [(path, write_json(extract_shown(record)))],
        NAMING.name: list(_list_namings(record, number)),
        FILE.name: [
            (record["id"], month, f"{record['id']}.{kind}", kind, len(content))
            for kind, content in description.files.items()
        ],
    }


def list_outline_rows(path: str, outline: DatedOutline) -> Tables:
    """Return the rows by which a telegram is checked against others."""
    month = _month(outline)
    row = (
        *(outline["id"], "", "", "", outline["date"], _sort(outline), month),
        *(outline["replies_to"], path, ""),
    )
    return {TELEGRAM.name: [row], OUTLINE.name: [(outline["id"], month, write_json(outline))]}


def _sort(record: DatedOutline) -> str:
    return f"{record['date']}~"


def make_address(record: Record) -> str:
    """Return the address of a telegram without the extension."""
    return f"telegrams/{record['year']}/{record['id']}"


def _month(record: DatedOutline) -> str:
    """
    Return the month that a telegram is listed under, the year if only that is known, or UNDATED.
    """
    return record["date"][:7] or UNDATED


def _list_namings(record: Record, number: str) -> Iterator[Row]:
    """List all that names an entry: what the text names, who handled the telegram, its readers."""
    page, month = f"{make_address(record)}.html", _month(record)
    for position, (ref, anchor, before, text, after, cover) in enumerate(_list_mentions(record)):
        yield (
            *(ref, _sort(record), record["id"], "mention", position, month, number),
            page if anchor == record["id"] else f"{page}#{anchor}",
            *(before, text, after, int(cover), None),
        )
    for position, (part, ref, copies) in enumerate(_list_parties(record)):
        yield (
            *(ref, _sort(record), record["id"], part, position, month, number, page),
            *("", "", "", 0, copies),
        )


def _list_mentions(record: Record) -> Iterator[tuple[str, str, str, str, str, bool]]:
    """List what a telegram's text names, cites and measures, in the order of the record."""
    for mention in record["mentions"]:
        before, _, rest = mention["context"].partition("⟦")
        text, _, after = rest.partition("⟧")
        yield mention["ref"], mention["anchor"], before, text, after, mention["cover"]
    for reference in record["references"]:
        yield reference["target"], reference["anchor"], "", reference["text"], "", False
    if precedence := record["precedence"]:
        yield precedence["ref"], record["id"], "", precedence["text"], "", False
    for measure in record["quantities"]:
        commodity = measure["commodity"] and f"commodity-{measure['commodity']}"
        for term in (measure["unit"], commodity, measure["act"]):
            if term:
                yield term, measure["anchor"], "", measure["text"], "", False


def _list_parties(record: Record) -> Iterator[tuple[str, str, int | None]]:
    """List who handled a telegram, where, and its readers."""
    for step in record["handling"]:
        for who in step["who"]:
            yield step["action"], who, None
        if step["place"]:
            yield step["action"], step["place"], None
    for copy in record["distribution"]:
        yield "copied", copy["who"], copy["copies"]
