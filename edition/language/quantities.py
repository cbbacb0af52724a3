"""
What phrases of quantity say: "140 automobiles", "8-9 days", "a maximum of 200", "200 tons of TNT".

A range has the values of @min and @max, a bound that of @atLeast or @atMost, all else @quantity.
"more than 50" is a bound of 50 that 50 itself does not reach: it agrees with 50, as it is written,
and of whole things with 51. "about", "nearly" and "some" leave the value exact and mark it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import islice

from edition.language.almanac import parse_full_year, parse_month
from edition.language.digits import pass_calibre
from edition.language.lexicons.en import EN
from edition.language.lexicons.lexicon import Lexicon
from edition.language.limits import (
    find_limit_after,
    parse_limit,
    parse_limit_after,
)
from edition.language.numbers import Number, parse_number, stands_alone, write_value
from edition.language.times import parse_time
from edition.language.tokens import Found, Tokens, cut
from edition.language.units import UNITS, Units

_THOUSAND = 1000


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity as its words give it: exact, a range, or a bound."""

    quantity: Fraction | None = None
    least: Fraction | None = None
    most: Fraction | None = None
    bound: bool = False
    """Whether least or most is a bound ("at least"), not the end of a range ("8-9")."""
    approximate: bool = False
    exclusive: bool = False
    """Whether the bound itself is left out: "more than 50"."""
    numbers: tuple[Number, ...] = ()
    before: str = ""
    """The words before the figure: "Soviet rifles 140,000"."""
    unit: str = ""
    commodity: str = ""
    """What is counted or measured, the words after the unit or after the figure."""

    @property
    def agrees(self) -> bool:
        """Return whether figures and words say the same: "36 (thirty-six)"."""
        return all(number.agrees for number in self.numbers)


def read_amount(text: str, units: Units = UNITS, lexicon: Lexicon = EN) -> Amount | None:
    """
    Read a phrase that holds one amount, with words around it or without; None for none or two.
    """
    tokens = cut(text, lexicon)
    counts = (one for one in _walk_amounts(tokens) if pass_calibre(tokens, one[0]) == one[0])
    amounts = list(islice(counts, 2)) or list(islice(_walk_amounts(tokens), 2))
    if len(amounts) != 1:
        return None
    first, end, amount = amounts[0]
    outside = (*range(first), *range(end, len(tokens)))
    figures = [index for index in outside if tokens[index].kind == "figure"]
    second = any(
        stands_alone(tokens, index, end) and pass_calibre(tokens, index) == index
        for index in figures
    )
    added = tokens.word(first - 1) in lexicon.conjunction and (amount.quantity or 1) < 1
    if second or added or _is_bound_before(tokens, first):
        return None
    end = _pass_of(tokens, end)
    unit_end = units.parse(tokens, end)
    unit = tokens.cut(end, unit_end) or amount.unit
    kind, last = find_limit_after(tokens, unit_end)
    if kind and amount.quantity is None:
        return None
    rest = unit_end + (tokens.word(unit_end) in lexicon.of and bool(unit))
    return replace(
        _bound(amount, kind),
        before=tokens.cut(0, first),
        unit=unit,
        commodity=tokens.cut(rest, last).rstrip(" .,;"),
    )


