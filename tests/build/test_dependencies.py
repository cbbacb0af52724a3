"""
Dependencies by their truth: what a change makes otherwise is built again, and hardly anything else.

For each kind of input the edition is built anew before and after a change. What differs between
the two trees must be what an incremental build writes; what that one makes in vain stands here,
with the reason.
"""

import re
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from published import copy_built, copy_edition
from spoiled_copies import list_tree, replace

from edition.build.build import build
from edition.build.steps import STEPS
from edition.engine.steps import Stage
from edition.outcome import Outcome

Change = Callable[[Path], None]

FIRST, REQUEST, ANSWER = (
    f"tei/telegrams/tg-1950-{number}.xml" for number in ("26637", "26998", "5708")
)


def change(path: str, old: str, new: str) -> Change:
    """Return what replaces words in a file, where they stand for the first time."""

    def spoil(folder: Path) -> None:
        place = folder / path
        text = place.read_text(encoding="utf-8")
        assert old in text
        place.write_text(text.replace(old, new, 1), encoding="utf-8")

    return spoil


def append(path: str, text: str) -> Change:
    """Return what adds text to a file, which may be a new one."""

    def spoil(folder: Path) -> None:
        with (folder / path).open("a", encoding="utf-8") as file:
            file.write(text)

    return spoil


def send_later(folder: Path) -> None:
    """Let the first telegram be sent twenty days later, after the two others."""
    for path in (FIRST, *(f"tei/witnesses/tg-1950-26637.{siglum}.txt" for siglum in "KW")):
        place = folder / path
        text = re.sub(r"\b([78])(\.11\.| November)", r"2\1\2", place.read_text(encoding="utf-8"))
        place.write_text(re.sub(r"1950-11-0([78])", r"1950-11-2\1", text), encoding="utf-8")


def add_telegram(folder: Path) -> None:
    """Add a second answer to the request."""
    text = (folder / ANSWER).read_text(encoding="utf-8").replace("tg-1950-5708", "tg-1950-5709")
    (folder / ANSWER.replace("5708", "5709")).write_text(text, encoding="utf-8")


def remove_telegram(folder: Path) -> None:
    """Take the answer away, which nothing but its request's page tells of."""
    (folder / ANSWER).unlink()
    (folder / "tei/witnesses/tg-1950-5708.K.txt").unlink()
    for path in ("front/introduction", "front/principles", "telegrams/tg-1950-26998"):
        place = folder / f"tei/{path}.xml"
        text = place.read_text(encoding="utf-8")
        place.write_text(text.replace("telegram:tg-1950-5708", "telegram:tg-1950-26998"), "utf-8")


PLACE = (
    '<place xml:id="place-bridges" sortKey="bridges" source="#src-w">'
    '<placeName type="main" xml:lang="en">Railroad bridges</placeName></place></listPlace>'
)


def add_place(folder: Path) -> None:
    """Add a place whose name is in the request, and nowhere else."""
    replace(folder / "tei/registers/places.xml", "</listPlace>", PLACE)


def remove_place(folder: Path) -> None:
    """Remove the place."""
    replace(folder / "tei/registers/places.xml", PLACE, "</listPlace>")


def add_entry(folder: Path) -> None:
    """Add a person that no telegram names."""
    replace(
        folder / "tei/registers/persons.xml",
        "</listPerson>",
        '<person xml:id="person-nobody" sortKey="nobody" source="#src-w">'
        '<persName type="main" xml:lang="en">'
        "Nobody</persName></person></listPerson>",
    )


def move_entry(folder: Path) -> None:
    """Put the last person first."""
    place = folder / "tei/registers/persons.xml"
    text = place.read_text(encoding="utf-8")
    last = re.findall(r"\s*<person xml:id.*?</person>", text, re.DOTALL)[-1]
    text = text.replace(last, "").replace("<listPerson>", f"<listPerson>{last}")
    place.write_text(text, encoding="utf-8")


