"""Compare a worker's rows with the catalogue's, replace them, and note what depends on them."""

import json
from collections.abc import Iterable, Iterator, Mapping

from edition.catalogue.database import Catalogue
from edition.catalogue.tables import Row, Tables
from edition.engine.todo import (
    Telegram,
    add,
    add_elements,
    add_pointing,
    find_related,
    read_entry_name,
)
from edition.findings import Finding
from edition.read.elements import Element, find_changed

_REF = ("id", "href", "title", "number", "date", "sort", "path")
_OWN_LISTS = {"cited", "term"}

_COLUMNS = (
    *("id", "href", "title", "number", "date", "sort", "month"),
    *("replies_to", "path", "outline", "shown"),
)


def store_findings(
    catalogue: Catalogue, work: str, path: str, findings: Iterable[Finding], *, known: bool = True
) -> None:
    """Replace the findings of some work; known=False if there were none before."""
    if known:
        catalogue.execute("DELETE FROM finding WHERE work = ? AND path = ?", work, path)
    catalogue.insert(
        "finding",
        (
            (
                *(work, path, str(finding.path), finding.line, finding.column, finding.rule),
                *(finding.severity, finding.message),
                json.dumps([(edit.start, edit.end, edit.text) for edit in finding.edits]),
            )
            for finding in findings
        ),
    )


def store_document(  # noqa: PLR0913 - all are properties of the document
    catalogue: Catalogue, path: str, kind: str, *, draft: bool, readable: bool, known: bool
) -> None:
    """Note a document; if it is new or its readability changed, check those that point to it."""
    query = "SELECT draft, readable FROM document WHERE path = ?"
    rows = catalogue.query(query, path) if known else []
    if known and (not rows or bool(rows[0]["readable"]) != readable):
        add_pointing(catalogue, path, None)
    if not rows or bool(rows[0]["draft"]) != draft:
        add(catalogue, "whole", ["anchors", "entries"], path)
        add(catalogue, "thread", [path] if kind == "telegram" else [], path)
    catalogue.insert("document", [(path, kind, draft, readable)])


def store_source(catalogue: Catalogue, path: str, tables: Tables, *, known: bool) -> None:
    """Note a source's ids and pointers; documents that point to changed ids are checked again."""
    if not known:
        catalogue.insert_all(tables)
        add(catalogue, "whole", ["anchors", "entries"], path)
        return
    anchors = catalogue.query("SELECT id, path, kind, citable FROM anchor WHERE path = ?", path)
    old, new = _make_set(anchors), _make_set(tables["anchor"])
    if old != new:
        add_pointing(catalogue, path, {str(row[0]) for row in old ^ new})
        if {row[0] for row in old if row[3]} != {row[0] for row in new if row[3]}:
            add(catalogue, "whole", ["anchors"], path)
        catalogue.execute("DELETE FROM anchor WHERE path = ?", path)
        catalogue.insert("anchor", tables["anchor"])
    pointers = catalogue.query("SELECT * FROM pointer WHERE path = ?", path)
    old, new = _make_set(pointers), _make_set(tables["pointer"])
    if old != new:
        if {row[2] for row in old} != {row[2] for row in new}:
            add(catalogue, "whole", ["entries"], path)
        targets = (str(row[1]) for row in old ^ new if row[1])
        add(catalogue, "context", [path, *targets], path)
        catalogue.execute("DELETE FROM pointer WHERE path = ?", path)
        catalogue.insert("pointer", tables["pointer"])
    catalogue.execute("DELETE FROM words WHERE path = ?", path)
    catalogue.insert("words", tables["words"])


def _make_set(rows: Iterable[Iterable[object]]) -> set[Row]:
    """Make rows comparable in any order."""
    return {tuple(row) for row in rows}


def store_elements(catalogue: Catalogue, path: str, elements: list[Element]) -> None:
    """Note a register's elements; the telegrams that need a changed one are described again."""
    query = "SELECT id, digest FROM element WHERE path = ? ORDER BY position"
    old = {row["id"]: row["digest"] for row in catalogue.query(query, path)}
    changed, rows = find_changed(old, elements)
    add_elements(catalogue, path, sorted(changed))
    catalogue.execute("DELETE FROM element WHERE path = ?", path)
    catalogue.insert("element", ((path, *row) for row in rows))
    catalogue.execute("DELETE FROM need WHERE path = ?", path)
    catalogue.insert(
        "need",
        ((path, element.id, name) for element in elements for name in sorted(element.needed)),
    )
    add_elements(catalogue, path, sorted(changed))


def store_entries(catalogue: Catalogue, path: str, tables: Tables) -> None:
    """Note a register's entries; the pages of changed entries are touched."""
    rows = catalogue.query("SELECT * FROM entry WHERE path = ? ORDER BY rowid", path)
    old = {row["id"]: tuple(row) for row in rows}
    new = {str(row[0]): row for row in tables.get("entry", [])}
    topics: set[str] = set()
    for name in {*old, *new}:
        before, after = old.get(name), new.get(name)
        if before == after:
            continue
        topics.add(f"entry:{name}/")
        topics.update(f"register:{row[1]}/" for row in (before, after) if row)
        names = {read_entry_name(str(row[5])) for row in (before, after) if row}
        if len(names) > 1 or before is None or after is None:
            topics.add(f"entry:{name}/*")
            topics.update(_list_months(catalogue, name))
    if list(old) != list(new):
        topics.update(f"register:{row[1]}/" for row in (*old.values(), *new.values()))
    if topics:
        add(catalogue, "whole", ["entries"], path)
    add(catalogue, "topic", topics, path)
    catalogue.execute("DELETE FROM entry WHERE path = ?", path)
    catalogue.insert("entry", new.values())


