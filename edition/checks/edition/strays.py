"""
What stands among the sources and is none of them, though it looks like one.
"""

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from edition.errors import EditionError
from edition.faults import Fault
from edition.sources import (
    FRONT,
    REGISTER_NAMES,
    REGISTERS,
    TELEGRAMS,
    WITNESSES,
    is_left_behind,
    name_source,
)

_SUFFIXES = {FRONT: ".xml", REGISTERS: ".xml", TELEGRAMS: ".xml", WITNESSES: ".txt"}


def check(root: Path) -> Iterator[Fault]:
    """
    Find folders, misspelt suffixes, unknown registers, and transcriptions of no telegram.
    """
    for path, message in (*_find_strays(root), *_find_orphans(root)):
        yield Fault(path, (1, 1), "source.stray", message)


def _find_strays(root: Path) -> Iterator[tuple[PurePosixPath, str]]:
    """
    Find what stands in the folders of sources and is not read.
    """
    for folder, suffix in _SUFFIXES.items():
        for name, is_folder in _list(root, folder):
            path = folder / name
            if is_folder:
                yield (
                    path,
                    f"This is a folder, and what stands in it is not read; {folder} has none.",
                )
            elif not name.endswith(suffix) and name.lower().endswith(suffix):
                yield path, f"The name does not end in {suffix}, so the file is not read."
            elif folder == REGISTERS and name.endswith(suffix) and path.stem not in REGISTER_NAMES:
                known = ", ".join(REGISTER_NAMES)
                yield (
                    path,
                    f"There is no register of this name, so it is not read; there are {known}.",
                )


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
    return sorted((name, is_folder) for name, is_folder in found if not is_left_behind(name))


def _find_orphans(root: Path) -> Iterator[tuple[PurePosixPath, str]]:
    """
    Find transcriptions whose telegram is not there.
    """
    telegrams = {
        name_source(TELEGRAMS / name)
        for name, is_folder in _list(root, TELEGRAMS)
        if name.endswith(_SUFFIXES[TELEGRAMS]) and not is_folder
    }
    for name, _ in _list(root, WITNESSES):
        if not name.endswith(_SUFFIXES[WITNESSES]):
            continue
        telegram = name_source(WITNESSES / name).rpartition(".")[0]
        if telegram not in telegrams:
            missing = f"there is no {TELEGRAMS}/{telegram}.xml"
            reason = missing if telegram else "its name is not a telegram’s and a siglum"
            message = f"This transcription belongs to no telegram: {reason}."
            yield WITNESSES / name, message
