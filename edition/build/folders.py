"""The files in each folder of an edition, by their names alone."""

import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath

from edition.catalogue.relation import Relation, Row
from edition.catalogue.tables import (
    ASSET_FILE,
    FRONT_FILE,
    REGISTER_FILE,
    TELEGRAM_FILE,
    WITNESS_FILE,
)
from edition.engine.reader import Reader
from edition.engine.steps import Each, Result, Step, Task
from edition.project.paths import FRONT, REGISTER_PATHS, REGISTERS, TELEGRAMS, WITNESSES

ASSETS = PurePosixPath("xslt/assets")


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder, and the relation of its files."""

    path: PurePosixPath
    relation: Relation

    def read(self, reader: Reader, _: str) -> object:
        """List the files."""
        return reader.list(str(self.path))

    def make(self, _: object, task: Task) -> Result:
        """Make a row of each file."""
        return Result({self.relation.name: [self.write(path) for path in task.value]})

    def write(self, path: str) -> Row:
        """Make the row of a file."""
        return (path,)

    def step(self) -> Step:
        """Return the step that lists the files."""
        name = f"files of {self.path}"
        return Step(name, Each(self.make), self.read, writes=(self.relation.name,))


class _Registers(_Folder):
    """The folder of registers; files of other names are not read."""

    __slots__ = ()

    def read(self, reader: Reader, _: str) -> object:
        """List the registers."""
        return [path for path in reader.list(str(self.path)) if path in REGISTER_PATHS]


class _Witnesses(_Folder):
    """The folder of transcriptions, each named by its telegram and a siglum."""

    __slots__ = ()

    def write(self, path: str) -> Row:
        """Make the row of a transcription."""
        name = unicodedata.normalize("NFC", PurePosixPath(path).stem)
        telegram, _, siglum = name.rpartition(".")
        return path, telegram, siglum


FOLDERS = (
    _Folder(TELEGRAMS, TELEGRAM_FILE).step(),
    _Registers(REGISTERS, REGISTER_FILE).step(),
    _Folder(FRONT, FRONT_FILE).step(),
    _Witnesses(WITNESSES, WITNESS_FILE).step(),
    _Folder(ASSETS, ASSET_FILE).step(),
)
