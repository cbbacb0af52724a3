"""
A telegram as CMIF sees it, and what of its record CMIF has a place for.

CMIF knows letters: a sending and one receipt, by days. The addressee is the receiver; the office
that took the telegram down is left out, and so is all else that happened on its way.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from edition.catalogue.handling import Step
from edition.catalogue.record import Record
from edition.exchange.loss import Judge, Leaf, Verdict, change, drop, keep, look_up

DATINGS = ("when", "from", "to", "notBefore", "notAfter")


@dataclass(frozen=True, slots=True)
class Letter:
    """A telegram as CMIF sees it: its sending, and the receipts of its addressees."""

    record: Record
    sent: Step | None
    receipts: Sequence[Step]

    @classmethod
    def read(cls, record: Record) -> "Letter":
        """Find the sending and the receipts of the addressees; of a draft there is no sending."""
        sent = next((step for step in record["handling"] if step["action"] == "sent"), None)
        received = [
            step
            for step in record["handling"]
            if step["action"] == "received" and not step["information"]
        ]
        addressed = [step for step in received if _is_addressed(step, record["addressees"])]
        return cls(record, sent, addressed or received[-1:])

    def is_named(self, step: Mapping[str, object]) -> bool:
        """Tell whether CMIF has a place for a step."""
        return any(step is one for one in (self.sent, *self.receipts))

    def has_day(self, step: Mapping[str, object]) -> bool:
        """Tell whether the dates of a step are given; the day of one receipt is not that of all."""
        return step is self.sent or len(self.receipts) == 1


def _is_addressed(step: Step, addressees: Iterable[str]) -> bool:
    return any(ref in addressees for party in step["who"] for ref in party["refs"])


_TEXT = "CMIF describes letters and has no place for their words."
_ABOUT = "CMIF has no place for this."
_NO_STATION = "CMIF knows a sending and a receipt only."
_NO_OFFICE = "The addressee is the receiver; an office that took the telegram down has no place."
_NO_COPY = "CMIF has one receipt; who got the telegram for information has no place."
_NO_DAY = "Several receive the telegram, and the day of one is not that of all."
_NO_HOUR = "CMIF has days and no hours."
_NEVER_SENT = "CMIF lists letters that were sent; this telegram was only drafted."
_REST = {
    "id": keep("address"),
    "year": keep("address"),
    "addressees": keep("addressees"),
    "modified": change("day of the last change", "The latest of all telegrams is given."),
    "distribution": drop("copies", "CMIF has no place for the readers of copies."),
    "numbers": drop("further numbers", "CMIF has one number, and not who gave it."),
    "replies_to": drop("answers", "CMIF 1.1 does not link a letter to its answer."),
    "date": drop("date to sort by", "It follows from the date of sending."),
    **dict.fromkeys(("format", "source", "status"), drop("file", _ABOUT)),
    **dict.fromkeys(("title", "regest", "heading"), drop("title and summary", _ABOUT)),
    **dict.fromkeys(("language", "original"), drop("language", _ABOUT)),
    **dict.fromkeys(("archive", "witnesses", "sourceNote"), drop("archive and witnesses", _ABOUT)),
    **dict.fromkeys(("classes", "lines", "figures", "surface"), drop("lines of the form", _ABOUT)),
    **dict.fromkeys(("mentions", "references"), drop("mentions and references", _ABOUT)),
    "quantities": drop("quantities", _ABOUT),
    "dates": drop("dates in the text", _ABOUT),
    **dict.fromkeys(("blocks", "words", "doubts", "resolutions"), drop("text", _TEXT)),
    **dict.fromkeys(("translations", "versions", "enclosures", "within"), drop("text", _TEXT)),
    **dict.fromkeys(("certainties", "responsible"), drop("who answers for what", _ABOUT)),
}
_NOUNS = {"who": "name", "places": "place", "dates": "date", "notes": "note"}
_RESP = drop("who answers for it", _ABOUT)
_PARTY = {
    "refs": change("name", "The entry stands with its address in an authority file."),
    "text": change("name", "The name is that of the entry, not the words of the header."),
    "role": drop("role", _ABOUT),
    "notes": drop("note", _ABOUT),
    "resp": _RESP,
}


def judge_letter(record: Record) -> Judge:
    """Judge the values of a record: what CMIF has a place for."""
    letter = Letter.read(record)

    def judge(leaf: Leaf) -> Verdict | None:
        if letter.sent is None:
            return look_up(_REST, leaf.path[:1]) and drop("never sent", _NEVER_SENT)
        if leaf.path[0] == "handling":
            return _judge_step(letter, leaf)
        if leaf.path == ("numbers", "value") and leaf.above[1] is record["numbers"][0]:
            return keep("number")
        return look_up(_REST, leaf.path)

    return judge


def _judge_step(letter: Letter, leaf: Leaf) -> Verdict | None:
    """Judge a value of a step of the handling."""
    step, name = leaf.above[1], leaf.path[1]
    action = str(step["action"])
    if not letter.is_named(step):
        what = _NOUNS.get(name, "station")
        if name == "dates" and _has_hour(leaf):
            what = "hour"
        return drop(f"{action}: {what}", _explain(step))
    if name in {"action", "information"}:
        return keep(f"{action}: action")
    verdict = _judge_date(letter, leaf) if name == "dates" else _judge_party(leaf)
    return verdict and verdict._replace(what=f"{action}: {verdict.what}")


def _has_hour(leaf: Leaf) -> bool:
    return leaf.path[-1] in {"time", *DATINGS} and (
        "hours" in leaf.path or leaf.path[-1] == "time" or "T" in str(leaf.value)
    )


def _explain(step: Mapping[str, object]) -> str:
    """Say why CMIF has no place for a step."""
    if step["information"]:
        return _NO_COPY
    return _NO_OFFICE if step["action"] == "received" else _NO_STATION


def _judge_date(letter: Letter, leaf: Leaf) -> Verdict | None:
    """Judge a value of a date: days are kept, hours are not."""
    name = leaf.path[-1]
    if not letter.has_day(leaf.above[1]):
        return drop("date", _NO_DAY)
    if _has_hour(leaf):
        return drop("hour", _NO_HOUR) if "T" not in str(leaf.value) else change("hour", _NO_HOUR)
    if name in DATINGS:
        return keep("date")
    return _judge_weight(leaf) or drop("date", "CMIF gives days as values, without their words.")


def _judge_party(leaf: Leaf) -> Verdict | None:
    """Judge a value of a name or a place, or of the step itself."""
    if len(leaf.path) == len(("handling", "id")):
        return drop("station", "CMIF names no stations.")
    return _judge_weight(leaf) or look_up(_PARTY, leaf.path[2:])


def _judge_weight(leaf: Leaf) -> Verdict | None:
    """Judge what something rests on: CMIF knows conjectures and what is hardly certain."""
    kept = {"evidence": "conjecture", "cert": "low"}
    if len(leaf.path) == len(("handling", "who", "cert")) and leaf.path[-1] in kept:
        name = leaf.path[-1]
        return keep("certainty") if leaf.value == kept[name] else drop("certainty", _ABOUT)
    return None
