"""
The fewest rounds of random edits that still give other pages or findings than a clean build.

Run it with the seed and the round that a failure of tests/engine/test_incremental.py names:
python tests/acceptance/trial_reduction.py 7 23
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

TESTS = Path(__file__).parent.parent
sys.path[:0] = [str(TESTS / name) for name in ("", "support", "engine")]

_NEAR = 4
"""So many rounds before the one that fails are tried alone first."""


def fail(seed: int, rounds: Sequence[int]) -> str:
    """Run some rounds, and tell how they fail, if they do."""
    from trial import DiffersError, try_rounds  # noqa: PLC0415 - found by the path above

    with TemporaryDirectory() as folder:
        try:
            try_rounds(Path(folder), seed, rounds)
        except DiffersError as error:
            return str(error)
    return ""


def reduce(seed: int, last: int) -> str:
    """Leave out rounds as long as the rest fails, and tell how that does."""
    for count in range(1, _NEAR + 1):
        if told := fail(seed, range(max(0, last + 1 - count), last + 1)):
            return told
    rounds = list(range(last + 1))
    told = fail(seed, rounds)
    for number in range(last) if told else ():
        fewer = [other for other in rounds if other != number]
        if shorter := fail(seed, fewer):
            rounds, told = fewer, shorter
    return told or "These rounds do not fail."


if __name__ == "__main__":
    print(reduce(int(sys.argv[1]), int(sys.argv[2])))
