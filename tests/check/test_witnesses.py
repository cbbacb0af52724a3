"""The reproduction of witnesses."""

import re
import shutil
from pathlib import Path, PurePosixPath

import pytest
from lxml import etree
from spoiled_copies import TELEGRAM, replace

from edition.check.document import witnesses
from edition.check.document.reproduction import normalize, read_text, reproduce
from edition.check.document.witnesses import list_words
from edition.findings import Fault
from edition.project.settings import Project
from edition.read.source import Source, list_witnesses, parse, read_source

TEI = "http://www.tei-c.org/ns/1.0"
TRANSCRIPTION = "tei/witnesses/tg-1950-26998.K.txt"


def read_printed(transcription: str, words: str = "") -> list[tuple[str, int]]:
    """Return the words of a transcription with their lines, beside an encoding of these words."""
    root = etree.fromstring(f"<text><body>{words}</body></text>")
    printed = list_words(transcription, reproduce([root], "K"))
    return [(word.text.strip(), word.line) for word in printed]


def read_message(fault: Fault) -> tuple[str, int, str]:
    """Return what a message says: the words of the text, the line, and the words of the witness."""
    found = re.fullmatch(r"The text has (.+) where .+, line (\d+)\) has (.+)\.", fault.message)
    assert found
    return found[1], int(found[2]), found[3]


def check(folder: Path) -> list[Fault]:
    """Compare a telegram with its witnesses."""
    project = Project.open(folder)
    source = read_source(project, PurePosixPath(TELEGRAM))
    assert isinstance(source, Source)
    paths = list_witnesses(project)[source.id]
    texts = {siglum: (path, (folder / path).read_bytes()) for siglum, path in paths.items()}
    return list(witnesses.check(source, texts))


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<p>a  b\n c</p>", "a b c"),
        ("<p>a</p><p>b</p>", "a b"),
        ("<p>a<hi>b</hi>c</p>", "abc"),
        ("<p>a<note>n</note>b</p>", "ab"),
        ("<p>F <supplied resp='#translator'>S</supplied>.</p>", "F [S]."),
        ("<p>F <supplied resp='#translator' source='#W #K'>S</supplied>.</p>", "F [S]."),
        ("<p>F<supplied resp='#translator' source='#W'> S</supplied>.</p>", "F."),
        ("<p>F<supplied resp='#editor'> S</supplied>.</p>", "F."),
        ("<p>a<app><lem wit='#W #K'>b</lem><rdg wit='#Q'>c</rdg></app></p>", "ab"),
        ("<p>a<app><lem wit='#W'>b</lem><rdg wit='#K'>c</rdg></app></p>", "ac"),
        ("<p>a<app><lem wit='#W'> T</lem><rdg wit='#K'/></app></p>", "a"),
        ("<p>a<del>b</del> <add>c</add></p>", "a c"),
        ("<p><choice><abbr>Dept</abbr><expan>Department</expan></choice></p>", "Dept"),
        ("<p>a<fw type='header'>b</fw>c</p>", "ac"),
        ("<p>a<fw type='header' source='#W #K'>b</fw>c</p>", "a b c"),
        ("<p>a<stamp>b</stamp>c<pb n='2' edRef='#W'/>d</p>", "a b cd"),
        ("<closer/><postscript><p>a</p><p>b</p></postscript>", "a b"),
        ("<table><head>a</head><row><cell>b</cell><cell>c</cell></row></table>", "a b c"),
        ("<list><head>a</head><item>b<list><item>c</item></list></item></list>", "a b c"),
        ("<p><choice><sic>teh</sic><corr>the</corr></choice></p>", "teh"),
        ("<list><label>1.</label><item>Rifles</item></list>", "1. Rifles"),
        ("<p>‘a’ “b” 1\u00a0000\u202f000</p>", "'a' \"b\" 1 000 000"),
        ("<p>e\u0301</p>", "\u00e9"),
        ("<p>a<gap reason='x'/>b<!-- c -->d</p>", "abd"),
        (
            "<p>a <gap><desc source='#K'>[...]</desc><desc source='#W'>(*)</desc></gap> b</p>",
            "a [...] b",
        ),
        ("<p>a <gap><desc>two words</desc></gap>b</p>", "a b"),
        ("<p><unclear><metamark source='#K'>[D% </metamark>a</unclear></p>", "[D% a"),
        ("<p><unclear>a<metamark source='#W'> (?)</metamark></unclear></p>", "a"),
        ("<p>a<seg type='resolution'>b</seg></p>", "a"),
        ("<p>a<seg type='resolution' source='#W'>b</seg></p>", "a"),
        ("<p>a <seg type='resolution' source='#W #K'>b</seg></p>", "a b"),
        ("<p>a <seg type='file'>b</seg></p>", "a b"),
        ("<p>a <pc>[</pc>b<pc>]</pc></p>", "a [b]"),
        ("<p><sic>teh</sic> <supplied reason='added' resp='#K'>sic</supplied></p>", "teh [sic]"),
        (
            "<opener><dateline><placeName>a</placeName>, <date>b</date>.</dateline></opener>",
            "a, b.",
        ),
    ],
)
def test_words_are_those_of_the_witness(body: str, words: str) -> None:
    """Each kind of markup gives a witness its words, and no more than these."""
    root = etree.fromstring(
        f'<text xmlns="{TEI}"><body>{body}</body></text>', etree.XMLParser(remove_comments=True)
    )

    assert words == read_text([root], "K")
    assert words.split() == [word.text.strip() for word in reproduce([root], "K")]


