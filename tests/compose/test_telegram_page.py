"""A telegram's page says what its TEI says, in its words and in its order."""

import json
import os
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html
from needs import ROOT
from nesting import list_ways, write_nested
from telegram_pages import EDITION, Press, put
from words import TEI, words

from edition.describe.describer import read_told
from edition.errors import EditionError

TELEGRAMS = sorted((ROOT / "tei" / "telegrams").glob("*.xml"))
VALID = sorted((ROOT / "tests" / "fixtures" / "valid").glob("*.xml"))
EXPECTED = ROOT / "tests" / "fixtures" / "expected"
ALL = [pytest.param(path, id=path.stem) for path in (*TELEGRAMS, *VALID)]

NESTED = (
    '<app><lem wit="#W">now</lem><rdg wit="#K #Q"><app><lem wit="#K">one</lem>'
    '<rdg wit="#Q">two</rdg><note>Note.</note></app></rdg></app>'
)
MISPRINTED = (
    '<app><lem wit="#W">36</lem>'
    '<rdg wit="#K"><choice><sic>63</sic><corr>36</corr></choice></rdg></app>'
)
LINE_BEGINS = r"(?=<(?:p|div|tr|li|thead|tbody|header|footer|span class=.note)\b)"
HTML_LINES = {"p", "div", "li", "tr", "th", "td", "caption", "header", "footer", "blockquote"}


@pytest.fixture(scope="module")
def press() -> Press:
    """The stylesheets of this edition."""
    return Press.prepare(ROOT / "xslt")


def split(text: str) -> list[str]:
    """Words, and the brackets that the translator's and the editor's additions stand in."""
    return re.findall(r"\w+|[\[\]⟨⟩]", text)


def read_page(element: html.HtmlElement, witness: int | None = None) -> Iterator[str]:
    """The document's words on the page; of one witness, its readings, and what was printed."""
    classes = (element.get("class") or "").split()
    if witness is None:
        silent = element.get("data-edition-says") is not None
    elif {"lemma", "reading", "partly"} & set(classes):
        silent = f"w{witness}" not in classes
    else:
        edition = element.get("data-edition-says") is not None and "printed" not in classes
        silent = edition or bool({"ours", "corrected"} & set(classes))
    if silent or not isinstance(element.tag, str) or element.get("data-edition-beside"):
        return
    around = "\n" if element.tag in HTML_LINES else ""
    yield around + (element.text or "")
    for child in element:
        yield from read_page(child, witness)
        yield child.tail or ""
    yield around


def text_of(page: html.HtmlElement) -> html.HtmlElement:
    """The one element that holds the document's words."""
    (text,) = page.xpath("//*[@data-edition-text]")
    assert isinstance(text, html.HtmlElement)
    return text


@pytest.mark.parametrize("path", ALL)
def test_words(press: Press, path: Path) -> None:
    """The words of the page without the edition's own are the words of the TEI, in its order."""
    page = press.compose(path.read_text("utf-8"))

    assert split(" ".join(words(path))) == split("".join(read_page(text_of(page))))


@pytest.mark.parametrize(
    "path", sorted((ROOT / "tei" / "witnesses").glob("*.txt")), ids=lambda path: path.stem
)
def test_witness_views(press: Press, path: Path) -> None:
    """What the page holds of a witness is the words of its transcription."""
    telegram, siglum = path.stem.rsplit(".", 1)
    source = ROOT / "tei" / "telegrams" / f"{telegram}.xml"
    witnesses = etree.parse(source).getroot().iter(f"{TEI}witness")
    sigla = [witness.get("{http://www.w3.org/XML/1998/namespace}id") for witness in witnesses]
    page = press.compose(source.read_text("utf-8"))

    assert split(path.read_text("utf-8")) == split(
        "".join(read_page(text_of(page), sigla.index(siglum) + 1))
    )


@pytest.mark.parametrize(
    ("source", "first", "second"),
    [
        ("", "the [railway] station", "the [railway] station"),
        ("source='#W #K'", "the [railway] station", "the [railway] station"),
        ("source='#W'", "the [railway] station", "the station"),
        ("source='#K'", "the station", "the [railway] station"),
    ],
)
def test_supplied_words_stand_in_their_witnesses(
    press: Press, source: str, first: str, second: str
) -> None:
    """What the translator supplied is in the witnesses it names as its source, or else in all."""
    supplied = f"<supplied reason='omitted' resp='#translator' {source}>railway</supplied>"
    text = text_of(press.compose(put(f"<p>the {supplied} station</p>")))

    assert split(first) == split("".join(read_page(text, 1)))
    assert split(second) == split("".join(read_page(text, 2)))


def test_a_variant_may_have_what_one_witness_supplies(press: Press) -> None:
    """A note quotes a reading with words that another witness does not have."""
    supplied = "<supplied reason='omitted' resp='#translator' source='#K'>railway</supplied>"
    app = f"<app><lem wit='#W'>the station</lem><rdg wit='#K'>the {supplied} station</rdg></app>"
    page = press.compose(put(f"<p>{app}</p>"))

    assert "the [railway] station" in " ".join(page.text_content().split())


