"""Lines for people: findings, counts and rules."""

from collections import Counter
from collections.abc import Iterator, Mapping
from textwrap import dedent, indent
from typing import TYPE_CHECKING

from edition.findings import Finding, Severity
from edition.outcome import Outcome
from edition.printable import count, show

if TYPE_CHECKING:
    from edition.project.rules import Rule

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFORMATION: "36"}


def report(
    outcome: Outcome, *, seconds: float, colour: bool, limit: int | None = None
) -> Iterator[str]:
    """
    Print an outcome: findings, rules that did not run, and counts.

    With a limit only the first findings are printed, and a line says how many more there are.
    """
    for finding in outcome.findings[:limit]:
        yield format_finding(finding, colour=colour)
    if limit is not None and (more := len(outcome.findings) - limit) > 0:
        yield f"{count(more, 'more finding')} not shown; raise --max to see more."
    if outcome.left_out:
        rules = ", ".join(outcome.left_out)
        yield f"Not run, since they need the whole edition without errors: {rules} (edition build)."
    if outcome.published and outcome.published.finished_another:
        yield "An earlier build was interrupted while it published; this one has finished it."
    yield from outcome.notes
    yield f"{_sum_up(outcome)} in {seconds:.1f} s."


def format_finding(finding: Finding, *, colour: bool) -> str:
    """Write a finding as one line, its severity in colour on a terminal."""
    line = str(finding)
    if not colour:
        return line
    severity = f" {finding.severity} "
    painted = f" \033[{_COLOURS[finding.severity]}m{finding.severity}\033[0m "
    return line.replace(severity, painted, 1)


def _sum_up(outcome: Outcome) -> str:
    counts = Counter(finding.severity for finding in outcome.findings)
    found = [count(counts[severity], severity) for severity in Severity if counts[severity]]
    checked = f"{count(outcome.checked, 'file')} checked: {', '.join(found) or 'no finding'}"
    published = outcome.published
    if published is None:
        return checked
    return (
        f"{checked}; {count(published.files, 'file')} in public/, "
        f"{published.written} written, {published.removed} removed,"
    )


def list_rules(rules: "Mapping[str, Rule]") -> Iterator[str]:
    """List the rules, each with its id, severity and claim."""
    width = max(map(len, rules), default=0)
    for rule in rules.values():
        yield show(f"{rule.id:{width}}  {rule.severity:11}  {rule.sentence}")


def explain_rule(rule: "Rule") -> Iterator[str]:
    """Explain a rule: claim, remedy, checker, examples, and its place in the manual."""
    yield show(f"{rule.id} ({rule.severity}, {rule.by})")
    yield show(rule.sentence)
    yield show(rule.remedy)
    for name, example in (("Wrong", rule.wrong), ("Right", rule.right)):
        if example:
            yield f"{name}:"
            lines = indent(dedent(example), "    ").expandtabs().split("\n")
            yield from map(show, lines)
    yield show(f"See manual.html#rule-{rule.id}.")
