"""
Find the names of entries in a text, all in one pass.

A name is found as it is written or all in capitals, and with a capital where a sentence begins.
It begins and ends where a word does, but in scripts that do not set words apart. Where two names
begin together the longer one comes first; a name that begins within another and ends beyond it is
none.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from operator import itemgetter

import ahocorasick

from edition.language.folded_text import fold, is_unspaced, is_word

_MIN_LETTERS = 2
_MIN_CAPITALS = 3
_KEPT_FORMS = 8_192


@dataclass(frozen=True, slots=True)
class Entry:
    """Someone or something that has names: of what kind, under which name, in which forms."""

    id: str
    kind: str
    name: str
    forms: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Namesakes:
    """The entries that share one name, in the order of their ids; a register may have very many."""

    entries: tuple[Entry, ...]

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of the entries."""
        return frozenset(entry.id for entry in self.entries)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of the entries."""
        return frozenset(entry.kind for entry in self.entries)

    def choose(self, kind: str | None) -> tuple[Entry, ...]:
        """Choose the entries of a kind, or all."""
        return self.entries if kind is None or self.kinds == {kind} else self._by_kind.get(kind, ())

    @cached_property
    def _by_kind(self) -> dict[str, tuple[Entry, ...]]:
        """The entries of each kind."""
        return {
            kind: tuple(entry for entry in self.entries if entry.kind == kind)
            for kind in self.kinds
        }


@dataclass(frozen=True, slots=True)
class Hit:
    """A name in a text, from its first character to the one after its last, and whose it may be."""

    start: int
    end: int
    namesakes: Namesakes

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries that may have this name."""
        return self.namesakes.entries


class Matcher:
    """Finds the names of all entries in one pass."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        owners: dict[str, dict[str, Entry]] = {}
        for entry in sorted(entries, key=lambda entry: entry.id):
            for form in entry.forms:
                for written in _list_writings(form):
                    owners.setdefault(written, {})[entry.id] = entry
        self._automaton = ahocorasick.Automaton()
        for written, found in owners.items():
            self._automaton.add_word(written, (len(written), Namesakes(tuple(found.values()))))
        self._automaton.make_automaton()

    def find(self, text: str) -> list[Hit]:
        """Return the names in a text in order; a name within a longer one follows it."""
        if not self._automaton:
            return []
        folded = fold(text)
        found = [
            (end + 1 - length, -end - 1, namesakes)
            for end, (length, namesakes) in self._automaton.iter(folded.text)
            if _is_apart(folded.text, end + 1 - length) and _is_apart(folded.text, end + 1)
        ]
        found.sort(key=itemgetter(0, 1))
        hits: list[Hit] = []
        around: list[int] = []
        for start, last, namesakes in found:
            while around and around[-1] <= start:
                around.pop()
            if not around or -last <= around[-1]:
                around.append(-last)
                hits.append(Hit(*folded.span(start, -last), namesakes))
        return hits


@lru_cache(_KEPT_FORMS)
def _list_writings(form: str) -> tuple[str, ...]:
    """
    List how a name may be written, if it is long enough to be looked for.

    The lists are kept, because the names of an entry are looked for in many texts.
    """
    name = fold(form).text.strip()
    letters = sum(map(str.isalpha, name))
    written = (name, name[:1].upper() + name[1:]) if letters >= _MIN_LETTERS else ()
    return (*written, name.upper()) if letters >= _MIN_CAPITALS else written


def _is_apart(text: str, index: int) -> bool:
    """Return whether a name may begin or end before the character at `index`."""
    if index in {0, len(text)}:
        return True
    before, after = text[index - 1], text[index]
    if is_word(before) and is_word(after):
        return is_unspaced(before) or is_unspaced(after)
    return True