@pytest.mark.parametrize(
    ("supplied", "words"),
    [
        ("resp='#K'", "a [b]"),
        ("resp='#W'", "a"),
        ("resp='#W' source='#K'", "a [b]"),
        ("resp='#translator'", "a [b]"),
        ("resp='#editor'", "a"),
    ],
)
def test_a_witness_alone_has_what_its_publisher_added(supplied: str, words: str) -> None:
    """Unless a source says that others print it too."""
    header = "<fileDesc><sourceDesc><listWit>{}</listWit></sourceDesc></fileDesc>".format(
        "".join(f"<witness xml:id='{siglum}'/>" for siglum in "KW")
    )
    text = f"<text><body><p>a <supplied reason='added' {supplied}>b</supplied></p></body></text>"
    root = etree.fromstring(f"<TEI xmlns='{TEI}'><teiHeader>{header}</teiHeader>{text}</TEI>")

    assert words == read_text([root[1]], "K")


def test_a_transcriptions_words_have_their_lines() -> None:
    """The words of a transcription are normalized as those of the encoding are."""
    assert [("a", 1), ("b’s".replace("’", "'"), 3)] == read_printed("a\n\nb’s\n")
    assert "'a' b" == normalize(" ‘a’\u00a0\n b")


def test_the_witnesses_are_reproduced(sources: Path) -> None:
    """The encoding of a real telegram gives its witness word for word."""
    assert [] == check(sources)


def test_the_word_that_differs_is_pointed_at(sources: Path) -> None:
    """The fault stands at the word, and says what is there and what the witness has, and where."""
    replace(sources / TELEGRAM, "Railroad bridges across", "Railway bridges across")
    lines = (sources / TELEGRAM).read_text(encoding="utf-8").splitlines()

    (fault,) = check(sources)

    line, column = fault.place
    assert lines[line - 1][column - 1 :].startswith("Railway bridges")
    assert (
        "The text has “Railway” where witness K (tg-1950-26998.K.txt, line 15) has “Railroad”."
        == fault.message
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("ZHOU ENLAI", "ZHOU ENLAJ", "has “ENLAJ”."),
        ("17.11 10:00\n", "17.11\n", "has the end of the text."),
        ("17.11 10:00\n", "17.11 10:00\nP.S.\n", "The text has the end of the text where"),
        ("SECOND MAIN", "MAIN", "The text has “SECOND MAIN” where witness K"),
    ],
)
def test_one_letter_of_a_transcription_is_seen(
    sources: Path, old: str, new: str, said: str
) -> None:
    """A transcription changed by one letter, or cut, is one fault."""
    replace(sources / TRANSCRIPTION, old, new)

    (fault,) = check(sources)

    assert said in fault.message


