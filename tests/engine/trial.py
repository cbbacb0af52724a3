"""A trial: an edition that is edited at random and built, after each round as from nothing."""

import shutil
import sqlite3
import time
from collections.abc import Iterable, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from unittest.mock import patch

from bench.editions import derive, write
from desk import PARTS, Desk
from edit_table import EDITS, SELDOM
from file_edits import mend
from needs import ROOT
from program_edits import PROGRAM_EDITS
from public_edits import PUBLIC_EDITS, forget_all
from ways import ALONE, WAYS, WHOLE, Site, Verdict, Way, build_here, fail

_SIZES = (4, 6, 8)
_CUT = {
    "edition.compose.registers.MAX_LISTED": 3,
    "edition.compose.registers.MAX_LINES_OF_YEAR": 8,
    "edition.compose.lists.MAX_LISTED": 3,
}
"""How many lines a page has where short lists are cut; what imports the other comes first."""
_NAMED = 12
"""So many files that differ are named."""
_NEAR = 60
"""So many letters around the first difference are told."""
_TICK_SECONDS = 0.012
"""After so long a file that is written again has another time."""
_LONG = 10_000_000_000
"""In nanoseconds: as long as a file must be as it is before its stamp is trusted, and longer."""
_SELDOM = 0.6
"""How often a seldom edit that was picked is not made."""
_FROM_OTHERS = ("ref.", "mention.", "measure.")
"""How rules begin whose findings depend on other files."""
_MADE = """
SELECT step, subject, folder || name || made.digest FROM made JOIN item ON item.id = made.item
"""
Item = tuple[str, str]
"""A step and one of its subjects."""
_PATIENCE = 1
"""After so many rounds with errors the sources are put back."""


@dataclass(slots=True)
class Trial:
    """
    An edition in a folder, what was done with it, and its sources as they were published last.
    """

    folder: Path
    seed: int
    alone: bool = False
    kept: dict[str, bytes] = field(default_factory=dict)
    story: list[str] = field(default_factory=list)
    good: dict[str, bytes] = field(default_factory=dict)
    bad: int = 0
    tampered: bool = False
    clean: int = 0
    made: int = 0
    disturbed: bool = True
    vain: list[Item] = field(default_factory=list)

    @property
    def root(self) -> Path:
        """Return the edition's folder."""
        return self.folder / "edition"

    def begin(self) -> Site:
        """Make the edition, with stylesheets and a schema of its own or without."""
        chance = Random(self.seed)  # noqa: S311 - nothing secret
        write(derive(ROOT, chance.choice(_SIZES)), self.root)
        for part in ("xslt", "schema"):
            if chance.random() < 0.6:
                shutil.copytree(ROOT / part, self.root / part)
        self.good = Desk(self.root, chance).take()
        site = Site(self.root)
        if chance.random() < 0.8:
            build_here(site)
        return site

    def run(self, site: Site, number: int) -> None:
        """Edit, build, and compare with a build from nothing."""
        chance = Random(f"{self.seed} {number}")  # noqa: S311 - nothing secret
        desk = Desk(self.root, chance, self.kept)
        words = self._mend(desk)
        words += self._edit(desk) if not words or chance.random() < 0.7 else ()
        self.story.append(f"round {number}: {'; '.join(words)}")
        if chance.random() < 0.3:
            self.disturbed = True
            self._say(fail(site, chance, lambda: self._say(*self._edit(desk))))
            if chance.random() < 0.4:
                self._say(*self._edit(desk))
        way = self._choose(chance)
        self._say(f"built by {way.__name__}")
        if chance.random() < 0.1:
            site.close()
        before = list_tree(self.root / "public")
        made = list_made(self.root)
        with patch(
            "edition.build.build.read_clock", chance.choice((time.time_ns, read_later_clock))
        ):
            verdict = way(site)
        self._compare(verdict, before, fresh=chance.random() < 0.3)
        self._count(verdict, made)
        if verdict.status:
            self.bad += 1
        else:
            self.bad, self.good, self.tampered, self.disturbed = 0, desk.take(), False, False
            again = build_here(site)
            assert again.redone == (), f"done again without a change: {again.redone}"

    def _count(self, verdict: Verdict, before: Mapping[Item, frozenset[str]]) -> None:
        """
        Count the items whose outputs were made again, and those made in vain.

        Other stylesheets, spoiled pages and failures make again what comes out as before.
        """
        after = {} if self.disturbed else list_made(self.root)
        for item in verdict.redone:
            if after.get(item):
                self.made += 1
                self.vain += [item] if before.get(item) == after[item] else []

    def _say(self, *words: str) -> None:
        """Add to what was done in this round."""
        self.story[-1] += "; " + "; ".join(words)

    def _choose(self, chance: Random) -> Way:
        """
        Choose a way to build; if what a build wrote was tampered with, one that looks at that.
        """
        ways = [
            way
            for way in WAYS
            if (way in ALONE or not self.alone) and (way in WHOLE or not self.tampered)
        ]
        return chance.choices(ways, [WAYS[way] for way in ways])[0]

    def _mend(self, desk: Desk) -> list[str]:
        """
        Mend what is broken, or put all sources back as they were published last, sooner or later.
        """
        how = desk.pick(("mend", "put back", "put back", "leave")) if self.bad else "leave"
        time.sleep(_TICK_SECONDS)
        if how == "mend" and (words := mend(desk)):
            return [words]
        if how == "put back" or self.bad > _PATIENCE:
            desk.put(self.good)
            return ["the sources are as they were published last"]
        return []

    def _edit(self, desk: Desk) -> list[str]:
        """Make one edit or two."""
        time.sleep(_TICK_SECONDS)
        words: list[str] = []
        wanted = desk.pick((1, 1, 2))
        while len(words) < wanted:
            edit = desk.pick(EDITS)
            if edit in SELDOM and desk.chance.random() < _SELDOM:
                continue
            if said := edit(desk):
                words.append(f"{edit.__name__}: {said}")
                self.tampered |= edit in PUBLIC_EDITS and edit is not forget_all
                self.disturbed |= edit in PUBLIC_EDITS or edit in PROGRAM_EDITS
        return words

    def _compare(self, verdict: Verdict, before: Mapping[str, bytes], *, fresh: bool) -> None:
        """
        Compare what was built with a build of the same sources from nothing.

        Mostly that has the same folder as the last one, and finds its stylesheets compiled.
        """
        self.clean += fresh
        folder = self.folder / f"clean-{self.clean}"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for part in PARTS:
            if (self.root / part).is_dir():
                shutil.copytree(self.root / part, folder / part)
            elif (self.root / part).exists():
                shutil.copy2(self.root / part, folder / part)
        clean = build_here(Site(folder))
        if any(" error source." in line for line in clean.lines):
            # What such a file said last still counts, and a build from nothing does not know it.
            verdict, clean = verdict.leave_out(_FROM_OTHERS), clean.leave_out(_FROM_OTHERS)
        assert not (difference := verdict.differs(clean)), f"the findings differ: {difference}"
        assert verdict.published == clean.published
        expected = list_tree(folder / "public") if clean.published else before
        found = list_tree(self.root / "public")
        assert not (difference := tell_difference(expected, found)), difference


