"""Describing: from one telegram to its record, its plaintext and its standalone TEI."""

import json
import os
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, cast

import needs
import pytest
from lxml import etree
from needs import ROOT
from nesting import list_ways, write_nested
from words import TEI, words

from edition.describe.describer import format_json, read_told
from edition.describe.kwic import list_mentions
from edition.errors import EditionError
from edition.printable import MARK
from edition.project import json_schema
from edition.transform.fragments import Fragments
from edition.transform.processor import Saxon, Stylesheet

if TYPE_CHECKING:
    from edition.catalogue.record import Record

TELEGRAMS = sorted((ROOT / "tei" / "telegrams").glob("*.xml"))
SAMPLES = sorted((ROOT / "tests" / "fixtures" / "valid").glob("*.xml"))
EXPECTED = ROOT / "tests" / "fixtures" / "expected"
DIGEST = f"sha256:{'0' * 64}"
COLUMNS = 72
RULE = "=" * COLUMNS
POINTER = re.compile(r"(?:person|place|org|cited|act|unit|precedence|cipher|clock|telegram):")
WIDE = re.compile(
    "[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]"
)
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

named = pytest.mark.parametrize("path", TELEGRAMS + SAMPLES, ids=lambda path: path.stem)


class Described:
    """What describing a telegram gave."""

    def __init__(self, told: tuple[str, ...], standalone: str) -> None:
        self.record, self.plaintext = read_told(*told)
        self.standalone = etree.fromstring(standalone.encode())
        self.text = standalone


