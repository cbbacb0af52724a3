"""The rules, read from rules.json, which is generated from the ODD."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from edition.errors import EditionError
from edition.findings import Fault, Finding, Severity
from edition.project.order import Order, Values

_WEIGHTS = ("severity", "draft")


@dataclass(frozen=True, slots=True)
class Rule:
    """
    A rule that checks enforce: its claim, remedy, and a wrong and a right example.

    The field draft is the severity in telegrams that are drafts.
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
    """Return the rules of a schema by id."""
    with _explained():
        return {
            rule["id"]: Rule(**{**rule, **{name: Severity(rule[name]) for name in _WEIGHTS}})
            for rule in _read(schema)["rules"]
        }


def read_values(schema: Path) -> Values:
    """Return the values of each list of a schema, with their glosses."""
    with _explained():
        return {
            f"{element}/@{attribute}": {value["ident"]: value["gloss"] for value in told["values"]}
            for element, about in _read(schema)["elements"].items()
            for attribute, told in about["attributes"].items()
            if told["values"]
        }


def _read(schema: Path) -> Any:  # noqa: ANN401 - JSON
    return json.loads((schema / "rules.json").read_text(encoding="utf-8"))


@contextmanager
def _explained() -> Iterator[None]:
    """Turn what goes wrong while the list of rules is read into an EditionError."""
    try:
        yield
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EditionError(
            "rules.json is missing or damaged; make it again with edition schema."
        ) from error


def open_rules(order: Order) -> Mapping[str, Rule]:
    """Return the rules of an order's schema, which is read once in a version."""
    return _keep_rules(order.project.schema, order.version)


@lru_cache(maxsize=1)
def _keep_rules(schema: Path, version: str) -> Mapping[str, Rule]:  # noqa: ARG001 - part of the cache's key
    return read_rules(schema)


def judge(fault: Fault, rules: Mapping[str, Rule], *, draft: bool) -> Finding:
    """
    Turn a fault into a finding: add the rule's severity and remedy.

    In a draft the severity may be lower. A grammar's message already contains its remedy.
    """
    rule = rules.get(fault.rule)
    if rule is None:
        raise EditionError(
            f"rules.json does not know {fault.rule}; make it again with edition schema."
        )
    severity = rule.draft if draft else rule.severity
    message = fault.message if rule.by == "grammar" else f"{fault.message} {rule.remedy}"
    return Finding(fault.path, *fault.place, rule.id, severity, message, fault.edits)
