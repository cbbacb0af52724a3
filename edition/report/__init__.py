"""
Report: what a check or a build came to, in lines for people or in a format for programs.
"""

from edition.report.formats import report_json
from edition.report.sarif import report_sarif
from edition.report.text import explain_rule, format_finding, list_rules, report

__all__ = [
    "explain_rule",
    "format_finding",
    "list_rules",
    "report",
    "report_json",
    "report_sarif",
]
