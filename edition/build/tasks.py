"""What workers are given, a batch at a time, and what they return."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from edition.catalogue.tables import Tables
from edition.compose.composer import Page, Style, compose_all
from edition.errors import EditionError
from edition.files.folder import Folder
from edition.findings import Finding
from edition.project.settings import Project
from edition.publish.outputs import Output, Standing, stage


@dataclass(frozen=True, slots=True)
class Order:
    """
    What all tasks of a batch share: the edition, the standards, the folder to stage in, the styles.

    The field blind says that a register cannot be read.
    """

    project: Project
    standards: str
    folder: Folder | None
    styles: Mapping[str, Style] = field(default_factory=dict)
    blind: bool = False


@dataclass(frozen=True, slots=True)
class DocumentTask:
    """A document to check or describe, or whose names only are to be checked."""

    path: PurePosixPath
    witnesses: Mapping[str, PurePosixPath]
    check: bool
    describe: bool
    mentions: bool
    standing: Mapping[str, Standing]


@dataclass(frozen=True, slots=True)
class DocumentResult:
    """
    The result of a document: its findings if it was checked, its rows, its outputs.

    The field mentions has the findings about names; if only these were checked, findings is None.
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
class PageTask:
    """A page to compose, its kind of work, and what the catalogue knows of the output."""

    work: str
    owner: str
    reason: str
    fingerprint: str
    page: Page
    standing: Standing | None


@dataclass(frozen=True, slots=True)
class PageResult:
    """The result of composing a page: an output or a failure."""

    work: str
    owner: str
    reason: str
    fingerprint: str
    output: Output | None
    failure: str | None = None


def compose_pages(order: Order, batch: Sequence[PageTask]) -> list[PageResult]:
    """Compose and stage a batch of pages."""
    assert order.folder is not None  # noqa: S101 - pages are composed only to be published
    pages = compose_all(order.project, order.styles, [task.page for task in batch])
    done: list[PageResult] = []
    for task, data in zip(batch, pages, strict=True):
        output, failure = None, None
        if isinstance(data, EditionError):
            failure = str(data)
        else:
            output = stage(order.folder, task.page.path, data, task.standing)
        done.append(
            PageResult(task.work, task.owner, task.reason, task.fingerprint, output, failure)
        )
    return done
