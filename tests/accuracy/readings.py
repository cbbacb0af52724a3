"""
The rules of edition/language/ that are measured, and what they read in the words of a passage.

"found" is what a rule finds in the running text of a passage, "read" what it makes of a labelled
phrase alone, "compared" whether it agrees with attributes as in its label.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from accuracy.passages import NUMERAL, Label
from accuracy.sameness import (
    DATES,
    FIGURES,
    Said,
    is_it,
    is_same_amount,
    is_same_clock,
    is_same_date,
    is_same_number,
)

from edition.language.agreement import Comparison, Verdict
from edition.language.date_comparison import compare_date
from edition.language.dates import find_dates, read_date
from edition.language.numbers import find_numbers, write_value
from edition.language.points import write_attributes
from edition.language.quantities import Amount, find_amounts, read_amount, write_amount
from edition.language.quantity_comparison import compare_amount
from edition.language.times import find_times
from edition.language.units import Units

FISCAL = re.compile(r"\b(?:FY|fiscal year)\b|\b1[0-7]\d\d\b")
FIGURE = re.compile(
    rf"^.*?(?:{NUMERAL.pattern})(?:\s|–|(?:{NUMERAL.pattern}|or|to|and|a|half|of|the)\b)*",
    re.IGNORECASE,
)
"""A figure or a range with what comes before its thing."""
BETWEEN = 2
"""How many words may stand between a figure and its unit."""
MIDYEAR = "-07-02"
"""To this day of a year, that year's other days are the nearest of their name."""

Read = tuple[int, int, Said]
"""Where something is read, and what it says."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule to measure: what it reads in some words, and when that is what a label says."""

    name: str
    table: str
    read: Callable[[str, Label], Iterable[Read]]
    agrees: Callable[[Said, Said], bool]
    sort: Callable[[Label, Said], str]
    """The line of the table for a label, or for what is read where nothing is labelled."""
    claims: Callable[[Label], bool] = lambda _: True
    """Whether it is its business to read a label; otherwise not to have read it is no miss."""
    alone: bool = False
    """Whether it is given each labelled phrase alone, not the passage."""


def list_rules(units: Units) -> tuple[Rule, ...]:
    """List what is measured; the units are those of an edition's register."""
    some = partial(find_quantities, units=units)
    one = partial(read_quantity, units=units)
    amounts = (is_same_amount, sort_amount)
    return (
        Rule("dates found", "datelines", find_days, is_same_date, sort_date, is_date_found),
        Rule(
            "dates read", "datelines", read_day, is_same_date, sort_date, is_date_read, alone=True
        ),
        Rule(
            "dates compared", "datelines", compare_day, is_it, sort_date, is_date_read, alone=True
        ),
        Rule("times found", "datelines", find_clocks, is_same_clock, sort_clock),
        Rule("amounts found", "figures", some, *amounts, is_amount_found),
        Rule("amounts read", "figures", one, *amounts, alone=True),
        Rule("amounts compared", "figures", compare_quantity, is_it, sort_amount, alone=True),
        Rule("numbers found", "figures", find_values, is_same_number, sort_number),
    )


def is_date_found(label: Label) -> bool:
    """Tell whether a date is claimed: no fiscal year, nor a year before 1800."""
    return not FISCAL.search(label.phrase)


def is_date_read(label: Label) -> bool:
    """Tell whether a phrase is claimed: "about June 30" says no bounds that could be compared."""
    return is_date_found(label) and not label.phrase.startswith("about ")


def is_amount_found(label: Label) -> bool:
    """Tell whether an amount is claimed: its unit stands at most two words from its figure."""
    between = FIGURE.sub("", label.phrase.removesuffix(label.reading["unit"]))
    return len(between.split()) <= BETWEEN


def is_free(rule: Rule, label: Label) -> bool:
    """
    Tell whether a reading on a label counts neither way: of numbers, wherever a numeral stands.
    """
    numeral = rule.sort is sort_number and (label.kind == "other" or "min" in label.reading)
    return label.kind == "open" or numeral


def find_days(text: str, label: Label) -> Iterator[Read]:
    """Find the dates of a passage."""
    for found in find_dates(text, find_anchor(label)):
        yield found.start, found.end, write_attributes(found.reading)


def read_day(text: str, label: Label) -> Iterator[Read]:
    """Read a phrase as one date."""
    if reading := read_date(text, find_anchor(label)):
        yield 0, len(text), write_attributes(reading)


def compare_day(text: str, label: Label) -> Iterator[Read]:
    """Compare a phrase with the attributes of its label."""
    attributes = {name: label.reading[name] for name in DATES if name in label.reading}
    yield from list_verdict(compare_date(attributes, text, find_anchor(label)), text, label)


def compare_quantity(text: str, label: Label) -> Iterator[Read]:
    """Compare a phrase with the attributes of its label."""
    attributes = {name: label.reading[name] for name in FIGURES if name in label.reading}
    yield from list_verdict(compare_amount(attributes, text), text, label)


def list_verdict(comparison: Comparison, text: str, label: Label) -> Iterator[Read]:
    """List what a phrase was found to say: its label, something else, or nothing."""
    if comparison.verdict is not Verdict.UNREADABLE:
        agrees = comparison.verdict is Verdict.AGREES
        yield 0, len(text), label.reading if agrees else comparison.words


def find_clocks(text: str, _: Label) -> Iterator[Read]:
    """Find the clock times of a passage."""
    for found in find_times(text):
        yield found.start, found.end, {"when": found.reading}


def find_quantities(text: str, _: Label, units: Units) -> Iterator[Read]:
    """Find the amounts of a passage."""
    for found in find_amounts(text, units):
        yield found.start, found.end, write_columns(found.reading)


def read_quantity(text: str, _: Label, units: Units) -> Iterator[Read]:
    """Read a phrase as one amount."""
    if reading := read_amount(text, units):
        yield 0, len(text), write_columns(reading)


def find_values(text: str, _: Label) -> Iterator[Read]:
    """Find the numbers of a passage."""
    for found in find_numbers(text):
        yield found.start, found.end, {"quantity": write_value(found.reading.value)}


def write_columns(amount: Amount) -> Said:
    """Write an amount in the columns of its table."""
    flags = {"exclusive": amount.exclusive, "approx": amount.approximate}
    said = write_amount(amount) | {name: "yes" for name, flag in flags.items() if flag}
    return said | {"unit": amount.unit}


def find_anchor(label: Label) -> date:
    """Return the date of a label's document, or the middle of its year."""
    anchor = label.reading["anchor"]
    return date.fromisoformat(anchor + MIDYEAR if len(anchor) == len("1949") else anchor)


def sort_date(label: Label, said: Said) -> str:
    """Name the line of a date: that of its label, or of its passage."""
    if said is label.reading:
        return label.kind
    return "sent" if label.passage == "dateline" else "text"


def sort_clock(label: Label, said: Said) -> str:
    """Name the line of a clock time; dates without one have none."""
    return "" if said is label.reading and "T" not in said.get("when", "") else "clock"


def sort_number(_: Label, said: Said) -> str:
    """
    Name the line of a number; ranges have none, as "5" of "5 or 6 million" is not what is meant.
    """
    return "" if "min" in said else "all"


def sort_amount(_: Label, said: Said) -> str:
    """Name the line of an amount."""
    return "exact" if "quantity" in said else "range" if "min" in said else "bound"
