"""What stands untagged in a telegram's words is found; what is tagged, noted or no name is not."""

import gc
import re
from pathlib import PurePosixPath
from time import process_time

import pytest
from lxml import etree

from edition.check.document import untagged_names
from edition.findings import Fault
from edition.language.names import Entry, Matcher
from edition.read.source import Kind, Source

UNITS = frozenset({"battle sets", "rifle cartridges"})


def enter(own: str, kind: str, *forms: str) -> Entry:
    """An entry that is shown by its first form."""
    return Entry(own, kind, forms[0], forms)


NAMES = Matcher(
    [
        enter("person-peng", "person", "Peng Dehuai", "Peng"),
        enter("person-stalin", "person", "Stalin", "Filippov"),
        enter("person-zakharov", "person", "Matvei Zakharov", "Zakharov"),
        enter("person-georgy", "person", "Georgy Zakharov", "Zakharov"),
        enter("place-zakharov", "place", "Zakharov"),
        enter("place-manchuria", "place", "Manchuria"),
        enter("place-station", "place", "Manchuria station", "Manchuria railway station"),
        enter("org-administration", "organization", "Administration of the General Staff"),
        enter("org-staff", "organization", "General Staff"),
        enter("org-army", "organization", "Army of Manchuria"),
    ]
)


def read(body: str) -> Source:
    """A telegram with these words."""
    text = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0">\n<text><body><div type="telegram">'
        f"\n{body}</div></body></text></TEI>"
    )
    data = text.encode()
    path = PurePosixPath("tei/telegrams/tg-1950-1.xml")
    parser = etree.XMLParser(remove_comments=True)
    return Source(path, Kind.TELEGRAM, data, "", etree.fromstring(data, parser))


def check(body: str) -> list[Fault]:
    """What is found in a telegram of these words, in order."""
    return sorted(untagged_names.check(read(body), NAMES, UNITS), key=lambda fault: fault.place)


def find(body: str) -> list[tuple[int, str]]:
    """The columns of what is found in the third line, each with the words."""
    faults = check(f"<p>{body}</p>")
    assert all(fault.place[0] == 3 for fault in faults)
    return [(fault.place[1], fault.message.partition("“")[2].partition("”")[0]) for fault in faults]


@pytest.mark.parametrize(
    ("body", "column", "words"),
    [
        ("from Peng Dehuai", 9, "Peng Dehuai"),
        ("PENG DEHUAI", 4, "PENG DEHUAI"),
        ("from <emph>Peng</emph> Dehuai", 15, "Peng Dehuai"),
        ("P<emph>en</emph>g", 4, "Peng"),
        ("Peng<note>who?</note> Dehuai", 4, "Peng Dehuai"),
        ("Peng <supplied>Dehuai</supplied>", 4, "Peng Dehuai"),
        ("<app><lem>Peng</lem><rdg>Pen</rdg></app> Dehuai", 14, "Peng Dehuai"),
        ("<app><lem>Pen</lem><rdg>Peng</rdg></app>", 28, "Peng"),
        ("<choice><sic>Pen</sic><corr>Peng</corr></choice>", 32, "Peng"),
        ("<choice><sic>Peng</sic><corr>Pen</corr></choice>", 17, "Peng"),
        ("<ref target='cited:x'>a report of Peng</ref>", 38, "Peng"),
        ("<measure>Peng’s 3 armies</measure>", 13, "Peng"),
        ("<date>when Peng came</date>", 15, "Peng"),
        ("<rs ref='person:nobody'>the friend of Peng</rs>", 42, "Peng"),
        ("&amp;é𠀀<!-- Peng --> Peng&#160;Dehuai", 25, "Peng Dehuai"),
        ("Manchuria stations", 4, "Manchuria"),
        ("<placeName ref='place:manchuria'>Manchuria</placeName> station", 37, "Manchuria station"),
        (
            "<orgName ref='org:administration'>Administration of the General Staff</orgName>",
            60,
            "General Staff",
        ),
    ],
)
def test_an_untagged_name_is_found(body: str, column: int, words: str) -> None:
    """Whatever tags are in it or around it, at its first character."""
    assert [(column, words)] == find(body)


