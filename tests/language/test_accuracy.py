"""How much of a printed volume's dates and figures is read, and how much of it rightly."""

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal

import needs
import pytest
from accuracy.measure import ACCURACY, READ, Score, Scores, count, measure, write_list, write_table
from accuracy.passages import Label, read_labels
from accuracy.readings import find_anchor, list_rules
from accuracy.sameness import FIGURES, is_same_amount, is_same_date

from edition.language.agreement import Verdict
from edition.language.date_comparison import compare_date
from edition.language.quantity_comparison import compare_amount
from edition.language.units import UNITS

REACHED = 0.98
RULES = {rule.name: rule for rule in list_rules(UNITS)}
LABELLED = {
    "dates found": 825,
    "dates read": 825,
    "dates compared": 825,
    "times found": 168,
    "amounts found": 530,
    "amounts read": 530,
    "amounts compared": 530,
    "numbers found": 506,
}


@pytest.fixture(scope="module")
def scores() -> Scores:
    """What is counted of the whole volume."""
    return measure(needs.sample("frus1949v07p2.xml"))


def add_up(scores: Scores, rule: str) -> Score:
    """The counts of a rule, all its lines together."""
    total = Score()
    for (name, _), score in scores.items():
        if name == rule:
            total.hits += score.hits
            total.misses += score.misses
            total.unclaimed += score.unclaimed
            total.alarms += score.alarms
    return total


def label(kind: str, text: str, phrase: str, **reading: str) -> Label:
    """A label of a phrase in a paragraph."""
    reading = {"anchor": "1949-06-30"} | reading
    return Label("d1", "paragraph", 1, "", kind, text.index(phrase), phrase, reading)


def weigh(rule: str, text: str, *labels: Label) -> tuple[int, int, int, int]:
    """The hits, what is not claimed, the misses and the false alarms of a rule in a text."""
    scores: Scores = defaultdict(Score)
    count(scores, RULES[rule], text, list(labels))
    total = add_up(scores, rule)
    return total.hits, len(total.unclaimed), len(total.misses), len(total.alarms)


@pytest.mark.parametrize("rule", RULES)
def test_reached(rule: str, scores: Scores) -> None:
    """Of each kind nearly all that a rule claims is read, and nearly all that it reads is right."""
    total = add_up(scores, rule)

    assert LABELLED[rule] == total.hits + len(total.misses) + len(total.unclaimed)
    for (name, kind), score in scores.items():
        if name == rule:
            assert score.precision >= REACHED, (kind, score.alarms)
            assert score.recall >= REACHED, (kind, score.misses)


def test_wrong_dates_are_noticed() -> None:
    """No labelled day agrees with the day after it."""
    labels = [one for one in read_labels(ACCURACY / "datelines.csv") if one.kind in READ]
    days = [one for one in labels if len(one.reading.get("when", "")) == len("1949-01-03")]
    for one in days:
        following = date.fromisoformat(one.reading["when"]) + timedelta(1)
        compared = compare_date({"when": following.isoformat()}, one.phrase, find_anchor(one))
        assert compared.verdict is not Verdict.AGREES, one

    assert len(days) > 500


def test_wrong_amounts_are_noticed() -> None:
    """No labelled amount agrees with one that is larger by two."""
    for one in read_labels(ACCURACY / "figures.csv"):
        given = {name: one.reading[name] for name in FIGURES if name in one.reading}
        larger = {name: str(Decimal(value) + 2) for name, value in given.items()}
        assert not given or compare_amount(larger, one.phrase).verdict is not Verdict.AGREES, one


def test_claimed(scores: Scores) -> None:
    """
    What is not claimed is little: fiscal years, days with "about", figures far from their unit.
    """
    unclaimed = {rule: len(add_up(scores, rule).unclaimed) for rule in RULES}

    assert all(number <= LABELLED[rule] * 0.02 for rule, number in unclaimed.items())


def test_documented(scores: Scores) -> None:
    """The README has the table that was measured."""
    table = (ACCURACY / "README.md").read_text().split("```\n")[1]

    assert table.splitlines() == list(write_table(scores))


def test_listed(scores: Scores) -> None:
    """The list has a line for every phrase not read as labelled and for every false alarm."""
    told = [(*score.unclaimed, *score.misses, *score.alarms) for score in scores.values()]

    assert sum(map(len, told)) == len(list(write_list(scores)))


def test_hit() -> None:
    """A reading that says what the label says is a hit, however it says it."""
    text = "It left by June 30."

    assert (1, 0, 0, 0) == weigh(
        "dates found", text, label("text", text, "by June 30", to="1949-06-30")
    )


def test_other() -> None:
    """A reading that says something else is a miss and a false alarm."""
    text = "It left on June 30."

    assert (0, 0, 1, 1) == weigh(
        "dates found", text, label("text", text, "June 30", when="1949-06-29")
    )


def test_stray() -> None:
    """
    A reading where nothing is labelled is a false alarm; on an open label it counts neither way.
    """
    text = "It left on June 30, 1949."

    assert (0, 0, 0, 1) == weigh("dates found", text, label("other", text, "It"))
    assert (0, 0, 0, 0) == weigh("dates found", text, label("open", text, "June 30, 1949"))


def test_lone_one() -> None:
    """
    A reading whose only figure is the word "one" counts neither way where nothing is labelled.
    """
    text = "Send one man, and 1 man."

    assert (0, 0, 0, 1) == weigh("amounts found", text, label("other", text, "Send"))


def test_not_claimed() -> None:
    """What a rule leaves to the reader is no miss."""
    text = "The budget of FY 1950."
    year = {"from": "1949-07-01", "to": "1950-06-30"}

    assert (0, 1, 0, 0) == weigh("dates found", text, label("text", text, "FY 1950", **year))


@pytest.mark.parametrize(
    ("said", "same"),
    [
        ({"when": "1949"}, True),
        ({"from": "1949-01", "to": "1949-12-31"}, True),
        ({"when": "1949-03"}, False),
        ({"notAfter": "1949"}, False),
        ({"when": "--03"}, False),
    ],
)
def test_same_date(said: dict[str, str], *, same: bool) -> None:
    """Two dates say the same if they cover the same time; a vague one holds or is held."""
    assert same is is_same_date({"when": "1949"}, said)
    assert is_same_date({"when": "1949", "vague": "yes"}, {"when": "1949-03"})


def test_same_amount() -> None:
    """Two amounts say the same if kind and value are the same."""
    assert is_same_amount({"quantity": "2.5"}, {"quantity": "5/2"})
    assert not is_same_amount({"quantity": "2"}, {"atLeast": "2"})
