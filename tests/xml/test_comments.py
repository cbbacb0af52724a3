"""
Comments and processing instructions change nothing, and nothing of them is published.

With EDITION_ALL_FAULTS=1 (make test-faults) each is put into every place in turn; else into some.
"""

import os
import re
import shutil
from collections.abc import Mapping, Sequence
from operator import attrgetter
from pathlib import Path, PurePosixPath
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from needs import ROOT
from published import ask_for, copy_edition
from remarks import REMARKS, Remarked, list_places
from spoiled_copies import list_tree

from edition.build.build import build, check_edition
from edition.exchange.exports import EXPORTS
from edition.files.digests import compute_digest
from edition.findings import Finding
from edition.project.odd import generate
from edition.read.elements import list_elements
from edition.read.source import Source, parse
from edition.xml.comments import leave_out_comments

ALL = os.environ.get("EDITION_ALL_FAULTS") == "1"
SHARES = 8 if ALL else 1
"""So many tests take turns with the places, so that all cores have something to do."""
APART = 100
"""In one build, remarks in a file stand at least so many places apart, so each is alone."""
SOURCES = sorted((ROOT / "tei").glob("*/*.xml"))
TEI = ROOT / "tests" / "fixtures"
OVERLAYS = sorted(path for path in (TEI / "invalid").iterdir() if path.name[:7] != "source.")
ODDS = (ROOT / "schema" / "telegram.odd", ROOT / "tests" / "fixtures" / "odd" / "small.odd")

EXPORTED = [export.name for export in EXPORTS]
"""All exports but the zip files, for these have digests that nothing can find in them."""

Chosen = TypeVar("Chosen")
PIECES = (
    *(
        "b",
        "]",
        ">",
        "&gt;",
        "\r",
        "\n",
        "<c/>",
        "<c d='>'>",
        "</c>",
        "<![CDATA[]]>",
        "<![CDATA[<?]]>",
    ),
    *("<!---->", "<!-- ]] -->", "<!-- <?x -->", "<?x?>", "<?x <!-- ?>", "<?x ]]> ?>"),
)
"""What a text may consist of."""


