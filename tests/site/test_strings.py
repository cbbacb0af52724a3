"""Every value that the schema allows has its words, wherever a stylesheet asks for them."""

import re
from collections import Counter

from lxml import etree
from needs import ROOT

from edition.project.rules import read_values
from edition.project.strings import list_unworded

CALL = re.compile(r"f:(?:string|counted)\('([a-z.-]+[.-])' \|\|")
OURS = {
    "chain.",
    "download.",
    "downloads.",
    "export.",
    "exports.",
    "form.copies.",
    "frame.",
    "frame.theme.",
    "ledger.",
    "legend.",
    "losses.",
    "losses.class.",
    "named.",
    "page.",
    "page.view.",
    "period.",
    "redirect.",
    "register.",
    "register.cover.",
    "register.part.",
    "thread.no-",
    "who.",
}
"""The beginnings of keys that are completed by words of the stylesheets, not of the documents."""


def test_each_key_stands_once() -> None:
    """Of a key that stood twice, the second string would be read by nobody."""
    strings = etree.parse(ROOT / "xslt/strings/en.xml").getroot()
    counts = Counter(string.get("key") for string in strings)

    assert [] == [key for key, count in counts.items() if count > 1]


def test_every_value_has_words() -> None:
    """Each value of a list, completed to a key, has a string; none is left to its gloss."""
    assert [] == list(list_unworded(read_values(ROOT / "schema"), ROOT / "xslt"))


def test_a_value_without_words_is_told() -> None:
    """A new value of a list is named with the key that its string would have, and its gloss."""
    values = {"seg/@type": {"received": "when it was received", "signal": "how it was sent"}}

    assert [("xslt/strings/en.xml", "form.signal", "how it was sent")] == list(
        list_unworded(values, ROOT / "xslt")
    )


def test_every_completed_key_is_known() -> None:
    """Values of the documents are never completed to a key that may not be there."""
    called = {
        prefix
        for path in (ROOT / "xslt").rglob("*.xsl")
        if "odd" not in path.parts
        for prefix in CALL.findall(path.read_text(encoding="utf-8"))
    }

    assert called == OURS
