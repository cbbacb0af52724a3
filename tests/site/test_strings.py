"""
Every value that the schema allows has its words, wherever a stylesheet asks for them by the value.
"""

import re
from typing import Any

import pytest
from lxml import etree
from needs import ROOT

NAMESPACES = {"t": "http://www.tei-c.org/ns/1.0"}
CALL = re.compile(r"f:(?:string|counted)\('([a-z.-]+[.-])' \|\|")
WORDED = {
    "cert.": [("certainty", "cert", "")],
    "chain.": [("correspAction", "type", "")],
    "named.": [("correspAction", "type", "")],
    "named.place.": [("correspAction", "type", "")],
    "status.": [("revisionDesc", "status", "")],
    "form.": [("seg", "type", "")],
    "hand.added.": [("add", "place", "")],
    "hand.rend.": [("hi", "rend", "")],
    "surface.rend.": [("hi", "rend", "")],
    "surface.fw.": [("fw", "type", "")],
    "note.": [("note", "type", "")],
    "gap.": [("gap", "reason", ""), ("gap", "unit", ".one"), ("gap", "unit", ".many")],
    "register.type.": [("place", "type", ""), ("org", "type", ""), ("bibl", "type", "")],
}
OURS = {
    "download.",
    "downloads.",
    "form.copies.",
    "frame.",
    "frame.theme.",
    "ledger.",
    "legend.",
    "named.identified.",
    "page.",
    "page.view.",
    "period.",
    "plaintext.",
    "register.",
    "register.cover.",
    "register.part.",
    "thread.no-",
}
"""The beginnings of keys that are completed by words of the stylesheets, not of the documents."""


def list_keys() -> set[str]:
    """The keys that have words."""
    strings = etree.parse(ROOT / "xslt" / "strings" / "en.xml").getroot()
    return {str(string.get("key")) for string in strings}


@pytest.mark.parametrize("prefix", WORDED)
def test_every_value_has_words(prefix: str) -> None:
    """A value of a closed list, completed to a key, is one of those that have words."""
    schema = etree.parse(ROOT / "schema" / "telegram.odd")
    keys = list_keys()
    for element, attribute, suffix in WORDED[prefix]:
        found: Any = schema.xpath(
            f"//t:elementSpec[@ident='{element}']//t:attDef[@ident='{attribute}']"
            "//t:valList[@type='closed']/t:valItem/@ident",
            namespaces=NAMESPACES,
        )
        values = [str(value) for value in found]
        assert values
        assert [] == [value for value in values if f"{prefix}{value}{suffix}" not in keys]


def test_every_completed_key_is_known() -> None:
    """A stylesheet that completes a key in a new way says here what completes it."""
    called = {
        prefix
        for path in (ROOT / "xslt").rglob("*.xsl")
        if "odd" not in path.parts
        for prefix in CALL.findall(path.read_text(encoding="utf-8"))
    }

    assert called == WORDED.keys() | OURS