@pytest.mark.parametrize(
    "line",
    [
        "<app><lem wit='#W'>at {}</lem><rdg wit='#K'>to</rdg></app>",
        "<app><lem wit='#W'>to</lem><rdg wit='#K'>at {}</rdg></app>",
        "<choice><sic>at {}</sic><corr>to</corr></choice>",
        "<del>at {}</del>",
        "at <seg type='resolution'>at {}</seg>",
    ],
)
def test_a_note_quotes_what_a_witness_adds(press: Press, line: str) -> None:
    """Words in a publisher's own brackets may stand in whatever a note quotes."""
    added = "<supplied reason='added' resp='#K'>night</supplied>"
    page = press.compose(put(f"<p>{line.format(added)}</p>"))

    assert "at [night]" in str(page.text_content())


def test_dropped_word_is_seen(tmp_path: Path) -> None:
    """
    A stylesheet that loses what the translator supplied is caught by the comparison of the words.
    """
    shutil.copytree(ROOT / "xslt", tmp_path / "xslt")
    names = tmp_path / "xslt" / "telegram" / "names.xsl"
    whole = names.read_text("utf-8")
    start = whole.index('match="supplied"')
    names.write_text(
        whole[:start] + whole[start:].replace('<xsl:apply-templates mode="m:text"/>', "", 1),
        "utf-8",
    )
    path = TELEGRAMS[0]
    page = Press.prepare(tmp_path / "xslt").compose(path.read_text("utf-8"))

    assert Counter({"Stalin": 1}) == Counter(split(" ".join(words(path)))) - Counter(
        split("".join(read_page(text_of(page))))
    )


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_golden(press: Press, path: Path) -> None:
    """
    The text of each small telegram looks as expected (EDITION_WRITE_EXPECTED=1 writes it anew).
    """
    markup = html.tostring(text_of(press.compose(path.read_text("utf-8"))), encoding="unicode")
    lines = re.sub(
        r"(?=<(?:p|div|tr|li|thead|tbody|header|footer|span class=.note)\b)", "\n", markup
    )
    golden = EXPECTED / f"{path.stem}.html"
    if os.environ.get("EDITION_WRITE_EXPECTED") == "1":
        golden.write_text(lines.strip() + "\n", "utf-8")

    assert golden.read_text("utf-8") == lines.strip() + "\n"


@pytest.mark.parametrize("path", ALL)
def test_ids(press: Press, path: Path) -> None:
    """Ids are unique, and every link within the page has its place."""
    page = press.compose(path.read_text("utf-8"))
    ids = [str(name) for name in page.xpath("//@id")]
    links = {str(href)[1:] for href in page.xpath("//@href[starts-with(., '#')]")}

    assert [] == [name for name, count in Counter(ids).items() if count > 1]
    assert set() == links - set(ids)


PERSON = "<persName ref='person:mao-zedong'>Mao</persName>"
ASKED = "<measure unitRef='unit:piece' ana='act:requested'><num value='5'>5</num> guns</measure>"
LINES = (
    f"<head>To {PERSON}</head>"
    f"<opener><seg type='distribution'>{PERSON}</seg><dateline><seg type='sent'>From {PERSON}, "
    f"<date when='1950-11-17'>17.11</date></seg></dateline>"
    f"<address><addrLine>To {PERSON}</addrLine></address><salute>{PERSON}!</salute></opener>"
    f"<p><emph>{PERSON}</emph> needs {ASKED} <app><lem wit='#W'><date when='1950-11'>in November"
    f"</date></lem><rdg wit='#K'>for {PERSON}</rdg></app>:</p>"
    f"<list><label>{PERSON}</label><item><foreign>{PERSON}</foreign>, {ASKED}</item></list>"
    f"<closer><salute>{PERSON}!</salute><signed>{PERSON}</signed>"
    f"<dateline><date when='1950-11-17'>17.11</date></dateline></closer>"
)


@pytest.mark.parametrize(
    "identified",
    ["nothing", "p", "item", "opener|p|label|item|closer", r"\w+", r"(?!measure|item)\w+"],
)
def test_what_a_record_cites_has_its_place(press: Press, identified: str) -> None:
    """Whatever has an id, the anchors of what the text names and states are places on the page."""
    ids = iter(range(100))
    tag = rf"<({identified})(?=[ >])"
    source = put(re.sub(tag, lambda found: f"{found[0]} xml:id='tg-1950-9001.x{next(ids)}'", LINES))
    told = press.saxon.call(press.describe, "describe", press.saxon.parse(source), "sha256:0")
    record, _ = read_told(*told)
    cited = {
        stated["anchor"] for kind in ("mentions", "dates", "quantities") for stated in record[kind]
    }
    page = press.compose(source)
    places = {str(name) for name in page.xpath("//@id")}
    links = {str(href)[1:] for href in page.xpath("//@href[starts-with(., '#')]")}

    assert cited
    assert set() == cited - places - {record["id"]}
    assert set() == links - places


