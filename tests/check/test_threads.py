"""A reply and its request: by which dates and clocks one is told to be before the other."""

import json
import re
from collections.abc import Iterator

import pytest
from known_rows import open_store, read_value
from needs import ROOT

from edition.catalogue.database import Catalogue
from edition.catalogue.tables import OUTLINE, REPLY, TELEGRAM
from edition.check.edition.threads import THREADS
from edition.engine.inputs import InputFiles
from edition.engine.reader import Lookup
from edition.engine.steps import Task
from edition.engine.store import Store
from edition.files.disk import Disk
from edition.project.order import Order
from edition.project.settings import Project

REPLIER, REQUEST = "tg-1950-5708", "tg-1950-26998"
ANSWER = f"tei/telegrams/{REPLIER}.xml"
MAX_BYTES = 1_000_000


@pytest.fixture
def store() -> Iterator[Store]:
    """A store without rows."""
    catalogue = Catalogue.open(None, "", Disk())
    yield open_store(catalogue)
    catalogue.close()


def note(store: Store, telegram: str, dated: str, replies_to: str | None) -> None:
    """Note a telegram of whose sending no more is known than dates."""
    date: dict[str, object] = dict(re.findall('(\\w+)="([^"]+)"', dated))
    if "clock" in date:
        date["clock"] = {"ref": date["clock"], "cert": None, "resp": []}
    outline = json.dumps({"handling": [{"action": "sent", "who": [], "dates": [date]}]})
    path = f"tei/telegrams/{telegram}.xml"
    row = (telegram, "", "", "", "", "", "", path, "", 0)
    store.catalogue.insert(TELEGRAM.name, [row])
    if replies_to:
        store.catalogue.insert(REPLY.name, [(path, telegram, replies_to, 0)])
    store.catalogue.insert(OUTLINE.name, [(telegram, "", outline, 0)])


def list_early(store: Store, asked: str, answered: str) -> list[str]:
    """List what is told of the order of a request and its reply."""
    note(store, REQUEST, asked, None)
    note(store, REPLIER, answered, REQUEST)
    return [message for _, message in list_told(store)]


def list_told(store: Store) -> list[tuple[str, str]]:
    """List what is told of a reply: rules and messages."""
    order = Order(Project.open(ROOT), None, {}, (), "", {})
    lookup = Lookup(store.rows, THREADS, InputFiles(ROOT, MAX_BYTES))
    task = Task(ANSWER, read_value(store, THREADS.name, ANSWER), lookup, {})
    (result,) = THREADS.make(order, [task])
    return [(str(finding[3]), str(finding[5])) for finding in result.findings]


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ('when="1950-11-17T10:00:00" clock="clock-beijing"', 'when="1950-11-17"'),
        (
            'when="1950-11-17T10:00:00" clock="clock-beijing"',
            'when="1950-11-17T09:00:00" clock="clock-moscow"',
        ),
        ('when="1950-11-17T10:00:00+08:00"', 'when="1950-11-17T09:00:00+03:00"'),
        ('when="1950-11-17T02:00:00" clock="clock-beijing"', 'when="1950-11-16"'),
        ('notAfter="1950-11-20"', 'when="1950-11-17"'),
        ('when="1950-11-17"', 'notBefore="1950-11-10"'),
        (
            'notBefore="1950-11-16" notAfter="1950-11-18"',
            'notBefore="1950-11-15" notAfter="1950-11-19"',
        ),
        ('when="1950-11"', 'when="1950-11-01"'),
        ('when="1950-11-17T24:00:00"', 'when="1950-11-18T00:00:00"'),
    ],
)
def test_a_reply_that_may_be_later_is_not_told(store: Store, asked: str, answered: str) -> None:
    """An open end, a span, a month and the hour of another clock leave room for a reply."""
    assert [] == list_early(store, asked, answered)


