"""Forms of words that telegrams have, with what they say: in haste, in compounds, with names."""

from datetime import date

import pytest

from edition.language.agreement import Verdict
from edition.language.date_comparison import compare_date
from edition.language.dates import find_dates, read_date
from edition.language.numbers import find_numbers, write_value
from edition.language.points import write_attributes
from edition.language.quantities import find_amounts, write_amount
from edition.language.units import ENGLISH, Units

SENT = date(1950, 11, 17)
UNITS = Units(ENGLISH | {"blocs", "courses", "pages", "page"})

Said = dict[str, str]


@pytest.mark.parametrize(
    ("text", "attributes"),
    [
        ("May 3 in 1948", {"when": "1948-05-03"}),
        ("prior June 30", {"notAfter": "1950-06-29"}),
        ("subsequent May 3, 1949", {"notBefore": "1949-05-04"}),
        ("extended to 5 December", {"notAfter": "1950-12-05"}),
        ("the 1930s", {"from": "1930-01-01", "to": "1939-12-31"}),
        ("the 1930’s", {"from": "1930-01-01", "to": "1939-12-31"}),
        ("early in the 1930s", {"notBefore": "1930-01-01", "notAfter": "1939-12-31"}),
        ("early 1930s", {"notBefore": "1930-01-01", "notAfter": "1939-12-31"}),
        ("early months of 1950", {"notBefore": "1950-01-01", "notAfter": "1950-12-31"}),
        ("the last weeks of June", {"notBefore": "1950-06-01", "notAfter": "1950-06-30"}),
    ],
)
def test_phrases_are_read(text: str, attributes: Said) -> None:
    """Bounds without their "to", a year after "in", decades and parts in months are read."""
    reading = read_date(text, SENT)

    assert reading is not None
    assert attributes == write_attributes(reading)


@pytest.mark.parametrize("text", ["1935s", "1730s", "1930 s", f"{'1' * 5000}000001930s"])
def test_no_decades(text: str) -> None:
    """A decade begins with a ten, of a century that is claimed."""
    assert read_date(text, SENT) is None


@pytest.mark.parametrize(
    ("attributes", "verdict"),
    [
        ({"when": "1950"}, Verdict.AGREES),
        ({"when": "1950-12"}, Verdict.AGREES),
        ({"notBefore": "1950-10", "notAfter": "1950-12"}, Verdict.AGREES),
        ({"when": "1951"}, Verdict.DIFFERS),
        ({"from": "1950-11", "to": "1950-12"}, Verdict.AGREES),
        ({"from": "1951", "to": "1951"}, Verdict.DIFFERS),
    ],
)
def test_parts_without_bounds(attributes: Said, verdict: Verdict) -> None:
    """
    What is "late" in a year agrees with the year and with every part of it, as it has no bounds.
    """
    assert verdict is compare_date(attributes, "late 1950", SENT).verdict


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the settlements in 1855 and 1875, their status", ["1855", "1875"]),
        ("by 1855 and 1900 men", ["by 1855"]),
        ("even longer, perhaps 1954 or 1955, before", ["1954 or 1955"]),
        ("Deptels 1948 and 1949", []),
        ("rights dating back to 1937. From 143 to 1937 seats", ["1937"]),
        ("seats in the 1947 election, all the 1947 men", ["1947"]),
        ("possible before early months 1950", ["before early months 1950"]),
        ("a subsequent May 3 meeting; termination prior June 30", ["May 3", "prior June 30"]),
        ("not passed until June 29, 1950; kept until June 30", ["June 29, 1950", "until June 30"]),
    ],
)
def test_dates_are_found(text: str, found: list[str]) -> None:
    """
    Years in a list, after "back to" and before what they are of; days of what is denied until them.
    """
    assert found == [one.text for one in find_dates(text, SENT)]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Redeptel April 22, 9 a. m.", "1950-04-22T09:00:00"),
        ("ReEmbtel April 22", "1950-04-22"),
        ("your telegram November 17", "1950-11-17"),
        ("your telegram November 18", "1949-11-18"),
        ("on April 22", "1951-04-22"),
    ],
)
def test_what_is_cited_was_sent(text: str, when: str) -> None:
    """A telegram that is cited is of the day of the telegram or of one before it."""
    reference = date(1950, 11, 17) if "your" in text else date(1950, 11, 10)

    assert [{"when": when}] == [
        write_attributes(one.reading) for one in find_dates(text, reference)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a two-year plan, a 200-ton crane", [("two-year", "2"), ("200-ton", "200")]),
        ("a fourteen page statement", [("fourteen page", "14")]),
        ("9,000 man border constabulary", [("9,000 man", "9000")]),
        (
            "3 tank divisions, 6 machine gun companies",
            [("3 tank divisions", "3"), ("6 machine gun companies", "6")],
        ),
        ("10 AT–6 planes", [("10 AT–6 planes", "10")]),
        ("ten AT-6 trainer aircraft", [("ten AT-6 trainer aircraft", "10")]),
        ("8,000 U.S. troops", [("8,000 U.S. troops", "8000")]),
        ("the two “aggressive blocs”", [("two “aggressive blocs", "2")]),
        ("one of the following three courses", [("three courses", "3")]),
        ("at won 553.27 per dollar", [("won 553.27", "553.27")]),
        ("dols 5 million", [("dols 5 million", "5000000")]),
        ("they won 49 members", [("49 members", "49")]),
        ("Section 5 points out", []),
        ("calibre 30 machine guns", []),
        ("priority two and three items", []),
        ("the 38 degree line, 82-mm mortars", []),
        ("on February 9, 1949 members met", []),
        ("a 2-power plan, 3-day", [("3-day", "3")]),
    ],
)
def test_amounts_are_found(text: str, found: list[tuple[str, str]]) -> None:
    """
    A unit may be joined to its figure, stand after a type or in quotation marks, or before it.
    """
    amounts = find_amounts(text, UNITS)

    assert found == [(one.text, write_amount(one.reading)["quantity"]) for one in amounts]


def test_halves_are_found() -> None:
    """
    "Two and a half" is a number, the "half" of a year is none.
    """
    found = find_numbers("two and a half years, the second half of 1951")

    assert ["2.5", "1951"] == [write_value(one.reading.value) for one in found]
