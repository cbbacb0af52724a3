"""Persons who never lived, for registers that grow with their edition."""

from collections.abc import Iterator
from dataclasses import dataclass

_BEGINNINGS = (
    *("Bar", "Dor", "Fad", "Gal", "Kal", "Lod", "Mer", "Nar", "Pod", "Rad"),
    *("Sar", "Tor", "Val", "Zor", "Der", "Gor", "Kur", "Lun", "Mar", "Pel"),
)
_MIDDLES = ("ad", "al", "an", "ar", "el", "en", "id", "il", "ol", "on", "ul", "ur")
_ENDS = ("ov", "ev", "in")
_GIVEN = (("Boris", "Борис"), ("Ivan", "Иван"), ("Oleg", "Олег"), ("Pavel", "Павел"))
_CYRILLIC = str.maketrans("abdefgiklmnoprstuvzBDFGKLMNPRSTVZ", "абдефгиклмнопрстувзБДФГКЛМНПРСТВЗ")


@dataclass(frozen=True, slots=True)
class Person:
    """A reader of telegrams: the surname as they print it, the entry's id, and the entry itself."""

    surname: str
    id: str
    entry: str


def make_persons(count: int) -> Iterator[Person]:
    """Make persons with surnames of their own."""
    for index in range(count):
        rest, end = divmod(index, len(_ENDS))
        rest, beginning = divmod(rest, len(_BEGINNINGS))
        middles: list[str] = []
        while rest or not middles:
            rest, middle = divmod(rest, len(_MIDDLES))
            middles.append(_MIDDLES[middle])
        surname = "".join((_BEGINNINGS[beginning], *middles, _ENDS[end]))
        yield Person(surname, surname.lower(), _write_entry(surname, index))


def _write_entry(surname: str, index: int) -> str:
    """Write a person's entry, as long as those of the real register."""
    given, russian = _GIVEN[index % len(_GIVEN)]
    cyrillic = surname.translate(_CYRILLIC)
    forms = "".join(
        f'        <persName type="form" xml:lang="ru">{cyrillic}{ending}</persName>\n'
        for ending in ("а", "у", "ым", "е")
    )
    return f"""\
      <person xml:id="person-{surname.lower()}" sortKey="{surname.lower()}" source="#src-w #src-k">
        <persName type="main" xml:lang="en">{given} {surname}</persName>
        <persName type="surname" xml:lang="en">{surname}</persName>
        <persName type="name" xml:lang="ru">{russian} {cyrillic}</persName>
        <persName type="surname" xml:lang="ru">{cyrillic}</persName>
{forms}\
        <birth when="{1880 + index % 30}-03-09"/>
        <death when="{1960 + index % 40}-11-08"/>
        <state type="office" when="1950-11" source="#src-w">
          <desc>Reader of ciphered telegrams in the offices of the Second Main Administration</desc>
        </state>
        <note>Never lived; stands here so that a derived edition has persons enough.</note>
      </person>
"""
