"""Findings and counts, read from the catalogue at the end of a check or a build."""

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
"""What is not told while a register cannot be read: no pointer is followed, no name known then."""

_ALONE = ("check", "mention")
"""The work that looks at documents alone."""

_NO_EDITS = "[]"
_MAX_NAMED = 10
_FINDINGS = f"""
SELECT DISTINCT about, line, column, rule, severity, message, edits FROM finding
WHERE (? OR rule NOT IN ({", ".join("?" * len(_BLIND))}))
AND (? OR work IN ({", ".join("?" * len(_ALONE))}))
"""  # noqa: S608 - marks


def read_findings(catalogue: Catalogue) -> tuple[Finding, ...]:
    """Read all findings, in order, each once."""
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
    """
    Order findings as they order themselves, before they are made; no two differ in edits alone.
    """
    return row[0].split("/"), row[1:6]


def count_documents(catalogue: Catalogue) -> int:
    """Count the files that were checked."""
    return int(catalogue.query("SELECT count(*) FROM document")[0][0])


def count_due(catalogue: Catalogue) -> int:
    """Count the files with which something is still to be done."""
    return int(catalogue.query("SELECT count(DISTINCT path) FROM todo")[0][0])


def knows_documents(catalogue: Catalogue) -> bool:
    """Tell whether a telegram, or a page of the front matter, was looked at before."""
    query = "SELECT 1 FROM document WHERE kind IN ('telegram', 'front') LIMIT 1"
    return bool(catalogue.query(query))


def knows_pages(catalogue: Catalogue) -> bool:
    """Tell whether a page was made before."""
    return bool(catalogue.query("SELECT 1 FROM fingerprint LIMIT 1"))


def has_errors(catalogue: Catalogue) -> bool:
    """Tell whether a document alone keeps the edition from being looked at as a whole."""
    query = "SELECT 1 FROM finding WHERE severity = 'error' AND work = 'check' LIMIT 1"
    return bool(catalogue.query(query))


def format_foreign(paths: Sequence[str]) -> list[str]:
    """Tell which files of public/ no build wrote, in a sentence, if there are any."""
    if not paths:
        return []
    names = ", ".join(show(path) for path in paths[:_MAX_NAMED])
    more = f" and {len(paths) - _MAX_NAMED} more" if len(paths) > _MAX_NAMED else ""
    return [f"Kept in public/, though no build wrote it: {names}{more}."]
