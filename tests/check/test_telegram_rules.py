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
    replace(sources / TELEGRAM, 'corresp="#tg-1950-26998.m4"', f'corresp="{target}"')

    (line,) = find(sources)

    assert " error measure.act: " in line
    assert f"restates {target}, which is restated itself; " in line


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


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("<title>Zhou Enlai to Filippov [Stalin], 17 November 1950</title>", "title"),
        (">Asks for 500 automobiles at once, to be set off against 3,000 already promised.<", "p"),
        ('<persName ref="person:stalin">Filippov [Stalin]</persName>', "persName"),
        ('<placeName ref="place:beijing">Beijing</placeName>\n          <date', "placeName"),
    ],
)
def test_empty_tags_of_the_header_are_told(sources: Path, words: str, name: str) -> None:
    """What the header says it says in words."""
    begin, _, rest = words.partition(">")
    replace(sources / TELEGRAM, words, f"{begin}>{rest[rest.index('<') :]}")

    (line,) = find(sources)

    assert f" error text.empty: The element {name} of the header is empty." in line


def test_a_gap_in_the_header_is_told_once(sources: Path) -> None:
    """A name that holds a gap is not empty: that the header holds no gap is all that is told."""
    name = '<persName ref="person:stalin">Filippov [Stalin]</persName>'
    replace(
        sources / TELEGRAM, name, name.replace("Filippov [Stalin]", '<gap reason="illegible"/>')
    )

    (line,) = find(sources)

    assert " error note.within: The header holds no gap." in line


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


SENT, READ = "#tg-1950-26998.sent", "#tg-1950-26998.received2"
URGENT = '<seg type="precedence" ana="precedence:extremely-urgent">'
SCHEME = '<catRef scheme="../registers/taxonomies.xml#precedence"'


@pytest.mark.parametrize(
    ("header", "line", "said"),
    [
        (("extremely-urgent", ""), "", None),
        (("extremely-urgent", ""), READ, None),
        (("extremely-urgent", READ), "", None),
        (("extremely-urgent", READ), READ, None),
        (("top-priority", READ), READ, f"({READ}), in the header it is precedence:top-priority"),
        (("top-priority", ""), READ, f"({READ}), in the header it is precedence:top-priority"),
        (("top-priority", ""), "", "urgent, in the header it is precedence:top-priority"),
        (("top-priority", SENT), READ, None),
    ],
)
def test_a_precedence_belongs_to_its_station(
    sources: Path, header: tuple[str, str], line: str, said: str | None
) -> None:
    """A line is compared with the precedence of the station that it names, or with that of all."""
    target, station = header
    corresp = f' corresp="{station}"' if station else ""
    replace(
        sources / TELEGRAM,
        f'{SCHEME} target="precedence:extremely-urgent"/>',
        f'{SCHEME} target="precedence:{target}"{corresp}/>',
    )
    if line:
        replace(sources / TELEGRAM, URGENT, URGENT.replace(">", f' corresp="{line}">'))

    found = find(sources)

    assert ([] if said is None else [True]) == [str(said) in one for one in found]
    assert all(" error precedence.agrees: " in one for one in found)


@pytest.mark.parametrize(
    ("line", "rules"), [("other", []), ("file", ["ref.kind"]), ("cipher", ["ref.kind"])]
)
def test_a_line_may_say_that_the_words_are_a_paraphrase(
    sources: Path, line: str, rules: list[str]
) -> None:
    """The header names the state of the words, and a line without a type of its own says it."""
    taxonomy = (
        '<taxonomy xml:id="state"><gloss>State of the words</gloss>'
        '<category xml:id="state-paraphrase"><gloss>paraphrase</gloss>'
        "<desc>Not the sender’s own words.</desc></category></taxonomy>"
    )
    prefix = (
        '<prefixDef ident="state" matchPattern="([a-z0-9\\-]+)"'
        ' replacementPattern="../registers/taxonomies.xml#state-$1"/>'
    )
    state = '<catRef scheme="../registers/taxonomies.xml#state" target="state:paraphrase"/>'
    replace(sources / "tei/registers/taxonomies.xml", "</classDecl>", f"{taxonomy}</classDecl>")
    replace(sources / TELEGRAM, "</listPrefixDef>", f"{prefix}</listPrefixDef>")
    replace(sources / TELEGRAM, "</textClass>", f"{state}</textClass>")
    replace(
        sources / TELEGRAM,
        "</closer>",
        f'<seg type="{line}" ana="state:paraphrase">PARAPHRASE</seg></closer>',
    )

    found = [one.split(" error ")[1].partition(":")[0] for one in find(sources)]

    assert rules == [rule for rule in found if rule != "witness.reproduced"]
