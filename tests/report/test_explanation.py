"""What a build says of why it made something again."""

from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from textwrap import shorten

import pytest
from published import ask_for, copy_built, copy_edition

from edition.build.build import build
from edition.catalogue.relation import write_key
from edition.engine.relations import AROUND, FILE
from edition.outcome import Outcome, Redone
from edition.report.explanation import explain_all

REQUEST = "tei/telegrams/tg-1950-26998.xml"
PERSONS = "tei/registers/persons.xml"
Edit = Callable[[Path], object]


def edit(path: str, old: str, new: str) -> Edit:
    """Replace the first of some words of a file."""

    def change(folder: Path) -> None:
        text = (folder / path).read_text(encoding="utf-8")
        assert old in text
        (folder / path).write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def add_telegram(folder: Path) -> None:
    """Copy a telegram, with its witnesses, under another number."""
    for place in (*folder.glob("tei/telegrams/tg-1950-26998.xml"), *folder.glob("tei/w*/*26998*")):
        text = place.read_text(encoding="utf-8").replace("26998", "26999")
        place.with_name(place.name.replace("26998", "26999")).write_text(text, encoding="utf-8")


def remove_telegram(folder: Path) -> None:
    """Delete a telegram that no other points to, with its witnesses, after it was published."""
    add_telegram(folder)
    assert build(folder).published
    for place in folder.glob("tei/*/tg-1950-26999.*"):
        place.unlink()


def change_roll(folder: Path) -> None:
    """Write a list of published ids."""
    (folder / "tei/published.txt").write_text("tg-1950-26998\n", encoding="utf-8")


EDITS: dict[str, Edit] = {
    "words": edit(REQUEST, "Asks for 500 auto", "Wants 500 auto"),
    "title": edit(REQUEST, "<title>", "<title>The "),
    "note of an entry": edit(PERSONS, "<note>", "<note>Also: "),
    "name of an entry": edit(PERSONS, ">Gao Gang<", ">Gāo Gǎng<"),
    "unit word": edit("tei/registers/taxonomies.xml", ">armies<", ">hosts<"),
    "stylesheet": edit("xslt/front.xsl", "</xsl:stylesheet>", "<!-- new --></xsl:stylesheet>"),
    "setting": edit("edition.toml", 'title = "Telegrams', 'title = "The telegrams'),
    "schema": edit("schema/entry.schema.json", "\n", "\n\n"),
    "front page": edit("tei/front/introduction.xml", "<p>", "<p>Now "),
    "asset": edit("xslt/assets/edition.css", "/*", "/* new"),
    "witness": edit("tei/witnesses/tg-1950-26998.K.txt", "\n", "\n\n"),
    "new telegram": add_telegram,
    "deleted telegram": remove_telegram,
    "roll": change_roll,
}


def count_alike(lines: list[str]) -> Iterator[str]:
    """
    Write the lines of one step that differ in their subject alone as one, with their number.

    A line is cut after a hundred characters.
    """
    for (step, reasons), alike in groupby(lines, _read_step_and_reasons):
        first, *others = alike
        subject = f"{1 + len(others)} × {step}" if others else first.partition(": ")[0]
        yield shorten(f"{subject}: {reasons}", 100, placeholder=" …")


def _read_step_and_reasons(line: str) -> tuple[str, str]:
    """Return the step of a line, and its reasons, in which the subject is left out."""
    step, _, reasons = line.partition(": ")
    kind, _, subject = step.partition(" of ")
    return kind, reasons.replace(subject, "…") if subject else reasons


