"""Lines of the form and the stations of the header: each line is compared with its own station."""

import json
from pathlib import Path

import pytest
from overlays import BASE, lay
from spoiled_copies import replace

from edition.build.build import build, check_edition

TELEGRAM = "tei/telegrams/tg-1950-1001.xml"
Change = tuple[str, str]

OFFICE: Change = (
    '<correspAction type="received">\n          <orgName',
    '<correspAction xml:id="tg-1950-1001.office" type="received">\n          <orgName',
)
SECOND = """<correspAction xml:id="tg-1950-1001.port" type="received">
          <persName ref="person:molotov">Molotov</persName>
          <date when="1950-11-08T01:00:00" ana="clock:moscow">8 November 1950, 01:00</date>
        </correspAction>
        """
STALIN = '<correspAction type="received">\n          <persName ref="person:stalin">'
PORT: Change = (STALIN, SECOND + STALIN)
"""A second receipt, an hour before the first: on another form the two would be in order."""
LINE = '<seg type="received">Received <time when="02:00:00">02 hours 00 minutes</time>'
SIGNED = '<signed><persName ref="person:zhou-enlai">ZHOU ENLAI</persName></signed>'


def name_station(line: str, station: str) -> str:
    """Let a line name its station."""
    return line.replace("seg type", f'seg corresp="#tg-1950-1001.{station}" type')


def find(folder: Path, *changes: Change) -> list[str]:
    """Return the rules that are broken after some changes, apart from order and witnesses."""
    edition = lay(folder, BASE)
    for old, new in changes:
        replace(edition / TELEGRAM, old, new)
    found = [one.rule for one in check_edition(edition).findings]
    return [
        rule for rule in found if rule not in {"chain.order", "date.order", "witness.reproduced"}
    ]


def test_a_line_agrees_with_the_station_that_it_names(tmp_path: Path) -> None:
    """Of two receipts, the hour of a line is that of the one it names, and of no other."""
    right = find(tmp_path / "right", OFFICE, PORT, (LINE, name_station(LINE, "office")))
    wrong = find(tmp_path / "wrong", OFFICE, PORT, (LINE, name_station(LINE, "port")))

    assert [] == right
    assert ["time.agrees"] == wrong


def test_a_line_without_a_station_agrees_with_one_of_its_kind(tmp_path: Path) -> None:
    """The second of two receipts is as good as the first; an hour of neither is an error."""
    other = LINE.replace("02:00:00", "03:00:00").replace("02 hours", "03 hours")

    assert [] == find(tmp_path / "either", OFFICE, PORT)
    assert ["time.agrees"] == find(tmp_path / "neither", OFFICE, PORT, (LINE, other))


def test_who_passes_a_message_on_may_sign_it(tmp_path: Path) -> None:
    """A signature that names a station is that of somebody who was there, not of the sender."""
    passed = (
        '<correspAction xml:id="tg-1950-1001.passed" type="forwarded">\n'
        '          <persName ref="person:molotov">Molotov</persName>\n        </correspAction>\n'
    )
    station = (PORT[0], f"{passed}        {PORT[0]}")
    signed = SIGNED.replace("<signed>", '<signed corresp="#tg-1950-1001.passed">')
    molotov = signed.replace("zhou-enlai", "molotov").replace("ZHOU ENLAI", "MOLOTOV")

    assert [] == find(tmp_path / "right", station, (SIGNED, molotov))
    assert ["correspondent.agrees"] == find(tmp_path / "wrong", station, (SIGNED, signed))


def test_a_message_says_what_happened_at_the_station(tmp_path: Path) -> None:
    """A signature under a forwarding is compared with who forwarded; numbers say their station."""
    edition = lay(tmp_path, BASE)
    passed = '<correspAction xml:id="tg-1950-1001.passed" type="forwarded">'
    name = '<persName ref="person:molotov">Molotov</persName></correspAction>'
    replace(edition / TELEGRAM, STALIN, f"{passed}{name}{STALIN}")
    replace(edition / TELEGRAM, "<signed>", '<signed corresp="#tg-1950-1001.passed">')

    (message,) = (
        one.message for one in check_edition(edition).findings if one.rule == "correspondent.agrees"
    )

    assert "signed by person:zhou-enlai" in message
    assert "it was forwarded by person:molotov" in message


