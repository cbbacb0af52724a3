"""
How much of what is labelled the rules of edition/language/ read, and how much of it rightly.

    python tests/accuracy/measure.py VOLUME [--list]

README.md says what a hit, a miss and a false alarm are, and what is not claimed.
"""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from accuracy.passages import NUMERAL, Label, find_texts, read_labels
from accuracy.readings import Rule, is_free, list_rules
from accuracy.sameness import DATES, FIGURES, Said

from edition.language.units import ENGLISH, Units

ACCURACY = Path(__file__).parent
READ = {"sent", "received", "text", "amount"}
SHOWN = {*DATES, *FIGURES, "vague", "exclusive", "approx", "unit"}
AROUND = 50


@dataclass(slots=True)
class Score:
    """The counts of a line of the table; what was missed or read falsely is told in words."""

    hits: int = 0
    misses: list[str] = field(default_factory=list)
    unclaimed: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)
    unlike: Counter[str] = field(default_factory=Counter)
    """In how many hits a column that is counted apart is not as labelled."""

    @property
    def precision(self) -> float:
        """How much of what was read is right."""
        return self.hits / max(1, self.hits + len(self.alarms))

    @property
    def recall(self) -> float:
        """How much of what is labelled was read."""
        return self.hits / max(1, self.hits + len(self.misses))


Scores = dict[tuple[str, str], Score]
"""The lines of the table by rule and kind."""


def measure(volume: Path, folder: Path = ACCURACY) -> Scores:
    """
    Count what every rule reads of the labels, with their units as an edition's register has them.
    """
    tables = {name: read_labels(folder / f"{name}.csv") for name in ("datelines", "figures")}
    texts = {name: list(find_texts(volume, labels)) for name, labels in tables.items()}
    units = {label.reading["unit"] for label in tables["figures"] if label.kind in READ}
    scores: Scores = defaultdict(Score)
    for rule in list_rules(Units(ENGLISH | units)):
        for text, labels in list_words(rule, texts[rule.table]):
            count(scores, rule, text, labels)
    return dict(scores)


def list_words(rule: Rule, texts: list[tuple[Label, str]]) -> Iterator[tuple[str, list[Label]]]:
    """
    List what a rule is given: passages with their labels, or labelled phrases each with its own.
    """
    if rule.alone:
        for label, _ in texts:
            if label.kind in READ:
                yield label.phrase, [replace(label, start=0)]
        return
    for (_, text), rows in groupby(texts, lambda row: (row[0].digest, row[1])):
        yield text, [label for label, _ in rows]


def count(scores: Scores, rule: Rule, text: str, labels: list[Label]) -> None:
    """Count what a rule reads in some words: hits and false alarms, and what was missed."""
    kinds = [rule.sort(one, one.reading) if one.kind in READ else "" for one in labels]
    missed = {index for index, kind in enumerate(kinds) if kind}
    for start, end, said in rule.read(text, labels[0]):
        touched = [index for index, one in enumerate(labels) if touches(one, start, end)]
        asked = [index for index in touched if kinds[index]]
        right = [index for index in asked if rule.agrees(labels[index].reading, said)]
        for index in missed.intersection(right):
            missed.remove(index)
            score = scores[rule.name, kinds[index]]
            score.hits += 1
            score.unlike.update(compare_rest(labels[index].reading, said))
        free = any(is_free(rule, labels[index]) for index in touched)
        if not right and (asked or not (free or is_one(text[start:end]))):
            kind = kinds[asked[0]] if asked else rule.sort(labels[0], said)
            scores[rule.name, kind].alarms.append(tell(text, start, end, labels[0], said))
    for index in sorted(missed):
        label, score = labels[index], scores[rule.name, kinds[index]]
        start = label.start or 0
        line = tell(text, start, start + len(label.phrase), label, label.reading)
        (score.misses if rule.claims(label) else score.unclaimed).append(line)


def is_one(words: str) -> bool:
    """Tell whether the only figure of some words is the word "one"."""
    return "one" in words.lower().split() and not NUMERAL.search(words)


def touches(label: Label, start: int, end: int) -> bool:
    """Tell whether a reading shares a character with a label."""
    return label.start is not None and label.start < end and start < label.start + len(label.phrase)


def compare_rest(label: Said, said: Said) -> Iterator[str]:
    """List what is counted apart and is not as labelled."""
    if {name for name in DATES if name in label} != {name for name in DATES if name in said}:
        yield "attributes"
    if "unit" in said:
        for name in ("exclusive", "approx", "unit"):
            if label.get(name, "").lower() != said.get(name, "").lower():
                yield name


def tell(text: str, start: int, end: int, label: Label, said: Said) -> str:
    """Tell what was missed or read falsely, in the words around it."""
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    values = " ".join(f"{name}={value}" for name, value in said.items() if name in SHOWN)
    place = f"{label.document} {label.passage} {label.ordinal}"
    return f"{place}: {before}[[{text[start:end]}]]{after} ({values})"


def write_table(scores: Scores) -> Iterator[str]:
    """Write the table, line by line."""
    columns = ("unclaimed", "misses", "false alarms", "precision", "recall")
    yield f"{'':24}{'hits':>6}" + "".join(f"{column:>14}" for column in columns) + "  unlike"
    for (rule, kind), score in scores.items():
        counted = (score.unclaimed, score.misses, score.alarms)
        counts = f"{score.hits:6}" + "".join(f"{len(lines):14}" for lines in counted)
        rates = f"{score.precision:14.4f}{score.recall:14.4f}"
        unlike = " ".join(f"{name} {number}" for name, number in sorted(score.unlike.items()))
        yield f"{rule + ', ' + kind:24}{counts}{rates}  {unlike}".rstrip()


def write_list(scores: Scores) -> Iterator[str]:
    """Write every phrase that was not read as it is labelled, and every false alarm."""
    for (rule, kind), score in scores.items():
        told = {"unclaimed": score.unclaimed, "miss": score.misses, "false alarm": score.alarms}
        for name, lines in told.items():
            yield from (f"{rule}, {kind}, {name}: {line}" for line in lines)


def main() -> None:
    """Print the table, and with --list every miss and false alarm."""
    parser = argparse.ArgumentParser(description="Measure the reading of dates and figures.")
    parser.add_argument("volume", type=Path, help="the volume that the labels are of")
    parser.add_argument("--list", action="store_true", help="list every miss and false alarm")
    arguments = parser.parse_args()
    scores = measure(arguments.volume)
    print(*write_table(scores), sep="\n")
    if arguments.list:
        print(*write_list(scores), sep="\n")


if __name__ == "__main__":
    main()
