"""A desk: an edition's sources on the disk, and the chance by which they are edited."""

import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import TypeVar

from bench.editions import THREAD, Thread
from needs import ROOT

Edit = Callable[["Desk"], str]
"""Edits the sources and says in words how; says nothing where there was nothing to edit."""

TELEGRAMS, WITNESSES, REGISTERS = "tei/telegrams", "tei/witnesses", "tei/registers"
BROKEN = "<broken>"
"""What stands at the end of a file that is no XML any more."""
PARTS = ("edition.toml", "tei", "schema", "xslt")
_NUMBERS = re.compile(r"[1-9]\d*")
Option = TypeVar("Option")


class Values(dict[str, str]):
    """What takes the place of each variable word of a telegram; the others stay."""

    def __missing__(self, word: str) -> str:
        """Return a word that stays."""
        return word


@cache
def read_thread() -> Thread:
    """Read the sample's three telegrams, whose words can be varied."""
    return Thread.read(ROOT)


@dataclass(slots=True)
class Desk:
    """An edition's folder, chance, and what files held before they were deleted or broken."""

    root: Path
    chance: Random
    kept: dict[str, bytes] = field(default_factory=dict)

    def pick(self, options: Iterable[Option]) -> Option:
        """Pick one of some options, which come in an order of their own."""
        return self.chance.choice(list(options))

    def find(self, pattern: str) -> list[str]:
        """List the files whose paths are of a pattern, in order."""
        found = self.root.glob(pattern)
        return sorted(path.relative_to(self.root).as_posix() for path in found if path.is_file())

    def list_telegrams(self, words: str = "") -> list[str]:
        """List the telegrams that hold some words."""
        return [path for path in self.find(f"{TELEGRAMS}/*.xml") if words in self.read(path)]

    def list_witnesses(self, telegram: str) -> list[str]:
        """List the transcriptions of a telegram."""
        return self.find(f"{WITNESSES}/{Path(telegram).stem}.*.txt")

    def read(self, path: str) -> str:
        """Read a file."""
        return (self.root / path).read_bytes().decode("utf-8", "replace")

    def write(self, path: str, text: str) -> None:
        """Write a file as editors do: in place, by renaming, or in place with its time put back."""
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        how = self.pick(("in place", "by renaming", "with its time put back"))
        before = place.stat() if place.exists() else None
        target = place.with_name(f".{place.name}.swp") if how == "by renaming" else place
        target.write_bytes(text.encode())
        if target != place:
            target.replace(place)
        elif before and how == "with its time put back":
            os.utime(place, ns=(before.st_atime_ns, before.st_mtime_ns))

    def remove(self, path: str) -> None:
        """Delete a file, which may be restored later."""
        self.keep(path)
        (self.root / path).unlink()

    def keep(self, path: str) -> None:
        """Remember what a file holds, so that it can be restored."""
        self.kept[path] = (self.root / path).read_bytes()

    def swap(self, path: str, pairs: Sequence[tuple[str, str]], also: Iterable[str] = ()) -> str:
        """
        Replace words by others in a file and in some more; say which.

        Of a pair either may stand for the other.
        """
        text = self.read(path)
        fitting = [
            (old, new) for pair in pairs for old, new in (pair, pair[::-1]) if old and old in text
        ]
        if not fitting:
            return ""
        old, new = self.pick(fitting)
        for other in (path, *also):
            self.write(other, self.read(other).replace(old, new))
        return f"{path}: “{old}” becomes “{new}”"

    def alter(self, path: str, pattern: str, make: Callable[[re.Match[str]], str]) -> str:
        """Replace one of the passages of a file that are of a pattern; say which."""
        text = self.read(path)
        matches = list(re.finditer(pattern, text, re.DOTALL))
        if not matches:
            return ""
        match = self.pick(matches)
        new = make(match)
        if new == match[0]:
            return ""
        self.write(path, text[: match.start()] + new + text[match.end() :])
        return f"{path}: “{_shorten(match[0])}” becomes “{_shorten(new)}”"

    def number(self, words: str) -> str:
        """Write words with a number at the end that they did not have."""
        return f"{_NUMBERS.sub('', words).rstrip()} {self.chance.randrange(2, 10)}"

    def compose(self, name: str, model: int, sent: date, siblings: Mapping[str, str]) -> None:
        """
        Write a telegram of an id after one of the three models, as if sent on another day.

        Siblings take the places of the two other telegrams that it tells of.
        """
        thread = read_thread()
        values = Values({words: write(sent) for words, write in thread.dates.items()})
        for old, new in {**siblings, THREAD[model]: name}.items():
            values[old], values[old.rpartition("-")[2]] = new, new.rpartition("-")[2]
        self.write(f"{TELEGRAMS}/{name}.xml", thread.models[model].telegram % values)
        for siglum, text in thread.models[model].witnesses:
            self.write(f"{WITNESSES}/{name}.{siglum}.txt", text % values)

    def take(self) -> dict[str, bytes]:
        """Take all sources as they are."""
        places = [self.root / part for part in PARTS]
        files = [file for place in places for file in (place, *sorted(place.rglob("*")))]
        return {
            file.relative_to(self.root).as_posix(): file.read_bytes()
            for file in files
            if file.is_file()
        }

    def put(self, sources: Mapping[str, bytes]) -> None:
        """Put all sources back as they were; files that are the same are not written."""
        now = self.take()
        for path in sorted(now.keys() - sources.keys()):
            (self.root / path).unlink()
        for part in ("xslt", "schema"):
            place = self.root / part
            if place.exists() and not any(path.startswith(f"{part}/") for path in sources):
                _remove_folders(place)
        for path, data in sorted(sources.items()):
            if now.get(path) != data:
                place = self.root / path
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(data)


def _remove_folders(place: Path) -> None:
    """Remove a folder in which there are only folders."""
    for folder in sorted((each for each in place.rglob("*") if each.is_dir()), reverse=True):
        folder.rmdir()
    place.rmdir()


def _shorten(words: str) -> str:
    """Shorten words for a message, white space collapsed."""
    listed = " ".join(words.split())
    return listed if len(listed) <= 60 else f"{listed[:28]} … {listed[-28:]}"
