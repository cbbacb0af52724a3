"""
Words that limit an amount or make it approximate: "at least", "up to", "about", "or more".
"""

from edition.language.tokens import Tokens


def parse_limit(tokens: Tokens, index: int) -> tuple[str, int]:
    """Read words for a limit or an approximation; return its kind and the index after it."""
    before = tokens.lexicon.limits.before
    for words in before.by_first.get(tokens.word(index), ()):
        end = tokens.follow(index, words)
        if end is not None:
            return before.kinds[words], end
    return "", index


def parse_limit_after(tokens: Tokens, end: int) -> tuple[str, int]:
    """Read a limit or an approximation after the figure: "200 or more", "20-odd"."""
    for words, name in tokens.lexicon.limits.after.items():
        stop = tokens.follow(end, words)
        if stop and (len(words) > 1 or tokens[stop].kind != "word" or tokens.lexicon.pieces):
            return name, stop
    return "", end


def find_limit_after(tokens: Tokens, index: int) -> tuple[str, int]:
    """Find a limit after a unit, or at the end of the words: "200 new automobiles or more"."""
    last, lexicon = len(tokens), tokens.lexicon
    while last > index and tokens.word(last - 1) in {".", ",", ";"}:
        last -= 1
    for place in (index, *range(max(index, last - lexicon.limits.longest), last)):
        kind, stop = parse_limit_after(tokens, place)
        if kind and (
            stop == last
            or (place == index and tokens.word(place) not in tokens.lexicon.conjunction)
        ):
            return kind, place
    return "", len(tokens)
