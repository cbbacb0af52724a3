"""Read names of months and weekdays, and numbers of days and years."""

from edition.language.tokens import Tokens

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb", "febr"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        1,
    )
    for name in names
}
SHORT = {
    "jan",
    "feb",
    "febr",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sept",
    "sep",
    "oct",
    "nov",
    "dec",
}
_PROPER = SHORT | {"may", "march", "august"}
"""Month words that mean a month only with a capital letter."""
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            ("monday", "mon"),
            ("tuesday", "tue", "tues"),
            ("wednesday", "wed"),
            ("thursday", "thu", "thur", "thurs"),
            ("friday", "fri"),
            ("saturday", "sat"),
            ("sunday", "sun"),
        )
    )
    for name in names
}
ROMAN = {
    name: number
    for number, name in enumerate(
        ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"), 1
    )
}
ORDINALS = {
    word: number
    for number, word in enumerate(
        (
            *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"),
            *("ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth"),
            *("fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
        ),
        1,
    )
} | {"twentieth": 20, "thirtieth": 30}
_TENS = {"twenty": 20, "thirty": 30}
_SUFFIXES = {"st", "nd", "rd", "th", "d"}
YEARS = range(1800, 2100)
_LONGEST_DAY = 31
_CLOCKS = {"hours", "hrs", "z", "hour"}
"""After four figures, these words make them a clock time, not a year."""


def parse_number_of_day(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Read the number of a day: 8, 8th, eighth, twenty-fifth; return it and the index after it."""
    token = tokens[index]
    if token.kind == "figure":
        if len(token.text) > 2 or not 1 <= int(token.text) <= _LONGEST_DAY:  # noqa: PLR2004
            return None
        if tokens.runs_on(index + 1):
            suffix = tokens.word(index + 1)
            return (int(token.text), index + 2) if suffix in _SUFFIXES else None
        return int(token.text), index + 1
    if token.text in ORDINALS:
        return ORDINALS[token.text], index + 1
    number = _TENS.get(token.text, 0) + ORDINALS.get(tokens.word(index + 2), 0)
    if (
        token.text in _TENS
        and tokens.word(index + 1) == "-"
        and number % 10
        and number <= _LONGEST_DAY
    ):
        return number, index + 3
    return None


def parse_month(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """
    Read the name of a month, with the point of a short form; return it and the index after it.
    """
    token = tokens[index]
    if token.text not in MONTHS or (token.text in _PROPER and not token.capital):
        return None
    end = index + 1 + (token.text in SHORT and tokens.joins(index + 1, "."))
    return MONTHS[token.text], end


def parse_year(tokens: Tokens, index: int, century: int) -> tuple[int, int] | None:
    """Read a year in four figures, or in two after an apostrophe."""
    if tokens.word(index) == "'" and tokens.joins(index + 1) and len(tokens.word(index + 1)) == 2:  # noqa: PLR2004
        return widen_year(tokens, index + 1, century)
    token = tokens[index]
    if token.kind != "figure" or len(token.text) != 4 or int(token.text) not in YEARS:  # noqa: PLR2004
        return None
    after = tokens[index + 1]
    if after.text in _CLOCKS or tokens.runs_on(index + 1):
        return None
    goes_on = tokens.joins(index + 1) and tokens.joins(index + 2)
    if goes_on and after.text in {":", ",", "."} and tokens[index + 2].kind == "figure":
        return None
    return int(token.text), index + 1


def widen_year(tokens: Tokens, index: int, century: int) -> tuple[int, int] | None:
    """Read two figures as a year within the hundred years from `century`."""
    if tokens[index].kind != "figure":
        return None
    return century + (int(tokens.word(index)) - century) % 100, index + 1
