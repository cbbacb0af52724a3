"""
Check and describe a batch of documents in a worker.

A worker compiles what it needs once, and again when an order comes with other standards.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any

from edition.build.tasks import DocumentResult, DocumentTask, Order
from edition.check import document as document_checks
from edition.check.checker import set_standards
from edition.check.document import Standards, untagged_names
from edition.describe.describer import (
    Describer,
    Description,
    describe_all,
    describe_register,
    outline_all,
)
from edition.describe.rows import (
    list_description_rows,
    list_entry_rows,
    list_outline_rows,
    list_source_rows,
    make_address,
)
from edition.errors import EditionError
from edition.files.folder import Folder
from edition.findings import Fault, Finding
from edition.project.rules import judge
from edition.project.settings import Project
from edition.publish.outputs import Output, Standing, stage
from edition.read.nodes import parse_all, parse_source
from edition.read.source import REGISTER_NAMES, REGISTERS, Kind, Source, read, read_source
from edition.transform.processor import Node, Saxon


@dataclass(frozen=True, slots=True)
class _Surveyor:
    """What documents are checked and described with."""

    standards: Standards
    describer: Describer | None
    saxon: Saxon


@lru_cache(maxsize=1)
def _open_surveyor(project: Project, standards: str) -> _Surveyor:  # noqa: ARG001 - part of the cache's key
    """Read the registers, compile everything, then lock the processor."""
    saxon = Saxon()
    nodes, registers = parse_all(
        saxon, read(project, [REGISTERS / f"{name}.xml" for name in REGISTER_NAMES])
    )
    describer = None if registers.faults else Describer.prepare(project, saxon, nodes)
    saxon.lock()
    made = set_standards(project, saxon, registers, {})
    return _Surveyor(made, describer, saxon)


@dataclass(frozen=True, slots=True)
class _Document:
    """A document of a batch, as parsed by lxml and by Saxon."""

    task: DocumentTask
    source: Source
    node: Node


def check_and_describe(order: Order, batch: Sequence[DocumentTask]) -> list[DocumentResult]:
    """Check and describe a batch of documents, each step for all of them."""
    surveyor = _open_surveyor(order.project, order.standards)
    if surveyor.describer is None and not order.blind:
        # Somebody may be saving a register: the next batch tries again.
        _open_surveyor.cache_clear()
    read = [(task, read_source(order.project, task.path)) for task in batch]
    if surveyor.standards.holdings is not None:
        surveyor.standards.holdings.look_again(
            source for _, source in read if isinstance(source, Source)
        )
    surveyed: dict[PurePosixPath, DocumentResult] = {}
    documents: list[_Document] = []
    for task, source in read:
        if not isinstance(source, Source):
            surveyed[task.path] = _refuse(task, source, surveyor.standards)
        elif task.check or task.describe:
            node = parse_source(surveyor.saxon, source)
            if isinstance(node, Fault):
                surveyed[task.path] = _refuse(task, [node], surveyor.standards)
            else:
                documents.append(_Document(task, source, node))
        else:
            named = document_checks.check_mentions(source, surveyor.standards)
            surveyed[task.path] = DocumentResult(task.path, source.digest, mentions=named)
    surveyed.update(_check(documents, surveyor.standards))
    if surveyor.describer is not None:
        sound = [
            document
            for document in documents
            if document.task.describe and _is_sound(surveyed[document.task.path])
        ]
        for path, changes in _describe(order, surveyor.describer, sound):
            surveyed[path] = replace(surveyed[path], **changes)
    return [surveyed[task.path] for task in batch]


def _refuse(task: DocumentTask, faults: Sequence[Fault], standards: Standards) -> DocumentResult:
    """Return the result for a file that cannot be read."""
    findings = [judge(fault, standards.rules, draft=False) for fault in faults]
    return DocumentResult(task.path, "", findings, mentions=[], readable=False)


def _check(
    documents: Sequence[_Document], standards: Standards
) -> Iterator[tuple[PurePosixPath, DocumentResult]]:
    """Check documents, or only their names, as their tasks say."""
    chosen = [document for document in documents if document.task.check]
    witnesses = {document.source.id: document.task.witnesses for document in chosen}
    checked = document_checks.check_all(
        [(document.source, document.node) for document in chosen],
        replace(standards, witnesses=witnesses),
    )
    findings = dict(zip((document.task.path for document in chosen), checked, strict=True))
    for document in documents:
        task, source = document.task, document.source
        found, named = findings.get(task.path), None
        if found is not None:
            found, named = _part(found)
        elif task.mentions:
            named = document_checks.check_mentions(source, standards)
        yield (
            task.path,
            DocumentResult(
                task.path,
                source.digest,
                findings=found,
                mentions=named,
                draft=document_checks.is_draft(source),
                title=source.title if source.kind is Kind.FRONT else "",
                sources=list_source_rows(source) if task.check else {},
            ),
        )


def _part(found: list[Finding]) -> tuple[list[Finding], list[Finding]]:
    """Separate the findings about a document from those about names that are not tagged."""
    named = [finding for finding in found if finding.rule in untagged_names.RULES]
    return [finding for finding in found if finding.rule not in untagged_names.RULES], named


def _is_sound(surveyed: DocumentResult) -> bool:
    """Tell whether a document can be described."""
    return not any(finding.is_error for finding in surveyed.findings or ())


def _describe(
    order: Order, describer: Describer, documents: Sequence[_Document]
) -> Iterator[tuple[PurePosixPath, Mapping[str, Any]]]:
    """Describe telegrams and register entries; stage the files published beside the pages."""
    registers = [document for document in documents if document.source.kind is Kind.REGISTER]
    for document in registers:
        source = document.source
        try:
            entries = describe_register(source, document.node, describer)
            yield source.path, {"described": list_entry_rows(str(source.path), entries)}
        except EditionError as error:
            yield source.path, {"failure": str(error)}
    telegrams = [document for document in documents if document.source.kind is not Kind.REGISTER]
    if order.folder is None:
        yield from _outline(describer, telegrams)
        return
    descriptions = describe_all(
        [(document.source, document.node) for document in telegrams], describer
    )
    for document, description in zip(telegrams, descriptions, strict=True):
        if isinstance(description, EditionError):
            yield document.task.path, {"failure": str(description)}
        else:
            outputs = list(_stage(order.folder, description, document.task.standing))
            described = list_description_rows(description)
            yield document.task.path, {"described": described, "outputs": outputs}


def _outline(
    describer: Describer, telegrams: Sequence[_Document]
) -> Iterator[tuple[PurePosixPath, Mapping[str, Any]]]:
    """Read only what telegrams are compared by, if nothing is published."""
    pairs = [(document.source, document.node) for document in telegrams]
    for (source, _), outline in zip(pairs, outline_all(pairs, describer), strict=True):
        if isinstance(outline, EditionError):
            yield source.path, {"failure": str(outline)}
        else:
            yield source.path, {"described": list_outline_rows(str(source.path), outline)}


def _stage(
    folder: Folder, description: Description, standing: Mapping[str, Standing]
) -> Iterator[Output]:
    place = make_address(description.record)
    for kind, content in description.files.items():
        path = PurePosixPath(f"{place}.{kind}")
        yield stage(folder, path, content, standing.get(str(path)))
