"""What date phrases and clock times say, and whether attributes say the same."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spelling import MONTHS, WEEKDAYS, list_forms, write_ordinal

from edition.language.agreement import Verdict
from edition.language.date_comparison import compare_date, compare_time, read_point
from edition.language.dates import find_dates, read_date
from edition.language.points import Moment, Point, Span, write_attributes, write_point
from edition.language.times import find_times, read_time

CENTURY = [date(1900, 1, 1) + timedelta(days) for days in range(36_524)]
SENT = date(1950, 11, 17)
DAYS = st.dates(date(1900, 1, 1), date(1999, 12, 31))
SPACES = ("\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}", "\n  ")
DASHES = ("-", "‐", "‑", "‒", "–", "—", "―", "−", "⸺", "﹘", "－")


def read(text: str, reference: date | None = SENT) -> dict[str, str] | None:
    """Read a phrase as attributes."""
    reading = read_date(text, reference)
    return None if reading is None else write_attributes(reading)


@pytest.mark.slow
def test_every_day_of_the_century() -> None:
    """Every day of 1900 to 1999 is read back from each form."""
    wrong = []
    for day in CENTURY:
        plain = Moment(Point(day.year, day.month, day.day))
        named = Moment(Point(day.year, day.month, day.day, weekday=day.weekday()))
        for name, form in list_forms(day).items():
            if read_date(form) != (named if name.startswith("weekday") else plain):
                wrong.append(form)

    assert [] == wrong
    assert date(1999, 12, 31) == CENTURY[-1]


def test_every_day_without_its_year() -> None:
    """
    A day without its year gets the nearest one to the reference; without it the year is unknown.
    """
    for days in range(-180, 181):
        day = SENT + timedelta(days)
        month = MONTHS[day.month - 1]
        for form in (
            f"{day.day} {month}",
            f"{month} {day.day}",
            f"{day.day}.{day.month:02d}",
            f"the {write_ordinal(day.day)} of {month}",
        ):
            assert {"when": day.isoformat()} == read(form), form
            assert {"when": f"--{day.month:02d}-{day.day:02d}"} == read(form, None), form


@given(DAYS, st.sampled_from(sorted(list_forms(SENT))))
def test_days_are_found_whole(day: date, name: str) -> None:
    """In a sentence a date is found once, as long as it reaches, at its place."""
    form = list_forms(day)[name]
    found = find_dates(f"They sent it on {form}; 500 men.")

    assert [(16, 16 + len(form), form)] == [(one.start, one.end, one.text) for one in found]
    assert {"when": day.isoformat()} == write_attributes(found[0].reading)


@given(DAYS, DAYS, st.sampled_from(DASHES))
def test_ranges_of_days(first: date, last: date, dash: str) -> None:
    """Two days with any dash or "to" between them are a span when they go forwards."""
    for joint in (dash, f" {dash} ", " to "):
        text = joint.join(f"{day.day} {MONTHS[day.month - 1]} {day.year}" for day in (first, last))
        expected = {"from": first.isoformat(), "to": last.isoformat()}
        assert (expected if first < last else None) == read(text), text


@given(st.integers(1, 28), st.integers(1, 31), st.integers(1, 12), st.sampled_from(DASHES))
def test_days_of_one_month(first: int, last: int, month: int, dash: str) -> None:
    """Days before or after their month are a span when they go forwards and exist."""
    name = MONTHS[month - 1]
    good = first < last and Point(1950, month, last).exists
    expected = {
        "from": f"1950-{month:02d}-{first:02d}",
        "to": f"1950-{month:02d}-{last:02d}",
    }
    for text in (f"{first}{dash}{last} {name} 1950", f"{name} {first}{dash}{last}, 1950"):
        assert (expected if good else None) == read(text), text


def test_every_minute_of_a_day() -> None:
    """Every minute is read back from each form of a clock time."""
    for minute in range(24 * 60):
        hours, minutes = divmod(minute, 60)
        twelve, half = hours % 12 or 12, "ap"[hours // 12]
        forms = [
            f"{hours:02d}:{minutes:02d}",
            f"{hours}:{minutes:02d}",
            f"{hours:02d}:{minutes:02d}:00",
            f"{hours:02d}.{minutes:02d} hours",
            f"{hours:02d}{minutes:02d} hours",
            f"{hours:02d} hours {minutes:02d} minutes",
            f"{twelve}:{minutes:02d} {half}. m.",
            f"{twelve}:{minutes:02d} {half}.m.",
            f"{twelve}.{minutes:02d} {half}m",
        ]
        if minutes == 0:
            forms += [f"{twelve} {half}. m.", f"{hours:02d} hours"]
        expected = f"{hours:02d}:{minutes:02d}:00"
        for form in forms:
            assert expected == read_time(form), form
        assert f"{expected}Z" == read_time(f"{hours:02d}{minutes:02d}Z")


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("noon", "12:00:00"),
        ("12 noon", "12:00:00"),
        ("midnight", "00:00:00"),
        ("24:00", "24:00:00"),
        ("at 10:00", "10:00:00"),
        ("11 P. M.", "23:00:00"),
        ("8 o’clock in the evening", "20:00:00"),
        ("9 in the morning", "09:00:00"),
        ("02 hrs. 05 min", "02:05:00"),
        *((text, None) for text in ("", "25:00", "10:60", "24:01", "13 p.m.", "0 a.m.", "10.45")),
        *(
            (text, None)
            for text in ("8 o'clock", "10:5", "10:000", "2460Z", "999", "half past two")
        ),
    ],
)
def test_clock_times_are_read(text: str, time: str | None) -> None:
    """A clock time exists and says which half of the day it is of."""
    assert time == read_time(text)


def test_clock_times_are_found() -> None:
    """Clock times are found in a text; what may be a duration or a decimal is not one."""
    text = "At 10:00, 20 hours 45 minutes and 7 p. m., 0318Z; 20 hours, 10.45, 1:2, A10:00, noon."

    expected = ["10:00", "20 hours 45 minutes", "7 p. m.", "0318Z", "noon"]
    assert expected == [one.text for one in find_times(text)]


@pytest.mark.parametrize(
    ("text", "attributes"),
    [
        ("8.11.1950", {"when": "1950-11-08"}),
        ("7.11.50", {"when": "1950-11-07"}),
        ("8.XI.50", {"when": "1950-11-08"}),
        ("11/25/1950", {"when": "1950-11-25"}),
        ("November 1950", {"when": "1950-11"}),
        ("in November", {"when": "1950-11"}),
        ("1951", {"when": "1951"}),
        ("the 25th", {"when": "1950-11-25"}),
        ("August twentieth", {"when": "1950-08-20"}),
        ("last January", {"when": "1950-01"}),
        ("July of last year", {"when": "1949-07"}),
        ("17.11 10:00", {"when": "1950-11-17T10:00:00"}),
        ("10:00 on 17.11", {"when": "1950-11-17T10:00:00"}),
        ("June 23, 7 p.m.", {"when": "1950-06-23T19:00:00"}),
        ("February 19, 1949—2 a. m.", {"when": "1949-02-19T02:00:00"}),
        ("November 28, 1949—noon", {"when": "1949-11-28T12:00:00"}),
        ("July 5, 1949—midnight", {"when": "1949-07-05T24:00:00"}),
        ("1950-11-08T02:00:00", {"when": "1950-11-08T02:00:00"}),
        ("02 hours 00 minutes", {"when": "02:00:00"}),
        ("25-26 November", {"from": "1950-11-25", "to": "1950-11-26"}),
        ("25 and 26 November", {"from": "1950-11-25", "to": "1950-11-26"}),
        ("September 8 to 10, 1949", {"from": "1949-09-08", "to": "1949-09-10"}),
        ("25 November–5 December", {"from": "1950-11-25", "to": "1950-12-05"}),
        ("28 December - 3 January", {"from": "1950-12-28", "to": "1951-01-03"}),
        ("from 25.11 to 25.12", {"from": "1950-11-25", "to": "1950-12-25"}),
        ("between 5 and 6 December", {"from": "1950-12-05", "to": "1950-12-06"}),
        ("January and February 1951", {"from": "1951-01-01", "to": "1951-02-28"}),
        ("December 1950 and January 1951", {"from": "1950-12-01", "to": "1951-01-31"}),
        ("1949–50", {"from": "1949-01-01", "to": "1950-12-31"}),
        ("in the second half of 1951", {"from": "1951-07-01", "to": "1951-12-31"}),
        ("first half of November", {"from": "1950-11-01", "to": "1950-11-15"}),
        ("the fourth quarter of 1951", {"from": "1951-10-01", "to": "1951-12-31"}),
        ("the first ten days of December", {"from": "1950-12-01", "to": "1950-12-10"}),
        ("the end of June", {"notBefore": "1950-06-01", "notAfter": "1950-06-30"}),
        ("mid-November", {"notBefore": "1950-11-01", "notAfter": "1950-11-30"}),
        ("by the end of June", {"notAfter": "1950-06-30"}),
        ("before 5 December", {"notAfter": "1950-12-04"}),
        ("before 1 January 1951", {"notAfter": "1950-12-31"}),
        ("before 1 March 1952", {"notAfter": "1952-02-29"}),
        ("not later than 5 December", {"notAfter": "1950-12-05"}),
        ("by 5 December", {"notAfter": "1950-12-05"}),
        ("until 5 December", {"notAfter": "1950-12-05"}),
        ("after 5 December", {"notBefore": "1950-12-06"}),
        ("after November", {"notBefore": "1950-12-01"}),
        ("since 5 December", {"notBefore": "1950-12-05"}),
        ("not earlier than 5 December", {"notBefore": "1950-12-05"}),
        ("by 10:00 on 5 December", {"notAfter": "1950-12-05T10:00:00"}),
    ],
)
def test_phrases_are_read(text: str, attributes: dict[str, str]) -> None:
    """
    A phrase is a moment, a span or a bound; with any white space; and agrees with its attributes.
    """
    assert attributes == read(text)
    assert Verdict.AGREES is compare_date(attributes, text, SENT).verdict
    for space in SPACES:
        assert attributes == read(text.replace(" ", space))


@pytest.mark.parametrize(
    "text",
    [
        *("", "autumn of 1951", "yesterday", "8/11/1950", "31 June 1950", "30.2.50", "29.2.1951"),
        *("5 and 9 November", "January and March", "6-5 November", "1950-13", "13.13", "may 5"),
        *("8 November 1950 and", "Monday", "the 38th", "38.11.1950", "1.2.3.4", "before", "from"),
        *("to 5 December", "5 December 500", "second half of", "fifth quarter of 1951", "1750"),
    ],
)
def test_unclear_dates_are_not_read(text: str) -> None:
    """What the calendar has not, what has no bounds, and what is no date gives None."""
    assert read_date(text, SENT) is None


@given(st.integers(0, 99), st.sampled_from([1800, 1900, 1930, 2000]))
def test_short_years_have_a_century(year: int, century: int) -> None:
    """Two figures of a year are of the hundred years that begin with the century given."""
    reading = read_date(f"7.11.{year:02d}", century=century)

    assert isinstance(reading, Moment)
    assert reading.point.year is not None
    assert year == reading.point.year % 100
    assert century <= reading.point.year < century + 100


@pytest.mark.parametrize(
    ("attributes", "text", "verdict"),
    [
        ({"when": "1950-11-20"}, "20 November", Verdict.AGREES),
        ({"when": "1890-11-20"}, "20 November", Verdict.AGREES),
        ({"when": "--11-20"}, "20 November", Verdict.AGREES),
        ({"when": "--11-20"}, "20 November 1950", Verdict.DIFFERS),
        ({"when": "1950-11"}, "20 November", Verdict.DIFFERS),
        ({"when": "1950-11-20T10:00:00"}, "20 November", Verdict.DIFFERS),
        ({"when": "1950-11-20"}, "November 1950", Verdict.DIFFERS),
        ({"when": "1950-11-21"}, "20 November", Verdict.DIFFERS),
        ({"when": "1951-11-20"}, "20 November 1950", Verdict.DIFFERS),
        ({"when": "1950-11-20"}, "Monday, 20 November", Verdict.AGREES),
        ({"when": "1951-11-20"}, "Monday, 20 November", Verdict.DIFFERS),
        ({"when": "1950-11-21"}, "Monday, 21 November 1950", Verdict.DIFFERS),
        ({"from": "1950-11-01", "to": "1950-11-30"}, "November 1950", Verdict.AGREES),
        ({"from": "1951-01", "to": "1951-02"}, "January and February 1951", Verdict.AGREES),
        ({"notBefore": "1950-11-25", "notAfter": "1950-11-26"}, "25-26 November", Verdict.AGREES),
        ({"from": "1950-11-25", "to": "1950-11-27"}, "25-26 November", Verdict.DIFFERS),
        ({"from": "1950-11-25"}, "25-26 November", Verdict.DIFFERS),
        ({"from": "1950-11", "to": "1950-11"}, "25-26 November", Verdict.DIFFERS),
        ({"when": "1950-11-25"}, "25-26 November", Verdict.DIFFERS),
        (
            {"notBefore": "1950-11-25", "notAfter": "1950-12-25"},
            "from 25.11 to 25.12",
            Verdict.DIFFERS,
        ),
        ({"notAfter": "1950-12-05"}, "before 5 December", Verdict.DIFFERS),
        ({"to": "1950-12-04"}, "before 5 December", Verdict.DIFFERS),
        ({"to": "1950-12-05"}, "until 5 December", Verdict.AGREES),
        ({"from": "1950-12-05"}, "since 5 December", Verdict.AGREES),
        ({"notAfter": "1951-02-28"}, "before 1 March", Verdict.AGREES),
        ({"notBefore": "1950-06-20", "notAfter": "1950-06-30"}, "end of June", Verdict.AGREES),
        ({"notBefore": "1950-07-20", "notAfter": "1950-07-30"}, "end of June", Verdict.DIFFERS),
        ({"from": "1950-11-01"}, "since early November", Verdict.AGREES),
        ({"notBefore": "1950-11-01"}, "since early November", Verdict.AGREES),
        ({"from": "1950-10-01"}, "since early November", Verdict.DIFFERS),
        ({"from": "1950-10-25"}, "since the end of October", Verdict.AGREES),
        ({"to": "1950-12-15"}, "until the middle of December", Verdict.AGREES),
        ({"to": "1951-01-15"}, "until the middle of December", Verdict.DIFFERS),
        ({"to": "1950-12-15"}, "before the middle of December", Verdict.DIFFERS),
        ({"from": "1950-11-01", "to": "1950-11-10"}, "in early November", Verdict.AGREES),
        ({"from": "1951-07-01"}, "from the second half of 1951", Verdict.AGREES),
        ({"from": "1951-07-01"}, "since the second half of 1951", Verdict.AGREES),
        ({"notBefore": "1951-07-01"}, "since the second half of 1951", Verdict.AGREES),
        ({"from": "1951-06-01"}, "since the second half of 1951", Verdict.DIFFERS),
        (
            {"from": "1951-07-01", "to": "1951-12-31"},
            "from the second half of 1951",
            Verdict.AGREES,
        ),
        ({"from": "1951-07-01"}, "the second half of 1951", Verdict.DIFFERS),
        ({"from": "1950-11-01"}, "from 1 to 15 November", Verdict.DIFFERS),
        ({"when": "02:00:00"}, "02 hours 00 minutes", Verdict.AGREES),
        ({"when": "02:00"}, "02 hours 00 minutes", Verdict.AGREES),
        ({"when": "1950-11-08T02:00:00"}, "02 hours 00 minutes", Verdict.AGREES),
        ({"when": "02:01:00"}, "02 hours 00 minutes", Verdict.DIFFERS),
        ({"when": "03:18:00"}, "0318Z", Verdict.DIFFERS),
        ({"when": "24:00:00"}, "midnight", Verdict.AGREES),
        ({"when": "1949-07-06T00:00:00"}, "July 5, 1949—midnight", Verdict.AGREES),
        ({"when": "1949-07-05T00:00:00"}, "July 5, 1949—midnight", Verdict.AGREES),
        ({"when": "1949-07-07T00:00:00"}, "July 5, 1949—midnight", Verdict.DIFFERS),
        ({"when": "1950-11-20"}, "the same day", Verdict.UNREADABLE),
        ({"when": "1950-02-30"}, "20 November", Verdict.UNREADABLE),
        ({}, "20 November", Verdict.UNREADABLE),
    ],
)
def test_dates_are_compared(attributes: dict[str, str], text: str, verdict: Verdict) -> None:
    """Attributes agree in kind, value and precision; the year and day may be theirs alone."""
    assert verdict is compare_date(attributes, text, SENT).verdict


@pytest.mark.parametrize(
    ("attributes", "text", "verdict"),
    [
        ({"when": "10:11:00"}, "10.11", Verdict.AGREES),
        ({"when": "10:11"}, "at 10.11.", Verdict.AGREES),
        ({"when": "10:12:00"}, "10.11", Verdict.DIFFERS),
        ({"when": "1950-11-17T10:11:00"}, "10.11", Verdict.AGREES),
        ({"when": "10:00:00"}, "25.11", Verdict.UNREADABLE),
        ({"when": "10:00:00"}, "10 November", Verdict.UNREADABLE),
        ({"when": "1950-11-17T10:00:00"}, "17.11 10:00", Verdict.AGREES),
        ({"when": "11:00:00"}, "10:00", Verdict.DIFFERS),
    ],
)
def test_times_are_compared(attributes: dict[str, str], text: str, verdict: Verdict) -> None:
    """Figures with a point are hours and minutes; what has no hour says nothing of the time."""
    assert verdict is compare_time(attributes, text, SENT).verdict


def test_a_difference_names_what_the_words_give() -> None:
    """A comparison holds the words' value, completed by the reference, and the true weekday."""
    assert {"when": "1950-11-20"} == compare_date({"when": "1951-01-05"}, "20 November", SENT).words
    assert "Monday" == compare_date({"when": "1950-11-20"}, "Tuesday, 20 November").weekday


