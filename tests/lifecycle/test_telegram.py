"""The next telegram of an edition, made by edition new."""

from pathlib import Path

import pytest
from spoiled_copies import list_tree, replace, run_here

NEW = ("new", "13", "--date", "1901-03-04", "--from", "Harriet Vale", "--to")
PATH = "tei/telegrams/tg-1901-13.xml"
GAPS = {
    "<repository/>": "<repository>An archive</repository>",
    '<idno type="shelfmark"/>': '<idno type="shelfmark">Box 1</idno>',
    "<bibl/>": "<bibl><title>A book</title></bibl>",
    "<p/>": "<p>Thanks for the coal.</p>",
    "<addrLine/>": '<addrLine>To <orgName ref="org:calden-coal-company">Calden Coal Company'
    "</orgName></addrLine>",
    '<p xml:id="tg-1901-13.p1"/>': '<p xml:id="tg-1901-13.p1">Thanks.</p>',
    "<signed/>": '<signed><persName ref="person:harriet-vale">Vale</persName></signed>',
}
"""What edition new leaves empty, and what an editor may write there."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A new edition."""
    assert 0 == run_here(tmp_path, "init", "mine").exit_code
    return tmp_path / "mine"


def list_findings(folder: Path, *paths: str) -> list[str]:
    """List the lines and rules that a check finds, and the columns of none."""
    said = run_here(folder, "check", *paths).output.splitlines()
    return [line for line in said if line.startswith("tei/")]


def test_the_check_says_what_is_left_to_fill_in(folder: Path) -> None:
    """Each gap is a finding at its place, and there is no other; filled in, it is published."""
    made = run_here(folder, *NEW, "Calden Coal Company")
    lines = (folder / PATH).read_text(encoding="utf-8").splitlines()
    found = {
        int(line.split(":")[1]): line.split(":")[3].split()[1]
        for line in list_findings(folder, PATH)
    }

    assert 0 == made.exit_code, made.output
    gaps = [number for number, line in enumerate(lines, 1) if line.strip() in GAPS]
    assert len(GAPS) == len(gaps)
    witness = 1 + lines.index('          <witness xml:id="A">')
    assert {**dict.fromkeys(gaps, "text.empty"), witness: "witness.transcribed"} == found

    for gap, words in GAPS.items():
        replace(folder / PATH, gap, words)
    (folder / "tei/witnesses/tg-1901-13.A.txt").write_text(
        "To Calden Coal Company\nThanks.\nVale\n", encoding="utf-8"
    )
    assert [] == list_findings(folder)
    assert 0 == run_here(folder, "build").exit_code
    assert (folder / "public/telegrams/1901/tg-1901-13.html").is_file()


def test_the_header_is_in_the_editions_words(folder: Path) -> None:
    """Title, editors, language and rights are those of edition.toml, whatever signs they have."""
    settings = folder / "edition.toml"
    replace(settings, 'title = "Telegrams"', "title = 'A <\"b\"> ]]> & c'")
    replace(settings, 'language = "en"', 'language = "de"')
    replace(settings, 'markup = "CC-BY-4.0"', 'markup = "CC-BY-SA-4.0"')
    run_here(folder, *NEW, "Calden Coal Company")
    text = (folder / PATH).read_text(encoding="utf-8")

    assert "<authority>A &lt;&quot;b&quot;&gt; ]]&gt; &amp; c</authority>" in text
    assert 'xml:id="tg-1901-13" xml:lang="de"' in text
    assert "<title>Harriet Vale – Calden Coal Company, 1901-03-04</title>" in text
    assert 'target="https://creativecommons.org/licenses/by-sa/4.0/"' in text
    assert "<p>The words of the example telegram are invented" in text
    assert {"text.empty", "witness.transcribed"} == {
        line.split(":")[3].split()[1] for line in list_findings(folder, PATH)
    }


@pytest.mark.parametrize(
    ("typed", "pointer"),
    [
        ("harriet  VALE", "person:harriet-vale"),
        ("Vale", "person:harriet-vale"),
        ("person:harriet-vale", "person:harriet-vale"),
        ("harriet-vale", "person:harriet-vale"),
        ("place:Port Ember", "place:port-ember"),
        ("Port Ember", "place:port-ember"),
        ("Calden coal company", "org:calden-coal-company"),
    ],
)
def test_who_is_known_is_found(folder: Path, typed: str, pointer: str) -> None:
    """By a name, however it is written, or by the pointer or the id."""
    result = run_here(folder, *NEW, typed)

    assert f'ref="{pointer}"' in (folder / PATH).read_text("utf-8").partition('"received"')[2]
    assert 1 == len(result.output.splitlines())


MISSING = [
    ("Ida <Noor> & Sons", "persons", {"source"}),
    ("org:Customs", "organizations", {"source", "type"}),
    ("place:Ölhafen", "places", {"source", "type"}),
]
"""Names that no register has, and the attributes that only an editor can fill in."""


def list_empty(folder: Path, register: str) -> set[str]:
    """List the attributes that the check says are empty; the telegram's pointers must resolve."""
    assert not any("ref.resolves" in line for line in list_findings(folder, PATH))
    said = list_findings(folder, f"tei/registers/{register}.xml")
    assert all(" grammar.value: " in line and " is empty; " in line for line in said)
    return {line.partition("The attribute ")[2].split()[0] for line in said}


