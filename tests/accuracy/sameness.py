"""When a label and a reading say the same."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import datetime, timedelta

from edition.language.numbers import read_value, write_value

DATES = ("when", "from", "to", "notBefore", "notAfter")
FIGURES = ("quantity", "min", "max", "atLeast", "atMost")

Said = Mapping[str, str]
"""What a label or a reading says, in the columns of the tables."""


def is_it(label: Said, said: Said) -> bool:
    """Tell whether a comparison gave the label itself."""
    return said is label


def is_same_date(label: Said, said: Said) -> bool:
    """Tell whether two dates cover the same time; of a vague one, whether one lies in the other."""
    if not all(value[:4].isdigit() for value in said.values()):
        return False
    (first, last), (start, stop) = cover(label), cover(said)
    within = (first <= start and stop <= last) or (start <= first and last <= stop)
    return ("vague" in label and within) or (first, last) == (start, stop)


def cover(said: Said) -> tuple[datetime, datetime]:
    """Return the first and the last second of a date."""
    first = next((said[name] for name in ("when", "from", "notBefore") if name in said), "0001")
    last = next((said[name] for name in ("when", "to", "notAfter") if name in said), "9998")
    return find_seconds(first)[0], find_seconds(last)[1]


def find_seconds(value: str) -> tuple[datetime, datetime]:
    """Return the first and the last second of a year, a month or a day; a moment is both."""
    day, _, clock = value.partition("T")
    if clock:
        late = clock.startswith("24")
        moment = datetime.fromisoformat(f"{day}T00:00:00" if late else value[:19])
        return (moment + timedelta(late),) * 2
    first = day + "YYYY-01-01"[len(day) :]
    year, month = int(first[:4]), int(day[5:7] or "12")
    last = day if day == first else f"{year:04}-{month:02}-{monthrange(year, month)[1]}"
    return datetime.fromisoformat(first), datetime.fromisoformat(f"{last}T23:59:59")


def is_same_clock(label: Said, said: Said) -> bool:
    """Tell whether a date has this clock time."""
    return label["when"].partition("T")[2] == said["when"]


def is_same_amount(label: Said, said: Said) -> bool:
    """Tell whether two amounts are of one kind and have the same values."""
    return list_values(label) == list_values(said)


def is_same_number(label: Said, said: Said) -> bool:
    """Tell whether a number is one of those that an amount gives."""
    return said["quantity"] in list_values(label).values()


def list_values(said: Said) -> dict[str, str]:
    """List the values of an amount, written in one way."""
    values = {name: read_value(said[name]) for name in FIGURES if name in said}
    return {name: write_value(value) for name, value in values.items() if value is not None}
