"""Findings as JSON (schema/finding.schema.json)."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator

from edition.findings import Finding, Severity
from edition.outcome import Outcome
from edition.printable import make_text

FORMAT = 1


def report_json(outcome: Outcome, limit: int | None = None) -> Iterator[str]:
    """Write an outcome as JSON, one line per finding; with a limit only the first findings."""
    shown = outcome.findings[:limit]
    yield f'{{"format": {FORMAT}, "findings": ['
    yield from separate(tell_finding(finding) for finding in shown)
    counts = Counter(finding.severity for finding in outcome.findings)
    told = {
        "files": outcome.checked,
        **{str(severity): counts[severity] for severity in Severity},
        "not_shown": len(outcome.findings) - len(shown),
    }
    yield f'], "counts": {json.dumps(told)},'
    yield f'"not_run": {json.dumps(outcome.left_out)}}}'


def tell_finding(finding: Finding) -> dict[str, object]:
    """Return a finding as schema/finding.schema.json describes it."""
    return {
        "path": make_text(str(finding.path)),
        "line": finding.line,
        "column": finding.column,
        "rule": finding.rule,
        "severity": str(finding.severity),
        "message": make_text(finding.message),
        "edits": [
            {"start": edit.start, "end": edit.end, "text": edit.text} for edit in finding.edits
        ],
    }


def separate(values: Iterable[object]) -> Iterator[str]:
    """Write the values of a list, one per line, with commas between them."""
    last: str | None = None
    for value in values:
        if last is not None:
            yield f"{last},"
        last = json.dumps(value)
    if last is not None:
        yield last
