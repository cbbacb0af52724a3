"""What phrases of quantity say, and whether attributes say the same."""

from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from spelling import spell

from edition.language.agreement import Verdict
from edition.language.quantities import find_amounts, read_amount, write_amount
from edition.language.quantity_comparison import compare_amount
from edition.language.units import ENGLISH, Units

COUNTS = st.integers(2, 10**9)


@given(COUNTS, st.sampled_from(["automobiles", "tons of TNT", "battle sets"]))
def test_exact_amounts_are_read(count: int, what: str) -> None:
    """An amount is read in figures, in words and in both, whatever it counts."""
    for words in (f"{count:,}", spell(count), f"{count:,} ({spell(count)})"):
        amount = read_amount(f"{words} {what}")
        assert amount is not None
        assert {"quantity": str(count)} == write_amount(amount)
        assert amount.agrees


@given(COUNTS, COUNTS)
@example(2, 3000)
def test_ranges_are_read(first: int, last: int) -> None:
    """A range has both ends when it ascends; otherwise, or as "2–3,000", it is no amount."""
    for words in (f"{first:,}–{last:,}", f"from {first} to {last}", f"between {first} and {last}"):
        amount = read_amount(f"{words} days")
        shortened = words.endswith(",000") and first < last // 1000
        if first < last and not shortened:
            assert amount is not None
            assert {"min": str(first), "max": str(last)} == write_amount(amount)
        else:
            assert amount is None


@pytest.mark.parametrize(
    ("text", "attributes"),
    [
        ("8-9 days", {"min": "8", "max": "9"}),
        ("two or three days", {"min": "2", "max": "3"}),
        ("between two hundred and three hundred men", {"min": "200", "max": "300"}),
        ("$4 to 5 million", {"min": "4000000", "max": "5000000"}),
        ("5 to 2,000 men", {"min": "5", "max": "2000"}),
        ("500 to 2 thousand men", {"min": "500", "max": "2000"}),
        ("30–40%", {"min": "30", "max": "40"}),
        ("about 8-9 days", {"min": "8", "max": "9"}),
        ("a maximum of 200 automobiles", {"atMost": "200"}),
        ("up to 200", {"atMost": "200"}),
        ("not more than 200", {"atMost": "200"}),
        ("no more than 200", {"atMost": "200"}),
        ("at most 200", {"atMost": "200"}),
        ("200 at most", {"atMost": "200"}),
        ("less than 200", {"atMost": "200"}),
        ("200 or fewer", {"atMost": "200"}),
        ("at least 200", {"atLeast": "200"}),
        ("not less than 50 tons", {"atLeast": "50"}),
        ("a minimum of $20 million", {"atLeast": "20000000"}),
        ("more than 50", {"atLeast": "50"}),
        ("over 50", {"atLeast": "50"}),
        ("50 or more", {"atLeast": "50"}),
        ("maximum 200 automobiles", {"atMost": "200"}),
        ("minimum 200 automobiles", {"atLeast": "200"}),
        ("200 automobiles at most", {"atMost": "200"}),
        ("200 automobiles or more", {"atLeast": "200"}),
        ("200 automobiles or more from Moscow", {"atLeast": "200"}),
        ("200 new automobiles, at least.", {"atLeast": "200"}),
        ("200 automobiles maximum", {"atMost": "200"}),
        ("200 maximum", {"atMost": "200"}),
        ("not to exceed 500 automobiles", {"atMost": "500"}),
        ("sixty-thousand men", {"quantity": "60000"}),
        ("half-million cartridges", {"quantity": "500000"}),
        ("50 122 mm howitzers", {"quantity": "50"}),
        ("100 152 mm guns", {"quantity": "100"}),
        ("25 500 kg bombs", {"quantity": "25"}),
        ("25 500 kg of TNT", {"quantity": "25500"}),
        ("25 500 kg", {"quantity": "25500"}),
        ("three 82-mm mortars", {"quantity": "3"}),
        ("up to 200 82-mm mortars", {"atMost": "200"}),
        ("2 millions of cartridges", {"quantity": "2000000"}),
        ("a quarter of a million cartridges", {"quantity": "250000"}),
        ("a quarter of the divisions", {"quantity": "0.25"}),
        ("200 automobiles and more rifles", {"quantity": "200"}),
        ("nearly 200 men", {"quantity": "200"}),
        ("some 1,000 rifles", {"quantity": "1000"}),
        ("20-odd men", {"quantity": "20"}),
        ("half a million men", {"quantity": "500000"}),
        ("half a ton of TNT", {"quantity": "0.5"}),
        ("Soviet rifles 140,000", {"quantity": "140000"}),
        ("TNT 1,000 tons", {"quantity": "1000"}),
        ("(six) battle sets", {"quantity": "6"}),
        ("another 1,000 automobiles.", {"quantity": "1000"}),
    ],
)
def test_amounts_are_exact_ranges_or_bounds(text: str, attributes: dict[str, str]) -> None:
    """
    Words say whether an amount is exact, a range or a bound; and each agrees with its attributes.
    """
    amount = read_amount(text)

    assert amount is not None
    assert attributes == write_amount(amount)
    assert Verdict.AGREES is compare_amount(attributes, text).verdict


