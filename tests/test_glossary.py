"""GLOSSARY.md says each word once, and every module is named by one of its words."""

import re
from collections import Counter
from itertools import chain

import pytest
from needs import ROOT

LINE = re.compile(r"- \*\*([a-z][a-z ]*)\*\*: (.+\.)")
GERUNDS_THAT_ARE_NOUNS = {"encoding", "handling", "reading", "setting", "string"}


def read_sections() -> list[list[str]]:
    """Read the words of each section, in their order."""
    _, *sections = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8").split("\n## ")
    lines = [section.split("\n")[1:] for section in sections]
    return [[match[1] for line in part if (match := LINE.fullmatch(line))] for part in lines]


WORDS = {word for words in read_sections() for word in words}
MODULES = sorted(
    {path.stem for path in (ROOT / "edition").rglob("*.py") if not path.stem.startswith("__")}
    | {path.parent.name for path in (ROOT / "edition").rglob("*.py")}
    | {path.stem for path in (ROOT / "xslt").rglob("*.xsl") if path.parent.name != "odd"}
)


def list_singulars(name: str) -> set[str]:
    """List what a name may be the plural of."""
    words = re.sub("[_-]", " ", name)
    return {
        words,
        re.sub("ies$", "y", words),
        re.sub("s$", "", words),
        re.sub("(?<=[sx])es$", "", words),
        re.sub("ices$", "ex", words),
    }


def test_every_line_explains_one_word() -> None:
    """Words come in alphabetical order, none twice, each with one sentence."""
    text = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
    listed = [line for line in text.split("\n") if line.startswith("- ")]

    assert len(listed) == sum(map(len, read_sections()))
    assert [] == [
        word for word, count in Counter(chain.from_iterable(read_sections())).items() if count > 1
    ]
    for words in read_sections():
        assert sorted(words) == words


@pytest.mark.parametrize("name", MODULES)
def test_modules_are_named_by_words_of_the_glossary(name: str) -> None:
    """A module's or a folder's name is a word of the glossary or its plural."""
    assert list_singulars(name) & WORDS


@pytest.mark.parametrize("name", MODULES)
def test_no_module_is_named_by_a_gerund(name: str) -> None:
    """A module has a noun's name, not an activity's."""
    assert not name.endswith("ing") or name in GERUNDS_THAT_ARE_NOUNS


def test_another_word_is_not_found() -> None:
    """A plural is found, and what is no word of the glossary is not."""
    assert list_singulars("taxonomies") & {"taxonomy"}
    assert not list_singulars("choosing") & WORDS