def test_all_differences_are_told(sources: Path) -> None:
    """Each difference is a fault of its own, in the order of the text."""
    replace(sources / TRANSCRIPTION, "ZHOU ENLAI", "ZHOU ENLAJ")
    replace(sources / TRANSCRIPTION, "Railroad", "Railway")
    replace(sources / TRANSCRIPTION, "SECOND MAIN", "MAIN")

    faults = check(sources)

    assert ["“SECOND MAIN”", "“Railroad”", "“ENLAI”"] == [read_message(each)[0] for each in faults]


def test_another_text_is_told_once(sources: Path) -> None:
    """Where most words differ, the first difference says so, and no other is told."""
    (sources / TRANSCRIPTION).write_text("Nothing of this kind.\n", encoding="utf-8")

    (fault,) = check(sources)

    assert fault.message.endswith("“Nothing”, and most of its other words differ too.")


def test_a_script_without_spaces_is_compared_by_characters() -> None:
    """The fault stands at the character, which is told with a few around it."""
    path = PurePosixPath("tei/telegrams/t.xml")
    witness = '<witness xml:id="K"/>'
    body = '<div type="telegram"><p>關於未决之问题，待来电详告。</p><p>又及</p></div>'
    data = f'<TEI xmlns="{TEI}">{witness}<text><body>{body}</body></text></TEI>'.encode()
    source = parse(path, data)
    assert isinstance(source, Source)
    printed = "關於未决之间题，待来告。\n又 及\n".encode()

    faults = list(witnesses.check(source, {"K": (PurePosixPath("t.K.txt"), printed)}))

    text = data.decode()
    assert [text.index(sign) + 1 for sign in ("问", "电", "及")] == [
        column for _, column in (fault.place for fault in faults)
    ]
    assert [
        ("“於未决之问题，待来”", 1, "“於未决之间题，待来”"),
        ("“题，待来电详告”", 1, "“题，待来告”"),
        ("“又及”", 2, "“又 及”"),
    ] == [read_message(fault) for fault in faults]


@pytest.mark.parametrize(
    ("transcription", "printed"),
    [
        ("com-\nmunist party\n", [("communist", 1), ("party", 2)]),
        ("self-\ndefence", [("self-defence", 1)]),
        ("a-\nb-\nc d", [("abc", 1), ("d", 3)]),
        ("1940-\n1945", [("1940-", 1), ("1945", 2)]),
        ("word -\nword--\nword", [("word", 1), ("-", 1), ("word--", 2), ("word", 3)]),
        ("last-\n", [("last-", 1)]),
    ],
)
def test_a_hyphen_at_a_lines_end_joins(transcription: str, printed: list[tuple[str, int]]) -> None:
    """The parts of a divided word are one; its hyphen stays if the encoding has it."""
    assert printed == read_printed(transcription, "our self-defence")


def test_a_transcription_of_no_witness_is_told(sources: Path) -> None:
    """A transcription whose siglum the header does not declare is not passed over in silence."""
    shutil.copy(sources / TRANSCRIPTION, sources / "tei/witnesses/tg-1950-26998.Q.txt")

    (fault,) = check(sources)

    assert "declares no witness Q" in fault.message


def test_a_witness_without_transcription_is_told(sources: Path) -> None:
    """
    A witness that the header declares and nobody has transcribed is named, with the missing file.
    """
    (sources / TRANSCRIPTION).rename(sources / "tei/witnesses/tg-1950-99999.K.txt")
    project = Project.open(sources)
    source = read_source(project, PurePosixPath(TELEGRAM))
    assert isinstance(source, Source)

    (fault,) = witnesses.check(source, {})

    assert "witness.transcribed" == fault.rule
    assert f"There is no {TRANSCRIPTION} for witness K." == fault.message


def test_lines_are_counted_by_line_breaks_only() -> None:
    """A page break or a separator of Unicode's begins no line, as no editor counts one there."""
    assert [("a", 1), ("b", 1), ("c", 1), ("d", 2)] == read_printed("a\x0cb\u2028c\r\nd")