def test_each_receipt_has_the_words_of_its_own_line(tmp_path: Path) -> None:
    """Of two receipts of one day, the record gives to each what its line says."""
    edition = lay(tmp_path, BASE)
    line = name_station(LINE, "office")
    port = name_station(LINE, "port").replace("02", "01")
    second = f'{port} <date when="1950-11-08">8.11.1950</date></seg>\n            {line}'
    replace(edition / TELEGRAM, OFFICE[0], f"{SECOND}{OFFICE[1]}")
    replace(edition / TELEGRAM, LINE, second)
    for path in (edition / "tei/witnesses").glob("tg-1950-1001.*"):
        words = "Received 02 hours"
        text = path.read_text("utf-8")
        first = "Received 01 hours 00 minutes 8.11.1950\n"
        path.write_text(text.replace(words, first + words), "utf-8")

    outcome = build(edition)

    assert outcome.published, outcome.findings
    record = json.loads((edition / "public/telegrams/1950/tg-1950-1001.json").read_bytes())
    told = {step["id"]: step["dates"][0]["text"] for step in record["handling"] if step["id"]}
    assert "01 hours 00 minutes 8.11.1950" == told["tg-1950-1001.port"]
    assert "02 hours 00 minutes 8.11.1950" == told["tg-1950-1001.office"]


def test_what_was_never_sent_says_so(tmp_path: Path) -> None:
    """A draft has a day, and its page does not say that it was sent."""
    edition = lay(tmp_path, BASE)
    replace(edition / TELEGRAM, '<correspAction type="sent">', '<correspAction type="drafted">')

    assert build(edition).published

    page = (edition / "public/telegrams/1950/tg-1950-1001.html").read_text("utf-8")
    assert "Never sent; drafted" in page
    assert '<p class="dates">Sent ' not in page


@pytest.mark.parametrize(
    ("header", "line", "rules"),
    [
        ("02:00:00+03:00", "02:00:00", []),
        ("02:00:00", "02:00:00+03:00", []),
        ("02:00:00+03:00", "02:00:00+03:00", []),
        ("02:00:00+03:00", "02:00:00+04:00", ["time.agrees"]),
        ("02:00:00+03:00", "02:30:00", ["time.agrees"]),
    ],
)
def test_an_offset_may_stand_in_one_place_only(
    tmp_path: Path, header: str, line: str, rules: list[str]
) -> None:
    """The same printed hour agrees with itself; two offsets that differ do not agree."""
    found = find(
        tmp_path,
        ('1950-11-08T02:00:00" ana="clock:moscow"', f'1950-11-08T{header}"'),
        ('<certainty match="../@ana" locus="value" cert="low"/>', ""),
        (LINE, LINE.replace("02:00:00", line)),
    )

    assert rules == found


def test_the_hour_of_a_bare_dateline_is_compared(tmp_path: Path) -> None:
    """An hour in the opener's dateline is that of sending or of receipt."""
    bare = '<dateline><date when="1950-11-07">7.11.50</date> <time when="{}:00:00">{}:00</time>'
    opener = '<opener xml:id="tg-1950-1001.opener">'

    for hour, rules in (("10", []), ("11", ["time.agrees"])):
        line = f"{opener}{bare.format(hour, hour)}</dateline>"
        assert rules == find(tmp_path / hour, (opener, line))


@pytest.mark.parametrize(
    ("hour", "rules"), [("02:00:00", []), ("02:00:00+03:00", []), ("03:00:00", ["time.agrees"])]
)
def test_an_hour_without_a_day_is_compared(tmp_path: Path, hour: str, rules: list[str]) -> None:
    """In the header it is a time, with or without an offset; a line agrees with it or not."""
    dated = (
        '<date when="1950-11-08T02:00:00" ana="clock:moscow">8 November 1950, 02:00'
        '<certainty match="../@ana" locus="value" cert="low"/></date>'
    )

    assert rules == find(tmp_path, (dated, f'<time when="{hour}">{hour[:5]}</time>'))


