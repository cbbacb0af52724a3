"""
Compare figures in attributes with the words they mark.

A value that has no exact decimal, such as two-thirds, may be rounded or left out.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from edition.language.agreement import UNREADABLE, Comparison, conclude
from edition.language.lexicons.en import EN
from edition.language.lexicons.lexicon import Lexicon
from edition.language.numbers import read_number, read_value, write_value
from edition.language.quantities import Amount, read_amount, write_amount
from edition.language.units import UNITS, Units

_KINDS = (("quantity",), ("min", "max"), ("atLeast", "atMost"))
_NAMES = tuple(name for kind in _KINDS for name in kind)
_PLACES = 2
"""The number of decimals proposed for a value such as two-thirds."""
_WHOLE = 100
"""Values from 100 on may be rounded to a whole number."""


def compare_number(value: str, text: str, lexicon: Lexicon = EN) -> Comparison:
    """Compare the @value of a number, as TEI's teidata.numeric has it, with its words."""
    number, given = read_number(text, lexicon), read_value(value)
    if number is None or given is None:
        return UNREADABLE
    agrees = number.value == _restore(value, given, (number.value,))
    return conclude({"value": _propose(number.value)}, agrees=agrees)


def compare_amount(
    attributes: Mapping[str, str], text: str, units: Units = UNITS, lexicon: Lexicon = EN
) -> Comparison:
    """
    Compare @quantity, @min and @max, @atLeast and @atMost with the words of a measure.

    Words that hold no amount, or two, are unreadable; attributes that are missing differ. A range
    may be written as min and max or as atLeast and atMost, a bound only as the latter; "within 5
    days" is said by quantity as well as by atMost.
    """
    amount = read_amount(text, units, lexicon)
    given = {name: read_value(attributes[name]) for name in _NAMES if name in attributes}
    if amount is None or None in given.values():
        return UNREADABLE
    stated = tuple(end for end in (amount.quantity, amount.least, amount.most) if end is not None)
    values = {
        name: _restore(attributes[name], value, stated)
        for name, value in given.items()
        if value is not None
    }
    words = write_amount(amount, _propose)
    unstated = not values and any(map(_is_ratio, stated))
    return conclude(words, agrees=unstated or _agree(values, amount, lexicon))


def _is_ratio(value: Fraction) -> bool:
    return "/" in write_value(value)


def _propose(value: Fraction) -> str:
    """Write a value as a decimal, since attributes have no ratios."""
    return write_value(round(value, _PLACES) if _is_ratio(value) else value)


def _restore(text: str, given: Fraction, stated: Iterable[Fraction]) -> Fraction:
    """
    Return the value in words that an attribute rounds to its own decimals, else the attribute's.
    """
    places = len(text.strip().partition(".")[2])
    for value in stated:
        if given == round(value, places) and (places or value >= _WHOLE) and _is_ratio(value):
            return value
    return given


def _agree(values: Mapping[str, Fraction], amount: Amount, lexicon: Lexicon) -> bool:
    """Return whether the attributes have the values and the names that the words allow."""
    if amount.quantity is not None:
        within = amount.before.lower().endswith(tuple(lexicon.counting.within))
        bounded = within and set(values) == {"atMost"}
        return values == {"atMost" if bounded else "quantity": amount.quantity}
    if not amount.bound:
        ends = (amount.least, amount.most)
        return any(values == dict(zip(kind, ends, strict=True)) for kind in _KINDS[1:])
    names = zip(_KINDS[2], (amount.least, amount.most), (1, -1), strict=True)
    name, end, step = next((name, end, step) for name, end, step in names if end is not None)
    allowed = {end}
    if amount.exclusive and end.denominator == 1:
        allowed.add(end + step)
    return len(values) == 1 and values.get(name) in allowed
