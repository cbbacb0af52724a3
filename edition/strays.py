"""
Strays: what stands among the sources and is none of them, though it looks like one.

Every build looks for them, also one that has nothing else to do, so names are compared as strings.
"""

import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from edition.errors import EditionError
from edition.inventory import (
    IGNORED,
    REGISTER_NAMES,
    REGISTERS,
    SUFFIXES,
    TELEGRAMS,
    WITNESSES,
)


def find_strays(root: Path) -> Iterator[tuple[PurePosixPath, str]]:
    """
    Find folders, misspelt suffixes, unknown registers, and transcriptions of no telegram.

    Each comes with a sentence.
    """
    telegrams: set[str] = set()
    for folder, suffix in SUFFIXES.items():
        names: list[str] = []
        for name, is_folder in _list(root, folder):
            if name.endswith(suffix) and not is_folder:
                names.append(name)
            elif is_folder:
                message = f"This is a folder, and what stands in it is not read; {folder} has none."
                yield folder / name, message
            elif name.lower().endswith(suffix):
                message = f"The name does not end in {suffix}, so the file is not read."
                yield folder / name, message
        if folder == REGISTERS:
            yield from _find_unknown(names)
        elif folder == TELEGRAMS:
            telegrams = {_name(name, suffix) for name in names}
        elif folder == WITNESSES:
            yield from _find_orphans(names, telegrams)


def _list(root: Path, folder: PurePosixPath) -> list[tuple[str, bool]]:
    """
    List the names of a folder, each with whether it is a folder itself, in order.
    """
    try:
        with os.scandir(root / folder) as entries:
            found = [(entry.name, entry.is_dir()) for entry in entries]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise EditionError(f"{folder} could not be read: {error.strerror}.") from error
    return sorted(item for item in found if not IGNORED.fullmatch(item[0]))


def _name(name: str, suffix: str) -> str:
    """
    Return the name of a source without its suffix, composed as Unicode's NFC.
    """
    return unicodedata.normalize("NFC", name.removesuffix(suffix))


def _find_unknown(names: list[str]) -> Iterator[tuple[PurePosixPath, str]]:
    """
    Find registers that nobody asks for.
    """
    known = ", ".join(REGISTER_NAMES)
    for name in names:
        if name.removesuffix(".xml") not in REGISTER_NAMES:
            message = f"There is no register of this name, so it is not read; there are {known}."
            yield REGISTERS / name, message


def _find_orphans(names: list[str], telegrams: set[str]) -> Iterator[tuple[PurePosixPath, str]]:
    """
    Find transcriptions whose telegram is not there.
    """
    for name in names:
        telegram = _name(name, ".txt").rpartition(".")[0]
        if telegram not in telegrams:
            missing = f"there is no {TELEGRAMS}/{telegram}.xml"
            reason = missing if telegram else "its name is not a telegram’s and a siglum"
            message = f"This transcription belongs to no telegram: {reason}."
            yield WITNESSES / name, message
