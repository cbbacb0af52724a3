"""A pointer that leads to nothing is told with the nearest id."""

from pathlib import Path, PurePosixPath

import pytest
from overlays import BASE, lay
from spoiled_copies import replace

from edition.build.build import check_edition
from edition.check.checker import check_paths
from edition.project.settings import Project

TELEGRAM = "tei/telegrams/tg-1950-1002.xml"


@pytest.mark.parametrize(
    ("pointer", "slip"),
    [
        ("person:zhou-enlai", "person:zhou-enlay"),
        ("telegram:tg-1950-1001.m2", "telegram:tg-1950-1001.m22"),
        ("act:promised", "act:promissed"),
    ],
)
def test_the_nearest_id_is_asked_for(pointer: str, slip: str, tmp_path: Path) -> None:
    """A slip is told with what was probably meant, however the edition is checked."""
    place = lay(tmp_path, BASE) / TELEGRAM
    text = place.read_text(encoding="utf-8")
    place.write_text(text.replace(f'"{pointer}"', f'"{slip}"'), encoding="utf-8")

    found = check_edition(tmp_path).findings
    (finding, *_) = found

    assert f"The pointer {slip} leads to nothing. Did you mean {pointer}? " in finding.message
    alone = check_paths(Project.open(tmp_path), [PurePosixPath(TELEGRAM)]).findings
    assert set(found) <= set(alone)


def test_what_is_like_nothing_is_told_without(tmp_path: Path) -> None:
    """Where no id is near, none is named."""
    place = lay(tmp_path, BASE) / TELEGRAM
    replace(place, 'target="telegram:tg-1950-1001" cert', 'target="telegram:tg-1950-9999" cert')

    (finding,) = check_edition(tmp_path).findings

    assert "leads to nothing. Correct the pointer" in finding.message
