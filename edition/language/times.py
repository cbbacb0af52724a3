"""
Clock times in words: "10:00", "02 hours 00 minutes", "7 p. m.", "0318Z", "noon".

Values follow TEI's teidata.temporal.w3c: "02:00:00", with "Z" only if the words say so. "8 o'clock"
without a part of the day, and "half past two", are not read. Midnight is "00:00:00". Midnight with
a date is the end of that day, "24:00:00", as in telegrams filed on that day.
"""

from functools import partial

from edition.language.lexicons.en import EN
from edition.language.lexicons.lexicon import Lexicon
from edition.language.lexicons.patterns import Parse, match_patterns, parse_within
from edition.language.tokens import Found, Tokens, cut

_NOON = 12
_DAY = 24
_HOUR = 60


def read_time(text: str, lexicon: Lexicon = EN) -> str | None:
    """Read a phrase that is one clock time; return it as hh:mm:ss, or None."""
    tokens = cut(text, lexicon)
    index = 1 if tokens.word(0) in tokens.lexicon.clock.leads else 0
    read = parse_time(tokens, index)
    if read is None or read[1] != len(tokens):
        return None
    return read[0]


def find_times(text: str, lexicon: Lexicon = EN) -> list[Found[str]]:
    """Find the clock times of a text; "20 hours" alone may be a duration and is left out."""
    tokens = cut(text, lexicon)
    found = []
    index = 0
    while index < len(tokens):
        read = parse_time(tokens, index) if begins_time(tokens, index) else None
        if read is None or _is_duration(tokens, index, read[1]):
            index += 1
            continue
        found.append(tokens.found(index, read[1], read[0]))
        index = read[1]
    return found


def begins_time(tokens: Tokens, index: int) -> bool:
    """Return whether a clock time may begin here, not inside a figure or a name."""
    token, before = tokens[index], tokens[index - 1]
    if token.kind == "word":
        clock = tokens.lexicon.clock
        if clock.patterns and token.text in clock.parts:
            return True
        return is_named_hour(tokens, index) and (token.spaced or before.kind == "sign")
    if token.kind != "figure":
        return False
    return token.spaced or before.text in {"(", "[", "-", "'", '"', "“", "«", ";"}


