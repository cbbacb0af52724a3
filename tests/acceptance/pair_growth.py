"""Pairs that grow together, where each of one may be looked for in all of the other."""

from collections.abc import Iterator

from growth import (
    FIRST,
    IN_FIRST,
    IN_SECOND,
    PERSONS,
    SECOND,
    TAXONOMIES,
    Case,
    Place,
    insert,
)

_SIZE = 1_000
_PERSON: Place = (
    PERSONS,
    "</listPerson>",
    (
        '<person xml:id="person-z%" sortKey="z%" source="#src-w">'
        '<persName type="main">Person %</persName></person>'
    ),
)
_NAMESAKE: Place = (*_PERSON[:2], _PERSON[2].replace("Person %", "Ivan Ivanov"))
_MEASURE = '<measure xml:id="tg-1950-1001.r%" quantity="1000" unitRef="unit:piece" '
_FIGURE = '<num value="1000">1,000</num>'
_ASKED: Place = (
    FIRST,
    IN_FIRST,
    f'{_MEASURE}commodity="rifle" ana="act:requested">{_FIGURE} rifles</measure> ',
)
_ANSWER = _MEASURE.replace("1001", "1002") + 'commodity="rifle" '
_RIFLES = f"{_FIGURE} rifles</measure> "
_STATION: Place = (
    FIRST,
    "</correspDesc>",
    '<correspAction xml:id="s%" type="received"><persName>P</persName></correspAction>',
)
_WITNESS: Place = (
    FIRST,
    "</listWit>",
    '<witness xml:id="Q%"><bibl><idno type="shelfmark">F %</idno></bibl></witness>',
)
_SIGNED = '<signed><persName ref="person:z%">P</persName></signed>'
_PAIRS: dict[str, tuple[Place, ...]] = {
    "asked and promised": (
        _ASKED,
        (
            SECOND,
            IN_SECOND,
            f'{_ANSWER}ana="act:promised" corresp="telegram:tg-1950-1001.r%">{_RIFLES}',
        ),
    ),
    "asked and repeated": (
        _ASKED,
        (
            SECOND,
            IN_SECOND,
            f'{_ANSWER}ana="act:restated" corresp="telegram:tg-1950-1001.r%">{_RIFLES}',
        ),
    ),
    "numbers in header and text": (
        (FIRST, "</bibl>", '<idno type="telegram" subtype="sent">2%</idno>'),
        (FIRST, "</closer>", '<seg><idno type="telegram" subtype="sent">2%</idno></seg>'),
    ),
    "single digits and numbers": (
        (FIRST, "</bibl>", '<idno xml:id="n%" type="telegram" subtype="sent">2%</idno>'),
        (FIRST, "</closer>", '<seg type="digits" corresp="#n%">2<hi rend="bold">%</hi></seg>'),
    ),
    "shelfmarks and witnesses": (
        (FIRST, "</msIdentifier>", '<idno type="shelfmark">F %</idno>'),
        _WITNESS,
    ),
    "senders and signatures": (
        _PERSON,
        (FIRST, "</correspAction>", '<persName ref="person:z%">P</persName>'),
        (FIRST, "</closer>", _SIGNED),
    ),
    "senders and others": (
        _PERSON,
        (FIRST, "</correspAction>", '<persName ref="person:molotov">P</persName>'),
        (FIRST, "</closer>", _SIGNED),
    ),
    "addressees": (
        _PERSON,
        (
            FIRST,
            "</correspDesc>",
            '<correspAction type="received"><persName ref="person:z%">P</persName></correspAction>',
        ),
        (FIRST, "</address>", '<addrLine><persName ref="person:z%">P</persName></addrLine>'),
    ),
    "words of many hands": (
        (
            FIRST,
            "</titleStmt>",
            '<respStmt xml:id="r%"><resp>read</resp><name>Somebody</name></respStmt>',
        ),
        (FIRST, IN_FIRST, '<supplied reason="omitted" resp="#r%">word</supplied> '),
    ),
    "witnesses and entries": (
        _WITNESS,
        (
            FIRST,
            IN_FIRST,
            (
                '<app xml:id="tg-1950-1001.z%"><lem wit="#Q%">word</lem><rdg wit="#K">letter</rdg>'
                "</app> "
            ),
        ),
    ),
    "witnesses of one entry": (
        _WITNESS,
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
    "precedences of stations": (
        _STATION,
        (
            FIRST,
            "</textClass>",
            (
                '<catRef scheme="../registers/taxonomies.xml#precedence" '
                'target="precedence:urgent" corresp="#s%"/>'
            ),
        ),
        (
            FIRST,
            "</opener>",
            '<seg type="precedence" ana="precedence:top-priority" corresp="#s%">URGENT</seg>',
        ),
    ),
    "numbers of stations": (
        _STATION,
        (
            FIRST,
            "</bibl>",
            '<idno type="telegram" subtype="received" corresp="#s%">%</idno>',
        ),
    ),
    "dates of sending": (
        (
            FIRST,
            "</correspDesc>",
            '<correspAction type="sent"><date when="1950-11-07">7</date></correspAction>',
        ),
        (FIRST, "</closer>", '<dateline><date when="1950-11-07">7.11.50</date></dateline>'),
    ),
    "cover names of many": (
        _PERSON,
        (
            FIRST,
            IN_FIRST,
            (
                '<persName type="cover" ref="person:z%">FILIPPOV</persName> <supplied '
                'reason="identification" resp="#translator" source="#W #K">'
                '<persName ref="person:z%">Person</persName></supplied> '
            ),
        ),
    ),
    "namesakes": (
        _NAMESAKE,
        (FIRST, IN_FIRST, 'Ivan Ivanov and <persName ref="person:z%">Ivan Ivanov</persName> '),
    ),
}
"""What grows in two places, where each may be looked for in all of the other."""


def list_pairs() -> Iterator[Case]:
    """List the pairs."""
    for name, places in _PAIRS.items():
        yield Case(f"pairs: {name}", insert(*places), _SIZE)
