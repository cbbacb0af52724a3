"""Rules about one telegram, where one slip must not be told twice."""

from pathlib import Path

import pytest
from spoiled_copies import TELEGRAM, replace, run_here


def find(folder: Path, path: str = TELEGRAM) -> list[str]:
    """Return the errors of a file."""
    output = run_here(folder, "check", str(folder / path)).stdout
    return [line for line in output.splitlines() if ": error " in line]


@pytest.mark.parametrize("target", ["#tg-1950-26998.m5", "telegram:tg-1950-26998.m5"])
def test_a_quantity_does_not_repeat_itself(sources: Path, target: str) -> None:
    """A repetition points to the statement, and not to itself or another repetition."""
    replace(sources / TELEGRAM, 'sameAs="#tg-1950-26998.m4"', f'sameAs="{target}"')

    (line,) = find(sources)

    assert " error measure.act: " in line
    assert f"repeats {target}, which is a repetition itself; " in line


def test_a_day_that_does_not_exist_agrees_with_nothing(sources: Path) -> None:
    """Of a day that is not in the calendar only that is told."""
    text = (sources / TELEGRAM).read_text(encoding="utf-8")
    begin = text.index("<closer")
    spoiled = text[begin:].replace('<date when="1950-11-17">', '<date when="1950-11-31">', 1)
    assert spoiled != text[begin:]
    (sources / TELEGRAM).write_text(text[:begin] + spoiled, encoding="utf-8")

    (line,) = find(sources)

    assert " error date.exists: " in line


@pytest.mark.parametrize("day", ["1950-12-25 ", " 1950-12-25", "1950-12-25T10:00:00 ", "1950-12 "])
def test_white_space_beside_a_date_is_told(sources: Path, day: str) -> None:
    """
    The grammar lets it pass, as XML's tokens have it; it is told once, and the other rules are run.
    """
    replace(sources / TELEGRAM, 'to="1950-12-25"', f'to="{day}"')

    lines = [line for line in find(sources) if " date-words.agrees: " not in line]

    (line,) = lines
    said = f"There is white space before or after the date {day.strip()}."
    assert f" error date.exists: {said}" in line


@pytest.mark.parametrize("name", ["persName", "rs", "date", "p"])
def test_empty_tags_are_told(sources: Path, name: str) -> None:
    """An element for words has some, or a gap."""
    empty = {
        "persName": '<persName ref="person:stalin"/>',
        "rs": '<rs ref="person:stalin"> </rs>',
        "date": '<date when="1950-11-17"></date>',
        "p": '</p><p xml:id="tg-1950-26998.p99">',
    }[name]
    text = (sources / TELEGRAM).read_text(encoding="utf-8")
    end = text.rindex("</p>")
    (sources / TELEGRAM).write_text(text[:end] + empty + text[end:], encoding="utf-8")

    (line,) = find(sources)

    assert f" error text.empty: The element {name} is empty." in line


@pytest.mark.parametrize(("day", "told"), [("13", True), ("16", True), ("17", False)])
def test_a_date_before_the_text_is_that_of_the_header(
    sources: Path, day: str, *, told: bool
) -> None:
    """A date at the head that names no step is that of sending or receipt."""
    line = f'<dateline><date when="1950-11-{day}">{day}.11</date></dateline><dateline>'
    replace(sources / TELEGRAM, "<dateline>\n", line + "\n")
    errors = [error for error in find(sources) if " date.agrees: " in error]

    said = f"The text is dated 1950-11-{day}, the header has 1950-11-17"
    assert [told] * told == [said in error for error in errors]
