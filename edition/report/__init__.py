"""What a check or a build came to: lines for people, JSON and SARIF for programs."""

from edition.report.text import explain_rule, format_finding, list_rules, report

__all__ = ["explain_rule", "format_finding", "list_rules", "report"]
