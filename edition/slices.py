"""
Slices of the catalogue: what a page is given to know of the edition around it.
"""

import json
from typing import Any

from edition.catalogue import Catalogue

Slice = dict[str, Any]

_COLUMNS = "telegram.id, telegram.href, telegram.title, telegram.number, telegram.date"
_ORDER = "telegram.sort, telegram.id"
_PAGES = {
    "person": "persons/",
    "place": "places/",
    "organization": "organizations/",
    "cited": "cited#",
    "term": "terms#",
}


def read_record(catalogue: Catalogue, telegram: str) -> Slice:
    """
    Read a telegram's record.
    """
    (row,) = catalogue.ask("SELECT record FROM telegram WHERE id = ?", telegram)
    record: Slice = json.loads(row["record"])
    return record


def _list_telegrams(catalogue: Catalogue, clause: str, *values: object) -> list[Slice]:
    """
    List telegrams, told by no more than their name, number and date.
    """
    query = f"SELECT DISTINCT {_COLUMNS} FROM telegram {clause}"  # noqa: S608 - clauses of ours
    return [dict(row) for row in catalogue.ask(query, *values)]


def _find_telegram(catalogue: Catalogue, clause: str, *values: object) -> Slice | None:
    """
    Find the first telegram, if there is one.
    """
    return next(iter(_list_telegrams(catalogue, f"{clause} LIMIT 1", *values)), None)


def slice_context(catalogue: Catalogue, telegram: str) -> Slice:
    """
    Tell a telegram's page of the telegrams around it.
    """
    record = read_record(catalogue, telegram)
    (own,) = catalogue.ask("SELECT sort, path FROM telegram WHERE id = ?", telegram)
    before = "WHERE (sort, id) < (?, ?) ORDER BY sort DESC, id DESC"
    after = "WHERE (sort, id) > (?, ?) ORDER BY sort, id"
    return {
        "previous": _find_telegram(catalogue, before, own["sort"], telegram),
        "next": _find_telegram(catalogue, after, own["sort"], telegram),
        "replies_to": _find_telegram(catalogue, "WHERE id = ?", record["replies_to"]),
        "answers": _list_answers(catalogue, telegram),
        "cites": _list_telegrams(
            catalogue,
            "JOIN pointer ON pointer.target_path = telegram.path "
            f"WHERE pointer.path = ? ORDER BY {_ORDER}",
            own["path"],
        ),
        "cited_by": _list_telegrams(
            catalogue,
            "JOIN pointer ON pointer.path = telegram.path "
            f"WHERE pointer.target_path = ? ORDER BY {_ORDER}",
            own["path"],
        ),
        "files": _list_files(catalogue, telegram),
        "digest": record["source"],
    }


def _list_answers(catalogue: Catalogue, telegram: str) -> list[Slice]:
    """
    List the replies to a telegram.
    """
    return _list_telegrams(catalogue, f"WHERE replies_to = ? ORDER BY {_ORDER}", telegram)


def _list_files(catalogue: Catalogue, telegram: str) -> list[Slice]:
    """
    List the files published beside a telegram's page.
    """
    query = "SELECT name, kind, bytes FROM file WHERE telegram = ? ORDER BY rowid"
    return [dict(row) for row in catalogue.ask(query, telegram)]


def slice_contents(catalogue: Catalogue) -> Slice:
    """
    Tell the contents of every telegram, in the order of sending.
    """
    return {
        "telegrams": [
            {
                **telegram,
                **_summarize(catalogue, read_record(catalogue, telegram["id"])),
                "answers": _list_answers(catalogue, telegram["id"]),
            }
            for telegram in _list_telegrams(catalogue, f"ORDER BY {_ORDER}")
        ]
    }


def _summarize(catalogue: Catalogue, record: Slice) -> Slice:
    """
    Tell what the contents show of a record; names are those of the registers.
    """
    sent = next((step for step in record["handling"] if step["action"] == "sent"), None)
    received = [step for step in record["handling"] if step["action"] == "received"]
    dated = next((step for step in received if step["date"]), received[-1] if received else None)
    return {
        "regest": record["regest"],
        "status": record["status"],
        "words": record["words"],
        "precedence": record["precedence"],
        "from": [_name(catalogue, who) for who in sent["who"]] if sent else [],
        "to": [_name(catalogue, who) for who in received[-1]["who"]] if received else [],
        "sent": _tell_step(catalogue, sent),
        "received": _tell_step(catalogue, dated),
        "replies_to": _find_telegram(catalogue, "WHERE id = ?", record["replies_to"]),
    }