class Describer:
    """The stylesheet, compiled once for all tests, with a processor that is locked."""

    def __init__(self, stylesheet: Path, folder: Path = ROOT / "tei" / "registers") -> None:
        self.saxon = Saxon()
        registers = [
            self.saxon.parse(path.read_text(encoding="utf-8"))
            for path in sorted(folder.glob("*.xml"))
        ]
        self.stylesheet: Stylesheet = self.saxon.compile(stylesheet, {"registers": registers})
        self.saxon.lock()
        self.fragments = Fragments(self.saxon, self.stylesheet)

    def describe(self, text: str) -> Described:
        """Describe the telegram that a text is."""
        telegram = self.saxon.parse(text)
        told = self.saxon.call(self.stylesheet, "describe", telegram, DIGEST)
        standalone = self.saxon.write(self.stylesheet, "standalone", {"telegram": telegram})
        return Described(told, self.fragments.put(standalone))

    def read(self, path: Path) -> Described:
        """Describe the telegram in a file."""
        return self.describe(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def describer() -> Describer:
    """The one describer of this module."""
    return Describer(ROOT / "xslt" / "record.xsl")


def columns(line: str) -> int:
    """How many columns a line takes, counted without the stylesheets."""
    return len(line) + len(WIDE.findall(line))


def telegram_words(plaintext: str) -> list[str]:
    """The words between the two rules, without the signs of notes and readings."""
    telegram = plaintext.split(RULE)[1]
    return re.sub(r"\{[^}]*\}", "", telegram).split()


def attributes(root: etree._Element) -> Iterator[tuple[str, str]]:
    """The names and values of all attributes in a document."""
    for element in root.iter():
        for name, value in element.attrib.items():
            yield str(name), str(value)


def list_taken(standalone: etree._Element) -> list[list[str]]:
    """The ids of what a standalone file takes from the registers, list by list."""
    declared = (f"{TEI}{name}" for name in ("classDecl", "taxonomy", "unitDecl"))
    lists = [*standalone.iterfind(f"{TEI}standOff/*"), *standalone.iter(*declared)]
    return [[str(child.get(XML_ID)) for child in each if XML_ID in child.attrib] for each in lists]


def put(content: str, base: str = "tests/fixtures/valid/readings.xml") -> str:
    """The telegram whose text has this content."""
    text = (ROOT / base).read_text(encoding="utf-8")
    div = f'<div type="telegram">{content}</div>'
    return re.sub('<div type="telegram">.*</div>', div, text, flags=re.DOTALL)


@named
def test_record_follows_its_schema(describer: Describer, path: Path) -> None:
    """Every record is as the published schema says."""
    schema = ROOT / "schema" / "record.schema.json"

    assert [] == list(json_schema.find_problems(schema, describer.read(path).record))


@pytest.mark.parametrize("path", sorted(EXPECTED.glob("*.json")), ids=lambda path: path.stem)
def test_record_is_as_expected(describer: Describer, path: Path) -> None:
    """Every sample has the record that was expected of it (EDITION_WRITE_EXPECTED=1 writes it)."""
    sample = ROOT / "tests" / "fixtures" / "valid" / f"{path.stem}.xml"
    record = describer.read(sample).record
    if os.environ.get("EDITION_WRITE_EXPECTED") == "1":
        path.write_bytes(format_json(record))

    assert json.loads(path.read_text(encoding="utf-8")) == record


@pytest.mark.parametrize("path", sorted(EXPECTED.glob("*.txt")), ids=lambda path: path.stem)
def test_plaintext_is_as_expected(describer: Describer, path: Path) -> None:
    """Every sample has the plaintext that was expected (EDITION_WRITE_EXPECTED=1 writes it)."""
    sample = ROOT / "tests" / "fixtures" / "valid" / f"{path.stem}.xml"
    plaintext = describer.read(sample).plaintext
    if os.environ.get("EDITION_WRITE_EXPECTED") == "1":
        path.write_text(plaintext, encoding="utf-8")

    assert path.read_text(encoding="utf-8") == plaintext


@named
def test_plaintext_has_every_word_once_in_order(describer: Describer, path: Path) -> None:
    """The words of the plaintext are those of the TEI, in their order."""
    described = describer.read(path)
    expected, found = words(path), telegram_words(described.plaintext)
    if described.record["language"] == "zh":
        expected, found = ["".join(expected)], ["".join(found)]

    assert expected == found


def test_first_line_is_kept(describer: Describer, tmp_path: Path) -> None:
    """A form that begins with its list of readers, before which no line is empty, keeps them."""
    text = (ROOT / "tei" / "telegrams" / "tg-1950-26998.xml").read_text(encoding="utf-8")
    path = tmp_path / "readers.xml"
    path.write_text(
        re.sub(r"(<opener[^>]*>).*?(<seg type=.distribution)", r"\1\2", text, flags=re.DOTALL),
        encoding="utf-8",
    )

    assert words(path)[0] == "Copies:"
    assert words(path) == telegram_words(describer.read(path).plaintext)


def test_several_originals_are_told(describer: Describer) -> None:
    """Each shelfmark is a place in the archives, and all parts of one kind in it are told."""
    marks = (
        '<idno type="shelfmark"><idno type="fond">Fond 45</idno>, <idno type="listy">Listy 1</idno>'
        ', <idno type="listy">122-123</idno></idno><idno type="shelfmark">Copy 2</idno>'
    )
    archives = (marks, '<idno type="edition">x</idno>')
    repository = '<repository ref="org:aprf">APRF</repository>'
    originals = "".join(
        f"<msDesc><msIdentifier>{repository}{identifier}</msIdentifier>"
        f'<msContents><textLang mainLang="{language}"/></msContents></msDesc>'
        for identifier, language in zip(archives, ("ru", "zh"), strict=True)
    )
    text = (ROOT / "tei" / "telegrams" / "tg-1950-26998.xml").read_text(encoding="utf-8")
    seeded = re.sub("<msDesc>.*</msDesc>", originals, text, flags=re.DOTALL)

    record = describer.describe(seeded).record

    assert "ru" == record["original"]
    assert ["org-aprf"] * 3 == [place["repository"] for place in record["archive"]]
    assert [
        ("Fond 45, Listy 1, 122-123", "45", "1, 122-123"),
        ("Copy 2", None, None),
        ("", None, None),
    ] == [(place["text"], place["fond"], place["listy"]) for place in record["archive"]]


STALIN = '<persName ref="person:stalin">Stalin</persName>'
MOLOTOV = '<persName ref="person:molotov">Molotov</persName>'
TWO = '<num type="copies" value="2">2</num>'
COVER = '<persName type="cover" ref="person:stalin">FILIPPOV</persName>'
IDENTIFIED = f'<supplied reason="identification" resp="#translator">{STALIN}</supplied>'


@pytest.mark.parametrize(
    ("line", "readers"),
    [
        (f"{STALIN} ({TWO}), {MOLOTOV}", [("stalin", 2), ("molotov", None)]),
        (f"{TWO} {STALIN}, {TWO} {MOLOTOV}", [("stalin", 2), ("molotov", 2)]),
        (f"{STALIN} (<unclear>{TWO}</unclear>)", [("stalin", 2)]),
        (f"<unclear>{STALIN}</unclear> {TWO}", [("stalin", 2)]),
        (
            f'<app><lem wit="#K">{STALIN}</lem><rdg wit="#W">{MOLOTOV}</rdg></app>',
            [("stalin", None)],
        ),
        (f"<choice><sic>{MOLOTOV}</sic><corr>{STALIN}</corr></choice>", [("stalin", None)]),
        (f"{COVER} {IDENTIFIED} ({TWO})", [("stalin", 2)]),
        (f"{COVER}<note>n</note> {IDENTIFIED} {MOLOTOV} {TWO}", [("stalin", None), ("molotov", 2)]),
        (f'<orgName ref="org:staff">staff of {STALIN}</orgName> {TWO}', [("staff", 2)]),
        (
            f'<rs ref="person:stalin person:molotov">both</rs> {TWO}',
            [("stalin", None), ("molotov", None)],
        ),
        (f"Stalin<note>{STALIN}</note>, <rs>two others</rs>", []),
    ],
)
def test_readers_are_listed(
    describer: Describer, line: str, readers: list[tuple[str, int | None]]
) -> None:
    """
    Whoever is named on the list of distribution is a reader, with the copies that stand by a name.
    """
    seg = f'<opener><seg type="distribution">{line}</seg></opener>'
    record = describer.describe(put(seg)).record

    assert readers == [
        (reader["who"].split("-", 1)[1], reader["copies"]) for reader in record["distribution"]
    ]


SENT = '<date when="1950-11-17">17.11</date> <time when="10:00:00">10:00</time>'
RECEIVED = '<time when="20:45:00">20:45</time> <date when="1950-11-17">17.11.50</date>'


@pytest.mark.parametrize(
    ("sent", "received"),
    [
        ("<closer><dateline>{}</dateline></closer>", "<opener><dateline>{}</dateline></opener>"),
        ("<opener>{}</opener>", "<opener>{}</opener>"),
        ("<closer>{}</closer>", "<closer>{}</closer>"),
        ("<closer><dateline>{}</dateline></closer>", "<opener>{}</opener>"),
    ],
)
def test_times_are_told_in_words(describer: Describer, sent: str, received: str) -> None:
    """When something happened is told in the words of its line, wherever the form has that."""
    form = sent.format(f'<seg type="sent">{SENT}</seg>')
    form += received.format(f'<seg type="received">{RECEIVED}</seg>')
    record = describer.describe(put(form, "tei/telegrams/tg-1950-26998.xml")).record
    told = {one["action"]: one["dates"][0]["text"] for one in record["handling"] if one["dates"]}

    assert {"sent": "17.11 10:00", "received": "20:45 17.11.50"} == told


@pytest.mark.parametrize(
    ("time", "when", "hours"),
    [
        ('when="10:00:00"', "1950-11-17T10:00:00", []),
        ("", "1950-11-17", [{}]),
        ('from="09:00:00" to="11:00:00"', "1950-11-17", [{"from": "09:00:00", "to": "11:00:00"}]),
        ('notBefore="10:00:00"', "1950-11-17", [{"notBefore": "10:00:00"}]),
    ],
)
@pytest.mark.parametrize("line", ["{}", '<supplied reason="added" resp="#K">Sent {}</supplied>'])
def test_a_day_and_an_hour_are_one_moment(
    describer: Describer, line: str, time: str, when: str, hours: list[dict[str, str]]
) -> None:
    """A line that states a day and an hour states a moment, and nothing of it twice."""
    moment = f'<date when="1950-11-17">17.11</date> <time {time}>10:00</time>'
    form = f'<opener><seg type="sent">{line.format(moment)}</seg></opener><p/>'
    day, *other = describer.describe(put(form)).record["dates"]

    assert when == day.get("when")
    assert hours == [hour.get("hours", {}) for hour in other]
    assert "17.11 10:00" == " ".join([day["text"], *(hour["text"] for hour in other)])


@pytest.mark.parametrize("part", ["opener", "closer"])
def test_what_a_reader_wrote_is_no_line_of_a_translation(describer: Describer, part: str) -> None:
    """The record has it among the resolutions only."""
    lines = '<seg type="resolution">Agreed</seg><seg type="other">Copy</seg>'
    translation = {
        "opener": f"<opener>{lines}</opener><p/>",
        "closer": f"<p/><closer>{lines}</closer>",
    }
    text = put("<p/>").replace(
        "</body>", f'<div type="translation" resp="#editor">{translation[part]}</div></body>'
    )
    record = describer.describe(text).record

    assert ["Copy"] == record["translations"][0][part]  # type: ignore[literal-required]
    assert ["Agreed"] == [resolution["text"] for resolution in record["resolutions"]]


def test_hours_of_a_station_are_recorded(describer: Describer) -> None:
    """The hours between which something happened are in the record, which is as its schema says."""
    text = (ROOT / "tests/fixtures/valid/moments.xml").read_text(encoding="utf-8")
    hours = '<time notBefore="09:00:00" notAfter="10:00:00" ana="clock:beijing">by ten</time>'
    note = '<note type="editorial" resp="#editor">By hand.'
    record = describer.describe(text.replace(note, hours + note)).record
    found = record["handling"][2]["dates"][1]

    assert {"notBefore": "09:00:00", "notAfter": "10:00:00"} == found.get("hours")
    assert "clock-beijing" == found["clock"]["ref"]
    assert [] == list(json_schema.find_problems(ROOT / "schema/record.schema.json", record))


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("<closer><dateline>{}</dateline></closer>", "Beijing, 17.11—10:00"),
        ("<closer><dateline><note>n</note>{}</dateline></closer>", "{1}Beijing, 17.11—10:00"),
        ("<opener><dateline>{}.<seg>Sent</seg></dateline></opener>", "Beijing, 17.11—10:00.Sent"),
    ],
)
def test_datelines_keep_their_signs_and_spaces(describer: Describer, form: str, text: str) -> None:
    """What stands between the parts of a dateline is text, and nothing is added to it."""
    place = '<placeName ref="place:beijing">Beijing</placeName>, '
    day = '<date when="1950-11-17">17.11</date>—<time when="10:00:00">10:00</time>'
    described = describer.describe(put(form.format(place + day)))
    context = described.record["mentions"][0]["context"]

    assert text == described.plaintext.split(RULE)[1].strip()
    assert text.removeprefix("{1}") == re.sub("[⟦⟧]", "", context)


