"""Tables of telegrams, and of what they mention, count, refer to, and how they were handled."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from edition.catalogue.handling import Moment
from edition.catalogue.record import Record
from edition.catalogue.tables import DESCRIBED
from edition.exchange.export.columns import (
    DISTRIBUTION,
    HANDLING,
    MENTIONS,
    QUANTITIES,
    REFERENCES,
    TABLES,
    TELEGRAMS,
)
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
from edition.exchange.loss import Leaf, Verdict, drop, keep, look_up, weigh
from edition.exchange.table import (
    Cell,
    Table,
    finish_table,
    judge_cell,
    write_metadata,
    write_tables,
)
from edition.project.order import Order

Row = dict[str, Cell]


_DATED = ("when", "from", "to", "notBefore", "notAfter", "time", "calendar")
_METADATA = File(f"{DATA}csv-metadata.json", "application/csvm+json")


def _write(order: Order, packed: Sequence[str], _: Library) -> Part:
    """Write the rows of a month’s telegrams."""
    base = order.project.settings.base_url
    records = [*open_records(packed)]
    losses = [line for one in records for line in weigh(one["id"], one, judge)]
    newest = max((one["modified"] for one in records), default="")
    texts = write_tables(TABLES, (row for one in records for row in _list_rows(one, base)))
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
    return finish_table(whole, TABLES)


_APART = "The tables have no place for this; the record has it."


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


def judge(leaf: Leaf) -> Verdict | None:
    """Judge a value of a record: which table has a column for it."""
    return judge_cell(look_up(_VERDICTS, leaf.path), leaf)


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
    uses=("title", "rights", "base-url"),
)
