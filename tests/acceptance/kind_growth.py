"""
Every kind of element, entry and word, so many of it that nothing may be looked at twice.
"""

from collections.abc import Iterator
from pathlib import Path

from growth import (
    BODIES,
    CITED,
    FIRST,
    PERSONS,
    PLACES,
    SECOND,
    TAXONOMIES,
    Case,
    Write,
    always,
    insert,
    lay,
)

_HERE = "According to <ref"
_AFTER = "<closer "


def list_kinds() -> Iterator[Case]:
    """
    List what grows in a telegram, in a register, in the front matter, and in the edition.
    """
    for name, piece in _PHRASES.items():
        yield Case(f"{name} in a paragraph", insert((FIRST, _HERE, always(piece))), 10_000)
    for name, words in _WORDS.items():
        yield Case(f"words: {name}", insert((FIRST, _HERE, always(words))), 100_000)
    for name, (before, piece) in _BLOCKS.items():
        yield Case(name, insert((FIRST, before, always(piece))), 10_000)
    yield Case("items", insert((FIRST, "</list>", _write_item)), 10_000)
    yield Case("used: chained persons", _write_chain, 500)
    yield Case("header: witnesses", insert((SECOND, "</listWit>", always(_WIT))), 10_000)
    for name, (before, piece) in _HEADER.items():
        yield Case(f"header: {name}", insert((FIRST, before, always(piece))), 10_000)
    for name, places in _PAIRS.items():
        pieces = ((path, before, always(piece)) for path, before, piece in places)
        yield Case(name, insert(*pieces), 2_000)
    for name, (path, before, piece) in _ENTRIES.items():
        yield Case(f"unused: {name}", insert((path, before, always(piece))), 500)
        name.removesuffix("s")
        if name in _USES:
            use = insert((path, before, always(piece)), (FIRST, _HERE, always(_USES[name])))
            yield Case(f"used: {name}", use, 500)
    for name, (path, before, piece) in _WITHIN.items():
        yield Case(f"within an entry: {name}", insert((path, before, always(piece))), 10_000)
    for name, write in _OTHERS.items():
        yield Case(name, write, 1_000)


_WIT = '<witness xml:id="Q%"><bibl><title>Printed</title></bibl></witness>'


def _write_item(number: int) -> str:
    """
    Write an item of the list that has two already.
    """
    return f'<label>{number + 3}.</label><item xml:id="tg-1950-1001.z{number}">word</item>'


def _chain(number: int) -> str:
    """
    Write a person whose note names the next one.
    """
    return (
        f'<person xml:id="person-y{number}" sortKey="y{number}" source="#src-w"><persName type="main">'
        f'Chained {number}</persName><note resp="#src-w">'
        f'<persName ref="#person-{f"y{number - 1}" if number else "stalin"}">Next</persName></note></person>'
    )


def _write_chain(folder: Path, count: int) -> None:
    """
    Write persons of whom a telegram names the last, and each names the one before.
    """
    last = f'<persName ref="person:y{count - 1}">Chained</persName> '
    insert((PERSONS, "</listPerson>", _chain))(folder, count)
    path = folder / FIRST
    path.write_text(
        path.read_text(encoding="utf-8").replace(_HERE, last + _HERE, 1), encoding="utf-8"
    )


