"""Tokens, strings and their patterns admit what lxml admits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from edition.relaxng.datatypes import Datatype, compile_pattern, fold

LIBRARY = "http://www.w3.org/2001/XMLSchema-datatypes"


def admits(pattern: str, text: str, *, kept: bool = False) -> bool:
    """The verdict of lxml on an element that holds this text."""
    namespace = "http://relaxng.org/ns/structure/1.0"
    schema = etree.Element(f"{{{namespace}}}element", name="a")
    kind = "string" if kept else "token"
    data = etree.SubElement(schema, f"{{{namespace}}}data", type=kind, datatypeLibrary=LIBRARY)
    etree.SubElement(data, f"{{{namespace}}}param", name="pattern").text = pattern
    element = etree.Element("a")
    element.text = text
    return bool(etree.RelaxNG(schema).validate(element))


@pytest.mark.parametrize(
    ("pattern", "good", "bad"),
    [
        (r"\S+", "a\N{NO-BREAK SPACE}b", "a b"),
        (r"person:[a-z0-9\-]+", "person:a-1", "person:A"),
        (r"a{2,3}|b{2}|c{1,}", "aaa", "b"),
        (r"[+\-]?[0-9]?", "", "+-"),
        (r"a|", "", "b"),
        (r"a b", " a \n b\t", "a\N{NO-BREAK SPACE}b"),
        (r"[a-c\-x]{3}", "b-x", "dxx"),
        (r"\\S", r"\S", "a"),
        (r"(a(b|c)?)+\.", "aabac.", "abb."),
        (r"[毛东]+\??", "毛东?", "毛x"),
    ],
)
def test_patterns(pattern: str, good: str, bad: str) -> None:
    """A pattern admits the same tokens in Python as in lxml."""
    for text, expected in ((good, True), (bad, False)):
        assert expected == Datatype(kept=False, patterns=(pattern,)).holds(text)
        assert expected == admits(pattern, text)


@pytest.mark.parametrize(("text", "expected"), [("a b", True), (" a b", False), ("a  b", False)])
def test_strings(text: str, *, expected: bool) -> None:
    """A string keeps its white space."""
    assert expected == Datatype(kept=True, patterns=("a b",)).holds(text)
    assert expected == admits("a b", text, kept=True)


@pytest.mark.parametrize(
    "pattern",
    [
        *(r"a)", r"(a", r"[a", r"*", r"a{3,2}", r"\q", r"\p{IsGreek}", r"\p{L", "a\\"),
        *(r"\$", "[a-z-]", "[-a]", "[]", "$", "^a", "a.", "[^a]", r"[\S]", "(?:a)", "(?i)a"),
        *(
            "a??",
            "a*+",
            "a{,2}",
            r"\d",
            r"\i",
            r"\w",
            r"\p{L}",
            "[a-z-[b]]",
            "[c-a]",
            "\\A",
            "()*)",
        ),
    ],
)
def test_refused_patterns(pattern: str) -> None:
    """What is no pattern, or one that is not planned for, is a ValueError."""
    with pytest.raises(ValueError, match=r"."):
        compile_pattern(pattern)


@given(st.text(alphabet=" \t\n\r\N{NO-BREAK SPACE}\u2003ab"))
def test_fold(text: str) -> None:
    """White space is folded as XML has it: the other spaces of Unicode are letters like any."""
    assert text.translate({9: 32, 10: 32, 13: 32}).strip(" ").split() == fold(text).split()
    assert "  " not in fold(text)
    assert fold(text) == fold(f" {text}\n")
