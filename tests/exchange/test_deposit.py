"""The deposit: the whole edition in a bag, described for archives."""

import json
import re
from pathlib import Path

import bagit
import jsonschema
import pytest
import yaml
from needs import ROOT
from overlays import FIXTURES, lay
from published import ask_for, copy_built
from rocrate.rocrate import ROCrate
from spoiled_copies import list_tree, replace, run_here

TELEGRAM = "tei/telegrams/tg-1950-5708.xml"
CRATE = "https://w3id.org/ro/crate/1.2"
_TEXT = {"type": "string", "minLength": 1}
CITATION = {
    "type": "object",
    "additionalProperties": False,
    "required": ["authors", "cff-version", "message", "title"],
    "properties": {
        "cff-version": {"const": "1.2.0"},
        "type": {"enum": ["dataset", "software"]},
        "authors": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["name"],
                "additionalProperties": False,
                "properties": {"name": _TEXT},
            },
        },
        "license": {"enum": ["CC-BY-4.0", "CC0-1.0"]},
        "url": {"type": "string", "pattern": "^https?://.+"},
        **dict.fromkeys(("title", "message", "abstract", "version"), _TEXT),
    },
}
"""Written from the Citation File Format 1.2.0: what ours may have of it."""
ZENODO = {
    "type": "object",
    "additionalProperties": False,
    "required": ["upload_type", "title", "creators", "description", "access_right"],
    "properties": {
        "upload_type": {"enum": ["publication", "dataset", "software", "other"]},
        "access_right": {"enum": ["open", "embargoed", "restricted", "closed"]},
        "creators": CITATION["properties"]["authors"],  # type: ignore[index]
        "license": {"type": "string", "pattern": "^[a-z0-9.-]+$"},
        **dict.fromkeys(("title", "description", "version", "notes"), _TEXT),
    },
}
"""Written from developers.zenodo.org, “Deposit metadata”: what ours may have of it."""


def deposit(folder: Path, place: Path, *options: str) -> str:
    """Make a deposit of an edition, and return what the command says."""
    done = run_here(folder, "export", "deposit", "-o", str(place), *options)
    assert 0 == done.exit_code, done.output
    return done.output


def read_crate(place: Path) -> dict[str, dict[str, object]]:
    """Return the entities of a bag's description by their ids."""
    text = (place / "data/ro-crate-metadata.json").read_text(encoding="utf-8")
    return {entity["@id"]: entity for entity in json.loads(text)["@graph"]}


def judge(place: Path) -> None:
    """Ask the library for bags, and the forms of citations, about a deposit."""
    bag = bagit.Bag(str(place))
    assert (1, 0) == bag.version_info
    bag.validate(processes=1)
    assert {"sha512"} == {*bag.algorithms}
    assert all(path.isascii() for path in bag.payload_files())
    for path in place.glob("*.txt"):
        assert not path.read_bytes().startswith(b"\xef\xbb\xbf")
    text = (place / "data/CITATION.cff").read_text(encoding="utf-8")
    jsonschema.validate(yaml.safe_load(text), CITATION)
    zenodo = (place / "data/.zenodo.json").read_text(encoding="utf-8")
    jsonschema.validate(json.loads(zenodo), ZENODO)


def judge_crate(place: Path) -> None:
    """Hold a description to the rules that RO-Crate 1.2 gives of both root entities (MUST)."""
    text = (place / "data/ro-crate-metadata.json").read_text(encoding="utf-8")
    entities = read_crate(place)
    assert f"{CRATE}/context" == json.loads(text)["@context"]
    assert len(entities) == len(json.loads(text)["@graph"])
    descriptor, root = entities["ro-crate-metadata.json"], entities["./"]
    assert "CreativeWork" == descriptor["@type"]
    assert ({"@id": CRATE}, {"@id": "./"}) == (descriptor["conformsTo"], descriptor["about"])
    assert "Dataset" == root["@type"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", str(root["datePublished"]))
    assert all(root[key] for key in ("name", "description", "license"))
    for key in ("hasPart", "license", "author"):
        assert {one["@id"] for one in root[key]} <= entities.keys()  # type: ignore[attr-defined]
    for part in root["hasPart"]:  # type: ignore[attr-defined]
        entity, there = entities[part["@id"]], place / "data" / part["@id"]
        assert there.is_dir() if entity["@type"] == "Dataset" else there.is_file()
    crate = ROCrate(place / "data")
    assert entities["./"]["name"] == crate.name
    assert len(root["hasPart"]) == len(crate.data_entities)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ["published", "large"])
