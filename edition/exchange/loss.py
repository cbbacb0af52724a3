"""
What an exchange makes of each leaf of its source: in an export, of each value of a record.

A leaf is a text, a number or a truth value; what is empty or null says nothing and is none.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

Class = Literal[
    "kept", "changed", "not-representable", "not-understood", "contradiction", "inferred"
]
CLASSES: tuple[Class, ...] = (
    *("kept", "changed", "not-representable"),
    *("not-understood", "contradiction", "inferred"),
)


class Verdict(NamedTuple):
    """What becomes of a leaf: its class, what it is, and if it is not kept, why."""

    cls: Class
    what: str
    why: str | None = None


class Line(NamedTuple):
    """So many nodes of a telegram, or of an entry, of which the same is said."""

    telegram: str | None
    anchor: str | None
    what: str
    cls: Class
    nodes: int
    why: str | None


@dataclass(frozen=True, slots=True)
class Leaf:
    """A leaf: the keys that lead to it, its value, and the tables around it from the outermost."""

    path: tuple[str, ...]
    value: object
    above: tuple[Mapping[str, Any], ...]

    @property
    def anchor(self) -> str | None:
        """Return the id of the nearest table around it that has one."""
        named = (table.get("anchor", table.get("id")) for table in reversed(self.above[1:]))
        return next((str(name) for name in named if name), None)


Judge = Callable[[Leaf], Verdict | None]
"""Says what becomes of a leaf; None if it does not know such leaves."""


def keep(what: str) -> Verdict:
    """Say that something is kept as it is."""
    return Verdict("kept", what)


def change(what: str, why: str) -> Verdict:
    """Say that something is kept in another form."""
    return Verdict("changed", what, why)


def drop(what: str, why: str) -> Verdict:
    """Say that a format has no place for something."""
    return Verdict("not-representable", what, why)


def list_leaves(source: Mapping[str, Any]) -> Iterator[Leaf]:
    """List the leaves of a record or an entry."""
    return _walk(source, (), ())


def _walk(
    value: Any,  # noqa: ANN401 - JSON
    path: tuple[str, ...],
    above: tuple[Mapping[str, Any], ...],
) -> Iterator[Leaf]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _walk(inner, (*path, key), (*above, value))
    elif isinstance(value, list):
        for inner in value:
            yield from _walk(inner, path, above)
    elif value not in {None, ""}:
        yield Leaf(path, value, above)


def look_up(verdicts: Mapping[str, Verdict], path: Iterable[str]) -> Verdict | None:
    """Find the verdict on a path, or on the longest beginning of it that there is one on."""
    keys = [*path]
    found = (verdicts.get(".".join(keys[:length])) for length in range(len(keys), 0, -1))
    return next((verdict for verdict in found if verdict), None)


def weigh(telegram: str | None, source: Mapping[str, Any], judge: Judge) -> list[Line]:
    """Judge all leaves of a record or an entry; those of which the same is said become one line."""
    lines: Counter[tuple[str | None, Verdict]] = Counter()
    for leaf in list_leaves(source):
        verdict = judge(leaf)
        if verdict is None:
            name = ".".join(leaf.path)
            verdict = Verdict("not-understood", name, f"The export does not know {name}.")
        anchor = None if verdict.cls == "kept" else leaf.anchor
        lines[anchor if telegram else str(source["id"]), verdict] += 1
    return [
        Line(telegram, anchor, verdict.what, verdict.cls, count, verdict.why)
        for (anchor, verdict), count in lines.items()
    ]


Sum = tuple[Class, str, str | None, int, int, str | None]
"""Class, what, why, how many nodes, of how many telegrams or entries, and the first of them."""


def add_up(lines: Iterable[Line]) -> list[Sum]:
    """Add up lines that say the same of different telegrams or entries."""
    counts: Counter[tuple[Class, str, str | None]] = Counter()
    owners: dict[tuple[Class, str, str | None], dict[str | None, None]] = {}
    for line in lines:
        key = (line.cls, line.what, line.why)
        counts[key] += line.nodes
        owners.setdefault(key, {})[line.telegram or line.anchor] = None
    return _sort((*key, counts[key], len(owners[key]), next(iter(owners[key]))) for key in counts)


def merge(sums: Iterable[Sum]) -> list[Sum]:
    """Add up the sums of several months."""
    merged: dict[tuple[Class, str, str | None], Sum] = {}
    for cls, what, why, nodes, owners, first in sums:
        *_, more_nodes, more_owners, earlier = merged.get(
            (cls, what, why), (cls, what, why, 0, 0, first)
        )
        merged[cls, what, why] = (
            *(cls, what, why),
            *(nodes + more_nodes, owners + more_owners, earlier),
        )
    return _sort(merged.values())


def _sort(sums: Iterable[Sum]) -> list[Sum]:
    return sorted(sums, key=lambda one: (CLASSES.index(one[0]), one[1], one[2] or ""))


def count_classes(sums: Iterable[Sum]) -> dict[Class, int]:
    """Count the nodes of each class."""
    counts = dict.fromkeys(CLASSES, 0)
    for one in sums:
        counts[one[0]] += one[3]
    return counts
