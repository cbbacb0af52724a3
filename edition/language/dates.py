"""
What date phrases say: "8.11.1950", "25-26 November", "before 5 December", "17.11 10:00".

A date without its year gets the year that brings it nearest to a reference, which is the day of
the telegram, a cited telegram's one not after it; without a reference its year stays unknown
("--11-20"). Two figures of a year are of the hundred years that begin with `century`. Seasons,
fiscal years, "yesterday" and "8/11/1950" are not claimed.
"""

from dataclasses import replace
from datetime import date

from edition.language.bounds import parse_phrase
from edition.language.day_lists import parse_list
from edition.language.days import Form
from edition.language.lexicons.en import EN
from edition.language.lexicons.lexicon import Lexicon
from edition.language.points import Moment, Point, Reading, Span
from edition.language.spans import Frame, Phrase
from edition.language.times import is_named_hour, parse_time
from edition.language.tokens import Found, Tokens, cut

_MOST_LEADS = 3
_NEAR = 4
_TAILS = {".", ",", ")", "]", ";", ":"}


def read_date(
    text: str, reference: date | None = None, century: int = 1900, lexicon: Lexicon = EN
) -> Reading | None:
    """
    Read a phrase that is one date, span or clock time; None where it is not or is not clear.

    A preposition may stand before it, a full stop after it.
    """
    tokens = cut(text, lexicon)
    end = len(tokens)
    while end and tokens.word(end - 1) in _TAILS and not _belongs(tokens, end):
        end -= 1
    index = 0
    while tokens.word(index) in lexicon.surroundings.leads and index < _MOST_LEADS:
        index += 1
    if index:
        ends = (tokens.follow(index, phrase) for phrase in lexicon.surroundings.lead_phrases)
        index = next((end for end in ends if end is not None), index)
    phrase = parse_phrase(tokens, index, Frame(reference, century))
    if phrase is not None and phrase.end >= end:
        return phrase.reading
    time = parse_time(tokens, index)
    if time is not None and time[1] >= end:
        return Moment(Point(clock=time[0]))
    return None


def find_dates(
    text: str, reference: date | None = None, century: int = 1900, lexicon: Lexicon = EN
) -> list[Found[Reading]]:
    """
    Find the dates of a text, each as long as it reaches, with the words that bound it.

    Clock times alone are found by find_times. A month, a year or a day alone, and day and month
    in figures, are claimed only where the words around them make them a date.
    """
    tokens = cut(text, lexicon)
    frame = Frame(reference, century)
    found: list[Found[Reading]] = []
    index, year = 0, -1
    while index < len(tokens):
        if listed := parse_list(tokens, index, frame) if _may_list(tokens, index) else None:
            found += listed[0]
            index = listed[1]
            continue
        cited = tokens.word(index - 1).endswith(lexicon.surroundings.cited)
        within = replace(frame, cited=True) if cited else frame
        phrase = parse_phrase(tokens, index, within) if _begins(tokens, index) else None
        joined = year == index - 1 and tokens.word(year) in lexicon.alternatives
        if phrase is None or not _is_claimed(tokens, index, phrase, joined=joined):
            index += 1
            continue
        found.append(tokens.found(index, phrase.end, phrase.reading))
        index = phrase.end
        year = index if phrase.form is Form.YEAR else -1
    return found


def _belongs(tokens: Tokens, end: int) -> bool:
    """Return whether a full stop at the end belongs to "p. m." or to a shortened month."""
    before, lexicon = tokens.word(end - 2), tokens.lexicon
    short = before in lexicon.surroundings.abbreviated or before in lexicon.calendar.months
    return tokens.word(end - 1) == "." and short


def _begins(tokens: Tokens, index: int) -> bool:
    """Return whether a date may begin at an index: it is not the rest of a figure or a name."""
    token, before = tokens[index], tokens[index - 1]
    if token.kind == "word":
        if _is_no_bound(tokens, index):
            return False
        calendar, starts = tokens.lexicon.calendar, tokens.lexicon.bounds.starts
        named = token.text in calendar.months or token.text in calendar.weekdays
        return named or token.text in starts or is_named_hour(tokens, index)
    if token.kind != "figure":
        return token.text == "'"
    if token.spaced:
        return True
    if before.kind in {"figure", "word"}:
        return False
    return before.spaced or (
        before.text in {"(", "[", '"', "“", "«", "-", ";", "„"}
        and (before.text != "-" or tokens[index - 2].kind == "word")
    )


