"""
Find quantities whose unit or commodity is another than their words say.

The words are those of an entry of the taxonomies, and none of the entry that the markup names.
"""

from collections.abc import Iterator

from lxml import etree

from edition.findings import Fault
from edition.language.lexicons import LEXICONS
from edition.language.quantities import read_amount
from edition.language.units import Measured, find_named, open_units
from edition.read.languages import find_language
from edition.read.passages import is_partly_read, read_words
from edition.read.pointers import open_guide
from edition.read.source import TEI, Source
from edition.relaxng.messages import join, quote

_MEASURE = f"{TEI}measure"
_KINDS = (("unit-", "unitRef"), ("commodity-", "commodity"))


def check(source: Source, measured: Measured, words: frozenset[str]) -> Iterator[Fault]:
    """Find the quantities of a telegram's text that say another unit or commodity."""
    lead = open_guide(source)
    known = {entry for _, entry in measured}
    for element in source.tree.iterfind(f"{TEI}text//{_MEASURE}"):
        said = _read_named(element, measured, words)
        own = {
            "unitRef": lead(element.get("unitRef", ""))[1],
            "commodity": f"commodity-{element.get('commodity', '')}",
        }
        for prefix, attribute in _KINDS:
            named = sorted(entry for entry in said if entry.startswith(prefix))
            if named and own[attribute] in known and own[attribute] not in named:
                message = (
                    f"{quote(read_words(element))} names {join(named, 'or')}, "
                    f"and the markup {own[attribute]}."
                )
                place = source.positions.attribute(element, attribute)
                yield Fault(source.path, place, "unit.agrees", message)
                break


def _read_named(
    element: etree._Element, measured: Measured, words: frozenset[str]
) -> frozenset[str]:
    """Return the units and commodities that the words of a quantity name."""
    language = find_language(element)
    if not language or is_partly_read(element):
        return frozenset()
    lexicon = LEXICONS[language]
    units = open_units(language, words)
    amount = read_amount(read_words(element), units, lexicon)
    if amount is None:
        return frozenset()
    said = (amount.unit, amount.commodity, amount.before)
    return frozenset().union(*(find_named(each, measured, lexicon) for each in said))
