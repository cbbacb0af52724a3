"""
Describe: one telegram and the registers, alone, become a record, a plaintext and standalone TEI.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from edition import schemas
from edition.errors import EditionError
from edition.project import Project
from edition.saxon import Node, Saxon, Stylesheet
from edition.sources import Source, positions

_PATH = re.compile(r"/Q\{[^\s]*")


@dataclass(frozen=True, slots=True)
class Description:
    """
    What describing a telegram gives: its record, and the files published beside its page.
    """

    path: PurePosixPath
    record: dict[str, Any]
    files: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Describer:
    """
    The stylesheets that describe telegrams and registers' entries, compiled with the registers.
    """

    saxon: Saxon
    telegram: Stylesheet
    register: Stylesheet
    project: Project

    @classmethod
    def prepare(cls, project: Project, saxon: Saxon, registers: Iterable[Node]) -> "Describer":
        """
        Compile what describes; the processor must not be locked yet.
        """
        return cls(
            saxon=saxon,
            telegram=saxon.compile(
                project.stylesheets / "describe.xsl", {"registers": list(registers)}
            ),
            register=saxon.compile(project.stylesheets / "entries.xsl"),
            project=project,
        )


def describe(source: Source, node: Node, describer: Describer) -> Description:
    """
    Describe one telegram.
    """
    try:
        record_text, plaintext, tei = describer.saxon.call(
            describer.telegram, "describe", node, source.digest
        )
    except EditionError as error:
        raise locate_failure(source, error) from error
    record = json.loads(record_text, parse_float=_read_number)
    if faults := schemas.problems(describer.project.schema / "record.schema.json", record):
        raise EditionError(f"{source.path}: the record is not as it should be: {faults[0]}")
    return Description(
        path=source.path,
        record=record,
        files={
            "txt": plaintext.encode(),
            "xml": tei.encode(),
            "json": format_json(record),
        },
    )


def describe_register(source: Source, node: Node, describer: Describer) -> list[dict[str, Any]]:
    """
    Describe the entries of one register.
    """
    try:
        (text,) = describer.saxon.call(describer.register, "entries", node)
    except EditionError as error:
        raise locate_failure(source, error) from error
    entries: list[dict[str, Any]] = json.loads(text, parse_float=_read_number)
    schema = describer.project.schema / "entry.schema.json"
    for entry in entries:
        if faults := schemas.problems(schema, entry):
            raise EditionError(
                f"{source.path}: {entry.get('id')} is not as it should be: {faults[0]}"
            )
    return entries


def format_json(value: object) -> bytes:
    """
    Write a value as JSON that reads well and is always the same.
    """
    return (json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def locate_failure(source: Source, error: EditionError) -> EditionError:
    """
    Put the file, and the line where a stylesheet names an element, before the error's sentence.
    """
    sentence = str(error)
    if path := _PATH.search(sentence):
        line, column = positions(source).path(path[0])
        return EditionError(f"{source.path}:{line}:{column}: {sentence}")
    return EditionError(f"{source.path}: {sentence}")


def _read_number(text: str) -> int | float:
    """
    Read a number; a whole one is an integer, however it was written.
    """
    number = float(text)
    return int(number) if number.is_integer() else number
