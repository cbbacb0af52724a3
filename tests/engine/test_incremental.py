"""
Any edits, in any order, with failures: what is built step by step is what is built from nothing.

Ten seeds take five rounds each, twenty with EDITION_ALL_FAULTS=1; ROUNDS= says how many each takes,
SEEDS= which there are: 7 or 100-199.
"""

import logging
import os
from pathlib import Path

import pytest
from trial import try_rounds

_log = logging.getLogger(__name__)
ALL = os.environ.get("EDITION_ALL_FAULTS") == "1"
ROUNDS = int(os.environ.get("ROUNDS", "20" if ALL else "5"))
FIRST, _, LAST = os.environ.get("SEEDS", "1-10").partition("-")
SEEDS = range(int(FIRST), int(LAST or FIRST) + 1)


@pytest.mark.timeout(60 + 30 * ROUNDS)
@pytest.mark.parametrize("seed", SEEDS)
def test_an_incremental_build_gives_what_a_clean_one_gives(tmp_path: Path, seed: int) -> None:
    """
    After each round the tree, the findings and the exit status are those of a build from nothing.

    While an error stands nothing is published: then public/ is as it was before. A register that
    cannot be read is such an error; what it said last is kept, so once it is mended only what
    differs is made again, and until then pointers and names are not checked.
    """
    trial = try_rounds(tmp_path, seed, range(ROUNDS))

    _log.info("seed %s: %s made again, in vain: %s", seed, trial.made, trial.vain)
