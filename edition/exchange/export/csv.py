"""Tables of telegrams, and of what they mention, count, refer to, and how they were handled."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from edition.catalogue.handling import Moment
from edition.catalogue.record import Record
from edition.catalogue.tables import DESCRIBED
from edition.exchange.export.export import (
    DATA,
    Export,
    File,
    Finder,
    Part,
    Whole,
    open_records,
    read_records,
)
from edition.exchange.loss import Node, Verdict, change, drop, keep, look_up, weigh
from edition.exchange.table import (
    GUARDED,
    LINES,
    WORDS,
    Cell,
    Column,
    Table,
    write_head,
    write_metadata,
    write_rows,
)
from edition.project.order import Order

Row = dict[str, Cell]


def _name_file(name: str) -> File:
    return File(f"{DATA}{name}.csv", "text/csv")


_TELEGRAM = Column("telegram", "The telegram’s id.")
_ANCHOR = Column("anchor", "The id of the place in the telegram.")
_CERT = Column("cert", "How certain it is, where the source says so.")
_RESP = Column("resp", "Who says so: ids.", separator=WORDS)
_METADATA = File(f"{DATA}csv-metadata.json", "application/csvm+json")

TELEGRAMS = Table(
    _name_file("telegrams"),
    "A row for each telegram.",
    (
        Column("id", "Its id."),
        Column("url", "Its page.", "anyURI"),
        Column("numbers", "Its numbers, one on each line; the first names it.", separator=LINES),
        Column("title", "Its title."),
        Column("date", "The date by which it is sorted; empty where none is known."),
        Column("status", "How far the editing has come."),
        Column("modified", "The day of the last change.", "date"),
        Column("language", "The language of the text that is edited."),
        Column("original", "The original’s language, where the source says so."),
        Column("words", "The words of its text.", "integer"),
        Column("regest", "A summary."),
        Column("addressees", "To whom it is addressed: ids of the registers.", separator=WORDS),
        Column("classes", "Its categories: ids of the registers.", separator=WORDS),
        Column("shelfmarks", "Where archives keep it, one on each line.", separator=LINES),
        Column("replies_to", "The telegrams that it answers: ids.", separator=WORDS),
    ),
    "id",
)
MENTIONS = Table(
    _name_file("mentions"),
    "A row for each place where a telegram names an entry of the registers.",
    (
        *(_TELEGRAM, _ANCHOR),
        Column("ref", "The entry’s id."),
        Column("text", "The words that name it."),
        Column("context", "The words around it; the mention stands between ⟦ and ⟧."),
        Column("cover", "Whether it is a cover name.", "boolean"),
        *(_CERT, _RESP),
    ),
)
QUANTITIES = Table(
    _name_file("quantities"),
    "A row for each quantity.",
    (
        *(_TELEGRAM, _ANCHOR),
        Column("text", "Its words."),
        *(
            Column(name, about, "number")
            for name, about in (
                ("quantity", "The figure."),
                ("min", "The lower figure of a range."),
                ("max", "The higher figure of a range."),
                ("atLeast", "The figure that it is not less than."),
                ("atMost", "The figure that it is not more than."),
            )
        ),
        Column("unit", "The unit’s id."),
        Column("commodity", "What is counted; the id of its entry after “commodity-”."),
        Column("act", "What is done with it: the id of an act."),
        Column("by", "Who does it: ids.", separator=WORDS),
        Column("of", "Of whom it is asked, or to whom it is promised: ids.", separator=WORDS),
        Column("answers", "The quantities that it answers: anchors.", separator=WORDS),
        Column("restates", "The quantities that it says once more: anchors.", separator=WORDS),
        *(_CERT, _RESP),
    ),
)
_DATED = ("when", "from", "to", "notBefore", "notAfter", "time", "calendar")
HANDLING = Table(
    _name_file("handling"),
    "A row for each name, place and date of a step of a telegram’s handling, and for the step.",
    (
        _TELEGRAM,
        Column("step", "The place of the step in the telegram’s handling.", "integer"),
        Column("station", "The id of the step."),
        Column("action", "What was done: sent, received …"),
        Column("information", "Whether it went there for information only.", "boolean"),
        Column("kind", "What the row says of the step: step, name, place or date."),
        Column("refs", "The entry that is named: its id.", separator=WORDS),
        Column("text", "Its words."),
        Column("role", "The part of a person in the step."),
        Column("when", "A date or an hour."),
        Column("from", "When it begins to last."),
        Column("to", "When it ends."),
        Column("notBefore", "The earliest time that is possible."),
        Column("notAfter", "The latest time that is possible."),
        Column("time", "An hour without a day."),
        Column("calendar", "The calendar of the words."),
        Column("clock", "The clock of the hour: its id."),
        Column("clock_cert", "How certain it is that it is this clock."),
        Column("evidence", "What it rests on."),
        *(_CERT, _RESP),
    ),
)
DISTRIBUTION = Table(
    _name_file("distribution"),
    "A row for each reader who was given a copy.",
    (
        _TELEGRAM,
        Column("who", "The reader: an id of the registers."),
        Column("copies", "How many copies, where the form says so.", "integer"),
    ),
)
REFERENCES = Table(
    _name_file("references"),
    "A row for each place where a telegram refers to a document.",
    (
        *(_TELEGRAM, _ANCHOR),
        Column("kind", "What kind of document."),
        Column("text", "The words that refer to it."),
        Column("target", "The id of the telegram or the cited document."),
        Column("held", "Whether the edition has it.", "boolean"),
        *(_CERT, _RESP),
    ),
)
TABLES = (TELEGRAMS, MENTIONS, QUANTITIES, HANDLING, DISTRIBUTION, REFERENCES)


def _write(order: Order, packed: Sequence[str], _: Finder) -> Part:
    """Write the rows of a month’s telegrams."""
    base = order.project.settings.base_url
    rows: dict[str, list[Row]] = {table.file.address: [] for table in TABLES}
    losses, newest = [], ""
    for record in open_records(packed):
        newest = max(newest, record["modified"])
        losses += weigh(record["id"], record, judge)
        for table, found in _list_rows(record, base):
            rows[table.file.address].append(found)
    texts = {
        table.file.address: write_rows(table, rows[table.file.address])
        for table in TABLES
        if rows[table.file.address]
    }
    return Part({**texts, _METADATA.address: ""}, newest, losses, reports=True)


def _list_rows(record: Record, base: str) -> Iterator[tuple[Table, Row]]:
    """List the rows of a telegram in all tables."""
    own: Row = {"telegram": record["id"]}
    yield TELEGRAMS, _tell_telegram(record, base)
    for table, key in (
        (MENTIONS, "mentions"),
        (QUANTITIES, "quantities"),
        (REFERENCES, "references"),
    ):
        for each in record[key]:  # type: ignore[literal-required]
            yield table, {**each, **own}
    for copy in record["distribution"]:
        yield DISTRIBUTION, {"who": copy["who"], "copies": copy["copies"], **own}
    for row in _list_steps(record):
        yield HANDLING, {**row, **own}


def _tell_telegram(record: Record, base: str) -> Row:
    plain: Any = record
    return {
        **{
            name: plain[name]
            for name in (
                *("id", "title", "date", "status", "modified", "language", "original"),
                *("words", "regest", "addressees", "replies_to"),
            )
        },
        "url": f"{base}telegrams/{record['year']}/{record['id']}.html",
        "numbers": [number["value"] for number in record["numbers"]],
        "classes": list(dict.fromkeys(one["ref"] for one in record["classes"])),
        "shelfmarks": [one["text"] for one in record["archive"]],
    }


def _list_steps(record: Record) -> Iterator[Row]:
    """List the rows of a telegram's handling."""
    for number, step in enumerate(record["handling"], 1):
        own: Row = {
            "step": number,
            "station": step["id"],
            "action": step["action"],
            "information": step["information"],
        }
        yield {**own, "kind": "step", "cert": step["cert"], "resp": step["resp"]}
        for kind, parties in (("name", step["who"]), ("place", step["places"])):
            for party in parties:
                told = {key: value for key, value in party.items() if key != "notes"}
                yield {**own, **told, "kind": kind}  # type: ignore[dict-item]
        for date in step["dates"]:
            yield {
                **own,
                "kind": "date",
                "text": date["text"],
                **_tell_moment(date),
                **{name: date[name] for name in ("evidence", "cert", "resp")},
            }


