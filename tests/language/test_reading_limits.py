"""Long and hostile texts: what cannot be read costs no more than what can."""

import time
from collections.abc import Callable
from datetime import date

import pytest

from edition.language.date_comparison import compare_date
from edition.language.dates import find_dates, read_date
from edition.language.lexicons import LEXICONS
from edition.language.numbers import find_numbers, read_number
from edition.language.quantities import find_amounts, read_amount
from edition.language.quantity_comparison import compare_amount
from edition.language.times import find_times, read_time

LENGTH = 20_000
SECONDS = 10
"""Far above what a linear reading takes (a tenth), far below a quadratic one (minutes)."""
LONG = 2_000_000
SENT = date(1950, 11, 17)
HOSTILE = (
    *("1", "1,", "1,000,", "1 000 ", "1.", "1.1.", "1/", "1-", "1–", "1:", "(", "((1", "1 (", "½"),
    *("one ", "one hundred ", "one hundred and ", "one million ", "twenty-", "half a ", "a "),
    *("and ", "5 and ", "5-6 and ", "5, ", "from 5 to ", "between ", "not more than ", "up to "),
    *("5 November ", "5 November-", "November 5, ", "November, ", "November and ", "1950, "),
    *("1950 and ", "25-", "25.11-", "the ", "the first half of ", "before ", "Monday, ", "of "),
    *("not until ", "5 A-", "5 A.", "1930s ", "1855 and ", "5 “", "yen 5 ", "tel May 5 "),
    *("10:00 ", "10:", "10:00, on ", "7 p. m. ", "hours ", "20 hours ", "$", "$1 ", "% ", " "),
    *(
        "\N{NO-BREAK SPACE}",
        "\u200e",
        "\u0301",
        "毛",
        "ا",
        "'",
        "’50 ",
        "-",
        "—",
        "\n",
        "\x00",
        "T",
    ),
)


@pytest.mark.parametrize("find", [find_numbers, find_amounts, find_dates, find_times])
@pytest.mark.parametrize("piece", HOSTILE, ids=ascii)
def test_repetition_costs_no_more(find: Callable[[str], list[object]], piece: str) -> None:
    """A piece repeated through a long paragraph is searched in time that grows with its length."""
    text = piece * (LENGTH // len(piece))
    start = time.process_time()
    find(text)

    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize(
    ("language", "piece"),
    [
        *(("ru", piece) for piece in ("8 ноября ", "сто ", "тысяча ", "с 8 ", "8 и ", "от 5 до ")),
        *(("zh", piece) for piece in ("一", "3万5", "1950年", "8日至", "下午", "（三", "亿", "第")),
    ],
)
def test_other_languages_cost_no_more(language: str, piece: str) -> None:
    """What is repeated in another language is searched in time that grows with its length."""
    text, lexicon = piece * (LENGTH // len(piece)), LEXICONS[language]
    start = time.process_time()
    find_numbers(text, lexicon)
    find_amounts(text, lexicon=lexicon)
    find_dates(text, SENT, lexicon=lexicon)
    find_times(text, lexicon)

    assert time.process_time() - start < SECONDS


def test_long_figures_before_a_scale_are_no_error() -> None:
    """A figure of thousands of digits is not read, whatever follows it."""
    found = find_numbers("1" * 5_000 + "万5千", LEXICONS["zh"])

    assert all(len(one.text) < LENGTH for one in found)


@pytest.mark.slow
def test_a_long_paragraph_is_searched() -> None:
    """Two million characters of telegram in one paragraph give each of their dates and amounts."""
    sentence = "transfer 140 automobiles on 20 November and 355 automobiles on 25-26 November. "
    times = LONG // len(sentence)
    text = sentence * times

    assert 2 * times == len(find_dates(text, SENT))
    assert 2 * times == len(find_amounts(text))


@pytest.mark.parametrize("piece", HOSTILE, ids=ascii)
def test_whole_phrases_may_be_long(piece: str) -> None:
    """A long phrase is read or not, without error."""
    text = piece * 5_000
    for read in (read_number, read_amount, read_time):
        read(text)
    read_date(text, SENT)
    compare_date({"when": "1950-11-17"}, text, SENT)
    compare_amount({"quantity": "5"}, text)
