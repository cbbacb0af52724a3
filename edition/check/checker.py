"""Check single documents without a build."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from edition.check import document
from edition.check.document import Document, Standards, grammar, schematron
from edition.check.document.witnesses import Transcriptions
from edition.check.targets import Holdings
from edition.findings import Fault, Finding
from edition.outcome import WHOLE_EDITION, Outcome
from edition.process.logbook import working_on
from edition.project.rules import judge, read_rules
from edition.project.settings import Project
from edition.read.nodes import parse_source
from edition.read.source import (
    Kind,
    Reading,
    Source,
    list_sources,
    list_witnesses,
    read,
    read_bytes,
)
from edition.transform.processor import Saxon

Witnesses = Mapping[str, Mapping[str, PurePosixPath]]


def check_paths(project: Project, paths: Sequence[PurePosixPath]) -> Outcome:
    """
    Check some documents, one after another.

    All registers are read. Another telegram is read only if a pointer leads to it.
    """
    registers = read(project, list_sources(project, Kind.REGISTER))
    checker = Checker.open(project, registers)
    findings = set(checker.check(Reading((), registers.faults)))
    for path in paths:
        with working_on(str(path)):
            findings.update(checker.check(read(project, [path])))
    return Outcome(tuple(sorted(findings)), len(paths), left_out=WHOLE_EDITION)


def set_standards(project: Project, saxon: Saxon) -> Standards:
    """Make the standards that documents are checked against, with a processor already locked."""
    return Standards(
        project=project,
        rules=read_rules(project.schema),
        saxon=saxon,
        schematron=schematron.compile_rules(project, saxon),
        grammar=grammar.Judge.open(project.schema),
    )


@dataclass(frozen=True, slots=True)
class Checker:
    """Checks documents against standards, with all registers at hand."""

    standards: Standards
    holdings: Holdings
    witnesses: Witnesses

    @classmethod
    def open(cls, project: Project, registers: Reading | None = None) -> "Checker":
        """Read the registers, unless they are at hand, and compile everything."""
        if registers is None:
            registers = read(project, list_sources(project, Kind.REGISTER))
        saxon = Saxon()
        saxon.lock()
        standards = set_standards(project, saxon)
        return cls(standards, Holdings(project, registers), list_witnesses(project))

    def check(self, reading: Reading) -> Iterator[Finding]:
        """Yield the findings about files that could not be read, and about the sources."""
        for fault in reading.faults:
            yield judge(fault, self.standards.rules, draft=False)
        for source in reading.sources:
            node = parse_source(self.standards.saxon, source)
            if isinstance(node, Fault):
                yield judge(node, self.standards.rules, draft=False)
            else:
                texts = self._read_transcriptions(source)
                yield from self._check(Document(source, node, self.holdings, texts))

    def _check(self, checked: Document) -> Iterator[Finding]:
        """Check a document, and if it is valid its links and its untagged names."""
        standards, source = self.standards, checked.source
        (verdict,) = document.check_all([checked], standards)
        yield from verdict.findings
        if verdict.valid:
            yield from document.check_links(source, self.holdings, standards)
        if verdict.valid and source.kind is Kind.TELEGRAM:
            held = self.holdings
            yield from document.check_mentions(
                source, held.names, held.measured, held, standards.rules
            )

    def _read_transcriptions(self, source: Source) -> Transcriptions:
        """Read the transcriptions of a telegram's witnesses."""
        project = self.standards.project
        paths = self.witnesses.get(source.id, {}) if source.kind is Kind.TELEGRAM else {}
        return {
            siglum: (path, read_bytes(project.root, path, project.settings.source_bytes))
            for siglum, path in paths.items()
        }
