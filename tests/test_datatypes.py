"""
Datatypes and their patterns admit what lxml admits.
"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from edition.grammar.datatypes import Datatype
from edition.grammar.expressions import parse, render

LIBRARY = "http://www.w3.org/2001/XMLSchema-datatypes"


def admits(datatype: Datatype, text: str) -> bool:
    """
    The verdict of lxml on an element that holds this text.
    """
    schema = etree.Element("element", name="a", xmlns="http://relaxng.org/ns/structure/1.0")
    data = etree.SubElement(schema, "data", type=datatype.name, datatypeLibrary=LIBRARY)
    for name, limit in datatype.facets:
        etree.SubElement(data, "param", name=name).text = limit
    element = etree.Element("a")
    element.text = text
    return etree.RelaxNG(etree.fromstring(etree.tostring(schema))).validate(element)


@pytest.mark.parametrize(
    ("pattern", "good", "bad"),
    [
        (r"\S+", "a\N{NO-BREAK SPACE}b", "a b"),
        (r"person:[a-z0-9\-]+", "person:a-1", "person:A"),
        (r"\i\c*", "_a-b:c", "-a"),
        (r"[\i-[:]][\c-[:]]*", "a-b", "a:b"),
        (r"[^\C\p{Z}]+", "a毛", "a b"),
        (r"a{2,3}|b{2}|c{1,}", "aaa", "b"),
        (r"a.\$", "ab$", "ab"),
        (r"(\p{L}|\p{Nd})+\D", "a1x", "a11"),
        (r"\w+", "毛1", "a-b"),
        (r"[+\-]?\d?", "", "+-"),
    ],
)
def test_patterns(pattern: str, good: str, bad: str) -> None:
    """
    A pattern admits the same strings in Python as in lxml.
    """
    datatype = Datatype("token", (("pattern", pattern),))
    for text, expected in ((good, True), (bad, False)):
        assert expected == admits(datatype, text), render(parse(pattern))
        assert expected == datatype.holds(text), render(parse(pattern))


@pytest.mark.parametrize(
    ("name", "facets"),
    [
        ("anyURI", ()),
        ("boolean", ()),
        ("date", ()),
        ("dateTime", ()),
        ("decimal", ()),
        ("decimal", (("minInclusive", "0"), ("maxExclusive", "20"))),
        ("gDay", ()),
        ("gMonth", ()),
        ("gMonthDay", ()),
        ("gYear", ()),
        ("gYearMonth", ()),
        ("integer", ()),
        ("language", ()),
        ("Name", ()),
        ("NCName", ()),
        ("NMTOKEN", ()),
        ("nonNegativeInteger", ()),
        ("positiveInteger", ()),
        ("string", (("maxLength", "4"),)),
        ("time", ()),
        ("token", (("minLength", "4"),)),
    ],
)
def test_values(name: str, facets: tuple[tuple[str, str], ...]) -> None:
    """
    Our own verdict on a string is that of lxml, whatever its type.
    """
    datatype = Datatype(name, facets)
    texts = [
        *(
            "",
            " ",
            "a",
            "A-b",
            "-a",
            "a:b",
            "a b",
            "毛",
            "en",
            "zh-Hans",
            "zh_Hans",
            "true",
            "True",
        ),
        *("0", "-0", "+0", "1", "-1", "007", "1.", ".5", "1.5", "1e3", "19", "20", "1,000", "٣"),
        *("1950", "0000", "950", "19500", "-1950", "1950Z", "1950-11", "1950-13", "1950-11-30"),
        *("1950-11-31", "1950-2-1", "1948-02-29", "1900-02-29", "2000-02-29", "1950-11-30Z"),
        *("1950-11-30+08:00", "1950-11-30+15:00", " 1950-11-30\n", "1950-11-30T02:00:00"),
        *("1950-11-30T02:00", "1950-11-30T24:00:00", "1950-11-30T24:00:01", "1950-11-31T00:00:00"),
        *("1950-11-30T23:59:60", "02:00:00", "02:00:00.5Z", "24:00:00", "--11", "--13", "--11-08"),
        *("--02-29", "--02-30", "---08", "---32", "https://example.org/a#b", "#a", "a%20b", "a%2"),
    ]
    differing = [text for text in texts if admits(datatype, text) != datatype.holds(text)]
    assert [] == differing


@given(st.dates(date(1000, 1, 1)), st.integers(0, 40), st.integers(0, 14))
def test_calendar(day: date, number: int, month: int) -> None:
    """
    Every day of the calendar is a date, and no other is.
    """
    assert Datatype("date").holds(day.isoformat())
    written = f"{day.year}-{month:02}-{number:02}"
    try:
        exists = bool(date.fromisoformat(written))
    except ValueError:
        exists = False
    assert exists == Datatype("date").holds(written)
