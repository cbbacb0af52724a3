"""
What a language brings to the reading of its words: names, numerals and function words by role.

A role that a language does not have is empty, and is then never found. Words are in small letters.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

Words = frozenset[str]
Phrases = tuple[tuple[str, ...], ...]

NO_WORDS: Words = frozenset()


def split_words(text: str) -> Words:
    """Make a set of the words of a text."""
    return frozenset(text.split())


def split_phrases(text: str) -> Phrases:
    """Make phrases of a text that has strokes between them and spaces between their words."""
    return tuple(tuple(phrase.split()) for phrase in text.split("|"))


def number_names(names: str, first: int = 1) -> dict[str, int]:
    """Number names: commas stand between numbers, spaces between names of one number."""
    numbered = enumerate(names.split(","), first)
    return {name: number for number, some in numbered for name in some.split()}


def name_phrases(named: Mapping[str, str]) -> dict[tuple[str, ...], str]:
    """Give each phrase its name."""
    return {phrase: name for name, text in named.items() for phrase in split_phrases(text)}


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """Phrases with what they are called, found by their first word, the longest first."""

    kinds: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    by_first: Mapping[str, Phrases] = field(init=False)

    def __post_init__(self) -> None:
        """List the phrases of each first word."""
        first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in sorted(self.kinds, key=len, reverse=True):
            first.setdefault(phrase[0], []).append(phrase)
        object.__setattr__(self, "by_first", {word: (*some,) for word, some in first.items()})


@dataclass(frozen=True, slots=True)
class Figures:
    """The words beside values in figures."""

    scales: Mapping[str, int] = field(default_factory=dict)
    multiples: Mapping[str, int] = field(default_factory=dict)
    """Scales and whatever else multiplies, such as dozens."""
    plurals: Words = NO_WORDS
    """Scale words that "of" may follow: "2 millions of cartridges"."""
    calibres: Words = NO_WORDS
    """After a figure, part of the name of what is counted: "50 122 mm howitzers"."""
    plural_ends: tuple[str, ...] = ()
    short: Words = NO_WORDS
    """Scale words that a point belongs to."""
    no_things: Words = NO_WORDS
    glued: Words = NO_WORDS
    """May follow a figure without a space; other letters make it a name, as in 16c or 38th."""
    ordinals: Words = NO_WORDS
    """Endings that a dash joins to a figure and that make it an ordinal: 36-я."""
    decimal: str = "."
    groups: Words = frozenset({",", "'", "."})
    """The signs between groups of three figures."""


@dataclass(frozen=True, slots=True)
class Numerals:
    """Numbers in words."""

    ones: Mapping[str, int] = field(default_factory=dict)
    tens: Mapping[str, int] = field(default_factory=dict)
    hundreds: Mapping[str, int] = field(default_factory=dict)
    """Hundreds that are one word, where a language has them."""
    parts: Mapping[str, int] = field(default_factory=dict)
    starts: Words = NO_WORDS
    articles: Words = NO_WORDS
    hundred: Words = NO_WORDS
    halves: Words = NO_WORDS
    """Parts that need no article: half, quarter."""
    quarters: Words = NO_WORDS
    thirds: Words = NO_WORDS
    one: Words = NO_WORDS
    no_count: Words = NO_WORDS
    after_one: Words = NO_WORDS
    """Before and after "one", these words make it a pronoun."""
    no_numbers: Words = NO_WORDS
    """In running text these are seldom numbers: "northern half"."""
    additive: bool = False
    """Whether numbers are sums of words: "двести сорок тысяч"."""
    scale_alone: Words = NO_WORDS
    """Scale words that mean one of their kind: "тысяча"."""
    mixed: Mapping[str, str] = field(default_factory=dict)
    """Words for a number and a half, or for a half of a scale, with their values."""
    with_half: Phrases = ()
    """What follows a number that is a half more."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Words that limit an amount or make it approximate."""

    before: Phrasebook = field(default_factory=Phrasebook)
    after: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    longest: int = 3


@dataclass(frozen=True, slots=True)
class Counting:
    """The words for what is counted or measured, and those around it."""

    units: Words = NO_WORDS
    """Units and things counted in telegrams; a register adds its own."""
    quotes: Words = NO_WORDS
    grades: Words = NO_WORDS
    """Before what they measure they name it: "82-mm mortars", "the 38 degree line"."""
    stops: Words = NO_WORDS
    demonstratives: Words = NO_WORDS
    irregular: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, int] = field(default_factory=dict)
    money: Words = NO_WORDS
    currencies: Words = NO_WORDS
    lasting: Words = NO_WORDS
    """Before hours they make them a duration."""
    naming: Words = NO_WORDS
    """What a figure after them is the number of."""
    beginnings: Words = NO_WORDS
    from_words: Words = NO_WORDS
    between: Words = NO_WORDS
    joints: Words = NO_WORDS
    within: Words = NO_WORDS


