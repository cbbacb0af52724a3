"""One overlay for each rule: laid over a valid edition, it gives that one finding, and no other."""

import json
from pathlib import Path
from typing import Any

import pytest
from needs import ROOT
from overlays import BASE, OVERLAYS, lay

from edition.build.build import check_edition
from edition.findings import Finding


def tell(finding: Finding) -> dict[str, Any]:
    """Put a finding as expected.json has it; its sentence may be worded anew."""
    return {
        "path": str(finding.path),
        "line": finding.line,
        "column": finding.column,
        "rule": finding.rule,
        "severity": str(finding.severity),
    }


def test_base_is_valid(tmp_path: Path) -> None:
    """The edition that the overlays are laid over gives no finding at all."""
    folder = lay(tmp_path, BASE)

    assert () == check_edition(folder).findings


@pytest.mark.parametrize("overlay", OVERLAYS, ids=lambda path: path.name)
def test_overlay_gives_its_finding_alone(overlay: Path, tmp_path: Path) -> None:
    """
    The broken place is found, at the line and column that were counted by hand, and nothing else.
    """
    folder = lay(tmp_path, BASE, overlay)
    expected = json.loads((overlay / "expected.json").read_text(encoding="utf-8"))

    findings = check_edition(folder).findings

    assert expected == [tell(finding) for finding in findings]
    assert {overlay.name} == {finding["rule"] for finding in expected}
    assert all(finding.message.endswith((".", "”", "?")) for finding in findings)


def test_every_rule_has_an_overlay() -> None:
    """Whoever adds a rule adds what breaks it."""
    rules = json.loads((ROOT / "schema" / "rules.json").read_text(encoding="utf-8"))["rules"]

    assert sorted(rule["id"] for rule in rules) == [overlay.name for overlay in OVERLAYS]


def test_what_the_whole_edition_shows_weighs_less_in_a_draft(tmp_path: Path) -> None:
    """A reply that is a draft is compared with its request too, and warned of."""
    overlay = next(path for path in OVERLAYS if path.name == "reply.thread")
    folder = lay(tmp_path, BASE, overlay)
    (expected,) = json.loads((overlay / "expected.json").read_text(encoding="utf-8"))
    place = folder / expected["path"]
    text = place.read_text(encoding="utf-8")
    place.write_text(text.replace('status="proofed"', 'status="draft"'), encoding="utf-8")

    (finding,) = check_edition(folder).findings

    assert {**expected, "severity": "warning"} == tell(finding)