@named
def test_words_are_counted(describer: Describer, path: Path) -> None:
    """The record counts the words of the telegram, signs not among them."""
    described = describer.read(path)

    assert len(telegram_words(described.plaintext)) == described.record["words"]


@named
def test_plaintext_keeps_its_width(describer: Describer, path: Path) -> None:
    """No line is wider than 72 columns, none ends in a space, and the last one ends."""
    plaintext = describer.read(path).plaintext
    lines = plaintext.split("\n")

    assert [] == [line for line in lines if columns(line) > COLUMNS]
    assert [] == [line for line in lines if line != line.rstrip()]
    assert "" == lines[-1]


@pytest.mark.parametrize(
    ("line", "text", "count"),
    [
        ("army <note>n</note> which", "army{1} which", 2),
        ("army <note>n</note>which", "army{1} which", 2),
        ("army <note>n</note><note>n</note>which", "army{1}{2} which", 2),
        ("army <note>n</note> <note>n</note>[which]", "army{1}{2} [which]", 2),
        ("army<note>n</note>.", "army{1}.", 1),
        ("army <note>n</note>.", "army{1}.", 1),
        ("army <unclear>in </unclear>war", "army in{?} war", 3),
        ('army <gap reason="illegible"/>war', "army {… 1}war", 2),
        ('army <note>n</note><gap reason="illegible"/> war', "army{1} {… 2} war", 2),
        ("at {alpha beta} and", "at {alpha beta} and", 4),
    ],
)
def test_signs_part_words(describer: Describer, line: str, text: str, count: int) -> None:
    """
    A sign stands at the word before it and never joins two; braces of the telegram's are its own.
    """
    described = describer.describe(put(f"<p>{line}</p>"))

    assert text == described.plaintext.split(RULE)[1].strip()
    assert count == described.record["words"]