EXPECTED = {
    "words": """
record of tg-1950-26998: …
names of tg-1950-26998: …
thread of tg-1950-5708: record of tg-1950-26998
balance of tg-1950-26637: record of tg-1950-26998, telegram tg-1950-26998
balance of tg-1950-26998: …, record of …, telegram …, telegram
page of tg-1950-26998: …, record of …, telegram …, telegram
contents: record of 1950-11, telegram tg-1950-26998, telegram 1950-11
contents page of 1950-11: record of …, telegram tg-1950-26998, telegram …
tei part of 1950-11: tg-1950-26998, telegram …
cmif part of 1950-11: whole record of …
tei: part of an export tei
list of exports: files of an export
downloads: files of an export, files of 1950-11, telegram 1950-11
downloads page of 1950-11: files of …, telegram …
""",
    "title": """
record of tg-1950-26998: …
names of tg-1950-26998: …, words …, words
balance of tg-1950-26998: …, telegram …, telegram
page of tg-1950-26637: the telegram before or after it, telegram tg-1950-26998
page of tg-1950-26998: citation of …, …, record of …, telegram …, telegram
page of tg-1950-5708: the telegram before or after it, telegram tg-1950-26998
contents: telegram tg-1950-26998, telegram 1950-11
contents page of 1950-11: telegram tg-1950-26998, telegram …
tei part of 1950-11: tg-1950-26998, telegram …
cmif part of 1950-11: whole record of …
tei: part of an export tei
ledger: telegram 1950-11
ledger page of 1950-11: telegram …
list of exports: files of an export
downloads: files of an export, files of 1950-11, telegram 1950-11
downloads page of 1950-11: files of …, telegram …
""",
    "note of an entry": """
reading of tei/registers/persons.xml: …
elements of tei/registers/persons.xml: …
whole elements: text of an entry
entries of tei/registers/persons.xml: …
page of tg-1950-26637: entry person-mao-zedong
list of tei/registers/persons.xml: entry person
entry page of person-mao-zedong: entry …, entry
registers part: entry person, tei/registers/persons.xml
cmif part of 1950-11: entry person-mao-zedong
tei: part of an export registers
list of exports: files of an export
downloads: files of an export, files of 1950-11
downloads page of 1950-11: files of …
""",
    "name of an entry": """
reading of tei/registers/persons.xml: …
elements of tei/registers/persons.xml: …
whole elements: text of an entry
entries of tei/registers/cited.xml: element person-gao-gang
entries of tei/registers/persons.xml: …
record of tg-1950-26998: element person-gao-gang
check of tei/front/introduction.xml: element person-gao-gang
names of tg-1950-26998: words …
page of tg-1950-26998: entry cited-report-peng-gao, entry person-gao-gang
list of tei/registers/persons.xml: entry person
entry page of person-gao-gang: entry …, entry
registers part: entry person, tei/registers/persons.xml
tei: part of an export registers
list of exports: files of an export
downloads: files of an export, files of 1950-11
downloads page of 1950-11: files of …
""",
    "unit word": """
reading of tei/registers/taxonomies.xml: …
elements of tei/registers/taxonomies.xml: …
whole elements: text of an entry
entries of tei/registers/taxonomies.xml: …
record of tg-1950-26637: element unit-army
3 × names: word for what is counted
page of tg-1950-26637: entry unit-army
list of tei/registers/taxonomies.xml: entry category
registers part: entry category, tei/registers/taxonomies.xml
tei: part of an export registers
list of exports: files of an export
downloads: files of an export, files of 1950-11
downloads page of 1950-11: files of …
""",
    "stylesheet": """
epub part of 1950-11: the program or a setting
epub: the program or a setting
2 × front page: the program or a setting
""",
    "setting": """
3 × page: the program or a setting
6 × list: the program or a setting
74 × entry page: the program or a setting
contents: the program or a setting
contents page of 1950-11: the program or a setting
tei part of 1950-11: the program or a setting
registers part: the program or a setting
cmif part of 1950-11: the program or a setting
csv part of 1950-11: the program or a setting
bibtex part of 1950-11: the program or a setting
csl part of 1950-11: the program or a setting
beacon part: the program or a setting
oai part of 1950-11: the program or a setting
atom part: the program or a setting
epub part of 1950-11: the program or a setting
tei: the program or a setting
registers: the program or a setting
cmif: the program or a setting
csv: the program or a setting
bibtex: the program or a setting
csl: the program or a setting
beacon: the program or a setting
oai: the program or a setting
atom: the program or a setting
epub: the program or a setting
losses page: the program or a setting
ledger: the program or a setting
ledger page of 1950-11: the program or a setting
2 × front page: the program or a setting
manual: the program or a setting
zip files: the program or a setting
list of exports: files of an export
downloads: files of an export, the program or a setting
downloads page of 1950-11: the program or a setting
zip file of the site: the program or a setting
""",
    "schema": """
6 × entries: the program or a setting
""",
    "front page": """
check of tei/front/introduction.xml: …
front page of tei/front/introduction.xml: …
""",
    "asset": """
copy of xslt/assets/edition.css: …
""",
    "witness": """
record of tg-1950-26998: tei/witnesses/….K.txt
""",
    "new telegram": """
2 × files: a name in …
record of tg-1950-26999: telegram file
links of tg-1950-26999: link
names of tg-1950-26999: words
ids of tg-1950-26999: ids
thread of tg-1950-26999: telegram
balance of tg-1950-26637: link …
balance of tg-1950-26999: telegram
doubles of 26999 person:zhou-enlai 1950-11-17: telegrams like
counts of 1950-11: mentions of …, telegram …, telegram
38 × sum: count of …, count
page of tg-1950-26998: the telegram before or after it
page of tg-1950-26999: telegram
page of tg-1950-5708: the telegram before or after it, link …
list of tei/registers/cited.xml: count of cited-promise-3000, count of cited-report-peng-gao, …
3 × list: count
list of tei/registers/taxonomies.xml: count of act-lost, count of act-mobilized, count of act- …
list of tei/registers/terms.xml: count
26 × entry page: count of …, mentions of 1950-11 …
contents: month, record of 1950-11, telegram 1950-11
contents page of 1950-11: month …, month, record of …, telegram …
tei part of 1950-11: day of the last change of …, month, telegram …
cmif part of 1950-11: whole record of …, month
tei: part of an export tei
cmif: part of an export cmif
2 × loss report: losses of …, losses, losses line by line of …
losses page: losses
ledger: month, record of 1950-11, telegram 1950-11
ledger page of 1950-11: month …, month, record of …, telegram …
list of exports: files of an export
downloads: files of an export, month, files of 1950-11, telegram 1950-11
downloads page of 1950-11: month …, month, files of …, telegram …
""",
    "deleted telegram": """
2 × files: a name in …
balance of tg-1950-26637: link …, record of tg-1950-26999, telegram tg-1950-26999
counts of 1950-11: mentions of …, telegram …, telegram
38 × sum: count of …, count
page of tg-1950-26998: the telegram before or after it
page of tg-1950-5708: the telegram before or after it, link …
list of tei/registers/cited.xml: count of cited-promise-3000, count of cited-report-peng-gao, …
3 × list: count
list of tei/registers/taxonomies.xml: count of act-lost, count of act-mobilized, count of act- …
list of tei/registers/terms.xml: count
26 × entry page: count of …, mentions of 1950-11 …
contents: month, record of 1950-11, telegram 1950-11
contents page of 1950-11: month …, month, record of …, telegram …
tei part of 1950-11: tg-1950-26999, day of the last change of …, month, telegram …
cmif part of 1950-11: whole record of …, month
tei: part of an export tei
cmif: part of an export cmif
2 × loss report: losses of …, losses, losses line by line of …
losses page: losses
ledger: month, record of 1950-11, telegram 1950-11
ledger page of 1950-11: month …, month, record of …, telegram …
list of exports: files of an export
downloads: files of an export, month, files of 1950-11, telegram 1950-11
downloads page of 1950-11: month …, month, files of …, telegram …
""",
    "roll": """
published ids: tei/published.txt
lost ids of tg-1950-26998: published id
releases: tei/published.txt
""",
}
"""What is said after each edit; lines that differ in their subject alone stand as one."""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The edition with its own stylesheets and schema, and with two exports, built."""
    folder = copy_edition(tmp_path_factory.mktemp("explanation") / "edition")
    ask_for(folder, "tei", "cmif")
    assert ["Nothing was made before, so all is new."] == [*explain_all(build(folder))]
    return folder


@pytest.mark.parametrize("name", EDITS)
def test_what_differs_is_said_of_all_that_is_made_again(
    base: Path, tmp_path: Path, name: str
) -> None:
    """After an edit each thing that is made again is named, with what it reads that differs."""
    folder = copy_built(base, tmp_path / "edition")
    EDITS[name](folder)

    outcome = build(folder)

    assert outcome.published
    assert EXPECTED[name].strip().splitlines() == [*count_alike([*explain_all(outcome)])]
    assert [] == [*explain_all(build(folder))]


@pytest.mark.parametrize(
    ("redone", "expected"),
    [
        (
            Redone("page", REQUEST, (write_key(f"{AROUND} telegram", {"sort": "1", "id": "x"}),)),
            "page of tg-1950-26998: the telegram before or after it",
        ),
        (
            Redone("manual", "", (write_key(FILE, {"path": "public/manual.html"}),)),
            "manual: public/manual.html",
        ),
        (
            Redone("copy", "a\x1b", tuple(write_key(FILE, {"path": str(n)}) for n in range(7))),
            "copy of a[U+001B]: 0, 1, 2, 3, 4 and 2 more",
        ),
    ],
)
def test_a_line_is_short_and_shows_what_cannot_be_seen(redone: Redone, expected: str) -> None:
    """A line names five reasons at most; a telegram is named by its id."""
    assert [expected] == [*explain_all(Outcome((), 0, redone=(redone,)))]