def _tell_moment(moment: Moment) -> Row:
    told: Mapping[str, Any] = moment
    clock = told.get("clock") or {}
    return {
        **{name: told.get(name) for name in _DATED},
        "clock": clock.get("ref"),
        "clock_cert": clock.get("cert"),
    }


def _finish(whole: Whole) -> str:
    """Write the names of the columns above the rows, or the metadata."""
    if whole.file == _METADATA:
        return write_metadata(whole, TABLES)
    table = next(table for table in TABLES if table.file == whole.file)
    return write_head(table) + "".join(whole.texts)


_APART = "The tables have no place for this; the record has it."
_GUARDED = "An apostrophe in front keeps spreadsheets from taking it for a formula."


def _keep_columns(table: Table, path: str, *, but: Sequence[str] = ()) -> dict[str, Verdict]:
    """Say that the columns of a table keep the values of these names."""
    what = table.file.address.removeprefix(DATA)
    return {
        f"{path}{column.name}": keep(what) for column in table.columns if column.name not in but
    }


_VERDICTS = {
    **_keep_columns(TELEGRAMS, "", but=("url", "numbers", "classes", "shelfmarks")),
    "year": keep("telegrams.csv"),
    "numbers": drop("who gave a number", _APART),
    "numbers.value": keep("telegrams.csv"),
    "classes": drop("words of a category", _APART),
    "classes.ref": keep("telegrams.csv"),
    "archive": drop("parts of a shelfmark", _APART),
    "archive.text": keep("telegrams.csv"),
    **_keep_columns(MENTIONS, "mentions."),
    **_keep_columns(QUANTITIES, "quantities."),
    **_keep_columns(REFERENCES, "references."),
    **_keep_columns(DISTRIBUTION, "distribution."),
    "handling.id": keep("handling.csv"),
    **_keep_columns(HANDLING, "handling."),
    **_keep_columns(HANDLING, "handling.who."),
    **_keep_columns(HANDLING, "handling.places."),
    **_keep_columns(HANDLING, "handling.dates.", but=("clock",)),
    "handling.dates.clock.ref": keep("handling.csv"),
    "handling.dates.clock.cert": keep("handling.csv"),
    "handling.dates.clock.resp": drop("who assumes a clock", _APART),
    "handling.dates.hours": drop("hours without a day", _APART),
    **{
        f"handling.{name}notes": drop("notes in the header", _APART)
        for name in ("", "who.", "places.", "dates.")
    },
    **dict.fromkeys(("format", "source"), drop("file", _APART)),
    **dict.fromkeys(("blocks", "translations", "versions", "enclosures"), drop("text", _APART)),
    **dict.fromkeys(("heading", "sourceNote", "resolutions"), drop("text", _APART)),
    **dict.fromkeys(("lines", "figures", "surface"), drop("lines of the form", _APART)),
    "within": drop("quoted telegrams", _APART),
    "witnesses": drop("witnesses", _APART),
    "doubts": drop("doubtful readings", _APART),
    "dates": drop("dates in the text", _APART),
    **dict.fromkeys(("certainties", "responsible"), drop("who answers for what", _APART)),
}


def judge(node: Node) -> Verdict | None:
    """Judge a value of a record: which table has a column for it."""
    verdict = look_up(_VERDICTS, node.path)
    if verdict and verdict.cls == "kept" and str(node.value).startswith(GUARDED):
        return change(verdict.what, _GUARDED)
    return verdict


CSV = Export(
    "csv",
    "CSV with metadata of CSV on the Web",
    "W3C 2015",
    "csvw (PyPI)",
    (*(table.file for table in TABLES), _METADATA),
    (DESCRIBED.name,),
    read_records,
    _write,
    _finish,
)