def find_amounts(text: str, units: Units = UNITS, lexicon: Lexicon = EN) -> list[Found[Amount]]:
    """
    Find the amounts of a text that a unit, a thing counted, money or a percentage goes with.

    One or two words may stand between figure and unit ("500 new automobiles", "10 AT-6 planes"),
    and both may be one word ("a two-year plan"). Figures that name something ("Section 5", "June
    30", "82-mm mortars") are not claimed. The caller makes `units` of the words in the edition's
    registers: Units(ENGLISH | {"battle sets"}).
    """
    tokens = cut(text, lexicon)
    found: list[Found[Amount]] = []
    for first, last, amount in _walk_amounts(tokens):
        end = last
        if _is_name(tokens, first) or _is_time(tokens, first):
            continue
        if _is_part(tokens, end, amount):
            if tokens.word(end) not in lexicon.numerals.articles:
                continue
            end += 1
        end = _pass_of(tokens, end)
        unit = units.find(tokens, end, plural=(amount.quantity or 2) > 1)
        named = bool(found) and tokens[first].start < found[-1].end
        if named or (unit is None and not amount.unit):
            continue
        start, stop = unit or (end, end)
        if lexicon.pieces and amount.quantity is not None:
            kind, stop = parse_limit_after(tokens, stop)
            amount = _bound(amount, kind)  # noqa: PLW2901 - the bound stands after the unit
        begin = first + (unit is not None and tokens.word(first) in lexicon.counting.currencies)
        words = tokens.cut(start, stop) or amount.unit
        found.append(tokens.found(begin, stop, replace(amount, unit=words)))
    return found


def _is_time(tokens: Tokens, index: int) -> bool:
    """Return whether a figure is of a clock time: "12 hours", but not "within 12 hours"."""
    lexicon = tokens.lexicon
    if lexicon.clock.patterns and _is_formed_time(tokens, index):
        return True
    lasting = tokens.word(index - 1) in lexicon.counting.lasting
    return not lasting and parse_time(tokens, index) is not None


def _is_formed_time(tokens: Tokens, index: int) -> bool:
    """Return whether a figure is the minutes of a clock time, or a year: "1950 года"."""
    clock, after = tokens.lexicon.clock, tokens.word(index + 1)
    if after in tokens.lexicon.calendar.years and parse_full_year(tokens, index):
        return True
    before = tokens.word(index - 1 - (tokens.word(index - 1) == "."))
    return before in clock.hours and after in clock.minutes


def _is_part(tokens: Tokens, end: int, amount: Amount) -> bool:
    """Return whether an amount is a part and no more: "half", "a quarter"."""
    under = tokens.lexicon.counting.parts.get(tokens.word(end - 1), 0)
    named = under == 2 or tokens.word(end - 2) in tokens.lexicon.numerals.articles  # noqa: PLR2004 - half
    return bool(under) and named and amount.quantity == Fraction(1, under)


def _pass_of(tokens: Tokens, end: int) -> int:
    """Pass the word between a scale and what it counts: "2 millions of cartridges"."""
    plural = tokens.word(end - 1) in tokens.lexicon.figures.plurals
    return end + (plural and tokens.word(end) in tokens.lexicon.of)


def _is_name(tokens: Tokens, index: int) -> bool:
    """Return whether a figure names something: Section 5, priority two and three, June 30, 1949."""
    before, naming = index - 1, tokens.lexicon.counting.naming
    if tokens.word(before) == "," or tokens.word(before) in tokens.lexicon.alternatives:
        dated = parse_month(tokens, before - 2) is not None
        return dated or tokens.word(before - 2) in naming
    return tokens.word(before) in naming or parse_month(tokens, before) is not None


def write_amount(amount: Amount, write: Callable[[Fraction], str] = write_value) -> dict[str, str]:
    """Write an amount as attributes: quantity, or min and max, or atLeast or atMost."""
    if amount.quantity is not None:
        return {"quantity": write(amount.quantity)}
    names = ("atLeast", "atMost") if amount.bound else ("min", "max")
    ends = zip(names, (amount.least, amount.most), strict=True)
    return {name: write(end) for name, end in ends if end is not None}


def _is_bound_before(tokens: Tokens, first: int) -> bool:
    """Return whether words of a bound stand before an amount that is none: "more than 65-75%"."""
    places = range(max(0, first - tokens.lexicon.limits.longest), first)
    return any(parse_limit(tokens, place)[1] == first for place in places)


