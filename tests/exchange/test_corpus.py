"""The TEI corpora: all telegrams with the registers, and the registers alone."""

import json
import re
from collections import Counter
from pathlib import Path

import needs
import pytest
from judges import ask_jing, read_tables
from lxml import etree
from overlays import FIXTURES, lay

from edition.build.build import build

# The library for tables asks for regular expressions that Python 3.11 warns of.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
POINTERS = (
    *("ref", "target", "ana", "unitRef", "corresp", "source", "resp", "who", "scheme", "wit"),
    *("edRef", "hand", "calendar"),
)
CORPUS, REGISTERS = "public/data/corpus.xml", "public/data/registers.xml"


def parse(path: Path) -> etree._Element:
    """Parse a file without its comments and instructions."""
    return etree.parse(path, etree.XMLParser(remove_comments=True, remove_pis=True)).getroot()


def list_ids(root: etree._Element) -> list[str]:
    """List the ids in a file."""
    return [str(each.get(ID)) for each in root.iter() if each.get(ID)]


def expand(member: etree._Element, token: str) -> str:
    """Return where a pointer leads, by the prefixes that its file declares."""
    prefix, colon, rest = token.partition(":")
    for declared in member.iter(f"{TEI}prefixDef"):
        pattern = str(declared.get("matchPattern"))
        if colon and declared.get("ident") == prefix and (found := re.fullmatch(pattern, rest)):
            target = str(declared.get("replacementPattern"))
            return re.sub(r"\$(\d)", lambda mark: str(found[int(mark[1])]), target)
    return token


@pytest.mark.parametrize("kind", ["published", "large"])
def test_the_tei_accepts_them(kind: str, request: pytest.FixtureRequest) -> None:
    """By the grammar of the whole TEI; no two ids are the same."""
    folder: Path = request.getfixturevalue(kind)
    grammar = needs.named("TEI_ALL_RNG", "the RELAX NG of all of TEI P5")

    assert "" == ask_jing(grammar, [folder / CORPUS, folder / REGISTERS])
    for path in (CORPUS, REGISTERS):
        times = Counter(list_ids(parse(folder / path)))
        assert [] == [name for name, count in times.items() if count > 1]


def test_every_pointer_leads_somewhere(published: Path) -> None:
    """Pointers to telegrams, entries and parts of a file lead to ids of the corpus."""
    corpus = parse(published / CORPUS)
    known = {f"#{name}" for name in list_ids(corpus)}
    leads = {
        expand(member, token)
        for member in corpus.iter(f"{TEI}TEI")
        for each in member.iter()
        for name in POINTERS
        for token in str(each.get(name) or "").split()
    }

    assert {"#person-stalin", "#tg-1950-26998", "#tg-1950-26998_editor", "#precedence"} <= leads
    assert set() == {lead for lead in leads if not lead.startswith("http")} - known


def test_members_are_the_sources(published: Path) -> None:
    """But for ids, pointers and comments a member has what its source has, word for word."""
    members = {each.get(ID): each for each in parse(published / CORPUS).iter(f"{TEI}TEI")}
    for path in (published / "tei/telegrams").glob("*.xml"):
        source, member = parse(path), members[path.stem]
        assert [each.tag for each in source.iter()] == [each.tag for each in member.iter()]
        assert [*source.itertext()] == [*member.itertext()]
        for old, new in zip(source.iter(), member.iter(), strict=True):
            same = {name for name, value in old.attrib.items() if new.get(name) == value}
            assert {*old.attrib} - same <= {ID, "replacementPattern", *POINTERS}


def test_tables_of_registers_have_all_entries(published: Path) -> None:
    """Each entry is a row, each of its names another."""
    tables = read_tables(published, "registers-metadata.json")
    entries = {
        str(each.get(ID))
        for path in (published / "tei/registers").glob("*.xml")
        for name in ("person", "place", "org", "category", "unitDef", "entry")
        for each in parse(path).iter(f"{TEI}{name}")
    }

    assert entries <= {row["id"] for row in tables["registers.csv"]}
    assert "毛泽东" in {row["text"] for row in tables["names.csv"]}
    (beijing,) = (row for row in tables["registers.csv"] if row["id"] == "place-beijing")
    assert (39.9075, 116.39723) == (float(beijing["latitude"]), float(beijing["longitude"]))


def test_an_edition_with_few_registers(tmp_path: Path) -> None:
    """Only those that are there are members; no table is empty."""
    folder = lay(tmp_path, FIXTURES / "few")
    assert build(folder).published

    members = [*parse(folder / REGISTERS).iter(f"{TEI}TEI")]
    assert len([*(folder / "tei/registers").iterdir()]) == len(members)
    data = folder / "public/data"
    metadata = json.loads((data / "registers-metadata.json").read_text(encoding="utf-8"))
    for table in metadata["tables"]:
        assert len((data / table["url"]).read_bytes().splitlines()) > 1
