"""Print the outcome of a check or a build: text for people, JSON and SARIF for programs."""

from edition.report.text import explain_rule, format_finding, list_rules, report

__all__ = ["explain_rule", "format_finding", "list_rules", "report"]