@pytest.mark.parametrize(
    ("error", "text", "remarks"),
    [
        ("teh<note>n</note>", "the{a} army{1}", ["{a}  “teh” in the source. n", "{1}  m"]),
        ('t<gap reason="illegible"/>', "the{a} army{1}", ["{a}  “t…” in the source.", "{1}  m"]),
        ("", "the{a} army{1}", ["{a}  Nothing in the source.", "{1}  m"]),
    ],
)
def test_errors_are_told(describer: Describer, error: str, text: str, remarks: list[str]) -> None:
    """What is noted within an error is told with it, and has no sign of its own."""
    line = f"<choice><sic>{error}</sic><corr>the</corr></choice> army<note>m</note>"
    _, found, below = describer.describe(put(f"<p>{line}</p>")).plaintext.split(RULE)

    assert text == found.strip()
    assert remarks == [line for line in below.split("\n") if line.startswith("{")]


@pytest.mark.parametrize(
    ("reading", "remark"),
    [
        (
            '<app><lem wit="#W">one</lem><rdg wit="#K">hour</rdg><note>n</note></app>',
            "“now” in W; “hour” in K. n",
        ),
        (
            '<app><lem wit="#K">one</lem><rdg wit="#Q">two</rdg></app>',
            "“now” in W; “one” in K; “two” in Q.",
        ),
        ("<choice><sic>nwo</sic><corr>now</corr></choice>", "“now” in W; “nwo” in K Q."),
        (" <note>n</note>", "“now” in W; nothing in K Q. n"),
    ],
)
def test_readings_are_told(describer: Describer, reading: str, remark: str) -> None:
    """Of a reading within another each witness has its own, of an error what is printed."""
    sigla = "#K #Q" if "Q" in remark else "#K"
    line = f'at <app><lem wit="#W">now</lem><rdg wit="{sigla}">{reading}</rdg></app>'
    _, found, below = describer.describe(put(f"<p>{line}</p>")).plaintext.split(RULE)

    assert "at now{a}" == found.strip()
    assert [f"{{a}}  {remark}"] == [line for line in below.split("\n") if line.startswith("{")]


