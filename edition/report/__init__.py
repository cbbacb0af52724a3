"""
Report: what a check or a build came to, in lines for people; formats and sarif are for programs.
"""

from edition.report.text import explain_rule, format_finding, list_rules, report

__all__ = ["explain_rule", "format_finding", "list_rules", "report"]
