"""The OAI static repository: what a gateway tells harvesters of the telegrams."""

import json
from pathlib import Path

import pytest
from bench.editions import derive, write
from judges import ask_jing
from lxml import etree
from needs import ROOT
from overlays import FIXTURES, lay
from published import MANY, ask_for, copy_edition
from spoiled_copies import replace

from edition.build.build import build
from edition.errors import EditionError

GRAMMAR = ROOT / "tests/support/oai.rng"
OAI = "{http://www.openarchives.org/OAI/2.0/}"
DC = "{http://purl.org/dc/elements/1.1/}"
BASE = "https://example.org/november-1950/"
FILE = "public/data/oai.xml"


def tell(folder: Path, name: str) -> dict[str, list[str]]:
    """Return the elements of Dublin Core that a telegram has."""
    told: dict[str, list[str]] = {}
    for record in etree.parse(folder / FILE).iter(f"{OAI}record"):
        if record.findtext(f"{OAI}header/{OAI}identifier", "").endswith(f"/{name}.html"):
            for each in record.iter(f"{DC}*"):
                told.setdefault(str(each.tag).removeprefix(DC), []).append(str(each.text))
    return told


def give_address(folder: Path, email: str = "editors@example.org") -> Path:
    """Give the editor an e-mail address."""
    name = 'name = "The editors of Telegrams, November 1950"\n'
    replace(folder / "edition.toml", name, f'{name}email = "{email}"\n')
    return folder


@pytest.fixture
def reachable(sources: Path) -> Path:
    """The edition, with an e-mail address."""
    return give_address(sources)


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, built."""
    folder = give_address(copy_edition(tmp_path_factory.mktemp("oai") / "three"))
    ask_for(folder, "oai")
    assert build(folder).published
    return folder


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition of many telegrams, with an e-mail address, built."""
    folder = tmp_path_factory.mktemp("oai") / "many"
    write(derive(ROOT, MANY), folder)
    ask_for(give_address(folder), "oai")
    assert build(folder).published
    return folder


@pytest.mark.parametrize("kind", ["three", pytest.param("many", marks=pytest.mark.slow)])
def test_the_grammar_accepts_it(kind: str, request: pytest.FixtureRequest) -> None:
    """A grammar written from the specifications; each telegram is a record once."""
    folder: Path = request.getfixturevalue(kind)
    tree = etree.parse(folder / FILE)
    names = [str(each.text) for each in tree.iter(f"{OAI}identifier")]

    assert "" == ask_jing(GRAMMAR, [folder / FILE])
    assert len(names) == len({*names}) == len([*(folder / "tei/telegrams").glob("*.xml")])
    assert all((folder / "public" / name.removeprefix(BASE)).is_file() for name in names)
    days = [str(each.text) for each in tree.iter(f"{OAI}datestamp")]
    assert min(days) == tree.findtext(f".//{OAI}earliestDatestamp")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<oai:deletedRecord>no<", "<oai:deletedRecord>transient<"),
        ("<oai:datestamp>2026-11-22<", "<oai:datestamp>2026-11-22T00:00:00Z<"),
        ("editors@example.org", "the editors"),
        ("<dc:title>", "<dc:title> </dc:title><dc:heading>x</dc:heading><dc:title>"),
    ],
)
def test_the_judge_finds_what_is_wrong(old: str, new: str, three: Path, tmp_path: Path) -> None:
    """What the specifications forbid is refused."""
    place = tmp_path / "oai.xml"
    text = (three / FILE).read_text(encoding="utf-8")
    assert old in text
    place.write_text(text.replace(old, new, 1), encoding="utf-8")

    assert "error" in ask_jing(GRAMMAR, [place])


def test_it_says_what_the_record_says(three: Path) -> None:
    """Sender, day, shelfmark and summary; who is only mentioned has no place."""
    told = tell(three, "tg-1950-26998")

    assert ["Zhou Enlai"] == told["creator"]
    assert ["1950-11-17"] == told["date"]
    assert ["APRF, Fond 45, Opis 1, Delo 335, Listy 122-123"] == told["source"]
    assert [f"{BASE}telegrams/1950/tg-1950-26998.html"] == told["identifier"]
    assert ["en"] == told["language"]
    assert "subject" not in told


