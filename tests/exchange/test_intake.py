"""Imports: what exports hold comes back, and what a stranger's file holds is refused or told."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from lxml import etree
from needs import ROOT
from overlays import FIXTURES, lay
from published import copy_edition, run
from spoiled_copies import list_tree, replace, run_here

from edition.build.build import build
from edition.exchange.loss import CLASSES

TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
FIRST = "tg-1950-26637"
REGISTERS = "tei/registers"
TELEGRAMS = "tei/telegrams"
CORPUS, STANDALONE = "public/data/corpus.xml", f"public/telegrams/1950/{FIRST}.xml"
SCHEMA = json.loads((ROOT / "schema/loss.schema.json").read_text(encoding="utf-8"))


def parse(data: bytes) -> etree._Element:
    """Parse a file without its comments and instructions."""
    return etree.fromstring(data, etree.XMLParser(remove_comments=True, remove_pis=True))


def canonize(data: bytes) -> bytes:
    """Write a file as canonical XML."""
    return etree.tostring(parse(data), method="c14n2")


def list_sources(folder: Path, *parts: str) -> dict[str, bytes]:
    """List the files of folders of sources with their bytes."""
    return {
        f"{part}/{name}": data
        for part in parts
        for name, data in list_tree(folder / part).items()
        if name.endswith(".xml")
    }


def list_canonical(folder: Path, *parts: str) -> dict[str, bytes]:
    """List the files of folders of sources as canonical XML."""
    return {name: canonize(data) for name, data in list_sources(folder, *parts).items()}


def begin(folder: Path, settings: Path = ROOT / "edition.toml") -> Path:
    """Make an edition with no sources."""
    (folder / TELEGRAMS).mkdir(parents=True)
    shutil.copy2(settings, folder / "edition.toml")
    return folder


def list_standalone(folder: Path) -> list[str]:
    """List the standalone TEI of all telegrams."""
    return sorted(str(path) for path in (folder / "public/telegrams").rglob("*.xml"))


def take(folder: Path, *arguments: str) -> None:
    """Import files into an edition, which takes all of them."""
    done = run(folder, "import", *arguments)
    assert (0, "") == (done.returncode, done.stderr), done.stdout


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The edition of many forms, built."""
    folder = lay(tmp_path_factory.mktemp("offices"), FIXTURES / "offices")
    assert build(folder).published
    return folder


