"""
Tasks: what workers do with a batch of documents; values come in and values go out.

A worker opens what it works with once and keeps it, until an order comes with other standards.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any

from edition.check import set_standards
from edition.checks import document as document_checks
from edition.checks.document import Standards, schematron
from edition.compose import Page, Style, compose_all
from edition.describe import Describer, Description, describe_all, describe_register
from edition.entering import Tables, address, enter_description, enter_entries, enter_source
from edition.errors import EditionError
from edition.faults import Fault
from edition.files import Folder
from edition.findings import Finding
from edition.outputs import Output, Standing, stage
from edition.project import Project
from edition.rules import judge
from edition.saxon import Node, Saxon
from edition.sources import REGISTER_NAMES, REGISTERS, TEI, Kind, Source, kind_of, read, read_source


@dataclass(frozen=True, slots=True)
class Order:
    """
    For which edition a worker works, by which standards, and where it stages what it makes.
    """

    project: Project
    standards: str
    folder: Folder | None
    styles: Mapping[str, Style] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Survey:
    """
    A document to check, to describe, or both.
    """

    path: PurePosixPath
    witnesses: Mapping[str, PurePosixPath]
    check: bool
    describe: bool
    standing: Mapping[str, Standing]


@dataclass(frozen=True, slots=True)
class Surveyed:
    """
    What became of a document: its findings if it was checked, its rows, its outputs.
    """

    path: PurePosixPath
    digest: str
    findings: list[Finding] | None = None
    readable: bool = True
    draft: bool = False
    title: str = ""
    sources: Tables = field(default_factory=dict)
    described: Tables | None = None
    outputs: list[Output] = field(default_factory=list)
    failure: str | None = None


@dataclass(frozen=True, slots=True)
class Composition:
    """
    A page to compose, of which kind of work, and what stands of it.
    """

    work: str
    owner: str
    reason: str
    fingerprint: str
    page: Page
    standing: Standing | None


@dataclass(frozen=True, slots=True)
class Composed:
    """
    What became of a page.
    """

    work: str
    owner: str
    reason: str
    fingerprint: str
    output: Output | None
    failure: str | None = None


@dataclass(frozen=True, slots=True)
class _Surveyor:
    """
    All that documents are checked against and described with.
    """

    standards: Standards
    describer: Describer | None
    saxon: Saxon


@lru_cache(maxsize=1)
def _open_surveyor(project: Project, standards: str) -> _Surveyor:  # noqa: ARG001 - other standards, another surveyor
    """
    Read the registers, compile everything, then lock the processor.
    """
    registers = read(project, [REGISTERS / f"{name}.xml" for name in REGISTER_NAMES])
    saxon = Saxon()
    compiler = schematron.load_compiler(project, saxon)
    nodes = [saxon.parse(register.text) for register in registers.sources]
    describer = None if registers.faults else Describer.prepare(project, saxon, nodes)
    saxon.lock()
    made = set_standards(project, saxon, compiler, registers, {})
    return _Surveyor(made, describer, saxon)


@dataclass(frozen=True, slots=True)
class _Document:
    """
    A document of a batch, as lxml and as Saxon read it.
    """

    task: Survey
    source: Source
    node: Node


def survey(order: Order, batch: Sequence[Survey]) -> list[Surveyed]:
    """
    Check and describe a batch of documents, all of them step by step.
    """
    surveyor = _open_surveyor(order.project, order.standards)
    if surveyor.standards.holdings is not None:
        surveyor.standards.holdings.forget()
    read = [(task, read_source(order.project, task.path)) for task in batch]
    documents = [
        _Document(task, source, surveyor.saxon.parse(source.text))
        for task, source in read
        if isinstance(source, Source)
    ]
    surveyed = {
        **{
            task.path: _refuse(task, faults, surveyor.standards)
            for task, faults in read
            if not isinstance(faults, Source)
        },
        **dict(_check(documents, surveyor.standards)),
    }
    if surveyor.describer is not None:
        sound = [
            document
            for document in documents
            if document.task.describe and _is_sound(surveyed[document.task.path])
        ]
        for path, changes in _describe(order, surveyor.describer, sound):
            surveyed[path] = replace(surveyed[path], **changes)
    return [surveyed[task.path] for task in batch]


def _refuse(task: Survey, faults: Sequence[Fault], standards: Standards) -> Surveyed:
    """
    Tell why a file is no source.
    """
    findings = [judge(fault, standards.rules, draft=False) for fault in faults]
    return Surveyed(task.path, "", findings, readable=False)


def _check(
    documents: Sequence[_Document], standards: Standards
) -> Iterator[tuple[PurePosixPath, Surveyed]]:
    """
    Check those of the documents that are to be checked.
    """
    chosen = [document for document in documents if document.task.check]
    witnesses = {document.source.id: document.task.witnesses for document in chosen}
    found = document_checks.check_all(
        [(document.source, document.node) for document in chosen],
        replace(standards, witnesses=witnesses),
    )
    findings = dict(zip((document.task.path for document in chosen), found, strict=True))
    for document in documents:
        task, source = document.task, document.source
        yield (
            task.path,
            Surveyed(
                task.path,
                source.digest,
                findings=findings.get(task.path),
                draft=document_checks.is_draft(source),
                title=_read_title(source) if source.kind is Kind.FRONT else "",
                sources=enter_source(source) if task.check else {},
            ),
        )


def _is_sound(surveyed: Surveyed) -> bool:
    """
    Tell whether nothing speaks against describing a document.
    """
    return not any(finding.is_error for finding in surveyed.findings or ())


def _describe(
    order: Order, describer: Describer, documents: Sequence[_Document]
) -> Iterator[tuple[PurePosixPath, Mapping[str, Any]]]:
    """
    Describe telegrams and the entries of registers; stage what is published beside the pages.
    """
    registers = [document for document in documents if document.source.kind is Kind.REGISTER]
    for document in registers:
        source = document.source
        try:
            entries = describe_register(source, document.node, describer)
            yield source.path, {"described": enter_entries(str(source.path), entries)}
        except EditionError as error:
            yield source.path, {"failure": str(error)}
    telegrams = [document for document in documents if document.source.kind is not Kind.REGISTER]
    descriptions = describe_all(
        [(document.source, document.node) for document in telegrams], describer
    )
    for document, description in zip(telegrams, descriptions, strict=True):
        if isinstance(description, EditionError):
            yield document.task.path, {"failure": str(description)}
        else:
            outputs = list(_stage(order, description, document.task.standing))
            described = enter_description(description)
            yield document.task.path, {"described": described, "outputs": outputs}


def _stage(
    order: Order, description: Description, standing: Mapping[str, Standing]
) -> Iterator[Output]:
    """
    Stage the files of a telegram's description, where there is a folder for it.
    """
    if order.folder is not None:
        place = address(description.record)
        for kind, content in description.files.items():
            path = PurePosixPath(f"{place}.{kind}")
            yield stage(order.folder, path, content, standing.get(str(path)))


def _read_title(source: Source) -> str:
    """
    Return the title of a page of the front matter.
    """
    title = source.tree.find(f"{TEI}teiHeader/{TEI}fileDesc/{TEI}titleStmt/{TEI}title")
    words = [] if title is None else [str(text) for text in title.itertext()]
    return " ".join("".join(words).split()) or source.id


def compose_pages(order: Order, batch: Sequence[Composition]) -> list[Composed]:
    """
    Compose a batch of pages.
    """
    assert order.folder is not None  # noqa: S101 - pages are composed to be published
    pages = compose_all(order.project, order.styles, [task.page for task in batch])
    done: list[Composed] = []
    for task, data in zip(batch, pages, strict=True):
        output, failure = None, None
        if isinstance(data, EditionError):
            failure = str(data)
        else:
            output = stage(order.folder, task.page.path, data, task.standing)
        done.append(Composed(task.work, task.owner, task.reason, task.fingerprint, output, failure))
    return done


def is_telegram(path: PurePosixPath) -> bool:
    """
    Tell whether a path is a telegram's.
    """
    return kind_of(path) is Kind.TELEGRAM