@pytest.mark.parametrize(
    ("target", "href"),
    [
        ("https://example.org/a:b#c", "https://example.org/a:b#c"),
        ("mailto:team@example.org", "mailto:team@example.org"),
        ("cited:promise-3000", "../../cited.html#cited-promise-3000"),
        ("telegram:tg-1950-5708.p1", "../../telegrams/1950/tg-1950-5708.html#tg-1950-5708.p1"),
        ("act:requested", "../../categories.html#act-requested"),
    ],
)
def test_references_lead_somewhere(press: Press, target: str, href: str) -> None:
    """
    A reference leads to an address of the web or of mail, or to the page of what it points to.
    """
    page = press.compose(put(f"<p>So.<note>See <ref target='{target}'>here</ref>.</note></p>"))

    assert [href] == page.xpath("//*[@data-edition-text]//a[@class='name']/@href")


def test_a_number_within_a_reference_leads_to_its_station(press: Press) -> None:
    """No link stands within another; the words around the number lead to the telegram."""
    number = "<idno type='telegram' corresp='telegram:tg-1950-5708.sent'>5</idno>"
    ref = f"<ref type='telegram' target='telegram:tg-1950-5708'>my {number} of today</ref>"
    page = press.compose(put(f"<p>{ref}</p>"))
    links = {
        str(link.text_content()): str(link.get("href")).rpartition("/")[2]
        for link in page.xpath("//a[@class='name']")
    }

    assert {
        "my ": "tg-1950-5708.html",
        "5": "tg-1950-5708.html#tg-1950-5708.sent",
        " of today": "tg-1950-5708.html",
    } == links


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<p xml:lang='ru'>по</p>", {"ru": "1 по"}),
        ("<p xml:lang='ru'>по<list><item>so</item></list></p>", {"ru": "1 поso"}),
        ("<head xml:lang='zh-Hans'>致</head><p/>", {"zh-Hans": "致"}),
        ("<p><persName ref='person:stalin' xml:lang='ru'>Сталин</persName></p>", {"ru": "Сталин"}),
        ("<p><persName xml:lang='ru'>Ким</persName> to</p>", {"ru": "Ким"}),
        (f"<p><rs ref='org:soviet-army' xml:lang='ru'>у {PERSON}</rs></p>", {"ru": "у Mao"}),
        ("<p><term ref='org:soviet-army' xml:lang='ru'>СА</term> to</p>", {"ru": "СА"}),
        ("<p><measure xml:lang='ru'>рота</measure> to</p>", {"ru": "рота"}),
        ("<p><date when='1950' xml:lang='ru'>в 1950</date> to</p>", {"ru": "в 1950"}),
        (
            "<p>to <q xml:lang='de'>da</q> <emph xml:lang='ru'>по</emph></p>",
            {"de": "da", "ru": "по"},
        ),
        (
            "<list><label xml:lang='ru'>а.</label><item xml:lang='zh'>枪</item></list>",
            {"ru": "а. ", "zh": "а. 枪"},
        ),
        (
            f"<list xml:lang='ru'><item xml:lang='zh'>枪{ASKED}</item></list>",
            {"ru": "枪5 guns", "zh": "枪5 guns"},
        ),
    ],
)
def test_languages_are_told(press: Press, text: str, said: dict[str, str]) -> None:
    """Whatever words are said to be in a language are so on the page."""
    page = text_of(press.compose(put(text)))
    for head in page.xpath(".//caption | .//thead"):
        head.drop_tree()
    told = page.xpath(".//*[@lang]")

    assert said == {element.get("lang"): element.text_content() for element in told}
    assert [] == page.xpath(".//@dir")


@pytest.mark.parametrize(
    ("around", "within", "directions"),
    [
        ("ar", "fa", ["rtl"]),
        ("ar", "en", ["rtl", "ltr"]),
        ("en", "he", ["rtl"]),
        ("en", "ar-Latn", []),
        ("en", "az-Arab", ["rtl"]),
        ("zh-Hans", "ru", []),
    ],
)
def test_directions(press: Press, around: str, within: str, directions: list[str]) -> None:
    """
    Words that are written from right to left are so on the page, and others within them are not.
    """
    source = put(f"<p>To <foreign xml:lang='{within}'>him</foreign></p>")
    source = source.replace(' xml:lang="en"', f' xml:lang="{around}"', 1)
    page = press.compose(source)

    assert [around, within] == page.xpath("//*[@data-edition-text]/descendant-or-self::*/@lang")
    assert directions == page.xpath("//@dir")


@pytest.mark.parametrize("path", ALL)
def test_policy(press: Press, path: Path) -> None:
    """Nothing inline runs or styles, so that the page's own policy never stands in its way."""
    page = press.compose(path.read_text("utf-8"))

    assert [] == page.xpath(
        "//@style | //style | //script[not(@src or @type = 'application/ld+json')]"
        " | //@*[starts-with(name(), 'on')]"
    )
    assert "unsafe" not in page.xpath("string(//meta[@http-equiv]/@content)")


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ("The <unclear", "<space/>The <unclear", "space in p"),
        ('<div type="telegram">', '<div type="telegram"><opener><lb/></opener>', "lb in opener"),
    ],
)
def test_unknown_element(press: Press, old: str, new: str, name: str) -> None:
    """Markup that no template provides for stops the page, and its path is told."""
    source = (ROOT / "tests/fixtures/valid/doubt.xml").read_text("utf-8").replace(old, new)

    with pytest.raises(EditionError, match=f"^/Q.* no template provides for {name}"):
        press.write(source)