@dataclass(frozen=True, slots=True)
class Calendar:
    """Names of months and weekdays, and what stands beside days and years."""

    months: Mapping[str, int] = field(default_factory=dict)
    short: Words = NO_WORDS
    """Months that a point may follow."""
    proper: Words = NO_WORDS
    """Month words that mean a month only with a capital letter."""
    doubtful: Words = NO_WORDS
    capitals: bool = True
    """Whether months and weekdays are written with a capital letter."""
    weekdays: Mapping[str, int] = field(default_factory=dict)
    day_names: tuple[str, ...] = ()
    """The names of the days of the week, from Monday on, as a sentence has them."""
    roman: Mapping[str, int] = field(
        default_factory=lambda: number_names("i,ii,iii,iv,v,vi,vii,viii,ix,x,xi,xii")
    )
    ordinals: Mapping[str, int] = field(default_factory=dict)
    tens: Mapping[str, int] = field(default_factory=dict)
    """Tens that an ordinal follows: twenty-fifth."""
    suffixes: Words = NO_WORDS
    clocks: Words = NO_WORDS
    """After four figures, these words make them a clock time, not a year."""
    years: Words = NO_WORDS
    """Words after a year that say that it is one."""
    leads: Words = NO_WORDS
    """Words after which a figure before a month is its day."""
    numbers: Words = NO_WORDS
    before_year: Words = NO_WORDS
    """What may stand between a day of a month and its year."""
    dashed: Words = NO_WORDS
    """Endings that a dash joins to the number of a day: 8-го."""
    days: Words = NO_WORDS
    """Words that make a figure before them a day."""
    patterns: tuple[str, ...] = ()
    """The forms of a day, month or year, where they are not those of English."""


@dataclass(frozen=True, slots=True)
class Clock:
    """Words of clock times."""

    hours: Words = NO_WORDS
    unpointed: Words = NO_WORDS
    """Words for hours that no point follows."""
    minutes: Words = NO_WORDS
    parts: Mapping[str, int] = field(default_factory=dict)
    """Parts of the day, with the hours to add."""
    noon: Words = NO_WORDS
    midnight: Words = NO_WORDS
    universal: Words = NO_WORDS
    halves: Mapping[str, int] = field(default_factory=dict)
    """Abbreviations of the halves of a day, with the hours to add."""
    half_letters: Mapping[str, int] = field(default_factory=dict)
    half_ends: Words = NO_WORDS
    o_clock: tuple[str, ...] = ()
    part_leads: Phrases = ()
    leads: Words = NO_WORDS
    day_leads: Words = NO_WORDS
    """What may stand between a clock time and its day."""
    ends: Words = NO_WORDS
    """After a clock time, words that lead to another."""
    joints: Words = NO_WORDS
    """What may stand between a day and its clock time, besides signs."""
    patterns: tuple[str, ...] = ()
    """The forms of a clock time, where they are not those of English."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Words of parts, ranges and bounds of time."""

    before: Phrasebook = field(default_factory=Phrasebook)
    after: Phrasebook = field(default_factory=Phrasebook)
    """Bounds that follow their day."""
    numbers: Mapping[str, int] = field(default_factory=dict)
    """First, second and last of a year's or month's parts."""
    opening: Words = NO_WORDS
    middle: Words = NO_WORDS
    closing: Words = NO_WORDS
    adjectives: Words = NO_WORDS
    portions: Words = NO_WORDS
    portion_words: Words = NO_WORDS
    starts: Words = NO_WORDS
    lengths: Mapping[str, int] = field(default_factory=dict)
    """The months of a half and a quarter of a year."""
    cuts: Mapping[str, str] = field(default_factory=dict)
    """Words for a half and a third of a month, as "half" and "ten"."""
    ten_days: Phrases = ()
    between: Words = NO_WORDS
    from_words: Words = NO_WORDS
    relative: Mapping[str, int] = field(default_factory=dict)
    """Last, this and next, of months and years."""
    months: Words = NO_WORDS
    year: Words = NO_WORDS
    whole: Phrases = ()
    """What may stand before the month or year that a part is of."""
    decade: Words = NO_WORDS
    to: Words = NO_WORDS
    joins: Words = NO_WORDS
    within: Words = NO_WORDS


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Words around a date that tell whether it is one."""

    leads: Words = NO_WORDS
    lead_phrases: Phrases = ()
    articles: Words = NO_WORDS
    before_name: Words = NO_WORDS
    before_capitals: Words = NO_WORDS
    """Before MAY and MARCH in a text of capitals they make them months; "to" and "and" do not."""
    before_year: Words = NO_WORDS
    two_before_year: frozenset[tuple[str, ...]] = frozenset()
    of_year: Words = NO_WORDS
    after_year: Words = NO_WORDS
    fiscal: frozenset[tuple[str, ...]] = frozenset()
    before_count: Words = NO_WORDS
    """Before a year that these words precede, what precedes them is looked at."""
    rated: Words = NO_WORDS
    numbered: tuple[str, ...] = ()
    cited: tuple[str, ...] = ()
    before_pointed: Words = NO_WORDS
    after_day: Words = NO_WORDS
    after_list: Words = NO_WORDS
    list_goes_on: Words = NO_WORDS
    articled: Words = NO_WORDS
    """Bounds that are adjectives after an article: "a subsequent May 3 meeting"."""
    denied: Words = NO_WORDS
    negations: Words = NO_WORDS
    abbreviated: Words = NO_WORDS


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The words of a language, by their roles."""

    language: str
    figures: Figures
    numerals: Numerals
    limits: Limits
    counting: Counting
    calendar: Calendar
    clock: Clock
    bounds: Bounds
    surroundings: Surroundings
    the: Words = NO_WORDS
    of: Words = NO_WORDS
    conjunction: Words = NO_WORDS
    alternatives: Words = NO_WORDS
    """The conjunctions of lists: and, or."""
    pieces: str = ""
    """The expression that finds words between which no spaces stand, if a language has such."""
    digits: Mapping[str, int] = field(default_factory=dict)
    """Signs of figures, with what they are worth."""
