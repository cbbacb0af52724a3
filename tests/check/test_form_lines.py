"""Lines of the form wherever they stand, what readers wrote, and what stands in brackets."""

from pathlib import Path

import pytest
from overlays import BASE, lay
from spoiled_copies import replace

from edition.build.build import check_edition

TELEGRAM = "tei/telegrams/tg-1950-1001.xml"
PARAGRAPH = "Rearmament begins "
NOTE = "Counted from the 7th."
CLOSER = '<closer xml:id="tg-1950-1001.closer">'
OPENER = '<opener xml:id="tg-1950-1001.opener">'
HEADER = '<correspAction type="received">\n          <orgName'


def find(folder: Path, *changes: tuple[str, str]) -> list[str]:
    """Return the rules that are broken after some changes, without the loss of the witnesses."""
    edition = lay(folder, BASE)
    for old, new in changes:
        replace(edition / TELEGRAM, old, new)
    findings = check_edition(edition).findings
    return [one.rule for one in findings if one.rule != "witness.reproduced"]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ('<seg type="received">Received <date when="1950-11-{}">{}.11.1950</date>.</seg>', "date"),
        ('<seg type="received">Received <time when="{}:00:00">{}:00</time>.</seg>', "time"),
        (
            (
                '<seg type="received"><supplied reason="added" resp="#K">Received <date '
                'when="1950-11-{}">{}.11.1950</date></supplied></seg>'
            ),
            "date",
        ),
    ],
)
@pytest.mark.parametrize(
    ("place", "around"),
    [
        (PARAGRAPH, f"{{}} {PARAGRAPH}"),
        ("<list>", "<list><item>{}</item></list><list>"),
        (CLOSER, f"{CLOSER}{{}}"),
        (OPENER, f'<note type="source" resp="#editor">File: {{}}</note>{OPENER}'),
    ],
)
def test_lines_are_compared_wherever_they_stand(
    tmp_path: Path, line: str, rule: str, place: str, around: str
) -> None:
    """A receipt in a paragraph, an item, the closer or a source note is that of the header."""
    right, wrong = ("08", "09") if rule == "date" else ("02", "03")

    assert [] == find(tmp_path / "right", (place, around.format(line.format(right, right))))
    assert [f"{rule}.agrees"] == find(
        tmp_path / "wrong", (place, around.format(line.format(wrong, wrong)))
    )


def test_a_number_run_into_a_paragraph_is_compared(tmp_path: Path) -> None:
    """A number of the telegram is; one in a reference or in a quotation is another's."""
    number = '<idno type="telegram" subtype="received">{}</idno>'

    for name, words, found in (
        ("right", number.format(1001), []),
        ("wrong", number.format(1002), ["number.agrees"]),
        ("reference", f'<ref type="telegram">{number.format(1002)}</ref>', []),
        ("quotation", f"<q>{number.format(1002)}</q>", []),
    ):
        assert found == find(tmp_path / name, (PARAGRAPH, f"{words}. {PARAGRAPH}"))


def test_single_digits_are_those_of_the_number_that_they_name(tmp_path: Path) -> None:
    """They stand in place of the number; what is unclear in them is not compared."""
    number = '<idno type="telegram" subtype="received">1001</idno>'
    named = (f"{number}\n", number.replace(" type", ' xml:id="tg-1950-1001.no" type', 1) + "\n")
    line = f"No. {number}"
    digits = '<seg type="digits" corresp="#tg-1950-1001.{}">1<hi rend="bold">{}</hi>01</seg>'

    for name, owner, digit, found in (
        ("right", "no", "0", []),
        ("wrong", "no", "2", ["number.agrees"]),
        ("unclear", "no", "<unclear>2</unclear>", []),
        ("nowhere", "p1", "0", ["ref.kind"]),
    ):
        changed = (line, f"No. {digits.format(owner, digit)}")
        assert found == find(tmp_path / name, named, changed)