@pytest.fixture(scope="module")
def again(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition whose telegrams and registers were imported, built."""
    folder = copy_edition(tmp_path_factory.mktemp("again"), ("edition.toml", "tei"))
    for part in (TELEGRAMS, REGISTERS):
        shutil.rmtree(folder / part)
    (folder / TELEGRAMS).mkdir()
    take(folder, str(published / CORPUS))
    assert build(folder).published
    return folder


@pytest.mark.parametrize("kind", ["published", "large", "offices"])
def test_a_corpus_becomes_its_sources(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Each source is the same canonical XML, without its comments."""
    origin: Path = request.getfixturevalue(kind)
    folder = begin(tmp_path / "edition", origin / "edition.toml")

    take(folder, str(origin / CORPUS))

    parts = (TELEGRAMS, REGISTERS)
    assert list_canonical(origin, *parts) == list_canonical(folder, *parts)


@pytest.mark.parametrize("kind", ["published", "large", "offices"])
def test_standalone_files_become_their_telegrams(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Each is the same canonical XML, and the check finds all that it points to."""
    origin: Path = request.getfixturevalue(kind)
    folder = begin(tmp_path / "edition", origin / "edition.toml")

    take(folder, *list_standalone(origin))

    assert list_canonical(origin, TELEGRAMS) == list_canonical(folder, TELEGRAMS)
    for part in ("tei/witnesses", "tei/front"):
        if (origin / part).exists():
            shutil.copytree(origin / part, folder / part)
    checked = run(folder, "check", "--severity", "error")
    assert 0 == checked.returncode, checked.stdout


def test_what_import_wrote_comes_back_as_the_same_bytes(again: Path, tmp_path: Path) -> None:
    """From the corpus as from standalone files."""
    corpus = begin(tmp_path / "corpus")
    take(corpus, str(again / CORPUS))
    assert list_sources(again, TELEGRAMS, REGISTERS) == list_sources(corpus, TELEGRAMS, REGISTERS)

    single = begin(tmp_path / "single")
    take(single, *list_standalone(again))
    assert list_sources(again, TELEGRAMS) == list_sources(single, TELEGRAMS)


def test_corpora_of_months_become_their_sources(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a large edition the registers are a file of their own."""
    monkeypatch.setattr("edition.exchange.extent.MAX_WHOLE", 2)
    assert build(sources).published
    data = sources / "public/data"
    folder = begin(tmp_path / "months")

    take(
        folder,
        str(data / "corpus/1950-11.xml"),
        str(data / "registers.xml"),
    )

    parts = (TELEGRAMS, REGISTERS)
    assert list_canonical(sources, *parts) == list_canonical(folder, *parts)


def test_unusual_pointers_come_back(sources: Path, tmp_path: Path) -> None:
    """White space between them, addresses in place of prefixes, a way round by the own file."""
    last = sources / f"{TELEGRAMS}/tg-1950-5708.xml"
    text = last.read_text(encoding="utf-8")
    unusual = (
        '"tg-1950-26998.xml#tg-1950-26998.p1"',
        '"../telegrams/tg-1950-26998.xml"',
        '"telegram:tg-1950-5708.p1"',
        '"../registers/cited.xml#cited-promise-3000"',
    )
    notes = "".join(f"<ref target={pointer}>here</ref>" for pointer in unusual)
    last.write_text(text.replace("</note>", f"{notes}</note>", 1), encoding="utf-8")
    replace(sources / f"{TELEGRAMS}/{FIRST}.xml", 'source="#W #K"', 'source=" #W   #K"')
    persons = sources / REGISTERS / "persons.xml"
    text = persons.read_text(encoding="utf-8")
    persons.write_text(text.replace('source="#src-w #', 'source="#src-w\n  #'), encoding="utf-8")
    assert build(sources).published
    folder = begin(tmp_path / "corpus")
    take(folder, str(sources / CORPUS))
    assert list_canonical(sources, TELEGRAMS, REGISTERS) == list_canonical(
        folder, TELEGRAMS, REGISTERS
    )

    single = begin(tmp_path / "single")
    take(single, *list_standalone(sources))
    assert list_canonical(sources, TELEGRAMS) == list_canonical(single, TELEGRAMS)


def test_twice_the_same_import_changes_nothing(published: Path, tmp_path: Path) -> None:
    """Nor does an import into the edition that was exported, whose files have other bytes."""
    folder = begin(tmp_path / "edition")
    files = [str(published / CORPUS), *list_standalone(published)]
    take(folder, *files)
    before = list_tree(folder)
    take(folder, *files)
    assert before == list_tree(folder)

    own = copy_edition(tmp_path / "own", ("edition.toml", "tei"))
    replace(own / f"{TELEGRAMS}/{FIRST}.xml", "<teiHeader>", "<!-- ours --><teiHeader >")
    before = list_tree(own)
    take(own, *files)
    assert before == list_tree(own)


def count(root: etree._Element) -> int:
    """Count the elements, attributes and texts of a file."""
    return sum(
        1 + len(each.attrib) + sum(bool((text or "").strip()) for text in (each.text, each.tail))
        for each in root.iter()
    )


def read_report(path: Path) -> Any:  # noqa: ANN401 - JSON
    """Read a report, which must be as the schema says and add up."""
    report = json.loads(path.read_text(encoding="utf-8"))
    assert [] == [*Draft202012Validator(SCHEMA).iter_errors(report)]
    assert report["nodes"] == sum(report["classes"].values())
    for lines in (report["lines"], report["sums"]):
        assert report["classes"] == {
            name: sum(line["count"] for line in lines if line["class"] == name) for name in CLASSES
        }
    return report


def spoil(published: Path, path: Path, *changes: tuple[str, str], source: str = STANDALONE) -> Path:
    """Copy an export with some of its words replaced, each once."""
    text = (published / source).read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("source", [STANDALONE, CORPUS])
def test_all_nodes_are_in_the_report(published: Path, tmp_path: Path, source: str) -> None:
    """Nothing is unknown in our own export, and what no export holds is named."""
    folder = begin(tmp_path / "edition")

    take(folder, str(published / source), "--report", str(tmp_path / "report.json"))

    report = read_report(tmp_path / "report.json")
    assert "import" == report["direction"]
    assert count(parse((published / source).read_bytes())) == report["nodes"]
    assert 0 == report["classes"]["not-understood"] == report["classes"]["contradiction"]
    assert {"front matter", "transcriptions of witnesses"} <= {
        line["what"] for line in report["sums"] if line["class"] == "not-representable"
    }


@pytest.mark.parametrize("source", [STANDALONE, CORPUS])
@pytest.mark.parametrize(
    "place",
    ["<body>", "<titleStmt>", "<listPerson>", '<person xml:id="person-stalin"'],
)
def test_what_nobody_planned_for_is_told(
    published: Path, tmp_path: Path, source: str, place: str
) -> None:
    """An element, an attribute and a comment are in the report; the element with its place."""
    element = '<weather xmlns="http://www.tei-c.org/ns/1.0" sky="clear">dry</weather>'
    if place.endswith(">"):
        new = f"{place}<!-- a remark -->{element}"
    else:
        new = f'{element}<!-- a remark -->{place} mood="bad"'
    file = spoil(published, tmp_path / "file.xml", (place, new), source=source)
    plain = count(parse((published / source).read_bytes()))

    folder = begin(tmp_path / "edition")
    done = run(folder, "import", str(file), "--report", str(tmp_path / "report.json"))

    report = read_report(tmp_path / "report.json")
    unknown = [line for line in report["lines"] if line["class"] == "not-understood"]
    assert plain + (3 if place.endswith(">") else 4) == report["nodes"]
    assert 3 == sum(line["count"] for line in unknown if line["what"] == "weather")
    assert [1] * (not place.endswith(">")) == [
        line["count"] for line in unknown if line["what"] == "@mood"
    ]
    line = [*file.read_text(encoding="utf-8").split("<weather")[0]].count("\n") + 1
    assert all(f"file.xml:{line}:" in str(each["why"]) for each in unknown)
    assert [0] == [line["count"] for line in report["lines"] if line["what"] == "comments"]
    assert "1 comment not taken" in done.stdout
    assert f"{report['classes']['not-understood']} of" in done.stdout


def test_entries_are_added_to_the_registers(published: Path, tmp_path: Path) -> None:
    """Those that the edition has stay as they are, with every byte around them."""
    folder = begin(tmp_path / "edition")
    shutil.copytree(published / REGISTERS, folder / REGISTERS)
    persons = folder / REGISTERS / "persons.xml"
    text = persons.read_text(encoding="utf-8").replace("<listPerson>", "<listPerson ><!-- -->")
    start = text.index('      <person xml:id="person-mao')
    end = text.index("      <person", start + 1)
    kept = (text[:start] + text[end:]).replace("\n", "\r\n").encode()
    persons.write_bytes(kept)

    done = run(folder, "import", str(published / STANDALONE))

    assert 0 == done.returncode
    added = text[start:end].replace("\n", "\r\n").encode()
    before, there, after = persons.read_bytes().partition(added)
    assert (kept, added) == (before + after, there)
    assert after.strip().startswith(b"</listPerson>")
    assert kept == persons.with_name("persons.xml.~1~").read_bytes()
    assert "persons.xml is changed; the file as it was is kept" in done.stderr


def test_an_entry_that_differs_stays(published: Path, tmp_path: Path) -> None:
    """One sentence says so, with the place in the file that was imported."""
    folder = begin(tmp_path / "edition")
    shutil.copytree(published / REGISTERS, folder / REGISTERS)
    file = spoil(
        published,
        tmp_path / "file.xml",
        ('sortKey="stalin"', 'sortKey="dzhugashvili"'),
    )

    done = run(folder, "import", str(file), "--report", str(tmp_path / "report.json"))

    assert 1 == done.returncode
    (sentence,) = done.stderr.splitlines()
    assert sentence.startswith(f"{file}:")
    assert sentence.endswith(
        ": person-stalin is in tei/registers/persons.xml already and differs; that one stays as it "
        "is."
    )
    before = list_sources(published, REGISTERS)
    assert before == list_sources(folder, REGISTERS)
    assert 0 < read_report(tmp_path / "report.json")["classes"]["contradiction"]


def test_an_entry_whose_source_is_another_work_is_not_taken(
    published: Path, tmp_path: Path
) -> None:
    """It would say that it is known from a work that does not say it."""
    folder = begin(tmp_path / "edition")
    take(folder, str(published / STANDALONE))
    other = published / "public/telegrams/1950/tg-1950-26998.xml"
    file = tmp_path / "file.xml"
    text = other.read_text(encoding="utf-8").replace("Kwang-On Yoo, posting", "Somebody, writing")
    file.write_text(text, encoding="utf-8")

    done = run(folder, "import", str(file))

    assert 1 == done.returncode
    assert "person-zhou-enlai is not taken: its source src-k is another work in" in done.stderr
    assert b"person-zhou-enlai" not in (folder / REGISTERS / "persons.xml").read_bytes()


@pytest.mark.parametrize("options", [(), ("--force",)], ids=["unforced", "forced"])
def test_of_two_telegrams_with_one_id_the_first_is_taken(
    published: Path, tmp_path: Path, options: tuple[str, ...]
) -> None:
    """The other is told with its place, and nothing of it is said to be here."""
    folder = begin(tmp_path / "edition")
    other = tmp_path / "other.xml"
    text = (published / STANDALONE).read_bytes()
    other.write_bytes(text.replace(b"I wish you health", b"We wish you health"))

    done = run(folder, "import", str(published / STANDALONE), str(other), *options)

    assert 1 == done.returncode
    path = f"tei/telegrams/{FIRST}.xml"
    assert f"{other}:3:42: {path} would be made of two telegrams of this id" in done.stderr
    assert b"I wish you health" in (folder / path).read_bytes()
    assert "1 new" in done.stdout + done.stderr
    assert "0 replaced" in done.stdout + done.stderr


def test_a_telegram_that_differs_stays(published: Path, tmp_path: Path) -> None:
    """Unless it is replaced by force; then the old file is kept beside the new one."""
    folder = begin(tmp_path / "edition")
    take(folder, str(published / STANDALONE))
    path = folder / TELEGRAMS / f"{FIRST}.xml"
    written = path.read_bytes()
    own = written.replace(b"I wish you health", b"We wish you health")
    path.write_bytes(own)

    done = run(folder, "import", str(published / STANDALONE))
    assert 1 == done.returncode
    assert (
        f"{published / STANDALONE}:3:42: tei/telegrams/{FIRST}.xml is there already" in done.stderr
    )
    assert own == path.read_bytes()

    done = run(folder, "import", str(published / STANDALONE), "--force")
    assert 0 == done.returncode
    assert f"the file as it was is kept: {FIRST}.xml.~1~." in done.stderr
    assert (written, own) == (path.read_bytes(), path.with_name(f"{path.name}.~1~").read_bytes())


def list_strange() -> Iterator[tuple[str, str, str, str, str]]:
    """List what is wrong with a file: what is replaced in which export, and what is told."""
    ours = f'xml:id="{FIRST}"'
    for own in (".hidden", "a/b", "../../evil-1950-1", "tg-1950-a_b", "tg-1950-ä"):
        yield STANDALONE, ours, f'xml:id="{own}"', ":3:42: ", "has other signs than letters"
    yield STANDALONE, ours, f'xml:id="tg-1950-{"1" * 300}"', ":3:42: ", "308 bytes long"
    yield STANDALONE, ours, 'xml:id="cable-1950-1"', ":3:42: ", "change id-pattern in edition.toml"
    yield STANDALONE, ours, 'xml:lang="en" n="1"', "", ""
    yield STANDALONE, "<TEI ", "<!DOCTYPE TEI><TEI ", ":3:1: ", "DOCTYPE"
    yield STANDALONE, "</teiHeader>", "", ":", "does not fit"
    yield STANDALONE, 'type="edition"', 'type="frus"', ":1:1: ", "This is no export of an edition"
    yield CORPUS, "person-stalin", "person-../x", ":", "tei/registers/persons.xml is not taken"
    yield (
        STANDALONE,
        '"person-stalin',
        '"person-../x',
        ":",
        "tei/registers/persons.xml is not taken",
    )
    yield CORPUS, 'n="persons"', 'n="../persons"', ":", "There is no register ../persons"
    yield CORPUS, 'n="persons"', "", ":", "This is neither a telegram nor a register"
    yield CORPUS, ours, f'xml:id="{FIRST}/.."', ":", "has other signs than letters"


@pytest.mark.parametrize(("source", "old", "new", "place", "told"), [*list_strange()])
def test_a_strange_file_is_refused(  # noqa: PLR0913, PLR0917 - a table
    published: Path, tmp_path: Path, source: str, old: str, new: str, place: str, told: str
) -> None:
    """One sentence says where and why; nothing is written outside the sources."""
    text = (published / source).read_text(encoding="utf-8").replace(old, new)
    file = tmp_path / "file.xml"
    file.write_text(text, encoding="utf-8")
    folder = begin(tmp_path / "edition")

    done = run(folder, "import", str(file))

    if told:
        assert 1 == done.returncode, done.stderr
        (sentence,) = [line for line in done.stderr.splitlines() if told in line]
        assert sentence.startswith(f"{file}{place}")
    assert {"edition", "file.xml"} == {path.name for path in tmp_path.iterdir()}
    assert {"edition.toml", "tei"} == {path.name for path in folder.iterdir()}
    if source == STANDALONE and "persons.xml" not in told:
        assert {"edition.toml"} == set(list_tree(folder))


def test_an_edition_that_was_just_begun_takes_a_corpus(published: Path, tmp_path: Path) -> None:
    """What its registers have of their own stays, and the check finds no error."""
    folder = tmp_path / "begun"
    assert 0 == run(tmp_path, "init", str(folder)).returncode

    done = run(tmp_path, "import", str(published / CORPUS), "--into", "begun")

    assert 1 == done.returncode
    differing = [line for line in done.stderr.splitlines() if line.startswith(str(published))]
    assert 3 == len(differing)
    assert "The head of the taxonomy precedence is in tei/registers/taxonomies.xml" in done.stderr
    assert "unit-ton is in tei/registers/taxonomies.xml already and differs" in done.stderr
    checked = run(folder, "check", "--severity", "error")
    assert 0 == checked.returncode, checked.stdout


def test_nothing_but_the_file_is_read(published: Path, tmp_path: Path) -> None:
    """An XInclude stays the unknown element that it is."""
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    include = (
        '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="secret.txt" parse="text"/>'
    )
    file = spoil(published, tmp_path / "file.xml", ("</body>", f"{include}</body>"))
    folder = begin(tmp_path / "edition")

    done = run(folder, "import", str(file))

    written = (folder / TELEGRAMS / f"{FIRST}.xml").read_text(encoding="utf-8")
    assert include in written
    assert "secret<" not in written
    assert "3 of" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("nowhere.xml",), 3, "There is no file nowhere.xml; name one that is there."),
        (("tei",), 3, "tei is not a file; name the files in it."),
        (("edition.toml",), 1, "edition.toml:1:"),
        (("tei/telegrams/tg-1950-5708.xml", "--into", "tei"), 3, "There is no edition.toml"),
        (("x.xml", "--from", "frus"), 2, "'frus' is not 'edition'"),
        ((), 2, "Missing argument 'FILE...'"),
    ],
)
def test_wrong_usage_is_told(
    sources: Path, arguments: tuple[str, ...], code: int, told: str
) -> None:
    """One sentence, and nothing is written."""
    before = list_tree(sources)

    done = run_here(sources, "import", *arguments)

    assert code == done.exit_code
    assert told in done.output
    assert before == list_tree(sources)


def test_a_report_replaces_only_a_report(published: Path, tmp_path: Path) -> None:
    """Another file of that name stays; a file over the limit is not read."""
    folder = begin(tmp_path / "edition")
    before = list_tree(folder)
    done = run(folder, "import", str(published / STANDALONE), "--report", "edition.toml")
    assert 3 == done.returncode
    assert "edition.toml is there and no report; name another file." in done.stderr
    assert before == list_tree(folder)

    for _ in range(2):
        take(folder, str(published / STANDALONE), "--report", "report.json")
    assert read_report(folder / "report.json")

    replace(folder / "edition.toml", "50_000_000", "1_000")
    done = run(folder, "import", str(published / STANDALONE))
    assert 3 == done.returncode
    assert "is larger than 1000 bytes; split it" in done.stderr
