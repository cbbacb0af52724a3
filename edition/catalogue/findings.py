"""Findings and counts of the catalogue, at the end of a check or a build."""

import json
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any

from edition.catalogue.database import Catalogue
from edition.findings import Edit, Finding, Severity
from edition.printable import show

_BLIND = (
    *("ref.resolves", "ref.kind", "measure.unit", "measure.commodity"),
    *("mention.untagged", "mention.ambiguous"),
)
"""Rules without findings while a register cannot be read: they need its entries and names."""

_ALONE = ("check", "mention")
"""The kinds of work that check one document."""

_NO_EDITS = "[]"
_MAX_NAMED = 10
_FINDINGS = f"""
SELECT DISTINCT about, line, column, rule, severity, message, edits FROM finding
WHERE (? OR rule NOT IN ({", ".join("?" * len(_BLIND))}))
AND (? OR work IN ({", ".join("?" * len(_ALONE))}))
"""  # noqa: S608 - question marks only


def read_findings(catalogue: Catalogue) -> tuple[Finding, ...]:
    """Return all findings in order, each once."""
    blind = bool(
        catalogue.query("SELECT 1 FROM document WHERE kind = 'register' AND NOT readable LIMIT 1")
    )
    early = has_errors(catalogue)
    rows = catalogue.query(_FINDINGS, not blind, *_BLIND, not early, *_ALONE)
    return tuple(
        Finding(
            PurePosixPath(about),
            line,
            column,
            rule,
            Severity(severity),
            message,
            tuple(Edit(*edit) for edit in json.loads(edits)) if edits != _NO_EDITS else (),
        )
        for about, line, column, rule, severity, message, edits in sorted(rows, key=_order)
    )


def _order(row: Sequence[Any]) -> tuple[list[str], Sequence[Any]]:
    """Return the key that sorts rows as findings are sorted; no two differ in edits alone."""
    return row[0].split("/"), row[1:6]


def count_documents(catalogue: Catalogue) -> int:
    """Count the files that were checked."""
    return int(catalogue.query("SELECT count(*) FROM document")[0][0])


def count_due(catalogue: Catalogue) -> int:
    """Count the files that have work to be done."""
    return int(catalogue.query("SELECT count(DISTINCT path) FROM todo")[0][0])


def knows_documents(catalogue: Catalogue) -> bool:
    """Tell whether any telegram or page of the front matter was checked before."""
    query = "SELECT 1 FROM document WHERE kind IN ('telegram', 'front') LIMIT 1"
    return bool(catalogue.query(query))


def knows_pages(catalogue: Catalogue) -> bool:
    """Tell whether any page was composed before."""
    return bool(catalogue.query("SELECT 1 FROM fingerprint LIMIT 1"))


def has_errors(catalogue: Catalogue) -> bool:
    """Tell whether a document has an error, which prevents the checks of the whole edition."""
    query = "SELECT 1 FROM finding WHERE severity = 'error' AND work = 'check' LIMIT 1"
    return bool(catalogue.query(query))


def format_foreign(paths: Sequence[str]) -> list[str]:
    """Write one sentence about files of public/ that no build wrote, if there are any."""
    if not paths:
        return []
    names = ", ".join(show(path) for path in paths[:_MAX_NAMED])
    more = f" and {len(paths) - _MAX_NAMED} more" if len(paths) > _MAX_NAMED else ""
    return [f"Kept in public/, though no build wrote it: {names}{more}."]
