"""How far a file may go: documents at, below and above each limit, through the command line."""

import re
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import PurePosixPath

import pytest
import saxonche
from needs import ROOT
from published import copy_edition, run

from edition.findings import Fault, Place
from edition.read.source import Source, parse
from edition.xml.limits import (
    MAX_ATTRIBUTES,
    MAX_DEPTH,
    MAX_NAME_LETTERS,
    MAX_NAMESPACE_LETTERS,
    MAX_PIECE_BYTES,
    MAX_REFERENCES,
)

PATH = PurePosixPath("tei/telegrams/tg-1950-5708.xml")
TEXT = (ROOT / PATH).read_text(encoding="utf-8")
WORDS = "No first name and no rank is given."
BEFORE = TEXT.partition(WORDS)[0]
LINE = BEFORE.count("\n") + 1
COLUMN = len(BEFORE) - BEFORE.rfind("\n")
AROUND = len(re.findall(r"<\w", BEFORE)) - len(re.findall(r"</|/>", BEFORE))
"""How many elements are open where the words stand."""


def attributes(count: int) -> str:
    """Write so many attributes."""
    return "".join(f' a{number}="x"' for number in range(count))


def namespaces(count: int) -> str:
    """Declare so many namespaces."""
    return "".join(f' xmlns:n{number}="urn:n"' for number in range(count))


FOUND = re.compile(r"tei/telegrams/(.+?)\.xml:(\d+):(\d+): error source\.limits: (.+)")


@dataclass(frozen=True, slots=True)
class Case:
    """A limit, words that go so far, where the first that is too far stands, and what is said."""

    most: int
    write: Callable[[int], str]
    column: Callable[[int], int]
    said: str


def at(column: int) -> Callable[[int], int]:
    """Return a column that is the same however far it goes."""
    return lambda _: column


