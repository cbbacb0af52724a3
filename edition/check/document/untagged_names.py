"""
Find names, dates and quantities that are not tagged, and names that fit several entries.

A name within a longer name counts as part of it. But an organization that is named within another
organization's name is tagged too.
"""

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from edition.check.document.untagged_values import find_untagged
from edition.findings import Fault
from edition.language.names import Entry, Hit, Matcher, Namesakes
from edition.read.passages import NAMES, RS, Passage, Tagged
from edition.read.source import Source
from edition.relaxng.messages import quote

_KEPT = 4096
_BODY = "organization"
MAX_TOLD = 10
"""The most entries that a message lists for one name."""
_INITIALS = re.compile(r"(?<!\w)([^\W\d_a-zа-яё])\.\s?(?:[^\W\d_a-zа-яё]\.\s?)*$")
_LOOKED_AT = 24
_JOINED_BEFORE = re.compile(r"(?<!\w)[^\W\d_a-zа-яё]\w*-$")
_JOINED_AFTER = re.compile(r"-[^\W\d_a-zа-яё]")
_AROUND = 80
"""The most signs and spaces that may stand in a tag besides the name."""


def check(source: Source, names: Matcher, units: frozenset[str]) -> Iterator[Fault]:
    """Find untagged names, dates and quantities, and names that fit more than one entry."""
    for passage in source.passages:
        words = passage.text
        yield from _check_names(source, passage, words, names)
        for start, said, what in find_untagged(passage, units):
            message = f"{quote(' '.join(said.split()))} is a {what}, but stands untagged."
            place = passage.locate(start, source.positions)
            yield Fault(source.path, place, "mention.untagged", message)


def _check_names(source: Source, passage: Passage, words: str, names: Matcher) -> Iterator[Fault]:
    """Find untagged names, and names that fit more than one entry."""
    for untagged, hit, entries in find_open(words, names.find(words), passage.names):
        said = quote(" ".join(words[hit.start : hit.end].split()))
        place = passage.locate(hit.start, source.positions)
        if len(entries) > 1:
            named = [
                *map(tell_entry, entries[:MAX_TOLD]),
                *(["others"] if entries[MAX_TOLD:] else []),
            ]
            fitting = " and ".join(named)
            message = f"The name {said} fits {len(entries)} entries: {fitting}."
            yield Fault(source.path, place, "mention.ambiguous", message)
        elif untagged:
            message = f"{said} is a name of {tell_entry(entries[0])}, but stands untagged."
            yield Fault(source.path, place, "mention.untagged", message)


def tell_entry(entry: Entry) -> str:
    """Return an entry's name with what a ref to it is."""
    return f"{entry.name} ({entry.id.replace('-', ':', 1)})"


@dataclass(slots=True)
class _Around:
    """The names found and the names tagged that overlap the name in question."""

    hits: list[Hit] = field(default_factory=list)
    tagged: list[Tagged] = field(default_factory=list)

    def leave(self, start: int) -> None:
        """Forget what ends at or before this place."""
        self.hits = [hit for hit in self.hits if hit.end > start]
        self.tagged = [tagged for tagged in self.tagged if tagged.end > start]


def find_open(
    words: str, hits: Iterable[Hit], names: Iterable[Tagged]
) -> Iterator[tuple[bool, Hit, tuple[Entry, ...]]]:
    """
    Yield the names to report: whether each is untagged, where it is, and whose it may be.

    A name within one that is reported is not reported too.
    """
    tagged = sorted(names, key=lambda name: (name.start, -name.end))
    around = _Around()
    number = reported = 0
    hits = list(hits)
    ends = {hit.start for hit in hits} | {hit.end for hit in hits}
    for hit in hits:
        around.leave(hit.start)
        while number < len(tagged) and tagged[number].start < hit.end:
            if tagged[number].end > hit.start:
                around.tagged.append(tagged[number])
            number += 1
        if _is_own(words, hit, around):
            around.hits.append(hit)
            found = _judge(words, hit, around.tagged)
            entries = _list_namable(words, hit, found[1], ends) if found else ()
            if found and entries and hit.end > reported:
                reported = hit.end
                yield found[0], hit, entries