def test_no_element_is_silent(press: Press, tmp_path: Path) -> None:
    """
    Wherever the manual allows words in a telegram, the page has them, or leaves them to notes.
    """
    path = tmp_path / "nested.xml"
    path.write_text(write_nested(list_ways()), encoding="utf-8")
    page = press.compose(path.read_text("utf-8"))

    assert "".join(split(" ".join(words(path)))) == "".join(
        split("".join(read_page(text_of(page))))
    )


@pytest.mark.parametrize(
    "line",
    [
        "<opener><dateline>{}</dateline></opener>",
        "<opener><dateline><seg>Sent</seg> {}</dateline></opener>",
        "<closer><dateline>{}<note>Note.</note></dateline></closer>",
    ],
)
def test_datelines_keep_their_signs_and_spaces(press: Press, line: str) -> None:
    """What stands between the parts of a dateline is text, and nothing is added to it."""
    source = (ROOT / "tests/fixtures/valid/doubt.xml").read_text("utf-8")
    dated = line.format("<placeName>Beijing</placeName>, <date>17.11</date>—<time>10:00</time>")
    page = press.compose(source.replace('<div type="telegram">', f'<div type="telegram">{dated}'))

    assert " Beijing, 17.11—10:00" in f" {' '.join(''.join(read_page(text_of(page))).split())}"


@pytest.mark.parametrize(
    ("time", "path"),
    [
        ("<time when='09:00:00' ana='clock:beijing'>9</time>", "time[.='9']"),
        ("<time>9</time>", "span[@class='when']"),
        ("<time from='09:00:00' to='10:00:00'>9</time>", "span[@data-from='09:00:00']"),
        ("<time when='09:00:00' cert='low'>9</time>", "small[.=' a guess with reasons']"),
        ("<time when='09:00:00' evidence='conjecture'>9</time>", "small[.=' inferred']"),
        ("<time when='09:00:00' xml:id='tg-1950-9007.t'>9</time>", "span[@id='tg-1950-9007.t']"),
        ("<time when='09:00:00' xml:lang='ru'>9</time>", "span[@lang='ru']"),
        (
            "<time when='09:00:00'>9<certainty match='../@when' locus='value' cert='low'/></time>",
            "small[contains(., 'a guess with reasons')]",
        ),
    ],
)
def test_the_hour_of_a_receipt(press: Press, time: str, path: str) -> None:
    """Only its clock, which stands below the line, is not said again; all else of it is."""
    source = (ROOT / "tests/fixtures/valid/moments.xml").read_text("utf-8")
    line = f"<seg type='received'>Received {time}</seg></opener>"
    page = text_of(press.compose(source.replace("</opener>", line, 1)))
    (words,) = page.xpath(".//*[@class='words'][starts-with(., 'Received 9')]")

    assert words.xpath(f".//{path}")
    assert [] == words.xpath(".//@datetime[.='']")
    assert "Beijing" not in words.text_content()


@pytest.mark.parametrize("place", range(3))
def test_what_a_reader_wrote_in_a_dateline(press: Press, place: int) -> None:
    """It is told in a note, to which a sign in the line leads, and nowhere else."""
    lines = ["<seg type='origin'>From X</seg>", "<seg type='received'>Received 5</seg>"]
    lines.insert(place, "<seg type='resolution'>Agreed</seg>")
    source = put(f"<opener><dateline>{' '.join(lines)}</dateline></opener><p/>")
    page = press.compose(source)
    _, plaintext = read_told(
        *press.saxon.call(press.describe, "describe", press.saxon.parse(source), "sha256:0")
    )
    (href,) = page.xpath("//*[@role='note']/a[@class='close']/@href")

    assert 1 == page.text_content().count("Agreed")
    assert page.xpath(f"//a[@class='sign'][@id='{href[1:]}']")
    assert "From X Received 5" == " ".join(
        re.sub(r"\{.\}", "", plaintext.split("=" * 72)[1]).split()
    )