@pytest.mark.parametrize("path", TELEGRAMS, ids=lambda path: path.stem)
def test_dropped_addition_is_noticed(tmp_path: Path, path: Path) -> None:
    """
    A stylesheet that drops what was supplied loses words, and the comparison of words says so.
    """
    stylesheet = tmp_path / "seeded.xsl"
    stylesheet.write_text(
        f"""<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
          xmlns:m="urn:edition:modes" xpath-default-namespace="{TEI[1:-1]}">
          <xsl:import href="{(ROOT / "xslt" / "record.xsl").as_uri()}"/>
          <xsl:template match="supplied" mode="m:text" priority="9"/>
        </xsl:stylesheet>""",
        encoding="utf-8",
    )

    assert words(path) != telegram_words(Describer(stylesheet).read(path).plaintext)


@named
def test_standalone_stands_alone(describer: Describer, path: Path) -> None:
    """A standalone file has every id once, and every local pointer in it finds one of them."""
    described = describer.read(path)
    values = list(attributes(described.standalone))
    ids = Counter(value for name, value in values if name == XML_ID)
    pointers = {
        pointer.removeprefix("#")
        for name, value in values
        for pointer in value.split()
        if pointer.startswith("#") and name != "replacementPattern"
    }

    assert [] == [identifier for identifier, count in ids.items() if count > 1]
    assert set() == pointers - set(ids)
    assert [] == [value for _, value in values if POINTER.match(value)]
    meanings = {value for name, value in values if name == "replacementPattern"}
    assert {"#person-$1", "#act-$1"} <= meanings
    assert set() == {value for value in meanings if "/" in value}


