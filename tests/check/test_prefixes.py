"""What prefixes are short for."""

from pathlib import Path

import pytest
from spoiled_copies import TELEGRAM, replace, run_here

PERSON = 'replacementPattern="../registers/persons.xml#person-$1"'


@pytest.mark.parametrize(
    "written",
    [
        "../registers/places.xml#place-$1",
        "../registers/persons.xml#person-$2",
        "../registers/persons.xml#person-$1\\",
        "persons.xml#person-$1",
        "https://example.org/$1",
        "$9",
        "\\g&lt;x>",
        "(",
    ],
)
def test_no_file_gives_a_prefix_another_meaning(sources: Path, written: str) -> None:
    """Another meaning is one error at its attribute; the pointers keep the edition's."""
    replace(sources / TELEGRAM, PERSON, f'replacementPattern="{written}"')

    output = run_here(sources, "check", str(sources / TELEGRAM)).stdout

    (line,) = (line for line in output.splitlines() if ": error " in line)
    assert " error ref.resolves: The prefix person leads to ../registers/persons.xml#" in line
    number, column = map(int, line.split(":")[1:3])
    text = (sources / TELEGRAM).read_text(encoding="utf-8").splitlines()[number - 1]
    assert text[column - 1 :].startswith("replacementPattern=")


def test_a_form_belongs_to_its_prefix(sources: Path) -> None:
    """What follows a prefix has the form that the prefix needs."""
    replace(
        sources / TELEGRAM,
        'ident="secrecy" matchPattern="([a-z0-9\\-]+)"',
        'ident="secrecy" matchPattern="(tg-[a-z0-9\\-]+)"',
    )

    output = run_here(sources, "check", str(sources / TELEGRAM)).stdout

    assert "ref.resolves: The prefix secrecy is followed by ([a-z0-9\\-]+), not by " in output


def test_a_part_needs_its_declaration(sources: Path) -> None:
    """A pointer to a part of a telegram is not resolved by the declaration of whole telegrams."""
    path = "tei/telegrams/tg-1950-5708.xml"
    text = (sources / path).read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in text if "$1.xml#$1.$2" not in line]
    (sources / path).write_text("".join(kept), encoding="utf-8")

    output = run_here(sources, "check", str(sources / path)).stdout

    assert "ref.resolves: The pointer telegram:tg-1950-26998.m4 leads to nothing." in output
