"""Findings and counts of the catalogue, at the end of a check or a build."""

import json
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any

from edition.catalogue.database import Catalogue
from edition.catalogue.relation import Row
from edition.findings import Edit, Finding, Severity
from edition.printable import show

_NO_EDITS = "[]"
_MAX_NAMED = 10
_FINDINGS = """
SELECT DISTINCT path, line, column, rule, severity, message, edits FROM found
JOIN item ON item.id = found.item JOIN step ON step.name = item.step WHERE stage <= ?
"""
_ERRORS = """
SELECT 1 FROM found JOIN item ON item.id = found.item JOIN step ON step.name = item.step
WHERE severity = 'error' AND stage < ? LIMIT 1
"""


def write_finding(finding: Finding) -> Row:
    """Write a finding as a row."""
    edits = [(edit.start, edit.end, edit.text) for edit in finding.edits]
    return (
        *(str(finding.path), finding.line, finding.column, finding.rule),
        *(str(finding.severity), finding.message, json.dumps(edits)),
    )


def read_findings(catalogue: Catalogue) -> tuple[Finding, ...]:
    """Return the findings in order, each once; those about the edition only if no document errs."""
    rows = catalogue.query(_FINDINGS, 0 if has_errors(catalogue) else 1)
    return tuple(
        Finding(
            PurePosixPath(path),
            line,
            column,
            rule,
            Severity(severity),
            message,
            tuple(Edit(*edit) for edit in json.loads(edits)) if edits != _NO_EDITS else (),
        )
        for path, line, column, rule, severity, message, edits in sorted(rows, key=_order)
    )


def _order(row: Sequence[Any]) -> tuple[list[str], Sequence[Any]]:
    """Return the key that sorts rows as findings are sorted; no two differ in edits alone."""
    return row[0].split("/"), row[1:6]


def has_errors(catalogue: Catalogue, before: int = 1) -> bool:
    """Tell whether there is an error of an earlier stage; without a stage, in a document."""
    return bool(catalogue.query(_ERRORS, before))


def count_documents(catalogue: Catalogue) -> int:
    """Count the files that were checked."""
    query = """SELECT (SELECT count(*) FROM telegram_file) + (SELECT count(*) FROM front_file)
        + (SELECT count(*) FROM register_file) AS count"""
    return int(catalogue.query(query)[0]["count"])


def is_due(catalogue: Catalogue) -> bool:
    """Tell whether a build left something to do."""
    return bool(catalogue.query("SELECT 1 FROM due LIMIT 1"))


def format_foreign(paths: Sequence[str]) -> list[str]:
    """Write one sentence about files of public/ that no build wrote, if there are any."""
    if not paths:
        return []
    names = ", ".join(show(path) for path in paths[:_MAX_NAMED])
    more = f" and {len(paths) - _MAX_NAMED} more" if len(paths) > _MAX_NAMED else ""
    return [f"Kept in public/, though no build wrote it: {names}{more}."]
