"""
Names, dates and quantities that are not tagged, and names that could be somebody else's.

The longest name wins, and what stands in it belongs to it; but a body that is named within the
name of another body is tagged there too.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from edition.check.document.untagged_values import find_untagged
from edition.findings import Fault
from edition.language.names import Entry, Hit, Matcher, Namesakes
from edition.language.units import Units
from edition.read.passages import NAMES, RS, Passage, Tagged
from edition.read.source import Source
from edition.relaxng.messages import quote

RULES = {"mention.untagged", "mention.ambiguous"}
"""What this module finds; it is found again without the rest where only names changed."""

_KEPT = 4096
_BODY = "organization"
_MAX_TOLD = 10
"""How many of those who share a name are told each time that it stands somewhere."""
_AROUND = 80
"""How many signs and spaces, at most, belong to a name that they stand around."""


def check(source: Source, names: Matcher, units: Units) -> Iterator[Fault]:
    """Find what stands untagged: names, dates, quantities; and names that may be two entries'."""
    for passage in source.passages:
        words = passage.text
        yield from _check_names(source, passage, words, names)
        for start, said, what in find_untagged(passage, words, units):
            message = f"{quote(' '.join(said.split()))} is a {what}, but stands untagged."
            place = passage.locate(start, source.positions)
            yield Fault(source.path, place, "mention.untagged", message)


def _check_names(source: Source, passage: Passage, words: str, names: Matcher) -> Iterator[Fault]:
    """Find names that stand untagged, and names that may be more than one entry's."""
    for untagged, hit, entries in find_open(words, names.find(words), passage.names):
        said = quote(" ".join(words[hit.start : hit.end].split()))
        place = passage.locate(hit.start, source.positions)
        if len(entries) > 1:
            named = [*map(_tell, entries[:_MAX_TOLD]), *(["others"] if entries[_MAX_TOLD:] else [])]
            fitting = " and ".join(named)
            message = f"The name {said} fits {len(entries)} entries: {fitting}."
            yield Fault(source.path, place, "mention.ambiguous", message)
        elif untagged:
            message = f"{said} is a name of {_tell(entries[0])}, but stands untagged."
            yield Fault(source.path, place, "mention.untagged", message)


def _tell(entry: Entry) -> str:
    """Name an entry and give its id."""
    return f"{entry.name} ({entry.id})"


@dataclass(slots=True)
class _Around:
    """What begins before a name and ends after its beginning: longer names, and tagged ones."""

    hits: list[Hit] = field(default_factory=list)
    tagged: list[Tagged] = field(default_factory=list)

    def leave(self, start: int) -> None:
        """Forget what ends here or before."""
        self.hits = [hit for hit in self.hits if hit.end > start]
        self.tagged = [tagged for tagged in self.tagged if tagged.end > start]


def find_open(
    words: str, hits: Iterable[Hit], names: Iterable[Tagged]
) -> Iterator[tuple[bool, Hit, tuple[Entry, ...]]]:
    """Find the names to be told of: whether they stand untagged, and whose they may be."""
    tagged = sorted(names, key=lambda name: (name.start, -name.end))
    around = _Around()
    number = 0
    for hit in hits:
        around.leave(hit.start)
        while number < len(tagged) and tagged[number].start < hit.end:
            if tagged[number].end > hit.start:
                around.tagged.append(tagged[number])
            number += 1
        if _is_own(words, hit, around):
            around.hits.append(hit)
            found = _judge(words, hit, around.tagged)
            if found is not None:
                yield found[0], hit, found[1]


def _is_own(words: str, hit: Hit, around: _Around) -> bool:
    """Return whether a name is to be tagged where it stands, and not part of a longer name."""
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


@lru_cache(maxsize=_KEPT)
def _differ(some: Namesakes, others: Namesakes) -> bool:
    """Return whether no entry has both of two names."""
    return some.ids.isdisjoint(others.ids)


def _judge(words: str, hit: Hit, around: Iterable[Tagged]) -> tuple[bool, tuple[Entry, ...]] | None:
    """
    Return whether a name stands untagged and whose it may be, if anything is to be told of it.

    A tag that points to one of its entries, or that stands around these words alone, decides; one
    that points nowhere says of what kind it is.
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
        elif same or (_holds(tagged, hit) and tagged.element.tag != RS):
            fitting = hit.namesakes.choose(NAMES.get(tagged.element.tag))
            return (False, fitting) if len(fitting) > 1 else None
    return True, hit.entries


def _holds(tagged: Tagged, hit: Hit) -> bool:
    """Return whether a name stands in an element."""
    return tagged.start <= hit.start and hit.end <= tagged.end


def _is_same(words: str, tagged: Tagged, hit: Hit) -> bool:
    """Return whether the words of an element are a name alone, with signs and spaces around it."""
    return (
        _holds(tagged, hit)
        and tagged.end - tagged.start <= hit.end - hit.start + _AROUND
        and not any(map(str.isalnum, words[tagged.start : hit.start] + words[hit.end : tagged.end]))
    )


@lru_cache(maxsize=_KEPT)
def _list_targets(ref: str) -> tuple[str, ...]:
    """
    List the ids of the entries that an attribute points to; few persons are in many telegrams.
    """
    return tuple(
        token.rpartition("#")[2] if "#" in token else token.replace(":", "-", 1)
        for token in ref.split()
    )
