"""The elements of registers that telegrams are made with."""

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from random import Random
from typing import Any

import pytest
from needs import ROOT

from edition.read.elements import Element, digest_whole, list_elements
from edition.read.source import Source, parse

PATH = PurePosixPath("tei/registers/taxonomies.xml")
TEXT = (ROOT / PATH).read_text(encoding="utf-8")


def list_all(text: str) -> list[Element]:
    """List the elements of a register that is this text."""
    source = parse(PATH, text.encode())
    assert isinstance(source, Source)
    return list_elements(source)


@pytest.mark.parametrize("remark", ["<!-- a note -->", "<?note?>"])
@pytest.mark.parametrize("place", ["<category ", "<catDesc", "</category>", "</taxonomy>"])
def test_a_comment_is_no_part_of_an_element(place: str, remark: str) -> None:
    """
    A comment before or in a category leaves all digests as they are; libxml2 died of the first.
    """
    assert list_all(TEXT) == list_all(TEXT.replace(place, remark + place))


def test_a_relative_namespace_is_only_odd() -> None:
    """
    A namespace that is no whole address, which canonical XML does not allow, is a part like others.
    """
    (changed,) = {
        element.id
        for old, element in zip(
            list_all(TEXT),
            list_all(TEXT.replace("<category ", '<category xmlns:odd="odd" ', 1)),
            strict=True,
        )
        if old != element
    }

    assert changed in TEXT


def whole(needs: Mapping[str, Sequence[str]], **changed: str) -> dict[str, str]:
    """Return the digests of elements with all that they need; a change is another own digest."""
    return digest_whole({name: changed.get(name, name) for name in needs}, needs)


def list_other(needs: Mapping[str, Sequence[str]], name: str) -> set[str]:
    """List the elements whose digest is another one if an element changes."""
    old, new = whole(needs), whole(needs, **{name: "changed"})
    return {each for each in needs if old[each] != new[each]}


def list_reached(needs: Mapping[str, Sequence[str]], name: str) -> set[str]:
    """List all that an element needs, directly or not, and itself."""
    reached, way = {name}, [name]
    while way:
        more = {other for other in needs[way.pop()] if other in needs} - reached
        reached |= more
        way += more
    return reached


def shuffle(needs: Mapping[str, Sequence[str]], seed: int) -> dict[str, list[str]]:
    """Return the same needs in another order."""
    random = Random(seed)  # noqa: S311 - nothing is secret
    names = random.sample(sorted(needs), len(needs))
    return {name: random.sample(list(needs[name]), len(needs[name])) for name in names}


GRAPHS: dict[str, dict[str, list[str]]] = {
    "a chain": {"a": ["b"], "b": ["c"], "c": []},
    "a circle": {"a": ["b"], "b": ["c"], "c": ["a"], "d": ["a"]},
    "two circles that meet": {"a": ["b"], "b": ["a", "c"], "c": ["d"], "d": ["c"]},
    "a circle in a circle": {
        "a": ["b"],
        "b": ["c", "a"],
        "c": ["b", "d"],
        "d": ["a", "e"],
        "e": [],
    },
    "what needs itself": {"a": ["a"], "b": ["a"]},
    "two ways to one": {"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []},
    "what is not there": {"a": ["nothing"], "b": ["a"]},
}


@pytest.mark.parametrize("name", GRAPHS)
def test_a_change_is_seen_by_all_that_need_it(name: str) -> None:
    """The digest of an element is another one if, and only if, something changes that it needs."""
    needs = GRAPHS[name]
    for changed in needs:
        expected = {each for each in needs if changed in list_reached(needs, each)}
        assert expected == list_other(needs, changed)


@pytest.mark.parametrize("seed", range(60))
def test_digests_of_random_needs(seed: int) -> None:
    """With any needs at all too; and no order of elements or needs makes a difference."""
    random = Random(seed)  # noqa: S311 - nothing is secret
    names = [f"e{number}" for number in range(random.randint(1, 12))]
    needs = {name: random.sample(names, random.randint(0, min(3, len(names)))) for name in names}

    assert whole(needs) == whole(shuffle(needs, seed))
    assert len(names) == len({*whole(needs).values()})
    for changed in names:
        expected = {each for each in names if changed in list_reached(needs, each)}
        assert expected == list_other(needs, changed)


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("name", GRAPHS)
def test_no_order_makes_a_difference(name: str, seed: int) -> None:
    """Elements that need each other have the same digests wherever the walk begins."""
    assert whole(GRAPHS[name]) == whole(shuffle(GRAPHS[name], seed))


def test_what_comes_later_is_another_digest() -> None:
    """An element that was needed and missing changes those that need it when it is there."""
    before, after = {"a": ["b"], "c": ["a"]}, {"a": ["b"], "b": [], "c": ["a"]}

    assert not whole(before).items() & whole(after).items()


@pytest.mark.parametrize("last", [[], ["e0"]], ids=["a chain", "a circle"])
def test_a_long_chain_of_needs_is_no_recursion(last: list[str]) -> None:
    """Twenty thousand elements that each need the next have digests, and a change reaches all."""
    count = 20_000
    needs = {f"e{n}": [f"e{n + 1}"] for n in range(count - 1)} | {f"e{count - 1}": last}

    assert len(needs) == len(list_other(needs, f"e{count - 1}"))


class Counted(dict[str, list[str]]):
    """Needs that count how many are read."""

    read = 0

    def get(self, name: str, default: object = None) -> Any:  # noqa: ANN401 - as a dict has it
        """Return the needs of an element."""
        found = super().get(name, default)
        self.read += 1 + len(found or ())  # type: ignore[arg-type]
        return found


@pytest.mark.parametrize("shape", ["chain", "circle", "star", "clique"])
def test_needs_are_read_in_linear_time(shape: str) -> None:
    """The needs of an element are read twice, however they lead: to walk, and for the digest."""

    def read(count: int) -> tuple[int, int]:
        names = [f"e{number}" for number in range(count)]
        needs = {
            "chain": {name: names[n + 1 : n + 2] for n, name in enumerate(names)},
            "circle": {name: [names[n - 1]] for n, name in enumerate(names)},
            "star": {name: names[:1] if n else names[1:] for n, name in enumerate(names)},
            "clique": dict.fromkeys(names, names[:20]),
        }[shape]
        counted = Counted(needs)
        assert count == len(digest_whole(dict(zip(names, names, strict=True)), counted))
        return counted.read, count + sum(map(len, needs.values()))

    for count in (200, 400, 800):
        found, least = read(count)
        assert 2 * least == found
