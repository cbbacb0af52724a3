"""What is the same in names, and the way back to where it stands."""

import sys
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from edition.language.folded_text import fold

SIGNS = st.text(
    st.sampled_from(
        "aZé\u0301\u0308 \n\u00a0-–’毛东\u1112\u1161\u11ab한\u05d0\u200f\u00ad\U00020000"
    )
)


def list_signs(category: str) -> list[str]:
    """The characters of a category."""
    signs = map(chr, range(sys.maxunicode + 1))
    return [sign for sign in signs if unicodedata.category(sign) == category]


def test_every_dash_is_a_hyphen() -> None:
    """Whatever Unicode calls a dash is like the hyphen."""
    assert {"Te-huai"} == {fold(f"Te{dash}huai").text for dash in [*list_signs("Pd"), "\u2212"]}


@pytest.mark.parametrize("sign", "'’‘‛ʼʻʹʾʿ′´`＇")
def test_every_apostrophe_is_one(sign: str) -> None:
    """However an apostrophe is written, it is the same."""
    assert "P'eng" == fold(f"P{sign}eng").text


def test_any_white_space_is_one_space() -> None:
    """Spaces of every width, line ends, and as many of them as there are."""
    spaces = [*list_signs("Zs"), *list_signs("Zl"), *list_signs("Zp"), *"\t\n\r\u0085\u200b"]

    assert {"Peng Dehuai"} == {fold(f"Peng{space}Dehuai").text for space in spaces}
    assert "Peng Dehuai" == fold(f"Peng{''.join(spaces)}Dehuai").text


def test_no_space_between_chinese_signs() -> None:
    """
    A line's end or a wide space within a Chinese name is none, but beside another script it is.
    """
    assert "高岗 Gao 毛" == fold("高\u3000岗\n  Gao 毛").text
    assert "高岗 Gao 毛" == fold("高 岗 Gao\n毛").text


def test_marks_that_are_not_seen_are_none() -> None:
    """Soft hyphens and marks of direction are left out."""
    assert "Molotov" == fold("\u200eMo\u00adlotov\u2069").text


@given(SIGNS)
def test_composed_or_not_is_the_same(text: str) -> None:
    """A decomposed text is folded as its composed form is."""
    assert fold(unicodedata.normalize("NFC", text)).text == fold(text).text


@example("Z\u0301\u1161")
@example("\u1112\u1161\u1161\u11ab\u11ab")
@given(SIGNS)
def test_each_letter_leads_back(text: str) -> None:
    """The original's characters at a letter's place fold to that letter."""
    folded = fold(text)
    for index, sign in enumerate(folded.text):
        start, end = folded.span(index, index + 1)

        assert not sign.isalnum() or fold(text[start:end]).text.startswith(sign)
        assert sign != " " or text[start].isspace()
