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
        names, others = _list(root, folder, suffix)
        for name, is_folder in others:
            if is_folder:
                message = f"This is a folder, and what stands in it is not read; {folder} has none."
                yield folder / name, message
            elif name.lower().endswith(suffix):
                message = f"The name does not end in {suffix}, so the file is not read."
                yield folder / name, message
        if folder == REGISTERS:
            yield from _find_unknown(names)
        elif folder == TELEGRAMS:
            telegrams = {_normalize(name.removesuffix(suffix)) for name in names}
        elif folder == WITNESSES:
            yield from _find_orphans(names, telegrams)


def _list(
    root: Path, folder: PurePosixPath, suffix: str
) -> tuple[list[str], list[tuple[str, bool]]]:
    """
    List the names in a folder that end as sources do, those that nobody reads among them.

    The others, without those, come with whether each is a folder.
    """
    names: list[str] = []
    others: list[tuple[str, bool]] = []
    try:
        with os.scandir(root / folder) as entries:
            for entry in entries:
                if entry.name.endswith(suffix) and not entry.is_dir():
                    names.append(entry.name)
                elif not IGNORED.fullmatch(entry.name):
                    others.append((entry.name, entry.is_dir()))
    except FileNotFoundError:
        pass
    except OSError as error:
        raise EditionError(f"{folder} could not be read: {error.strerror}.") from error
    return names, others


def _normalize(name: str) -> str:
    """
    Return a name composed as Unicode's NFC.
    """
    return name if name.isascii() else unicodedata.normalize("NFC", name)


def _find_unknown(names: list[str]) -> Iterator[tuple[PurePosixPath, str]]:
    """
    Find registers that nobody asks for.
    """
    known = ", ".join(REGISTER_NAMES)
    for name in names:
        if name.removesuffix(".xml") not in REGISTER_NAMES and not IGNORED.fullmatch(name):
            message = f"There is no register of this name, so it is not read; there are {known}."
            yield REGISTERS / name, message


def _find_orphans(names: list[str], telegrams: set[str]) -> Iterator[tuple[PurePosixPath, str]]:
    """
    Find transcriptions whose telegram is not there.
    """
    for name in names:
        telegram = _normalize(name.removesuffix(".txt")).rpartition(".")[0]
        if telegram not in telegrams and not IGNORED.fullmatch(name):
            missing = f"there is no {TELEGRAMS}/{telegram}.xml"
            reason = missing if telegram else "its name is not a telegram’s and a siglum"
            message = f"This transcription belongs to no telegram: {reason}."
            yield WITNESSES / name, message
