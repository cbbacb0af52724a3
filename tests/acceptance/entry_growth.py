"""Registers, front matter and editions in which one thing grows."""

from collections.abc import Iterator
from pathlib import Path

from growth import (
    BODIES,
    CITED,
    FIRST,
    IN_FIRST,
    IN_SECOND,
    PERSONS,
    PLACES,
    SECOND,
    TAXONOMIES,
    Case,
    Place,
    Write,
    change,
    insert,
    lay,
    put,
)

_ENTRIES_COUNT = 500
_PARTS_COUNT = 10_000
_SORTED = 'sortKey="z%" source="#src-w"'
_PERSON: Place = (
    PERSONS,
    "</listPerson>",
    f'<person xml:id="person-z%" {_SORTED}><persName type="main">Person %</persName></person>',
)
_MEASURE = '<measure xml:id="tg-1950-1001.r%" quantity="1000" unitRef="unit:piece" '
_FIGURE = '<num value="1000">1,000</num>'
_ENTRIES: dict[str, tuple[Place, str]] = {
    "persons": (_PERSON, '<persName ref="person:z%">Person %</persName> '),
    "places": (
        (
            PLACES,
            "</listPlace>",
            (
                f'<place xml:id="place-z%" type="settlement" {_SORTED}>'
                '<placeName type="main">Place %</placeName></place>'
            ),
        ),
        '<placeName ref="place:z%">Place %</placeName> ',
    ),
    "organizations": (
        (
            BODIES,
            "</listOrg>",
            (
                f'<org xml:id="org-z%" type="military" {_SORTED}>'
                '<orgName type="main">Body %</orgName></org>'
            ),
        ),
        '<orgName ref="org:z%">Body %</orgName> ',
    ),
    "cited": (
        (
            CITED,
            "</listBibl>\n  </standOff>",
            f'<bibl xml:id="cited-z%" type="report" {_SORTED}><title>Report %</title></bibl>',
        ),
        '<ref type="telegram" target="cited:z%">a report</ref> ',
    ),
    "commodities": (
        (
            TAXONOMIES,
            '<category xml:id="commodity-tnt">',
            '<category xml:id="commodity-z%"><gloss>goods %</gloss></category>',
        ),
        f'{_MEASURE}commodity="z%" ana="act:requested">{_FIGURE} pieces</measure> ',
    ),
    "units": (
        (
            TAXONOMIES,
            '<unitDef xml:id="unit-ton"',
            (
                '<unitDef xml:id="unit-z%" type="count"><label type="singular">unit%</label>'
                '<label type="plural">units%</label></unitDef>'
            ),
        ),
        (
            '<measure xml:id="tg-1950-1001.r%" quantity="1000" unitRef="unit:z%" commodity="tnt" '
            f'ana="act:requested">{_FIGURE} units%</measure> '
        ),
    ),
}
"""An entry of each register, and what uses it."""
_WITHIN: dict[str, Place] = {
    "names": (PERSONS, "</persName>\n      </person>", '</persName><persName type="name">Name %'),
    "identifiers": (PERSONS, "</person>\n    </listPerson>", '<idno type="VIAF">%</idno>'),
    "notes": (PERSONS, "</person>\n    </listPerson>", '<note resp="#src-w">Note %.</note>'),
    "offices": (
        PERSONS,
        "</person>\n    </listPerson>",
        '<state type="office"><desc>Office %</desc></state>',
    ),
    "labels": (TAXONOMIES, '<label type="plural">tons', '<label type="singular">ton%</label>'),
}
"""Parts of one entry."""
_ANSWER = _MEASURE.replace("1001", "1002") + 'commodity="rifle" '
_RIFLES = f"{_FIGURE} rifles</measure> "


def list_entries() -> Iterator[Case]:
    """List what grows in a register, in the front matter and in an edition."""
    for name, (entry, use) in _ENTRIES.items():
        yield Case(f"unused: {name}", insert(entry), _ENTRIES_COUNT)
        yield Case(f"used: {name}", insert(entry, (FIRST, IN_FIRST, use)), _ENTRIES_COUNT)
    yield Case("used: chained persons", _write_chain, _ENTRIES_COUNT)
    for name, place in _WITHIN.items():
        yield Case(f"entry: {name}", insert(place), _PARTS_COUNT)
    yield Case("front: paragraphs", _write_front("<p>Words.</p>"), _PARTS_COUNT)
    sections = "<div><head>Head</head><p>Words.</p></div>"
    yield Case("front: sections", _write_front(sections), _PARTS_COUNT)
    yield Case("answers to one telegram", _write_answers, _ENTRIES_COUNT)
    yield Case("telegrams answered by one", _write_requests, _ENTRIES_COUNT)


def _write_chain(folder: Path, count: int) -> None:
    """Write persons of whom a telegram names the last, and each names the one before."""
    put((PERSONS, "</listPerson>", _link))(folder, count)
    last = f'<persName ref="person:y{count - 1}">Chained</persName> '
    change(folder / FIRST, lambda text: text.replace(IN_FIRST, last + IN_FIRST, 1))


def _link(number: int) -> str:
    """Write a person whose note names the one before."""
    before = f"y{number - 1}" if number else "stalin"
    return (
        f'<person xml:id="person-y{number}" sortKey="y{number}" source="#src-w">'
        f'<persName type="main">Chained {number}</persName><note resp="#src-w">'
        f'<persName ref="#person-{before}">Before</persName></note></person>'
    )


def _write_front(piece: str) -> Write:
    """Write a page of the front matter."""

    def write(folder: Path, count: int) -> None:
        lay(folder)
        head, _, _ = (folder / CITED).read_text(encoding="utf-8").partition("<standOff>")
        page = folder / "tei" / "front" / "introduction.xml"
        page.parent.mkdir()
        text = f"{head}<text><body>{piece * count}</body></text></TEI>"
        page.write_text(text, encoding="utf-8")

    return write


def _write_answers(folder: Path, count: int) -> None:
    """Write telegrams that all answer one."""
    lay(folder)
    text = (folder / SECOND).read_text(encoding="utf-8")
    for number in range(count):
        name = f"tg-1950-2{number:05}"
        path = folder / "tei" / "telegrams" / f"{name}.xml"
        path.write_text(text.replace("tg-1950-1002", name), encoding="utf-8")


def _write_requests(folder: Path, count: int) -> None:
    """Write requests that one telegram answers."""
    lay(folder)
    text = (folder / FIRST).read_text(encoding="utf-8")
    answers = ""
    for number in range(count):
        name = f"tg-1950-2{number:05}"
        path = folder / "tei" / "telegrams" / f"{name}.xml"
        path.write_text(text.replace("tg-1950-1001", name), encoding="utf-8")
        start = _ANSWER.replace("%", str(number))
        answers += f'{start}ana="act:promised" corresp="telegram:{name}.m2">{_RIFLES}'
    change(folder / SECOND, lambda text: text.replace(IN_SECOND, answers + IN_SECOND, 1))
