"""Telegrams in which one kind of element, or of word, stands very often."""

from collections.abc import Iterator
from itertools import starmap

from growth import FIRST, IN_FIRST, SECOND, Case, insert, put

_ELEMENTS = 10_000
_WORDS_COUNT = 100_000
_NOTE = '<note xml:id="tg-1950-1001.z%" type="editorial" resp="#editor">A note.</note> '
_STALIN = '<persName ref="person:stalin">Stalin</persName>'
_TNT = 'unitRef="unit:ton" commodity="tnt"'
_IDENTITY = 'reason="identification" resp="#translator" source="#W #K"'
_PHRASES = {
    "names": f"{_STALIN} said ",
    "names untagged": "Zhou Enlai said ",
    "quantities": (
        f'<measure xml:id="tg-1950-1001.w%" quantity="1%" {_TNT} ana="act:requested">'
        '<num value="1%">1%</num> tons</measure> '
    ),
    "repetitions": (
        f'<measure xml:id="tg-1950-1001.w%" quantity="1000" {_TNT} ana="act:restated" '
        'corresp="#tg-1950-1001.m3">'
        '<num value="1000">1,000</num> tons</measure> '
    ),
    "numbers": '<num value="1000">1,000</num> ',
    "dates": '<date when="1950-11-07">7 November 1950</date> and ',
    "dates with notes": (
        '<date when="1950-11-07">7 November 1950<note type="editorial" resp="#editor">See.</note>'
        "</date> and "
    ),
    "hours": '<time when="10:00:00">10:00</time> and ',
    "notes": f"{_NOTE}word ",
    "notes in a row": _NOTE,
    "readings": (
        '<app xml:id="tg-1950-1001.z%"><lem wit="#W">word</lem><rdg wit="#K">letter</rdg></app> '
    ),
    "supplied words": (
        '<supplied reason="omitted" resp="#translator" source="#W #K">word</supplied> '
    ),
    "slips": "<choice><sic>wrod</sic><corr>word</corr></choice> ",
    "gaps": '<gap reason="illegible"/> word ',
    "unclear words": "<unclear>word</unclear> ",
    "references": '<ref type="telegram" target="cited:report-peng">a report</ref> ',
    "cover names": (
        '<persName type="cover" ref="person:stalin">FILIPPOV</persName> '
        f"<supplied {_IDENTITY}>{_STALIN}</supplied> "
    ),
    "terms": "<term>word</term> ",
    "quotations": "<q>word</q> ",
    "lists": "<list><item>word</item></list> ",
    "comments": "<!-- none --> word ",
}
"""What stands in one paragraph."""
_WORDS = {
    **{word: f"{word} " for word in ("telegram", "12", "1,200", "120", "1950", "10:00", "12th")},
    **{word: f"{word} " for word in ("May", "XII", "Zhou", "hundred", "tons", "from", "the")},
    **{word: f"{word} " for word in ("one and", "7 November", "ten o’clock", "between 1 and")},
    **{word: f"{word} " for word in ("12 tons", "half a", "per cent", "about 12 or", "1-2 May")},
    **{word: word for word in ("1", "a", "-", "1.2.", "7.11.", "12-", "1/", "(", ":", "“")},
    **{word: word for word in ("hundred-", "Beijing", "北京", "十", "&amp;", "&#x5317;")},
    "all different": "t% ",
    "spaces": "  ",
    "lines": "word\n",
    "combining": "e\u0301",
}
"""What one paragraph is made of; the first letters of each name say it."""
_BLOCKS = {
    "items with other labels": (
        "<label>1.</label>",
        '<label>x%.</label><item xml:id="tg-1950-1001.z%">word</item>',
    ),
    "paragraphs": ("<closer ", '<p xml:id="tg-1950-1001.z%">words</p>'),
    "notes after paragraphs": (
        "<closer ",
        '<note type="editorial" resp="#editor">word</note>',
    ),
    "lists of one item": ("<closer ", "<list><item>word</item></list>"),
    "lines of an address": ("</address>", "<addrLine>To Comrade</addrLine>"),
    "lines of the form": ("</opener>", '<seg type="secrecy">SECRET</seg>'),
    "readers": ("in all <num", f'{_STALIN} (<num type="copies" value="0">0</num>), '),
    "signatures": (
        "</closer>",
        '<signed><persName ref="person:zhou-enlai">ZHOU ENLAI</persName></signed>',
    ),
    "datelines": ("</closer>", '<dateline><date when="1950-11-07">7.11.50</date></dateline>'),
    "receipts": (
        '<seg type="received">',
        '<seg type="received">Received <date when="1950-11-08">8.11.1950</date></seg>',
    ),
}
"""What stands before some text of the telegram."""
_HEADER = {
    "stations": (
        "</correspDesc>",
        f'<correspAction type="forwarded">{_STALIN}</correspAction>',
    ),
    "dated stations": (
        "</correspDesc>",
        (
            '<correspAction type="forwarded"><date when="1950-11-08T02:00:00" ana="clock:moscow">8'
            "</date></correspAction>"
        ),
    ),
    "names at a station": ("</correspAction>", _STALIN),
    "responsible": (
        "</titleStmt>",
        '<respStmt xml:id="r%"><resp>read</resp><name>Somebody</name></respStmt>',
    ),
    "numbers": ("</bibl>", '<idno type="telegram" subtype="sent">%</idno>'),
    "shelfmarks": ("</msIdentifier>", '<idno type="shelfmark">Fond 45, Listy 80-81</idno>'),
    "changes": ("</revisionDesc>", '<change when="2026-11-22" who="#editor">Words.</change>'),
    "prefixes": (
        "</listPrefixDef>",
        (
            '<prefixDef ident="person" matchPattern="([a-z0-9\\-]+)" '
            'replacementPattern="../registers/persons.xml#person-$1"/>'
        ),
    ),
    "classes": (
        "</textClass>",
        '<catRef scheme="../registers/taxonomies.xml#precedence" target="precedence:urgent"/>',
    ),
    "licences": ("</availability>", "<p>Words.</p>"),
}
"""What stands before some text of the header."""
_WITNESS = '<witness xml:id="Q%"><bibl><title>Printed</title></bibl></witness>'


def list_texts() -> Iterator[Case]:
    """List what grows in a telegram."""
    for name, piece in _PHRASES.items():
        yield Case(f"text: {name}", insert((FIRST, IN_FIRST, piece)), _ELEMENTS)
    for name, (before, piece) in _BLOCKS.items():
        yield Case(f"text: {name}", insert((FIRST, before, piece)), _ELEMENTS)
    yield Case("text: items", put((FIRST, "</list>", _write_item)), _ELEMENTS)
    for name, (before, piece) in _HEADER.items():
        yield Case(f"header: {name}", insert((FIRST, before, piece)), _ELEMENTS)
    yield Case("header: witnesses", insert((SECOND, "</listWit>", _WITNESS)), _ELEMENTS)
    yield from starmap(_repeat_word, _WORDS.items())


def _repeat_word(name: str, word: str) -> Case:
    """Make a case of a word that stands again and again in one paragraph."""
    return Case(f"words: {name}", insert((FIRST, IN_FIRST, word)), _WORDS_COUNT)


def _write_item(number: int) -> str:
    """Write an item of the list that has two already."""
    return f'<label>{number + 3}.</label><item xml:id="tg-1950-1001.z{number}">word</item>'