@given(DAYS, DAYS)
def test_a_day_agrees_with_itself_alone(day: date, other: date) -> None:
    """Each form of a day agrees with its own attribute and with no other day."""
    for form in list_forms(day).values():
        assert Verdict.AGREES is compare_date({"when": day.isoformat()}, form).verdict
        same = compare_date({"when": other.isoformat()}, form).verdict is Verdict.AGREES
        assert (day == other) == same


@given(DAYS, st.sampled_from(range(7)))
def test_weekdays_must_match(day: date, weekday: int) -> None:
    """A stated weekday agrees only with a day that falls on it."""
    text = f"{WEEKDAYS[weekday]}, {day.day} {MONTHS[day.month - 1]}"
    verdict = compare_date({"when": day.isoformat()}, text).verdict

    assert (weekday == day.weekday()) == (verdict is Verdict.AGREES)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        *(
            (value, value)
            for value in ("1950", "1950-11", "1950-11-08", "--11", "--11-08", "---08")
        ),
        *((value, value) for value in ("1950-11-08T02:00:00", "02:00:00", "02:00:00Z")),
        ("02:00", "02:00:00"),
        ("1950-11-08T02:00:00.000+03:00", "1950-11-08T02:00:00+03:00"),
        *((value, None) for value in ("", "T", "50", "1950-2-1", "1950-02-30", "--13", "x")),
    ],
)
def test_attribute_values_are_read(value: str, written: str | None) -> None:
    """A value of TEI's dates is read as a point; others are none."""
    point = read_point(value)

    assert written == (None if point is None else write_point(point))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("on 20 November and 355 on 25-26 November.", ["20 November", "25-26 November"]),
        ("will arrive before 5 December, not later", ["before 5 December"]),
        ("begun in the second half of 1951.", ["the second half of 1951"]),
        ("from 25.11 to 25.12; sent 17.11 10:00", ["from 25.11 to 25.12", "17.11 10:00"]),
        ("Deptel 5 January 11; Embtel 10, July 23, 4 p. m.", ["January 11", "July 23, 4 p. m."]),
        ("In May we may march; March on!", ["May"]),
        ("THE TROOPS ARE TO MARCH ON SEOUL AND MAY RETREAT", []),
        (
            "LEAVE IN MAY, FROM MARCH TO APRIL, BY 3 MARCH",
            ["MAY", "FROM MARCH TO APRIL", "BY 3 MARCH"],
        ),
        ("version 2.10, 10.23 million, NSC 8/2, 7–1949, p. 1950", []),
        ("in 1951, harvest of 1948 was, 1951 men, of 1900 men", ["1951", "1948"]),
        ("received in mid-December by the end of March", ["mid-December", "by the end of March"]),
        ("on the 23rd, on the 38th parallel, the 5th day", ["the 23rd"]),
        ("fiscal year 1950", []),
        ("on 20 November 12 armies; No. 5 January 11", ["20 November", "January 11"]),
        ("On June 21 and 29, and 3, 5 and 10 July", ["June 21", "29", "3", "5", "10 July"]),
        ("July 20 and 22, 1949; June 21 and 29 divisions", ["July 20", "22, 1949", "June 21"]),
        ("May 24 [23?], 1949, of July 8See", ["May 24 [23?], 1949", "July 8"]),
        ("by end 1950, as early as 1947, 1904 to 1910", ["by end 1950", "1947"]),
        ("בתאריך 8.11.1950 בערב", ["8.11.1950"]),
        ("\u200e8 November\u200f 1950", ["8 November\u200f 1950"]),
    ],
)
def test_dates_are_found(text: str, found: list[str]) -> None:
    """Dates are found with what bounds them; numbers, versions and words like "may" are not."""
    assert found == [one.text for one in find_dates(text, SENT)]


