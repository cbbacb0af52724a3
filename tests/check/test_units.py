"""A quantity has the unit and the commodity that its words name."""

from pathlib import Path

import pytest
from overlays import BASE, lay
from spoiled_copies import replace

from edition.build.build import check_edition

TELEGRAM = "tei/telegrams/tg-1950-1001.xml"
WORDS = "According to"


def check(folder: Path, unit: str, commodity: str, words: str) -> list[str]:
    """Return the messages about the words of a quantity with a unit and a commodity."""
    place = lay(folder, BASE) / TELEGRAM
    counted = f' commodity="{commodity}"' if commodity else ""
    start = f'<measure xml:id="tg-1950-1001.m9" quantity="3" unitRef="unit:{unit}"{counted}'
    replace(place, WORDS, f'{start} ana="act:requested">{words}</measure>. {WORDS}')
    findings = check_edition(folder).findings
    return [one.message for one in findings if one.rule != "witness.reproduced"]


@pytest.mark.parametrize(
    ("unit", "commodity", "words"),
    [
        ("ton", "tnt", "3 tons of TNT"),
        ("ton", "tnt", "TNT, 3 tons"),
        ("piece", "rifle", "3 Soviet rifles"),
        ("piece", "rifle", "three carbines"),
        ("piece", "rifle", "3 cartridges for rifles"),
        ("piece", "rifle", "3 pieces"),
        ("piece", "tnt", "3<gap reason='illegible'/> rifles"),
        ("piece", "rifle", "3 8-ton lorries"),
    ],
)
def test_words_that_fit_are_no_finding(
    unit: str, commodity: str, words: str, tmp_path: Path
) -> None:
    """What the words name is what the markup says, or they name nothing of the taxonomies."""
    assert [] == check(tmp_path, unit, commodity, words)


@pytest.mark.parametrize(
    ("unit", "commodity", "words", "message"),
    [
        ("piece", "tnt", "3 tons of TNT", "names unit-ton, and the markup unit-piece."),
        ("piece", "tnt", "3 rifles", "names commodity-rifle, and the markup commodity-tnt."),
        ("piece", "tnt", "Soviet rifles 3", "names commodity-rifle, and the markup commodity-tnt."),
        (
            "ton",
            "rifle",
            "three tons of TNT",
            "names commodity-tnt, and the markup commodity-rifle.",
        ),
    ],
)
def test_words_of_another_entry_are_told(
    unit: str, commodity: str, words: str, message: str, tmp_path: Path
) -> None:
    """The finding says what the words name and what the markup does."""
    (told,) = check(tmp_path, unit, commodity, words)

    assert message in told