def _walk_amounts(tokens: Tokens) -> Iterator[tuple[int, int, Amount]]:
    """Yield the amounts of a text with the indices of their first token and of the token after."""
    index, beginnings = 0, tokens.lexicon.counting.beginnings
    while index < len(tokens):
        token = tokens[index]
        begins = token.kind != "word" or token.text in beginnings
        read = parse_amount(tokens, index) if begins else None
        if read is None:
            index += 1
            continue
        yield index, read[1], read[0]
        index = read[1]


def parse_amount(tokens: Tokens, index: int) -> tuple[Amount, int] | None:
    """Read an amount that begins at an index, with the words that bound it."""
    kind, place = parse_limit(tokens, index)
    about = kind == "about"
    if about:
        kind, place = parse_limit(tokens, place)
    led = _find_lead(tokens, place)
    place += bool(led)
    money = _find_money(tokens, place)
    if not stands_alone(tokens, place + bool(money)):
        return None
    read = _parse_range(tokens, place + bool(money), led)
    if read is None or (led and read[0].quantity is not None):
        return None
    amount, end = read
    if kind == "":
        kind, end = parse_limit_after(tokens, end)
    if amount.quantity is None and kind not in {"", "about"}:
        return None
    approximate = about or kind == "about"
    return replace(_bound(amount, kind), approximate=approximate, unit=money), end


def _find_lead(tokens: Tokens, index: int) -> str:
    """Return which word leads a range: "from", "between", or none."""
    word, counting = tokens.word(index), tokens.lexicon.counting
    return "between" if word in counting.between else "from" * (word in counting.from_words)


def _find_money(tokens: Tokens, index: int) -> str:
    """Return the sign or the name of a currency that stands before a figure."""
    word, after = tokens.word(index), tokens[index + 1]
    counting = tokens.lexicon.counting
    named = word in counting.currencies and after.kind == "figure" and after.spaced
    return tokens.cut(index, index + 1) if word in counting.money or named else ""


def _bound(amount: Amount, kind: str) -> Amount:
    """Make a bound of an exact amount."""
    value = amount.quantity
    if kind in {"", "about"} or value is None:
        return amount
    exclusive = kind in {"above", "below"}
    if kind in {"atLeast", "above"}:
        return replace(amount, quantity=None, least=value, bound=True, exclusive=exclusive)
    return replace(amount, quantity=None, most=value, bound=True, exclusive=exclusive)


def _parse_range(tokens: Tokens, index: int, led: str) -> tuple[Amount, int] | None:
    """Read one number, or two that are a range: "8-9", "from 8 to 9", "between 5 and 6"."""
    counting = tokens.lexicon.counting
    joints = tokens.lexicon.conjunction if led == "between" else counting.joints
    for joined in (True, False):
        first = parse_number(tokens, index, joined=joined)
        if first is None:
            return None
        place = first[1] + (tokens.word(first[1]) == "%")
        if tokens.word(place) in joints:
            second = place + 1 + (tokens.word(place + 1) in counting.money)
            last = parse_number(tokens, second)
            if last and (ends := _spread(tokens, first, last)):
                numbers = (first[0], last[0])
                return Amount(least=ends[0], most=ends[1], numbers=numbers), last[1]
        if led != "between":
            break
    first = parse_number(tokens, index)
    return first and (Amount(first[0].value, numbers=(first[0],)), first[1])


def _spread(
    tokens: Tokens, first: tuple[Number, int], last: tuple[Number, int]
) -> tuple[Fraction, Fraction] | None:
    """
    Return the ends of a range that ascends; a scale word after the second is of both.

    "200-300,000" may be from two hundred or from two hundred thousand, and is not claimed.
    """
    least, most = first[0].value, last[0].value
    multiples = tokens.lexicon.figures.multiples
    scale = multiples.get(tokens.word(last[1] - 1), 1)
    own = tokens.word(first[1] - 1) in multiples
    if scale > 1 and not own and least < most / scale:
        return least * scale, most
    shortened = tokens.word(last[1] - 1) == "000" and least < most / _THOUSAND
    return (least, most) if least < most and not shortened else None
