"""
Findings as SARIF 2.1.0 (OASIS), which code hosts and editors show.

Columns count code points; paths are relative to the edition's folder. The rules include their
remedies, and edits are fixes. The same findings give the same bytes.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import PurePosixPath
from textwrap import dedent
from typing import TYPE_CHECKING
from urllib.parse import quote

from edition import __version__
from edition.findings import Edit, Finding, Severity
from edition.outcome import Outcome
from edition.printable import make_text
from edition.report.json import separate
from edition.xml.markup import Markup

if TYPE_CHECKING:
    from edition.project.rules import Rule

ROOT = "EDITION"  # stands for the edition's folder in paths

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFORMATION: "note"}

Facts = dict[str, object]
Read = Callable[[PurePosixPath], bytes]


def report_sarif(
    outcome: Outcome, rules: "Mapping[str, Rule]", read: Read, limit: int | None = None
) -> Iterator[str]:
    """Write an outcome as SARIF; files with edits are read to find the lines and columns."""
    numbers = {rule: number for number, rule in enumerate(rules)}
    driver = {
        "name": "edition",
        "version": __version__,
        "rules": [_tell_rule(rule) for rule in rules.values()],
    }
    told = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The edition’s folder."}}},
        "invocations": [_tell_invocation(outcome, numbers, limit)],
    }
    yield f'{{"$schema": {json.dumps(_SCHEMA)}, "version": "2.1.0", "runs": ['
    yield f'{json.dumps(told)[:-1]}, "results": ['
    look_up = lru_cache(1)(lambda path: Markup(read(path)))
    yield from separate(
        _tell_result(finding, rules, numbers, look_up) for finding in outcome.findings[:limit]
    )
    yield "]}]}"


def _tell_rule(rule: "Rule") -> Facts:
    return {
        "id": rule.id,
        "shortDescription": _write_message(rule.sentence),
        "help": _write_help(rule),
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"checkedBy": rule.by, "section": rule.see},
    }


def _write_help(rule: "Rule") -> Facts:
    """Write the remedy, in Markdown with the examples."""
    examples = (("Wrong", rule.wrong), ("Right", rule.right))
    blocks = (f"{name}:\n\n```xml\n{dedent(text)}\n```" for name, text in examples if text)
    (markdown,) = _write_message("\n\n".join((rule.remedy, *blocks))).values()
    return {**_write_message(rule.remedy), "markdown": markdown}


def _tell_invocation(outcome: Outcome, numbers: Mapping[str, int], limit: int | None) -> Facts:
    """Write that the check ran, which rules did not run, and how many findings are not shown."""
    more = 0 if limit is None else max(len(outcome.findings) - limit, 0)
    notes: list[Facts] = [
        {
            "level": "note",
            "message": {"text": "This rule needs the whole edition without errors; not run."},
            "associatedRule": {"id": rule, "index": numbers[rule]},
        }
        for rule in outcome.left_out
    ]
    if more:
        notes.append({"level": "note", "message": {"text": f"{more} more not shown."}})
    return {"executionSuccessful": True, "toolExecutionNotifications": notes}


def _tell_result(
    finding: Finding,
    rules: "Mapping[str, Rule]",
    numbers: Mapping[str, int],
    look_up: Callable[[PurePosixPath], Markup],
) -> Facts:
    """Write a finding; its region is one character."""
    artifact = {"uri": _write_uri(finding.path), "uriBaseId": ROOT}
    region = {
        "startLine": finding.line,
        "startColumn": finding.column,
        "endColumn": finding.column + 1,
    }
    told: Facts = {
        "ruleId": finding.rule,
        "ruleIndex": numbers[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": _write_message(finding.message),
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
    }
    if finding.edits:
        markup = look_up(finding.path)
        replacements = [_tell_edit(edit, markup) for edit in finding.edits]
        change = {"artifactLocation": artifact, "replacements": replacements}
        description = _write_message(rules[finding.rule].remedy)
        told["fixes"] = [{"description": description, "artifactChanges": [change]}]
    return told


def _write_message(text: str) -> Facts:
    """Write a sentence; braces are doubled, as single braces enclose the number of an argument."""
    return {"text": make_text(text).replace("{", "{{").replace("}", "}}")}


def _write_uri(path: PurePosixPath) -> str:
    return quote(str(path).encode("utf-8", "surrogateescape"))


def _tell_edit(edit: Edit, markup: Markup) -> Facts:
    (line, column), (end_line, end_column) = markup.place(edit.start), markup.place(edit.end)
    region = {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
    }
    content: Facts = {"insertedContent": {"text": edit.text}} if edit.text else {}
    return {"deletedRegion": region, **content}
