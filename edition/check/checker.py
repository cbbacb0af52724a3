"""Check single documents without a build."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from edition.check import document
from edition.check.document import Standards, grammar, schematron
from edition.check.targets import Holdings
from edition.findings import Fault, Finding
from edition.outcome import WHOLE_EDITION, Outcome
from edition.process.logbook import working_on
from edition.project.rules import judge, read_rules
from edition.project.settings import Project
from edition.read.nodes import parse_source
from edition.read.source import Kind, Reading, list_sources, list_witnesses, read
from edition.transform.processor import Saxon

Witnesses = Mapping[str, Mapping[str, PurePosixPath]]


def check_paths(project: Project, paths: Sequence[PurePosixPath]) -> Outcome:
    """
    Check some documents, one after another.

    All registers are read. Another telegram is read only if a pointer leads to it.
    """
    registers = read(project, list_sources(project, Kind.REGISTER))
    standards = open_standards(project, registers)
    findings = set(check_documents(Reading((), registers.faults), standards))
    for path in paths:
        with working_on(str(path)):
            findings.update(check_documents(read(project, [path]), standards))
    return Outcome(tuple(sorted(findings)), len(paths), left_out=WHOLE_EDITION)


def open_standards(project: Project, registers: Reading | None = None) -> Standards:
    """Make the standards that documents are checked against, with a new processor."""
    if registers is None:
        registers = read(project, list_sources(project, Kind.REGISTER))
    saxon = Saxon()
    saxon.lock()
    return set_standards(project, saxon, registers)


def set_standards(
    project: Project,
    saxon: Saxon,
    registers: Reading,
    witnesses: Witnesses | None = None,
) -> Standards:
    """Make the standards that documents are checked against, with a processor already locked."""
    return Standards(
        project=project,
        rules=read_rules(project.schema),
        saxon=saxon,
        schematron=schematron.compile_rules(project, saxon),
        grammar=grammar.Judge.open(project.schema),
        holdings=None if registers.faults else Holdings(project, registers.sources),
        witnesses=list_witnesses(project) if witnesses is None else witnesses,
    )


def check_documents(reading: Reading, standards: Standards) -> Iterator[Finding]:
    """Yield the findings about files that could not be read, and about the sources that were."""
    for fault in reading.faults:
        yield judge(fault, standards.rules, draft=False)
    for source in reading.sources:
        node = parse_source(standards.saxon, source)
        if isinstance(node, Fault):
            yield judge(node, standards.rules, draft=False)
        else:
            yield from document.check(source, node, standards)