@pytest.mark.parametrize("kind", ["processing", "file", "other"])
def test_hours_of_other_lines_belong_to_the_station_that_they_name(
    tmp_path: Path, kind: str
) -> None:
    """Who deciphered the telegram did so at an hour of his own, unless the line says otherwise."""
    line = f'<seg type="{kind}"{{}}>Seen at <time when="03:00:00">3:00</time></seg>'
    named = (HEADER, HEADER.replace(' type="', ' xml:id="tg-1950-1001.received" type="'))

    assert [] == find(tmp_path / "own", (CLOSER, CLOSER + line.format("")))
    assert ["time.agrees"] == find(
        tmp_path / "named",
        named,
        (CLOSER, CLOSER + line.format(' corresp="#tg-1950-1001.received"')),
    )


def test_the_place_and_the_hour_of_a_dateline_are_those_of_the_header(tmp_path: Path) -> None:
    """Words between them change nothing."""
    old = '<dateline><date when="1950-11-07">7.11.50</date> <time when="10:00:00">10:00</time>'
    new = (
        '<dateline><placeName ref="place:{0}">{1}</placeName>, '
        '<date when="1950-11-07T{2}:00:00">7.11.50, {2}:00</date>.'
    )

    assert [] == find(tmp_path / "right", (old, new.format("beijing", "Beijing", "10")))
    assert ["correspondent.agrees"] == find(
        tmp_path / "place", (old, new.format("yalu", "The river", "10"))
    )
    assert ["time.agrees"] == find(tmp_path / "hour", (old, new.format("beijing", "Beijing", "11")))


def test_no_check_reads_what_a_reader_wrote(tmp_path: Path) -> None:
    """Untagged names and dates, figures and hours that differ: in the telegram all are told."""
    line = (
        '<seg type="{}"><date when="1950-12-24">25 December 1950</date> <num value="9">eight</num> '
        "Peng Dehuai on 5 May 1950 <date>today</date></seg>"
    )
    told = ["date.missing", "mention.untagged", "mention.untagged", "quantity.agrees"]

    assert [] == find(tmp_path / "reader", (PARAGRAPH, line.format("resolution") + PARAGRAPH))
    assert told == sorted(find(tmp_path / "line", (PARAGRAPH, line.format("other") + PARAGRAPH)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (NOTE, "<q>From <gap reason='omitted'/> the 7th.</q>"),
        (NOTE, "<q>From <del>the</del> 7th.</q>"),
        (NOTE, "<q><app><lem wit='#W'>a</lem><rdg wit='#K'>b</rdg></app></q>"),
        (NOTE, '<seg type="file">A 1</seg>'),
        ("Zhou Enlai</persName>\n          <placeName", "Z<gap/></persName>\n          <placeName"),
    ],
)
def test_our_own_words_hold_nothing_that_needs_a_note(tmp_path: Path, old: str, new: str) -> None:
    """Neither in a note nor in the header, by whatever way."""
    new = new.replace("<gap/>", '<gap reason="illegible"/>')

    assert "note.within" in find(tmp_path, (old, new))


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("[Words]", 2),
        ("[", 1),
        ("<pc>[</pc>Words<pc>]</pc>", 0),
        ('<gap reason="omitted"><desc source="#K">[...]</desc></gap>', 0),
        ('<unclear><metamark source="#K">[D% </metamark>Words</unclear>', 0),
        ('<supplied reason="added" resp="#K">Words</supplied>', 0),
        ('<supplied reason="corrected" cert="low" resp="#translator" source="#K">x</supplied>', 0),
    ],
)
def test_each_bracket_is_told(tmp_path: Path, words: str, count: int) -> None:
    """A bracket that says nothing of who typed it is told where it stands."""
    assert ["brackets.literal"] * count == find(tmp_path, (PARAGRAPH, f"{words} {PARAGRAPH}"))


