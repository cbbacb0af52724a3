"""A new edition in a folder of its own, which builds at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from edition.errors import EditionError
from edition.files.folder import Folder
from edition.lifecycle.template import (
    clean,
    list_schema_copies,
    list_starter,
    list_stylesheets,
    read_snippets,
    write_day,
)
from edition.printable import show
from edition.project.paths import SETTINGS, find_packaged
from edition.project.settings import SETTINGS_SCHEMA, parse_settings


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command init was asked for."""

    title: str
    language: str
    ejects: bool


def begin(place: Path, wishes: Wishes, today: date) -> None:
    """Write a new edition into a folder that is empty or not there; all of it or nothing."""
    _require_empty(place)
    title = clean("title", wishes.title)
    values = {
        "title": title,
        "language": clean("language", wishes.language),
        "editor": f"The editors of {title}",
        "today": today.isoformat(),
        "day": write_day(today),
    }
    files = [*list_starter(values), *list_schema_copies(), read_snippets()]
    settings = next(data for path, data in files if path.name == SETTINGS)
    parse_settings(settings, find_packaged("schema", "telegram.odd") / SETTINGS_SCHEMA)
    _write(Folder(place), [*files, *(list_stylesheets() if wishes.ejects else ())])


def _require_empty(place: Path) -> None:
    """Raise EditionError unless a new edition can be written to a place."""
    try:
        found = next(place.iterdir(), None)
    except FileNotFoundError:
        return
    except NotADirectoryError as error:
        raise EditionError(f"{show(str(place))} is a file; name a new folder.") from error
    except OSError as error:
        raise EditionError(f"{show(str(place))} could not be read: {error.strerror}.") from error
    if found is not None:
        raise EditionError(
            f"{show(str(place))} is not empty, and nothing was written; name a new folder."
        )


def _write(folder: Folder, files: Iterable[tuple[PurePosixPath, bytes]]) -> None:
    """Write files; if one cannot be written, take those before it away again."""
    written: list[PurePosixPath] = []
    try:
        for path, data in files:
            folder.write(path, data)
            written.append(path)
    except EditionError:
        for path in written:
            folder.remove(path)
        raise
