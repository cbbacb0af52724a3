"""
Telling: what the catalogue has to say at the end of a check or a build.
"""

import json
from operator import attrgetter
from pathlib import PurePosixPath

from edition.catalogue import Catalogue
from edition.findings import Edit, Finding, Severity

_BLIND = (
    *("ref.resolves", "ref.kind", "measure.unit", "measure.commodity"),
    *("mention.untagged", "mention.ambiguous"),
)
"""What is not told while a register cannot be read: no pointer is followed, no name known then."""

_ORDER = attrgetter(
    *("path.parts", "line", "column", "rule", "severity", "message", "edits"),
)
"""The order of findings, which they have by themselves too, but only one by one."""

_ALONE = ("check", "mention")
"""The work that looks at documents alone."""


def read_findings(catalogue: Catalogue) -> tuple[Finding, ...]:
    """
    Read all findings, in order, each once.
    """
    blind = bool(
        catalogue.ask("SELECT 1 FROM document WHERE kind = 'register' AND NOT readable LIMIT 1")
    )
    early = has_errors(catalogue)
    found = {
        Finding(
            PurePosixPath(row["about"]),
            row["line"],
            row["column"],
            row["rule"],
            Severity(row["severity"]),
            row["message"],
            tuple(Edit(*edit) for edit in json.loads(row["edits"])),
        )
        for row in catalogue.walk("SELECT * FROM finding")
        if not (blind and row["rule"] in _BLIND) and not (early and row["work"] not in _ALONE)
    }
    return tuple(sorted(found, key=_ORDER))


def count_documents(catalogue: Catalogue) -> int:
    """
    Count the files that were checked.
    """
    return int(catalogue.ask("SELECT count(*) FROM document")[0][0])


def knows_documents(catalogue: Catalogue) -> bool:
    """
    Tell whether a telegram, or a page of the front matter, was looked at before.
    """
    query = "SELECT 1 FROM document WHERE kind IN ('telegram', 'front') LIMIT 1"
    return bool(catalogue.ask(query))


def knows_pages(catalogue: Catalogue) -> bool:
    """
    Tell whether a page was made before.
    """
    return bool(catalogue.ask("SELECT 1 FROM fingerprint LIMIT 1"))


def has_errors(catalogue: Catalogue) -> bool:
    """
    Tell whether a document alone keeps the edition from being looked at as a whole.
    """
    query = "SELECT 1 FROM finding WHERE severity = 'error' AND work = 'check' LIMIT 1"
    return bool(catalogue.ask(query))
