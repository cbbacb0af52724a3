"""The rules, as rules.json lists them; it is generated from the ODD."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from edition.errors import EditionError
from edition.findings import Fault, Finding, Severity

_WEIGHTS = ("severity", "draft")


@dataclass(frozen=True, slots=True)
class Rule:
    """
    A claim that the checks enforce, with an example of what breaks it and how that is right.

    Draft is its severity in a telegram that is one.
    """

    id: str
    by: str
    severity: Severity
    draft: Severity
    sentence: str
    remedy: str
    see: str
    wrong: str
    right: str


def read_rules(schema: Path) -> Mapping[str, Rule]:
    """Read the rules that the schema was generated with, by id."""
    path = schema / "rules.json"
    try:
        listed = json.loads(path.read_text(encoding="utf-8"))["rules"]
        return {
            rule["id"]: Rule(**{**rule, **{name: Severity(rule[name]) for name in _WEIGHTS}})
            for rule in listed
        }
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EditionError(
            f"{path.name} is missing or damaged; make it again with edition schema."
        ) from error


def judge(fault: Fault, rules: Mapping[str, Rule], *, draft: bool) -> Finding:
    """
    Turn a fault into a finding: the rule gives the severity and, after the sentence, the remedy.

    In a draft what does not agree yet is a warning; a grammar's sentence has its own remedy.
    """
    rule = rules.get(fault.rule)
    if rule is None:
        raise EditionError(
            f"rules.json does not know {fault.rule}; make it again with edition schema."
        )
    severity = rule.draft if draft else rule.severity
    message = fault.message if rule.by == "grammar" else f"{fault.message} {rule.remedy}"
    return Finding(fault.path, *fault.place, rule.id, severity, message, fault.edits)
