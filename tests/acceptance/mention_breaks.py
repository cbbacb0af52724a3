"""
How names, dates and quantities can be left untagged, one at a time: the tags go, the words stay.

A name whose words no register has is not counted, nor is a quantity without a figure.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from agreement_breaks import NAMES, OTHERS, identify, list_parties
from markup import Break, Edit, Markup, Tag, change, drop

FILES = {
    name: PurePosixPath(f"tei/registers/{file}.xml")
    for name, file in (("person", "persons"), ("place", "places"), ("org", "organizations"))
}
NAMED = ("persName", "placeName", "geogName", "orgName")
LINE = '<seg type="origin">'
"""What words of the form stand in when they are nothing else; none may stand bare there."""
LEADS = re.compile("in the course of |in (?=the )|")
"""Words of a tagged date that are not the date."""


def break_mentions(markup: Markup, names: set[str]) -> Iterator[Break]:
    """Take the tags of everything that can be found away."""
    yield from break_registered(markup, names)
    for tag in markup.find("date", "time"):
        if tag.inside("div") and not tag.inside("note"):
            edits, beyond = untag(tag)
            lead = LEADS.match(markup.content(tag))
            more = len(lead[0]) if lead else 0
            yield Break("mention.untagged", tuple(edits), tag.start, beyond + more)
    yield from break_measures(markup)
    yield from break_refs(markup, names)
    yield from break_title(markup)


def break_title(markup: Markup) -> Iterator[Break]:
    """Let the title name somebody else, or another month."""
    title = next(tag for tag in markup.find("title") if tag.inside("titleStmt"))
    words = markup.content(title)
    for old, new in ((words.partition(" to ")[0], "Gao Gang"), ("November", "December")):
        start = markup.text.index(old, title.end)
        yield Break("title.agrees", ((start, start + len(old), new),), title.start)


def break_refs(markup: Markup, names: set[str]) -> Iterator[Break]:
    """Let every registered name point to another entry of its kind; covers are told otherwise."""
    parties = list(list_parties(markup))
    for tag in markup.find(*NAMES):
        ref = tag.attributes.get("ref")
        covered = tag.value("type") == "cover" or tag.inside("supplied")
        if ref is None or tag in parties or covered or tag.inside("note") or not tag.inside("div"):
            continue
        other = OTHERS[ref.value.partition(":")[0]]
        if read_words(markup, tag) in names and ref.value != other:
            yield Break("name.agrees", (change(ref, other),), ref.start)


def break_measures(markup: Markup) -> Iterator[Break]:
    """
    Take the tags of every figure with its unit away; what restates it then states it.

    The finding stands at the words that bound the figure, or else at the figure.
    """
    for tag in markup.find("measure"):
        numbers = [child for child in tag.children if child.name == "num"]
        if numbers and tag.inside("div"):
            own = f"#{tag.value('xml:id')}"
            edits, beyond = untag(tag)
            for other in markup.find("measure", ana="act:restated", corresp=own):
                edits.append(change(other.attributes["ana"], "act:requested"))
                edits.append(drop(other.attributes["corresp"]))
            if not markup.content(tag).startswith(("a maximum of ", "(")):
                beyond += numbers[0].end - tag.end
            yield Break("mention.untagged", tuple(edits), tag.start, beyond)


def break_registered(markup: Markup, names: set[str]) -> Iterator[Break]:
    """Take the tags of every registered name away; where it resolved a cover name, that is none."""
    covers = list(markup.find("persName", type="cover"))
    for tag in markup.find(*NAMES):
        if tag.inside("div") and not tag.inside("note") and read_words(markup, tag) in names:
            more = [drop(cover.attributes["type"]) for cover in covers if identify(cover) is tag]
            edits, beyond = untag(tag)
            yield Break("mention.untagged", (*edits, *more), tag.start, beyond)


def untag(tag: Tag) -> tuple[list[Edit], int]:
    """Take an element's tags and certainty away; tell how far after its start its words begin."""
    assert tag.close is not None
    weighed = [(child.start, child.end, "") for child in tag.children if child.name == "certainty"]
    if tag.parent is not None and tag.parent.name in {"opener", "dateline"}:
        return [(tag.start, tag.end, LINE), *weighed, (*tag.close, "</seg>")], len(LINE)
    return [(tag.start, tag.end, ""), *weighed, (*tag.close, "")], 0


def read_words(markup: Markup, tag: Tag) -> str:
    """Return the words of an element, without the tags in it."""
    end = tag.close[0] if tag.close else tag.end
    pieces = (words for words in markup.words if tag.end <= words.start < end)
    return " ".join("".join(markup.text[words.start : words.end] for words in pieces).split())


def read_registers(root: Path) -> dict[PurePosixPath, Markup]:
    """Read the registers that have names."""
    return {path: Markup((root / path).read_bytes()) for path in FILES.values()}


def list_names(root: Path) -> set[str]:
    """List the forms that the registers have, and the same in capitals."""
    forms = {
        read_words(markup, tag)
        for markup in read_registers(root).values()
        for tag in markup.find(*NAMED)
        if tag.inside("person", "place", "org")
    }
    return forms | {form.upper() for form in forms}


def double_names(
    root: Path, path: PurePosixPath, markup: Markup
) -> Iterator[tuple[PurePosixPath, Break, dict[PurePosixPath, bytes]]]:
    """Untag the first name of each kind, and give it to the last entry of its register too."""
    registers = read_registers(root)
    done: set[str] = set()
    for broken in break_registered(markup, list_names(root)):
        tag = next(tag for tag in markup.tags if tag.start == broken.at)
        if tag.name in NAMED and tag.name not in done:
            done.add(tag.name)
            kind = (tag.value("ref") or "").partition(":")[0]
            text = registers[FILES[kind]].text
            *_, last = registers[FILES[kind]].find("person", "place", "org")
            name = last.children[0]
            form = f"<{name.name}>{read_words(markup, tag)}</{name.name}>"
            files = {
                path: broken.apply(markup.text),
                FILES[kind]: (text[: name.start] + form + text[name.start :]).encode(),
            }
            yield path, replace(broken, rule="mention.ambiguous"), files