@named
def test_standalone_lists_by_id(describer: Describer, path: Path) -> None:
    """What a standalone file takes from the registers stands in the order of ids in each list."""
    lists = list_taken(describer.read(path).standalone)

    assert lists
    assert [sorted(ids) for ids in lists] == lists


@named
def test_standalone_is_valid_tei(describer: Describer, tmp_path: Path, path: Path) -> None:
    """A standalone file is valid against the grammar of the TEI release it names."""
    jing = needs.program("jing", "it validates against the grammar of the TEI")
    grammar = needs.named("TEI_ALL_RNG", "the grammar tei_all.rng of the TEI release")
    file = tmp_path / f"{path.stem}.xml"
    file.write_text(describer.read(path).text, encoding="utf-8")

    result = subprocess.run(
        [jing, str(grammar), str(file)], capture_output=True, text=True, check=False
    )

    assert "" == result.stdout


def test_standalone_keeps_the_telegram(describer: Describer) -> None:
    """The text of a standalone file is the telegram's, pointers apart."""
    for path in TELEGRAMS:
        source = etree.parse(path).find(f".//{TEI}text")
        found = describer.read(path).standalone.find(f"./{TEI}text")
        assert source is not None
        assert found is not None
        assert list(source.itertext()) == list(found.itertext())
        assert [element.tag for element in source.iter()] == [e.tag for e in found.iter()]


@pytest.mark.parametrize("mark", ["\U0001ffff", "&#x1FFFF;", "\U0001ffffa\U0001ffff"])
def test_mark_of_ours_in_a_text_is_refused(describer: Describer, mark: str) -> None:
    """The noncharacter that marks where a register's text is put in may not stand in a telegram."""
    text = (ROOT / "tei" / "telegrams" / "tg-1950-5708.xml").read_text(encoding="utf-8")

    with pytest.raises(EditionError, match=r"^U\+1FFFF is no character"):
        describer.describe(text.replace("speed up", f"speed {mark} up"))


def test_pointers_to_telegrams_become_addresses(describer: Describer) -> None:
    """A pointer to another telegram leads to its published file, and to the place in it."""
    standalone = describer.read(ROOT / "tei" / "telegrams" / "tg-1950-5708.xml").standalone

    found = list(attributes(standalone))

    assert ("corresp", "tg-1950-26998.xml#tg-1950-26998.m4") in found
    assert ("target", "tg-1950-26998.xml") in found


@pytest.mark.parametrize(
    ("dropped", "by", "of"),
    [
        ("", ["person-zhou-enlai"], ["person-stalin"]),
        (' ref="person:zhou-enlai"', [], ["person-stalin"]),
        (' ref="person:stalin"', ["person-zhou-enlai"], []),
    ],
)
def test_who_asks_whom(describer: Describer, dropped: str, by: list[str], of: list[str]) -> None:
    """
    Of the two parties of a request each is told that the header knows, whether it knows the other.
    """
    text = (ROOT / "tei" / "telegrams" / "tg-1950-26998.xml").read_text(encoding="utf-8")
    header, end, body = text.partition("</correspDesc>")
    record = describer.describe(header.replace(dropped, "") + end + body).record
    asked = [each for each in record["quantities"] if each["act"] == "act-requested"]

    assert [(by, of)] == [(each["by"], each["of"]) for each in asked]


