"""
From sources to a published edition: read, check, describe, catalogue, compose, publish.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from edition.catalogue import Catalogue, address, open_catalogue
from edition.check import WHOLE_EDITION, Outcome, check_documents, set_standards
from edition.checks import edition as whole
from edition.checks.document import Standards, is_draft, schematron
from edition.compose import Composer, Output, compose_edition, compose_front, compose_telegram
from edition.describe import Describer, Description, describe, describe_register
from edition.files import Folder
from edition.findings import Severity
from edition.project import Project
from edition.publish import Stage, publish
from edition.rules import judge
from edition.saxon import Saxon
from edition.sources import Kind, Reading, Source, list_sources, read

_CATALOGUE = PurePosixPath(".edition/catalogue.sqlite")


@dataclass(frozen=True, slots=True)
class Workshop:
    """
    The sources, and everything that is compiled once to work on them.
    """

    project: Project
    reading: Reading
    saxon: Saxon
    standards: Standards
    describer: Describer

    @classmethod
    def open(cls, project: Project) -> "Workshop":
        """
        Read all sources, compile everything, then lock the processor.
        """
        reading = read(project, [path for kind in Kind for path in list_sources(project, kind)])
        registers = reading.select(Kind.REGISTER)
        saxon = Saxon()
        nodes = [saxon.parse(register.text) for register in registers.sources]
        compiler = schematron.load_compiler(project, saxon)
        describer = Describer.prepare(project, saxon, nodes)
        saxon.lock()
        standards = set_standards(project, saxon, compiler, registers)
        return cls(project, reading, saxon, standards, describer)


def check_edition(project: Project) -> Outcome:
    """
    Check the whole edition, and write nothing.
    """
    with open_catalogue(None) as catalogue:
        return survey(Workshop.open(project), catalogue, lambda _: None)


def build(project: Project, folder: Folder) -> Outcome:
    """
    Check the whole edition and, if nothing speaks against it, publish it in this folder.
    """
    workshop = Workshop.open(project)
    with open_catalogue(folder.make_room(_CATALOGUE)) as catalogue:
        stage = Stage.open(folder)
        outcome = survey(workshop, catalogue, lambda description: _stage(stage, description))
        if outcome.errors:
            return outcome
        for path, data in _compose(workshop, catalogue):
            stage.add(path, data)
        return replace(outcome, published=publish(stage))


def survey(
    workshop: Workshop, catalogue: Catalogue, receive: Callable[[Description], None]
) -> Outcome:
    """
    Check each document, then describe all, then check what they say together.
    """
    reading, standards = workshop.reading, workshop.standards
    findings = set(check_documents(reading, standards))
    checked = len(reading.sources) + len(reading.faults)
    if any(finding.severity is Severity.ERROR for finding in findings):
        return Outcome(tuple(sorted(findings)), checked, left_out=WHOLE_EDITION)
    for source in reading.sources:
        _describe(workshop, source, catalogue, receive)
    drafts = {source.path for source in reading.sources if is_draft(source)}
    for fault in whole.check(workshop.project, catalogue):
        findings.add(judge(fault, standards.rules, draft=fault.path in drafts))
    return Outcome(tuple(sorted(findings)), checked)


def _describe(
    workshop: Workshop,
    source: Source,
    catalogue: Catalogue,
    receive: Callable[[Description], None],
) -> None:
    """
    Put what one source says into the catalogue.
    """
    catalogue.add_source(source)
    match source.kind:
        case Kind.TELEGRAM:
            node = workshop.saxon.parse(source.text)
            description = describe(source, node, workshop.describer)
            catalogue.add_description(description)
            receive(description)
        case Kind.REGISTER:
            node = workshop.saxon.parse(source.text)
            catalogue.add_entries(source.path, describe_register(source, node, workshop.describer))
        case Kind.FRONT:
            pass


def _stage(stage: Stage, description: Description) -> None:
    """
    Stage the files that stand beside a telegram's page.
    """
    for kind, content in description.files.items():
        stage.add(PurePosixPath(f"{address(description.record)}.{kind}"), content)


def _compose(workshop: Workshop, catalogue: Catalogue) -> Iterator[Output]:
    """
    Compose every page, and copy what they are shown with.
    """
    project, reading = workshop.project, workshop.reading
    composer = Composer.prepare(project, reading, catalogue)
    for source in reading.select(Kind.TELEGRAM).sources:
        yield compose_telegram(source, catalogue, composer)
    for source in reading.select(Kind.FRONT).sources:
        yield compose_front(source, composer)
    yield from compose_edition(catalogue, composer)
    for asset in sorted((project.stylesheets / "assets").iterdir()):
        yield PurePosixPath("assets") / asset.name, asset.read_bytes()
