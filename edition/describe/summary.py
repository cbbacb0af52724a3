"""The parts of a record that pages and checks need."""

import json
from collections.abc import Iterable

from edition.catalogue.handling import Cert, Party, Step
from edition.catalogue.record import Outline, Quantity, Record

_CERTAINTIES = ("unknown", "low", "medium", "high")
_MAX_DECISIVE = 3  # quoted where the page shows the telegram's thread


def write_json(value: object) -> str:
    """Write a value as compact JSON for a stylesheet or the catalogue."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def write_sorted_json(value: object) -> str:
    """Write a value as compact JSON that is always the same."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def extract_outline(record: Record) -> Outline:
    """Return what telegrams are listed with and compared by."""
    return {
        "regest": record["regest"],
        "classes": record["classes"],
        "handling": record["handling"],
        "replies_to": record["replies_to"],
        "quantities": record["quantities"],
    }


def extract_shown(record: Record) -> dict[str, object]:
    """Return what a telegram's page shows of its record."""
    handling = record["handling"]
    decisive = [
        {"anchor": quantity["anchor"], "text": quantity["text"]}
        for quantity in record["quantities"]
        if _is_decisive(quantity, record["replies_to"])
    ]
    return {
        "id": record["id"],
        "title": record["title"],
        "regest": record["regest"],
        "status": record["status"],
        "modified": record["modified"],
        "source": record["source"],
        "number": find_number(record),
        "sent": _find_day(step for step in handling if step["action"] == "sent"),
        "day": _find_day(handling),
        "readers": len(record["distribution"]),
        "replies_to": record["replies_to"],
        "classes": record["classes"],
        "decisive": decisive[:_MAX_DECISIVE],
        "further": len(decisive[_MAX_DECISIVE:]),
        "cited": list(
            dict.fromkeys(
                each["target"]
                for each in record["references"]
                if each["target"] is not None and not each["held"]
            )
        ),
        "unidentified": list(
            dict.fromkeys(each["text"] for each in record["references"] if each["target"] is None)
        ),
        "named": _list_named(record),
    }


def find_number(record: Record) -> str | None:
    """Return the number by which a telegram is called: its first."""
    return next((number["value"] for number in record["numbers"]), None)


def _is_decisive(quantity: Quantity, requests: list[str]) -> bool:
    """Tell whether a quantity answers a request or, in a telegram that is no answer, requests."""
    if not requests:
        return bool(quantity["act"] == "act-requested")
    return bool(quantity["answers"])


def _find_day(steps: Iterable[Step]) -> str | None:
    """Return the first day that the steps of the handling state."""
    dates = (date for step in steps for date in step["dates"])
    return next((date["when"][:10] for date in dates if "when" in date), None)


def _list_named(record: Record) -> list[dict[str, object]]:
    """
    List the named entries: those who handled the telegram, those mentioned, the readers last.

    Each has its parts in the handling and the anchors of its mentions. A reader counts as mentioned
    only if the telegram's words name him, not its list of distribution.
    """
    parts = _list_parts(record)
    readers = {reader["who"] for reader in record["distribution"]}
    anchors: dict[str, dict[str, None]] = {}
    mentioned: dict[str, None] = {}
    for mention in record["mentions"]:
        ref, anchor = mention["ref"], mention["anchor"]
        anchors.setdefault(ref, {})[anchor] = None
        if ref not in readers or not anchor.endswith(".opener"):
            mentioned[ref] = None
    handlers = (
        ref
        for step in record["handling"]
        for party in (*step["who"], *step["places"])
        for ref in party["refs"]
    )
    listed = (reader["who"] for reader in record["distribution"])
    return [
        {"ref": ref, "parts": list(parts.get(ref, ())), "anchors": list(anchors.get(ref, ()))}
        for ref in dict.fromkeys((*handlers, *mentioned, *listed))
    ]


def _list_parts(record: Record) -> dict[str, dict[tuple[str | int, Cert], None]]:
    """
    Return each entry's parts in the handling, and how certain each is.

    The parts are its actions, its places, and a reader's copies.
    """
    handling = record["handling"]
    addressees = frozenset(record["addressees"])
    parts: dict[str, dict[tuple[str | int, Cert], None]] = {}
    for step in handling:
        for party in step["who"]:
            part = _name_part(step, party, addressees)
            for ref in party["refs"]:
                parts.setdefault(ref, {})[part, weigh_part(step, party)] = None
    for step in handling:
        for place in step["places"]:
            for ref in place["refs"]:
                part = f"place.{step['action']}"
                parts.setdefault(ref, {})[part, weigh_part(step, place)] = None
    for reader in record["distribution"]:
        parts.setdefault(reader["who"], {})[reader["copies"] or "reader", None] = None
    return parts


def weigh_part(step: Step, party: Party) -> Cert:
    """Return how certain it is that somebody took part in a step: the least certain of both."""
    stated = [cert for cert in (step["cert"], party["cert"]) if cert is not None]
    return min(stated, key=_rank) if stated else None


def _rank(cert: str) -> int:
    return _CERTAINTIES.index(cert) if cert in _CERTAINTIES else len(_CERTAINTIES)


def _name_part(step: Step, party: Party, addressees: frozenset[str]) -> str:
    """Name the part of somebody in a step."""
    if party["role"]:
        return party["role"]
    if step["action"] != "received":
        return step["action"]
    if step["information"]:
        return "information"
    return "received" if addressees.isdisjoint(party["refs"]) else "addressee"