@pytest.mark.parametrize(
    "body",
    [
        "<persName ref='person:peng'>Peng Dehuai</persName>",
        "<persName ref='../registers/persons.xml#person-peng'>Peng Dehuai</persName>",
        "<persName ref='person:peng'>Peng</persName> Dehuai",
        "<persName ref='person:peng'>Comrade Peng</persName>",
        "<persName ref='person:other'>Peng</persName>",
        "<persName ref='person:other'> (Peng), </persName>",
        "<persName>Peng</persName>",
        "<persName ref='person:son'>Peng junior</persName>",
        "<persName type='cover'>Filippov</persName>",
        "<rs ref='person:peng'>our Peng</rs>",
        "<rs ref='person:other'>Peng</rs>",
        "<emph><persName ref='person:peng'>Peng</persName></emph>",
        "<persName ref='person:peng'><emph>P</emph>eng</persName>",
        "<persName ref='person:peng'><choice><sic>Peng</sic><corr>Peng</corr></choice></persName>",
        "<placeName ref='place:station'>Manchuria <supplied>railway</supplied> station</placeName>",
        "<placeName ref='place:station'>Manchuria station</placeName>",
        "<placeName ref='place:elsewhere'>Upper Manchuria</placeName>",
        "<orgName ref='org:army'>Army of Manchuria</orgName>",
        "<note>Peng</note>",
        "Pengs, peng, Pe<gap/>ng",
        "<choice><sic>Pen</sic><corr>Pang</corr></choice>g",
        "",
    ],
)
def test_what_is_tagged_or_no_name_is_not_found(body: str) -> None:
    """
    A tag that means the entry or stands around just the words; longer names; notes; parts of words.
    """
    assert [] == find(body)


def test_a_name_does_not_run_on_into_another_block() -> None:
    """Where a paragraph or a line of the address ends, a name ends."""
    faults = check("<p>of Peng</p><p>Dehuai of Manchuria</p>\n<p>station</p>")

    assert ["“Peng” is", "“Manchuria” is"] == [
        " ".join(fault.message.split()[:2]) for fault in faults
    ]


def test_a_body_within_an_untagged_body_is_told_when_that_is_tagged() -> None:
    """The longest name comes first; what is within it is told after."""
    assert [(4, "Administration of the General Staff")] == find(
        "Administration of the General Staff"
    )


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("S. E. Zakharov", ["place:zakharov"]),
        ("M. V. Zakharov", ["person:zakharov", "place:zakharov"]),
        ("G.&#160;Zakharov", ["person:georgy", "place:zakharov"]),
        ("Zakharov-Petrov", ["place:zakharov"]),
        ("Bonch-Zakharov", ["place:zakharov"]),
        ("S. Peng", []),
        ("post-Stalin years", ["person:stalin"]),
        ("the Stalin-Peng talks", ["person:stalin", "person:peng"]),
        ("the Peng-led armies", ["person:peng"]),
        ("the end. Peng", ["person:peng"]),
    ],
)
def test_a_part_of_a_longer_name_is_nobody_elses(words: str, found: list[str]) -> None:
    """Initials and a hyphen show that a surname is another person's, or part of a longer one."""
    told = " ".join(fault.message for fault in check(f"<p>by {words}</p>"))

    assert found == sorted(re.findall(r"\(([a-z:-]+)\)", told), key=told.index)


def test_the_sentence_names_the_entry() -> None:
    """What the words are, whose name they are, and what a ref to the entry is."""
    (fault,) = check("<p>to FILIPPOV</p>")

    assert "mention.untagged" == fault.rule
    assert "“FILIPPOV” is a name of Stalin (person:stalin), but stands untagged." == fault.message


@pytest.mark.parametrize(
    ("body", "entries"),
    [
        ("Zakharov", ["person:georgy", "person:zakharov", "place:zakharov"]),
        ("<persName>Zakharov</persName>", ["person:georgy", "person:zakharov"]),
        ("<persName type='cover'>Zakharov</persName>", ["person:georgy", "person:zakharov"]),
        ("<persName>Comrade Zakharov</persName>", []),
        ("<rs>Zakharov</rs>", ["person:georgy", "person:zakharov", "place:zakharov"]),
        ("<placeName>Zakharov</placeName>", []),
        ("<persName ref='person:georgy'>Zakharov</persName>", []),
        ("<persName ref='person:other'>Zakharov</persName>", []),
        ("Matvei Zakharov", None),
    ],
)
def test_a_name_that_fits_two_entries_is_ambiguous(body: str, entries: list[str] | None) -> None:
    """All that it fits are named, as far as its element lets them be meant; a ref decides."""
    faults = check(f"<p>{body}</p>")

    assert ([] if entries == [] else ["mention.ambiguous"]) == [
        fault.rule.replace("untagged", "ambiguous") for fault in faults
    ]
    assert entries is None or all(entry in faults[0].message for entry in entries)
    assert entries is not None or "mention.untagged" == faults[0].rule