def _is_no_bound(tokens: Tokens, index: int) -> bool:
    """
    Return whether a word bounds nothing: "a subsequent May 3 meeting", "not passed until June 29".
    """
    word = tokens.word(index)
    around = tokens.lexicon.surroundings
    if word in around.articled:
        return tokens.word(index - 1) in around.articles
    if word not in around.denied:
        return False
    return any(tokens.word(place) in around.negations for place in range(index - _NEAR, index))


def _may_list(tokens: Tokens, index: int) -> bool:
    """Return whether a list of days may begin at an index."""
    return (
        tokens[index].kind == "figure" or tokens.word(index) in tokens.lexicon.calendar.months
    ) and _begins(tokens, index)


def _is_claimed(tokens: Tokens, index: int, phrase: Phrase, *, joined: bool) -> bool:
    """
    Return whether what was read is a date here, by its form and the words around it.

    It may be joined to a year that is one: "in 1855 and 1875".
    """
    form = phrase.form
    if form in {Form.FULL, Form.MONTH}:
        return True
    first, months = index, tokens.lexicon.calendar.months
    while (
        tokens[first].kind != "figure" and tokens.word(first) not in months and first < phrase.end
    ):
        first += 1
    led = tokens.word(first - 1)
    if form is Form.NAME:
        return _is_month(tokens, first, phrase.end, led)
    if form is Form.YEAR:
        return _is_claimed_year(tokens, first, phrase, joined=joined)
    around = tokens.lexicon.surroundings
    two = len(tokens.word(first + 2)) == len("05")
    if form is Form.POINTED:
        timed = isinstance(phrase.reading, Moment) and bool(phrase.reading.point.clock)
        return timed or (
            two
            and (
                led in tokens.lexicon.surroundings.before_pointed
                or isinstance(phrase.reading, Span)
            )
        )
    if form is Form.DAY:
        calendar = tokens.lexicon.calendar
        before = tokens.word(first - 2)
        led_by = led in tokens.lexicon.the and before in around.before_pointed
        led_by = led_by and tokens.word(phrase.end) in around.after_day
        return led_by or any(
            tokens.word(place) in calendar.days for place in range(first, phrase.end)
        )
    return False


def _is_claimed_year(tokens: Tokens, first: int, phrase: Phrase, *, joined: bool) -> bool:
    """Return whether a year is one by its own words, by a year before it, or by what is around."""
    if _is_named_year(tokens, phrase.end):
        return True
    return _ends_year(tokens, phrase.end) if joined else _is_year(tokens, first, phrase)


def _is_named_year(tokens: Tokens, end: int) -> bool:
    """Return whether the words that end here say that they are a year: "1950 г."."""
    years = tokens.lexicon.calendar.years
    return tokens.word(end - 1) in years or tokens.word(end - 2) in years


def _is_month(tokens: Tokens, first: int, end: int, led: str) -> bool:
    """Return whether a lone month name is a month; "May" and "March" need a word before them."""
    calendar, around = tokens.lexicon.calendar, tokens.lexicon.surroundings
    named = {tokens.word(index) for index in range(first, end)} & calendar.months.keys()
    capitals = named <= calendar.doubtful and tokens.cut(first, first + 1).isupper()
    leads = around.before_capitals if capitals else around.before_name
    if calendar.capitals and not tokens[first].capital:
        return False
    if tokens.word(first) in calendar.doubtful and led not in leads:
        return False
    return not (tokens.joins(end) and tokens[end].kind == "word")


def _ends_year(tokens: Tokens, end: int) -> bool:
    """Return whether nothing follows that four figures may count: "1900 men"."""
    return tokens[end].kind != "word" or tokens.word(end) in tokens.lexicon.surroundings.after_year


def _is_year(tokens: Tokens, first: int, phrase: Phrase) -> bool:
    """Return whether four figures are a year: a word such as "in" or "since" stands before them."""
    after, led, earlier = tokens[phrase.end], tokens.word(first - 1), tokens.word(first - 2)
    around = tokens.lexicon.surroundings
    if after.text in around.rated or (tokens.joins(phrase.end) and after.kind != "sign"):
        return False
    if (earlier, led) in around.fiscal:
        return False
    joints = tokens.lexicon.counting.joints | tokens.lexicon.conjunction
    if isinstance(phrase.reading, Span) and tokens.word(first + 1) in joints:
        named = tokens[first - 1].kind == "word" and not led.endswith(around.numbered)
        return named or led in {"(", ":"}
    if led in around.before_count:
        return earlier in around.of_year or _ends_year(tokens, phrase.end)
    of_year = led in tokens.lexicon.the and earlier in around.before_year and after.kind == "word"
    return of_year or led in around.before_year or (earlier, led) in around.two_before_year