_PHRASES = {
    "names": '<persName ref="person:stalin">Stalin</persName> said ',
    "untagged names": "Zhou Enlai said ",
    "quantities": (
        '<measure xml:id="tg-1950-1001.w%" quantity="1000" unitRef="unit:ton" commodity="tnt" '
        'ana="act:requested"><num value="1000">1,000</num> tons</measure> '
    ),
    "different quantities": (
        '<measure xml:id="tg-1950-1001.w%" quantity="1%" unitRef="unit:ton" commodity="tnt" '
        'ana="act:requested"><num value="1%">1%</num> tons</measure> '
    ),
    "repeated quantities": (
        '<measure xml:id="tg-1950-1001.w%" quantity="1000" unitRef="unit:ton" commodity="tnt" '
        'sameAs="#tg-1950-1001.m3"><num value="1000">1,000</num> tons</measure> '
    ),
    "numbers": '<num value="1000">1,000</num> ',
    "dates": '<date when="1950-11-07">7 November 1950</date> and ',
    "dates with a note": '<date when="1950-11-07">7 November 1950<note type="editorial" resp="#editor">See.</note></date> and ',
    "hours": '<time when="10:00:00">10:00</time> and ',
    "notes": '<note xml:id="tg-1950-1001.z%" type="editorial" resp="#editor">A note.</note> word ',
    "notes in a row": '<note xml:id="tg-1950-1001.z%" type="editorial" resp="#editor">A note.</note> ',
    "readings": '<app xml:id="tg-1950-1001.z%"><lem wit="#W">word</lem><rdg wit="#K">letter</rdg></app> ',
    "supplied words": '<supplied reason="omitted" resp="#translator" source="#W #K">word</supplied> ',
    "slips": "<choice><sic>wrod</sic><corr>word</corr></choice> ",
    "gaps": '<gap reason="illegible"/> word ',
    "unclear words": "<unclear>word</unclear> ",
    "references": '<ref type="telegram" target="cited:report-peng">a report</ref> ',
    "cover names": '<persName type="cover" ref="person:stalin">FILIPPOV</persName> <supplied reason="identification" resp="#translator" source="#W #K"><persName ref="person:stalin">Stalin</persName></supplied> ',
    "terms": "<term>word</term> ",
    "quotations": "<q>word</q> ",
    "emphases": "<emph>word</emph> ",
    "lists": "<list><item>word</item></list> ",
    "comments": "<!-- none --> word ",
}
_WORDS = {
    "plain": "telegram ",
    "all different": "t% ",
    "figures": "12 ",
    "dotted figures": "1.2.",
    "grouped figures": "1,200 ",
    "spaced groups": "120 ",
    "one figure": "1",
    "number words": "hundred ",
    "number words joined": "hundred-",
    "and": "one and ",
    "months": "May ",
    "days": "7 November ",
    "numerals of days": "7.11.",
    "years": "1950 ",
    "hours": "10:00 ",
    "hours in words": "ten o'clock ",
    "from": "from ",
    "between": "between 1 and ",
    "beginning of": "beginning of ",
    "the": "the ",
    "quantities": "12 tons ",
    "unit words": "tons ",
    "capitals": "Zhou ",
    "one word": "a",
    "one name": "Beijing",
    "hyphens": "-",
    "dots": ". ",
    "colons": ":",
    "slashes": "1/",
    "parentheses": "(",
    "spaces": "  ",
    "lines": "word\n",
    "carriage": "\t",
    "quotes": "“",
    "entities": "&amp;",
    "references": "&#x5317;",
    "Chinese": "北京",
    "numerals in Chinese": "十",
    "combining": "e\u0301",
    "half": "half a ",
    "per": "per cent ",
    "about": "about 12 or ",
    "roman": "XII ",
    "ordinal": "12th ",
    "o'clock": "12 o'clock ",
    "ranges": "12-",
    "ranges of days": "1-2 May ",
}
_BLOCKS = {
    "items with other labels": (
        "<label>1.</label>",
        '<label>x%.</label><item xml:id="tg-1950-1001.z%">word</item>',
    ),
    "paragraphs": (_AFTER, '<p xml:id="tg-1950-1001.z%">words</p>'),
    "notes after paragraphs": (_AFTER, '<note type="editorial" resp="#editor">word</note>'),
    "lists of one item": (_AFTER, "<list><item>word</item></list>"),
    "addresses": ("</address>", "<addrLine>To Comrade</addrLine>"),
    "form lines": ("</opener>", '<seg type="secrecy">SECRET</seg>'),
    "readers": (
        "in all <num",
        '<persName ref="person:stalin">Stalin</persName> (<num type="copies" value="0">0</num>), ',
    ),
    "signatures": (
        "</closer>",
        '<signed><persName ref="person:zhou-enlai">ZHOU ENLAI</persName></signed>',
    ),
    "datelines": ("</closer>", '<dateline><date when="1950-11-07">7.11.50</date></dateline>'),
    "dates of receipt": (
        '<seg type="received">',
        '<seg type="received">Received <date when="1950-11-08">8.11.1950</date></seg>',
    ),
}
_HEADER = {
    "stations": (
        "</correspDesc>",
        '<correspAction type="forwarded"><persName ref="person:stalin">Stalin</persName></correspAction>',
    ),
    "dated stations": (
        "</correspDesc>",
        '<correspAction type="forwarded"><date when="1950-11-08T02:00:00" ana="clock:moscow">8</date></correspAction>',
    ),
    "names at a station": ("</correspAction>", '<persName ref="person:stalin">Stalin</persName>'),
    "responsible": (
        "</titleStmt>",
        '<respStmt xml:id="r%"><resp>read</resp><name>Somebody</name></respStmt>',
    ),
    "numbers": ("</bibl>", '<idno type="telegram" subtype="sender">%</idno>'),
    "shelfmarks": ("</msIdentifier>", '<idno type="shelfmark">Fond 45, Listy 80-81</idno>'),
    "changes": ("</revisionDesc>", '<change when="2026-11-22" who="#editor">Words.</change>'),
    "prefixes": (
        "</listPrefixDef>",
        '<prefixDef ident="person" matchPattern="([a-z0-9\\-]+)" replacementPattern="../registers/persons.xml#person-$1"/>',
    ),
    "classes": (
        "</textClass>",
        '<catRef scheme="../registers/taxonomies.xml#precedence" target="precedence:urgent"/>',
    ),
    "titles": ("</bibl>", "<title>Another title</title>"),
    "licences": ("</availability>", "<p>Words.</p>"),
    "languages": ("<correspDesc>", ""),
}
_P_ASKED = (
    '<measure xml:id="tg-1950-1001.r%" quantity="1000" unitRef="unit:piece" commodity="rifle" '
    'ana="act:requested"><num value="1000">1,000</num> rifles</measure> '
)
_P_PROMISED = (
    '<measure xml:id="tg-1950-1002.r%" quantity="1000" unitRef="unit:piece" commodity="rifle" '
    'ana="act:promised" corresp="telegram:tg-1950-1001.r%"><num value="1000">1,000</num> rifles'
    "</measure> "
)
_P_SAME = (
    '<measure xml:id="tg-1950-1002.r%" quantity="1000" unitRef="unit:piece" commodity="rifle" '
    'sameAs="telegram:tg-1950-1001.r%"><num value="1000">1,000</num> rifles</measure> '
)
_P_LOCAL = (
    '<measure xml:id="tg-1950-1001.r%" quantity="1000" unitRef="unit:piece" commodity="rifle" ana="act:requested"><num value="1000">1,000</num> rifles</measure> '
    '<measure xml:id="tg-1950-1001.s%" quantity="1000" unitRef="unit:piece" commodity="rifle" sameAs="#tg-1950-1001.r%"><num value="1000">1,000</num> rifles</measure> '
)
_PAIRS = {
    "asked and promised": ((FIRST, _HERE, _P_ASKED), (SECOND, "I received <ref", _P_PROMISED)),
    "asked and repeated": ((FIRST, _HERE, _P_ASKED), (SECOND, "I received <ref", _P_SAME)),
    "repeated in the same telegram": ((FIRST, _HERE, _P_LOCAL),),
    "numbers in header and text": (
        (FIRST, "</bibl>", '<idno type="telegram" subtype="sender">2%</idno>'),
        (
            FIRST,
            "</closer>",
            '<seg type="number">No. <idno type="telegram" subtype="sender">2%</idno></seg>',
        ),
    ),
    "shelfmarks of witnesses": (
        (FIRST, "</msIdentifier>", '<idno type="shelfmark">F %</idno>'),
        (
            FIRST,
            "</listWit>",
            '<witness xml:id="Q%"><bibl><idno type="shelfmark">F %</idno></bibl></witness>',
        ),
    ),
    "senders and signatures": (
        (
            PERSONS,
            "</listPerson>",
            '<person xml:id="person-z%" sortKey="z%" source="#src-w"><persName type="main">Person %</persName></person>',
        ),
        (FIRST, "</correspAction>", '<persName ref="person:z%">P</persName>'),
        (FIRST, "</closer>", '<signed><persName ref="person:z%">P</persName></signed>'),
    ),
    "addressees": (
        (
            PERSONS,
            "</listPerson>",
            '<person xml:id="person-z%" sortKey="z%" source="#src-w"><persName type="main">Person %</persName></person>',
        ),
        (
            FIRST,
            "</correspDesc>",
            '<correspAction type="received"><persName ref="person:z%">P</persName></correspAction>',
        ),
        (FIRST, "</address>", '<addrLine><persName ref="person:z%">P</persName></addrLine>'),
    ),
    "supplied by many": (
        (
            FIRST,
            "</titleStmt>",
            '<respStmt xml:id="r%"><resp>read</resp><name>Somebody</name></respStmt>',
        ),
        (FIRST, _HERE, '<supplied reason="omitted" resp="#r%">word</supplied> '),
    ),
    "witnesses and apparatus": (
        (FIRST, "</listWit>", '<witness xml:id="Q%"><bibl><title>Printed</title></bibl></witness>'),
        (
            FIRST,
            _HERE,
            '<app xml:id="tg-1950-1001.z%"><lem wit="#Q%">word</lem><rdg wit="#K">letter</rdg></app> ',
        ),
    ),
    "witnesses of one entry": (
        (FIRST, "</listWit>", '<witness xml:id="Q%"><bibl><title>Printed</title></bibl></witness>'),
        (FIRST, "</app>", '<rdg wit="#Q%">word%</rdg>'),
    ),
    "precedences": (
        (
            TAXONOMIES,
            '<category xml:id="precedence-urgent">',
            '<category xml:id="precedence-z%"><gloss>z%</gloss></category>',
        ),
        (
            FIRST,
            "</textClass>",
            '<catRef scheme="../registers/taxonomies.xml#precedence" target="precedence:z%"/>',
        ),
        (FIRST, "</opener>", '<seg type="precedence" ana="precedence:z%">URGENT</seg>'),
    ),
    "dates of sending": (
        (
            FIRST,
            "</correspDesc>",
            '<correspAction type="sent"><date when="1950-11-07">7</date></correspAction>',
        ),
        (FIRST, "</closer>", '<dateline><date when="1950-11-07">7.11.50</date></dateline>'),
    ),
    "dates at the head": (
        (
            FIRST,
            "</correspDesc>",
            '<correspAction type="forwarded"><date when="1950-11-08T02:00:00">8</date></correspAction>',
        ),
        (FIRST, '<seg type="origin">', '<date when="1950-11-08">8.11.1950</date>'),
    ),
    "covers of many": (
        (
            PERSONS,
            "</listPerson>",
            '<person xml:id="person-z%" sortKey="z%" source="#src-w"><persName type="main">Person %</persName></person>',
        ),
        (
            FIRST,
            _HERE,
            '<persName type="cover" ref="person:z%">FILIPPOV</persName> <supplied reason="identification" resp="#translator" source="#W #K"><persName ref="person:z%">Person</persName></supplied> ',
        ),
    ),
    "namesakes": (
        (
            PERSONS,
            "</listPerson>",
            '<person xml:id="person-z%" sortKey="z%" source="#src-w"><persName type="main">Ivan Ivanov</persName></person>',
        ),
        (FIRST, _HERE, 'Ivan Ivanov and <persName ref="person:z%">Ivan Ivanov</persName> '),
    ),
}
_ENTRIES = {
    "persons": (
        PERSONS,
        "</listPerson>",
        '<person xml:id="person-z%" sortKey="z%" source="#src-w"><persName type="main" xml:lang="en">Person %</persName></person>',
    ),
    "places": (
        PLACES,
        "</listPlace>",
        '<place xml:id="place-z%" type="settlement" sortKey="z%" source="#src-w"><placeName type="main" xml:lang="en">Place %</placeName></place>',
    ),
    "organizations": (
        BODIES,
        "</listOrg>",
        '<org xml:id="org-z%" type="military" sortKey="z%" source="#src-w"><orgName type="main" xml:lang="en">Body %</orgName></org>',
    ),
    "cited": (
        CITED,
        "</listBibl>\n  </standOff>",
        '<bibl xml:id="cited-z%" type="report" sortKey="z%" source="#src-w"><title>Report %</title></bibl>',
    ),
    "works": (PERSONS, "</listBibl>", '<bibl xml:id="src-z%">Work %.</bibl>'),
    "commodities": (
        TAXONOMIES,
        '<category xml:id="commodity-tnt">',
        '<category xml:id="commodity-z%"><gloss>goods %</gloss></category>',
    ),
    "units": (
        TAXONOMIES,
        '<unitDef xml:id="unit-ton"',
        '<unitDef xml:id="unit-z%" type="count"><label type="singular">unit%</label><label type="plural">units%</label></unitDef>',
    ),
    "precedences": (
        TAXONOMIES,
        '<category xml:id="precedence-urgent">',
        '<category xml:id="precedence-z%"><gloss>grade %</gloss></category>',
    ),
    "taxonomies": (
        TAXONOMIES,
        "</classDecl>",
        '<taxonomy xml:id="tax%"><gloss>More</gloss><category xml:id="tax%-a"><gloss>one %</gloss></category></taxonomy>',
    ),
}
_USES = {
    "persons": '<persName ref="person:z%">Person %</persName> ',
    "places": '<placeName ref="place:z%">Place %</placeName> ',
    "organizations": '<orgName ref="org:z%">Body %</orgName> ',
    "cited": '<ref type="telegram" target="cited:z%">a report</ref> ',
    "commodities": '<measure xml:id="tg-1950-1001.w%" quantity="1000" unitRef="unit:piece" commodity="z%" ana="act:requested"><num value="1000">1,000</num> pieces</measure> ',
    "units": '<measure xml:id="tg-1950-1001.w%" quantity="1000" unitRef="unit:z%" commodity="tnt" ana="act:requested"><num value="1000">1,000</num> units%</measure> ',
}
_WITHIN = {
    "names": (PERSONS, "</persName>\n      </person>", '</persName><persName type="name">Name %'),
    "identifiers": (PERSONS, "</person>\n    </listPerson>", '<idno type="VIAF">%</idno>'),
    "notes": (PERSONS, "</person>\n    </listPerson>", '<note resp="#src-w">Note %.</note>'),
    "offices": (
        PERSONS,
        "</person>\n    </listPerson>",
        '<state type="office"><desc>Office %</desc></state>',
    ),
    "labels of a unit": (
        TAXONOMIES,
        '<label type="plural">tons',
        '<label type="singular">ton%</label>',
    ),
}