@pytest.mark.parametrize(
    "text",
    [
        *("", "all automobiles", "the remaining automobiles", "several hundred men"),
        *(
            "3 82-mm mortars and 5 122-mm guns",
            "3 divisions of 5 regiments",
            "at least 8-9 days",
            "9-8 days",
            "AT-6 aircraft",
        ),
        *("200-300,000 men", "200 to 300,000 men"),
        *("8-9 days at most", "up to 200 automobiles or more", "a ton and a half"),
        *("13/2 divisions", "58.000 cartridges", "on 8.11.1950"),
    ],
)
def test_unclear_amounts_are_not_read(text: str) -> None:
    """No figure, two of them, or a figure that may be something else is no amount."""
    assert read_amount(text) is None


def test_unit_and_commodity_are_told_apart() -> None:
    """
    What stands before the figure, the unit and what is measured are returned in their own words.
    """
    tnt = read_amount("about 200 tons of TNT")
    rifles = read_amount("Soviet rifles 140,000")
    limited = read_amount("200 tons of TNT or more")
    sets = read_amount("6 Battle sets of cartridges", Units(ENGLISH | {"battle sets"}))

    assert tnt is not None
    assert rifles is not None
    assert sets is not None
    assert limited is not None
    assert "TNT" == limited.commodity
    assert ("", "tons", "TNT", True) == (tnt.before, tnt.unit, tnt.commodity, tnt.approximate)
    assert ("Soviet rifles", "", "") == (rifles.before, rifles.unit, rifles.commodity)
    assert ("Battle sets", "cartridges") == (sets.unit, sets.commodity)


@given(COUNTS, COUNTS)
def test_an_amount_tells_figures_from_words(figures: int, words: int) -> None:
    """An amount whose figures and words differ says so."""
    amount = read_amount(f"{figures} ({spell(words)}) divisions")

    assert amount is not None
    assert (figures == words) == amount.agrees


@pytest.mark.parametrize(
    ("attributes", "text", "verdict"),
    [
        ({"quantity": "5e2"}, "500 automobiles", Verdict.AGREES),
        ({"quantity": "1/2"}, "half a ton", Verdict.AGREES),
        ({"quantity": "50"}, "500 automobiles", Verdict.DIFFERS),
        ({}, "500 automobiles", Verdict.DIFFERS),
        ({"quantity": "500", "min": "500"}, "500 automobiles", Verdict.DIFFERS),
        ({"atLeast": "8", "atMost": "9"}, "8-9 days", Verdict.AGREES),
        ({"quantity": "8"}, "8-9 days", Verdict.DIFFERS),
        ({"min": "8"}, "8-9 days", Verdict.DIFFERS),
        ({"max": "200"}, "up to 200", Verdict.DIFFERS),
        ({"atMost": "200", "atLeast": "0"}, "up to 200", Verdict.DIFFERS),
        ({"atLeast": "51"}, "more than 50", Verdict.AGREES),
        ({"atLeast": "49"}, "more than 50", Verdict.DIFFERS),
        ({"atMost": "49"}, "less than 50", Verdict.AGREES),
        ({"atLeast": "51"}, "at least 50", Verdict.DIFFERS),
        ({"atMost": "5"}, "within 5 days", Verdict.AGREES),
        ({"quantity": "5"}, "within 5 days", Verdict.AGREES),
        ({"atLeast": "5"}, "within 5 days", Verdict.DIFFERS),
        ({"min": "5", "max": "6"}, "within 5-6 days", Verdict.AGREES),
        ({"atMost": "5"}, "5 days", Verdict.DIFFERS),
        ({"quantity": "500"}, "another one thousand automobiles", Verdict.DIFFERS),
        ({"quantity": "7"}, "58 million (58,000,000) cartridges", Verdict.DIFFERS),
        ({"quantity": "58000000"}, "58 million (58,000,000) cartridges", Verdict.AGREES),
        ({"atLeast": "2.5"}, "more than 1.5 tons", Verdict.DIFFERS),
        ({"quantity": "0.67"}, "two-thirds of the divisions", Verdict.AGREES),
        ({"quantity": "0.7"}, "two-thirds of the divisions", Verdict.AGREES),
        ({}, "two-thirds of the divisions", Verdict.AGREES),
        ({"quantity": "0.66"}, "two-thirds of the divisions", Verdict.DIFFERS),
        ({"quantity": "1"}, "two-thirds of the divisions", Verdict.DIFFERS),
        ({"atLeast": "0.667"}, "more than two-thirds of the divisions", Verdict.AGREES),
        ({"quantity": "666667"}, "two-thirds of a million cartridges", Verdict.AGREES),
        ({"quantity": "0.8"}, "three-quarters of the divisions", Verdict.DIFFERS),
        ({"quantity": "500"}, "the remaining automobiles", Verdict.UNREADABLE),
        ({"quantity": "many"}, "500 automobiles", Verdict.UNREADABLE),
    ],
)
def test_amounts_are_compared(attributes: dict[str, str], text: str, verdict: Verdict) -> None:
    """Attributes agree in kind and in value, or differ; what cannot be read is neither."""
    assert verdict is compare_amount(attributes, text).verdict