ALL = frozenset({"*"})
"""All pages: every stylesheet reads the strings whole, and does not tell which it uses."""
SIZES = frozenset({"downloads.html", "downloads/1950-11.html"})
"""The lists of files are given sizes in bytes, and show them in kilobytes, rounded."""
PLACES = SIZES | {"places.html"}
PERSONS = SIZES | {"persons.html"}
"""Lists of a register are given its entries whole, and show their names."""
MANUAL = frozenset({"manual.html"})
"""The manual is given the settings that its frame names, and shows none of them."""


@dataclass(frozen=True, slots=True)
class Case:
    """A change, the pages that are composed in vain after it, and whether all of them are."""

    change: Change
    in_vain: frozenset[str] = frozenset()
    changes_nothing: bool = False


CASES = {
    "a telegram's text": Case(change(REQUEST, "Railroad bridges", "Railroad  bridges"), SIZES),
    "a telegram's words": Case(change(FIRST, "Asks for", "Demands"), SIZES),
    "a telegram's date": Case(send_later),
    "the request that a telegram answers": Case(
        change(
            ANSWER,
            '<ref type="reply-to" target="telegram:tg-1950-26998"',
            '<ref type="reply-to" target="cited:promise-3000"',
        )
    ),
    "a person's name": Case(
        change("tei/registers/persons.xml", ">Gao Gang</persName>", ">Gāo Gǎng</persName>"), SIZES
    ),
    "a place's coordinates": Case(
        change("tei/registers/places.xml", "39.9075 116.39723", "39.9 116.4"), PLACES
    ),
    "a taxonomy's term": Case(
        change("tei/registers/taxonomies.xml", ">requested</gloss>", ">asked for</gloss>")
    ),
    "a work that entries rest on": Case(
        change("tei/registers/persons.xml", "consulted in November", "read in November"),
        PERSONS,
    ),
    "a comment in an entry": Case(
        change("tei/registers/persons.xml", '<birth when="1893', '<!-- born --><birth when="1893'),
        changes_nothing=True,
    ),
    "the order of entries": Case(move_entry),
    "a page of the front matter": Case(
        change("tei/front/introduction.xml", "signed by Mao", "signed  by Mao Zedong and")
    ),
    "the title of the introduction": Case(
        change("tei/front/introduction.xml", "<title>Introduction", "<title>To begin with")
    ),
    "the edition's title": Case(
        change("edition.toml", 'title = "Telegrams', 'title = "The telegrams')
    ),
    "the base address": Case(
        change("edition.toml", "example.org/november", "example.org/in-november"), SIZES
    ),
    "the pattern of ids": Case(
        change("edition.toml", r"tg-\d{4}-", r"tg-[0-9]{4}-"), changes_nothing=True
    ),
    "a module of describe": Case(
        change(
            "xslt/standalone/standalone.xsl",
            "custom/schema/relaxng/tei_all",
            "custom/schema/tei_all",
        ),
    ),
    "a module of page": Case(
        change("xslt/telegram/cite.xsl", 'class="digest"', 'class="digests"'),
        frozenset({"data/edition.epub"}),
    ),
    "contents.xsl": Case(
        change("xslt/contents.xsl", "'month-'", "'in-'"), frozenset({"contents/1950-11.html"})
    ),
    "the strings": Case(change("xslt/strings/en.xml", ">Named here<", ">Named in it<"), ALL),
    "a style sheet": Case(append("xslt/assets/edition.css", "/* more */\n")),
    "the schema": Case(append("schema/telegram.rng", "<!-- more -->\n"), changes_nothing=True),
    "a witness": Case(append("tei/witnesses/tg-1950-26637.K.txt", "\n"), changes_nothing=True),
    "the roll of ids": Case(append("tei/published.txt", "tg-1950-26637\n"), changes_nothing=True),
    "a new telegram": Case(add_telegram),
    "a telegram less": Case(remove_telegram),
    "a new entry": Case(add_entry),
    "a name less": Case(
        change("tei/registers/places.xml", ">Manchurian station<", ">Mantchurian station<"),
        PLACES,
    ),
}


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The edition with stylesheets and schema of its own, built."""
    folder = copy_edition(tmp_path_factory.mktemp("base") / "edition")
    assert build(folder).published
    return folder


@pytest.mark.parametrize("name", CASES)
def test_what_a_change_makes_otherwise_is_built_again(
    base: Path, tmp_path: Path, name: str
) -> None:
    """An incremental build gives the clean build's tree, and composes no more than what differs."""
    case = CASES[name]
    folder = copy_built(base, tmp_path / "edition")
    assert build(folder).redone == ()
    before = list_tree(folder / "public")
    case.change(folder)
    clean = copy_edition(tmp_path / "clean", ())
    for part in ("edition.toml", "tei", "schema", "xslt"):
        copy = shutil.copy2 if (folder / part).is_file() else shutil.copytree
        copy(folder / part, clean / part)

    outcome = build(folder)

    expected = build(clean)
    assert expected.findings == outcome.findings
    assert expected.published, expected.findings
    after = list_tree(clean / "public")
    assert after == list_tree(folder / "public")
    differing = {path for path in {*before, *after} if before.get(path) != after.get(path)}
    assert case.changes_nothing == (not differing)
    assert outcome.published
    assert differing == {str(path) for path in outcome.published.paths}
    vain = list_vain(outcome, folder, differing)
    assert vain - SIZES == case.in_vain - SIZES or (case.in_vain == ALL and vain)
    assert build(folder).redone == ()