def _write_front(piece: str) -> Write:
    def write(folder: Path, count: int) -> None:
        lay(folder)
        text = (folder / CITED).read_text(encoding="utf-8")
        head = text[: text.index("<standOff>")]
        body = "".join(piece.replace("%", str(number)) for number in range(count))
        front = folder / "tei" / "front"
        front.mkdir()
        (front / "introduction.xml").write_text(
            f"{head}<text><body>{body}</body></text></TEI>", encoding="utf-8"
        )

    return write


def _write_telegrams(folder: Path, count: int) -> None:
    """
    As many telegrams answer one.
    """
    lay(folder)
    text = (folder / SECOND).read_text(encoding="utf-8")
    for number in range(count):
        name = f"tg-1950-2{number:05}"
        told = text.replace("tg-1950-1002", name)
        (folder / f"tei/telegrams/{name}.xml").write_text(told, encoding="utf-8")


def _write_answers(folder: Path, count: int) -> None:
    """
    One telegram answers as many as there are.
    """
    lay(folder)
    text = (folder / FIRST).read_text(encoding="utf-8")
    pieces = []
    for number in range(count):
        name = f"tg-1950-2{number:05}"
        (folder / f"tei/telegrams/{name}.xml").write_text(
            text.replace("tg-1950-1001", name), encoding="utf-8"
        )
        pieces.append(
            f'<measure xml:id="tg-1950-1002.r{number}" quantity="1000" unitRef="unit:piece" commodity="rifle" '
            f'ana="act:promised" corresp="telegram:{name}.m2"><num value="1000">1,000</num> rifles</measure> '
        )
    path = folder / SECOND
    path.write_text(
        path.read_text(encoding="utf-8").replace("I received", "".join(pieces) + "I received"),
        encoding="utf-8",
    )


_OTHERS = {
    "front: paragraphs": _write_front("<p>Words of a paragraph.</p>"),
    "front: names": _write_front(
        '<p><persName ref="../registers/persons.xml#person-stalin">Stalin</persName></p>'
    ),
    "front: sections": _write_front("<div><head>Head</head><p>Words.</p></div>"),
    "answers to one telegram": _write_telegrams,
    "telegrams answered by one": _write_answers,
}