@pytest.mark.parametrize("address", ["mailto:team@example.org", "https://example.org/a:b#c"])
def test_addresses_stay(describer: Describer, address: str) -> None:
    """An address of the web or of mail is written as it stands."""
    text = (ROOT / "tests/fixtures/valid/moments.xml").read_text(encoding="utf-8")
    standalone = describer.describe(text.replace("https://example.org/a:b", address)).standalone

    assert ("target", address) in set(attributes(standalone))


def test_different_works_get_different_ids(tmp_path: Path) -> None:
    """
    Where two registers give one id to different works, both come, and every source finds its own.
    """
    for path in sorted((ROOT / "tei" / "registers").glob("*.xml")):
        text = path.read_text(encoding="utf-8")
        if path.stem == "persons":
            text = text.replace('xml:id="src-k">', 'xml:id="src-k">Another work. ')
        (tmp_path / path.name).write_text(text, encoding="utf-8")
    describer = Describer(ROOT / "xslt" / "record.xsl", tmp_path)
    standalone = describer.read(TELEGRAMS[0]).standalone
    found = list(attributes(standalone))
    ids = {value for name, value in found if name == XML_ID}
    sources = {value for name, values in found if name == "source" for value in values.split()}

    assert {"person.src-k", "place.src-k", "src-w"} <= ids
    assert not {"src-k", "person.src-w"} & ids
    assert sources <= {f"#{identifier}" for identifier in ids}
    assert [sorted(taken) for taken in list_taken(standalone)] == list_taken(standalone)


def test_terms_within_a_term_keep_their_places(tmp_path: Path) -> None:
    """The terms of a taxonomy are listed by their ids, those within one of them as they stand."""
    inner = "".join(
        f'<category xml:id="cipher-{name}"><gloss>{name}</gloss></category>' for name in "ba"
    )
    for path in sorted((ROOT / "tei" / "registers").glob("*.xml")):
        text = path.read_text(encoding="utf-8")
        outer = f'<category xml:id="cipher-a-key"><gloss>key</gloss>{inner}</category>'
        text = re.sub(r'(?s)(<category xml:id="cipher-c.*?</category>)', rf"\1{outer}", text)
        (tmp_path / path.name).write_text(text, encoding="utf-8")
    text = TELEGRAMS[0].read_text(encoding="utf-8")
    both = text.replace("cipher:ciphered", "cipher:ciphered cipher:b", 1)
    described = Describer(ROOT / "xslt" / "record.xsl", tmp_path).describe(both)
    ids = [category.get(XML_ID) for category in described.standalone.iter(f"{TEI}category")]

    assert ["cipher-a-key", "cipher-b", "cipher-a", "cipher-ciphered"] == [
        name for name in ids if str(name).startswith("cipher-")
    ]


def test_works_give_way_to_the_ids_of_the_telegram(describer: Describer) -> None:
    """
    A work whose id the telegram itself uses is told apart, and no id stands twice in the file.
    """
    text = TELEGRAMS[0].read_text(encoding="utf-8").replace("#W", "#src-k")
    told = describer.describe(text.replace('xml:id="W"', 'xml:id="src-k"'))
    found = list(attributes(told.standalone))
    ids = [value for name, value in found if name == XML_ID]
    sources = {value for name, values in found if name == "source" for value in values.split()}

    assert [] == [name for name, count in Counter(ids).items() if count > 1]
    assert {"src-k", "person.src-k", "place.src-k", "src-w"} <= set(ids)
    assert "src-k" == next(told.standalone.iter(f"{TEI}witness")).get(XML_ID)
    assert sources <= {f"#{identifier}" for identifier in ids}
    assert not {"person.src-w", "place.src-w"} & set(ids)