@pytest.mark.parametrize(
    ("asked", "answered", "last", "first"),
    [
        (
            'when="1950-11-17T10:00:00" clock="clock-moscow"',
            'when="1950-11-17T09:00:00" clock="clock-moscow"',
            "1950-11-17T09:00:00",
            "1950-11-17T10:00:00",
        ),
        (
            'when="1950-11-17T10:00:00" clock="clock-beijing"',
            'when="1950-11-16T09:00:00" clock="clock-moscow"',
            "1950-11-16T09:00:00",
            "1950-11-17T10:00:00",
        ),
        (
            'when="1950-11-17T10:00:00+03:00"',
            'when="1950-11-17T14:00:00+08:00"',
            "1950-11-17T14:00:00+08:00",
            "1950-11-17T10:00:00+03:00",
        ),
        ('when="1950-11-17"', 'when="1950-11-16"', "1950-11-16", "1950-11-17"),
        (
            'notBefore="1950-11-16" notAfter="1950-11-18"',
            'notAfter="1950-11-15"',
            "1950-11-15",
            "1950-11-16",
        ),
    ],
)
def test_a_reply_that_cannot_be_later_is_told(
    store: Store, asked: str, answered: str, last: str, first: str
) -> None:
    """By one clock no reply ends before its request begins; by two it is at most a day before."""
    expected = f"This reply of {last} was sent before its request of {first} ({REQUEST})."
    (message,) = list_early(store, asked, answered)

    assert message.startswith(expected)


def test_an_answer_to_what_is_not_there_is_no_thread(store: Store) -> None:
    """Without its request a reply is not compared; that it leads nowhere is another rule's."""
    note(store, REPLIER, 'when="1950-11-17"', REQUEST)

    assert read_value(store, THREADS.name, ANSWER) is None


def write_step(action: str, *refs: str) -> dict[str, object]:
    """Write a step of the handling in which these take part, as a record has it."""
    return {"action": action, "who": [{"refs": [ref]} for ref in refs], "dates": []}


@pytest.mark.parametrize(
    ("asked", "answered", "told"),
    [
        ([("sent", "person-a"), ("received", "person-b")], [("sent", "person-b")], 0),
        ([("sent", "person-a"), ("received", "person-b")], [("sent", "person-c")], 1),
        ([("sent", "person-a"), ("received", "org-b")], [("sent", "person-c")], 0),
        (
            [("sent", "person-a"), ("transmitted", "person-z"), ("received", "person-b")],
            [("sent", "person-b"), ("received", "person-z")],
            0,
        ),
        (
            [("sent", "person-a"), ("received", "person-b")],
            [("sent", "person-b"), ("transmitted", "person-z"), ("received", "person-a")],
            0,
        ),
        (
            [("sent", "person-a"), ("received", "person-b")],
            [("sent", "person-b"), ("received", "person-c")],
            1,
        ),
        (
            [("sent", "person-a"), ("received", "person-b")],
            [("sent", "person-c"), ("received", "person-d")],
            2,
        ),
    ],
)
def test_a_reply_runs_between_those_who_asked_or_passed_on(
    store: Store,
    asked: list[tuple[str, str]],
    answered: list[tuple[str, str]],
    told: int,
) -> None:
    """Persons are compared with persons only; whoever passes a telegram on is a party too."""
    for telegram, steps, request in ((REQUEST, asked, None), (REPLIER, answered, REQUEST)):
        outline = json.dumps({"handling": [write_step(*step) for step in steps]})
        path = f"tei/telegrams/{telegram}.xml"
        store.catalogue.insert(TELEGRAM.name, [(telegram, *([""] * 6), path, "", 0)])
        if request:
            store.catalogue.insert(REPLY.name, [(path, telegram, request, 0)])
        store.catalogue.insert(OUTLINE.name, [(telegram, "", outline, 0)])

    assert ["reply.parties"] * told == [rule for rule, _ in list_told(store)]