@pytest.mark.parametrize(
    ("reference", "found"),
    [
        ('<ref type="telegram">REF A</ref>', []),
        ('<ref type="document">Your letter</ref>', []),
        ("<ref>Your letter</ref>", ["ref.target"]),
        ('<ref type="note" target="#tg-1950-1001.n1"/>', []),
        ('<ref type="note" target="#tg-1950-1001.n1">1</ref>', ["ref.target"]),
        ('<ref type="note" target="#tg-1950-1001.p1"/>', ["ref.kind"]),
        ('<ref type="telegram" target="#tg-1950-1001.p1">this</ref>', ["ref.kind"]),
        (
            (
                '<seg type="reference"><ref xml:id="tg-1950-1001.r1" type="telegram">A</ref></seg>'
                '<ref type="telegram" target="#tg-1950-1001.r1">REF A</ref>'
            ),
            [],
        ),
        (
            '<note type="editorial" resp="#editor"><ref target="#tg-1950-1001.m2">it</ref></note>',
            [],
        ),
        (
            '<note type="editorial" resp="#editor"><ref target="#editor">me</ref></note>',
            ["ref.kind"],
        ),
    ],
)
def test_references_lead_where_they_may(tmp_path: Path, reference: str, found: list[str]) -> None:
    """A document need not be identified; our own words refer to any part with an id."""
    assert found == find(tmp_path, (PARAGRAPH, f"{reference} {PARAGRAPH}"))


def test_the_nearest_id_is_told(tmp_path: Path) -> None:
    """Of a pointer that leads to nothing in its own file, the id that was probably meant."""
    edition = lay(tmp_path, BASE)
    note = f'<ref target="#tg-1950-1001.n2">{NOTE}</ref>'
    replace(edition / TELEGRAM, NOTE, note)

    (finding,) = check_edition(edition).findings

    assert "leads to nothing. The nearest id is tg-1950-1001.n1." in finding.message


@pytest.mark.parametrize(
    ("date", "found"),
    [
        ("<date>7 November 1950</date>", ["date.missing"]),
        ("<time>7:00</time>", ["date.missing"]),
        ("<date><unclear>7</unclear> November 1950</date>", []),
        ('<time notBefore="07:00:00" notAfter="08:00:00">between 7:00 and 8:00</time>', []),
    ],
)
def test_a_date_without_attribute_is_told(tmp_path: Path, date: str, found: list[str]) -> None:
    """It says nothing to machines, unless nobody can read it; in the header it may be undated."""
    assert found == find(tmp_path, (PARAGRAPH, f"{date}. {PARAGRAPH}"))


def test_undated_needs_no_attribute_in_the_header(tmp_path: Path) -> None:
    """Any other word does."""
    receipt = '<persName ref="person:stalin">Filippov [Stalin]</persName>'
    date = f"{receipt}<date>{{}}</date>"

    assert [] == find(tmp_path / "undated", (receipt, date.format("undated")))
    assert ["date.missing"] == find(tmp_path / "other", (receipt, date.format("soon")))


def test_a_draft_needs_no_ids(tmp_path: Path) -> None:
    """A quantity or a variant without an id is checked and described all the same."""
    assert [] == find(
        tmp_path,
        (' xml:id="tg-1950-1001.m1"', ""),
        (' xml:id="tg-1950-1001.a1"', ""),
        (' xml:id="tg-1950-1001.n1"', ""),
    )


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("A report.", 0),
        ('<persName ref="person:stalin">name<note>in a note</note></persName>', 1),
        ('<persName ref="person:stalin">S<gap reason="illegible"/></persName>', 1),
    ],
)
def test_the_words_of_an_entry_are_ours(tmp_path: Path, words: str, count: int) -> None:
    """An entry has notes, and a note holds no other."""
    edition = lay(tmp_path, BASE)
    register = edition / "tei/registers/cited.xml"
    text = register.read_text("utf-8")
    end = text.index("</bibl>", text.index("<standOff"))
    register.write_text(f"{text[:end]}<note>{words}</note>{text[end:]}", "utf-8")
    rules = [one.rule for one in check_edition(edition).findings]

    assert ["note.within"] * count == [rule for rule in rules if rule == "note.within"]
