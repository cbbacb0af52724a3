"""
Words that limit an amount or make it approximate: "at least", "up to", "about", "or more".
"""

from edition.language.tokens import Tokens

_AT_MOST = (
    *(("a", "maximum", "of"), ("the", "maximum", "of"), ("maximum", "of"), ("up", "to")),
    *(("not", "more", "than"), ("no", "more", "than"), ("at", "most"), ("at", "the", "most")),
    *(("not", "exceeding"), ("not", "over"), ("not", "above"), ("as", "many", "as")),
    *(("not", "to", "exceed"), ("maximum",)),
)
_AT_LEAST = (
    *(("at", "least"), ("not", "less", "than"), ("no", "less", "than"), ("not", "under")),
    *(("no", "fewer", "than"), ("not", "fewer", "than"), ("not", "below")),
    *(("a", "minimum", "of"), ("the", "minimum", "of"), ("minimum", "of"), ("minimum",)),
)
_ABOVE = (
    *(("more", "than"), ("over",), ("above",), ("in", "excess", "of"), ("exceeding",)),
    *(("upwards", "of"), ("upward", "of"), ("greater", "than")),
)
_BELOW = (("less", "than"), ("fewer", "than"), ("under",), ("below",))
_ABOUT = (
    *(("about",), ("nearly",), ("almost",), ("approximately",), ("some",), ("around",)),
    *(("roughly",), ("circa",), ("ca", "."), ("ca",), ("approx", "."), ("approx",)),
    *(("close", "to"), ("an", "estimated"), ("estimated",)),
)
_KINDS: dict[tuple[str, ...], str] = {
    phrase: name
    for name, phrases in (
        ("atMost", _AT_MOST),
        ("atLeast", _AT_LEAST),
        ("above", _ABOVE),
        ("below", _BELOW),
        ("about", _ABOUT),
    )
    for phrase in phrases
}
BY_FIRST: dict[str, list[tuple[str, ...]]] = {}
for _phrase in sorted(_KINDS, key=len, reverse=True):
    BY_FIRST.setdefault(_phrase[0], []).append(_phrase)
LONGEST = 3
"""The number of words in the longest phrase."""
_AFTERWARDS: dict[tuple[str, ...], str] = {
    ("or", "more"): "atLeast",
    ("or", "over"): "atLeast",
    ("at", "least"): "atLeast",
    ("and", "more"): "atLeast",
    ("and", "over"): "atLeast",
    ("or", "less"): "atMost",
    ("or", "fewer"): "atMost",
    ("at", "most"): "atMost",
    ("at", "the", "most"): "atMost",
    ("maximum",): "atMost",
    ("minimum",): "atLeast",
    ("-", "odd"): "about",
}


def parse_limit(tokens: Tokens, index: int) -> tuple[str, int]:
    """Read words for a limit or an approximation; return its kind and the index after it."""
    for words in BY_FIRST.get(tokens.word(index), ()):
        end = tokens.follow(index, words)
        if end is not None:
            return _KINDS[words], end
    return "", index


def parse_limit_after(tokens: Tokens, end: int) -> tuple[str, int]:
    """Read a limit or an approximation after the figure: "200 or more", "20-odd"."""
    for words, name in _AFTERWARDS.items():
        stop = tokens.follow(end, words)
        if stop and (len(words) > 1 or tokens[stop].kind != "word"):
            return name, stop
    return "", end


def find_limit_after(tokens: Tokens, index: int) -> tuple[str, int]:
    """Find a limit after a unit, or at the end of the words: "200 new automobiles or more"."""
    last = len(tokens)
    while last > index and tokens.word(last - 1) in {".", ",", ";"}:
        last -= 1
    for place in (index, *range(max(index, last - LONGEST), last)):
        kind, stop = parse_limit_after(tokens, place)
        if kind and (stop == last or (place == index and tokens.word(place) != "and")):
            return kind, place
    return "", len(tokens)
