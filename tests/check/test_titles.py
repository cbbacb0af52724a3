"""A title names the parties and the day of its telegram."""

from pathlib import Path

import pytest
from overlays import BASE, lay
from spoiled_copies import replace

from edition.build.build import check_edition

TELEGRAM = "tei/telegrams/tg-1950-1001.xml"
TITLE = "<titleStmt>\n        <title>Zhou Enlai to Filippov [Stalin], 7 November 1950</title>"


def check(folder: Path, title: str) -> list[tuple[str, str]]:
    """Return what is found where a telegram has this title: rules and messages."""
    place = lay(folder, BASE) / TELEGRAM
    replace(place, TITLE, f"<titleStmt><title>{title}</title>")
    return [(one.rule, one.message) for one in check_edition(folder).findings]


@pytest.mark.parametrize(
    "title",
    [
        "Zhou Enlai to Filippov, 7 November 1950",
        "周恩来致斯大林",
        "Zhou Enlai to Joseph Stalin on a report of Peng Dehuai, November 1950",
        "Request for arms, received 8 November 1950",
        "From Beijing",
        "A telegram of 7 November",
    ],
)
def test_a_title_of_parties_and_day_is_right(title: str, tmp_path: Path) -> None:
    """Parties come first, in any form of their names; a month or a receipt is a date too."""
    assert [] == check(tmp_path, title)


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("Peng Dehuai to Filippov, 7 November 1950", "“Peng Dehuai”"),
        ("Zhou Enlai to Vyacheslav Molotov", "“Vyacheslav Molotov”"),
        ("Zhou Enlai to Filippov, 17 November 1950", "“17 November 1950”"),
        ("Peng Dehuai to Filippov, October 1950", "“Peng Dehuai” and “October 1950”"),
    ],
)
def test_what_else_a_title_names_is_told_once(title: str, named: str, tmp_path: Path) -> None:
    """One finding names all that is neither in the header nor in the form."""
    ((rule, message),) = check(tmp_path, title)

    assert "title.agrees" == rule
    assert message.startswith(f"The title names {named}, but header and form do not.")
