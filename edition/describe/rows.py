"""The rows of one source: its ids, pointers and words, and its description."""

import re
from collections.abc import Iterable, Iterator

from edition.catalogue.entry import Entry
from edition.catalogue.record import DatedOutline, Record
from edition.catalogue.relation import Row, Tables, pack
from edition.catalogue.tables import (
    ANCHOR,
    ANCHOR_DIGEST,
    CITATION,
    DESCRIBED,
    ENTRY,
    LAST_CHANGE,
    NAMING,
    OUTLINE,
    POINTER,
    REPLY,
    SHOWN,
    TELEGRAM,
    UNDATED,
)
from edition.describe.describer import Description
from edition.describe.summary import (
    extract_outline,
    extract_shown,
    find_number,
    weigh_part,
    write_json,
    write_sorted_json,
)
from edition.read.elements import digest_citable
from edition.read.pointers import leads_to_telegram, open_guide
from edition.read.registers import find_owner, list_citable, list_ids
from edition.read.source import TEI, Source

_FIGURES = 12
_COUNTED = ("sent", "received")
"""The actions that the page of an entry counts apart; the others are counted together."""


def list_source_rows(source: Source) -> Tables:
    """Return the rows of a source: its ids that are unique in the edition, and its pointers."""
    kinds = list_ids(source)
    owned: dict[str, dict[str, str]] = {}
    for name in list_citable(source):
        owned.setdefault(find_owner(name), {})[name] = kinds[name]
    path = str(source.path)
    digests = digest_citable(source)
    return {
        ANCHOR.name: [(owner, path, write_json(ids)) for owner, ids in owned.items()],
        ANCHOR_DIGEST.name: [
            (owner, path, write_json({name: digests[name] for name in ids}))
            for owner, ids in owned.items()
        ],
        POINTER.name: [(target,) for target in list_targets(source)],
    }


def list_targets(source: Source) -> list[str]:
    """
    List the entries that a source points to, by the prefix's declaration.

    If the stylesheets read another target, that is listed too.
    """
    targets: dict[str, None] = {}
    lead = open_guide(source)
    for token in dict.fromkeys(pointer.token for pointer in source.index.pointers):
        path, name = lead(token)
        if path not in {None, str(source.path)} and not leads_to_telegram(path):
            targets[name] = None
        if entry := _read_prefixed(token):
            targets[entry] = None
    for measure in source.tree.iter(f"{TEI}measure"):
        if commodity := measure.get("commodity"):
            targets[f"commodity-{commodity}"] = None
    return sorted(targets)


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


def list_description_rows(description: Description, targets: list[str]) -> Tables:
    """Return the rows of a telegram's description."""
    record, month, path = description.record, _month(description.record), str(description.path)
    number = find_number(record) or ""
    sort = _sort(record, number)
    sizes = {kind: len(content) for kind, content in description.files.items()}
    return {
        TELEGRAM.name: [
            (
                record["id"],
                make_address(record),
                record["title"],
                number,
                record["date"],
                sort,
                month,
                path,
                description.digest,
            )
        ],
        DESCRIBED.name: [(record["id"], month, sort, pack(write_sorted_json(record)))],
        CITATION.name: [(path, record["id"], month, sort, description.citation)],
        LAST_CHANGE.name: [(record["id"], month, record["modified"])],
        REPLY.name: [(path, record["id"], request) for request in record["replies_to"]],
        OUTLINE.name: [(record["id"], month, write_json(extract_outline(record)))],
        SHOWN.name: [(path, *map(write_json, (extract_shown(record), targets, sizes)))],
        NAMING.name: list(_list_namings(description, number)),
    }


def list_outline_rows(path: str, outline: DatedOutline) -> Tables:
    """Return the rows by which a telegram is checked against others."""
    month = _month(outline)
    row = (
        *(outline["id"], "", "", "", outline["date"], _sort(outline, ""), month),
        *(path, ""),
    )
    return {
        TELEGRAM.name: [row],
        REPLY.name: [(path, outline["id"], request) for request in outline["replies_to"]],
        OUTLINE.name: [(outline["id"], month, write_json(outline))],
    }


def _sort(record: DatedOutline, number: str) -> str:
    """
    Return what telegrams are sorted by: their sending, then their number.

    A day without an hour comes after that day's hours.
    """
    figure = re.search("[0-9]+", number)
    return f"{record['date']}~{figure[0].zfill(_FIGURES) if figure else ''}"


def make_address(record: Record) -> str:
    """Return the address of a telegram without the extension."""
    return f"telegrams/{record['year']}/{record['id']}"


def _month(record: DatedOutline) -> str:
    """
    Return the month that a telegram is listed under, the year if only that is known, or UNDATED.
    """
    return record["date"][:7] or UNDATED


def _list_namings(description: Description, number: str) -> Iterator[Row]:
    """List all that names an entry: what the text names, who handled the telegram, its readers."""
    record = description.record
    lines: dict[str, list[Row]] = {}
    for ref, anchor, *words, cover, weighed in _list_mentions(description):
        place = "" if anchor == record["id"] else anchor
        row = ("mention", place, *words, int(bool(cover)), None, weighed)
        lines.setdefault(str(ref), []).append(row)
    for part, ref, copies, weighed in _list_parties(record):
        lines.setdefault(ref, []).append((part, "", "", "", "", 0, copies, weighed))
    called = number or record["title"]
    about = (_month(record), _sort(record, number), record["id"], called, make_address(record))
    for ref, told in lines.items():
        yield (ref, *about, write_json(told))


def _list_mentions(description: Description) -> Iterator[Row]:
    """List what a telegram's text names, cites and measures, in the order of the record."""
    record = description.record
    for mention, weighed in zip(record["mentions"], description.weighed, strict=True):
        before, _, rest = mention["context"].partition("⟦")
        text, _, after = rest.partition("⟧")
        yield mention["ref"], mention["anchor"], before, text, after, mention["cover"], weighed
    for reference in record["references"]:
        if reference["target"] is not None:
            yield reference["target"], reference["anchor"], "", reference["text"], "", False, ""
    for category in record["classes"]:
        yield category["ref"], record["id"], "", category["text"], "", False, ""
    for measure in record["quantities"]:
        commodity = measure["commodity"] and f"commodity-{measure['commodity']}"
        for ref in (measure["unit"], commodity, measure["act"]):
            if ref:
                yield ref, measure["anchor"], "", measure["text"], "", False, ""


def _list_parties(record: Record) -> Iterator[tuple[str, str, int | None, str]]:
    """List who handled a telegram, where, how certain that is, and its readers."""
    for step in record["handling"]:
        part = step["action"] if step["action"] in _COUNTED else "handled"
        for party in (*step["who"], *step["places"]):
            for ref in party["refs"]:
                yield part, ref, None, weigh_part(step, party) or ""
    for copy in record["distribution"]:
        yield "copied", copy["who"], copy["copies"], ""
