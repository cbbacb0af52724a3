"""The next telegram of an edition: a draft that says by its gaps what is left to fill in."""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from edition.check.document.published_names import MAX_NAME_BYTES
from edition.errors import EditionError
from edition.files.amendment import ChangedError, amend
from edition.files.folder import Folder
from edition.lifecycle.party import Party, find_party, make_word, read_register
from edition.lifecycle.template import ASSETS, clean, fill, write_day
from edition.project.licences import locate_licence, name_licence
from edition.project.paths import ROLL, TELEGRAMS
from edition.project.settings import Project
from edition.read.registers import list_ids
from edition.read.roll import read_roll
from edition.read.source import Source, parse

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command new was told of a telegram."""

    number: str | None
    day: str
    sender: str
    addressee: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A telegram to be written, and the parties that have no entry yet."""

    path: PurePosixPath
    data: bytes
    missing: tuple[Party, ...]
    today: date


def plan_telegram(project: Project, wanted: Wanted, today: date) -> Draft:
    """Plan the next telegram; raise EditionError if there can be no such file."""
    day = _read_day(wanted.day)
    sender = find_party(project, "sender", wanted.sender)
    addressee = find_party(project, "addressee", wanted.addressee)
    number = "" if wanted.number is None else clean("number", wanted.number)
    own = _name(project, day, number, sender)
    path = TELEGRAMS / f"{own}.xml"
    if own in read_roll(Folder(project.root).read(ROLL) or b"").ids:
        raise EditionError(
            f"The id {own} was published before and is never given again; give another number."
        )
    if os.path.lexists(project.root / path):
        raise EditionError(
            f"{path} is there already, and nothing was written; give the number of another."
        )
    values = {"id": own, "number": number, **_describe(project, today)}
    is_english = values["language"].partition("-")[0].lower() == "en"
    values |= {
        "date": day.isoformat(),
        "day": write_day(day) if is_english else day.isoformat(),
        "parties": (" to " if is_english else " – ").join((sender.name, addressee.name)),
    }
    for role, party in (("from", sender), ("to", addressee)):
        values |= {role: party.name, f"{role}-ref": party.pointer, f"{role}-name": party.kind.name}
    parties = dict.fromkeys((sender, addressee))
    missing = tuple(party for party in parties if not party.is_known)
    return Draft(path, fill(ASSETS / "telegram.xml", values), missing, today)


def _read_day(text: str) -> date:
    """Read a day as ISO 8601 writes it."""
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise EditionError(f"“{text}” is no day; write year, month and day, such as 1901-03-04.")


def _name(project: Project, day: date, number: str, sender: Party) -> str:
    """Make a telegram's id: from year and number, or from the day and the sender."""
    word = make_word(number)
    if number and not word:
        raise EditionError(
            f"No id can be made from the number “{number}”; leave it out, and add it to the header."
        )
    own = f"tg-{day.year:04}-{word}" if word else f"tg-{day.isoformat()}-{sender.id}"
    if not re.fullmatch(project.settings.id_pattern, own):
        raise EditionError(
            f"The id {own} has not the form that id-pattern in edition.toml sets; "
            "change the pattern, or give another number."
        )
    if len(own) > MAX_NAME_BYTES:
        raise EditionError(f"The id {own} is too long for a file's name; shorten the number.")
    return own


def _describe(project: Project, today: date) -> Mapping[str, str]:
    """Return what the settings say of each telegram."""
    settings = project.settings
    described = {
        "today": today.isoformat(),
        "language": settings.language,
        "title": settings.title,
        "editor": ", ".join(settings.editors),
        "texts": settings.rights.texts,
    }
    for name, own in (("markup", settings.rights.markup), ("metadata", settings.rights.metadata)):
        described |= {name: name_licence(own), f"{name}-licence": locate_licence(own)}
    return described


def write_telegram(project: Project, draft: Draft, *, adds: bool) -> Iterator[str]:
    """Write a telegram, and the entries that it lacks if asked to; say what was done."""
    folder = Folder(project.root)
    if adds:
        for party in draft.missing:
            _add(project, folder, party, draft.today)
            yield f"The entry {party.pointer} was added to {party.kind.register}."
    folder.write(draft.path, draft.data)
    yield f"{draft.path} is begun; edition check {draft.path} says what is left to fill in."
    for party in () if adds else draft.missing:
        near = f" (did you mean {party.near}?)" if party.near else ""
        register = party.kind.register
        yield f"{register} has no entry {party.pointer}{near}; add it, or correct the name:"
        yield party.write_entry(project.settings.language).rstrip("\n")


def _add(project: Project, folder: Folder, party: Party, today: date) -> None:
    """Add an entry at the end of its register, or begin the register with it."""
    kind = party.kind
    register = read_register(project, kind.register)
    values = {**_describe(project, today), "list": kind.list, "register": kind.register.stem}
    old = register.data if register else fill(ASSETS / "register.xml", values)
    before, mark, after = old.rpartition(f"</{kind.list}>".encode())
    line = before.rstrip(b" \t")
    entry = party.write_entry(project.settings.language).encode()
    new = b"".join((line, entry, before[len(line) :], mark, after))
    added = parse(kind.register, new) if mark else []
    if not isinstance(added, Source) or f"{kind.prefix}-{party.id}" not in list_ids(added):
        raise EditionError(
            f"No place for an entry was found in {kind.register}; nothing was written. "
            "Leave out --add, and paste what is printed."
        )
    if register is None:
        folder.write(kind.register, new)
        return
    try:
        amend(folder, kind.register, old, new)
    except ChangedError as error:
        raise EditionError(f"{kind.register} was not changed: {error}.") from error
