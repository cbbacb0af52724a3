"""
Check and describe a batch of documents in a worker.

A worker compiles what it needs once, and again for an order of another version.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import PurePosixPath

from edition.build.registers import read_readable
from edition.catalogue.findings import write_finding
from edition.catalogue.relation import Row, Tables
from edition.catalogue.tables import (
    ANCHOR,
    ANCHOR_DIGEST,
    CITATION,
    DESCRIBED,
    DOCUMENT,
    ELEMENT,
    ENTRY,
    FRONT,
    FRONT_FILE,
    LANGUAGE,
    LAST_CHANGE,
    LIKENESS,
    LINK,
    MEMBER,
    NAMING,
    OUTLINE,
    POINTER,
    REGISTER,
    REGISTER_FILE,
    REPLY,
    SHOWN,
    TELEGRAM,
    TELEGRAM_FILE,
    WITNESS_FILE,
    WORDS,
)
from edition.check import document as checks
from edition.check.checker import set_standards
from edition.check.document import Document, Standards, Verdict, pointers
from edition.check.edition.doubles import tell_likeness
from edition.check.edition.languages import list_languages
from edition.check.targets import NotedTargets
from edition.describe.describer import (
    Describer,
    describe_all,
    describe_register,
    outline_all,
)
from edition.describe.rows import (
    list_description_rows,
    list_entry_rows,
    list_outline_rows,
    list_source_rows,
    list_targets,
    make_address,
)
from edition.engine.reader import Reader
from edition.engine.steps import Result, Step, Task
from edition.errors import EditionError, UnreadError
from edition.findings import Fault
from edition.project.order import Order, Registers
from edition.project.rules import judge
from edition.project.settings import Project
from edition.publish.outputs import list_members, stage
from edition.read.nodes import parse_all, parse_source
from edition.read.passages import WALL, join_words
from edition.read.source import Kind, Source, name_source, parse, read_noted
from edition.transform.processor import Node, Saxon

_CHECKED_WITH = (
    *("schema/telegram.rng", "schema/telegram.sch.xsl", "schema/rules.json"),
    "settings",
)


@dataclass(frozen=True, slots=True)
class Desk:
    """What documents are checked and described with; without a describer, why there is none."""

    standards: Standards
    describer: Describer | EditionError
    saxon: Saxon


def open_desk(order: Order) -> Desk:
    """Open a desk; raise EditionError if a register, a stylesheet or the schema cannot be used."""
    return _open_desk(order.project, order.registers, order.version)


@lru_cache(maxsize=1)
def _open_desk(
    project: Project,
    registers: Registers,
    version: str,  # noqa: ARG001 - part of the cache's key
) -> Desk:
    """Read the registers, compile everything, then lock the processor."""
    saxon = Saxon()
    nodes, reading = parse_all(saxon, read_noted(project, registers))
    if reading.faults:
        describer: Describer | EditionError = EditionError(
            f"{reading.faults[0].path} cannot be read; mend it."
        )
    else:
        describer = Describer.prepare(project, saxon, nodes)
    saxon.lock()
    return Desk(set_standards(project, saxon), describer, saxon)


@dataclass(slots=True)
class _Work:
    """A document of a batch, and what has been made of it so far."""

    task: Task
    document: Document
    verdict: Verdict
    rows: Tables = field(default_factory=dict)
    outputs: list[Row] = field(default_factory=list)
    failure: EditionError | None = None

    @property
    def source(self) -> Source:
        """Return the document as parsed by lxml."""
        return self.document.source

    @property
    def pair(self) -> tuple[Source, Node]:
        """Return the document as parsed by lxml and by Saxon."""
        return self.document.source, self.document.node

    def finish(self) -> Result:
        """Return the result."""
        findings = map(write_finding, self.verdict.findings)
        return Result(self.rows, self.outputs, list(findings), self.failure)


def check_and_describe(order: Order, batch: Sequence[Task]) -> list[Result]:
    """Check and describe a batch of documents, each step for all of them."""
    try:
        desk = open_desk(order)
    except EditionError as error:
        return [Result(failure=UnreadError(str(error))) for _ in batch]
    read = [_read(desk, task) for task in batch]
    documents = [each for each in read if isinstance(each, Document)]
    verdicts = iter(checks.check_all(documents, desk.standards))
    works = [
        each if isinstance(each, Result) else _Work(task, each, next(verdicts))
        for task, each in zip(batch, read, strict=True)
    ]
    for work in works:
        if isinstance(work, _Work):
            work.rows = _list_rows(work)
    _describe(order, desk, [work for work in works if isinstance(work, _Work)])
    return [work.finish() if isinstance(work, _Work) else work for work in works]


def _read(desk: Desk, task: Task) -> Document | Result:
    """Read a document, with the transcriptions of its witnesses."""
    path = PurePosixPath(task.subject)
    if task.value is False:
        return Result(rows=None)
    try:
        source = parse(path, task.lookup.require(task.subject))
        texts = {
            siglum: (PurePosixPath(place), task.lookup.require(place))
            for siglum, place in (task.value if isinstance(task.value, dict) else {}).items()
        }
    except EditionError as error:
        return Result(failure=error)
    faults = source if not isinstance(source, Source) else []
    if isinstance(source, Source):
        node = parse_source(desk.saxon, source)
        if not isinstance(node, Fault):
            return Document(source, node, NotedTargets(task.lookup), texts)
        faults = [node]
    findings = [judge(fault, desk.standards.rules, draft=False) for fault in faults]
    return Result(rows=None, findings=[write_finding(finding) for finding in findings])


def _list_rows(work: _Work) -> Tables:
    """List the rows of a document that can be read, whether it is sound or not."""
    source, path = work.source, work.task.subject
    rows = list_source_rows(source)
    rows[DOCUMENT.name] = [(path, int(checks.is_draft(source)))]
    if source.kind is Kind.FRONT:
        rows[FRONT.name] = [(path, source.title)]
    if work.verdict.valid:
        links = pointers.list_links(source, work.document.targets)
        rows[LINK.name] = [(path, *link) for link in dict.fromkeys(links)]
    if work.verdict.valid and source.kind is Kind.TELEGRAM:
        words = f"{source.title}{WALL}{join_words(source.passages)}"
        rows[WORDS.name] = [(path, words)]
        likeness = tell_likeness(source)
        rows[LIKENESS.name] = [(likeness, path)] if likeness else []
        rows[LANGUAGE.name] = [(language, path) for language in list_languages(source)]
    return rows


def _describe(order: Order, desk: Desk, works: Sequence[_Work]) -> None:
    """Describe what is sound: telegrams, and the entries of registers."""
    sound = [work for work in works if work.verdict.sound and work.source.kind is not Kind.FRONT]
    describer = desk.describer
    if isinstance(describer, EditionError):
        for work in sound:
            work.failure = describer
        return
    telegrams = [work for work in sound if work.source.kind is Kind.TELEGRAM]
    for work in sound:
        if work.source.kind is Kind.REGISTER:
            _describe_entries(describer, work)
    if order.folder is None:
        _outline(describer, telegrams)
        return
    described = describe_all([work.pair for work in telegrams], describer)
    for work, description in zip(telegrams, described, strict=True):
        if isinstance(description, EditionError):
            work.failure = description
            continue
        work.rows.update(list_description_rows(description, list_targets(work.source)))
        address = make_address(description.record)
        work.outputs = [
            stage(order.folder, f"{address}.{kind}", content, work.task.outputs)
            for kind, content in description.files.items()
        ]
        work.rows[MEMBER.name] = list_members(work.outputs)


def _describe_entries(describer: Describer, work: _Work) -> None:
    try:
        entries = describe_register(*work.pair, describer)
        work.rows.update(list_entry_rows(work.task.subject, entries))
    except EditionError as error:
        work.failure = error


def _outline(describer: Describer, works: Sequence[_Work]) -> None:
    """Read only what telegrams are compared by, if nothing is published."""
    outlines = outline_all([work.pair for work in works], describer)
    for work, outline in zip(works, outlines, strict=True):
        if isinstance(outline, EditionError):
            work.failure = outline
        else:
            work.rows.update(list_outline_rows(work.task.subject, outline))


def _read_witnesses(reader: Reader, path: str) -> object:
    """Read which files transcribe a telegram's witnesses."""
    name = name_source(PurePosixPath(path))
    rows = reader.rows(WITNESS_FILE.name, telegram=name)
    return {str(row["siglum"]): row["path"] for row in rows}