def test_what_is_inferred_is_left_out(reachable: Path) -> None:
    """A sender or a day of whom the header says that it is inferred is none of Dublin Core."""
    place = reachable / "tei/telegrams/tg-1950-26998.xml"
    text = place.read_text(encoding="utf-8")
    head, found, tail = text.partition('type="sent"')
    inferred = tail.replace(
        '<persName ref="person:zhou-enlai"',
        '<persName ref="person:zhou-enlai" evidence="conjecture" cert="medium" resp="#editor"',
        1,
    )
    assert inferred != tail
    place.write_text(head + found + inferred, encoding="utf-8")

    assert build(reachable).published

    told = tell(reachable, "tg-1950-26998")
    assert "creator" not in told
    assert ["1950-11-17"] == told["date"]


def test_a_gateway_stands_before_the_address(reachable: Path) -> None:
    """The base URL is that of the gateway, then the file's address without its scheme."""
    before = "format = 1\n"
    replace(
        reachable / "edition.toml", before, f'{before}oai-gateway = "https://oai.example.net/"\n'
    )

    assert build(reachable).published

    told = etree.parse(reachable / FILE).findtext(f".//{OAI}baseURL")
    assert "https://oai.example.net/example.org/november-1950/data/oai.xml" == told


def test_without_an_address_to_write_to_it_is_not_made(sources: Path) -> None:
    """The report says in a sentence what is missing; all values count as left out."""
    assert build(sources).published

    assert not (sources / FILE).exists()
    report = json.loads((sources / "public/data/loss/oai.json").read_text(encoding="utf-8"))
    (told,) = report["sums"]
    assert "add an email to an [[editor]]" in told["why"]
    assert report["nodes"] == told["count"] == report["classes"]["not-representable"]
    assert "add an email" in (sources / "public/losses.html").read_text(encoding="utf-8")
    assert '"oai"' not in (sources / "public/data/exports.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("fixture", ["base", "few"])
def test_signs_of_markup_and_few_registers(fixture: str, tmp_path: Path) -> None:
    """Names with quotation marks, semicolons and ampersands are told as they are."""
    folder = lay(tmp_path, FIXTURES / fixture)
    name = 'Vale; "Sons" & <Co>\n of Riga'
    replace(
        folder / "edition.toml",
        'name = "The editors"',
        f'name = {json.dumps(name)}\nemail = "o\'hara+x@example.org"',
    )

    assert build(folder).published

    assert "" == ask_jing(GRAMMAR, [folder / FILE])
    assert {name} == {
        str(each.text) for each in etree.parse(folder / FILE).iter(f"{DC}contributor")
    }


def test_an_address_of_other_letters_is_a_uri(reachable: Path) -> None:
    """Signs that no URI has are written by their bytes."""
    replace(reachable / "edition.toml", BASE, "https://example.org/телеграммы/")

    assert build(reachable).published

    assert "" == ask_jing(GRAMMAR, [reachable / FILE])
    assert "/%D1%82" in str(etree.parse(reachable / FILE).findtext(f".//{OAI}baseURL"))


def test_a_large_edition_has_a_repository_for_each_month(
    reachable: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is whole and names its own address."""
    monkeypatch.setattr("edition.exchange.extent.MAX_WHOLE", 2)

    assert build(reachable).published

    made = reachable / "public/data/oai/1950-11.xml"
    assert "" == ask_jing(GRAMMAR, [made])
    assert f"{BASE}data/oai/1950-11.xml" == etree.parse(made).findtext(f".//{OAI}baseURL")
    assert not (reachable / FILE).exists()


@pytest.mark.parametrize("typed", ["editors", "a@b", "a b@example.org", "a@example.org\\n"])
def test_an_address_that_is_none_is_told(typed: str, sources: Path) -> None:
    """The settings refuse it in one sentence."""
    give_address(sources, typed)

    with pytest.raises(EditionError, match="email"):
        build(sources)