def test_machine_readable(press: Press) -> None:
    """
    Quantities and moments are data and time; limits and periods are attributes of their words.
    """
    page = press.compose((ROOT / "tests/fixtures/valid/quantities.xml").read_text("utf-8"))
    spans = page.xpath("//*[@data-edition-text]//*[@class='quantity' or @class='when']")

    assert [
        {"data-at-least": "3000", "data-unit": "unit-piece"},
        {"data-min": "8", "data-max": "9", "data-unit": "unit-piece"},
        {"value": "2.5", "data-unit": "unit-day"},
        {"value": "140", "data-unit": "unit-piece"},
        {"data-from": "1950-11-25", "data-to": "1950-11-26"},
    ] == [
        {
            key: value
            for key, value in span.attrib.items()
            if key not in {"class", "id", "data-act", "data-commodity"}
        }
        for span in spans
    ]


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("1950-11-17T10:00:00", "1950-11-17T20:45:00", ("10 hours 45 minutes",)),
        ("1950-11-17T10:00:00", "1950-11-17T20:00:00", ("10 hours",)),
        ("1950-11-07", "1950-11-08T02:00:00", ("2 to 26 hours",)),
        ("1950-11-17", "1950-11-17", ("at most 24 hours",)),
        ("1950-11-17T10:00:00", "1950-11-17T11:01:00", ("1 hour 1 minute",)),
        ("1950-11-17T10:00:00", "1950-11-17T10:45:00", ("45 minutes",)),
        ("1950-11-17T10:00:00", "1950-11-17T10:00:00", ("0 hours",)),
        ("1950-11", "1950-11-08T02:00:00", ("at most 170 hours",)),
        ("1950", "1950", ("at most 8760 hours",)),
        ("1950-11-08T10:00:00", "1950-11-08T02:00:00", ()),
        ("1950-11-08T10:00:00+08:00", "1950-11-08T12:00:00", ("2 hours",)),
        ("1950-11-17T10:00:00", None, ()),
        (None, "1950-11-17", ()),
    ],
)
def test_duration(press: Press, start: str | None, end: str | None, said: tuple[str, ...]) -> None:
    """Without offsets, a duration is told by the figures: exactly, as a span or a limit, or not."""
    assert said == press.saxon.call(press.page, "duration", start, end, [])


def test_chain(press: Press) -> None:
    """The chain names whoever is named, says what is not stated, and that clocks differ."""
    page = press.compose((ROOT / "tests/fixtures/valid/moments.xml").read_text("utf-8"))
    stations = [str(station.text_content()) for station in page.xpath("//ol[@class='chain']/li")]

    assert [
        (
            "SentCommander of the Soviet Army on the Liaodong peninsula, Yalu"
            "November 1950 · day not statedat most 394 hours if on one clock"
        ),
        (
            "TransmittedGeneral Staff of the Soviet Army17 November 1950, 10:00 Moscow time"
            "by the figures none; the clocks differ"
        ),
        "ReceivedJoseph Stalin, No. 900717 November 1950, 09:00 Beijing timeBy hand. — editor",
        "Distributedto 2 named readerstime not statednot stated",
    ] == stations


def test_chain_leaves_out_a_number_that_is_not_known(press: Press) -> None:
    """A station whose number the header leaves empty has none."""
    source = (ROOT / "tests/fixtures/valid/moments.xml").read_text("utf-8")
    page = press.compose(source.replace('"received">9007</idno>', '"received"> </idno>'))

    assert ["Joseph Stalin"] == [
        str(place.text_content()) for place in page.xpath("//ol/li[b='Received']/*[@class='where']")
    ]


@pytest.mark.parametrize(
    ("date", "said", "station"),
    [
        ("<date when='1950-11'>November</date>", "November 1950", "November 1950 · day not stated"),
        (
            "<date>middle of <emph>November</emph><note>So.</note></date>",
            "middle of November",
            "middle of November · hour not stated",
        ),
        (
            "<date notAfter='1950-11'>by November</date>",
            "not after November 1950",
            "not after November 1950 · hour not stated",
        ),
        ("<date/>", "not stated", "time not stated"),
    ],
)
def test_dates_without_figures(press: Press, date: str, said: str, station: str) -> None:
    """A header's date is told by its figures, or else in its words; an empty one is not stated."""
    source = put("<p>So.</p>").replace('<date when="1950-11-17">17 November 1950</date>', date)
    page = press.compose(source)

    assert f"Sent {said} · received not stated" == page.xpath("string(//p[@class='dates'])")
    assert station == page.xpath("string(//ol[@class='chain']/li[1]/*[@class='time'])")


@pytest.mark.parametrize(
    ("asked", "answered", "said"),
    [
        ("1950-11-17", "1950-11-17T08:00:00", " · the same day"),
        ("1950-11-17", "1950-11-18", ""),
        ("1950-11", "1950-11", ""),
        ("1950", "1950", ""),
    ],
)
def test_same_day(press: Press, asked: str, answered: str, said: str) -> None:
    """An answer is of the same day where both telegrams state it, and not only its month."""
    answer = {"number": "2", "title": "So", "href": "telegrams/1950/tg-1950-2", "date": answered}
    source = put("<p>So.</p>").replace('<date when="1950-11-17"', f'<date when="{asked}"')
    page = press.compose(source, answers=[answer])

    assert f"Answer{said}" == page.xpath("string(//*[@class='thread']/div[2]/p[@class='label'])")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("<persName>A</persName>, <orgName>B</orgName>", "2 readers named; no copies stated"),
        (
            '<rs>A</rs> <num type="copies" value="2">2</num>',
            "1 reader named; copies stated for each: 2",
        ),
        (
            '<rs>A</rs> <num type="copies" value="2">2</num>, <rs>B</rs>',
            "2 readers named; copies stated for 1 of them: 2",
        ),
        (
            '<unclear><rs>A</rs></unclear> <unclear><num type="copies" value="2">2</num></unclear>',
            "1 reader named; copies stated for each: 2",
        ),
        ("to nobody", ""),
    ],
)
def test_readers(press: Press, line: str, said: str) -> None:
    """
    Under the list of readers stands how many there are; copies that are not stated are not zero.
    """
    source = (ROOT / "tests/fixtures/valid/doubt.xml").read_text("utf-8")
    opener = f'<div type="telegram"><opener><seg type="distribution">{line}</seg></opener>'
    page = press.compose(source.replace('<div type="telegram">', opener))

    assert said == page.xpath("string(//*[@class='normalized'])")


