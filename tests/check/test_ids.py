"""Ids: of telegrams, of their parts, and of everything together."""

from pathlib import Path

import pytest
from spoiled_copies import TELEGRAM, replace, run_here


def find(folder: Path, *arguments: str) -> list[str]:
    """Return the lines of the errors that the command finds."""
    output = run_here(folder, "check", *arguments).stdout
    return [line for line in output.splitlines() if ": error id." in line]


@pytest.mark.parametrize(
    ("old", "new", "rule", "said"),
    [
        (
            'TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="tg-1950-26998"',
            'TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="tg-1950-26999"',
            "id.matches-file",
            "has the xml:id tg-1950-26999, but its file is named tg-1950-26998.",
        ),
        (
            'xml:id="tg-1950-26998.p2"',
            'xml:id="tg-1950-26998.p1"',
            "id.unique",
            "The id tg-1950-26998.p1 stands in this file before.",
        ),
        (
            'xml:id="tg-1950-26998.p2"',
            'xml:id="tg-1950-5708.p2"',
            "id.pattern",
            "is not made from the telegram’s, like tg-1950-26998.p1.",
        ),
    ],
)
def test_a_wrong_id_is_told_where_it_stands(
    sources: Path, old: str, new: str, rule: str, said: str
) -> None:
    """An id that is not what it should be is one error, at its attribute."""
    replace(sources / TELEGRAM, old, new)

    found = [line for line in find(sources, str(sources / TELEGRAM)) if f" {rule}: " in line]

    assert 1 == len(found)
    assert said in found[0]
    line, column = map(int, found[0].split(":")[1:3])
    text = (sources / TELEGRAM).read_text(encoding="utf-8").splitlines()[line - 1]
    assert text[column - 1 :].startswith("xml:id=")


def test_a_wrong_id_of_the_telegram_is_all_that_is_told(sources: Path) -> None:
    """Neither the parts' ids nor the idno, which are right, are blamed for it."""
    replace(
        sources / TELEGRAM,
        'TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="tg-1950-26998"',
        'TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="tg-1950-26999"',
    )

    output = run_here(sources, "check", str(sources / TELEGRAM)).stdout

    assert 1 == output.count(": error ")
    assert ": error id.matches-file: " in output


def test_the_roll_may_begin_with_a_mark(sources: Path) -> None:
    """A byte order mark belongs to no id."""
    roll = sources / "tei/published.txt"
    roll.write_text("\ufefftg-1950-26998\r\ntg-1950-26998.p1\r\n", encoding="utf-8")

    assert [] == find(sources)


def test_an_id_must_match_the_editions_pattern(sources: Path) -> None:
    """The pattern is a setting: where it asks for something else, each telegram is told."""
    replace(sources / "edition.toml", r"tg-\d{4}-[a-z0-9-]+", r"tel-\d+")

    found = find(sources, str(sources / TELEGRAM))

    assert 1 == len(found)
    assert "does not match the edition’s id-pattern, tel-\\d+." in found[0]


def test_published_parts_have_ids(sources: Path) -> None:
    """What may be cited has an id once the telegram is published; before, it may lack one."""
    replace(sources / TELEGRAM, ' xml:id="tg-1950-26998.p6"', "")
    assert [] == find(sources, str(sources / TELEGRAM))

    replace(
        sources / TELEGRAM, '<revisionDesc status="proofed">', '<revisionDesc status="published">'
    )

    (line,) = find(sources, str(sources / TELEGRAM))
    assert "A published telegram’s p has no xml:id." in line


def test_published_ids_are_never_lost(sources: Path) -> None:
    """An id of the roll that no file has any more is an error, at its line of the roll."""
    roll = sources / "tei/published.txt"
    roll.write_text("tg-1950-26998\ntg-1950-26998.p1\n\n", encoding="utf-8")
    assert [] == find(sources)

    roll.write_text("tg-1950-26998\ntg-1950-26998.p99\n", encoding="utf-8")

    (line,) = find(sources)
    assert line.startswith("tei/published.txt:2:1: error id.never-lost: The id tg-1950-26998.p99 ")


def test_no_two_files_share_an_id(sources: Path) -> None:
    """An id that a second register declares is told there, with the file that has it already."""
    persons = sources / "tei/registers/persons.xml"
    replace(persons, 'xml:id="person-gao-gang"', 'xml:id="place-yalu"')
    for path in (sources / "tei").rglob("*.xml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("person:gao-gang", "person:stalin"), encoding="utf-8")

    (line,) = find(sources)

    assert line.startswith("tei/registers/places.xml:")
    assert "The id place-yalu stands in tei/registers/persons.xml already." in line