PIECES = (
    *("5", "25", "1951", "November", "Nov.", "May", "Monday", "the", "of", "to", "and", "from"),
    *("before", "half", "first", "end", "10:00", "p. m.", "noon", "until", "between", "by", "th"),
    *(".", ",", "-", "–", "/", ":", " ", " ", " ", "\N{NO-BREAK SPACE}", "'", "(", "midnight"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=24).map("".join), st.none() | DAYS)
def test_any_text_is_searched(text: str, reference: date | None) -> None:
    """Whatever is found stands where it says, in order, as one kind, going forwards."""
    end = 0
    for one in find_dates(text, reference):
        assert end <= one.start < one.end
        assert one.text == text[one.start : one.end]
        end = one.end
        if isinstance(one.reading, Span) and one.reading.first and one.reading.last:
            first, last = (write_point(end) for end in (one.reading.first, one.reading.last))
            assert first <= last or first.startswith("--")
        assert write_attributes(one.reading)
    read_date(text, reference)
    find_times(text)


VALUES = (
    *("0000-01-01", "0001-01-01", "9999-12-31", "9999", "1950", "1950-02", "--02-29", "---31"),
    *("1950-11-17T24:00:00", "9999-12-31T24:00:00", "02:00:00", "1950-13", "x", "", "2000-02-29"),
)
NAMES = st.sampled_from(["when", "from", "to", "notBefore", "notAfter", "calendar"])


@given(
    st.dictionaries(NAMES, st.sampled_from(VALUES)),
    st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join),
    st.sampled_from([None, date.min, date(2000, 2, 29), SENT, date.max]),
)
def test_any_attributes_are_compared(
    attributes: dict[str, str], text: str, reference: date | None
) -> None:
    """
    Whatever attributes and words say, the comparison has a verdict, and words where it read them.
    """
    comparison = compare_date(attributes, text, reference)

    assert bool(comparison.words) == (comparison.verdict is not Verdict.UNREADABLE)


@pytest.mark.parametrize("reference", [date.min, date(2000, 2, 29), date.max])
@pytest.mark.parametrize(
    "text",
    [
        *("29 February", "31 December, midnight", "before 1 January", "after 31 December"),
        *("the 31st", "last January", "July of next year", "28 December - 3 January", "November"),
    ],
)
def test_the_ends_of_the_calendar_are_no_error(text: str, reference: date) -> None:
    """The first and the last year of the calendar are references as any other."""
    reading = read_date(text, reference)

    assert reading is None or write_attributes(reading)
