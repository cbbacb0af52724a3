"""
How words and attributes can be made to disagree: of quantities and figures, of dates and times.
"""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise

from markup import Attribute, Break, Markup, Tag, change, drop

FIGURES = ("quantity", "value", "min", "atMost", "atLeast")
DATES = ("when", "from", "to", "notBefore", "notAfter")
READ = ("correspAction", "p", "item", "dateline", "opener", "closer")
BARE = ("all automobiles", "the remaining automobiles")
"""Quantities without a figure."""


def break_wording(markup: Markup) -> Iterator[Break]:
    """Let every attribute say another figure or day than its words."""
    for tag in markup.find("measure", "num"):
        for name in FIGURES:
            if name in tag.attributes:
                yield from break_figure(tag, tag.attributes[name])
    for tag in markup.find("measure"):
        figures = [tag.attributes[name] for name in FIGURES if name in tag.attributes]
        if figures and "max" not in tag.attributes:
            yield Break("quantity.agrees", tuple(map(drop, figures)), tag.start)
    for tag in markup.find("date", "time"):
        if tag.inside(*READ):
            yield from break_date(tag)
    yield from break_repeated(markup)
    yield from break_units(markup)


def break_units(markup: Markup) -> Iterator[Break]:
    """Give every quantity whose words name its unit another, or else another commodity."""
    for tag in markup.find("measure"):
        unit, commodity = tag.attributes["unitRef"], tag.attributes.get("commodity")
        if not tag.inside("div") or not tag.children:
            continue
        words = re.sub("<[^>]*>", "", markup.content(tag))
        if re.search(r"\b(tons|divisions|armies|days)$", words):
            other = "unit:army" if unit.value == "unit:ton" else "unit:ton"
            yield Break("unit.agrees", (change(unit, other),), unit.start)
        elif commodity and re.search(r"\d automobiles$|^Soviet rifles \d", words):
            yield Break("unit.agrees", (change(commodity, "tnt"),), commodity.start)


def break_figure(tag: Tag, figure: Attribute) -> Iterator[Break]:
    """Give a figure one less, and ten times as much; a range keeps its ends in order."""
    if figure.name == "min":
        yield Break("quantity.agrees", (change(figure, "1"),), figure.start)
        return
    for value in (int(figure.value) - 1, int(figure.value) * 10):
        if value > 0 and not (tag.inside("seg") and tag.name == "num"):
            yield Break("quantity.agrees", (change(figure, str(value)),), figure.start)


def break_date(tag: Tag) -> Iterator[Break]:
    """
    Move a day by one, an hour by one, a month or a year by one; what the header has too is left.
    """
    names = [name for name in DATES if name in tag.attributes]
    if tag.inside("correspAction", "opener", "closer") or not names:
        return
    first = min((tag.attributes[name] for name in names), key=lambda value: value.start)
    for name in names:
        value = tag.attributes[name]
        step = 1 if name in {"to", "notAfter", "when"} else -1
        yield Break("date-words.agrees", (change(value, move(value.value, step)),), first.start)


def move(value: str, step: int) -> str:
    """Move a moment by a day, or a month by a month, or a year by a year."""
    if len(value) == len("1950"):
        return f"{int(value) + step:04}"
    if len(value) == len("1950-11"):
        months = int(value[:4]) * 12 + int(value[5:]) - 1 + step
        return f"{months // 12:04}-{months % 12 + 1:02}"
    moved = datetime.fromisoformat(value) + timedelta(days=step)
    return moved.isoformat()[: len(value)]


def break_repeated(markup: Markup) -> Iterator[Break]:
    """Let words in brackets repeat another number than the figure before them."""
    for tag in markup.find("measure"):
        numbers = [child for child in tag.children if child.name == "num"]
        for figure, repeated in pairwise(numbers):
            between = markup.text[figure.start : repeated.start]
            if repeated.close and between.endswith(" ("):
                value = change(repeated.attributes["value"], "37")
                words = (repeated.end, repeated.close[0], "thirty-seven")
                broken = Break("number-words.agrees", (value, words), tag.start, transcribed=False)
                yield broken