def _list_months(catalogue: Catalogue, ref: str) -> Iterator[str]:
    """List the months of the contents in which an entry is named."""
    rows = catalogue.query("SELECT DISTINCT month FROM party WHERE ref = ?", ref)
    yield from (f"contents/{row['month']}" for row in rows)
    if rows:
        yield "contents/"


def store_telegram(
    catalogue: Catalogue, path: str, tables: Tables | None, *, fresh: bool, related: set[str]
) -> None:
    """
    Replace or remove a telegram's rows.

    The argument related has the telegrams whose pages linked to it before its source was noted.
    """
    rows = catalogue.query("SELECT * FROM telegram WHERE path = ?", path)
    old = dict(rows[0]) if rows else None
    before = _read_rows(catalogue, old["id"]) if old and not fresh else {}
    if old:
        for table in ("mention", "party", "file"):
            catalogue.execute(f"DELETE FROM {table} WHERE telegram = ?", old["id"])  # noqa: S608 - our own table names
        catalogue.execute("DELETE FROM telegram WHERE path = ?", path)
    new = None
    for table, entered in (tables or {}).items():
        catalogue.insert(table, entered)
        if table == "telegram":
            new = dict(zip(_COLUMNS, entered[0], strict=True))
    if fresh:
        return
    after = {name: list(entered) for name, entered in (tables or {}).items()}
    _follow_telegram(catalogue, old, new, related)
    add(catalogue, "topic", _find_topics(catalogue, (old, before), (new, after)), path)


def _read_rows(catalogue: Catalogue, telegram: str) -> Tables:
    return {
        table: [
            tuple(row)
            for row in catalogue.query(
                f"SELECT * FROM {table} WHERE telegram = ? ORDER BY {order}",  # noqa: S608 - our own table names
                telegram,
            )
        ]
        for table, order in (("mention", "position"), ("party", "position"), ("file", "rowid"))
    }


def _follow_telegram(
    catalogue: Catalogue, old: Telegram | None, new: Telegram | None, related: set[str]
) -> None:
    """Note the pages and threads that a changed telegram affects."""
    row = new or old
    if row is None:
        return
    if new:
        related = related | find_related(catalogue, new)
    if _differs(old, new, (*_REF, "replies_to")):
        add(catalogue, "context", sorted(related), row["path"])
    listed, balanced = _compare_outlines(old, new)
    if _differs(old, new, _REF) or listed:
        paths = catalogue.query("SELECT path FROM telegram WHERE replies_to = ?", row["id"])
        add(catalogue, "thread", [row["path"], *(other["path"] for other in paths)], row["path"])
    if balanced:
        add(catalogue, "thread", [row["path"], *sorted(related)], row["path"])


def _differs(old: Telegram | None, new: Telegram | None, names: Iterable[str]) -> bool:
    """Tell whether two rows differ in some columns; a missing row differs."""
    return old is None or new is None or any(old[name] != new[name] for name in names)


def _compare_outlines(old: Telegram | None, new: Telegram | None) -> tuple[bool, bool]:
    """Return whether outlines differ apart from quantities, and whether quantities differ."""
    outlines = [json.loads(row["outline"]) if row else {} for row in (old, new)]
    quantities = [outline.pop("quantities", None) for outline in outlines]
    return outlines[0] != outlines[1], quantities[0] != quantities[1]


def _find_topics(
    catalogue: Catalogue,
    old: tuple[Telegram | None, Mapping[str, list[Row]]],
    new: tuple[Telegram | None, Mapping[str, list[Row]]],
) -> set[str]:
    """Find the topics of the pages of the whole edition that a changed telegram touches."""
    topics: set[str] = set()
    shown = _differs(old[0], new[0], _REF)
    months = {telegram["month"] for telegram in (old[0], new[0]) if telegram}
    if shown or _compare_outlines(old[0], new[0])[0]:
        topics.add("contents/")
        topics.update(f"contents/{month}" for month in months)
        for telegram in (old[0], new[0]):
            topics.update(_list_thread(catalogue, telegram) if telegram else ())
    if shown or old[1].get("file") != new[1].get("file"):
        topics.add("downloads/")
        topics.update(f"downloads/{month}" for month in months)
    for name, column in (("mention", 2), ("party", 3)):
        before, after = (_group(tables.get(name, []), column) for tables in (old[1], new[1]))
        for ref in {*before, *after}:
            if shown or before.get(ref) != after.get(ref):
                topics.add(f"entry:{ref}/")
                topics.update(f"entry:{ref}/{month}" for month in months)
                counts = len(before.get(ref, ())) != len(after.get(ref, ()))
                topics.update(_list_registers(catalogue, ref, counts=counts))
    return topics


def _list_thread(catalogue: Catalogue, telegram: Telegram) -> Iterator[str]:
    """List the months of the telegrams that a telegram answers or is answered by."""
    query = "SELECT month FROM telegram WHERE id = ? OR replies_to = ?"
    for row in catalogue.query(query, telegram["replies_to"], telegram["id"]):
        yield f"contents/{row['month']}"


def _group(rows: Iterable[Row], column: int) -> dict[str, list[Row]]:
    """Group rows by the entry in a column, without their positions."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(str(row[column]), []).append((row[0], *row[2:]))
    return groups


def _list_registers(catalogue: Catalogue, ref: str, *, counts: bool) -> Iterator[str]:
    """List the registers that show an entry's counts or its mentions."""
    for row in catalogue.query("SELECT kind FROM entry WHERE id = ?", ref):
        if counts or row["kind"] in _OWN_LISTS:
            yield f"register:{row['kind']}/"