@pytest.mark.parametrize(
    ("body", "column", "words"),
    [
        ("on 20 November 1950", 7, "20 November 1950"),
        ("on 8.11.1950 at", 7, "8.11.1950"),
        ("at 20 hours 45 minutes", 7, "20 hours 45 minutes"),
        ("send <num>500</num> automobiles", 14, "500 automobiles"),
        ("send five hundred tons", 9, "five hundred tons"),
        ("send <num>36</num> (<num>thirty-six</num>) divisions", 14, "36 (thirty-six) divisions"),
        ("<date>20 November</date> and 21 November", 33, "21 November"),
        ("<rs ref='org:army'>the 500 men of the Army</rs>", 27, "500 men"),
        ("<measure>500 men</measure> and 200 men", 35, "200 men"),
    ],
)
def test_an_untagged_date_or_quantity_is_found(body: str, column: int, words: str) -> None:
    """A date, an hour, a figure with its unit, tagged numbers or not."""
    assert [(column, words)] == find(body)


@pytest.mark.parametrize(
    "body",
    [
        "<date>on 20 November 1950</date>",
        "<time>20 hours 45 minutes</time>",
        "<measure>500 automobiles</measure>",
        "<measure>5 October brigades</measure>",
        "the 38th parallel and the second question",
        "No. 2784, <idno>2784 tons</idno>",
        "<orgName ref='org:x'>the 12 Divisions</orgName>",
        "<persName ref='person:may'>Ernest May</persName>",
        "<note>on 20 November, 500 tons</note>",
        "(<num type='copies'>2</num>) copies, one cannot say, you may march",
    ],
)
def test_what_is_no_untagged_figure_is_not_found(body: str) -> None:
    """What is tagged as what it is; ordinals, numbers of documents, names, notes, plain words."""
    assert [] == find(body)


def test_the_numeral_of_a_list_is_no_figure() -> None:
    """In an entry the figure that follows what it counts is one."""
    faults = check("<list><label>1.</label><item>Soviet rifle cartridges 140,000.</item></list>")

    assert [((3, 54), "“140,000” is a quantity, but stands untagged.")] == [
        (fault.place, fault.message) for fault in faults
    ]


def test_a_line_of_dates_needs_no_words() -> None:
    """Day and month alone are a date there, and no date elsewhere."""
    seg = "<seg type='origin'>17.11</seg>"

    assert [] == check(f"<p>{seg}</p>")
    assert [(3, 30)] == [fault.place for fault in check(f"<dateline>{seg}</dateline>")]


TRIES = 5
"""A machine may be busy while one of two times is taken; what grows too fast does so each time."""


def measure(text: str) -> float:
    """The shortest of some checks' times, each of a source of its own, without the collector's."""
    times = []
    gc.collect()
    gc.disable()
    for _ in range(3):
        source = read(text)
        start = process_time()
        list(untagged_names.check(source, NAMES, UNITS))
        times.append(process_time() - start)
    gc.enable()
    return min(times)


@pytest.mark.slow
@pytest.mark.parametrize(
    "words",
    [
        "from Peng Dehuai at Manchuria station ",
        "<persName ref='person:peng'>Peng</persName> of <emph>Manchuria</emph> station ",
        "<app><lem>Peng</lem><rdg>Pen</rdg></app> ",
        "on 20 November 500 tons of <num>3</num> ",
        "<measure>500 tons</measure> in <date>1950</date> ",
        "\u05d0\u05dc\u05d9 Peng\u200f \u0645\u0627\u0648\u2003\u2013\u2019e\u0301 ",
    ],
)
def test_twice_the_telegram_takes_twice_the_time(words: str) -> None:
    """Each doubling of one paragraph takes no more than 2.3 times the time."""
    short, long = (f"<p>{words * (count // len(words))}</p>" for count in (40_000, 160_000))

    assert any(2.3**2 > measure(long) / measure(short) for _ in range(TRIES))


@pytest.mark.slow
def test_many_items_take_their_time_once() -> None:
    """Each doubling of a list takes no more than 2.3 times the time."""
    item = "<label>1.</label><item>Rifles <num>140</num>.</item>"
    short, long = (f"<list>{item * count}</list>" for count in (800, 3_200))

    assert any(2.3**2 > measure(long) / measure(short) for _ in range(TRIES))