CASES = {
    "depth": Case(
        MAX_DEPTH - AROUND,
        lambda most: "<hi>" * most + "x" + "</hi>" * most,
        lambda most: 4 * (most - 1),
        "The element hi stands on level 101 here; XML parsers read 100 levels.",
    ),
    "depth of an empty element": Case(
        MAX_DEPTH - AROUND,
        lambda most: "<hi>" * (most - 1) + "<lb/>" + "</hi>" * (most - 1),
        lambda most: 4 * (most - 1),
        "The element lb stands on level 101 here; XML parsers read 100 levels.",
    ),
    "attributes": Case(
        MAX_ATTRIBUTES,
        lambda most: f"<hi{attributes(most)}>x</hi>",
        at(0),
        "The tag hi has 201 attributes and declarations of namespaces; XML parsers read 200.",
    ),
    "namespaces": Case(
        MAX_ATTRIBUTES,
        lambda most: f"<hi{namespaces(most)}>x</hi>",
        at(0),
        "The tag hi has 201 attributes and declarations of namespaces; XML parsers read 200.",
    ),
    "attributes and namespaces": Case(
        MAX_ATTRIBUTES,
        lambda most: f"x <hi{namespaces(most // 2)}{attributes(most - most // 2)}/>",
        at(2),
        "The tag hi has 201 attributes and declarations of namespaces; XML parsers read 200.",
    ),
    "an element's name": Case(
        MAX_NAME_LETTERS, lambda most: f"<{'é' * most}/>", at(0), "has 1001 letters; "
    ),
    "an element's name with its prefix": Case(
        MAX_NAME_LETTERS,
        lambda most: f"<hi xmlns:{'p' * 500}='urn:p'><{'p' * 500}:{'a' * most} /></hi>",
        at(519),
        "has 1001 letters; ",
    ),
    "an attribute's name": Case(
        MAX_NAME_LETTERS, lambda most: f"<hi n='>' {'a' * most}\n= 'x'/>", at(0), "1001 letters; "
    ),
    "a prefix": Case(
        MAX_NAME_LETTERS, lambda most: f"<hi xmlns:{'p' * most}='urn:p'/>", at(0), "1001 let"
    ),
    "a namespace": Case(
        MAX_NAMESPACE_LETTERS,
        lambda most: f"<hi xmlns:p='{'n' * most}'/>",
        at(0),
        "The namespace nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn… has 1001 letters; XML",
    ),
    "a namespace of large numbers": Case(
        MAX_NAMESPACE_LETTERS,
        lambda most: f'<hi xmlns:p = "{chr(0x1F4DC) * (most // 2)}{"n" * (most % 2)}"/>',
        at(0),
        "has 1001 letters; ",
    ),
    "references": Case(
        MAX_REFERENCES,
        lambda most: "&amp;" * most,
        lambda most: 5 * (most - 1),
        "The file has 100001 references such as &amp;; XML parsers read 100000, up to this place.",
    ),
    "references here and there": Case(
        MAX_REFERENCES,
        lambda most: f'<!-- &lt; --><![CDATA[&lt;]]>&#38;<hi n="{"&gt;" * 25_000}&apos;"/>'
        + "&quot;" * (most - 50_001),
        lambda most: 34 + 7 + 100_000 + 6 + 3 + 6 * (most - 50_002),
        "The file has 100001 references such as &amp;; ",
    ),
    "references in an attribute": Case(
        MAX_REFERENCES // 2,
        lambda most: f'<hi n="{"&quot;" * most}"/>',
        lambda most: 7 + 6 * (most - 1),
        "The file has 100002 references such as &amp;; ",
    ),
    "a comment": Case(
        MAX_PIECE_BYTES,
        lambda most: f"<!--{'x' * (most - 7)}-->",
        at(0),
        "A comment of 9000001 bytes stands here; XML parsers read 9000000.",
    ),
}  # fmt: skip
"""A document of nine million bytes of text is checked by lxml and Saxon for minutes: see below."""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[Place, str]]]:
    """What is told of the limits, by the names of telegrams that stand below, at and above each."""
    folder = copy_edition(tmp_path_factory.mktemp("limits"), ("edition.toml", "tei"))
    for number, case in enumerate(CASES.values()):
        for step in (-1, 0, 1):
            path = folder / PATH.with_name(f"tg-1950-{number}{step:+}.xml".replace("+0", "0"))
            path.write_text(TEXT.replace(WORDS, case.write(case.most + step)), encoding="utf-8")

    done = run(folder, "check")

    assert (1, "") == (done.returncode, done.stderr)
    found: dict[str, list[tuple[Place, str]]] = {"": []}
    for line in done.stdout.splitlines():
        if said := re.match(
            r"tei/telegrams/(.+?)\.xml:(\d+):(\d+): error source\.limits: (.+)", line
        ):
            found.setdefault(said[1], []).append(((int(said[2]), int(said[3])), said[4]))
    assert len(done.stdout.splitlines()) > 2 * len(CASES)
    return found


@pytest.mark.parametrize(("number", "name"), list(enumerate(CASES)), ids=CASES)
def test_a_limit_is_told_where_it_is_passed(
    told: dict[str, list[tuple[Place, str]]], number: int, name: str
) -> None:
    """At a limit and below nothing is told of it; above it stands one finding, at its place."""
    case = CASES[name]

    assert f"tg-1950-{number}-1" not in told
    assert f"tg-1950-{number}0" not in told
    ((place, message),) = told[f"tg-1950-{number}+1"]
    assert (LINE, COLUMN + case.column(case.most + 1)) == place
    assert case.said in message


