"""
Find files that look like sources but are not read.

Every build does this, even one with nothing else to do, so names are compared as strings.
"""

import os
import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath

from edition.errors import EditionError
from edition.files.stamps import IGNORED, is_source_name
from edition.printable import is_text
from edition.project.paths import (
    REGISTER_NAMES,
    REGISTERS,
    SUFFIXES,
    TELEGRAMS,
    WITNESSES,
    find_resources,
)

NO_TEXT = "The name is not UTF-8, so the file is not read."
_HIDDEN_SOURCE = re.compile(r"\.(?![#_~]).*\.(?:xml|txt)", re.IGNORECASE | re.DOTALL)
"""A hidden .xml or .txt file, except locks and copies of editors and Macs: .#x, .~x, ._x."""


def find_strays(root: Path) -> Iterator[tuple[PurePosixPath, str]]:
    """
    Yield each stray with a sentence that says why it is not read.

    Strays are folders, files with wrong names, unknown registers, transcriptions without a
    telegram, and names that are not UTF-8.
    """
    telegrams: set[str] = set()
    for folder, suffix in SUFFIXES.items():
        names, others = _list(root, folder, suffix)
        for name, is_folder in others:
            if message := _explain(name, folder, suffix, is_folder=is_folder):
                yield folder / name, message
        if folder == REGISTERS:
            yield from _find_unknown(names)
        elif folder == TELEGRAMS:
            telegrams = {_normalize(name.removesuffix(suffix)) for name in names}
        elif folder == WITNESSES:
            yield from _find_orphans(names, telegrams)
    yield from _find_no_text(root)


def _list(
    root: Path, folder: PurePosixPath, suffix: str
) -> tuple[list[str], list[tuple[str, bool]]]:
    """
    Return the names of sources in a folder, and the other names, each with whether it is a folder.
    """
    names: list[str] = []
    others: list[tuple[str, bool]] = []
    try:
        with os.scandir(root / folder) as entries:
            for entry in entries:
                if not entry.is_dir() and is_source_name(entry.name, suffix):
                    names.append(entry.name)
                else:
                    others.append((entry.name, entry.is_dir()))
    except FileNotFoundError:
        pass
    except OSError as error:
        raise EditionError(f"{folder} could not be read: {error.strerror}.") from error
    return names, others


def _explain(name: str, folder: PurePosixPath, suffix: str, *, is_folder: bool) -> str:
    """Say why a possible source is not read; return an empty string if it was not meant as one."""
    if IGNORED.fullmatch(name):
        hidden = not is_folder and _HIDDEN_SOURCE.fullmatch(name) and name.lower().endswith(suffix)
        return "The name begins with a dot, so the file is hidden and not read." if hidden else ""
    if is_folder:
        return f"This is a folder, and what stands in it is not read; {folder} has none."
    if not is_text(name):
        return NO_TEXT
    if name.lower().endswith(suffix):
        return f"The name does not end in {suffix}, so the file is not read."
    return ""


def _find_no_text(root: Path) -> Iterator[tuple[PurePosixPath, str]]:
    """
    Find names that are not UTF-8 beside the source folders, and in own stylesheets and schema.
    """
    names: list[str] = []
    with suppress(OSError):
        names += os.listdir(root / TELEGRAMS.parent)  # noqa: PTH208 - only names are needed
    yield from ((TELEGRAMS.parent / name, NO_TEXT) for name in names if _is_no_text(name))
    for own, witness in (("schema", "telegram.odd"), ("xslt", "telegram.xsl")):
        if find_resources(root, own, witness) == root / own:
            yield from _find_below(root, root / own)


def _find_below(root: Path, place: Path) -> Iterator[tuple[PurePosixPath, str]]:
    """Find names that are not UTF-8 in a folder and its subfolders."""
    for folder, folders, names in os.walk(place, followlinks=True):
        within = PurePosixPath(Path(folder).relative_to(root).as_posix())
        yield from ((within / name, NO_TEXT) for name in (*folders, *names) if _is_no_text(name))
        folders[:] = [name for name in folders if is_text(name) and not IGNORED.fullmatch(name)]


def _is_no_text(name: str) -> bool:
    """Return whether a name is not UTF-8, and not one that is ignored."""
    return not is_text(name) and not IGNORED.fullmatch(name)


def _normalize(name: str) -> str:
    """Return a name in Unicode's NFC."""
    return name if name.isascii() else unicodedata.normalize("NFC", name)


def _find_unknown(names: list[str]) -> Iterator[tuple[PurePosixPath, str]]:
    """Find files that are none of the known registers."""
    known = ", ".join(REGISTER_NAMES)
    for name in names:
        if name.removesuffix(".xml") not in REGISTER_NAMES:
            message = f"There is no register of this name, so it is not read; there are {known}."
            yield REGISTERS / name, message


def _find_orphans(names: list[str], telegrams: set[str]) -> Iterator[tuple[PurePosixPath, str]]:
    """Find transcriptions whose telegram does not exist."""
    for name in names:
        telegram = _normalize(name.removesuffix(".txt")).rpartition(".")[0]
        if telegram not in telegrams:
            missing = f"there is no {TELEGRAMS}/{telegram}.xml"
            reason = missing if telegram else "its name is not a telegram’s and a siglum"
            message = f"This transcription belongs to no telegram: {reason}."
            yield WITNESSES / name, message
