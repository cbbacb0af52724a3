"""Run the Schematron rules with Saxon; each failure becomes a fault with its place."""

import json
from collections.abc import Iterator

from edition.errors import EditionError
from edition.findings import Fault
from edition.project.settings import Project
from edition.read.source import Source
from edition.transform.processor import Node, Saxon, Stylesheet


def compile_rules(project: Project, saxon: Saxon) -> Stylesheet:
    """Compile the stylesheet that was made from the edition's Schematron rules."""
    path = project.schema / "telegram.sch.xsl"
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise EditionError(
            f"{path.name} is missing or unreadable; make it again with edition schema."
        ) from error
    return saxon.compile_text(text, path.name)


def check(source: Source, node: Node, saxon: Saxon, rules: Stylesheet) -> Iterator[Fault]:
    """Find what breaks the Schematron rules."""
    for failed in json.loads(saxon.text(rules, "findings", node)):
        place = source.positions.path(failed["path"])
        yield Fault(source.path, place, failed["rule"], failed["message"])
