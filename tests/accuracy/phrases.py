"""
How many of our own phrases of dates, times and quantities each language's lexicon reads.

    python tests/accuracy/phrases.py [--list]

README.md says how the phrases were made and what counts.
"""

import argparse
import csv
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from accuracy.measure import Score, Scores
from accuracy.sameness import DATES, FIGURES, Said, is_same_amount, is_same_date

from edition.language.agreement import Comparison, Verdict
from edition.language.date_comparison import compare_date, compare_time
from edition.language.dates import find_dates, read_date
from edition.language.lexicons import LEXICONS
from edition.language.lexicons.lexicon import Lexicon
from edition.language.points import write_attributes
from edition.language.quantities import find_amounts, read_amount, write_amount
from edition.language.quantity_comparison import compare_amount
from edition.language.times import find_times, read_time
from edition.language.units import Units

ACCURACY = Path(__file__).parent
KINDS = ("date", "time", "amount")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A labelled phrase: its kind, the text it stands in, its place there, and what it says."""

    kind: str
    text: str
    start: int
    words: str
    said: Said
    anchor: date

    @property
    def end(self) -> int:
        """Where the phrase ends in its text."""
        return self.start + len(self.words)


def read_phrases(path: Path) -> list[Phrase]:
    """Read the labelled phrases of a table."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Phrase(
                row["kind"],
                row["text"],
                int(row["start"]),
                row["phrase"],
                {name: row[name] for name in (*DATES, "vague", *FIGURES) if row[name]},
                date.fromisoformat(row["anchor"]),
            )
            for row in csv.DictReader(file)
        ]


def list_tables() -> Iterator[tuple[Lexicon, list[Phrase]]]:
    """List the languages that have a table, with their phrases."""
    for language, lexicon in sorted(LEXICONS.items()):
        path = ACCURACY / f"phrases-{language}.csv"
        if path.exists():
            yield lexicon, read_phrases(path)


def measure_phrases() -> Scores:
    """Count what each lexicon reads of its phrases, in their texts and alone, and compares."""
    scores: Scores = {}
    for lexicon, phrases in list_tables():
        units = Units(lexicon.counting.units, lexicon)
        for phrase in phrases:
            for kind in KINDS:
                score = scores.setdefault((lexicon.language, f"{kind}s found"), Score())
                _count_found(score, phrase, kind, find(phrase, kind, units, lexicon))
            if phrase.kind in KINDS:
                _count_alone(scores, phrase, units, lexicon)
    return scores


def find(
    phrase: Phrase, kind: str, units: Units, lexicon: Lexicon
) -> Iterator[tuple[int, int, Said]]:
    """Find what is of a kind in the text of a phrase."""
    if kind == "date":
        for day in find_dates(phrase.text, phrase.anchor, lexicon=lexicon):
            yield day.start, day.end, write_attributes(day.reading)
    elif kind == "time":
        for time in find_times(phrase.text, lexicon):
            yield time.start, time.end, {"when": time.reading}
    else:
        for amount in find_amounts(phrase.text, units, lexicon):
            yield amount.start, amount.end, write_amount(amount.reading)


def read(phrase: Phrase, units: Units, lexicon: Lexicon) -> Said | None:
    """Read a phrase alone."""
    if phrase.kind == "date":
        day = read_date(phrase.words, phrase.anchor, lexicon=lexicon)
        return write_attributes(day) if day else None
    if phrase.kind == "time":
        time = read_time(phrase.words, lexicon)
        return {"when": time} if time else None
    amount = read_amount(phrase.words, units, lexicon)
    return write_amount(amount) if amount else None


def compare(phrase: Phrase, said: Said, units: Units, lexicon: Lexicon) -> Comparison:
    """Compare a phrase with attributes."""
    if phrase.kind == "amount":
        given = {name: said[name] for name in FIGURES if name in said}
        return compare_amount(given, phrase.words, units, lexicon)
    given = {name: said[name] for name in DATES if name in said}
    compare_words = compare_time if phrase.kind == "time" else compare_date
    return compare_words(given, phrase.words, phrase.anchor, lexicon=lexicon)


def is_same(phrase: Phrase, said: Said) -> bool:
    """Tell whether a reading says what the label says."""
    if phrase.kind == "amount":
        return is_same_amount(phrase.said, said)
    if phrase.kind == "time":
        return phrase.said["when"] == said["when"]
    return is_same_date(phrase.said, said)


def _count_found(
    score: Score, phrase: Phrase, kind: str, found: Iterator[tuple[int, int, Said]]
) -> None:
    """Count what was found in the text of a phrase; a clock time may be part of a date."""
    hit = False
    for start, end, said in found:
        touches = start < phrase.end and phrase.start < end
        if kind == phrase.kind and touches and is_same(phrase, said):
            hit = True
        elif not (kind == "time" and phrase.kind == "date" and touches):
            score.alarms.append(f"{phrase.text[start:end]} {said} in: {phrase.text}")
    if kind == phrase.kind:
        score.hits += hit
        score.misses += [] if hit else [f"{phrase.words} {phrase.said}"]


def _count_alone(scores: Scores, phrase: Phrase, units: Units, lexicon: Lexicon) -> None:
    """Count what is made of a phrase alone, and whether it agrees with its label."""
    alone = scores.setdefault((lexicon.language, f"{phrase.kind}s read"), Score())
    said = read(phrase, units, lexicon)
    right = said is not None and is_same(phrase, said)
    alone.hits += right
    alone.misses += [] if right else [f"{phrase.words} {phrase.said}"]
    alone.alarms += [f"{phrase.words} {said}"] if said and not right else []
    compared = scores.setdefault((lexicon.language, f"{phrase.kind}s compared"), Score())
    verdict = compare(phrase, phrase.said, units, lexicon).verdict
    compared.hits += verdict is Verdict.AGREES
    compared.misses += [] if verdict is Verdict.AGREES else [phrase.words]
    compared.alarms += [phrase.words] if verdict is Verdict.DIFFERS else []


def write_scores(scores: Scores) -> Iterator[str]:
    """Write the table of what was counted, line by line."""
    yield f"{'':24}{'hits':>6}{'misses':>8}{'false alarms':>14}{'precision':>11}{'recall':>8}"
    for (language, rule), score in sorted(scores.items()):
        counts = f"{score.hits:6}{len(score.misses):8}{len(score.alarms):14}"
        yield f"{language} {rule:21}{counts}{score.precision:11.4f}{score.recall:8.4f}"


def main() -> None:
    """Print the table, and with --list every miss and false alarm."""
    parser = argparse.ArgumentParser(description="Measure the reading of our own phrases.")
    parser.add_argument("--list", action="store_true", help="list every miss and false alarm")
    arguments = parser.parse_args()
    scores = measure_phrases()
    print(*write_scores(scores), sep="\n")
    if arguments.list:
        for (language, rule), score in sorted(scores.items()):
            print(*(f"{language} {rule}, miss: {line}" for line in score.misses), sep="\n")
            print(*(f"{language} {rule}, false alarm: {line}" for line in score.alarms), sep="\n")


if __name__ == "__main__":
    main()
