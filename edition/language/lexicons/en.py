"""The words of English; a billion is a thousand million."""

from itertools import chain

from edition.language.lexicons.lexicon import (
    Bounds,
    Calendar,
    Clock,
    Counting,
    Figures,
    Lexicon,
    Limits,
    Numerals,
    Phrasebook,
    Surroundings,
    name_phrases,
    number_names,
    split_phrases,
    split_words,
)

_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_PLURALS = {f"{word}s": value for word, value in _SCALES.items()}
_FIGURES = Figures(
    scales=_SCALES | _PLURALS,
    multiples=_SCALES
    | _PLURALS
    | {"hundred": 100, "milliard": 10**9, "mln": 10**6, "mlrd": 10**9, "dozen": 12, "dozens": 12},
    plurals=frozenset(_PLURALS),
    calibres=split_words("mm cm kg lb inch"),
    plural_ends=("s",),
    no_things=split_words("was has is as this less plus across s"),
    glued=split_words("mm cm km kg kgs mln million tons t"),
)
_ONES = number_names(
    "zero,one,two,three,four,five,six,seven,eight,nine,ten,eleven,twelve,thirteen,fourteen,"
    "fifteen,sixteen,seventeen,eighteen,nineteen",
    0,
)
_TENS = {
    name: 10 * number
    for name, number in number_names(
        "twenty,thirty,forty fourty,fifty,sixty,seventy,eighty,ninety", 2
    ).items()
}
_NUMERALS = Numerals(
    ones=_ONES,
    tens=_TENS,
    parts={"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4}
    | {"fourth": 4, "fourths": 4, "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6}
    | {"eighth": 8, "eighths": 8, "tenth": 10, "tenths": 10},
    starts=frozenset({*_ONES, *_TENS, "a", "an", "half", "quarter"}),
    articles=split_words("a an"),
    hundred=split_words("hundred"),
    halves=split_words("half quarter"),
    quarters=split_words("quarter"),
    thirds=split_words("third"),
    one=split_words("one"),
    no_count=split_words("no any every some this that each the which another such"),
    after_one=split_words("another '"),
    no_numbers=frozenset({"half", "a half", "a quarter", "a third"}),
)
_LIMITS = Limits(
    Phrasebook(
        name_phrases(
            {
                "atMost": "a maximum of|the maximum of|maximum of|up to|not more than|no more than"
                "|at most|at the most|not exceeding|not over|not above|as many as|not to exceed"
                "|maximum",
                "atLeast": "at least|not less than|no less than|not under|no fewer than"
                "|not fewer than|not below|a minimum of|the minimum of|minimum of|minimum",
                "above": "more than|over|above|in excess of|exceeding|upwards of|upward of"
                "|greater than",
                "below": "less than|fewer than|under|below",
                "about": "about|nearly|almost|approximately|some|around|roughly|circa|ca .|ca"
                "|approx .|approx|close to|an estimated|estimated",
            }
        )
    ),
    name_phrases(
        {
            "atLeast": "or more|or over|at least|and more|and over|minimum",
            "atMost": "or less|or fewer|at most|at the most|maximum",
            "about": "- odd",
        }
    ),
)
_SINGULAR = (
    *("ton", "tonne", "kilogram", "gram", "pound", "ounce", "piece", "pair", "set", "battle set"),
    *("second", "minute", "hour", "day", "week", "month", "year", "kilometer", "kilometre"),
    *("meter", "metre", "mile", "acre", "hectare", "litre", "liter", "gallon", "barrel", "bale"),
    *("bag", "box", "crate", "case", "drum", "bushel", "yard", "inch", "soldier", "officer"),
    *("person", "prisoner", "worker", "refugee", "student", "pilot", "troop"),
    *("division", "regiment", "battalion", "company", "brigade", "platoon", "squadron"),
    *("detachment", "unit", "group", "gun", "rifle", "automobile", "car", "truck", "lorry"),
    *("vehicle", "tank", "plane", "airplane", "aeroplane", "ship", "vessel", "boat"),
    *("locomotive", "wagon", "train", "shell", "cartridge", "round", "mine", "bomb", "grenade"),
    *("mortar", "howitzer", "cannon", "handgun", "pistol", "machine gun", "radio", "horse"),
    *("dollar", "ruble", "rouble", "cent", "franc", "degree", "member", "copy"),
    *("vote", "family", "factory", "inhabitant", "firm", "item", "delegate"),
)
_FIXED = (
    *("men", "women", "people", "children", "armies", "companies", "lorries", "families"),
    *("factories", "feet", "foot", "inches", "boxes", "copies", "yen", "kg", "kgs", "km", "kms"),
    *("mm", "cm", "lb", "lbs", "per cent", "percent", "%", "army", "personnel", "troops"),
    *("aircraft", "yuan", "won", "dead", "corps"),
    *("hrs", "mins", "persons", "dollars", "rounds of ammunition", "man"),
)
_CURRENCIES = split_words("won yen yuan rubles roubles dollars dols")
_COUNTING = Counting(
    units=frozenset(
        {*_SINGULAR, *(f"{word}s" for word in _SINGULAR if not word.endswith("s")), *_FIXED}
    ),
    quotes=frozenset({'"', "'", "“", "«", "„"}),
    grades=split_words("mm cm inch degree"),
    stops=_NUMERALS.starts
    | split_words(
        "and or the in on at to by for from with is was were are be been has have had will would"
        " as that this which who but than if of a an per not within into under caliber calibre"
        " during until since before after when while between against"
    ),
    demonstratives=split_words("the these our"),
    irregular={"man": "men", "woman": "women", "foot": "feet", "child": "children"},
    parts={"half": 2, "quarter": 4, "third": 3},
    money=frozenset({"$", "£", "¥", "€"}),
    currencies=_CURRENCIES,
    lasting=split_words("within next for every"),
    naming=split_words(
        "section article paragraph paragraphs para paras chapter annex committee comite commission"
        " telegram tel page volume resolution priority category class calibre caliber group phase"
    ),
    beginnings=frozenset(
        {*_LIMITS.before.by_first, *_NUMERALS.starts, *_CURRENCIES, "from", "between"}
    ),
    from_words=split_words("from"),
    between=split_words("between"),
    joints=split_words("- to or"),
    within=split_words("within"),
)
_MONTHS = number_names(
    "january jan,february feb febr,march mar,april apr,may,june jun,july jul,august aug,"
    "september sept sep,october oct,november nov,december dec"
)
_DOUBTFUL = split_words("may march august")
_SHORT = frozenset(name for name in _MONTHS if len(name) <= len("sept")) - split_words(
    "may june july"
)
_CALENDAR = Calendar(
    months=_MONTHS,
    short=_SHORT,
    proper=_SHORT | _DOUBTFUL,
    doubtful=_DOUBTFUL,
    weekdays=number_names(
        "monday mon,tuesday tue tues,wednesday wed,thursday thu thur thurs,friday fri,"
        "saturday sat,sunday sun",
        0,
    ),
    day_names=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    ordinals=number_names(
        "first,second,third,fourth,fifth,sixth,seventh,eighth,ninth,tenth,eleventh,twelfth,"
        "thirteenth,fourteenth,fifteenth,sixteenth,seventeenth,eighteenth,nineteenth"
    )
    | {"twentieth": 20, "thirtieth": 30},
    tens={"twenty": 20, "thirty": 30},
    suffixes=split_words("st nd rd th d"),
    clocks=split_words("hours hrs z hour"),
    leads=split_words(
        "on of from to by before after since until till dated and or the between in for at than"
        " through about already"
    ),
    numbers=split_words("no nos"),
    before_year=split_words(", of in -"),
)
_CLOCK = Clock(
    hours=split_words("hours hrs hour h"),
    unpointed=split_words("hours"),
    minutes=split_words("minutes mins min minute m"),
    parts={"morning": 0, "afternoon": 12, "evening": 12},
    noon=split_words("noon"),
    midnight=split_words("midnight"),
    universal=split_words("z"),
    halves={"am": 0, "pm": 12},
    half_letters={"a": 0, "p": 12},
    half_ends=split_words("m"),
    o_clock=("o", "'", "clock"),
    part_leads=split_phrases("in the|this|that"),
    leads=split_words("at"),
    day_leads=split_words("on of"),
    ends=split_words("to"),
    joints=split_words("at t"),
)
_BEFORE = Phrasebook(
    name_phrases(
        {
            "before": "before|prior to|prior|earlier than",
            "after": "after|later than|subsequent to|subsequent",
            "until": "until|till|through|up to|extend to|extended to|extending to|extends to"
            "|up until",
            "by": "by|not later than|no later than|on or before|not after",
            "since": "since|beginning from|beginning on|beginning in|beginning with|starting from"
            "|starting on|starting in|starting with|as from|from|on or after",
            "not-earlier": "not earlier than|no earlier than|not before",
        }
    )
)
_NUMBERS = {"first": 1, "1st": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "latter": -1}
_OPENING = split_words("beginning start outset")
_MIDDLE = split_words("middle midst")
_CLOSING = split_words("end close")
_ADJECTIVES = split_words("early late mid middle")
_BOUNDS = Bounds(
    before=_BEFORE,
    numbers=_NUMBERS,
    opening=_OPENING,
    middle=_MIDDLE,
    closing=_CLOSING,
    adjectives=_ADJECTIVES,
    portions=split_words("early earlier first latter later last late"),
    portion_words=split_words("part weeks months"),
    starts=frozenset(chain(_BEFORE.by_first, _NUMBERS, _OPENING, _MIDDLE, _CLOSING, _ADJECTIVES))
    | split_words("earlier later between the next this"),
    lengths={"half": 6, "quarter": 3},
    cuts={"half": "half", "ten": "ten"},
    ten_days=split_phrases("ten days"),
    between=split_words("between"),
    from_words=split_words("from"),
    relative={"last": -1, "next": 1, "this": 0},
    months=split_words("month months"),
    year=split_words("year"),
    whole=split_phrases("the month of|the year"),
    decade=split_words("s"),
    to=split_words("- to until till through thru"),
    joins=split_words("and or / & ,"),
    within=split_words("- in"),
)
_SURROUNDINGS = Surroundings(
    leads=split_words("on in dated during throughout of at for within over ( ["),
    lead_phrases=split_phrases("the course of|the period"),
    articles=split_words("a the any our your their"),
    before_name=split_words(
        "in of since by until till during through for from to before after early late mid last next"
        " this and or end between throughout - about around month the"
    ),
    before_capitals=split_words("in of since by during until till throughout early late mid"),
    before_year=split_words(
        "in since during until till from before after early late through throughout between mid by"
        " year spring summer autumn fall winter within end beginning middle part half quarter weeks"
        " months"
    ),
    two_before_year=frozenset({("early", "as"), ("late", "as"), ("back", "to")}),
    of_year=split_words(
        "end beginning middle spring summer autumn fall winter half quarter part months close start"
        " course days year events"
    ),
    after_year=split_words(
        "was were is are and or in the to of which that by on at as had has have with when because"
        " but between for re it there from he we they will would until after"
    ),
    fiscal=frozenset({("fiscal", "year")}),
    before_count=split_words("of for"),
    rated=split_words("% per"),
    numbered=(
        *("tel", "tels", "gram", "grams", "no", "nos", "p", "pp", "page", "pages", "desp"),
        "paras",
    ),
    cited=("tel", "tels", "gram", "grams"),
    before_pointed=split_words(
        "from to on by before after since until till dated of - and between than"
    ),
    after_day=split_words(". , ; ) and at inst instant but ] :") | {""},
    after_list=split_words(
        "he she it we they the in to of by was were from at respectively with for on that which as"
        " between is are has"
    ),
    list_goes_on=split_words("- % per a p am pm hours million"),
    articled=split_words("prior subsequent"),
    denied=split_words("until till"),
    negations=split_words("not"),
    abbreviated=split_words("m"),
)
EN = Lexicon(
    language="en",
    figures=_FIGURES,
    numerals=_NUMERALS,
    limits=_LIMITS,
    counting=_COUNTING,
    calendar=_CALENDAR,
    clock=_CLOCK,
    bounds=_BOUNDS,
    surroundings=_SURROUNDINGS,
    the=split_words("the"),
    of=split_words("of"),
    conjunction=split_words("and"),
    alternatives=split_words("and or"),
)
