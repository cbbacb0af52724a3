"""The handling of a telegram in its record: stations, parties, dates, and what they rest on."""

from typing import Required, TypedDict

Cert = str | None
"""How certain something is, where the source says so."""


class Clock(TypedDict):
    """The clock of an hour; if it is assumed, how certain that is and who says so."""

    ref: str
    cert: Cert
    resp: list[str]


class HeaderNote(TypedDict):
    """A note in the header: whose it is, and its words."""

    type: str
    text: str
    resp: list[str]


Span = TypedDict(
    "Span",
    {
        "text": Required[str],
        "when": str,
        "from": str,
        "to": str,
        "notBefore": str,
        "notAfter": str,
    },
    total=False,
)
"""A date or a span of time, with its words."""


Hours = TypedDict("Hours", {"from": str, "to": str, "notBefore": str, "notAfter": str}, total=False)
"""A span of hours without a day."""


class Inference(TypedDict):
    """What something rests on, where the source says so: on what, how surely, who says it."""

    evidence: str | None
    cert: Cert
    resp: list[str]


class Moment(Span, total=False):
    """A date, an hour or a span of hours, the calendar of its words, and the clock of the hour."""

    time: str
    hours: Hours
    calendar: str
    clock: Clock


class StepDate(Moment, Inference):
    """A date of a step of the handling."""

    notes: list[HeaderNote]


class Party(Inference):
    """A person, office or place in a step of the handling."""

    refs: list[str]
    text: str
    role: str | None
    notes: list[HeaderNote]


class Step(TypedDict):
    """A step of a telegram's handling."""

    id: str | None
    action: str
    information: bool
    who: list[Party]
    places: list[Party]
    dates: list[StepDate]
    notes: list[HeaderNote]
    cert: Cert
    resp: list[str]
