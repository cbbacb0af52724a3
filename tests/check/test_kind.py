"""A file is what its folder says."""

import re
from pathlib import Path

import pytest
from spoiled_copies import TELEGRAM, replace, run_here


def find_errors(folder: Path, path: str) -> list[str]:
    """Return the errors that one file gives."""
    output = run_here(folder, "check", str(folder / path)).stdout
    return [line for line in output.splitlines() if ": error " in line and line.startswith(path)]


@pytest.mark.parametrize(
    ("origin", "path", "said"),
    [
        (TELEGRAM, "tei/front/telegram.xml", "This is a telegram, but "),
        ("tei/registers/persons.xml", "tei/front/persons.xml", "This is a register, but "),
        ("tei/registers/places.xml", TELEGRAM, "This file holds no telegram: "),
        ("tei/front/principles.xml", TELEGRAM, "This file holds no telegram: "),
        ("tei/registers/places.xml", "tei/registers/persons.xml", "has no standOff/listPerson."),
        (
            "tei/registers/cited.xml",
            "tei/registers/taxonomies.xml",
            "has no teiHeader/encodingDesc",
        ),
        ("tei/registers/persons.xml", "tei/registers/people.xml", "There is no register people."),
    ],
)
def test_a_file_elsewhere_is_one_error(sources: Path, origin: str, path: str, said: str) -> None:
    """A valid file of another kind is told in one finding, and nothing else is said of it."""
    (sources / path).write_bytes((sources / origin).read_bytes())

    (line,) = find_errors(sources, path)

    assert " error source.kind: " in line
    assert said in line


@pytest.mark.parametrize("name", ["classDecl", "unitDecl"])
def test_a_telegram_has_no_entries_of_its_own(sources: Path, name: str) -> None:
    """They would be on no page, and a standalone file could not tell them from the registers'."""
    text = (sources / "tei/registers/taxonomies.xml").read_text(encoding="utf-8")
    found = re.search(rf"<{name}>.*</{name}>", text, re.DOTALL)
    assert found
    end = "    </encodingDesc>"
    replace(sources / TELEGRAM, end, f"{found[0]}\n{end}")

    said = f" error source.kind: The telegram has a {name}; its entries belong into tei/registers/."
    assert [1] == [line.count(said) for line in find_errors(sources, TELEGRAM)]


def test_a_telegram_has_its_id_of_the_edition(sources: Path) -> None:
    """Without idno the telegram is not one of the edition's."""
    replace(sources / TELEGRAM, '<idno type="edition">tg-1950-26998</idno>', "")

    (line,) = find_errors(sources, TELEGRAM)

    assert "source.kind: The telegram gives no idno of type edition." in line