PLAIN = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:f"><xsl:function name="f:parse" visibility="public"><xsl:param name="text"/>
  <xsl:sequence select="parse-xml($text)"/></xsl:function></xsl:stylesheet>"""


def find_refused(texts: list[str]) -> list[str]:
    """
    Tell why the parser behind Saxon, left as it is, does not read texts; nothing where it does.
    """
    processor = saxonche.PySaxonProcessor(license=False)
    executable = processor.new_xslt30_processor().compile_stylesheet(stylesheet_text=PLAIN)
    told = []
    for text in texts:
        try:
            executable.call_function_returning_value(
                "{urn:f}parse", [processor.make_string_value(text)]
            )
            told.append("")
        except saxonche.PySaxonApiError as error:
            told.append(str(error))
    return told


def test_the_limits_are_those_of_the_parser_behind_saxon() -> None:
    """
    The same parser, with the limits that it has of itself, reads what is at a limit and no more.

    It is asked in another process, for one of ours lifts the limits for all of its process.
    """
    cases = {name: case for name, case in CASES.items() if name != "a comment"}
    texts = [
        TEXT.replace(WORDS, case.write(case.most + step))
        for case in cases.values()
        for step in (0, 1)
    ]
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as other:
        told = other.submit(find_refused, texts).result()

    assert [""] * len(cases) == told[::2]
    refused = dict(zip(cases, told[1::2], strict=True))
    assert list(cases) == [name for name, said in refused.items() if said]
    silent = [name for name, said in refused.items() if "JAXP" not in said]
    assert silent in ([], ["a namespace of large numbers"])  # of which it may lose the sentence


def judge(data: bytes, rule: str = "source.limits") -> tuple[Place, str] | None:
    """
    Return the place and the sentence of what keeps a telegram from being read, if anything does.
    """
    source = parse(PATH, data)
    if isinstance(source, Source):
        return None
    (fault,) = source
    assert isinstance(fault, Fault)
    assert rule == fault.rule
    return fault.place, fault.message


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("<a>", "</a>", "A text of"),
        ("<a><b/>", "<!-- x --></a>", "A text of"),
        ("<a><![CDATA[", "]]></a>", "A text of"),
        ("<a><!--", "--></a>", "A comment of"),
        ("<a><?x ", "?></a>", "An instruction of"),
        ("<a b='", "'/>", "A tag of"),
        ("<a><b c='d' ", "='x'/></a>", ""),
        ("<a><b", "/></a>".replace("/", " " * 5000 + "/", 1), ""),
    ],
)
@pytest.mark.parametrize("most", [MAX_PIECE_BYTES, 12_000_000])
def test_a_long_piece_is_told_where_it_begins(
    before: str, after: str, said: str, most: int
) -> None:
    """
    Whether lxml would read it or not: what is longer than nine million bytes is told in one line.
    """
    found = judge(f"{before}{'x' * (most + 1)}{after}".encode())

    assert found is not None
    place, message = found
    assert (1, max(1, 1 + before.rfind("<"))) == place or said == "A text of"
    assert said in message
    assert message.endswith(".")
    assert "XML_PARSE" not in message
    assert "\n" not in message
    assert said == "" or judge(f"{before}{'x' * (MAX_PIECE_BYTES - 50)}{after}".encode()) is None


@pytest.mark.parametrize(
    "version", ["1.1", "1.2", "1.", "1", "2.0", "1.00", "", " 1.0", "1.0 ", "é"]
)
@pytest.mark.parametrize(
    "after", ["<a/>", "<!DOCTYPE a><a/>", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"]
)
def test_another_version_is_one_finding(version: str, after: str) -> None:
    """Only XML 1.0 is read; whatever comes after the declaration, this is told, at the number."""
    data = f"<?xml version='{version}' encoding='UTF-8'?>{after}".encode()

    found = judge(data)

    assert found is not None
    assert (1, 16) == found[0]
    assert found[1].endswith('; write version="1.0".')


@pytest.mark.parametrize("sign", ["\u0221", "\u212c", "\u9fa6", "\U00010000", "\u200c", "\u2070"])
@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("<a><{}/></a>", 5),
        ("<a><b{}/></a>", 6),
        ("<a><b {}='x'/></a>", 7),
        ("<a><?{} x?></a>", 6),
        ("<a><b xmlns:{}='u'/></a>", 13),
        ("<a><b xmlns='u' c{}='u'/></a>", 18),
    ],
)
def test_a_letter_of_the_fifth_edition_is_one_finding(sign: str, text: str, column: int) -> None:
    """
    A name that lxml reads by XML 1.0's fifth edition is told at the letter that others refuse.
    """
    found = judge(text.format(sign).encode(), "source.well-formed")

    assert found is not None
    assert (1, column) == found[0]
    assert f"U+{ord(sign):04X}" in found[1]


def test_a_doctype_behind_such_a_name_is_one_finding() -> None:
    """What hides a DOCTYPE from one parser does not let it pass."""
    data = "<?\u0221 x?><!DOCTYPE a [<!ENTITY b SYSTEM '/etc/passwd'>]><a>&b;</a>".encode()

    found = judge(data, "source.well-formed")

    assert found is not None
    assert (1, 3) == found[0]


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ('<a><b: c="x"/></a>', 7),
        ('<a><b: xml:space="x"/></a>', 7),
        ('<a><b c: xml:space="x"/></a>', 9),
        ('<a><b:c xml:space="x"/></a>', 4),
        ('<a xmlns:b="http://www.w3.org/2000/xmlns/" xml:space="x"/>', 1),
    ],
)
def test_a_broken_namespace_is_one_finding(text: str, column: int) -> None:
    """It is told whether lxml refuses it or, when it has a warning to give after it, forgets it."""
    found = judge(text.encode(), "source.well-formed")

    assert found is not None
    assert (1, column) == found[0]


@pytest.mark.parametrize(
    "data",
    [
        b"<a/>",
        b'\xef\xbb\xbf<?xml version="1.0"?><a/>',
        b"<?xml\n version = '1.0' ?><a/>",
        b"<a><?xml-version version='1.1'?></a>",
        b"<a><!-- <?xml version='1.1'?> --></a>",
        "<é ж='毛'><毛:b xmlns:毛='urn:m'/></é>".encode(),
        ("<a>" + "毛" * 5000 + "</a>").encode(),
        ("<a b='" + "x" * 5000 + "'/>").encode(),
        ("<a>" + "<b c=''/>" * 500 + "</a>").encode(),
        ("<a>" + "<b xmlns:c='u'/>" * 500 + "</a>").encode(),
        ("<a>" + "&#38;" * 200_000 + "</a>").encode(),
        ("<a><![CDATA[" + "&amp;" * 200_000 + "]]></a>").encode(),
        ("<a>" + "<!--<b>-->" * 500 + "</a>").encode(),
        ("<a><?" + "p" * 5000 + " x?></a>").encode(),
    ],
)
def test_what_only_looks_far_is_none(data: bytes) -> None:
    """What raises a doubt but passes no limit is read."""
    assert judge(data) is None


def test_the_first_place_is_told() -> None:
    """
    Of several limits that a file passes the first is told, wherever the slow reading finds it.
    """
    wide, deep = f"<b{attributes(201)}/>", "<b>" * 100 + "</b>" * 100

    assert "201 attributes" in str(judge(f"<a>{wide}{deep}</a>".encode()))
    assert "level 101" in str(judge(f"<a>{deep}{wide}</a>".encode()))


def test_the_manual_names_the_limits() -> None:
    """Each number of the table stands in the manual."""
    prose = (ROOT / "schema" / "telegram.odd").read_text(encoding="utf-8")
    (paragraph,) = re.findall(r"every XML parser reads, since .*?</p>", prose)

    for limit in (
        MAX_DEPTH,
        MAX_ATTRIBUTES,
        MAX_NAME_LETTERS,
        MAX_NAMESPACE_LETTERS,
        MAX_REFERENCES,
        MAX_PIECE_BYTES,
    ):
        assert f"{limit:,} " in paragraph