def test_a_translated_receipt_has_the_date_of_the_header(press: Press) -> None:
    """The corresp of its opener says what it renders, and names no station."""
    source = (ROOT / "tests/fixtures/valid/russian.xml").read_text("utf-8")
    name = '<persName ref="person:stalin">Stalin</persName>'
    date = '<date when="1950-11-18">18 November 1950</date>'
    page = press.compose(source.replace(name, name + date))
    original, translated = page.xpath("//p[@class='field received']")

    said = "string(*[@class='normalized'])"
    assert "18 November 1950" == original.xpath(said) == translated.xpath(said)


def test_notes_on_readings_say_whose_they_are(press: Press) -> None:
    """The reading is the apparatus's; a note on it is its author's, and follows it."""
    page = press.compose((ROOT / "tests/fixtures/valid/moments.xml").read_text("utf-8"))

    assert [" — apparatus", " — translator", " — editor"] == [
        str(by.text_content()) for by in page.xpath("//*[@id='tg-1950-9007.a1']//*[@class='by']")
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "<choice><sic>teh<note>Note.</note></sic><corr>the</corr></choice>",
            "a teh as printed. — apparatus Note. — editor close",
        ),
        ("<choice><sic/><corr>the</corr></choice>", "a not printed. — apparatus close"),
        (NESTED, "a now in W; one in K; two in Q. — apparatus Note. — editor close"),
        (MISPRINTED, "a 36 in W; 63 in K. — apparatus close"),
        (
            '<app><lem wit="#W">now</lem><rdg wit="#K"> <note>Note.</note></rdg></app>',
            "a now in W; not in K. — apparatus Note. — editor close",
        ),
    ],
)
def test_what_is_noted_within_words_of_no_text(press: Press, line: str, said: str) -> None:
    """One note tells of what is read or printed instead of a word, with all that is noted on it."""
    source = (ROOT / "tests/fixtures/valid/doubt.xml").read_text("utf-8")
    page = press.compose(source.replace("The <unclear", f"{line} <unclear"))
    note, *others = text_of(page).xpath(".//*[@role='note']")

    assert said == note.text_content()
    assert ["1", "b", "2"] == [other.text_content().split()[0] for other in others]
    assert 4 == len(text_of(page).xpath(".//a[@class='sign']"))


def test_identified_by_name(press: Press) -> None:
    """Who is neither translator nor editor and says whom a cover name means is told by name."""
    page = press.compose((ROOT / "tests/fixtures/valid/moments.xml").read_text("utf-8"))

    assert "so identified by A. Archivist" in str(page.xpath("string(//*[@id='named'])"))


@pytest.mark.parametrize(
    ("after", "kept", "hidden"),
    [
        (".", "", "."),
        (" for the second army.", " for the second army.", ""),
        ("<note>A note.</note>.", "1", "."),
        (".<!-- so printed --><note>A note.</note>", "1", "."),
        (";<gap><desc>two words</desc></gap>", "⟨…⟩1", ";"),
        ("<app><lem wit='#W'>.</lem><rdg wit='#K'> pieces.</rdg></app>", ". pieces.a", ""),
        ("<choice><sic>;</sic><corr>.</corr></choice>", ";.a", ""),
        (
            "<app><lem wit='#W'> all</lem><rdg wit='#K'>; all</rdg></app>.",
            " all; alla.",
            "",
        ),
    ],
)
def test_nothing_but_the_stop_of_an_item_is_hidden(
    press: Press, after: str, kept: str, hidden: str
) -> None:
    """
    Words after a quantity make an item of a list; a note's sign after it can be seen in a table.
    """
    measure = "<measure unitRef='unit:piece'>Rifles <num value='5'>5</num></measure>"
    page = press.compose(put(f"<list><item>{measure}{after}</item></list>"))
    (item,) = page.xpath("//*[@class='list']/tbody/tr | //*[@class='items']/li")
    for note in item.xpath(".//*[@role='note' or @class='understood']"):
        note.drop_tree()
    stops = item.xpath(".//*[@class='stop']")

    assert hidden == "".join(stop.text_content() for stop in stops)
    for stop in stops:
        stop.drop_tree()
    assert f"Rifles 5{kept}" == item.text_content()


