"""
Editions of any size, derived from the three telegrams and always the same.

The three stand in it as they are, with their registers and front matter. After them come copies
of the thread (a request, another, and its answer), each a day later than the one before, or less
where the years of a person's work would not hold them all. A copy has its own ids, numbers and
dates, in words too, and two readers of its own, so that every rule holds for it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path, PurePosixPath

from .dates import DATES, FIRST_SENT, Writer, understand
from .persons import Person, make_persons

File = tuple[PurePosixPath, bytes]

THREAD = ("tg-1950-26637", "tg-1950-26998", "tg-1950-5708")
_SENT_LATER = (timedelta(0), timedelta(days=10), timedelta(days=10))
_OFTEN, _SELDOM = "Vasilevsky", "Shtemenko"
"""Two readers of the first telegram, whom others replace."""
_VARIABLES = re.compile(
    rf"tg-1950-\d+|\b(?:26637|26998|5708|2784|2933)\b|(?i:{_OFTEN}|{_SELDOM})|{DATES.pattern}"
)
_DAYS = 45 * 365
_TELEGRAMS = PurePosixPath("tei/telegrams")
_WITNESSES = PurePosixPath("tei/witnesses")
_PERSONS = PurePosixPath("tei/registers/persons.xml")


@dataclass(frozen=True, slots=True)
class Model:
    """A telegram of the thread and its witnesses as texts in which all that varies is named."""

    telegram: str
    witnesses: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Thread:
    """The three telegrams as models, and how each of their dates is written."""

    models: tuple[Model, ...]
    dates: dict[str, Writer]

    @classmethod
    def read(cls, root: Path) -> "Thread":
        """Read the three telegrams of an edition."""
        models = tuple(_read_model(root, name) for name in THREAD)
        words = {
            words
            for model in models
            for text in (model.telegram, *(text for _, text in model.witnesses))
            for words in DATES.findall(text)
        }
        return cls(models, {word: understand(word) for word in sorted(words)})

    def copy(
        self, number: int, sent: date, readers: tuple[Person, Person], members: int
    ) -> Iterator[File]:
        """
        Copy the first members of the thread: their files and those of their witnesses.

        What would lead to a member that is not copied leads to the original.
        """
        values = {word: word for name in THREAD for word in (name, name.rpartition("-")[2])}
        values.update({words: write(sent) for words, write in self.dates.items()})
        copies = list(zip(THREAD, _SENT_LATER, self.models, strict=True))[:members]
        for place, (name, later, _) in enumerate(copies):
            value = f"{100_000 + 3 * number + place}"
            values[name.rpartition("-")[2]] = value
            values[name] = f"tg-{(sent + later).year}-{value}"
        values["2784"], values["2933"] = f"{10_000 + 2 * number}", f"{10_001 + 2 * number}"
        for name, person in zip((_OFTEN, _SELDOM), readers, strict=True):
            values[name], values[name.lower()] = person.surname, person.id
        for name, _, model in copies:
            yield _TELEGRAMS / f"{values[name]}.xml", (model.telegram % values).encode()
            for siglum, text in model.witnesses:
                yield _WITNESSES / f"{values[name]}.{siglum}.txt", (text % values).encode()


def _read_model(root: Path, name: str) -> Model:
    """Read a telegram and the transcriptions of its witnesses."""
    witnesses = sorted((root / _WITNESSES).glob(f"{name}.*.txt"))
    return Model(
        _name_variables((root / _TELEGRAMS / f"{name}.xml").read_text(encoding="utf-8")),
        tuple(
            (path.stem.rpartition(".")[2], _name_variables(path.read_text(encoding="utf-8")))
            for path in witnesses
        ),
    )


def _name_variables(text: str) -> str:
    """Put the name of each variable part in its place: what stands there in the original."""
    return _VARIABLES.sub(lambda match: f"%({match[0]})s", text.replace("%", "%%"))


def derive(root: Path, size: int) -> Iterator[File]:
    """
    Derive an edition of so many telegrams, at least three, from the three that stand in a folder.
    """
    persons = list(make_persons(_count_persons(size)))
    yield from _copy_rest(root, persons)
    yield from (
        (PurePosixPath(path.relative_to(root)), path.read_bytes())
        for folder in (_TELEGRAMS, _WITNESSES)
        for name in THREAD
        for path in sorted((root / folder).glob(f"{name}.*"))
    )
    thread = Thread.read(root)
    often, seldom = _part(persons)
    starts = range(len(THREAD), size, len(THREAD))
    for number, start in enumerate(starts):
        days = timedelta(days=(number + 1) * min(len(starts), _DAYS) // len(starts))
        readers = often[number % len(often)], seldom[number % len(seldom)]
        yield from thread.copy(number, FIRST_SENT + days, readers, size - start)


def _count_persons(size: int) -> int:
    """Return how many persons are added: one to a hundred telegrams, where there are copies."""
    return max(2, size // 100) if size > len(THREAD) else 0


def _part(persons: list[Person]) -> tuple[list[Person], list[Person]]:
    """Part those whom telegrams name often from the others, who are twice as many."""
    third = max(1, len(persons) // 3)
    return persons[:third], persons[third:]


def list_readers(size: int) -> tuple[str, str]:
    """Name two persons by their ids, of whom telegrams name the first about twice as often."""
    persons = list(make_persons(_count_persons(size)))
    if not persons:
        return _OFTEN.lower(), _SELDOM.lower()
    often, seldom = _part(persons)
    return often[0].id, seldom[0].id


def _copy_rest(root: Path, persons: Iterable[Person]) -> Iterator[File]:
    """Copy the settings, the front matter and the registers, with more persons."""
    yield PurePosixPath("edition.toml"), (root / "edition.toml").read_bytes()
    for folder in ("front", "registers"):
        for path in sorted((root / "tei" / folder).glob("*.xml")):
            place = PurePosixPath(path.relative_to(root))
            text = path.read_text(encoding="utf-8")
            if place == _PERSONS:
                entries = "".join(person.entry for person in persons)
                text = text.replace("    </listPerson>", f"{entries}    </listPerson>")
            yield place, text.encode()


def write(files: Iterable[File], folder: Path) -> None:
    """Write an edition's files into a folder."""
    for part in ("tei/telegrams", "tei/witnesses", "tei/registers", "tei/front"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    for path, data in files:
        (folder / path).write_bytes(data)
