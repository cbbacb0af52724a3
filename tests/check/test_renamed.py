"""A file that was renamed without its id is told once."""

from pathlib import Path

from overlays import BASE, lay

from edition.build.build import check_edition


def test_a_renamed_file_is_one_finding(tmp_path: Path) -> None:
    """Neither what points to its id nor its transcriptions, which keep their names, are told."""
    folder = lay(tmp_path, BASE)
    place = folder / "tei/telegrams/tg-1950-1001.xml"
    place.rename(place.with_name("tg-1950-1009.xml"))

    findings = check_edition(folder).findings

    assert [("tei/telegrams/tg-1950-1009.xml", "id.matches-file")] == [
        (str(one.path), one.rule) for one in findings
    ]