def _is_own(words: str, hit: Hit, around: _Around) -> bool:
    """Return whether a name must be tagged itself, and is not just part of a longer name."""
    longer = [
        tagged.element
        for tagged in around.tagged
        if _holds(tagged, hit)
        and not _is_same(words, tagged, hit)
        and tagged.element.tag != RS
        and tagged.element.get("ref")
    ]
    if not longer and not around.hits:
        return True
    kinds = {kind for other in (hit, *around.hits) for kind in other.namesakes.kinds}
    kinds.update(NAMES[element.tag] for element in longer)
    return (
        kinds == {_BODY}
        and all(_differ(other.namesakes, hit.namesakes) for other in around.hits)
        and hit.namesakes.ids.isdisjoint(
            name for element in longer for name in _list_targets(element.get("ref", ""))
        )
    )


def _list_namable(
    words: str, hit: Hit, entries: tuple[Entry, ...], ends: Container[int]
) -> tuple[Entry, ...]:
    """
    Return the entries that a name may mean by what stands beside it.

    A surname that a hyphen joins to another is part of a longer one, unless both are names. After
    initials it means those whose names begin with the first of them.
    """
    before = words[max(hit.start - _LOOKED_AT, 0) : hit.start]
    after = words[hit.end : hit.end + 2]
    joined = _JOINED_BEFORE.search(before) and hit.start - 1 not in ends
    if joined or (_JOINED_AFTER.match(after) and hit.end + 1 not in ends):
        return tuple(entry for entry in entries if entry.kind != "person")
    initials = _INITIALS.search(before)
    if initials is None:
        return entries
    return tuple(entry for entry in entries if _begins_with(entry, initials[1]))


def _begins_with(entry: Entry, initial: str) -> bool:
    """Return whether a name of more words begins with an initial, if a person has one at all."""
    first = {form[0] for form in entry.forms if " " in form}
    return entry.kind != "person" or not first or initial in first


@lru_cache(maxsize=_KEPT)
def _differ(some: Namesakes, others: Namesakes) -> bool:
    """Return whether two names have no entry in common."""
    return some.ids.isdisjoint(others.ids)


def _judge(words: str, hit: Hit, around: Iterable[Tagged]) -> tuple[bool, tuple[Entry, ...]] | None:
    """
    Return whether a name is untagged, and the entries that it may mean; None if it is right.

    A tag is right if its ref points to one of the name's entries, or if it has a ref and contains
    only this name. A tag without a ref says the kind: the name is ambiguous if several entries of
    it fit. If the tag holds a longer name, this one is only part of it.
    """
    over = [tagged for tagged in around if tagged.start < hit.end and tagged.end > hit.start]
    targets = {name for tagged in over for name in _list_targets(tagged.element.get("ref", ""))}
    if not hit.namesakes.ids.isdisjoint(targets):
        return None
    for tagged in reversed(over):
        same = _is_same(words, tagged, hit)
        if tagged.element.get("ref"):
            if same:
                return None
        elif _holds(tagged, hit) and (same or tagged.element.tag != RS):
            fitting = hit.namesakes.choose(NAMES.get(tagged.element.tag))
            return (False, fitting) if same and len(fitting) > 1 else None
    return True, hit.entries


def _holds(tagged: Tagged, hit: Hit) -> bool:
    """Return whether a name stands within a tagged element."""
    return tagged.start <= hit.start and hit.end <= tagged.end


def _is_same(words: str, tagged: Tagged, hit: Hit) -> bool:
    """Return whether an element contains only a name, and at most 80 signs and spaces around it."""
    return (
        _holds(tagged, hit)
        and tagged.end - tagged.start <= hit.end - hit.start + _AROUND
        and not any(map(str.isalnum, words[tagged.start : hit.start] + words[hit.end : tagged.end]))
    )


@lru_cache(maxsize=_KEPT)
def _list_targets(ref: str) -> tuple[str, ...]:
    """
    Return the ids of the entries that a ref points to.

    The results are kept, because a few persons are named in many telegrams.
    """
    return tuple(
        token.rpartition("#")[2] if "#" in token else token.replace(":", "-", 1)
        for token in ref.split()
    )
