"""Describe a telegram: its record and its plaintext, from one stylesheet."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from edition.catalogue.entry import Entry
from edition.catalogue.record import DatedOutline, Record
from edition.describe.kwic import list_mentions, list_weighed
from edition.describe.plaintext import COLUMNS, brace_signs, count_words, lay_out
from edition.errors import EditionError
from edition.process.logbook import working_on
from edition.project import json_schema
from edition.project.order import list_facts
from edition.project.rules import read_values
from edition.project.settings import Project
from edition.read.source import Source, locate_failure
from edition.transform.processor import Argument, Node, Saxon, Stylesheet

_RULE = ("", "=" * COLUMNS, "")

Texts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Description:
    """
    The description of a telegram: its record, and the files published beside its page.

    Of each mention of the record it is said in words how certain it is. The citation is JSON.
    """

    path: PurePosixPath
    digest: str
    record: Record
    weighed: Sequence[str]
    citation: str
    files: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Describer:
    """The stylesheets that describe telegrams and register entries, compiled with the registers."""

    saxon: Saxon
    telegram: Stylesheet
    register: Stylesheet
    project: Project

    @classmethod
    def prepare(cls, project: Project, saxon: Saxon, registers: Iterable[Node]) -> "Describer":
        """Compile the stylesheets; the processor must not be locked yet."""
        facts = json.dumps(list_facts(project.settings, read_values(project.schema)))
        parameters: dict[str, Argument] = {"registers": list(registers), "edition": facts}
        return cls(
            saxon=saxon,
            telegram=saxon.compile(project.stylesheets / "record.xsl", parameters),
            register=saxon.compile(project.stylesheets / "entries.xsl"),
            project=project,
        )


def describe_all(
    documents: Sequence[tuple[Source, Node]], describer: Describer
) -> list[Description | EditionError]:
    """Describe telegrams; in the place of one that failed comes its EditionError."""
    saxon, stylesheet = describer.saxon, describer.telegram
    said = [
        _attempt(
            source,
            lambda: (
                saxon.text(stylesheet, "citation", node),  # noqa: B023 - called at once
                *saxon.call(stylesheet, "describe", node, source.digest),  # noqa: B023
            ),
        )
        for source, node in documents
    ]
    return [
        texts if isinstance(texts, EditionError) else _put_together(source, texts, describer)
        for (source, _), texts in zip(documents, said, strict=True)
    ]


def outline_all(
    documents: Sequence[tuple[Source, Node]], describer: Describer
) -> list[DatedOutline | EditionError]:
    """Read the outlines of telegrams, by which they are checked against each other."""
    saxon, stylesheet = describer.saxon, describer.telegram
    said = [
        _attempt(source, lambda: (saxon.text(stylesheet, "outline", node),))  # noqa: B023 - called at once
        for source, node in documents
    ]
    return [text if isinstance(text, EditionError) else json.loads(text[0]) for text in said]


def _attempt(source: Source, describe: Callable[[], Texts]) -> Texts | EditionError:
    """Return the texts that a stylesheet makes, or an error with its place in the source."""
    try:
        with working_on(str(source.path)):
            return describe()
    except EditionError as error:
        return locate_failure(source, error)


def _put_together(source: Source, texts: Texts, describer: Describer) -> Description | EditionError:
    """Make a description from what the stylesheet wrote, and check its record."""
    citation, *told = texts
    record, plaintext = read_told(*told)
    if faults := json_schema.find_problems(describer.project.schema / "record.schema.json", record):
        return EditionError(f"{source.path}: the record is not as it should be: {faults[0]}")
    return Description(
        path=source.path,
        digest=source.digest,
        record=record,
        weighed=[said for line in told[1].split("\n") for said in list_weighed(line)],
        citation=citation,
        files={"txt": plaintext.encode(), "json": format_json(record)},
    )


def read_told(
    known: str, mentions: str, heading: str, text: str, below: str, *beside: str
) -> tuple[Record, str]:
    """Make record and plaintext from what the stylesheet wrote of a telegram."""
    lines = lay_out(text.removeprefix("\n"))
    record: Record = json.loads(known)
    record["words"] = count_words(lines)
    record["mentions"] = [one for line in mentions.split("\n") for one in list_mentions(line)]
    plaintext = [*lay_out(heading), *_RULE, *lines, *_RULE]
    for division in beside:
        plaintext += [*lay_out(division), *_RULE]
    if below:
        plaintext += [*lay_out(below), ""]
    return record, brace_signs("\n".join(plaintext))


def describe_register(source: Source, node: Node, describer: Describer) -> list[Entry]:
    """Describe the entries of one register."""
    try:
        with working_on(str(source.path)):
            (text,) = describer.saxon.call(describer.register, "entries", node)
    except EditionError as error:
        raise locate_failure(source, error) from error
    entries: list[Entry] = json.loads(text, parse_float=_read_number)
    schema = describer.project.schema / "entry.schema.json"
    for entry in entries:
        if faults := json_schema.find_problems(schema, entry):
            raise EditionError(
                f"{source.path}: {entry.get('id')} is not as it should be: {faults[0]}"
            )
    return entries


def format_json(record: Record) -> bytes:
    """Write a record as JSON, always in the same form: one line per key, or per item of a list."""
    parts = []
    for key, value in sorted(record.items()):
        written = _write_json(value)
        if isinstance(value, list) and value:
            written = "[\n    " + ",\n    ".join(map(_write_json, value)) + "\n  ]"
        parts.append(f'  "{key}": {written}')
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode()


_write_json = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


def _read_number(text: str) -> int | float:
    """Read a number; 41.0 becomes the integer 41."""
    number = float(text)
    return int(number) if number.is_integer() else number
