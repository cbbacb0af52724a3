"""Certain remedies: slips in copies of the three telegrams, and what is no slip."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from git_apply import apply_diff
from needs import ROOT
from spoiled_copies import TELEGRAM, run_here

TELEGRAMS = sorted(path.name for path in (ROOT / "tei/telegrams").iterdir())
BARE = "Zhou Enlai to Filippov [Stalin], 17 November 1950"

SLIPS = {
    "doctype": ("source.no-doctype", "<TEI", "<!DOCTYPE TEI>\n<TEI"),
    "doctype in a line": ("source.no-doctype", "<TEI", "<!DOCTYPE TEI [ ]><TEI"),
    "ascii": ("source.encoding", 'encoding="UTF-8"', 'encoding="us-ascii"'),
    "ampersand": ("source.well-formed", f"{BARE} &amp; &amp;c</t", f"{BARE} & &c</t"),
    "entity": ("source.well-formed", f"{BARE}é &#xA0; &lt;</t", f"{BARE}&eacute; &nbsp; &lt;</t"),
    "no semicolon": ("source.well-formed", f"{BARE} &amp; </t", f"{BARE} &amp </t"),
    "element": ("grammar.element", "<listWit>", "<listwit>"),
    "empty element": ("grammar.element", "<catRef scheme", "<catref scheme"),
    "attribute": ("grammar.attribute", 'unitRef="unit:day"', 'unitref="unit:day"'),
    "attribute of xml": ("grammar.attribute", 'xml:id="K"', 'xml:ID="K"'),
    "listed value": ("grammar.value", 'type="sent"', 'type="Sent"'),
    "space in a pointer": ("grammar.value", '"person:gao-gang"', '"person: gao-gang"'),
    "capital in a prefix": ("grammar.value", '"person:gao-gang"', '"Person:Gao-gang"'),
    "unseen sign": ("grammar.value", '"person:gao-gang"', '"person:gao\u200b-gang\u00a0"'),
    "space for T": ("grammar.value", '"1950-11-17T20:45:00"', '"1950-11-17 20:45:00"'),
    "space in a date": ("grammar.value", '"1950-11-17T20:45:00"', '"1950 -11- 17T20:45:00"'),
    "grouped figure": ("grammar.value", 'quantity="3000"', 'quantity="3 000"'),
    "commodity": ("grammar.value", 'commodity="automobile"', 'commodity="Automobile"'),
    "file’s id": ("id.matches-file", 'xml:id="tg-1950-26998"', 'xml:id="TG-1950-26998"'),
    "part’s id": ("id.pattern", "tg-1950-26998.m4", "tg-1950-26637.m4"),
    "capital in a pointer": ("ref.resolves", '"person:gao-gang"', '"person:Gao-Gang"'),
    "meaning": ("ref.resolves", "../registers/persons.xml#person-$1", "persons.xml#person-$1"),
    "form": (
        "ref.resolves",
        'ident="org" matchPattern="([a-z0-9\\-]+)"',
        'ident="org" matchPattern="(tg-[a-z0-9\\-]+)"',
    ),
}
"""Each with its rule, what stands there rightly, and the slip."""

DOUBTS = {
    "doctype with entities": ("<TEI", '<!DOCTYPE TEI [<!ENTITY a "b">]>\n<TEI'),
    "doctype elsewhere": ("<TEI", '<!DOCTYPE TEI SYSTEM "tei.dtd">\n<TEI'),
    "another encoding": ('encoding="UTF-8"', 'encoding="ISO-8859-1"'),
    "unknown entity": (BARE, f"{BARE} &who;"),
    "where a hexadecimal number ends": (BARE, f"{BARE} &#x2014a slip"),
    "where a decimal number ends": (BARE, f"{BARE} No.&#16012 of the list"),
    "unknown element": ("<listWit>", "<listWitt>"),
    "no attribute of this name": ('unitRef="unit:day"', 'unit="unit:day"'),
    "nobody’s name": ('ref="person:gao-gang"', 'ref="person: gao gong"'),
    "two figures": ('quantity="3000"', 'quantity="30 00"'),
    "decimal or thousand": ('quantity="3000"', 'quantity="3,000"'),
    "two words": ('commodity="automobile"', 'commodity="ice cream"'),
    "another telegram’s id": ('xml:id="tg-1950-26998"', 'xml:id="tg-1950-26999"'),
    "an id that is taken": ('xml:id="tg-1950-26998.m3"', 'xml:id="tg-1950-26637.m2"'),
    "a pointer to nobody": ('ref="person:gao-gang"', 'ref="person:nobody"'),
    "number": ('">2933</idno>\n', '">2934</idno>\n'),
    "exchanged dates": ('<date when="1950-11-17T10:00:00"', '<date when="1950-11-18T10:00:00"'),
}
"""What somebody has to decide; each with what stands there rightly."""


def spoil(place: Path, right: str, wrong: str) -> bytes:
    """
    Make a slip wherever the right words stand; return the bytes of the file without the slip.

    Where the right words have an ampersand they are first put in the place of those without.
    """
    text = place.read_bytes().decode()
    if right not in text:
        text = text.replace(f"{BARE}</t", right, 1)
    assert right in text
    end = text.index("</fileDesc>") if right == "<TEI" or right.startswith(BARE) else len(text)
    head = text[:end].replace(right, wrong)
    if wrong == "<listwit>":
        head = head.replace("</listWit>", "</listwit>")
    place.write_bytes((head + text[end:]).encode())
    return text.encode()


def check(folder: Path, *arguments: str) -> dict[str, Any]:
    """Check the spoiled telegram and read what is told in JSON."""
    told: dict[str, Any] = json.loads(
        run_here(folder, "check", "--format", "json", *arguments).stdout
    )
    return told


def diff(folder: Path, *paths: str) -> bytes:
    """Ask for the diff of files."""
    return run_here(folder, "check", "--diff", *(str(folder / path) for path in paths)).stdout_bytes


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_mended_to_the_byte(sources: Path, slip: str) -> None:
    """The finding carries edits, and git makes of the diff the file as it was without the slip."""
    rule, right, wrong = SLIPS[slip]
    mended = spoil(sources / TELEGRAM, right, wrong)
    findings = check(sources, str(sources / TELEGRAM))["findings"]

    assert rule in {finding["rule"] for finding in findings if finding["edits"]}
    apply_diff(sources, diff(sources, TELEGRAM))
    assert mended == (sources / TELEGRAM).read_bytes()


@pytest.mark.parametrize("doubt", DOUBTS)
def test_what_somebody_has_to_decide_is_not_mended(sources: Path, doubt: str) -> None:
    """Where two corrections are possible the finding carries no edit, and there is no diff."""
    right, wrong = DOUBTS[doubt]
    place = sources / TELEGRAM
    text = place.read_text(encoding="utf-8")
    assert right in text
    text = text.replace(right, wrong, 1)
    if wrong == "<listWitt>":
        text = text.replace("</listWit>", "</listWitt>")
    place.write_text(text, encoding="utf-8")
    findings = check(sources, str(place))["findings"]

    assert findings
    assert [] == [edit for finding in findings for edit in finding["edits"]]
    assert b"" == diff(sources, TELEGRAM)


def test_a_prefix_is_declared_after_the_others(sources: Path) -> None:
    """A prefix has one meaning; its declaration is added once, indented as the others are."""
    place = sources / TELEGRAM
    lines = place.read_text(encoding="utf-8").splitlines(keepends=True)
    (number,) = (number for number, line in enumerate(lines) if 'ident="unit"' in line)
    end = next(number for number, line in enumerate(lines) if "</listPrefixDef>" in line)
    moved = [*lines[:number], *lines[number + 1 : end], lines[number], *lines[end:]]
    place.write_text("".join(moved).replace(lines[number], ""), encoding="utf-8")

    apply_diff(sources, diff(sources, TELEGRAM))
    assert "".join(moved) == place.read_text(encoding="utf-8")


def test_a_published_id_is_not_corrected(sources: Path) -> None:
    """What has been published keeps its ids, for others may cite them."""
    place = sources / TELEGRAM
    spoil(place, "tg-1950-26998.m4", "tg-1950-26637.m4")
    spoil(place, 'status="proofed"', 'status="published"')
    findings = check(sources, str(place))["findings"]

    assert {"id.pattern"} == {finding["rule"] for finding in findings}
    assert [] == [edit for finding in findings for edit in finding["edits"]]


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data.rstrip(b"\n"),
        lambda data: data.replace(b"  ", b"\t"),
        lambda data: data.replace(b"<p ", "<!-- مرحبا \u202bשלום\u202c 𝔸 --><p ".encode()),
        lambda data: data.replace("’".encode(), b"&#x2019;"),
    ],
    ids=["CRLF", "byte order mark", "no last line end", "tabs", "right to left", "references"],
)
@pytest.mark.parametrize("name", TELEGRAMS)
def test_places_hold_in_every_file(
    sources: Path, name: str, change: Callable[[bytes], bytes]
) -> None:
    """In each telegram, whatever its line ends and signs, only the slips are changed."""
    place = sources / "tei/telegrams" / name
    mended = change(place.read_bytes())
    wrong = mended.replace(b"<persName ref", b"<persname Ref").replace(b"idno>", b"IDNO>")
    wrong = wrong.replace(b"<idno", b"<IDNO").replace(b"<persname", b"<persName")
    assert wrong != mended
    place.write_bytes(wrong)
    findings = check(sources, str(place))["findings"]

    text = wrong.decode("utf-8-sig")
    lines = text.replace("\r\n", "\n").split("\n")
    for finding in findings:
        found = lines[finding["line"] - 1][finding["column"] - 1 :]
        assert found.startswith(("<IDNO", "Ref=")) or finding["message"].find("lacks") > 0
    apply_diff(sources, diff(sources, f"tei/telegrams/{name}"))
    assert mended == place.read_bytes()


def test_a_name_that_git_quotes(sources: Path) -> None:
    """A file with another script’s letters and a space in its name is mended by the diff."""
    folder = sources / "tei/front"
    place = folder / "вступление 毛.xml"
    mended = (folder / "introduction.xml").read_bytes()
    (folder / "introduction.xml").rename(place)
    place.write_bytes(mended.replace(b"titleStmt>", b"TitleStmt>"))

    apply_diff(sources, diff(sources, "tei/front"))
    assert mended == place.read_bytes()


def test_a_slip_too_many_is_left_out(sources: Path) -> None:
    """A name that would not fit where it stands is not corrected; the others are."""
    place = sources / TELEGRAM
    mended = spoil(place, "<listWit>", "<listwit>").replace(b"<body>", b"<body><Witness/>")
    place.write_bytes(place.read_bytes().replace(b"<body>", b"<body><Witness/>"))
    first, *others = check(sources, str(place))["findings"]

    assert 2 == len(first["edits"])
    assert [[]] * len(others) == [finding["edits"] for finding in others]
    apply_diff(sources, diff(sources, TELEGRAM))
    assert mended == place.read_bytes()