def test_a_translated_line_names_no_station_by_what_it_renders(tmp_path: Path) -> None:
    """The corresp of a translated opener is none of a line: the line is compared with them all."""
    target = 'target="precedence:top-priority"'
    stated = (target, f'{target} corresp="#tg-1950-1001.office"')
    translated = (
        '<div type="translation" xml:lang="ru" source="#K">'
        '<opener corresp="#tg-1950-1001.opener">'
        '<seg type="precedence" ana="precedence:{}">ВНЕ ОЧЕРЕДИ</seg></opener>'
        '<p corresp="#tg-1950-1001.p1">Да.</p></div></body>'
    )

    for said, rules in (("top-priority", []), ("urgent", ["precedence.agrees"])):
        body = ("</body>", translated.format(said))
        found = find(tmp_path / said, OFFICE, stated, body)
        assert rules == [rule for rule in found if rule != "translation.agrees"]


def test_a_number_belongs_to_the_station_that_gave_it(tmp_path: Path) -> None:
    """The number in the text is the header's of that station; its series may be printed or not."""
    header = '<idno type="telegram" subtype="received">1001</idno>\n'
    given = header.replace("subtype", 'corresp="#tg-1950-1001.office" subtype')
    series = given.replace(">1001", '><idno type="series">Incoming</idno> 1001')
    text = 'No. <idno type="telegram" subtype="received">1001</idno>'
    named = text.replace("subtype", 'corresp="#tg-1950-1001.{}" subtype')

    assert [] == find(tmp_path / "series", OFFICE, (header, series))
    assert [] == find(tmp_path / "sign", OFFICE, (header, series.replace("</idno> ", "</idno>/")))
    assert [] == find(
        tmp_path / "right", OFFICE, PORT, (header, series), (text, named.format("office"))
    )
    assert ["number.agrees"] == find(
        tmp_path / "wrong", OFFICE, PORT, (header, series), (text, named.format("port"))
    )


def test_a_number_that_nobody_gave_is_none(tmp_path: Path) -> None:
    """A telegram without a number is a telegram: it is published under its id."""
    edition = lay(tmp_path, BASE)
    for subtype, number in (("received", "1001"), ("sent", "2784")):
        idno = f'<idno type="telegram" subtype="{subtype}">{number}</idno>'
        replace(edition / TELEGRAM, f"{idno}\n", "\n")
        replace(edition / TELEGRAM, f"{idno}</seg>", f"{number}</seg>")

    assert build(edition).published

    def read(name: str) -> str:
        return (edition / "public" / name).read_text("utf-8")

    record = json.loads(read("telegrams/1950/tg-1950-1001.json"))
    assert [] == record["numbers"]
    assert "<span>tg-1950-1001</span>" in read("telegrams/1950/tg-1950-1001.html")
    title = "Zhou Enlai to Filippov [Stalin], 7 November 1950"
    assert f">{title}</a>" in read("telegrams/1950/tg-1950-1002.html")
    assert f">{title}</a>" in read("persons/person-stalin.html")
    assert "No. ," not in read("telegrams/1950/tg-1950-1002.html")


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ('corresp="#tg-1950-1001.nowhere"', "ref.resolves"),
        ('corresp="#tg-1950-1001.p1"', "ref.kind"),
        ('corresp="person:stalin"', "grammar.value"),
        ('corresp=""', "grammar.value"),
    ],
)
def test_a_line_names_nothing_but_a_station(tmp_path: Path, line: str, rule: str) -> None:
    """A line that names no station of its file is an error."""
    assert rule in find(tmp_path, OFFICE, (LINE, LINE.replace("seg type", f"seg {line} type")))


