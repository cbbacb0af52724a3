"""What figures and number words say."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spelling import spell

from edition.language.agreement import Verdict
from edition.language.numbers import Number, find_numbers, read_number, read_value, write_value
from edition.language.quantity_comparison import compare_number

LARGE = st.integers(0, 10**9)
SPACES = (" ", "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}", "\N{THIN SPACE}")


def list_forms(number: int) -> list[str]:
    """Write a number in each form in which it may stand."""
    grouped = f"{number:,}"
    figures = [str(number), grouped, *(grouped.replace(",", space) for space in SPACES)]
    words = [spell(number), spell(number, hyphen=" "), spell(number, joint=" ")]
    words += [words[0].upper(), words[0].capitalize(), words[0].replace("-", "–")]
    doubled = [f"{grouped} ({words[0]})", f"{words[0]} ({grouped})", f"({words[0]})"]
    return figures + words + doubled


def test_all_numbers_to_ten_thousand() -> None:
    """Every number to ten thousand is read back from each form."""
    wrong = []
    for number in range(10_001):
        for form in list_forms(number):
            read = read_number(form)
            if read is None or read.value != number or not read.agrees:
                wrong.append(form)

    assert [] == wrong


@given(LARGE)
def test_numbers_to_a_milliard(number: int) -> None:
    """Any number to a milliard is read back from each form."""
    for form in list_forms(number):
        read = read_number(form)
        assert read is not None, form
        assert number == read.value, form


@given(LARGE)
def test_numbers_are_found_whole(number: int) -> None:
    """In a sentence a number is found once, as long as it reaches, at its place."""
    for form in list_forms(number):
        found = find_numbers(f"They sent {form} of them.")
        assert [(10, 10 + len(form), form)] == [(one.start, one.end, one.text) for one in found]


@given(LARGE, LARGE)
def test_figures_and_words_are_compared(figures: int, words: int) -> None:
    """A number whose figures and words differ tells both values."""
    read = read_number(f"{figures:,} ({spell(words)})")

    assert Number(Fraction(figures), Fraction(words)) == read
    assert (figures == words) == read.agrees


@given(st.integers(1, 999), st.integers(1, 99), st.sampled_from(["million", "billion"]))
def test_decimals_are_scaled(whole: int, part: int, word: str) -> None:
    """A decimal before a scale word is multiplied exactly."""
    scale = {"million": 10**6, "billion": 10**9}[word]
    read = read_number(f"{whole}.{part:02d} {word}")

    assert Number((whole + Fraction(part, 100)) * scale) == read


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("58,000,000", "58000000"),
        ("58 000 000", "58000000"),
        ("58.000.000", "58000000"),
        ("58'000", "58000"),
        ("1.5", "1.5"),
        ("1/2", "0.5"),
        ("½", "0.5"),
        ("2½", "2.5"),
        ("2 1/2", "2.5"),
        ("2-1/2", "2.5"),
        ("1/3", "1/3"),
        ("1,234.5", "1234.5"),
        ("2 million", "2000000"),
        ("1.125 million", "1125000"),
        ("5 hundred thousand", "500000"),
        ("3 (three) million", "3000000"),
        ("a hundred", "100"),
        ("a thousand", "1000"),
        ("a hundred thousand", "100000"),
        ("a hundred and one", "101"),
        ("twelve hundred", "1200"),
        ("twenty-five hundred", "2500"),
        ("one million, two hundred thousand", "1200000"),
        ("half a million", "500000"),
        ("half a dozen", "6"),
        ("two dozen", "24"),
        ("two and a half", "2.5"),
        ("two and a half million", "2500000"),
        ("three-quarters of a million", "750000"),
        ("one-third", "1/3"),
        ("half", "0.5"),
        ("sixty-thousand", "60000"),
        ("two-hundred", "200"),
        ("two-hundred-thousand", "200000"),
        ("two-hundred thousand and five", "200005"),
        ("one million, two-hundred thousand", "1200000"),
        ("5-hundred", "500"),
        ("half-million", "500000"),
        ("a half-million", "500000"),
        ("2 millions", "2000000"),
        ("two thousands", "2000"),
        ("a quarter", "0.25"),
        ("a third", "1/3"),
        ("a quarter of a million", "250000"),
        ("quarter of a million", "250000"),
        ("a quarter million", "250000"),
        ("a third of a million", "1000000/3"),
        ("007", "7"),
    ],
)
def test_forms_are_read(text: str, value: str) -> None:
    """A number may be grouped, parted, scaled and counted in dozens."""
    read = read_number(text)

    assert read is not None
    assert value == write_value(read.value)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "automobiles", "a", "and", "hundred", "several hundred", "hundreds"),
        *("thousands", "quarter", "third", "sixty-divisions"),
        *("58.000", "1,5", "58,00", "1,0000", "13/2", "8/11", "38th", "16c", "A936", "AT-6"),
        *("8.11.1950", "10:00", "-5", "1 2", "two three", "nineteen fifty", "36 (37)"),
        *("36 (thirty-six", "thirty-thirty", "one hundred hundred", "²", "٣٦", "３６"),
        *("1" * 5000, "1,000" * 900, "one hundred " * 900, "½½"),
    ],
)
def test_what_is_no_number_is_not_read(text: str) -> None:
    """What is no number, or may be two, gives None: 58.000 may be thousands."""
    assert read_number(text) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("36 (thirty-six) divisions of the twelve armies", ["36 (thirty-six)", "twelve"]),
        ("NSC 13/2, AT–6, 38th, 16c, A/936, 501:3", []),
        ("200–300 men; 8-9 days", ["200", "300", "8", "9"]),
        ("895.00/2–1049, 501.BB (Korea)/4–1849", []),
        ("two and a half years; two and one-half", ["two and a half", "two and one-half"]),
        ("65,000See the 7 notes. 36.The rest", ["65,000", "7", "36"]),
        ("at 10:30 on 8.11.1950", []),
        ("no one, one another, each one", []),
        ("one of two", ["one", "two"]),
        ("another one thousand, the one hundred", ["one thousand", "one hundred"]),
        (
            "58 million (58,000,000) or 58,000,000 (58 million)",
            ["58 million (58,000,000)", "58,000,000 (58 million)"],
        ),
        ("58 million (fifty-eight million)", ["58 million (fifty-eight million)"]),
        ("No. 5 (3 thousand), 3 thousand (5)", ["5", "3 thousand", "3 thousand", "5"]),
        ("70,000 (5), 70,000 (80,000)", ["70,000", "5", "70,000", "80,000"]),
        ("a thousand, two were", ["a thousand", "two"]),
        ("three thousand, five hundred men", ["three thousand, five hundred"]),
        ("two thousand and three thousand", ["two thousand", "three thousand"]),
        ("$415,000,000, (6) and “7”", ["415,000,000", "6", "7"]),
        ("In 1950, 36 divisions.", ["1950", "36"]),
        ("northern half; a quarter of the town; a third division", []),
        ("sixty-thousand men, two-hundred automobiles", ["sixty-thousand", "two-hundred"]),
        ("مدافع 36 رشاشا", ["36"]),
    ],
)
def test_numbers_are_found_alone(text: str, found: list[str]) -> None:
    """Parts of names, dates, clock times and ordinals are no numbers."""
    assert found == [one.text for one in find_numbers(text)]


@given(st.fractions(-(10**18), 10**18, max_denominator=1000))
def test_values_are_written_exactly(value: Fraction) -> None:
    """A value is written as a decimal where one is exact, else as a ratio, and read back."""
    assert value == read_value(write_value(value))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("36", Fraction(36)),
        ("1.50", Fraction(3, 2)),
        ("5e2", Fraction(500)),
        ("-1/2", Fraction(-1, 2)),
        (" 7 ", Fraction(7)),
        *((text, None) for text in ("", "x", "1/0", "1,000", "1e999999999", "NaN", "INF", "٣")),
    ],
)
def test_attribute_values_are_read(text: str, value: Fraction | None) -> None:
    """An attribute's value is a decimal, a double or a ratio; others are none."""
    assert value == read_value(text)


@pytest.mark.parametrize(
    ("value", "text", "verdict"),
    [
        ("36", "thirty-six", Verdict.AGREES),
        ("36.0", "36 (thirty-six)", Verdict.AGREES),
        ("37", "thirty-six", Verdict.DIFFERS),
        ("0.67", "two-thirds", Verdict.AGREES),
        ("0.66", "two-thirds", Verdict.DIFFERS),
        ("36", "some", Verdict.UNREADABLE),
        ("x", "36", Verdict.UNREADABLE),
    ],
)
def test_a_value_is_compared_with_words(value: str, text: str, verdict: Verdict) -> None:
    """A number's attribute is compared by value."""
    assert verdict is compare_number(value, text).verdict


@given(st.text(st.sampled_from("12 ,./-()½aone hundredand'\N{NO-BREAK SPACE}–"), max_size=60))
def test_any_text_is_searched(text: str) -> None:
    """Whatever is found stands where it says, in order, and is read again as a whole."""
    end = 0
    for one in find_numbers(text):
        assert end <= one.start < one.end
        assert one.text == text[one.start : one.end]
        assert one.reading == read_number(one.text)
        end = one.end