def list_made(root: Path) -> dict[Item, frozenset[str]]:
    """Return the outputs of each item with their digests, as the catalogue has them."""
    place = root / ".edition/catalogue.sqlite"
    if not place.exists():
        return {}
    found: dict[Item, set[str]] = {}
    with closing(sqlite3.connect(place)) as catalogue:
        for step, subject, output in catalogue.execute(_MADE):
            found.setdefault((step, subject), set()).add(output)
    return {item: frozenset(outputs) for item, outputs in found.items()}


def read_later_clock() -> int:
    """
    Return a time at which all files have been as they are for long, so that stamps tell of them.
    """
    return time.time_ns() + _LONG


def list_tree(folder: Path) -> dict[str, bytes]:
    """Return all files of a folder with their bytes, and its folders."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b"folder"
        for path in sorted(folder.rglob("*"))
    }


def tell_difference(expected: Mapping[str, bytes], found: Mapping[str, bytes]) -> str:
    """Tell the first difference of two trees, and how many there are."""
    paths = sorted(p for p in {*expected, *found} if expected.get(p) != found.get(p))
    if not paths:
        return ""
    path = paths[0]
    told = f"{len(paths)} files differ ({', '.join(paths[:_NAMED])}); the first is public/{path}"
    if path not in found:
        return f"{told}, which is missing"
    if path not in expected:
        return f"{told}, which should not be there"
    old, new = (tree[path].decode("utf-8", "replace") for tree in (expected, found))
    pairs = enumerate(zip(old, new, strict=False))
    place = next((number for number, (one, other) in pairs if one != other), len(min(old, new)))
    near = slice(max(0, place - _NEAR), place + _NEAR)
    return f"{told}\n  from nothing: …{old[near]}…\n  incremental:  …{new[near]}…"


class DiffersError(AssertionError):
    """A round in which an incremental build differs from one from nothing."""


def try_rounds(folder: Path, seed: int, rounds: Iterable[int]) -> Trial:
    """
    Run some rounds of a seed; where one fails tell how it came to it, and how to repeat it.

    With every fourth seed so few lines stand on a page that even short lists are cut; other
    processes do not know that, so none takes part.
    """
    alone = seed % 4 == 0
    trial = Trial(folder, seed, alone)
    number = 0
    with ExitStack() as patches:
        for name, lines in _CUT.items() if alone else ():
            patches.enter_context(patch(name, lines))
        site = trial.begin()
        patches.callback(site.close)
        try:
            for number in rounds:
                trial.run(site, number)
        except AssertionError as error:
            story = "\n".join(trial.story)
            raise DiffersError(
                f"seed {seed}, round {number}: {error}\n"
                f"Repeat it: SEEDS={seed} ROUNDS={number + 1} "
                f".venv/bin/pytest tests/engine/test_incremental.py\n{story}"
            ) from error
    return trial