def test_a_new_name_is_looked_for_where_its_words_stand(base: Path, tmp_path: Path) -> None:
    """The telegrams that hold it are searched again, and they alone; the findings are all there."""
    folder = copy_built(base, tmp_path / "edition")
    add_place(folder)

    outcome = build(folder)

    assert [REQUEST] == [item.subject for item in outcome.redone if item.step == "names"]
    named = (REQUEST, "mention.untagged")
    assert named in [(str(finding.path), finding.rule) for finding in outcome.findings]
    remove_place(folder)
    mended = build(folder).findings
    assert named not in [(str(finding.path), finding.rule) for finding in mended]


def test_another_name_of_an_entry_is_looked_for_where_the_entry_is(
    base: Path, tmp_path: Path
) -> None:
    """An entry is searched for with all its names, so telegrams with any of them are searched."""
    folder = copy_built(base, tmp_path / "edition")
    change("tei/registers/places.xml", ">Manchuria<", ">Railroad bridges<")(folder)
    found = {row.subject for row in build(folder).redone if row.step == "names"}

    words = ("Railroad bridges", "Manchuria")
    assert found == {
        path
        for path in (FIRST, REQUEST, ANSWER)
        if any(word in (folder / path).read_text(encoding="utf-8") for word in words)
    }


def test_a_new_unit_is_looked_for_everywhere(base: Path, tmp_path: Path) -> None:
    """
    Every telegram is searched again for figures, where there is another word for what is counted.
    """
    folder = copy_built(base, tmp_path / "edition")
    change("tei/registers/taxonomies.xml", ">piece</label>", ">thing</label>")(folder)

    assert {FIRST, REQUEST, ANSWER} == {
        item.subject for item in build(folder).redone if item.step == "names"
    }


def list_vain(outcome: Outcome, folder: Path, differing: set[str]) -> set[str]:
    """List the pages that were made again though nothing that was made with them differs."""
    steps = {step.name for step in STEPS if step.stage is Stage.PAGES}
    made = {(item.step, item.subject) for item in outcome.redone if item.step in steps}
    catalogue = sqlite3.connect(folder / ".edition/catalogue.sqlite")
    rows = catalogue.execute(
        "SELECT step, subject, folder || made.name FROM made JOIN item ON item.id = made.item"
    ).fetchall()
    catalogue.close()
    useful = {(step, subject) for step, subject, path in rows if path in differing}
    return {path for step, subject, path in rows if (step, subject) in made - useful}