def _tell_step(catalogue: Catalogue, step: Slice | None) -> Slice | None:
    """
    Tell when and where a telegram was sent or received.
    """
    if step is None:
        return None
    place = step["place"] and _name(catalogue, step["place"])
    return {"date": step["date"], "place": place}


def _name(catalogue: Catalogue, ref: str) -> Slice:
    """
    Name an entry as its register does.
    """
    rows = catalogue.ask("SELECT entry FROM entry WHERE id = ?", ref)
    return {"ref": ref, "name": json.loads(rows[0]["entry"])["name"] if rows else ref}


def slice_register(catalogue: Catalogue, kind: str, *, with_mentions: bool) -> Slice:
    """
    Tell a register of its entries, and of their mentions where they have no pages of their own.
    """
    entries = _list_entries(catalogue, "kind", kind)
    for entry in entries:
        entry["mentions"] = _list_mentions(catalogue, entry["id"]) if with_mentions else []
    return {"kind": kind, "entries": entries}


def slice_entry(catalogue: Catalogue, entry: str) -> Slice:
    """
    Tell an entry of who sent, received, had a copy of and mentions it.
    """
    joined = f"JOIN party ON telegram = id WHERE ref = ? AND role = ? ORDER BY {_ORDER}"
    copied = (
        f"SELECT {_COLUMNS}, copies FROM telegram JOIN party ON telegram = id "  # noqa: S608 - columns of ours
        f"WHERE ref = ? AND role = 'copied' ORDER BY {_ORDER}"
    )
    return {
        "entry": _list_entries(catalogue, "id", entry)[0],
        "mentions": _list_mentions(catalogue, entry),
        "sent": _list_telegrams(catalogue, joined, entry, "sent"),
        "received": _list_telegrams(catalogue, joined, entry, "received"),
        "copied": [dict(row) for row in catalogue.ask(copied, entry)],
    }


def _list_entries(catalogue: Catalogue, column: str, value: str) -> list[Slice]:
    """
    List a register's entries, or one, with how often and in how many telegrams each is named.
    """
    query = f"""
        SELECT entry, kind, count(ref) AS count, count(DISTINCT telegram) AS telegrams
        FROM entry LEFT JOIN mention ON ref = id WHERE {column} = ?
        GROUP BY entry.rowid ORDER BY CASE kind WHEN 'term' THEN type ELSE '' END, sort, id
    """  # noqa: S608 - columns of ours
    return [
        {
            **(entry := json.loads(row["entry"])),
            "count": row["count"],
            "telegrams": row["telegrams"],
            "href": f"{_PAGES[row['kind']]}{entry['id']}",
        }
        for row in catalogue.ask(query, value)
    ]


def _list_mentions(catalogue: Catalogue, ref: str) -> list[Slice]:
    """
    List where an entry is mentioned, with the words around it.
    """
    query = f"""
        SELECT {_COLUMNS}, anchor, before, text, after, cover
        FROM mention JOIN telegram ON telegram = telegram.id
        WHERE ref = ? ORDER BY {_ORDER}, position
    """  # noqa: S608 - columns of ours
    names = ("anchor", "before", "text", "after")
    return [
        {
            "telegram": {key: row[key] for key in ("id", "href", "title", "number", "date")},
            **{name: row[name] for name in names},
            "cover": bool(row["cover"]),
        }
        for row in catalogue.ask(query, ref)
    ]


def slice_downloads(catalogue: Catalogue) -> Slice:
    """
    Tell every telegram's files.
    """
    return {
        "telegrams": [
            {**telegram, "files": _list_files(catalogue, telegram["id"])}
            for telegram in _list_telegrams(catalogue, f"ORDER BY {_ORDER}")
        ]
    }