@pytest.mark.parametrize(("typed", "register", "missing"), MISSING)
def test_an_entry_that_is_missing_is_offered(
    folder: Path, typed: str, register: str, missing: set[str]
) -> None:
    """Nothing is changed; pasted, the entry resolves the pointer."""
    place = folder / f"tei/registers/{register}.xml"
    before = place.read_bytes()
    result = run_here(folder, *NEW, typed)

    assert before == place.read_bytes()
    assert 1 == sum("ref.resolves" in line for line in list_findings(folder, PATH))
    name = {"persons": "Person", "places": "Place", "organizations": "Org"}[register]
    entry = result.output.partition(":\n")[2]
    replace(place, f"    </list{name}>", f"{entry}    </list{name}>")
    assert missing == list_empty(folder, register)


@pytest.mark.parametrize(("typed", "register", "missing"), MISSING)
def test_an_entry_that_is_missing_is_added(
    folder: Path, typed: str, register: str, missing: set[str]
) -> None:
    """With --add it stands at the end, and all else is as it was; a register may be begun so."""
    place = folder / f"tei/registers/{register}.xml"
    head, mark, tail = place.read_text(encoding="utf-8").rpartition("    </list")
    result = run_here(folder, *NEW, typed, "--add")

    assert f"was added to tei/registers/{register}.xml" in result.output
    text = place.read_text(encoding="utf-8")
    assert text.startswith(head)
    assert text.endswith(mark + tail)
    assert missing == list_empty(folder, register)

    place.unlink()
    (folder / PATH).unlink()
    run_here(folder, *NEW, typed, "--add")
    assert missing == list_empty(folder, register)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--date", "1901-02-30"), "“1901-02-30” is no day; write year, month and day,"),
        (("--date", "3 March"), "“3 March” is no day; write year, month and day,"),
        (("--date", "19010303"), "“19010303” is no day; write year, month and day,"),
        (("--from", "北京"), "No id can be made from “北京”; add its entry to"),
        (("--from", " "), "The sender is empty; give one."),
        (("--to", "a\x01b"), "The addressee “a[U+0001]b” has a sign that no page can show;"),
        (("12",), "tei/telegrams/tg-1901-12.xml is there already, and nothing was written;"),
        (("/",), "No id can be made from the number “/”; leave it out,"),
        (("9" * 300,), "is too long for a file's name; shorten the number."),
    ],
)
def test_what_cannot_be_is_one_sentence(
    folder: Path, arguments: tuple[str, ...], said: str
) -> None:
    """Nothing is written then."""
    before = list_tree(folder)
    usual = ["--date", "1901-03-04", "--from", "Vale", "--to", "org:calden-coal-company"]
    result = run_here(folder, "new", *usual, *arguments)

    assert 3 == result.exit_code, result.output
    assert said in result.output
    assert 1 == len(result.output.splitlines())
    assert before == list_tree(folder)


def test_ids_are_made_of_what_there_is(folder: Path) -> None:
    """A number with a slash keeps it in the header; without a number day and sender are the id."""
    usual = ("--date", "1901-03-04", "--from", "Vale", "--to", "org:calden-coal-company")
    run_here(folder, "new", "14/B", *usual)
    run_here(folder, "new", *usual)
    again = run_here(folder, "new", *usual)

    assert 3 == again.exit_code
    text = (folder / "tei/telegrams/tg-1901-14-b.xml").read_text(encoding="utf-8")
    assert '<idno type="telegram" subtype="unknown">14/B</idno>' in text
    text = (folder / "tei/telegrams/tg-1901-03-04-harriet-vale.xml").read_text(encoding="utf-8")
    assert 'idno type="telegram"' not in text


def test_an_id_that_the_edition_does_not_take_is_told(folder: Path) -> None:
    """The pattern of edition.toml decides."""
    replace(folder / "edition.toml", "# id-pattern = 'tg-\\d{4}-[a-z0-9-]+'", "id-pattern = 'x'")
    result = run_here(folder, *NEW, "Vale")

    assert 3 == result.exit_code
    assert "The id tg-1901-13 has not the form that id-pattern in edition.toml sets;" in (
        result.output
    )


def test_an_id_that_was_published_is_not_given_again(folder: Path) -> None:
    """The id roll keeps the ids of telegrams that are gone."""
    (folder / "tei/published.txt").write_text("tg-1901-13\n", encoding="utf-8")
    result = run_here(folder, *NEW, "Vale")

    assert 3 == result.exit_code
    assert "The id tg-1901-13 was published before and is never given again;" in result.output
    assert not (folder / PATH).exists()


def test_a_name_of_several_entries_is_told(folder: Path) -> None:
    """It is not guessed who is meant."""
    place = folder / "tei/registers/places.xml"
    replace(place, ">Port Ember<", ">Vale<")
    result = run_here(folder, *NEW, "Vale")

    assert 3 == result.exit_code
    assert "“Vale” is a name of several entries (person:harriet-vale, place:port-ember)" in (
        result.output
    )


def test_a_slip_in_a_name_is_told(folder: Path) -> None:
    """The entry that it is nearest to is named."""
    result = run_here(folder, *NEW, "Harriet Vael")

    assert "has no entry person:harriet-vael (did you mean person:harriet-vale?);" in result.output


def test_a_register_that_cannot_be_read_is_told(folder: Path) -> None:
    """And one without a place for entries; nothing is written then."""
    place = folder / "tei/registers/organizations.xml"
    text = place.read_text(encoding="utf-8")
    place.write_text(text.replace("<listOrg>", "").replace("</listOrg>", ""), encoding="utf-8")
    nowhere = run_here(folder, *NEW, "org:Customs", "--add")
    place.write_text("<", encoding="utf-8")
    unread = run_here(folder, *NEW, "org:Customs")

    assert "No place for an entry was found in tei/registers/organizations.xml;" in nowhere.output
    assert "tei/registers/organizations.xml cannot be read; edition check says why." in (
        unread.output
    )
    assert not (folder / PATH).exists()
