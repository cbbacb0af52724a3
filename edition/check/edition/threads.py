"""
Check that a reply is later than its request, and goes back between the same parties.

Whoever passes a telegram on may be answered, and may answer. Persons are compared with persons,
bodies with bodies: who acts for which body is not known.
"""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from edition.catalogue.handling import StepDate
from edition.catalogue.record import Outline
from edition.catalogue.tables import DOCUMENT, OUTLINE, REPLY, TELEGRAM
from edition.check.edition.faults import read_draft, tell
from edition.check.edition.locate import Places
from edition.check.edition.outlines import parse_outline, read_outline
from edition.engine.reader import Reader
from edition.engine.steps import Each, Result, Stage, Step, Task
from edition.findings import Fault
from edition.language.date_comparison import read_point
from edition.language.points import FIRST, LAST, find_bound
from edition.project.order import Order

_DAY = 24 * 60 * 60
_SENT = frozenset({"sent", "drafted"})
_ASKING = _SENT | {"transmitted", "forwarded", "redirected"}
"""The steps whose parties may be answered: who sends, and who passes on."""


def _read(reader: Reader, path: str) -> object:
    """Read the outline of a reply, and those of the telegrams that it answers."""
    names = [str(row["request"]) for row in reader.rows(REPLY.name, path=path)]
    requests = {name: read_outline(reader, name) for name in names}
    held = {name: outline for name, outline in requests.items() if outline}
    reply = reader.row(TELEGRAM.name, path=path) if held else None
    if reply is None:
        return None
    return {
        "reply": read_outline(reader, reply["id"]),
        "requests": held,
        "draft": read_draft(reader, path),
    }


def _check(order: Order, task: Task) -> Result:
    """Compare a reply with each telegram that it answers."""
    if task.value is None:
        return Result()
    reply = parse_outline(task.value["reply"])
    messages = [
        (name, rule, message)
        for name, outline in task.value["requests"].items()
        for rule, message in _compare(reply, parse_outline(outline))
    ]
    if not messages:
        return Result()
    places = Places.look_up(task, task.subject)
    path, draft = PurePosixPath(task.subject), task.value["draft"]
    faults = (
        Fault(path, places.locate_request(name), rule, f"{message} ({name}).")
        for name, rule, message in messages
    )
    return Result(findings=[tell(order, fault, draft=draft) for fault in faults])


def _compare(reply: Outline, request: Outline) -> Iterator[tuple[str, str]]:
    """Compare a reply with one telegram that it answers; yield rules and messages."""
    for message in _compare_dates(reply, request):
        yield "reply.thread", message
    for message in _compare_parties(reply, request):
        yield "reply.parties", message


THREADS = Step(
    "thread",
    Each(_check),
    _read,
    (TELEGRAM.name, "path"),
    (TELEGRAM.name, REPLY.name, OUTLINE.name, DOCUMENT.name),
    made_with=("schema/rules.json",),
    stage=Stage.EDITION,
)


def _compare_dates(reply: Outline, request: Outline) -> Iterator[str]:
    """
    Yield a message if a reply's last moment is before the first moment of its request.

    If their clocks differ, the reply may be up to a day earlier, as in the rule chain.order.
    """
    answered, asked = _list_sendings(reply), _list_sendings(request)
    if not answered or not asked:
        return
    last, first = _find_value(answered[-1], LAST), _find_value(asked[0], FIRST)
    margin = 0 if _name_clock(answered[-1]) == _name_clock(asked[0]) else _DAY
    if _is_before(last, first, margin):
        yield f"This reply of {last} was sent before its request of {first}"


def _list_sendings(outline: Outline) -> list[StepDate]:
    """Return the dates of sending of a telegram, in their order."""
    return [
        date for step in outline["handling"] if step["action"] == "sent" for date in step["dates"]
    ]


def _name_clock(date: StepDate) -> str | None:
    """Return the clock of a date."""
    return date["clock"]["ref"] if "clock" in date else None


def _find_value(dated: Mapping[str, object], names: tuple[str, ...]) -> str:
    """Return the first of these attributes that a date has, or an empty string."""
    return next((str(dated[name]) for name in names if name in dated), "")


def _is_before(last: str, first: str, margin: int) -> bool:
    """
    Return whether one date ends before another begins, by more seconds than a margin.

    An offset from Greenwich counts only if both dates have one.
    """
    ended, began = _count_seconds(last, closing=True), _count_seconds(first)
    if ended is None or began is None:
        return False
    (end, end_offset), (start, start_offset) = ended, began
    if end_offset is not None and start_offset is not None:
        end, start = end - end_offset, start - start_offset
    return end + margin < start


def _count_seconds(value: str, *, closing: bool = False) -> tuple[int, int | None] | None:
    """
    Return the first or last moment of a date in seconds, and its offset from Greenwich.

    The offset is also in seconds, or None if the date has none.
    A date that cannot be read gives None.
    """
    point = read_point(value)
    if point is None:
        return None
    day = find_bound(point, closing=closing)
    if day is None:
        return None
    start = day.toordinal() * _DAY
    if not point.clock:
        return start + closing * (_DAY - 1), None
    clock, offset = point.clock[:8], point.clock[8:]
    hours, minutes, seconds = map(int, clock.split(":"))
    moment = start + (hours * 60 + minutes) * 60 + seconds
    if not offset:
        return moment, None
    sign = -1 if offset.startswith("-") else 1
    away = 0 if offset == "Z" else int(offset[1:3]) * 60 + int(offset[4:])
    return moment, sign * away * 60


def _compare_parties(reply: Outline, request: Outline) -> Iterator[str]:
    """Yield a message if the request did not reach the replier, or the reply the asker."""
    repliers, asked = _list_parties(reply, _SENT), _list_parties(request, None)
    askers, answered = _list_parties(request, _ASKING), _list_parties(reply, None)
    if _are_strangers(repliers, asked):
        yield f"{_name(repliers)} replies, but the request went to {_name(asked)}"
    if _are_strangers(answered, askers):
        yield f"The reply goes to {_name(answered)}, but the request came from {_name(askers)}"


def _list_parties(outline: Outline, actions: frozenset[str] | None) -> set[str]:
    """Return who takes part in some steps of a telegram, or in all but its sending."""
    return {
        ref
        for step in outline["handling"]
        if (step["action"] in actions if actions else step["action"] not in _SENT)
        for party in step["who"]
        for ref in party["refs"]
    }


def _are_strangers(some: set[str], others: set[str]) -> bool:
    """Return whether no party is the same, though both have parties of one kind."""
    kinds = {_tell_kind(name) for name in some} & {_tell_kind(name) for name in others}
    return bool(kinds) and some.isdisjoint(others)


def _tell_kind(name: str) -> str:
    """Return the kind of an entry, which its id begins with."""
    return name.partition("-")[0]


def _name(parties: set[str]) -> str:
    """Join the ids of parties in order."""
    return " and ".join(sorted(parties))