@pytest.mark.parametrize(
    "changes",
    [
        [('"1950-11-07T10:00:00">7', '"1950-11-06T10:00:00">7')],
        [('"1950-11-07T10:00:00">7', '"1950-11-07T11:00:00">7')],
        [('"1950-11-08T02:00:00" ana', '"1950-11-09T03:00:00" ana')],
    ],
)
def test_a_wrong_date_of_the_header_is_told_once(changes: list[Change], tmp_path: Path) -> None:
    """Where the header's words say another date than its attribute, the form is not told too."""
    assert ["date-words.agrees"] == find(tmp_path, *changes)


def test_a_header_whose_words_are_wrong_too_differs_from_the_form(tmp_path: Path) -> None:
    """Nothing but the form shows a wrong date whose words are as wrong."""
    changed = ('"1950-11-07T10:00:00">7 November', '"1950-11-06T10:00:00">6 November')

    assert "date.agrees" in find(tmp_path, changed)


def test_nothing_is_received_before_it_is_sent(tmp_path: Path) -> None:
    """A receipt before the sending breaks the order of dates, not that of stations."""
    early = '"1950-11-08T02:00:00" ana="clock:moscow">8 November 1950, 02:00'
    late = early.replace("11-08", "11-05").replace(">8", ">5")
    edition = lay(tmp_path, BASE)
    replace(edition / TELEGRAM, early, late)

    rules = [one.rule for one in check_edition(edition).findings]

    assert "date.order" in rules
    assert "chain.order" not in rules


OFFICE_NAME = '<orgName ref="org:soviet-army">of the army</orgName>'


@pytest.mark.parametrize(
    ("signed", "expected"),
    [
        (SIGNED.replace("</signed>", f", {OFFICE_NAME}</signed>"), []),
        (SIGNED.replace("<signed>", f"<signed>Chairman {OFFICE_NAME} "), []),
        (f"<signed>{OFFICE_NAME}</signed>", ["correspondent.agrees"]),
        (
            SIGNED.replace("zhou-enlai", "molotov").replace(
                "</signed>", f", {OFFICE_NAME}</signed>"
            ),
            ["correspondent.agrees", "correspondent.agrees"],
        ),
    ],
)
def test_an_office_beside_the_sender_is_his(
    signed: str, expected: list[str], tmp_path: Path
) -> None:
    """An organization in a signature is compared with the header unless the sender stands there."""
    found = find(tmp_path, (SIGNED, signed))

    assert expected == [rule for rule in found if rule.startswith("correspondent")]


def test_an_office_beside_the_addressee_is_his(tmp_path: Path) -> None:
    """An organization in an address is compared with the header unless the addressee is there."""
    cover = '<persName type="cover" ref="person:stalin">FILIPPOV</persName> '
    right = find(tmp_path / "right", (cover, f"{OFFICE_NAME} {cover}"))
    wrong = find(
        tmp_path / "wrong",
        (cover, f"{OFFICE_NAME} {cover}".replace("stalin", "molotov")),
    )

    assert "correspondent.agrees" not in right
    assert ["correspondent.agrees"] * 2 == [rule for rule in wrong if rule[:6] == "corres"]


@pytest.mark.parametrize(
    ("second", "lines", "expected"),
    [
        ('<persName ref="person:stalin">Filippov [Stalin]</persName>', "", ["station.single"]),
        ('<persName ref="person:molotov">Molotov</persName>', "", []),
        ('<persName ref="person:stalin">Filippov [Stalin]</persName>', "stalin again", []),
        ('<persName ref="person:stalin">Filippov [Stalin]</persName>', "again", ["station.single"]),
    ],
)
def test_two_stations_have_different_names_or_lines(
    second: str, lines: str, expected: list[str], tmp_path: Path
) -> None:
    """One reader receives twice only where a line of the form names each receipt."""
    first = STALIN.replace("type=", 'xml:id="tg-1950-1001.stalin" type=')
    again = f'<correspAction xml:id="tg-1950-1001.again" type="received">{second}</correspAction>'
    opener = "".join(
        f'<seg type="received" corresp="#tg-1950-1001.{name}">Read.</seg>' for name in lines.split()
    )
    found = find(tmp_path, (STALIN, again + first), (LINE, opener + LINE))

    assert expected == [rule for rule in found if rule == "station.single"]
