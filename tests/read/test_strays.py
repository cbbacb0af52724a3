"""What stands among the sources and is none."""

import json
from pathlib import Path

import pytest
from needs import ROOT
from spoiled_copies import run_here

from edition.outcome import WHOLE_EDITION
from edition.printable import show


def find_strays(folder: Path) -> list[str]:
    """Return the warnings of strays."""
    output = run_here(folder, "check").stdout
    return [line for line in output.splitlines() if "source.stray" in line]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("tei/telegrams/tg-1950-1.XML", "does not end in .xml, so the file is not read."),
        ("tei/witnesses/tg-1950-26998.W.TXT", "does not end in .txt, so the file is not read."),
        ("tei/telegrams/1951/tg-1951-1.xml", "This is a folder, and what stands in it is not read"),
        ("tei/registers/people.xml", "There is no register of this name"),
        ("tei/witnesses/tg-1950-1.K.txt", "there is no tei/telegrams/tg-1950-1.xml."),
        ("tei/witnesses/notes.txt", "its name is not a telegram’s and a siglum."),
        *(
            (f"tei/{name}", "The name begins with a dot, so the file is hidden and not read.")
            for name in (
                *("telegrams/.tg-1950-1.xml", "telegrams/.x.XML", "telegrams/..xml"),
                *("registers/.people.xml", "witnesses/.tg-1950-26998.K.txt", "front/.a\nb.xml"),
            )
        ),
    ],
)
def test_a_stray_is_one_warning(sources: Path, path: str, said: str) -> None:
    """What looks like a source and is not read is told, and keeps nothing from being published."""
    (sources / path).parent.mkdir(exist_ok=True)
    (sources / path).write_text("words", encoding="utf-8")

    (line,) = find_strays(sources)

    assert line.startswith(show(path).removesuffix("/tg-1951-1.xml"))
    assert said in line


@pytest.mark.parametrize(
    "path",
    [
        *(f"telegrams/{name}" for name in (".DS_Store", "x.xml~", ".x.txt", "notes.docx")),
        *("telegrams/.git/x.xml", "registers/._people.xml", "witnesses/.#x.K.txt"),
        *("telegrams/.~x.xml", "telegrams/.x.xml.new", "front/.x.xml.swp"),
    ],
)
def test_leftovers_are_no_strays(sources: Path, path: str) -> None:
    """
    What editors and file managers leave behind, and what no one takes for a source, is no stray.
    """
    place = sources / "tei" / path
    place.parent.mkdir(exist_ok=True)
    place.write_text("words", encoding="utf-8")

    assert [] == find_strays(sources)


def test_whoever_checks_one_file_is_told_what_is_left_out() -> None:
    """The rules that are not run for some paths are those that the manual gives to the edition."""
    rules = json.loads((ROOT / "schema" / "rules.json").read_text(encoding="utf-8"))["rules"]

    assert sorted(rule["id"] for rule in rules if rule["by"] == "edition") == sorted(WHOLE_EDITION)