@pytest.mark.parametrize("path", TELEGRAMS, ids=lambda path: path.stem)
def test_all_rights_are_told(press: Press, path: Path) -> None:
    """Among the sources stands whose the words are, and under which licences our own work is."""
    page = press.compose(path.read_text("utf-8"))
    rights = page.xpath(
        "//*[@id='source']//dt[.='Rights']/following-sibling::dd[preceding-sibling::dt[1]='Rights']"
    )
    said = [str(each.text_content())[:12] for each in rights]

    assert ["Markup and n", "Header and d", "The rights i"] == said


def test_who_answers_for_the_text_is_told(press: Press) -> None:
    """The translator stands first, and each name and right stands under its own heading."""
    source = TELEGRAMS[0].read_text("utf-8")
    typist = "<respStmt><resp>typed</resp><name>A. Typist</name></respStmt>"
    source = source.replace("<respStmt", f"{typist}<respStmt", 1)
    source = source.replace("<availability>", "<availability><licence target='https://x.org'/>")
    facts = press.compose(source).xpath("//*[@id='source']//*[self::dt or self::dd]")
    heading, told = "", []
    for fact in facts:
        heading = str(fact.text_content()) if fact.tag == "dt" else heading
        if fact.tag == "dd":
            told.append((heading, str(fact.text_content())[:12]))

    assert [
        ("Translator", "not named in"),
        ("By", "typed: A. Ty"),
        ("By", "encoded and "),
        ("Rights", "Markup and n"),
    ] == [fact for fact in told if fact[0] in {"Translator", "By", "Rights"}][:4]


def test_an_edition_and_an_address_of_the_header_are_told(press: Press) -> None:
    """What the header calls this edition, and a permanent address, stand among the sources."""
    source = TELEGRAMS[0].read_text("utf-8")
    named = "<editionStmt><edition>Second edition</edition></editionStmt><publicationStmt>"
    number = '<idno type="edition">'
    address = f'<idno type="URI">https://example.org/one</idno>{number}'
    source = source.replace("<publicationStmt>", named).replace(number, address)
    page = press.compose(source)

    assert "Second edition" in page.xpath("string(//*[@id='source'])")
    assert ["https://example.org/one"] == page.xpath("//*[@id='source']//dd/a/@href")
    assert "https://example.org/one" in page.xpath("string(//*[@id='cite'])")


@pytest.mark.parametrize(
    ("held", "day", "said"),
    [
        ("from='1949-10' to='1950-11'", "1950-11-17", ["Envoy"]),
        ("from='1950-12' to='1950-12'", "1950-11-17", []),
        ("from='1949' to='1950'", "1950-11-17", ["Envoy"]),
        ("from='1950-11-18'", "1950-11", ["Envoy"]),
        ("to='1950-10-31'", "1950-11", []),
        ("when='1950-11'", "1950-11-17", ["Envoy"]),
        ("when='1950-11-17'", "1950-11", ["Envoy"]),
        ("when='1945-06'", "1950-11-17", []),
        ("when='1953'", "1950-11-17", []),
        ("", "1950-11-17", ["Envoy"]),
    ],
)
def test_offices_of_the_day(tmp_path: Path, held: str, day: str, said: list[str]) -> None:
    """An office is told that was held, as far as is stated, on the day of sending."""
    registers = shutil.copytree(ROOT / "tei" / "registers", tmp_path / "registers")
    persons = registers / "persons.xml"
    office = f"<state type='office' {held}><desc>Envoy</desc></state><note>Signs the request"
    persons.write_text(
        persons.read_text("utf-8").replace("<note>Signs the request", office), "utf-8"
    )
    source = put("<p>By <persName ref='person:mao-zedong'>Mao</persName></p>")
    page = Press.prepare(ROOT / "xslt", registers=registers).compose(
        source.replace('<date when="1950-11-17"', f'<date when="{day}"')
    )
    told = page.xpath("//*[@id='named-person-mao-zedong']//text()")

    assert said == [words for words in told if words == "Envoy"]


def test_cover_names_are_told_as_they_read(press: Press) -> None:
    """A cover name with a variant or a note on it is told once, without either."""
    noted = "<app><lem wit='#W'>FILIPPOV</lem><rdg wit='#K'>FILIPOV</rdg></app><note>So.</note>"
    covers = [f"<persName type='cover' ref='person:stalin'>{x}</persName>" for x in (noted, "FENG")]
    page = press.compose(put(f"<p>{covers[0]} and {covers[1]} and {covers[0]}</p>"))
    told = page.xpath("//*[@id='named-person-stalin']/p[@class='part'][b]")

    assert ["Cover name FILIPPOV", "Cover name FENG"] == [part.text_content() for part in told]


@pytest.mark.parametrize(
    ("element", "key"),
    [("correspAction", "part {}"), ("correspAction", "part place.{}")],
)
def test_closed_lists_stand(press: Press, element: str, key: str) -> None:
    """Whatever type the schema allows has its fragments."""
    schema = etree.parse(ROOT / "schema" / "telegram.odd")
    types: Any = schema.xpath(
        f"//t:elementSpec[@ident='{element}']//t:attDef[@ident='type']//t:valItem/@ident",
        namespaces={"t": "http://www.tei-c.org/ns/1.0"},
    )

    assert types
    for value in types:
        assert press.saxon.call(press.page, "make-fragment", key.format(value))


