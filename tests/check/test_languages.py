"""Words are compared by the lexicon of their language, and not at all where there is none."""

from pathlib import PurePosixPath

import pytest
from lxml import etree

from edition.check.document import untagged_names, values
from edition.language.names import Matcher
from edition.read.source import Kind, Source

RUSSIAN_DATE = '<date when="1950-11-08">8 ноября 1950 г.</date>'
RUSSIAN_TIME = '<time when="21:45:00">21 час 45 минут</time>'
RUSSIAN_AMOUNT = '<measure quantity="240000">двести сорок тысяч винтовок</measure>'
CHINESE_DATE = '<date when="1950-10-18">1950年10月18日</date>'
CHINESE_TIME = '<time when="21:45:00">二十一时四十五分</time>'
CHINESE_AMOUNT = '<num value="36">36个</num>'
CHINESE_MEASURE = '<measure quantity="58000000">五千八百万发子弹</measure>'
RUSSIAN_RESTATED = '<num value="36">36 (тридцать шесть)</num>'


def read(words: str, language: str) -> Source:
    """A telegram with these words in a language."""
    text = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><text><body>\n'
        f'<div type="telegram" xml:lang="{language}"><p>{words}</p></div></body></text></TEI>'
    )
    parser = etree.XMLParser(remove_comments=True)
    path = PurePosixPath("tei/telegrams/tg-1950-1.xml")
    data = text.encode()
    return Source(path, Kind.TELEGRAM, data, "", etree.fromstring(data, parser))


def compare(words: str, language: str) -> list[tuple[str, str]]:
    """The rules that these words break, with what is said."""
    return [(fault.rule, fault.message) for fault in values.check(read(words, language), ())]


def find(words: str, language: str) -> list[str]:
    """What is said of words that are not tagged."""
    found = untagged_names.check(read(words, language), Matcher(()), frozenset())
    return [fault.message for fault in found]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", RUSSIAN_DATE),
        ("ru-RU", RUSSIAN_DATE),
        ("ru", RUSSIAN_TIME),
        ("ru", RUSSIAN_AMOUNT),
        ("ru", RUSSIAN_RESTATED),
        ("zh", CHINESE_DATE),
        ("zh-Hans", CHINESE_TIME),
        ("zh-Hans", CHINESE_AMOUNT),
        ("zh-Hant", CHINESE_MEASURE),
    ],
)
def test_what_agrees_is_no_finding(language: str, words: str) -> None:
    """Attributes that say what the words say are right in every language."""
    assert [] == compare(words, language)


@pytest.mark.parametrize(
    ("language", "words", "old", "new", "rule"),
    [
        ("ru", RUSSIAN_DATE, "11-08", "11-18", "date-words.agrees"),
        ("ru", RUSSIAN_TIME, "21:45", "20:45", "date-words.agrees"),
        ("ru", RUSSIAN_AMOUNT, "240000", "24000", "quantity.agrees"),
        ("ru", RUSSIAN_RESTATED, "36 (", "37 (", "number-words.agrees"),
        ("zh-Hans", CHINESE_DATE, "1950-10-18", "1950-11-18", "date-words.agrees"),
        ("zh-Hans", CHINESE_TIME, "21:45", "20:45", "date-words.agrees"),
        ("zh-Hans", CHINESE_AMOUNT, '36">', '7">', "quantity.agrees"),
        ("zh-Hans", CHINESE_MEASURE, "58000000", "5800000", "quantity.agrees"),
    ],
)
def test_what_differs_is_found(language: str, words: str, old: str, new: str, rule: str) -> None:
    """Attributes that say something else than the words are found in every language."""
    assert old in words
    assert [rule] == [found for found, _ in compare(words.replace(old, new), language)]


@pytest.mark.parametrize("language", ["tr", "ko", "ru-Latn", "zxx", ""])
def test_without_a_lexicon_nothing_is_compared(language: str) -> None:
    """Words that no lexicon reads are left to their editor."""
    words = '<date when="1950-11-18">8 Kasım 1950</date>, <measure quantity="7">36 top</measure>'

    assert [] == compare(words, language or "x")
    assert [] == find("8 Kasım 1950, 36 top, 21:45", language or "x")


def test_the_nearest_language_counts() -> None:
    """A passage in another language is read by that one, also where the text goes on after it."""
    words = f'On {RUSSIAN_DATE} <foreign xml:lang="ru">{RUSSIAN_DATE}</foreign>'
    wrong = words.replace("11-08", "11-09")

    assert ["date-words.agrees"] == [rule for rule, _ in compare(wrong, "en")]


@pytest.mark.parametrize(
    ("language", "words", "found"),
    [
        ("ru", "Принято 8 ноября 1950 г.", "“8 ноября 1950 г.” is a date"),
        ("ru", "Принято в 21 час 45 минут.", "“21 час 45 минут” is a time"),
        ("ru", "Дайте ДВЕСТИ винтовок.", "“ДВЕСТИ винтовок” is a quantity"),
        ("zh-Hans", "来电于十一月八日收到", "“十一月八日” is a date"),
        ("zh-Hans", "请拨给我们140辆汽车", "“140辆” is a quantity"),
    ],
)
def test_what_is_not_tagged_is_found(language: str, words: str, found: str) -> None:
    """Dates, hours and quantities that stand untagged are found in every language."""
    (said,) = find(words, language)

    assert said.startswith(found)


def test_a_figure_that_is_tagged_with_its_counting_word_is_tagged() -> None:
    """The word that counts may stand in the num; a unit after it is still to be tagged."""
    assert [] == find(f"<p>村庄{CHINESE_AMOUNT}。</p>", "zh-Hans")
    assert 1 == len(find('<p><num value="36">36</num>个师</p>', "zh-Hans"))