_SOURCE_ROWS = (DOCUMENT.name, ANCHOR.name, ANCHOR_DIGEST.name, POINTER.name, LINK.name)
_LOOKED_UP = (ELEMENT.name, REGISTER.name)

DOCUMENTS = (
    Step(
        "entries",
        check_and_describe,
        read_readable,
        (REGISTER_FILE.name, "path"),
        (REGISTER.name,),
        _LOOKED_UP,
        (*_SOURCE_ROWS, ENTRY.name),
        (*_CHECKED_WITH, "schema/entry.schema.json", "xslt/entries.xsl"),
    ),
    Step(
        "record",
        check_and_describe,
        _read_witnesses,
        (TELEGRAM_FILE.name, "path"),
        (WITNESS_FILE.name,),
        _LOOKED_UP,
        (
            *(*_SOURCE_ROWS, WORDS.name, LIKENESS.name, LANGUAGE.name, TELEGRAM.name),
            *(REPLY.name, OUTLINE.name, SHOWN.name, NAMING.name),
            *(DESCRIBED.name, LAST_CHANGE.name, CITATION.name, MEMBER.name),
        ),
        (*_CHECKED_WITH, "schema/record.schema.json", "xslt/record.xsl"),
    ),
    Step(
        "check",
        check_and_describe,
        subjects=(FRONT_FILE.name, "path"),
        looks_up=_LOOKED_UP,
        writes=(*_SOURCE_ROWS, FRONT.name),
        made_with=_CHECKED_WITH,
    ),
)