def choose(all_of_them: Sequence[Chosen], count: int) -> Sequence[Chosen]:
    """Choose all places or files, or about so many of them."""
    return all_of_them if ALL else all_of_them[:: max(1, len(all_of_them) // count)]


def read(path: Path, text: str) -> Source:
    """Read a text as the source that has this path's name."""
    folder = path.parent.name
    source = parse(PurePosixPath("tei", folder, path.name), text.encode())
    assert isinstance(source, Source), source
    return source


def show(source: Source) -> tuple[object, ...]:
    """Show all that is read of a source by lxml, by Saxon, and as a register."""
    elements = list_elements(source) if source.path.parent.name == "registers" else []
    tree = etree.tostring(source.tree, encoding="unicode")
    return tree, leave_out(source.text), elements


def leave_out(text: str) -> str:
    """Return what Saxon is given of a text, without sections that say nothing."""
    return leave_out_comments(text).replace("<![CDATA[]]>", "")


@pytest.mark.parametrize("remark", REMARKS, ids=["comment", "instruction"])
@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_a_source_is_read_the_same(path: Path, remark: str) -> None:
    """With a remark in any place, and in all, lxml and Saxon read what they read without it."""
    text = path.read_text(encoding="utf-8")
    plain = read(path, text)
    shown = show(plain)
    places = list_places(text)

    for chosen in (places, *([place] for place in choose(places, 60))):
        remarked = Remarked(text, chosen, remark)
        source = read(path, remarked.write())
        assert shown == show(source), chosen
        for one, other in zip(plain.tree.iter(), source.tree.iter(), strict=True):
            place = source.positions.element(other)
            assert place in remarked.follow(*plain.positions.element(one)), chosen


@pytest.mark.parametrize("remark", REMARKS, ids=["comment", "instruction"])
@pytest.mark.parametrize("path", ODDS, ids=lambda path: path.name)
def test_an_odd_is_read_the_same(path: Path, remark: str) -> None:
    """With a remark in any place of an ODD, and in all, Saxon reads what it reads without it."""
    text = path.read_text(encoding="utf-8")
    plain = leave_out(text)
    places = list_places(text)

    for chosen in (places, *([place] for place in choose(places, 60))):
        assert plain == leave_out(Remarked(text, chosen, remark).write()), chosen


def put(folder: Path, remark: str, step: int | None) -> dict[str, Remarked]:
    """Put a remark into each file of a folder, at all places or at some that are far apart."""
    done: dict[str, Remarked] = {}
    for path in sorted(folder.rglob("*")):
        if path.suffix not in {".xml", ".xsl"}:
            continue
        text = path.read_text(encoding="utf-8")
        places = list_places(text)
        chosen = places if step is None else places[step % len(places) :: APART]
        remarked = Remarked(text, chosen, remark)
        path.write_text(remarked.write(), encoding="utf-8")
        done[str(path.relative_to(folder.parent))] = remarked
    return done


def require_same(
    plain: Sequence[Finding], found: Sequence[Finding], remarked: Mapping[str, Remarked]
) -> None:
    """
    Require the same findings, at the places that have moved; edits must make the same of the text.
    """
    key = attrgetter("path", "rule", "severity", "message")
    for one, other in zip(sorted(plain, key=key), sorted(found, key=key), strict=True):
        assert key(one) == key(other)
        text = remarked.get(str(one.path))
        places = text.follow(one.line, one.column) if text else {(one.line, one.column)}
        assert (other.line, other.column) in places, f"{one}\n{other}"


def name_digests(remarked: Mapping[str, Remarked]) -> dict[bytes, bytes]:
    """Name the digests that files had without remarks, by those that they have with them."""
    return {digest(text.write()): digest(text.text) for text in remarked.values()}


def digest(text: str) -> bytes:
    """Return the digest of a text as pages show it."""
    return compute_digest(text.encode()).rpartition(":")[2].encode()


def list_published(folder: Path, remarked: Mapping[str, Remarked]) -> dict[str, bytes]:
    """
    Return what is published, with the digests that the sources had without remarks.

    The list of all files has digests of what has such digests in it, and is left out.
    """
    digests = name_digests(remarked)
    pattern = re.compile(b"|".join(digests) or b"(?!)")
    return {
        path: pattern.sub(lambda found: digests[found[0]], data)
        for path, data in list_tree(folder / "public").items()
        if path != "data/files.json"
    }


def choose_steps() -> list[tuple[int | None, str]]:
    """Choose from which place on remarks are put into each file, and which."""
    some = range(APART) if ALL else [APART // 3]
    return [(step, remark) for step in (None, *some) for remark in REMARKS]


@pytest.mark.parametrize("share", range(SHARES))
@pytest.mark.parametrize("part", ["tei", "xslt"])
def test_a_remark_changes_nothing_that_is_published(tmp_path: Path, part: str, share: int) -> None:
    """
    With a remark in each source or stylesheet, wherever it stands, a build publishes the same.
    """
    parts = ("edition.toml", "tei", "xslt") if part == "xslt" else ("edition.toml", "tei")
    base = copy_edition(tmp_path / "base", parts)
    ask_for(base, *EXPORTED)
    outcome = build(base)
    assert outcome.published
    before = list_published(base, {})

    for step, remark in choose_steps()[share::SHARES]:
        folder = copy_edition(tmp_path / "remarked", parts)
        ask_for(folder, *EXPORTED)
        remarked = put(folder / part, remark, step)
        found = build(folder)
        require_same(outcome.findings, found.findings, remarked)
        assert found.published, (step, remark, found.findings)
        assert before == list_published(folder, remarked), (step, remark)
        shutil.rmtree(folder)


@pytest.mark.parametrize("remark", REMARKS, ids=["comment", "instruction"])
@pytest.mark.parametrize("overlay", choose(OVERLAYS, 8), ids=lambda path: path.name)
def test_a_remark_hides_no_finding(overlay: Path, tmp_path: Path, remark: str) -> None:
    """With a remark in every place of all sources, what was wrong is told in the same words."""
    for layer in (TEI / "base", overlay):
        shutil.copytree(layer, tmp_path, dirs_exist_ok=True)
    plain = check_edition(tmp_path).findings
    assert plain
    remarked = put(tmp_path / "tei", remark, None)

    require_same(plain, check_edition(tmp_path).findings, remarked)


@pytest.mark.parametrize("remark", REMARKS, ids=["comment", "instruction"])
def test_a_remark_changes_nothing_that_is_made_of_an_odd(tmp_path: Path, remark: str) -> None:
    """
    With a remark in every place of an ODD, or in one, the same grammar and rules are made of it.
    """
    odd = ODDS[1]
    text = odd.read_text(encoding="utf-8")
    made = generate(odd, ROOT / "xslt")
    places = list_places(text)

    for chosen in (places, *([place] for place in choose(places, 4))):
        remarked = Remarked(text, chosen, remark)
        place = tmp_path / odd.name
        place.write_text(remarked.write(), encoding="utf-8")
        ((new, old),) = name_digests({"": remarked}).items()
        again = generate(place, ROOT / "xslt")
        assert made == {name: data.replace(new, old) for name, data in again.items()}, chosen


def test_a_remark_changes_nothing_in_the_manual(tmp_path: Path) -> None:
    """With remarks in every place of an edition's own ODD, its findings and pages stay the same."""
    base = copy_edition(tmp_path / "base")
    ask_for(base, *EXPORTED)
    outcome = build(base)
    before = list_published(base, {})
    folder = copy_edition(tmp_path / "remarked")
    ask_for(folder, *EXPORTED)
    odd = folder / "schema" / "telegram.odd"
    text = odd.read_text(encoding="utf-8")
    remarked = Remarked(text, list_places(text), "".join(REMARKS))
    odd.write_text(remarked.write(), encoding="utf-8")
    for name, data in generate(odd, folder / "xslt").items():
        (folder / "schema" / name).write_bytes(data)

    found = build(folder)

    assert outcome.findings == found.findings
    assert before == list_published(folder, {"": remarked})


@pytest.mark.parametrize("name", ["telegram.rng", "telegram.sch.xsl"])
def test_a_remark_changes_nothing_in_what_was_generated(tmp_path: Path, name: str) -> None:
    """With remarks in every place of a grammar or of compiled rules, they find the same."""
    for layer in (TEI / "base", TEI / "invalid" / "grammar.element"):
        shutil.copytree(layer, tmp_path, dirs_exist_ok=True)
    shutil.copytree(ROOT / "schema", tmp_path / "schema")
    findings = check_edition(tmp_path).findings
    place = tmp_path / "schema" / name
    text = place.read_text(encoding="utf-8")
    remarked = Remarked(text, list_places(text), "".join(REMARKS))
    place.write_text(remarked.write(), encoding="utf-8")

    assert findings == check_edition(tmp_path).findings


def test_nothing_of_a_remark_is_published(tmp_path: Path) -> None:
    """What stands in comments and instructions is in no published file; the model is our own."""
    folder = copy_edition(tmp_path / "edition", ("edition.toml", "tei"))
    for remark in ("<!-- SECRET -->", '<?xml-model href="SECRET"?>', "<?SECRET?>"):
        put(folder / "tei", remark, None)

    assert build(folder).published

    published = list_tree(folder / "public")
    assert [] == [name for name, data in published.items() if b"SECRET" in data]
    assert b"<?xml-model href=" in published["telegrams/1950/tg-1950-5708.xml"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("<a>b</a>", "<a>b</a>"),
        ('<?xml version="1.0"?>\n<!-- x --><a/><?y?>', "\n<a/>"),
        ("<a>b<!-- x -->c<?y?>d</a>", "<a>bcd</a>"),
        ("<a><!-- <?x --><?y <!-- ?>b</a>", "<a>b</a>"),
        ("<a><![CDATA[<!-- x --><?y?>]]></a>", "<a><![CDATA[<!-- x --><?y?>]]></a>"),
        ("<a><!-- <![CDATA[ -->b<!-- ]]> --></a>", "<a>b</a>"),
        ("<a b='>'><!---->c</a>", "<a b='>'>c</a>"),
        ("<a>b]]<!-- x -->>c</a>", "<a>b]]<![CDATA[]]>>c</a>"),
        ("<a>b]<?x?>]>c</a>", "<a>b]<![CDATA[]]>]>c</a>"),
        ("<a>b\r<!-- x -->\nc</a>", "<a>b\n\nc</a>"),
        ("<a>b\r\nc\rd</a>", "<a>b\r\nc\rd</a>"),
    ],
)
def test_a_remark_is_left_out(text: str, left: str) -> None:
    """
    What remains reads as the document did: CDATA sections stay, brackets do not come to end one.
    """
    assert left == leave_out_comments(text)
    parser = etree.XMLParser(remove_comments=True, remove_pis=True)
    whole, rest = etree.fromstring(text.encode(), parser), etree.fromstring(left.encode())
    assert etree.tostring(whole) == etree.tostring(rest)


@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_what_remains_reads_as_before(pieces: list[str]) -> None:
    """Whatever stands around remarks, lxml reads the rest as it reads the whole."""
    text = f"<a>{''.join(pieces)}</a>"
    parser = etree.XMLParser(remove_comments=True, remove_pis=True)
    try:
        whole = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError:
        return
    rest = etree.fromstring(leave_out_comments(text).encode())
    assert etree.tostring(whole) == etree.tostring(rest)
