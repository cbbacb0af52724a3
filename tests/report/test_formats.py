"""Findings for programs: JSON by our own schema, SARIF by the official one."""

import json
from pathlib import Path, PurePosixPath
from typing import Any

import jsonschema
import needs
import pytest
from needs import ROOT
from spoiled_copies import TELEGRAM, replace, run_here

from edition.findings import Edit, Finding, Severity
from edition.outcome import Outcome
from edition.project.json_schema import find_problems
from edition.project.rules import read_rules
from edition.report.json import report_json
from edition.report.sarif import report_sarif

SCHEMA = ROOT / "schema/finding.schema.json"
OFFICIAL = "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
RULES = read_rules(ROOT / "schema")
PATH = PurePosixPath("tei/telegrams/é b.xml")
TEXT = "<a>\r\n\t\u202bשלום\u202c𝔸</a>"
FINDINGS = (
    Finding(PATH, 1, 1, "id.pattern", Severity.ERROR, r"It is not like \d{4}.", (Edit(6, 8, "x"),)),
    Finding(PATH, 2, 9, "name.ref", Severity.WARNING, "A name: “毛泽东”."),
    Finding(PATH, 2, 9, "source.stray", Severity.INFORMATION, "See [here](x)."),
)


def make_outcome(*findings: Finding) -> Outcome:
    """Make an outcome with two rules that were not run."""
    return Outcome(findings, 3, ("entry.unused", "source.stray"))


def tell_sarif(outcome: Outcome, limit: int | None = None) -> dict[str, Any]:
    """Tell an outcome in SARIF, and read it."""
    lines = report_sarif(outcome, RULES, lambda _: TEXT.encode("utf-8-sig"), limit)
    told: dict[str, Any] = json.loads("\n".join(lines))
    return told


@pytest.mark.parametrize("limit", [None, 0, 2, 9])
@pytest.mark.parametrize("findings", [(), FINDINGS])
def test_json_is_as_its_schema_says(findings: tuple[Finding, ...], limit: int | None) -> None:
    """Findings, counts and the rules that were not run, with any limit."""
    told = json.loads("\n".join(report_json(make_outcome(*findings), limit)))

    assert [] == find_problems(SCHEMA, told)
    assert len(findings) == len(told["findings"]) + told["counts"]["not_shown"]
    assert len(findings) == sum(told["counts"][severity] for severity in Severity)
    assert ["entry.unused", "source.stray"] == told["not_run"]


def test_the_schema_is_closed_and_explains_itself() -> None:
    """Nothing may stand in an object but what is described there."""
    waiting = [json.loads(SCHEMA.read_text(encoding="utf-8"))]
    seen = 0
    for schema in waiting:
        properties = schema.get("properties", {})
        assert properties == {} or schema["additionalProperties"] is False
        assert sorted(properties) == sorted(schema.get("required", properties))
        for part in properties.values():
            assert "description" in part or "$ref" in part
            waiting.append(part)
            seen += 1
        waiting += [schema["items"]] if "items" in schema else []
        waiting += schema.get("$defs", {}).values()
    assert seen == 19


@pytest.mark.parametrize("limit", [None, 1])
@pytest.mark.parametrize("findings", [(), FINDINGS])
def test_sarif_is_valid(findings: tuple[Finding, ...], limit: int | None) -> None:
    """The official schema, which a package of Microsoft's brings, finds nothing wrong."""
    path = needs.node_package(OFFICIAL, "it holds the schema of SARIF")
    validator = jsonschema.Draft4Validator(json.loads(path.read_text(encoding="utf-8")))

    assert [] == list(validator.iter_errors(tell_sarif(make_outcome(*findings), limit)))
    assert list(validator.iter_errors({"version": "2.1.0"}))


