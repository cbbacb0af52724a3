"""
Tasks: what workers do with a batch of documents; values come in and values go out.

A worker opens what it works with once and keeps it, until an order comes with other standards.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import PurePosixPath

from edition.check import set_standards
from edition.checks import document
from edition.checks.document import Standards, mentions, schematron
from edition.compose import Page, Style, compose
from edition.describe import Describer, describe, describe_register
from edition.entering import Tables, address, enter_description, enter_entries, enter_source
from edition.errors import EditionError
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
    A document to check or to describe; or only its names to be checked.
    """

    path: PurePosixPath
    witnesses: Mapping[str, PurePosixPath]
    check: bool
    describe: bool
    mentions: bool
    standing: Mapping[str, Standing]


@dataclass(frozen=True, slots=True)
class Surveyed:
    """
    What became of a document: its findings if it was checked, its rows, its outputs.

    Mentions are the findings of names; where only those were looked for, there are no others.
    """

    path: PurePosixPath
    digest: str
    findings: list[Finding] | None = None
    mentions: list[Finding] | None = None
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


def survey(order: Order, batch: Sequence[Survey]) -> list[Surveyed]:
    """
    Check and describe a batch of documents.
    """
    surveyor = _open_surveyor(order.project, order.standards)
    if surveyor.standards.holdings is not None:
        surveyor.standards.holdings.forget()
    return [_survey(order, surveyor, task) for task in batch]


def _survey(order: Order, surveyor: _Surveyor, task: Survey) -> Surveyed:
    """
    Read one document, check it, and describe it if nothing speaks against that.
    """
    source = read_source(order.project, task.path)
    if not isinstance(source, Source):
        faults = [judge(fault, surveyor.standards.rules, draft=False) for fault in source]
        return Surveyed(task.path, "", faults, mentions=[], readable=False)
    standards = replace(surveyor.standards, witnesses={source.id: task.witnesses})
    if not (task.check or task.describe):
        return Surveyed(
            task.path, source.digest, mentions=document.check_mentions(source, standards)
        )
    node = surveyor.saxon.parse(source.text)
    findings, named = _check(source, node, standards, task)
    surveyed = Surveyed(
        task.path,
        source.digest,
        findings=findings,
        mentions=named,
        draft=document.is_draft(source),
        title=_read_title(source) if source.kind is Kind.FRONT else "",
        sources=enter_source(source) if task.check else {},
    )
    stands = not any(finding.is_error for finding in findings or ())
    if surveyor.describer is None or not stands or not task.describe:
        return surveyed
    try:
        return _describe(order, surveyor.describer, source, node, task, surveyed)
    except EditionError as error:
        return replace(surveyed, failure=str(error))


def _check(
    source: Source, node: Node, standards: Standards, task: Survey
) -> tuple[list[Finding] | None, list[Finding] | None]:
    """
    Return what is wrong with a document, and what with its names, as far as that is asked.
    """
    if not task.check:
        return None, document.check_mentions(source, standards) if task.mentions else None
    found = document.check(source, node, standards)
    named = [finding for finding in found if finding.rule in mentions.RULES]
    return [finding for finding in found if finding.rule not in mentions.RULES], named


def _describe(  # noqa: PLR0913, PLR0917 - a document, its node, and all that goes with them
    order: Order,
    describer: Describer,
    source: Source,
    node: Node,
    task: Survey,
    surveyed: Surveyed,
) -> Surveyed:
    """
    Describe a telegram or the entries of a register.
    """
    if source.kind is Kind.REGISTER:
        entries = describe_register(source, node, describer)
        return replace(surveyed, described=enter_entries(str(source.path), entries))
    description = describe(source, node, describer)
    outputs: list[Output] = []
    if order.folder is not None:
        place = address(description.record)
        outputs = [
            stage(order.folder, path, content, task.standing.get(str(path)))
            for kind, content in description.files.items()
            for path in (PurePosixPath(f"{place}.{kind}"),)
        ]
    return replace(surveyed, described=enter_description(description), outputs=outputs)


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
    done: list[Composed] = []
    for task in batch:
        output, failure = None, None
        try:
            data = compose(order.project, order.styles[task.page.stylesheet], task.page)
        except EditionError as error:
            failure = str(error)
        else:
            output = stage(order.folder, task.page.path, data, task.standing)
        done.append(Composed(task.work, task.owner, task.reason, task.fingerprint, output, failure))
    return done


def is_telegram(path: PurePosixPath) -> bool:
    """
    Tell whether a path is a telegram's.
    """
    return kind_of(path) is Kind.TELEGRAM