def parse_time(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """Read a clock time at an index; return it and the index after it."""
    token = tokens[index]
    if tokens.lexicon.clock.patterns and (formed := _parse_formed(tokens, index)):
        return formed
    if token.kind == "word" or is_named_hour(tokens, index + 1):
        return _parse_named(tokens, index)
    if token.kind != "figure" or len(token.text) > 4:  # noqa: PLR2004 - hhmm
        return None
    if len(token.text) > 2:  # noqa: PLR2004 - hh
        return _parse_military(tokens, index)
    if tokens.joins(index + 1) and tokens.word(index + 1) in {":", "."}:
        return _parse_parted(tokens, index)
    return _parse_hours(tokens, index)


def _parse_formed(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """Read a time in one of the forms of the lexicon, in twelve hours or in all."""
    for values, end in match_patterns(tokens, index, tokens.lexicon.clock.patterns, _SLOTS):
        hours, minutes = values["hour"], values.get("minute", values.get("half", 0))
        part = values.get("part", 0)
        if hours == _NOON and "part" in values:
            hours = 0
        return _write(hours + part * (hours < _NOON), minutes, end)
    return None


def _parse_day_part(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Read a part of the day as the hours to add."""
    part = tokens.lexicon.clock.parts.get(tokens.word(index))
    return None if part is None else (part, index + 1)


def _parse_half_hour(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Read the word for half an hour, as minutes."""
    return (30, index + 1) if tokens.word(index) in tokens.lexicon.numerals.halves else None


_SLOTS: dict[str, Parse] = {
    "hour": partial(parse_within, first=0, last=_DAY),
    "minute": partial(parse_within, first=0, last=_HOUR - 1),
    "half": _parse_half_hour,
    "part": _parse_day_part,
}


def _parse_named(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """Read "noon", "midnight", "12 noon"."""
    place = index + (tokens.word(index) == "12")
    word = tokens.word(place)
    if word in tokens.lexicon.clock.noon:
        return "12:00:00", place + 1
    return ("00:00:00", place + 1) if word in tokens.lexicon.clock.midnight else None


def is_named_hour(tokens: Tokens, index: int) -> bool:
    """Return whether a token is the word for noon or midnight."""
    word = tokens.word(index)
    return word in tokens.lexicon.clock.noon or word in tokens.lexicon.clock.midnight


def _parse_military(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """Read four figures with "hours" or "Z": "2045 hours", "0318Z"."""
    digits = tokens.word(index)
    after = tokens.word(index + 1)
    if len(digits) == 3:  # noqa: PLR2004 - 318 for 0318
        return None
    universal = after in tokens.lexicon.clock.universal
    if universal or after in tokens.lexicon.clock.hours:
        return _write(int(digits[:2]), int(digits[2:]), index + 2, "Z" * universal)
    return None


def _parse_parted(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """Read hours and minutes with a colon, or with a point if "hours" or a.m. follows."""
    minutes = tokens[index + 2]
    if minutes.kind != "figure" or minutes.spaced or len(minutes.text) != len("00"):
        return None
    colon = tokens.word(index + 1) == ":"
    seconds, end = _parse_seconds(tokens, index + 3) if colon else (0, index + 3)
    hours = int(tokens.word(index))
    if half := _parse_half(tokens, end):
        return _write_half(hours, int(minutes.text), half, seconds)
    if tokens.word(end) in tokens.lexicon.clock.hours:
        return _write(hours, int(minutes.text), end + 1, "", seconds)
    if tokens.joins(end) and tokens.word(end) in tokens.lexicon.clock.universal:
        return _write(hours, int(minutes.text), end + 1, "Z", seconds)
    goes_on = tokens.joins(end) and (tokens[end].kind == "word" or tokens.word(end) in {":", "/"})
    return None if goes_on or not colon else _write(hours, int(minutes.text), end, "", seconds)


def _parse_seconds(tokens: Tokens, index: int) -> tuple[int, int]:
    """Read the seconds after a second colon, or 0 if there are none."""
    seconds = tokens[index + 1]
    if tokens.joins(index, ":") and seconds.kind == "figure" and tokens.joins(index + 1):
        return int(seconds.text[:3]), index + 2
    return 0, index


def _parse_hours(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """Read hours in words: "7 p. m.", "02 hours 00 minutes", "8 o'clock in the morning"."""
    hours, end = int(tokens.word(index)), index + 1
    if half := _parse_half(tokens, end):
        return _write_half(hours, 0, half)
    clock = tokens.lexicon.clock
    if tokens.word(end) in clock.hours:
        end += 1 + (tokens.word(end) not in clock.unpointed and tokens.joins(end + 1, "."))
        minutes = tokens[end]
        if minutes.kind == "figure" and tokens.word(end + 1) in clock.minutes:
            return _write(hours, int(minutes.text[:3]), end + 2)
        return _write(hours, 0, end)
    sharp = tokens.follow(end, clock.o_clock)
    end = sharp or end
    for lead in clock.part_leads:
        place = tokens.follow(end, lead)
        if place and tokens.word(place) in clock.parts and (sharp or len(lead) > 1):
            return _write_half(hours, 0, (clock.parts[tokens.word(place)], place + 1))
    return None


def _parse_half(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Read "a. m." or "p. m." in any spacing; return the hours to add and the index after it."""
    word = tokens.word(index)
    clock = tokens.lexicon.clock
    if word in clock.halves:
        return clock.halves[word], index + 1
    place = index + 1 + (tokens.word(index + 1) == ".")
    if word not in clock.half_letters or tokens.word(place) not in clock.half_ends:
        return None
    dotted = place > index + 1 and tokens.joins(place + 1, ".")
    return clock.half_letters[word], place + 1 + dotted


def _write_half(
    hours: int, minutes: int, half: tuple[int, int], seconds: int = 0
) -> tuple[str, int] | None:
    """Write a time with a.m. or p.m.; 12 a.m. is 00:00, 12 p.m. is noon."""
    if not 1 <= hours <= _NOON:
        return None
    return _write(hours % _NOON + half[0], minutes, half[1], "", seconds)


def _write(
    hours: int, minutes: int, end: int, offset: str = "", seconds: int = 0
) -> tuple[str, int] | None:
    """Write a time, or return None if it is not possible; 24:00 is possible."""
    if minutes >= _HOUR or seconds >= _HOUR or hours > _DAY:
        return None
    if hours == _DAY and (minutes or seconds):
        return None
    return f"{hours:02d}:{minutes:02d}:{seconds:02d}{offset}", end


def _is_duration(tokens: Tokens, index: int, end: int) -> bool:
    """Return whether the words may also be a duration: "20 hours"."""
    if tokens.lexicon.pieces:
        return False
    plain = tokens.word(end - 1) in tokens.lexicon.clock.hours and end == index + 2
    return plain and len(tokens.word(index)) <= 2  # noqa: PLR2004 - hh