def test_a_difference_names_what_the_words_give() -> None:
    """A comparison holds the words' value as the attributes would have it."""
    assert {"min": "8", "max": "9"} == compare_amount({"quantity": "8"}, "8-9 days").words
    assert {"quantity": "0.67"} == compare_amount({"quantity": "2"}, "two-thirds of it").words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "transfer 140 automobiles on 20 November and 355 automobiles on 25-26 November",
            ["140 automobiles", "355 automobiles"],
        ),
        ("in 8-9 days up to 500 new automobiles", ["8-9 days", "up to 500 new automobiles"]),
        ("36 (thirty-six) divisions of the 12 armies", ["36 (thirty-six) divisions", "12 armies"]),
        ("some $400,000,000 a year", ["some $400,000,000"]),
        ("$50,000,000 to $70,000,000 more", ["$50,000,000 to $70,000,000"]),
        ("200 of the automobiles", ["200 of the automobiles"]),
        ("half a ton; two and a half tons", ["half a ton", "two and a half tons"]),
        (
            "sixty-thousand men, 2 millions of cartridges, a quarter of a million rounds",
            ["sixty-thousand men", "2 millions of cartridges", "a quarter of a million rounds"],
        ),
        (
            "in the next 24 hours, within 12 hours, the one hundred automobiles",
            ["24 hours", "12 hours", "one hundred automobiles"],
        ),
        ("arrived at 12 hours, left at 20 hours", []),
        ("200 82-mm mortars, 50 122 mm howitzers", ["200 82-mm mortars", "50 122 mm howitzers"]),
        ("half of the divisions, a quarter of the guns, a third division", []),
        (
            "two and a quarter tons, one-third of the guns",
            ["two and a quarter tons", "one-third of the guns"],
        ),
        ("calibre 45 caliber pistol, a 3 inch gun, a 2 ton truck", ["2 ton"]),
        ("June 30 divisions, 1800 hours, 10 AT-6, No. 5708, paragraph 4", []),
        ("the 38th division, 1949-50 season, 82-mm mortars, one of them", []),
    ],
)
def test_amounts_with_units_are_found(text: str, found: list[str]) -> None:
    """A figure is found with its bounds and its unit; identifiers, dates and calibres are not."""
    assert found == [one.text for one in find_amounts(text)]


@given(st.text(st.sampled_from("12 ,.-$%()½tonsdayupbewnm\N{NO-BREAK SPACE}–"), max_size=60))
def test_any_text_is_searched(text: str) -> None:
    """Whatever is found stands where it says, in order, and has a value."""
    end = 0
    for one in find_amounts(text):
        assert end <= one.start < one.end
        assert one.text == text[one.start : one.end]
        assert all(Fraction(value) >= 0 for value in write_amount(one.reading).values())
        end = one.end
