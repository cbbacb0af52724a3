"""Telegrams in which every element stands in every element that may hold it, a word in each."""

import json
import re
from collections import deque

from needs import ROOT

BESIDE = re.compile("list/(label|fw)|table/fw")
REQUIRED = {
    "lem": ' wit="#W"',
    "rdg": ' wit="#K"',
    "num": ' value="1"',
    "time": ' when="10:00:00"',
    "measure": ' unitRef="unit:piece"',
    "ref": ' target="https://example.org/"',
    "fw": ' type="header"',
    "hi": ' rend="italic"',
}


def list_ways() -> list[str]:
    """
    For every element and every element it may hold in a telegram, a way from the division to both.

    What has its words only beside an item or a row is left to the samples.
    """
    rules = json.loads((ROOT / "schema" / "rules.json").read_text(encoding="utf-8"))
    elements = rules["elements"]
    ways: dict[str, tuple[str, ...]] = {"div": ()}
    found = []
    waiting = deque(["div"])
    while waiting:
        parent = waiting.popleft()
        for child in elements[parent]["children"]:
            way = (*ways[parent], child)
            if elements[child]["text"] and not BESIDE.search("/".join(way)):
                found.append("/".join(way))
            if child not in ways:
                ways[child] = way
                waiting.append(child)
    return found


def nest(way: str) -> str:
    """A word that says where it stands, in the elements it names."""
    names = way.split("/")
    before = "".join(f"<{name}{REQUIRED.get(name, '')}>" for name in names)
    return before + way + "".join(f"</{name}>" for name in reversed(names))


def write_nested(ways: list[str]) -> str:
    """A telegram that is these words."""
    source = (ROOT / "tests" / "fixtures" / "valid" / "doubt.xml").read_text(encoding="utf-8")
    start, end = source.index("<p xml:id"), source.rindex("</div>")
    return "".join((source[:start], *map(nest, ways), source[end:]))
