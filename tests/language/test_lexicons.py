"""Each language's lexicon reads its own phrases of dates, times and quantities."""

import pytest
from accuracy.phrases import list_tables, measure_phrases, write_scores
from needs import ROOT

from edition.language.lexicons import LEXICONS, find_lexicon

REACHED = 0.98
SCORES = measure_phrases()


@pytest.mark.parametrize("rule", SCORES, ids=" ".join)
def test_reached(rule: tuple[str, str]) -> None:
    """Of each kind nearly all phrases are read, and nearly all that is read is right."""
    score = SCORES[rule]

    assert score.precision >= REACHED, score.alarms
    assert score.recall >= REACHED, score.misses


def test_enough() -> None:
    """Each language but English, which has a volume, has at least two hundred phrases."""
    sizes = {lexicon.language: len(phrases) for lexicon, phrases in list_tables()}

    assert set(LEXICONS) - {"en"} == set(sizes)
    assert all(size >= 200 for size in sizes.values())


def test_phrases_stand_in_their_texts() -> None:
    """A phrase stands where its row says."""
    for _, phrases in list_tables():
        for phrase in phrases:
            assert phrase.words == phrase.text[phrase.start : phrase.end]


def test_documented() -> None:
    """The README has the table that was measured."""
    table = (ROOT / "tests" / "accuracy" / "README.md").read_text().split("```\n")[3]

    assert table.splitlines() == list(write_scores(SCORES))


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        *(("", "en"), ("en-GB", "en")),
        ("ru", "ru"),
        ("zh-Hans", "zh"),
        ("ru-Latn", None),
        ("tr", None),
        ("zxx", None),
    ],
)
def test_languages(tag: str, language: str | None) -> None:
    """
    A language is known by its first subtag; transcribed in Latin letters it has no lexicon.
    """
    lexicon = find_lexicon(tag)

    assert language == (lexicon.language if lexicon else None)
