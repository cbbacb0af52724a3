"""Words and attributes of quantities, figures, dates and times: what differs is told, once."""

from pathlib import Path, PurePosixPath

import pytest
from spoiled_copies import TELEGRAM, replace

from edition.build.build import check_edition
from edition.check.document.values import check, list_unread
from edition.findings import Fault
from edition.project.settings import Project
from edition.read.source import TEI, Source, read_source

REQUEST = "tei/telegrams/tg-1950-26637.xml"
ANSWER = "tei/telegrams/tg-1950-5708.xml"
ANCHOR = 'ana="act:deployed"><num value="36">36</num>'


def read(folder: Path, path: str) -> Source:
    """Read a telegram."""
    source = read_source(Project.open(folder), PurePosixPath(path))
    assert isinstance(source, Source)
    return source


@pytest.mark.parametrize(
    ("path", "old", "new", "rule", "said"),
    [
        (
            ANSWER,
            'quantity="140"',
            'quantity="104"',
            "quantity.agrees",
            '“140 automobiles” says quantity="140", the markup quantity="104".',
        ),
        (
            TELEGRAM,
            'min="8" max="9"',
            'min="8" max="10"',
            "quantity.agrees",
            '“8-9 days” says min="8" max="9", the markup min="8" max="10".',
        ),
        (
            TELEGRAM,
            'atMost="200"',
            'atLeast="200"',
            "quantity.agrees",
            '“a maximum of 200 automobiles” says atMost="200", the markup atLeast="200".',
        ),
        (
            ANSWER,
            'quantity="355" ',
            "",
            "quantity.agrees",
            '“355 automobiles” says quantity="355", the markup nothing of it.',
        ),
        (
            REQUEST,
            '<num value="12">twelve',
            '<num value="20">twelve',
            "quantity.agrees",
            '“twelve” says value="12", the markup value="20".',
        ),
        (
            REQUEST,
            ANCHOR + ' (<num value="36">thirty-six',
            ANCHOR + ' (<num value="37">thirty-seven',
            "number-words.agrees",
            "Figure and words of “36 (thirty-seven)” are two numbers.",
        ),
        (
            REQUEST,
            'notBefore="1951-07-01" notAfter="1951-12-31"',
            'notBefore="1951-07-01" notAfter="1951-11-30"',
            "date-words.agrees",
            '“in the second half of 1951” says notBefore="1951-07-01" notAfter="1951-12-31", ',
        ),
        (
            ANSWER,
            'notAfter="1950-12-04"',
            'notAfter="1950-12-05"',
            "date-words.agrees",
            '“before 5 December” says notAfter="1950-12-04", the markup notAfter="1950-12-05".',
        ),
        (
            ANSWER,
            ">20 November</date>",
            ">Sunday, 20 November</date>",
            "date-words.agrees",
            "“Sunday, 20 November” names a day that was a Monday.",
        ),
        (
            TELEGRAM,
            '<time when="10:00:00" ana="clock:beijing">10:00',
            '<time when="10:12:00" ana="clock:beijing">10.11',
            "date-words.agrees",
            '“10.11” says when="10:11:00", the markup when="10:12:00".',
        ),
    ],
)
def test_what_differs_is_told(  # noqa: PLR0913, PLR0917 - a slip and what is said of it
    sources: Path, path: str, old: str, new: str, rule: str, said: str
) -> None:
    """One finding says what the words say and what the markup does."""
    replace(sources / path, old, new)

    (fault,) = check(read(sources, path), ())

    assert rule == fault.rule
    assert fault.message.startswith(said)


def test_what_another_rule_found_comes_first(sources: Path) -> None:
    """A day that there is not need not agree with its words too."""
    replace(sources / ANSWER, 'notAfter="1950-12-04"', 'notAfter="1950-12-05"')
    source = read(sources, ANSWER)
    (fault,) = check(source, ())
    known = Fault(source.path, fault.place, "date.order", "This is so.")

    assert [] == list(check(source, [known]))


def test_what_is_wrong_elsewhere_hides_nothing(sources: Path) -> None:
    """A fault behind a quantity, though on its line and with no word between, is another matter."""
    words = '<num value="1000">1,000</num> automobiles</measure> will'
    replace(sources / ANSWER, words, words.replace("> will", "><unclear> will</unclear>"))
    replace(sources / ANSWER, 'm5" quantity="1000"', 'm5" quantity="100"')
    source = read(sources, ANSWER)
    (fault,) = check(source, ())
    place = source.positions.element(next(source.tree.iter(f"{TEI}unclear")))

    assert fault.place[0] == place[0]
    assert [fault] == list(check(source, [Fault(source.path, place, "name.ref", "So it is.")]))


def test_a_warning_hides_no_error(sources: Path) -> None:
    """A name without its entry in a quantity is told beside the quantity that is wrong."""
    replace(sources / ANSWER, "140</num> auto", "140</num> <orgName>auto")
    replace(sources / ANSWER, "mobiles</measure> to <rs", "mobiles</orgName></measure> to <rs")
    replace(sources / ANSWER, 'quantity="140"', 'quantity="104"')

    rules = {each.rule for each in check_edition(sources).findings}

    assert {"name.ref", "quantity.agrees"} <= rules


def test_a_correction_is_what_is_read(sources: Path) -> None:
    """A slip of the document itself, encoded as such, is no finding."""
    replace(
        sources / ANSWER,
        '<num value="355">355</num>',
        '<choice><sic>553</sic><corr><num value="355">355</num></corr></choice>',
    )

    assert [] == list(check(read(sources, ANSWER), ()))


def test_what_cannot_be_read_is_listed(sources: Path) -> None:
    """Quantities without a figure are no finding."""
    unread = [words for path in (TELEGRAM, ANSWER) for _, words in list_unread(read(sources, path))]

    assert ["losses on autotransport", "all automobiles", "the remaining automobiles"] == unread


@pytest.mark.parametrize(
    ("calendar", "said"),
    [
        ("julian", ['“5.11” (Julian) says when="1950-11-18", the markup when="1950-11-17".']),
        ("gregorian", ['“5.11” says when="1950-11-05", the markup when="1950-11-17".']),
        ("hijri", []),
    ],
)
def test_words_are_compared_in_their_calendar(
    sources: Path, calendar: str, said: list[str]
) -> None:
    """Julian words are read as such; those of a calendar that is not read are not compared."""
    day = f'<date when="1950-11-17" calendar="#{calendar}">5.11</date>'
    declared = (
        f'<calendarDesc><calendar xml:id="{calendar}"><p>its name</p></calendar></calendarDesc>'
    )
    replace(sources / TELEGRAM, "</correspDesc>", f"</correspDesc>{declared}")
    replace(sources / TELEGRAM, "</closer>", f"<dateline>{day}</dateline></closer>")

    found = [fault for fault in check(read(sources, TELEGRAM), ()) if "5.11" in fault.message]

    assert said == [fault.message for fault in found]
    assert {fault.rule for fault in found} <= {"date-words.agrees"}