def test_sarif_tells_what_a_finding_is() -> None:
    """Columns are code points, the path is relative and escaped, the rule brings its remedy."""
    (run,) = tell_sarif(make_outcome(*FINDINGS))["runs"]
    first, second, third = run["results"]
    place = second["locations"][0]["physicalLocation"]
    rule = run["tool"]["driver"]["rules"][second["ruleIndex"]]

    assert "unicodeCodePoints" == run["columnKind"]
    assert "tei/telegrams/%C3%A9%20b.xml" == place["artifactLocation"]["uri"]
    assert place["artifactLocation"]["uriBaseId"] in run["originalUriBaseIds"]
    assert {"startLine": 2, "startColumn": 9, "endColumn": 10} == place["region"]
    assert ["error", "warning", "note"] == [result["level"] for result in run["results"]]
    assert ("name.ref", RULES["name.ref"].remedy) == (rule["id"], rule["help"]["text"])
    assert f"```xml\n{RULES['name.ref'].wrong}\n```" in rule["help"]["markdown"]
    assert r"It is not like \d{{4}}." == first["message"]["text"]
    assert [*RULES] == [told["id"] for told in run["tool"]["driver"]["rules"]]
    assert "fixes" not in third


def test_sarif_tells_edits_as_fixes() -> None:
    """Behind a tab, a line end of two characters and signs that nobody sees columns are right."""
    (run,) = tell_sarif(make_outcome(*FINDINGS))["runs"]
    (change,) = run["results"][0]["fixes"][0]["artifactChanges"]

    assert [
        {
            "deletedRegion": {"startLine": 2, "startColumn": 2, "endLine": 2, "endColumn": 4},
            "insertedContent": {"text": "x"},
        }
    ] == change["replacements"]


def test_sarif_tells_what_was_not_run_and_not_shown() -> None:
    """Notes on the run name the rules, and how many findings a limit left out."""
    (run,) = tell_sarif(make_outcome(*FINDINGS), 1)["runs"]
    notes = run["invocations"][0]["toolExecutionNotifications"]

    assert 1 == len(run["results"])
    assert ["entry.unused", "source.stray", None] == [
        note.get("associatedRule", {}).get("id") for note in notes
    ]
    assert "2 more not shown." == notes[-1]["message"]["text"]


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_ten_thousand_findings_in_a_file(sources: Path, form: str) -> None:
    """All are told, each at its own place with its own edit, and the same bytes come twice."""
    slips = '<persname ref="person:mao-zedong">x</persname>&#x2019;\t毛 ' * 10_000
    replace(sources / TELEGRAM, "<abstract>\n        <p>", f"<abstract>\n        <p>{slips}")
    place = str(sources / TELEGRAM)
    result = run_here(sources, "check", "--format", form, place)
    told = json.loads(result.stdout)

    assert result.stdout == run_here(sources, "check", "--format", form, place).stdout
    if form == "json":
        columns = [finding["column"] for finding in told["findings"]]
        assert {2} == {len(finding["edits"]) for finding in told["findings"]}
    else:
        (run,) = told["runs"]
        regions = [found["locations"][0]["physicalLocation"]["region"] for found in run["results"]]
        columns = [region["startColumn"] for region in regions]
    width = len(slips) // 10_000
    assert list(range(12, 12 + 10_000 * width, width)) == columns


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_what_is_found_is_valid(sources: Path, form: str) -> None:
    """What the command line tells of a spoiled edition is as the schemas say."""
    replace(sources / TELEGRAM, 'ref="person:gao-gang"', 'ref="person: gao-gang"')
    told = json.loads(run_here(sources, "check", "--format", form).stdout)
    if form == "json":
        assert [] == find_problems(SCHEMA, told)
        assert [1] == [len(finding["edits"]) for finding in told["findings"]]
    else:
        path = needs.node_package(OFFICIAL, "it holds the schema of SARIF")
        jsonschema.Draft4Validator(json.loads(path.read_text(encoding="utf-8"))).validate(told)
        assert [1] == [len(result["fixes"]) for result in told["runs"][0]["results"]]
