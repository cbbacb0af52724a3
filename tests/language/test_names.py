"""Which names are found in a text, where, and whose they are."""

import gc
from time import process_time

import pytest

from edition.language.names import Entry, Matcher


def enter(name: str, *forms: str, kind: str = "person") -> Entry:
    """An entry, its id made from its name."""
    return Entry(f"{kind}-{name.lower().replace(' ', '-')}", kind, name, (name, *forms))


MAO = enter("Mao Zedong", "Mao", "毛泽东", "毛", "Мао Цзэдуна")
PENG = enter("Peng Dehuai", "P’eng Te-huai")
STALIN = enter("Joseph Stalin", "Stalin", "Сталина", "Filippov")
MANCHURIA = enter("Manchuria", kind="place")
STATION = enter("Manchuria station", kind="place")
KOREA = enter("Korea", "조선", "朝鲜", kind="place")
VOLUNTEERS = enter("Volunteers", "volunteer army", kind="organization")
NAMES = Matcher([MAO, PENG, STALIN, MANCHURIA, STATION, KOREA, VOLUNTEERS])


def find(text: str) -> list[tuple[str, str]]:
    """The words found in a text, each with its entries."""
    return [
        (text[hit.start : hit.end], " ".join(entry.name for entry in hit.entries))
        for hit in NAMES.find(text)
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("to Stalin.", "Stalin"),
        ("Stalin", "Stalin"),
        ("FILIPPOV and", "FILIPPOV"),
        ("Stalin’s order", "Stalin"),
        ("(Stalin)", "Stalin"),
        ("Soviet-Stalin", "Stalin"),
        ("приказ Сталина", "Сталина"),
        ("СТАЛИНА", "СТАЛИНА"),
        ("\u200fשל Stalin\u200f", "Stalin"),
        ("在Stalin的", "Stalin"),
        ("Sta\u00adlin", "Sta\u00adlin"),
    ],
)
def test_a_name_is_found(text: str, words: str) -> None:
    """As it is listed or in capitals, whatever but letters stands around it."""
    assert [(words, "Joseph Stalin")] == find(text)


@pytest.mark.parametrize(
    "text",
    ["Stalingrad", "stalin", "Stalin\u0301", "Stalin1", "xStalin", "StALIN", "Сталинаго", ""],
)
def test_a_part_of_a_word_is_none(text: str) -> None:
    """
    A name ends where a word ends, marks and digits counting as its parts; small letters are none.
    """
    assert [] == find(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("主席毛泽东说", "毛泽东"),
        ("毛 泽\n   东", "毛 泽\n   东"),
    ],
)
def test_chinese_has_no_word_boundaries(text: str, words: str) -> None:
    """A Chinese name is found between other signs; one sign alone is not looked for."""
    assert [(words, "Mao Zedong")] == find(text)
    assert [] == find("毛")


def test_korean_particles_hide_no_name() -> None:
    """A particle is written at the end of a Korean name."""
    assert [("조선", "Korea")] == find("조선은")


def test_decomposed_letters_are_found_with_their_marks() -> None:
    """Jamo and combining marks are composed to be compared; the place is that of the original."""
    text = "e\u0301 \u110c\u1169\u1109\u1165\u11ab \u1100"

    assert [("\u110c\u1169\u1109\u1165\u11ab", "Korea")] == find(text)


@pytest.mark.parametrize("apostrophe", "'’‘ʻ")
@pytest.mark.parametrize("dash", "-‐‑–—−")
@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f", "\n            ", "\u3000", "\r\n"])
def test_signs_are_alike(apostrophe: str, dash: str, space: str) -> None:
    """Apostrophes, dashes and spaces of any kind are alike."""
    text = f"P{apostrophe}eng{space}Te{dash}huai"

    assert [(text, "Peng Dehuai")] == find(f"by {text}, who")


def test_the_longer_name_comes_first() -> None:
    """A name within a longer one follows it; one that crosses its end is none."""
    crossing = Matcher([enter("Port Arthur"), enter("Arthur Miller")])

    assert [("Manchuria station", "Manchuria station"), ("Manchuria", "Manchuria")] == find(
        "Manchuria station"
    )
    assert [(0, 11)] == [(hit.start, hit.end) for hit in crossing.find("Port Arthur Miller")]


def test_a_longer_name_that_goes_on_hides_none() -> None:
    """Where the longer name is only part of a word, the shorter one is found."""
    assert [("Manchuria", "Manchuria")] == find("Manchuria stations")


def test_a_sentence_begins_with_a_capital() -> None:
    """A form that begins with a small letter is found at a sentence's beginning."""
    assert [("Volunteer army", "Volunteers"), ("volunteer army", "Volunteers")] == find(
        "Volunteer army, volunteer army"
    )


def test_short_names_are_not_looked_for() -> None:
    """One letter is no name to be found, and two in capitals are rather a word."""
    names = Matcher([enter("K"), enter("He")])

    assert [(5, 7)] == [(hit.start, hit.end) for hit in names.find("K HE He he")]


def test_a_name_of_two_entries_has_both() -> None:
    """The entries of a name stand in the order of their ids."""
    names = Matcher([enter("Zakharov", kind="place"), enter("Zakharov")])

    (hit,) = names.find("to Zakharov")

    assert ["person-zakharov", "place-zakharov"] == [entry.id for entry in hit.entries]


def test_nothing_is_found_without_names() -> None:
    """An edition may have no entries."""
    assert [] == Matcher([]).find("Stalin")


TRIES = 5
"""A machine may be busy while one of two times is taken; what grows too fast does so each time."""


def measure(matcher: Matcher, text: str) -> float:
    """The shortest of some runs' times, without the collector's."""
    times = []
    gc.collect()
    gc.disable()
    for _ in range(3):
        start = process_time()
        matcher.find(text)
        times.append(process_time() - start)
    gc.enable()
    return min(times)


@pytest.mark.slow
@pytest.mark.parametrize(
    "words",
    [
        "said Stalin to Mao Zedong at Manchuria station ",
        "\u05d0\u05dc\u05d9 Stalin\u200f \u0645\u0627\u0648 ",
        "P’eng\u00a0Te–huai \u2003\n",
        "e\u0301\u110c\u1169 Stalin ",
        "毛泽东 朝\n鲜 ",
    ],
)
def test_twice_the_text_takes_twice_the_time(words: str) -> None:
    """Each doubling of the words in one paragraph takes no more than 2.3 times the time."""
    text = words * (40_000 // len(words))

    assert any(2.3**3 > measure(NAMES, text * 8) / measure(NAMES, text) for _ in range(TRIES))


@pytest.mark.slow
def test_twice_the_names_take_no_longer_to_find() -> None:
    """A text takes hardly longer with fifty thousand names than with twenty-five thousand."""
    few, many = (
        Matcher([enter(f"Name{number:x} Of{number % 97}") for number in range(count)])
        for count in (25_000, 50_000)
    )
    text = "".join(f"by Name{number:x} Of{number % 97}, " for number in range(0, 25_000, 3))

    assert any(2.3 > measure(many, text) / measure(few, text) for _ in range(TRIES))