def test_citations_name_those_who_are_edited(press: Press) -> None:
    """Authors are those who sent it, in brackets if inferred; the day is that of the telegram."""
    page = press.compose((ROOT / "tests/fixtures/valid/stations.xml").read_text("utf-8"))
    bibtex, csl = (code.text_content() for code in page.xpath("//pre/code"))
    (item,) = json.loads(csl)

    assert ["Mao Zedong", "Zhou Enlai"] == [author["literal"] for author in item["author"]]
    assert "author = {{Mao Zedong} and {Zhou Enlai}}," in bibtex
    assert [[1950, 11, 16]] == item["original-date"]["date-parts"]
    assert "origdate = {1950-11-16}," in bibtex
    assert "Fond 1, List 2; Fond 3, List 4" == item["archive_location"]

    weighed = press.compose((ROOT / "tests/fixtures/valid/weighed.xml").read_text("utf-8"))
    (item,) = json.loads(weighed.xpath("//pre/code")[1].text_content())
    assert {"literal": "[Zhou Enlai]"} in item["author"]


def test_a_header_may_have_several_of_everything(press: Press) -> None:
    """Senders, dates, addressees, precedences, requests, numbers and originals: all are shown."""
    page = press.compose((ROOT / "tests/fixtures/valid/stations.xml").read_text("utf-8"))
    said = " ".join(page.text_content().split())
    stations = [" ".join(li.text_content().split()) for li in page.xpath("//ol[@class='chain']/li")]

    assert (
        "SentMao Zedong, Zhou Enlai, No. Outgoing 9021, Beijing"
        "16 November 1950, 22:00 (UTC+8), 17 November 1950, 10:00 (UTC+8)"
        "30 minutes on the stated offsets"
    ) == stations[0]
    assert stations[1].startswith("ReceivedJoseph Stalin, for the attention of Vyacheslav Molotov")
    molotov = page.get_element_by_id("named-person-molotov").text_content()
    assert "named for attention" in " ".join(molotov.split())
    assert "06:00" in stations[2]
    assert stations[3].startswith("Received, for informationGeneral Staff of the Soviet Army")
    assert "extremely urgent: EXTREMELY URGENT, for Joseph Stalin, Vyacheslav Molotov" in said
    assert "top priority, for General Staff of the Soviet Army" in said
    assert 2 == len(page.xpath("//*[@id='thread']//p[@class='which']/a"))
    for original in ("Fond 1, List 2", "Fond 3, List 4"):
        assert original in page.xpath("string(//*[@id='source'])")
        assert original in page.xpath("string(//*[@id='cite'])")


def test_a_number_that_no_station_gave_is_told(press: Press) -> None:
    """Below the stations stand the numbers of which nobody is named as the giver."""
    source = (ROOT / "tests/fixtures/valid/stations.xml").read_text("utf-8")
    number = '<idno type="telegram" subtype="received" corresp="#tg-1950-9021.received">9121</idno>'
    assert number in source
    unknown = '<idno type="telegram" subtype="unknown">9121</idno>'
    page = press.compose(source.replace(number, unknown))
    said = [" ".join(p.text_content().split()) for p in page.xpath("//*[@id='handling']//p")]

    assert "No. 9121, by whom it was given is not known" in said


def test_a_duration_says_on_which_offsets_it_rests(press: Press) -> None:
    """Stated offsets and assumed clocks are both counted, and told apart."""
    source = (ROOT / "tests/fixtures/valid/weighed.xml").read_text("utf-8")
    receipt = '<date when="1950-11-17T05:30:00" ana="clock:moscow">'
    stated = source.replace(receipt, '<date when="1950-11-17T05:30:00+03:00">').replace(
        '<date when="1950-11-17T10:00:00" ana="clock:beijing"',
        '<date when="1950-11-17T10:00:00+08:00"',
    )
    (assumed,) = press.compose(source).xpath("//ol[@class='chain']/li[1]/span[@class='leg']")
    (known,) = press.compose(stated).xpath("//ol[@class='chain']/li[1]/span[@class='leg']")

    assert "30 minutes on the assumed clocks" == " ".join(assumed.text_content().split())
    assert "30 minutes on the stated offsets" == " ".join(known.text_content().split())


def test_citations_escape_what_their_formats_mark_with() -> None:
    """Signs that BibTeX or JSON give a meaning to are themselves in a citation."""
    title = r'R&D: 100 % of $1, #2_a "b" \c {d}~^'
    press = Press.prepare(ROOT / "xslt", {**EDITION, "title": title})
    page = press.compose(TELEGRAMS[0].read_text("utf-8"))
    bibtex, csl = (code.text_content() for code in page.xpath("//pre/code"))

    escaped = r'R\&D: 100 \% of \$1, \#2\_a "b" \textbackslash{}c \{d\}'
    assert f"booktitle = {{{{{escaped}\\textasciitilde{{}}\\textasciicircum{{}}}}}}," in bibtex
    assert title == json.loads(csl)[0]["container-title"]
