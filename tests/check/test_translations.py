"""A translation is compared with its original: dates, quantities and names of aligned parts."""

from pathlib import PurePosixPath

import pytest
from lxml import etree
from needs import ROOT

from edition.check.document import reproduction, translations
from edition.read.source import Source, parse

PATH = PurePosixPath("tei/telegrams/tg-1950-9014.xml")
TELEGRAM = (ROOT / "tests" / "fixtures" / "valid" / "russian.xml").read_text(encoding="utf-8")
DATE = '<date notAfter="1950-12-04">before 5 December</date>'
CORRECTED = f"<choice><sic>6 December</sic><corr>{DATE}</corr></choice>"


def read(text: str) -> Source:
    """Read a telegram."""
    source = parse(PATH, text.encode())
    assert isinstance(source, Source)
    return source


def check(*changes: tuple[str, str]) -> list[str]:
    """Return what the check says after some changes, without the advice."""
    text = TELEGRAM
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return [fault.message for fault in translations.check(read(text), ())]


def test_a_translation_that_agrees_has_no_finding() -> None:
    """What is said in another order or rendered together is no difference."""
    assert [] == check()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            DATE,
            DATE.replace("12-04", "12-05"),
            (
                'The translation has notAfter="1950-12-05" where the original has '
                'notAfter="1950-12-04".'
            ),
        ),
        (
            DATE,
            "soon",
            'The translation of this part lacks notAfter="1950-12-04", which the original has.',
        ),
        (
            "the bridge whole",
            'the bridge whole since <date when="1950-11-01">1 November</date>',
            'The translation has when="1950-11-01", which the original lacks.',
        ),
        (
            'en.m1" quantity="300"',
            'en.m1" quantity="3000"',
            (
                'The translation has quantity="3000" unitRef="unit:piece" commodity="rifle" where '
                'the original has quantity="300" unitRef="unit:piece" commodity="rifle".'
            ),
        ),
        (
            'en.m2" quantity="40" unitRef="unit:ton"',
            'en.m2" quantity="40" unitRef="unit:piece"',
            (
                'The translation has quantity="40" unitRef="unit:piece" commodity="tnt" where the '
                'original has quantity="40" unitRef="unit:ton" commodity="tnt".'
            ),
        ),
        (
            'ref="person:zhou-enlai">ZHOU ENLAI',
            'ref="person:mao-zedong">MAO ZEDONG',
            "The translation names person:mao-zedong where the original has person:zhou-enlai.",
        ),
    ],
    ids=["date", "no date", "further date", "figure", "unit", "name"],
)
def test_what_a_translation_says_otherwise_is_found(old: str, new: str, message: str) -> None:
    """Each difference is told with both values."""
    assert [message] == check((old, new))


@pytest.mark.parametrize(
    "changes",
    [
        [(DATE, '<gap reason="illegible"/>')],
        [(DATE, DATE.replace("5 D", "<unclear>5</unclear> D"))],
        [(DATE, f"{DATE}<note>{DATE}</note>")],
        [(DATE, CORRECTED)],
        [(' corresp="#tg-1950-9014.p1"', ""), (DATE, "soon")],
        [(DATE, "before 5 December")],
    ],
    ids=["gap", "unclear", "note", "corrected", "not aligned", "not tagged"],
)
def test_what_cannot_be_compared_is_no_finding(changes: list[tuple[str, str]]) -> None:
    """What is illegible, a note, corrected, not aligned or not tagged is not compared."""
    assert [] == check(*changes)


def test_the_order_of_values_does_not_count() -> None:
    """Two dates in another order are the same dates; one of them changed is found."""
    said = 'из <date when="1950-11-01">1</date> и <date when="1950-11-02">2</date>'
    turned = 'of <date when="1950-11-02">2</date> and <date when="1950-11-01">1</date>'
    wrong = turned.replace("11-02", "11-03")

    assert [] == check(("Мост цел", said), ("the bridge whole", turned))
    assert ['The translation has when="1950-11-03" where the original has when="1950-11-02".'] == (
        check(("Мост цел", said), ("the bridge whole", wrong))
    )


def test_a_value_may_be_said_twice_in_a_translation() -> None:
    """Two quantities that point to one are both compared with it."""
    again = (
        '<measure xml:id="tg-1950-9014.en.m3" quantity="300" unitRef="unit:piece" '
        'commodity="rifle" ana="act:requested" corresp="#tg-1950-9014.m1">300 rifles</measure>'
    )

    assert [] == check(("The translator adds this", again))
    assert 1 == len(check(("The translator adds this", again.replace('"300"', '"30"'))))


def test_parts_that_share_one_belong_together() -> None:
    """Two paragraphs that render one are compared with it together."""
    part = f'<p corresp="#tg-1950-9014.p1">again {DATE}</p>'

    assert [] == check((f"{DATE}:</p>", f"soon:</p>{part}"))


def test_a_known_error_is_not_told_again() -> None:
    """A date of which another rule says that it is wrong is left alone."""
    source = read(TELEGRAM.replace(DATE, DATE.replace("12-04", "12-05")))
    (fault,) = translations.check(source, ())

    assert [] == list(translations.check(source, [fault]))


@pytest.mark.parametrize(
    ("siglum", "begins"),
    [("K", "Received 18.11.1950 To Comrade"), ("W", "Получено 18.11.1950 Товарищу")],
)
def test_a_witness_has_the_division_that_names_it(siglum: str, begins: str) -> None:
    """A witness that no division names has the telegram."""
    divisions = reproduction.find_divisions(read(TELEGRAM), siglum)

    assert reproduction.read_text(divisions, siglum).startswith(begins)
    assert 1 == len(divisions)


def test_a_heading_is_read_by_the_witness_that_it_names() -> None:
    """A publisher's heading is read only in the witness that it names."""
    text = (ROOT / "tests" / "fixtures" / "valid" / "divisions.xml").read_text(encoding="utf-8")
    telegram = etree.fromstring(text.encode()).find(".//*[@type='part']/..")
    assert telegram is not None

    assert reproduction.read_text([telegram], "K").startswith("Zhou Enlai to Stalin, 17 November")
    assert reproduction.read_text([telegram], "W").startswith("To Comrade STALIN In three parts.")
