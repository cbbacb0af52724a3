"""The differences between two texts."""

import random
import time
from collections.abc import Sequence

import pytest

from edition.language.differences import find_differences

TRIES = 3


def change(words: Sequence[str], dice: random.Random) -> list[str]:
    """Replace, add and leave out some words."""
    changed = list(words)
    for _ in range(dice.randrange(20)):
        place = dice.randrange(len(changed) + 1)
        length = dice.choice((0, 1, 2, 90))
        new = [f"new{dice.randrange(5)}"] * dice.choice((0, 1, 70))
        changed[place : place + length] = new
    return changed


@pytest.mark.parametrize("different", [1, 2, 50, 1000])
def test_differences_make_one_text_of_the_other(different: int) -> None:
    """Whoever makes all the replacements has the other text, and no two of them touch."""
    dice = random.Random(different)  # noqa: S311 - a test's dice
    for _ in range(200):
        words = [str(dice.randrange(different)) for _ in range(dice.randrange(300))]
        others = change(words, dice)
        found = find_differences(words, others)

        made: list[str] = []
        last = 0
        for start, end, other_start, other_end in found:
            assert start > last or not last
            made += (*words[last:start], *others[other_start:other_end])
            last = end
        assert others == [*made, *words[last:]]


def test_each_difference_is_found_by_itself() -> None:
    """A word replaced, one left out and one added are three differences."""
    said = "the enemy planes are inflicting losses on our transport every day"
    other = "the enemy aircraft are inflicting on our transport every single day"

    found = find_differences(said.split(), other.split())

    assert [(2, 3, 2, 3), (5, 6, 5, 5), (10, 10, 9, 10)] == found


def measure(count: int, different: int, every: int) -> float:
    """Time the comparison of two texts in which many words differ, the best of some runs."""
    dice = random.Random(1)  # noqa: S311 - a test's dice
    words = [str(dice.randrange(different)) for _ in range(count)]
    others = [word if place % every else f"{word}x" for place, word in enumerate(words)]
    seconds = []
    for _ in range(2):
        started = time.process_time()
        find_differences(words, others)
        seconds.append(time.process_time() - started)
    return min(seconds)


@pytest.mark.slow
@pytest.mark.parametrize(("different", "every"), [(1, 10), (2, 3), (1000, 3), (50_000, 100)])
def test_twice_the_text_takes_twice_the_time(different: int, every: int) -> None:
    """Each doubling of texts with many differences takes no more than 2.3 times the time."""
    sizes = (8_000, 32_000)

    assert any(
        2.3**2 > measure(sizes[1], different, every) / measure(sizes[0], different, every)
        for _ in range(TRIES)
    )