@pytest.mark.parametrize(
    ("line", "mentions"),
    [
        ("from Peng", []),
        ("from |(person-peng|Peng|)| to", [("person-peng", "Peng", "from ⟦Peng⟧ to", False)]),
        (
            "|(person-a person-b|they|)|",
            [("person-a", "they", "⟦they⟧", False), ("person-b", "they", "⟦they⟧", False)],
        ),
        (
            "the |(org-staff|staff of the |(org-army|army|)||)|",
            [
                ("org-staff", "staff of the army", "the ⟦staff of the army⟧", False),
                ("org-army", "army", "the staff of the ⟦army⟧", False),
            ],
        ),
        ("|(*person-stalin|F [S]|)|", [("person-stalin", "F [S]", "⟦F [S]⟧", True)]),
        ("⟦to⟧ |(place-x| X |)| . ", [("place-x", "X", "to ⟦X⟧ .", False)]),
    ],
)
def test_mentions_of_a_line(line: str, mentions: list[tuple[str, str, str, bool]]) -> None:
    """
    Each tag that opens is a mention for each of its ids, with the words up to the tag that closes.
    """
    found = list_mentions("tg-1.p1 " + line.replace("|", MARK))

    assert mentions == [(one["ref"], one["text"], one["context"], one["cover"]) for one in found]


def test_a_list_parts_the_words_around_it(describer: Describer) -> None:
    """A paragraph is cut by the list in it, and so are the words around a mention."""
    line = f"<p>The guns:<list><item>two</item></list>were lost by {STALIN}.</p>"
    (mention,) = describer.describe(put(line)).record["mentions"]

    assert "The guns: were lost by ⟦Stalin⟧." == mention["context"]


def test_mention_stands_between_some_words() -> None:
    """Of a long line sixty characters stand on either side of a mention, cut at a word."""
    words = "word " * 30
    (mention,) = list_mentions(f"tg-1.p1 {words}{MARK}(person-x{MARK}X{MARK}){MARK} {words}")
    before, after = mention["context"].split("⟦X⟧")

    assert ("word " * 11, " word" * 11) == (before, after)


def test_unplanned_markup_stops_the_run(describer: Describer) -> None:
    """An element that no template provides for is an error whose sentence holds its path."""
    text = (ROOT / "tei" / "telegrams" / "tg-1950-5708.xml").read_text(encoding="utf-8")
    seeded = text.replace("speed up the shipment", "speed <space/>up the shipment")

    with pytest.raises(EditionError, match=r"/Q\{[^}]*\}TEI\[1\]/\S*\}p\[2\]/\S*\}space\[1\] "):
        describer.describe(seeded)


def test_describing_twice_gives_the_same(describer: Describer) -> None:
    """The same source gives the same bytes, from another processor too."""
    again = Describer(ROOT / "xslt" / "record.xsl")
    for path in TELEGRAMS:
        one, other = describer.read(path), again.read(path)
        assert (one.record, one.plaintext, one.text) == (other.record, other.plaintext, other.text)


def test_no_element_is_silent(describer: Describer, tmp_path: Path) -> None:
    """
    Wherever the manual allows words in a telegram, the plaintext has them, or leaves them to notes.
    """
    ways = list_ways()
    path = tmp_path / "nested.xml"
    path.write_text(write_nested(ways), encoding="utf-8")
    expected, found = words(path), telegram_words(describer.read(path).plaintext)

    assert len(ways) > 100
    assert expected == found


def test_a_record_is_json_whatever_its_texts_say() -> None:
    """Items stand in lines of their own; what looks like their borders within a text is text."""
    texts = ["a}, {", '"}, {"', '\\"}, {"b', "[\n]"]
    record = {"id": "x", "mentions": [{"text": text, "context": text} for text in texts]}
    written = format_json(cast("Record", record))

    assert record == json.loads(written)
    assert len(texts) == written.count(b"\n    {")


def test_a_name_that_is_inferred_is_a_mention(describer: Describer) -> None:
    """What a name is based on is told beside its entry, also where nobody says how sure it is."""
    name = "<persName ref='person:stalin' evidence='internal'>he</persName>"
    (mention,) = describer.describe(put(f"<p>So {name} says.</p>")).record["mentions"]

    assert "person-stalin" == mention["ref"]