def test_the_judges_accept_it(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """Bag, description and citation; all files of the edition are there as they are."""
    folder = copy_built(request.getfixturevalue(kind), tmp_path / "edition")
    place = tmp_path / "bag"

    deposit(folder, place)

    judge(place)
    judge_crate(place)
    made = list_tree(place / "data")
    assert (folder / "edition.toml").read_bytes() == made["edition.toml"]
    for part in ("tei", "public"):
        own = {f"{part}/{path}": data for path, data in list_tree(folder / part).items()}
        assert own == {path: data for path, data in made.items() if path.startswith(f"{part}/")}
    assert {"schema/telegram.odd", "xslt/telegram.xsl"} <= made.keys()


def test_the_judge_finds_what_is_wrong(published: Path, tmp_path: Path) -> None:
    """A bag with a changed file is refused, and so is one with a file more."""
    place = tmp_path / "bag"
    deposit(copy_built(published, tmp_path / "edition"), place)
    telegram = place / "data" / TELEGRAM

    telegram.write_bytes(telegram.read_bytes() + b"\n")
    with pytest.raises(bagit.BagValidationError):
        bagit.Bag(str(place)).validate(processes=1)
    telegram.write_bytes(telegram.read_bytes()[:-1])
    bagit.Bag(str(place)).validate(processes=1)
    (place / "data/more.txt").write_text("more", encoding="utf-8")
    with pytest.raises(bagit.BagValidationError):
        bagit.Bag(str(place)).validate(processes=1)


def test_two_deposits_are_the_same(published: Path, tmp_path: Path) -> None:
    """In any folder, and where a deposit is replaced; what lies beside it stays."""
    folder, again = tmp_path / "edition", tmp_path / "again"
    deposit(copy_built(published, folder), folder / "bag")
    first = list_tree(folder / "bag")
    deposit(folder, folder / "bag")
    deposit(copy_built(published, again), tmp_path / "two/bag")

    assert first == list_tree(folder / "bag") == list_tree(tmp_path / "two/bag")
    assert {"edition", "again", "two"} == {path.name for path in tmp_path.iterdir()}
    assert [] == [path.name for path in folder.iterdir() if path.name.startswith(".bag")]


def test_a_deposit_is_an_edition(published: Path, tmp_path: Path) -> None:
    """Whoever gets it can build it: the same pages come out."""
    place = tmp_path / "bag"
    folder = copy_built(published, tmp_path / "edition")
    deposit(folder, place)
    before = list_tree(place / "data/public")

    assert 0 == run_here(place / "data", "build").exit_code
    assert before == list_tree(place / "data/public")


def test_it_says_how_many_comments_there_are(sources: Path, tmp_path: Path) -> None:
    """They stand in the bag's sources, and nowhere among what is published."""
    replace(sources / TELEGRAM, "<titleStmt>", "<titleStmt><!-- ask the archive -->")
    place = tmp_path / "bag"

    said = deposit(sources, place)

    assert "The sources hold one comment, which nothing else publishes." in said
    assert "ask the archive" in (place / "data" / TELEGRAM).read_text(encoding="utf-8")
    assert [] == [
        path
        for path, data in list_tree(place / "data/public").items()
        if b"ask the archive" in data
    ]
    assert "one comment" in (place / "bag-info.txt").read_text(encoding="utf-8")


def test_rights_that_are_not_known_must_be_accepted(sources: Path, tmp_path: Path) -> None:
    """One sentence says which; accepted, they are stated, and no licence is given for them."""
    replace(sources / "edition.toml", 'markup = "CC-BY-4.0"', 'markup = "ask us"')
    place = tmp_path / "bag"

    done = run_here(sources, "export", "deposit", "-o", str(place))
    assert 3 == done.exit_code
    assert "“ask us” (markup) is no licence" in done.output
    assert "--accept-rights" in done.output
    assert not place.exists()

    assert "“ask us” (markup)" in deposit(sources, place, "--accept-rights")
    judge(place)
    judge_crate(place)
    for name in ("CITATION.cff", ".zenodo.json"):
        text = (place / "data" / name).read_text(encoding="utf-8")
        assert "license" not in text
        assert "ask us" in text


def test_missing_rights_are_told_by_the_settings(sources: Path, tmp_path: Path) -> None:
    """An edition that says nothing of rights has no deposit, accepted or not."""
    place = sources / "edition.toml"
    head, _, tail = place.read_text(encoding="utf-8").partition("[rights]")
    place.write_text(head + tail[tail.index("[limits]") :], encoding="utf-8")

    done = run_here(sources, "export", "deposit", "-o", str(tmp_path / "bag"), "--accept-rights")

    assert 3 == done.exit_code
    assert "rights" in done.output


def test_a_folder_with_other_files_stays_as_it_is(published: Path, tmp_path: Path) -> None:
    """Neither a folder of somebody's nor a deposit that was changed is replaced."""
    folder, place = copy_built(published, tmp_path / "edition"), tmp_path / "bag"
    place.mkdir()
    (place / "notes.txt").write_text("mine", encoding="utf-8")
    for change in ("notes.txt", f"data/{TELEGRAM}", "data/mine.txt"):
        if change != "notes.txt":
            (place / "notes.txt").unlink(missing_ok=True)
            (place / "data/mine.txt").unlink(missing_ok=True)
            deposit(folder, place)
            with (place / change).open("ab") as file:
                file.write(b"mine")
        before = list_tree(place)

        done = run_here(folder, "export", "deposit", "-o", str(place))

        assert 3 == done.exit_code, done.output
        assert "is not empty, and not a deposit as it was made" in done.output
        assert before == list_tree(place)
        if change == f"data/{TELEGRAM}":
            (place / change).write_bytes((folder / TELEGRAM).read_bytes())


def test_any_name_can_be_told(tmp_path: Path) -> None:
    """Quotation marks, semicolons and new lines of settings; an edition with few registers."""
    folder = lay(tmp_path / "edition", FIXTURES / "few")
    name = "A; \"B\": {c}\n# d <e> & 'f' — ж"
    replace(folder / "edition.toml", 'name = "The editors"', f"name = {json.dumps(name)}")
    place = tmp_path / "bag"

    deposit(folder, place)

    judge(place)
    judge_crate(place)
    cited = yaml.safe_load((place / "data/CITATION.cff").read_text(encoding="utf-8"))
    assert [{"name": name}] == cited["authors"]
    zenodo = json.loads((place / "data/.zenodo.json").read_text(encoding="utf-8"))
    assert [{"name": name}] == zenodo["creators"]
    assert " ".join(name.split()) == bagit.Bag(str(place)).info["Contact-Name"]
    assert "example.org" not in (place / "data/CITATION.cff").read_text(encoding="utf-8")


def test_names_are_ascii(sources: Path, tmp_path: Path) -> None:
    """Other signs are written by their bytes, and the command says so."""
    page = sources / "tei/front/principles.xml"
    page.rename(page.with_name("правила~1.xml"))
    place = tmp_path / "bag"

    said = deposit(sources, place)

    judge(place)
    name = "".join(f"~{byte:02x}" for byte in "правила~".encode()) + "1.xml"
    assert (place / "data/tei/front" / name).is_file()
    assert f"writes tei/front/правила~1.xml as tei/front/{name}" in said


@pytest.mark.parametrize("within", [True, False])
def test_no_link_is_followed(within: bool, sources: Path, tmp_path: Path) -> None:  # noqa: FBT001
    """A link among the sources ends the command in a sentence, and nothing is left of the bag."""
    secret = (sources if within else tmp_path) / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    (sources / "tei/notes.txt").symlink_to(secret)

    done = run_here(sources, "export", "deposit", "-o", str(tmp_path / "out/bag"))

    assert 3 == done.exit_code
    assert "tei/notes.txt is a link" in done.output
    assert [] == [*(tmp_path / "out").rglob("*")]


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("deposit", "cmif"), 2, "a deposit has a folder of its own"),
        (("cmif", "--accept-rights"), 2, "--accept-rights is for a deposit only"),
        (("deposti",), 2, "did you mean deposit?"),
    ],
)
def test_it_is_made_alone(
    arguments: tuple[str, ...], code: int, told: str, sources: Path, tmp_path: Path
) -> None:
    """What was typed wrong is told, and nothing is written."""
    done = run_here(sources, "export", *arguments, "-o", str(tmp_path / "out"))

    assert code == done.exit_code
    assert told in done.output
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("within", ["public/bag", "tei/bag", "xslt", ".edition/bag", "."])
def test_it_is_not_made_where_the_edition_stands(within: str, sources: Path) -> None:
    """Neither where builds write nor where sources are."""
    before = list_tree(sources)

    done = run_here(sources, "export", "deposit", "-o", str(sources / within))

    assert 3 == done.exit_code
    assert before == list_tree(sources)


def test_an_edition_with_errors_has_none(sources: Path, tmp_path: Path) -> None:
    """The errors are told as by a build."""
    replace(sources / TELEGRAM, 'xml:id="tg-1950-5708"', 'xml:id="tg-1950-5709"')

    done = run_here(sources, "export", "deposit", "-o", str(tmp_path / "bag"))

    assert 1 == done.exit_code
    assert not (tmp_path / "bag").exists()


def test_no_build_makes_one(sources: Path) -> None:
    """The settings do not know it."""
    ask_for(sources, "deposit")

    done = run_here(sources, "build")

    assert 3 == done.exit_code
    assert '“exports.0” is "deposit", but must be "tei" or' in done.output


def test_help_names_it() -> None:
    """The command's help says that it is there."""
    assert "deposit" in run_here(ROOT, "export", "--help").output
